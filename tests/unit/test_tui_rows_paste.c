/* SPDX-License-Identifier: MIT */
#include "tui_fixture.h"

#include "tui/rows_paste.h"

static const struct addr actions = { { "section.actions", 15 }, 0, { "", 0 } };

static void paste(struct tui_fixture *fixture, struct str text)
{
	struct event event = { .kind = EVENT_PASTE, .text = text };

	app_handle(fixture->app, &event);
}

/* Lines "Call 1<TAB>Anna". */
static void paste_lines(struct tui_fixture *fixture, int lines)
{
	struct buf text = BUF_EMPTY;

	for (int i = 1; i <= lines; i++)
		buf_printf(&text, "Call %d\tAnna\n", i);
	paste(fixture, buf_str(&text));
	buf_release(&text);
}

static size_t rows(struct tui_fixture *fixture)
{
	return pack_entry(&fixture->base.pack, actions.item)->rows.n;
}

static void test_many_rows_come_between_keys(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste_lines(f, 1000);
	assert_true(app_is_working(f->app));
	assert_in_range(rows(f), 100, 999);
	assert_true(tui_shows(f, " of 1000 rows"));
	/* Moving is free, writing waits. */
	tui_press(f, "Down Down");
	assert_int_equal(f->app->form.current / f->app->form.item->column_count, 2);
	tui_press(f, "Delete");
	assert_true(tui_shows(f, "Esc stops"));
	app_work_out(f->app);
	assert_int_equal(rows(f), 1001);
	assert_true(tui_shows(f, "1000 rows pasted"));
	tui_press(f, "^Z");
	assert_int_equal(rows(f), 1);
	tui_press(f, "^Y");
	assert_int_equal(rows(f), 1001);
}

static void test_escape_takes_all_back(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste_lines(f, 1000);
	app_work(f->app);
	tui_press(f, "Esc");
	assert_false(app_is_working(f->app));
	assert_int_equal(rows(f), 1);
	assert_true(tui_shows(f, "none of the 1000 rows"));
}

static void test_leaving_waits_for_the_rows(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste_lines(f, 1000);
	tui_press(f, "^Q");
	assert_int_equal(rows(f), 1001);
	assert_true(tui_shows(f, "Unsaved changes"));
}

static void test_a_report_waits_for_the_rows(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste_lines(f, 1000);
	tui_press(f, "^O");
	assert_int_equal(rows(f), 1001);
	assert_true(tui_shows(f, "Write the report"));
}

static void test_another_item_may_be_looked_at_meanwhile(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste_lines(f, 1000);
	tui_press(f, "^N");
	assert_false(str_eq(app_item(f->app)->id, actions.item));
	app_work_out(f->app);
	assert_int_equal(rows(f), 1001);
	assert_false(str_eq(app_item(f->app)->id, actions.item));
}

static void test_too_many_rows_are_refused_as_a_whole(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste_lines(f, 10001);
	assert_int_equal(rows(f), 1);
	assert_true(f->app->is_alarm);
	assert_true(tui_shows(f, "10001 rows"));
}

static void test_cells_without_a_column_are_told_of(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, STR("Owner\tNotes\taction\tMood\nAnna\tx\tWrite\tfine\n"));
	assert_true(tui_shows(f, "no column for Notes, Mood"));
	paste(f, STR("Ask\tBen\t\t\tand more\n"));
	assert_true(tui_shows(f, "1 row pasted; 1 cell over, kept in the text; as Action, Owner"));
	/* Nor does the second of two columns of one name take the first one's place. */
	paste(f, STR("Owner\tAction\towner\nBen\tSend\tCleo\n"));
	assert_true(tui_shows(f, "no column for owner"));
	assert_true(tui_shows(f, "Ben"));
}

