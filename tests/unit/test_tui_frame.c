/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "tui/frame.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

static int set_up(void **state)
{
	static struct frame frame;

	frame_init(&frame, 3, 12);
	*state = &frame;
	return 0;
}

static int tear_down(void **state)
{
	frame_release(*state);
	return 0;
}

static void assert_dump(const struct frame *frame, const char *expected)
{
	struct buf dump = BUF_EMPTY;

	frame_dump(frame, &dump);
	assert_string_equal(dump.p, expected);
	buf_release(&dump);
}

static void text_is_clipped_by_columns(void **state)
{
	struct frame *frame = *state;

	assert_int_equal(frame_put(frame, 0, 2, 4, STR("abcdef"), STYLE_VALUE), 4);
	assert_int_equal(frame_put(frame, 1, 10, 40, STR("xyz"), STYLE_NORMAL), 2);
	/* a wide letter is drawn whole or not at all */
	assert_int_equal(frame_put(frame, 2, 0, 3, STR("\xe6\xbc\xa2\xe5\xad\x97"), STYLE_NORMAL), 2);
	assert_dump(frame,
		    "  abcd\n          xy\n\xe6\xbc\xa2\n--\n..vvvv......\n............\n............\ncursor none\n");
}

static void outside_of_the_frame_nothing_happens(void **state)
{
	struct frame *frame = *state;

	frame_put(frame, -1, 0, 5, STR("abc"), STYLE_BAR);
	frame_put(frame, 3, 0, 5, STR("abc"), STYLE_BAR);
	frame_put(frame, 0, 12, 5, STR("abc"), STYLE_BAR);
	frame_put(frame, 0, 0, -3, STR("abc"), STYLE_BAR);
	frame_put(frame, 1, -2, 5, STR("abcde"), STYLE_BAR);
	frame_fill(frame, (struct frame_area){ 2, 10, 9, 9 }, STYLE_TITLE);
	frame_box(frame, (struct frame_area){ 5, 5, 1, 1 }, STR("x"), STYLE_BORDER);
	frame_cursor(frame, 3, 0);
	assert_dump(frame, "\ncde\n\n--\n............\nBBB.........\n..........TT\ncursor none\n");
}

static void hazards_become_marks_of_their_own_style(void **state)
{
	struct frame *frame = *state;

	frame_put(frame, 0, 0, 12, STR("a\033[2J"), STYLE_VALUE);
	frame_put(frame, 1, 0, 12,
		  STR("b\xe2\x80\xae"
		      "c"),
		  STYLE_VALUE);
	frame_put(frame, 2, 0, 12, STR("<1B>\xff"), STYLE_VALUE);
	assert_dump(frame,
		    "a<1B>[2J\nb<U+202E>c\n<1B><FF>\n--\nv!!!!vvv....\nv!!!!!!!!v..\nvvvv!!!!....\ncursor none\n");
	/* and no other meaning hides them */
	frame_restyle(frame, (struct frame_area){ 0, 0, 1, 12 }, STYLE_SELECTED);
	assert_int_equal(frame->cells[1].style, STYLE_HAZARD);
	assert_int_equal(frame->cells[0].style, STYLE_SELECTED);
}

static void no_code_point_that_drives_a_terminal_gets_in(void **state)
{
	struct frame *frame = *state;

	for (uint32_t code = 1; code < 0x3000; code++) {
		struct buf s = BUF_EMPTY;
		size_t n;

		text_encode(&s, code);
		if (text_hazard_at(buf_str(&s), 0, &n) != TEXT_HAZARD_NONE || code == '\t' || code == '\n') {
			frame_clear(frame);
			frame_put(frame, 0, 0, 12, buf_str(&s), STYLE_NORMAL);
			for (size_t i = 0; i < 12; i++)
				assert_in_range(frame->cells[i].code[0], 0x20, 0x7e);
		}
		buf_release(&s);
	}
}

static void clusters_are_stored_as_ncurses_can(void **state)
{
	struct frame *frame = *state;
	const struct frame_cell *cell = frame->cells;

	/* e + acute + dot below: one cell with its marks */
	assert_int_equal(frame_put(frame, 0, 0, 12, STR("e\xcc\x81\xcc\xa3"), STYLE_NORMAL), 1);
	assert_int_equal(cell->n, 3);
	assert_int_equal(cell->code[1], 0x301);
	/* a family: its first member, as wide as text_columns() says */
	assert_int_equal(frame_put(frame, 0, 0, 12, STR("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"), STYLE_NORMAL),
			 2);
	assert_int_equal(cell->n, 1);
	assert_int_equal(cell->code[0], 0x1f469);
	assert_int_equal(cell[1].width, 0);
	/* a skin tone and a selector are left out */
	frame_put(frame, 0, 0, 12, STR("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"), STYLE_NORMAL);
	assert_int_equal(cell->n, 1);
	frame_put(frame, 0, 0, 12, STR("\xe2\x9d\xa4\xef\xb8\x8f"), STYLE_NORMAL);
	assert_int_equal(cell->n, 1);
	/* more marks than a cell holds are cut, not overrun */
	frame_put(frame, 0, 0, 12, STR("o\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"), STYLE_NORMAL);
	assert_int_equal(cell->n, FRAME_CODES);
}

