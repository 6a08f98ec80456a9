/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_differences.h"

#include "base/text.h"
#include "tui/lines.h"
#include "tui/list.h"
#include "view/difference.h"

enum { READABLE = 96, HEAD = 2 };

struct differences_screen {
	struct list list;
	struct lines lines;
	int columns; /* that the lines are made for; 0: not yet */
	unsigned version; /* of the pack */
	int back; /* how many packs back it looks; 0: at app->compared */
	struct facts *facts; /* of that earlier pack; owned; NULL: there is none, or it is not made yet */
};

static const struct difference_marks marks = { LINES_GONE "[-", "-]" LINES_END, LINES_COME "{+",
					       "+}" LINES_END,  LINES_HEADING,  LINES_END };

static const enum action *hints(const struct app *app)
{
	static const enum action page[] = { ACTION_HELP,        ACTION_BACK,    ACTION_OPEN,
					    ACTION_DIFFERENCES, ACTION_UNSAVED, ACTION_LOOKED,
					    ACTION_NEXT_ITEM,   ACTION_QUIT,    ACTION_NONE };
	static const enum action asked[] = { ACTION_BACK, ACTION_HELP, ACTION_NONE };

	return app_has_question(app) ? asked : page;
}

/* Is what is shown a state in which the user left the pack? */
static bool is_look(const struct app *app, const struct differences_screen *screen)
{
	return !screen->back && app->compared.looked.n;
}

/* The other pack and its facts; NULL when there is none to compare with. */
static const struct pack *other_pack(struct app *app, struct differences_screen *screen, struct facts **facts)
{
	if (!screen->back) {
		*facts = app->compared.facts;
		return app->compared.pack;
	}
	if (!screen->facts)
		screen->facts = facts_new_beside(app->in.facts, screen->back, NULL);
	*facts = screen->facts;
	return facts_pack(app->in.facts, screen->back);
}

static struct view_input side(const struct app *app, const struct pack *pack, struct facts *facts)
{
	return (struct view_input){
		.catalogue = app->in.catalogue, .company = app->in.company, .pack = pack, .facts = facts
	};
}

/* Each line of the text with the place that it is about. */
static void add_lines(struct differences_screen *screen, struct str text, const struct difference_places *places,
		      int columns)
{
	struct str rest = text, line;
	size_t place = 0, offset = 0;

	while (str_next_line(&rest, &line)) {
		size_t indent = 0;

		for (; place < places->n && places->v[place].offset <= offset; place++) {
			const struct addr *at = &places->v[place].at;
			bool is_item = at->row == 0 && at->field.n == 0 && line.p[0] != ' ';

			if (is_item && screen->lines.list.n) {
				lines_about(&screen->lines, NULL);
				lines_add(&screen->lines, STYLE_NORMAL, 0, STR(""));
			}
			lines_about(&screen->lines, at);
		}
		while (indent < line.n && line.p[indent] == ' ')
			indent++;
		lines_marked(&screen->lines, STYLE_VALUE, (int)indent, str_sub(line, indent, line.n - indent), columns);
		offset = (size_t)(rest.p - text.p);
	}
}

static void add_nothing(const struct app *app, struct differences_screen *screen, bool has_pack, int columns)
{
	const char *text = "Nothing differs: every answer is as it was in that pack.";

	lines_about(&screen->lines, NULL);
	if (!has_pack && screen->back)
		text = "No earlier packs: the pack of the period before is found by its name (2026-Q2.yaml) in the "
		       "folder of this one. Once it is there, this page tells figure by figure and word by word what "
		       "is new.";
	else if (!has_pack)
		text = "That state of the pack is not at hand any more.";
	else if (is_look(app, screen) && app->compared.look + 1 < app->compared.looks)
		text = "Nothing differs: every answer is as you left it then. Left shows what changed since you looked "
		       "before "
		       "that.";
	else if (!screen->back)
		text = app->compared.looked.n     ? "Nothing differs: every answer is as you left it then."
		       : app->compared.is_journal ? "Nothing differs: the file holds what was not saved already."
		       : app->compared.is_disk    ? "Nothing differs: the file holds the same answers as this screen."
						  : "Nothing is unsaved: the file holds every answer that you see.";
	lines_wrap(&screen->lines, STYLE_GUIDE, 0, str_of(text), columns);
}

