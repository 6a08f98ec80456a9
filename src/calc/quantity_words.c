/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/quantity_words.h"

enum meaning {
	MEANS_SCALE,
	MEANS_UNIT,
	MEANS_CURRENCY,
	MEANS_THOUSAND_OR_TRILLION, /* "T€" is a German's thousand, "$1.2T" an American's 10^12 */
	MEANS_SHORT_BILLION, /* 10^9 in English, 10^12 where commas are decimal */
	MEANS_ENDLESS,
};

struct word {
	const char *text; /* ASCII letters in any case */
	enum meaning meaning;
	int scale;
	enum unit unit;
	unsigned factor;
	const char *codes; /* currencies it may stand for */
};

#define SCALE(text, power)                                                                                             \
	{                                                                                                              \
		text, MEANS_SCALE, power, UNIT_NONE, 1, NULL                                                           \
	}
#define NAMED(text, unit)                                                                                              \
	{                                                                                                              \
		text, MEANS_UNIT, 0, unit, 1, NULL                                                                     \
	}
#define MULTIPLE(text, unit, times)                                                                                    \
	{                                                                                                              \
		text, MEANS_UNIT, 0, unit, times, NULL                                                                 \
	}
#define MONEY(text, codes)                                                                                             \
	{                                                                                                              \
		text, MEANS_CURRENCY, 0, UNIT_CURRENCY, 1, codes                                                       \
	}

