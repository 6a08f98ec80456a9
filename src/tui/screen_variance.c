/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_variance.h"

#include "tui/list.h"

/* A label shorter than LABEL_LEAST would cut items' short names, which have up to 14 letters. */
enum { NUMBER = 9, NUMBER_NARROW = 8, PERCENT = 8, STATUS = 3, LABEL_LEAST = 16, LABEL_MOST = 44 };

struct widths {
	int label, number;
	bool has_prior;
};

struct variance_screen {
	struct list list;
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

/* Every number item that has something to compare, or that the company asks for, and the one at hand. */
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

/* What gives first is the air between figures, then the period before: half a figure would be another one. */
static struct widths widths_in(int columns)
{
	struct widths widths = { columns - 5 * NUMBER - PERCENT - STATUS, NUMBER, true };

	if (widths.label < LABEL_LEAST) {
		widths.number = NUMBER_NARROW;
		widths.label = columns - 5 * NUMBER_NARROW - PERCENT - STATUS;
	}
	if (widths.label < LABEL_LEAST) {
		widths.has_prior = false;
		widths.label += NUMBER_NARROW;
	}
	if (widths.label > LABEL_MOST)
		widths.label = LABEL_MOST;
	return widths;
}

static void put_number(struct frame *frame, int row, int *column, int width, bool has, struct quantity quantity,
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
		quantity_print_short(quantity, &text);
	else
		buf_addc(&text, '-');
	if (has && is_points)
		buf_adds(&text, " pp");
	frame_put_right(frame, row, *column, width - 1, buf_str(&text), has ? STYLE_VALUE : STYLE_DIM);
	*column += width;
	buf_release(&text);
}

static void draw_row(const struct app *app, const struct item *item, struct frame *frame, struct frame_area line,
		     struct widths widths)
{
	struct variance row = facts_variance(app->in.facts, item);
	int column = line.column + widths.label, width = widths.number;
	char status[2] = { row.status, '\0' }, percent[32] = "";

	frame_put_cut(frame, line.row, line.column + 1, widths.label - 2, item->short_label, STYLE_NORMAL);
	put_number(frame, line.row, &column, width, row.has_forecast, row.forecast, false);
	put_number(frame, line.row, &column, width, row.has_actual, row.actual, false);
	row.difference.value = variance_shown(&row, row.difference.value);
	put_number(frame, line.row, &column, width, row.has_difference, row.difference, true);
	if (row.has_relative)
		snprintf(percent, sizeof(percent), "%+.1f %%", variance_shown(&row, row.relative));
	frame_put_right(frame, line.row, column, PERCENT - 1, str_of(percent), STYLE_VALUE);
	column += PERCENT;
	frame_put(frame, line.row, column + 1, 1, str_of(status),
		  row.status == 'G'   ? STYLE_GOOD
		  : row.status == 'A' ? STYLE_CAUTION
				      : STYLE_BAD);
	column += STATUS;
	put_number(frame, line.row, &column, width, row.has_next, row.next, false);
	if (widths.has_prior)
		put_number(frame, line.row, &column, width, row.has_prior, row.prior, false);
}

static void draw_head(const struct app *app, struct frame *frame, struct frame_area area, struct widths widths)
{
	const struct {
		const char *name;
		int width;
	} heads[] = {
		{ "Forecast", widths.number },
		{ "Actual", widths.number },
		{ "Variance", widths.number },
		{ "%", PERCENT },
		{ "", STATUS },
		{ "Next", widths.number },
		{ "Prior", widths.number },
	};
	int column = area.column + widths.label;

	frame_put(frame, area.row, area.column + 1, widths.label, STR("Item"), STYLE_LABEL);
	for (size_t i = 0; i < COUNT_OF(heads) - !widths.has_prior; i++) {
		bool is_signed = i == 2 && catalogue_is_better_positive(app->in.catalogue);

		/* The first one may lean on the label's last blank. */
		frame_put_right(frame, area.row, column - !i, heads[i].width - 1 + !i,
				is_signed ? STR("B/(W)") : str_of(heads[i].name), STYLE_LABEL);
		column += heads[i].width;
	}
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct variance_screen *screen = state;
	struct widths widths = widths_in(area.columns);

	collect(app, screen);
	list_layout(&screen->list, screen->items.n, area.rows - 1, true);
	draw_head(app, frame, area, widths);
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->items.n; i++) {
		size_t index = screen->list.top + i;
		struct frame_area line = { area.row + 1 + (int)i, area.column, 1, area.columns };

		if (screen->items.v[index])
			app_target(app, (struct app_target){ .area = line, .list = &screen->list, .index = index });
		if (screen->items.v[index])
			draw_row(app, screen->items.v[index], frame, line, widths);
		else
			frame_put_cut(frame, line.row, 0, area.columns, str_of(domain_label(screen->domains.v[index])),
				      STYLE_HEADING);
		if (index == screen->list.cursor) {
			frame_restyle(frame, line, STYLE_SELECTED);
			frame_cursor(frame, line.row, 0);
		}
	}
}

static bool act(struct app *app, void *state, enum action action)
{
	struct variance_screen *screen = state;
	const struct item *item;
	struct addr at = { .row = 0, .field = STR("actual") };

	if (list_act(&screen->list, action))
		return true;
	if (action == ACTION_VARIANCE) {
		app_pop(app);
		return true;
	}
	if (action != ACTION_OPEN)
		return false;
	item = screen->list.cursor < screen->items.n ? screen->items.v[screen->list.cursor] : NULL;
	if (!item)
		return true;
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
	screen->list.n = screen->items.n;
	for (size_t i = 0; i < screen->items.n; i++)
		if (item && screen->items.v[i] == item)
			screen->list.cursor = i;
	app_push(app, &kind, screen);
}
