/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "pack/diff.h"
#include "tui/item_view.h"

static void say_rows(struct walk *walk)
{
	const struct item *item = walk->item;
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, item->id);

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		struct str key = diff_key(item, entry->rows.v[i]);

		talk_say(walk->talk, "Row %zu is there: %.*s", i + 1, STR_FMT(key));
	}
}

void walk_list(struct walk *walk)
{
	struct addr at = { walk->item->id, 0, STR(PACK_TABLE_TEXT) };
	struct str text = str_trim(pack_text(&walk->session.workspace.pack, &at));

	if (text.n)
		talk_say(walk->talk, "A list that is no rows yet, and that no report shows:\n%.*s", STR_FMT(text));
}

/* "  Needed by (a day: 2026-11-30)" */
static void cell_label(const struct column *column, struct buf *out)
{
	struct buf hint = BUF_EMPTY;

	buf_clear(out);
	buf_printf(out, "  %.*s", STR_FMT(column->label));
	if (!column->choices.n)
		item_column_hint(column, false, &hint);
	for (size_t i = 0; i < column->choices.n; i++)
		buf_printf(&hint, "%s%.*s", i ? " | " : "", STR_FMT(column->choices.v[i]));
	if (hint.n)
		buf_printf(out, " (%.*s)", STR_FMT(buf_str(&hint)));
	buf_release(&hint);
}

static bool is_no_choice(const struct column *column, struct str text)
{
	return column->type == COLUMN_CHOICE && text.n && column_choice(column, text) == STR_NONE;
}

/* An amount is said as it was read; what cannot be read is kept, and said. */
static void say_cell(struct walk *walk, unsigned serial, const struct column *column, bool is_asked_again)
{
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, walk->item->id);
	const struct row *row = entry ? entry_row(entry, serial) : NULL;
	struct addr at = { walk->item->id, serial, column->id };
	struct str text = str_trim(pack_text(&walk->session.workspace.pack, &at));
	struct buf said = BUF_EMPTY;
	struct date date;
	struct period period;

	if (row && column_is_number(column)) {
		struct fact fact = facts_cell(walk->session.facts, walk->item, row, column, 0);

		if (fact.state == FACT_UNREAD)
			buf_printf(&said, "Kept as typed, but it is no number yet: %s.", quantity_why(fact.reading));
		else if (fact.state == FACT_TYPED)
			walk_quantity(walk, fact.quantity, &said);
		if (fact.state == FACT_TYPED && !str_eq(buf_str(&said), text))
			talk_say(walk->talk, "  = %.*s", STR_FMT(buf_str(&said)));
		else if (fact.state == FACT_UNREAD)
			talk_say(walk->talk, "  %.*s", STR_FMT(buf_str(&said)));
	} else if (column->type == COLUMN_DATE && !date_parse(text, &date)) {
		talk_say(walk->talk, "  Kept as typed, but it is no day such as 2026-12-31.");
	} else if (column->type == COLUMN_PERIOD && !period_read(text, &period)) {
		talk_say(walk->talk, "  Kept as typed, but it is no period such as 2026-Q4 or 2026-11.");
	} else if (is_no_choice(column, text)) {
		talk_say(walk->talk, is_asked_again ? "  Kept as typed, but it is none of the words in the question."
						    : "  None of the words in the question; an empty line keeps it.");
	}
	buf_release(&said);
}

/* What was meant is put there, as on the screen: "intro" is introduction, "4 feb" a day. It is told, and can be typed over. */
static void put_cell(struct walk *walk, unsigned serial, const struct column *column, struct str answer,
		     bool is_asked_again)
{
	const struct app_input in = walk_input(walk);
	struct addr at = { walk->item->id, serial, column->id };
	struct offer offer;

	offer_for_cell(&in, column, answer, &offer);
	if (offer.why)
		talk_say(walk->talk, "  = %.*s", STR_FMT(buf_str(&offer.text)));
	history_set(walk->history, &at, offer.why ? buf_str(&offer.text) : answer);
	walk_keep(walk);
	if (!offer.why)
		say_cell(walk, serial, column, is_asked_again);
	offer_release(&offer);
}

