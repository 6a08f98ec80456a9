/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/list.h"

void list_layout(struct list *list, size_t n, int rows, bool has_cursor)
{
	list->n = n;
	list->rows = rows > 0 ? (size_t)rows : 0;
	if (list->cursor >= n)
		list->cursor = n ? n - 1 : 0;
	if (has_cursor && list->cursor < list->top)
		list->top = list->cursor;
	if (has_cursor && list->rows && list->cursor >= list->top + list->rows)
		list->top = list->cursor - list->rows + 1;
	if (list->top + list->rows > n)
		list->top = n > list->rows ? n - list->rows : 0;
}

void list_draw_more(const struct list *list, struct frame *frame, struct frame_area area)
{
	size_t below = list->n > list->top + list->rows ? list->n - list->top - list->rows : 0;
	char where[48];

	if (!below)
		return;
	snprintf(where, sizeof(where), " %zu more line%s ", below, below == 1 ? "" : "s");
	frame_put_right(frame, area.row + area.rows - 1, area.column, area.columns - 1, str_of(where), STYLE_DIM);
}

/* Where a movement leads from at, among n places. */
static bool moved(size_t *at, size_t n, size_t page, enum action action)
{
	size_t last = n ? n - 1 : 0;

	/* A table of what is not in it: the other actions are somebody else's. */
	if (action == ACTION_UP)
		*at -= *at > 0;
	else if (action == ACTION_DOWN)
		*at += *at < last;
	else if (action == ACTION_PAGE_UP)
		*at -= *at < page ? *at : page;
	else if (action == ACTION_PAGE_DOWN)
		*at += last - *at < page ? last - *at : page;
	else if (action == ACTION_FIRST)
		*at = 0;
	else if (action == ACTION_LAST)
		*at = last;
	else
		return false;
	return true;
}

bool list_act(struct list *list, enum action action)
{
	return moved(&list->cursor, list->n, list->rows ? list->rows : 1, action);
}

bool list_scroll(struct list *list, enum action action)
{
	size_t places = list->n > list->rows ? list->n - list->rows + 1 : 1;

	if (list->top >= places)
		list->top = places - 1;
	return moved(&list->top, places, list->rows > 1 ? list->rows - 1 : 1, action);
}
