/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "base/worddiff.h"
#include "pack/diff.h"
#include "view/composer.h"
#include "view/report.h"

static struct document_table *begin(struct composer *composer, struct str name, const char *const *labels, size_t count)
{
	struct document_table *table = document_table(composer->out, name);

	for (size_t i = 0; i < count; i++)
		document_column(composer->out, table, str_of(labels[i]), false);
	return table;
}

/* --- identities --------------------------------------------------------------------------------------------------------------- */

/* The parts of a formula with their figures, so that a reader can redo the sum. */
static void put_parts(const struct composer *composer, const struct item *item, struct buf *out)
{
	const struct expr_ref *refs;
	size_t count = item->expr ? expr_refs(item->expr, &refs) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct item *part = refs[i].id.n ? catalogue_find(composer->input->catalogue, refs[i].id) : NULL;
		int back = facts_reach(composer->input->facts, 0, &refs[i]);
		struct fact fact;

		if (!part || part->kind != ITEM_NUMBER || refs[i].rows || refs[i].window || back < 0)
			continue;
		fact = facts_get(composer->input->facts, part, refs[i].field, back);
		if (!fact_is_known(&fact))
			continue;
		buf_printf(out, "%s%.*s ", out->n ? "; " : "", STR_FMT(part->label));
		quantity_print(fact.quantity, out);
		if (back) {
			buf_adds(out, " in ");
			compose_period(composer, back, out);
		}
	}
}

static void put_tie(struct composer *composer, struct document_table *table, const struct item *item,
		    const struct fact *fact)
{
	double gap = fabs(fact->quantity.value - fact->formula_value.value);
	struct buf text = BUF_EMPTY;

	document_cell(composer->out, table, item->label)->target = compose_anchor(composer, item);
	compose_amount(composer, table, true, fact->quantity, STR(""));
	compose_amount(composer, table, true, fact->formula_value, STR(""));
	if (fact_is_contradicted(fact))
		quantity_print((struct quantity){ gap, fact->quantity.slack, item->unit }, &text);
	document_cell(composer->out, table, text.n ? buf_str(&text) : STR("agrees"));
	buf_clear(&text);
	put_parts(composer, item, &text);
	document_cell(composer->out, table, buf_str(&text));
	document_row(table, false);
	buf_release(&text);
}

void appendix_ties(struct composer *composer)
{
	static const char *const labels[] = { "Figure", "Stated", "Formula gives", "Gap", "Parts" };
	const struct catalogue *catalogue = composer->input->catalogue;
	struct document_table *table = begin(composer, STR("Identities"), labels, COUNT_OF(labels));

	for (size_t i = 1; i <= 3; i++)
		table->columns.v[i].is_right = true;
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		struct fact fact;

		if (item->kind != ITEM_NUMBER || !item->expr)
			continue;
		fact = facts_get(composer->input->facts, item, EXPR_FIELD_ACTUAL, 0);
		if (fact.state == FACT_TYPED && fact.has_formula_value)
			put_tie(composer, table, item, &fact);
	}
	document_put_if_rows(composer->out, table);
}

/* --- what changed since an earlier version ------------------------------------------------------------------------------------ */

static struct str field_label(const struct item *item, struct str field)
{
	const struct column *column = item ? item_column(item, field) : NULL;
	const char *label = pack_field_label(field);

	return column ? column->label : label ? str_of(label) : field;
}

/* Words that stay are shown so far from a change, in bytes. */
#define NEAR 60
/* Below this share of common words a text is shown as gone and come, not word by word. */
#define ALIKE 0.4

/* Of what stays only the ends next to a change. */
static void put_same(struct composer *composer, struct document_cell *cell, struct str text, bool is_first,
		     bool is_last)
{
	size_t head = is_first ? 0 : NEAR, tail = is_last ? 0 : NEAR;
	struct buf out = BUF_EMPTY;

	if (text.n <= head + tail + NEAR) {
		buf_add(&out, text);
	} else {
		size_t from = text.n - tail;

		while (head && text.p[head] != ' ' && text.p[head] != '\n')
			head--;
		while (from < text.n && text.p[from] != ' ' && text.p[from] != '\n')
			from++;
		buf_add(&out, str_sub(text, 0, head));
		buf_adds(&out, head ? " \xE2\x80\xA6" : "\xE2\x80\xA6");
		buf_add(&out, str_sub(text, from, text.n - from));
	}
	document_cell_say(composer->out, cell, DOCUMENT_PLAIN, buf_str(&out));
	buf_release(&out);
}

/* What comes in the place of something must not stick to it. */
static void put_added(struct composer *composer, struct document_cell *cell, struct str text, bool replaces)
{
	struct str gone = replaces ? cell->spans[cell->span_count - 1].text : STR(" ");

	if (gone.n && !strchr(" \n\t", gone.p[gone.n - 1]) && text.n && !strchr(" \n\t", text.p[0]))
		document_cell_say(composer->out, cell, DOCUMENT_PLAIN, STR(" "));
	document_cell_say(composer->out, cell, DOCUMENT_ADDED, text);
}

