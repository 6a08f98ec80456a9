/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_setup.h"

#include "base/text.h"
#include "tui/list.h"
#include "tui/screen_jump.h"
#include "view/items.h"

/* From NARROW columns on the explanation stands beside the list, else below it. */
enum { NARROW = 72, LIST_COLUMNS = 40, BELOW_ROWS = 5 };

struct items_row {
	const struct item *item; /* NULL: the heading of a section */
	struct str domain;
};

struct items_screen {
	struct setup *setup;
	struct list list;
	VEC(struct items_row) rows;
	struct buf sought; /* letters typed to find an item */
	bool is_all; /* also what this stage does not ask for */
	bool is_warned;
};

static const enum action *hints(const struct app *app)
{
	static const enum action prompt[] = { ACTION_OPEN, ACTION_BACK, ACTION_HELP, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return prompt;
}

static bool is_listed(const struct items_screen *screen, const struct item *item)
{
	return !item->is_carried && (screen->is_all || setup_asks(screen->setup, item) != RELEVANCE_NONE ||
				     screen->setup->is_chosen[item->index]);
}

static void collect(struct items_screen *screen)
{
	const struct catalogue *catalogue = screen->setup->catalogue;
	struct str domain = STR("");

	screen->rows.n = 0;
	for (size_t i = 0; i < catalogue->items.n; i++) {
		struct items_row row = { NULL, catalogue->items.v[i]->domain };

		if (!is_listed(screen, catalogue->items.v[i]))
			continue;
		if (!str_eq(domain, row.domain))
			vec_push(&screen->rows, row);
		domain = row.domain;
		row.item = catalogue->items.v[i];
		vec_push(&screen->rows, row);
	}
	screen->list.n = screen->rows.n;
}

static size_t chosen(const struct items_screen *screen, struct str domain)
{
	size_t n = 0;

	for (int relevance = RELEVANCE_NONE; relevance <= RELEVANCE_CORE; relevance++)
		n += setup_count(screen->setup, domain, (enum relevance)relevance, true);
	return n;
}

static void draw_row(const struct items_screen *screen, const struct items_row *row, struct frame *frame,
		     struct frame_area line)
{
	struct buf right = BUF_EMPTY;
	struct str label = row->item ? row->item->label : str_of(domain_label(row->domain));
	bool is_chosen = row->item && screen->setup->is_chosen[row->item->index];
	int left = row->item ? 6 : 1, width;

	if (row->item)
		buf_adds(&right, relevance_name(setup_asks(screen->setup, row->item)));
	else
		buf_printf(&right, "%zu", chosen(screen, row->domain));
	width = line.columns - left - text_columns(buf_str(&right)) - 2;
	if (row->item)
		frame_put(frame, line.row, line.column + 2, 3, is_chosen ? STR("[x]") : STR("[ ]"),
			  is_chosen ? STYLE_GOOD : STYLE_DIM);
	frame_put_cut(frame, line.row, line.column + left, width, label,
		      !row->item  ? STYLE_HEADING
		      : is_chosen ? STYLE_NORMAL
				  : STYLE_DIM);
	frame_put_right(frame, line.row, line.column + line.columns - text_columns(buf_str(&right)) - 1,
			text_columns(buf_str(&right)), buf_str(&right), row->item ? STYLE_DIM : STYLE_HEADING);
	buf_release(&right);
}

static void add_explanation(const struct items_screen *screen, const struct items_row *row, struct buf *out)
{
	const char *stage = stage_label(screen->setup->stage);
	const struct item *item = row->item;

	if (!item) {
		buf_printf(out,
			   "%zu core and %zu recommended items at %s, %zu of them ticked. Space ticks or unticks the "
			   "whole section.",
			   setup_count(screen->setup, row->domain, RELEVANCE_CORE, false),
			   setup_count(screen->setup, row->domain, RELEVANCE_RECOMMENDED, false), stage,
			   chosen(screen, row->domain));
		return;
	}
	switch (setup_asks(screen->setup, item)) {
	case RELEVANCE_CORE:
		buf_printf(out, "Core at %s: a board of this stage expects it; left out, it will be asked for.", stage);
		break;
	case RELEVANCE_RECOMMENDED:
		buf_printf(out, "Recommended at %s: good to have, not missed by everyone.", stage);
		break;
	case RELEVANCE_NONE:
		if (!screen->setup->is_raising && str_is(item->domain, COMPANY_ROUND))
			buf_adds(out, "Not asked for while no round is being raised.");
		else
			buf_printf(out, "Not usual at %s.", stage);
		break;
	}
	buf_printf(out, "\n\n%.*s\n\nWhy the board asks: %.*s", STR_FMT(str_trim(item->what)),
		   STR_FMT(str_trim(item->why)));
}

static void draw_explanation(const struct items_screen *screen, struct frame *frame, struct frame_area area)
{
	const struct items_row *row = &screen->rows.v[screen->list.cursor];
	struct buf text = BUF_EMPTY;

	frame_put_cut(frame, area.row, area.column, area.columns,
		      row->item ? row->item->label : str_of(domain_label(row->domain)), STYLE_HEADING);
	add_explanation(screen, row, &text);
	area.row++;
	area.rows--;
	frame_put_wrapped(frame, area, 0, buf_str(&text), STYLE_GUIDE);
	buf_release(&text);
}

static void draw_head(const struct app *app, const struct items_screen *screen, struct frame *frame,
		      struct frame_area area)
{
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;

	buf_printf(&text, "%zu items ticked. Space ticks, letters find", chosen(screen, STR("")));
	if (action_key(app->in.keys, ACTION_PROMPT, ACTION_SCOPE, &name))
		buf_printf(&text, ", %s %s", name.p, screen->is_all ? "this stage" : "all items");
	buf_addc(&text, '.');
	frame_put_cut(frame, area.row, 1, area.columns - 1, buf_str(&text), STYLE_LABEL);
	buf_release(&text);
	buf_release(&name);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct items_screen *screen = state;
	bool is_narrow = area.columns < NARROW;
	struct frame_area list = { area.row + 1, 0, area.rows - 1, is_narrow ? area.columns : LIST_COLUMNS };
	struct frame_area text = { list.row, LIST_COLUMNS + 2, list.rows, area.columns - LIST_COLUMNS - 3 };

	if (is_narrow) {
		list.rows -= BELOW_ROWS + 1;
		text = (struct frame_area){ list.row + list.rows + 1, 1, BELOW_ROWS, area.columns - 2 };
	}
	collect(screen);
	draw_head(app, screen, frame, area);
	list_layout(&screen->list, screen->rows.n, list.rows, true);
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->rows.n; i++) {
		struct frame_area line = { list.row + (int)i, list.column, 1, list.columns };

		draw_row(screen, &screen->rows.v[screen->list.top + i], frame, line);
		if (screen->list.top + i == screen->list.cursor) {
			frame_restyle(frame, line, STYLE_SELECTED);
			frame_cursor(frame, line.row, 2);
		}
	}
	if (is_narrow)
		frame_hline(frame, text.row - 1, 0, area.columns, STYLE_BORDER);
	else
		frame_vline(frame, list.row, LIST_COLUMNS, list.rows, STYLE_BORDER);
	if (screen->rows.n)
		draw_explanation(screen, frame, text);
}

