/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_rows.h"

#include <math.h>

#include "base/text.h"
#include "tui/block.h"
#include "pack/carry.h"
#include "tui/offer.h"
#include "tui/rows_paste.h"
#include "tui/rows_text.h"
#include "tui/screen_path.h"

static void show(struct app *app)
{
	history_close(app->in.history);
	form_show(&app->form, app->form.item, app->in.pack);
}

static size_t row_at_hand(const struct form *form)
{
	return form->current / form->item->column_count;
}

static size_t column_at_hand(const struct form *form)
{
	return form->fields.n ? form->current % form->item->column_count : 0;
}

static void add_row(struct app *app)
{
	struct form *form = &app->form;
	size_t position = form_rows(form) ? row_at_hand(form) + 1 : 0;
	struct addr at = { form->item->id, 0, STR("") };

	at.row = history_insert_row(app->in.history, form->item->id, position);
	show(app);
	form_select(form, &at);
}

static void copy_row(struct app *app, size_t row, struct buf *out)
{
	const struct item *item = app->form.item;

	for (size_t i = 0; i < item->column_count; i++) {
		if (i)
			buf_addc(out, '\t');
		block_write(app_text(app, &app->form.fields.v[row * item->column_count + i]->at), out);
	}
	buf_addc(out, '\n');
}

static void duplicate_row(struct app *app)
{
	struct form *form = &app->form;
	size_t row = row_at_hand(form), columns = form->item->column_count;
	struct addr to = { form->item->id, 0, STR("") };

	history_begin(app->in.history);
	to.row = history_insert_row(app->in.history, form->item->id, row + 1);
	for (size_t i = 0; i < columns; i++) {
		const struct form_field *field = form->fields.v[row * columns + i];

		to.field = field->at.field;
		history_splice(app->in.history, &to, 0, 0, app_text(app, &field->at));
	}
	history_end(app->in.history);
	show(app);
	form_select(form, &to);
	form_move(form, 0, -(long)columns);
	app_message(app, "the row stands there twice");
}

/* --- sorting -------------------------------------------------------------------------------------------------------- */

struct sort_key {
	unsigned serial;
	size_t place; /* before sorting */
	bool is_blank, has_number;
	double number;
	struct buf folded;
};

/* A day, and the last one of a period, however it is written: "30 Oct", "Q4 FY26". */
static bool read_day(const struct app *app, const struct column *column, struct str text, double *out)
{
	struct period period;
	struct offer offer;
	struct date date;
	bool is_day;

	offer_for_cell(&app->in, column, text, &offer);
	if (offer.why)
		text = buf_str(&offer.text);
	is_day = date_read(text, &date);
	if (!is_day && period_read(text, &period)) {
		date = period_end(period, app->in.company->fiscal_year_start);
		is_day = true;
	}
	if (is_day)
		*out = date.year * 10000.0 + date.month * 100 + date.day;
	offer_release(&offer);
	return is_day;
}

static void read_key(const struct app *app, const struct column *column, const struct form_field *field, size_t place,
		     struct sort_key *key)
{
	const struct entry *entry = pack_entry(app->in.pack, field->at.item);
	struct fact fact = facts_cell(app->in.facts, app->form.item, entry_row(entry, field->at.row), column, 0);
	struct str text = app_text(app, &field->at);

	*key = (struct sort_key){ .serial = field->at.row, .place = place };
	key->has_number = fact_is_known(&fact);
	key->number = fact.quantity.value;
	key->is_blank = !key->has_number && str_is_blank(text);
	if (column->type == COLUMN_DATE || column->type == COLUMN_PERIOD)
		key->has_number = read_day(app, column, text, &key->number);
	if (column->type == COLUMN_CHOICE && column_choice(column, text) != STR_NONE) {
		key->has_number = true;
		key->number = (double)column_choice(column, text);
	}
	text_fold(str_trim(text), &key->folded);
}