static const struct word words_known[] = {
	SCALE("k", 3),
	SCALE("tsd", 3),
	SCALE("thousand", 3),
	SCALE("thousands", 3),
	SCALE("tausend", 3),
	SCALE("mille", 3),
	SCALE("m", 6),
	SCALE("mm", 6),
	SCALE("mn", 6),
	SCALE("mln", 6),
	SCALE("mio", 6),
	SCALE("mill", 6),
	SCALE("million", 6),
	SCALE("millions", 6),
	SCALE("millionen", 6),
	SCALE("b", 9),
	SCALE("bn", 9),
	SCALE("bln", 9),
	SCALE("mrd", 9),
	SCALE("md", 9),
	SCALE("mds", 9),
	SCALE("mia", 9),
	SCALE("milliard", 9),
	SCALE("milliards", 9),
	SCALE("milliarde", 9),
	SCALE("milliarden", 9),
	{ "billion", MEANS_SHORT_BILLION, 9, UNIT_NONE, 1, NULL },
	{ "billions", MEANS_SHORT_BILLION, 9, UNIT_NONE, 1, NULL },
	SCALE("tn", 12),
	SCALE("trn", 12),
	SCALE("trillion", 12),
	SCALE("trillions", 12),
	SCALE("billionen", 12),
	SCALE("lakh", 5),
	SCALE("lakhs", 5),
	SCALE("crore", 7),
	SCALE("crores", 7),
	SCALE("cr", 7),
	{ "t", MEANS_THOUSAND_OR_TRILLION, 3, UNIT_NONE, 1, NULL },
	/* Percent. A basis point is a hundredth of a point. */
	NAMED("%", UNIT_PERCENT),
	NAMED("pct", UNIT_PERCENT),
	NAMED("percent", UNIT_PERCENT),
	NAMED("per cent", UNIT_PERCENT),
	NAMED("prozent", UNIT_PERCENT),
	NAMED("pour cent", UNIT_PERCENT),
	NAMED("pp", UNIT_PERCENT),
	NAMED("pps", UNIT_PERCENT),
	NAMED("ppt", UNIT_PERCENT),
	NAMED("ppts", UNIT_PERCENT),
	NAMED("% points", UNIT_PERCENT),
	NAMED("% pts", UNIT_PERCENT),
	NAMED("percentage point", UNIT_PERCENT),
	NAMED("percentage points", UNIT_PERCENT),
	NAMED("prozentpunkt", UNIT_PERCENT),
	NAMED("prozentpunkte", UNIT_PERCENT),
	{ "bp", MEANS_UNIT, -2, UNIT_PERCENT, 1, NULL },
	{ "bps", MEANS_UNIT, -2, UNIT_PERCENT, 1, NULL },
	{ "basis points", MEANS_UNIT, -2, UNIT_PERCENT, 1, NULL },
	/* "Points" are a score's, or percentage points: the field tells. */
	NAMED("pt", UNIT_SCORE),
	NAMED("pts", UNIT_SCORE),
	NAMED("point", UNIT_SCORE),
	NAMED("points", UNIT_SCORE),
	NAMED("punkte", UNIT_SCORE),
	NAMED("x", UNIT_RATIO),
	NAMED("times", UNIT_RATIO),
	NAMED("fach", UNIT_RATIO),
	NAMED("mo", UNIT_MONTHS),
	NAMED("mos", UNIT_MONTHS),
	NAMED("mth", UNIT_MONTHS),
	NAMED("mths", UNIT_MONTHS),
	NAMED("month", UNIT_MONTHS),
	NAMED("months", UNIT_MONTHS),
	NAMED("monat", UNIT_MONTHS),
	NAMED("monate", UNIT_MONTHS),
	NAMED("mois", UNIT_MONTHS),
	MULTIPLE("y", UNIT_MONTHS, 12),
	MULTIPLE("yr", UNIT_MONTHS, 12),
	MULTIPLE("yrs", UNIT_MONTHS, 12),
	MULTIPLE("year", UNIT_MONTHS, 12),
	MULTIPLE("years", UNIT_MONTHS, 12),
	MULTIPLE("jahr", UNIT_MONTHS, 12),
	MULTIPLE("jahre", UNIT_MONTHS, 12),
	MULTIPLE("an", UNIT_MONTHS, 12),
	MULTIPLE("ans", UNIT_MONTHS, 12),
	NAMED("d", UNIT_DAYS),
	NAMED("day", UNIT_DAYS),
	NAMED("days", UNIT_DAYS),
	NAMED("tag", UNIT_DAYS),
	NAMED("tage", UNIT_DAYS),
	NAMED("j", UNIT_DAYS),
	NAMED("jour", UNIT_DAYS),
	NAMED("jours", UNIT_DAYS),
	MULTIPLE("wk", UNIT_DAYS, 7),
	MULTIPLE("wks", UNIT_DAYS, 7),
	MULTIPLE("week", UNIT_DAYS, 7),
	MULTIPLE("weeks", UNIT_DAYS, 7),
	MULTIPLE("woche", UNIT_DAYS, 7),
	MULTIPLE("wochen", UNIT_DAYS, 7),
	MULTIPLE("semaine", UNIT_DAYS, 7),
	MULTIPLE("semaines", UNIT_DAYS, 7),
	MONEY("$", "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP"),
	MONEY("dollar", "USD AUD CAD NZD SGD HKD TWD"),
	MONEY("dollars", "USD AUD CAD NZD SGD HKD TWD"),
	MONEY("us$", "USD"),
	MONEY("a$", "AUD"),
	MONEY("au$", "AUD"),
	MONEY("c$", "CAD"),
	MONEY("ca$", "CAD"),
	MONEY("nz$", "NZD"),
	MONEY("s$", "SGD"),
	MONEY("hk$", "HKD"),
	MONEY("nt$", "TWD"),
	MONEY("mx$", "MXN"),
	MONEY("r$", "BRL"),
	MONEY("€", "EUR"),
	MONEY("euro", "EUR"),
	MONEY("euros", "EUR"),
	MONEY("£", "GBP EGP"),
	MONEY("pound", "GBP"),
	MONEY("pounds", "GBP"),
	MONEY("¥", "JPY CNY"),
	MONEY("yen", "JPY"),
	MONEY("₹", "INR"),
	MONEY("rs", "INR PKR LKR"),
	MONEY("kr", "SEK NOK DKK ISK"),
	MONEY("fr", "CHF"),
	MONEY("sfr", "CHF"),
	MONEY("zł", "PLN"),
	MONEY("kč", "CZK"),
	MONEY("ft", "HUF"),
	MONEY("lei", "RON"),
	MONEY("₺", "TRY"),
	MONEY("₪", "ILS"),
	MONEY("₩", "KRW"),
	MONEY("₽", "RUB"),
	MONEY("₴", "UAH"),
	MONEY("₦", "NGN"),
	MONEY("₫", "VND"),
	MONEY("฿", "THB"),
	MONEY("₱", "PHP"),
	MONEY("r", "ZAR"),
	{ "nan", MEANS_ENDLESS, 0, UNIT_NONE, 1, NULL },
	{ "inf", MEANS_ENDLESS, 0, UNIT_NONE, 1, NULL },
	{ "infinity", MEANS_ENDLESS, 0, UNIT_NONE, 1, NULL },
	{ "∞", MEANS_ENDLESS, 0, UNIT_NONE, 1, NULL },
};

static const char codes_known[] =
	"USD EUR GBP CHF JPY CNY AUD CAD NZD SGD HKD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY ILS "
	"INR PKR LKR BRL MXN ZAR KRW TWD THB PHP IDR MYR VND AED SAR QAR KWD NGN KES EGP UAH RUB "
	"ARS CLP COP PEN";

