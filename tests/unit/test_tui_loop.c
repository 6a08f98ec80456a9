/* SPDX-License-Identifier: MIT */
#include "tui_fixture.h"

#include "tui/loop.h"

/* A terminal made of a list of events, each at its time; reading moves the clock. */
struct script_event {
	int64_t at;
	struct event event;
};

struct script {
	const struct script_event *events;
	size_t n, next;
	int64_t now;
	int draws, draws_when_seen; /* 0: it was never told */
	bool findings_when_seen, ends_when_seen;
	bool is_dirty, disk_fails;
	int64_t synced[16];
	size_t syncs;
	unsigned effects;
	int (*look_after)(void *data, struct app *app);
	int watched, wakes;
	bool is_closed; /* the other end of what is watched */
};

static int64_t now(void *data)
{
	return ((struct script *)data)->now;
}

static void size(void *data, int *rows, int *columns)
{
	(void)data;
	*rows = 24;
	*columns = 80;
}

static void draw(void *data, const struct frame *frame)
{
	assert_true(frame->rows > 0);
	((struct script *)data)->draws++;
}

static void nothing(void *data)
{
	(void)data;
}

static void watch(void *data, int fd)
{
	((struct script *)data)->watched = fd;
}

static void read_event(void *data, int timeout_ms, struct event *event)
{
	struct script *script = data;

	*event = (struct event){ .kind = EVENT_NONE };
	/* A descriptor whose other end is closed is readable, again and again. */
	if (script->is_closed && script->watched >= 0) {
		assert_true(++script->wakes < 10);
		event->kind = EVENT_WAKE;
		return;
	}
	if (script->next < script->n &&
	    (timeout_ms < 0 || script->events[script->next].at <= script->now + timeout_ms)) {
		if (script->events[script->next].at > script->now)
			script->now = script->events[script->next].at;
		*event = script->events[script->next++].event;
		return;
	}
	/* Waiting for ever for nothing would hang the test. */
	assert_true(timeout_ms >= 0);
	script->now += timeout_ms;
}

static unsigned carry_out(void *data, struct app *app, unsigned effects)
{
	struct script *script = data;

	script->effects |= effects;
	if (effects & APP_SAVE)
		return app_saved(app, APP_SAVE_DONE, "");
	return APP_NOTHING;
}

static void heard(void *data, const struct edit *edit)
{
	(void)edit;
	((struct script *)data)->is_dirty = true;
}

static bool is_dirty(void *data)
{
	return ((struct script *)data)->is_dirty;
}

static void sync_now(void *data, struct app *app)
{
	struct script *script = data;

	(void)app;
	if (script->is_dirty && script->syncs < COUNT_OF(script->synced))
		script->synced[script->syncs++] = script->now;
	if (!script->disk_fails)
		script->is_dirty = false;
}

static bool seen(void *data, struct app *app)
{
	struct script *script = data;

	assert_int_equal(script->draws_when_seen, 0);
	assert_int_equal(script->next, 0);
	script->draws_when_seen = script->draws;
	script->findings_when_seen = app->has_findings || app->here.list.n;
	return !script->ends_when_seen;
}

static void resumed(void *data, struct app *app)
{
	(void)data;
	app_alarm(app, "back");
}

static enum loop_end run(struct tui_fixture *fixture, struct script *script)
{
	const struct term term = { .close = nothing,
				   .size = size,
				   .draw = draw,
				   .redraw = nothing,
				   .read = read_event,
				   .watch = watch,
				   .bell = nothing,
				   .suspend = nothing,
				   .leave = nothing,
				   .enter = nothing,
				   .data = script };
	const struct clock clock = { now, now, script };
	const struct loop_host host = { .carry_out = carry_out,
					.is_dirty = is_dirty,
					.sync = sync_now,
					.seen = seen,
					.resumed = resumed,
					.look_after = script->look_after,
					.data = script };

	history_listen(fixture->history, heard, script);
	return loop_run(fixture->app, &term, &clock, &host);
}

#define KEY(when, name)                                                                                                \
	{                                                                                                              \
		(when),                                                                                                \
		{                                                                                                      \
			.kind = EVENT_KEY, .key = (name)                                                               \
		}                                                                                                      \
	}
#define ENTER key_special(KEY_SPECIAL_ENTER, 0)

static void test_a_pause_in_typing_is_synced_within_a_quarter_second(void **state)
{
	const struct script_event events[] = {
		KEY(0, ENTER), KEY(10, key_char('a')), KEY(110, key_char('b')), { 2000, { .kind = EVENT_TERMINATE } }
	};
	struct script script = { .events = events, .n = COUNT_OF(events) };

	assert_int_equal(run(*state, &script), LOOP_ENDED);
	assert_int_equal(script.syncs, 1);
	assert_true(script.synced[0] > 110 && script.synced[0] <= 110 + 250);
}

