/* SPDX-License-Identifier: MIT */
/* Tests: calc/quantity, calc/quantity_words */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <math.h>

#include "calc/quantity.h"

struct example {
	const char *text;
	enum unit unit;
	double value, slack;
};

static void check_all(const struct example *examples, size_t count, enum number_style style, const char *currency)
{
	for (size_t i = 0; i < count; i++) {
		const struct example *e = &examples[i];
		struct quantity q = { 0 };
		enum quantity_reading reading = quantity_read(str_of(e->text), e->unit, style, str_of(currency), &q);

		if (reading != QUANTITY_READ || q.value != e->value || fabs(q.slack - e->slack) > 1e-12 * e->slack ||
		    q.unit != e->unit)
			fail_msg("'%s': reading %d, %.17g ± %.17g", e->text, (int)reading, q.value, q.slack);
	}
}

static enum quantity_reading reading_of(const char *text, enum unit unit, enum number_style style, const char *currency)
{
	struct quantity q;

	return quantity_read(str_of(text), unit, style, str_of(currency), &q);
}

static void reads_british_and_american_money(void **state)
{
	static const struct example examples[] = {
		{ "4865000", UNIT_CURRENCY, 4865000, 0.5 },
		{ "1.2m", UNIT_CURRENCY, 1200000, 50000 },
		{ "$1.2m", UNIT_CURRENCY, 1200000, 50000 },
		{ "$1.20M", UNIT_CURRENCY, 1200000, 5000 },
		{ "US$ 1.2 MM", UNIT_CURRENCY, 1200000, 50000 },
		{ "USD 1,234,567.89", UNIT_CURRENCY, 1234567.89, 0.005 },
		{ "1,234", UNIT_CURRENCY, 1234, 0.5 },
		{ "1,234m", UNIT_CURRENCY, 1234e6, 5e5 },
		{ "1.234", UNIT_CURRENCY, 1.234, 0.0005 },
		{ "-$5", UNIT_CURRENCY, -5, 0.5 },
		{ "$-5k", UNIT_CURRENCY, -5000, 500 },
		{ "(1.2m)", UNIT_CURRENCY, -1200000, 50000 },
		{ "$(1,200)", UNIT_CURRENCY, -1200, 0.5 },
		{ "($1,200)", UNIT_CURRENCY, -1200, 0.5 },
		{ "\xe2\x88\x92"
		  "300k",
		  UNIT_CURRENCY, -300000, 500 },
		{ "+300 k", UNIT_CURRENCY, 300000, 500 },
		{ "2bn", UNIT_CURRENCY, 2e9, 5e8 },
		{ "2.5 billion dollars", UNIT_CURRENCY, 2.5e9, 5e7 },
		{ "3.1 million", UNIT_CURRENCY, 3.1e6, 5e4 },
		{ "$m 4.2", UNIT_CURRENCY, 4.2e6, 5e4 },
		{ "1 234 567", UNIT_CURRENCY, 1234567, 0.5 },
		{ "1'234'567.50", UNIT_CURRENCY, 1234567.5, 0.005 },
		{ "12,34,567", UNIT_CURRENCY, 1234567, 0.5 },
		{ "0,125", UNIT_CURRENCY, 0.125, 0.0005 },
		{ "0042", UNIT_CURRENCY, 42, 0.5 },
		{ "$0.1", UNIT_CURRENCY, 0.1, 0.05 },
		{ "5 USD", UNIT_CURRENCY, 5, 0.5 },
		{ "kUSD 5", UNIT_CURRENCY, 5000, 500 },
		{ "1.2m (W)", UNIT_CURRENCY, -1200000, 50000 },
		{ "1.2m (B)", UNIT_CURRENCY, 1200000, 50000 },
		{ "B/(W) (300)", UNIT_CURRENCY, -300, 0.5 },
		{ "  7\t", UNIT_CURRENCY, 7, 0.5 },
		{ "-0", UNIT_CURRENCY, 0, 0.5 },
	};

	(void)state;
	check_all(examples, COUNT_OF(examples), NUMBER_STYLE_POINT, "USD");
}

