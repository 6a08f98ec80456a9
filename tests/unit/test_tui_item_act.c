/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/item_act
 * Where the keys go: a command never turns into typing, a table without rows takes words, a computed cell takes none.
 */
#include "tui_fixture.h"

static void add_content(const struct tui_fixture *fixture, struct buf *out)
{
	const struct pack *pack = &fixture->base.pack;

	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = pack->entries.v[i];

		for (size_t j = 0; j < entry->own.leaves.n; j++)
			buf_printf(out, "%s|", entry->own.leaves.v[j]->text.n ? entry->own.leaves.v[j]->text.p : "");
		buf_printf(out, "%zu rows:", entry->rows.n);
		for (size_t r = 0; r < entry->rows.n; r++)
			for (size_t j = 0; j < entry->rows.v[r]->leaves.n; j++)
				buf_printf(out, "%s|",
					   entry->rows.v[r]->leaves.v[j]->text.n ? entry->rows.v[r]->leaves.v[j]->text.p
										 : "");
	}
}

/* A figure typed in the outline once landed in whatever item its first letter led to. */
static void test_typing_in_the_outline_changes_no_value(void **state)
{
	struct tui_fixture *fixture = *state;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	add_content(fixture, &before);
	for (size_t row = 0; row < fixture->app->outline.rows.n; row++)
		for (char letter = ' '; letter < 0x7f; letter++) {
			char typed[] = { letter, '5', '5', 'k', '\0' };

			tui_press(fixture, "Esc Esc Esc Esc Home");
			for (size_t i = 0; i < row; i++)
				tui_press(fixture, "Down");
			tui_type(fixture, typed);
			buf_clear(&after);
			add_content(fixture, &after);
			if (!str_eq(buf_str(&before), buf_str(&after)))
				fail_msg("row %zu, '%s' changed the pack:\n%s\n%s", row, typed, before.p, after.p);
		}
	buf_release(&before);
	buf_release(&after);
}

/* Whole sentences: behind the first letter that is no command none is one, "u" does not undo and "n/a" opens no box. */
static void test_words_typed_in_the_outline_are_refused_with_a_word(void **state)
{
	struct tui_fixture *fixture = *state;
	struct app *app = fixture->app;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	history_set(fixture->history, &(struct addr){ STR("section.highlights"), 0, STR("text") }, STR("New text."));
	add_content(fixture, &before);
	tui_press(fixture, "Home");
	assert_null(app_item(app));
	tui_type(fixture, "We sold up, n/a: queued for fix");
	assert_true(tui_shows(fixture, "a heading takes no text"));
	assert_int_equal(app->screens.n, 1);
	assert_null(app_item(app));
	add_content(fixture, &after);
	assert_str(buf_str(&before), after.p);
	app_handle(app, &(struct event){ .kind = EVENT_PASTE, .text = STR("pasted") });
	assert_true(tui_shows(fixture, "a heading takes no text"));
	/* Any key that types nothing ends that: letters are commands again. */
	tui_press(fixture, "Down");
	assert_false(tui_shows(fixture, "takes no text"));
	assert_non_null(app_item(app));
	tui_press(fixture, "w");
	assert_int_equal(app->screens.n, 2);
	tui_press(fixture, "Esc");
	tui_type(fixture, "5");
	assert_true(tui_shows(fixture, "Enter opens the item for typing"));
	buf_release(&before);
	buf_release(&after);
}

static void show_item(struct tui_fixture *fixture, const char *id)
{
	assert_true(app_go(fixture->app, &(struct addr){ .item = str_of(id) }, 0));
	tui_press(fixture, "Esc");
}

static void remove_rows(struct tui_fixture *fixture)
{
	show_item(fixture, "section.actions");
	tui_press(fixture, "Enter Delete Esc");
	app_idle(fixture->app);
	assert_int_equal(form_rows(&fixture->app->form), 0);
}

