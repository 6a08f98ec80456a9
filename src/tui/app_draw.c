/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "base/text.h"
#include "tui/item_view.h"
#include "tui/rows_paste.h"

/* Below this there is no room for a field and its label. */
enum { LEAST_ROWS = 10, LEAST_COLUMNS = 40, MESSAGE_ROWS = 4, ROWS_FOR_BOTH = 24 };

static void draw_too_small(struct frame *frame)
{
	struct str text = STR("terminal too small");
	struct str need = STR("40x10 is the least");
	int row = frame->rows / 2;

	frame_put(frame, row > 0 ? row - 1 : 0, 0, frame->columns, text, STYLE_ALARM);
	if (frame->rows > 1)
		frame_put(frame, row, 0, frame->columns, need, STYLE_NORMAL);
	frame_no_cursor(frame);
}

/* How far the section at hand is: a walk leads through one after the other. */
static void add_section(const struct outline *outline, struct buf *out)
{
	for (size_t i = outline->cursor + 1; i > 0 && outline->rows.n; i--) {
		const struct outline_row *row = &outline->rows.v[i - 1];

		if (row->item)
			continue;
		buf_printf(out, "  %s %zu/%zu", domain_label(row->domain), row->answered, row->asked);
		return;
	}
}

/* What the title leaves out where it does not fit, one after the other: the last of these is cut from the company's name. */
enum title_form {
	TITLE_WHOLE,
	TITLE_SHORT_PROGRESS,
	TITLE_BARE_PROGRESS,
	TITLE_NO_SECTION,
	TITLE_NO_PROGRESS,
	TITLE_CUT
};

/* How far, how good. A first run has no pack yet. */
static void add_title_right(const struct app *app, enum title_form form, struct buf *out)
{
	static const char letters[] = "AWE";
	const struct outline *outline = &app->outline;

	buf_clear(out);
	if (app->in.file.n && form < TITLE_NO_PROGRESS)
		buf_printf(out,
			   form < TITLE_SHORT_PROGRESS  ? "%zu of %zu core answered"
			   : form < TITLE_BARE_PROGRESS ? "%zu/%zu core"
							: "%zu/%zu",
			   outline->answered, outline->asked);
	for (int level = LEVEL_ERROR; app->in.file.n && app->has_findings && level >= LEVEL_ADVICE; level--)
		if (outline->levels[level])
			buf_printf(out, "%s%c%zu", level == LEVEL_ERROR ? "  " : " ", letters[level],
				   outline->levels[level]);
	buf_addc(out, ' ');
}

/* Which screen, and whether what was typed is safe. */
static void add_title_state(const struct app *app, const char *screen, enum title_form form, struct buf *out)
{
	if (screen[0])
		buf_printf(out, "  %s", screen);
	else if (app->is_walking && form < TITLE_NO_SECTION)
		add_section(&app->outline, out);
	if (app->in.is_read_only)
		buf_adds(out, "  [read-only]");
	else if (!history_is_saved(app->in.history))
		buf_adds(out, "  [unsaved]");
	/* Also when the line that said so at the start is gone. */
	if (app->is_only_read)
		buf_adds(out, "  [read-only]");
	else if (app->is_unsafe)
		buf_adds(out, "  [no journal]");
}

/* Left: whose pack, which screen. Right: how far, how good. */
static void draw_title(const struct app *app, const char *screen, struct frame *frame)
{
	struct buf name = BUF_EMPTY, state = BUF_EMPTY, right = BUF_EMPTY;
	int column = 1, room = 0;

	buf_add(&name, app->in.file.n ? app->in.company->name : STR("boardpack"));
	for (enum title_form form = TITLE_WHOLE; form <= TITLE_CUT && room < text_columns(buf_str(&name)); form++) {
		buf_clear(&state);
		if (app->in.file.n)
			buf_printf(&state, "  %.*s", STR_FMT(app->in.pack->period_text));
		if (app->in.file.n && app_status(app))
			buf_printf(&state, " %s", app_status(app));
		add_title_state(app, screen, form, &state);
		add_title_right(app, form, &right);
		room = frame->columns - 3 - text_columns(buf_str(&state)) - text_columns(buf_str(&right));
	}
	frame_put_row(frame, 0, 0, frame->columns, STR(""), STYLE_TITLE);
	column += frame_put_cut(frame, 0, column, room > 1 ? room : 1, buf_str(&name), STYLE_TITLE);
	frame_put_cut(frame, 0, column, frame->columns - column, buf_str(&state), STYLE_TITLE);
	column += text_columns(buf_str(&state));
	if (column < frame->columns)
		frame_put_right(frame, 0, column, frame->columns - column, buf_str(&right), STYLE_TITLE);
	buf_release(&right);
	buf_release(&state);
	buf_release(&name);
}

/* What goes on beside the keys; appends nothing when all is quiet. */
static void add_busy(const struct app *app, struct buf *out)
{
	const struct speller *speller = app->in.speller;
	const struct facts *facts = app->in.facts;

	if (app_is_working(app))
		rows_paste_progress(app, out);
	else if (app->busy.n)
		buf_add(out, buf_str(&app->busy));
	else if (!app->has_findings && app->in.file.n)
		buf_adds(out, facts_back(facts) && !facts_is_read(facts, facts_back(facts)) ? "reading earlier packs"
											    : "checking");
	else if (speller && speller->fd(speller->data) >= 0 && !speller->is_ready(speller->data))
		buf_adds(out, "loading dictionaries");
}