static void half_a_wide_letter_never_stays(void **state)
{
	struct frame *frame = *state;

	frame_put(frame, 0, 0, 12, STR("\xe6\xbc\xa2\xe5\xad\x97"), STYLE_NORMAL);
	frame_put(frame, 0, 1, 1, STR("x"), STYLE_NORMAL);
	frame_put(frame, 1, 0, 12, STR("\xe6\xbc\xa2\xe5\xad\x97"), STYLE_NORMAL);
	frame_put(frame, 1, 1, 2, STR("\xe6\xbc\xa2"), STYLE_NORMAL);
	assert_dump(frame,
		    " x\xe5\xad\x97\n \xe6\xbc\xa2\n\n--\n............\n............\n............\ncursor none\n");
}

static void what_is_drawn_is_as_wide_as_text_says(void **state)
{
	static const char *const samples[] = { "plain",
					       "e\xcc\x81",
					       "\xcc\x81x",
					       "\xe6\xbc\xa2z",
					       "a\tb\nc",
					       "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa!",
					       "\x01\x7f\xc2\x9b",
					       "\xe2\x80\x8b\xcc\x81",
					       "\xea\xb0\x80\xe1\x86\xa8" };
	struct frame wide;

	(void)state;
	frame_init(&wide, 1, 80);
	for (size_t i = 0; i < COUNT_OF(samples); i++)
		assert_int_equal(frame_put(&wide, 0, 0, 80, str_of(samples[i]), STYLE_NORMAL),
				 text_columns(str_of(samples[i])));
	frame_release(&wide);
}

static void rows_are_cut_filled_and_aligned(void **state)
{
	struct frame *frame = *state;

	frame_put_row(frame, 0, 1, 6, STR("abcdefgh"), STYLE_SELECTED);
	frame_put_right(frame, 1, 0, 8, STR("1.2m"), STYLE_VALUE);
	frame_put_row(frame, 2, 0, 4, STR("ab"), STYLE_BAR);
	frame_cursor(frame, 2, 1);
	assert_dump(frame,
		    " abcde\xe2\x80\xa6\n    1.2m\nab\n--\n.SSSSSS.....\nvvvvvvvv....\nBBBB........\ncursor 2 1\n");
}

static void paragraphs_wrap_and_scroll(void **state)
{
	struct frame *frame = *state;
	struct frame_area area = { 0, 0, 2, 7 };

	assert_int_equal(frame_put_wrapped(frame, area, 1, STR("one two three\nfour"), STYLE_GUIDE), 3);
	assert_dump(frame, "three\nfour\n\n--\nggggg.......\ngggg........\n............\ncursor none\n");
}

static void boxes_have_titles_and_an_inside(void **state)
{
	struct frame *frame = *state;
	struct frame_area inside = frame_box(frame, (struct frame_area){ 0, 0, 3, 12 }, STR("ARR"), STYLE_BORDER);

	assert_int_equal(inside.row, 1);
	assert_int_equal(inside.columns, 10);
	assert_dump(frame,
		    "\xe2\x94\x8c\xe2\x94\x80 ARR "
		    "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x90\n"
		    "\xe2\x94\x82          \xe2\x94\x82\n"
		    "\xe2\x94\x94\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80"
		    "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x98\n--\n"
		    "bbbbbbbbbbbb\nb..........b\nbbbbbbbbbbbb\ncursor none\n");
}

static void a_frame_of_no_size_is_a_frame(void **state)
{
	struct frame none;

	(void)state;
	frame_init(&none, 0, 0);
	frame_put(&none, 0, 0, 5, STR("abc"), STYLE_NORMAL);
	frame_box(&none, (struct frame_area){ 0, 0, 3, 3 }, STR(""), STYLE_BORDER);
	assert_dump(&none, "--\ncursor none\n");
	frame_release(&none);
}

#define WITH_FRAME(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FRAME(text_is_clipped_by_columns),
		WITH_FRAME(outside_of_the_frame_nothing_happens),
		WITH_FRAME(hazards_become_marks_of_their_own_style),
		WITH_FRAME(no_code_point_that_drives_a_terminal_gets_in),
		WITH_FRAME(clusters_are_stored_as_ncurses_can),
		WITH_FRAME(half_a_wide_letter_never_stays),
		cmocka_unit_test(what_is_drawn_is_as_wide_as_text_says),
		WITH_FRAME(rows_are_cut_filled_and_aligned),
		WITH_FRAME(paragraphs_wrap_and_scroll),
		WITH_FRAME(boxes_have_titles_and_an_inside),
		cmocka_unit_test(a_frame_of_no_size_is_a_frame),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
