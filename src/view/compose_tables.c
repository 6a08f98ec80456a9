/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "pack/carry.h"
#include "view/composer.h"

/* Half of a last digit: what somebody typed has so many digits on purpose. */
static bool is_half_of_digit(double slack)
{
	for (double half = 0.5; half > 1e-6; half /= 10)
		if (fabs(slack - half) < half * 1e-6)
			return true;
	return false;
}

/* A computed share, span or score has one digit behind the point: "33.33 %" beside "31 %" says no more than "33.3 %". */
struct quantity compose_rounded(struct quantity quantity)
{
	bool is_fine = quantity.unit == UNIT_PERCENT || quantity.unit == UNIT_MONTHS || quantity.unit == UNIT_DAYS ||
		       quantity.unit == UNIT_SCORE;
	bool is_whole = quantity.slack <= 0 && quantity.value == trunc(quantity.value);

	if (is_fine && !is_whole && quantity.slack < 0.05 && !is_half_of_digit(quantity.slack))
		quantity.slack = 0.05;
	return quantity;
}

const char *compose_unit(enum unit unit, struct str label)
{
	static const struct {
		enum unit unit;
		const char *said, *also, *word;
	} words[] = { { UNIT_MONTHS, "onth", "onth", " (months)" },
		      { UNIT_DAYS, "ays", "ays", " (days)" },
		      { UNIT_SCORE, "core", "ndex", " (points)" } };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (words[i].unit == unit && str_find(label, str_of(words[i].said), 0) == STR_NONE &&
		    str_find(label, str_of(words[i].also), 0) == STR_NONE)
			return words[i].word;
	return "";
}

/* What was typed but is no amount stands as typed: the board must see what the founder wrote. */
struct document_cell *compose_amount(struct composer *composer, struct document_table *table, bool has,
				     struct quantity quantity, struct str typed)
{
	struct buf text = BUF_EMPTY;
	struct document_cell *cell;

	if (has)
		quantity_print(compose_rounded(quantity), &text);
	else
		buf_add(&text, str_is_blank(typed) ? DOCUMENT_NONE : typed);
	cell = document_cell(composer->out, table, buf_str(&text));
	cell->has_value = has;
	cell->value = quantity;
	buf_release(&text);
	return cell;
}

bool compose_has_body(const struct composer *composer, const struct item *item)
{
	return item->kind != ITEM_NUMBER && !composer->hidden[item->index] &&
	       pack_is_answered(composer->input->pack, item);
}

/* A board asks on when nothing is said; but only a founder who left the list empty on purpose says that there is none. */
void compose_none(struct composer *composer, const struct item *item)
{
	document_paragraph(composer->out);
	if (!pack_entry(composer->input->pack, item->id))
		document_say(composer->out, DOCUMENT_PLAIN, STR("Not answered."));
	else
		document_sayf(composer->out, DOCUMENT_PLAIN, "None this %s.", compose_span(composer));
}

struct str compose_cell_text(const struct composer *composer, const struct row *row, const char *column)
{
	const struct leaf *leaf = row_leaf(row, str_of(column));

	return leaf ? compose_said(composer, str_trim(buf_str(&leaf->text))) : STR("");
}

void compose_choice(const struct column *column, struct str typed, struct buf *out)
{
	bool is_choice = column_choice(column, typed) != STR_NONE;
	size_t start = out->n;

	buf_add(out, typed);
	for (size_t i = start; is_choice && i < out->n; i++)
		if (out->p[i] == '_')
			out->p[i] = ' ';
}

static void put_choice(struct composer *composer, struct document_table *table, const struct column *column,
		       struct str typed)
{
	struct buf text = BUF_EMPTY;

	compose_choice(column, typed, &text);
	document_cell(composer->out, table, buf_str(&text));
	buf_release(&text);
}

