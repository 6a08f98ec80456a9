/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_text.h"

#include "check/text_rows.h"
#include "tui/rows_narrative.h"
#include "tui/rows_paste.h"

static void show(struct app *app)
{
	history_close(app->in.history);
	form_show(&app->form, app->form.item, app->in.pack);
}

/* Messages name the key that leads on. */
static void say_key(struct app *app, const char *before)
{
	struct buf name = BUF_EMPTY;

	if (action_key(app->in.keys, ACTION_TEXT, ACTION_ROWS_FROM_TEXT, &name))
		app_message(app, "%s; %s makes rows of it", before, name.p);
	else
		app_message(app, "%s", before);
	buf_release(&name);
}

static struct addr own_text(const struct app *app)
{
	return (struct addr){ app->form.item->id, 0, STR(PACK_TABLE_TEXT) };
}

enum rows_text rows_text_waits(const struct app *app)
{
	const struct addr at = own_text(app);
	struct str text = app_text(app, &at);

	return str_is_blank(text) ? ROWS_TEXT_NONE : text_rows_is_list(text) ? ROWS_TEXT_LIST : ROWS_TEXT_WORDS;
}

bool rows_text_leave(struct app *app)
{
	const struct addr at = own_text(app);
	const struct entry *entry = pack_entry(app->in.pack, at.item);

	if (!app->form.wants_text || ((!entry || !entry->rows.n) && !str_is_blank(app_text(app, &at))) ||
	    text_rows_is_of_rows(app->form.item, app_text(app, &at)))
		return false;
	app->form.wants_text = false;
	show(app);
	return true;
}

void rows_text_stepped(struct app *app, bool was_of_rows)
{
	if (was_of_rows && !rows_text_is_of_rows(app))
		app->form.wants_text = false;
}

bool rows_text_is_of_rows(const struct app *app)
{
	const struct item *item = app->form.item;

	return item && item->kind == ITEM_TABLE &&
	       text_rows_is_of_rows(item, pack_text(app->in.pack, &(struct addr){ item->id, 0, STR(PACK_TABLE_TEXT) }));
}

void rows_from_text(struct app *app)
{
	const struct addr at = own_text(app);

	if (!app_may_edit(app))
		return;
	if (!app->form.is_text) {
		if (rows_narrative_is_pair(app) && str_is_blank(app_text(app, &at)) && rows_narrative_read(app))
			return;
		if (rows_text_waits(app) == ROWS_TEXT_LIST) {
			rows_paste_own(app);
			return;
		}
		app->form.wants_text = true;
		show(app);
		form_select(&app->form, &at);
		say_key(app, "write or paste the list, point by point");
	} else if (str_is_blank(app_text(app, &at))) {
		rows_text_leave(app);
	} else {
		rows_paste_own(app);
	}
}

static void write_rows(const struct app *app, const struct entry *entry, struct buf *out)
{
	struct contract contract;
	bool has_contract = contract_of_item(app->in.rules, app->form.item, &contract);

	for (size_t i = 0; i < entry->rows.n; i++)
		text_rows_write(app->form.item, has_contract ? &contract : NULL, entry->rows.v[i], out);
}

bool rows_text_take_last(struct app *app, struct form_field *field)
{
	const struct entry *last = app->in.prior ? pack_entry(app->in.prior, app->form.item->id) : NULL;
	struct field_change change = { .own = BUF_EMPTY };
	struct buf list = BUF_EMPTY;

	if (!last || !last->rows.n)
		return false;
	if (!app_may_edit(app))
		return true;
	write_rows(app, last, &list);
	history_close(app->in.history);
	if (field_type(&field->field, app_text(app, &field->at), buf_str(&list), &change) == FIELD_CHANGE)
		app_change(app, field, &change);
	history_close(app->in.history);
	buf_release(&list);
	say_key(app, "last period's rows are in the list");
	return true;
}

/*
 * One step of undo: the list is there, and says that it stands for the rows. They stay behind it until rows are made of it, because a
 * list cannot hold all that a file says of a row: its comments, its serial, columns that the catalogue does not know.
 */
static void list_from_rows(struct app *app)
{
	const struct addr at = own_text(app);
	struct buf list = BUF_EMPTY;
	struct str before;
	size_t begin;

	history_close(app->in.history);
	text_rows_head(app->form.item, &list);
	begin = list.n;
	before = app_text(app, &at);
	buf_add(&list, before);
	if (before.n && !str_ends(before, STR("\n")))
		buf_addc(&list, '\n');
	write_rows(app, pack_entry(app->in.pack, at.item), &list);
	history_set(app->in.history, &at, buf_str(&list));
	buf_release(&list);
	app->form.wants_text = true;
	app->form.listed = app->in.pack->last_serial;
	show(app);
	if (form_select(&app->form, &at))
		field_goto(&form_current(&app->form)->field, app_text(app, &at), begin);
	say_key(app, "the rows are a list to write on");
}

void text_from_rows(struct app *app)
{
	if (rows_narrative_is_pair(app))
		rows_narrative_write(app);
	else if (form_rows(&app->form))
		list_from_rows(app);
	else
		app_message(app, "there is no row yet");
}
