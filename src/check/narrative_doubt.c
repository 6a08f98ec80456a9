/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/*
 * An answer is said to be missing when there are grounds to say so, and not because none was found:
 *   the text says that it is open;
 *   a column or label for it is there and holds nothing (narrative_table.c, narrative_answer.c);
 *   or everything that was read for the account is understood, and nothing in its reach or left over elsewhere could be it.
 * All else is doubt, and doubt is kept silent about.
 */

struct doubt {
	struct narrative_reader *reader;
	uint8_t *said; /* per token: bits of the kinds that it answers for somebody, and whether it is in a name */
	uint8_t *elsewhere; /* per account: bits of the kinds that may be told where nobody takes it for a mention */
	bool orphaned[MARK_KINDS]; /* an answer that is nobody's stands somewhere */
	bool shared[MARK_KINDS]; /* a sentence about all may hold an answer that was not understood */
};

enum { SAID_NAME = 1 << MARK_KINDS };

static void note_said(struct doubt *doubt)
{
	struct narrative_reader *reader = doubt->reader;

	doubt->said = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(*doubt->said));
	for (size_t i = 0; i < reader->accounts.n; i++)
		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
			struct range slot = reader->accounts.v[i].slots[kind];

			/* Shared by many, it is noted once. */
			if (narrative_answer_is_empty(slot) || (doubt->said[slot.from] & 1 << kind))
				continue;
			for (size_t k = slot.from; k < slot.to; k++)
				doubt->said[k] |= (uint8_t)(1 << kind);
		}
	for (size_t i = 0; i < reader->mentions.n; i++)
		for (size_t k = reader->mentions.v[i].tokens.from; k < reader->mentions.v[i].tokens.to; k++)
			doubt->said[k] |= SAID_NAME;
}

static bool is_said(const struct doubt *doubt, size_t from, size_t to, unsigned bits)
{
	for (size_t i = from; i < to; i++)
		if (doubt->said[i] & bits)
			return true;
	return false;
}

/* Named, and not only called by what it is: "the miller". */
static bool is_named(const struct doubt *doubt, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((doubt->said[i] & SAID_NAME) &&
		    (narrative_token(doubt->reader, i)->flags & (TOKEN_UPPER | TOKEN_CAMEL | TOKEN_START)))
			return true;
	return false;
}

/* An amount that the market is worth: "a C$9 million addressable opportunity". */
static bool is_of_market(const struct narrative_reader *reader, size_t i)
{
	return narrative_share_is_market(reader, narrative_sentence_from(reader, i, 40),
					 narrative_sentence_to(reader, i, i + 40), LEX(TAM_STRONG));
}

/* A mark in [from, to) that answers for nobody and might. */
static bool has_unclaimed(const struct doubt *doubt, enum mark_kind kind, size_t from, size_t to)
{
	const struct mark_list *marks = &doubt->reader->marks[kind];

	for (size_t i = doubt->reader->mark_at[kind][from]; i < marks->list.n && marks->list.v[i].from < to; i++)
		if (!(marks->list.v[i].flags & (MARK_TRAP | MARK_UNKNOWN | MARK_TOTAL | MARK_NONE)) &&
		    !(doubt->said[marks->list.v[i].from] & (1 << kind)) &&
		    !(kind == MARK_SIZE && is_of_market(doubt->reader, marks->list.v[i].from)))
			return true;
	return false;
}

/* Part of the name of an account, or letters that may stand for one: "GPA", "Kirloskar". */
static bool may_be_account(const struct narrative_reader *reader, const struct name *name)
{
	enum { MOST = 64 };
	const struct token *first = narrative_token(reader, name->from);

	if (name->to == name->from + 1 && (first->flags & TOKEN_CAPS) && first->span.n <= 5)
		return true;
	/* A bound for hostile texts. */
	for (size_t i = 0; i < reader->accounts.n && i < MOST; i++)
		for (size_t k = reader->accounts.v[i].name.from; k < reader->accounts.v[i].name.to; k++)
			if (str_eq(narrative_token(reader, k)->fold, first->fold))
				return true;
	return false;
}

