/* SPDX-License-Identifier: MIT */
/* Tests: store/choose */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "base/file.h"
#include "scratch.h"
#include "store/choose.h"

#define HEAD "boardpack: 1 # format\nname: Acme\n"

static const struct choice drop = { false, true }, add = { true, false }, neither = { false, false };

static void must_become(const char *text, const char *id, struct choice choice, const char *wanted)
{
	struct error error = ERROR_NONE;
	struct buf out = BUF_EMPTY;

	if (!choose_text(str_of(text), str_of(id), choice, &out, &error))
		fail_msg("%s: %s", text, error_text(&error));
	assert_string_equal(out.p ? out.p : "", wanted);
	buf_release(&out);
	error_release(&error);
}

static void an_id_comes_into_a_list_however_it_is_written(void **unused)
{
	static const char *const cases[][2] = {
		{ HEAD "\n# own_names: []\n", HEAD "items:\n  drop: [fundraising]\n\n# own_names: []\n" },
		{ "name: Acme\nboardpack: 1", "name: Acme\nboardpack: 1\nitems:\n  drop: [fundraising]" },
		{ HEAD "items: # none\n  # drop: [x.y]\n",
		  HEAD "items:\n  drop: [fundraising] # none\n  # drop: [x.y]\n" },
		{ HEAD "items: {}\n", HEAD "items: { drop: [fundraising] }\n" },
		{ HEAD "items: { add: [a.b] } # why\n", HEAD "items: { drop: [fundraising], add: [a.b] } # why\n" },
		{ HEAD "items: { drop: [a.b] }\n", HEAD "items: { drop: [fundraising, a.b] }\n" },
		{ HEAD "items:\n    # two\n    add:\n      - a.b\n",
		  HEAD "items:\n    # two\n    drop: [fundraising]\n    add:\n      - a.b\n" },
		{ HEAD "items:\n  drop:\n  add: []\n", HEAD "items:\n  drop: [fundraising]\n  add: []\n" },
		{ HEAD "items:\n  drop:\n  - a.b # too early\n  - c.d\n",
		  HEAD "items:\n  drop:\n  - fundraising\n  - a.b # too early\n  - c.d\n" },
		{ HEAD "items:\n  drop:\n    - \"a.b\"\nowners: {}\n",
		  HEAD "items:\n  drop:\n    - fundraising\n    - \"a.b\"\nowners: {}\n" },
		{ "{ boardpack: 1, name: Acme }\n", "{ items: { drop: [fundraising] }, boardpack: 1, name: Acme }\n" },
		{ "boardpack: 1\r\nname: A\r\nitems:\r\n  drop:\r\n    - a.b\r\n",
		  "boardpack: 1\r\nname: A\r\nitems:\r\n  drop:\r\n    - fundraising\r\n    - a.b\r\n" },
		{ HEAD "items: { drop: [ 'fundraising' ] }\n", HEAD "items: { drop: [ 'fundraising' ] }\n" },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		must_become(cases[i][0], "fundraising", drop, cases[i][1]);
}

static void an_id_goes_and_nothing_else_does(void **unused)
{
	static const char *const cases[][2] = {
		{ HEAD "items: { drop: [fundraising, a.b] }\n", HEAD "items: { drop: [a.b] }\n" },
		{ HEAD "items: { drop: [a.b, fundraising] }\n", HEAD "items: { drop: [a.b] }\n" },
		{ HEAD "items: { drop: [fundraising] } # until spring\n", HEAD "items: { drop: [] } # until spring\n" },
		{ HEAD "items:\n  drop:\n    - fundraising # between two rounds\n    - a.b\n",
		  HEAD "items:\n  drop:\n    - a.b\n" },
		{ HEAD "items:\n  drop:\n    - fundraising\nowners: {}\n", HEAD "items:\n  drop:\nowners: {}\n" },
		{ HEAD "items: { add: [a.b] }\n", HEAD "items: { add: [a.b] }\n" },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		must_become(cases[i][0], "fundraising", neither, cases[i][1]);
	must_become(HEAD "items:\n  drop:\n    - x.y\n    - a.b\n", "a.b", add,
		    HEAD "items:\n  add: [a.b]\n  drop:\n    - x.y\n");
}

static void what_is_no_company_is_not_touched(void **unused)
{
	static const char *const texts[] = { "", "boardpack: 1\n", HEAD "items: [a.b]\n",
					     HEAD "items: { drop: {} }\n" };

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct error error = ERROR_NONE;
		struct buf out = BUF_EMPTY;

		assert_false(choose_text(str_of(texts[i]), STR("fundraising"), drop, &out, &error));
		assert_true(error.message.n > 0);
		buf_release(&out);
		error_release(&error);
	}
}

static void the_file_is_replaced(void **unused)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;

	(void)unused;
	assert_false(choose_save(folder, STR("fundraising"), drop, &error));
	error_clear(&error);
	file_join(&path, str_of(folder), STR("boardpack.yaml"));
	assert_true(file_replace(path.p, STR(HEAD), NULL, &error));
	assert_true(choose_save(folder, STR("fundraising"), drop, &error));
	assert_true(file_read(path.p, 1000, &text, NULL, &error));
	assert_string_equal(text.p, HEAD "items:\n  drop: [fundraising]\n");
	buf_release(&text);
	buf_release(&path);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_comes_into_a_list_however_it_is_written),
		cmocka_unit_test(an_id_goes_and_nothing_else_does),
		cmocka_unit_test(what_is_no_company_is_not_touched),
		cmocka_unit_test_setup_teardown(the_file_is_replaced, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