/* A deal that is won or lost has no odds any more, and no weighted amount. */
static bool is_settled(const struct composer *composer, const struct item *item, const struct row *row,
		       const struct column *column)
{
	struct str status = STR("");

	if (!str_is(item->id, "customers.expansion_pipeline") ||
	    (!str_is(column->id, "probability") && !str_is(column->id, "weighted")))
		return false;
	status = compose_cell_text(composer, row, "status");
	return expr_is_word(status, STR("won")) || expr_is_word(status, STR("lost"));
}

/* An amount in another currency, which the catalogue keeps as text: "2.1m" beside 2,100,000 is told as the same. */
static bool put_original(struct composer *composer, struct document_table *table, const struct item *item,
			 struct str typed)
{
	struct quantity quantity;
	struct str code;

	if (!str_is(item->id, "finance.bank_accounts_list") ||
	    quantity_read(typed, UNIT_NONE, composer->input->company->numbers, STR(""), &quantity) != QUANTITY_READ ||
	    (quantity.unit != UNIT_NONE && quantity.unit != UNIT_CURRENCY) ||
	    quantity_currency(typed, composer->input->company->numbers, &code))
		return false;
	quantity.unit = UNIT_CURRENCY;
	compose_amount(composer, table, true, quantity, STR(""));
	return true;
}

/* A rate, a factor: it is multiplied with, and all the digits that were typed count. */
static void put_ratio(struct composer *composer, struct document_table *table, struct quantity quantity,
		      struct str typed)
{
	struct document_cell *cell = document_cell(composer->out, table, compose_said(composer, typed));

	cell->has_value = true;
	cell->value = quantity;
}

static void put_cell(struct composer *composer, struct document_table *table, const struct item *item,
		     const struct row *row, const struct column *column)
{
	const struct leaf *leaf = row_leaf(row, column->id);
	struct fact fact = { .state = FACT_MISSING };

	if (is_settled(composer, item, row, column)) {
		document_cell(composer->out, table, DOCUMENT_NONE);
		return;
	}
	if (leaf && str_is(column->id, "original") && put_original(composer, table, item, buf_str(&leaf->text)))
		return;
	if (column_is_number(column))
		fact = facts_cell(composer->input->facts, item, row, column, 0);
	if (leaf && column->type == COLUMN_RATIO && fact.state == FACT_TYPED)
		put_ratio(composer, table, fact.quantity, str_trim(buf_str(&leaf->text)));
	else if (fact_is_known(&fact))
		compose_amount(composer, table, true, fact.quantity, STR(""));
	else if (column->type == COLUMN_CHOICE && leaf)
		put_choice(composer, table, column, compose_said(composer, buf_str(&leaf->text)));
	else
		document_cell(composer->out, table, leaf ? compose_said(composer, buf_str(&leaf->text)) : STR(""));
}

/*
 * A last line of sums and means, where the item's columns declare them and they are known. extra: columns behind the item's own,
 * which stay empty.
 */
static void put_totals(struct composer *composer, struct document_table *table, const struct item *item, size_t extra)
{
	bool any = false, is_labelled = false;

	for (size_t i = 0; i < item->column_count && !any; i++)
		any = facts_total(composer->input->facts, item, &item->columns[i], 0).state == FACT_COMPUTED;
	if (!any || document_rows(table) == 0)
		return;
	for (size_t i = 0; i < item->column_count; i++) {
		const struct column *column = &item->columns[i];
		struct fact fact = facts_total(composer->input->facts, item, column, 0);
		bool is_mean = column->total == COLUMN_TOTAL_MEAN, is_known_total = fact.state == FACT_COMPUTED;
		struct document_cell *cell;
		struct buf text = BUF_EMPTY;

		if (is_known_total)
			quantity_print(fact.quantity, &text);
		if (is_known_total && is_mean)
			buf_adds(&text, " (mean)");
		if (!is_known_total && !is_labelled && column->total == COLUMN_TOTAL_NONE) {
			buf_adds(&text, "Total");
			is_labelled = true;
		}
		cell = document_cell(composer->out, table, buf_str(&text));
		cell->has_value = is_known_total;
		cell->value = fact.quantity;
		if (is_known_total)
			cell->formula = is_mean ? DOCUMENT_MEAN : DOCUMENT_SUM;
		buf_release(&text);
	}
	for (size_t i = 0; i < extra; i++)
		document_cell(composer->out, table, STR(""));
	document_row(table, true);
}

