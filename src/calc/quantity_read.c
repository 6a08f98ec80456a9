/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "calc/quantity.h"
#include "calc/quantity_words.h"

#define VALUE_MAX  1e15
#define DIGITS_MAX 18 /* that a uint64_t holds, also times 12 */

/* A number as typed: mantissa × 10^exponent, the exponent being that of the last typed digit. */
struct decimal {
	uint64_t mantissa;
	int exponent;
	bool is_too_large;
	bool may_be_grouped; /* "900.000": its point would part thousands in the other style */
};

/* What is being read: the text with spaces, dashes and apostrophes made plain, and what was found so far. */
struct reader {
	struct str s;
	size_t at;
	enum unit unit;
	enum number_style style;
	struct str currency;
	struct quantity_words words;
	struct decimal number;
	bool has_number, has_minus, has_plus, is_open, is_closed;
	bool scale_came_first; /* "€m 4.2": only good beside a currency */
	bool is_worse; /* "(W)" behind the amount */
};

static bool is_digit(struct str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static void add_plain(struct buf *out, struct str s, size_t at, size_t n, uint32_t code)
{
	if (code == '\t' || code == 0xa0 || (code >= 0x2002 && code <= 0x200a) || code == 0x202f)
		buf_addc(out, ' ');
	else if (code == 0x2212 || (code >= 0x2010 && code <= 0x2013) || code == 0xff0d)
		buf_addc(out, '-');
	else if (code == 0x2019 || code == 0x02bc)
		buf_addc(out, '\'');
	else if (code == 0xd7)
		buf_addc(out, 'x');
	else
		buf_add(out, str_sub(s, at, n));
}

static void make_plain(struct str s, struct buf *out)
{
	size_t n;
	uint32_t code;

	for (size_t at = 0; at < s.n; at += n) {
		n = text_decode(s, at, &code);
		add_plain(out, s, at, n, code);
	}
}

/* Takes the run of digits and separators at the reader; a space belongs to it only before a group of three. */
static struct str take_run(struct reader *r)
{
	size_t start = r->at, group = r->at;
	struct str s = r->s;

	while (r->at < s.n) {
		char c = s.p[r->at];

		if (is_digit(s, r->at)) {
			r->at++;
			continue;
		}
		if (c == ' ' &&
		    (r->at - group > 3 || !is_digit(s, r->at + 2) || !is_digit(s, r->at + 3) || is_digit(s, r->at + 4)))
			break;
		if (!strchr(".,' ", c) || !is_digit(s, r->at + 1))
			break;
		group = ++r->at;
	}
	return str_sub(s, start, r->at - start);
}

/* Groups of three after one to three digits; with commas also the Indian 12,34,567. */
static bool is_grouped(struct str s)
{
	size_t length = 0, twos = 0, threes = 0, groups = 0;
	char separator = '\0';

	for (size_t i = 0; i < s.n; i++) {
		if (is_digit(s, i)) {
			length++;
			continue;
		}
		if (separator && s.p[i] != separator)
			return false;
		separator = s.p[i];
		if (groups++ == 0 && (length < 1 || length > 3 || s.p[0] == '0'))
			return false;
		if (groups > 1) {
			twos += length == 2;
			threes += length == 3;
		}
		length = 0;
	}
	if (groups == 0)
		return true;
	if (length != 3)
		return false;
	return threes == groups - 1 || (separator == ',' && twos == groups - 1 && s.p[1 + (s.p[1] != ',')] == ',');
}

static size_t count_of(struct str s, char c, size_t *last)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == c) {
			count++;
			*last = i;
		}
	}
	return count;
}

/* Which byte of the run is the decimal point; STR_NONE for none. Style decides only what would otherwise be a guess. */
static size_t find_point(struct str run, enum number_style style)
{
	size_t dot = 0, comma = 0, other = 0, at;
	size_t dots = count_of(run, '.', &dot), commas = count_of(run, ',', &comma);
	bool has_other = count_of(run, ' ', &other) + count_of(run, '\'', &other) > 0;

	if (dots && commas)
		return dot > comma ? dot : comma;
	if (dots + commas != 1)
		return STR_NONE;
	at = dots ? dot : comma;
	if (has_other || run.n - at - 1 != 3 || at == 0 || at > 3 || run.p[0] == '0')
		return at;
	return (style == NUMBER_STYLE_COMMA) == (run.p[at] == ',') ? at : STR_NONE;
}

static void add_digit(struct decimal *number, size_t *digits, char c, bool is_fraction)
{
	if (*digits == DIGITS_MAX) {
		/* Digits of a fraction beyond all precision change nothing; whole ones are beyond all belief. */
		if (!is_fraction)
			number->is_too_large = true;
		return;
	}
	number->mantissa = number->mantissa * 10 + (uint64_t)(c - '0');
	*digits += number->mantissa > 0;
	number->exponent -= is_fraction;
}

