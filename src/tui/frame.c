/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/frame.h"
#include "base/text.h"

#include <wchar.h>

static const struct frame_cell blank = { { ' ' }, 1, 1, STYLE_NORMAL };

void frame_init(struct frame *frame, int rows, int columns)
{
	*frame = (struct frame){ .cells = NULL };
	frame_resize(frame, rows, columns);
}

void frame_release(struct frame *frame)
{
	free(frame->cells);
	*frame = (struct frame){ .cells = NULL };
}

void frame_resize(struct frame *frame, int rows, int columns)
{
	assert(rows >= 0 && columns >= 0);
	if (!frame->cells || rows != frame->rows || columns != frame->columns) {
		free(frame->cells);
		frame->cells = mem_zero((size_t)rows * (size_t)columns, sizeof(*frame->cells));
		frame->rows = rows;
		frame->columns = columns;
	}
	frame_clear(frame);
}

void frame_clear(struct frame *frame)
{
	size_t n = (size_t)frame->rows * (size_t)frame->columns;

	for (size_t i = 0; i < n; i++)
		frame->cells[i] = blank;
	frame_no_cursor(frame);
}

static struct frame_cell *cell_at(struct frame *frame, int row, int column)
{
	return &frame->cells[(size_t)row * (size_t)frame->columns + (size_t)column];
}

/* What is left of a wide cluster when one of its halves is drawn over becomes blank, so that no half stands alone. */
static void blank_other_half(struct frame *frame, int row, int column)
{
	struct frame_cell *cell = cell_at(frame, row, column);

	if (cell->width == 2 && column + 1 < frame->columns) {
		cell[1] = blank;
		cell[1].style = cell->style;
	} else if (cell->width == 0 && column > 0) {
		uint8_t style = cell[-1].style;

		cell[-1] = blank;
		cell[-1].style = style;
	}
}

/* The caller has clipped: the cell lies in the frame with its whole width. */
static void set_cell(struct frame *frame, int row, int column, const struct frame_cell *cell)
{
	struct frame_cell *at = cell_at(frame, row, column);

	if (at->width != 1)
		blank_other_half(frame, row, column);
	if (cell->width == 2) {
		if (at[1].width != 1)
			blank_other_half(frame, row, column + 1);
		at[1] = (struct frame_cell){ { 0 }, 0, 0, cell->style };
	}
	*at = *cell;
}

/* Where a run of text is being drawn; columns left of the frame are counted but not drawn. */
struct pen {
	struct frame *frame;
	int row, column;
	int end; /* first column that may not be drawn */
	enum style style;
};

static bool pen_put(struct pen *pen, const struct frame_cell *cell)
{
	if (pen->column + cell->width > pen->end)
		return false;
	if (pen->column >= 0)
		set_cell(pen->frame, pen->row, pen->column, cell);
	pen->column += cell->width;
	return true;
}

static bool pen_code(struct pen *pen, uint32_t code, enum style style)
{
	struct frame_cell cell = { { code }, 1, 1, (uint8_t)style };

	return pen_put(pen, &cell);
}

static bool pen_mark(struct pen *pen, struct str hazard)
{
	struct buf mark = BUF_EMPTY;
	bool fits;

	text_visible(hazard, false, &mark);
	fits = pen->column + (int)mark.n <= pen->end;
	for (size_t i = 0; fits && i < mark.n; i++)
		pen_code(pen, (unsigned char)mark.p[i], STYLE_HAZARD);
	buf_release(&mark);
	return fits;
}

/*
 * A mark that ncurses stores behind its base. What is joined (ZWJ), a selector, a skin tone or the second half of a flag is left
 * out: setcchar() would say OK and keep a part, and terminals disagree about the width of the whole.
 */
static bool is_plain_mark(uint32_t code)
{
	bool is_selector = (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0000 && code <= 0xe0fff);

	return code > 0x7f && code != 0x200c && code != 0x200d && !is_selector && wcwidth((wchar_t)code) == 0;
}

