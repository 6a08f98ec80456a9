/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/token.h"

#include "base/text.h"

/* What a byte can be in a word or number; a byte from 0x80 on is decoded before anybody asks. */
enum { LOWER = 1, UPPER = 2, DIGIT = 4, HIGH = 8, JOIN = 16 };

static unsigned class_of(char c)
{
	enum { L = LOWER, U = UPPER, D = DIGIT, J = JOIN };
	static const uint8_t classes[128] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, J, 0, 0, 0, 0, 0, J, 0, 0, D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
		0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0,
		0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
	};

	return (unsigned char)c < 0x80 ? classes[(unsigned char)c] : HIGH;
}

/* Signs that have an ASCII stand-in. */
static const struct {
	uint32_t code;
	char mark;
} signs[] = {
	{ 0x2013, '-' }, { 0x2014, '-' }, { 0x2012, '-' }, { 0x2212, '-' }, { 0x2011, '-' },  { 0x201c, '"' },
	{ 0x201d, '"' }, { 0x201e, '"' }, { 0xab, '"' },   { 0xbb, '"' },   { 0x2018, '\'' }, { 0x2019, '\'' },
	{ 0x2192, '>' }, { 0x21d2, '>' }, { 0x27a1, '>' }, { 0x2022, '*' }, { 0xb7, ';' },    { 0x25b8, '*' },
	{ 0x25b6, '*' }, { 0x25cf, '*' }, { 0x25e6, '*' }, { 0x25aa, '*' }, { 0x25a0, '*' },  { 0x2023, '*' },
	{ 0x2043, '*' }, { 0x27a4, '*' }, { 0x25ba, '*' }, { 0x2705, 'v' }, { 0x2714, 'v' },  { 0x2713, 'v' },
	{ 0x2611, 'v' }, { 0x274c, 'x' }, { 0x2717, 'x' }, { 0x2718, 'x' }, { 0xd7, 'X' },    { 0xbf, '?' },
	{ 0x2026, '.' }, { 0xba, 'o' },   { 0xaa, 'o' },
};

static char sign_of(uint32_t code)
{
	if (code < 0x80)
		return (char)code;
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (signs[i].code == code)
			return signs[i].mark;
	/* Pictographs at the start of a line are bullets. */
	return code >= 0x2190 && (code < 0x3000 || code >= 0x1f000) ? '*' : 0;
}

static bool is_currency(uint32_t code)
{
	return code == '$' || code == 0xa3 || code == 0xa5 || (code >= 0x20a0 && code <= 0x20cf);
}

static bool is_word(uint32_t code)
{
	if (code < 0x80)
		return class_of((char)code) & (LOWER | UPPER);
	return text_is_letter(code) || (code >= 0x300 && code <= 0x36f);
}

static uint32_t peek(struct str text, size_t at)
{
	uint32_t code = 0;

	if (at < text.n)
		text_decode(text, at, &code);
	return code;
}

/* Signs that may stand inside a word when a letter or digit follows. */
static bool joins(uint32_t code)
{
	return code == '&' || code == '\'' || code == 0x2019 || code == '-' || code == 0x2011 || code == '.' ||
	       code == '/' || code == '_';
}

/* "mid-May" and "end-June" are two words. */
static bool splits_before_dash(struct str word)
{
	static const char *const heads[] = { "mid", "end", "early", "late", "Mid", "End", "Early", "Late", "mi", "Mi" };

	for (size_t i = 0; i < COUNT_OF(heads); i++)
		if (str_is(word, heads[i]))
			return true;
	return false;
}

/* In either case. */
static bool is_letter_of(struct str text, size_t at, char small)
{
	return at < text.n && (text.p[at] | ('a' - 'A')) == small;
}

/* Whether what joins() at at, n bytes long, keeps the word from start on together. */
static bool is_joined(struct str text, size_t start, size_t at, uint32_t code, size_t n)
{
	uint32_t after = peek(text, at + n);

	if (!is_word(after) && !text_is_digit(after))
		return false;
	/* "wants/needs" and "Gate:x" are not one word, "n/a" is; a dot joins only letters: "Booking.com". */
	if (code == '/')
		return at == start + 1 && is_letter_of(text, start, 'n') && is_letter_of(text, at + 1, 'a') &&
		       !is_word(peek(text, at + 2)) && !text_is_digit(peek(text, at + 2));
	if (code == '.' && !is_word(after))
		return false;
	/* "Feb-26" */
	if (code == '-' && text_is_digit(after) && at - start == 3)
		return false;
	return code != '-' || !splits_before_dash(str_sub(text, start, at - start));
}

