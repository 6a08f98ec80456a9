/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/history.h"

#include <setjmp.h>

#include <cmocka.h>

static const struct addr text_at = { { "section.highlights", 18 }, 0, { "text", 4 } };
static const struct addr other_at = { { "section.lowlights", 17 }, 0, { "text", 4 } };

struct fixture {
	struct pack pack;
	struct history *history;
	struct buf heard;
};

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	pack_init(&fixture->pack);
	fixture->history = history_new(&fixture->pack);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	history_free(fixture->history);
	pack_release(&fixture->pack);
	buf_release(&fixture->heard);
	free(fixture);
	return 0;
}

static void assert_text(struct fixture *fixture, const struct addr *at, const char *want)
{
	struct str text = pack_text(&fixture->pack, at);

	assert_int_equal(text.n, strlen(want));
	assert_memory_equal(text.p, want, text.n);
}

/* Types text at the end of a leaf, stroke by stroke. */
static void type(struct fixture *fixture, const struct addr *at, const char *text)
{
	for (; *text; text++)
		assert_true(history_splice(fixture->history, at, pack_text(&fixture->pack, at).n, 0,
					   (struct str){ text, 1 }));
}

static void erase(struct fixture *fixture, size_t strokes)
{
	while (strokes-- > 0)
		assert_true(history_splice(fixture->history, &text_at, pack_text(&fixture->pack, &text_at).n - 1, 1,
					   STR("")));
}

static void typing_is_one_step(void **state)
{
	struct fixture *fixture = *state;
	struct addr at;

	type(fixture, &text_at, "Won Orbis");
	assert_true(history_undo(fixture->history, &at));
	assert_true(addr_eq(&at, &text_at));
	assert_text(fixture, &text_at, "");
	assert_false(history_undo(fixture->history, NULL));
	assert_true(history_redo(fixture->history, &at));
	assert_text(fixture, &text_at, "Won Orbis");
	assert_int_equal(history_offset(fixture->history), 9);
	assert_false(history_redo(fixture->history, NULL));
}

static void closing_another_place_and_a_line_break_end_a_step(void **state)
{
	struct fixture *fixture = *state;

	type(fixture, &text_at, "one");
	history_close(fixture->history);
	type(fixture, &text_at, "two\nthree");
	type(fixture, &other_at, "x");
	type(fixture, &text_at, "four");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "onetwo\nthree");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &other_at, "");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "onetwo\n");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "one");
}

static void deleting_is_one_step_either_way(void **state)
{
	struct fixture *fixture = *state;

	type(fixture, &text_at, "abcdef");
	erase(fixture, 3);
	assert_text(fixture, &text_at, "abc");
	history_close(fixture->history);
	for (int i = 0; i < 2; i++)
		assert_true(history_splice(fixture->history, &text_at, 0, 1, STR("")));
	assert_text(fixture, &text_at, "c");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "abc");
	assert_int_equal(history_offset(fixture->history), 2);
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "abcdef");
	history_redo(fixture->history, NULL);
	assert_text(fixture, &text_at, "abc");
}

static void an_edit_drops_what_was_undone(void **state)
{
	struct fixture *fixture = *state;

	type(fixture, &text_at, "one");
	history_close(fixture->history);
	type(fixture, &text_at, "two");
	history_undo(fixture->history, NULL);
	assert_true(history_can_redo(fixture->history));
	type(fixture, &text_at, "!");
	assert_false(history_can_redo(fixture->history));
	assert_text(fixture, &text_at, "one!");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "one");
}

static void a_refused_edit_leaves_all_as_it_was(void **state)
{
	struct fixture *fixture = *state;

	type(fixture, &text_at, "one");
	history_undo(fixture->history, NULL);
	assert_false(history_splice(fixture->history, &text_at, 5, 0, STR("x")));
	assert_false(history_splice(fixture->history, &text_at, 0, 0, STR("\xFF")));
	assert_true(history_can_redo(fixture->history));
	assert_true(history_redo(fixture->history, NULL));
	assert_text(fixture, &text_at, "one");
}