static struct document_table *item_table(struct composer *composer, const struct item *item)
{
	struct document_table *table = document_table(composer->out, item->label);

	for (size_t i = 0; i < item->column_count; i++) {
		struct buf label = BUF_EMPTY;

		buf_add(&label, item->columns[i].label);
		if (column_is_number(&item->columns[i]))
			buf_adds(&label, compose_unit(column_unit(&item->columns[i]), item->columns[i].label));
		document_column(composer->out, table, buf_str(&label),
				column_is_number(&item->columns[i]) || str_is(item->columns[i].id, "original"));
		/* That nobody is named, or no day, is something to see. */
		table->columns.v[i].is_needed = item->columns[i].need;
		buf_release(&label);
	}
	return table;
}

static void put_cells(struct composer *composer, struct document_table *table, const struct item *item,
		      const struct row *row)
{
	for (size_t i = 0; i < item->column_count; i++)
		put_cell(composer, table, item, row, &item->columns[i]);
}

/* False when there is no row to show. */
static bool put_rows(struct composer *composer, const struct item *item)
{
	const struct entry *entry = pack_entry(composer->input->pack, item->id);
	struct document_table *table;

	if (!entry || item->column_count == 0)
		return false;
	table = item_table(composer, item);
	for (size_t i = 0; i < entry->rows.n; i++) {
		if (row_is_blank(entry->rows.v[i]))
			continue;
		put_cells(composer, table, item, entry->rows.v[i]);
		document_row(table, false);
	}
	put_totals(composer, table, item, 0);
	return document_put_if_rows(composer->out, table);
}

void compose_body(struct composer *composer, const struct item *item)
{
	if (item->kind == ITEM_TEXT)
		document_narrative(composer->out, compose_text(composer, item, "text"));
	else if (!put_rows(composer, item))
		compose_none(composer, item);
}

/* --- rows that come again from pack to pack ---------------------------------------------------------------------------- */

bool compose_aged(struct composer *composer, const struct item *item)
{
	const struct entry *entry = pack_entry(composer->input->pack, item->id);
	struct document_table *table;
	struct carry_rows rows;

	if (!entry || facts_back(composer->input->facts) == 0)
		return false;
	carry_rows_begin(&rows, composer->input->facts, item);
	table = item_table(composer, item);
	document_column(composer->out, table, STR("First in"), false);
	document_column(composer->out, table, STR("Date moved"), false);
	for (size_t i = 0; i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];
		struct buf text = BUF_EMPTY;
		struct carry_age age;

		if (row_is_blank(row))
			continue;
		age = carry_age(&rows, i);
		put_cells(composer, table, item, row);
		period_print(age.since, &text);
		/* Where the founder says the same, the column is left out. */
		if (str_eq(compose_cell_text(composer, row, "listed_since"), buf_str(&text)))
			buf_clear(&text);
		document_cell(composer->out, table, buf_str(&text));
		buf_clear(&text);
		if (age.moves)
			buf_printf(&text, "%zu times", age.moves);
		document_cell(composer->out, table, age.moves == 1 ? STR("once") : buf_str(&text));
		document_row(table, false);
		buf_release(&text);
	}
	carry_rows_end(&rows);
	put_totals(composer, table, item, 2);
	if (str_is(item->id, "customers.expansion_pipeline"))
		compose_open_pipeline(composer, table, item);
	return document_put_if_rows(composer->out, table);
}

/* --- what the board decides --------------------------------------------------------------------------------------------- */

static bool is_decision(const struct composer *composer, const struct row *row)
{
	return expr_is_word(compose_cell_text(composer, row, "type"), STR("decision"));
}