static bool is_code_in(struct str code, const char *codes)
{
	struct str rest = str_of(codes), part;

	while (str_next_part(&rest, ' ', &part))
		if (str_eq_nocase(part, code))
			return true;
	return false;
}

bool quantity_code(size_t i, struct str *code)
{
	if (i >= sizeof(codes_known) / 4)
		return false;
	*code = (struct str){ codes_known + i * 4, 3 };
	return true;
}

static const struct word *find(struct str text)
{
	/* Nearly all differ in the first letter, whatever its case; bit 5 is what tells the cases apart. */
	for (size_t i = 0; text.n && i < COUNT_OF(words_known); i++)
		if (((words_known[i].text[0] ^ text.p[0]) & ~0x20) == 0 &&
		    str_eq_nocase(str_of(words_known[i].text), text))
			return &words_known[i];
	return NULL;
}

bool quantity_word_is_known(struct str word)
{
	return find(word) != NULL;
}

static bool add_scale(struct quantity_words *words, int scale)
{
	if (words->has_scale)
		return false;
	words->has_scale = true;
	words->scale += scale;
	return true;
}

static bool add_unit(struct quantity_words *words, enum unit unit, int scale, unsigned factor)
{
	if (words->has_unit)
		return false;
	words->has_unit = true;
	words->unit = unit;
	words->factor = factor;
	words->scale += scale;
	return true;
}

/* "€5 EUR" says it twice, but the same thing. */
static bool add_currency(struct quantity_words *words, bool is_ours)
{
	words->has_currency = true;
	words->is_foreign |= !is_ours;
	return true;
}

static bool add_word(struct quantity_words *words, const struct word *word, enum unit unit, enum number_style style,
		     struct str currency)
{
	switch (word->meaning) {
	case MEANS_SCALE:
		if (unit == UNIT_MONTHS && str_is(str_of(word->text), "m"))
			return add_unit(words, UNIT_MONTHS, 0, 1);
		return add_scale(words, word->scale);
	case MEANS_UNIT:
		return add_unit(words, word->unit, word->scale, word->factor);
	case MEANS_CURRENCY:
		return add_currency(words, currency.n == 0 || is_code_in(currency, word->codes));
	case MEANS_THOUSAND_OR_TRILLION:
		words->is_ambiguous = true;
		return add_scale(words, word->scale);
	case MEANS_SHORT_BILLION:
		words->is_ambiguous |= style == NUMBER_STYLE_COMMA;
		return add_scale(words, word->scale);
	case MEANS_ENDLESS:
		words->is_endless = true;
		return true;
	}
	return false;
}

static bool is_code(struct str text, struct str currency)
{
	return text.n == 3 && (is_code_in(text, codes_known) || (currency.n && str_eq_nocase(text, currency)));
}

/* "TEUR", "kUSD", "EURm", "GBPbn": a code and a scale written as one. */
static bool add_glued(struct quantity_words *words, struct str text, enum unit unit, enum number_style style,
		      struct str currency)
{
	struct str head, tail, code, rest;
	const struct word *scale;

	if (text.n < 4)
		return false;
	head = str_sub(text, 0, 3);
	tail = str_sub(text, text.n - 3, 3);
	if (is_code(tail, currency)) {
		code = tail;
		rest = str_sub(text, 0, text.n - 3);
	} else {
		code = head;
		rest = str_sub(text, 3, text.n - 3);
	}
	scale = find(rest);
	if (!is_code(code, currency) || !scale)
		return false;
	if (scale->meaning == MEANS_THOUSAND_OR_TRILLION && code.p == tail.p) {
		if (!add_scale(words, scale->scale))
			return false;
	} else if (scale->meaning != MEANS_SCALE || !add_word(words, scale, unit, style, currency)) {
		return false;
	}
	return add_currency(words, currency.n == 0 || str_eq_nocase(code, currency));
}

bool quantity_word(struct quantity_words *words, struct str word, enum unit unit, enum number_style style,
		   struct str currency)
{
	const struct word *known = find(word);

	if (known)
		return add_word(words, known, unit, style, currency);
	if (str_eq_nocase(word, STR("T€")) || str_eq_nocase(word, STR("T$")) || str_eq_nocase(word, STR("T£"))) {
		known = find(str_sub(word, 1, word.n - 1));
		return add_scale(words, 3) && add_word(words, known, unit, style, currency);
	}
	if (is_code(word, currency))
		return add_currency(words, currency.n == 0 || str_eq_nocase(word, currency));
	return add_glued(words, word, unit, style, currency);
}