static void test_what_is_typed_into_a_table_without_rows_is_its_first_row(void **state)
{
	struct tui_fixture *fixture = *state;

	remove_rows(fixture);
	tui_press(fixture, "Tab");
	assert_true(tui_shows(fixture, "type"));
	tui_type(fixture, "add dog 5");
	assert_int_equal(form_rows(&fixture->app->form), 1);
	assert_str(app_text(fixture->app, &form_current(&fixture->app->form)->at), "add dog 5");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.");
	/* A pasted block is rows, a line is words. */
	/* Without its last row the table takes words again. */
	tui_press(fixture, "Esc Delete");
	app_handle(fixture->app, &(struct event){ .kind = EVENT_PASTE, .text = STR("one\tA\ntwo\tB\n") });
	assert_int_equal(form_rows(&fixture->app->form), 2);
}

static void test_no_row_is_made_of_looking(void **state)
{
	struct tui_fixture *fixture = *state;
	unsigned version;

	remove_rows(fixture);
	version = fixture->base.pack.version;
	tui_press(fixture, "Tab Esc Tab Tab Enter");
	tui_press(fixture, "Esc Esc");
	show_item(fixture, "section.actions");
	tui_press(fixture, "Tab Tab");
	assert_false(fixture->app->is_in_item);
	show_item(fixture, "section.actions");
	tui_press(fixture, "Tab S-Tab");
	assert_false(fixture->app->is_in_item);
	assert_int_equal(version, fixture->base.pack.version);
}

/* A quarter of what a row holds is computed by its column: the grid showed a cell there that took letters. */
static void test_a_computed_cell_takes_nothing(void **state)
{
	struct tui_fixture *fixture = *state;
	struct form *form = &fixture->app->form;

	show_item(fixture, "section.deals");
	tui_press(fixture, "Tab");
	tui_type(fixture, "Big deal");
	tui_press(fixture, "Tab");
	tui_type(fixture, "400");
	/* Over the computed column to the one behind it. */
	tui_press(fixture, "Tab");
	assert_str(form_current(form)->at.field, "note");
	assert_true(form->is_cell_open);
	tui_press(fixture, "S-Tab");
	assert_str(form_current(form)->at.field, "amount");
	tui_press(fixture, "Esc Right");
	assert_str(form_current(form)->at.field, "quarter");
	assert_true(tui_shows(fixture, "computed: amount / 4"));
	tui_press(fixture, "Enter");
	assert_false(form->is_cell_open);
	assert_true(tui_shows(fixture, "nothing to type"));
	tui_type(fixture, "7");
	assert_str(app_text(fixture->app, &form_current(form)->at), "");
	app_go(fixture->app, &form_current(form)->at, 0);
	tui_type(fixture, "7");
	assert_str(app_text(fixture->app, &form_current(form)->at), "");
	/* What a file has there all the same is shown, and one key takes it away. */
	history_set(fixture->history, &form_current(form)->at, STR("99"));
	tui_press(fixture, "Enter");
	assert_true(tui_shows(fixture, "takes the typed 99 away"));
	tui_press(fixture, "^T");
	assert_str(app_text(fixture->app, &form_current(form)->at), "");
}

/* Up and down turn a choice, round its end; in a cell of words, or past the last one, they and Tab leave the cell. */
static void test_a_choice_turns_both_ways(void **state)
{
	struct tui_fixture *fixture = *state;
	struct form *form = &fixture->app->form;

	app_go(fixture->app, &(struct addr){ .item = STR("section.actions"), .row = 1, .field = STR("status") }, 0);
	assert_true(form->is_cell_open);
	tui_press(fixture, "Up");
	assert_str(tui_text(fixture, "section.actions/1/status"), "done");
	tui_press(fixture, "Up");
	assert_str(tui_text(fixture, "section.actions/1/status"), "open");
	tui_press(fixture, "Down");
	assert_str(tui_text(fixture, "section.actions/1/status"), "done");
	tui_press(fixture, "Down");
	assert_str(tui_text(fixture, "section.actions/1/status"), "open");
	/* Behind the last cell nothing moves, and the cell is closed. */
	tui_press(fixture, "Tab");
	assert_false(form->is_cell_open);
	assert_str(form_current(form)->at.field, "status");
	app_go(fixture->app, &(struct addr){ .item = STR("section.actions"), .row = 1, .field = STR("owner") }, 0);
	tui_press(fixture, "Down");
	assert_false(form->is_cell_open);
	assert_str(tui_text(fixture, "section.actions/1/owner"), "");
}

