/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_variance.h"

#include <math.h>

#include "tui/columns.h"
#include "tui/list.h"

/* The widths that each column wants; a label of fewer letters would cut items' short names, which have up to 14. */
enum place { ITEM, FORECAST, ACTUAL, DIFFERENCE, PERCENT, STATUS, NEXT, PRIOR, COLUMNS };

static const struct columns_want wants[COLUMNS] = {
	[ITEM] = { 14, 42 },  [FORECAST] = { 7, 8 }, [ACTUAL] = { 7, 8 }, [DIFFERENCE] = { 7, 8 },
	[PERCENT] = { 7, 7 }, [STATUS] = { 2, 2 },   [NEXT] = { 7, 8 },   [PRIOR] = { 7, 8 },
};

struct variance_screen {
	struct list list;
	struct columns shown;
	int widths[COLUMNS];
	size_t at; /* the column that is kept in sight */
	VEC(const struct item *) items; /* NULL stands for a heading, before the items of a domain */
	VEC(struct str) domains; /* by row */
};

static const enum action *hints(const struct app *app)
{
	static const enum action list[] = { ACTION_HELP,     ACTION_BACK, ACTION_OPEN, ACTION_SAVE,
					    ACTION_FINDINGS, ACTION_JUMP, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return list;
}

static void add_row(struct variance_screen *screen, const struct item *item, struct str domain)
{
	vec_push(&screen->items, item);
	vec_push(&screen->domains, domain);
}

static bool has_numbers(const struct variance *row)
{
	return row->has_actual || row->has_forecast || row->has_next || row->has_prior;
}

/*
 * Every number item that has something to compare, or that the company asks for, and the one at hand; what the company
 * dropped stays where an answer was typed.
 */
static void collect(const struct app *app, struct variance_screen *screen)
{
	struct str domain = { NULL, 0 };
	bool has_heading = false;

	screen->items.n = screen->domains.n = 0;
	for (size_t i = 0; i < app->in.catalogue->items.n; i++) {
		const struct item *item = app->in.catalogue->items.v[i];
		struct variance row;

		if (item->kind != ITEM_NUMBER || (item->is_carried && item != app_item(app)))
			continue;
		if (company_drops(app->in.company, item) && !pack_is_answered(app->in.pack, item) &&
		    item != app_item(app))
			continue;
		row = facts_variance(app->in.facts, item);
		if (!has_numbers(&row) && company_asks(app->in.company, item) != RELEVANCE_CORE &&
		    item != app_item(app))
			continue;
		if (!has_heading || !str_eq(domain, item->domain))
			add_row(screen, NULL, item->domain);
		has_heading = true;
		domain = item->domain;
		add_row(screen, item, domain);
	}
}

/* What gives first is the label's air; where half a figure would be left, whole columns go out of sight. */
static void fit(struct variance_screen *screen, int columns)
{
	screen->shown.n = COLUMNS;
	screen->shown.wants = wants;
	screen->shown.widths = screen->widths;
	columns_fit(&screen->shown, screen->at, columns - 2);
	/* At the right edge stands a sign of them. */
	if (columns_before(&screen->shown) || columns_behind(&screen->shown))
		columns_fit(&screen->shown, screen->at, columns - 3);
}

static void put_number(struct frame *frame, int row, int column, int width, bool has, struct quantity quantity,
		       bool is_difference)
{
	/* The difference of two percentages is points, not percent. */
	bool is_points = is_difference && quantity.unit == UNIT_PERCENT;
	struct buf text = BUF_EMPTY;

	if (has && is_difference && quantity.value > 0)
		buf_addc(&text, '+');
	if (is_points)
		quantity.unit = UNIT_NONE;
	if (has)
		quantity_print_column(quantity, &text);
	else
		buf_addc(&text, '-');
	if (has && is_points)
		buf_adds(&text, " pp");
	frame_put_right(frame, row, column, width, buf_str(&text), has ? STYLE_VALUE : STYLE_DIM);
	buf_release(&text);
}

static void put_status(struct frame *frame, int row, int column, char status)
{
	frame_put(frame, row, column + 1, 1, (struct str){ &status, status != '\0' },
		  status == 'G'   ? STYLE_GOOD
		  : status == 'A' ? STYLE_CAUTION
				  : STYLE_BAD);
}

static void put_percent(struct frame *frame, int row, int column, int width, const struct variance *variance)
{
	char text[32] = "";

	if (variance->has_relative)
		snprintf(text, sizeof(text), "%+.*f %%",
			 fabs(variance->relative) < 99.95 ? 1 : 0, /* a tenth has no room then */
			 variance_shown(variance, variance->relative));
	frame_put_right(frame, row, column, width, str_of(text), STYLE_VALUE);
}

static void draw_cell(const struct item *item, const struct variance *row, enum place which, struct frame *frame,
		      struct frame_area cell)
{
	struct quantity difference = row->difference;
	int column = cell.column, width = cell.columns;

	difference.value = variance_shown(row, difference.value);
	switch (which) {
	case ITEM:
		frame_put_cut(frame, cell.row, column, width, item->short_label, STYLE_NORMAL);
		break;
	case FORECAST:
		put_number(frame, cell.row, column, width, row->has_forecast, row->forecast, false);
		break;
	case ACTUAL:
		put_number(frame, cell.row, column, width, row->has_actual, row->actual, false);
		break;
	case DIFFERENCE:
		put_number(frame, cell.row, column, width, row->has_difference, difference, true);
		break;
	case PERCENT:
		put_percent(frame, cell.row, column, width, row);
		break;
	case STATUS:
		put_status(frame, cell.row, column, row->status);
		break;
	case NEXT:
		put_number(frame, cell.row, column, width, row->has_next, row->next, false);
		break;
	case PRIOR:
		put_number(frame, cell.row, column, width, row->has_prior, row->prior, false);
		break;
	case COLUMNS:
		break;
	}
}

static void draw_row(const struct app *app, const struct variance_screen *screen, const struct item *item,
		     struct frame *frame, struct frame_area line)
{
	struct variance row = facts_variance(app->in.facts, item);
	struct frame_area cell = { line.row, line.column + 1, 1, 0 };

	for (size_t i = 0; i < COLUMNS; i = columns_next(&screen->shown, i)) {
		cell.columns = screen->widths[i];
		draw_cell(item, &row, (enum place)i, frame, cell);
		cell.column += cell.columns + 1;
	}
}

/* Which of the columns are out of sight, as in the heading of a table. */
static void draw_signs(const struct variance_screen *screen, struct frame *frame, struct frame_area area)
{
	size_t before = columns_before(&screen->shown);

	if (before)
		frame_printf(frame, area.row, area.column + screen->widths[ITEM] - 2, 4, STYLE_GUIDE, "←%zu", before);
	if (columns_behind(&screen->shown))
		frame_put(frame, area.row, area.column + area.columns - 1, 1, STR("→"), STYLE_GUIDE);
}

static void draw_head(const struct app *app, const struct variance_screen *screen, struct frame *frame,
		      struct frame_area area)
{
	static const char *const heads[COLUMNS] = {
		"Item", "Forecast", "Actual", "Variance", "%", "", "Next", "Prior"
	};
	struct str apart = facts_prior_apart(app->in.facts);
	int column = area.column + 1;

	for (size_t i = 0; i < COLUMNS; i = columns_next(&screen->shown, i)) {
		bool is_signed = i == DIFFERENCE && catalogue_is_better_positive(app->in.catalogue);
		struct str head = is_signed ? STR("B/(W)") : i == PRIOR && apart.n ? apart : str_of(heads[i]);
		int width = screen->widths[i];

		/* "Forecast" may lean on the blank before it. */
		if (i == ITEM)
			frame_put(frame, area.row, column, width, head, STYLE_LABEL);
		else
			frame_put_right(frame, area.row, column - 1, width + 1, head, STYLE_LABEL);
		column += width + 1;
	}
	draw_signs(screen, frame, area);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct variance_screen *screen = state;

	collect(app, screen);
	fit(screen, area.columns);
	list_layout(&screen->list, screen->items.n, area.rows - 1, true);
	draw_head(app, screen, frame, area);
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->items.n; i++) {
		size_t index = screen->list.top + i;
		struct frame_area line = { area.row + 1 + (int)i, area.column, 1, area.columns };

		if (screen->items.v[index])
			app_target(app, (struct app_target){ .area = line, .list = &screen->list, .index = index });
		if (screen->items.v[index])
			draw_row(app, screen, screen->items.v[index], frame, line);
		else
			frame_put_cut(frame, line.row, 0, area.columns, str_of(domain_label(screen->domains.v[index])),
				      STYLE_HEADING);
		if (index == screen->list.cursor) {
			frame_restyle(frame, line, STYLE_SELECTED);
			frame_cursor(frame, line.row, 0);
		}
	}
}

