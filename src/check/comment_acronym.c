/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

#include "base/text.h"

/* Two to six capitals, a plural s allowed: the length of the capitals, or 0. */
static size_t capitals(const struct passage *passage, const struct token *token)
{
	struct str s = str_in(passage->text, token->span);
	size_t n = 0;

	if (token->kind != TOKEN_WORD)
		return 0;
	while (n < s.n && s.p[n] >= 'A' && s.p[n] <= 'Z')
		n++;
	if (n < 2 || n > 6)
		return 0;
	if (n == s.n || (n + 1 == s.n && s.p[n] == 's' && n >= 2))
		return n;
	return n + 2 == s.n && s.p[n] == '\'' && s.p[n + 1] == 's' ? n : 0;
}

/* How many letters the initials of a word go on spelling: "third-party" has two. */
static size_t spell(struct str word, struct str letters)
{
	size_t n = 0;

	for (size_t k = 0; k < word.n && n < letters.n; k++)
		if (k == 0 || word.p[k - 1] == '-') {
			if (word.p[k] != (char)(letters.p[n] - 'A' + 'a'))
				return k == 0 ? 0 : n;
			n++;
		}
	return n;
}

/* The initials of the words from one on spell the abbreviation; small words between them may stand aside. */
static bool spells_from(const struct passage *passage, size_t from, struct str letters)
{
	enum { MOST = 12 };
	size_t n = 0;

	for (size_t k = from; k < from + MOST && n < letters.n; k++) {
		const struct token *token = passage_token(passage, k);
		size_t more;

		if (token->kind != TOKEN_WORD || (token->flags & TOKEN_CAPS))
			return false;
		more = spell(token->fold, str_sub(letters, n, letters.n - n));
		if (!more && (k == from || !token_has(token, LEX(FUNCTION))))
			return false;
		n += more;
	}
	return n == letters.n;
}

/* "Overall equipment effectiveness - OEE from here on", "The MBR slipped; that is our monthly business review" */
static bool is_spelt_out(const struct passage *passage, size_t i, struct str letters)
{
	enum { BEFORE = 12, BEHIND = 14 };

	for (size_t from = i > BEFORE ? i - BEFORE : 0; from < i + BEHIND; from++)
		if (spells_from(passage, from, letters))
			return true;
	return false;
}

/* Any words in front of the bracket around it explain it, when one begins as it does: "customer effort score (CES)". */
static bool spelt_before(const struct passage *passage, size_t i, struct str letters)
{
	size_t k = i;

	if (!k || !token_is_mark(passage_token(passage, k - 1), '('))
		return false;
	for (size_t n = 0; n < 8 && k-- > 1; n++) {
		const struct token *token = passage_token(passage, k - 1);

		if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP))
			break;
		if (token->kind == TOKEN_WORD && token->fold.n && token->fold.p[0] == (char)(letters.p[0] - 'A' + 'a'))
			return true;
	}
	return false;
}

/* A word of range begins as the abbreviation does. */
static bool begins_alike(const struct passage *passage, size_t i, struct range range)
{
	for (size_t k = range.from; k < range.to; k++) {
		const struct token *token = passage_token(passage, k);

		if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP))
			return false;
		if (token->kind == TOKEN_WORD && !token_has(token, LEX(FUNCTION)) &&
		    token->fold.p[0] == passage_token(passage, i)->fold.p[0])
			return true;
	}
	return false;
}

/* What stands in the bracket at open: words, but "(see the glossary)", "(due 12 October)" and "(twice)" explain nothing. */
static bool explains(const struct passage *passage, size_t i, size_t open)
{
	enum { MOST = 12 };
	static const char *const elsewhere[] = {
		"see",      "cf",       "defined", "explained", "described", "glossary", "appendix", "page",  "annex",
		"slide",    "section",  "more",    "below",     "above",     "siehe",    "vgl",      "s",     "glossar",
		"anhang",   "voir",     "ver",     "due",       "draft",     "not",      "now",      "still", "again",
		"since",    "from",     "by",      "in",        "on",        "at",       "only",     "also",  "ours",
		"theirs",   "done",     "new",     "pending",   "attached",  "mostly",   "mainly",   "both",  "all",
		"formerly", "expected", "planned", "closed",    "open",      "as",       "for",      "with",  "without",
		"if",       "but",      "and",     "no",        "yes",       "sorry",    "again",    "once"
	};
	size_t close = open + 1;

	while (close < open + MOST && passage_token(passage, close)->kind != TOKEN_BREAK &&
	       !token_is_mark(passage_token(passage, close), ')'))
		close++;
	if (begins_alike(passage, i, (struct range){ open + 1, open + 2 }))
		return true;
	if (passage_token(passage, open + 1)->kind != TOKEN_WORD || passage->taken[open + 1] || close == open + 2 ||
	    TOKEN_IS_ONE(passage_token(passage, open + 1), elsewhere))
		return false;
	return true;
}

