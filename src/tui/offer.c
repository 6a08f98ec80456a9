/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/offer.h"

#include "tui/arithmetic.h"

static bool field_of(struct str name, enum expr_field *out)
{
	static const char *const names[] = { "actual", "forecast", "next" };

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_is(name, names[i])) {
			*out = (enum expr_field)i;
			return true;
		}
	return false;
}

static void offer_quantity(const struct app_input *in, struct quantity quantity, const char *why, struct offer *offer)
{
	arithmetic_print(quantity, in->company, &offer->text);
	offer->why = why;
}

static bool offer_sum(const struct app_input *in, struct str text, const struct item *item, enum unit unit,
		      struct offer *offer)
{
	const struct arithmetic sums = { in->catalogue, in->company, in->facts, item, unit };
	struct quantity sum;

	if (!arithmetic_read(text, &sums, &sum))
		return false;
	offer_quantity(in, sum, "the sum", offer);
	return true;
}

static void offer_number(const struct app *app, const struct form_field *field, struct str text, struct offer *offer)
{
	const struct item *item = app->form.item;
	enum expr_field which;
	struct fact fact;

	if (!field_of(field->at.field, &which))
		return;
	fact = facts_get(app->in.facts, item, which, 0);
	if (str_is_blank(text)) {
		if (fact.state == FACT_COMPUTED)
			offer_quantity(&app->in, fact.quantity,
				       which == EXPR_FIELD_ACTUAL ? "computed" : "said last time", offer);
		return;
	}
	if (fact.state != FACT_TYPED) {
		offer_sum(&app->in, text, item, item->unit, offer);
		return;
	}
	if (fact_is_contradicted(&fact))
		offer_quantity(&app->in, fact.formula_value, "the formula's value", offer);
}

void offer_for_number(const struct app_input *in, const struct item *item, struct str text, struct offer *offer)
{
	*offer = (struct offer){ .text = BUF_EMPTY };
	offer_sum(in, text, item, item->unit, offer);
}

/*
 * From when on a day without a year is meant. What is planned comes after the pack's period; what was done, or is late, was due in its
 * last three months, and a year on would be the one day that nobody means.
 */
static struct date ahead_from(const struct app_input *in)
{
	return period_end(in->pack->period, in->company->fiscal_year_start);
}

static struct date around_from(const struct app_input *in)
{
	struct period period = in->pack->period;

	return period_end(period_add(period, period.months == 1 ? -3 : -1), in->company->fiscal_year_start);
}

/* "30 Nov": the first such day from a day on. */
static bool read_without_year(struct str text, struct date from, struct date *out)
{
	bool is_read = false;

	for (int year = from.year; !is_read && year <= from.year + 1; year++) {
		struct buf whole = BUF_EMPTY;

		buf_printf(&whole, "%.*s %d", STR_FMT(str_trim(text)), year);
		is_read = date_read(buf_str(&whole), out) && date_cmp(*out, from) >= 0;
		buf_release(&whole);
	}
	return is_read;
}

/* "by end of January": the last day of the first such month from a day on. */
static bool read_end(struct str text, struct date from, struct date *out)
{
	const struct str by = STR("by "), lead = STR("end of ");
	bool is_read = false;

	if (text.n > by.n && str_eq_nocase(str_sub(text, 0, by.n), by))
		text = str_sub(text, by.n, text.n - by.n);
	if (text.n <= lead.n || !str_eq_nocase(str_sub(text, 0, lead.n), lead))
		return false;
	text = str_sub(text, lead.n, text.n - lead.n);
	for (int year = from.year; !is_read && year <= from.year + 1; year++) {
		struct buf day = BUF_EMPTY, whole = BUF_EMPTY;
		struct date first;

		buf_printf(&day, "1 %.*s", STR_FMT(text));
		buf_printf(&whole, "%s %d", day.p, year);
		if (date_read(buf_str(&day), &first) || date_read(buf_str(&whole), &first)) {
			*out = period_end(period_of(first, 1, 1), 1);
			is_read = date_cmp(*out, from) >= 0;
		}
		buf_release(&day);
		buf_release(&whole);
	}
	return is_read;
}

/* "1 December", "end of December"; of "December" its last day. */
static bool read_day_ahead(const struct app_input *in, struct str text, struct date *out)
{
	struct buf end = BUF_EMPTY;
	bool is_read;

	buf_printf(&end, "end of %.*s", STR_FMT(str_trim(text)));
	is_read = read_without_year(text, ahead_from(in), out) || read_end(str_trim(text), ahead_from(in), out) ||
		  read_end(buf_str(&end), ahead_from(in), out);
	buf_release(&end);
	return is_read;
}

/* "12/31", "12/31/2026", "3/4/26": the numbers between slashes; year 0: none. */
static bool read_slashed(struct str text, size_t *first, size_t *second, size_t *year)
{
	struct str rest = str_trim(text), part;
	size_t numbers[3] = { 0, 0, 0 }, n = 0;

	if (str_find_char(rest, '/', 0) == STR_NONE)
		return false;
	for (; rest.n && n < 3; n++)
		if (!str_next_part(&rest, '/', &part) || !part.n || !str_to_size(str_trim(part), &numbers[n]))
			return false;
	*first = numbers[0];
	*second = numbers[1];
	*year = numbers[2] && numbers[2] < 100 ? 2000 + numbers[2] : numbers[2];
	return !rest.n && n >= 2 && *first && *second && *first <= 31 && *second <= 31 && *year < 10000;
}

