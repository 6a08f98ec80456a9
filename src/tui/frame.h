/* SPDX-License-Identifier: MIT */
/*
 * Owns: struct frame, the picture of one screen: a grid of cells (cluster, width, meaning) and a cursor.
 * Never: writes to a terminal, and never holds a code point that could drive one: whatever is put into a frame passes
 * text_visible()'s rules first, and the mark that stands for a hazard has STYLE_HAZARD so that typed text cannot fake it.
 * Units: rows and columns from 0; everything is clipped to the frame, so callers need not care about small terminals.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "base/base.h"
#include "tui/style.h"

enum { FRAME_CODES = 4 };

/*
 * A cluster as ncurses can store it: a base and marks of width 0. Longer and joined clusters (families, flags, skin tones)
 * are drawn as their base glyph; the stored text is never touched.
 */
struct frame_cell {
	uint32_t code[FRAME_CODES];
	uint8_t n;     /* code points; 0 in the right half of a wide cluster */
	uint8_t width; /* 1 or 2; 0 in the right half */
	uint8_t style; /* enum style */
};

struct frame {
	int rows, columns;
	struct frame_cell *cells; /* rows × columns */
	bool has_cursor;
	int cursor_row, cursor_column;
};

struct frame_area {
	int row, column, rows, columns;
};

void frame_init(struct frame *frame, int rows, int columns); /* cleared */
void frame_release(struct frame *frame);
/* Keeps nothing: the next frame_* calls draw everything again. */
void frame_resize(struct frame *frame, int rows, int columns);
void frame_clear(struct frame *frame);

/*
 * Draws s (one line: TAB and LF become spaces) from row, column on, at most width columns; a cluster that does not fit whole is
 * left out. Returns the columns drawn. When s does not fit the caller sees it in the result of text_columns(); frame_put_cut()
 * ends the text with "…" instead.
 */
int frame_put(struct frame *frame, int row, int column, int width, struct str s, enum style style);
int frame_put_cut(struct frame *frame, int row, int column, int width, struct str s, enum style style);
/* The same, and the rest of the width is blanks in that style: a row of a list, a bar. */
void frame_put_row(struct frame *frame, int row, int column, int width, struct str s, enum style style);
/* Right-aligned within width: numbers in tables. */
void frame_put_right(struct frame *frame, int row, int column, int width, struct str s, enum style style);
/* frame_put() of a formatted text; the columns drawn. */
int frame_printf(struct frame *frame, int row, int column, int width, enum style style, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
/*
 * Draws s word-wrapped (LF starts a line) into area, without its first skip lines. Returns the number of lines that s has at
 * that width, so that a pane knows how far it can scroll; area.rows 0 only measures.
 */
int frame_put_wrapped(struct frame *frame, struct frame_area area, int skip, struct str s, enum style style);

/* Blanks. */
void frame_fill(struct frame *frame, struct frame_area area, enum style style);
/* Changes the meaning of cells that are drawn already, STYLE_HAZARD excepted: no mark may hide what stands for a hazard. */
void frame_restyle(struct frame *frame, struct frame_area area, enum style style);
void frame_hline(struct frame *frame, int row, int column, int columns, enum style style);
void frame_vline(struct frame *frame, int row, int column, int rows, enum style style);
/* At most that large, in the middle of area's columns and in the upper part of its rows: where a question is read. */
struct frame_area frame_centred(struct frame_area area, int columns, int rows);
/* A border on the edge of area with title (may be empty) in its upper line. Returns the area inside. */
struct frame_area frame_box(struct frame *frame, struct frame_area area, struct str title, enum style style);

void frame_cursor(struct frame *frame, int row, int column);
void frame_no_cursor(struct frame *frame);

/* True when the two cells look the same. */
bool frame_cell_eq(const struct frame_cell *a, const struct frame_cell *b);
/*
 * For goldens: one line a row of text (trailing blanks cut), a line "--", then one line a row of style letters, then
 * "cursor ROW COLUMN" or "cursor none".
 */
void frame_dump(const struct frame *frame, struct buf *out);

#endif