/*
 * A message until the next key. What does not fit a line takes the lines above it, too: a reason that is cut is none. Where the
 * cursor stands is left alone.
 */
static void draw_message(const struct app *app, struct frame *frame, int bottom)
{
	enum style style = app->is_alarm ? STYLE_ALARM : STYLE_MESSAGE;
	struct frame_area area = { bottom, 1, 0, frame->columns - 2 };
	int wanted = frame_put_wrapped(frame, area, 0, buf_str(&app->message), style);
	int room = frame->has_cursor ? bottom - frame->cursor_row : bottom + 1;

	area.rows = wanted < MESSAGE_ROWS ? wanted : MESSAGE_ROWS;
	area.rows = area.rows < room ? area.rows : room;
	if (area.rows < 1)
		area.rows = 1;
	area.row = bottom + 1 - area.rows;
	frame_fill(frame, (struct frame_area){ area.row, 0, area.rows, frame->columns }, style);
	if (area.rows == 1) {
		frame_put_cut(frame, area.row, 1, frame->columns - 1, buf_str(&app->message), style);
		return;
	}
	frame_put_wrapped(frame, area, 0, buf_str(&app->message), style);
	if (wanted > area.rows)
		frame_put(frame, bottom, frame->columns - 1, 1, STR("…"), style);
}

/* The bottom line: a message, else what the keys do here; at the start both, where a line is left for it. */
static void draw_bottom(const struct app *app, struct frame *frame)
{
	const struct screen_kind *kind = app->screens.v[app->screens.n - 1].kind;
	enum action_context context = app_context(app, kind);
	int row = frame->rows - 1, column = 1, end = frame->columns;
	struct buf name = BUF_EMPTY, busy = BUF_EMPTY;
	bool has_both =
		!app->is_begun && frame->rows >= ROWS_FOR_BOTH && !(frame->has_cursor && frame->cursor_row >= row - 1);

	if (app->message.n)
		draw_message(app, frame, row - has_both);
	if (app->message.n && !has_both)
		return;
	frame_put_row(frame, row, 0, frame->columns, STR(""), STYLE_BAR);
	add_busy(app, &busy);
	/* What a user began is shown before the keys, what goes on by itself where they leave room. */
	if (app_is_working(app) || app->busy.n)
		end -= text_columns(buf_str(&busy)) + 1;
	for (const enum action *hint = kind->hints(app); *hint != ACTION_NONE; hint++) {
		/* A question is answered, not opened. */
		bool is_choice = (kind->is_popup || kind->verb) && *hint == ACTION_OPEN;
		const char *words = is_choice ? kind->verb ? kind->verb : "choose" : action_row(*hint)->hint;
		int width;

		buf_clear(&name);
		if (!action_key(app->in.keys, context, *hint, &name))
			continue;
		width = text_columns(buf_str(&name)) + 1 + text_columns(str_of(words));
		if (column + width > end)
			break;
		column += frame_put(frame, row, column, width, buf_str(&name), STYLE_KEYCAP) + 1;
		column += frame_put(frame, row, column, width, str_of(words), STYLE_BAR) + 2;
	}
	if (busy.n && column + text_columns(buf_str(&busy)) < frame->columns)
		frame_put_right(frame, row, column, frame->columns - column - 1, buf_str(&busy), STYLE_BAR);
	buf_release(&busy);
	buf_release(&name);
}

void app_draw(struct app *app, struct frame *frame)
{
	struct frame_area body = { 1, 0, frame->rows - 2, frame->columns };
	size_t first = app->screens.n - 1;
	const char *title;

	app->rows = frame->rows;
	app->columns = frame->columns;
	app->focus.field = NULL;
	app->targets.n = 0;
	frame_clear(frame);
	if (frame->rows < LEAST_ROWS || frame->columns < LEAST_COLUMNS) {
		draw_too_small(frame);
		return;
	}
	while (app->screens.v[first].kind->is_popup)
		first--;
	title = app->screens.v[first].kind->title;
	for (size_t i = first; i < app->screens.n; i++) {
		struct screen *screen = &app->screens.v[i];

		frame_no_cursor(frame);
		/* Only what is on top can be pointed at. */
		app->targets.n = 0;
		screen->kind->draw(app, screen->state, frame, body);
	}
	draw_title(app, first ? title : "", frame);
	draw_bottom(app, frame);
	if (app->screens.n > 1 || app->message.n)
		app->focus.field = NULL;
}

bool app_draw_typed(struct app *app, struct frame *frame)
{
	struct app_focus focus = app->focus;
	struct form_field *field = form_current(&app->form);

	if (!app->is_behind || !focus.field || focus.field != field || !app->is_in_item || app->screens.n > 1 ||
	    app->message.n || focus.is_saved != history_is_saved(app->in.history))
		return false;
	if (app->rows != frame->rows || app->columns != frame->columns)
		return false;
	item_field_draw(app, field, frame, focus.area, true, focus.hint);
	return true;
}
