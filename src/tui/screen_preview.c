/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_preview.h"

#include "pack/reference.h"
#include "tui/list.h"
#include "tui/preview.h"

enum { READABLE = 96 };

struct preview_screen {
	struct list list;
	struct lines lines;
	int columns; /* that it was made for; 0: not yet */
	unsigned version;
	struct form_field *field; /* of the form; it stays as long as the page is open */
};

static const enum action *hints(const struct app *app)
{
	static const enum action page[] = { ACTION_HELP, ACTION_BACK, ACTION_JUMP, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return page;
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct preview_screen *screen = state;
	int columns = area.columns - 2 < READABLE ? area.columns - 2 : READABLE;

	if (screen->columns != columns || screen->version != app->in.pack->version) {
		struct buf filled = BUF_EMPTY;

		/* With its figures, as a report has them. */
		facts_refresh(app->in.facts);
		reference_fill(app_text(app, &screen->field->at), app->in.facts, app->in.catalogue, app->in.company,
			       NULL, &filled);
		lines_clear(&screen->lines);
		preview_make(&screen->lines, buf_str(&filled), columns);
		buf_release(&filled);
		screen->columns = columns;
		screen->version = app->in.pack->version;
	}
	list_layout(&screen->list, screen->lines.list.n, area.rows - 2, false);
	frame_put_cut(frame, area.row, 1, columns, app->form.item->label, STYLE_HEADING);
	lines_draw(&screen->lines, screen->list.top, frame,
		   (struct frame_area){ area.row + 2, 1, area.rows - 2, columns });
	if (screen->lines.list.n == 0)
		frame_put(frame, area.row + 2, 1, columns, STR("nothing is written here yet"), STYLE_DIM);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct preview_screen *screen = state;

	if (action == ACTION_PREVIEW || action == ACTION_OPEN) {
		app_pop(app);
		return true;
	}
	return list_scroll(&screen->list, action);
}

static void closed(void *state)
{
	struct preview_screen *screen = state;

	lines_release(&screen->lines);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "preview",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

void screen_preview_open(struct app *app)
{
	struct form_field *field = form_current(&app->form);
	struct preview_screen *screen;

	if (!field || !field->is_multi_line) {
		app_message(app, "only a narrative has a preview");
		return;
	}
	screen = mem_zero(1, sizeof(*screen));
	lines_init(&screen->lines);
	screen->field = field;
	app_push(app, &kind, screen);
}
