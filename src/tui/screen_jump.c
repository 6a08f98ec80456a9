/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_jump.h"

#include "base/text.h"
#include "tui/input.h"
#include "tui/list.h"

/* Beyond every other score; what a letter that fits better is worth; and being asked for. */
enum { EXACT = 1 << 24, FIT = 64, ASKED = 3 * FIT };

struct match {
	const struct item *item;
	int score;
	enum relevance rank; /* of those that fit as well, what the board is told comes first */
};

struct jump_screen {
	struct input input;
	struct list list;
	VEC(struct match) matches; /* best first */
};

static char folded(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '_' || c == '.' ? ' ' : c;
}

int screen_jump_score(struct str name, struct str query)
{
	int score = 1;
	size_t at = 0;
	bool follows = false;

	for (size_t i = 0; i < query.n; i++) {
		char wanted = folded(query.p[i]);
		bool starts;

		if (wanted == ' ')
			continue;
		/* A start of a word is worth a gap; so the next one is looked for first. */
		if (!follows || at >= name.n || folded(name.p[at]) != wanted) {
			size_t found = STR_NONE;

			for (size_t j = at; j < name.n; j++) {
				if (folded(name.p[j]) != wanted)
					continue;
				if (found == STR_NONE)
					found = j;
				if (j == 0 || folded(name.p[j - 1]) == ' ') {
					found = j;
					break;
				}
			}
			if (found == STR_NONE)
				return 0;
			follows = false;
			at = found;
		}
		starts = at == 0 || folded(name.p[at - 1]) == ' ';
		score += 1 + (follows ? 6 : 0) + (starts ? 5 : 0) + (at == 0 ? 2 : 0);
		follows = true;
		at++;
	}
	/* Of two that fit as well, the shorter one fits more of itself. */
	return score * FIT - (name.n < FIT ? (int)name.n : FIT - 1);
}

/* Without the length of the name, which decides among equals alone: "At-Risk Employees" is not meant sooner for being short. */
static int fit(const struct match *match)
{
	return (match->score + FIT - 1) / FIT;
}

static int by_score(const void *a, const void *b)
{
	const struct match *left = a, *right = b;

	if (fit(left) != fit(right))
		return fit(left) > fit(right) ? -1 : 1;
	if (left->rank != right->rank)
		return left->rank > right->rank ? -1 : 1;
	if (left->score != right->score)
		return left->score > right->score ? -1 : 1;
	return left->item->index < right->item->index ? -1 : left->item->index > right->item->index;
}

/* A name typed in full leaves nothing to guess: the id first, then the labels. */
static int exact_score(const struct item *item, struct str query)
{
	if (str_eq_nocase(item->id, query))
		return 2 * EXACT;
	if (str_eq_nocase(item->label, query) || str_eq_nocase(item->short_label, query))
		return EXACT;
	return 0;
}

/* An item that has an answer is part of the report, whether it is asked for or not. */
static enum relevance rank(const struct app *app, const struct item *item)
{
	enum relevance asked = company_asks(app->in.company, item);

	return asked == RELEVANCE_NONE && pack_is_answered(app->in.pack, item) ? RELEVANCE_RECOMMENDED : asked;
}

static void filter(const struct app *app, struct jump_screen *screen)
{
	struct str query = str_trim(buf_str(&screen->input.text));

	screen->matches.n = 0;
	for (size_t i = 0; i < app->in.catalogue->items.n; i++) {
		const struct item *item = app->in.catalogue->items.v[i];
		enum relevance relevance = company_asks(app->in.company, item);
		const struct str names[] = { item->label, item->short_label, item->slug, item->id };
		struct match match = { item, exact_score(item, query), RELEVANCE_NONE };

		for (size_t j = 0; j < COUNT_OF(names); j++) {
			int score = screen_jump_score(names[j], query);

			/* All of a section have its name in their ids: those that are called so come first. */
			if (score > 2 * FIT && j == COUNT_OF(names) - 1)
				score -= FIT;
			if (score > match.score)
				match.score = score;
		}
		/* With nothing typed, the pack as a board reads it. */
		if (!query.n)
			match.score = relevance != RELEVANCE_NONE;
		else if (match.score && relevance != RELEVANCE_NONE)
			match.score += ASKED;
		if (query.n)
			match.rank = rank(app, item);
		if (match.score > 0)
			vec_push(&screen->matches, match);
	}
	if (screen->matches.n)
		qsort(screen->matches.v, screen->matches.n, sizeof(*screen->matches.v), by_score);
	screen->list.n = screen->matches.n;
	screen->list.cursor = screen->list.top = 0;
}

