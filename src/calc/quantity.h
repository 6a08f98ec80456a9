/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading what a person typed as an amount ("€1.2m", "(45 %)", "1,2 Mio", "18 mo") and printing an amount.
 * Never: refuses a keystroke, changes the typed text, or guesses: what is ambiguous is unread, with a reason.
 *
 * Slack is half the last typed digit ("1.2m" is ± 50k): identities compare intervals, so rounding raises no alarm.
 */
#ifndef CALC_QUANTITY_H
#define CALC_QUANTITY_H

#include "base/base.h"

enum unit {
	UNIT_NONE, /* a bare number: takes the unit it meets */
	UNIT_CURRENCY,
	UNIT_PERCENT, /* 95.6, not 0.956 */
	UNIT_COUNT,
	UNIT_RATIO,
	UNIT_MONTHS,
	UNIT_DAYS,
	UNIT_SCORE,
	UNIT_COUNT_OF
};

struct quantity {
	double value;
	double slack; /* half a unit of the last typed digit, >= 0 */
	enum unit unit;
};

enum quantity_reading {
	QUANTITY_READ,
	QUANTITY_EMPTY,     /* nothing typed */
	QUANTITY_UNREAD,    /* no amount in it, or words beside it */
	QUANTITY_AMBIGUOUS, /* "$1.2T", "(-5)"; "900.000 EUR" where a point is decimal: "900.000" alone goes by the style */
	QUANTITY_WRONG_UNIT, /* "12 %" in a currency field, "€5" in a dollar company */
	QUANTITY_TOO_LARGE, /* beyond 1e15, nan, inf */
};

/* How a company writes numbers. "1,234" is one thousand two hundred and thirty-four under POINT. */
enum number_style { NUMBER_STYLE_POINT, NUMBER_STYLE_COMMA };

/*
 * Reads text as an amount of unit (UNIT_NONE: any). currency is the company's code ("USD") or empty.
 * Understands signs, brackets and B/(W) minus, spaces and thin spaces, k m bn and their long, German and French forms,
 * currency signs and codes before or after, "%", "pp", "x", "months", "mo", "days". Exact for decimals.
 */
enum quantity_reading quantity_read(struct str text, enum unit unit, enum number_style style, struct str currency,
				    struct quantity *out);
/* The code of the currency that an amount names ("€120k": "EUR"); false where it is no amount, or names none. */
bool quantity_currency(struct str text, enum number_style style, struct str *code);
/* One line for people: why a reading is not QUANTITY_READ. */
const char *quantity_why(enum quantity_reading reading);

const char *unit_name(enum unit unit);            /* "percent" */
bool unit_parse(struct str name, enum unit *out); /* the catalogue's word */

/*
 * Prints for tables: currency "4,865,000" with the code left to the caller, percent "95.6 %" , ratio "1.43", months "14.2", days
 * "46", at most two decimals, and no more digits than the slack supports. Appends.
 */
void quantity_print(struct quantity quantity, struct buf *out);
/* Short for narrow cells: "4.87m", "95.6 %". Appends. */
void quantity_print_short(struct quantity quantity, struct buf *out);
/* The same, but amounts of money have their sign from 1,000 on, so that those below each other read alike. Appends. */
void quantity_print_column(struct quantity quantity, struct buf *out);

#endif