/* "FAT, our factory acceptance test," "DSR - the data subject request -" */
static bool is_apposition(const struct passage *passage, size_t i)
{
	static const char *const openers[] = { "our", "the", "a", "an", "or", "unser", "der", "die", "das" };

	return (token_is_mark(passage_token(passage, i + 1), ',') ||
		token_is_mark(passage_token(passage, i + 1), '-')) &&
	       TOKEN_IS_ONE(passage_token(passage, i + 2), openers) &&
	       begins_alike(passage, i, (struct range){ i + 3, i + 4 });
}

/* "bill of quantities, or BOQ", "BOQ for short", "what the trade calls a BOQ" stand behind what they are short for. */
static bool is_short_for(const struct passage *passage, size_t i)
{
	enum { NEAR = 8 };
	static const char *const calls[] = { "or", "called", "alias", "abbreviated", "kurz", "dit" };
	size_t from = i;

	if (str_is(passage_token(passage, i + 1)->fold, "for") && str_is(passage_token(passage, i + 2)->fold, "short"))
		return true;
	if (str_is(passage_token(passage, i + 1)->fold, "we") && str_is(passage_token(passage, i + 2)->fold, "mean"))
		return true;
	/* In its own sentence only: "Pumps broke. Our hall, the PDB, …" */
	while (from > 0 && i - from < NEAR && !(passage_token(passage, from - 1)->flags & TOKEN_STOP))
		from--;
	/* "our warehouse system, the WMS," */
	return i > 2 &&
	       (TOKEN_IS_ONE(passage_token(passage, i - 1), calls) ||
		(str_is(passage_token(passage, i - 1)->fold, "the") &&
		 token_is_mark(passage_token(passage, i - 2), ',') &&
		 token_is_mark(passage_token(passage, i + 1), ','))) &&
	       begins_alike(passage, i, (struct range){ from, i - 1 });
}

/* "CES (customer effort score)", "CES, that is …", "CES stands for", "CES = …" */
static bool spelt_after(const struct passage *passage, size_t i)
{
	static const char *const words[] = { "that",   "i.e",   "which", "short",       "meaning",
					     "stands", "means", "d.h",   "c'est-à-dire" };
	const struct token *next = passage_token(passage, i + 1);
	size_t k = i + 1;

	/* "the SCIM connector (System for …)": the bracket may follow the noun. */
	for (size_t n = 1; n <= 3; n++) {
		if (token_is_mark(passage_token(passage, i + n), '(') &&
		    begins_alike(passage, i, (struct range){ i + n + 1, i + n + 2 }))
			return true;
		if (passage_token(passage, i + n)->kind != TOKEN_WORD)
			break;
	}
	if (token_is_mark(next, '('))
		return explains(passage, i, i + 1);
	if (token_is_mark(next, '=') || is_apposition(passage, i) || is_short_for(passage, i))
		return true;
	k += token_is_mark(next, ',') || token_is_mark(next, '-');
	for (size_t w = 0; w < COUNT_OF(words); w++) {
		if (!str_is(passage_token(passage, k)->fold, words[w]))
			continue;
		if (str_is(passage_token(passage, k)->fold, "that") || str_is(passage_token(passage, k)->fold, "which"))
			return str_is(passage_token(passage, k + 1)->fold, "is") ||
			       str_is(passage_token(passage, k + 1)->fold, "means") ||
			       str_is(passage_token(passage, k + 1)->fold, "stands");
		if (str_is(passage_token(passage, k)->fold, "short"))
			return str_is(passage_token(passage, k + 1)->fold, "for");
		return true;
	}
	return false;
}

/* Between a firm and what it does stand small words and other firms: "KLM has", "ABB and the BBC", not "TPA arrangement". */
static bool does_itself(const struct passage *passage, size_t i, size_t verb)
{
	for (size_t k = i + 1; k < verb; k++)
		if (passage_token(passage, k)->kind == TOKEN_WORD &&
		    !token_has(passage_token(passage, k), LEX(FUNCTION)) &&
		    !(passage_token(passage, k)->flags & TOKEN_UPPER) &&
		    !str_ends(passage_token(passage, k)->fold, STR("ly")))
			return false;
	return true;
}