static size_t word_end(struct str text, size_t at)
{
	size_t start = at;

	while (at < text.n) {
		uint32_t code;
		size_t n;

		if (class_of(text.p[at]) & (LOWER | UPPER | DIGIT)) {
			at++;
			continue;
		}
		n = text_decode(text, at, &code);
		if (!is_word(code) && !text_is_digit(code) && !(joins(code) && is_joined(text, start, at, code, n)))
			break;
		at += n;
	}
	return at;
}

static size_t digits_from(struct str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.n && n < 8 && text.p[at + n] >= '0' && text.p[at + n] <= '9')
		n++;
	return n;
}

static size_t number_end(struct str text, size_t at)
{
	while (at < text.n) {
		uint32_t code;
		size_t n;
		bool separator;

		if (class_of(text.p[at]) == DIGIT) {
			at++;
			continue;
		}
		n = text_decode(text, at, &code);
		separator = code == '.' || code == ',' || code == '\'' || code == 0x2019 || code == '/' ||
			    code == '-' || code == 0xa0 || code == 0x202f || code == 0x2009 || code == ':';

		/* "21000,2026-12-18" in an export: at most three digits follow a comma inside a number. */
		if (code == ',' && digits_from(text, at + n) > 3)
			break;
		if (text_is_digit(code))
			at += n;
		else if (separator && text_is_digit(peek(text, at + n)))
			at += n;
		/* "12 400": a space joins when exactly three digits follow. */
		else if (code == ' ' && at + 3 < text.n && text_is_digit(peek(text, at + 1)) &&
			 text_is_digit(peek(text, at + 2)) && text_is_digit(peek(text, at + 3)) &&
			 !text_is_digit(peek(text, at + 4)))
			at += n;
		else
			break;
	}
	return at;
}

/* What may follow a figure without a space and is no part of a name: magnitudes, ordinals, units. */
static bool is_unit_suffix(struct str word)
{
	static const char *const known[] = {
		"k",    "m",     "mm",    "mn",    "bn",    "b",      "t",    "tsd",   "mio", "mrd", "th",  "st",
		"nd",   "rd",    "q",     "h",     "x",     "y",      "e",    "o",     "er",  "ter", "te",  "am",
		"pm",   "d",     "g",     "kg",    "km",    "gb",     "tb",   "mb",    "eur", "usd", "gbp", "chf",
		"nok",  "sek",   "dkk",   "pln",   "kr",    "p",      "pp",   "pts",   "bps", "w",   "yr",  "mo",
		"s",    "l",     "ha",    "kw",    "mw",    "gw",     "kwh",  "min",   "hrs", "hr",  "ppl", "pax",
		"c",    "year",  "years", "yrs",   "month", "months", "week", "weeks", "wk",  "wks", "day", "days",
		"seat", "seats", "user",  "users", "hour",  "hours",  "mth",  "mths",  "cm",  "mil", "ft",  "sq",
		"a",    "tkr",   "teur",  "keur",  "i",     "n",      "v",    "r",     "f",   "u",   "j",   "z",
		"arr",  "acv",   "mrr",   "ème",   "eme",   "ère",    "uhr",  "fach",  "mal",
	};
	char folded[8];

	if (word.n > 6)
		return false;
	for (size_t i = 0; i < word.n; i++)
		folded[i] = (char)(word.p[i] >= 'A' && word.p[i] <= 'Z' ? word.p[i] + 32 : word.p[i]);
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_is((struct str){ folded, word.n }, known[i]))
			return true;
	return false;
}

