/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/field.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

/* A field, the leaf behind it, and an app that grants every wish. */
struct desk {
	struct field field;
	struct buf text, clipboard;
	struct frame frame;
};

static void open_desk(struct desk *desk, bool is_multi_line, const char *text)
{
	*desk = (struct desk){ .text = BUF_EMPTY };
	buf_adds(&desk->text, text);
	field_init(&desk->field, is_multi_line, &desk->clipboard);
	field_reset(&desk->field, buf_str(&desk->text));
	frame_init(&desk->frame, 3, 10);
}

static void close_desk(struct desk *desk)
{
	field_release(&desk->field);
	buf_release(&desk->text);
	buf_release(&desk->clipboard);
	frame_release(&desk->frame);
}

static void grant(struct desk *desk, enum field_result result, struct field_change *change)
{
	if (result != FIELD_CHANGE)
		return;
	buf_splice(&desk->text, change->offset, change->n, change->text);
	field_applied(&desk->field, buf_str(&desk->text), change, true);
}

static enum field_result act(struct desk *desk, enum action action)
{
	struct field_change change;
	enum field_result result = field_act(&desk->field, buf_str(&desk->text), action, &change);

	grant(desk, result, &change);
	return result;
}

static void type(struct desk *desk, const char *typed)
{
	struct field_change change;

	grant(desk, field_type(&desk->field, buf_str(&desk->text), str_of(typed), &change), &change);
}

static void draw(struct desk *desk, const struct field_mark *marks, size_t n)
{
	struct field_view view = { { 0, 0, 3, 10 }, marks, n, STR("say why"), true, STYLE_VALUE };

	frame_clear(&desk->frame);
	field_draw(&desk->field, buf_str(&desk->text), &desk->frame, &view);
}

static void assert_drawn(struct desk *desk, const char *expected)
{
	struct buf dump = BUF_EMPTY;

	frame_dump(&desk->frame, &dump);
	assert_string_equal(dump.p, expected);
	buf_release(&dump);
}

static void typing_goes_where_the_cursor_is(void **state)
{
	struct desk desk;
	struct field_change change;

	(void)state;
	open_desk(&desk, true, "ac");
	act(&desk, ACTION_LEFT);
	grant(&desk, field_type(&desk.field, buf_str(&desk.text), STR("b"), &change), &change);
	assert_string_equal(desk.text.p, "abc");
	assert_int_equal(desk.field.cursor, 2);
	act(&desk, ACTION_NEW_LINE);
	assert_string_equal(desk.text.p, "ab\nc");
	act(&desk, ACTION_DELETE_LEFT);
	act(&desk, ACTION_DELETE_RIGHT);
	assert_string_equal(desk.text.p, "ab");
	assert_int_equal(act(&desk, ACTION_DELETE_RIGHT), FIELD_DONE);
	close_desk(&desk);
}

static void a_refused_wish_moves_nothing(void **state)
{
	struct desk desk;
	struct field_change change;

	(void)state;
	open_desk(&desk, true, "ab");
	assert_int_equal(field_type(&desk.field, buf_str(&desk.text), STR("c"), &change), FIELD_CHANGE);
	field_applied(&desk.field, buf_str(&desk.text), &change, false);
	assert_int_equal(desk.field.cursor, 2);
	close_desk(&desk);
}

static void the_cursor_moves_by_clusters_and_words(void **state)
{
	struct desk desk;

	(void)state;
	/* e with a combining acute, then a flag, then a word */
	open_desk(&desk, true, "e\xcc\x81\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa two");
	field_goto(&desk.field, buf_str(&desk.text), 0);
	act(&desk, ACTION_RIGHT);
	assert_int_equal(desk.field.cursor, 3);
	act(&desk, ACTION_RIGHT);
	assert_int_equal(desk.field.cursor, 11);
	act(&desk, ACTION_DELETE_LEFT);
	assert_string_equal(desk.text.p, "e\xcc\x81 two");
	act(&desk, ACTION_WORD_RIGHT);
	assert_int_equal(desk.field.cursor, 4);
	act(&desk, ACTION_DELETE_WORD_RIGHT);
	assert_string_equal(desk.text.p, "e\xcc\x81 ");
	act(&desk, ACTION_DELETE_WORD_LEFT);
	assert_string_equal(desk.text.p, "");
	close_desk(&desk);
}

