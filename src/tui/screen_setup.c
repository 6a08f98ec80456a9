/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_setup.h"

#include "base/text.h"
#include "tui/input.h"

enum setup_row { ROW_NAME, ROW_STAGE, ROW_RAISING, ROW_CURRENCY, ROW_MONTH, ROW_PERIOD, ROW_GO, ROW_COUNT };
enum { LABEL_COLUMN = 2, VALUE_COLUMN = 24, BOX_COLUMNS = 30, SHORT_BOX = 12 };

struct setup_screen {
	struct setup *setup;
	const char *directory;
	struct input inputs[ROW_COUNT]; /* of the rows that are typed */
	int row;
	struct buf sought; /* letters typed at a stage, an answer or a month */
	bool is_period_own; /* typed over what was proposed */
	bool is_warned;
};

static bool is_typed(int row)
{
	return row == ROW_NAME || row == ROW_CURRENCY || row == ROW_PERIOD;
}

static bool is_asked(const struct setup_screen *screen, int row)
{
	return screen->setup->is_new_company || row == ROW_PERIOD || row == ROW_GO;
}

static const enum action *hints(const struct app *app)
{
	static const enum action prompt[] = { ACTION_OPEN, ACTION_NEXT_FIELD, ACTION_HELP, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return prompt;
}

static struct str typed(const struct setup_screen *screen, int row)
{
	return str_trim(buf_str(&screen->inputs[row].text));
}

static void keep(struct buf *out, struct str text)
{
	buf_clear(out);
	buf_add(out, text);
}

/* What was typed goes into the setup. False with the reason. */
static bool take(struct setup_screen *screen, int row, struct error *error)
{
	struct setup *setup = screen->setup;
	struct period period;
	char code[4];

	error_clear(error);
	if (row == ROW_NAME) {
		keep(&setup->name, typed(screen, row));
		return setup_name_is_good(buf_str(&setup->name), error);
	}
	if (row == ROW_CURRENCY) {
		if (!setup_read_currency(typed(screen, row), code, error))
			return false;
		keep(&setup->currency, str_of(code));
	} else if (row == ROW_PERIOD) {
		if (!setup_read_period(typed(screen, row), &period, error))
			return false;
		buf_clear(&setup->period);
		period_print(period, &setup->period);
	}
	return true;
}

static void propose(const struct app *app, struct setup_screen *screen)
{
	struct input *input = &screen->inputs[ROW_PERIOD];

	if (screen->is_period_own)
		return;
	setup_propose(screen->setup, app->in.today);
	keep(&input->text, buf_str(&screen->setup->period));
	field_reset(&input->field, buf_str(&input->text));
}

/* --- what is shown -------------------------------------------------------------------------------------------------- */

static void add_period(const struct setup_screen *screen, struct buf *out)
{
	struct period period;
	struct date end;

	if (!period_read(typed(screen, ROW_PERIOD), &period))
		return;
	end = period_end(period, screen->setup->fiscal_year_start);
	period_print(period, out);
	if (str_eq(buf_str(out), typed(screen, ROW_PERIOD)))
		buf_clear(out);
	else
		buf_adds(out, ", ");
	/* Short, so that the year is to be seen at 60 columns: a fiscal year is easily taken for another. */
	buf_printf(out, "to %d %.3s %d", end.day, setup_month_name(end.month), end.year);
}

static void add_counts(const struct setup_screen *screen, int room, struct buf *out)
{
	size_t core;

	buf_printf(out, "%zu core items", setup_count(screen->setup, STR(""), RELEVANCE_CORE, false));
	core = out->n;
	buf_printf(out, ", %zu recommended", setup_count(screen->setup, STR(""), RELEVANCE_RECOMMENDED, false));
	if (text_columns(buf_str(out)) > room)
		buf_splice(out, core, out->n - core, STR(""));
}

/* Beside the value, where there is room for so many columns: how it was read, or what is wrong with it. */
static enum style add_reading(struct setup_screen *screen, int row, int room, struct buf *out)
{
	struct error error = ERROR_NONE;
	enum style style = STYLE_DIM;

	if (row == ROW_STAGE)
		add_counts(screen, room, out);
	else if (is_typed(row) && typed(screen, row).n && !take(screen, row, &error))
		style = STYLE_FINDING_WARNING;
	if (style == STYLE_FINDING_WARNING)
		buf_adds(out, error_text(&error));
	else if (row == ROW_PERIOD)
		add_period(screen, out);
	error_release(&error);
	return style;
}

static struct str choice_name(const struct setup_screen *screen, int row)
{
	const struct setup *setup = screen->setup;

	if (row == ROW_RAISING)
		return setup->is_raising ? STR("yes") : STR("no");
	return str_of(row == ROW_STAGE ? stage_label(setup->stage) : setup_month_name(setup->fiscal_year_start));
}

static const char *row_label(const struct setup_screen *screen, int row)
{
	static const char *const labels[] = { "Company", "Stage", "Raising money now", "Currency", "Fiscal year begins",
					      "Period",  "" };

	if (row != ROW_GO)
		return labels[row];
	return screen->setup->is_new_company ? "Go on: what the board is told" : "Create the pack";
}

static void draw_row(struct setup_screen *screen, int row, struct frame *frame, struct frame_area line)
{
	bool has_focus = row == screen->row;
	int box = row == ROW_NAME ? BOX_COLUMNS : SHORT_BOX, column = line.column + VALUE_COLUMN, end;
	struct frame_area field = { line.row, column + 1, 1, box };
	struct buf text = BUF_EMPTY;
	enum style style;

	frame_put(frame, line.row, line.column + LABEL_COLUMN, line.columns - LABEL_COLUMN,
		  str_of(row_label(screen, row)), has_focus ? STYLE_SELECTED : STYLE_LABEL);
	if (row == ROW_GO) {
		if (has_focus)
			frame_cursor(frame, line.row, line.column + LABEL_COLUMN);
		return;
	}
	if (is_typed(row)) {
		struct field_view view = { .area = field, .style = STYLE_FIELD, .has_focus = has_focus };

		frame_put(frame, line.row, column, 1, STR("["), STYLE_BORDER);
		field_draw(&screen->inputs[row].field, buf_str(&screen->inputs[row].text), frame, &view);
		frame_put(frame, line.row, column + 1 + box, 1, STR("]"), STYLE_BORDER);
	} else {
		buf_printf(&text, "< %.*s >", STR_FMT(choice_name(screen, row)));
		frame_put_row(frame, line.row, column, box + 2, buf_str(&text),
			      has_focus ? STYLE_SELECTED : STYLE_VALUE);
		if (has_focus)
			frame_cursor(frame, line.row, column);
	}
	buf_clear(&text);
	end = column + box + 4;
	style = add_reading(screen, row, line.column + line.columns - end, &text);
	frame_put_cut(frame, line.row, end, line.column + line.columns - end, buf_str(&text), style);
	buf_release(&text);
}

static void add_help(const struct setup_screen *screen, struct buf *out)
{
	static const char *const texts[] = {
		"The company's name as the report shall show it. To look at an invented company first, leave with ^Q "
		"and run "
		"boardpack new --example DIR.",
		"The stage decides what a board asks. Left and Right change it; a letter finds it.",
		"Is a round being raised? Left and Right, y and n change it. Between two rounds nothing of Fundraising "
		"is "
		"asked for, until you want it back.",
		"The currency of the books: three letters such as USD, EUR or GBP.",
		"The month in which the fiscal year begins. Left and Right change it. Quarters count from there, and a "
		"fiscal year is named for the calendar year in which it ends.",
		"The period that the pack tells of; proposed is the quarter that ended last. 2026-Q3 is a quarter and "
		"2026-09 a month; \"Q3 2026\" and \"Q4 FY26\" are understood.",
		"",
	};

	buf_adds(out, texts[screen->row]);
	if (screen->row != ROW_GO)
		return;
	if (screen->setup->is_new_company)
		buf_adds(out, "Next you see the items that a board of this stage is told, with ticks that you can set. "
			      "Nothing is written before that.");
	else
		buf_printf(out, "Enter writes the pack into '%s' and leads through it.", screen->directory);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct setup_screen *screen = state;
	struct buf text = BUF_EMPTY;
	int row = area.row;

	(void)app;
	buf_printf(&text, "%s in '%s'. A few questions; nothing is written before the last one.",
		   screen->setup->is_new_company ? "A new company" : "The first pack", screen->directory);
	row += frame_put_wrapped(frame, (struct frame_area){ row, 2, 3, area.columns - 3 }, 0, buf_str(&text),
				 STYLE_GUIDE);
	row += area.rows > 15;
	for (int i = 0; i < ROW_COUNT; i++) {
		if (!is_asked(screen, i))
			continue;
		row += i == ROW_GO && area.rows > 15;
		draw_row(screen, i, frame, (struct frame_area){ row++, 0, 1, area.columns });
	}
	row += area.rows > 15;
	if (row < area.row + area.rows)
		frame_hline(frame, row++, 0, area.columns, STYLE_BORDER);
	buf_clear(&text);
	add_help(screen, &text);
	frame_put_wrapped(frame, (struct frame_area){ row, 2, area.row + area.rows - row, area.columns - 3 }, 0,
			  buf_str(&text), STYLE_GUIDE);
	buf_release(&text);
}

/* --- what keys do --------------------------------------------------------------------------------------------------- */

static void move(struct setup_screen *screen, int delta)
{
	int to = screen->row + delta;

	while (to >= 0 && to < ROW_COUNT && !is_asked(screen, to))
		to += delta;
	if (to < 0 || to >= ROW_COUNT)
		return;
	screen->row = to;
	buf_clear(&screen->sought);
	/* What was proposed gives way to what is typed. */
	if (is_typed(to))
		field_select(&screen->inputs[to].field, buf_str(&screen->inputs[to].text),
			     (struct span){ 0, screen->inputs[to].text.n });
}

static void turn(struct app *app, struct setup_screen *screen, int delta)
{
	struct setup *setup = screen->setup;

	if (screen->row == ROW_STAGE) {
		setup->stage = (enum stage)(((int)setup->stage + delta + STAGE_COUNT) % STAGE_COUNT);
		setup_preset(setup);
	} else if (screen->row == ROW_RAISING) {
		setup_raise(setup, !setup->is_raising);
	} else if (screen->row == ROW_MONTH) {
		setup->fiscal_year_start = (setup->fiscal_year_start - 1 + delta + 12) % 12 + 1;
		propose(app, screen);
	}
}

static bool begins(struct str name, struct str letters)
{
	return name.n >= letters.n && str_eq_nocase(str_sub(name, 0, letters.n), letters);
}

/* To the stage, answer or month that begins with the letters typed so far, or with the last one alone; "b" is Series B. */
static void find(struct app *app, struct setup_screen *screen, struct str letter)
{
	int n = screen->row == ROW_STAGE ? STAGE_COUNT : screen->row == ROW_RAISING ? 2 : 12;

	buf_add(&screen->sought, letter);
	for (int pass = 0; pass < 2; pass++) {
		struct str letters = buf_str(&screen->sought);

		for (int i = 0; i < n; i++) {
			struct str name = choice_name(screen, screen->row);

			if (begins(name, letters) ||
			    (str_starts(name, STR("Series ")) && begins(str_sub(name, 7, name.n - 7), letters)))
				return;
			turn(app, screen, 1);
		}
		keep(&screen->sought, letter);
	}
	buf_clear(&screen->sought);
}

static void finish(struct app *app, struct setup_screen *screen)
{
	struct error error = ERROR_NONE;

	for (int i = 0; i < ROW_GO; i++)
		if (is_asked(screen, i) && !take(screen, i, &error)) {
			screen->row = i;
			app_alarm(app, "%s", error_text(&error));
			error_release(&error);
			return;
		}
	if (screen->setup->is_new_company)
		screen_setup_items(app, screen->setup);
	else
		app->effects |= APP_CREATE;
	error_release(&error);
}

static void go_on(struct app *app, struct setup_screen *screen)
{
	struct error error = ERROR_NONE;

	if (screen->row == ROW_GO)
		finish(app, screen);
	else if (take(screen, screen->row, &error))
		move(screen, 1);
	else
		app_alarm(app, "%s", error_text(&error));
	error_release(&error);
}

bool screen_setup_leaves(struct app *app, bool *is_warned)
{
	if (*is_warned)
		return true;
	*is_warned = true;
	app_alarm(app, "nothing is written yet: the same key again leaves without a trace");
	return false;
}

static bool act(struct app *app, void *state, enum action action)
{
	struct setup_screen *screen = state;

	if (action == ACTION_QUIT) {
		if (!typed(screen, ROW_NAME).n || screen_setup_leaves(app, &screen->is_warned))
			app->effects |= APP_QUIT;
		return true;
	}
	screen->is_warned = false;
	if (action == ACTION_BACK)
		app_message(app, "this is the first question: ^Q leaves, and nothing is written");
	else if (action == ACTION_UP || action == ACTION_PREV_FIELD)
		move(screen, -1);
	else if (action == ACTION_DOWN || action == ACTION_NEXT_FIELD)
		move(screen, 1);
	else if (action == ACTION_OPEN)
		go_on(app, screen);
	else if (is_typed(screen->row)) {
		screen->is_period_own = screen->is_period_own || screen->row == ROW_PERIOD;
		/* At the end of a field there is nothing to say. */
		return input_act(&screen->inputs[screen->row], action) || action == ACTION_LEFT ||
		       action == ACTION_RIGHT;
	} else if (action == ACTION_LEFT || action == ACTION_RIGHT)
		turn(app, screen, action == ACTION_LEFT ? -1 : 1);
	else
		return false;
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	struct setup_screen *screen = state;

	screen->is_warned = false;
	if (is_typed(screen->row)) {
		screen->is_period_own = screen->is_period_own || screen->row == ROW_PERIOD;
		input_type(&screen->inputs[screen->row], text);
	} else if (screen->row != ROW_GO) {
		find(app, screen, text);
	}
	return true;
}

static void closed(void *state)
{
	struct setup_screen *screen = state;

	for (int i = 0; i < ROW_COUNT; i++)
		input_release(&screen->inputs[i]);
	buf_release(&screen->sought);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "first run",
	.verb = "go on",
	.is_question = true,
	.context = ACTION_PROMPT,
	.hints = hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

void screen_setup_open(struct app *app, struct setup *setup, const char *directory)
{
	struct setup_screen *screen = mem_zero(1, sizeof(*screen));

	screen->setup = setup;
	screen->directory = directory;
	for (int i = 0; i < ROW_COUNT; i++)
		input_init(&screen->inputs[i], i == ROW_CURRENCY ? buf_str(&setup->currency) : STR(""),
			   &app->clipboard);
	propose(app, screen);
	screen->row = setup->is_new_company ? ROW_NAME : ROW_PERIOD;
	app_push(app, &kind, screen);
}
