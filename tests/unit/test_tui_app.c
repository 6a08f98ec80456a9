/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/app tui/app_saved tui/app_fix tui/app_draw tui/app_visit tui/screen_ask tui/screen_jump tui/screen_left tui/app_choose
 */
#include "tui_fixture.h"

#include "tui/screen_jump.h"

static void test_typing_reaches_the_pack_and_undo_the_place(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter");
	tui_type(fixture, " New.");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text. New.");
	assert_true(tui_shows(fixture, "[unsaved]"));
	tui_press(fixture, "^N ^N ^N");
	assert_string_not_equal(app_item(fixture->app)->id.p, "section.highlights");
	tui_press(fixture, "^Z");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.");
	assert_str(app_item(fixture->app)->id, "section.highlights");
	tui_press(fixture, "^Y");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text. New.");
}

static void test_letters_are_commands_in_the_outline_and_text_in_a_field(void **state)
{
	struct tui_fixture *fixture = *state;
	struct event paste = { .kind = EVENT_PASTE, .text = STR("q\nq") };

	assert_int_equal(app_handle(fixture->app, &paste), APP_NOTHING);
	assert_true(history_is_saved(fixture->history));
	tui_press(fixture, "f");
	assert_true(tui_shows(fixture, "  findings"));
	tui_press(fixture, "q Enter q");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.q");
	app_handle(fixture->app, &paste);
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.qq\nq");
}

static void test_quit_asks_only_for_unsaved_changes(void **state)
{
	struct tui_fixture *fixture = *state;

	assert_int_equal(tui_press(fixture, "^Q"), APP_QUIT);
	tui_press(fixture, "Enter x");
	assert_int_equal(tui_press(fixture, "^Q"), APP_NOTHING);
	assert_true(tui_shows(fixture, "not saved"));
	assert_int_equal(tui_press(fixture, "^Q Esc"), APP_NOTHING);
	assert_false(tui_shows(fixture, "not saved"));
	assert_int_equal(tui_press(fixture, "^Q d"), APP_QUIT);
}

static void test_save_and_leave_leaves_only_when_saved(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter x");
	assert_int_equal(tui_press(fixture, "^Q s"), APP_SAVE);
	assert_int_equal(app_saved(fixture->app, APP_SAVE_FAILED, "the disk is full"), APP_NOTHING);
	assert_true(tui_shows(fixture, "the disk is full"));
	assert_false(history_is_saved(fixture->history));
	assert_int_equal(tui_press(fixture, "t"), APP_SAVE);
	assert_int_equal(app_saved(fixture->app, APP_SAVE_DONE, ""), APP_QUIT);
	assert_true(history_is_saved(fixture->history));
}

static void test_a_cancelled_prompt_forgets_the_wish_to_leave(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter x ^Q s");
	app_saved(fixture->app, APP_SAVE_CONFLICT, "");
	assert_true(tui_shows(fixture, "Somebody else"));
	tui_press(fixture, "c");
	assert_int_equal(tui_press(fixture, "^S"), APP_SAVE);
	assert_int_equal(app_saved(fixture->app, APP_SAVE_DONE, ""), APP_NOTHING);
}

static void test_save_elsewhere_asks_for_a_name_and_the_work_stays_unsaved(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter x ^S");
	app_saved(fixture->app, APP_SAVE_CONFLICT, "");
	assert_int_equal(tui_press(fixture, "e"), APP_NOTHING);
	assert_int_equal(tui_press(fixture, "Enter"), APP_NOTHING);
	tui_type(fixture, "/elsewhere/b");
	assert_int_equal(tui_press(fixture, "Enter"), APP_SAVE_AS);
	assert_str(buf_str(&fixture->app->path_typed), "/elsewhere/b");
	app_saved(fixture->app, APP_SAVE_ELSEWHERE, "");
	assert_false(history_is_saved(fixture->history));
}

static void test_recovery_is_offered_and_never_silent(void **state)
{
	struct tui_fixture *fixture = *state;

	app_offer_recovery(fixture->app, 3, "2026-11-22 21:00", false);
	assert_true(tui_shows(fixture, "3 edits"));
	assert_true(tui_shows(fixture, "changed since"));
	assert_int_equal(tui_press(fixture, "x"), APP_NOTHING);
	assert_true(tui_shows(fixture, "3 edits"));
	/* Looking first decides nothing. */
	assert_int_equal(tui_press(fixture, "w"), APP_COMPARE_JOURNAL);
	assert_true(tui_shows(fixture, "3 edits"));
	assert_true(fixture->app->is_recovering);
	assert_int_equal(tui_press(fixture, "a"), APP_SET_ASIDE);
	app_offer_recovery(fixture->app, 1, "2026-11-22 21:00", true);
	assert_true(tui_shows(fixture, "1 edit,"));
	assert_int_equal(tui_press(fixture, "r"), APP_RECOVER);
	app_offer_recovery(fixture->app, 1, "2026-11-22 21:00", true);
	assert_int_equal(tui_press(fixture, "Esc"), APP_LEAVE);
}

