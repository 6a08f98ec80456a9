/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/rows_text
 */
#include "tui_fixture.h"

#include "tui/rows_text.h"

static const struct addr actions = { { "section.actions", 15 }, 0, { "", 0 } };
static const struct addr text = { { "section.actions", 15 }, 0, { "text", 4 } };

/* All cells: "Call them,,,|". */
static void assert_rows(struct tui_fixture *fixture, const char *expected)
{
	const struct item *item = catalogue_find(&fixture->base.catalogue, actions.item);
	const struct entry *entry = pack_entry(&fixture->base.pack, item->id);
	struct buf got = BUF_EMPTY;

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		for (size_t k = 0; k < item->column_count; k++) {
			const struct leaf *leaf = row_leaf(entry->rows.v[i], item->columns[k].id);

			buf_printf(&got, "%s%.*s", k ? "," : "", STR_FMT(leaf ? buf_str(&leaf->text) : STR("")));
		}
		buf_addc(&got, '|');
	}
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
}

static void paste(struct tui_fixture *fixture, const char *pasted)
{
	struct event event = { .kind = EVENT_PASTE, .text = str_of(pasted) };

	app_handle(fixture->app, &event);
}

static const char list[] =
	"Three things:\n\n- Write, Anna Bell, by 1 December, open\n- Send it (Ben Carr)\n\nNothing else.\n";

static void test_a_list_becomes_rows_and_undo_gives_it_back(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "M-T");
	assert_true(tui_shows(f, "write or paste the list"));
	paste(f, list);
	assert_rows(f, "Call them,,,|");
	tui_press(f, "M-T");
	assert_rows(f, "Call them,,,|Write,Anna Bell,2026-12-01,open|Send it,Ben Carr,,|");
	assert_str(app_text(f->app, &text), "Three things:\nNothing else.\n");
	tui_press(f, "^Z");
	assert_rows(f, "Call them,,,|");
	assert_str(app_text(f->app, &text), list);
	assert_int_equal(app_context(f->app, f->app->screens.v[0].kind), ACTION_TEXT);
	tui_press(f, "^Y");
	assert_rows(f, "Call them,,,|Write,Anna Bell,2026-12-01,open|Send it,Ben Carr,,|");
}

static void test_rows_become_a_list_and_rows_again(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, list);
	tui_press(f, "M-P");
	assert_str(app_text(f->app, &text),
		   "# Rows: section.actions\nThree things:\nNothing else.\n- **Call them.**\n- **Write.** Owner: Anna "
		   "Bell; Due: 2026-12-01; Status: open\n"
		   "- **Send it.** Owner: Ben Carr\n");
	tui_press(f, "^End");
	tui_type(f, "- Sleep");
	tui_press(f, "M-T");
	assert_rows(f, "Call them,,,|Write,Anna Bell,2026-12-01,open|Send it,Ben Carr,,|Sleep,,,|");
	assert_str(app_text(f->app, &text), "Three things:\nNothing else.\n");
}

/* A row of the pack itself: "1", "5". */
static const struct row *row_at(struct tui_fixture *f, size_t place)
{
	return pack_entry(&f->base.pack, actions.item)->rows.v[place];
}

static struct str leaf_at(struct tui_fixture *f, size_t place, const char *field)
{
	const struct leaf *leaf = row_leaf(row_at(f, place), str_of(field));

	return leaf ? buf_str(&leaf->text) : STR("");
}

static void set_text(struct tui_fixture *f, const char *words)
{
	history_set(f->history, &text, str_of(words));
	app_changed(f->app);
}

static void test_rows_keep_what_no_list_shows(void **state)
{
	struct tui_fixture *f = *state;
	unsigned first;

	fixture_set(&f->base, "section.actions/1/secret_note", "words");
	fixture_set(&f->base, "section.actions/2/action", "Write\n\nat length");
	fixture_set(&f->base, "section.actions/2/owner", "Ann");
	fixture_set(&f->base, "section.actions/3/action", "Send it");
	app_changed(f->app);
	app_go(f->app, &actions, 0);
	first = row_at(f, 0)->serial;
	tui_press(f, "M-P");
	assert_str(app_text(f->app, &text), "# Rows: section.actions\n- **Call them.**\n- Action: Write  at length\n"
					    "  Owner: Ann\n  Due:\n  Status:\n- **Send it.**\n");
	set_text(f, "# Rows: section.actions\n- **Call them.**\n- Action: Write at length\n"
		    "  Owner: Ann\n  Due:\n  Status:\n- **Send it.**\n");
	tui_press(f, "M-T");
	assert_true(tui_shows(f, "3 rows from the text;"));
	assert_rows(f, "Call them,,,|Write\n\nat length,Ann,,|Send it,,,|");
	assert_str(leaf_at(f, 0, "secret_note"), "words");
	assert_int_equal(row_at(f, 0)->serial, first);
	assert_str(app_text(f->app, &text), "");
	tui_press(f, "^Z ^Z ^Z");
	assert_int_equal(app_context(f->app, f->app->screens.v[0].kind), ACTION_TABLE);
	assert_false(history_can_undo(f->history));
}