static void put_decision(struct composer *composer, const struct row *row)
{
	struct str owner = compose_cell_text(composer, row, "owner"),
		   date = compose_cell_text(composer, row, "needed_by");

	document_about(composer->out, STR("section.asks"));
	document_bullet(composer->out, STR(""));
	document_say(composer->out, DOCUMENT_STRONG, compose_cell_text(composer, row, "ask"));
	if (owner.n || date.n)
		document_sayf(composer->out, DOCUMENT_PLAIN, " (%.*s%s%s%.*s)", STR_FMT(owner),
			      owner.n && date.n ? ", " : "", date.n ? "by " : "", STR_FMT(date));
}

static size_t put_resolution_titles(struct composer *composer)
{
	const struct item *item = compose_find(composer, "section.resolutions", ITEM_TABLE);
	const struct entry *entry = item ? pack_entry(composer->input->pack, item->id) : NULL;
	size_t count = 0;

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		struct str title = compose_cell_text(composer, entry->rows.v[i], "title");
		struct str majority = compose_cell_text(composer, entry->rows.v[i], "majority");

		if (row_is_blank(entry->rows.v[i]))
			continue;
		document_about(composer->out, item->id);
		document_bullet(composer->out, STR(""));
		document_say(composer->out, DOCUMENT_PLAIN, STR("Resolution: "));
		document_say(composer->out, DOCUMENT_STRONG, title.n ? title : STR("without a title"));
		if (majority.n)
			document_sayf(composer->out, DOCUMENT_PLAIN, " (%.*s majority)", STR_FMT(majority));
		document_say(composer->out, DOCUMENT_PLAIN, STR(", full wording under Resolutions"));
		count++;
	}
	return count;
}

/* Decisions as a list, other asks as a table with the catalogue's columns. */
void compose_decisions(struct composer *composer)
{
	const struct item *asks = compose_find(composer, "section.asks", ITEM_TABLE);
	const struct entry *entry = asks ? pack_entry(composer->input->pack, asks->id) : NULL;
	struct document_table *table;
	size_t decisions = 0;

	for (size_t i = 0; entry && i < entry->rows.n; i++)
		if (!row_is_blank(entry->rows.v[i]) && is_decision(composer, entry->rows.v[i])) {
			put_decision(composer, entry->rows.v[i]);
			decisions++;
		}
	decisions += put_resolution_titles(composer);
	document_about(composer->out, asks ? asks->id : STR(""));
	if (!asks)
		return;
	table = item_table(composer, asks);
	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		if (row_is_blank(entry->rows.v[i]) || is_decision(composer, entry->rows.v[i]))
			continue;
		put_cells(composer, table, asks, entry->rows.v[i]);
		document_row(table, false);
	}
	if (!document_put_if_rows(composer->out, table) && decisions == 0)
		compose_none(composer, asks);
	document_about(composer->out, STR(""));
}

void compose_resolutions(struct composer *composer, const struct item *item)
{
	const struct entry *entry = pack_entry(composer->input->pack, item->id);

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];
		struct str title = compose_cell_text(composer, row, "title"),
			   text = compose_cell_text(composer, row, "text");
		bool is_first = true;

		if (row_is_blank(row))
			continue;
		document_heading(composer->out, 3, title.n ? title : item->label, STR(""));
		if (text.n)
			document_narrative(composer->out, text);
		for (size_t k = 0; k < item->column_count; k++) {
			struct str value = compose_cell_text(composer, row, item->columns[k].id.p);

			if (value.n == 0 || str_is(item->columns[k].id, "title") || str_is(item->columns[k].id, "text"))
				continue;
			if (is_first)
				document_paragraph(composer->out);
			if (!is_first)
				document_say(composer->out, DOCUMENT_PLAIN, STR("; "));
			document_sayf(composer->out, DOCUMENT_EMPHASIS, "%.*s:", STR_FMT(item->columns[k].label));
			document_sayf(composer->out, DOCUMENT_PLAIN, " %.*s", STR_FMT(value));
			is_first = false;
		}
	}
}