static void reads_continental_money(void **state)
{
	static const struct example examples[] = {
		{ "1.234.567,89 €", UNIT_CURRENCY, 1234567.89, 0.005 },
		{ "1.234", UNIT_CURRENCY, 1234, 0.5 },
		{ "1,234", UNIT_CURRENCY, 1.234, 0.0005 },
		{ "1,2 Mio. €", UNIT_CURRENCY, 1200000, 50000 },
		{ "1,2 Mio", UNIT_CURRENCY, 1200000, 50000 },
		{ "€1,2m", UNIT_CURRENCY, 1200000, 50000 },
		{ "2,5 Mrd. EUR", UNIT_CURRENCY, 2.5e9, 5e7 },
		{ "300 TEUR", UNIT_CURRENCY, 300000, 500 },
		{ "300 T€", UNIT_CURRENCY, 300000, 500 },
		{ "300 k€", UNIT_CURRENCY, 300000, 500 },
		{ "1,2 M€", UNIT_CURRENCY, 1200000, 50000 },
		{ "250 Tsd. Euro", UNIT_CURRENCY, 250000, 500 },
		{ "1\xe2\x80\xaf"
		  "234,5 k€",
		  UNIT_CURRENCY, 1234500, 50 },
		{ "2 milliards", UNIT_CURRENCY, 2e9, 5e8 },
		{ "3 Md€", UNIT_CURRENCY, 3e9, 5e8 },
		{ "1.200-", UNIT_CURRENCY, -1200, 0.5 },
		{ "1.200,-", UNIT_CURRENCY, 1200, 0.5 },
		{ "1\xe2\x80\x99"
		  "200.--",
		  UNIT_CURRENCY, 1200, 0.5 },
	};

	(void)state;
	check_all(examples, COUNT_OF(examples), NUMBER_STYLE_COMMA, "EUR");
}

static void reads_other_units(void **state)
{
	static const struct example examples[] = {
		{ "95.6 %", UNIT_PERCENT, 95.6, 0.05 },
		{ "(45 %)", UNIT_PERCENT, -45, 0.5 },
		{ "(45) %", UNIT_PERCENT, -45, 0.5 },
		{ "45", UNIT_PERCENT, 45, 0.5 },
		{ "3.5pp", UNIT_PERCENT, 3.5, 0.05 },
		{ "12 per cent", UNIT_PERCENT, 12, 0.5 },
		{ "150 bps", UNIT_PERCENT, 1.5, 0.005 },
		{ "2 percentage points", UNIT_PERCENT, 2, 0.5 },
		{ "2 points", UNIT_PERCENT, 2, 0.5 },
		{ "18 mo", UNIT_MONTHS, 18, 0.5 },
		{ "18m", UNIT_MONTHS, 18, 0.5 },
		{ "18 months", UNIT_MONTHS, 18, 0.5 },
		{ "14,2 Monate", UNIT_MONTHS, 14.2, .05 },
		{ "1.5 years", UNIT_MONTHS, 18, 0.6 },
		{ "46 days", UNIT_DAYS, 46, 0.5 },
		{ "46d", UNIT_DAYS, 46, 0.5 },
		{ "2 weeks", UNIT_DAYS, 14, 3.5 },
		{ "1.43x", UNIT_RATIO, 1.43, 0.005 },
		{ "3\xc3\x97", UNIT_RATIO, 3, 0.5 },
		{ "3:1", UNIT_RATIO, 3, 0.5 },
		{ "12k", UNIT_COUNT, 12000, 500 },
		{ "1,234", UNIT_COUNT, 1234, 0.5 },
		{ "+45", UNIT_SCORE, 45, 0.5 },
		{ "45 pts", UNIT_SCORE, 45, 0.5 },
	};

	(void)state;
	check_all(examples, COUNT_OF(examples), NUMBER_STYLE_POINT, "USD");
}