/* A name that is no account stands in [from, to): what is said there is said of it. */
static bool is_of_other(const struct doubt *doubt, size_t from, size_t to)
{
	const struct narrative_reader *reader = doubt->reader;

	for (size_t i = name_first(&reader->names, from); i < reader->names.list.n && reader->names.list.v[i].from < to;
	     i++) {
		const struct name *name = &reader->names.list.v[i];

		if (!(doubt->said[name->from] & SAID_NAME) &&
		    !(name->flags & (NAME_COMMON | NAME_PLACE | NAME_PERSON | NAME_ANON)) &&
		    (name->to > name->from + 1 || !narrative_token(reader, name->from)->lex) &&
		    narrative_parallel_is_doubtful(reader, name) && !may_be_account(reader, name))
			return true;
	}
	return false;
}

/* Accounts are named in [from, to), and all of them have their answer. */
static bool is_settled(const struct doubt *doubt, enum mark_kind kind, size_t first, size_t last)
{
	const struct narrative_reader *reader = doubt->reader;

	for (size_t i = first; i < last; i++)
		if (narrative_answer_is_empty(reader->accounts.v[reader->mentions.v[i].account].slots[kind]))
			return false;
	return first < last;
}

/* A sentence about ourselves, or about the business as a whole. */
static bool is_of_us(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const words[] = {
		"pipeline", "funnel", "quota", "target", "targets", "expansion", "growth"
	};

	for (; from < to; from++)
		if (token_cues(narrative_token(reader, from), CUES(WE) | CUES(OURS)) ||
		    TOKEN_IS_ONE(narrative_token(reader, from), words))
			return true;
	return false;
}

/* "Before Seollal for the retailer, at the end of the month for the other": who is meant is told by no name. */
static bool is_dealt_out(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (; from < to; from++)
		if (token_cues(narrative_token(reader, from), CUES(DEALT_OUT)))
			return true;
	return false;
}

/* "the boat builder follows in August": a noun that stands for an account and is no party, no product and no time. */
static bool is_described(const struct narrative_reader *reader, size_t from, size_t to)
{
	const uint64_t other = LEX(GATE) | LEX(GATE_CUE) | LEX(PRODUCT) | LEX(FUNCTION) | LEX(TIME_UNIT) | LEX(MONTH) |
			       LEX(PERIOD) | LEX(HOLIDAY) | LEX(SEASON) | LEX(ORDINAL) | LEX(ENDOF) | LEX(CURRENCY) |
			       LEX(PIPELINE) | LEX(TAM) | LEX(TIME_NEXT) | LEX(TOTAL);

	for (size_t i = from; i + 2 < to; i++) {
		size_t noun = i + 1, end = noun;

		if (!narrative_place_is_article(narrative_token(reader, i)) ||
		    str_is(narrative_token(reader, i)->fold, "a") || str_is(narrative_token(reader, i)->fold, "an"))
			continue;
		while (end < to && end < noun + 2 && narrative_token(reader, end)->kind == TOKEN_WORD &&
		       !(narrative_token(reader, end)->flags & TOKEN_UPPER) &&
		       !token_has(narrative_token(reader, end), other | LEX(VERB)))
			end++;
		if (end > noun && (token_has(narrative_token(reader, end), LEX(VERB) | LEX(TIME_PREP)) ||
				   token_is_mark(narrative_token(reader, end), ',')))
			return true;
	}
	return false;
}

/* "$400k, $85k and $9k, in that order" */
static bool has_several(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to)
{
	size_t mark = narrative_mark_in(reader, kind, from, to, MARK_TRAP | MARK_TOTAL);

	return mark != NARRATIVE_NONE && narrative_mark_in(reader, kind, reader->marks[kind].list.v[mark].to, to,
							   MARK_TRAP | MARK_TOTAL) != NARRATIVE_NONE;
}

/* Dates of other things stand in long sentences. */
static bool may_answer(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to)
{
	enum { SHORT = 14 };
	uint64_t all = narrative_classes(reader, from, to);

	if (kind == MARK_SIZE)
		return !(all & LEX(HYPO));
	if (kind == MARK_TIME)
		return to - from <= SHORT || (all & LEX(TIME_YES));
	/* A title names gates, too. */
	return (all & LEX(VERB)) || (narrative_token(reader, to)->flags & TOKEN_STOP);
}

