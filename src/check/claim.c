/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/claim.h"

/* The lists of prose/claim.def. */
enum said {
#define SAID(name, words) SAID_##name,
#include "prose/claim.def"
#undef SAID
};

static const struct str said_words[] = {
#define SAID(name, words) { words, sizeof(words) - 1 },
#include "prose/claim.def"
#undef SAID
};

/* The next word of text from *at on, over one space or a sign of its own; empty at the end. */
static struct str next_word(struct str text, size_t *at)
{
	size_t start;

	while (*at < text.n && strchr(" \n*_\"'", text.p[*at]))
		++*at;
	for (start = *at; *at < text.n && !strchr(" \n*_\"'", text.p[*at]);)
		++*at;
	return str_sub(text, start, *at - start);
}

static bool is_one_of(struct str word, enum said list)
{
	while (word.n && strchr(",.;:!?", word.p[word.n - 1]))
		word.n--;
	return str_is_any(word, said_words[list]);
}

/* The word that ends right before byte at; empty where a sign stands there. */
static struct str word_before(struct str text, size_t at)
{
	size_t end = at, start;

	while (end && text.p[end - 1] == ' ')
		end--;
	for (start = end; start && !strchr(" \n*_\"'(,;:", text.p[start - 1]);)
		start--;
	return str_sub(text, start, end - start);
}

bool claim_is_of_lasting(struct str between)
{
	size_t at = 0;

	for (struct str word; (word = next_word(between, &at)).n;)
		if (is_one_of(word, SAID_LASTING))
			return true;
	return false;
}

/* Any other word may narrow the name down ("NRR among lift firms") or speak of a bound ("runway under 12 months"). */
bool claim_leads_on(struct str between)
{
	bool has_reference = false;
	size_t at = 0;

	for (struct str word; (word = next_word(between, &at)).n;) {
		while (word.n && strchr("(:,", word.p[0]))
			word = str_sub(word, 1, word.n - 1);
		/* "Cash is {{finance.…}} and lasts": the figure itself is no word about it, and another beside it is of something else. */
		if (str_starts(word, STR("{{"))) {
			while (str_find(word, STR("}}"), 0) == STR_NONE && (word = next_word(between, &at)).n)
				;
			has_reference = true;
			continue;
		}
		if (word.n && !str_is(word, "|") && !is_one_of(word, SAID_LEADS_ON) &&
		    !(has_reference && str_is(word, "and")))
			return false;
	}
	return !has_reference || claim_is_of_lasting(between);
}

/* Is what follows "the", "this", a quarter or the like the whole of it, and no part? */
static bool is_whole(struct str rest, size_t at)
{
	struct str word = next_word(rest, &at);

	/* "from 94 % to 97 %", "to $4.9m": the two ends, and not a part. */
	if (word.n && ((word.p[0] >= '0' && word.p[0] <= '9') || strchr("$-(", word.p[0]) || (word.p[0] & 0x80)))
		return true;
	if (!is_one_of(word, SAID_WHOLE_HEAD))
		return false;
	return word.p[0] == 'q' || word.p[0] == 'Q' || is_one_of(next_word(rest, &at), SAID_WHOLE);
}

bool claim_is_narrowed(struct str rest)
{
	size_t at = 0;

	return is_one_of(next_word(rest, &at), SAID_NARROWS) && !is_whole(rest, at);
}

/* Behind a figure fewer words do: "$4.2m in lift firms", but "$4.9m with 61 customers" is of the whole. */
static bool is_part(struct str rest)
{
	size_t at = 0;

	return is_one_of(next_word(rest, &at), SAID_PART) && !is_whole(rest, at);
}

/* "$135k below what we promised", "$2.2m better": how far from something. */
static bool is_gap(struct str rest)
{
	size_t at = 0;

	return is_one_of(next_word(rest, &at), SAID_GAP);
}

/* "$390k a month": of a time that need not be the pack's. */
static bool is_rate(struct str rest)
{
	size_t at = 0;
	struct str word = next_word(rest, &at);

	return is_one_of(word, SAID_RATE_HEAD) || is_one_of(word, SAID_RATE) || str_starts(word, STR("/"));
}

/* "up by 5 %", "grew 5 %": the change, not the figure. */
static bool is_change(struct str text, size_t at)
{
	struct str rest = said_words[SAID_CHANGE], words;

	while (str_next_part(&rest, '|', &words))
		if (at >= words.n && str_eq_nocase(str_sub(text, at - words.n, words.n), words))
			return true;
	return false;
}

/* A verb of being, and beside it only what changes nothing. */
static bool is_said_outright(struct str between)
{
	bool has_verb = false;
	size_t at = 0;

	for (struct str word; (word = next_word(between, &at)).n;) {
		if (is_one_of(word, SAID_OUTRIGHT))
			has_verb = true;
		else if (!is_one_of(word, SAID_ASIDE) && !is_one_of(word, SAID_ROUGHLY))
			return false;
	}
	return has_verb;
}

enum claim claim_of(struct str text, struct span name, struct span figure)
{
	size_t name_end = name.at + name.n, end = figure.at + figure.n;
	struct str rest = str_sub(text, end, text.n - end), between;

	if (is_change(text, figure.at))
		return CLAIM_NONE;
	if (name_end > figure.at)
		return claim_is_narrowed(str_sub(text, name_end, text.n - name_end)) ? CLAIM_NONE : CLAIM_OPEN;
	between = str_sub(text, name_end, figure.at - name_end);
	if (!claim_leads_on(between) || is_part(rest) || is_gap(rest))
		return CLAIM_NONE;
	return is_said_outright(between) && !is_rate(rest) ? CLAIM_NOW : CLAIM_OPEN;
}

bool claim_is_rough(struct str text, struct span figure)
{
	size_t end = figure.at + figure.n;
	struct str word = word_before(text, figure.at), rest = str_sub(text, end, text.n - end);

	/* "more than", "less than", "close to" */
	if (str_eq_nocase(word, STR("than")) || str_eq_nocase(word, STR("to")))
		word = word_before(text, (size_t)(word.p - text.p));
	return is_one_of(word, SAID_ROUGHLY) || str_eq_nocase(word, STR("more")) || str_eq_nocase(word, STR("less")) ||
	       str_starts(rest, STR(" or so")) || (figure.at && strchr("~", text.p[figure.at - 1])) ||
	       str_starts(rest, STR("+"));
}

bool claim_is_counted(struct str text, size_t end)
{
	size_t at = end;

	if (end >= text.n || strchr(".,;:)\n", text.p[end]))
		return true;
	return text.p[end] == ' ' && is_one_of(next_word(text, &at), SAID_COUNTED);
}
