/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_weigh.h"

#include "base/index.h"
#include "prose/known.h"

/* Words for things, and parties that stand beside a deal. */
#define THING  (LEX(COMMON) | LEX(GATE) | LEX(PRODUCT) | LEX(TIER))
#define BESIDE (LEX(PARTNER) | LEX(COMPETITOR) | LEX(INVESTOR))

/* Kinds of marks as bits. */
#define SIZE (1U << MARK_SIZE)
#define TIME (1U << MARK_TIME)
#define GATE (1U << MARK_GATE)

/* In tenths of a point: what a name has by itself (fitted with the points), and what it needs, by what the grammar found. */
enum { BIAS = -15 };

/* From here on nobody can be sure that the name is no account. */
enum { DOUBTED = -12 };

/* The grammar took it, but nobody is told what it lacks. */
enum { WEAK = -10 };

static const int needed[] = {
	[NARRATIVE_VERDICT_NO] = 40,    [NARRATIVE_VERDICT_UNPROVEN] = 15, [NARRATIVE_VERDICT_DEAL] = 1000,
	[NARRATIVE_VERDICT_MAYBE] = 10, [NARRATIVE_VERDICT_YES] = -30,
};

/* The accounts that the grammar found in the whole text: those that open a line, and another sentence. */
struct found {
	size_t lines, sentences;
};

/* A name with what stands around it. */
struct view {
	const struct narrative_reader *reader;
	const struct name *name;
	const struct found *text;
	const struct token *first, *last, *before, *next, *noun; /* noun: the word before it and its article */
	size_t from, to, words, shouted, names_front, names_behind, mentions, parts; /* from, to: the sentence */
	enum structure_kind kind;
	enum narrative_follow follow;
	uint64_t lex, front, behind, earlier; /* earlier: the sentence before, on the same line */
	unsigned marks_front, marks_behind, marks_next, region; /* a bit per kind of mark */
	size_t is_line, is_sentence; /* 1: the name itself is one of those that the grammar found there */
	bool heads, ampersand, connected, bracketed, german, called, opened, listed, other, other_verb, priced,
		signature, relative, same, near, they;
};

enum weight {
#define WEIGH(name, points, condition) WEIGHT_##name,
#include "check/narrative_weigh.def"
#undef WEIGH
	WEIGHTS
};

static const int8_t points[] = {
#define WEIGH(name, points, condition) points,
#include "check/narrative_weigh.def"
#undef WEIGH
};

static void features_add(struct narrative_features *features, const struct view *view)
{
#define WEIGH(name, points, condition)                                                                                 \
	if (condition)                                                                                                 \
		features->bits[WEIGHT_##name / 64] |= UINT64_C(1) << WEIGHT_##name % 64;
#include "check/narrative_weigh.def"
#undef WEIGH
}

static bool has(const struct narrative_features *features, size_t weight)
{
	return (features->bits[weight / 64] >> weight % 64) & 1;
}

static int sum(const struct narrative_features *features)
{
	int out = BIAS;

	for (size_t i = 0; i < WEIGHTS; i++)
		out += has(features, i) ? points[i] : 0;
	return out;
}

static unsigned marks_in(const struct narrative_reader *reader, size_t from, size_t to)
{
	unsigned out = 0;

	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		if (narrative_mark_in(reader, kind, from, to, MARK_TRAP | MARK_UNKNOWN) != NARRATIVE_NONE)
			out |= 1U << kind;
	return out;
}

/* The name itself. */
static void see_form(struct view *view)
{
	const struct narrative_reader *reader = view->reader;
	const struct name *name = view->name;

	for (size_t i = name->from; i < name->to; i++) {
		const struct token *token = narrative_token(reader, i);

		view->words += token->kind == TOKEN_WORD;
		view->shouted += token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPS);
		view->lex |= token->lex & ~(LEX(ORGWORD) | LEX(CONNECT));
		view->ampersand |= token_is_mark(token, '&') || token_is_mark(token, '+');
		view->connected |= token_has(token, LEX(CONNECT)) && !(token->flags & TOKEN_UPPER);
	}
	view->german = known_in_german(&reader->tokens, name->from, name->to);
}