static void up_and_down_keep_the_column(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "abcdef\nx\nabcdef");
	draw(&desk, NULL, 0);
	field_goto(&desk.field, buf_str(&desk.text), 4);
	act(&desk, ACTION_DOWN);
	assert_int_equal(desk.field.cursor, 8);
	act(&desk, ACTION_DOWN);
	assert_int_equal(desk.field.cursor, 13);
	assert_int_equal(act(&desk, ACTION_DOWN), FIELD_AT_EDGE);
	act(&desk, ACTION_PAGE_UP);
	assert_int_equal(desk.field.cursor, 4);
	assert_int_equal(act(&desk, ACTION_UP), FIELD_AT_EDGE);
	act(&desk, ACTION_LINE_END);
	assert_int_equal(desk.field.cursor, 6);
	act(&desk, ACTION_LINE_START);
	assert_int_equal(desk.field.cursor, 0);
	assert_int_equal(act(&desk, ACTION_LEFT), FIELD_AT_EDGE);
	close_desk(&desk);
}

static void selections_are_cut_copied_and_replaced(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "one two");
	field_goto(&desk.field, buf_str(&desk.text), 3);
	act(&desk, ACTION_SELECT);
	act(&desk, ACTION_TEXT_END);
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 4);
	act(&desk, ACTION_CUT);
	assert_string_equal(desk.text.p, "one");
	act(&desk, ACTION_TEXT_START);
	act(&desk, ACTION_PASTE);
	assert_string_equal(desk.text.p, " twoone");
	act(&desk, ACTION_SELECT_ALL);
	type(&desk, "z");
	assert_string_equal(desk.text.p, "z");
	act(&desk, ACTION_SELECT_LEFT);
	act(&desk, ACTION_COPY);
	assert_string_equal(desk.clipboard.p, "z");
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 0);
	close_desk(&desk);
}

static void a_line_is_cut_as_typed(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "one two three four\nfive");
	draw(&desk, NULL, 0);
	field_goto(&desk.field, buf_str(&desk.text), 2);
	act(&desk, ACTION_CUT_LINE);
	assert_string_equal(desk.text.p, "five");
	assert_string_equal(desk.clipboard.p, "one two three four\n");
	close_desk(&desk);
}

static void a_line_is_deleted_up_to_the_cursor(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "one\ntwo three four five");
	draw(&desk, NULL, 0);
	field_goto(&desk.field, buf_str(&desk.text), 18);
	act(&desk, ACTION_DELETE_LINE_START);
	assert_string_equal(desk.text.p, "one\n five");
	assert_int_equal(desk.field.cursor, 4);
	assert_int_equal(act(&desk, ACTION_DELETE_LINE_START), FIELD_DONE);
	close_desk(&desk);
	open_desk(&desk, false, "1.2m");
	act(&desk, ACTION_DELETE_LINE_START);
	assert_int_equal(desk.text.n, 0);
	close_desk(&desk);
}

/* Who opens an empty narrative with Enter, and presses it again, began it with an empty line. */
static void an_empty_text_takes_no_line_break(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "");
	assert_int_equal(act(&desk, ACTION_NEW_LINE), FIELD_DONE);
	assert_int_equal(desk.text.n, 0);
	type(&desk, "a");
	act(&desk, ACTION_NEW_LINE);
	assert_string_equal(desk.text.p, "a\n");
	close_desk(&desk);
}

static void one_line_stays_one_line(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, false, "");
	type(&desk, "1.2m\nnext");
	assert_string_equal(desk.text.p, "1.2m next");
	assert_int_equal(act(&desk, ACTION_NEW_LINE), FIELD_IGNORED);
	assert_int_equal(act(&desk, ACTION_UP), FIELD_AT_EDGE);
	type(&desk, " and more");
	draw(&desk, NULL, 0);
	assert_drawn(&desk, " and more\n\n\n--\nvvvvvvvvvv\n..........\n..........\ncursor 0 9\n");
	act(&desk, ACTION_LINE_START);
	draw(&desk, NULL, 0);
	assert_drawn(&desk, "1.2m next\n\n\n--\nvvvvvvvvvv\n..........\n..........\ncursor 0 0\n");
	close_desk(&desk);
}

