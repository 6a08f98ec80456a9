/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/finding_filter tui/screen_filter
 */
#include "tui_fixture.h"

#include <locale.h>

static struct rule bridge = { .id = { "arr-bridge", 10 }, .family = { "Identities", 10 } };

static struct finding about(const char *item, enum level level, bool waived)
{
	return (struct finding){ .rule = &bridge,
				 .level = level,
				 .at = { .item = str_of(item) },
				 .message = STR("Runway says 18 months."),
				 .waived = waived };
}

static bool passes(struct tui_fixture *fixture, const struct finding_filter *filter, struct finding finding)
{
	return finding_filter_passes(filter, &fixture->base.catalogue, &finding);
}

static void test_each_condition(void **state)
{
	struct tui_fixture *fixture = *state;
	struct finding_filter filter = { .level = FILTER_ALL_LEVELS };

	assert_true(finding_filter_is_open(&filter));
	assert_true(passes(fixture, &filter, about("sales.arr", LEVEL_ADVICE, true)));
	filter.level = FILTER_NO_ADVICE;
	assert_false(finding_filter_is_open(&filter));
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_ADVICE, false)));
	assert_true(passes(fixture, &filter, about("sales.arr", LEVEL_WARNING, false)));
	filter.level = FILTER_ERRORS;
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_WARNING, false)));
	filter.level = FILTER_WARNINGS;
	assert_true(passes(fixture, &filter, about("sales.arr", LEVEL_WARNING, false)));
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_ERROR, false)));
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_ADVICE, false)));
	filter.level = FILTER_ADVICE;
	assert_true(passes(fixture, &filter, about("sales.arr", LEVEL_ADVICE, false)));
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_WARNING, false)));
	finding_filter_clear(&filter);
	filter.waived = FILTER_WAIVED_HIDDEN;
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_ERROR, true)));
	filter.waived = FILTER_WAIVED_ONLY;
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_ERROR, false)));
	finding_filter_clear(&filter);
	filter.section = STR("sales");
	assert_false(finding_filter_is_open(&filter));
	assert_true(passes(fixture, &filter, about("sales.arr", LEVEL_ERROR, false)));
	assert_false(passes(fixture, &filter, about("section.highlights", LEVEL_ERROR, false)));
	filter.section = STR("pack");
	assert_true(passes(fixture, &filter, about("", LEVEL_ERROR, false)));
	finding_filter_clear(&filter);
	filter.family = STR("Honesty");
	assert_false(finding_filter_is_open(&filter));
	assert_false(passes(fixture, &filter, about("sales.arr", LEVEL_ERROR, false)));
	finding_filter_release(&filter);
}

static void test_words(void **state)
{
	struct tui_fixture *fixture = *state;
	struct finding_filter filter = { .level = FILTER_ALL_LEVELS };
	static const struct {
		const char *words;
		bool passes;
	} cases[] = {
		{ "", true }, { "RUNWAY", true }, { " arr-bri ", true }, { "sales.arr", true }, { "burn rate", false }
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		buf_clear(&filter.text);
		buf_adds(&filter.text, cases[i].words);
		assert_int_equal(passes(fixture, &filter, about("sales.arr", LEVEL_ERROR, false)), cases[i].passes);
	}
	finding_filter_release(&filter);
}

static void test_it_is_printed_part_by_part(void **state)
{
	struct finding_filter filter = { .level = FILTER_ERRORS, .waived = FILTER_WAIVED_ONLY };
	struct buf out = BUF_EMPTY;

	(void)state;
	filter.section = STR("pack");
	filter.family = STR("Honesty");
	buf_adds(&filter.text, " arr ");
	buf_adds(&out, "Shown: ");
	finding_filter_print(&filter, &out);
	assert_str(buf_str(&out), "Shown: errors, The pack, Honesty, waived, \"arr\"");
	finding_filter_release(&filter);
	buf_release(&out);
}

static void test_it_is_told_and_kept(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "F4");
	assert_true(tui_shows(fixture, "1 finding"));
	tui_press(fixture, "= Down Down Down Down");
	tui_type(fixture, "zebra");
	assert_true(tui_shows(fixture, "0 of 1 findings: \"zebra\""));
	tui_press(fixture, "Enter Esc F4");
	assert_true(tui_shows(fixture, "No finding passes the filter; M-x shows all."));
	tui_press(fixture, "M-x");
	assert_true(tui_shows(fixture, "1 finding"));
	/* Turning a choice all the way round comes back. */
	tui_press(fixture, "= Right Right Right Right Right");
	assert_true(finding_filter_is_open(&fixture->app->filter));
	tui_press(fixture, "Left");
	assert_int_equal(fixture->app->filter.level, FILTER_ADVICE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_each_condition),
		TEST(test_words),
		TEST(test_it_is_printed_part_by_part),
		TEST(test_it_is_told_and_kept),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
