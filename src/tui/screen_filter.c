/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_filter.h"

#include "tui/input.h"

enum { LEVEL, SECTION, FAMILY, WAIVED, TEXT, LINES, LABEL = 11, BOX_COLUMNS = 56, BESIDE = 16 };

struct filter_screen {
	struct input input;
	int line;
	VEC(struct str) sections, families; /* that findings have; the first is empty: all */
};

static const enum action *hints(const struct app *app)
{
	static const enum action prompt[] = { ACTION_OPEN, ACTION_NEXT_FIELD, ACTION_FILTER_ALL, ACTION_BACK,
					      ACTION_NONE };

	(void)app;
	return prompt;
}

#define add_once(list, text)                                                                                           \
	do {                                                                                                           \
		size_t at_ = 0;                                                                                        \
                                                                                                                       \
		while (at_ < (list)->n && !str_eq((list)->v[at_], (text)))                                             \
			at_++;                                                                                         \
		if (at_ == (list)->n)                                                                                  \
			vec_push((list), (text));                                                                      \
	} while (0)

/* In the order of the findings, which is that of the pack. */
static void collect(const struct app *app, struct filter_screen *screen)
{
	add_once(&screen->sections, STR(""));
	add_once(&screen->families, STR(""));
	for (size_t i = 0; i < app->findings.list.n; i++) {
		const struct finding *finding = &app->findings.list.v[i];

		add_once(&screen->sections, filter_section_of(app->in.catalogue, finding));
		add_once(&screen->families, finding->rule->family);
	}
	/* What is chosen stays a choice, also when its last finding is gone. */
	add_once(&screen->sections, app->filter.section);
	add_once(&screen->families, app->filter.family);
}

static struct str choice(const struct app *app, int line)
{
	const struct finding_filter *filter = &app->filter;

	switch (line) {
	case LEVEL:
		return str_of(filter_level_label(filter->level));
	case SECTION:
		return filter->section.n ? filter_section_label(filter->section) : STR("all");
	case FAMILY:
		return filter->family.n ? filter->family : STR("all");
	case WAIVED:
		return str_of(filter_waived_label(filter->waived));
	default:
		return STR("");
	}
}

static void draw_line(struct app *app, struct filter_screen *screen, int line, struct frame *frame,
		      struct frame_area area)
{
	static const char *const labels[] = { "Level", "Section", "Rules of", "Waived", "Words" };
	bool is_here = screen->line == line;
	struct buf text = BUF_EMPTY;

	frame_put(frame, area.row, area.column, LABEL, str_of(labels[line]),
		  is_here ? STYLE_BORDER_FOCUS : STYLE_LABEL);
	area.column += LABEL;
	area.columns -= LABEL;
	if (line == TEXT && is_here) {
		input_draw(&screen->input, frame, area, STR("in message, item or rule"));
	} else if (line == TEXT) {
		frame_put_row(frame, area.row, area.column, area.columns, buf_str(&screen->input.text), STYLE_FIELD);
	} else {
		buf_printf(&text, "< %.*s >", STR_FMT(choice(app, line)));
		frame_put_row(frame, area.row, area.column, area.columns, buf_str(&text),
			      is_here ? STYLE_SELECTED : STYLE_NORMAL);
		if (is_here)
			frame_cursor(frame, area.row, area.column);
	}
	buf_release(&text);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct filter_screen *screen = state;
	/* The list that it works on is seen above it. */
	struct frame_area box = { area.row + area.rows - (LINES + 2), area.column, LINES + 2, area.columns }, inside;

	if (area.columns >= BOX_COLUMNS + BESIDE) {
		box.column += area.columns - BOX_COLUMNS;
		box.columns = BOX_COLUMNS;
		frame_fill(frame, box, STYLE_NORMAL);
		inside = frame_box(frame, box, STR("Which findings"), STYLE_PROMPT);
	} else {
		/* Beside a box only scraps of words would be left. Without its sides, the finding keeps its name and place. */
		box.row++;
		box.rows--;
		frame_fill(frame, box, STYLE_NORMAL);
		frame_hline(frame, box.row, box.column, box.columns, STYLE_PROMPT);
		frame_put(frame, box.row, box.column + 1, box.columns - 1, STR(" Which findings "), STYLE_PROMPT);
		inside = (struct frame_area){ box.row + 1, box.column, LINES, box.columns };
	}
	for (int line = 0; line < LINES; line++)
		draw_line(app, screen, line, frame,
			  (struct frame_area){ inside.row + line, inside.column + 1, 1, inside.columns - 2 });
}

static struct str stepped(const struct str *list, size_t n, struct str now, int delta)
{
	size_t at = 0;

	while (at < n && !str_eq(list[at], now))
		at++;
	return list[(at + (delta > 0 ? 1 : n - 1)) % n];
}

static void turn(struct app *app, const struct filter_screen *screen, int delta)
{
	struct finding_filter *filter = &app->filter;

	if (screen->line == LEVEL)
		filter->level = (enum filter_level)((int)filter->level + FILTER_LEVELS + delta) % FILTER_LEVELS;
	else if (screen->line == WAIVED)
		filter->waived = (enum filter_waived)((int)filter->waived + FILTER_WAIVES + delta) % FILTER_WAIVES;
	else if (screen->line == SECTION)
		filter->section = stepped(screen->sections.v, screen->sections.n, filter->section, delta);
	else if (screen->line == FAMILY)
		filter->family = stepped(screen->families.v, screen->families.n, filter->family, delta);
}

static void take_text(struct app *app, const struct filter_screen *screen)
{
	buf_clear(&app->filter.text);
	buf_add(&app->filter.text, buf_str(&screen->input.text));
}

static void show_all(struct app *app, struct filter_screen *screen)
{
	finding_filter_clear(&app->filter);
	input_release(&screen->input);
	input_init(&screen->input, STR(""), &app->clipboard);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct filter_screen *screen = state;

	if (action == ACTION_OPEN)
		app_pop(app);
	else if (action == ACTION_FILTER_ALL)
		show_all(app, screen);
	else if (action == ACTION_UP || action == ACTION_PREV_FIELD)
		screen->line = (screen->line + LINES - 1) % LINES;
	else if (action == ACTION_DOWN || action == ACTION_NEXT_FIELD)
		screen->line = (screen->line + 1) % LINES;
	else if (screen->line != TEXT && (action == ACTION_LEFT || action == ACTION_RIGHT))
		turn(app, screen, action == ACTION_RIGHT ? 1 : -1);
	else if (screen->line == TEXT && input_act(&screen->input, action))
		take_text(app, screen);
	else
		return false;
	return true;
}

/* Words are words, wherever the cursor is; a blank turns a choice. */
static bool type(struct app *app, void *state, struct str text)
{
	struct filter_screen *screen = state;

	if (screen->line != TEXT && str_is(text, " ")) {
		turn(app, screen, 1);
		return true;
	}
	screen->line = TEXT;
	input_type(&screen->input, text);
	take_text(app, screen);
	return true;
}

static void closed(void *state)
{
	struct filter_screen *screen = state;

	input_release(&screen->input);
	vec_release(&screen->sections);
	vec_release(&screen->families);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "filter",
	.verb = "done",
	.is_popup = true,
	.context = ACTION_PROMPT,
	.hints = hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

void screen_filter_open(struct app *app)
{
	struct filter_screen *screen = mem_zero(1, sizeof(*screen));

	input_init(&screen->input, buf_str(&app->filter.text), &app->clipboard);
	collect(app, screen);
	app_push(app, &kind, screen);
}
