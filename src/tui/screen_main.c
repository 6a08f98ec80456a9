/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_main.h"

#include "base/text.h"
#include "tui/guide_view.h"
#include "tui/item_act.h"
#include "tui/item_view.h"
#include "tui/report_pane.h"
#include "tui/rows_paste.h"

/* From WIDE columns on the guidance has a pane of its own; below NARROW an item takes the whole width. */
enum { WIDE = 110, NARROW = 72, OUTLINE = 26, OUTLINE_WIDE = 32, OUTLINE_NARROW = 22, GUIDE_ROWS = 4 };

static const enum action *hints(const struct app *app)
{
	static const enum action outline[] = { ACTION_HELP,  ACTION_OPEN,         ACTION_SAVE,     ACTION_QUIT,
					       ACTION_JUMP,  ACTION_NEXT_FINDING, ACTION_FINDINGS, ACTION_VARIANCE,
					       ACTION_GUIDE, ACTION_UNDO,         ACTION_NONE };
	static const enum action fields[] = { ACTION_HELP,       ACTION_BACK,      ACTION_SAVE,         ACTION_QUIT,
					      ACTION_NEXT_FIELD, ACTION_NEXT_ITEM, ACTION_NEXT_FINDING, ACTION_GUIDE,
					      ACTION_UNDO,       ACTION_SUGGEST,   ACTION_JUMP,         ACTION_NONE };
	static const enum action table[] = { ACTION_HELP, ACTION_BACK,           ACTION_SAVE,       ACTION_QUIT,
					     ACTION_OPEN, ACTION_ROW_ADD,        ACTION_ROW_REMOVE, ACTION_NEXT_ITEM,
					     ACTION_UNDO, ACTION_ROWS_FROM_TEXT, ACTION_NONE };
	static const enum action list[] = { ACTION_HELP,           ACTION_BACK,    ACTION_SAVE,
					    ACTION_ROWS_FROM_TEXT, ACTION_QUIT,    ACTION_UNDO,
					    ACTION_NEXT_FIELD,     ACTION_SUGGEST, ACTION_NONE };
	static const enum action walk[] = { ACTION_NEXT_FIELD, ACTION_NEXT_OPEN, ACTION_LEFT_OPEN,
					    ACTION_SAVE,       ACTION_QUIT,      ACTION_BACK,
					    ACTION_GUIDE,      ACTION_HELP,      ACTION_NONE };
	static const enum action offer[] = { ACTION_TAKE, ACTION_BACK, ACTION_SAVE, ACTION_NEXT_FIELD,
					     ACTION_UNDO, ACTION_HELP, ACTION_NONE };

	if (!app->is_in_item)
		return outline;
	if (item_has_offer(app))
		return offer;
	if (app->form.is_text)
		return list;
	return item_context(app) == ACTION_TABLE ? table : app->is_walking ? walk : fields;
}

/* "E1 W2" right-aligned, each letter with its meaning. Returns the columns taken. */
static int draw_counts(const struct outline_row *row, struct frame *frame, int line, int end)
{
	static const char letters[] = "AWE";
	static const enum style styles[] = { STYLE_FINDING_ADVICE, STYLE_FINDING_WARNING, STYLE_FINDING_ERROR };
	int taken = 0;

	for (int level = LEVEL_ADVICE; level <= LEVEL_ERROR; level++) {
		char text[32];
		int n;

		if (!row->levels[level])
			continue;
		n = snprintf(text, sizeof(text), "%c%zu", letters[level], row->levels[level]);
		taken += n + (taken > 0);
		frame_put(frame, line, end - taken, n, str_of(text), styles[level]);
	}
	return taken;
}

