/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/wrap.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

static void assert_lines(const struct wrap *wrap, struct str text, const char *expected)
{
	struct buf got = BUF_EMPTY;

	for (size_t i = 0; i < wrap->lines.n; i++) {
		const struct wrap_line *line = &wrap->lines.v[i];

		buf_printf(&got, "%.*s|", STR_FMT(str_sub(text, line->at, line->end - line->at)));
	}
	buf_adds(&got, "");
	assert_string_equal(got.p, expected);
	buf_release(&got);
}

static void lines_are_those_of_the_text(void **state)
{
	struct wrap wrap;

	(void)state;
	wrap_init(&wrap);
	wrap_sync(&wrap, STR(""), 10);
	assert_lines(&wrap, STR(""), "|");
	wrap_sync(&wrap, STR("one two three"), 8);
	assert_lines(&wrap, STR("one two three"), "one two|three|");
	wrap_sync(&wrap, STR("a\n\nb\n"), 8);
	assert_lines(&wrap, STR("a\n\nb\n"), "a||b||");
	wrap_sync(&wrap, STR("one two three"), 0);
	assert_lines(&wrap, STR("one two three"), "one two three|");
	wrap_release(&wrap);
}

static void white_space_at_the_end_belongs_to_the_last_line(void **state)
{
	struct str text = STR("one two  \nx ");
	struct wrap wrap;

	(void)state;
	wrap_init(&wrap);
	wrap_sync(&wrap, text, 20);
	assert_lines(&wrap, text, "one two  |x |");
	assert_int_equal(wrap_line_last(&wrap, 0), 9);
	assert_int_equal(wrap_line_last(&wrap, 1), text.n);
	wrap_release(&wrap);
}

static void offsets_find_their_lines(void **state)
{
	struct str text = STR("one two three\nx");
	struct wrap wrap;

	(void)state;
	wrap_init(&wrap);
	wrap_sync(&wrap, text, 8);
	assert_int_equal(wrap_line_at(&wrap, 0), 0);
	assert_int_equal(wrap_line_at(&wrap, 7), 0); /* the space that hangs */
	assert_int_equal(wrap_line_at(&wrap, 8), 1);
	assert_int_equal(wrap_line_at(&wrap, 13), 1);
	assert_int_equal(wrap_line_at(&wrap, 14), 2);
	assert_int_equal(wrap_line_at(&wrap, 15), 2);
	wrap_release(&wrap);
}

static void a_broken_word_ends_before_its_next_line(void **state)
{
	struct wrap wrap;

	(void)state;
	wrap_init(&wrap);
	wrap_sync(&wrap, STR("abcdefgh"), 5);
	assert_lines(&wrap, STR("abcdefgh"), "abcde|fgh|");
	assert_int_equal(wrap_line_last(&wrap, 0), 4);
	assert_int_equal(wrap_line_last(&wrap, 1), 8);
	wrap_release(&wrap);
}

/* A small generator of our own: the same edits on every machine. */
static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void assert_same(const struct wrap *a, const struct wrap *b)
{
	assert_int_equal(a->lines.n, b->lines.n);
	for (size_t i = 0; i < a->lines.n; i++) {
		assert_int_equal(a->lines.v[i].at, b->lines.v[i].at);
		assert_int_equal(a->lines.v[i].end, b->lines.v[i].end);
		assert_int_equal(a->lines.v[i].next, b->lines.v[i].next);
	}
}

/* The law behind the cache: whatever was edited, the lines are those of a fresh wrap, and they cover the text. */
static void edits_give_what_a_fresh_wrap_gives(void **state)
{
	static const char *const pieces[] = { "a", " ",        "word ",        "\n",          "\n\n",
					      "",  "\xc3\xa9", "\xe6\xbc\xa2", "long-winded " };
	struct wrap cached, fresh;
	struct buf text = BUF_EMPTY;
	unsigned seed = 7;

	(void)state;
	wrap_init(&cached);
	for (int i = 0; i < 4000; i++) {
		size_t at = next_random(&seed) % (text.n + 1), n = next_random(&seed) % 4;
		int columns = i % 500 < 250 ? 12 : 30;

		n = n > text.n - at || next_random(&seed) % 3 ? 0 : n;
		buf_splice(&text, at, n, str_of(pieces[next_random(&seed) % COUNT_OF(pieces)]));
		if (i % 300 == 299)
			buf_splice(&text, 0, text.n / 2, STR(""));
		wrap_sync(&cached, buf_str(&text), columns);
		wrap_init(&fresh);
		wrap_sync(&fresh, buf_str(&text), columns);
		assert_same(&cached, &fresh);
		assert_int_equal(fresh.lines.v[0].at, 0);
		for (size_t k = 1; k < fresh.lines.n; k++)
			assert_int_equal(fresh.lines.v[k].at, fresh.lines.v[k - 1].next);
		assert_int_equal(fresh.lines.v[fresh.lines.n - 1].next, text.n);
		wrap_release(&fresh);
	}
	wrap_release(&cached);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_those_of_the_text),
		cmocka_unit_test(white_space_at_the_end_belongs_to_the_last_line),
		cmocka_unit_test(offsets_find_their_lines),
		cmocka_unit_test(a_broken_word_ends_before_its_next_line),
		cmocka_unit_test(edits_give_what_a_fresh_wrap_gives),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