static void set_is_a_step_of_its_own(void **state)
{
	struct fixture *fixture = *state;

	type(fixture, &text_at, "one");
	assert_true(history_set(fixture->history, &text_at, STR("uno")));
	type(fixture, &text_at, "!");
	assert_true(history_set(fixture->history, &text_at, STR("uno!"))); /* no change, no step */
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "uno");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "one");
}

/* The text may be a piece of the very leaf that it goes into. */
static void text_may_come_from_the_leaf(void **state)
{
	struct fixture *fixture = *state;

	type(fixture, &text_at, "abc");
	assert_true(history_splice(fixture->history, &text_at, 1, 1, pack_text(&fixture->pack, &text_at)));
	assert_text(fixture, &text_at, "aabcc");
}

static void groups_nest(void **state)
{
	struct fixture *fixture = *state;

	history_begin(fixture->history);
	type(fixture, &text_at, "a");
	history_begin(fixture->history);
	type(fixture, &other_at, "b");
	history_end(fixture->history);
	type(fixture, &text_at, "c");
	history_end(fixture->history);
	type(fixture, &text_at, "d");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "ac");
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "");
	assert_text(fixture, &other_at, "");
	assert_false(history_can_undo(fixture->history));
	history_redo(fixture->history, NULL);
	assert_text(fixture, &text_at, "ac");
	assert_text(fixture, &other_at, "b");
}

static void the_save_point_is_a_place_in_history(void **state)
{
	struct fixture *fixture = *state;

	assert_true(history_is_saved(fixture->history));
	type(fixture, &text_at, "one");
	assert_false(history_is_saved(fixture->history));
	history_mark_saved(fixture->history);
	type(fixture, &text_at, "two");
	assert_false(history_is_saved(fixture->history));
	history_undo(fixture->history, NULL);
	assert_text(fixture, &text_at, "one");
	assert_true(history_is_saved(fixture->history));
	history_undo(fixture->history, NULL);
	assert_false(history_is_saved(fixture->history));
	type(fixture, &text_at, "x"); /* what was saved is out of reach now */
	assert_false(history_is_saved(fixture->history));
	history_undo(fixture->history, NULL);
	assert_false(history_is_saved(fixture->history));
	/* A word that is typed and deleted again leaves nothing to save. */
	history_mark_saved(fixture->history);
	type(fixture, &text_at, "x");
	assert_false(history_is_saved(fixture->history));
	assert_true(history_splice(fixture->history, &text_at, 0, 1, STR("")));
	assert_true(history_is_saved(fixture->history));
	type(fixture, &text_at, "y");
	assert_false(history_is_saved(fixture->history));
}

static unsigned serial_at(struct fixture *fixture, size_t position)
{
	return pack_entry(&fixture->pack, STR("section.risks"))->rows.v[position]->serial;
}

static void rows_move_and_go_as_one_step(void **state)
{
	struct fixture *fixture = *state;
	struct history *history = fixture->history;
	const struct str risks = STR("section.risks");
	const struct addr owner = { risks, 2, STR("owner") };

	for (unsigned serial = 1; serial <= 3; serial++)
		assert_int_equal(history_insert_row(history, risks, 99), serial);
	assert_true(history_set(history, &owner, STR("Marta")));
	assert_true(history_move_row(history, risks, 2, -5));
	assert_int_equal(serial_at(fixture, 0), 2);
	assert_text(fixture, &owner, "Marta");
	assert_false(history_move_row(history, risks, 2, -1)); /* is at the top */
	assert_false(history_move_row(history, risks, 9, 1));
	assert_true(history_move_row(history, risks, 2, 9));
	assert_int_equal(serial_at(fixture, 2), 2);
	assert_true(history_remove_row(history, risks, 2));
	assert_false(history_remove_row(history, risks, 2));
	assert_int_equal(history_insert_row(history, risks, 0), 4); /* 2 is not given again */
	for (int i = 0; i < 2; i++)
		assert_true(history_undo(history, NULL));
	assert_int_equal(serial_at(fixture, 2), 2);
	assert_text(fixture, &owner, "Marta");
	for (int i = 0; i < 2; i++)
		assert_true(history_undo(history, NULL));
	assert_int_equal(serial_at(fixture, 1), 2);
	assert_text(fixture, &owner, "Marta");
}