static bool read_run(struct str run, enum number_style style, struct decimal *out)
{
	size_t point = find_point(run, style), digits = 0;
	struct str whole = str_sub(run, 0, point == STR_NONE ? run.n : point);

	*out = (struct decimal){ .may_be_grouped = point != STR_NONE && is_grouped(run) };
	if (!is_grouped(whole))
		return false;
	for (size_t i = 0; i < whole.n; i++)
		if (is_digit(whole, i))
			add_digit(out, &digits, whole.p[i], false);
	if (point == STR_NONE)
		return true;
	for (size_t i = point + 1; i < run.n; i++) {
		if (!is_digit(run, i))
			return false;
		add_digit(out, &digits, run.p[i], true);
	}
	return true;
}

static bool take_number(struct reader *r)
{
	struct str rest;

	if (r->has_number || r->is_closed)
		return false;
	r->has_number = true;
	r->scale_came_first = r->words.has_scale;
	if (!read_run(take_run(r), r->style, &r->number))
		return false;
	/* "1.200,-" and "1'200.-" are how shops write a round price. */
	rest = str_sub(r->s, r->at, r->s.n - r->at);
	if (str_starts(rest, STR(",-")) || str_starts(rest, STR(".-")))
		r->at += str_starts(str_sub(rest, 1, rest.n - 1), STR("--")) ? 3 : 2;
	/* "3:1" is how people write a ratio. */
	if ((r->unit == UNIT_RATIO || r->unit == UNIT_NONE) && str_eq(str_trim(rest), STR(":1"))) {
		r->at = r->s.n;
		return quantity_word(&r->words, STR("x"), r->unit, r->style, r->currency);
	}
	return true;
}

static bool is_letter_at(struct str s, size_t at, size_t *n)
{
	uint32_t code;

	*n = 0;
	if (at >= s.n)
		return false;
	*n = text_decode(s, at, &code);
	return text_is_letter(code);
}

/* Takes letters with the dots in and after them ("Mio.", "p.p."), or one sign; word gets it without dots. */
static void take_word(struct reader *r, struct buf *word)
{
	size_t n, start = r->at;

	while (is_letter_at(r->s, r->at, &n) || (n == 1 && r->s.p[r->at] == '.' && r->at > start)) {
		if (r->s.p[r->at] != '.')
			buf_add(word, str_sub(r->s, r->at, n));
		r->at += n;
	}
	if (n == 0)
		return;
	/* "US$", "T€": letters and a sign that mean something only together. */
	if (r->at == start || (r->s.p[r->at] != ' ' && !is_digit(r->s, r->at))) {
		struct quantity_words scratch = { .factor = 1 };
		size_t length = word->n;

		buf_add(word, str_sub(r->s, r->at, n));
		if (r->at == start || quantity_word(&scratch, buf_str(word), r->unit, r->style, r->currency))
			r->at += n;
		else
			buf_splice(word, length, n, STR(""));
	}
}

/* "per cent", "percentage points": takes a second word when both together are one of ours. */
static void take_second(struct reader *r, struct buf *word)
{
	struct reader ahead = *r;
	struct buf both = BUF_EMPTY;
	size_t n;

	while (ahead.at < r->s.n && r->s.p[ahead.at] == ' ')
		ahead.at++;
	if (!is_letter_at(r->s, ahead.at, &n))
		return;
	buf_add(&both, buf_str(word));
	buf_addc(&both, ' ');
	take_word(&ahead, &both);
	if (quantity_word_is_known(buf_str(&both))) {
		buf_clear(word);
		buf_add(word, buf_str(&both));
		r->at = ahead.at;
	}
	buf_release(&both);
}

static bool read_word(struct reader *r)
{
	struct buf word = BUF_EMPTY;
	bool had_unit = r->words.has_unit, ok;

	take_word(r, &word);
	take_second(r, &word);
	ok = quantity_word(&r->words, buf_str(&word), r->unit, r->style, r->currency);
	buf_release(&word);
	/* "% 45" or "months 3" is a label, not an amount. */
	return ok && (r->has_number || r->words.is_endless || had_unit || !r->words.has_unit);
}

static bool take_bracket(struct reader *r, char c)
{
	r->at++;
	if (c == '(') {
		if (r->is_open || r->has_number)
			return false;
		r->is_open = true;
		return true;
	}
	if (!r->is_open || r->is_closed || !r->has_number)
		return false;
	r->is_closed = true;
	return true;
}

static bool take_sign(struct reader *r, char c)
{
	bool is_last = r->at + 1 == r->s.n;

	r->at++;
	/* Behind the amount only a minus, as ledgers have it: "1.200-". */
	if (r->has_minus || r->has_plus || (r->has_number && (c == '+' || !is_last)))
		return false;
	*(c == '-' ? &r->has_minus : &r->has_plus) = true;
	return true;
}

static bool read_all(struct reader *r)
{
	while (r->at < r->s.n) {
		char c = r->s.p[r->at];
		bool ok = true;

		if (c == ' ')
			r->at++;
		else if (is_digit(r->s, r->at) || (strchr(".,", c) && is_digit(r->s, r->at + 1)))
			ok = take_number(r);
		else if (c == '(' || c == ')')
			ok = take_bracket(r, c);
		else if (c == '-' || c == '+')
			ok = take_sign(r, c);
		else
			ok = c != '\n' && read_word(r);
		if (!ok)
			return false;
	}
	return (r->has_number || r->words.is_endless) && r->is_open == r->is_closed;
}