static void test_a_list_is_edited_for_its_rows(void **state)
{
	struct tui_fixture *f = *state;

	fixture_set(&f->base, "section.actions/1/secret_note", "words");
	fixture_set(&f->base, "section.actions/2/action", "Write a letter to all");
	fixture_set(&f->base, "section.actions/2/owner", "Ann");
	fixture_set(&f->base, "section.actions/2/secret_note", "two");
	fixture_set(&f->base, "section.actions/3/action", "Send it");
	fixture_set(&f->base, "section.actions/4/action", "Sleep");
	app_changed(f->app);
	app_go(f->app, &actions, 0);
	tui_press(f, "M-P");
	/* Another order, other words, one that is new; one went. */
	set_text(f, "# Rows: section.actions\n- Sleep\n- Write a letter to them all. Owner: Ben Carr\n- Sing\n- Call "
		    "them\n");
	tui_press(f, "M-T");
	assert_rows(f, "Sleep,,,|Write a letter to them all,Ben Carr,,|Sing,,,|Call them,,,|");
	assert_true(tui_shows(f, "4 rows from the text, 1 not on it gone;"));
	assert_int_equal(row_at(f, 0)->serial, 4);
	assert_int_equal(row_at(f, 1)->serial, 2);
	assert_str(leaf_at(f, 1, "secret_note"), "two");
	assert_int_equal(row_at(f, 3)->serial, 1);
	assert_str(leaf_at(f, 3, "secret_note"), "words");
	/* Undo leads back into the list, and it still is one of the rows. */
	tui_press(f, "^Z");
	assert_true(tui_shows(f, "# Rows: section.actions"));
	assert_rows(f, "Call them,,,|Write a letter to all,Ann,,|Send it,,,|Sleep,,,|");
	set_text(f, "# Rows: section.actions\n- Sing\n- Sleep\n");
	tui_press(f, "M-T");
	/* What no list shows is not taken away with the point. */
	assert_true(tui_shows(f, "2 rows from the text, 1 not on it gone, 2 not on it kept"));
	assert_rows(f, "Sing,,,|Call them,,,|Write a letter to all,Ann,,|Sleep,,,|");
	tui_press(f, "M-P");
	set_text(f, "# Rows: section.actions\n");
	tui_press(f, "M-T");
	assert_true(tui_shows(f, "0 rows from the text, 2 not on it gone, 2 not on it kept"));
	assert_rows(f, "Call them,,,|Write a letter to all,Ann,,|");
}

static void test_a_row_that_came_meanwhile_stays(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "M-P");
	fixture_set(&f->base, "section.actions/7/action", "From somebody else");
	app_changed(f->app);
	set_text(f, "# Rows: section.actions\n- Sing\n");
	tui_press(f, "M-T");
	assert_rows(f, "Sing,,,|From somebody else,,,|");
}

/* Without its first line a list is one of further rows. */
static void test_a_list_of_its_own_adds_rows(void **state)
{
	struct tui_fixture *f = *state;
	const struct addr other = { { "sales.arr", 9 }, 0, { "", 0 } };

	app_go(f->app, &actions, 0);
	tui_press(f, "M-P");
	app_go(f->app, &other, 0);
	app_go(f->app, &actions, 0);
	assert_true(tui_shows(f, "# Rows: section.actions"));
	set_text(f, "- Sing\n");
	tui_press(f, "M-T");
	assert_rows(f, "Call them,,,|Sing,,,|");
}

