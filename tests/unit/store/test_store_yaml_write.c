/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/store.h"
#include "store/yaml_write.h"

static const struct yaml_place fresh = {
	.prefer = NODE_STYLE_PLAIN, .indent = 2, .indent_by = 2, .newline = { "\n", 1 }
};

static void check_at(struct yaml_place place, const char *text, const char *written)
{
	struct buf out = BUF_EMPTY;

	yaml_write_scalar(&out, str_of(text), &place);
	assert_string_equal(out.p ? out.p : "", written);
	buf_release(&out);
}

static void check(const char *text, const char *written)
{
	check_at(fresh, text, written);
}

static void plain_when_nobody_can_misread_it(void **unused)
{
	(void)unused;
	check("Two accounts, one risk", "Two accounts, one risk");
	check("-5.2 %", "-5.2 %");
	check("4.6m", "4.6m");
	check("", "\"\"");
	check("no", "\"no\"");
	check("135", "\"135\"");
	check("1_000", "\"1_000\"");
	check("12:30", "\"12:30\"");
	check("2026-11-01", "\"2026-11-01\"");
	check("1e5", "\"1e5\"");
	check("~", "\"~\"");
	check("a: b", "\"a: b\"");
	check("a #b", "\"a #b\"");
	check("a#b", "a#b");
	check("- a", "\"- a\"");
	check(" a", "\" a\"");
	check("@a", "\"@a\"");
}

static void the_style_stays_when_the_text_fits(void **unused)
{
	struct yaml_place place = fresh;

	(void)unused;
	place.prefer = NODE_STYLE_SINGLE;
	check_at(place, "it's", "'it''s'");
	place.prefer = NODE_STYLE_DOUBLE;
	check_at(place, "a\"b", "\"a\\\"b\"");
	place.prefer = NODE_STYLE_LITERAL;
	check_at(place, "one line", "|-\n  one line");
	place.prefer = NODE_STYLE_PLAIN;
	place.was_data = true;
	check_at(place, "130", "130");
	place.flow = true;
	check_at(place, "a, b", "\"a, b\"");
	check_at(place, "a\nb", "\"a\\nb\"");
}

static void lines_become_a_literal_block(void **unused)
{
	(void)unused;
	check("a\nb\n", "|\n  a\n  b");
	check("a\nb", "|-\n  a\n  b");
	check("a\n\n", "|+\n  a\n");
	check(" a\n\nb\n", "|2\n   a\n\n  b");
	check("\n\n", "\"\\n\\n\"");
}

static void folded_paragraphs_stay_folded(void **unused)
{
	struct yaml_place place = fresh;

	(void)unused;
	place.prefer = NODE_STYLE_FOLDED;
	check_at(place, "a b\n\nc", ">-\n  a b\n\n\n  c");
	check_at(place, "- a\n- b\n", "|\n  - a\n  - b");
}

static void what_is_not_seen_is_escaped(void **unused)
{
	(void)unused;
	check("\x1B[31m", "\"\\e[31m\"");
	check("a\rb", "\"a\\rb\"");
	check("\xC2\x85", "\"\\x85\"");
	check("\xE2\x80\xA8", "\"\\u2028\"");
	check("\xEF\xBB\xBF", "\"\\uFEFF\"");
	check("tab\there", "\"tab\\there\"");
}

static void keys(void **unused)
{
	struct buf out = BUF_EMPTY;

	(void)unused;
	yaml_write_key(&out, STR("sales.arr"));
	buf_addc(&out, ' ');
	yaml_write_key(&out, STR("a: b"));
	assert_string_equal(out.p, "sales.arr \"a: b\"");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_when_nobody_can_misread_it),
		cmocka_unit_test(the_style_stays_when_the_text_fits),
		cmocka_unit_test(lines_become_a_literal_block),
		cmocka_unit_test(folded_paragraphs_stay_folded),
		cmocka_unit_test(what_is_not_seen_is_escaped),
		cmocka_unit_test(keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
