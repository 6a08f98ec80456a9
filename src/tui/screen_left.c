/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_left.h"

#include "pack/left.h"
#include "tui/list.h"

enum { KIND = 9 };

struct left_row {
	const struct item *item; /* NULL: the heading of a section */
	struct str domain;
	struct left_count count; /* of the section */
	bool is_left_out; /* the section, by the company */
};

struct left_screen {
	struct list list;
	VEC(struct left_row) rows;
};

static const enum action *hints(const struct app *app)
{
	static const enum action list[] = { ACTION_HELP,      ACTION_BACK,      ACTION_OPEN,     ACTION_FILTER,
					    ACTION_LEAVE_OUT, ACTION_NEXT_OPEN, ACTION_FINDINGS, ACTION_JUMP,
					    ACTION_QUIT,      ACTION_NONE };
	static const enum action core[] = { ACTION_HELP,      ACTION_BACK,      ACTION_OPEN,     ACTION_FILTER_ALL,
					    ACTION_LEAVE_OUT, ACTION_NEXT_OPEN, ACTION_FINDINGS, ACTION_JUMP,
					    ACTION_QUIT,      ACTION_NONE };

	return app->is_core_alone ? core : list;
}

static bool is_listed(const struct app *app, const struct item *item)
{
	return left_is_open(app->in.company, app->in.facts, item) &&
	       !(app->is_core_alone && company_asks(app->in.company, item) != RELEVANCE_CORE);
}

/*
 * Sections that are complete keep their heading: what is done is worth seeing. So do those that the company leaves out: there
 * they come back.
 */
static void collect(const struct app *app, struct left_screen *screen)
{
	const struct app_input *in = &app->in;
	struct str domain = STR("");

	screen->rows.n = 0;
	for (size_t i = 0; i < in->catalogue->items.n; i++) {
		const struct item *item = in->catalogue->items.v[i];
		struct left_row row = { .domain = item->domain };

		if (!str_eq(domain, item->domain)) {
			domain = item->domain;
			row.count = left_count(in->catalogue, in->company, in->facts, domain);
			row.is_left_out = choice_now(in->company, domain).is_dropped;
			if (row.count.asked || row.is_left_out)
				vec_push(&screen->rows, row);
		}
		row.item = item;
		if (is_listed(app, item))
			vec_push(&screen->rows, row);
	}
}

/* Core items apart: they are what titles and the outline count. */
static int print_progress(const struct left_row *row, char *out, size_t size)
{
	const struct left_count *count = &row->count;
	size_t recommended = count->asked - count->core_asked, open = count->open - count->core;
	int n = 0;

	if (!count->asked)
		return snprintf(out, size, "left out");
	if (count->core_asked)
		n = snprintf(out, size, "%zu of %zu core%s", count->core_asked - count->core, count->core_asked,
			     recommended ? ", " : "");
	if (recommended)
		n += snprintf(out + n, size - (size_t)n, "%zu of %zu recommended", recommended - open, recommended);
	return n;
}

