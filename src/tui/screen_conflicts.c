/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_conflicts.h"

#include "base/text.h"
#include "base/worddiff.h"
#include "pack/conflict.h"
#include "pack/diff.h"
#include "tui/lines.h"
#include "tui/list.h"

enum { READABLE = 96, HEAD = 2, KEY_BYTES = 60 };

struct conflicts_screen {
	struct list list;
	struct lines lines;
	struct conflicts conflicts; /* as of version */
	size_t at;
	int columns; /* that the lines are made for; 0: not yet */
	unsigned version; /* of the pack */
};

static const enum action *hints(const struct app *app)
{
	static const enum action page[] = { ACTION_TAKE_OURS, ACTION_TAKE_THEIRS, ACTION_TAKE_BOTH,
					    ACTION_OPEN,      ACTION_NEXT_ITEM,   ACTION_UNDO,
					    ACTION_BACK,      ACTION_HELP,        ACTION_NONE };

	(void)app;
	return page;
}

static const struct conflict *current(const struct conflicts_screen *screen)
{
	return screen->at < screen->conflicts.n ? &screen->conflicts.v[screen->at] : NULL;
}

/* The pack may have been edited since. */
static void refresh(const struct app *app, struct conflicts_screen *screen)
{
	if (screen->version == app->in.pack->version && screen->columns)
		return;
	conflict_list(app->in.pack, &screen->conflicts);
	if (screen->at >= screen->conflicts.n)
		screen->at = screen->conflicts.n ? screen->conflicts.n - 1 : 0;
	screen->version = app->in.pack->version;
	screen->columns = 0;
}

/* "ARR, Actual" or "Risks, Prices fall, Owner" */
static void put_place(const struct app *app, const struct conflict *conflict, struct buf *out)
{
	const struct item *item = catalogue_find(app->in.catalogue, conflict->at.item);
	const struct entry *entry = conflict->at.row ? pack_entry(app->in.pack, conflict->at.item) : NULL;
	const struct row *row = entry ? entry_row(entry, conflict->at.row) : NULL;
	const struct column *column = item ? item_column(item, conflict->at.field) : NULL;
	const char *field = pack_field_label(conflict->at.field);

	if (!conflict->at.item.n) {
		buf_printf(out, "the pack's %.*s", STR_FMT(conflict->at.field));
		return;
	}
	buf_add(out, item ? item->label : conflict->at.item);
	if (row && item && !conflict_is_row(app->in.pack, item, conflict)) {
		struct str key = diff_key(item, row);
		size_t end = str_find_char(key, '\n', 0);

		buf_printf(out, ", %.*s",
			   STR_FMT(text_prefix(end == STR_NONE ? key : str_sub(key, 0, end), KEY_BYTES)));
	}
	buf_printf(out, ", %.*s", STR_FMT(column ? column->label : field ? str_of(field) : conflict->at.field));
}

/* What this side alone says stands between marks; the rest both say. */
static void put_side(struct str other, struct str own, struct buf *out)
{
	struct worddiff diff;

	worddiff_init(&diff);
	worddiff_run(&diff, other, own);
	for (size_t i = 0; i < diff.runs.n; i++) {
		const struct worddiff_run *run = &diff.runs.v[i];
		struct str rest = str_in(own, run->new), line;
		bool is_first = true;

		if (run->kind == WORDDIFF_REMOVED)
			continue;
		/* Marks do not go over the end of a line, which is laid out on its own. */
		while (str_next_part(&rest, '\n', &line)) {
			bool is_marked = run->kind == WORDDIFF_ADDED && !str_is_blank(line);

			buf_adds(out, is_first ? "" : "\n");
			buf_adds(out, is_marked ? LINES_COME "{+" : "");
			text_visible(line, false, out);
			buf_adds(out, is_marked ? "+}" LINES_END : "");
			is_first = false;
		}
	}
	worddiff_release(&diff);
}

static void add_side(struct conflicts_screen *screen, const char *label, const char *nothing, struct str other,
		     struct str own, int columns)
{
	struct buf text = BUF_EMPTY;
	struct str rest, line;

