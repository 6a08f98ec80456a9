/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* Judges: can a leaf be read as what it is: an amount, a date, one of the choices, a status? */
enum type { TYPE_AMOUNT, TYPE_DATE, TYPE_CHOICE, TYPE_COUNT };

static const char *const type_names[TYPE_COUNT] = { "amount", "date", "choice" };

struct params {
	enum type type;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "of");
	size_t type = 0;

	(void)catalogue;
	rule->params = params;
	while (type < TYPE_COUNT && !str_is(node_text(node), type_names[type]))
		type++;
	if (type == TYPE_COUNT)
		return node_error(tree, node ? node : root, error, "'of' must be amount, date or choice");
	params->type = (enum type)type;
	return true;
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
	const struct company *company = lint_in(lint)->company;
	struct quantity quantity;
	enum quantity_reading reading;
	enum unit unit;

	if (!is_amount(item, at, pass_column(item, at), &unit))
		return;
	reading = quantity_read(text, unit, company->numbers, company->currency, &quantity);
	if (reading == QUANTITY_READ || reading == QUANTITY_EMPTY)
		return;
	pass_report_words(lint, rule, at, (struct span){ 0, 0 },
			  &(struct message_word){ "reason", str_of(quantity_why(reading)), false }, 1);
}

static void judge_date(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		       struct str text)
{
	const struct column *column = pass_column(item, at);
	struct date date;

	if (column && column->type == COLUMN_DATE && !date_parse(str_trim(text), &date))
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
	static const struct str statuses[] = { { "green", 5 }, { "amber", 5 }, { "red", 3 } };
	const struct column *column = pass_column(item, at);
	bool is_status = item->kind == ITEM_NUMBER && str_is(at->field, "status");
	const struct str *choices = statuses;
	size_t count = COUNT_OF(statuses);

	if (column && column->type == COLUMN_CHOICE) {
		choices = column->choices.v;
		count = column->choices.n;
	} else if (!is_status) {
		return;
	}
	text = str_trim(text);
	for (size_t i = 0; i < count; i++) {
		/* A status may be its initial. */
		if (str_eq_nocase(choices[i], text) || (is_status && str_eq_nocase(str_sub(choices[i], 0, 1), text)))
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
		judge_amount(rule, lint, item, at, text);
		break;
	case TYPE_DATE:
		judge_date(rule, lint, item, at, text);
		break;
	case TYPE_CHOICE:
		judge_choice(rule, lint, item, at, text);
		break;
	case TYPE_COUNT:
		break;
	}
}

const struct kind kind_reading = {
	.name = "reading",
	.keys = (const char *const[]){ "of", NULL },
	.words = (const char *const[]){ "reason", "choices", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