/* "Renewed early: KLM, ABB and the BBC": what signs, renews, pays or leaves is a customer. */
static bool acts_like_firm(const struct passage *passage, size_t i)
{
	static const char *const verbs[] = { "renewed",     "renews",     "signed",   "signs",    "churned", "left",
					     "cancelled",   "paid",       "pays",     "stays",    "stay",    "extended",
					     "upgraded",    "downgraded", "ordered",  "bought",   "wants",   "asked",
					     "moved to us", "customers",  "customer", "accounts", "clients", "logos" };
	/* Nouns count only before a colon: "PLO customers" are customers with PLO. */
	enum { VERBS_ACT = COUNT_OF(verbs) - 5 };
	size_t from = i, to = i;

	while (from > 0 && i - from < 24 && !(passage_token(passage, from - 1)->flags & TOKEN_STOP) &&
	       passage_token(passage, from - 1)->kind != TOKEN_BREAK)
		from--;
	while (to < passage->tokens.list.n && to - i < 8 && !(passage_token(passage, to)->flags & TOKEN_STOP) &&
	       passage_token(passage, to)->kind != TOKEN_BREAK)
		to++;
	for (; from < to; from++)
		for (size_t k = 0; k < COUNT_OF(verbs); k++)
			if (str_is(passage_token(passage, from)->fold, verbs[k]) &&
			    (from < i ? i - from < 10 && token_is_mark(passage_token(passage, from + 1), ':')
				      : from - i <= 3 && k < VERBS_ACT && does_itself(passage, i, from)))
				return true;
	/* Part of a longer name: "ABB Robotics", "HQ Trust", "Banco BPM". */
	for (size_t k = 0; k < passage->names.list.n; k++) {
		const struct name *name = &passage->names.list.v[k];

		if (name->from > i)
			break;
		if (i >= name->from && i < name->to && name->to > name->from + 1) {
			for (size_t w = name->from; w < name->to; w++)
				if (w != i && w + 1 >= i && w <= i + 1 &&
				    passage_token(passage, w)->kind == TOKEN_WORD &&
				    !(passage_token(passage, w)->flags & TOKEN_CAPS) &&
				    !token_has(passage_token(passage, w), LEX(FUNCTION) | LEX(COMMON)))
					return true;
		}
	}
	return false;
}

/* The token before i where i stands in a list, over one "and" or comma and an article: "DHL, KONE and the RSPB". */
static size_t before_in_list(const struct passage *passage, size_t i)
{
	static const char *const joins[] = { "and", "or", "und", "et", "y" };

	if (i > 2 && str_is(passage_token(passage, i - 1)->fold, "the"))
		i--;
	if (i < 2 ||
	    !(TOKEN_IS_ONE(passage_token(passage, i - 1), joins) || token_is_mark(passage_token(passage, i - 1), ',')))
		return i;
	return i - 2;
}

/* In a list of firms there are firms: "BASF, RWE and DB". */
static bool is_listed_firm(const struct passage *passage, size_t i)
{
	static const char *const joins[] = { "and", "or", "und", "et", "y" };
	size_t before = before_in_list(passage, i), after = i + 1;

	if (before < i && passage_token(passage, before)->known)
		return true;
	if (!TOKEN_IS_ONE(passage_token(passage, after), joins) && !token_is_mark(passage_token(passage, after), ','))
		return false;
	after += 1 + str_is(passage_token(passage, after + 1)->fold, "the");
	return passage_token(passage, after)->known && (passage_token(passage, after)->flags & TOKEN_UPPER);
}

/* A firm by its place, too: "lost DSV", "at SNCF"; what has an article or is worked on is a thing. */
static bool is_firm(const struct passage *passage, size_t i)
{
	static const char *const things[] = { "the",   "our", "a",     "an",   "no",  "this", "every", "each",  "on",
					      "under", "per", "their", "your", "its", "any",  "new",   "first", "in" };

	/* "Seven BDMs" are none of BDMS. */
	if (!(passage_token(passage, i)->flags & TOKEN_CAPS) &&
	    str_find_char(str_in(passage->text, passage_token(passage, i)->span), '\'', 0) == STR_NONE)
		return false;
	if (is_listed_firm(passage, i))
		return true;
	return passage_token(passage, i)->known && (i == 0 || !TOKEN_IS_ONE(passage_token(passage, i - 1), things));
}

