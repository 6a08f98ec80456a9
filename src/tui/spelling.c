/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/spelling.h"

static bool is_break(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '(' || c == ')' || c == '<' || c == '>' || c == '"';
}

/*
 * True when the run of bytes without spaces around word looks like an address of the web, of mail or of a file: words in it are
 * nobody's spelling.
 */
static bool is_in_address(struct str text, struct span word)
{
	size_t from = word.at, to = word.at + word.n;
	struct str run;
	size_t dot;

	while (from > 0 && !is_break(text.p[from - 1]))
		from--;
	while (to < text.n && !is_break(text.p[to]))
		to++;
	run = str_sub(text, from, to - from);
	if (str_find(run, STR("://"), 0) != STR_NONE || str_starts(run, STR("www.")) ||
	    str_find_char(run, '@', 0) != STR_NONE)
		return true;
	if (str_find_char(run, '_', 0) != STR_NONE)
		return true;
	/* "acme.io/pricing": a dot between letters before a slash, or before the end in lower case. */
	dot = str_find_char(run, '.', 0);
	return dot != STR_NONE && dot > 0 && dot + 1 < run.n && run.p[dot + 1] >= 'a' && run.p[dot + 1] <= 'z';
}

static bool is_misspelt(const struct speller *speller, struct str text, struct span word)
{
	return !speller->is_right(speller->data, str_in(text, word)) && !is_in_address(text, word);
}

void spelling_marks(const struct speller *speller, struct str text, struct field_marks *out)
{
	struct text_spans words = { NULL, 0, 0 };

	if (!speller)
		return;
	/* Words are asked for before the dictionary is there too: then their answers wait when it is. */
	text_words(text, &words);
	for (size_t i = 0; i < words.n; i++) {
		struct field_mark mark = { words.v[i], STYLE_MISSPELT };

		if (is_misspelt(speller, text, mark.span))
			vec_push(out, mark);
	}
	vec_release(&words);
}

static bool is_apostrophe(struct str text)
{
	return str_is(text, "'") || str_is(text, "\xe2\x80\x99");
}

bool spelling_is_typed(struct str text, struct span span, size_t cursor)
{
	size_t end = span.at + span.n;

	/* "doesn'" is not judged before its t. */
	return cursor == end || (cursor > end && cursor <= text.n && is_apostrophe(str_sub(text, end, cursor - end)));
}

/* Bytes of the word that begins at at, as far as end. */
static size_t word_until(struct str text, size_t at, size_t end)
{
	struct text_spans words = { NULL, 0, 0 };
	size_t n = 0;

	text_words(str_sub(text, at, end - at), &words);
	if (words.n && !words.v[0].at)
		n = words.v[0].n;
	vec_release(&words);
	return n;
}

void spelling_shift(struct spelling *spelling, struct str text, const struct field_change *change)
{
	for (size_t i = 0; i < spelling->marks.n; i++) {
		struct span *span = &spelling->marks.v[i].span;

		if (span->n && !change->n && spelling_is_typed(text, *span, change->offset)) {
			size_t grown = word_until(text, span->at, change->offset + change->text.n);

			span->n = grown > span->n ? grown : span->n;
		} else {
			field_shift(span, change);
		}
	}
}

void spelling_release(struct spelling *spelling)
{
	vec_release(&spelling->marks);
	*spelling = (struct spelling){ .is_valid = false };
}

void spelling_refresh(struct spelling *spelling, const struct speller *speller, struct str text, unsigned text_version,
		      unsigned words_version)
{
	if (spelling->is_valid && spelling->text_version == text_version && spelling->words_version == words_version)
		return;
	spelling->is_valid = true;
	spelling->text_version = text_version;
	spelling->words_version = words_version;
	spelling->marks.n = 0;
	spelling_marks(speller, text, &spelling->marks);
}

struct span spelling_word(const struct speller *speller, struct str text, size_t offset)
{
	struct field_marks marks = { NULL, 0, 0 };
	struct span found = { offset, 0 };

	spelling_marks(speller, text, &marks);
	for (size_t i = 0; i < marks.n && !found.n; i++)
		if (marks.v[i].span.at + marks.v[i].span.n >= offset)
			found = marks.v[i].span;
	vec_release(&marks);
	return found;
}

struct span spelling_near(const struct speller *speller, struct str text, size_t offset)
{
	struct field_marks marks = { NULL, 0, 0 };
	struct span found = { offset, 0 };

	spelling_marks(speller, text, &marks);
	for (size_t i = 0; i < marks.n && (i == 0 || marks.v[i].span.at <= offset); i++)
		found = marks.v[i].span;
	vec_release(&marks);
	return found;
}
