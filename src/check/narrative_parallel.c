/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* Where a name stands: what opens its entry, and the sign behind it. */
struct shape {
	bool item, start, sentence;
	char before, after; /* signs; w: a word, m: an amount, 0: none */
	int depth;
};

static char sign_of(const struct token *token)
{
	if (token->kind == TOKEN_WORD)
		return 'w';
	return token->kind == TOKEN_MARK ? token->mark : '\0';
}

static struct shape shape_of(const struct narrative_reader *reader, const struct name *name)
{
	const struct structure_line *line = narrative_line_at(reader, name->from);
	struct shape shape = {
		.item = line->kind == STRUCTURE_ITEM,
		.start = (name->flags & NAME_START) != 0,
		.sentence = (name->flags & NAME_SENTENCE) != 0,
		.depth = line->depth,
	};

	if (name->from && !shape.start && !shape.sentence)
		shape.before = sign_of(narrative_token(reader, name->from - 1));
	shape.after = narrative_place_opens_money(reader, name->to) ? 'm' : sign_of(narrative_token(reader, name->to));
	return shape;
}

/* Only signs tell: that two names follow some word and precede another means nothing. */
static bool is_same(const struct shape *a, const struct shape *b)
{
	if (a->item && b->item && a->start && b->start && a->depth == b->depth)
		return a->after == b->after || (a->after != 'w' && b->after != 'w');
	return a->item == b->item && a->start == b->start && a->sentence == b->sentence && a->before == b->before &&
	       a->after == b->after && a->after != 'w' && a->after != '\0' && a->after != '(' && a->before != 'w';
}

/* A name without capitals, or of one word, must head its entry. */
static bool may_join(const struct narrative_reader *reader, const struct name *name, const struct shape *shape)
{
	const struct structure_line *line = narrative_line_at(reader, name->from);

	if (name->to > name->from + 1 && !(name->flags & NAME_LOWER))
		return true;
	/* "Desigual: €44k, Q1. Mango: Q1, IT freeze." */
	if (!(name->flags & NAME_LOWER) && (shape->sentence || shape->start) && shape->after == ':')
		return true;
	if (!(name->flags & NAME_LOWER) && shape->sentence && shape->after != 'w')
		return narrative_place_has_mark(reader, name->to,
						narrative_sentence_to(reader, name->to, line->all.to));
	return shape->item && shape->start && shape->after != '\0' &&
	       (narrative_place_has_mark(reader, name->to, line->all.to) || name->to > name->from + 1);
}

void narrative_parallel_spread(const struct narrative_reader *reader, enum narrative_verdict *verdicts)
{
	enum { WINDOW = 24 };
	const struct name_list *names = &reader->names;

	for (size_t i = 0; i < names->list.n; i++) {
		struct shape shape;
		size_t same = 0, from = i > WINDOW ? i - WINDOW : 0;

		if (verdicts[i] != NARRATIVE_VERDICT_MAYBE)
			continue;
		shape = shape_of(reader, &names->list.v[i]);
		for (size_t k = from; k < names->list.n && k < i + WINDOW && same < 2; k++) {
			struct shape other;

			if (verdicts[k] != NARRATIVE_VERDICT_YES)
				continue;
			other = shape_of(reader, &names->list.v[k]);
			same += is_same(&shape, &other);
		}
		if (same == 2 && may_join(reader, &names->list.v[i], &shape))
			verdicts[i] = NARRATIVE_VERDICT_YES;
	}
}

static bool has_own_amount(const struct narrative_reader *reader, const struct name *name)
{
	size_t to = name->to;

	/* "£20k in June from Tarrant" */
	if (name->from > 1 && narrative_place_is_preposition(narrative_token(reader, name->from - 1)) &&
	    narrative_front_ends_amount(reader, name->from - 1))
		return true;
	if (narrative_place_opens_money(reader, to) || narrative_place_opens_money(reader, to + 1))
		return true;
	return token_is_mark(narrative_token(reader, to), '(') &&
	       narrative_mark_in(reader, MARK_SIZE, to, narrative_place_bracket_to(reader, to + 1), 0) !=
		       NARRATIVE_NONE;
}

/* "a shop in Marylebone (£3k, …)" */
static bool is_where(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "in", "near", "im", "around", "outside" };
	const struct name *first = name;
	const struct token *before;

	/* "the plants in Lengfurt and Burglengenfeld" */
	if (first > reader->names.list.v && first[-1].to + 1 == first->from && first[-1].to == first[-1].from + 1 &&
	    narrative_place_is_conjunction(narrative_token(reader, first[-1].to)))
		first--;
	before = narrative_token(reader, first->from ? first->from - 1 : 0);
	return name->to == name->from + 1 && TOKEN_IS_ONE(before, words);
}

