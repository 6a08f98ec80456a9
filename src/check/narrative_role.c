/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* How far a sentence is read, so that a text without full stops costs no more than any other. */
enum { REACH = 160 };

/* Why a candidate is out. */
#define CLASSES_OUT (NARRATIVE_OUT | LEX(REFERENCE))

/* --- headings */

/* "closed_won:", "renewal_flat:": a key of an export, by the whole or by its first word. */
static bool is_closed_key(struct narrative_reader *reader, const struct token *token)
{
	struct str key = token->fold;
	size_t dash = str_find_char(key, '_', 0);
	char *p;

	if (dash == STR_NONE)
		return false;
	p = arena_alloc(&reader->arena, key.n + 1);
	for (size_t i = 0; i < key.n; i++)
		p[i] = key.p[i] == '_' ? ' ' : key.p[i];
	return lexicon_is((struct str){ p, key.n }, LEXICON_HEAD_CLOSED) ||
	       lexicon_is((struct str){ p, dash }, LEXICON_HEAD_CLOSED);
}

static bool heading_blocks(struct narrative_reader *reader, const struct structure_line *line)
{
	uint64_t all = narrative_classes(reader, line->tokens.from, line->tokens.to);
	const struct token *first = narrative_token(reader, line->tokens.from);

	if (all & (LEX(PROSPECT) | LEX(REFERENCE)))
		return true;
	if (all & LEX(OPEN_AGAIN))
		return false;
	return (first->begin & (LEX(HEAD_CLOSED) | LEX(CLOSED) | LEX(LOST))) != 0 || is_closed_key(reader, first);
}

/* "3. Asked and declined" above items of its own. */
static bool item_blocks(const struct narrative_reader *reader, size_t index)
{
	const struct structure_line *line = &reader->structure.lines.v[index];
	uint64_t all;

	if (line->kind != STRUCTURE_ITEM || line->tokens.to - line->tokens.from > 5 ||
	    index + 1 == reader->structure.lines.n || line[1].kind != STRUCTURE_ITEM || line[1].depth <= line->depth)
		return false;
	all = narrative_classes(reader, line->tokens.from, line->tokens.to);
	return (all & (LEX(LOST) | LEX(CLOSED) | LEX(PROSPECT))) && !(all & (LEX(OPEN_AGAIN) | LEX(TIME_YES)));
}

void narrative_account_block(struct narrative_reader *reader)
{
	int depth = 0;

	for (size_t i = 0; i < reader->structure.lines.n; i++) {
		const struct structure_line *line = &reader->structure.lines.v[i];

		if (line->kind == STRUCTURE_BLANK || line->kind == STRUCTURE_RULE)
			continue;
		if (depth && line->kind != STRUCTURE_ROW && line->depth <= depth)
			depth = 0;
		if (!depth &&
		    ((line->kind == STRUCTURE_HEADING && heading_blocks(reader, line)) || item_blocks(reader, i)))
			depth = line->depth;
		reader->blocked[i] = depth > 0 || (line->flags & STRUCTURE_CHECKED);
	}
}

/* --- own names, registry */

static bool names_equal(const struct narrative_reader *reader, const struct name *name, struct str text)
{
	struct str source = { 0 };
	const struct token *first = narrative_token(reader, name->from), *last = narrative_token(reader, name->to - 1);

	source = str_sub(reader->text, first->span.at, last->span.at + last->span.n - first->span.at);
	if (str_ends(source, STR("'s")))
		source.n -= 2;
	return str_eq_nocase(source, text);
}

/* The first word of text, folded as far as ASCII goes, equals the name's first word. */
static bool same_first_word(const struct narrative_reader *reader, const struct name *name, struct str text)
{
	size_t space = str_find_char(text, ' ', 0);
	struct str word = space == STR_NONE ? text : str_sub(text, 0, space);
	struct str own = str_in(reader->text, narrative_token(reader, name->from)->span);

	if (str_ends(own, STR("'s")))
		own.n -= 2;
	if (str_ends(own, STR("\u2019s")))
		own.n -= 4;
	return word.n > 2 && str_eq_nocase(own, word);
}

bool narrative_role_is_own(const struct narrative_reader *reader, const struct name *name)
{
	const struct narrative_context *context = reader->context;

	if (!context)
		return false;
	if (context->company.n && same_first_word(reader, name, context->company))
		return true;
	for (size_t i = 0; i < context->own_count; i++)
		if (names_equal(reader, name, context->own_names[i]))
			return true;
	return false;
}