static void draw_outline_row(const struct app *app, size_t index, struct frame *frame, struct frame_area line)
{
	const struct outline_row *row = &app->outline.rows.v[index];
	bool is_closed = outline_is_closed(&app->outline, row->domain);
	int end = line.column + line.columns - 1, taken = 0, column;
	char mark[3] = "  ", progress[48];

	if (!row->item) {
		mark[0] = is_closed ? '>' : 'v';
		frame_put(frame, line.row, line.column, 2, str_of(mark), STYLE_HEADING);
		if (row->asked) {
			taken = snprintf(progress, sizeof(progress), "%zu/%zu", row->answered, row->asked);
			frame_put(frame, line.row, end - taken, taken, str_of(progress),
				  row->answered == row->asked ? STYLE_GOOD : STYLE_HEADING);
		}
		if (is_closed)
			taken += draw_counts(row, frame, line.row, end - taken - 1) + 1;
		frame_put_cut(frame, line.row, line.column + 2, end - taken - line.column - 3,
			      str_of(domain_label(row->domain)), STYLE_HEADING);
		return;
	}
	mark[0] = row->is_answered ? '+' : row->item->is_carried ? ' ' : row->relevance == RELEVANCE_CORE ? 'o' : '.';
	taken = draw_counts(row, frame, line.row, end);
	frame_put(frame, line.row, line.column + 1, 1, str_of(mark), row->is_answered ? STYLE_GOOD : STYLE_DIM);
	column = line.column + 3;
	column += frame_put_cut(frame, line.row, column, end - taken - column - 1, row->item->short_label,
				row->is_answered ? STYLE_NORMAL : STYLE_DIM);
	if (row->has_namesake)
		frame_put_cut(frame, line.row, column + 1, end - taken - column - 2, str_of(domain_label(row->domain)),
			      STYLE_DIM);
}

static void draw_outline(struct app *app, struct frame *frame, struct frame_area area)
{
	struct outline *outline = &app->outline;
	size_t rows = (size_t)area.rows;

	if (outline->top + rows > outline->rows.n)
		outline->top = outline->rows.n > rows ? outline->rows.n - rows : 0;
	if (outline->cursor < outline->top)
		outline->top = outline->cursor;
	if (outline->cursor >= outline->top + rows)
		outline->top = outline->cursor - rows + 1;
	for (int i = 0; i < area.rows && outline->top + (size_t)i < outline->rows.n; i++) {
		struct frame_area line = { area.row + i, area.column, 1, area.columns };
		size_t index = outline->top + (size_t)i;

		draw_outline_row(app, index, frame, line);
		app_target(app, (struct app_target){ .area = line, .index = index });
		if (index == outline->cursor) {
			frame_restyle(frame, line, app->is_in_item ? STYLE_CURRENT : STYLE_SELECTED);
			if (app->screens.n == 1 && !app->is_in_item)
				frame_cursor(frame, line.row, line.column + 1);
		}
	}
}

/* Rows that fields or text take of the item's pane. */
static int form_rows_wanted(const struct app *app, int rows)
{
	enum item_kind kind = app->form.is_text ? ITEM_TEXT : app->form.item->kind;
	int number = 8 + (rows - 8) / 3, table = (int)form_rows(&app->form) + 9;

	switch (kind) {
	case ITEM_NUMBER:
		return number < 14 ? number : 14;
	case ITEM_TABLE:
		return table < rows * 2 / 3 ? table : rows * 2 / 3;
	case ITEM_TEXT:
		break;
	}
	return rows / 2;
}

static void draw_item(struct app *app, struct frame *frame, struct frame_area area, bool with_guide)
{
	int row, guide = !with_guide ? 0 : area.rows > 16 ? GUIDE_ROWS : 1;
	struct frame_area part = { area.row, area.column, form_rows_wanted(app, area.rows), area.columns };

	row = item_view_draw(app, frame, part);
	if (app->is_gliding)
		return;
	part = (struct frame_area){ area.row + row, area.column, area.rows - row - guide, area.columns };
	row += item_findings_draw(app, frame, part);
	if (with_guide)
		guide_view_draw(app, frame,
				(struct frame_area){ area.row + row, area.column, area.rows - row, area.columns });
}