/* Draws s[at, end), one cluster; false when it does not fit. */
static bool pen_cluster(struct pen *pen, struct str s, size_t at, size_t end)
{
	struct frame_cell cell = { { 0 }, 0, 0, (uint8_t)pen->style };
	bool has_base = false;

	while (at < end) {
		size_t n;
		uint32_t code;
		enum text_hazard hazard = text_hazard_at(s, at, &n);
		size_t code_n = text_decode(s, at, &code);

		if (hazard != TEXT_HAZARD_NONE || code == '\t' || code == '\n') {
			if (cell.n && !pen_put(pen, &cell))
				return false;
			cell.n = 0;
			has_base = true;
			if (hazard == TEXT_HAZARD_NONE ? !pen_code(pen, ' ', pen->style)
						       : !pen_mark(pen, str_sub(s, at, n)))
				return false;
		} else if (!has_base) {
			has_base = true;
			cell.width = (uint8_t)text_cluster_columns(str_sub(s, at, code_n));
			/* A mark that opens the text has nothing to stand on but a blank. */
			if (wcwidth((wchar_t)code) == 0)
				cell.code[cell.n++] = ' ';
			cell.code[cell.n++] = code;
		} else if (cell.n && cell.n < FRAME_CODES && is_plain_mark(code)) {
			cell.code[cell.n++] = code;
		}
		at += n;
	}
	return !cell.n || pen_put(pen, &cell);
}

static bool pen_start(struct pen *pen, struct frame *frame, int row, int column, int width, enum style style)
{
	*pen = (struct pen){ frame, row, column, column + (width > 0 ? width : 0), style };
	if (pen->end > frame->columns)
		pen->end = frame->columns;
	return row >= 0 && row < frame->rows && column < pen->end;
}

int frame_put(struct frame *frame, int row, int column, int width, struct str s, enum style style)
{
	struct pen pen;

	if (!pen_start(&pen, frame, row, column, width, style))
		return 0;
	for (size_t at = 0, end; at < s.n; at = end) {
		end = text_next_cluster(s, at);
		if (end == at + 1 && s.p[at] >= 0x20 && s.p[at] < 0x7f) {
			if (!pen_code(&pen, (unsigned char)s.p[at], style))
				break;
		} else if (!pen_cluster(&pen, s, at, end)) {
			break;
		}
	}
	return pen.column - column;
}

int frame_put_cut(struct frame *frame, int row, int column, int width, struct str s, enum style style)
{
	size_t fit = width > 0 ? text_fit(s, width) : 0;
	struct pen pen;
	int used;

	if (fit == s.n || width <= 0)
		return frame_put(frame, row, column, width, s, style);
	used = frame_put(frame, row, column, width, str_sub(s, 0, text_fit(s, width - 1)), style);
	if (pen_start(&pen, frame, row, column + used, width - used, style) && pen_code(&pen, 0x2026, style))
		used++;
	return used;
}

void frame_put_row(struct frame *frame, int row, int column, int width, struct str s, enum style style)
{
	int used = frame_put_cut(frame, row, column, width, s, style);

	frame_fill(frame, (struct frame_area){ row, column + used, 1, width - used }, style);
}

void frame_put_right(struct frame *frame, int row, int column, int width, struct str s, enum style style)
{
	int columns = text_columns(s);
	int left = columns < width ? width - columns : 0;

	frame_fill(frame, (struct frame_area){ row, column, 1, left }, style);
	frame_put_cut(frame, row, column + left, width - left, s, style);
}

int frame_printf(struct frame *frame, int row, int column, int width, enum style style, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;
	int used;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	used = frame_put(frame, row, column, width, buf_str(&text), style);
	buf_release(&text);
	return used;
}

int frame_put_wrapped(struct frame *frame, struct frame_area area, int skip, struct str s, enum style style)
{
	struct text_spans spans = { NULL, 0, 0 };
	struct str line;
	int count = 0;

	while (str_next_line(&s, &line)) {
		spans.n = 0;
		text_wrap(line, area.columns > 0 ? area.columns : 1, &spans);
		for (size_t i = 0; i < spans.n; i++, count++)
			if (count >= skip && count - skip < area.rows)
				frame_put(frame, area.row + count - skip, area.column, area.columns,
					  str_in(line, spans.v[i]), style);
	}
	vec_release(&spans);
	return count;
}

/* area without what lies outside the frame. */
static struct frame_area clip(const struct frame *frame, struct frame_area area)
{
	int bottom = area.row + area.rows < frame->rows ? area.row + area.rows : frame->rows;
	int right = area.column + area.columns < frame->columns ? area.column + area.columns : frame->columns;

	area.row = area.row > 0 ? area.row : 0;
	area.column = area.column > 0 ? area.column : 0;
	area.rows = bottom - area.row;
	area.columns = right - area.column;
	return area;
}

void frame_fill(struct frame *frame, struct frame_area area, enum style style)
{
	struct frame_cell cell = blank;

	cell.style = (uint8_t)style;
	area = clip(frame, area);
	for (int row = 0; row < area.rows; row++)
		for (int column = 0; column < area.columns; column++)
			set_cell(frame, area.row + row, area.column + column, &cell);
}