/* Numbers before words, blanks last whichever way it goes. */
static int by_key(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	int order;

	if (x->is_blank != y->is_blank)
		return x->is_blank ? 1 : -1;
	if (x->has_number != y->has_number)
		return x->has_number ? -1 : 1;
	if (x->has_number && fabs(x->number - y->number) > 0)
		return x->number < y->number ? -1 : 1;
	order = x->has_number ? 0 : str_cmp(buf_str(&x->folded), buf_str(&y->folded));
	return order ? order : x->place < y->place ? -1 : x->place > y->place;
}

static bool is_in_order(const struct sort_key *keys, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (by_key(&keys[i], &keys[i + 1]) > 0)
			return false;
	return true;
}

/* From the first place on, each row is fetched from where it stands now. */
static void put_in_order(struct app *app, const struct sort_key *keys, size_t n)
{
	struct str id = app->form.item->id;

	history_begin(app->in.history);
	for (size_t i = 0; i < n; i++) {
		const struct entry *entry = pack_entry(app->in.pack, id);

		for (size_t j = i; j < entry->rows.n; j++)
			if (entry->rows.v[j]->serial == keys[i].serial && j > i) {
				history_move_row(app->in.history, id, keys[i].serial, -(int)(j - i));
				break;
			}
	}
	history_end(app->in.history);
}

/* Once sorts upwards, again downwards. */
static void sort_rows(struct app *app)
{
	struct form *form = &app->form;
	size_t n = form_rows(form), at = column_at_hand(form), filled = 0;
	const struct column *column = &form->item->columns[at];
	struct sort_key *keys = mem_zero(n, sizeof(*keys));
	bool is_down;

	facts_refresh(app->in.facts);
	for (size_t i = 0; i < n; i++)
		read_key(app, column, form->fields.v[i * form->item->column_count + at], i, &keys[i]);
	is_down = is_in_order(keys, n);
	qsort(keys, n, sizeof(*keys), by_key);
	while (filled < n && !keys[filled].is_blank)
		filled++;
	for (size_t i = 0; is_down && i < filled / 2; i++) {
		struct sort_key swap = keys[i];

		keys[i] = keys[filled - 1 - i];
		keys[filled - 1 - i] = swap;
	}
	put_in_order(app, keys, n);
	for (size_t i = 0; i < n; i++)
		buf_release(&keys[i].folded);
	free(keys);
	show(app);
	app_message(app,
		    is_down ? "%.*s was in order already: sorted downwards; undo brings that back"
			    : "sorted by %.*s, upwards; undo brings the old order back",
		    STR_FMT(column->label));
}

static void copy_to_clipboard(struct app *app)
{
	buf_clear(&app->clipboard);
	copy_row(app, row_at_hand(&app->form), &app->clipboard);
	app_message(app, "row copied");
}

static void remove_row(struct app *app, bool is_cut)
{
	struct form *form = &app->form;
	struct form_field *field = form_current(form);
	size_t row = row_at_hand(form), column = column_at_hand(form);

	if (is_cut)
		copy_to_clipboard(app);
	if (history_remove_row(app->in.history, field->at.item, field->at.row))
		app_message(app, "row removed; undo brings it back");
	show(app);
	if (form->fields.n) {
		row = row < form_rows(form) ? row : form_rows(form) - 1;
		form->current = row * form->item->column_count + column;
	}
}

static void move_row(struct app *app, int delta)
{
	struct form_field *field = form_current(&app->form);

	if (!history_move_row(app->in.history, field->at.item, field->at.row, delta))
		app_message(app, "the row is at the %s", delta < 0 ? "top" : "bottom");
	show(app);
}

static bool act_on_row(struct app *app, enum action action)
{
	if (!form_current(&app->form))
		return false;
	if (action == ACTION_ROW_REMOVE || action == ACTION_CUT)
		remove_row(app, action == ACTION_CUT);
	else if (action == ACTION_ROW_UP || action == ACTION_ROW_DOWN)
		move_row(app, action == ACTION_ROW_UP ? -1 : 1);
	else if (action == ACTION_ROW_DUPLICATE)
		duplicate_row(app);
	else if (action == ACTION_ROW_SORT)
		sort_rows(app);
	else
		return false;
	return true;
}