static void make(struct app *app, struct differences_screen *screen, int columns)
{
	struct facts *facts = NULL;
	const struct pack *pack = other_pack(app, screen, &facts);
	struct difference_places places = { NULL, 0, 0 };
	struct buf text = BUF_EMPTY;

	lines_clear(&screen->lines);
	if (pack && facts) {
		struct view_input old = side(app, pack, facts), new = side(app, app->in.pack, app->in.facts);
		bool is_ahead = !screen->back && app->compared.is_journal;
		struct difference_input input = { is_ahead ? &new : &old, is_ahead ? &old : &new, "", "" };

		facts_refresh(app->in.facts);
		difference_placed(&input, &marks, &text, &places);
	}
	if (text.n)
		add_lines(screen, buf_str(&text), &places, columns);
	if (!text.n)
		add_nothing(app, screen, pack && facts, columns);
	vec_release(&places);
	buf_release(&text);
	screen->columns = columns;
	screen->version = app->in.pack->version;
}

static void put_head(const struct app *app, const struct differences_screen *screen, struct buf *out)
{
	if (is_look(app, screen)) {
		buf_printf(out, app->compared.look ? "Since you looked, %.*s" : "Since you last looked, %.*s",
			   STR_FMT(app->compared.looked));
	} else if (!screen->back) {
		buf_adds(out, app->compared.is_journal ? "What recovery brings"
			      : app->compared.is_disk  ? "Against the file on disk"
						       : "Since it was saved");
	} else {
		buf_adds(out, "Since ");
		if (screen->back <= facts_back(app->in.facts))
			period_print(facts_period(app->in.facts, screen->back), out);
		else
			buf_adds(out, "the period before");
	}
}

static size_t count_items(const struct differences_screen *screen)
{
	size_t count = 0;

	for (size_t i = 0; i < screen->lines.list.n; i++)
		count += screen->lines.list.v[i].at.item.n && screen->lines.list.v[i].column == 0;
	return count;
}

static void draw_head(const struct app *app, const struct differences_screen *screen, struct frame *frame,
		      struct frame_area area)
{
	static const char how[] = "[-what went-] {+what came+}";
	size_t count = count_items(screen);
	struct buf head = BUF_EMPTY;
	int used;

	put_head(app, screen, &head);
	if (count)
		buf_printf(&head, ": %zu item%s", count, count == 1 ? "" : "s");
	used = 1 + frame_put_cut(frame, area.row, 1, area.columns - 2, buf_str(&head), STYLE_HEADING);
	if (count && used + 3 + (int)strlen(how) < area.columns)
		frame_put_right(frame, area.row, used, area.columns - used - 1, str_of(how), STYLE_DIM);
	buf_release(&head);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct differences_screen *screen = state;
	int columns = area.columns - 2 < READABLE ? area.columns - 2 : READABLE;
	struct frame_area body = { area.row + HEAD, 1, area.rows - HEAD, columns };
	int row;

	if (screen->columns != columns || screen->version != app->in.pack->version)
		make(app, screen, columns);
	list_layout(&screen->list, screen->lines.list.n, body.rows, true);
	draw_head(app, screen, frame, area);
	lines_draw(&screen->lines, screen->list.top, frame, body);
	row = body.row + (int)(screen->list.cursor - screen->list.top);
	if (screen->lines.list.v[screen->list.cursor].at.item.n)
		frame_restyle(frame, (struct frame_area){ row, 0, 1, area.columns }, STYLE_SELECTED);
	frame_cursor(frame, row, 0);
}

/* To the next or the last item that differs. */
static void step_item(struct differences_screen *screen, int delta)
{
	const struct lines *lines = &screen->lines;
	long at = (long)screen->list.cursor + delta;

	while (at >= 0 && at < (long)lines->list.n && !(lines->list.v[at].at.item.n && lines->list.v[at].column == 0))
		at += delta;
	if (at >= 0 && at < (long)lines->list.n)
		screen->list.cursor = (size_t)at;
}

