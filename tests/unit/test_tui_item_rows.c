/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/item_rows
 */
#include "tui_fixture.h"

static const struct addr actions = { { "section.actions", 15 }, 0, { "", 0 } };

/* The first column of all rows. */
static void assert_rows(struct tui_fixture *fixture, const char *item, const char *column, const char *expected)
{
	const struct entry *entry = pack_entry(&fixture->base.pack, str_of(item));
	struct buf got = BUF_EMPTY;

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct leaf *leaf = row_leaf(entry->rows.v[i], str_of(column));

		buf_printf(&got, "%.*s|", STR_FMT(leaf ? buf_str(&leaf->text) : STR("")));
	}
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
}

static void paste(struct tui_fixture *fixture, const char *text)
{
	struct event event = { .kind = EVENT_PASTE, .text = str_of(text) };

	app_handle(fixture->app, &event);
}

static void test_a_block_becomes_rows(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, "Write\tAnna\t2026-12-01\topen\nSend\tBen\n");
	assert_true(tui_shows(f, "2 rows pasted as Action, Owner, Due, Status; "));
	assert_rows(f, "section.actions", "action", "Call them|Write|Send|");
	assert_rows(f, "section.actions", "owner", "|Anna|Ben|");
	assert_rows(f, "section.actions", "status", "|open||");
	tui_press(f, "^Z");
	assert_rows(f, "section.actions", "action", "Call them|");
}

static void test_names_in_the_first_line_are_columns(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, "Owner\tNotes\taction\nAnna\tx\tWrite\n");
	assert_true(tui_shows(f, "1 row pasted; no column for Notes: kept in the text"));
	assert_rows(f, "section.actions", "action", "Call them|Write|");
	assert_rows(f, "section.actions", "owner", "|Anna|");
}

static void test_a_file_of_values_becomes_rows_and_sentences_stay_whole(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, "action,owner\n\"Write, then call\",Anna\n");
	assert_rows(f, "section.actions", "action", "Call them|Write, then call|");
	assert_rows(f, "section.actions", "owner", "|Anna|");
	tui_press(f, "^Z");
	paste(f, "Call them, then us\nWrite them, then us\n");
	assert_rows(f, "section.actions", "action", "Call them|Call them, then us|Write them, then us|");
}

static void test_an_empty_row_is_filled(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "Insert Esc");
	paste(f, "Write\t\nSend\t\n");
	assert_rows(f, "section.actions", "action", "Call them|Write|Send|");
}

static void test_rows_are_sorted_and_back(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, "beta\tB\talpha\n\"\"\tX\nalpha\tA\nGamma\tC");
	tui_press(f, "M-S");
	assert_rows(f, "section.actions", "action", "alpha|beta|Call them|Gamma||");
	tui_press(f, "M-S");
	assert_rows(f, "section.actions", "action", "Gamma|Call them|beta|alpha||");
	assert_true(tui_shows(f, "was in order already: sorted downwards"));
	tui_press(f, "^Z ^Z");
	assert_rows(f, "section.actions", "action", "Call them|beta||alpha|Gamma|");
}

static void test_days_are_sorted_as_days(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	paste(f, "a\t\t4 Dec 2026\nb\t\t2026-11-30\nc\t\t1 Jan 2027\nd\t\tsoon\ne\t\t30 Oct\nf\t\tQ3 2026");
	tui_press(f, "Right Right M-S");
	assert_rows(f, "section.actions", "action", "f|e|b|a|c|d|Call them|");
	tui_press(f, "M-S");
	assert_rows(f, "section.actions", "action", "d|c|a|b|e|f|Call them|");
}

static void test_rows_are_duplicated_copied_and_cut(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "M-d");
	assert_rows(f, "section.actions", "action", "Call them|Call them|");
	tui_press(f, "^X");
	assert_rows(f, "section.actions", "action", "Call them|");
	tui_press(f, "^V ^V");
	assert_rows(f, "section.actions", "action", "Call them|Call them|Call them|");
	tui_press(f, "^Z ^Z ^Z ^Z");
	assert_rows(f, "section.actions", "action", "Call them|");
}

static void test_read_only_takes_no_rows(void **state)
{
	struct tui_fixture *f = *state;

	f->app->in.is_read_only = true;
	app_go(f->app, &actions, 0);
	paste(f, "Write\tAnna\n");
	tui_press(f, "M-d M-S ^X M-A");
	assert_rows(f, "section.actions", "action", "Call them|");
}

static void test_an_empty_table_takes_last_periods_rows(void **state)
{
	struct tui_fixture *f = *state;

	fixture_set_prior(&f->base, "section.actions/1/action", "Renew the lease");
	fixture_set_prior(&f->base, "section.actions/1/owner", "Anna");
	fixture_set_prior(&f->base, "section.actions/2/action", "Hire two");
	f->app->in.prior = &f->base.prior;
	app_go(f->app, &actions, 0);
	tui_press(f, "M-t");
	assert_true(tui_shows(f, "rows stand here already"));
	assert_rows(f, "section.actions", "action", "Call them|");
	tui_press(f, "Delete");
	assert_rows(f, "section.actions", "action", "");
	tui_press(f, "Enter M-t");
	assert_rows(f, "section.actions", "action", "Renew the lease|Hire two|");
	assert_rows(f, "section.actions", "owner", "Anna||");
	tui_press(f, "^Z");
	assert_rows(f, "section.actions", "action", "");
}

static void test_a_list_takes_last_periods_rows(void **state)
{
	struct tui_fixture *f = *state;
	const struct addr text = { actions.item, 0, STR("text") };

	fixture_set_prior(&f->base, "section.actions/1/action", "Renew the lease");
	fixture_set_prior(&f->base, "section.actions/1/owner", "Anna");
	f->app->in.prior = &f->base.prior;
	app_go(f->app, &actions, 0);
	tui_press(f, "M-T");
	tui_press(f, "M-t");
	assert_str(app_text(f->app, &text), "- **Renew the lease.** Owner: Anna\n");
	assert_true(tui_shows(f, "last period's rows are in the list; M-T makes rows of it"));
	tui_press(f, "^Z");
	assert_str(app_text(f->app, &text), "");
}

/* The cell at hand is closed first, and an empty row that it was begun in goes. */
static void test_rows_are_made_with_a_cell_open(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "End Enter M-T");
	assert_true(tui_shows(f, "write or paste the list"));
	assert_rows(f, "section.actions", "action", "Call them|");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_block_becomes_rows),
		TEST(test_a_list_takes_last_periods_rows),
		TEST(test_rows_are_made_with_a_cell_open),
		TEST(test_names_in_the_first_line_are_columns),
		TEST(test_a_file_of_values_becomes_rows_and_sentences_stay_whole),
		TEST(test_an_empty_row_is_filled),
		TEST(test_rows_are_sorted_and_back),
		TEST(test_days_are_sorted_as_days),
		TEST(test_rows_are_duplicated_copied_and_cut),
		TEST(test_read_only_takes_no_rows),
		TEST(test_an_empty_table_takes_last_periods_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
