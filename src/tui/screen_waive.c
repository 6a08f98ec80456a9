/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_waive.h"

#include "base/text.h"
#include "check/waive.h"
#include "tui/input.h"

enum { BOX_COLUMNS = 70, MESSAGE_ROWS = 3, BOX_ROWS = MESSAGE_ROWS + 5 };

struct waive_screen {
	struct input input;
	struct buf rule, at, message;
};

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct waive_screen *screen = state;
	struct frame_area box = frame_centred(area, BOX_COLUMNS, BOX_ROWS), inside;

	(void)app;
	frame_fill(frame, box, STYLE_NORMAL);
	inside = frame_box(frame, box, STR("Waive"), STYLE_PROMPT);
	inside.column++;
	inside.columns -= 2;
	frame_put_wrapped(frame, (struct frame_area){ inside.row, inside.column, MESSAGE_ROWS, inside.columns }, 0,
			  buf_str(&screen->message), STYLE_NORMAL);
	frame_put_cut(frame, inside.row + inside.rows - 2, inside.column, inside.columns,
		      STR("Why it stays, for the appendix of the CFO's edition:"), STYLE_LABEL);
	input_draw(&screen->input, frame,
		   (struct frame_area){ inside.row + inside.rows - 1, inside.column, 1, inside.columns },
		   STR("a waiver needs a reason"));
}

static void put_waiver(struct app *app, const struct waive_screen *screen)
{
	struct waiver waiver = { .rule = buf_str(&screen->rule),
				 .at = buf_str(&screen->at),
				 .reason = str_trim(buf_str(&screen->input.text)) };

	if (history_waive(app->in.history, &waiver))
		app_message(app, "waived: it stays in the list, marked -; undo takes it back");
	else
		app_message(app, "not waived: the reason cannot be read");
}

static bool act(struct app *app, void *state, enum action action)
{
	struct waive_screen *screen = state;

	if (action != ACTION_OPEN)
		return input_act(&screen->input, action);
	if (str_is_blank(buf_str(&screen->input.text)))
		return true;
	put_waiver(app, screen);
	app_pop(app);
	app_settle(app);
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	(void)app;
	input_type(&((struct waive_screen *)state)->input, text);
	return true;
}

static void closed(void *state)
{
	struct waive_screen *screen = state;

	input_release(&screen->input);
	buf_release(&screen->rule);
	buf_release(&screen->at);
	buf_release(&screen->message);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "waive",
	.verb = "waive",
	.is_popup = true,
	.context = ACTION_PROMPT,
	.hints = app_prompt_hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

void screen_waive_open(struct app *app, const struct finding *finding)
{
	struct waive_screen *screen;
	size_t count;

	if (!app_may_edit(app))
		return;
	if (finding->at.item.n == 0) {
		app_message(app, "this finding is about the file, not about an item: nothing to waive");
		return;
	}
	if (finding->waived) {
		app_message(app, waive_withdraw(app->in.history, app->in.pack, finding)
					 ? "no longer waived; undo takes it back"
					 : "one of its waivers can only be changed in the file");
		app_settle(app);
		return;
	}
	screen = mem_zero(1, sizeof(*screen));
	buf_add(&screen->rule, finding->rule->id);
	waive_place(finding, &screen->at);
	text_visible(finding->message, false, &screen->message);
	count = waive_count(&app->findings,
			    &(struct waiver){ .rule = buf_str(&screen->rule), .at = buf_str(&screen->at) });
	if (count > 1)
		buf_printf(&screen->message, " Waived with it: %zu more of this check.", count - 1);
	input_init(&screen->input, STR(""), &app->clipboard);
	app_push(app, &kind, screen);
}