static void marks_are_painted_where_the_words_are(void **state)
{
	static const struct field_mark marks[] = {
		{ { 4, 9 }, STYLE_MARK_WARNING }, /* over a line break */
		{ { 4, 3 }, STYLE_MISSPELT }, /* later marks win */
		{ { 90, 5 }, STYLE_MARK_ERROR }, /* outgrown: ignored */
	};
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "one two three\033!");
	field_goto(&desk.field, buf_str(&desk.text), 0);
	draw(&desk, marks, COUNT_OF(marks));
	assert_drawn(&desk, "one two\nthree<1B>\n!\n--\nvvvvmmmwvv\nwwwww!!!!v\nvvvvvvvvvv\ncursor 0 0\n");
	close_desk(&desk);
}

static void the_view_follows_the_cursor(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "a\nb\nc\nd\ne");
	draw(&desk, NULL, 0);
	assert_drawn(&desk, "c\nd\ne\n--\nvvvvvvvvvv\nvvvvvvvvvv\nvvvvvvvvvv\ncursor 2 1\n");
	field_goto(&desk.field, buf_str(&desk.text), 2);
	draw(&desk, NULL, 0);
	assert_int_equal(desk.field.top, 1);
	/* the text shrinks behind the field's back: nothing points beyond it */
	buf_clear(&desk.text);
	draw(&desk, NULL, 0);
	assert_drawn(&desk, "say why\n\n\n--\ndddddddvvv\nvvvvvvvvvv\nvvvvvvvvvv\ncursor 0 0\n");
	close_desk(&desk);
}

static void the_word_at_the_cursor(void **state)
{
	struct desk desk;
	struct span word;

	(void)state;
	open_desk(&desk, true, "x\none two.");
	word = field_word(&desk.field, buf_str(&desk.text));
	assert_int_equal(word.n, 0);
	field_goto(&desk.field, buf_str(&desk.text), 9);
	word = field_word(&desk.field, buf_str(&desk.text));
	assert_int_equal(word.at, 6);
	assert_int_equal(word.n, 3);
	close_desk(&desk);
}

/* Whatever is pressed: offsets stay on code points, and a cursor that has the focus is drawn inside. */
static void random_actions_keep_the_cursor_inside(void **state)
{
	static const char *const typed[] = { "a", "word ", "\xe6\xbc\xa2",
					     "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\n" };
	unsigned seed = 3;
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "");
	for (int i = 0; i < 20000; i++) {
		unsigned r = (seed = seed * 1103515245u + 12345u) >> 16;

		if (r % 3 == 0)
			type(&desk, typed[r / 3 % COUNT_OF(typed)]);
		else
			act(&desk, (enum action)(1 + r / 3 % (ACTION_COUNT - 1)));
		if (desk.text.n > 400)
			buf_splice(&desk.text, 0, desk.text.n, STR("again"));
		if (i % 7)
			continue;
		draw(&desk, NULL, 0);
		assert_true(desk.frame.has_cursor);
		assert_in_range(desk.field.cursor, 0, desk.text.n);
		assert_int_equal(text_ill_formed(buf_str(&desk.text)), STR_NONE);
	}
	close_desk(&desk);
}

static void assert_shifted(size_t offset, size_t n, size_t inserted, size_t at, size_t length)
{
	const struct field_change change = { .offset = offset, .n = n, .text = { "xxxxxxxxxxxx", inserted } };
	struct span span = { 10, 5 };

	field_shift(&span, &change);
	assert_int_equal(span.n, length);
	if (length)
		assert_int_equal(span.at, at);
}

static void spans_move_along(void **state)
{
	(void)state;
	assert_shifted(2, 0, 3, 13, 5);
	assert_shifted(2, 3, 1, 8, 5);
	assert_shifted(10, 0, 1, 11, 5);
	assert_shifted(15, 0, 4, 10, 5);
	assert_shifted(12, 0, 4, 10, 9);
	assert_shifted(12, 1, 0, 10, 4);
	assert_shifted(8, 4, 0, 0, 0);
	assert_shifted(13, 4, 1, 0, 0);
}