/* "Subject: the board's list", "Date: 12 May" */
static bool is_mail_head(const struct narrative_reader *reader, size_t from)
{
	static const char *const words[] = { "subject", "from",      "to",    "cc",    "date", "sent",
					     "betreff", "von",       "an",    "objet", "de",   "asunto",
					     "oggetto", "onderwerp", "datum", "re",    "fwd",  "fw" };

	return token_is_mark(narrative_token(reader, from + 1), ':') &&
	       (narrative_token(reader, from)->flags & TOKEN_START) &&
	       TOKEN_IS_ONE(narrative_token(reader, from), words);
}

/* Answers of a kind in sentences where nobody claims one. */
static void find_orphans(struct doubt *doubt)
{
	const uint64_t others =
		LEX(TAM_STRONG) | LEX(TAM) | LEX(PROSPECT) | LEX(LOST) | LEX(CLOSED) | LEX(RENEWAL) | LEX(TOTAL);
	struct narrative_reader *reader = doubt->reader;
	size_t mention = 0, first;
	bool described;

	for (size_t from = 0, to; from < reader->tokens.list.n; from = to + 1) {
		const struct structure_line *line = narrative_line_at(reader, from);

		for (to = from; to < reader->tokens.list.n && narrative_token(reader, to)->kind != TOKEN_BREAK &&
				!(narrative_token(reader, to)->flags & TOKEN_STOP);)
			to++;
		first = mention;
		while (mention < reader->mentions.n && reader->mentions.v[mention].tokens.from < to)
			mention++;
		if (to == from || is_mail_head(reader, from) || reader->blocked[reader->line_of[from]] ||
		    line->kind == STRUCTURE_ROW || line->kind == STRUCTURE_HEADING ||
		    (line->kind == STRUCTURE_ITEM && is_named(doubt, from, to)) ||
		    (narrative_classes(reader, from, to) & others) ||
		    (is_of_us(reader, from, to) && !narrative_share_says_all(reader, from, to)) ||
		    is_of_other(doubt, from, to))
			continue;
		described = is_described(reader, from, to);
		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			doubt->orphaned[kind] |=
				((kind != MARK_GATE && described) ||
				 ((!is_said(doubt, from, to, 1U << kind) || is_dealt_out(reader, from, to) ||
				   (kind != MARK_GATE && first == mention && has_several(reader, kind, from, to))) &&
				  !is_settled(doubt, kind, first, mention))) &&
				may_answer(reader, kind, from, to) && has_unclaimed(doubt, kind, from, to);
	}
}

/* A word of a script that few words are known of. */
static bool is_foreign(const struct token *token)
{
	return token->kind == TOKEN_WORD && token->fold.n > 3 && (unsigned char)token->fold.p[0] >= 0xce &&
	       (unsigned char)token->fold.p[0] != 0xe1 && !token->lex;
}

/* Something in [from, to) that no recogniser took may be an answer. */
static bool has_candidate(const struct doubt *doubt, enum mark_kind kind, size_t from, size_t to, bool first)
{
	const struct narrative_reader *reader = doubt->reader;

	if (has_unclaimed(doubt, kind, from, to))
		return true;
	for (size_t i = from; i < to; i++)
		if (!(doubt->said[i] & SAID_NAME) && is_foreign(narrative_token(reader, i)))
			return true;
	if (kind == MARK_GATE)
		return narrative_reach_is_gatelike(reader, from, to, first);
	for (size_t i = from; i < to; i++)
		if (!(doubt->said[i] & SAID_NAME) && (kind == MARK_SIZE ? narrative_reach_is_sizelike(reader, i)
									: narrative_reach_is_timelike(reader, i)))
			return true;
	return false;
}

