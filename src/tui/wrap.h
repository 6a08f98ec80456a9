/* SPDX-License-Identifier: MIT */
/*
 * Owns: the wrapped lines of one text at one width, cached against a copy of the text: when the text changed, by whom ever,
 * only the paragraphs that differ are wrapped again, so a key in a long narrative costs its paragraph.
 * Never: draws, or knows about cursors.
 */
#ifndef TUI_WRAP_H
#define TUI_WRAP_H

#include "base/base.h"
#include "base/text.h"

/* [at, end) is drawn; [end, next) is the white space that hangs at the break, or the LF. Lines cover the text without gaps. */
struct wrap_line {
	size_t at, end, next;
};

struct wrap {
	bool is_valid;
	int columns;
	struct buf copy;
	struct {
		struct wrap_line *v;
		size_t n, cap;
	} lines; /* at least one after wrap_sync() */
	struct text_spans scratch;
};

void wrap_init(struct wrap *wrap);
void wrap_release(struct wrap *wrap);
/* Makes lines those of text at columns; columns 0 or less breaks at LF only. */
void wrap_sync(struct wrap *wrap, struct str text, int columns);
/* Index of the line that holds offset (of the text last synced). */
size_t wrap_line_at(const struct wrap *wrap, size_t offset);
/* The last offset at which a cursor still stands on that line. */
size_t wrap_line_last(const struct wrap *wrap, size_t line);

#endif
