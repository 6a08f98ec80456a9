/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/markdown.h"

#include "base/text.h"
#include "view/markdown_rows.h"
#include "view/markdown_table.h"
#include "view/report.h"

/* Stands in a cell that has no value. */
#define NONE STR("\xE2\x80\x93")

struct document {
	const struct view_input *input;
	struct buf *out;
};

/* Between these a character is part of a word, and "_" no emphasis. */
static bool is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool needs_escape(struct str s, size_t at)
{
	switch (s.p[at]) {
	case '_':
		return at == 0 || at + 1 == s.n || !is_word_byte(s.p[at - 1]) || !is_word_byte(s.p[at + 1]);
	case '#':
		/* At the end of a heading it would be taken for decoration. */
		return at + 1 == s.n;
	case '&':
		/* "R&D" is no entity and stays readable. */
		return at + 1 < s.n && (s.p[at + 1] == '#' || is_word_byte(s.p[at + 1])) &&
		       str_find_char(s, ';', at) != STR_NONE;
	default:
		return strchr("\\`*[]<|~", s.p[at]) != NULL;
	}
}

void markdown_cell(struct str text, struct buf *out)
{
	struct buf shown = BUF_EMPTY;
	struct str s;

	text_visible(str_trim(text), false, &shown);
	s = buf_str(&shown);
	for (size_t i = 0; i < s.n; i++) {
		if (needs_escape(s, i))
			buf_addc(out, '\\');
		buf_addc(out, s.p[i]);
	}
	buf_release(&shown);
}

static void put_heading(struct document *document, int level, struct str title)
{
	buf_addc(document->out, '\n');
	buf_fill(document->out, '#', (size_t)level);
	buf_addc(document->out, ' ');
	markdown_cell(title, document->out);
	buf_adds(document->out, "\n\n");
}

static bool is_domain(const struct item *item, const char *domain)
{
	return str_is(item->domain, domain);
}

static struct str leaf_text(const struct document *document, const struct item *item, const char *field)
{
	return pack_text(document->input->pack, &(struct addr){ item->id, 0, str_of(field) });
}

/* A board asks on when nothing is said; but only a founder who left the list empty on purpose says that there is none. */
static void put_none(struct document *document, const struct item *item)
{
	if (!pack_entry(document->input->pack, item->id)) {
		buf_adds(document->out, "Not answered.\n");
		return;
	}
	buf_printf(document->out, "None this %s.\n", document->input->pack->period.months == 1 ? "month" : "quarter");
}

static bool has_body(const struct document *document, const struct item *item)
{
	return item->kind != ITEM_NUMBER && pack_is_answered(document->input->pack, item);
}

static void put_body(struct document *document, const struct item *item)
{
	if (item->kind == ITEM_TEXT)
		markdown_narrative(leaf_text(document, item, "text"), document->out);
	else if (!markdown_rows(document->input, item, document->out))
		put_none(document, item);
}

/* A part of the summary; is_expected: a board wants to read that there is nothing. */
static void put_summary(struct document *document, const char *id, bool is_expected)
{
	const struct item *item = catalogue_find(document->input->catalogue, str_of(id));

	if (!item || item->kind == ITEM_NUMBER)
		return;
	if (has_body(document, item)) {
		put_heading(document, 2, item->label);
		put_body(document, item);
	} else if (is_expected) {
		put_heading(document, 2, item->label);
		put_none(document, item);
	}
}

static void put_cover(struct document *document)
{
	const struct view_input *input = document->input;
	struct markdown_table table;

	buf_adds(document->out, "# ");
	markdown_cell(input->company->name.n ? input->company->name : STR("Board pack"), document->out);
	buf_adds(document->out, ", board pack ");
	markdown_cell(input->pack->period_text, document->out);
	buf_adds(document->out, "\n\n");
	markdown_table_init(&table);
	markdown_table_column(&table, STR("Company"), false);
	markdown_table_column(&table, STR("Period"), false);
	markdown_table_column(&table, STR("Stage"), false);
	markdown_table_column(&table, STR("Currency"), false);
	markdown_table_cell(&table, input->company->name);
	markdown_table_cell(&table, input->pack->period_text);
	markdown_table_cell(&table, str_of(stage_label(input->company->stage)));
	markdown_table_cell(&table, input->company->currency);
	markdown_table_put(&table, document->out);
	markdown_table_release(&table);
}

/* --- the variance table ---------------------------------------------------------------------------------------------- */