static void look_back(struct app *app, struct differences_screen *screen, int back)
{
	int most = facts_back(app->in.facts);

	if (back > (most ? most : 1) || back < 1) {
		app_message(app, "%s", back < 1 ? "this is the newest pack before" : "no earlier pack");
		return;
	}
	facts_free(screen->facts);
	screen->facts = NULL;
	screen->back = back;
	screen->columns = 0;
	screen->list.cursor = screen->list.top = 0;
}

static void look_at(struct app *app, size_t look)
{
	app->look = look;
	app->effects |= APP_COMPARE_LOOKED;
}

/* One look earlier or later. */
static void step_look(struct app *app, int delta)
{
	const struct app_compared *compared = &app->compared;

	if (delta < 0 && !compared->look)
		app_message(app, "this is the last time you looked");
	else if (delta > 0 && compared->look + 1 >= compared->looks)
		app_message(app, "no earlier look is kept");
	else
		look_at(app, delta > 0 ? compared->look + 1 : compared->look - 1);
}

/* The key that opened a page closes it. */
static enum action opener(const struct app *app, const struct differences_screen *screen)
{
	return screen->back ? ACTION_DIFFERENCES : is_look(app, screen) ? ACTION_LOOKED : ACTION_UNSAVED;
}

static void go(struct app *app, const struct differences_screen *screen)
{
	struct addr at = { .row = 0 };
	struct buf item = BUF_EMPTY, field = BUF_EMPTY;

	if (screen->list.cursor < screen->lines.list.n)
		at = screen->lines.list.v[screen->list.cursor].at;
	if (!at.item.n)
		return;
	if (app_has_question(app)) {
		app_message(app, "first answer the question; Esc leads back to it");
		return;
	}
	/* Going there closes this screen, whose strings these are. */
	buf_add(&item, at.item);
	buf_add(&field, at.field);
	at.item = buf_str(&item);
	at.field = buf_str(&field);
	if (!app_go(app, &at, 0))
		app_message(app, "the catalogue does not know this item");
	buf_release(&item);
	buf_release(&field);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct differences_screen *screen = state;

	if (list_act(&screen->list, action))
		return true;
	if (action == ACTION_NEXT_ITEM || action == ACTION_NEXT_FINDING)
		step_item(screen, 1);
	else if (action == ACTION_PREV_ITEM || action == ACTION_PREV_FINDING)
		step_item(screen, -1);
	else if (action == ACTION_OPEN)
		go(app, screen);
	else if (app_has_question(app))
		return false;
	else if (action == opener(app, screen))
		app_pop(app);
	else if (action == ACTION_DIFFERENCES)
		look_back(app, screen, 1);
	else if (action == ACTION_UNSAVED)
		app->effects |= APP_COMPARE_SAVED;
	else if (action == ACTION_LOOKED)
		look_at(app, 0);
	else if ((action == ACTION_LEFT || action == ACTION_RIGHT) && is_look(app, screen))
		step_look(app, action == ACTION_LEFT ? 1 : -1);
	else if ((action == ACTION_LEFT || action == ACTION_RIGHT) && screen->back)
		look_back(app, screen, screen->back + (action == ACTION_LEFT ? 1 : -1));
	else
		return false;
	return true;
}

static void closed(void *state)
{
	struct differences_screen *screen = state;

	facts_free(screen->facts);
	lines_release(&screen->lines);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "differences",
	.verb = "go there",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static void push(struct app *app, int back)
{
	struct differences_screen *screen = mem_zero(1, sizeof(*screen));

	lines_init(&screen->lines);
	screen->back = back;
	app_push(app, &kind, screen);
}

void screen_differences_open(struct app *app)
{
	push(app, 1);
}

bool screen_differences_is_open(const struct app *app)
{
	return app_is_on_top(app, &kind);
}

void screen_differences_compared(struct app *app)
{
	struct differences_screen *screen;

	if (!screen_differences_is_open(app)) {
		push(app, 0);
		return;
	}
	screen = app->screens.v[app->screens.n - 1].state;
	screen->back = 0;
	screen->columns = 0;
	screen->list.cursor = screen->list.top = 0;
}