static void test_no_cell_without_a_name_is_lost(void **state)
{
	struct tui_fixture *f = *state;
	struct addr at = { actions.item, 0, STR("action") }, text = { actions.item, 0, STR("text") };

	app_go(f->app, &actions, 0);
	/* From the last column on there is no room: it is a row from the first one on. */
	f->app->form.current = f->app->form.item->column_count - 1;
	paste(f, STR("Call the bank\tAnna\n"));
	at.row = pack_entry(&f->base.pack, actions.item)->rows.v[1]->serial;
	assert_str(pack_text(&f->base.pack, &at), "Call the bank");
	assert_true(tui_shows(f, "1 row pasted as Action, Owner"));
	/* What is wider than the table stays beside it, behind what stood there. */
	paste(f, STR("Ask\tBen\t2026-12-01\topen\tby phone\ttwice\tover\nWrite\tCleo\t\t\t\t\tsoon\n"));
	assert_true(tui_shows(f, "kept in the text"));
	assert_non_null(strstr(pack_text(&f->base.pack, &text).p, "Ask, "));
	assert_non_null(strstr(pack_text(&f->base.pack, &text).p, "over\nWrite, soon\n"));
	tui_press(f, "^Z");
	assert_int_equal(pack_text(&f->base.pack, &text).n, 0);
	/* Below names that are none of ours, too. */
	paste(f, STR("Action\tOwner\tNotes\tMood\nSend\tBen\tby hand\tfine\n"));
	assert_true(tui_shows(f, "no column for Notes, Mood: kept in the text"));
	assert_str(pack_text(&f->base.pack, &text), "Send, Notes: by hand; Mood: fine\n");
}

static void test_a_file_of_values(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	app_import(f->app, STR("\xef\xbb\xbfOwner;Action\r\nAnna;\"Write; then call\"\r\nBen;Send\r\n"));
	assert_int_equal(rows(f), 3);
	assert_true(tui_shows(f, "columns by name"));
	assert_true(tui_shows(f, "Write; then call"));
	assert_false(tui_shows(f, "<0D>"));
	/* Two sentences with a comma each are prose when pasted, and a file of two columns when they are one. */
	app_import(f->app, STR("Call them,Ben\nWrite them,Anna\n"));
	assert_true(tui_shows(f, "2 rows pasted"));
	assert_true(tui_shows(f, "Write them"));
	assert_false(tui_shows(f, "them,Anna"));
	/* A zero byte, which no pack could keep, goes. */
	app_import(f->app, (struct str){ "Action,Owner\nP\0ark,Dan\n", 24 });
	assert_true(tui_shows(f, "Park"));
	/* Lines that end early are rows of the same columns. */
	app_import(f->app, STR("Action,Owner\nAsk,Cleo\nWait\n"));
	assert_true(tui_shows(f, "2 rows pasted, columns by name"));
}

static void test_a_file_leaves_nothing_behind_unsaid(void **state)
{
	struct tui_fixture *f = *state;
	struct addr text = { actions.item, 0, STR("text") };
	struct buf file = BUF_EMPTY;

	app_go(f->app, &actions, 0);
	app_import(f->app, STR("Action;Owner;Region;Mood\nSend;Ben;North;fine\nCall;Anna;;\n"));
	assert_true(tui_shows(f, "2 rows pasted; no column for Region, Mood: kept in the text"));
	assert_str(pack_text(&f->base.pack, &text), "Send, Region: North; Mood: fine\n");
	tui_press(f, "^Z");
	assert_int_equal(pack_text(&f->base.pack, &text).n, 0);
	/* What is too much to be read beside rows is told, and waits where it is. */
	buf_adds(&file, "Action;Owner;Region\n");
	for (int i = 0; i < 9000; i++)
		buf_printf(&file, "Send %d;Ben;North\n", i);
	app_import(f->app, buf_str(&file));
	app_work_out(f->app);
	assert_true(tui_shows(f, "9000 rows pasted; no column for Region: left in the file"));
	assert_int_equal(pack_text(&f->base.pack, &text).n, 0);
	buf_release(&file);
}

static void test_what_is_no_file_of_values(void **state)
{
	struct tui_fixture *f = *state;
	unsigned version;

	app_go(f->app, &actions, 0);
	version = f->base.pack.version;
	app_import(f->app, STR(""));
	assert_true(tui_shows(f, "no row"));
	app_import(f->app, STR("caf\xe9;x\n"));
	assert_true(tui_shows(f, "UTF-8"));
	app_go(f->app, &(struct addr){ STR("section.highlights"), 0, STR("") }, 0);
	app_import(f->app, STR("a;b\nc;d\n"));
	assert_true(tui_shows(f, "into a table"));
	assert_int_equal(f->base.pack.version, version);
}