static void test_steady_typing_is_synced_every_second(void **state)
{
	struct script_event events[40] = { KEY(0, ENTER) };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	for (size_t i = 1; i + 1 < COUNT_OF(events); i++)
		events[i] = (struct script_event)KEY((int64_t)i * 100, key_char('a'));
	events[39] = (struct script_event){ 3900, { .kind = EVENT_HANGUP } };
	assert_int_equal(run(*state, &script), LOOP_ENDED);
	assert_true(script.syncs >= 4);
	assert_true(script.synced[0] <= 1100);
	for (size_t i = 1; i < script.syncs; i++)
		assert_true(script.synced[i] - script.synced[i - 1] <= 1000);
	assert_false(script.is_dirty);
}

static void test_a_failing_disk_is_tried_again_without_haste(void **state)
{
	const struct script_event events[] = { KEY(0, ENTER),
					       KEY(10, key_char('a')),
					       { 3500, { .kind = EVENT_TERMINATE } } };
	struct script script = { .events = events, .n = COUNT_OF(events), .disk_fails = true };

	run(*state, &script);
	assert_true(script.syncs >= 3 && script.syncs <= 6);
}

static void test_all_that_waits_is_one_picture(void **state)
{
	const struct script_event events[] = { KEY(0, ENTER),
					       KEY(50, key_char('a')),
					       KEY(50, key_char('b')),
					       KEY(50, key_char('c')),
					       { 60, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	run(*state, &script);
	/* The first one, one for Enter, one for the three letters, and one for what the checks say of them. */
	assert_int_equal(script.draws, 4);
}

static void test_the_whole_pack_is_checked_after_a_pause(void **state)
{
	struct tui_fixture *fixture = *state;
	const struct script_event events[] = { { 1000, { .kind = EVENT_RESIZE, .rows = 30, .columns = 100 } },
					       { 1001, { .kind = EVENT_RESUME } },
					       { 1002, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	assert_false(fixture->app->has_findings);
	run(fixture, &script);
	assert_true(fixture->app->has_findings);
	assert_int_equal(fixture->app->rows, 30);
	assert_true(fixture->app->is_alarm);
}

/* Down and down again: the second is in a hurry, and what waits for it comes with the next rest. */
static void test_a_hand_that_moves_on_gets_the_rest_later(void **state)
{
	struct tui_fixture *fixture = *state;
	const struct key down = key_special(KEY_SPECIAL_DOWN, 0);
	struct script_event events[] = { KEY(1000, down), KEY(1060, down), { 1100, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	run(fixture, &script);
	assert_true(fixture->app->is_gliding);
	assert_ptr_equal(fixture->app->here_item, app_item(fixture->app));
	assert_int_equal(fixture->app->here.list.n, 0);
	assert_false(tui_shows(fixture, "Guide"));
	events[0].at = 2000;
	events[1].at = 2400; /* this one is not */
	events[2].at = 2401;
	script = (struct script){ .events = events, .n = COUNT_OF(events) };
	run(fixture, &script);
	assert_false(fixture->app->is_gliding);
	events[1].at = 2060;
	events[2].at = 2500;
	script = (struct script){ .events = events, .n = COUNT_OF(events) };
	run(fixture, &script);
	assert_false(fixture->app->is_gliding);
	assert_true(tui_shows(fixture, "Guide"));
}

static void test_the_first_picture_waits_for_no_check(void **state)
{
	const struct script_event events[] = { { 1000, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	run(*state, &script);
	assert_int_equal(script.draws_when_seen, 1);
	assert_false(script.findings_when_seen);
	/* The second one has the guide and all findings, without a pause before it. */
	assert_int_equal(script.draws, 2);
	assert_true(tui_shows(*state, "Guide"));
}

/* Something was found behind the first picture that forbids to go on. */
static void test_who_saw_the_first_picture_may_end_the_loop(void **state)
{
	const struct script_event events[] = { KEY(0, ENTER) };
	struct script script = { .events = events, .n = COUNT_OF(events), .ends_when_seen = true };

	assert_int_equal(run(*state, &script), LOOP_QUIT);
	assert_int_equal(script.draws, 1);
	assert_int_equal(script.next, 0);
}

static void test_a_paste_is_one_picture(void **state)
{
	const struct script_event events[] = {
		KEY(0, ENTER),
		{ 50, { .kind = EVENT_PASTE, .text = STR("A paragraph of\nsome words.") } },
		{ 100, { .kind = EVENT_HANGUP } },
	};
	struct script script = { .events = events, .n = COUNT_OF(events) };

	run(*state, &script);
	assert_int_equal(script.draws, 3);
}

/* A dictionary that owes answers until it is pumped so many times. */
struct slow_words {
	int open;
	bool was_asked;
};

static bool is_ready(void *data)
{
	(void)data;
	return true;
}

static bool is_right(void *data, struct str word)
{
	struct slow_words *words = data;

	if (str_is(word, "paragraf"))
		words->was_asked = true;
	return !words->was_asked || words->open > 0 || !str_is(word, "paragraf");
}

static bool is_asking(void *data)
{
	struct slow_words *words = data;

	return words->was_asked && words->open > 0;
}

static int no_fd(void *data)
{
	(void)data;
	return 7;
}

static bool pump(void *data)
{
	struct slow_words *words = data;

	return is_asking(data) && --words->open == 0;
}

static bool has_ended;

static int fd_until_the_end(void *data)
{
	(void)data;
	return has_ended ? -1 : 7;
}

static bool end_of_a_child(void *data)
{
	(void)data;
	has_ended = true;
	return false;
}

static void test_a_dictionary_that_ends_is_watched_no_more(void **state)
{
	struct tui_fixture *fixture = *state;
	const struct script_event events[] = { { 1000, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events), .is_closed = true, .watched = 7 };
	const struct speller speller = { .is_ready = is_ready,
					 .is_right = is_right,
					 .fd = fd_until_the_end,
					 .pump = end_of_a_child,
					 .data = &(struct slow_words){ .open = 0 } };

	has_ended = false;
	fixture->app->in.speller = &speller;
	run(fixture, &script);
	assert_int_equal(script.watched, -1);
	fixture->app->in.speller = NULL;
}

static int draws_of_a_paste(struct tui_fixture *fixture, int pumps)
{
	const struct script_event events[] = {
		KEY(0, ENTER),
		{ 50, { .kind = EVENT_PASTE, .text = STR("A paragraf of\nsome words.") } },
		{ 52, { .kind = EVENT_WAKE } },
		{ 100, { .kind = EVENT_HANGUP } },
	};
	struct script script = { .events = events, .n = COUNT_OF(events) };
	struct slow_words words = { .open = pumps };
	const struct speller speller = { .is_ready = is_ready,
					 .is_right = is_right,
					 .is_asking = is_asking,
					 .fd = no_fd,
					 .pump = pump,
					 .data = &words };

	fixture->app->in.speller = &speller;
	run(fixture, &script);
	assert_true(words.was_asked);
	fixture->app->in.speller = NULL;
	return script.draws;
}

static void test_a_paste_waits_a_moment_for_its_spelling(void **state)
{
	/* The first picture, the one of Enter, and the paste with its marks. */
	assert_int_equal(draws_of_a_paste(*state, 3), 3);
}

static void test_a_paste_waits_no_longer_than_a_moment(void **state)
{
	assert_int_equal(draws_of_a_paste(*state, 1000), 3);
}

static int looked;

/* As if something ended when it is looked at for the third time. */
static int look_after(void *data, struct app *app)
{
	(void)data;
	if (++looked == 3)
		app_message(app, "done");
	return looked < 3 ? 100 : -1;
}

static void test_what_the_host_began_is_looked_after(void **state)
{
	const struct script_event events[] = { KEY(0, key_ctrl('s')), { 5000, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events), .look_after = look_after };

	looked = 0;
	run(*state, &script);
	assert_int_equal(looked, 3);
}

static void test_rows_come_between_keys_and_before_the_end(void **state)
{
	struct tui_fixture *fixture = *state;
	struct buf text = BUF_EMPTY;
	struct script_event events[] = { { 10, { .kind = EVENT_PASTE } }, { 5000, { .kind = EVENT_HANGUP } } };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	for (int i = 0; i < 3000; i++)
		buf_adds(&text, "Call\tAnna\n");
	events[0].event.text = buf_str(&text);
	app_go(fixture->app, &(struct addr){ STR("section.actions"), 0, STR("") }, 0);
	run(fixture, &script);
	assert_int_equal(pack_entry(&fixture->base.pack, STR("section.actions"))->rows.n, 3001);
	assert_false(script.is_dirty);
	/* Nobody waited for more: the end of the terminal is no end of the rows. */
	tui_press(fixture, "^Z");
	events[1].at = 10;
	script = (struct script){ .events = events, .n = COUNT_OF(events) };
	run(fixture, &script);
	assert_int_equal(pack_entry(&fixture->base.pack, STR("section.actions"))->rows.n, 3001);
	assert_false(script.is_dirty);
	buf_release(&text);
}

static void test_save_and_leave(void **state)
{
	const struct script_event events[] = { KEY(0, ENTER), KEY(1, key_char('a')), KEY(2, key_ctrl('q')),
					       KEY(3, key_char('s')) };
	struct script script = { .events = events, .n = COUNT_OF(events) };

	assert_int_equal(run(*state, &script), LOOP_QUIT);
	assert_int_equal(script.effects, APP_SAVE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_pause_in_typing_is_synced_within_a_quarter_second),
		TEST(test_steady_typing_is_synced_every_second),
		TEST(test_a_failing_disk_is_tried_again_without_haste),
		TEST(test_all_that_waits_is_one_picture),
		TEST(test_the_whole_pack_is_checked_after_a_pause),
		TEST(test_a_hand_that_moves_on_gets_the_rest_later),
		TEST(test_the_first_picture_waits_for_no_check),
		TEST(test_who_saw_the_first_picture_may_end_the_loop),
		TEST(test_a_paste_is_one_picture),
		TEST(test_a_paste_waits_a_moment_for_its_spelling),
		TEST(test_a_paste_waits_no_longer_than_a_moment),
		TEST(test_a_dictionary_that_ends_is_watched_no_more),
		TEST(test_what_the_host_began_is_looked_after),
		TEST(test_rows_come_between_keys_and_before_the_end),
		TEST(test_save_and_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