/* One press of Right goes over what is one sign to a reader: a letter with its accents, a family, a flag, a wide letter. */
static void clusters_are_one_step(void **state)
{
	static const char *const clusters[] = {
		"e\u0301",
		"a\u0323\u0302",
		"\U0001F468\u200D\U0001F469\u200D\U0001F467",
		"\U0001F1E9\U0001F1EA",
		"\U0001F44D\U0001F3FD",
		"\u65E5",
		"\u0E01\u0E33",
		"x",
	};
	struct desk desk;
	size_t at = 0;

	(void)state;
	open_desk(&desk, true, "");
	for (size_t i = 0; i < COUNT_OF(clusters); i++)
		type(&desk, clusters[i]);
	field_goto(&desk.field, buf_str(&desk.text), 0);
	for (size_t i = 0; i < COUNT_OF(clusters); i++) {
		act(&desk, ACTION_RIGHT);
		at += strlen(clusters[i]);
		assert_int_equal(desk.field.cursor, at);
	}
	for (size_t i = COUNT_OF(clusters); i-- > 0;) {
		act(&desk, ACTION_DELETE_LEFT);
		at -= strlen(clusters[i]);
		assert_int_equal(desk.text.n, at);
	}
	close_desk(&desk);
}

static void words_lines_and_paragraphs_are_selected(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "One two\nthree\n\nFour\nfive\n\n\nSix");
	field_goto(&desk.field, buf_str(&desk.text), 0);
	act(&desk, ACTION_SELECT_WORD_RIGHT);
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 4);
	act(&desk, ACTION_SELECT_LINE_END);
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 7);
	act(&desk, ACTION_SELECT_PARAGRAPH_DOWN);
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 15);
	act(&desk, ACTION_PARAGRAPH_DOWN);
	assert_int_equal(desk.field.cursor, 27);
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 0);
	act(&desk, ACTION_PARAGRAPH_DOWN);
	assert_int_equal(desk.field.cursor, desk.text.n);
	act(&desk, ACTION_PARAGRAPH_UP);
	assert_int_equal(desk.field.cursor, 27);
	act(&desk, ACTION_PARAGRAPH_UP);
	assert_int_equal(desk.field.cursor, 15);
	act(&desk, ACTION_SELECT_PARAGRAPH_UP);
	assert_int_equal(field_selection(&desk.field, buf_str(&desk.text)).n, 15);
	act(&desk, ACTION_SELECT_LINE_START);
	assert_int_equal(desk.field.cursor, 0);
	close_desk(&desk);
}

static void enter_goes_on_with_a_list(void **state)
{
	struct desk desk;

	(void)state;
	open_desk(&desk, true, "1. One");
	act(&desk, ACTION_NEW_LINE);
	type(&desk, "Two");
	act(&desk, ACTION_NEW_LINE);
	act(&desk, ACTION_NEW_LINE);
	assert_string_equal(desk.text.p, "1. One\n2. Two\n");
	close_desk(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_goes_where_the_cursor_is),
		cmocka_unit_test(a_refused_wish_moves_nothing),
		cmocka_unit_test(the_cursor_moves_by_clusters_and_words),
		cmocka_unit_test(up_and_down_keep_the_column),
		cmocka_unit_test(selections_are_cut_copied_and_replaced),
		cmocka_unit_test(a_line_is_cut_as_typed),
		cmocka_unit_test(a_line_is_deleted_up_to_the_cursor),
		cmocka_unit_test(an_empty_text_takes_no_line_break),
		cmocka_unit_test(one_line_stays_one_line),
		cmocka_unit_test(marks_are_painted_where_the_words_are),
		cmocka_unit_test(the_view_follows_the_cursor),
		cmocka_unit_test(the_word_at_the_cursor),
		cmocka_unit_test(spans_move_along),
		cmocka_unit_test(clusters_are_one_step),
		cmocka_unit_test(words_lines_and_paragraphs_are_selected),
		cmocka_unit_test(enter_goes_on_with_a_list),
		cmocka_unit_test(random_actions_keep_the_cursor_inside),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
