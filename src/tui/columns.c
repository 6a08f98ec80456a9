/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/columns.h"

/* Of the room, one part in so many goes to the first column when the others scroll beside it. */
enum { FIRST_PART = 4 };

static bool is_shown(const struct columns *columns, size_t i)
{
	return i == 0 || (i >= columns->left && i < columns->end);
}

/* Takes from the widest until all that are shown fit or none can give; the column at hand gives last. */
static void shrink(struct columns *columns, size_t at, int room)
{
	int total = -1;

	for (size_t i = 0; i < columns->n; i++)
		total += is_shown(columns, i) ? columns->widths[i] + 1 : 0;
	while (total > room) {
		size_t widest = STR_NONE;
		int best = 0;

		for (size_t i = 0; i < columns->n; i++) {
			int width = i == at ? columns->widths[i] - room / 3 : columns->widths[i];

			if (!is_shown(columns, i) || columns->widths[i] <= columns->wants[i].least)
				continue;
			if (widest == STR_NONE || width > best) {
				best = width;
				widest = i;
			}
		}
		if (widest == STR_NONE)
			return;
		columns->widths[widest]--;
		total--;
	}
}

static int least_of(const struct columns *columns, size_t from, size_t to)
{
	int total = 0;

	for (size_t i = from; i < to; i++)
		total += columns->wants[i].least + (i > from);
	return total;
}

/* Which of the columns behind the first have room beside it. */
static void scroll(struct columns *columns, size_t at, int room)
{
	if (columns->left < 1)
		columns->left = 1;
	if (at >= 1 && columns->left > at)
		columns->left = at;
	while (columns->left < at && least_of(columns, columns->left, at + 1) > room)
		columns->left++;
	columns->end = columns->left + 1;
	while (columns->end < columns->n && least_of(columns, columns->left, columns->end + 1) <= room)
		columns->end++;
	/* No room is left empty at the right while something is out of sight at the left. */
	while (columns->end == columns->n && columns->left > 1 &&
	       least_of(columns, columns->left - 1, columns->end) <= room)
		columns->left--;
}

void columns_fit(struct columns *columns, size_t at, int room)
{
	int first;

	for (size_t i = 0; i < columns->n; i++)
		columns->widths[i] = columns->wants[i].natural;
	if (columns->n < 2 || least_of(columns, 0, columns->n) <= room) {
		columns->left = 1;
		columns->end = columns->n;
		shrink(columns, at, room);
		return;
	}
	first = room / FIRST_PART > columns->wants[0].least ? room / FIRST_PART : columns->wants[0].least;
	if (at > 0 && first > room / 2)
		first = room / 2;
	if (columns->widths[0] > first)
		columns->widths[0] = first;
	scroll(columns, at, room - columns->widths[0] - 1);
	for (size_t i = 1; i < columns->n; i++)
		if (!is_shown(columns, i))
			columns->widths[i] = 0;
	shrink(columns, at, room);
}

size_t columns_next(const struct columns *columns, size_t i)
{
	size_t next = i == 0 ? columns->left : i + 1;

	return next < columns->end ? next : columns->n;
}

size_t columns_before(const struct columns *columns)
{
	return columns->left > 1 ? columns->left - 1 : 0;
}

size_t columns_behind(const struct columns *columns)
{
	return columns->n - columns->end;
}
