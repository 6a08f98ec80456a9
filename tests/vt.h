/* SPDX-License-Identifier: MIT */
/*
 * A terminal of a test: what the bytes that ncurses wrote make of its cells. It knows what the descriptions of xterm, linux and
 * vt100 make ncurses write, and says so when it is told something else. It never answers.
 */
#ifndef TESTS_VT_H
#define TESTS_VT_H

#include <wchar.h>

#include "base/text.h"

enum vt_attribute { VT_BOLD = 1 << 1, VT_DIM = 1 << 2, VT_UNDERLINE = 1 << 4, VT_BLINK = 1 << 5, VT_REVERSE = 1 << 7 };
enum { VT_NONE = -1, VT_RGB = 1 << 24, VT_PARTS = 24, VT_ROWS = 50, VT_COLUMNS = 150 };

struct vt_look {
	unsigned attributes; /* enum vt_attribute */
	int fore, back;      /* 0 to 255, VT_RGB with red, green and blue, or VT_NONE */
};

struct vt_cell {
	uint32_t code; /* 0: the right half of a wide one */
	struct vt_look look;
};

struct vt {
	int rows, columns, row, column;
	int top, bottom; /* what scrolls: from top to before bottom */
	bool is_wrapping; /* the last column was written: the next letter stands in the next line */
	bool has_bce;     /* what is erased takes the background */
	bool is_lost;     /* something was not understood: unknown */
	char unknown;
	struct vt_look look;
	struct vt_cell cells[VT_ROWS][VT_COLUMNS];
};

static inline struct vt_cell vt_blank(const struct vt *vt)
{
	return (struct vt_cell){ ' ', { 0, VT_NONE, vt->has_bce ? vt->look.back : VT_NONE } };
}

static inline void vt_init(struct vt *vt, int rows, int columns, bool has_bce)
{
	*vt = (struct vt){ .rows = rows, .columns = columns, .bottom = rows, .has_bce = has_bce, .look = { 0, VT_NONE, VT_NONE } };
	for (int row = 0; row < VT_ROWS; row++)
		for (int column = 0; column < VT_COLUMNS; column++)
			vt->cells[row][column] = vt_blank(vt);
}

static inline void vt_erase(struct vt *vt, int row, int from, int to)
{
	for (int column = from; column < to && column < vt->columns; column++)
		vt->cells[row][column] = vt_blank(vt);
}

static inline void vt_goto(struct vt *vt, int row, int column)
{
	vt->row = row < 0 ? 0 : row >= vt->rows ? vt->rows - 1 : row;
	vt->column = column < 0 ? 0 : column >= vt->columns ? vt->columns - 1 : column;
	vt->is_wrapping = false;
}

/* What is in the upper left stays. */
static inline void vt_resize(struct vt *vt, int rows, int columns)
{
	vt->rows = vt->bottom = rows;
	vt->columns = columns;
	vt->top = 0;
	vt_goto(vt, vt->row, vt->column);
}

/* Lines from top on go up by n, or down where n is below 0; blank ones follow. */
static inline void vt_scroll(struct vt *vt, int top, int n)
{
	for (; n > 0; n--) {
		for (int row = top; row + 1 < vt->bottom; row++)
			memcpy(vt->cells[row], vt->cells[row + 1], sizeof(vt->cells[row]));
		vt_erase(vt, vt->bottom - 1, 0, vt->columns);
	}
	for (; n < 0; n++) {
		for (int row = vt->bottom - 1; row > top; row--)
			memcpy(vt->cells[row], vt->cells[row - 1], sizeof(vt->cells[row]));
		vt_erase(vt, top, 0, vt->columns);
	}
}

static inline void vt_down(struct vt *vt)
{
	if (vt->row == vt->bottom - 1)
		vt_scroll(vt, vt->top, 1);
	else
		vt_goto(vt, vt->row + 1, vt->column);
}

static inline void vt_region(struct vt *vt, int top, int bottom)
{
	vt->top = top > 0 ? top - 1 : 0;
	vt->bottom = bottom > 0 ? bottom : vt->rows;
	vt_goto(vt, 0, 0);
}

static inline void vt_put(struct vt *vt, uint32_t code)
{
	int width = wcwidth((wchar_t)code);

	if (width < 1)
		return; /* a mark belongs to the letter before */
	if (vt->is_wrapping)
		vt_goto(vt, vt->row + 1, 0);
	vt->cells[vt->row][vt->column] = (struct vt_cell){ code, vt->look };
	if (width == 2 && vt->column + 1 < vt->columns)
		vt->cells[vt->row][vt->column + 1] = (struct vt_cell){ 0, vt->look };
	vt->is_wrapping = vt->column + width >= vt->columns;
	if (!vt->is_wrapping)
		vt->column += width;
}

/* 38 or 48 with its colour; the last of the parts that belong to it. */
static inline size_t vt_colour(const int *parts, size_t n, size_t i, int *colour)
{
	if (i + 2 < n && parts[i + 1] == 5) {
		*colour = parts[i + 2];
		return i + 2;
	}
	if (i + 5 < n && parts[i + 1] == 2) { /* 38:2::red:green:blue */
		*colour = VT_RGB | parts[i + 3] << 16 | parts[i + 4] << 8 | parts[i + 5];
		return i + 5;
	}
	return n;
}