/* A heading ticks all of its section, or, when all are ticked, none. */
static void tick(struct items_screen *screen)
{
	const struct items_row *row = &screen->rows.v[screen->list.cursor];
	size_t listed = 0, ticked = 0;

	if (row->item) {
		screen->setup->is_chosen[row->item->index] = !screen->setup->is_chosen[row->item->index];
		return;
	}
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < screen->rows.n; i++) {
			const struct item *item = screen->rows.v[i].item;

			if (!item || !str_eq(item->domain, row->domain))
				continue;
			if (pass)
				screen->setup->is_chosen[item->index] = ticked < listed;
			else
				ticked += screen->setup->is_chosen[item->index];
			listed += !pass;
		}
}

/* To the item whose name fits the letters typed so far best. */
static void seek(struct app *app, struct items_screen *screen, struct str text)
{
	int best = 0;

	buf_add(&screen->sought, text);
	for (size_t i = 0; i < screen->rows.n; i++) {
		int score = screen->rows.v[i].item
				    ? screen_jump_score(screen->rows.v[i].item->label, buf_str(&screen->sought))
				    : 0;

		if (score > best) {
			best = score;
			screen->list.cursor = i;
		}
	}
	app_message(app, best ? "found: %.*s" : "nothing is called '%.*s'", STR_FMT(buf_str(&screen->sought)));
	if (!best)
		buf_clear(&screen->sought);
}