/* Days and choices become what Enter makes of them when they are typed; other words stay as they are. */
static void test_days_and_choices_are_read(void **state)
{
	struct tui_fixture *f = *state;
	struct addr at = { actions.item, 0, STR("due") };

	app_go(f->app, &actions, 0);
	paste(f, STR("Action\tDue\tStatus\nOne\t30 Sep 2026\tDone\nTwo\t31/12/2026\tsoon\n"));
	assert_int_equal(rows(f), 3);
	at.row = pack_entry(&f->base.pack, actions.item)->rows.v[1]->serial;
	assert_true(str_is(pack_text(&f->base.pack, &at), "2026-09-30"));
	at.field = STR("status");
	assert_true(str_is(pack_text(&f->base.pack, &at), "done"));
	at.row = pack_entry(&f->base.pack, actions.item)->rows.v[2]->serial;
	assert_true(str_is(pack_text(&f->base.pack, &at), "soon"));
}

/* A spreadsheet's heading is often longer or shorter than ours. */
static void test_a_column_is_known_by_its_first_words(void **state)
{
	struct tui_fixture *f = *state;
	struct addr at = { actions.item, 0, STR("due") };

	app_go(f->app, &actions, 0);
	paste(f, STR("Action\tDue date\nOne\t30 Sep 2026\n"));
	at.row = pack_entry(&f->base.pack, actions.item)->rows.v[1]->serial;
	assert_true(str_is(pack_text(&f->base.pack, &at), "2026-09-30"));
}

static void test_a_block_over_the_outline_goes_into_its_table(void **state)
{
	struct tui_fixture *f = *state;
	struct addr at = { actions.item, 0, STR("action") };

	app_go(f->app, &actions, 0);
	tui_press(f, "Esc");
	assert_false(f->app->is_in_item);
	paste(f, STR("One\tAnna\nTwo\tPriya\n"));
	assert_int_equal(rows(f), 3);
	assert_true(f->app->is_in_item);
	/* And again: behind the last row, whichever had the keys. */
	tui_press(f, "Esc");
	paste(f, STR("Three\tBen\nFour\tBen\n"));
	at.row = pack_entry(&f->base.pack, actions.item)->rows.v[4]->serial;
	assert_str(pack_text(&f->base.pack, &at), "Four");
}

static void test_many_names_leave_room_for_their_count(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, STR("Action\tOwner\tProbability of success\tRegion\tSegment\tMood\nA\tB\tc\td\te\tf\n"));
	assert_true(tui_shows(f, "1 row pasted; no column for Probability of success, Region and 2 more"));
}

static void test_a_guess_is_told(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, STR("Action\tOwner\tUntil\nOne\tAnna\t20.01.2027\nTotal\t\t3\n"));
	assert_true(tui_shows(f, "1 row pasted; the sum left out; Until as Due"));
}

static void test_only_more_than_one_cell_is_a_block(void **state)
{
	(void)state;
	assert_false(rows_paste_is_block(STR("one cell, as a sentence\n")));
	assert_true(rows_paste_is_block(STR("two\tcells")));
	assert_true(rows_paste_is_block(STR("two\nlines")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_many_rows_come_between_keys),
		TEST(test_escape_takes_all_back),
		TEST(test_leaving_waits_for_the_rows),
		TEST(test_a_report_waits_for_the_rows),
		TEST(test_another_item_may_be_looked_at_meanwhile),
		TEST(test_too_many_rows_are_refused_as_a_whole),
		TEST(test_cells_without_a_column_are_told_of),
		TEST(test_no_cell_without_a_name_is_lost),
		TEST(test_a_file_of_values),
		TEST(test_a_file_leaves_nothing_behind_unsaid),
		TEST(test_what_is_no_file_of_values),
		TEST(test_days_and_choices_are_read),
		TEST(test_a_column_is_known_by_its_first_words),
		TEST(test_a_block_over_the_outline_goes_into_its_table),
		TEST(test_many_names_leave_room_for_their_count),
		TEST(test_a_guess_is_told),
		cmocka_unit_test(test_only_more_than_one_cell_is_a_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