/* "All three are held up by the same thing, the report that we owe": what is not understood there may answer for each. */
static void find_shared(struct doubt *doubt)
{
	const struct narrative_reader *reader = doubt->reader;

	for (size_t from = 0, to; from < reader->tokens.list.n; from = to + 1) {
		to = narrative_sentence_to(reader, from, reader->tokens.list.n);
		if (to == from || reader->blocked[reader->line_of[from]] ||
		    (!narrative_share_is(reader, from, to) &&
		     (is_said(doubt, from, to, SAID_NAME) || narrative_share_clause(reader, from, to) == to)))
			continue;
		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			doubt->shared[kind] = doubt->shared[kind] || has_candidate(doubt, kind, from, to, false);
	}
}

/* Lines of whole sentences: a list or a table says what it says where it says it; prose may say it elsewhere. */
static bool is_prose(const struct narrative_reader *reader, size_t i)
{
	const struct structure_line *line = narrative_line_at(reader, i);
	enum { LONG = 40 };
	size_t stops = 0;

	if (line->kind != STRUCTURE_ITEM || line->all.to - line->all.from > LONG)
		return line->kind == STRUCTURE_TEXT || line->kind == STRUCTURE_ITEM;
	for (size_t k = line->tokens.from; k < line->tokens.to; k++)
		stops += (narrative_token(reader, k)->flags & TOKEN_STOP) != 0;
	return stops > 1;
}

/* Words that are neither a name nor an answer, nor glue, nor how much of the product they want. */
static bool has_more(const struct doubt *doubt, size_t from, size_t to)
{
	const uint64_t known = LEX(FUNCTION) | LEX(CUE) | LEX(PRODUCT) | LEX(COMMON);

	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(doubt->reader, i);

		if (!doubt->said[i] && !doubt->reader->taken[i] && token->kind == TOKEN_WORD &&
		    !token_has(token, known) && !token_cues(token, CUES(FIGURE_WORD)))
			return true;
	}
	return false;
}

/*
 * One answer was read and no other, though more is said: two are lacking far less often than they are told in a way that
 * nobody here understands. It is said only of those that are named with no more than the one answer, or of which the text
 * says that something is open.
 */
static bool is_half_read(const struct doubt *doubt, const struct narrative_account_found *account)
{
	const struct narrative_reader *reader = doubt->reader;
	size_t answered = 0;
	bool more = false;

	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		answered += !narrative_answer_is_empty(account->slots[kind]);
	if (answered != 1)
		return false;
	for (uint32_t r = account->region; r; r = reader->regions.v[r - 1].next) {
		struct range tokens = reader->regions.v[r - 1].tokens;

		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			if (narrative_reach_is_open(reader, kind, tokens.from, tokens.to))
				return false;
		/* "Upsell candidates: Roermond Glas (€18k)" */
		for (size_t i = tokens.from; i < account->name.from && account->name.from < tokens.to; i++)
			if (token_is_mark(narrative_token(reader, i), ':'))
				tokens.from = i + 1;
		more |= has_more(doubt, tokens.from, tokens.to);
	}
	return more;
}

/* Whether nobody can be sure that the account lacks an answer of the kind. */
static bool is_doubtful(const struct doubt *doubt, const struct narrative_account_found *account, enum mark_kind kind)
{
	const struct narrative_reader *reader = doubt->reader;
	bool candidate = false;

	for (uint32_t r = account->region; r; r = reader->regions.v[r - 1].next) {
		struct range tokens = reader->regions.v[r - 1].tokens;
		bool first = !reader->regions.v[r - 1].next;

		/* What opens a region is the name and what they want. */
		if (narrative_reach_is_open(reader, kind, tokens.from, tokens.to))
			return false;
		candidate = candidate || has_candidate(doubt, kind, tokens.from, tokens.to, first);
	}
	return candidate || doubt->shared[kind] || (doubt->elsewhere[account - reader->accounts.v] & 1U << kind) ||
	       (doubt->orphaned[kind] &&
		(is_prose(reader, account->name.from) || (kind != MARK_GATE && !account->region))) ||
	       is_half_read(doubt, account);
}

