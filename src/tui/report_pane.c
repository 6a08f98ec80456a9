/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/report_pane.h"

#include "tui/list.h"
#include "tui/report_lines.h"
#include "view/compose.h"

enum { READABLE = 100, MARGIN = 2 };

/* Composed when the pack is at rest: what is typed is seen in its field at once, and here a moment later. */
static bool is_fresh(const struct app *app, int columns)
{
	const struct app_report *report = &app->report;

	if (report->columns != columns || report->made_for != report->layout)
		return false;
	return report->version == app->in.pack->version || app->findings_version != app->in.pack->version;
}

static void make(struct app *app, int columns)
{
	struct app_report *report = &app->report;
	struct compose_options options = { .layout = report->layout };
	struct view_input input = { .catalogue = app->in.catalogue,
				    .company = app->in.company,
				    .pack = app->in.pack,
				    .prior = app->in.prior,
				    .facts = app->in.facts,
				    .findings = app->has_findings ? &app->findings : NULL,
				    .changes = app->in.changes };
	struct document document;

	if (is_fresh(app, columns))
		return;
	document_init(&document);
	compose_defaults(report->layout, report->audience, &options);
	memset(options.appendices, 0, sizeof(options.appendices));
	compose(&input, &options, &document);
	lines_clear(&report->lines);
	report_lines(&document, columns, &report->lines);
	document_release(&document);
	report->columns = columns;
	report->version = app->in.pack->version;
	report->made_for = report->layout;
}

/* The first line about item; STR_NONE when the report does not show it. */
static size_t line_of(const struct lines *lines, const struct item *item)
{
	for (size_t i = 0; item && i < lines->list.n; i++)
		if (str_eq(lines->list.v[i].at.item, item->id))
			return i;
	return STR_NONE;
}

/* Lines with a sign before those of item, that reads without colours too. */
static void draw_lines(const struct app *app, const struct item *item, size_t top, struct frame *frame,
		       struct frame_area area)
{
	const struct lines *lines = &app->report.lines;
	struct frame_area text = { area.row, area.column + MARGIN, area.rows, area.columns - MARGIN };

	lines_draw(lines, top, frame, text);
	for (int row = 0; row < area.rows && item && top + (size_t)row < lines->list.n; row++)
		if (str_eq(lines->list.v[top + (size_t)row].at.item, item->id))
			frame_put(frame, area.row + row, area.column, 1, STR(">"), STYLE_BORDER_FOCUS);
}

static void put_head(const struct app *app, bool is_shown, struct buf *out)
{
	const struct layout_audience *audience = app->report.audience;
	struct str who = audience ? audience->name : STR("board");

	buf_printf(out, " Report for the %.*s", STR_FMT(who));
	if (!is_shown && app_item(app))
		buf_adds(out, ": this item is not in it");
	buf_addc(out, ' ');
}

/* --- beside the item ------------------------------------------------------------------------------------------------------ */

bool report_pane_is_beside(const struct app *app, int columns)
{
	return app->report.is_beside && app->report.layout && columns >= REPORT_BESIDE;
}

void report_pane_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	struct app_report *report = &app->report;
	const struct item *item = app_item(app);
	struct list list = { .top = 0 };
	struct buf head = BUF_EMPTY;
	size_t line;

	make(app, area.columns - MARGIN - 1);
	line = line_of(&report->lines, item);
	if (report->item != item) {
		report->item = item;
		/* With a little of what stands before it. */
		report->top = line == STR_NONE ? report->top : line > 2 ? line - 2 : 0;
	}
	put_head(app, line != STR_NONE, &head);
	frame_hline(frame, area.row, area.column, area.columns, STYLE_BORDER);
	frame_put_cut(frame, area.row, area.column + 1, area.columns - 2, buf_str(&head), STYLE_HEADING);
	buf_release(&head);
	area.row++;
	area.rows--;
	list.top = report->top;
	list_layout(&list, report->lines.list.n, area.rows, false);
	report->top = list.top;
	draw_lines(app, item, report->top, frame, area);
}

void report_pane_scroll(struct app *app, int delta)
{
	struct app_report *report = &app->report;

	if (delta < 0)
		report->top -= report->top > 0;
	else if (report->top + 1 < report->lines.list.n)
		report->top++;
}

/* --- on its own ----------------------------------------------------------------------------------------------------------- */