static void draw_match(const struct app *app, const struct item *item, bool is_cursor, struct frame *frame,
		       struct frame_area line)
{
	bool is_asked = company_asks(app->in.company, item) != RELEVANCE_NONE;
	enum style style = is_asked ? STYLE_NORMAL : STYLE_DIM;
	int half = line.columns / 2;
	struct buf id = BUF_EMPTY;

	if (is_cursor)
		style = STYLE_SELECTED;
	frame_put_row(frame, line.row, line.column, line.columns, STR(""), style);
	frame_put_cut(frame, line.row, line.column + 1, half, item->label, style);
	buf_printf(&id, "%s%.*s", is_asked ? "" : "not asked: ", STR_FMT(item->id));
	frame_put_cut(frame, line.row, line.column + half + 2, line.columns - half - 3, buf_str(&id),
		      is_cursor ? STYLE_SELECTED : STYLE_DIM);
	buf_release(&id);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct jump_screen *screen = state;
	struct frame_area box = area, inside;

	if (box.columns > 72) {
		box.column = (area.columns - 72) / 2;
		box.columns = 72;
	}
	if (box.rows > 16)
		box.rows = 16;
	frame_fill(frame, box, STYLE_NORMAL);
	inside = frame_box(frame, box, STR("Jump to"), STYLE_BORDER_FOCUS);
	list_layout(&screen->list, screen->matches.n, inside.rows - 1, true);
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->matches.n; i++) {
		struct frame_area line = { inside.row + 1 + (int)i, inside.column, 1, inside.columns };

		app_target(app,
			   (struct app_target){ .area = line, .list = &screen->list, .index = screen->list.top + i });
		draw_match(app, screen->matches.v[screen->list.top + i].item,
			   screen->list.top + i == screen->list.cursor, frame, line);
	}
	if (screen->matches.n == 0)
		frame_put(frame, inside.row + 1, inside.column + 1, inside.columns - 1, STR("no item is called that"),
			  STYLE_DIM);
	inside.rows = 1;
	input_draw(&screen->input, frame, inside, STR("a part of its name"));
}

static bool act(struct app *app, void *state, enum action action)
{
	struct jump_screen *screen = state;

	if (action == ACTION_OPEN) {
		struct addr at = { .row = 0 };

		if (screen->list.cursor >= screen->matches.n)
			return true;
		at.item = screen->matches.v[screen->list.cursor].item->id;
		app_go(app, &at, 0);
		return true;
	}
	if (list_act(&screen->list, action))
		return true;
	if (!input_act(&screen->input, action))
		return false;
	filter(app, screen);
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	struct jump_screen *screen = state;

	input_type(&screen->input, text);
	filter(app, screen);
	return true;
}

static void closed(void *state)
{
	struct jump_screen *screen = state;

	input_release(&screen->input);
	vec_release(&screen->matches);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "jump",
	.is_popup = true,
	.context = ACTION_PROMPT,
	.hints = app_prompt_hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

void screen_jump_open(struct app *app)
{
	struct jump_screen *screen = mem_zero(1, sizeof(*screen));

	input_init(&screen->input, STR(""), &app->clipboard);
	filter(app, screen);
	app_push(app, &kind, screen);
}