static void go_to(struct tui_fixture *fixture, const char *address)
{
	struct addr at;

	assert_true(addr_parse(str_of(address), &at));
	assert_true(app_go(fixture->app, &at, 0));
	app_settle(fixture->app);
}

/* The hint said that a letter finds a choice, and the letter stood in the report. */
static void test_a_letter_finds_a_choice(void **state)
{
	struct tui_fixture *fixture = *state;

	go_to(fixture, "section.actions/1/status");
	assert_true(tui_shows(fixture, "one of: open, done"));
	tui_type(fixture, "D");
	assert_true(tui_shows(fixture, "= done (Enter or ^T)"));
	tui_press(fixture, "S-Tab");
	assert_str(tui_text(fixture, "section.actions/1/status"), "D");
	tui_press(fixture, "Tab ^T");
	assert_str(tui_text(fixture, "section.actions/1/status"), "done");
	/* A whole choice is typed over. */
	tui_press(fixture, "S-Tab Tab");
	tui_type(fixture, "o");
	assert_str(tui_text(fixture, "section.actions/1/status"), "o");
	tui_press(fixture, "Tab");
	assert_str(tui_text(fixture, "section.actions/1/status"), "open");
	assert_true(tui_shows(fixture, "the choice is taken: open"));
	tui_press(fixture, "Enter Up");
	tui_type(fixture, "x");
	assert_true(tui_shows(fixture, "none begins so: open, done"));
	tui_press(fixture, "^Z ^Z ^Z");
	assert_str(tui_text(fixture, "section.actions/1/status"), "o");
}

/* Words typed at a cell that is not open ran commands, and their rest went on into another item. */
static void test_words_typed_at_a_closed_cell_are_its_words(void **state)
{
	static const char words[] = "outsource to agency, weekly review ?/[]=12";
	struct tui_fixture *fixture = *state;
	struct app *app = fixture->app;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	history_set(fixture->history, &(struct addr){ STR("section.actions"), 1, STR("owner") }, STR("Ann"));
	add_content(fixture, &before);
	go_to(fixture, "section.actions/1/owner");
	tui_press(fixture, "Esc");
	tui_type(fixture, words);
	assert_str(tui_text(fixture, "section.actions/1/owner"), words);
	assert_int_equal(app->screens.n, 1);
	assert_true(tui_shows(fixture, "Esc: as it was"));
	/* Esc brings back what stood there, undo what was typed, and one more undo takes that back. */
	tui_press(fixture, "Esc");
	assert_str(tui_text(fixture, "section.actions/1/owner"), "Ann");
	assert_false(app->form.is_cell_open);
	tui_press(fixture, "^Z");
	assert_str(tui_text(fixture, "section.actions/1/owner"), words);
	tui_press(fixture, "^Z");
	add_content(fixture, &after);
	assert_str(buf_str(&before), after.p);
	/* Any letter alone. */
	for (char letter = '!'; letter < 0x7f; letter++) {
		char typed[] = { letter, '\0' };

		tui_type(fixture, typed);
		assert_str(tui_text(fixture, "section.actions/1/owner"), typed);
		tui_press(fixture, "Esc");
		assert_str(tui_text(fixture, "section.actions/1/owner"), "Ann");
		assert_int_equal(app->screens.n, 1);
	}
	buf_release(&before);
	buf_release(&after);
}

