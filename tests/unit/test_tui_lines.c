/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/lines
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "tui/lines.h"

/* COLUMN|text, a run as <LETTER:words>. */
static void dump(const struct lines *lines, struct buf *out)
{
	for (size_t i = 0; i < lines->list.n; i++) {
		const struct line *line = &lines->list.v[i];
		size_t at = 0;

		buf_printf(out, "%d|", line->column);
		for (size_t j = line->first; j < line->last; j++) {
			struct span span = lines->runs.v[j].span;

			buf_add(out, str_sub(line->text, at, span.at - at));
			buf_printf(out, "<%c:%.*s>", style_letter(lines->runs.v[j].style),
				   STR_FMT(str_in(line->text, span)));
			at = span.at + span.n;
		}
		buf_add(out, str_sub(line->text, at, line->text.n - at));
		buf_addc(out, '\n');
	}
}

static void assert_marked(const char *text, int columns, const char *expected)
{
	struct buf got = BUF_EMPTY;
	struct lines lines;

	lines_init(&lines);
	lines_marked(&lines, STYLE_VALUE, 2, str_of(text), columns);
	dump(&lines, &got);
	assert_string_equal(got.p, expected);
	buf_release(&got);
	lines_release(&lines);
}

static void marks_become_runs(void **state)
{
	(void)state;
	assert_marked("", 20, "2|\n");
	assert_marked("we " LINES_GONE "[-won-]" LINES_END LINES_COME "{+lost+}" LINES_END " it", 40,
		      "2|we <-:[-won-]><+:{+lost+}> it\n");
	/* A run goes on in the next line, and one that is not closed ends with the text. */
	assert_marked(LINES_COME "one two three" LINES_END " four", 14, "2|<+:one two>\n4|<+:three> four\n");
	assert_marked("a " LINES_GONE "b", 20, "2|a b\n");
}

static void lines_know_their_place(void **state)
{
	struct buf id = BUF_EMPTY;
	struct lines lines;

	(void)state;
	lines_init(&lines);
	buf_adds(&id, "sales.arr");
	lines_about(&lines, &(struct addr){ buf_str(&id), 3, STR("actual") });
	buf_release(&id);
	lines_wrap(&lines, STYLE_VALUE, 0, STR("one two three four"), 9);
	assert_true(lines.list.n > 1);
	assert_true(str_is(lines.list.v[1].at.item, "sales.arr") && lines.list.v[1].at.row == 3);
	lines_about(&lines, NULL);
	lines_add(&lines, STYLE_VALUE, 0, STR("x"));
	assert_int_equal(lines.list.v[lines.list.n - 1].at.item.n, 0);
	lines_clear(&lines);
	assert_int_equal(lines.list.n, 0);
	lines_release(&lines);
}

/* Whatever the width, nothing is drawn outside, and what could drive a terminal is a mark. */
static void drawn_within_the_area(void **state)
{
	struct frame frame;
	struct lines lines;
	struct buf out = BUF_EMPTY;

	(void)state;
	for (int columns = 1; columns < 40; columns++) {
		lines_init(&lines);
		frame_init(&frame, 6, columns + 2);
		lines_marked(&lines, STYLE_VALUE, 4,
			     STR("\x1b[2J " LINES_COME "\xE6\xBC\xA2\xE5\xAD\x97 and more words" LINES_END), columns);
		lines_draw(&lines, 0, &frame, (struct frame_area){ 0, 0, 6, columns });
		for (int row = 0; row < 6; row++)
			for (int column = columns; column < columns + 2; column++)
				assert_int_equal(frame.cells[row * frame.columns + column].style, STYLE_NORMAL);
		frame_dump(&frame, &out);
		assert_null(memchr(out.p, 0x1b, out.n));
		frame_release(&frame);
		lines_release(&lines);
	}
	buf_release(&out);
}

/* From a line on, a line a row, marks in front of their text. */
static void drawn_from_a_line_on(void **state)
{
	struct frame frame;
	struct lines lines;
	struct buf out = BUF_EMPTY;

	(void)state;
	lines_init(&lines);
	frame_init(&frame, 3, 12);
	lines_add(&lines, STYLE_VALUE, 0, STR("first"));
	lines_add(&lines, STYLE_VALUE, 2, STR("second"));
	lines.list.v[1].mark = STR("*");
	lines_wrap(&lines, STYLE_VALUE, 0, STR(""), 12);
	lines_add(&lines, STYLE_VALUE, 0, STR("third"));
	assert_int_equal(lines.list.n, 4);
	lines_draw(&lines, 1, &frame, (struct frame_area){ 0, 1, 3, 11 });
	frame_dump(&frame, &out);
	assert_true(str_starts(buf_str(&out), STR(" * second\n\n third\n")));
	/* Narrower than any word: still words, and no line without one. */
	lines_clear(&lines);
	lines_wrap(&lines, STYLE_VALUE, 4, STR("abcdefgh"), 6);
	assert_int_equal(lines.list.n, 1);
	frame_release(&frame);
	lines_release(&lines);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_become_runs),
		cmocka_unit_test(lines_know_their_place),
		cmocka_unit_test(drawn_within_the_area),
		cmocka_unit_test(drawn_from_a_line_on),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