static void test_help_does_not_lead_past_a_question(void **state)
{
	struct tui_fixture *fixture = *state;
	struct event paste = { .kind = EVENT_PASTE, .text = STR("abc") };

	app_offer_recovery(fixture->app, 3, "2026-11-22 21:00", true);
	assert_int_equal(tui_press(fixture, "F1 ^P ^S F3 F4 F8 ^Z u n ^Q"), APP_NOTHING);
	assert_int_equal(app_handle(fixture->app, &paste), APP_NOTHING);
	assert_false(app_may_edit(fixture->app));
	assert_true(tui_shows(fixture, "Keys here"));
	tui_press(fixture, "Esc");
	assert_true(tui_shows(fixture, "3 edits"));
	assert_int_equal(tui_press(fixture, "r"), APP_RECOVER);
	assert_true(app_may_edit(fixture->app));
}

static void test_undo_in_a_list_stays_in_the_list(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter");
	tui_type(fixture, "a b");
	tui_press(fixture, "Esc u u u u U n N");
	assert_false(fixture->app->is_in_item);
	tui_press(fixture, "u u u u");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.");
	/* An open cell is for typing, a table is not. */
	tui_press(fixture, "^P");
	tui_type(fixture, "section.actions");
	tui_press(fixture, "Enter Enter");
	tui_type(fixture, "x");
	tui_press(fixture, "Esc ^Z ^Z");
	assert_false(fixture->app->form.is_cell_open);
	assert_str(tui_text(fixture, "section.actions/1/action"), "Call them");
	tui_press(fixture, "Esc F8");
	assert_true(fixture->app->is_in_item);
}

static void test_a_name_in_full_is_jumped_to(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "^P");
	tui_type(fixture, "sales.new");
	tui_press(fixture, "Enter");
	assert_str(app_item(fixture->app)->id, "sales.new");
}

static void test_the_title_says_that_no_journal_is_kept(void **state)
{
	struct tui_fixture *fixture = *state;

	app_journal(fixture->app, false);
	tui_press(fixture, "Down");
	assert_true(tui_shows(fixture, "[no journal]"));
	app_journal(fixture->app, true);
	assert_false(tui_shows(fixture, "[no journal]"));
	/* Of a file that takes no change it is said as long as it is open. */
	fixture->app->is_only_read = true;
	app_journal(fixture->app, false);
	tui_press(fixture, "Down");
	assert_true(tui_shows(fixture, "[read-only]"));
	fixture->app->is_only_read = false;
	app_journal(fixture->app, true);
}

static void test_the_first_change_of_what_takes_none_says_where_it_goes(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture->app->is_only_read = true;
	tui_press(fixture, "Enter");
	assert_false(tui_shows(fixture, "your words stay"));
	app_handle(fixture->app, &(struct event){ .kind = EVENT_PASTE, .text = STR("7") });
	assert_true(tui_shows(fixture, "your words stay here and in the journal; ^S saves them elsewhere"));
	/* Who types on has not looked. */
	tui_press(fixture, "8");
	assert_true(tui_shows(fixture, "your words stay"));
	tui_press(fixture, "Left");
	assert_false(tui_shows(fixture, "your words stay"));
	tui_press(fixture, "9");
	assert_false(tui_shows(fixture, "your words stay"));
	/* Leaving asks for a place, until a copy has all of it. */
	tui_press(fixture, "^Q");
	assert_true(tui_shows(fixture, "save elsewhere"));
	tui_press(fixture, "Esc");
	buf_adds(&fixture->app->path_typed, "copy.yaml");
	app_saved(fixture->app, APP_SAVE_ELSEWHERE, "");
	assert_int_equal(app_handle(fixture->app, &(struct event){ .kind = EVENT_KEY, .key = key_ctrl('q') }),
			 APP_QUIT);
}

/* Who has just come does not know the keys yet; behind the first one a message is what counts. */
static void test_the_first_message_leaves_the_keys_in_sight(void **state)
{
	struct tui_fixture *f = *state;

	app_message(f->app, "the pack changed");
	assert_true(tui_shows(f, "the pack changed"));
	assert_true(tui_shows(f, "F1 help"));
	tui_press(f, "Down");
	assert_false(tui_shows(f, "the pack changed"));
	app_message(f->app, "it changed again");
	assert_true(tui_shows(f, "it changed again"));
	assert_false(tui_shows(f, "F1 help"));
}