static void toggle_all(struct items_screen *screen)
{
	const struct item *item = screen->rows.v[screen->list.cursor].item;

	screen->is_all = !screen->is_all;
	collect(screen);
	for (size_t i = 0; i < screen->rows.n; i++)
		if (item && screen->rows.v[i].item == item)
			screen->list.cursor = i;
	if (screen->list.cursor >= screen->rows.n)
		screen->list.cursor = screen->rows.n - 1;
}

static bool act(struct app *app, void *state, enum action action)
{
	struct items_screen *screen = state;

	collect(screen);
	if (action == ACTION_QUIT) {
		if (screen_setup_leaves(app, &screen->is_warned))
			app->effects |= APP_QUIT;
		return true;
	}
	screen->is_warned = false;
	buf_clear(&screen->sought);
	if (list_act(&screen->list, action))
		return true;
	if (action == ACTION_OPEN && chosen(screen, STR("")) == 0)
		app_alarm(app, "nothing is ticked: a pack needs one item at least");
	else if (action == ACTION_OPEN)
		app->effects |= APP_CREATE;
	else if (action == ACTION_SCOPE)
		toggle_all(screen);
	else if (action == ACTION_BACK)
		app_pop(app);
	else
		return false;
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	struct items_screen *screen = state;

	collect(screen);
	screen->is_warned = false;
	if (str_is(text, " ") && screen->rows.n) {
		buf_clear(&screen->sought);
		tick(screen);
	} else {
		seek(app, screen, text);
	}
	return true;
}

static void closed(void *state)
{
	struct items_screen *screen = state;

	vec_release(&screen->rows);
	buf_release(&screen->sought);
	free(screen);
}

static const struct screen_use uses[] = {
	{ ACTION_OPEN, "create the pack of the items that are ticked, and begin to write it" },
	{ ACTION_BACK, "back to the questions; the ticks stay" },
	{ ACTION_SCOPE, "list all items of the catalogue, or those that the stage asks for" },
	{ ACTION_QUIT, "leave: nothing was written yet" },
	{ ACTION_HELP, NULL },
	{ ACTION_REDRAW, NULL },
	{ ACTION_SUSPEND, NULL },
	{ ACTION_UP, NULL },
	{ ACTION_DOWN, NULL },
	{ ACTION_PAGE_UP, NULL },
	{ ACTION_PAGE_DOWN, NULL },
	{ ACTION_NONE, NULL },
};

static const struct screen_kind kind = {
	.title = "first run",
	.uses = uses,
	.verb = "create and begin",
	.typing = "Space ticks or unticks the item, or all of a section; letters find an item",
	.is_question = true,
	.context = ACTION_PROMPT,
	.hints = hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

void screen_setup_items(struct app *app, struct setup *setup)
{
	struct items_screen *screen = mem_zero(1, sizeof(*screen));

	screen->setup = setup;
	collect(screen);
	screen->list.cursor = screen->rows.n > 1;
	app_push(app, &kind, screen);
}