static void any_unit_is_the_one_seen(void **state)
{
	static const struct {
		const char *text;
		enum unit unit;
	} examples[] = { { "5", UNIT_NONE },      { "5 %", UNIT_PERCENT }, { "€5", UNIT_CURRENCY },
			 { "5 days", UNIT_DAYS }, { "5m", UNIT_NONE },     { "5x", UNIT_RATIO } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(examples); i++) {
		struct quantity q;

		assert_int_equal(quantity_read(str_of(examples[i].text), UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &q),
				 QUANTITY_READ);
		assert_int_equal(q.unit, examples[i].unit);
	}
}

static void refuses_rather_than_guesses(void **state)
{
	static const char *const unread[] = {
		"n/a",       "tbd",       "-",          "abc",    "1.2-1.4m",      "10 12", "12 seats", "1_000",
		"0x10",      "12:30",     "1e5",        "~5",     "5 k m",         "(5",    "5)",       "1,23,45",
		"1.2.3",     "1,234.5,6", "5 ARR",      "% 45",   "m 5",           "five",  "()",       "1\n2",
		"12 34 567", "5--",       "2026-11-23", "\xff 5", "5\xe2\x80\x8b", ".",     ",",        "1 000,000,00",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(unread); i++)
		if (reading_of(unread[i], UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD") != QUANTITY_UNREAD)
			fail_msg("'%s' is read", unread[i]);
	assert_int_equal(reading_of("", UNIT_COUNT, NUMBER_STYLE_POINT, ""), QUANTITY_EMPTY);
	assert_int_equal(reading_of(" \t", UNIT_COUNT, NUMBER_STYLE_POINT, ""), QUANTITY_EMPTY);
	assert_int_equal(reading_of("(-5)", UNIT_COUNT, NUMBER_STYLE_POINT, ""), QUANTITY_AMBIGUOUS);
	assert_int_equal(reading_of("$1.2T", UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD"), QUANTITY_AMBIGUOUS);
	assert_int_equal(reading_of("2 Billion", UNIT_CURRENCY, NUMBER_STYLE_COMMA, "EUR"), QUANTITY_AMBIGUOUS);
	/* Nobody counts money to three decimals. */
	assert_int_equal(reading_of("900.000 EUR", UNIT_CURRENCY, NUMBER_STYLE_POINT, "EUR"), QUANTITY_AMBIGUOUS);
	assert_int_equal(reading_of("€1.250", UNIT_NONE, NUMBER_STYLE_POINT, "EUR"), QUANTITY_AMBIGUOUS);
	assert_int_equal(reading_of("$1,250", UNIT_CURRENCY, NUMBER_STYLE_COMMA, "USD"), QUANTITY_AMBIGUOUS);
	assert_int_equal(reading_of("1.250m EUR", UNIT_CURRENCY, NUMBER_STYLE_POINT, "EUR"), QUANTITY_READ);
	assert_int_equal(reading_of("0.125 EUR", UNIT_CURRENCY, NUMBER_STYLE_POINT, "EUR"), QUANTITY_READ);
	assert_int_equal(reading_of("1.250", UNIT_CURRENCY, NUMBER_STYLE_POINT, "EUR"), QUANTITY_READ);
	assert_int_equal(reading_of("900.000 EUR", UNIT_CURRENCY, NUMBER_STYLE_COMMA, "EUR"), QUANTITY_READ);
}

static void names_the_wrong_unit(void **state)
{
	(void)state;
	assert_int_equal(reading_of("12 %", UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD"), QUANTITY_WRONG_UNIT);
	assert_int_equal(reading_of("€5", UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD"), QUANTITY_WRONG_UNIT);
	assert_int_equal(reading_of("5 GBP", UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD"), QUANTITY_WRONG_UNIT);
	assert_int_equal(reading_of("$5", UNIT_COUNT, NUMBER_STYLE_POINT, "USD"), QUANTITY_WRONG_UNIT);
	assert_int_equal(reading_of("5 days", UNIT_MONTHS, NUMBER_STYLE_POINT, "USD"), QUANTITY_WRONG_UNIT);
	assert_int_equal(reading_of("5k", UNIT_PERCENT, NUMBER_STYLE_POINT, "USD"), QUANTITY_WRONG_UNIT);
	assert_int_equal(reading_of("$5", UNIT_CURRENCY, NUMBER_STYLE_POINT, "CAD"), QUANTITY_READ);
	assert_int_equal(reading_of("GEL 5", UNIT_CURRENCY, NUMBER_STYLE_POINT, "GEL"), QUANTITY_READ);
}

static void refuses_the_unbelievable(void **state)
{
	static const char *const large[] = { "1000000000000001",
					     "1001 trillion",
					     "nan",
					     "-inf",
					     "\xe2\x88\x9e",
					     "99999999999999999999999999999999999999" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(large); i++)
		if (reading_of(large[i], UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD") != QUANTITY_TOO_LARGE)
			fail_msg("'%s' is believed", large[i]);
	assert_int_equal(reading_of("1000000000000000", UNIT_CURRENCY, NUMBER_STYLE_POINT, "USD"), QUANTITY_READ);
}

static void decimals_are_exact(void **state)
{
	struct quantity q;

	(void)state;
	assert_int_equal(quantity_read(STR("0.1"), UNIT_RATIO, NUMBER_STYLE_POINT, STR(""), &q), QUANTITY_READ);
	assert_true(q.value == 0.1);
	quantity_read(STR("123456789.123456"), UNIT_RATIO, NUMBER_STYLE_POINT, STR(""), &q);
	assert_true(q.value == 123456789.123456);
	quantity_read(STR("1.1m"), UNIT_COUNT, NUMBER_STYLE_POINT, STR(""), &q);
	assert_true(q.value == 1100000.0);
	quantity_read(STR("3.14159265358979323846264338327950288"), UNIT_RATIO, NUMBER_STYLE_POINT, STR(""), &q);
	assert_true(q.value == 3.14159265358979323846);
}

static void check_print(void (*print)(struct quantity, struct buf *), struct quantity q, const char *want)
{
	struct buf out = BUF_EMPTY;

	print(q, &out);
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void prints_no_more_than_was_meant(void **state)
{
	(void)state;
	check_print(quantity_print, (struct quantity){ 4865000, 0.5, UNIT_CURRENCY }, "4,865,000");
	check_print(quantity_print, (struct quantity){ 1200000, 50000, UNIT_CURRENCY }, "1,200,000");
	check_print(quantity_print, (struct quantity){ -1234.5, 0.05, UNIT_CURRENCY }, "-1,234.5");
	check_print(quantity_print, (struct quantity){ 95.6, 0.05, UNIT_PERCENT }, "95.6 %");
	check_print(quantity_print, (struct quantity){ 1.4285714, 0.01, UNIT_RATIO }, "1.43");
	check_print(quantity_print, (struct quantity){ 14.2166, 0.2, UNIT_MONTHS }, "14.2");
	check_print(quantity_print, (struct quantity){ 46, 0.5, UNIT_DAYS }, "46");
	check_print(quantity_print, (struct quantity){ 1.5, 0, UNIT_RATIO }, "1.5");
	check_print(quantity_print, (struct quantity){ 0, 0, UNIT_COUNT }, "0");
	check_print(quantity_print, (struct quantity){ -0.001, 0, UNIT_RATIO }, "0");
	check_print(quantity_print, (struct quantity){ 2.675, 0.0005, UNIT_RATIO }, "2.68");
	check_print(quantity_print, (struct quantity){ 999.995, 0.0005, UNIT_RATIO }, "1,000.00");
	check_print(quantity_print, (struct quantity){ 0.05, 0.005, UNIT_RATIO }, "0.05");
	check_print(quantity_print, (struct quantity){ 0.6, 0.5, UNIT_COUNT }, "1");
	check_print(quantity_print, (struct quantity){ 1e15, 0.5, UNIT_COUNT }, "1,000,000,000,000,000");
}

static void prints_short(void **state)
{
	(void)state;
	check_print(quantity_print_short, (struct quantity){ 4865000, 0.5, UNIT_CURRENCY }, "4.87m");
	check_print(quantity_print_short, (struct quantity){ 1200000, 50000, UNIT_CURRENCY }, "1.2m");
	check_print(quantity_print_short, (struct quantity){ 999999, 0.5, UNIT_CURRENCY }, "1.00m");
	check_print(quantity_print_short, (struct quantity){ -12345, 0.5, UNIT_CURRENCY }, "-12.3k");
	check_print(quantity_print_short, (struct quantity){ 123456, 0.5, UNIT_COUNT }, "123k");
	check_print(quantity_print_short, (struct quantity){ 1234, 0.5, UNIT_COUNT }, "1,234");
	check_print(quantity_print_short, (struct quantity){ 2.5e9, 5e7, UNIT_CURRENCY }, "2.5bn");
	check_print(quantity_print_short, (struct quantity){ 95.6, 0.05, UNIT_PERCENT }, "95.6 %");
	check_print(quantity_print_column, (struct quantity){ 5000, 500, UNIT_CURRENCY }, "5k");
	check_print(quantity_print_column, (struct quantity){ -20000, 500, UNIT_CURRENCY }, "-20k");
	check_print(quantity_print_column, (struct quantity){ 1234, 0.5, UNIT_CURRENCY }, "1.23k");
	check_print(quantity_print_column, (struct quantity){ 950, 0.5, UNIT_CURRENCY }, "950");
	check_print(quantity_print_column, (struct quantity){ 999.7, 0.05, UNIT_CURRENCY }, "1.00k");
	check_print(quantity_print_column, (struct quantity){ 1234, 0.5, UNIT_COUNT }, "1,234");
}

static void what_is_printed_reads_back(void **state)
{
	static const char *const texts[] = { "4865000", "1234.5", "-17", "0.25", "999999999999" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct quantity first, second;
		struct buf out = BUF_EMPTY;

		quantity_read(str_of(texts[i]), UNIT_CURRENCY, NUMBER_STYLE_POINT, STR("USD"), &first);
		quantity_print(first, &out);
		assert_int_equal(quantity_read(buf_str(&out), UNIT_CURRENCY, NUMBER_STYLE_POINT, STR("USD"), &second),
				 QUANTITY_READ);
		assert_true(first.value == second.value && first.slack == second.slack);
		buf_release(&out);
	}
}

static void units_have_names(void **state)
{
	(void)state;
	for (int i = UNIT_NONE + 1; i < UNIT_COUNT_OF; i++) {
		enum unit unit;

		assert_true(unit_parse(str_of(unit_name((enum unit)i)), &unit));
		assert_int_equal(unit, i);
	}
	assert_false(unit_parse(STR("none"), &(enum unit){ UNIT_NONE }));
	assert_false(unit_parse(STR("Percent"), &(enum unit){ UNIT_NONE }));
}

static void every_reading_says_why(void **state)
{
	(void)state;
	for (int i = QUANTITY_READ; i <= QUANTITY_TOO_LARGE; i++)
		for (int j = QUANTITY_READ; j < i; j++)
			assert_string_not_equal(quantity_why((enum quantity_reading)i),
						quantity_why((enum quantity_reading)j));
}

static void an_amount_names_its_currency(void **state)
{
	static const char *const cases[][2] = { { "€120k", "EUR" },   { "1.2m USD", "USD" }, { "$5", "USD" },
						{ "TCHF 40", "CHF" }, { "120k", "" },        { "12 %", "" },
						{ "soon", "" } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str code;

		if (!quantity_currency(str_of(cases[i][0]), NUMBER_STYLE_POINT, &code))
			code = STR("");
		assert_true(str_is(code, cases[i][1]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_british_and_american_money),
		cmocka_unit_test(reads_continental_money),
		cmocka_unit_test(reads_other_units),
		cmocka_unit_test(any_unit_is_the_one_seen),
		cmocka_unit_test(refuses_rather_than_guesses),
		cmocka_unit_test(names_the_wrong_unit),
		cmocka_unit_test(an_amount_names_its_currency),
		cmocka_unit_test(refuses_the_unbelievable),
		cmocka_unit_test(decimals_are_exact),
		cmocka_unit_test(prints_no_more_than_was_meant),
		cmocka_unit_test(prints_short),
		cmocka_unit_test(what_is_printed_reads_back),
		cmocka_unit_test(units_have_names),
		cmocka_unit_test(every_reading_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
