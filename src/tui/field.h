/* SPDX-License-Identifier: MIT */
/*
 * Owns: the cursor, selection, scroll state and wrapped lines of one leaf on the screen: a field of one line, or a narrative.
 * Never: owns or changes the leaf's text. An edit is a wish (struct field_change) that the app carries out with
 * history_splice() and then confirms with field_applied(); the text is passed to every call, always the whole leaf.
 * Units: offsets are bytes on cluster boundaries. Offsets that a text has outgrown are clamped, never trusted.
 */
#ifndef TUI_FIELD_H
#define TUI_FIELD_H

#include "base/base.h"
#include "base/text.h"
#include "tui/action.h"
#include "tui/frame.h"
#include "tui/key.h"
#include "tui/wrap.h"

struct field {
	bool is_multi_line;
	size_t cursor;
	size_t anchor;         /* the other end of the selection, or STR_NONE */
	bool is_marking;       /* moving extends the selection (ACTION_SELECT) */
	int goal;              /* column that Up and Down keep, or -1 */
	int top, left;         /* scroll: first line, first column */
	int rows, columns;     /* of the last layout; paging needs them */
	struct buf *clipboard; /* borrowed, shared between fields; may be NULL */
	struct wrap wrap;      /* private */
};

/* "Replace n bytes at offset by text." text is valid until the next call of a function of this field. */
struct field_change {
	size_t offset, n;
	struct str text;
	size_t cursor;  /* where the cursor stands afterwards */
	struct buf own; /* backs text; private, released by field_applied() */
};

/* A meaning painted over a part of the text: findings, misspelt words. Later marks win over earlier ones. */
struct field_mark {
	struct span span;
	enum style style;
};

struct field_marks {
	struct field_mark *v;
	size_t n, cap;
};

enum field_result {
	FIELD_IGNORED, /* not an action of fields */
	FIELD_DONE,    /* the cursor, the selection or the clipboard changed, or nothing could be done */
	FIELD_AT_EDGE, /* Up in the first line, Down in the last, Left at the start, Right at the end: the screen may go on */
	FIELD_CHANGE,  /* change asks for a splice */
};

void field_init(struct field *field, bool is_multi_line, struct buf *clipboard);
void field_release(struct field *field);
/* Forgets cursor, selection, scroll and cache: the field now shows another leaf. Cursor to the end of text. */
void field_reset(struct field *field, struct str text);
/* Puts the cursor at offset (undo, a finding's span); ends a selection. The next draw scrolls there. */
void field_goto(struct field *field, struct str text, size_t offset);

/* Puts the cursor where something points, in rows and columns of the area it was drawn in last; ends a selection. */
void field_point(struct field *field, struct str text, int row, int column);
/* Selects span, the cursor behind it: something that was searched for. */
void field_select(struct field *field, struct str text, struct span span);

/* Moves, selects, deletes, pastes. Fills *change when the result is FIELD_CHANGE. */
enum field_result field_act(struct field *field, struct str text, enum action action, struct field_change *change);
/* Typed or pasted text replaces the selection; in a field of one line, line breaks become spaces. FIELD_DONE when empty. */
enum field_result field_type(struct field *field, struct str text, struct str typed, struct field_change *change);
/* After the splice: text is the new text. was_done false (it was refused) only releases change. */
void field_applied(struct field *field, struct str text, struct field_change *change, bool was_done);

/*
 * Where a span of the text lies after change. Inside of it it grows or shrinks; a change across one of its ends leaves nothing:
 * n 0.
 */
void field_shift(struct span *span, const struct field_change *change);

/* The selection; n 0 when there is none. */
struct span field_selection(const struct field *field, struct str text);
/* Bytes of the word (as text_words() sees it) at or just before the cursor; n 0 when there is none. */
struct span field_word(struct field *field, struct str text);

/*
 * Draws text into area (scrolling so that the cursor is inside), marks over it, the selection over those, and, when has_focus,
 * the frame's cursor. hint is shown dim while text is empty. A field of one line uses the first row of area.
 */
struct field_view {
	struct frame_area area;
	const struct field_mark *marks;
	size_t mark_count;
	struct str hint;
	bool has_focus;
	enum style style; /* STYLE_VALUE or STYLE_FIELD, as the screen likes */
};
void field_draw(struct field *field, struct str text, struct frame *frame, const struct field_view *view);

#endif