bool narrative_role_is_registered(const struct narrative_reader *reader, const struct name *name)
{
	return narrative_registry_family(reader, (struct range){ name->from, name->to }).n > 0;
}

/* --- roles in the sentence */

size_t narrative_sentence_to(const struct narrative_reader *reader, size_t i, size_t limit)
{
	size_t stop = i < reader->tokens.list.n ? reader->stop_at[i] : i;

	if (limit > i + REACH)
		limit = i + REACH;
	return limit <= i ? i : limit < stop ? limit : stop;
}

size_t narrative_sentence_from(const struct narrative_reader *reader, size_t i, size_t most)
{
	size_t least = i > most ? i - most : 0;

	while (i > least && !narrative_is_stop(reader, i - 1))
		i--;
	return i;
}

/* "✅ Foundry Row", "New – Ferngate Capital": a sign or status before the name. */
static bool has_status_before(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;
	const struct token *status;

	if (!before || before->kind == TOKEN_BREAK)
		return false;
	if (token_is_mark(before, 'v') || token_is_mark(before, 'x'))
		return true;
	if (name->from < 2 ||
	    (!token_is_mark(before, '-') && !token_is_mark(before, ':') && !token_is_mark(before, '|')))
		return false;
	status = narrative_token(reader, name->from - 2);
	if (!(status->flags & TOKEN_START))
		return false;
	return token_has(status, LEX(HEAD_CLOSED)) || str_is(status->fold, "new") || str_is(status->fold, "neu");
}

/* "(customer since March)", "signed its first contract in 2023 and now wants": no new logo whatever else is said. */
static bool is_existing(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++) {
		struct str word = narrative_token(reader, i)->fold, next = narrative_token(reader, i + 1)->fold;

		if ((str_is(word, "customer") || str_is(word, "client") || str_is(word, "customers") ||
		     str_is(word, "kunde")) &&
		    (str_is(next, "since") || str_is(next, "for") || str_is(next, "seit") || str_is(next, "from")))
			return true;
		if (str_is(word, "now") && token_has(narrative_token(reader, i + 1), LEX(VERB)))
			return true;
	}
	return false;
}

/* The answer from token i on, perhaps behind "Jonas:", says in a few words that they are gone or never were. */
static bool denies(const struct narrative_reader *reader, size_t i)
{
	size_t to;

	while (narrative_token(reader, i)->kind == TOKEN_BREAK && i < reader->tokens.list.n)
		i++;
	if (token_is_mark(narrative_token(reader, i + 1), ':'))
		i += 2;
	to = narrative_sentence_to(reader, i, i + 12);
	return to < i + 10 && (narrative_classes(reader, i, to) & (LEX(LOST) | LEX(PROSPECT) | LEX(CLOSED))) &&
	       !(narrative_classes(reader, i, to) & LEX(OPEN_AGAIN));
}

/* "We had Bradwell Homes here. It has been sold.": the next sentence speaks of the name by a pronoun. */
static bool is_lost_next(const struct narrative_reader *reader, const struct name *name)
{
	size_t stop = narrative_sentence_to(reader, name->to, name->to + REACH);
	struct str word = narrative_token(reader, stop + 1)->fold;
	uint64_t all;

	/* "Elin: Sephora?", and the answer is "not a customer" */
	if (token_is_mark(narrative_token(reader, name->to), '?'))
		return denies(reader, name->to + 1);
	/* "> Nando's", and below it "Drop it." */
	if (narrative_token(reader, stop)->kind == TOKEN_BREAK && stop == name->to && (name->flags & NAME_START)) {
		size_t to = narrative_sentence_to(reader, stop + 1, stop + 12);

		return to < stop + 8 && (narrative_classes(reader, stop + 1, to) & LEX(LOST));
	}
	if (!(narrative_token(reader, stop)->flags & TOKEN_STOP) ||
	    !(str_is(word, "it") || str_is(word, "they") || str_is(word, "he") || str_is(word, "she")))
		return false;
	all = narrative_classes(reader, stop + 1, narrative_sentence_to(reader, stop + 1, stop + 40));
	return (all & LEX(LOST)) && !(all & LEX(OPEN_AGAIN));
}

