/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"

#include <unilbrk.h>
#include <uniwbrk.h>

/* s itself, or a copy of the same length in which ill-formed bytes are SUB: libunistring asks for well-formed text. */
static struct str well_formed(struct str s, struct buf *copy)
{
	size_t bad = text_ill_formed(s), at = 0;

	if (bad == STR_NONE)
		return s;
	buf_add(copy, s);
	while (bad != STR_NONE) {
		at += bad;
		copy->p[at++] = '\x1a';
		bad = text_ill_formed(str_sub(s, at, s.n - at));
	}
	return buf_str(copy);
}

/* The breaks of UAX #29 before each byte of s, which is not empty; freed by the caller. */
static char *word_breaks(struct str s)
{
	struct buf copy = BUF_EMPTY;
	struct str clean = well_formed(s, &copy);
	char *breaks = mem_zero(s.n, 1);

	u8_wordbreaks((const uint8_t *)clean.p, clean.n, breaks);
	buf_release(&copy);
	return breaks;
}

static bool has_any(struct str s, struct span span, bool digits_too)
{
	uint32_t code;

	for (size_t at = span.at; at < span.at + span.n; at += text_decode(s, at, &code)) {
		text_decode(s, at, &code);
		if (text_is_letter(code) || (digits_too && text_is_digit(code)))
			return true;
	}
	return false;
}

/* Appends the words of one line, moved by offset. */
static void line_words(struct str line, size_t offset, bool digits_too, struct text_spans *out)
{
	char *breaks;

	if (line.n == 0)
		return;
	breaks = word_breaks(line);
	for (size_t at = 0, end; at < line.n; at = end) {
		struct span span;

		for (end = at + 1; end < line.n && !breaks[end];)
			end++;
		span = (struct span){ at, end - at };
		if (has_any(line, span, digits_too))
			vec_push(out, ((struct span){ offset + span.at, span.n }));
	}
	free(breaks);
}

void text_words(struct str s, struct text_spans *out)
{
	/* A line at a time: no word crosses a line end, and the scratch memory stays small. */
	for (size_t at = 0; at < s.n;) {
		size_t end = str_find_char(s, '\n', at);

		if (end == STR_NONE)
			end = s.n;
		line_words(str_sub(s, at, end - at), at, false, out);
		at = end + 1;
	}
}

static size_t line_start(struct str s, size_t at)
{
	while (at > 0 && s.p[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(struct str s, size_t at)
{
	size_t end = str_find_char(s, '\n', at);

	return end == STR_NONE ? s.n : end;
}

size_t text_next_word(struct str s, size_t at)
{
	struct text_spans words = { NULL, 0, 0 };
	size_t found = s.n;

	for (size_t start = line_start(s, at), end; start < s.n && found == s.n; start = end + 1) {
		end = line_end(s, start);
		words.n = 0;
		line_words(str_sub(s, start, end - start), start, true, &words);
		for (size_t i = words.n; i-- > 0 && words.v[i].at > at;)
			found = words.v[i].at;
	}
	vec_release(&words);
	return found;
}

size_t text_prev_word(struct str s, size_t at)
{
	struct text_spans words = { NULL, 0, 0 };
	size_t found = 0, start = at + 1;

	do {
		start = line_start(s, start - 1);
		words.n = 0;
		line_words(str_sub(s, start, line_end(s, start) - start), start, true, &words);
		for (size_t i = 0; i < words.n && words.v[i].at < at; i++)
			found = words.v[i].at;
	} while (start > 0 && (words.n == 0 || words.v[0].at >= at));
	vec_release(&words);
	return found;
}

/* Where a line of text being wrapped stands. */
struct wrap {
	struct str s;
	const char *breaks; /* u8_possible_linebreaks() */
	int columns;
	struct text_spans *out;
};

static bool is_space_at(struct str s, size_t at)
{
	return s.p[at] == ' ' || s.p[at] == '\t';
}

static size_t skip_spaces(struct str s, size_t at)
{
	while (at < s.n && is_space_at(s, at))
		at++;
	return at;
}

/* Appends the line from start and returns where the next one starts; s.n when this was the last. */
static size_t wrap_line(const struct wrap *wrap, size_t start)
{
	const struct str s = wrap->s;
	size_t at = start, chance = start, end, next;
	int used = 0;

	while (at < s.n) {
		size_t after = text_next_cluster(s, at);
		/* Spaces hang over the edge: they are not drawn at a break. */
		int width = is_space_at(s, at) ? 0 : text_cluster_columns(str_sub(s, at, after - at));

		if (at > start && wrap->breaks[at] != UC_BREAK_PROHIBITED && wrap->breaks[at] != UC_BREAK_UNDEFINED)
			chance = at;
		if (used + width > wrap->columns)
			break;
		used += is_space_at(s, at) ? 1 : width;
		at = after;
	}
	if (at == s.n) {
		vec_push(wrap->out, ((struct span){ start, text_fit(str_sub(s, start, at - start), wrap->columns) }));
		return s.n;
	}
	end = chance > start ? chance : at;
	if (end == start)
		end = text_next_cluster(s, start); /* wider than the whole line: it cannot get better */
	next = skip_spaces(s, end);
	while (end > start && is_space_at(s, end - 1))
		end--;
	vec_push(wrap->out, ((struct span){ start, end - start }));
	return next;
}

/*
 * LB29 of UAX #14, which libunistring 1.0 leaves out: no break between "e." and "g.", or within "boardpack.yaml". Ideographs
 * (wide) are no letters there: between them and a full stop a line may end.
 */
static void keep_words(struct str s, char *breaks)
{
	uint32_t code;

	for (size_t at = 1; at < s.n; at++) {
		if (breaks[at] != UC_BREAK_POSSIBLE || !memchr(".,:;", s.p[at - 1], 4))
			continue;
		text_decode(s, at, &code);
		if (text_is_letter(code) && text_cluster_columns(str_sub(s, at, text_next_cluster(s, at) - at)) < 2)
			breaks[at] = UC_BREAK_PROHIBITED;
	}
}

void text_wrap(struct str s, int columns, struct text_spans *out)
{
	struct buf copy = BUF_EMPTY;
	struct str clean;
	char *breaks;

	if (s.n == 0) {
		vec_push(out, ((struct span){ 0, 0 }));
		return;
	}
	clean = well_formed(s, &copy);
	breaks = mem_zero(s.n, 1);
	u8_possible_linebreaks((const uint8_t *)clean.p, clean.n, "UTF-8", breaks);
	keep_words(clean, breaks);
	for (size_t at = 0; at < s.n;)
		at = wrap_line(&(struct wrap){ s, breaks, columns, out }, at);
	free(breaks);
	buf_release(&copy);
}