/* "VBG met us", "Lost to KJV, who chose …": only people do that, and what has an article may be one of our boards. */
static bool decides(const struct passage *passage, size_t i)
{
	static const char *const verbs[] = { "chose",   "chooses", "awarded",  "switched", "met",       "agreed",
					     "decided", "hired",   "told",     "insists",  "insisted",  "demanded",
					     "demands", "placed",  "acquired", "promised", "announced", "complained",
					     "renewed", "who",     "whose",    "prefers",  "preferred", "signed" };

	return TOKEN_IS_ONE(passage_token(passage, i + 1), verbs) &&
	       !(i > 0 && str_is(passage_token(passage, i - 1)->fold, "the"));
}

/* "SAP TM": the letters behind a maker's name are what its product is called. */
static bool is_product(const struct passage *passage, size_t i)
{
	const struct token *maker;

	if (!i)
		return false;
	maker = passage_token(passage, i - 1);
	return maker->known && maker->known_n == 1 && (maker->flags & TOKEN_CAPS);
}

/* "450 TKR" are thousands of kronor; TKR alone may be anything. */
static bool is_currency(const struct passage *passage, size_t i)
{
	static const char *const scaled[] = { "tkr", "mkr", "tsek", "tnok", "tdkk", "teur", "tchf", "tusd", "mio" };

	return token_has(passage_token(passage, i), LEX(CURRENCY)) &&
	       (!TOKEN_IS_ONE(passage_token(passage, i), scaled) || passage->taken[i] ||
		passage_token(passage, i + 1)->kind == TOKEN_NUMBER ||
		(i > 0 && passage_token(passage, i - 1)->kind == TOKEN_NUMBER));
}

static bool is_known_name(const struct comment_input *input, struct str word)
{
	for (size_t i = 0; i < input->name_count; i++)
		if (str_find(input->names[i], word, 0) != STR_NONE)
			return true;
	return false;
}

/* A line of capitals shouts; its words are no abbreviations. */
static bool is_shouted(const struct passage *passage, size_t i)
{
	size_t from = i, to = i, small = 0;

	while (from > 0 && i - from < 12 && passage_token(passage, from - 1)->kind != TOKEN_BREAK)
		from--;
	while (to < passage->tokens.list.n && to - i < 12 && passage_token(passage, to)->kind != TOKEN_BREAK)
		to++;
	for (; from < to; from++)
		/* "LOST IN Q2" */
		small += passage_token(passage, from)->kind == TOKEN_WORD && !passage->taken[from] &&
			 !(passage_token(passage, from)->flags & TOKEN_CAPS);
	return small == 0;
}

/* "PDB: what we keep of pumps", but not "what parts them is the PDB: below 12 they stay". */
static bool is_label(const struct passage *passage, size_t i)
{
	enum { NEAR = 5 };

	return token_is_mark(passage_token(passage, i + 1), ':') &&
	       (i == 0 || passage_token(passage, i - 1)->kind != TOKEN_WORD ||
		(passage_token(passage, i - 1)->flags & TOKEN_STOP) ||
		begins_alike(passage, i, (struct range){ i + 2, i + 2 + NEAR }));
}

void comment_acronym(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	enum { MOST = 64 };
	struct str seen[MOST];
	size_t count = 0;

	for (size_t i = 0; i < passage->tokens.list.n && count < MOST; i++) {
		const struct token *token = passage_token(passage, i);
		size_t n = capitals(passage, token);
		struct str word = n ? str_sub(passage->text, token->span.at, n) : STR("");
		bool known = false;

		for (size_t k = 0; k < count; k++)
			known |= str_eq(seen[k], word);
		if (!n || known)
			continue;
		seen[count++] = word;
		/* "It is NOT late": a small word that is stressed. */
		if ((passage->speech[i] & SPEAKS(KNOWN)) || is_firm(passage, i) || is_product(passage, i) ||
		    is_currency(passage, i) || token_has(token, LEX(MONTH) | LEX(PLACE) | LEX(FUNCTION) | LEX(NEGATE)))
			continue;
		if (str_eq_nocase(word, STR("ok")) || is_known_name(reader->input, word) ||
		    str_find(reader->input->label, word, 0) != STR_NONE)
			continue;
		if (spelt_before(passage, i, word) || spelt_after(passage, i) || is_spelt_out(passage, i, word) ||
		    acts_like_firm(passage, i) || decides(passage, i) || is_shouted(passage, i) || is_label(passage, i))
			continue;
		comment_report(reader, COMMENT_ACRONYM, (struct range){ i, i + 1 }, (struct range){ i, i + 1 });
	}
}
