/* SPDX-License-Identifier: MIT */
/* Tests: pack/waiver, and pack/edit and pack/history where they waive */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "pack/history.h"
#include "pack/waiver.h"

static struct waiver sample_waiver(void)
{
	return (struct waiver){ .rule = STR("hype-words"),
				.at = STR("section.letter/text"),
				.reason = STR("A quotation\nof a customer"),
				.until = STR("2026-12-31") };
}

static void a_text_says_all_of_a_waiver(void **unused)
{
	struct buf text = BUF_EMPTY;
	struct waiver sample = sample_waiver(), again;

	(void)unused;
	waiver_print(&sample, &text);
	assert_true(waiver_parse(buf_str(&text), &again));
	assert_true(waiver_same(&sample, &again));
	buf_release(&text);
}

static void what_no_pack_would_keep_is_refused(void **unused)
{
	static const char *const texts[] = { "",
					     "\nsales.arr\n\nwhy",
					     "rule\n\n\nwhy",
					     "rule\nsales.arr/0x/y\n\nwhy",
					     "rule\nsales.arr\nsoon\nwhy",
					     "rule\nsales.arr\n\n",
					     "rule\nsales.arr\n\n \n" };
	struct waiver waiver;

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (waiver_parse(str_of(texts[i]), &waiver))
			fail_msg("taken: '%s'", texts[i]);
}

static void waiving_is_undone_and_done_again(void **unused)
{
	struct pack pack;
	struct history *history;
	struct waiver sample = sample_waiver();
	struct addr at;

	(void)unused;
	pack_init(&pack);
	history = history_new(&pack);
	assert_true(history_waive(history, &sample));
	assert_false(history_is_saved(history));
	assert_int_equal(waiver_find(&pack, &sample), 0);
	assert_true(history_undo(history, &at));
	assert_true(str_is(at.item, "section.letter"));
	assert_int_equal(pack.waivers.n, 0);
	assert_true(history_redo(history, &at));
	assert_int_equal(pack.waivers.n, 1);
	assert_true(history_unwaive(history, 0));
	assert_false(history_unwaive(history, 0));
	assert_int_equal(pack.waivers.n, 0);
	assert_true(history_undo(history, &at));
	assert_int_equal(waiver_find(&pack, &sample), 0);
	history_free(history);
	pack_release(&pack);
}

static void a_damaged_edit_changes_nothing(void **unused)
{
	struct pack pack;
	struct edit edit = { .kind = EDIT_WAIVE, .at = { .item = STR("sales.arr") } };

	(void)unused;
	pack_init(&pack);
	edit.inserted = STR("rule\nsales.carr\n\nof another item");
	assert_false(edit_apply(&pack, &edit));
	edit.inserted = STR("rule\nsales.arr\n\nbehind the end");
	edit.position = 1;
	assert_false(edit_apply(&pack, &edit));
	edit.position = 0;
	assert_true(edit_apply(&pack, &edit));
	edit = (struct edit){ .kind = EDIT_UNWAIVE, .at = { .item = STR("sales.arr") } };
	edit.removed = STR("rule\nsales.arr\n\nother words");
	assert_false(edit_apply(&pack, &edit));
	assert_int_equal(pack.waivers.n, 1);
	pack_release(&pack);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_says_all_of_a_waiver),
		cmocka_unit_test(what_no_pack_would_keep_is_refused),
		cmocka_unit_test(waiving_is_undone_and_done_again),
		cmocka_unit_test(a_damaged_edit_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