static void test_read_only_takes_nothing(void **state)
{
	struct tui_fixture *fixture = *state;

	app_free(fixture->app);
	fixture->input.is_read_only = true;
	fixture->app = app_new(&fixture->input);
	tui_press(fixture, "Enter x Backspace ^N ^Z");
	tui_press(fixture, "Enter a d Insert Delete S-Down");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.");
	assert_str(tui_text(fixture, "section.actions/1/action"), "Call them");
	assert_int_equal(tui_press(fixture, "^S"), APP_NOTHING);
	assert_true(tui_shows(fixture, "[read-only]"));
	assert_int_equal(tui_press(fixture, "^Q"), APP_QUIT);
}

static void test_findings_are_walked_in_order_and_around(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_rule(&fixture->base, "hype", "kind: required\nat: sales.new\n");
	app_changed(fixture->app);
	tui_press(fixture, "F8");
	assert_str(app_item(fixture->app)->id, "sales.arr");
	tui_press(fixture, "F8");
	assert_str(app_item(fixture->app)->id, "sales.new");
	tui_press(fixture, "F8");
	assert_str(app_item(fixture->app)->id, "sales.arr");
	tui_press(fixture, "F7");
	assert_str(app_item(fixture->app)->id, "sales.new");
	/* After the cursor moved by hand, the way goes on from there. */
	tui_press(fixture, "Esc Home F7");
	assert_str(app_item(fixture->app)->id, "sales.new");
	/* The finding of the item goes while it is answered. */
	tui_press(fixture, "F8");
	tui_type(fixture, "4m");
	app_idle(fixture->app);
	assert_int_equal(fixture->app->here.list.n, 0);
	assert_true(app_settle(fixture->app));
	assert_int_equal(fixture->app->findings.list.n, 1);
	assert_false(app_settle(fixture->app));
}

static void test_a_jump_to_the_item_at_hand_begins_at_its_first_field(void **state)
{
	struct tui_fixture *fixture = *state;

	app_go(fixture->app, &(struct addr){ .item = STR("sales.new") }, 0);
	tui_press(fixture, "Tab Tab");
	assert_int_equal(fixture->app->form.current, 2);
	tui_press(fixture, "^P");
	tui_type(fixture, "sales.new");
	tui_press(fixture, "Enter");
	assert_int_equal(fixture->app->form.current, 0);
}

static void test_rows_are_added_typed_moved_and_removed(void **state)
{
	struct tui_fixture *fixture = *state;

	app_go(fixture->app, &(struct addr){ .item = STR("section.actions") }, 0);
	tui_press(fixture, "M-A");
	tui_type(fixture, "qa");
	tui_press(fixture, "Tab");
	tui_type(fixture, "Ann");
	assert_str(tui_text(fixture, "section.actions/2/action"), "qa");
	assert_str(tui_text(fixture, "section.actions/2/owner"), "Ann");
	/* A choice is turned with Up and Down. */
	tui_press(fixture, "Tab Tab Down");
	assert_str(tui_text(fixture, "section.actions/2/status"), "open");
	tui_press(fixture, "Down");
	assert_str(tui_text(fixture, "section.actions/2/status"), "done");
	tui_press(fixture, "Esc S-Up");
	assert_int_equal(pack_entry(&fixture->base.pack, STR("section.actions"))->rows.v[0]->serial, 2);
	tui_press(fixture, "M-D");
	assert_int_equal(pack_entry(&fixture->base.pack, STR("section.actions"))->rows.n, 1);
	tui_press(fixture, "^Z");
	assert_str(tui_text(fixture, "section.actions/2/owner"), "Ann");
}

static void test_jumping_finds_by_parts_of_names(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "/");
	tui_type(fixture, "cust");
	tui_press(fixture, "Enter");
	assert_str(app_item(fixture->app)->id, "sales.customers");
	assert_true(fixture->app->is_in_item);
	tui_press(fixture, "^P");
	tui_type(fixture, "zzz");
	tui_press(fixture, "Enter");
	assert_true(tui_shows(fixture, "no item is called that"));
	tui_press(fixture, "Esc");
	assert_str(app_item(fixture->app)->id, "sales.customers");
}

