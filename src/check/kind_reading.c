/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/remedy.h"
#include "check/rows.h"
#include "pack/status.h"

/*
 * Judges: can a leaf be read as what it is: an amount, a date, a period, one of the choices, a status? And of an amount: is it in
 * another currency, finer than anyone can know, or is its decimal sign one that may have been meant to part thousands?
 */
enum type { TYPE_AMOUNT, TYPE_CURRENCY, TYPE_DATE, TYPE_PERIOD, TYPE_CHOICE, TYPE_FINE, TYPE_SEPARATOR, TYPE_COUNT };

static const char *const type_names[TYPE_COUNT] = { "amount", "currency", "date",     "period",
						    "choice", "fine",     "separator" };

struct params {
	enum type type;
	struct str_list spared; /* columns whose digits are somebody else's: rates of exchange */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	size_t type = 0;
	bool clean;

	(void)catalogue;
	rule->params = params;
	clean = kind_word(root, "of", tree, type_names, TYPE_COUNT, &type, error);
	params->type = (enum type)type;
	return kind_list(node_get(root, "spared"), tree, arena, &params->spared, error) && clean;
}

static bool is_amount(const struct item *item, const struct addr *at, const struct column *column, enum unit *unit)
{
	if (column) {
		*unit = column_unit(column);
		return column_is_number(column);
	}
	*unit = item->unit;
	return item->kind == ITEM_NUMBER &&
	       (str_is(at->field, "actual") || str_is(at->field, "forecast") || str_is(at->field, "next"));
}

static void judge_amount(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
			 struct str text)
{
	const struct params *params = rule->params;
	const struct company *company = lint_in(lint)->company;
	struct quantity quantity;
	struct message_word words[] = { { "reason", STR(""), false },
					{ "currency", STR(""), false },
					{ "own", company->currency, false } };
	enum quantity_reading reading;
	bool is_foreign;
	enum unit unit;

	if (!is_amount(item, at, pass_column(item, at), &unit))
		return;
	reading = quantity_read(text, unit, company->numbers, company->currency, &quantity);
	if (reading == QUANTITY_READ || reading == QUANTITY_EMPTY)
		return;
	is_foreign = reading == QUANTITY_WRONG_UNIT && unit == UNIT_CURRENCY &&
		     quantity_currency(text, company->numbers, &words[1].text);
	words[0].text = str_of(quantity_why(reading));
	if (is_foreign == (params->type == TYPE_CURRENCY))
		pass_report_words(lint, rule, at, (struct span){ 0, 0 }, words, COUNT_OF(words));
}

/* The digits of an amount as typed: how many there are in all, and behind the decimal sign. */
struct digits {
	size_t all, decimals;
	bool is_bare; /* nothing but sign, brackets and digits: no unit, no other separator */
};

static struct digits digits_of(struct str text, enum number_style style)
{
	char point = style == NUMBER_STYLE_COMMA ? ',' : '.';
	struct digits digits = { .is_bare = true };
	bool behind = false;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c >= '0' && c <= '9') {
			digits.all++;
			digits.decimals += behind;
		} else if (c == point && !behind) {
			behind = true;
		} else if (!strchr("-+() ", c)) {
			digits.is_bare = false;
		}
	}
	return digits;
}

#define FINE_DECIMALS 3 /* of a percentage, a ratio, months */
#define FINE_DIGITS   6 /* of money with decimals: 4.8651m is five */

static void judge_digits(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
			 struct str text)
{
	const struct params *params = rule->params;
	const struct company *company = lint_in(lint)->company;
	struct digits digits;
	struct buf mended = BUF_EMPTY;
	struct quantity quantity;
	bool is_split, fires;
	enum unit unit;

