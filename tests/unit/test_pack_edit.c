/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/edit.h"
#include "pack/pack.h"

#include <setjmp.h>

#include <cmocka.h>

static const struct addr text_at = { { "section.highlights", 18 }, 0, { "text", 4 } };
static const struct addr owner_at = { { "section.risks", 13 }, 1, { "owner", 5 } };

static int set_up(void **state)
{
	static struct pack pack;

	pack_init(&pack);
	*state = &pack;
	return 0;
}

static int tear_down(void **state)
{
	pack_release(*state);
	return 0;
}

static bool splice(struct pack *pack, const struct addr *at, size_t offset, const char *removed, const char *inserted)
{
	struct edit edit = { .kind = EDIT_SPLICE,
			     .at = *at,
			     .offset = offset,
			     .removed = str_of(removed),
			     .inserted = str_of(inserted) };

	return edit_apply(pack, &edit);
}

static bool rows(struct pack *pack, enum edit_kind kind, unsigned serial, size_t position)
{
	struct edit edit = { .kind = kind,
			     .at = { .item = STR("section.risks"), .row = serial },
			     .position = position };

	return edit_apply(pack, &edit);
}

static void assert_text(const struct pack *pack, const struct addr *at, const char *want)
{
	struct str text = pack_text(pack, at);

	assert_int_equal(text.n, strlen(want));
	assert_memory_equal(text.p, want, text.n);
}

static void splices(void **state)
{
	struct pack *pack = *state;

	assert_true(splice(pack, &text_at, 0, "", "Wir bauen"));
	assert_true(splice(pack, &text_at, 4, "bauen", "größer"));
	assert_text(pack, &text_at, "Wir größer");
	assert_true(splice(pack, &text_at, 10, "er", ""));
	assert_true(splice(pack, &text_at, 0, "", "x"));
	assert_text(pack, &text_at, "xWir größ");
	assert_int_equal(pack->version, 4);
	assert_int_equal(pack_leaf(pack, &text_at)->version, 4);
}

static void refuses_what_does_not_fit(void **state)
{
	struct pack *pack = *state;
	const struct addr no_field = { .item = STR("sales.arr") }, no_item = { .field = STR("text") };
	unsigned version;

	assert_true(splice(pack, &text_at, 0, "", "größer"));
	version = pack->version;
	assert_false(splice(pack, &text_at, 9, "", "x")); /* beyond the end */
	assert_false(splice(pack, &text_at, 7, "rr", "")); /* more than is there */
	assert_false(splice(pack, &text_at, 0, "k", "")); /* something else stands there */
	assert_false(splice(pack, &text_at, 3, "", "x")); /* inside a code point */
	assert_false(splice(pack, &text_at, 2, "\xC3", "")); /* half a code point */
	assert_false(splice(pack, &text_at, 0, "", "\xC3")); /* ill-formed */
	/* What no file could keep. */
	assert_false(edit_apply(pack, &(struct edit){ .kind = EDIT_SPLICE, .at = text_at, .inserted = { "a\0b", 3 } }));
	assert_false(splice(pack, &owner_at, 0, "", "Marta")); /* no such row */
	assert_false(splice(pack, &no_field, 0, "", "5m"));
	assert_false(splice(pack, &no_item, 0, "", "5m"));
	assert_int_equal(pack->version, version);
	assert_int_equal(pack->entries.n, 1);
	assert_text(pack, &text_at, "größer");
}

static void inserts_and_removes_rows(void **state)
{
	struct pack *pack = *state;
	const struct entry *entry;

	assert_false(rows(pack, EDIT_INSERT_ROW, 1, 1)); /* beyond the end */
	assert_false(rows(pack, EDIT_INSERT_ROW, 0, 0)); /* the item itself is no row */
	assert_true(rows(pack, EDIT_INSERT_ROW, 1, 0));
	assert_true(rows(pack, EDIT_INSERT_ROW, 2, 0));
	assert_false(rows(pack, EDIT_INSERT_ROW, 2, 0)); /* is there */
	entry = pack_entry(pack, STR("section.risks"));
	assert_int_equal(entry->rows.v[0]->serial, 2);
	assert_int_equal(entry->rows.v[1]->serial, 1);
	assert_int_equal(pack->last_serial, 2);
	assert_true(splice(pack, &owner_at, 0, "", "Marta"));
	assert_false(rows(pack, EDIT_REMOVE_ROW, 1, 1)); /* not empty */
	assert_true(splice(pack, &owner_at, 0, "Marta", ""));
	assert_false(rows(pack, EDIT_REMOVE_ROW, 1, 0)); /* not there */
	assert_true(rows(pack, EDIT_REMOVE_ROW, 1, 1));
	assert_false(rows(pack, EDIT_REMOVE_ROW, 1, 1));
	assert_int_equal(entry->rows.n, 1);
	assert_int_equal(pack->last_serial, 2); /* never reused */
}

static void refuses_kinds_of_a_damaged_journal(void **state)
{
	struct edit edit = { .at = text_at };
	int kind = 77;

	memcpy(&edit.kind, &kind, sizeof(edit.kind));
	assert_false(edit_apply(*state, &edit));
}

static void inverse_takes_back(void **state)
{
	struct pack *pack = *state;
	struct edit edit = {
		.kind = EDIT_SPLICE, .at = text_at, .offset = 1, .removed = STR("b"), .inserted = STR("xyz")
	};
	struct edit row = { .kind = EDIT_INSERT_ROW, .at = { .item = STR("section.risks"), .row = 7 } }, back;

	assert_true(splice(pack, &text_at, 0, "", "abc"));
	assert_true(edit_apply(pack, &edit));
	assert_text(pack, &text_at, "axyzc");
	back = edit_inverse(&edit);
	assert_true(edit_apply(pack, &back));
	assert_text(pack, &text_at, "abc");
	assert_true(edit_apply(pack, &row));
	back = edit_inverse(&row);
	assert_true(edit_apply(pack, &back));
	assert_int_equal(pack_entry(pack, STR("section.risks"))->rows.n, 0);
	back = edit_inverse(&back);
	assert_true(edit_apply(pack, &back));
	assert_int_equal(pack_entry(pack, STR("section.risks"))->rows.v[0]->serial, 7);
}

static void keeps_what_a_file_can_hold(void **state)
{
	(void)state;
	assert_true(edit_can_keep(STR("")));
	assert_true(edit_can_keep(STR("Zoë\n\x1B[31m")));
	assert_false(edit_can_keep(STR("a\0b")));
	assert_false(edit_can_keep(STR("a\xFF")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(splices, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_what_does_not_fit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(inserts_and_removes_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_kinds_of_a_damaged_journal, set_up, tear_down),
		cmocka_unit_test_setup_teardown(inverse_takes_back, set_up, tear_down),
		cmocka_unit_test(keeps_what_a_file_can_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
