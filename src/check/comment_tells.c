/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_tells.h"

/* What every sentence has, in tenths of a point (fitted with the points). */
enum { BIAS = -20 };

/* The families of what one can point at. */
#define THINGS (TELLS_OF(ABSTRACT) - 1)

/* A sentence as it is weighed: the families of its words, and a few things that no word tells. */
struct view {
	const struct comment_reader *reader;
	const struct passage *passage;
	struct range sentence;
	uint64_t once, more, first; /* families of one word, of two or more, of the first one */
	uint64_t speaks;
	size_t words, unknown, capitals, topics;
	bool has_number, has_money, has_date, has_past, has_name;
	bool asks;
};

enum weight {
#define FAMILY(name, once, more, first) WEIGHT_##name##_ONCE, WEIGHT_##name##_MORE, WEIGHT_##name##_FIRST,
#define WEIGH(name, points, condition)  WEIGHT_##name,
#include "check/comment_tells.def"
#undef FAMILY
#undef WEIGH
	WEIGHTS
};

static const int8_t points[] = {
#define FAMILY(name, once, more, first) once, more, first,
#define WEIGH(name, points, condition)  points,
#include "check/comment_tells.def"
#undef FAMILY
#undef WEIGH
};

/* "15 % instead of 11 %": the gap once more. */
static bool is_in_place_of_figure(const struct passage *passage, size_t i)
{
	const struct token *next = passage_token(passage, i + 1);

	if (str_is(next->fold, "of"))
		next = passage_token(passage, i + 2);
	return next->kind == TOKEN_CURRENCY || next->kind == TOKEN_NUMBER || figure_is_word(next);
}

static void see_token(struct view *view, size_t i)
{
	const struct passage *passage = view->passage;
	const struct token *token = passage_token(passage, i);
	uint64_t families = passage->tells[i];

	view->asks |= token_is_mark(token, '?');
	view->has_number |= (token->kind == TOKEN_NUMBER || figure_is_word(token)) && !passage->taken[i];
	if (token->kind != TOKEN_WORD)
		return;
	/* The number's own name tells nothing of it. */
	if (comment_is_topic(view->reader, token->fold)) {
		view->topics++;
		return;
	}
	/* Sayings are full of ships, nuts and horses. */
	if (families & TELLS_OF(IDIOM))
		families &= ~THINGS;
	if ((families & TELLS_OF(F_INSTEAD)) && is_in_place_of_figure(passage, i))
		families &= ~TELLS_OF(F_INSTEAD);
	view->more |= view->once & families;
	view->once |= families;
	if (!view->words)
		view->first = families;
	view->unknown += !families && token->fold.n > 2 && !passage->taken[i];
	view->capitals += view->words > 0 && (token->flags & TOKEN_UPPER) && token->fold.n > 1;
	view->has_past |= comment_tells_past(token);
	view->words++;
}

/* "Granite City Housing alone is $118k": a firm with its amount. */
static bool names_firm(const struct view *view)
{
	const struct name_list *names = &view->passage->names;
	const unsigned other = NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON | NAME_LOWER;

	for (size_t i = name_first(names, view->sentence.from);
	     view->has_money && i < names->list.n && names->list.v[i].from < view->sentence.to; i++)
		if (names->list.v[i].to > names->list.v[i].from + 1 && !(names->list.v[i].flags & other))
			return true;
	return false;
}

static struct view see(const struct comment_reader *reader, struct range sentence)
{
	struct view view = { .reader = reader, .passage = reader->passage, .sentence = sentence };
	size_t name = name_first(&reader->passage->names, sentence.from);

	for (size_t i = sentence.from; i <= sentence.to && i < reader->passage->tokens.list.n; i++)
		see_token(&view, i);
	view.speaks = passage_speaks(reader->passage, sentence);
	view.has_money = passage_mark(reader->passage, MARK_SIZE, sentence, 0, NULL);
	view.has_date = passage_mark(reader->passage, MARK_TIME, sentence, 0, NULL);
	for (; name < reader->passage->names.list.n && reader->passage->names.list.v[name].from < sentence.to; name++)
		view.has_name |= !(reader->passage->names.list.v[name].flags & (NAME_PLACE | NAME_COMMON | NAME_LOWER));
	return view;
}

static bool has(const struct view *view, enum weight weight)
{
	switch (weight) {
#define FAMILY(name, once_points, more_points, first_points)                                                           \
	case WEIGHT_##name##_ONCE:                                                                                     \
		return (view->once & TELLS_OF(name)) != 0;                                                             \
	case WEIGHT_##name##_MORE:                                                                                     \
		return (view->more & TELLS_OF(name)) != 0;                                                             \
	case WEIGHT_##name##_FIRST:                                                                                    \
		return (view->first & TELLS_OF(name)) != 0;
#define WEIGH(name, points, condition)                                                                                 \
	case WEIGHT_##name:                                                                                            \
		return (condition);
#include "check/comment_tells.def"
#undef FAMILY
#undef WEIGH
	case WEIGHTS:
		break;
	}
	return false;
}

/* Where something else may begin: what stands behind a colon, or gives the reason of what stands before. */
static bool is_joint(const struct passage *passage, size_t i)
{
	const struct token *token = passage_token(passage, i);

	return token_is_mark(token, ':') || token_is_mark(token, ';') ||
	       (token_is_mark(token, '-') && !(token->flags & TOKEN_GLUED)) ||
	       ((passage->speech[i] & SPEAKS(CAUSE)) && !(i > 0 && (passage->speech[i - 1] & SPEAKS(CAUSE))));
}

/* The part of the sentence that begins at from. */
static struct range part_at(const struct passage *passage, struct range sentence, size_t from)
{
	struct range part = { from, from + 1 };

	while (part.to < sentence.to && !is_joint(passage, part.to))
		part.to++;
	return part;
}

static int weigh(const struct comment_reader *reader, struct range range)
{
	struct view view = see(reader, range);
	int sum = BIAS;

	for (size_t i = 0; i < WEIGHTS; i++)
		sum += has(&view, (enum weight)i) ? points[i] : 0;
	return sum;
}

int comment_tells(const struct comment_reader *reader, struct range sentence)
{
	int best = weigh(reader, sentence);

	for (size_t from = sentence.from; from < sentence.to;) {
		struct range part = part_at(reader->passage, sentence, from);
		int sum = part.to - part.from < sentence.to - sentence.from && part.to > part.from + 2
				  ? weigh(reader, part)
				  : best;

		best = sum > best ? sum : best;
		from = part.to;
	}
	return best;
}