/* What was typed but is no amount stands as typed: the board must see what the founder wrote. */
static void put_amount(struct markdown_table *table, bool has, struct quantity quantity, struct str typed)
{
	struct buf text = BUF_EMPTY;

	if (has) {
		quantity_print(quantity, &text);
		markdown_table_cell(table, buf_str(&text));
	} else {
		markdown_table_cell(table, str_is_blank(typed) ? NONE : typed);
	}
	buf_release(&text);
}

static void put_difference(struct markdown_table *table, const struct variance *variance)
{
	bool is_points = variance->difference.unit == UNIT_PERCENT;
	struct buf text = BUF_EMPTY;
	struct quantity shown;

	if (!variance->has_difference) {
		markdown_table_cell(table, NONE);
		markdown_table_cell(table, NONE);
		return;
	}
	/* With the digits of the finer of the two, or 9.1 against 9 would print as a difference of nothing. */
	shown = variance->difference;
	shown.value = variance_shown(variance, shown.value);
	shown.slack =
		variance->actual.slack < variance->forecast.slack ? variance->actual.slack : variance->forecast.slack;
	if (shown.value > 0)
		buf_addc(&text, '+');
	/* The difference of two percentages is points, not percent. */
	if (is_points)
		shown.unit = UNIT_NONE;
	quantity_print(shown, &text);
	if (is_points)
		buf_adds(&text, " pp");
	markdown_table_cell(table, buf_str(&text));
	buf_clear(&text);
	if (variance->has_relative) {
		double relative = variance_shown(variance, variance->relative);

		buf_printf(&text, "%s%.1f %%", relative > 0 ? "+" : "", relative);
		markdown_table_cell(table, str_is(buf_str(&text), "-0.0 %") ? STR("0.0 %") : buf_str(&text));
	} else {
		markdown_table_cell(table, NONE);
	}
	buf_release(&text);
}

static const char *status_word(char status)
{
	switch (status) {
	case 'G':
		return "green";
	case 'A':
		return "amber";
	case 'R':
		return "red";
	default:
		return "";
	}
}

static bool has_figures(const struct document *document, const struct item *item, struct variance *variance)
{
	static const char *const fields[] = { "actual", "forecast", "next" };

	if (item->kind != ITEM_NUMBER || (item->is_carried && str_is_blank(leaf_text(document, item, "actual"))))
		return false;
	*variance = facts_variance(document->input->facts, item);
	if (variance->has_actual || variance->has_forecast || variance->has_next)
		return true;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (!str_is_blank(leaf_text(document, item, fields[i])))
			return true;
	/* A prior value alone tells of an item that was asked and not answered. */
	return variance->has_prior && company_asks(document->input->company, item) != RELEVANCE_NONE;
}

static void put_variance_row(struct document *document, struct markdown_table *table, const struct item *item,
			     const struct variance *variance)
{
	struct buf status = BUF_EMPTY;

	markdown_table_cell(table, item->label);
	put_amount(table, variance->has_forecast, variance->forecast, leaf_text(document, item, "forecast"));
	put_amount(table, variance->has_actual, variance->actual, leaf_text(document, item, "actual"));
	put_difference(table, variance);
	buf_printf(&status, "%s%s", status_word(variance->status), variance->status_typed ? " (set)" : "");
	markdown_table_cell(table, buf_str(&status));
	put_amount(table, variance->has_next, variance->next, leaf_text(document, item, "next"));
	put_amount(table, variance->has_prior, variance->prior, STR(""));
	buf_release(&status);
}

static void variance_header(const struct document *document, struct markdown_table *table)
{
	static const char *const labels[] = { "Forecast", "Actual",        "Variance", "Variance %",
					      "Status",   "Next forecast", "Prior" };
	bool is_signed = catalogue_is_better_positive(document->input->catalogue);
	struct buf kpi = BUF_EMPTY;

	buf_adds(&kpi, "KPI");
	if (document->input->company->currency.n)
		buf_printf(&kpi, " (money in %.*s)", STR_FMT(document->input->company->currency));
	markdown_table_column(table, buf_str(&kpi), false);
	for (size_t i = 0; i < COUNT_OF(labels); i++)
		markdown_table_column(table, i == 2 && is_signed ? STR("Variance B/(W)") : str_of(labels[i]), i != 4);
	buf_release(&kpi);
}

/* Items stand by domain: first is the first of one, the index behind its last is returned. */
static size_t domain_end(const struct catalogue *catalogue, size_t first)
{
	size_t end = first;

	while (end < catalogue->items.n && str_eq(catalogue->items.v[end]->domain, catalogue->items.v[first]->domain))
		end++;
	return end;
}

