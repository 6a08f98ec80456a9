/* SPDX-License-Identifier: MIT */
/*
 * Owns: what Unicode says about bytes: well-formedness, clusters, words, line breaks, columns, folding, and the visible
 * marks that stand for characters which must never reach a terminal or a document raw.
 * Never: knows about screens, packs or Markdown.
 * Units: offsets and lengths are bytes; columns are terminal cells by libc's wcwidth(), as ncurses counts them.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* How many bytes from at on are printable ASCII: most of most texts, looked at eight at a time. at <= s.n. */
size_t text_plain_run(struct str s, size_t at);
/* Offset of the first byte that is not well-formed UTF-8, or STR_NONE. */
size_t text_ill_formed(struct str s);
/* text_decode() of a byte beyond ASCII. */
size_t text_decode_wide(struct str s, size_t at, uint32_t *code);
/* Decodes one code point at s.p[at]; returns its length in bytes (1 and U+FFFD for an ill-formed byte). at < s.n. */
static inline size_t text_decode(struct str s, size_t at, uint32_t *code)
{
	*code = (unsigned char)s.p[at];
	return *code < 0x80 ? 1 : text_decode_wide(s, at, code);
}

/* Appends code as UTF-8. */
void text_encode(struct buf *out, uint32_t code);

/* End of the extended grapheme cluster (UAX #29) that starts at at; s.n at the end. */
size_t text_next_cluster(struct str s, size_t at);
/* Start of the cluster that ends at at; 0 at the start. */
size_t text_prev_cluster(struct str s, size_t at);
/* The start of the next word after at / of the word before at, as Ctrl-Right and Ctrl-Left go. */
size_t text_next_word(struct str s, size_t at);
size_t text_prev_word(struct str s, size_t at);
/* Cells of a run of text, of which control characters count as their visible mark. */
int text_columns(struct str s);
int text_cluster_columns(struct str cluster);
/* The longest prefix of whole clusters that is at most columns wide; its length in bytes. */
size_t text_fit(struct str s, int columns);
/* The longest prefix of at most so many bytes that cuts no code point: one cluster may be megabytes of marks. */
struct str text_prefix(struct str s, size_t bytes);

/* Words as a speller wants them (UAX #29, letters at least once): spans in bytes. */
struct text_spans {
	struct span *v;
	size_t n, cap;
};
void text_words(struct str s, struct text_spans *out);
/*
 * Breaks one paragraph (no LF inside) into lines of at most columns cells after UAX #14; a word wider than a line is
 * broken between clusters. Spans cover the text without the white space at the break. An empty text is one empty line.
 */
void text_wrap(struct str s, int columns, struct text_spans *out);

/* Simple case folding of the whole text plus NFC, for comparing names. Appends to out. */
void text_fold(struct str s, struct buf *out);
/* Small letters for A to Z, and all else as it is; out has room for s.n bytes. */
void text_lower_ascii(struct str s, char *out);
bool text_is_letter(uint32_t code);
bool text_is_upper(uint32_t code);
bool text_is_digit(uint32_t code);

/* Why a code point must not be shown as it is. */
enum text_hazard {
	TEXT_HAZARD_NONE,
	TEXT_HAZARD_CONTROL,   /* C0 (but TAB and LF), DEL, C1, line and paragraph separator, ill-formed bytes */
	TEXT_HAZARD_BIDI,      /* the 12 bidirectional controls */
	TEXT_HAZARD_INVISIBLE, /* zero width, fillers, tags, variation abuse; ZWJ and ZWNJ between letters or emoji are none */
};
/* Hazard of the code point at at (length in *n), given its neighbours. */
enum text_hazard text_hazard_at(struct str s, size_t at, size_t *n);
/*
 * Appends s with every hazard replaced by a visible mark made of ASCII: "<1B>" control, "<U+202E>" others, "<FF>" an
 * ill-formed byte. TAB becomes a space; LF is kept when keep_lines, else a space. The result is well-formed and harmless.
 */
void text_visible(struct str s, bool keep_lines, struct buf *out);

#endif
