/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "pack/diff.h"
#include "view/composer.h"
#include "view/report.h"

static bool put_if_rows(struct composer *composer, struct document_table *table)
{
	if (document_rows(table) == 0) {
		document_drop_table(table);
		return false;
	}
	document_put_table(composer->out, table);
	return true;
}

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
		if (fact.state != FACT_TYPED && fact.state != FACT_COMPUTED)
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
	put_if_rows(composer, table);
}

/* --- what changed since an earlier version ------------------------------------------------------------------------------------ */

static struct str field_label(const struct item *item, struct str field)
{
	const struct column *column = item ? item_column(item, field) : NULL;
	const char *label = pack_field_label(field);

	return column ? column->label : label ? str_of(label) : field;
}

void appendix_version(struct composer *composer)
{
	static const char *const labels[] = { "Item", "Field", "Was", "Is" };
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
		document_cell(composer->out, table, change->old);
		document_cell(composer->out, table, change->new);
		document_row(table, false);
	}
	diff_release(&diff);
	put_if_rows(composer, table);
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
	put_if_rows(composer, table);
}

void appendix_checks(struct composer *composer)
{
	static const char *const labels[] = { "Level", "Where", "Finding", "Check" };
	const struct findings *findings = composer->input->findings;
	struct document_table *table = begin(composer, STR("Findings"), labels, COUNT_OF(labels));
	struct buf text = BUF_EMPTY;

	report_counts(findings, &text);
	document_paragraph(composer->out);
	document_sayf(composer->out, DOCUMENT_PLAIN, "%.*s.", STR_FMT(str_trim(buf_str(&text))));
	for (size_t i = 0; i < findings->list.n; i++) {
		const struct finding *finding = &findings->list.v[i];

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
	put_if_rows(composer, table);
	put_skipped(composer, findings);
	buf_release(&text);
}