/* "potential in Lidl and Kaufland" */
static bool speaks_of_customers(const struct narrative_reader *reader, const struct name *name)
{
	return mark_has_before(&reader->tokens, name[-1].from, 2, LEX(CUE), false);
}

/* "the Reno warehouse", "the merger with Summit Bouldering", "who comes from Intermountain Health" */
bool narrative_parallel_is_aside(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "from",    "in",      "of",     "by",      "via",   "into", "near",
					     "than",    "through", "like",   "aus",     "von",   "nach", "im",
					     "in",      "de",      "du",     "des",     "di",    "van",  "uit",
					     "against", "between", "around", "outside", "behind" };
	static const char *const joins[] = { "merger", "merged", "merge",    "merging",
					     "joint",  "owned",  "acquired", "compete" };
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;
	size_t from = name->from > 3 ? name->from - 3 : 0;

	if (before && name->to == name->from + 1 && narrative_place_is_conjunction(before) && is_where(reader, name) &&
	    !speaks_of_customers(reader, name))
		return true;
	if (!before || narrative_place_is_start(reader, name) ||
	    mark_has_before(&reader->tokens, name->from, 3, LEX(CUE), false))
		return false;
	if (narrative_place_is_article(before) && name->to == name->from + 1 &&
	    narrative_place_follow(reader, name) == NARRATIVE_FOLLOW_NOTHING)
		return true;
	if (narrative_place_is_article(before) && before > reader->tokens.list.v)
		before--;
	/* "Dr. Ines Calloway of Calloway Pediatrics", "an email from Lowther Estates" */
	if (before > reader->tokens.list.v &&
	    ((str_is(before->fold, "of") &&
	      ((before[-1].flags & TOKEN_UPPER) || narrative_place_is_staff(before - 1))) ||
	     (str_is(before->fold, "from") && !token_has(before - 1, LEX(VERB)) && name->to > name->from + 1)))
		return false;
	if (TOKEN_IS_ONE(before, words))
		return true;
	for (size_t i = from; i < name->from; i++)
		if (TOKEN_IS_ONE(narrative_token(reader, i), joins))
			return true;
	return false;
}

void narrative_parallel_prune(const struct narrative_reader *reader, enum narrative_verdict *verdicts)
{
	size_t line = NARRATIVE_NONE;

	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];

		if (verdicts[i] != NARRATIVE_VERDICT_YES)
			continue;
		if (line == reader->line_of[name->from] && narrative_parallel_is_aside(reader, name) &&
		    (!has_own_amount(reader, name) || is_where(reader, name)) &&
		    !narrative_role_is_registered(reader, name))
			verdicts[i] = NARRATIVE_VERDICT_MAYBE;
		else
			line = reader->line_of[name->from];
	}
}

bool narrative_parallel_is_doubtful(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *first = narrative_token(reader, name->from), *last = narrative_token(reader, name->to - 1);
	const uint64_t never = LEX(GATE) | LEX(PRODUCT) | LEX(COMMON) | LEX(TIER) | LEX(MONTH) | LEX(TIME_UNIT) |
			       LEX(ACRONYM) | LEX(NATIONAL);

	if (name->flags & (NAME_COMMON | NAME_PLACE | NAME_PERSON | NAME_ANON))
		return false;
	if (name->flags & NAME_KNOWN)
		return true;
	if (name->to == name->from + 1 || (name->flags & NAME_LOWER))
		return (name->flags & (NAME_START | NAME_SENTENCE)) &&
		       !token_has(first, LEX(FUNCTION) | never | LEX(VERB) | LEX(FIRSTNAME));
	return (!token_has(last, never) || token_has(last, LEX(ORGWORD))) &&
	       !token_has(first, LEX(ACRONYM) | LEX(ANON));
}

bool narrative_parallel_counts(const struct narrative_reader *reader, const struct name *name)
{
	const uint64_t against = LEX(LOST) | LEX(RENEWAL) | LEX(PROSPECT) | LEX(REFERENCE) | LEX(PARTNER) |
				 LEX(COMPETITOR) | LEX(INVESTOR) | LEX(NEGATE) | LEX(CLOSED);

	if ((name->flags & NAME_LOWER) || !narrative_evidence_is_buying(reader, name))
		return false;
	/* One word must be unknown, and an amount stand in its sentence. */
	if (name->to == name->from + 1 && !(name->flags & NAME_KNOWN) &&
	    (narrative_token(reader, name->from)->lex ||
	     narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, name->to + 60),
			       MARK_TRAP) == NARRATIVE_NONE))
		return false;
	return !(narrative_classes(reader, narrative_sentence_from(reader, name->from, 60),
				   narrative_sentence_to(reader, name->to, name->to + 60)) &
		 against);
}