/* "renews in December at the same price", "renouvelle à l'identique" */
static bool renews_as_it_is(const struct narrative_reader *reader, size_t from, size_t to)
{
	bool renews = false;

	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1);

		renews |= token_cues(token, CUES(RENEWS));
		if (renews && token_cues(token, CUES(SAME)) &&
		    (token_cues(next, CUES(SAME_WHAT)) || (token->fold.n > 6 && next->kind != TOKEN_WORD)))
			return true;
	}
	return false;
}

/* "Orchard Vale bought letters from us two years ago. … The value is £42k. We think it will be signed in March." */
static bool goes_on(const struct narrative_reader *reader, const struct name *name, size_t next)
{
	size_t from = narrative_sentence_to(reader, name->to, name->to + REACH) + 1,
	       to = narrative_line_at(reader, name->from)->all.to;

	to = next < to ? next : to;
	for (const struct name *other = name + 1; other < reader->names.list.v + reader->names.list.n; other++) {
		if (other->from >= to)
			break;
		if (narrative_evidence_is_plausible(reader, other) && !(other->flags & NAME_SENTENCE))
			to = other->from;
	}
	return (name->flags & NAME_START) && from < to &&
	       narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP) != NARRATIVE_NONE &&
	       narrative_mark_in(reader, MARK_TIME, from, to, MARK_TRAP) != NARRATIVE_NONE;
}

/* "…, as would Kela", "so is Kela": what was said before holds for the name. */
static bool is_likened(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const verbs[] = { "would", "is", "are", "will", "does", "did", "has" };
	const struct token *verb = name->from > 1 ? narrative_token(reader, name->from - 1) : NULL;

	return verb && TOKEN_IS_ONE(verb, verbs) && (str_is(verb[-1].fold, "as") || str_is(verb[-1].fold, "so"));
}

/* "Lotus Tiles is done (£18k)", "… is done and dusted": that is all that is said of it. */
static bool is_closed(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const be[] = { "is",  "are",  "was",  "were", "ist", "sind",
					  "est", "sont", "está", "è",    "är",  "er" };
	static const char *const past[] = { "on", "in", "last", "yesterday" };
	const struct token *behind = narrative_token(reader, name->to + 2);

	/* "- Tarrant Stationery: signed on 2 May, £4,000, nothing left to do" */
	if (token_is_mark(narrative_token(reader, name->to), ':') && (name->flags & NAME_START) &&
	    str_is(narrative_token(reader, name->to + 1)->fold, "signed") && TOKEN_IS_ONE(behind, past))
		return true;
	return TOKEN_IS_ONE(narrative_token(reader, name->to), be) &&
	       token_in(narrative_token(reader, name->to + 1), SETS(CLOSED_WORD)) &&
	       (behind->kind == TOKEN_MARK || behind->kind == TOKEN_BREAK || narrative_place_is_conjunction(behind));
}

uint64_t narrative_role_classes_behind(const struct narrative_reader *reader, const struct name *name, size_t to)
{
	uint64_t all = 0;

	for (size_t i = name->to; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		/* "…, where Eneco (no client of ours) praised it" */
		if (token_is_mark(token, '(') && i > name->to && (token[-1].flags & TOKEN_UPPER) &&
		    !narrative_place_has_mark(reader, i, narrative_place_bracket_to(reader, i + 1)))
			i = narrative_place_bracket_to(reader, i + 1);
		all |= narrative_token(reader, i)->lex;
	}
	return all;
}

bool narrative_role_is_out(const struct narrative_reader *reader, const struct name *name, uint64_t front, size_t next)
{
	size_t to = name->to;
	uint64_t own;

	while (to < next && to < name->to + REACH && narrative_token(reader, to)->kind != TOKEN_BREAK &&
	       !(narrative_token(reader, to)->flags & TOKEN_STOP) && !token_is_mark(narrative_token(reader, to), '|'))
		to++;
	own = narrative_role_classes_behind(reader, name, to);
	if (is_existing(reader, name->to, narrative_sentence_to(reader, name->to, next)))
		return (own & LEX(LOST)) != 0;
	if (is_closed(reader, name) || is_lost_next(reader, name) ||
	    (!(own & LEX(OPEN_AGAIN)) &&
	     renews_as_it_is(reader, name->to, narrative_sentence_to(reader, name->to, next))))
		return true;
	if (has_status_before(reader, name) || (own & (LEX(LOST) | LEX(RENEWAL))))
		return true;
	if ((own & LEX(PROSPECT)) ||
	    ((own & LEX(REFERENCE)) && !(own & LEX(OPEN_AGAIN)) &&
	     narrative_mark_in(reader, MARK_SIZE, name->to, next, MARK_TRAP) == NARRATIVE_NONE))
		return true;
	if ((own & LEX(CLOSED)) && !(own & (LEX(OPEN_AGAIN) | LEX(GATE_CUE))) && !goes_on(reader, name, next))
		return true;
	return (front & CLASSES_OUT) && (!(front & LEX(OPEN_AGAIN)) || is_likened(reader, name));
}

