/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_search.h"

#include "base/text.h"
#include "tui/input.h"
#include "tui/list.h"
#include "tui/search.h"

enum { ROWS = 16, LABEL = 9, PLACE = 24, BEFORE = 24 };

struct search_screen {
	struct input find, with;
	bool is_replacing; /* the keys go to the second line */
	bool is_item_only;
	struct list list;
	struct search_hits hits;
	unsigned version; /* of the pack, when it was searched */
};

static const enum action *hints(const struct app *app)
{
	/* In the second line Enter goes nowhere: what it does stands above the places. */
	static const enum action prompt[] = { ACTION_OPEN,  ACTION_NEXT_FIELD, ACTION_REPLACE_ALL,
					      ACTION_SCOPE, ACTION_BACK,       ACTION_NONE };
	const struct search_screen *screen = app->screens.v[app->screens.n - 1].state;

	return screen->is_replacing ? prompt + 1 : prompt;
}

static void look(struct app *app, struct search_screen *screen)
{
	const struct item *only = screen->is_item_only ? app_item(app) : NULL;

	search_pack(app->in.catalogue, app->in.pack, only, buf_str(&screen->find.text), &screen->hits);
	screen->version = app->in.pack->version;
	screen->list.n = screen->hits.n;
	if (screen->list.cursor >= screen->hits.n)
		screen->list.cursor = 0;
	buf_clear(&app->searched);
	buf_add(&app->searched, buf_str(&screen->find.text));
}

/* Reading order; the hit itself counts as behind the cursor that stands on its start. */
static int order_of(const struct search_hit *hit, size_t item, size_t field, size_t offset)
{
	if (hit->item->index != item)
		return hit->item->index < item ? -1 : 1;
	if (hit->field != field)
		return hit->field < field ? -1 : 1;
	return hit->span.at < offset ? -1 : hit->span.at > offset;
}

/* Where the user is in the field at hand: at the start of what is selected, a place that was found, or behind it. */
static size_t offset_here(const struct app *app, const struct form_field *field, bool is_behind)
{
	struct span selected;

	if (!field)
		return 0;
	selected = field_selection(&field->field, app_text(app, &field->at));
	return selected.n && !is_behind ? selected.at : field->field.cursor;
}

/* The first hit at or behind the place of the user. */
static size_t first_from_here(const struct app *app, const struct search_hits *hits, bool is_behind)
{
	const struct form_field *field = app->is_in_item ? form_current(&app->form) : NULL;
	const struct item *item = app_item(app);

	for (size_t i = 0; item && i < hits->n; i++)
		if (order_of(&hits->v[i], item->index, field ? app->form.current : 0,
			     offset_here(app, field, is_behind)) >= 0)
			return i;
	return 0;
}

static void show_hit(struct app *app, const struct search_hit *hit)
{
	const struct search_hit place = *hit;
	struct form_field *field;

	if (!app_go(app, &place.at, place.span.at))
		return;
	field = form_current(&app->form);
	if (field && addr_eq(&field->at, &place.at))
		field_select(&field->field, app_text(app, &place.at), place.span);
}

static void draw_hit(const struct app *app, const struct search_hit *hit, bool is_cursor, struct frame *frame,
		     struct frame_area line)
{
	struct str text = app_text(app, &hit->at), before, rest;
	size_t from = hit->span.at, cut;
	int column = line.column + PLACE + 1, width = line.columns - PLACE - 1;

	frame_put_row(frame, line.row, line.column, line.columns, STR(""), is_cursor ? STYLE_SELECTED : STYLE_NORMAL);
	frame_put_cut(frame, line.row, line.column + 1, PLACE - 2, hit->item->short_label,
		      is_cursor ? STYLE_SELECTED : STYLE_LABEL);
	/* The line around the words, from as far before them as there is room. */
	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	before = str_sub(text, from, hit->span.at - from);
	for (cut = 0; text_columns(str_sub(before, cut, before.n - cut)) > BEFORE;)
		cut = text_next_cluster(before, cut);
	before = str_sub(before, cut, before.n - cut);
	cut = str_find_char(text, '\n', hit->span.at + hit->span.n);
	rest = str_sub(text, hit->span.at + hit->span.n, (cut == STR_NONE ? text.n : cut) - hit->span.at - hit->span.n);
	cut = (size_t)frame_put(frame, line.row, column, width, before, is_cursor ? STYLE_SELECTED : STYLE_NORMAL);
	column += (int)cut;
	width -= (int)cut;
	cut = (size_t)frame_put(frame, line.row, column, width, str_in(text, hit->span), STYLE_SELECTION);
	frame_put_cut(frame, line.row, column + (int)cut, width - (int)cut, rest,
		      is_cursor ? STYLE_SELECTED : STYLE_NORMAL);
}