/* Nothing is known of it, and nothing says that it wishes for anything or that something is open: it may be no account. */
static bool is_bare(const struct narrative_reader *reader, const struct narrative_account_found *account)
{
	uint64_t all = LEX(CUE) | LEX(FOLLOWUP) | LEX(TIME_VAGUE) | LEX(GATE_UNKNOWN) | LEX(HYPO);
	size_t name = name_first(&reader->names, account->name.from), from = account->name.from, to;

	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		if (!narrative_answer_is_empty(account->slots[kind]) || account->locked[kind])
			return false;
	if (narrative_line_at(reader, from)->kind != STRUCTURE_TEXT || name == reader->names.list.n ||
	    reader->names.list.v[name].from != from ||
	    narrative_evidence_is_buying(reader, &reader->names.list.v[name]))
		return false;
	from = narrative_sentence_from(reader, from, 60);
	to = narrative_sentence_to(reader, account->name.to, account->name.to + 60);
	if (narrative_classes(reader, from, to) & all)
		return false;
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		if (narrative_reach_is_open(reader, kind, from, to))
			return false;
	for (; from < to; from++)
		if (token_cues(narrative_token(reader, from), CUES(WISHES)))
			return false;
	return true;
}

/* A name that was weighed and has two answers of its own is an account; what it lacks is doubted as with any other. */
static void trust(struct narrative_account_found *account)
{
	size_t open = 0, answered = 0;

	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		open += account->open[kind];
		answered += !narrative_answer_is_empty(account->slots[kind]);
	}
	for (enum mark_kind kind = MARK_SIZE; open == MARK_KINDS && answered > 1 && kind < MARK_KINDS; kind++)
		account->open[kind] = false;
}

static bool lacks_any(const struct narrative_reader *reader)
{
	for (size_t i = 0; i < reader->accounts.n; i++)
		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			if (narrative_answer_is_empty(reader->accounts.v[i].slots[kind]))
				return true;
	return false;
}

/*
 * Three accounts or more, none of them complete, half of the answers there, and each lacks something else: so nobody writes. The
 * others stand where they were not looked for. An answer that all lack, or names with hardly any, are another thing.
 */
static bool is_misread(const struct narrative_reader *reader)
{
	size_t answers = 0;
	unsigned first = 0;
	bool mixed = false;

	for (size_t i = 0; i < reader->accounts.n; i++) {
		unsigned lacks = 0;

		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			if (narrative_answer_is_empty(reader->accounts.v[i].slots[kind]))
				lacks |= 1U << kind;
			else
				answers++;
		if (!lacks)
			return false;
		mixed |= first && lacks != first;
		first = first ? first : lacks;
	}
	return mixed && reader->accounts.n >= 3 && answers * 2 >= reader->accounts.n * 3;
}

/* Of an account whose regions say themselves that the answer is open, nothing is doubted. */
static bool is_said_open(const struct narrative_reader *reader, const struct narrative_account_found *account,
			 enum mark_kind kind)
{
	for (uint32_t r = account->region; r; r = reader->regions.v[r - 1].next)
		if (narrative_reach_is_open(reader, kind, reader->regions.v[r - 1].tokens.from,
					    reader->regions.v[r - 1].tokens.to))
			return true;
	return false;
}

void narrative_doubt_read(struct narrative_reader *reader)
{
	bool misread;
	struct doubt doubt = { .reader = reader };

	for (size_t i = 0; i < reader->accounts.n; i++)
		trust(&reader->accounts.v[i]);
	if (!lacks_any(reader))
		return;
	note_said(&doubt);
	find_orphans(&doubt);
	find_shared(&doubt);
	doubt.elsewhere = arena_alloc(&reader->arena, (reader->accounts.n + 1) * sizeof(*doubt.elsewhere));
	narrative_twin_doubt(reader, doubt.elsewhere);
	misread = is_misread(reader);
	for (size_t i = 0; i < reader->accounts.n; i++) {
		struct narrative_account_found *account = &reader->accounts.v[i];

		bool bare = is_bare(reader, account);

		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			if (narrative_answer_is_empty(account->slots[kind]) && !account->locked[kind])
				account->open[kind] |= bare || is_doubtful(&doubt, account, kind) ||
						       (misread && !is_said_open(reader, account, kind));
	}
}