struct report_screen {
	struct list list;
	bool is_placed; /* the cursor was put on the item at hand */
};

static const enum action *hints(const struct app *app)
{
	static const enum action page[] = { ACTION_HELP,      ACTION_BACK,        ACTION_OPEN, ACTION_AUDIENCE,
					    ACTION_NEXT_ITEM, ACTION_DIFFERENCES, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return page;
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct report_screen *screen = state;
	int columns = area.columns - MARGIN - 1 < READABLE ? area.columns - MARGIN - 1 : READABLE;
	const struct lines *lines = &app->report.lines;
	size_t line;
	int row;

	make(app, columns);
	line = line_of(lines, app_item(app));
	if (!screen->is_placed && line != STR_NONE) {
		screen->list.cursor = line;
		screen->list.top = line > 2 ? line - 2 : 0;
	}
	screen->is_placed = true;
	list_layout(&screen->list, lines->list.n, area.rows, true);
	draw_lines(app, NULL, screen->list.top, frame, area);
	if (lines->list.n == 0)
		return;
	row = area.row + (int)(screen->list.cursor - screen->list.top);
	if (lines->list.v[screen->list.cursor].at.item.n)
		frame_put(frame, row, 0, 1, STR(">"), STYLE_BORDER_FOCUS);
	frame_cursor(frame, row, 0);
	list_draw_more(&screen->list, frame, area);
}

/* To the next or the last heading of a section. */
static void step_section(const struct app *app, struct report_screen *screen, long delta)
{
	const struct lines *lines = &app->report.lines;
	long at = (long)screen->list.cursor + delta;

	while (at >= 0 && at < (long)lines->list.n && lines->list.v[at].style != STYLE_HEADING)
		at += delta;
	if (at >= 0 && at < (long)lines->list.n) {
		screen->list.cursor = (size_t)at;
		screen->list.top = (size_t)at;
	}
}

static bool act(struct app *app, void *state, enum action action)
{
	struct report_screen *screen = state;
	const struct lines *lines = &app->report.lines;
	struct buf item = BUF_EMPTY;

	if (list_act(&screen->list, action))
		return true;
	if (action == ACTION_REPORT)
		app_pop(app);
	else if (action == ACTION_NEXT_ITEM || action == ACTION_PREV_ITEM)
		step_section(app, screen, action == ACTION_NEXT_ITEM ? 1 : -1);
	else if (action != ACTION_OPEN)
		return false;
	else if (screen->list.cursor < lines->list.n && lines->list.v[screen->list.cursor].at.item.n) {
		buf_add(&item, lines->list.v[screen->list.cursor].at.item);
		app_go(app, &(struct addr){ .item = buf_str(&item) }, 0);
	}
	buf_release(&item);
	return true;
}

static void closed(void *state)
{
	free(state);
}

static const struct screen_kind kind = {
	.title = "report",
	.verb = "go there",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static void next_audience(struct app *app)
{
	struct app_report *report = &app->report;
	const struct layout *layout = report->layout;
	bool is_shown = app_is_on_top(app, &kind) || report_pane_is_beside(app, app->columns);
	size_t next = 0;

	if (!is_shown || layout->audience_count < 2) {
		app_message(app, is_shown ? "this report has one audience" : "first open the report");
		return;
	}
	while (next < layout->audience_count && &layout->audiences[next] != report->audience)
		next++;
	next = next < layout->audience_count ? (next + 1) % layout->audience_count : 0;
	report->audience = &layout->audiences[next];
	report->columns = 0; /* to be composed anew */
	report->item = NULL;
	app_message(app, "the report as the %.*s sees it", STR_FMT(report->audience->name));
}

void report_pane_toggle(struct app *app)
{
	if (app->columns < REPORT_BESIDE) {
		app_pop_all(app);
		app_settle(app);
		app_push(app, &kind, mem_zero(1, sizeof(struct report_screen)));
		return;
	}
	/* From a page that covers the item it is asked for, not closed. */
	app->report.is_beside = !app->report.is_beside || app->screens.n > 1;
	app->report.item = NULL;
	app_pop_all(app);
}

void report_pane_act(struct app *app, enum action action)
{
	if (action == ACTION_AUDIENCE)
		next_audience(app);
	else if (app->report.layout)
		report_pane_toggle(app);
	else
		app->effects |= APP_REPORT;
}