/* Of names that fit as well, a short one is not meant sooner for being short. */
static void test_jumping_finds_what_is_asked_for_first(void **state)
{
	struct tui_fixture *fixture = *state;
	struct own_item less = { .id = STR("sales.new"), .has_level = true, .level = RELEVANCE_RECOMMENDED };
	struct own_item none = { .id = STR("sales.arr"), .has_level = true, .level = RELEVANCE_NONE };

	vec_push(&fixture->base.company.items, less);
	vec_push(&fixture->base.company.items, none);
	tui_press(fixture, "^P");
	tui_type(fixture, "sales");
	tui_press(fixture, "Enter");
	assert_str(app_item(fixture->app)->id, "sales.lost");
	tui_press(fixture, "^P");
	tui_type(fixture, "sales");
	tui_press(fixture, "Down Down Down Down Enter");
	assert_str(app_item(fixture->app)->id, "sales.new");
	tui_press(fixture, "^P");
	tui_type(fixture, "sales");
	tui_press(fixture, "Down Down Down Down Down Enter");
	assert_str(app_item(fixture->app)->id, "sales.arr");
}

/* The company's file is the owner's of the loop: here it is taken at once. */
static void take_choice(struct tui_fixture *fixture)
{
	choice_take(&fixture->base.company, choice_id(fixture->app->chosen), fixture->app->choice);
	app_chose(fixture->app, NULL);
}

static void test_an_item_is_left_out_and_asked_for_again(void **state)
{
	struct tui_fixture *fixture = *state;
	struct str_list *dropped = &fixture->base.company.drop;

	tui_press(fixture, "^P");
	tui_type(fixture, "sales.new");
	tui_press(fixture, "Enter");
	assert_int_equal(tui_press(fixture, "M-N"), APP_NOTHING);
	assert_true(tui_shows(fixture, "sales.new will no longer be asked for"));
	assert_int_equal(tui_press(fixture, "Esc"), APP_NOTHING);
	tui_press(fixture, "M-N");
	assert_int_equal(tui_press(fixture, "Enter"), APP_CHOOSE);
	take_choice(fixture);
	assert_int_equal(dropped->n, 1);
	/* The keys are still where they were, and words go nowhere else. */
	assert_str(app_item(fixture->app)->id, "sales.new");
	assert_true(tui_shows(fixture, "not asked"));
	assert_int_equal(tui_press(fixture, "M-N"), APP_CHOOSE);
	take_choice(fixture);
	assert_int_equal(dropped->n, 0);
	/* A heading is a section. */
	tui_press(fixture, "Esc Left M-N Enter");
	take_choice(fixture);
	assert_str(dropped->v[0], "sales");
	assert_true(tui_shows(fixture, "Sales: no longer asked for; there M-N asks again"));
	app_chose(fixture->app, "cannot change it");
	assert_true(fixture->app->is_alarm && tui_shows(fixture, "cannot change it"));
}

static void test_what_is_left_without_recommended_items(void **state)
{
	struct tui_fixture *fixture = *state;
	struct own_item less = { .id = STR("sales.new"), .has_level = true, .level = RELEVANCE_RECOMMENDED };

	vec_push(&fixture->base.company.items, less);
	app_changed(fixture->app);
	tui_press(fixture, "M-w");
	assert_true(tui_shows(fixture, "number   sales.new"));
	tui_press(fixture, "M-t");
	assert_false(tui_shows(fixture, "number   sales.new"));
	assert_true(tui_shows(fixture, "number   sales.lost"));
	/* Kept, and taken back by the key that shows all findings, too. */
	tui_press(fixture, "Esc M-w");
	assert_false(tui_shows(fixture, "number   sales.new"));
	tui_press(fixture, "M-x");
	assert_true(tui_shows(fixture, "number   sales.new"));
	/* A section that is left out stays, to come back. */
	tui_press(fixture, "Home M-N Enter");
	take_choice(fixture);
	assert_true(tui_shows(fixture, "left out"));
	assert_int_equal(tui_press(fixture, "Home M-N"), APP_CHOOSE);
	take_choice(fixture);
	assert_false(tui_shows(fixture, "left out"));
}

static void test_jump_scores(void **state)
{
	(void)state;
	assert_int_equal(screen_jump_score(STR("Net Revenue Retention"), STR("xyz")), 0);
	assert_true(screen_jump_score(STR("Net Revenue Retention"), STR("nrr")) > 0);
	assert_true(screen_jump_score(STR("Net Revenue Retention"), STR("nrr")) >
		    screen_jump_score(STR("Inner rear mirror"), STR("nrr")));
	assert_true(screen_jump_score(STR("CARR"), STR("carr")) > screen_jump_score(STR("Churned ARR"), STR("carr")));
	assert_true(screen_jump_score(STR("ARR"), STR("arr")) > screen_jump_score(STR("ARR at risk"), STR("arr")));
	assert_true(screen_jump_score(STR("total_revenue"), STR("total rev")) > 0);
}

