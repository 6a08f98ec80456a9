/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

struct sentence {
	size_t from, to;
	uint64_t all;
	bool money, percent, name;
};

static struct span span_of(const struct narrative_reader *reader, size_t from, size_t to)
{
	const struct token *first = narrative_token(reader, from),
			   *last = narrative_token(reader, to > from ? to - 1 : from);

	return (struct span){ first->span.at, last->span.at + last->span.n - first->span.at };
}

/* Tokens inside the name of an account say nothing: "TAM Logistics", "Thin Air Ballooning". */
static bool *name_tokens(struct narrative_reader *reader)
{
	bool *inside = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(*inside));

	for (size_t i = 0; i < reader->mentions.n; i++)
		for (size_t k = reader->mentions.v[i].tokens.from; k < reader->mentions.v[i].tokens.to; k++)
			inside[k] = true;
	return inside;
}

static struct sentence next_sentence(const struct narrative_reader *reader, const bool *inside, size_t from)
{
	struct sentence sentence = { .from = from, .to = from };

	for (; sentence.to < reader->tokens.list.n; sentence.to++) {
		const struct token *token = narrative_token(reader, sentence.to);

		if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP))
			break;
		if (inside[sentence.to])
			sentence.name = true;
		else
			sentence.all |= token->lex;
		sentence.percent |= token_is_mark(token, '%');
	}
	sentence.money = narrative_mark_in(reader, MARK_SIZE, from, sentence.to, 0) != NARRATIVE_NONE;
	return sentence;
}

static bool near(const struct narrative_reader *reader, size_t i, size_t before, uint64_t classes)
{
	while (before-- && i-- > 0) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP) || token_is_mark(token, ';') ||
		    ((classes & LEX(NEGATE)) && (token_is_mark(token, ':') || token_is_mark(token, ','))))
			return false;
		if (token_has(token, classes))
			return true;
	}
	return false;
}

/* The adjective speaks of something else when such a noun stands directly beside it. */
static bool thin_elsewhere(const struct narrative_reader *reader, size_t i)
{
	const struct token *next = narrative_token(reader, i + 1);

	return near(reader, i, 4, LEX(NOT_EXPANSION)) ||
	       (token_has(next, LEX(NOT_EXPANSION)) && !token_has(next, LEX(PIPELINE)));
}

/* "Education – nothing to report", "no opportunities in Portugal": said of a part only. */
static bool is_partial(const struct narrative_reader *reader, size_t i)
{
	size_t k = i;

	if (i > 0 && token_is_mark(narrative_token(reader, i - 1), '-'))
		return true;
	while (k < i + 8 && token_has(narrative_token(reader, k), LEX(THIN_WHOLE)))
		k++;
	return token_has(narrative_token(reader, k), LEX(TIME_PREP)) &&
	       token_has(narrative_token(reader, k + 1), LEX(PLACE));
}

/* "thin it is not" */
static bool denied_after(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (;
	     from < to && !mark_is_boundary(&reader->tokens, from) && narrative_token(reader, from)->kind == TOKEN_WORD;
	     from++)
		if (token_has(narrative_token(reader, from), LEX(NEGATE) | LEX(PAST)))
			return true;
	return false;
}

/* "every one of our clinics", "not one of our clients": all of them, or none. */
static bool is_of_every(const struct narrative_reader *reader, size_t i)
{
	const struct token *before = i ? narrative_token(reader, i - 1) : NULL;

	return before && (token_in(before, SETS(WHOLE)) || token_has(before, LEX(NEGATE)));
}

/* "Apart from X no account …", "Only X …" */
static bool opens_with_exception(const struct narrative_reader *reader, size_t from)
{
	static const char *const words[] = { "apart", "aside", "besides", "except", "beyond",
					     "only",  "other", "ausser",  "hormis", "salvo" };

	return TOKEN_IS_ONE(narrative_token(reader, from), words);
}

