/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/addr.h"

#include <setjmp.h>

#include <cmocka.h>

static void assert_round_trip(const char *text, const char *item, unsigned row, const char *field)
{
	struct buf out = BUF_EMPTY;
	struct addr addr;

	assert_true(addr_parse(str_of(text), &addr));
	assert_true(str_is(addr.item, item));
	assert_int_equal(addr.row, row);
	assert_true(str_is(addr.field, field));
	addr_print(&addr, &out);
	assert_string_equal(out.p, text);
	buf_release(&out);
}

static void prints_what_it_parses(void **state)
{
	(void)state;
	assert_round_trip("sales.arr/actual", "sales.arr", 0, "actual");
	assert_round_trip("section.risks/3/owner", "section.risks", 3, "owner");
	assert_round_trip("sales.arr", "sales.arr", 0, "");
	assert_round_trip("section.risks/12", "section.risks", 12, "");
	assert_round_trip("section.risks/4294967295/owner", "section.risks", 4294967295u, "owner");
}

static void refuses_what_is_no_address(void **state)
{
	static const char *const wrong[] = { "",      "/",       "a/",   "/actual", "a//b",   "a/0/b",
					     "a/x/b", "a/1/b/c", "a/1/", "a/-1/b",  "a/1 /b", "a/4294967296/b" };
	struct addr addr;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (addr_parse(str_of(wrong[i]), &addr))
			fail_msg("'%s' was taken for an address", wrong[i]);
}

static void compares_all_three_parts(void **state)
{
	struct addr a = { STR("section.risks"), 3, STR("owner") }, b = a;

	(void)state;
	assert_true(addr_eq(&a, &b));
	b.row = 4;
	assert_false(addr_eq(&a, &b));
	b = a;
	b.field = STR("date");
	assert_false(addr_eq(&a, &b));
	b = a;
	b.item = STR("section.risk");
	assert_false(addr_eq(&a, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_what_it_parses),
		cmocka_unit_test(refuses_what_is_no_address),
		cmocka_unit_test(compares_all_three_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
