/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/*
 * Whether a word is what the number is called: a word of its label, or of the rows of prose/topic.def that belong to a part of
 * the label. It is asked of every word: by a bit of its length and its first letter most are told apart.
 */

struct topic {
	struct str part, words;
};

static const struct topic *topics(size_t *count)
{
#define TOPIC(part, words) { { part, sizeof(part) - 1 }, { words, sizeof(words) - 1 } },
	static const struct topic rows[] = {
#include "prose/topic.def"
	};
#undef TOPIC

	_Static_assert(COUNT_OF(rows) <= 64, "a bit for each row");
	*count = COUNT_OF(rows);
	return rows;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* Whole words: "arr" is no part of "Narrative". */
static bool holds_words(struct str text, struct str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++)
		if ((i == 0 || !is_word_byte(text.p[i - 1])) &&
		    (i + part.n == text.n || !is_word_byte(text.p[i + part.n])) &&
		    str_eq_nocase(str_sub(text, i, part.n), part))
			return true;
	return false;
}

/* The next word of a label, without brackets around it. */
static bool next_word(struct str *rest, struct str *word)
{
	if (!str_next_part(rest, ' ', word))
		return false;
	if (word->n && word->p[0] == '(')
		*word = str_sub(*word, 1, word->n - 1);
	if (word->n && word->p[word->n - 1] == ')')
		word->n--;
	return true;
}

bool comment_in_label(struct str label, struct str word)
{
	struct str part;

	while (next_word(&label, &part))
		if (str_eq_nocase(part, word))
			return true;
	return false;
}

/* Words that stand in many labels name no number. */
static bool is_generic(struct str word)
{
	static const char *const words[] = {
		"customer", "customers", "new",      "total", "rate",   "average", "net",
		"gross",    "number",    "business", "days",  "months", "day",     "month"
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static uint64_t word_bit(struct str word)
{
	return word.n ? UINT64_C(1) << ((word.n * 7 + ((unsigned char)word.p[0] | 0x20)) % 64) : 0;
}

void comment_topic_read(struct comment_topic *topic, struct str label)
{
	struct str rest = label, part;
	size_t count;
	const struct topic *rows = topics(&count);

	*topic = (struct comment_topic){ 0 };
	while (next_word(&rest, &part))
		topic->bits |= word_bit(part);
	for (size_t i = 0; i < count; i++) {
		if (!holds_words(label, rows[i].part))
			continue;
		topic->rows |= UINT64_C(1) << i;
		rest = rows[i].words;
		while (str_next_part(&rest, '|', &part))
			topic->bits |= word_bit(part);
	}
}

bool comment_is_topic(const struct comment_reader *reader, struct str word)
{
	size_t count;
	const struct topic *rows = topics(&count);

	if (!(reader->topic.bits & word_bit(word)))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct str rest = rows[i].words, part;

		while ((reader->topic.rows & UINT64_C(1) << i) && str_next_part(&rest, '|', &part))
			if (str_eq(part, word))
				return true;
	}
	return comment_in_label(reader->input->label, word) && !is_generic(word);
}