/* What is said before it. */
static void see_front(struct view *view)
{
	const struct narrative_reader *reader = view->reader;
	const struct name *name = view->name, *other = name;

	for (size_t n = 0; n < 60 && view->from > 0 && !narrative_is_stop(reader, view->from - 1); n++)
		view->from--;
	for (size_t i = view->from; i < name->from; i++) {
		const struct token *token = narrative_token(reader, i);

		view->bracketed = token_is_mark(token, '(') || (view->bracketed && !token_is_mark(token, ')'));
		view->called |= token_cues(token, CUES(CUSTOMER));
		view->front |= token->lex;
	}
	for (size_t i = view->from ? view->from - 1 : 0, n = 0;
	     i > 0 && n < 40 && !narrative_is_stop(reader, i - 1) && narrative_token(reader, i)->kind != TOKEN_BREAK;
	     n++)
		view->earlier |= narrative_token(reader, --i)->lex;
	view->marks_front = marks_in(reader, view->from, name->from);
	view->opened = name->from > view->from && name->from - view->from <= 5 &&
		       token_cues(narrative_token(reader, view->from), CUES(OPENS));
	/* "Not signed yet: …" */
	if ((view->front & LEX(NEGATE)) && (view->front & LEX(CLOSED)))
		view->front &= ~(LEX(NEGATE) | LEX(CLOSED));
	while (other > reader->names.list.v && other[-1].from >= view->from)
		view->names_front += narrative_evidence_is_plausible(reader, --other);
}

/* A word that no list calls a verb: whether it is formed like one. */
static void see_other_word(struct view *view)
{
	const struct token *next = view->next;

	view->other = view->follow == NARRATIVE_FOLLOW_NOTHING && next->kind == TOKEN_WORD &&
		      !(next->flags & TOKEN_UPPER) && !token_has(next, LEX(FUNCTION) | LEX(VERB));
	view->other_verb =
		str_ends(next->fold, STR("s")) || str_ends(next->fold, STR("ed")) || str_ends(next->fold, STR("t"));
}

/* What is said behind it; next: where the next account may begin. */
static void see_behind(struct view *view, size_t next)
{
	const struct narrative_reader *reader = view->reader;
	const struct name *name = view->name, *end = reader->names.list.v + reader->names.list.n;
	size_t line_to = narrative_line_at(reader, name->from)->all.to;

	view->behind = narrative_role_classes_behind(reader, name, view->to);
	view->marks_behind = marks_in(reader, name->to, view->to);
	view->marks_next = marks_in(reader, view->to + 1, narrative_sentence_to(reader, view->to + 1, view->to + 60));
	next = next < line_to ? next : line_to;
	view->region = marks_in(reader, name->to, next < name->to + 120 ? next : name->to + 120);
	for (const struct name *other = name + 1; other < end && other->from < view->to; other++)
		view->names_behind += narrative_evidence_is_plausible(reader, other);
	if (name > reader->names.list.v && name[-1].to + 2 >= name->from &&
	    narrative_evidence_is_plausible(reader, name - 1))
		view->listed = narrative_list_is_wide_gap(reader, name[-1].to, name->from);
	if (name + 1 < end && name[1].from <= name->to + 2 && narrative_evidence_is_plausible(reader, name + 1))
		view->listed |= narrative_list_is_wide_gap(reader, name->to, name[1].from);
}

/* "X, whose wealth side …", "X, the same", and an amount a few words behind the name. */
static void see_next_words(struct view *view)
{
	const struct narrative_reader *reader = view->reader;
	const struct token *word = view->next + 1;
	size_t to = view->name->to, near_to = to + 9 < view->to ? to + 9 : view->to;
	const struct name *other = view->name + 1, *end = reader->names.list.v + reader->names.list.n;

	if (token_is_mark(view->next, ',') && to + 2 < reader->tokens.list.n) {
		view->relative = narrative_place_is_relative(word, true);
		word += narrative_place_is_article(word);
		view->same = (narrative_place_is_likewise(word) || str_is(word->fold, "too")) &&
			     !narrative_is_stop(reader, to);
	}
	view->they = narrative_place_is_they(narrative_token(reader, view->to + 1));
	view->same |= view->heads && (narrative_place_is_likewise(view->next) || str_is(view->next->fold, "too"));
	if (other < end && other->from < near_to && narrative_evidence_is_plausible(reader, other))
		near_to = other->from;
	view->near = narrative_mark_in(reader, MARK_SIZE, to, near_to, MARK_TRAP | MARK_TOTAL) != NARRATIVE_NONE;
}

/* "plants in Lengfurt and Burglengenfeld": what stands before the first of a list stands before all of it. */
static const struct token *before_list(const struct narrative_reader *reader, const struct name *name)
{
	const struct name *first = name;

	while (first > reader->names.list.v && first[-1].to + 1 == first->from && first + 8 > name &&
	       (token_is_mark(narrative_token(reader, first[-1].to), ',') ||
		narrative_place_is_conjunction(narrative_token(reader, first[-1].to))))
		first--;
	return first->from ? narrative_token(reader, first->from - 1) : NULL;
}