void frame_restyle(struct frame *frame, struct frame_area area, enum style style)
{
	area = clip(frame, area);
	for (int row = 0; row < area.rows; row++)
		for (int column = 0; column < area.columns; column++) {
			struct frame_cell *cell = cell_at(frame, area.row + row, area.column + column);

			if (cell->style != STYLE_HAZARD)
				cell->style = (uint8_t)style;
		}
}

static void put_line_cell(struct frame *frame, int row, int column, uint32_t code, enum style style)
{
	struct frame_cell cell = { { code }, 1, 1, (uint8_t)style };

	if (row >= 0 && row < frame->rows && column >= 0 && column < frame->columns)
		set_cell(frame, row, column, &cell);
}

void frame_hline(struct frame *frame, int row, int column, int columns, enum style style)
{
	for (int i = 0; i < columns; i++)
		put_line_cell(frame, row, column + i, 0x2500, style);
}

void frame_vline(struct frame *frame, int row, int column, int rows, enum style style)
{
	for (int i = 0; i < rows; i++)
		put_line_cell(frame, row + i, column, 0x2502, style);
}

struct frame_area frame_centred(struct frame_area area, int columns, int rows)
{
	struct frame_area box = area;

	if (box.columns > columns) {
		box.column += (area.columns - columns) / 2;
		box.columns = columns;
	}
	if (rows < box.rows) {
		box.row += (area.rows - rows) / 3;
		box.rows = rows;
	}
	return box;
}

struct frame_area frame_box(struct frame *frame, struct frame_area area, struct str title, enum style style)
{
	int bottom = area.row + area.rows - 1, right = area.column + area.columns - 1;
	struct frame_area inside = { area.row + 1, area.column + 1, area.rows - 2, area.columns - 2 };

	if (inside.rows < 0 || inside.columns < 0) {
		inside.rows = inside.columns = 0;
		return inside;
	}
	frame_hline(frame, area.row, area.column + 1, inside.columns, style);
	frame_hline(frame, bottom, area.column + 1, inside.columns, style);
	frame_vline(frame, area.row + 1, area.column, inside.rows, style);
	frame_vline(frame, area.row + 1, right, inside.rows, style);
	put_line_cell(frame, area.row, area.column, 0x250c, style);
	put_line_cell(frame, area.row, right, 0x2510, style);
	put_line_cell(frame, bottom, area.column, 0x2514, style);
	put_line_cell(frame, bottom, right, 0x2518, style);
	if (title.n && inside.columns > 4) {
		int used = frame_put_cut(frame, area.row, area.column + 3, inside.columns - 4, title, style);

		frame_put(frame, area.row, area.column + 2, 1, STR(" "), style);
		frame_put(frame, area.row, area.column + 3 + used, 1, STR(" "), style);
	}
	return inside;
}

void frame_cursor(struct frame *frame, int row, int column)
{
	frame->has_cursor = row >= 0 && row < frame->rows && column >= 0 && column < frame->columns;
	frame->cursor_row = frame->has_cursor ? row : 0;
	frame->cursor_column = frame->has_cursor ? column : 0;
}

void frame_no_cursor(struct frame *frame)
{
	frame->has_cursor = false;
	frame->cursor_row = frame->cursor_column = 0;
}

bool frame_cell_eq(const struct frame_cell *a, const struct frame_cell *b)
{
	if (a->n != b->n || a->width != b->width || a->style != b->style)
		return false;
	return !a->n || !memcmp(a->code, b->code, a->n * sizeof(a->code[0]));
}

static void dump_row(const struct frame *frame, int row, struct buf *out)
{
	const struct frame_cell *cells = frame->cells + (size_t)row * (size_t)frame->columns;
	size_t start = out->n;

	for (int column = 0; column < frame->columns; column++)
		for (int i = 0; i < cells[column].n; i++)
			text_encode(out, cells[column].code[i]);
	while (out->n > start && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
	buf_addc(out, '\n');
}

void frame_dump(const struct frame *frame, struct buf *out)
{
	for (int row = 0; row < frame->rows; row++)
		dump_row(frame, row, out);
	buf_adds(out, "--\n");
	for (int row = 0; row < frame->rows; row++) {
		for (int column = 0; column < frame->columns; column++)
			buf_addc(out,
				 style_letter(
					 frame->cells[(size_t)row * (size_t)frame->columns + (size_t)column].style));
		buf_addc(out, '\n');
	}
	if (frame->has_cursor)
		buf_printf(out, "cursor %d %d\n", frame->cursor_row, frame->cursor_column);
	else
		buf_adds(out, "cursor none\n");
}