/* What became of a text, word by word; where nothing can be marked: the old one, an arrow, the new one. */
static void put_words(struct composer *composer, struct document_table *table, struct str old, struct str new)
{
	struct document_cell *cell;
	struct buf plain = BUF_EMPTY;
	struct worddiff diff;

	buf_printf(&plain, "%.*s%s%.*s", STR_FMT(old), old.n && new.n ? " \xE2\x86\x92 " : "", STR_FMT(new));
	cell = document_cell(composer->out, table, str_trim(buf_str(&plain)));
	worddiff_init(&diff);
	if (worddiff_likeness(old, new) < ALIKE) {
		document_cell_say(composer->out, cell, DOCUMENT_REMOVED, old);
		if (old.n && new.n)
			document_cell_say(composer->out, cell, DOCUMENT_PLAIN, STR(" "));
		document_cell_say(composer->out, cell, DOCUMENT_ADDED, new);
	} else {
		worddiff_run(&diff, old, new);
	}
	for (size_t i = 0; i < diff.runs.n; i++) {
		const struct worddiff_run *run = &diff.runs.v[i];

		if (run->kind == WORDDIFF_SAME)
			put_same(composer, cell, str_sub(new, run->new.at, run->new.n), i == 0, i + 1 == diff.runs.n);
		else if (run->kind == WORDDIFF_REMOVED)
			document_cell_say(composer->out, cell, DOCUMENT_REMOVED, str_sub(old, run->old.at, run->old.n));
		else
			put_added(composer, cell, str_sub(new, run->new.at, run->new.n),
				  i && diff.runs.v[i - 1].kind == WORDDIFF_REMOVED);
	}
	worddiff_release(&diff);
	buf_release(&plain);
}

/* What a row is told by; empty where the pack has none. */
static struct str row_name(const struct pack *pack, const struct item *item, struct str id, unsigned serial)
{
	const struct entry *entry = serial ? pack_entry(pack, id) : NULL;
	const struct row *row = entry ? entry_row(entry, serial) : NULL;

	return row ? diff_key(item, row) : STR("");
}

void appendix_version(struct composer *composer)
{
	static const char *const labels[] = { "Item", "Field", "Change" };
	const struct catalogue *catalogue = composer->input->catalogue;
	struct document_table *table;
	struct diff diff;

	if (!composer->options->since) {
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_PLAIN, STR("No earlier version was given to compare with."));
		return;
	}
	table = begin(composer, STR("Changes"), labels, COUNT_OF(labels));
	diff_init(&diff);
	diff_run(&diff, catalogue, composer->options->since, composer->input->pack);
	for (size_t i = 0; i < diff.changes.n; i++) {
		const struct diff_change *change = &diff.changes.v[i];
		const struct item *item = catalogue_find(catalogue, change->item);
		struct str row = change->kind == DIFF_ADDED ? STR("row added") : STR("row removed");

		document_cell(composer->out, table, item ? item->label : change->item);
		document_cell(composer->out, table, change->field.n ? field_label(item, change->field) : row);
		if (change->field.n)
			put_words(composer, table, change->old, change->new);
		else
			put_words(composer, table,
				  row_name(composer->options->since, item, change->item, change->old_row),
				  row_name(composer->input->pack, item, change->item, change->new_row));
		document_row(table, false);
	}
	diff_release(&diff);
	document_put_if_rows(composer->out, table);
}

/* --- checks --------------------------------------------------------------------------------------------------------------------- */

static void put_where(struct composer *composer, struct document_table *table, const struct finding *finding)
{
	const struct item *item = catalogue_find(composer->input->catalogue, finding->at.item);
	struct buf text = BUF_EMPTY;

	buf_add(&text, item ? item->label : finding->at.item);
	if (finding->at.field.n)
		buf_printf(&text, "%s%.*s", text.n ? ": " : "", STR_FMT(field_label(item, finding->at.field)));
	document_cell(composer->out, table, text.n ? buf_str(&text) : STR("the pack"));
	buf_release(&text);
}

static void put_skipped(struct composer *composer, const struct findings *findings)
{
	static const char *const labels[] = { "Check", "Skipped because" };
	struct document_table *table = begin(composer, STR("Skipped checks"), labels, COUNT_OF(labels));

	for (size_t i = 0; i < findings->skipped.n; i++) {
		document_cell(composer->out, table, findings->skipped.v[i].rule->id);
		document_cell(composer->out, table, findings->skipped.v[i].reason);
		document_row(table, false);
	}
	document_put_if_rows(composer->out, table);
}

void appendix_checks(struct composer *composer)
{
	static const char *const labels[] = { "Level", "Where", "Finding", "Check" };
	const struct findings *findings = composer->input->findings;
	const struct layout_audience *audience = composer->options->audience;
	struct document_table *table = begin(composer, STR("Findings"), labels, COUNT_OF(labels));
	struct buf text = BUF_EMPTY;

	report_counts(findings, &text);
	document_paragraph(composer->out);
	document_sayf(composer->out, DOCUMENT_PLAIN, "%.*s.", STR_FMT(str_trim(buf_str(&text))));
	for (size_t i = 0; i < findings->list.n; i++) {
		const struct finding *finding = &findings->list.v[i];

		/* Why something was waived is for who answers for the figures; the count above tells the others. */
		if (finding->waived && audience && !audience->sees_waived)
			continue;
		document_cell(composer->out, table, str_of(level_name(finding->level)));
		put_where(composer, table, finding);
		buf_clear(&text);
		buf_add(&text, finding->message);
		if (finding->waived)
			buf_printf(&text, " (waived: %.*s)", STR_FMT(finding->waiver_reason));
		document_cell(composer->out, table, buf_str(&text));
		document_cell(composer->out, table, finding->rule->id);
		document_row(table, false);
	}
	document_put_if_rows(composer->out, table);
	/* Which checks had nothing to look at is for the same reader. */
	if (!audience || audience->sees_waived)
		put_skipped(composer, findings);
	buf_release(&text);
}