/* An amount stands right behind the name, or in its bracket. */
static bool is_priced(const struct view *view)
{
	size_t to = view->name->to;

	return view->follow == NARRATIVE_FOLLOW_MONEY ||
	       /* "- Werner, $210K, …" */
	       ((view->name->flags & NAME_START) && view->follow == NARRATIVE_FOLLOW_DELIMITER &&
		narrative_place_opens_money(view->reader, to + 1)) ||
	       (view->follow == NARRATIVE_FOLLOW_BRACKET &&
		narrative_mark_in(view->reader, MARK_SIZE, to, narrative_place_bracket_to(view->reader, to + 1), 0) !=
			NARRATIVE_NONE);
}

static struct view view_of(const struct narrative_reader *reader, const struct name *name, size_t next)
{
	const struct token *none = narrative_token(reader, NARRATIVE_NONE);
	struct view view = {
		.reader = reader,
		.name = name,
		.first = narrative_token(reader, name->from),
		.last = narrative_token(reader, name->to - 1),
		.before = name->from ? narrative_token(reader, name->from - 1) : none,
		.next = narrative_token(reader, name->to),
		.from = name->from,
		.to = narrative_sentence_to(reader, name->to, name->to + 80),
		.kind = narrative_line_at(reader, name->from)->kind,
		.follow = narrative_place_follow(reader, name),
		.heads = (name->flags & (NAME_START | NAME_SENTENCE)) != 0,
	};

	view.priced = is_priced(&view);
	view.noun = before_list(reader, name);
	if (!view.noun)
		view.noun = none;
	else if (name->from > 1 && view.noun > reader->tokens.list.v && narrative_place_is_article(view.noun))
		view.noun--;
	view.signature =
		view.heads && view.next->kind == TOKEN_BREAK && name->to + 8 > reader->tokens.list.n && name->from > 40;
	see_form(&view);
	see_front(&view);
	see_other_word(&view);
	see_behind(&view, next);
	see_next_words(&view);
	return view;
}

/* Not in a table, whose columns tell; nor nothing but ordinary words or the own company's, unless the grammar took it all the same. */
static bool is_weighed(const struct narrative_reader *reader, size_t i, enum narrative_verdict verdict)
{
	const struct name *name = &reader->names.list.v[i];

	if (narrative_line_at(reader, name->from)->kind == STRUCTURE_ROW)
		return false;
	return verdict == NARRATIVE_VERDICT_YES ||
	       (!(name->flags & (NAME_COMMON | NAME_ANON)) && !narrative_role_is_own(reader, name));
}

/* The first words of a key. */
static struct str first_words(struct str key, size_t count)
{
	size_t to = 0;

	while (count-- && to != STR_NONE)
		to = str_find_char(key, ' ', to + 1);
	return narrative_mention_bare(str_sub(key, 0, to == STR_NONE ? key.n : to));
}

/* Per name the first that stands for the same: "Bexar" and "Bexar Fasteners", in whatever order. */
static size_t *groups_of(struct narrative_reader *reader)
{
	size_t n = reader->names.list.n, *groups = arena_alloc(&reader->arena, (n + 1) * sizeof(*groups));
	struct index longer, known;

	index_init(&longer);
	index_init(&known);
	for (size_t i = 0; i < n; i++) {
		size_t count_all = reader->names.list.v[i].to - reader->names.list.v[i].from;

		for (size_t count = 1; count < count_all && count < 5; count++) {
			struct str words = first_words(reader->keys[i], count);

			if (words.n && index_get(&longer, words) == INDEX_NONE)
				index_put(&longer, words, i);
		}
	}
	for (size_t i = 0; i < n; i++) {
		struct str words = reader->keys[i];
		size_t other = index_get(&longer, words), first;

		if (other != INDEX_NONE)
			words = reader->keys[other];
		first = index_get(&known, words);
		groups[i] = first == INDEX_NONE ? i : first;
		if (first == INDEX_NONE)
			index_put(&known, words, i);
	}
	index_release(&longer);
	index_release(&known);
	return groups;
}

/* What speaks for a name, over all its places. */
struct weighed {
	struct narrative_features features;
	size_t mentions, parts, words; /* words: of the longest place that the grammar took */
	int points;
	enum narrative_verdict best;
	bool priced;
};