	if (!is_amount(item, at, pass_column(item, at), &unit) || kind_list_has(&params->spared, at->field))
		return;
	digits = digits_of(text, company->numbers);
	is_split = digits.is_bare && digits.decimals == 3 && digits.all <= 6 && digits.all > 3 &&
		   str_trim(text).p[0] != '0';
	fires = is_split;
	if (digits.decimals == 0 ||
	    quantity_read(text, unit, company->numbers, company->currency, &quantity) != QUANTITY_READ)
		return;
	/* A percentage typed as a fraction has another fault, which its own checks tell. */
	if (params->type == TYPE_FINE)
		fires = !is_split && !(unit == UNIT_PERCENT && quantity.value < 1.5 && quantity.value > -1.5) &&
			(unit == UNIT_CURRENCY ? digits.all >= FINE_DIGITS : digits.decimals >= FINE_DECIMALS);
	if (!fires)
		return;
	lint_report(lint, rule, at, (struct span){ 0, 0 }, NULL);
	if (is_split && remedy_apply(REMEDY_SEPARATOR, text, company->numbers, &mended))
		lint_offer(lint, (struct span){ 0, text.n }, buf_str(&mended));
	buf_release(&mended);
}

static void judge_date(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		       struct str text)
{
	const struct column *column = pass_column(item, at);
	struct buf mended = BUF_EMPTY;
	struct date date;

	if (!column || column->type != COLUMN_DATE || date_parse(str_trim(text), &date))
		return;
	lint_report(lint, rule, at, (struct span){ 0, 0 }, NULL);
	/* "31.12.2026", as a spreadsheet gives it, is one day only. */
	if (!date_read(text, &date))
		return;
	buf_printf(&mended, "%04d-%02d-%02d", date.year, date.month, date.day);
	lint_offer(lint, (struct span){ 0, text.n }, buf_str(&mended));
	buf_release(&mended);
}

static void judge_period(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
			 struct str text)
{
	const struct column *column = pass_column(item, at);
	const struct company *company = lint_in(lint)->company;
	struct date date, end = rows_period_end(company, lint_in(lint)->pack->period);
	struct period period;

	text = str_trim(text);
	if (!column || column->type != COLUMN_PERIOD || period_read(text, &period) || date_read(text, &date))
		return;
	/* Since when something is listed lies behind the pack: which year is meant, nobody can tell. */
	if (str_is(column->id, "listed_since") || !period_read_ahead(text, end, company->fiscal_year_start, &period))
		lint_report(lint, rule, at, (struct span){ 0, 0 }, NULL);
}

static void report_choices(const struct rule *rule, struct lint *lint, const struct addr *at, const struct str *choices,
			   size_t count)
{
	struct buf all = BUF_EMPTY;

	for (size_t i = 0; i < count; i++) {
		buf_adds(&all, !i ? "" : i + 1 < count ? ", " : " or ");
		buf_add(&all, choices[i]);
	}
	pass_report_words(lint, rule, at, (struct span){ 0, 0 },
			  &(struct message_word){ "choices", buf_str(&all), false }, 1);
	buf_release(&all);
}

static void judge_choice(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
			 struct str text)
{
	const struct str statuses[] = { str_of(status_word('G')), str_of(status_word('A')), str_of(status_word('R')) };
	const struct column *column = pass_column(item, at);
	bool is_status = item->kind == ITEM_NUMBER && str_is(at->field, "status");
	const struct str *choices = statuses;
	size_t count = COUNT_OF(statuses);

	if (column && column->type == COLUMN_CHOICE) {
		if (column_choice(column, text) != STR_NONE)
			return;
		choices = column->choices.v;
		count = column->choices.n;
	} else if (!is_status || status_read(text) != ' ') {
		return;
	}
	report_choices(rule, lint, at, choices, count);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;

	if (!item)
		return;
	switch (params->type) {
	case TYPE_AMOUNT:
	case TYPE_CURRENCY:
		judge_amount(rule, lint, item, at, text);
		break;
	case TYPE_DATE:
		judge_date(rule, lint, item, at, text);
		break;
	case TYPE_PERIOD:
		judge_period(rule, lint, item, at, text);
		break;
	case TYPE_CHOICE:
		judge_choice(rule, lint, item, at, text);
		break;
	case TYPE_FINE:
	case TYPE_SEPARATOR:
		judge_digits(rule, lint, item, at, text);
		break;
	case TYPE_COUNT:
		break;
	}
}

const struct kind kind_reading = {
	.name = "reading",
	.keys = (const char *const[]){ "of", "spared", NULL },
	.words = (const char *const[]){ "reason", "currency", "own", "choices", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