static void test_a_closed_cell_is_typed_over_and_edited_like_a_spreadsheets(void **state)
{
	struct tui_fixture *fixture = *state;

	history_set(fixture->history, &(struct addr){ STR("section.actions"), 1, STR("owner") }, STR("Ann"));
	go_to(fixture, "section.actions/1/owner");
	tui_press(fixture, "Esc Enter");
	tui_type(fixture, "a");
	assert_str(tui_text(fixture, "section.actions/1/owner"), "Anna");
	tui_press(fixture, "Esc");
	assert_str(tui_text(fixture, "section.actions/1/owner"), "Anna");
	/* A blank alone takes nothing away. */
	tui_type(fixture, " ");
	assert_true(fixture->app->form.is_cell_open);
	assert_str(tui_text(fixture, "section.actions/1/owner"), "Anna");
	tui_press(fixture, "Esc");
	/* The cell behind one that was typed over is typed over, too; an empty one keeps its words when Esc closes it. */
	tui_press(fixture, "Left");
	tui_type(fixture, "Write");
	tui_press(fixture, "Tab");
	tui_type(fixture, "Bob");
	tui_press(fixture, "Tab");
	tui_type(fixture, "31 Dec 2026");
	tui_press(fixture, "Esc");
	assert_str(tui_text(fixture, "section.actions/1/action"), "Write");
	assert_str(tui_text(fixture, "section.actions/1/owner"), "Bob");
	assert_str(tui_text(fixture, "section.actions/1/due"), "2026-12-31");
	tui_press(fixture, "Backspace");
	assert_str(tui_text(fixture, "section.actions/1/due"), "");
	/* A pasted line is words, a block is rows. */
	app_handle(fixture->app, &(struct event){ .kind = EVENT_PASTE, .text = STR("2027-01-31") });
	assert_str(tui_text(fixture, "section.actions/1/due"), "2027-01-31");
	tui_press(fixture, "Enter Esc");
	app_handle(fixture->app, &(struct event){ .kind = EVENT_PASTE, .text = STR("one\tA\ntwo\tB\n") });
	assert_int_equal(form_rows(&fixture->app->form), 3);
}

/* A day is written as spreadsheets of the country write it; what may be two days is asked about. */
static void test_a_day_between_slashes_is_read_or_asked_about(void **state)
{
	struct tui_fixture *fixture = *state;

	go_to(fixture, "section.actions/1/due");
	tui_type(fixture, "12/31");
	assert_true(tui_shows(fixture, "-12-31 (Enter"));
	tui_press(fixture, "Enter S-Tab");
	assert_true(str_ends(tui_text(fixture, "section.actions/1/due"), STR("-12-31")));
	tui_press(fixture, "^U");
	tui_type(fixture, "12/31/2027");
	tui_press(fixture, "Esc");
	assert_str(tui_text(fixture, "section.actions/1/due"), "2027-12-31");
	tui_type(fixture, "3/4/27");
	assert_true(tui_shows(fixture, "2027-03-04 or 2027-04-03"));
	tui_press(fixture, "Enter");
	assert_str(tui_text(fixture, "section.actions/1/due"), "3/4/27");
}

static void test_a_row_left_empty_by_a_jump_goes(void **state)
{
	struct tui_fixture *fixture = *state;
	const struct entry *entry = pack_entry(&fixture->base.pack, STR("section.actions"));

	for (size_t rows = 1; rows <= 2; rows++) {
		go_to(fixture, "section.actions/1/status");
		tui_press(fixture, "Enter");
		assert_int_equal(entry->rows.n, 2);
		if (rows == 2)
			tui_type(fixture, "Call again");
		tui_press(fixture, "^N");
		app_idle(fixture->app);
		assert_int_equal(entry->rows.n, rows);
	}
}

