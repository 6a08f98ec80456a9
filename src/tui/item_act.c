/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_act.h"

#include "tui/arithmetic.h"
#include "tui/block.h"
#include "tui/item_rows.h"
#include "tui/join.h"
#include "tui/rows_paste.h"
#include "tui/rows_text.h"
#include "tui/offer.h"
#include "tui/screen_spell.h"

enum action_context item_context(const struct app *app)
{
	const struct form_field *field = form_current(&app->form);

	/* Words that are typed at a table without rows are its first one: as commands they would lead anywhere. */
	if (form_is_table(&app->form) && !app->form.is_cell_open)
		return field ? ACTION_TABLE : ACTION_FIELD;
	if (!field)
		return ACTION_LIST;
	return field->is_multi_line ? ACTION_TEXT : ACTION_FIELD;
}

bool item_has_offer(const struct app *app)
{
	const struct form_field *field = form_current(&app->form);
	struct offer offer;
	bool has;

	if (!field || field->is_multi_line)
		return false;
	offer_make(app, field, &offer);
	has = offer.why != NULL;
	offer_release(&offer);
	return has;
}

static void leave_item(struct app *app)
{
	if (app->form.is_text)
		rows_text_leave(app);
	app->is_in_item = false;
	app->form.is_cell_open = false;
	history_close(app->in.history);
}

/* Past the last field there is the outline again, in a walk the next open item; before the first one, the item before. */
static void step(struct app *app, int delta)
{
	history_close(app->in.history);
	if (form_step(&app->form, delta))
		return;
	if (app->is_walking && delta > 0)
		app_step_open(app);
	else if (app->is_walking)
		app_step_before(app);
	else
		leave_item(app);
}

/* Why nothing can be typed here, and what stands here instead. */
static void say_computed(struct app *app, const struct form_field *field)
{
	struct str typed = str_trim(app_text(app, &field->at));
	struct buf name = BUF_EMPTY;

	if (typed.n && action_key(app->in.keys, ACTION_TABLE, ACTION_TAKE, &name))
		app_message(app, "computed: %.*s; %s takes the typed %.*s away", STR_FMT(field->column->expr), name.p,
			    STR_FMT(typed));
	else
		app_message(app, "computed, nothing to type: %.*s", STR_FMT(field->column->expr));
	buf_release(&name);
}

/* Behind what stands in a cell; a whole choice is selected, so that a letter looks for another one. */
static void goto_end(struct app *app, struct form_field *field)
{
	struct str text = app_text(app, &field->at);

	if (field->column && column_choice(field->column, text) != STR_NONE)
		field_select(&field->field, text, (struct span){ 0, text.n });
	else
		field_goto(&field->field, text, text.n);
}

static void open_cell(struct app *app)
{
	struct form_field *field = form_current(&app->form);

	app->form.is_cell_open = app->form.is_over = false;
	if (!field || !app_may_edit(app))
		return;
	if (form_is_computed(field)) {
		say_computed(app, field);
		return;
	}
	form_open_cell(&app->form, app_text(app, &field->at));
	goto_end(app, field);
}

/* As in a spreadsheet: what is typed takes the place of what stands there, which is kept for Esc. */
static void open_cell_over(struct app *app)
{
	struct form *form = &app->form;
	struct form_field *field = form_current(form);
	struct str text;

	open_cell(app);
	if (!form->is_cell_open)
		return;
	text = app_text(app, &field->at);
	form->is_over = true;
	field_select(&field->field, text, (struct span){ 0, text.n });
}

bool item_cell_is_over(const struct app *app)
{
	const struct form *form = &app->form;
	const struct form_field *field = form_current(form);

	return form->is_over && field && !str_is_blank(buf_str(&form->was)) &&
	       form_cell_is_changed(form, app_text(app, &field->at));
}