static void test_a_pasted_list_becomes_rows_below_the_cursor(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, list);
	assert_true(tui_shows(f, "2 rows from the text, what is no point waits beside them"));
	assert_true(tui_shows(f, "a text waits beside the rows"));
	assert_str(app_text(f->app, &text), "Three things:\nNothing else.\n");
	assert_rows(f, "Call them,,,|Write,Anna Bell,2026-12-01,open|Send it,Ben Carr,,|");
	paste(f, "Two more:\n- Sing\n- Dance\n");
	assert_str(app_text(f->app, &text), "Three things:\nNothing else.\nTwo more:\n");
	tui_press(f, "^Z ^Z");
	assert_rows(f, "Call them,,,|");
	assert_str(app_text(f->app, &text), "");
}

static void test_an_empty_list_leads_back_to_the_rows(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "M-T");
	assert_true(tui_shows(f, "write or paste the list"));
	tui_press(f, "Esc");
	assert_true(tui_shows(f, "Call them"));
	assert_int_equal(app_context(f->app, f->app->screens.v[0].kind), ACTION_TABLE);
	tui_press(f, "M-T M-T");
	assert_int_equal(app_context(f->app, f->app->screens.v[0].kind), ACTION_TABLE);
	tui_press(f, "M-T Tab");
	assert_true(tui_shows(f, "Call them"));
}

static void test_a_list_beside_rows_is_kept_and_found(void **state)
{
	struct tui_fixture *f = *state;
	const struct addr other = { { "sales.arr", 9 }, 0, { "", 0 } };

	fixture_set(&f->base, "section.actions/text", "- Send it\n");
	app_changed(f->app);
	app_go(f->app, &actions, 0);
	assert_true(tui_shows(f, "Call them"));
	app_go(f->app, &other, 0);
	app_go(f->app, &text, 0);
	assert_true(tui_shows(f, "- Send it"));
	app_saved(f->app, APP_SAVE_DONE, "");
	assert_true(tui_shows(f, "saved; no report shows the text that waits at section.actions"));
	/* The outline beside it shows the same words, and tells where the key works. */
	f->app->is_in_item = false;
	tui_press(f, "M-T");
	assert_true(tui_shows(f, "that key works in the item: Enter leads there"));
	tui_press(f, "F7");
	assert_false(tui_shows(f, "that key works in the item"));
	app_go(f->app, &text, 0);
	tui_press(f, "M-T");
	assert_rows(f, "Call them,,,|Send it,,,|");
	app_saved(f->app, APP_SAVE_DONE, "");
	assert_false(tui_shows(f, "no report shows the text"));
}

/* One press does what the line below the rows says; lines that are no points are opened, not taken for some. */
static void test_a_list_that_waits_becomes_rows_with_one_press(void **state)
{
	struct tui_fixture *f = *state;

	fixture_set(&f->base, "section.actions/text", "Two more:\n- Send it\n");
	app_changed(f->app);
	app_go(f->app, &actions, 0);
	assert_true(tui_shows(f, "a list waits beside the rows: M-T makes rows of it"));
	tui_press(f, "M-T");
	assert_rows(f, "Call them,,,|Send it,,,|");
	assert_true(tui_shows(f, "1 row from the text, what is no point stays in it"));
	assert_true(tui_shows(f, "a text waits beside the rows: M-T opens it"));
	tui_press(f, "M-T");
	assert_rows(f, "Call them,,,|Send it,,,|");
	assert_true(tui_shows(f, "Two more:"));
	assert_int_equal(app_context(f->app, f->app->screens.v[0].kind), ACTION_TEXT);
	tui_press(f, "Esc ^Z");
	assert_rows(f, "Call them,,,|");
	assert_str(app_text(f->app, &text), "Two more:\n- Send it\n");
}

static void test_read_only_makes_no_rows(void **state)
{
	struct tui_fixture *f = *state;

	f->app->in.is_read_only = true;
	app_go(f->app, &actions, 0);
	tui_press(f, "T R M-T");
	paste(f, list);
	assert_rows(f, "Call them,,,|");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_list_becomes_rows_and_undo_gives_it_back),
		TEST(test_rows_become_a_list_and_rows_again),
		TEST(test_rows_keep_what_no_list_shows),
		TEST(test_a_list_is_edited_for_its_rows),
		TEST(test_a_row_that_came_meanwhile_stays),
		TEST(test_a_list_of_its_own_adds_rows),
		TEST(test_a_pasted_list_becomes_rows_below_the_cursor),
		TEST(test_an_empty_list_leads_back_to_the_rows),
		TEST(test_a_list_beside_rows_is_kept_and_found),
		TEST(test_read_only_makes_no_rows),
		TEST(test_a_list_that_waits_becomes_rows_with_one_press),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