/* "no expansion deals to speak of", "don't have any open opportunities in the base" */
static bool says_none(const struct narrative_reader *reader, const struct sentence *sentence)
{
	static const char *const things[] = { "expansion",   "upsell",        "upselling", "erweiterung",
					      "ausbau",      "deals",         "deal",      "opportunities",
					      "opportunity", "conversations", "requests",  "candidates",
					      "upsells",     "expansions",    "chancen",   "projekte",
					      "ventas",      "ventes" };
	size_t negated = 0;

	for (size_t i = sentence->from; i < sentence->to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token_has(token, LEX(NEGATE)))
			negated = i + 1;
		if (negated && i < negated + 5 && TOKEN_IS_ONE(token, things))
			return true;
	}
	return false;
}

/* "existing clients": those whom expansion is about. */
static bool is_existing_customers(const struct narrative_reader *reader, size_t i)
{
	static const char *const who[] = { "customers", "clients", "accounts", "kunden", "clienti", "clientes" };
	const struct token *token = narrative_token(reader, i);

	return (str_is(token->fold, "existing") || str_is(token->fold, "current") ||
		str_is(token->fold, "bestehende") || str_is(token->fold, "bestehenden")) &&
	       TOKEN_IS_ONE(narrative_token(reader, i + 1), who);
}

/*
 * "There is very little in the expansion pipeline": a word of scarcity, one of being there and one for the business with
 * customers, in a sentence that names no one, tells no amount and speaks of no gate.
 */
static bool is_scarce(const struct narrative_reader *reader, const struct sentence *sentence, uint64_t cues)
{
	const uint64_t other = LEX(GATE) | LEX(GATE_CUE) | LEX(NOT_EXPANSION) | LEX(HYPO) | LEX(PAST) | LEX(LOST) |
			       LEX(CLOSED) | LEX(TAM);
	if (sentence->name || sentence->money || sentence->percent || (sentence->all & other))
		return false;
	/* "Nothing else is open in the base" closes a list. */
	if ((cues & CUES(ELSE)) || !(cues & CUES(EXISTS)) || !(cues & CUES(EXPANSION)))
		return false;
	return (cues & CUES(SCARCE)) || says_none(reader, sentence);
}

/* "Twelve months ago this paragraph consisted of …": the sentence opens in the past, however far the word is. */
static bool was_ago(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < from + 6; i++)
		if (str_is(narrative_token(reader, i)->fold, "ago") || str_is(narrative_token(reader, i)->fold, "once"))
			return true;
	return from + 1 < to && str_is(narrative_token(reader, from)->fold, "last") &&
	       token_has(narrative_token(reader, from + 1), LEX(TIME_UNIT));
}

static bool is_thin(const struct narrative_reader *reader, const bool *inside, const struct sentence *sentence)
{
	size_t words = sentence->to - sentence->from;
	uint64_t cues = 0;

	for (size_t i = sentence->from; i < sentence->to; i++) {
		cues |= narrative_token(reader, i)->cues;
		if (is_existing_customers(reader, i))
			cues |= CUES(EXPANSION);
	}
	if (is_scarce(reader, sentence, cues))
		return true;
	for (size_t i = sentence->from; i < sentence->to; i++) {
		const struct token *token = narrative_token(reader, i);

		/* "they will light up the other clinics" */
		if (str_is(token->fold, "light") && str_is(narrative_token(reader, i + 1)->fold, "up"))
			continue;
		if (inside[i] || (str_is(token->fold, "tom") &&
				  ((token->flags & TOKEN_UPPER) || token_is_mark(narrative_token(reader, i + 1), ':'))))
			continue;
		/* "Peregrine …: there is nothing left to clear" is about one deal. */
		if ((token->begin & LEX(THIN_WHOLE)) && sentence->name && !opens_with_exception(reader, sentence->from))
			continue;
		if (token->begin & LEX(THIN_WHOLE))
			return !near(reader, i, 6, LEX(HYPO)) && !near(reader, i, 4, LEX(PAST)) &&
			       !is_partial(reader, i);
		if (!(token->begin & LEX(THIN)) || thin_elsewhere(reader, i) ||
		    (sentence->name && sentence->money && !(cues & CUES(EXPANSION))))
			continue;
		if (was_ago(reader, sentence->from, i) || near(reader, i, 8, LEX(NEGATE) | LEX(PAST)) ||
		    near(reader, i, 10, LEX(HYPO)))
			continue;
		if (denied_after(reader, i + 1, sentence->to < i + 5 ? sentence->to : i + 5))
			continue;
		/* "A modest EUR 7,700." */
		if ((sentence->all & LEX(PIPELINE)) || (words <= 5 && !sentence->money))
			return true;
	}
	return false;
}