static void put_variances(struct document *document)
{
	const struct catalogue *catalogue = document->input->catalogue;
	bool is_first = true;

	for (size_t first = 0, end; first < catalogue->items.n; first = end) {
		struct markdown_table table;

		end = domain_end(catalogue, first);
		markdown_table_init(&table);
		variance_header(document, &table);
		for (size_t i = first; i < end; i++) {
			struct variance variance;

			if (has_figures(document, catalogue->items.v[i], &variance))
				put_variance_row(document, &table, catalogue->items.v[i], &variance);
		}
		if (markdown_table_rows(&table)) {
			if (is_first)
				put_heading(document, 2, STR("Key figures"));
			else
				buf_addc(document->out, '\n');
			is_first = false;
			buf_printf(document->out, "### %s\n\n", domain_label(catalogue->items.v[first]->domain));
			markdown_table_put(&table, document->out);
		}
		markdown_table_release(&table);
	}
}

/* --- domains --------------------------------------------------------------------------------------------------------- */

static void put_commentaries(struct document *document, size_t first, size_t end)
{
	bool is_first = true;

	for (size_t i = first; i < end; i++) {
		const struct item *item = document->input->catalogue->items.v[i];
		struct str text = leaf_text(document, item, "commentary");

		if (item->kind != ITEM_NUMBER || str_is_blank(text))
			continue;
		if (is_first)
			put_heading(document, 3, STR("Commentary"));
		else
			buf_addc(document->out, '\n');
		is_first = false;
		buf_adds(document->out, "#### ");
		markdown_cell(item->label, document->out);
		buf_adds(document->out, "\n\n");
		markdown_narrative(text, document->out);
	}
}

static void put_domain(struct document *document, size_t first, size_t end)
{
	const struct catalogue *catalogue = document->input->catalogue;
	bool has_any = false;

	for (size_t i = first; i < end; i++) {
		const struct item *item = catalogue->items.v[i];

		has_any = has_any || has_body(document, item) ||
			  (item->kind == ITEM_NUMBER && !str_is_blank(leaf_text(document, item, "commentary")));
	}
	if (!has_any)
		return;
	buf_printf(document->out, "\n## %s\n", domain_label(catalogue->items.v[first]->domain));
	for (size_t i = first; i < end; i++) {
		const struct item *item = catalogue->items.v[i];

		if (!has_body(document, item))
			continue;
		put_heading(document, 3, item->label);
		put_body(document, item);
	}
	put_commentaries(document, first, end);
}

static void put_domains(struct document *document)
{
	const struct catalogue *catalogue = document->input->catalogue;

	for (size_t first = 0, end; first < catalogue->items.n; first = end) {
		end = domain_end(catalogue, first);
		if (!is_domain(catalogue->items.v[first], "section"))
			put_domain(document, first, end);
	}
}

/* Parts of the summary that have a fixed place of their own. */
static const struct {
	const char *id;
	bool is_expected, is_late;
} summary[] = {
	{ "section.asks", true, false },       { "section.highlights", false, false },
	{ "section.lowlights", false, false }, { "section.actions", false, true },
	{ "section.resolutions", true, true },
};

static void put_summaries(struct document *document, bool is_late)
{
	for (size_t i = 0; i < COUNT_OF(summary); i++)
		if (summary[i].is_late == is_late)
			put_summary(document, summary[i].id, summary[i].is_expected);
}

/* Risks, and what a company adds to the summary. */
static void put_other_sections(struct document *document)
{
	const struct catalogue *catalogue = document->input->catalogue;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		bool is_placed = !is_domain(item, "section");

		for (size_t j = 0; j < COUNT_OF(summary); j++)
			is_placed = is_placed || str_is(item->id, summary[j].id);
		if (!is_placed && has_body(document, item)) {
			put_heading(document, 2, item->label);
			put_body(document, item);
		}
	}
}

/* --- appendices ------------------------------------------------------------------------------------------------------ */

static void put_definition(struct document *document, const struct item *item)
{
	const struct source *source = &item->source;

	buf_adds(document->out, "- **");
	markdown_cell(item->label, document->out);
	buf_adds(document->out, "** ");
	markdown_cell(item->what, document->out);
	if (item->kind == ITEM_NUMBER && item->formula.n) {
		buf_adds(document->out, " *Formula:* ");
		markdown_cell(item->formula, document->out);
		buf_addc(document->out, '.');
	}
	buf_adds(document->out, " *Source:* ");
	markdown_cell(source->name, document->out);
	if (source->tier == TIER_EDITORIAL)
		buf_adds(document->out, " (own wording)");
	if (source->section.n) {
		buf_adds(document->out, ", ");
		markdown_cell(source->section, document->out);
	}
	if (source->date.n) {
		buf_adds(document->out, ", ");
		markdown_cell(source->date, document->out);
	}
	buf_adds(document->out, ".");
	if (source->notice.n) {
		buf_addc(document->out, ' ');
		markdown_cell(source->notice, document->out);
	}
	buf_addc(document->out, '\n');
}