/* "24seven", "50Hertz": digits that open a word; at when they do not. */
static size_t figure_word_end(struct str text, size_t at, size_t number)
{
	size_t end;

	if (number - at > 4 || number >= text.n || !is_word(peek(text, number)))
		return at;
	for (size_t i = at; i < number; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return at;
	end = word_end(text, number);
	return is_unit_suffix(str_sub(text, number, end - number)) || end - number < 3 ? at : end;
}

/* [text](target) and <target>: where the target ends, or at when there is none. */
static size_t skip_target(struct str text, size_t at)
{
	size_t limit = at + 512 < text.n ? at + 512 : text.n;

	for (size_t i = at; i < limit && text.p[i] != '\n'; i++)
		if (text.p[i] == ')')
			return i + 1;
	return at;
}

/* The bracket of a link's text: "](" follows on the line. */
static bool opens_link(struct str text, size_t at)
{
	size_t limit = at + 256 < text.n ? at + 256 : text.n;

	for (size_t i = at + 1; i + 1 < limit && text.p[i] != '\n' && text.p[i] != '['; i++)
		if (text.p[i] == ']')
			return text.p[i + 1] == '(';
	return false;
}

/* A text that is read. Most words are folded by its copy in small letters. */
struct scanner {
	struct token_list *tokens;
	struct str text;
	struct arena *arena;
	size_t space; /* what begins here has no space before it */
	struct buf fold; /* of the word that is read */
};

/* Words of ASCII, which most are. False when there is another byte in it. */
static bool fold_plain(struct token *token, const struct scanner *scanner, struct str word)
{
	unsigned first = class_of(word.p[0]), rest = 0, all;
	size_t letters = 0;

	for (size_t i = 1; i < word.n; i++)
		rest |= class_of(word.p[i]);
	all = first | rest;
	if (all & HIGH)
		return false;
	if (first & UPPER)
		token->flags |= TOKEN_UPPER;
	else if (rest & UPPER)
		token->flags |= TOKEN_CAMEL;
	for (size_t i = 0; !(all & LOWER) && i < word.n && letters < 2; i++)
		letters += (class_of(word.p[i]) & UPPER) != 0;
	if (letters == 2)
		token->flags |= TOKEN_CAPS;
	if (all & DIGIT)
		token->flags |= TOKEN_CODE;
	if (all & JOIN)
		token->flags |= TOKEN_JOINED;
	token->fold = (struct str){ scanner->tokens->lower + (word.p - scanner->text.p), word.n };
	return true;
}

static void fold_word(struct token *token, struct scanner *scanner, struct str word)
{
	struct buf *fold = &scanner->fold;
	size_t letters = 0, upper = 0, digits = 0, quotes = 0, at = 0;

	if (fold_plain(token, scanner, word))
		return;
	while (at < word.n) {
		uint32_t code;

		at += text_decode(word, at, &code);
		quotes += code == 0x2019;
		letters += text_is_letter(code);
		digits += text_is_digit(code);
		upper += text_is_upper(code);
	}
	if (text_is_upper(peek(word, 0)))
		token->flags |= TOKEN_UPPER;
	else if (upper > 0)
		token->flags |= TOKEN_CAMEL;
	if (letters >= 2 && upper == letters)
		token->flags |= TOKEN_CAPS;
	if (digits)
		token->flags |= TOKEN_CODE;
	buf_clear(fold);
	text_fold(word, fold);
	/* One apostrophe for all, so that the lexicon needs no second spelling. */
	for (size_t i = 0; quotes && (i = str_find(buf_str(fold), STR("\u2019"), i)) != STR_NONE; i++)
		buf_splice(fold, i, 3, STR("'"));
	if (token_head_of(buf_str(fold)) != STR_NONE)
		token->flags |= TOKEN_JOINED;
	token->fold = arena_str(scanner->arena, buf_str(fold));
}

/* "EUR12k", "R640 000": the letters of a currency that stand right before its figure; end for any other word. */
static size_t currency_end(const struct scanner *scanner, size_t at, size_t end)
{
	struct str text = scanner->text;
	const struct lexicon_word *word;
	size_t letters = 0;

	while (letters < 4 && at + letters < end && !text_is_digit((unsigned char)text.p[at + letters]))
		letters++;
	if (!letters || letters == 4 || at + letters == end)
		return end;
	/* "R2" is a room, "R&D" no sum. */
	if (letters == 1)
		return text.p[at] == 'R' && number_end(text, at + 1) > at + 3 ? at + 1 : end;
	/* A code of three capitals, but not "Fr3" or "RS232". */
	for (size_t i = at; i < at + letters; i++)
		if (letters == 3 && !(class_of(text.p[i]) & UPPER))
			return end;
	if (letters == 2 && !str_is(str_sub(text, at, 2), "Rs"))
		return end;
	word = lexicon_find(&lexicon_prose, (struct str){ scanner->tokens->lower + at, letters });
	return word && (word->classes & LEX(CURRENCY)) ? at + letters : end;
}

static struct token *push(struct scanner *scanner, enum token_kind kind, size_t at)
{
	struct token *token;

	vec_reserve(&scanner->tokens->list, scanner->tokens->list.n + 1);
	token = &scanner->tokens->list.v[scanner->tokens->list.n++];
	*token = (struct token){ .span = { at, 1 },
				 .kind = (uint8_t)kind,
				 .flags = at == scanner->space ? TOKEN_GLUED : 0 };
	return token;
}

/* Reads the token at at; returns its end. */
static size_t scan_one(struct scanner *scanner, size_t at)
{
	struct str text = scanner->text;
	struct token *token = push(scanner, TOKEN_MARK, at);
	uint32_t code;
	size_t end = at + text_decode(text, at, &code);

	if (is_word(code)) {
		end = word_end(text, at);
		if (text.p[at] >= 'A' && text.p[at] <= 'Z')
			end = currency_end(scanner, at, end);
		token->kind = end == at + 1 && text.p[at] == 'R' && end < text.n && text_is_digit(peek(text, end))
				      ? TOKEN_CURRENCY
				      : TOKEN_WORD;
		fold_word(token, scanner, str_sub(text, at, end - at));
	} else if (text_is_digit(code)) {
		size_t number = number_end(text, at);

		end = figure_word_end(text, at, number);
		if (end > at) {
			token->kind = TOKEN_WORD;
			fold_word(token, scanner, str_sub(text, at, end - at));
			token->flags |= TOKEN_CAMEL;
		} else {
			end = number;
			token->kind = TOKEN_NUMBER;
			token->fold = str_sub(text, at, end - at);
		}
	} else if (is_currency(code)) {
		token->kind = TOKEN_CURRENCY;
	} else {
		token->mark = sign_of(code);
	}
	token->span.n = end - at;
	scanner->space = end;
	return end;
}

/* Emphasis and the brackets of links yield no token, and what they touch stays together. Returns where they end, or at. */
static size_t skip_markup(struct scanner *scanner, size_t at)
{
	struct str text = scanner->text;
	size_t end = at;

	switch (text.p[at]) {
	case '*':
	case '`':
	case '_':
	case '~':
		end = at + 1;
		break;
	case '[':
		end = opens_link(text, at) ? at + 1 : at;
		break;
	case ']':
		end = at + 1 < text.n && text.p[at + 1] == '(' && skip_target(text, at + 1) > at + 1 ? at + 1 : at;
		break;
	case '(':
		if (at == 0 || text.p[at - 1] != ']')
			return at;
		end = skip_target(text, at);
		/* What stands behind a target touches it, whatever stood before. */
		scanner->space = end > at ? end : scanner->space;
		return end;
	default:
		break;
	}
	if (end > at && scanner->space == at)
		scanner->space = end;
	return end;
}

void token_scan(struct token_list *tokens, struct str text, struct arena *arena)
{
	struct scanner scanner = { tokens, text, arena, STR_NONE, BUF_EMPTY };
	char *lower = arena_alloc(arena, text.n + 1);
	size_t at = 0;

	text_lower_ascii(text, lower);
	tokens->lower = lower;
	/* Founders write a sign or word for every four bytes. */
	vec_reserve(&tokens->list, text.n / 4 + 1);
	while (at < text.n) {
		char c = text.p[at];
		size_t end;

		if (c == ' ' || c == '\t' || c == '\r') {
			scanner.space = STR_NONE;
			at++;
		} else if (c == '\n') {
			push(&scanner, TOKEN_BREAK, at++);
			scanner.space = STR_NONE;
		} else if (class_of(c) == 0 && (end = skip_markup(&scanner, at)) > at) {
			at = end;
		} else {
			at = scan_one(&scanner, at);
		}
	}
	buf_release(&scanner.fold);
}

bool token_is_one(const struct token *token, const char *const *words, size_t n)
{
	if (!token->fold.n)
		return false;
	for (size_t i = 0; i < n; i++)
		/* Mostly they differ at once. */
		if (token->fold.p[0] == words[i][0] && str_is(token->fold, words[i]))
			return true;
	return false;
}

void token_release(struct token_list *tokens)
{
	vec_release(&tokens->list);
}