static inline void vt_looks(struct vt *vt, const int *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int part = parts[i], *colour = part / 10 % 2 ? &vt->look.fore : &vt->look.back;

		if (part == 0)
			vt->look = (struct vt_look){ 0, VT_NONE, VT_NONE };
		else if (part < 8)
			vt->look.attributes |= 1u << part;
		else if (part == 38 || part == 48)
			i = vt_colour(parts, n, i, colour);
		else if (part == 39 || part == 49)
			*colour = VT_NONE;
		else if (part >= 30 && part < 50)
			*colour = part % 10;
		else if (part >= 90 && part < 108) /* 90 to 97, 100 to 107 */
			*(part < 100 ? &vt->look.fore : &vt->look.back) = part % 10 + 8;
		else if (part != 10) /* linux: the usual letters */
			vt->is_lost = true;
	}
}

static inline void vt_shift(struct vt *vt, int n)
{
	struct vt_cell *line = vt->cells[vt->row];

	if (n > 0)
		for (int column = vt->columns - 1; column >= vt->column + n; column--)
			line[column] = line[column - n];
	else
		for (int column = vt->column; column < vt->columns + n; column++)
			line[column] = line[column - n];
	if (n > 0)
		vt_erase(vt, vt->row, vt->column, vt->column + n);
	else
		vt_erase(vt, vt->row, vt->columns + n, vt->columns);
}

static inline void vt_erase_screen(struct vt *vt, int how)
{
	if (how == 0)
		vt_erase(vt, vt->row, vt->column, vt->columns);
	for (int row = how == 2 ? 0 : vt->row + 1; row < vt->rows; row++)
		vt_erase(vt, row, 0, vt->columns);
	vt->is_lost = vt->is_lost || how == 1;
}

/* ESC [ parts end. */
static inline void vt_control(struct vt *vt, char end, const int *parts, size_t n)
{
	int first = parts[0], many = first ? first : 1;
	uint32_t last = vt->column > 0 ? vt->cells[vt->row][vt->column - !vt->is_wrapping].code : ' ';

	switch (end) {
	case 'H': vt_goto(vt, many - 1, n > 1 && parts[1] ? parts[1] - 1 : 0); return;
	case 'A': vt_goto(vt, vt->row - many, vt->column); return;
	case 'B': vt_goto(vt, vt->row + many, vt->column); return;
	case 'C': vt_goto(vt, vt->row, vt->column + many); return;
	case 'D': vt_goto(vt, vt->row, vt->column - many); return;
	case 'G': vt_goto(vt, vt->row, many - 1); return;
	case 'd': vt_goto(vt, many - 1, vt->column); return;
	case 'J': vt_erase_screen(vt, first); return;
	case 'K': vt_erase(vt, vt->row, first ? 0 : vt->column, first ? vt->column + 1 : vt->columns); return;
	case 'X': vt_erase(vt, vt->row, vt->column, vt->column + many); return;
	case 'P': vt_shift(vt, -many); return;
	case '@': vt_shift(vt, many); return;
	case 'b':
		for (int i = 0; i < many; i++)
			vt_put(vt, last);
		return;
	case 'm': vt_looks(vt, parts, n); return;
	case 'r': vt_region(vt, first, n > 1 ? parts[1] : 0); return;
	case 'S': vt_scroll(vt, vt->top, many); return;
	case 'T': vt_scroll(vt, vt->top, -many); return;
	case 'L': vt_scroll(vt, vt->row, -many); return;
	case 'M': vt_scroll(vt, vt->row, many); return;
	case 'h': case 'l': case 't': case 'c': return;
	default:
		vt->is_lost = true;
		vt->unknown = end;
	}
}

/* ESC and one letter: two bytes. */
static inline size_t vt_short(struct vt *vt, char letter)
{
	if (letter == 'M' && vt->row == vt->top)
		vt_scroll(vt, vt->top, -1);
	else if (letter == 'M')
		vt_goto(vt, vt->row - 1, vt->column);
	else if (!strchr("78=>", letter)) {
		vt->is_lost = true;
		vt->unknown = letter;
	}
	return 2;
}

/* Bytes of the sequence at the beginning of s, ESC included. */
static inline size_t vt_escape(struct vt *vt, struct str s)
{
	int parts[VT_PARTS] = { 0 };
	size_t n = 1, at = 2;

	if (s.n < 2)
		return s.n;
	if (s.p[1] != '[')
		return s.n > 2 && strchr("()", s.p[1]) ? 3 : vt_short(vt, s.p[1]);
	for (; at < s.n && s.p[at] < '@'; at++) {
		if (s.p[at] >= '0' && s.p[at] <= '9')
			parts[n - 1] = 10 * parts[n - 1] + s.p[at] - '0';
		else if ((s.p[at] == ';' || s.p[at] == ':') && n < VT_PARTS)
			n++;
	}
	if (at < s.n)
		vt_control(vt, s.p[at], parts, n);
	return at + 1;
}

static inline void vt_feed(struct vt *vt, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t code;

		if (s.p[at] == '\033') {
			at += vt_escape(vt, str_sub(s, at, s.n - at));
			continue;
		}
		at += text_decode(s, at, &code);
		if (code == '\b')
			vt_goto(vt, vt->row, vt->column - 1);
		else if (code == '\r')
			vt_goto(vt, vt->row, 0);
		else if (code == '\n')
			vt_down(vt);
		else if (code >= ' ')
			vt_put(vt, code);
	}
}

#endif