/* What was typed is not lost: undo has it. */
static void restore_cell(struct app *app)
{
	struct form_field *field = form_current(&app->form);

	history_close(app->in.history);
	history_set(app->in.history, &field->at, buf_str(&app->form.was));
	app_message(app, "the cell says what it said; undo brings back what was typed");
}

/* False when nothing is offered. */
static bool take_offered(struct app *app, struct form_field *field)
{
	struct offer offer;
	bool has;

	facts_refresh(app->in.facts);
	offer_make(app, field, &offer);
	has = offer.why != NULL;
	if (has) {
		history_set(app->in.history, &field->at, buf_str(&offer.text));
		goto_end(app, field);
		app_message(app, "%s is taken: %.*s", offer.why, STR_FMT(buf_str(&offer.text)));
	}
	offer_release(&offer);
	return has;
}

/* A sum over a figure that the period before does not have comes to nothing. */
static bool lacks_last(const struct app *app, const struct form_field *field)
{
	const struct column *column = field->column;
	const struct item *item = column ? NULL : app->form.item;
	const struct arithmetic sums = { app->in.catalogue, app->in.company, app->in.facts, item,
					 column ? column_unit(column) : item->unit };

	return (!column || column_is_number(column)) && arithmetic_lacks_last(app_text(app, &field->at), &sums);
}

/* What could be offered for such a field. */
static void say_nothing_is_offered(struct app *app, const struct form_field *field)
{
	const struct column *column = field->column;

	if (lacks_last(app, field))
		app_message(app, "the period before has no figure for it: \"prev\" stands for nothing");
	else if (!column || column_is_number(column))
		app_message(app, "nothing is offered here: type a sum such as %s, or leave a computed field empty",
			    column ? "=3*45k" : "=prev*1.1");
	else if (column->type == COLUMN_DATE)
		app_message(app, "nothing is offered here: type a day such as \"4 feb\", and it is written in full");
	else if (column->type == COLUMN_PERIOD)
		app_message(app, "nothing is offered here: type a period such as \"Q4 26\", and it is written in full");
	else if (column->choices.n)
		app_message(app, "nothing is offered here: type how a choice begins, or turn them with Up and Down");
	else
		app_message(app, "nothing is offered here: words are yours to type");
}

static void take_offer(struct app *app)
{
	struct form_field *field = form_current(&app->form);

	if (!field || !app_may_edit(app))
		return;
	if (form_is_computed(field)) {
		history_set(app->in.history, &field->at, STR(""));
		app_message(app, "computed: %.*s", STR_FMT(field->column->expr));
		return;
	}
	if (!take_offered(app, field))
		say_nothing_is_offered(app, field);
}

static bool act_on_rows(struct app *app, enum action action)
{
	bool adds = action == ACTION_ROW_ADD ||
		    (action == ACTION_OPEN && (form_rows(&app->form) == 0 || app->form.is_cell_open));
	size_t rows = form_rows(&app->form);

	if (!item_rows_act(app, adds ? ACTION_ROW_ADD : action))
		return false;
	/* A new row wants words. */
	if (adds && form_rows(&app->form) > rows) {
		if (form_is_computed(form_current(&app->form)))
			form_step_cell(&app->form, 1);
		open_cell(app);
		app->form.new_row = form_current(&app->form)->at.row;
		app->form.fresh_row = action == ACTION_OPEN ? app->form.new_row : 0;
	}
	return true;
}

static void empty_cell(struct app *app)
{
	const struct form_field *field = form_current(&app->form);

	if (!field || !app_may_edit(app) || !app_text(app, &field->at).n)
		return;
	history_close(app->in.history);
	history_set(app->in.history, &field->at, STR(""));
	app_message(app, "the cell is empty; undo brings back what stood there");
}

