/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_trend.h"

#include "tui/list.h"
#include "tui/trend.h"

enum { READABLE = 96 };

struct trend_screen {
	struct list list;
	struct lines lines;
	int columns; /* that the lines are made for; 0: not yet */
	unsigned version; /* of the pack */
	const struct item *item;
	bool is_bridge;
	int back; /* of the bridge */
};

static const enum action *hints(const struct app *app)
{
	static const enum action trend[] = { ACTION_HELP,   ACTION_BACK,        ACTION_OPEN, ACTION_NEXT_ITEM,
					     ACTION_BRIDGE, ACTION_DIFFERENCES, ACTION_QUIT, ACTION_NONE };
	static const enum action bridge[] = { ACTION_HELP,  ACTION_BACK,        ACTION_OPEN, ACTION_VARIANCE,
					      ACTION_TREND, ACTION_DIFFERENCES, ACTION_QUIT, ACTION_NONE };
	const struct trend_screen *screen = app->screens.v[app->screens.n - 1].state;

	return screen->is_bridge ? bridge : trend;
}

static void make(struct app *app, struct trend_screen *screen, int columns)
{
	lines_clear(&screen->lines);
	facts_refresh(app->in.facts);
	if (screen->is_bridge)
		trend_bridge(app, screen->back, columns, &screen->lines);
	else
		trend_item(app, app_item(app), columns, &screen->lines);
	if (screen->item != app_item(app))
		screen->list.top = 0;
	screen->item = app_item(app);
	screen->columns = columns;
	screen->version = app->in.pack->version;
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct trend_screen *screen = state;
	int columns = area.columns - 2 < READABLE ? area.columns - 2 : READABLE;

	if (screen->columns != columns || screen->version != app->in.pack->version || screen->item != app_item(app))
		make(app, screen, columns);
	list_layout(&screen->list, screen->lines.list.n, area.rows, false);
	lines_draw(&screen->lines, screen->list.top, frame, (struct frame_area){ area.row, 1, area.rows, columns });
	list_draw_more(&screen->list, frame, area);
}

static void look_back(struct app *app, struct trend_screen *screen, int back)
{
	if (back < 0 || back > facts_back(app->in.facts)) {
		app_message(app, "%s", back < 0 ? "this is the newest period" : "no earlier pack");
		return;
	}
	screen->back = back;
	screen->columns = 0;
}

/* To the item at hand, or to the first step of the bridge that is open. */
static void go(struct app *app, const struct trend_screen *screen)
{
	const struct item *item = screen->is_bridge ? trend_open_step(app) : app_item(app);

	app_pop(app);
	if (item)
		app_go(app, &(struct addr){ .item = item->id }, 0);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct trend_screen *screen = state;

	if (list_scroll(&screen->list, action))
		return true;
	if (action == ACTION_OPEN)
		go(app, screen);
	else if (action == (screen->is_bridge ? ACTION_BRIDGE : ACTION_TREND))
		app_pop(app);
	else if (!screen->is_bridge && (action == ACTION_NEXT_ITEM || action == ACTION_PREV_ITEM))
		outline_step(&app->outline, action == ACTION_NEXT_ITEM ? 1 : -1);
	else if (screen->is_bridge && (action == ACTION_LEFT || action == ACTION_RIGHT))
		look_back(app, screen, screen->back + (action == ACTION_LEFT ? 1 : -1));
	else
		return false;
	return true;
}

static void closed(void *state)
{
	struct trend_screen *screen = state;

	lines_release(&screen->lines);
	free(screen);
}

static const struct screen_kind kind_trend = {
	.title = "trend",
	.verb = "go there",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static const struct screen_kind kind_bridge = {
	.title = "bridge",
	.verb = "go there",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static void push(struct app *app, bool is_bridge)
{
	struct trend_screen *screen = mem_zero(1, sizeof(*screen));

	lines_init(&screen->lines);
	screen->is_bridge = is_bridge;
	app_push(app, is_bridge ? &kind_bridge : &kind_trend, screen);
}

void screen_trend_open(struct app *app)
{
	if (app_item(app))
		push(app, false);
	else
		app_message(app, "go to an item first: a section has no trend of its own");
}

void screen_trend_bridge(struct app *app)
{
	push(app, true);
}