	if (screen->lines.list.n)
		lines_add(&screen->lines, STYLE_NORMAL, 0, STR(""));
	lines_add(&screen->lines, STYLE_LABEL, 0, str_of(label));
	if (own.n == 0)
		lines_wrap(&screen->lines, STYLE_DIM, 2, str_of(nothing), columns);
	put_side(other, own, &text);
	rest = buf_str(&text);
	while (own.n && str_next_line(&rest, &line))
		lines_marked(&screen->lines, STYLE_VALUE, 2, line, columns);
	buf_release(&text);
}

/* A text may hold several conflicts: what stands above this one tells where one is. */
static void add_line_above(struct conflicts_screen *screen, struct str text, const struct merge_conflict *marks,
			   int columns)
{
	struct str rest = str_trim(str_sub(text, 0, marks->whole.at)), line = STR(""), next;
	struct buf shown = BUF_EMPTY;

	while (str_next_line(&rest, &next))
		line = next;
	if (line.n == 0 || str_starts(line, STR(">>>>>>>")))
		return;
	lines_add(&screen->lines, STYLE_LABEL, 0, STR("Below the line"));
	text_visible(line, false, &shown);
	lines_wrap(&screen->lines, STYLE_DIM, 2, buf_str(&shown), columns);
	buf_release(&shown);
}

static void make(struct app *app, struct conflicts_screen *screen, int columns)
{
	const struct conflict *conflict = current(screen);
	const struct merge_conflict *marks = &conflict->marks;
	const struct item *item = catalogue_find(app->in.catalogue, conflict->at.item);
	struct str text = app_text(app, &conflict->at), ours = str_in(text, marks->ours),
		   theirs = str_in(text, marks->theirs);
	const char *nothing =
		conflict_is_row(app->in.pack, item, conflict) ? "(this row was taken out)" : "(nothing stands here)";

	lines_clear(&screen->lines);
	add_line_above(screen, text, marks, columns);
	add_side(screen, "Ours: this file, before the merge", nothing, theirs, ours, columns);
	add_side(screen, "Theirs: what came in", nothing, ours, theirs, columns);
	if (marks->has_base)
		add_side(screen, "Before: what both began with", nothing, str_in(text, marks->base),
			 str_in(text, marks->base), columns);
	screen->columns = columns;
}

static void draw_head(const struct app *app, const struct conflicts_screen *screen, struct frame *frame,
		      struct frame_area area)
{
	struct buf head = BUF_EMPTY;

	buf_printf(&head, "Conflict %zu of %zu: ", screen->at + 1, screen->conflicts.n);
	put_place(app, current(screen), &head);
	frame_put_cut(frame, area.row, 1, area.columns - 2, buf_str(&head), STYLE_HEADING);
	buf_release(&head);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct conflicts_screen *screen = state;
	int columns = area.columns - 2 < READABLE ? area.columns - 2 : READABLE;
	struct frame_area body = { area.row + HEAD, 1, area.rows - HEAD, columns };

	refresh(app, screen);
	if (!current(screen)) {
		frame_put_cut(frame, area.row, 1, area.columns - 2,
			      STR("Every conflict is settled: save the pack, then commit it."), STYLE_GOOD);
		return;
	}
	if (screen->columns != columns)
		make(app, screen, columns);
	list_layout(&screen->list, screen->lines.list.n, body.rows, false);
	draw_head(app, screen, frame, area);
	lines_draw(&screen->lines, screen->list.top, frame, body);
	list_draw_more(&screen->list, frame, area);
}

/* Whoever leaves is where the conflict stands. */
static void move_along(struct app *app, struct conflicts_screen *screen)
{
	const struct conflict *conflict = current(screen);
	const struct item *item = conflict ? catalogue_find(app->in.catalogue, conflict->at.item) : NULL;

	if (item)
		outline_select(&app->outline, item);
	screen->columns = 0;
	screen->list.top = 0;
}

static void step(struct app *app, struct conflicts_screen *screen, long delta)
{
	long to = (long)screen->at + delta;

	if (to < 0 || to >= (long)screen->conflicts.n) {
		app_message(app, "no conflict %s this one", delta < 0 ? "before" : "after");
		return;
	}
	screen->at = (size_t)to;
	move_along(app, screen);
}