static void draw_row(const struct app *app, const struct left_row *row, struct frame *frame, struct frame_area line)
{
	static const char *const kinds[] = { [ITEM_NUMBER] = "number", [ITEM_TEXT] = "text", [ITEM_TABLE] = "table" };
	int end = line.column + line.columns - 1;
	char progress[64];
	bool is_core;

	if (!row->item) {
		int n = print_progress(row, progress, sizeof(progress));

		frame_put_cut(frame, line.row, line.column + 1, line.columns - n - 3, str_of(domain_label(row->domain)),
			      STYLE_HEADING);
		frame_put(frame, line.row, end - n, n, str_of(progress),
			  row->count.open    ? STYLE_HEADING
			  : row->count.asked ? STYLE_GOOD
					     : STYLE_DIM);
		return;
	}
	is_core = company_asks(app->in.company, row->item) == RELEVANCE_CORE;
	frame_put(frame, line.row, line.column + 2, 1, is_core ? STR("o") : STR("."), STYLE_DIM);
	frame_put(frame, line.row, line.column + 4, KIND - 1, str_of(kinds[row->item->kind]), STYLE_DIM);
	frame_put_cut(frame, line.row, line.column + 4 + KIND, line.columns - KIND - 5, row->item->label,
		      is_core ? STYLE_NORMAL : STYLE_DIM);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct left_screen *screen = state;
	struct left_count all = left_count(app->in.catalogue, app->in.company, app->in.facts, STR(""));

	collect(app, screen);
	if (all.open)
		frame_printf(frame, area.row, 1, area.columns - 1, STYLE_LABEL,
			     "%zu of %zu items are open: %zu core (o), %zu recommended (%s)", all.open, all.asked,
			     all.core, all.open - all.core, app->is_core_alone ? "hidden" : ".");
	else
		frame_put(frame, area.row, 1, area.columns - 1, STR("Nothing is open: every item is answered."),
			  STYLE_GOOD);
	area.row++;
	area.rows--;
	list_layout(&screen->list, screen->rows.n, area.rows, true);
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->rows.n; i++) {
		struct frame_area line = { area.row + (int)i, area.column, 1, area.columns };

		draw_row(app, &screen->rows.v[screen->list.top + i], frame, line);
		app_target(app,
			   (struct app_target){ .area = line, .list = &screen->list, .index = screen->list.top + i });
		if (screen->list.top + i == screen->list.cursor) {
			frame_restyle(frame, line, STYLE_SELECTED);
			frame_cursor(frame, line.row, 0);
		}
	}
}

/* The cursor stays on its item, or goes to the heading above it. */
static void show_core(struct app *app, struct left_screen *screen, bool is_alone)
{
	struct left_row before = { .item = NULL };
	bool had = screen->list.cursor < screen->rows.n;

	if (had)
		before = screen->rows.v[screen->list.cursor];
	app->is_core_alone = is_alone;
	collect(app, screen);
	screen->list.n = screen->rows.n;
	for (size_t i = 0; had && i < screen->rows.n; i++)
		if (screen->rows.v[i].item == before.item || !screen->rows.v[i].item)
			if (str_eq(screen->rows.v[i].domain, before.domain))
				screen->list.cursor = i;
	app_message(app, is_alone ? "core items alone; the same key shows the recommended ones" : "all that is open");
}

static bool act(struct app *app, void *state, enum action action)
{
	struct left_screen *screen = state;
	const struct left_row *row;

	collect(app, screen);
	screen->list.n = screen->rows.n;
	if (list_act(&screen->list, action))
		return true;
	if (action == ACTION_LEFT_OPEN) {
		app_pop(app);
		return true;
	}
	if (action == ACTION_FILTER || action == ACTION_FILTER_ALL) {
		show_core(app, screen, action == ACTION_FILTER && !app->is_core_alone);
		return true;
	}
	if (screen->list.cursor >= screen->rows.n)
		return false;
	row = &screen->rows.v[screen->list.cursor];
	if (action == ACTION_LEAVE_OUT)
		app_choose(app, choice_of(row->item, row->domain));
	if (action != ACTION_OPEN)
		return action == ACTION_LEAVE_OUT;
	for (size_t i = screen->list.cursor; !row->item && i < screen->rows.n; i++)
		row = &screen->rows.v[i];
	if (row->item)
		app_go(app, &(struct addr){ .item = row->item->id }, 0);
	return true;
}

static void closed(void *state)
{
	struct left_screen *screen = state;

	vec_release(&screen->rows);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "what is left",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

void screen_left_open(struct app *app)
{
	struct left_screen *screen = mem_zero(1, sizeof(*screen));
	const struct item *item = app_item(app);

	collect(app, screen);
	/* On the item at hand, or the first open one behind it. */
	for (size_t i = screen->rows.n; item && i > 0; i--)
		if (screen->rows.v[i - 1].item && screen->rows.v[i - 1].item->index >= item->index)
			screen->list.cursor = i - 1;
	app_push(app, &kind, screen);
}