/* "its bank, Harwood & Co.", "their agency Bright Side": a party of somebody's; "our customer X" is one of ours. */
static bool is_possessed(const struct narrative_reader *reader, const struct name *name)
{
	size_t words = 0, commas = 0;

	for (size_t i = name->from; i-- > 0 && words < 5;) {
		const struct token *token = narrative_token(reader, i);

		if (token_is_mark(token, ',') && !words && !commas++)
			continue;
		if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER && !(token->flags & TOKEN_SENTENCE)))
			return false;
		if (token_in(token, SETS(OUR_CUSTOMER)))
			return false;
		if (token_in(token, SETS(OWNER)))
			return words > 0;
		if (token_has(token, LEX(VERB)))
			return false;
		words += !narrative_place_is_article(token);
	}
	return false;
}

/* ", our oldest customer, …" */
static bool is_our_customer(const struct narrative_reader *reader, size_t from)
{
	static const char *const words[] = { "customer", "client", "account", "customers", "user", "reference" };

	for (size_t i = from; i < from + 4; i++)
		if (TOKEN_IS_ONE(narrative_token(reader, i), words))
			return true;
	/* ", our smallest, goes …" */
	return narrative_token(reader, from)->fold.n > 5 && str_ends(narrative_token(reader, from)->fold, STR("est")) &&
	       narrative_token(reader, from + 1)->kind == TOKEN_MARK;
}

static bool is_made_by_us(const struct narrative_reader *reader, size_t i)
{
	static const char *const verbs[] = { "launched", "released", "introduced", "built",
					     "shipped",  "sell",     "ship",       "launch" };

	if (!token_is_mark(narrative_token(reader, i), ',') || !str_is(narrative_token(reader, i + 1)->fold, "which") ||
	    !str_is(narrative_token(reader, i + 2)->fold, "we"))
		return false;
	return TOKEN_IS_ONE(narrative_token(reader, i + 3), verbs);
}

/* "Together with our partner Novatec we offered Stadtbad Linz …": a new clause begins. */
static bool is_we(const struct token *token)
{
	return token_in(token, SETS(WE_OR_THEY));
}

/* "…, our reseller,", "is a partner", "(agency)", but "would take the carrier scorecard" */
static bool is_called_partner(const struct narrative_reader *reader, size_t from)
{
	size_t to = narrative_sentence_to(reader, from, from + 5);

	for (size_t i = from; i < to; i++) {
		const struct token *next = narrative_token(reader, i + 1);

		if (token_has(narrative_token(reader, i), LEX(PARTNER)) &&
		    (next->kind != TOKEN_WORD || token_has(next, LEX(FUNCTION) | LEX(VERB) | LEX(PARTNER))))
			return true;
	}
	return false;
}

/* "Clio is sniffing around", "zendesk is also bidding there" */
static bool is_rival(const struct narrative_reader *reader, size_t from)
{
	size_t to = narrative_sentence_to(reader, from, from + 40);

	for (size_t i = from; i < from + 4; i++) {
		if (token_cues(narrative_token(reader, i), CUES(RIVAL_DOES)))
			return narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP) == NARRATIVE_NONE;
		if (narrative_token(reader, i)->kind != TOKEN_WORD)
			return false;
	}
	return false;
}

