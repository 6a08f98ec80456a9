/* SPDX-License-Identifier: MIT */
/*
 * Owns: a page as lines with a style each and runs of other styles in them, and the place in the pack that each line is about.
 * Never: words anything; holds a line wider than it was wrapped to.
 */
#ifndef TUI_LINES_H
#define TUI_LINES_H

#include "pack/addr.h"
#include "tui/frame.h"

struct line_run {
	struct span span; /* bytes of the line's text */
	enum style style;
};

struct line_runs {
	struct line_run *v;
	size_t n, cap;
};

struct line {
	struct str text; /* in the arena */
	struct str mark; /* stands before it: "•", "3.", "│"; or empty */
	int column; /* where the text starts */
	enum style style;
	size_t first, last; /* of runs */
	struct addr at; /* what it is about; item empty: nothing in the pack */
};

struct lines {
	struct arena arena;
	VEC(struct line) list;
	struct line_runs runs;
	struct addr at; /* of what is added next; strings in the arena */
};

void lines_init(struct lines *lines);
void lines_release(struct lines *lines);
void lines_clear(struct lines *lines);
/* What the lines added from now on are about; NULL: nothing. */
void lines_about(struct lines *lines, const struct addr *at);

/* One line as it is. */
void lines_add(struct lines *lines, enum style style, int column, struct str text);
/* Wrapped to columns, the text of every line from column on; empty text is one empty line. */
void lines_wrap(struct lines *lines, enum style style, int column, struct str text, int columns);
/*
 * The same with runs, which are spans of text; lines after the first hang so many columns further in. Returns the index of
 * the first line.
 */
size_t lines_styled(struct lines *lines, enum style style, int column, int hanging, struct str text, int columns,
		    const struct line_runs *runs);

/*
 * Bytes that stand around words in a text for lines_marked(). No text that went through text_visible() holds them, so that
 * nobody's words can pass for marked ones.
 */
#define LINES_END     "\x02"
#define LINES_GONE    "\x03"
#define LINES_COME    "\x04"
#define LINES_HEADING "\x05"
/* Wrapped like lines_wrap(); marked words become runs. Lines after the first hang two columns. */
void lines_marked(struct lines *lines, enum style style, int column, struct str text, int columns);

void lines_draw(const struct lines *lines, size_t top, struct frame *frame, struct frame_area area);

#endif