static void hear(void *data, const struct edit *edit)
{
	static const char *const names[] = { "splice", "insert", "remove" };

	buf_printf(data, "%s %zu -%.*s +%.*s;", names[edit->kind], edit->offset, STR_FMT(edit->removed),
		   STR_FMT(edit->inserted));
}

static void the_listener_hears_every_edit_as_applied(void **state)
{
	struct fixture *fixture = *state;
	const struct edit edit = { .kind = EDIT_INSERT_ROW, .at = { .item = STR("section.asks"), .row = 5 } };

	history_listen(fixture->history, hear, &fixture->heard);
	type(fixture, &text_at, "ab");
	history_undo(fixture->history, NULL);
	history_redo(fixture->history, NULL);
	assert_false(history_splice(fixture->history, &text_at, 9, 0, STR("x")));
	assert_true(history_apply(fixture->history, &edit));
	assert_false(history_apply(fixture->history, &edit));
	assert_string_equal(fixture->heard.p,
			    "splice 0 - +a;splice 1 - +b;splice 0 -ab +;splice 0 - +ab;insert 0 - +;");
	assert_int_equal(history_insert_row(fixture->history, STR("section.asks"), 0), 6);
}

static void how_far_the_pack_is_goes_back_and_forth(void **state)
{
	struct fixture *fixture = *state;
	struct edit damaged = { .kind = EDIT_HEAD, .at = { .field = STR("status") }, .inserted = STR("final") };
	struct addr at;

	assert_true(history_set_status(fixture->history, STR("draft")));
	history_mark_saved(fixture->history);
	assert_true(history_set_status(fixture->history, STR("final")));
	assert_int_equal(pack_status_of(&fixture->pack), 2);
	assert_false(history_is_saved(fixture->history));
	assert_true(history_undo(fixture->history, &at));
	assert_true(!at.item.n && str_is(at.field, "status"));
	assert_true(history_is_saved(fixture->history));
	assert_int_equal(pack_status_of(&fixture->pack), 0);
	assert_true(history_redo(fixture->history, &at));
	assert_true(history_set_status(fixture->history, STR("draft")));
	assert_true(history_is_saved(fixture->history));
	/* No step of its own when nothing changes, none for words that no file keeps, none that does not fit. */
	assert_true(history_set_status(fixture->history, STR("draft")));
	assert_false(history_set_status(fixture->history, STR("fin\xff")));
	assert_false(history_apply(fixture->history, &damaged));
	damaged = (struct edit){ .kind = EDIT_HEAD,
				 .at = { STR("sales.arr"), 0, STR("status") },
				 .removed = STR("draft") };
	assert_false(history_apply(fixture->history, &damaged));
	for (int i = 0; i < 3; i++)
		assert_true(history_undo(fixture->history, NULL));
	assert_false(history_undo(fixture->history, NULL));
	assert_int_equal(pack_status_of(&fixture->pack), SIZE_MAX);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(typing_is_one_step),
		TEST(closing_another_place_and_a_line_break_end_a_step),
		TEST(deleting_is_one_step_either_way),
		TEST(an_edit_drops_what_was_undone),
		TEST(a_refused_edit_leaves_all_as_it_was),
		TEST(set_is_a_step_of_its_own),
		TEST(text_may_come_from_the_leaf),
		TEST(groups_nest),
		TEST(the_save_point_is_a_place_in_history),
		TEST(rows_move_and_go_as_one_step),
		TEST(the_listener_hears_every_edit_as_applied),
		TEST(how_far_the_pack_is_goes_back_and_forth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