/* "Siemens Energy, via Accenture, …", "orders through Bechtle", "Accenture's paper says $400K" */
static bool is_channel(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const buys[] = { "buys",      "buy",       "orders", "order",   "bought",
					    "purchases", "contracts", "comes",  "sourced", "sources",
					    "purchase",  "runs",      "goes" };
	static const char *const papers[] = { "paper", "quote", "margin", "cut", "markup", "commission", "invoice" };
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	if (before && str_is(before->fold, "via"))
		return true;
	if (before && name->from > 1 && str_is(before->fold, "through") &&
	    (TOKEN_IS_ONE(before - 1, buys) || token_is_mark(before - 1, ',')))
		return true;
	return str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s")) &&
	       TOKEN_IS_ONE(narrative_token(reader, name->to), papers);
}

bool narrative_role_is_bystander(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const things[] = { "module", "app",    "add-on", "portal", "suite",     "edition",
					      "plugin", "engine", "modul",  "tool",   "dashboard", "assistant" };
	static const char *const brought[] = { "brought", "found", "won", "led", "brings", "finds" };
	size_t from = name->from > 4 ? name->from - 4 : 0;
	uint64_t before = 0;

	if (is_possessed(reader, name) || is_rival(reader, name->to) || is_channel(reader, name))
		return true;

	/* "Apart from Mojave Solar …" */
	if (name->from > 1 && str_is(narrative_token(reader, name->from - 1)->fold, "from") &&
	    (str_is(narrative_token(reader, name->from - 2)->fold, "apart") ||
	     str_is(narrative_token(reader, name->from - 2)->fold, "aside")))
		return false;
	/* "Harbor Suite, which we launched in March" */
	if (is_made_by_us(reader, name->to))
		return true;
	/* "if its landlord agrees, Gulf Coast Boats $32,000": the comma parts clauses behind a verb. */
	if (name->from > 1 && token_is_mark(narrative_token(reader, name->from - 1), ',') &&
	    token_has(narrative_token(reader, name->from - 2), LEX(VERB) | LEX(GATE)) &&
	    str_ends(narrative_token(reader, name->from - 2)->fold, STR("s")))
		from = name->from;
	for (size_t i = name->from; i-- > from;) {
		const struct token *token = narrative_token(reader, i);

		/* The comma of an apposition does not part: "Rawcliffe's new owner, Merriman Capital, …". */
		if (mark_is_boundary(&reader->tokens, i) || (token_is_mark(token, ',') && i + 1 != name->from) ||
		    token_is_mark(token, ':') || is_we(token))
			break;
		/* "Our partner Novatec introduced Alp Hotels": another name did something. */
		if (i + 1 < name->from && (token->flags & TOKEN_UPPER) &&
		    (str_ends(narrative_token(reader, i + 1)->fold, STR("ed")) ||
		     TOKEN_IS_ONE(narrative_token(reader, i + 1), brought) ||
		     token_has(narrative_token(reader, i + 1), LEX(VERB))))
			break;
		/* "Ashdown Partners and Wilberforce": a word of another name */
		if ((token->flags & TOKEN_UPPER) && i > 0 && (narrative_token(reader, i - 1)->flags & TOKEN_UPPER) &&
		    i + 1 < name->from)
			continue;
		before |= token->lex;
	}
	if ((before & (LEX(PARTNER) | LEX(COMPETITOR) | LEX(INVESTOR))) && !(before & LEX(CUE)))
		return true;
	/* "Meridian, our analytics tier, …" */
	if (token_is_mark(narrative_token(reader, name->to), ',') &&
	    str_is(narrative_token(reader, name->to + 1)->fold, "our") && !is_our_customer(reader, name->to + 2))
		return true;
	/* "The Smart Insights module launched in March" */
	if (name->from > 0 && TOKEN_IS_ONE(narrative_token(reader, name->to), things) &&
	    (narrative_place_is_article(narrative_token(reader, name->from - 1)) ||
	     str_is(narrative_token(reader, name->from - 1)->fold, "our")))
		return true;
	/* "We sell Route to Atlas Copco" */
	if (name->from > 0 && str_is(narrative_token(reader, name->to)->fold, "to") &&
	    (str_is(narrative_token(reader, name->from - 1)->fold, "sells") ||
	     str_is(narrative_token(reader, name->from - 1)->fold, "sell") ||
	     str_is(narrative_token(reader, name->from - 1)->fold, "offer")))
		return true;
	if (narrative_classes(reader, name->to, narrative_sentence_to(reader, name->to, name->to + 40)) & LEX(OWN))
		return true;
	return !(name->flags & NAME_START) && is_called_partner(reader, name->to);
}