/* What a table said last period is a start for what it says now: banks, departments, stages stay. */
static void take_last_rows(struct app *app)
{
	struct str id = app->form.item->id;
	const struct entry *last = app->in.prior ? pack_entry(app->in.prior, id) : NULL;
	size_t rows = last ? last->rows.n : 0;

	if (form_rows(&app->form) || !rows) {
		app_message(app, rows ? "rows stand here already: last period's go into an empty table"
				      : "no rows stood here last period");
		return;
	}
	carry_table(app->in.history, id, last);
	app_message(app, "last period's rows are in: change what has changed; one undo takes them back");
}

bool item_rows_act(struct app *app, enum action action)
{
	if (action == ACTION_COPY && form_current(&app->form)) {
		copy_to_clipboard(app);
		return true;
	}
	if (action != ACTION_ROW_ADD && action != ACTION_ROW_REMOVE && action != ACTION_CUT &&
	    action != ACTION_ROW_UP && action != ACTION_ROW_DOWN && action != ACTION_ROW_DUPLICATE &&
	    action != ACTION_ROW_SORT && action != ACTION_PASTE && action != ACTION_IMPORT &&
	    action != ACTION_ROWS_FROM_TEXT && action != ACTION_TEXT_FROM_ROWS && action != ACTION_TAKE_LAST)
		return false;
	if (!app_may_edit(app))
		return true;
	if (action == ACTION_ROW_ADD)
		add_row(app);
	else if (action == ACTION_PASTE)
		rows_paste(app, buf_str(&app->clipboard));
	else if (action == ACTION_IMPORT)
		screen_path_import(app);
	else if (action == ACTION_ROWS_FROM_TEXT)
		rows_from_text(app);
	else if (action == ACTION_TAKE_LAST)
		take_last_rows(app);
	else if (action == ACTION_TEXT_FROM_ROWS)
		text_from_rows(app);
	else
		return act_on_row(app, action);
	show(app);
	return true;
}

/* Why these cells cannot be the figures from the field at hand on, each in its own field; NULL: they can. */
static const char *why_no_figures(const struct form *form, const struct block *block)
{
	size_t room = 0;

	while (form->current + room < form->fields.n && !form->fields.v[form->current + room]->is_multi_line)
		room++;
	if (block->cells.n > room)
		return "more cells than figures from here on";
	for (size_t i = 0; i < block->cells.n; i++)
		if (block->cells.v[i].n && !block_has_digit(block->cells.v[i]))
			return "words, where figures go";
	return NULL;
}

/* Cells of a spreadsheet, side by side or one below the other. Blank ones leave their fields as they are. */
void item_paste_figures(struct app *app, struct str text)
{
	struct form *form = &app->form;
	struct buf words = BUF_EMPTY;
	struct block block;
	const char *why;

	block_read(&block, text, '\t');
	why = why_no_figures(form, &block);
	if (why)
		app_message(app, "%s: nothing was taken", why);
	if (why || !app_may_edit(app)) {
		block_release(&block);
		return;
	}
	history_close(app->in.history);
	history_begin(app->in.history);
	for (size_t i = 0; i < block.cells.n; i++) {
		const struct form_field *field = form->fields.v[form->current + i];
		struct str figure = block.cells.v[i];

		if (!figure.n)
			continue;
		history_set(app->in.history, &field->at, figure);
		buf_printf(&words, "%.*s %.*s, ", STR_FMT(field->label), STR_FMT(figure));
	}
	history_end(app->in.history);
	history_close(app->in.history);
	field_goto(&form_current(form)->field, app_text(app, &form_current(form)->at),
		   app_text(app, &form_current(form)->at).n);
	app_message(app, "%.*sone undo takes them back", STR_FMT(buf_str(&words)));
	buf_release(&words);
	block_release(&block);
}
