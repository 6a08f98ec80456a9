/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/paint.h"

#include <ncurses.h>
#include <wchar.h>

void paint_init(struct paint *paint, bool is_utf8)
{
	palette_init(&paint->palette);
	frame_init(&paint->shown, 0, 0);
	paint->is_utf8 = is_utf8;
	paint->is_stale = true;
	paint->cursor = -1;
}

void paint_release(struct paint *paint)
{
	frame_release(&paint->shown);
}

void paint_forget(struct paint *paint)
{
	paint->is_stale = true;
	paint->cursor = -1;
}

/* What a terminal without UTF-8 shows for the signs that screens draw; founders' own letters become '?'. */
static char ascii_of(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		char ascii;
	} table[] = {
		{ 0x2018, 0x2019, '\'' }, { 0x201c, 0x201d, '"' }, { 0x2010, 0x2015, '-' }, { 0x2022, 0x2023, '*' },
		{ 0x2026, 0x2026, '.' },  { 0x00b7, 0x00b7, '.' }, { 0x00d7, 0x00d7, 'x' }, { 0x00f7, 0x00f7, '/' },
		{ 0x2190, 0x2190, '<' },  { 0x2191, 0x2191, '^' }, { 0x2192, 0x2192, '>' }, { 0x2193, 0x2193, 'v' },
		{ 0x2500, 0x2501, '-' },  { 0x2502, 0x2503, '|' }, { 0x250c, 0x254b, '+' }, { 0x2580, 0x2580, '#' },
		{ 0x2581, 0x2581, '_' },  { 0x2582, 0x2582, '.' }, { 0x2583, 0x2583, '-' }, { 0x2584, 0x2584, '=' },
		{ 0x2585, 0x2585, '+' },  { 0x2586, 0x2586, '*' }, { 0x2587, 0x258f, '#' }, { 0x2591, 0x2591, '-' },
		{ 0x2592, 0x2592, ':' },  { 0x2593, 0x2593, '+' }, { 0x25c6, 0x25c6, '+' }, { 0x25a0, 0x25a0, '#' },
		{ 0x25b2, 0x25b3, '^' },  { 0x25b6, 0x25b8, '>' }, { 0x25bc, 0x25be, 'v' }, { 0x25c9, 0x25c9, '@' },
		{ 0x25cf, 0x25cf, '*' },  { 0x25cb, 0x25cb, 'o' }, { 0x2713, 0x2714, '+' }, { 0x2717, 0x2718, 'x' },
		{ 0x2212, 0x2212, '-' },  { 0x00a0, 0x00a0, ' ' }, { 0x2264, 0x2264, '<' }, { 0x2265, 0x2265, '>' },
	};

	if (code < 0x7f)
		return (char)code;
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (code >= table[i].first && code <= table[i].last)
			return table[i].ascii;
	return '?';
}

static void paint_cell(const struct paint *paint, int row, int column, const struct frame_cell *cell)
{
	const struct palette_entry *look = &paint->palette.entries[cell->style];
	wchar_t text[FRAME_CODES + 1];
	cchar_t out;
	int n = 0;

	if (paint->is_utf8) {
		for (; n < cell->n; n++)
			text[n] = (wchar_t)cell->code[n];
		/* What libc does not know has no width for ncurses, which would then disagree with the frame. */
		if (wcwidth(text[0]) != cell->width)
			text[0] = 0xfffd, n = 1;
	} else {
		text[n++] = (wchar_t)(unsigned char)ascii_of(cell->code[0]);
	}
	text[n] = L'\0';
	if (setcchar(&out, text, look->attributes, look->pair, NULL) == ERR) {
		text[0] = L'?';
		text[1] = L'\0';
		setcchar(&out, text, look->attributes, look->pair, NULL);
	}
	mvadd_wch(row, column, &out);
	/* The replacement may be narrower than what it stands for. */
	if (cell->width == 2 && (wcwidth(text[0]) != 2))
		mvaddch(row, column + 1, (chtype)' ' | look->attributes | (chtype)COLOR_PAIR(look->pair));
}

static void paint_row(struct paint *paint, const struct frame *frame, int row)
{
	size_t at = (size_t)row * (size_t)frame->columns;
	const struct frame_cell *new = frame->cells + at;
	struct frame_cell *old = paint->shown.cells + at;

	for (int column = 0; column < frame->columns; column++) {
		if (!paint->is_stale && frame_cell_eq(&new[column], &old[column]))
			continue;
		if (new[column].n)
			paint_cell(paint, row, column, &new[column]);
		old[column] = new[column];
	}
}

void paint_draw(struct paint *paint, const struct frame *frame)
{
	int cursor = frame->has_cursor ? 1 : 0;

	if (paint->shown.rows != frame->rows || paint->shown.columns != frame->columns) {
		frame_resize(&paint->shown, frame->rows, frame->columns);
		paint->is_stale = true;
	}
	if (paint->is_stale)
		erase();
	for (int row = 0; row < frame->rows; row++)
		paint_row(paint, frame, row);
	paint->is_stale = false;
	if (cursor != paint->cursor) {
		curs_set(cursor);
		paint->cursor = cursor;
	}
	/* An invisible cursor stays where the last character was written: moving it costs bytes. */
	leaveok(stdscr, !frame->has_cursor);
	if (frame->has_cursor)
		move(frame->cursor_row, frame->cursor_column);
	refresh();
}
