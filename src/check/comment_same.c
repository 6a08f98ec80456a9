/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

#include "base/text.h"

enum {
	WORDS_MIN = 15, /* status lines may repeat */
	WORDS_MAX = 1500 /* what is compared of a long text */
};

struct words {
	struct buf folded;
	VEC(struct str) list;
};

static bool is_period_word(struct str word)
{
	static const char *const words[] = { "january", "february", "march",     "april",   "may",      "june",
					     "july",    "august",   "september", "october", "november", "december",
					     "first",   "second",   "third",     "fourth",  "spring",   "summer",
					     "autumn",  "winter",   "januar",    "februar", "märz",     "juni",
					     "juli",    "oktober",  "dezember" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

/* Words in lower case; figures, months and quarters are all the same word. */
static void split(struct words *words, struct str text)
{
	struct str s;
	size_t n, start = STR_NONE;
	bool digit_seen = false;

	text_fold(text, &words->folded);
	buf_addc(&words->folded, ' ');
	s = buf_str(&words->folded);
	for (size_t at = 0; at < s.n && words->list.n < WORDS_MAX; at += n) {
		uint32_t code;
		bool inside;

		n = text_decode(s, at, &code);
		inside = text_is_letter(code) || text_is_digit(code);
		if (inside && start == STR_NONE) {
			start = at;
			digit_seen = false;
		}
		digit_seen |= text_is_digit(code);
		if (!inside && start != STR_NONE) {
			struct str word = str_sub(s, start, at - start);

			vec_push(&words->list, digit_seen ? STR("#") : is_period_word(word) ? STR("@") : word);
			start = STR_NONE;
		}
	}
}

/* The longest common sequence within a band: texts that were copied keep their order. */
static size_t common(const struct words *now, const struct words *then)
{
	enum { BAND = 48 };
	size_t rows = now->list.n, columns = then->list.n;
	size_t *last = mem_zero(columns + 2, sizeof(*last)), *line = mem_zero(columns + 2, sizeof(*line)), best = 0;

	for (size_t i = 1; i <= rows; i++) {
		size_t middle = rows ? i * columns / rows : 0;
		size_t from = middle > BAND ? middle - BAND : 1, to = middle + BAND < columns ? middle + BAND : columns;

		for (size_t k = 0; k < from; k++)
			line[k] = last[k];
		for (size_t k = from; k <= to; k++) {
			if (str_eq(now->list.v[i - 1], then->list.v[k - 1]))
				line[k] = last[k - 1] + 1;
			else
				line[k] = last[k] > line[k - 1] ? last[k] : line[k - 1];
			if (line[k] > best)
				best = line[k];
		}
		for (size_t k = to + 1; k <= columns; k++)
			line[k] = line[k - 1];
		memcpy(last, line, (columns + 1) * sizeof(*line));
	}
	free(last);
	free(line);
	return best;
}

bool comment_is_copy(struct str text, struct str before, size_t min_words)
{
	struct words now = { .folded = BUF_EMPTY }, then = { .folded = BUF_EMPTY };
	size_t longer, shorter;
	bool is_copy;

	if (str_is_blank(text) || str_is_blank(before))
		return false;
	split(&now, text);
	split(&then, before);
	longer = now.list.n > then.list.n ? now.list.n : then.list.n;
	shorter = now.list.n < then.list.n ? now.list.n : then.list.n;
	/* Texts of very different length have not enough in common, whatever they say. */
	is_copy = now.list.n >= min_words && shorter * 100 >= longer * 88 && common(&now, &then) * 100 >= longer * 88;
	vec_release(&now.list);
	vec_release(&then.list);
	buf_release(&now.folded);
	buf_release(&then.folded);
	return is_copy;
}

void comment_copied(struct comment_reader *reader)
{
	struct range all = { 0, reader->passage->tokens.list.n };

	if (comment_is_copy(reader->input->text, reader->input->prior_text, WORDS_MIN))
		comment_report(reader, COMMENT_COPIED, all, all);
}