static bool act_on_table(struct app *app, enum action action)
{
	struct form *form = &app->form;
	long all = (long)form->fields.n;

	if (act_on_rows(app, action))
		return true;
	if (action == ACTION_TAKE) {
		take_offer(app);
		return true;
	}
	if (action == ACTION_UP)
		form_move(form, -1, 0);
	else if (action == ACTION_DOWN)
		form_move(form, 1, 0);
	else if (action == ACTION_LEFT)
		form_move(form, 0, -1);
	else if (action == ACTION_RIGHT)
		form_move(form, 0, 1);
	else if (action == ACTION_PAGE_UP)
		form_move(form, -10, 0);
	else if (action == ACTION_PAGE_DOWN)
		form_move(form, 10, 0);
	else if (action == ACTION_FIRST)
		form_move(form, -all, -all);
	else if (action == ACTION_LAST)
		form_move(form, all, 0);
	else if (action == ACTION_OPEN)
		open_cell(app);
	else if (action == ACTION_DELETE_LEFT)
		empty_cell(app);
	else if (action == ACTION_NEXT_FIELD || action == ACTION_PREV_FIELD)
		step(app, action == ACTION_NEXT_FIELD ? 1 : -1);
	else if (action == ACTION_BACK)
		leave_item(app);
	else
		return false;
	return true;
}

/* The next word of a choice, in place of typing it. */
static bool turn_choice(struct app *app, struct form_field *field, int delta)
{
	const struct str_list *choices = field->column ? &field->column->choices : NULL;
	struct str text = str_trim(app_text(app, &field->at));
	size_t at = STR_NONE;

	if (!choices || choices->n == 0)
		return false;
	if (!app_may_edit(app))
		return true;
	for (size_t i = 0; i < choices->n; i++)
		if (str_eq_nocase(choices->v[i], text))
			at = i;
	if (at == STR_NONE)
		at = delta > 0 ? 0 : choices->n - 1;
	else
		at = (at + choices->n + (size_t)(delta > 0 ? 1 : choices->n - 1)) % choices->n;
	history_set(app->in.history, &field->at, choices->v[at]);
	goto_end(app, field);
	return true;
}

bool item_row_is_fresh(const struct app *app)
{
	const struct form *form = &app->form;
	const struct form_field *field = form_current(form);
	size_t columns = form->item ? form->item->column_count : 0;

	if (!field || !field->at.row || field->at.row != form->fresh_row)
		return false;
	for (size_t i = 0, first = form->current / columns * columns; i < columns; i++)
		if (!str_is_blank(app_text(app, &form->fields.v[first + i]->at)))
			return false;
	return true;
}

/* Closes the cell. The row that was added last goes again when nothing was written into it: it was the end of the list. */
static void close_cell(struct app *app)
{
	bool is_fresh = item_row_is_fresh(app);

	app->form.is_cell_open = false;
	history_close(app->in.history);
	if (is_fresh) {
		item_rows_act(app, ACTION_ROW_REMOVE);
		app->form.current = app->form.fields.n ? app->form.fields.n - 1 : 0;
	}
	app->form.fresh_row = 0;
}

void item_drop_left_row(struct app *app)
{
	struct form *form = &app->form;
	const struct row *row;

	if (!form->left_item || form->left_item == form->item)
		return;
	row = entry_row(pack_entry(app->in.pack, form->left_item->id), form->left_row);
	if (row && row_is_blank(row))
		history_remove_row(app->in.history, form->left_item->id, form->left_row);
	form->left_item = NULL;
}

/* Enter and Tab take what is offered and go on to the next cell. Behind the last one Enter begins a row, until one stays empty. */
static void next_cell(struct app *app, int delta, bool adds_row)
{
	struct form_field *field = form_current(&app->form);
	bool is_over = app->form.is_over;

	history_close(app->in.history);
	if (delta > 0 && app_may_edit(app) && take_offered(app, field))
		history_close(app->in.history);
	if (adds_row && item_row_is_fresh(app)) {
		close_cell(app);
		app->form.is_ended = true;
		app_message(app, "no more rows: Tab leaves the table, Esc leads back to the outline");
	} else if (form_step_cell(&app->form, delta)) {
		if (is_over)
			open_cell_over(app);
		else
			open_cell(app);
	} else if (adds_row && app_may_edit(app)) {
		act_on_rows(app, ACTION_OPEN);
	} else {
		close_cell(app);
	}
}

