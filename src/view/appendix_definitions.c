/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/standing.h"
#include "view/composer.h"

/* Of one item: more than these would bury the ones that fit best. */
#define BENCHMARKS_MAX 4

/* Is something said of it, so that readers need its definition? */
static bool is_defined(const struct composer *composer, const struct item *item)
{
	struct variance variance;

	/* What a letter, a list of asks or of departments is, its reader sees; what a number counts, nobody does. */
	if (item->kind != ITEM_NUMBER || composer->hidden[item->index])
		return false;
	return pack_is_answered(composer->input->pack, item) || compose_has_figures(composer, item, &variance);
}

static void put_source(struct composer *composer, const struct source *source)
{
	struct document *out = composer->out;

	document_say(out, DOCUMENT_EMPHASIS, STR("Source:"));
	document_sayf(out, DOCUMENT_PLAIN, " %.*s%s", STR_FMT(source->name),
		      source->tier == TIER_EDITORIAL ? " (own wording)" : "");
	if (source->section.n)
		document_sayf(out, DOCUMENT_PLAIN, ", %.*s", STR_FMT(source->section));
	if (source->date.n)
		document_sayf(out, DOCUMENT_PLAIN, ", %.*s", STR_FMT(source->date));
	document_say(out, DOCUMENT_PLAIN, STR("."));
	if (source->notice.n)
		document_sayf(out, DOCUMENT_PLAIN, " %.*s", STR_FMT(source->notice));
}

static void put_definition(struct composer *composer, const struct item *item)
{
	struct document *out = composer->out;

	document_bullet(out, compose_anchor(composer, item));
	document_say(out, DOCUMENT_STRONG, item->label);
	document_sayf(out, DOCUMENT_PLAIN, " %.*s ", STR_FMT(item->what));
	if (item->formula.n) {
		document_say(out, DOCUMENT_EMPHASIS, STR("Formula:"));
		document_sayf(out, DOCUMENT_PLAIN, " %.*s. ", STR_FMT(item->formula));
	}
	put_source(composer, &item->source);
}

static bool has_conventions(const struct composer *composer)
{
	const struct layout *layout = composer->options->layout;

	for (size_t i = 0; i < layout->section_count; i++)
		if (layout->sections[i].part == LAYOUT_CONVENTIONS && !composer->options->only_appendices)
			return true;
	return false;
}

void appendix_definitions(struct composer *composer)
{
	const struct catalogue *catalogue = composer->input->catalogue;

	for (size_t i = 0; i < catalogue->items.n; i++)
		if (is_defined(composer, catalogue->items.v[i]))
			put_definition(composer, catalogue->items.v[i]);
	if (!has_conventions(composer))
		appendix_conventions(composer, 3);
}

/* "Runway: the formula changed (finance.runway_months)" for each definition that differs from the one the pack was written by. */
static void put_catalogue_changes(struct composer *composer, const struct difference *changes)
{
	struct buf text = BUF_EMPTY;

	document_paragraph(composer->out);
	buf_printf(&text,
		   "This pack was written by version %.*s of the catalogue. Since then these definitions that it uses "
		   "differ:",
		   STR_FMT(changes->old->version));
	document_say(composer->out, DOCUMENT_PLAIN, buf_str(&text));
	for (size_t i = 0; i < changes->items.n; i++) {
		const struct difference_item *one = &changes->items.v[i];
		const struct item *item = catalogue_find(composer->input->catalogue, one->id);

		buf_clear(&text);
		buf_printf(&text, "%.*s (%.*s): %s", STR_FMT(item ? item->label : one->id), STR_FMT(one->id),
			   difference_name(one->kind));
		for (size_t j = 0; j < one->parts.n; j++)
			buf_printf(&text, "%s%.*s", j ? ", " : ": ", STR_FMT(one->parts.v[j].name));
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_PLAIN, buf_str(&text));
	}
	buf_release(&text);
}

void appendix_changes(struct composer *composer)
{
	const struct item *item = compose_find(composer, "section.definition_changes", ITEM_TABLE);

	if (item && compose_has_body(composer, item)) {
		compose_body(composer, item);
	} else {
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_PLAIN, STR("No change of a definition is reported."));
	}
	if (composer->input->changes && composer->input->changes->items.n)
		put_catalogue_changes(composer, composer->input->changes);
}

/* --- benchmarks ----------------------------------------------------------------------------------------------------------- */

static void put_figure(struct buf *out, const char *name, bool is_given, double value, enum unit unit)
{
	if (!is_given)
		return;
	buf_printf(out, "%s%s ", out->n ? ", " : "", name);
	quantity_print((struct quantity){ value, 0, unit }, out);
}

static void put_limit(struct buf *out, const char *name, const struct limit *limit, enum unit unit)
{
	static const char *const words[] = { "", "below", "at most", "at least", "above" };

	if (!limit->comparison)
		return;
	buf_printf(out, "%s%s: %s ", out->n ? ", " : "", name, words[limit->comparison]);
	quantity_print((struct quantity){ limit->value, 0, unit }, out);
}

