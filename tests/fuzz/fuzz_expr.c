/* SPDX-License-Identifier: MIT */
/*
 * A formula from a foreign folder: whatever it says, it is refused with a message that holds a column within the text, or it
 * computes the same number twice, finite and with a slack of zero or more.
 */
#include "base/base.h"

#include <math.h>

#include "calc/expr.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ids of one letter more than the unit's number: "a" is bare, "aa" a currency … in any domain. */
static bool unit_of(void *data, struct str id, enum unit *out)
{
	(void)data;
	*out = (enum unit)(id.n % UNIT_COUNT_OF);
	return *out != UNIT_NONE;
}

static bool has_threshold(void *data, struct str name)
{
	(void)data;
	return name.n % 2 == 0;
}

static bool column_of(void *data, struct str table, struct str column, struct expr_column *out)
{
	(void)data;
	*out = (struct expr_column){ .is_number = column.n % 3 == 1,
				     .is_choice = column.n % 3 == 2,
				     .unit = (enum unit)(column.n % UNIT_COUNT_OF) };
	return table.n > 0 && table.p[0] == 't';
}

static bool has_word(void *data, struct str table, struct str column, struct str word)
{
	(void)data;
	(void)table;
	return word.n > 0 && column.n > 0 && expr_is_word(word, word);
}

static bool cell_of(void *data, struct str column, struct expr_column *out)
{
	return column_of(data, STR("t"), column, out);
}

static struct quantity amount_of(struct str id, int distance)
{
	struct quantity out = { (double)id.n * 1e3 - distance * 7.5, distance % 3 * 0.5, UNIT_NONE };

	/* What nobody types and arithmetic must survive all the same. */
	if (id.n % 13 == 5)
		out.value = 0;
	if (id.n % 13 == 7)
		out.value = 1e15;
	return out;
}

static bool value(void *data, const struct expr_ref *ref, struct quantity *out)
{
	(void)data;
	assert(ref->window == 0 && ref->back >= 0 && ref->months >= 0);
	*out = amount_of(ref->id, ref->back * 3 + ref->months);
	return ref->months % 3 == 0;
}

static bool rows(void *data, const struct expr_ref *ref, struct quantity *out)
{
	size_t conditions = 0;

	(void)data;
	for (const struct expr_filter *filter = ref->rows->filters; filter; filter = filter->next)
		conditions += filter->word.n > 0;
	*out = amount_of(ref->rows->column, (int)conditions);
	return conditions < 3;
}

static bool is_present(void *data, const struct expr_ref *ref)
{
	(void)data;
	return ref->id.n % 2 == 0;
}

static bool threshold(void *data, struct str name, double *out)
{
	(void)data;
	*out = (double)name.n;
	return true;
}

static bool cell(void *data, struct str column, struct quantity *out)
{
	(void)data;
	*out = amount_of(column, 1);
	return true;
}

static void compute(const struct expr *expr, enum unit want, int months)
{
	const struct expr_values values = { .value = value,
					    .is_present = is_present,
					    .threshold = threshold,
					    .period_months = months,
					    .rows = rows,
					    .cell = cell };
	struct quantity once, again;

	if (want == UNIT_COUNT_OF) {
		assert(expr_truth(expr, &values) == expr_truth(expr, &values));
		return;
	}
	if (!expr_number(expr, &values, &once))
		return;
	assert(expr_number(expr, &values, &again));
	assert(isfinite(once.value) && isfinite(once.slack) && once.slack >= 0);
	assert(fabs(once.value - again.value) <= 0 && (want == UNIT_NONE || once.unit == want));
}

static void try(struct str text, enum unit want, const struct expr_names *names)
{
	struct error error = ERROR_NONE;
	struct expr *expr = expr_compile(text, want, names, &error);
	const struct expr_ref *refs;
	const struct str *cells;

	if (expr) {
		assert(expr_refs(expr, &refs) <= text.n && expr_cells(expr, &cells) <= text.n);
		compute(expr, want, 3);
		compute(expr, want, 1);
	} else {
		size_t column = strtoul(error_text(&error) + strlen("column "), NULL, 10);

		assert(column >= 1 && column <= text.n + 1);
	}
	expr_free(expr);
	error_release(&error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct expr_names pack = {
		.unit_of = unit_of, .has_threshold = has_threshold, .column_of = column_of, .has_word = has_word
	};
	struct expr_names row = pack;
	struct str text = { (const char *)data, size };

	row.cell_of = cell_of;
	try(text, UNIT_NONE, &pack);
	try(text, UNIT_CURRENCY, &pack);
	try(text, UNIT_COUNT_OF, &pack);
	try(text, UNIT_NONE, &row);
	return 0;
}