static void test_an_edit_begins_the_check_of_the_pack_anew(void **state)
{
	struct tui_fixture *fixture = *state;

	assert_false(app_settle_step(fixture->app));
	assert_non_null(fixture->app->job);
	tui_press(fixture, "Enter x");
	app_idle(fixture->app);
	while (!app_settle_step(fixture->app))
		assert_int_equal(fixture->app->job_version, fixture->base.pack.version);
	assert_null(fixture->app->job);
	assert_int_equal(fixture->app->findings_version, fixture->base.pack.version);
	tui_press(fixture, "y");
	app_idle(fixture->app);
	app_settle_step(fixture->app);
	/* Half a check is no harm when the app ends. */
	assert_non_null(fixture->app->job);
}

static void test_no_size_breaks_a_picture(void **state)
{
	struct tui_fixture *fixture = *state;
	static const char *const ways[] = { "Esc", "Enter", "Esc F3", "F4", "F5", "F1", "/", "Esc Enter x ^Q" };

	for (size_t i = 0; i < COUNT_OF(ways); i++) {
		tui_press(fixture, ways[i]);
		app_idle(fixture->app);
		for (int rows = 0; rows < 60; rows += 3)
			for (int columns = 0; columns < 200; columns += 7) {
				frame_resize(&fixture->frame, rows, columns);
				app_draw(fixture->app, &fixture->frame);
			}
	}
}

static void test_a_mechanical_remedy_is_one_key(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_rule(&fixture->base, "hidden", "kind: characters\nat: *\nmessage: hidden {hazard}\nfix: Remove it.\n");
	fixture_set(&fixture->base, "section.highlights/text", "We gr\u200Bew and sp\u200Bread.");
	tui_press(fixture, "Enter ^Home");
	assert_true(tui_shows(fixture, "F9 does it."));
	tui_press(fixture, "F9");
	assert_str(tui_text(fixture, "section.highlights/text"), "We grew and sp\u200Bread.");
	assert_true(tui_shows(fixture, "fixed:"));
	assert_int_equal(form_current(&fixture->app->form)->field.cursor, 5);
	tui_press(fixture, "F9 F9");
	assert_str(tui_text(fixture, "section.highlights/text"), "We grew and spread.");
	assert_true(tui_shows(fixture, "no findings here"));
	tui_press(fixture, "^Z ^Z");
	assert_str(tui_text(fixture, "section.highlights/text"), "We gr\u200Bew and sp\u200Bread.");
	/* In the list of findings the key works on the row, and the list stays. */
	tui_press(fixture, "Esc f Down x");
	assert_true(tui_shows(fixture, "fixed:"));
	assert_true(tui_shows(fixture, "  findings"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_typing_reaches_the_pack_and_undo_the_place),
		TEST(test_letters_are_commands_in_the_outline_and_text_in_a_field),
		TEST(test_quit_asks_only_for_unsaved_changes),
		TEST(test_save_and_leave_leaves_only_when_saved),
		TEST(test_a_cancelled_prompt_forgets_the_wish_to_leave),
		TEST(test_save_elsewhere_asks_for_a_name_and_the_work_stays_unsaved),
		TEST(test_recovery_is_offered_and_never_silent),
		TEST(test_help_does_not_lead_past_a_question),
		TEST(test_undo_in_a_list_stays_in_the_list),
		TEST(test_a_name_in_full_is_jumped_to),
		TEST(test_the_title_says_that_no_journal_is_kept),
		TEST(test_the_first_change_of_what_takes_none_says_where_it_goes),
		TEST(test_the_first_message_leaves_the_keys_in_sight),
		TEST(test_read_only_takes_nothing),
		TEST(test_findings_are_walked_in_order_and_around),
		TEST(test_a_jump_to_the_item_at_hand_begins_at_its_first_field),
		TEST(test_rows_are_added_typed_moved_and_removed),
		TEST(test_jumping_finds_by_parts_of_names),
		TEST(test_jumping_finds_what_is_asked_for_first),
		TEST(test_an_item_is_left_out_and_asked_for_again),
		TEST(test_what_is_left_without_recommended_items),
		TEST(test_jump_scores),
		TEST(test_a_mechanical_remedy_is_one_key),
		TEST(test_an_edit_begins_the_check_of_the_pack_anew),
		TEST(test_no_size_breaks_a_picture),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