/* On a heading: what the section is about, as far as it is. */
static void draw_section(const struct app *app, struct frame *frame, struct frame_area area)
{
	const struct outline_row *row = outline_row(&app->outline);
	struct buf text = BUF_EMPTY, key = BUF_EMPTY;

	if (!row)
		return;
	frame_put_cut(frame, area.row, area.column, area.columns, str_of(domain_label(row->domain)), STYLE_HEADING);
	buf_printf(&text, "%zu of %zu core items answered. E%zu W%zu A%zu", row->answered, row->asked,
		   row->levels[LEVEL_ERROR], row->levels[LEVEL_WARNING], row->levels[LEVEL_ADVICE]);
	frame_put_cut(frame, area.row + 1, area.column, area.columns, buf_str(&text), STYLE_NORMAL);
	area.row += 3;
	area.rows -= 3;
	buf_clear(&text);
	buf_adds(&text, "+ answered   o open, core   . open, recommended\nE errors   W warnings   A advice");
	if (str_is(row->domain, COMPANY_ROUND) && action_key(app->in.keys, ACTION_LIST, ACTION_LEAVE_OUT, &key))
		buf_printf(&text, "\n\n%s %s.",
			   choice_is_asked(app->in.company, app->in.catalogue, choice_of(NULL, row->domain))
				   ? "No round is being raised? The section is left out with"
				   : "Left out between two rounds. All of it is asked for again with",
			   key.p);
	frame_put_wrapped(frame, area, 0, buf_str(&text), STYLE_DIM);
	buf_release(&key);
	buf_release(&text);
}

/* The report takes the right half, with a line before it; what is left is laid out like a narrow screen. */
static void draw_report(struct app *app, struct frame *frame, struct frame_area *area)
{
	struct frame_area report = *area;

	report.columns = area->columns / 2;
	report.column = area->columns - report.columns;
	area->columns = report.column - 1;
	frame_vline(frame, area->row, area->columns, area->rows, STYLE_BORDER);
	if (!app->is_gliding)
		report_pane_draw(app, frame, report);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	bool is_beside = report_pane_is_beside(app, area.columns), is_wide = area.columns >= WIDE && !is_beside;
	int outline = is_wide ? OUTLINE_WIDE : area.columns < NARROW || is_beside ? OUTLINE_NARROW : OUTLINE;
	struct frame_area item;

	(void)state;
	if (is_beside)
		draw_report(app, frame, &area);
	item = (struct frame_area){ area.row, 0, area.rows, area.columns };
	if (area.columns >= NARROW || !app->is_in_item) {
		draw_outline(app, frame, (struct frame_area){ area.row, 0, area.rows, outline });
		frame_vline(frame, area.row, outline, area.rows, STYLE_BORDER);
		item.column = outline + 1;
		item.columns -= outline + 1;
	}
	if (!app->form.item) {
		draw_section(app, frame, item);
		return;
	}
	if (is_wide) {
		struct frame_area guide = { area.row, 0, area.rows, item.columns * 2 / 5 };

		guide.column = area.columns - guide.columns;
		item.columns -= guide.columns + 1;
		frame_vline(frame, area.row, guide.column - 1, area.rows, STYLE_BORDER);
		if (!app->is_gliding)
			guide_view_draw(app, frame, guide);
	}
	draw_item(app, frame, item, !is_wide);
}

static void enter_item(struct app *app)
{
	const struct outline_row *row = outline_row(&app->outline);

	if (!row)
		return;
	if (row->item) {
		form_show(&app->form, row->item, app->in.pack);
		app->is_in_item = true;
		return;
	}
	outline_toggle(&app->outline, row->domain, !outline_is_closed(&app->outline, row->domain));
	outline_refresh(&app->outline, app->in.catalogue, app->in.company, app->in.facts, &app->findings);
}

