/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_label.h"

/* The folded words of a range with single spaces. */
static struct str folded(struct narrative_reader *reader, struct range range)
{
	struct buf buf = BUF_EMPTY;
	struct str out;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind != TOKEN_WORD && token->kind != TOKEN_CURRENCY)
			continue;
		if (buf.n && !(token->flags & TOKEN_GLUED))
			buf_addc(&buf, ' ');
		if (token->kind == TOKEN_WORD)
			buf_add(&buf, token->fold);
		else
			buf_add(&buf, str_in(reader->text, token->span));
	}
	out = arena_str(&reader->arena, buf_str(&buf));
	buf_release(&buf);
	return out;
}

static const struct {
	enum lexicon_class class;
	enum narrative_column role;
} labels[] = {
	{ LEXICON_HEAD_ACCOUNT, NARRATIVE_COLUMN_ACCOUNT }, { LEXICON_HEAD_GATE, NARRATIVE_COLUMN_GATE },
	{ LEXICON_HEAD_TIME, NARRATIVE_COLUMN_TIME },       { LEXICON_HEAD_SIZE, NARRATIVE_COLUMN_SIZE },
	{ LEXICON_HEAD_STATUS, NARRATIVE_COLUMN_STATUS },   { LEXICON_HEAD_WHAT, NARRATIVE_COLUMN_WHAT },
};

enum narrative_column narrative_label_role(struct str text)
{
	for (size_t k = 0; k < COUNT_OF(labels); k++)
		if (lexicon_is(text, labels[k].class))
			return labels[k].role;
	return NARRATIVE_COLUMN_OTHER;
}

/* The words of a head: "acv_eur" and "close-date" are two. */
static size_t split_words(struct str text, struct str *words, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < most;) {
		size_t to = i;

		while (to < text.n && !strchr(" _-/", text.p[to]))
			to++;
		if (to > i)
			words[n++] = str_sub(text, i, to - i);
		i = to + 1;
	}
	return n;
}

/* "₹ lakh", "A$ p.a.", "in k€": a head with a currency, and nothing about what is paid today. */
static bool is_of_money(const struct narrative_reader *reader, struct range range)
{
	bool money = false;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token_has(token, LEX(MONEY_NOT) | LEX(PAST)) || str_is(token->fold, "current"))
			return false;
		money |= token->kind == TOKEN_CURRENCY || token_has(token, LEX(CURRENCY));
	}
	return money;
}

/* "Who can still say no", "Wer muss noch unterschreiben": a head that asks for who decides, not for who buys. */
static bool asks_for_decider(const struct str *words, size_t count)
{
	static const char *const who[] = {
		"who", "whom", "whose", "wer", "wen", "qui", "quien", "quién", "chi", "wie"
	};
	static const char *const decides[] = {
		"no",      "sign",  "signs",   "sign-off",    "approve",   "approves", "decide",
		"decides", "block", "blocks",  "stop",        "stops",     "hold",     "holds",
		"veto",    "agree", "agrees",  "must",        "waiting",   "wait",     "clears",
		"clear",   "nod",   "muss",    "entscheidet", "zustimmen", "signe",    "bloque",
		"valide",  "firma", "beslist", "moet",        "release",   "releases", "unterschreibt",
	};
	bool asks = false;

	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < COUNT_OF(who) && !asks; k++)
			asks = str_is(words[i], who[k]);
		for (size_t k = 0; k < COUNT_OF(decides) && asks; k++)
			if (str_is(words[i], decides[k]))
				return true;
	}
	return false;
}

/* "Opp ID", "Deal no.": the number of a record, not the one it is about. */
static bool is_number_of_record(const struct str *words, size_t count)
{
	static const char *const ends[] = { "id",     "ids",    "no",  "no.", "nr",  "nr.",
					    "number", "nummer", "ref", "key", "code" };

	for (size_t k = 0; count > 1 && k < COUNT_OF(ends); k++)
		if (str_is(words[count - 1], ends[k]))
			return true;
	return false;
}

/* Of the longest part, when no list knows the whole; of parts as long as another, one that answers something. */
enum narrative_column narrative_columns_role(struct narrative_reader *reader, struct range range)
{
	static const char *const notes[] = { "next step", "next steps", "nextstep", "note",      "notes",   "comment",
					     "comments",  "remark",     "remarks",  "bemerkung", "remarque" };
	enum { WORDS = 12 };
	struct str text = folded(reader, range), words[WORDS];
	enum narrative_column whole = narrative_label_role(text), found = NARRATIVE_COLUMN_OTHER;
	size_t count;

	for (size_t k = 0; k < COUNT_OF(notes); k++)
		if (str_is(text, notes[k]))
			return NARRATIVE_COLUMN_NOTE;
	if (whole != NARRATIVE_COLUMN_OTHER)
		return whole;
	count = split_words(text, words, WORDS);
	if (is_number_of_record(words, count))
		return NARRATIVE_COLUMN_OTHER;
	if (asks_for_decider(words, count))
		return NARRATIVE_COLUMN_GATE;
	for (size_t n = count < 4 ? count : 4; n > 0 && found == NARRATIVE_COLUMN_OTHER; n--)
		for (size_t i = 0; i + n <= count; i++) {
			struct buf part = BUF_EMPTY;
			enum narrative_column role;

			for (size_t k = i; k < i + n; k++) {
				if (k > i)
					buf_addc(&part, ' ');
				buf_add(&part, words[k]);
			}
			role = narrative_label_role(buf_str(&part));
			buf_release(&part);
			if (role == NARRATIVE_COLUMN_OTHER || role == NARRATIVE_COLUMN_WHAT ||
			    (role == NARRATIVE_COLUMN_ACCOUNT && found != NARRATIVE_COLUMN_OTHER))
				continue;
			/* "What stands between us and signature" */
			if (found == NARRATIVE_COLUMN_OTHER || found == NARRATIVE_COLUMN_ACCOUNT ||
			    role == NARRATIVE_COLUMN_GATE)
				found = role;
		}
	if ((found == NARRATIVE_COLUMN_OTHER || found == NARRATIVE_COLUMN_TIME) && is_of_money(reader, range))
		return NARRATIVE_COLUMN_SIZE;
	return found;
}

enum narrative_column narrative_label_take(struct narrative_reader *reader, struct range *range)
{
	for (size_t i = range->from; i < range->to && i < range->from + 4; i++) {
		enum narrative_column role;

		if (!token_is_mark(narrative_token(reader, i), '=') && !token_is_mark(narrative_token(reader, i), ':'))
			continue;
		role = narrative_label_role(folded(reader, (struct range){ range->from, i }));
		if (role != NARRATIVE_COLUMN_OTHER)
			range->from = i + 1;
		return role;
	}
	return NARRATIVE_COLUMN_OTHER;
}
