/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/nearby.h"

#include "prose/mark.h"

/* "by Friday", "signature on Monday", "Unterschrift am Freitag" */
static size_t weekday_at(const struct token_list *tokens, size_t i)
{
	static const char *const until[] = { "by",    "before", "until", "bis", "vor",
					     "avant", "antes",  "vóór",  "til", "entro" };
	static const char *const on[] = { "on", "for", "am", "le", "el", "op", "på", "il", "em" };
	static const char *const ends[] = { "day", "tag", "di", "es", "dag", "ag", "edì", "mittwoch", "days" };
	const struct token *token = token_at(tokens, i), *before = i ? token - 1 : NULL;
	bool day = false;

	if (!before || before->kind != TOKEN_WORD || !token_has(token, LEX(TIME_UNIT)))
		return 0;
	for (size_t k = 0; k < COUNT_OF(ends); k++)
		day |= token->fold.n > 5 && str_ends(token->fold, str_of(ends[k]));
	if (!day || str_ends(token->fold, STR("mois")))
		return 0;
	if (TOKEN_IS_ONE(before, until))
		return i + 1;
	/* What happens on a day is a date of closing only when the words before say so. */
	return TOKEN_IS_ONE(before, on) && mark_has_before(tokens, i - 1, 6, LEX(TIME_YES), false) ? i + 1 : 0;
}

static bool is_day_unit(const struct token *token)
{
	return token->kind == TOKEN_WORD && token_in(token, SETS(DAY_UNIT));
}

static bool is_count(const struct token *token)
{
	return token->kind == TOKEN_NUMBER || token_is_mark(token, '-') ||
	       token_cues(token, CUES(FIGURE_WORD) | CUES(DAY_COUNT) | CUES(NUMERAL));
}

/* "two weeks from now", "in ten days", "within the next thirty days", "in two to three weeks", "in 3-4 weeks": i is at the count. */
static size_t count_at(const struct token_list *tokens, size_t i)
{
	bool within = i > 0 && token_has(token_at(tokens, i - 1), LEX(TIME_WITHIN));
	size_t to = i;

	if (!is_count(token_at(tokens, i)) && !(within && str_is(token_at(tokens, i)->fold, "the")))
		return 0;
	while (to < i + 5 && (is_count(token_at(tokens, to)) || str_is(token_at(tokens, to)->fold, "the") ||
			      str_is(token_at(tokens, to)->fold, "next")))
		to++;
	if (str_is(token_at(tokens, to)->fold, "of") || str_is(token_at(tokens, to)->fold, "working"))
		to++;
	if (!is_day_unit(token_at(tokens, to)))
		return 0;
	to++;
	if (str_is(token_at(tokens, to)->fold, "hence") || str_is(token_at(tokens, to)->fold, "out") ||
	    str_is(token_at(tokens, to)->fold, "away"))
		return to + 1;
	if (str_is(token_at(tokens, to)->fold, "from") &&
	    (str_is(token_at(tokens, to + 1)->fold, "now") || str_is(token_at(tokens, to + 1)->fold, "today")))
		return to + 2;
	return within ? to : 0;
}

/* "by the 14th", "on the 3rd" */
static size_t ordinal_day_at(const struct token_list *tokens, size_t i)
{
	static const char *const preps[] = { "by", "on", "before", "until", "after" };
	static const char *const ends[] = { "th", "st", "nd", "rd" };
	const struct token *token = token_at(tokens, i), *end = token_at(tokens, i + 1);

	if (token->kind != TOKEN_NUMBER || token->span.n > 2 || i < 2 ||
	    !str_is(token_at(tokens, i - 1)->fold, "the") || !TOKEN_IS_ONE(token_at(tokens, i - 2), preps) ||
	    !(end->flags & TOKEN_GLUED) || token_at(tokens, i + 2)->kind == TOKEN_WORD)
		return 0;
	return TOKEN_IS_ONE(end, ends) ? i + 2 : 0;
}

static bool is_digits(struct str s, size_t from)
{
	size_t i = from;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == s.n && s.n > from && s.n <= from + 4;
}

/* "KW23", "wk23", "CW 23", "2Q26", "1H27" */
static size_t code_at(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);
	struct str s = token->fold;

	if ((token->flags & TOKEN_CODE) && s.n >= 3 &&
	    (str_starts(s, STR("kw")) || str_starts(s, STR("cw")) || str_starts(s, STR("wk"))) && is_digits(s, 2))
		return i + 1;
	/* "v. 40" */
	if (token->kind == TOKEN_WORD && str_is(s, "v") && token_is_mark(next, '.') &&
	    token_at(tokens, i + 2)->kind == TOKEN_NUMBER && token_at(tokens, i + 2)->span.n <= 2)
		return i + 3;
	if (token->kind == TOKEN_WORD && str_is(s, "cw") && next->kind == TOKEN_NUMBER && next->span.n <= 2)
		return i + 2;
	/* "11월", "3月末" */
	for (size_t n = 1; n <= 2 && n < s.n && s.p[0] >= '1' && s.p[0] <= '9'; n++)
		if (str_starts(str_sub(s, n, s.n - n), STR("\u6708")) ||
		    str_starts(str_sub(s, n, s.n - n), STR("\uc6d4")))
			return i + 1;
	if (token->kind == TOKEN_NUMBER && token->span.n <= 2 && (next->flags & TOKEN_GLUED) &&
	    (str_starts(next->fold, STR("\u6708")) || str_starts(next->fold, STR("\uc6d4"))))
		return i + 2;
	/* Of this century: "2h30" is a meeting. */
	if ((token->flags & TOKEN_CODE) && s.n >= 4 && s.p[0] >= '1' && s.p[0] <= (s.p[1] == 'h' ? '2' : '4') &&
	    strchr("qth", s.p[1]) && s.p[2] == '2' && is_digits(s, 2))
		return i + 1;
	return 0;
}

size_t nearby_at(const struct token_list *tokens, size_t i)
{
	size_t to = code_at(tokens, i);

	if (!to)
		to = weekday_at(tokens, i);
	if (!to)
		to = ordinal_day_at(tokens, i);
	return to ? to : count_at(tokens, i);
}