static void toggle_section(struct app *app, bool close)
{
	const struct outline_row *row = outline_row(&app->outline);

	if (!row)
		return;
	if (!close && row->item) {
		enter_item(app);
		return;
	}
	outline_toggle(&app->outline, row->domain, close);
	outline_refresh(&app->outline, app->in.catalogue, app->in.company, app->in.facts, &app->findings);
}

/* Who hurries past items reads their names and figures: the rest of a pane would cost a slow line more than it is worth. */
static bool move_in_outline(struct app *app, enum action action)
{
	long page = app->rows > 4 ? app->rows - 3 : 1, all = (long)app->outline.rows.n, delta;

	switch ((int)action) {
	case ACTION_UP:
	case ACTION_DOWN:
		delta = action == ACTION_UP ? -1 : 1;
		break;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		delta = action == ACTION_PAGE_UP ? -page : page;
		break;
	case ACTION_FIRST:
	case ACTION_LAST:
		delta = action == ACTION_FIRST ? -all : all;
		break;
	default:
		return false;
	}
	outline_move(&app->outline, delta);
	app->is_gliding = app->is_hurried;
	return true;
}

static bool act_on_outline(struct app *app, enum action action)
{
	if (move_in_outline(app, action))
		return true;
	if (action == ACTION_LEFT || action == ACTION_RIGHT)
		toggle_section(app, action == ACTION_LEFT);
	else if (action == ACTION_OPEN || action == ACTION_NEXT_FIELD)
		enter_item(app);
	else if (action == ACTION_BACK)
		app_message(app, "this is the first screen: ^Q leaves boardpack");
	else
		return false;
	return true;
}

/* The keys stay in the item: walking from field to field and on to the next item is one flow. */
static void step_item(struct app *app, int delta)
{
	history_close(app->in.history);
	if (!outline_step(&app->outline, delta))
		app_message(app, "no item %s this one", delta < 0 ? "before" : "after");
	else
		form_show(&app->form, app_item(app), app->in.pack);
}

static void scroll_beside(struct app *app, int delta)
{
	if (report_pane_is_beside(app, app->columns))
		report_pane_scroll(app, delta);
	else
		guide_view_scroll(app, delta);
}

static bool act(struct app *app, void *state, enum action action)
{
	(void)state;
	if (action == ACTION_NEXT_ITEM || action == ACTION_PREV_ITEM)
		step_item(app, action == ACTION_NEXT_ITEM ? 1 : -1);
	else if (action == ACTION_GUIDE_NEXT)
		guide_view_next(app);
	else if (action == ACTION_GUIDE_UP || action == ACTION_GUIDE_DOWN)
		scroll_beside(app, action == ACTION_GUIDE_UP ? -1 : 1);
	else
		return app->is_in_item ? item_act(app, action) : act_on_outline(app, action);
	return true;
}

/* What stands in the outline takes no words, and a sentence is no row of commands: its "u" would undo. */
static void refuse_words(struct app *app)
{
	app->is_refusing = true;
	if (app_item(app))
		app_message(app, "nothing is typed here: Enter opens the item for typing");
	else
		app_message(app, "a heading takes no text: go Down to an item, Enter there, then type");
}

static bool type(struct app *app, void *state, struct str text)
{
	(void)state;
	/* A block of a spreadsheet can only mean the table that stands beside, and its end: nobody chose a row. */
	if (!app->is_in_item && app_item(app) && app_item(app) == app->form.item && form_is_table(&app->form) &&
	    rows_paste_is_block(text) && app_may_edit(app)) {
		app->is_in_item = true;
		form_move(&app->form, (long)form_rows(&app->form), -(long)app->form.item->column_count);
	}
	if (app->is_in_item)
		return item_type(app, text);
	refuse_words(app);
	return true;
}

const struct screen_kind screen_main = {
	.title = "pack",
	.hints = hints,
	.draw = draw,
	.act = act,
	.type = type,
};