static bool read_numbers(const struct app_input *in, size_t day, size_t month, size_t year, struct date *out)
{
	struct buf text = BUF_EMPTY;
	bool is_read;

	if (year)
		buf_printf(&text, "%04zu-%02zu-%02zu", year, month, day);
	else
		buf_printf(&text, "%zu.%zu.", day, month);
	is_read = year ? date_parse(buf_str(&text), out) : read_without_year(buf_str(&text), around_from(in), out);
	buf_release(&text);
	return is_read;
}

/* "12/31" can only be the last of December. */
static bool read_month_first(const struct app_input *in, struct str text, struct date *out)
{
	size_t month, day, year;

	return read_slashed(text, &month, &day, &year) && month <= 12 && day > 12 &&
	       read_numbers(in, day, month, year, out);
}

bool offer_is_two_days(const struct app_input *in, struct str text, struct buf *out)
{
	size_t first, second, year;
	struct date month_first, day_first;

	if (!read_slashed(text, &first, &second, &year) || first > 12 || second > 12 || first == second ||
	    !read_numbers(in, second, first, year, &month_first) || !read_numbers(in, first, second, year, &day_first))
		return false;
	buf_printf(out, "%04d-%02d-%02d or %04d-%02d-%02d", month_first.year, month_first.month, month_first.day,
		   day_first.year, day_first.month, day_first.day);
	return true;
}

static void offer_day(const struct app_input *in, struct str text, struct offer *offer)
{
	struct period period;
	struct date date;

	if (!date_read(text, &date) && !read_without_year(text, around_from(in), &date) &&
	    !read_end(str_trim(text), around_from(in), &date) && !read_month_first(in, text, &date)) {
		if (!period_read(text, &period))
			return;
		date = period_end(period, in->company->fiscal_year_start);
	}
	buf_printf(&offer->text, "%04d-%02d-%02d", date.year, date.month, date.day);
	offer->why = "the day";
}

/* A spreadsheet's "20.01.2027" where a period is asked for: its month; its quarter where months are counted from another than January. */
static void offer_period(const struct app_input *in, const struct column *column, struct str text, struct offer *offer)
{
	int start = in->company->fiscal_year_start;
	size_t number;
	/* Since when something is listed lies behind the pack: which year is meant, nobody can tell. A lone number is no month. */
	bool is_ahead = !str_is(column->id, "listed_since") && !str_to_size(str_trim(text), &number);
	struct period period;
	struct date date;

	if (!period_read(text, &period) && !(is_ahead && period_read_ahead(text, ahead_from(in), start, &period))) {
		if (!date_read(text, &date) && !(is_ahead && read_day_ahead(in, text, &date)))
			return;
		period = period_of(date, start > 1 ? 3 : 1, start);
	}
	period_print(period, &offer->text);
	offer->why = "the period";
}

size_t offer_choices(const struct column *column, struct str typed, struct buf *out)
{
	size_t count = 0;

	typed = str_trim(typed);
	for (size_t i = 0; i < column->choices.n; i++) {
		struct str choice = column->choices.v[i];

		if (choice.n >= typed.n && expr_is_word(typed, str_sub(choice, 0, typed.n)))
			buf_printf(out, "%s%.*s", count++ ? ", " : "", STR_FMT(choice));
	}
	return count;
}

static void offer_choice(const struct column *column, struct str text, struct offer *offer)
{
	size_t whole = column_choice_meant(column, text);

	/* "On track" is put as on_track: one word for one thing in the file. */
	if (whole != STR_NONE)
		buf_add(&offer->text, column->choices.v[whole]);
	if (whole != STR_NONE || offer_choices(column, text, &offer->text) == 1)
		offer->why = "the choice";
}

void offer_for_cell(const struct app_input *in, const struct column *column, struct str text, struct offer *offer)
{
	enum unit unit = column_is_number(column) ? column_unit(column) : UNIT_COUNT_OF;
	struct quantity typed;

	*offer = (struct offer){ .text = BUF_EMPTY };
	if (str_is_blank(text) || column->computed)
		return;
	if (column->choices.n) {
		offer_choice(column, text, offer);
	} else if (column->type == COLUMN_PERIOD) {
		offer_period(in, column, text, offer);
	} else if (column->type == COLUMN_DATE) {
		offer_day(in, text, offer);
	} else if (unit != UNIT_COUNT_OF &&
		   quantity_read(text, unit, in->company->numbers, in->company->currency, &typed) != QUANTITY_READ) {
		offer_sum(in, text, NULL, unit, offer);
	}
	/* What stands there already is no offer. */
	if (offer->why && str_eq(str_trim(text), buf_str(&offer->text)))
		offer->why = NULL;
}

void offer_make(const struct app *app, const struct form_field *field, struct offer *offer)
{
	struct str text = app_text(app, &field->at);

	*offer = (struct offer){ .text = BUF_EMPTY };
	if (app->form.item && app->form.item->kind == ITEM_NUMBER)
		offer_number(app, field, text, offer);
	else if (field->column)
		offer_for_cell(&app->in, field->column, text, offer);
	/* What stands there already is no offer. */
	if (offer->why && str_eq(str_trim(text), buf_str(&offer->text)))
		offer->why = NULL;
}

void offer_release(struct offer *offer)
{
	buf_release(&offer->text);
}