static void draw_line(struct input *input, const char *label, bool has_focus, struct str hint, struct frame *frame,
		      struct frame_area line)
{
	struct frame_area box = { line.row, line.column + LABEL, 1, line.columns - LABEL };

	frame_put(frame, line.row, line.column, LABEL, str_of(label), has_focus ? STYLE_BORDER_FOCUS : STYLE_LABEL);
	if (has_focus)
		input_draw(input, frame, box, hint);
	else
		frame_put_row(frame, box.row, box.column, box.columns, buf_str(&input->text), STYLE_VALUE);
}

static void draw_state(const struct app *app, const struct search_screen *screen, struct frame *frame,
		       struct frame_area line)
{
	struct buf text = BUF_EMPTY;

	if (!screen->find.text.n)
		buf_adds(&text, "capital letters are minded when there is one");
	else if (!screen->hits.n)
		buf_adds(&text, "found nowhere");
	else
		buf_printf(&text, "%zu%s of %zu%s", screen->list.cursor + 1, "", screen->hits.n,
			   screen->hits.n == SEARCH_MAX ? " or more" : "");
	buf_printf(&text, ", %s%s", screen->is_item_only && app_item(app) ? "in this item" : "in the whole pack",
		   screen->is_replacing && screen->hits.n ? "; Enter replaces this one" : "");
	frame_put_cut(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_DIM);
	buf_release(&text);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct search_screen *screen = state;
	struct frame_area box = area, inside, line;

	if (screen->version != app->in.pack->version)
		look(app, screen);
	if (box.rows > ROWS)
		box.rows = ROWS;
	frame_fill(frame, box, STYLE_NORMAL);
	inside = frame_box(frame, box, STR("Search"), STYLE_BORDER_FOCUS);
	list_layout(&screen->list, screen->hits.n, inside.rows - 3, true);
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->hits.n; i++) {
		size_t at = screen->list.top + i;

		line = (struct frame_area){ inside.row + 3 + (int)i, inside.column, 1, inside.columns };
		draw_hit(app, &screen->hits.v[at], at == screen->list.cursor, frame, line);
		app_target(app, (struct app_target){ .area = line, .list = &screen->list, .index = at });
	}
	line = (struct frame_area){ inside.row + 2, inside.column + 1, 1, inside.columns - 2 };
	draw_state(app, screen, frame, line);
	/* The line with the keys is drawn last: it sets the cursor. */
	for (int i = 0; i < 2; i++) {
		bool is_with = i == screen->is_replacing;

		line.row = inside.row + is_with;
		draw_line(is_with ? &screen->with : &screen->find, is_with ? "Replace" : "Find",
			  is_with == screen->is_replacing,
			  is_with ? STR("what comes in its place") : STR("words in any text of the pack"), frame, line);
	}
}

static void replace_one(struct app *app, struct search_screen *screen)
{
	const struct search_hit *hit;

	if (screen->list.cursor >= screen->hits.n || !app_may_edit(app))
		return;
	hit = &screen->hits.v[screen->list.cursor];
	history_close(app->in.history);
	history_splice(app->in.history, &hit->at, hit->span.at, hit->span.n, buf_str(&screen->with.text));
	history_close(app->in.history);
	look(app, screen);
	app_message(app, "replaced; undo takes it back");
}

static void replace_all(struct app *app, struct search_screen *screen)
{
	size_t n = screen->hits.n, items = 0;

	if (!n || !app_may_edit(app))
		return;
	history_begin(app->in.history);
	/* From the end: what comes before keeps its place. */
	for (size_t i = n; i-- > 0;) {
		const struct search_hit *hit = &screen->hits.v[i];

		items += i == 0 || screen->hits.v[i - 1].item != hit->item;
		history_splice(app->in.history, &hit->at, hit->span.at, hit->span.n, buf_str(&screen->with.text));
	}
	history_end(app->in.history);
	app_pop(app);
	app_message(app, "%zu replaced in %zu item%s; one undo takes all back", n, items, items == 1 ? "" : "s");
}

