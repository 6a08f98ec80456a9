/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "tui/screen_main.h"

/* Lines that one turn of the wheel moves. */
enum { WHEEL = 3 };

void app_target(struct app *app, struct app_target target)
{
	if (app->in.has_mouse)
		vec_push(&app->targets, target);
}

static bool is_inside(struct frame_area area, int row, int column)
{
	return row >= area.row && row < area.row + area.rows && column >= area.column &&
	       column < area.column + area.columns;
}

/* What was drawn last lies on top. */
static const struct app_target *find(const struct app *app, int row, int column)
{
	for (size_t i = app->targets.n; i > 0; i--)
		if (is_inside(app->targets.v[i - 1].area, row, column))
			return &app->targets.v[i - 1];
	return NULL;
}

static void act(struct app *app, enum action action)
{
	struct screen *screen = &app->screens.v[app->screens.n - 1];

	screen->kind->act(app, screen->state, action);
}

static void point_at_outline(struct app *app, size_t index)
{
	bool is_there = !app->is_in_item && app->outline.cursor == index;

	history_close(app->in.history);
	app->is_in_item = false;
	app->form.is_cell_open = false;
	if (is_there)
		act(app, ACTION_OPEN);
	else
		outline_move(&app->outline, (long)index - (long)app->outline.cursor);
}

/* A cell is chosen first and opened by a second click; in an open one, and in other fields, the cursor goes there. */
static void point_at_field(struct app *app, const struct app_target *target, int row, int column)
{
	struct form *form = &app->form;
	bool is_there = app->is_in_item && form->current == target->index, is_open = is_there && form->is_cell_open;
	struct form_field *field;

	if (target->index >= form->fields.n)
		return;
	history_close(app->in.history);
	app->is_in_item = true;
	form->current = target->index;
	form->is_cell_open = is_open;
	form->is_ended = false;
	field = form_current(form);
	if (form_is_table(form) && !is_open) {
		if (is_there)
			act(app, ACTION_OPEN);
		return;
	}
	field_point(&field->field, app_text(app, &field->at), row - target->area.row, column - target->area.column);
}

static void click(struct app *app, const struct event *event)
{
	const struct app_target *found = find(app, event->row, event->column);
	struct app_target target;

	if (!found)
		return;
	target = *found;
	if (target.is_field)
		point_at_field(app, &target, event->row, event->column);
	else if (!target.list)
		point_at_outline(app, target.index);
	else if (target.list->cursor == target.index)
		act(app, ACTION_OPEN);
	else
		target.list->cursor = target.index;
}

void app_point(struct app *app, const struct event *event)
{
	if (event->kind == EVENT_CLICK) {
		click(app, event);
		return;
	}
	/* In an open cell the keys up and down change a choice: who only scrolls changes nothing. */
	if (app_is_on_top(app, &screen_main) && app->is_in_item && app->form.is_cell_open)
		return;
	for (int i = 0; i < WHEEL; i++)
		act(app, event->delta < 0 ? ACTION_UP : ACTION_DOWN);
}