/* Better/(worse): the label says nothing, a "(W)" behind the amount is a minus, a "(B)" a plus. */
static void strip_better_worse(struct reader *r)
{
	static const char label[] = "B/(W)";

	if (str_starts(r->s, str_of(label)))
		r->s = str_trim(str_sub(r->s, sizeof(label) - 1, r->s.n - (sizeof(label) - 1)));
	else if (str_ends(r->s, str_of(label)))
		r->s = str_trim(str_sub(r->s, 0, r->s.n - (sizeof(label) - 1)));
	else if (str_ends(r->s, STR("(W)")) || str_ends(r->s, STR("(B)"))) {
		r->is_worse = r->s.p[r->s.n - 2] == 'W';
		r->s = str_trim(str_sub(r->s, 0, r->s.n - 3));
	}
}

/* Correctly rounded where both sides are exact in a double, which covers all that people type. */
static double scaled(uint64_t mantissa, int exponent)
{
	double value, power = 1;
	long double wide = 1;

	while (exponent < 0 && mantissa % 10 == 0 && mantissa > 0) {
		mantissa /= 10;
		exponent++;
	}
	if (exponent >= 0) {
		for (value = (double)mantissa; exponent > 0 && value <= VALUE_MAX; exponent--)
			value *= 10;
		return value;
	}
	if (exponent >= -22 && mantissa <= (uint64_t)1 << 53) {
		for (; exponent < 0; exponent++)
			power *= 10;
		return (double)mantissa / power;
	}
	for (; exponent < 0; exponent++)
		wide *= 10;
	return (double)((long double)mantissa / wide);
}

static enum quantity_reading check_unit(const struct reader *r, enum unit *out)
{
	enum unit seen = r->words.has_unit ? r->words.unit : UNIT_NONE;

	if (seen == UNIT_SCORE && r->unit == UNIT_PERCENT)
		seen = UNIT_PERCENT;
	if (r->words.has_currency) {
		if (seen != UNIT_NONE || r->words.is_foreign)
			return QUANTITY_WRONG_UNIT;
		seen = UNIT_CURRENCY;
	}
	*out = r->unit == UNIT_NONE ? seen : r->unit;
	if (seen != UNIT_NONE && seen != *out)
		return QUANTITY_WRONG_UNIT;
	/* "5k" months or "2m %" is nothing a person means. */
	if (r->words.has_scale && (*out == UNIT_PERCENT || *out == UNIT_MONTHS || *out == UNIT_DAYS))
		return QUANTITY_WRONG_UNIT;
	return QUANTITY_READ;
}

static enum quantity_reading conclude(const struct reader *r, struct quantity *out)
{
	int exponent = r->number.exponent + r->words.scale;
	enum quantity_reading reading;
	enum unit unit;
	double value;

	if (r->words.is_endless)
		return QUANTITY_TOO_LARGE;
	if (r->scale_came_first && !r->words.has_currency)
		return QUANTITY_UNREAD;
	reading = check_unit(r, &unit);
	if (reading != QUANTITY_READ)
		return reading;
	/* "(-5)": a minus twice, or once in two ways? "900.000 EUR": nobody counts money to three decimals. */
	if (r->words.is_ambiguous || r->is_open + r->has_minus + r->is_worse > 1 ||
	    (r->number.may_be_grouped && r->words.has_currency && !r->words.has_scale))
		return QUANTITY_AMBIGUOUS;
	value = scaled(r->number.mantissa * r->words.factor, exponent);
	if (r->number.is_too_large || value > VALUE_MAX)
		return QUANTITY_TOO_LARGE;
	if ((r->is_open || r->has_minus || r->is_worse) && value > 0)
		value = -value;
	*out = (struct quantity){ value, scaled(5, exponent - 1) * r->words.factor, unit };
	return QUANTITY_READ;
}

enum quantity_reading quantity_read(struct str text, enum unit unit, enum number_style style, struct str currency,
				    struct quantity *out)
{
	struct reader r = { .unit = unit, .style = style, .currency = currency, .words = { .factor = 1 } };
	struct buf plain = BUF_EMPTY;
	enum quantity_reading reading;

	make_plain(text, &plain);
	r.s = str_trim(buf_str(&plain));
	if (r.s.n == 0) {
		reading = QUANTITY_EMPTY;
	} else {
		strip_better_worse(&r);
		reading = read_all(&r) ? conclude(&r, out) : QUANTITY_UNREAD;
	}
	buf_release(&plain);
	return reading;
}

bool quantity_currency(struct str text, enum number_style style, struct str *code)
{
	struct quantity quantity;

	/* One that no company has: what is read all the same names none. */
	if (quantity_read(text, UNIT_CURRENCY, style, STR("---"), &quantity) != QUANTITY_WRONG_UNIT)
		return false;
	for (size_t i = 0; quantity_code(i, code); i++)
		if (quantity_read(text, UNIT_CURRENCY, style, *code, &quantity) != QUANTITY_WRONG_UNIT)
			return true;
	return false;
}