size_t walk_row_number(const struct walk *walk, const struct addr *at)
{
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, walk->item->id);

	if (walk->item->kind != ITEM_TABLE)
		return 0;
	if (!at->row)
		return (entry ? entry->rows.n : 0) + 1;
	/* No place is SIZE_MAX: 0 behind it. */
	return entry ? entry_row_place(entry, at->row) + 1 : 0;
}

/* Its cells were emptied again: a row without a word in it is none. */
static void drop_blank(struct walk *walk, unsigned serial)
{
	const struct addr at = { walk->item->id, serial, STR("") };
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, walk->item->id);
	size_t number = walk_row_number(walk, &at);

	if (!number || !row_is_blank(entry->rows.v[number - 1]))
		return;
	history_remove_row(walk->history, walk->item->id, serial);
	walk_keep(walk);
	talk_say(walk->talk, "Row %zu has no word left in it and is taken away.", number);
}

/* May this word be the answer to another question, and was it not asked about yet? */
static bool is_to_be_asked_again(const struct walk *walk, const struct addr *at, const struct column *column,
				 bool is_asked_again)
{
	return !is_asked_again && is_no_choice(column, str_trim(pack_text(&walk->session.workspace.pack, at)));
}

/*
 * The cells of a row; serial 0: a new one, made when its first cell is filled. done: a dot, or nothing typed where something is
 * needed first, or in the whole row: no more rows are wanted. False when the item is left.
 */
static bool ask_row(struct walk *walk, unsigned serial, bool *done)
{
	const struct item *item = walk->item;
	struct buf label = BUF_EMPTY;
	struct str answer;
	bool goes_on = true, is_again = false;

	for (size_t c = 0; c < item->column_count && goes_on; c++) {
		struct addr at = { item->id, serial, item->columns[c].id };

		if (item->columns[c].computed)
			continue;
		cell_label(&item->columns[c], &label);
		goes_on = walk_ask_value(walk, &answer, &at, label.p);
		answer = str_trim(answer);
		*done = !goes_on || str_is(answer, ".");
		if (*done || !walk_row_number(walk, &at))
			break;
		if (!answer.n && !serial && c == 0 && item->columns[c].need)
			break;
		if (!answer.n) {
			is_again = false;
			continue;
		}
		history_begin(walk->history);
		if (!serial)
			serial = history_insert_row(walk->history, item->id, walk_row_number(walk, &at) - 1);
		put_cell(walk, serial, &item->columns[c], answer, is_again);
		history_end(walk->history);
		at.row = serial;
		is_again = is_to_be_asked_again(walk, &at, &item->columns[c], is_again);
		c -= is_again;
	}
	if (!serial && goes_on && !*done)
		talk_say(walk->talk, "No word was typed: no row was made.");
	if (!serial)
		*done = true;
	else
		drop_blank(walk, serial);
	buf_release(&label);
	return goes_on;
}

bool walk_row(struct walk *walk, size_t number)
{
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, walk->item->id);
	bool done = false;

	talk_say(walk->talk, "Row %zu; an empty line keeps a cell, a dot the rest of the row.", number);
	return ask_row(walk, entry->rows.v[number - 1]->serial, &done);
}

bool walk_table(struct walk *walk)
{
	const struct addr to_come = { .row = 0 };
	bool done = false;

	say_rows(walk);
	walk_list(walk);
	talk_say(walk->talk, "Row by row, cell by cell; a dot, or %s, ends the table.",
		 walk->item->column_count && walk->item->columns[0].need ? "an empty line where a row begins"
									 : "a row without a word in it");
	while (!done) {
		talk_say(walk->talk, "Row %zu", walk_row_number(walk, &to_come));
		if (!ask_row(walk, 0, &done))
			return false;
	}
	return true;
}
