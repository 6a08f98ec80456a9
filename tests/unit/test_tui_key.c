/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/key.h"

#include <setjmp.h>

#include <cmocka.h>

static const struct {
	const char *name;
	struct key key;
} samples[] = {
	{ "a", { KEY_KIND_CHAR, 'a', 0 } },
	{ "A", { KEY_KIND_CHAR, 'A', 0 } },
	{ "Space", { KEY_KIND_CHAR, ' ', 0 } },
	{ "^", { KEY_KIND_CHAR, '^', 0 } },
	{ "-", { KEY_KIND_CHAR, '-', 0 } },
	{ "\xc3\xa9", { KEY_KIND_CHAR, 0xe9, 0 } },
	{ "^S", { KEY_KIND_CHAR, 's', KEY_CTRL } },
	{ "^Space", { KEY_KIND_CHAR, ' ', KEY_CTRL } },
	{ "M-x", { KEY_KIND_CHAR, 'x', KEY_ALT } },
	{ "M-^X", { KEY_KIND_CHAR, 'x', KEY_ALT | KEY_CTRL } },
	{ "F1", { KEY_KIND_SPECIAL, KEY_SPECIAL_F1, 0 } },
	{ "F12", { KEY_KIND_SPECIAL, KEY_SPECIAL_F12, 0 } },
	{ "S-Tab", { KEY_KIND_SPECIAL, KEY_SPECIAL_TAB, KEY_SHIFT } },
	{ "^Left", { KEY_KIND_SPECIAL, KEY_SPECIAL_LEFT, KEY_CTRL } },
	{ "M-S-^Delete", { KEY_KIND_SPECIAL, KEY_SPECIAL_DELETE, KEY_ALT | KEY_SHIFT | KEY_CTRL } },
};

static void names_and_keys_are_inverse(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(samples); i++) {
		struct buf name = BUF_EMPTY;
		struct key key;

		key_label(samples[i].key, &name);
		assert_string_equal(name.p, samples[i].name);
		assert_true(key_parse(buf_str(&name), &key));
		assert_true(key_eq(key, samples[i].key));
		buf_release(&name);
	}
}

static void every_special_key_has_a_name(void **state)
{
	(void)state;
	for (int i = 0; i < KEY_SPECIAL_COUNT; i++) {
		struct buf name = BUF_EMPTY;
		struct key key;

		key_label(key_special((enum key_special)i, 0), &name);
		assert_true(key_parse(buf_str(&name), &key));
		assert_true(key_eq(key, key_special((enum key_special)i, 0)));
		buf_release(&name);
	}
}

static void case_of_names_does_not_matter(void **state)
{
	struct key key;

	(void)state;
	assert_true(key_parse(STR("^s"), &key));
	assert_true(key_eq(key, key_ctrl('s')));
	assert_true(key_parse(STR("pagedown"), &key));
	assert_true(key_eq(key, key_special(KEY_SPECIAL_PAGE_DOWN, 0)));
}

static void nonsense_is_no_key(void **state)
{
	static const char *const bad[] = { "", "F0", "F13", "Fn", "Foo", "ab", "M-M-x", "S-a", "\x1b", "\xff", "^^S" };
	struct key key;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(key_parse(str_of(bad[i]), &key));
}

static void only_plain_characters_are_text(void **state)
{
	(void)state;
	assert_true(key_is_text(key_char('x')));
	assert_false(key_is_text(key_ctrl('x')));
	assert_false(key_is_text(key_alt('x')));
	assert_false(key_is_text(key_special(KEY_SPECIAL_ENTER, 0)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_keys_are_inverse),     cmocka_unit_test(every_special_key_has_a_name),
		cmocka_unit_test(case_of_names_does_not_matter),  cmocka_unit_test(nonsense_is_no_key),
		cmocka_unit_test(only_plain_characters_are_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