/* A narrative has room for two versions, a figure or a cell has not. */
static bool is_prose(const struct conflict *conflict)
{
	return conflict->at.row == 0 &&
	       (str_is(conflict->at.field, "text") || str_is(conflict->at.field, "commentary"));
}

static bool settle(struct app *app, struct conflicts_screen *screen, enum conflict_side side)
{
	const struct conflict *conflict = current(screen);
	const struct item *item = catalogue_find(app->in.catalogue, conflict->at.item);

	if (!app_may_edit(app))
		return false;
	if (side == CONFLICT_BOTH && !is_prose(conflict)) {
		app_message(app, "only a text has room for both: take one, or edit");
		return false;
	}
	if (!conflict_settle(app->in.history, app->in.pack, item, conflict, side))
		return false;
	refresh(app, screen);
	move_along(app, screen);
	if (screen->conflicts.n)
		app_message(app, "%s; %zu left",
			    side == CONFLICT_OURS     ? "ours taken"
			    : side == CONFLICT_THEIRS ? "theirs taken"
						      : "both taken",
			    screen->conflicts.n);
	return true;
}

/* The marks are gone where one edits: a text holds both versions, a figure ours. */
static void edit(struct app *app, struct conflicts_screen *screen)
{
	struct conflict conflict = *current(screen);
	struct buf item = BUF_EMPTY, field = BUF_EMPTY;
	struct addr at = conflict.at;
	size_t offset = conflict.marks.whole.at;

	if (!at.item.n) {
		app_message(app, "the cover has no field to edit: take ours or theirs");
		return;
	}
	buf_add(&item, at.item);
	buf_add(&field, at.field);
	at.item = buf_str(&item);
	at.field = buf_str(&field);
	if (settle(app, screen, is_prose(&conflict) ? CONFLICT_BOTH : CONFLICT_OURS)) {
		size_t left = screen->conflicts.n;

		app_go(app, &at, offset);
		app_message(app, "make one of them; %zu conflict%s left", left, left == 1 ? "" : "s");
	}
	buf_release(&item);
	buf_release(&field);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct conflicts_screen *screen = state;

	refresh(app, screen);
	if (action == ACTION_CONFLICTS)
		app_pop(app);
	else if (action == ACTION_UNDO || action == ACTION_REDO)
		/* The list stays, and is made anew. */
		screen->columns = app_step_history(app, action == ACTION_REDO, NULL) ? 0 : screen->columns;
	else if (!current(screen))
		return false;
	else if (action == ACTION_TAKE_OURS)
		settle(app, screen, CONFLICT_OURS);
	else if (action == ACTION_TAKE_THEIRS)
		settle(app, screen, CONFLICT_THEIRS);
	else if (action == ACTION_TAKE_BOTH)
		settle(app, screen, CONFLICT_BOTH);
	else if (action == ACTION_OPEN)
		edit(app, screen);
	else if (action == ACTION_NEXT_ITEM || action == ACTION_NEXT_FINDING)
		step(app, screen, 1);
	else if (action == ACTION_PREV_ITEM || action == ACTION_PREV_FINDING)
		step(app, screen, -1);
	else
		return list_scroll(&screen->list, action);
	return true;
}

static void closed(void *state)
{
	struct conflicts_screen *screen = state;

	lines_release(&screen->lines);
	vec_release(&screen->conflicts);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "conflicts",
	.verb = "edit",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

void screen_conflicts_open(struct app *app)
{
	struct conflicts_screen *screen = mem_zero(1, sizeof(*screen));
	const struct item *item = app->is_in_item ? app_item(app) : NULL;

	lines_init(&screen->lines);
	conflict_list(app->in.pack, &screen->conflicts);
	for (size_t i = screen->conflicts.n; item && i > 0; i--)
		if (str_eq(screen->conflicts.v[i - 1].at.item, item->id))
			screen->at = i - 1;
	if (screen->conflicts.n) {
		app_push(app, &kind, screen);
		move_along(app, screen);
		return;
	}
	closed(screen);
	app_message(app, "no conflicts: a merge of two people's edits left nothing to settle in this pack");
}