static void switch_line(struct search_screen *screen)
{
	screen->is_replacing = !screen->is_replacing;
}

static bool act(struct app *app, void *state, enum action action)
{
	struct search_screen *screen = state;

	if (screen->version != app->in.pack->version)
		look(app, screen);
	if (action == ACTION_OPEN && screen->is_replacing)
		replace_one(app, screen);
	else if (action == ACTION_OPEN && screen->list.cursor < screen->hits.n)
		show_hit(app, &screen->hits.v[screen->list.cursor]);
	else if (action == ACTION_REPLACE_ALL && !screen->is_replacing)
		switch_line(screen);
	else if (action == ACTION_REPLACE_ALL)
		replace_all(app, screen);
	else if (action == ACTION_NEXT_FIELD || action == ACTION_PREV_FIELD)
		switch_line(screen);
	else if (action == ACTION_SCOPE) {
		screen->is_item_only = !screen->is_item_only;
		look(app, screen);
	} else if (!list_act(&screen->list, action)) {
		if (!input_act(screen->is_replacing ? &screen->with : &screen->find, action))
			return action == ACTION_OPEN;
		look(app, screen);
	}
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	struct search_screen *screen = state;

	input_type(screen->is_replacing ? &screen->with : &screen->find, text);
	if (screen->is_replacing)
		return true;
	look(app, screen);
	screen->list.cursor = first_from_here(app, &screen->hits, false);
	return true;
}

static void closed(void *state)
{
	struct search_screen *screen = state;

	input_release(&screen->find);
	input_release(&screen->with);
	vec_release(&screen->hits);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "search",
	.verb = "go there",
	.is_popup = true,
	.context = ACTION_PROMPT,
	.hints = hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

/* What is selected is what is searched for; else what was searched for last, selected: the next letter replaces it. */
static struct search_screen *open(struct app *app)
{
	struct search_screen *screen = mem_zero(1, sizeof(*screen));
	const struct form_field *field = app->is_in_item ? form_current(&app->form) : NULL;
	struct str words = buf_str(&app->searched);

	if (field) {
		struct str text = app_text(app, &field->at);
		struct str selected = str_in(text, field_selection(&field->field, text));

		if (selected.n && str_find_char(selected, '\n', 0) == STR_NONE)
			words = selected;
	}
	input_init(&screen->find, words, &app->clipboard);
	input_init(&screen->with, STR(""), &app->clipboard);
	input_act(&screen->find, ACTION_SELECT_ALL);
	app_push(app, &kind, screen);
	look(app, screen);
	screen->list.cursor = first_from_here(app, &screen->hits, false);
	return screen;
}

void screen_search_open(struct app *app)
{
	open(app);
}

void screen_search_replace(struct app *app)
{
	struct search_screen *screen = open(app);

	screen->is_replacing = screen->find.text.n > 0;
}

void screen_search_step(struct app *app, int direction)
{
	const struct form_field *field = app->is_in_item ? form_current(&app->form) : NULL;
	struct search_hits hits = { NULL, 0, 0 };
	size_t at;

	search_pack(app->in.catalogue, app->in.pack, NULL, buf_str(&app->searched), &hits);
	if (hits.n) {
		struct str text = field ? app_text(app, &field->at) : STR("");

		at = first_from_here(app, &hits, true);
		/* The cursor stands behind the place that was found last. */
		if (direction < 0)
			at = (at + hits.n - 1) % hits.n;
		if (direction < 0 && field && hits.n > 1 && addr_eq(&hits.v[at].at, &field->at) &&
		    hits.v[at].span.at == field_selection(&field->field, text).at)
			at = (at + hits.n - 1) % hits.n;
		show_hit(app, &hits.v[at]);
		app_message(app, "%zu of %zu", at + 1, hits.n);
	} else if (app->searched.n) {
		app_message(app, "'%.*s' is found nowhere", STR_FMT(buf_str(&app->searched)));
	} else {
		screen_search_open(app);
	}
	vec_release(&hits);
}