/* "Two names, and that is thin: Calder Mills (£12k, …)": what stands before the colon is a sentence of its own. */
static bool is_thin_before_colon(const struct narrative_reader *reader, const bool *inside,
				 const struct sentence *sentence)
{
	struct sentence head = { .from = sentence->from, .to = sentence->from };

	while (head.to < sentence->to && !token_is_mark(narrative_token(reader, head.to), ':')) {
		if (inside[head.to])
			return false;
		head.all |= narrative_token(reader, head.to++)->lex;
	}
	head.money = narrative_mark_in(reader, MARK_SIZE, head.from, head.to, 0) != NARRATIVE_NONE;
	return head.to < sentence->to && sentence->name && is_thin(reader, inside, &head);
}

static void read_thin(struct narrative_reader *reader, struct narrative *narrative, const bool *inside)
{
	if (!(reader->tokens.lex & (LEX(THIN) | LEX(THIN_WHOLE))) && !(reader->tokens.cues & CUES(SCARCE)) &&
	    !((reader->tokens.lex & LEX(NEGATE)) && (reader->tokens.cues & CUES(EXPANSION))))
		return;
	for (size_t from = 0; from < reader->tokens.list.n && !narrative->thin_statement;) {
		struct sentence sentence = next_sentence(reader, inside, from);

		if (is_thin(reader, inside, &sentence) || is_thin_before_colon(reader, inside, &sentence)) {
			narrative->thin_statement = true;
			narrative->thin_span = span_of(reader, sentence.from, sentence.to);
		}
		from = sentence.to + 1;
	}
}

/* Talk of the market: a strong word, and an amount or a percentage in the same or the next sentence. */
static void read_tam(struct narrative_reader *reader, struct narrative *narrative, const bool *inside)
{
	size_t weak = 0;
	bool money_before = false;

	if (!(reader->tokens.lex & (LEX(TAM) | LEX(TAM_STRONG))))
		return;
	for (size_t from = 0; from < reader->tokens.list.n && !narrative->tam_talk;) {
		struct sentence sentence = next_sentence(reader, inside, from),
				after = next_sentence(reader, inside, sentence.to + 1);
		bool figure = sentence.money || sentence.percent || after.money || money_before;
		bool negated = (sentence.all & LEX(NEGATE)) && !(sentence.all & LEX(EACH));

		money_before = sentence.money && !sentence.name;
		weak += (sentence.all & LEX(TAM)) && sentence.money && !sentence.name;
		if (((sentence.all & LEX(TAM_STRONG)) && figure && !negated && !sentence.name) || weak >= 2) {
			narrative->tam_talk = true;
			narrative->tam_span = span_of(reader, sentence.from, sentence.to);
		}
		from = sentence.to + 1;
	}
}

void narrative_flags_read(struct narrative_reader *reader, struct narrative *narrative)
{
	const bool *inside = name_tokens(reader);
	size_t complete = 0;

	narrative->doubtful = reader->doubtful;
	read_thin(reader, narrative, inside);
	read_tam(reader, narrative, inside);
	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];

		complete += entry->size.found && entry->timing.found && entry->gate.found;
	}
	narrative->tam_in_place = narrative->tam_talk && complete < 3;
	for (size_t i = 0; i < reader->tokens.list.n && !reader->deals && (reader->tokens.lex & LEX(ANON_DESC)); i++)
		reader->deals = (narrative_token(reader, i)->begin & LEX(ANON_DESC)) && !is_of_every(reader, i) &&
				narrative_mark_in(reader, MARK_SIZE, i, i + 20, 0) != NARRATIVE_NONE;
	narrative->vague_only =
		!narrative->entries.n && !narrative->thin_statement && !reader->deals && !str_is_blank(reader->text);
	if (narrative->vague_only)
		narrative->vague_span = (struct span){ 0, reader->text.n };
}