static void put_benchmark(struct composer *composer, struct document_table *table, const struct item *item,
			  const struct variance *variance, const struct benchmark *mark)
{
	struct buf text = BUF_EMPTY;
	struct standing standing;

	document_cell(composer->out, table, item->label)->target = compose_anchor(composer, item);
	compose_amount(composer, table, variance->has_actual, variance->actual, compose_text(composer, item, "actual"));
	put_figure(&text, "p25", mark->has_p25, mark->p25, mark->unit);
	put_figure(&text, "median", mark->has_median, mark->median, mark->unit);
	put_figure(&text, "p75", mark->has_p75, mark->p75, mark->unit);
	put_limit(&text, "good", &mark->good, mark->unit);
	put_limit(&text, "poor", &mark->poor, mark->unit);
	document_cell(composer->out, table, buf_str(&text));
	buf_clear(&text);
	standing = standing_of(item, mark, &variance->actual, composer->input->pack->period.months,
			       composer->input->company->currency);
	buf_add(&text, mark->scope);
	if (standing.bar == STANDING_OTHER_LENGTH)
		buf_adds(&text, "; covers another span than the figure");
	else if (standing.bar == STANDING_OTHER_CURRENCY)
		buf_adds(&text, "; in USD");
	document_cell(composer->out, table, buf_str(&text));
	buf_clear(&text);
	buf_printf(&text, "%.*s", STR_FMT(mark->source));
	if (mark->year.n && str_find(mark->source, mark->year, 0) == STR_NONE)
		buf_printf(&text, ", %.*s", STR_FMT(mark->year));
	if (mark->is_weak)
		buf_adds(&text, " (low confidence)");
	document_cell(composer->out, table, buf_str(&text));
	document_row(table, false);
	buf_release(&text);
}

void appendix_benchmarks(struct composer *composer)
{
	static const char *const labels[] = { "KPI", "Actual", "Benchmark", "Scope", "Source" };
	const struct catalogue *catalogue = composer->input->catalogue;
	struct document_table *table = document_table(composer->out, STR("Benchmarks"));

	for (size_t i = 0; i < COUNT_OF(labels); i++)
		document_column(composer->out, table, str_of(labels[i]), i == 1);
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		size_t chosen[BENCHMARKS_MAX], count;
		struct variance variance;

		if (item->benchmark_count == 0 || !compose_has_figures(composer, item, &variance) ||
		    !variance.has_actual)
			continue;
		count = standing_choose(catalogue, composer->input->company, composer->input->facts, item, chosen,
					BENCHMARKS_MAX);
		for (size_t k = 0; k < count; k++)
			put_benchmark(composer, table, item, &variance, &item->benchmarks[chosen[k]]);
	}
	document_put_if_rows(composer->out, table);
}

/* --- glossary ----------------------------------------------------------------------------------------------------------------- */

static const struct {
	const char *acronym, *meaning;
} glossary[] = {
#define ACRONYM(acronym, meaning) { acronym, meaning },
#include "view/glossary.def"
#undef ACRONYM
};

static bool is_capital(char c)
{
	return (c >= 'A' && c <= 'Z') || c == '&';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

/* Marks the acronyms that stand in text as words of their own. */
static void find_acronyms(struct str text, bool *found)
{
	for (size_t i = 0; i < text.n;) {
		size_t n = 0;

		while (i + n < text.n && is_capital(text.p[i + n]))
			n++;
		if (n >= 2 && (i == 0 || !is_word(text.p[i - 1])) && (i + n == text.n || !is_word(text.p[i + n])))
			for (size_t k = 0; k < COUNT_OF(glossary); k++)
				found[k] = found[k] || str_is(str_sub(text, i, n), glossary[k].acronym);
		i += n ? n : 1;
	}
}

static void search_block(const struct document_block *block, bool *found)
{
	find_acronyms(block->text, found);
	for (size_t i = 0; i < block->spans.n; i++)
		find_acronyms(block->spans.v[i].text, found);
	if (!block->table)
		return;
	for (size_t i = 0; i < block->table->columns.n; i++)
		find_acronyms(block->table->columns.v[i].label, found);
	for (size_t i = 0; i < block->table->cells.n; i++)
		find_acronyms(block->table->cells.v[i].text, found);
}

void appendix_glossary(struct composer *composer)
{
	bool found[COUNT_OF(glossary)] = { false };

	for (size_t i = 0; i < composer->out->blocks.n; i++)
		search_block(&composer->out->blocks.v[i], found);
	for (size_t i = 0; i < COUNT_OF(glossary); i++) {
		if (!found[i])
			continue;
		document_bullet(composer->out, STR(""));
		document_say(composer->out, DOCUMENT_STRONG, str_of(glossary[i].acronym));
		document_sayf(composer->out, DOCUMENT_PLAIN, ": %s", glossary[i].meaning);
	}
}