static void test_enter_leads_through_rows_and_out_of_them(void **state)
{
	struct tui_fixture *fixture = *state;
	struct form *form = &fixture->app->form;

	go_to(fixture, "section.actions/1/due");
	assert_true(tui_shows(fixture, "Enter: next cell"));
	tui_type(fixture, "30 Nov 2026");
	assert_true(tui_shows(fixture, "= 2026-11-30 (Enter or ^T)"));
	tui_press(fixture, "Enter");
	assert_str(tui_text(fixture, "section.actions/1/due"), "2026-11-30");
	assert_true(tui_shows(fixture, "Enter: new row"));
	tui_type(fixture, "d");
	tui_press(fixture, "Enter");
	assert_str(tui_text(fixture, "section.actions/1/status"), "done");
	assert_int_equal(form_rows(form), 2);
	assert_str(form_current(form)->at.field, "action");
	assert_true(form->is_cell_open);
	assert_true(tui_shows(fixture, "Enter: no more rows"));
	tui_press(fixture, "Tab Enter");
	assert_int_equal(form_rows(form), 1);
	assert_false(form->is_cell_open);
	assert_true(tui_shows(fixture, "Tab leaves the table"));
	/* Who types on is at the next row. */
	tui_type(fixture, "ded");
	assert_int_equal(form_rows(form), 2);
	assert_str(app_text(fixture->app, &form_current(form)->at), "ded");
	tui_press(fixture, "^Z ^Z");
	assert_int_equal(form_rows(form), 1);
	assert_str(tui_text(fixture, "section.actions/1/status"), "done");
	tui_press(fixture, "Delete");
	assert_int_equal(form_rows(form), 0);
	tui_press(fixture, "^Z");
	assert_int_equal(form_rows(form), 1);
	go_to(fixture, "section.actions/1/status");
	tui_press(fixture, "Esc Tab");
	assert_false(fixture->app->is_in_item);
	/* A row that was begun stays, and so does an empty one that was asked for. */
	go_to(fixture, "section.actions/1/status");
	tui_press(fixture, "Enter");
	tui_type(fixture, "Next");
	tui_press(fixture, "Esc");
	assert_int_equal(form_rows(form), 2);
	tui_press(fixture, "Insert Esc");
	assert_int_equal(form_rows(form), 3);
	tui_press(fixture, "Enter Esc");
	assert_int_equal(form_rows(form), 3);
	tui_press(fixture, "End Right Right Right Enter Enter Esc");
	assert_int_equal(form_rows(form), 3);
}

/* The first letter of a new row raised what its other cells lack. */
static void test_a_row_that_is_typed_is_not_judged_before_it_is_left(void **state)
{
	struct tui_fixture *f = *state;

	fixture_rule(&f->base, "no-owner",
		     "kind: cells\ncolumns/0: owner\nat: section.actions\nmessage: {row} has no owner\n");
	fixture_rule(&f->base, "hype", "kind: cells\ncolumns/0: due\nat: section.actions\nmessage: {row} has no day\n");
	go_to(f, "section.actions/1/status");
	assert_true(tui_shows(f, "Call them has no owner"));
	tui_press(f, "Enter");
	tui_type(f, "Send it");
	assert_true(tui_shows(f, "Findings W2"));
	/* Nor do title and outline count it before the row is left. */
	app_settle(f->app);
	assert_int_equal(f->app->outline.levels[LEVEL_WARNING], 3);
	assert_false(tui_shows(f, "Send it has no"));
	tui_press(f, "Tab");
	tui_type(f, "Ann");
	assert_false(tui_shows(f, "Send it has no"));
	/* Closed, or left, it is judged like any other; also when it is opened again. */
	tui_press(f, "Esc");
	assert_true(tui_shows(f, "Send it has no day"));
	assert_false(tui_shows(f, "Send it has no owner"));
	app_settle(f->app);
	assert_int_equal(f->app->outline.levels[LEVEL_WARNING], 4);
	tui_press(f, "Enter");
	assert_true(tui_shows(f, "Send it has no day"));
	tui_press(f, "Esc Insert");
	tui_type(f, "Third");
	assert_false(tui_shows(f, "Third has no day"));
	tui_press(f, "Up");
	assert_true(tui_shows(f, "Third has no day"));
}