static struct found found_in(const struct narrative_reader *reader, const enum narrative_verdict *verdicts)
{
	struct found found = { 0 };

	for (size_t i = 0; i < reader->names.list.n; i++) {
		unsigned flags = reader->names.list.v[i].flags;

		if (verdicts[i] != NARRATIVE_VERDICT_YES)
			continue;
		found.lines += (flags & NAME_START) != 0;
		found.sentences += (flags & (NAME_START | NAME_SENTENCE)) == NAME_SENTENCE;
	}
	return found;
}

static struct weighed *weigh_all(struct narrative_reader *reader, const size_t *groups,
				 const enum narrative_verdict *verdicts, const bool *part, const size_t *next)
{
	size_t n = reader->names.list.n;
	struct weighed *all = arena_alloc(&reader->arena, (n + 1) * sizeof(*all));
	const struct found found = found_in(reader, verdicts);

	for (size_t i = 0; i < n; i++) {
		struct weighed *own = &all[groups[i]];
		struct view view;

		if (!is_weighed(reader, i, verdicts[i]))
			continue;
		view = view_of(reader, &reader->names.list.v[i], next[i + 1]);
		view.text = &found;
		view.is_line = verdicts[i] == NARRATIVE_VERDICT_YES && (view.name->flags & NAME_START);
		view.is_sentence = verdicts[i] == NARRATIVE_VERDICT_YES && !view.is_line && view.heads;
		view.mentions = ++own->mentions;
		view.parts = own->parts += part[i];
		own->features.bits[WEIGHT_PART / 64] &= ~(UINT64_C(1) << WEIGHT_PART % 64);
		if (verdicts[i] == NARRATIVE_VERDICT_YES && view.words > own->words)
			own->words = view.words;
		own->priced |= view.priced || view.same;
		features_add(&own->features, &view);
		if (verdicts[i] > own->best)
			own->best = verdicts[i];
	}
	for (size_t i = 0; i < n; i++)
		if (all[i].mentions)
			all[i].points = sum(&all[i].features);
	return all;
}

/* A place where the name may be taken for an account. */
static bool may_stand(const struct narrative_reader *reader, const struct name *name)
{
	return !(name->flags & (NAME_ANON | NAME_COMMON | NAME_PLACE)) &&
	       (!(name->flags & NAME_LOWER) || (name->flags & NAME_START)) && !narrative_role_is_own(reader, name) &&
	       !narrative_note_is_line(reader, reader->line_of[name->from]) &&
	       !narrative_parallel_is_aside(reader, name);
}

/* A single word that the grammar did not take, and who is a partner elsewhere, need more. */
static int needs(const struct weighed *own, const struct name *name, enum narrative_verdict verdict)
{
	int out = needed[own->best == NARRATIVE_VERDICT_YES ? verdict : own->best];

	if (verdict == NARRATIVE_VERDICT_YES)
		return out;
	return out + (name->to == name->from + 1 ? 5 : 0) + (has(&own->features, WEIGHT_BYSTANDER) ? 10 : 0);
}

void narrative_weigh(struct narrative_reader *reader, enum narrative_verdict *verdicts, const bool *part,
		     const size_t *next, bool *doubted)
{
	size_t *groups = groups_of(reader);
	struct weighed *all = weigh_all(reader, groups, verdicts, part, next);

	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];
		const struct weighed *own = &all[groups[i]];

		if (!own->mentions || narrative_role_is_registered(reader, name))
			continue;
		if (own->points < needs(own, name, verdicts[i]) && verdicts[i] == NARRATIVE_VERDICT_YES && !own->priced)
			verdicts[i] = NARRATIVE_VERDICT_MAYBE;
		else if (verdicts[i] != NARRATIVE_VERDICT_YES && own->points >= needs(own, name, verdicts[i]) &&
			 own->words < name->to - name->from && may_stand(reader, name) &&
			 narrative_line_at(reader, name->from)->kind != STRUCTURE_ROW) {
			verdicts[i] = NARRATIVE_VERDICT_YES;
			if (own->best != NARRATIVE_VERDICT_YES)
				reader->names.list.v[i].flags |= NAME_WEIGHED;
		}
		if (verdicts[i] == NARRATIVE_VERDICT_YES && own->points < WEAK && !own->priced)
			reader->names.list.v[i].flags |= NAME_WEIGHED;
		doubted[i] = (verdicts[i] == NARRATIVE_VERDICT_MAYBE || verdicts[i] == NARRATIVE_VERDICT_UNPROVEN) &&
			     own->points >= DOUBTED && may_stand(reader, name);
	}
}