/* However a cell is left, what was typed into it is read as Enter reads it. */
static void settle_cell(struct app *app, struct form_field *field)
{
	history_close(app->in.history);
	if (form_cell_is_changed(&app->form, app_text(app, &field->at)) && app_may_edit(app))
		take_offered(app, field);
}

/* What was typed over comes back. */
static void leave_cell(struct app *app)
{
	if (item_cell_is_over(app))
		restore_cell(app);
	else
		settle_cell(app, form_current(&app->form));
	close_cell(app);
}

static bool act_in_cell(struct app *app, enum action action)
{
	if (action == ACTION_BACK)
		leave_cell(app);
	else if (action == ACTION_OPEN || action == ACTION_NEXT_FIELD)
		next_cell(app, 1, action == ACTION_OPEN);
	else if (action == ACTION_PREV_FIELD)
		next_cell(app, -1, false);
	else
		return false;
	return true;
}

/* What makes rows is about the table: the cell at hand is closed first. */
static bool act_on_table_from_cell(struct app *app, enum action action)
{
	if (action != ACTION_ROWS_FROM_TEXT && action != ACTION_TAKE_LAST)
		return false;
	close_cell(app);
	return item_rows_act(app, action);
}

/* The cursor wants out of a field: up and down lead to its neighbours. */
static void leave_field(struct app *app, struct form_field *field, enum action action)
{
	int delta = action == ACTION_UP ? -1 : action == ACTION_DOWN ? 1 : 0;

	if (!delta || (form_is_table(&app->form) && turn_choice(app, field, delta)))
		return;
	history_close(app->in.history);
	if (form_is_table(&app->form)) {
		settle_cell(app, field);
		app->form.is_cell_open = false;
		form_move(&app->form, delta, 0);
	} else {
		form_step(&app->form, delta);
	}
}

static void learn(struct app *app, struct form_field *field, bool is_mine)
{
	struct str text = app_text(app, &field->at);
	struct span word = field_word(&field->field, text);

	if (!word.n) {
		app_message(app, "no word at the cursor");
		return;
	}
	screen_spell_learn(app, str_in(text, word), is_mine);
}

/* Deliberately: what is taken over is said again, so it comes with a word on what to do with it. */
static void take_last(struct app *app, struct form_field *field)
{
	struct str last = app->in.prior ? str_trim(pack_text(app->in.prior, &field->at)) : STR("");
	struct field_change change = { .own = BUF_EMPTY };

	if (!last.n && app->form.is_text && rows_text_take_last(app, field))
		return;
	if (!last.n)
		app_message(app, "nothing was written here last period");
	if (!last.n || !app_may_edit(app))
		return;
	history_close(app->in.history);
	if (field_type(&field->field, app_text(app, &field->at), last, &change) == FIELD_CHANGE)
		app_change(app, field, &change);
	history_close(app->in.history);
	app_message(app, "last period's text is in: change what has changed; undo takes it back");
}

/* Of a pack that another program wrote: its lines are ragged on every screen but that one. */
static void join(struct app *app, struct form_field *field)
{
	struct str text = app_text(app, &field->at);
	struct span chosen = field_selection(&field->field, text), replaced;
	struct field_change change = { .cursor = field->field.cursor, .own = BUF_EMPTY };

	if (!chosen.n)
		chosen.at = field->field.cursor;
	if (!join_lines(text, chosen, &change.cursor, &replaced, &change.own)) {
		app_message(app, "no lines to join here: lists, tables and headings stay as they are");
		buf_release(&change.own);
		return;
	}
	change.offset = replaced.at;
	change.n = replaced.n;
	change.text = buf_str(&change.own);
	history_close(app->in.history);
	app_change(app, field, &change);
	history_close(app->in.history);
	if (!app->message.n)
		app_message(app, "the lines are one; undo parts them again");
}

