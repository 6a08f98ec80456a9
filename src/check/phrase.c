/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/phrase.h"

static bool is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The code point at at, n bytes long, of which each byte is to know where it came from. */
static void fold_one(struct str s, size_t at, size_t n, uint32_t code, struct buf *out)
{
	buf_clear(out);
	if (code == 0xA0 || code == 0x202F)
		buf_addc(out, ' ');
	else if ((code > 0x2000 && code < 0x2100) || (code > 0x3000 && code < 0xD800))
		buf_add(out, str_sub(s, at, n)); /* signs and scripts without case: nothing to fold */
	else
		text_fold(str_sub(s, at, n), out);
}

/* Folds s into out, which has room for three times its bytes; origins, when wanted, gets the byte of s for each byte added. */
static size_t fold(struct str s, char *out, uint32_t *origins)
{
	struct buf other = BUF_EMPTY;
	size_t n, to = 0;

	for (size_t at = 0; at < s.n; at += n) {
		unsigned char c = (unsigned char)s.p[at];
		uint32_t code;

		n = 1;
		if (c < 0x80) {
			if (is_space(c) && to && out[to - 1] == ' ')
				continue;
			if (origins)
				origins[to] = (uint32_t)at;
			out[to++] = is_space(c) ? ' ' : (char)(c | (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
			continue;
		}
		n = text_decode(s, at, &code);
		fold_one(s, at, n, code, &other);
		for (size_t i = 0; i < other.n; i++, to++) {
			out[to] = other.p[i];
			if (origins)
				origins[to] = (uint32_t)at;
		}
	}
	buf_release(&other);
	return to;
}

void phrase_open(struct folded *folded, struct str source)
{
	/* Folding at most triples a code point's bytes (U+0390 does). No leaf is longer than 4 MB. */
	assert(source.n <= UINT32_MAX / 4);
	*folded = (struct folded){ .text = BUF_EMPTY, .source = source };
	folded->origin = mem_alloc((3 * source.n + 1) * sizeof(*folded->origin));
	buf_reserve(&folded->text, 3 * source.n + 1);
	folded->text.n = fold(source, folded->text.p, folded->origin);
	folded->text.p[folded->text.n] = '\0';
	folded->origin[folded->text.n] = (uint32_t)source.n;
}

void phrase_close(struct folded *folded)
{
	buf_release(&folded->text);
	free(folded->origin);
	folded->origin = NULL;
}

void phrase_fold(struct str phrase, struct buf *out)
{
	phrase = str_trim(phrase);
	buf_reserve(out, 3 * phrase.n + 1);
	out->n += fold(phrase, out->p + out->n, NULL);
	out->p[out->n] = '\0';
}

static bool is_word_at(struct str s, size_t at)
{
	uint32_t code;

	text_decode(s, at, &code);
	return text_is_letter(code) || text_is_digit(code);
}

static bool is_word_before(struct str s, size_t at)
{
	do
		at--;
	while (at && ((unsigned char)s.p[at] & 0xC0) == 0x80);
	return is_word_at(s, at);
}

/* A phrase that begins or ends with a sign ("??") needs no edge there. */
bool phrase_is_whole(struct str text, struct str phrase, size_t at)
{
	size_t end = at + phrase.n;

	if (at && is_word_at(phrase, 0) && is_word_before(text, at))
		return false;
	return end == text.n || !is_word_before(phrase, phrase.n) || !is_word_at(text, end);
}

bool phrase_find(const struct folded *folded, struct str phrase, size_t from, struct span *out)
{
	struct str text = buf_str(&folded->text);

	if (phrase.n == 0)
		return false;
	for (size_t at = from; (at = str_find(text, phrase, at)) != STR_NONE; at++) {
		if (phrase_is_whole(text, phrase, at)) {
			*out = (struct span){ at, phrase.n };
			return true;
		}
	}
	return false;
}

struct span phrase_source(const struct folded *folded, struct span span)
{
	size_t start = folded->origin[span.at], last, n;
	uint32_t code;

	if (span.n == 0)
		return (struct span){ start, 0 };
	/* To the end of the last code point: white space after it is not part of the match. */
	last = folded->origin[span.at + span.n - 1];
	n = text_decode(folded->source, last, &code);
	return (struct span){ start, last + n - start };
}

static bool is_list_mark(struct str line)
{
	size_t digits = 0;

	line = str_trim(line);
	if (line.n > 1 && strchr("-*+", line.p[0]) && is_space((unsigned char)line.p[1]))
		return true;
	while (digits < line.n && line.p[digits] >= '0' && line.p[digits] <= '9')
		digits++;
	return digits && digits + 1 < line.n && strchr(".)", line.p[digits]) &&
	       is_space((unsigned char)line.p[digits + 1]);
}

/* Abbreviations after which a sentence goes on, and initials ("M. Lund"). */
static bool is_abbreviation(struct str text, size_t dot)
{
	static const struct str known[] = { { "e.g", 3 },    { "i.e", 3 }, { "vs", 2 },
					    { "approx", 6 }, { "ca", 2 },  { "no", 2 } };
	size_t start = dot;
	struct str word;

	while (start && !is_space((unsigned char)text.p[start - 1]) && text.p[start - 1] != '(')
		start--;
	word = str_sub(text, start, dot - start);
	if (word.n == 1 && word.p[0] >= 'A' && word.p[0] <= 'Z')
		return true;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_eq_nocase(word, known[i]))
			return true;
	return false;
}

static bool ends_sentence(struct str text, size_t at)
{
	char c = text.p[at];

	if (c == '\n' || c == ';')
		return true;
	if (c != '.' && c != '!' && c != '?')
		return false;
	if (at + 1 < text.n && !is_space((unsigned char)text.p[at + 1]))
		return false;
	return c != '.' || !is_abbreviation(text, at);
}

static size_t item_end(struct str text, size_t from)
{
	for (size_t at = from; (at = str_find_char(text, '\n', at)) != STR_NONE;) {
		struct str rest, line;

		at++;
		rest = str_sub(text, at, text.n - at);

		if (!str_next_line(&rest, &line) || str_is_blank(line) || is_list_mark(line))
			return at;
	}
	return text.n;
}

bool phrase_piece(struct str text, enum phrase_scope scope, size_t from, struct span *out)
{
	size_t end = from;

	if (from >= text.n)
		return false;
	switch (scope) {
	case PHRASE_SENTENCE:
		while (end < text.n && !ends_sentence(text, end))
			end++;
		end += end < text.n;
		break;
	case PHRASE_ITEM:
		end = item_end(text, from);
		break;
	case PHRASE_TEXT:
	case PHRASE_SCOPES:
		end = text.n;
		break;
	}
	*out = (struct span){ from, end - from };
	return true;
}

bool phrase_any(struct str text, const struct str_list *phrases, struct span *out)
{
	struct folded folded;
	struct span span;
	bool found = false;

	if (phrases->n == 0 || text.n == 0)
		return false;
	phrase_open(&folded, text);
	for (size_t i = 0; i < phrases->n && !found; i++)
		found = phrase_find(&folded, phrases->v[i], 0, &span);
	if (found && out)
		*out = phrase_source(&folded, span);
	phrase_close(&folded);
	return found;
}