/* A rule of the letter that finds a figure: the outline counted it at the figure, whose pane said that there are none. */
static void test_what_rules_of_other_items_find_here_is_shown(void **state)
{
	struct tui_fixture *f = *state;
	struct addr at = { STR("sales.arr"), 0, STR("actual") };
	struct waiver waiver = { .rule = STR("hype"), .at = STR("sales.arr"), .reason = STR("The chair knows") };

	fixture_set(&f->base, "sales.arr/actual", "100k");
	fixture_set(&f->base, "sales.arr/forecast", "200k");
	fixture_rule(&f->base, "hype",
		     "kind: balance\nof: buried\nat: section.highlights\nmessage: \"{worst} is named nowhere\"\n");
	app_go(f->app, &at, 0);
	app_judge(f->app, NULL);
	app_settle(f->app);
	assert_true(tui_shows(f, "is named nowhere"));
	assert_true(tui_shows(f, "Findings W1"));
	history_waive(f->history, &waiver);
	app_settle(f->app);
	assert_true(tui_shows(f, "No findings -1 waived"));
	assert_true(tui_shows(f, "Waived: The chair knows"));
}

static void test_cells_of_figures_go_into_a_field_each(void **state)
{
	struct tui_fixture *f = *state;
	struct addr at = { STR("sales.arr"), 0, STR("actual") };
	struct event cells = { .kind = EVENT_PASTE, .text = STR("190k\t220k\t210k\n") };

	fixture_set(&f->base, "sales.arr/actual", "180k");
	app_go(f->app, &at, 0);
	app_handle(f->app, &cells);
	assert_str(tui_text(f, "sales.arr/actual"), "190k");
	assert_str(tui_text(f, "sales.arr/forecast"), "220k");
	assert_str(tui_text(f, "sales.arr/next"), "210k");
	assert_true(tui_shows(f, "Forecast 220k, "));
	tui_press(f, "^Z");
	assert_str(tui_text(f, "sales.arr/actual"), "180k");
	assert_str(tui_text(f, "sales.arr/next"), "");
	/* What has no field, or is no figure, is not taken in part. */
	at.field = STR("next");
	app_go(f->app, &at, 0);
	app_handle(f->app, &cells);
	assert_true(tui_shows(f, "more cells than figures from here on: nothing was taken"));
	at.field = STR("actual");
	app_go(f->app, &at, 0);
	cells.text = STR("Actual\tForecast\n");
	app_handle(f->app, &cells);
	assert_true(tui_shows(f, "words, where figures go: nothing was taken"));
	assert_str(tui_text(f, "sales.arr/actual"), "180k");
	/* A column does as well, and a blank cell says nothing. */
	cells.text = STR("1\t\t3");
	app_handle(f->app, &cells);
	assert_str(tui_text(f, "sales.arr/actual"), "1");
	assert_str(tui_text(f, "sales.arr/forecast"), "");
	assert_str(tui_text(f, "sales.arr/next"), "3");
	cells.text = STR("4\n5\n");
	app_handle(f->app, &cells);
	assert_str(tui_text(f, "sales.arr/forecast"), "5");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_what_rules_of_other_items_find_here_is_shown),
		TEST(test_cells_of_figures_go_into_a_field_each),
		TEST(test_typing_in_the_outline_changes_no_value),
		TEST(test_words_typed_in_the_outline_are_refused_with_a_word),
		TEST(test_what_is_typed_into_a_table_without_rows_is_its_first_row),
		TEST(test_words_typed_at_a_closed_cell_are_its_words),
		TEST(test_a_closed_cell_is_typed_over_and_edited_like_a_spreadsheets),
		TEST(test_a_day_between_slashes_is_read_or_asked_about),
		TEST(test_no_row_is_made_of_looking),
		TEST(test_a_row_left_empty_by_a_jump_goes),
		TEST(test_a_computed_cell_takes_nothing),
		TEST(test_a_row_that_is_typed_is_not_judged_before_it_is_left),
		TEST(test_a_choice_turns_both_ways),
		TEST(test_a_letter_finds_a_choice),
		TEST(test_enter_leads_through_rows_and_out_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