/* Is something said of it, so that readers need its definition? */
static bool is_defined(const struct document *document, const struct item *item)
{
	struct variance variance;

	return pack_is_answered(document->input->pack, item) || has_figures(document, item, &variance);
}

/* Where practice is divided, a reader compares this pack with another company's only knowing which convention it follows. */
static void put_conventions(struct document *document)
{
	const struct catalogue *catalogue = document->input->catalogue;
	bool is_first = true;

	for (size_t i = 0; i < catalogue->conventions.n; i++) {
		const struct convention *convention = catalogue->conventions.v[i];
		const struct convention_choice *choice = &convention->choices[convention->chosen];
		bool is_used = false;

		for (size_t k = 0; k < catalogue->items.n && !is_used; k++)
			is_used = convention_affects(convention, catalogue->items.v[k]) &&
				  is_defined(document, catalogue->items.v[k]);
		if (!is_used)
			continue;
		if (is_first)
			put_heading(document, 3, STR("Conventions"));
		is_first = false;
		buf_adds(document->out, "- **");
		markdown_cell(convention->label, document->out);
		buf_adds(document->out, ":** ");
		markdown_cell(choice->label, document->out);
		buf_adds(document->out, convention->is_declared ? ". " : " (by default). ");
		markdown_cell(choice->text, document->out);
		buf_addc(document->out, '\n');
	}
}

static void put_definitions(struct document *document)
{
	const struct catalogue *catalogue = document->input->catalogue;
	bool is_first = true;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (!is_defined(document, item))
			continue;
		if (is_first)
			put_heading(document, 2, STR("Appendix A: definitions and sources"));
		is_first = false;
		put_definition(document, item);
	}
}

static void put_where(struct markdown_table *table, const struct document *document, const struct finding *finding)
{
	const struct item *item = catalogue_find(document->input->catalogue, finding->at.item);
	struct buf text = BUF_EMPTY;

	buf_add(&text, item ? item->label : finding->at.item);
	if (finding->at.field.n) {
		const struct column *column = item ? item_column(item, finding->at.field) : NULL;
		const char *label = pack_field_label(finding->at.field);

		buf_printf(&text, "%s%.*s", text.n ? ": " : "",
			   STR_FMT(column  ? column->label
				   : label ? str_of(label)
					   : finding->at.field));
	}
	markdown_table_cell(table, text.n ? buf_str(&text) : STR("the pack"));
	buf_release(&text);
}

static void put_findings(struct document *document)
{
	const struct findings *findings = document->input->findings;
	struct buf counts = BUF_EMPTY;
	struct markdown_table table;

	if (!findings)
		return;
	put_heading(document, 2, STR("Appendix B: findings statement"));
	report_counts(findings, &counts);
	markdown_cell(buf_str(&counts), document->out);
	buf_adds(document->out, ".\n");
	buf_release(&counts);
	if (findings->list.n == 0)
		return;
	markdown_table_init(&table);
	markdown_table_column(&table, STR("Level"), false);
	markdown_table_column(&table, STR("Where"), false);
	markdown_table_column(&table, STR("Finding"), false);
	markdown_table_column(&table, STR("Check"), false);
	for (size_t i = 0; i < findings->list.n; i++) {
		const struct finding *finding = &findings->list.v[i];
		struct buf message = BUF_EMPTY;

		markdown_table_cell(&table, str_of(level_name(finding->level)));
		put_where(&table, document, finding);
		buf_add(&message, finding->message);
		if (finding->waived)
			buf_printf(&message, " (waived: %.*s)", STR_FMT(finding->waiver_reason));
		markdown_table_cell(&table, buf_str(&message));
		markdown_table_cell(&table, finding->rule->id);
		buf_release(&message);
	}
	buf_addc(document->out, '\n');
	markdown_table_put(&table, document->out);
	markdown_table_release(&table);
}

void markdown_pack(const struct view_input *input, struct buf *out)
{
	struct document document = { input, out };

	facts_refresh(input->facts);
	put_cover(&document);
	put_summaries(&document, false);
	put_variances(&document);
	put_domains(&document);
	put_other_sections(&document);
	put_summaries(&document, true);
	put_definitions(&document);
	put_conventions(&document);
	put_findings(&document);
}
