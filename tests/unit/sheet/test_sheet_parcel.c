/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "sheet/parcel.h"

#include <setjmp.h>

#include <cmocka.h>

static void fill(struct document *document)
{
	struct document_table *table;
	struct document_cell *cell;

	document_init(document);
	document->title = STR("Board pack");
	document->company = STR("Nordlicht");
	document_paragraph(document);
	table = document_table(document, STR("Variance"));
	document_column(document, table, STR("KPI"), false);
	document_column(document, table, STR("Actual"), true);
	document_cell(document, table, STR("ARR"));
	cell = document_cell(document, table, STR("0.1"));
	cell->has_value = true;
	cell->value = (struct quantity){ .value = 0.1 + 0.2, .unit = UNIT_PERCENT };
	document_row(table, false);
	document_cell(document, table, STR("Total"));
	cell = document_cell(document, table, STR("0.1"));
	cell->has_value = true;
	cell->formula = DOCUMENT_DIFFERENCE;
	cell->from = 7;
	cell->a = 1;
	document_row(table, true);
	document_put_table(document, table);
	table = document_table(document, STR("Empty"));
	document_column(document, table, STR("One"), false);
	document_put_table(document, table);
}

static void test_tables_arrive_as_they_were(void **state)
{
	struct document from, to;
	struct buf bytes = BUF_EMPTY, again = BUF_EMPTY;
	struct error error = ERROR_NONE;
	const struct document_table *table;

	(void)state;
	fill(&from);
	document_init(&to);
	parcel_pack(&from, &bytes);
	assert_true(parcel_unpack(buf_str(&bytes), &to, &error));
	assert_string_equal(to.title.p, "Board pack");
	assert_string_equal(to.company.p, "Nordlicht");
	assert_int_equal(to.blocks.n, 2); /* no paragraph */
	table = to.blocks.v[0].table;
	assert_int_equal(table->totals.n, 2);
	assert_false(table->totals.v[0]);
	assert_true(table->totals.v[1]);
	assert_true(table->cells.v[1].value.value == 0.1 + 0.2);
	assert_int_equal(table->cells.v[1].value.unit, UNIT_PERCENT);
	assert_int_equal(table->cells.v[3].formula, DOCUMENT_DIFFERENCE);
	parcel_pack(&to, &again);
	assert_true(str_eq(buf_str(&bytes), buf_str(&again)));
	document_release(&from);
	document_release(&to);
	buf_release(&bytes);
	buf_release(&again);
}

static void test_what_is_not_whole_is_refused(void **state)
{
	struct document from, to;
	struct buf bytes = BUF_EMPTY;
	struct error behind = ERROR_NONE;

	(void)state;
	fill(&from);
	parcel_pack(&from, &bytes);
	for (size_t n = 0; n < bytes.n; n++) {
		struct error error = ERROR_NONE;

		document_init(&to);
		assert_false(parcel_unpack((struct str){ bytes.p, n }, &to, &error));
		document_release(&to);
		error_release(&error);
	}
	/* Nor is what has something behind its end. */
	buf_addc(&bytes, '\0');
	document_init(&to);
	assert_false(parcel_unpack(buf_str(&bytes), &to, &behind));
	error_release(&behind);
	document_release(&to);
	document_release(&from);
	buf_release(&bytes);
}

/* Each byte in turn: refused or read, never a crash. */
static void test_false_bytes_do_no_harm(void **state)
{
	struct document from, to;
	struct buf bytes = BUF_EMPTY;

	(void)state;
	fill(&from);
	parcel_pack(&from, &bytes);
	for (size_t i = 0; i < bytes.n; i++) {
		struct error error = ERROR_NONE;

		bytes.p[i] = (char)~bytes.p[i];
		document_init(&to);
		parcel_unpack(buf_str(&bytes), &to, &error);
		document_release(&to);
		error_release(&error);
		bytes.p[i] = (char)~bytes.p[i];
	}
	document_release(&from);
	buf_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables_arrive_as_they_were),
		cmocka_unit_test(test_what_is_not_whole_is_refused),
		cmocka_unit_test(test_false_bytes_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