/* To the columns that are out of sight on that side. False when there are none. */
static bool scroll(struct variance_screen *screen, enum action action)
{
	if (action == ACTION_RIGHT && columns_behind(&screen->shown))
		screen->at = screen->shown.end;
	else if (action == ACTION_LEFT && columns_before(&screen->shown))
		screen->at = screen->shown.left - 1;
	else
		return false;
	return true;
}

static bool act(struct app *app, void *state, enum action action)
{
	struct variance_screen *screen = state;
	const struct item *item;
	struct addr at = { .row = 0, .field = STR("actual") };

	if (list_act(&screen->list, action) || scroll(screen, action))
		return true;
	if (action == ACTION_VARIANCE) {
		app_pop(app);
		return true;
	}
	if (action != ACTION_OPEN)
		return false;
	if (screen->list.cursor >= screen->items.n)
		return true;
	item = screen->items.v[screen->list.cursor];
	if (!item) {
		app_message(app, "%s is a heading: Enter on a figure below goes there",
			    domain_label(screen->domains.v[screen->list.cursor]));
		return true;
	}
	at.item = item->id;
	app_go(app, &at, 0);
	return true;
}

static void closed(void *state)
{
	struct variance_screen *screen = state;

	vec_release(&screen->items);
	vec_release(&screen->domains);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "variance table",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

void screen_variance_open(struct app *app)
{
	struct variance_screen *screen = mem_zero(1, sizeof(*screen));
	const struct item *item = app_item(app);

	collect(app, screen);
	screen->at = ACTUAL;
	screen->list.n = screen->items.n;
	for (size_t i = 0; i < screen->items.n; i++)
		if (item && screen->items.v[i] == item)
			screen->list.cursor = i;
	app_push(app, &kind, screen);
}