static void leave_field_or_list(struct app *app)
{
	if (!app->form.is_text || !rows_text_leave(app))
		leave_item(app);
}

static bool act_on_fields(struct app *app, enum action action)
{
	struct form_field *field = form_current(&app->form);

	if (form_is_table(&app->form) && (act_in_cell(app, action) || act_on_table_from_cell(app, action)))
		return true;
	if (action == ACTION_NEXT_FIELD || action == ACTION_OPEN)
		step(app, 1);
	else if (action == ACTION_PREV_FIELD)
		step(app, -1);
	else if (action == ACTION_BACK)
		leave_field_or_list(app);
	else if (action == ACTION_SUGGEST)
		screen_spell_open(app);
	else if (action == ACTION_TAKE)
		take_offer(app);
	else if (action == ACTION_TAKE_LAST && field->is_multi_line)
		take_last(app, field);
	else if (action == ACTION_JOIN_LINES && field->is_multi_line)
		join(app, field);
	else if (action == ACTION_ROWS_FROM_TEXT && app->form.is_text)
		rows_from_text(app);
	else if (action == ACTION_EDITOR)
		app->effects |= app_may_edit(app) ? APP_EDITOR : APP_NOTHING;
	else if (action == ACTION_LEARN || action == ACTION_LEARN_MINE)
		learn(app, field, action == ACTION_LEARN_MINE);
	else
		return false;
	return true;
}

bool item_act(struct app *app, enum action action)
{
	struct form_field *field = form_current(&app->form);
	struct field_change change = { .own = BUF_EMPTY };
	enum action_context context = item_context(app);

	if (context == ACTION_TABLE || (form_is_table(&app->form) && !field))
		return act_on_table(app, action);
	if (!field) {
		if (action == ACTION_BACK)
			leave_item(app);
		return action == ACTION_BACK;
	}
	switch (field_act(&field->field, app_text(app, &field->at), action, &change)) {
	case FIELD_CHANGE:
		app_change(app, field, &change);
		return true;
	case FIELD_DONE:
		history_close(app->in.history);
		return true;
	case FIELD_AT_EDGE:
		leave_field(app, field, action);
		return true;
	case FIELD_IGNORED:
		break;
	}
	return act_on_fields(app, action);
}

/*
 * Typed at a cell that is not open. A blank alone opens it and takes nothing away; behind a list that was ended, words are the
 * next row's. False when the cell takes no words.
 */
static bool type_at_closed(struct app *app, struct str text)
{
	struct form *form = &app->form;

	if (!app_may_edit(app))
		return false;
	if (form->is_ended)
		act_on_rows(app, ACTION_ROW_ADD);
	history_close(app->in.history);
	open_cell_over(app);
	return form->is_cell_open && !str_is_blank(text);
}

bool item_type(struct app *app, struct str text)
{
	struct form_field *field = form_current(&app->form);
	struct field_change change = { .own = BUF_EMPTY };

	if (form_is_table(&app->form) && rows_paste_is_block(text)) {
		rows_paste(app, text);
		return true;
	}
	if (field && app->form.item->kind == ITEM_NUMBER && !field->is_multi_line && rows_paste_is_block(text)) {
		item_paste_figures(app, text);
		return true;
	}
	if (form_is_table(&app->form) && !field && app_may_edit(app)) {
		act_on_rows(app, ACTION_ROW_ADD);
		field = form_current(&app->form);
	}
	if (!field)
		return false;
	if (item_context(app) == ACTION_TABLE) {
		if (!type_at_closed(app, text))
			return true;
		field = form_current(&app->form);
	}
	if (field_type(&field->field, app_text(app, &field->at), text, &change) == FIELD_CHANGE)
		app_change(app, field, &change);
	return true;
}
