/* SPDX-License-Identifier: MIT */
/* An app over the small pack of check_fixture.h, with keys typed by name. */
#ifndef TUI_FIXTURE_H
#define TUI_FIXTURE_H

#include "check_fixture.h"
#include "tui/app.h"

struct tui_fixture {
	struct fixture base;
	struct facts *facts;
	struct history *history;
	struct action_map keys;
	struct app_input input;
	struct app *app;
	struct frame frame;
};

static inline int tui_set_up(void **state)
{
	struct tui_fixture *fixture = mem_zero(1, sizeof(*fixture));

	fixture_open(&fixture->base);
	fixture->base.company.name = STR("Acme");
	fixture_rule(&fixture->base, "needed", "kind: required\nat: sales.arr\n");
	fixture_set(&fixture->base, "section.highlights/text", "Old text.");
	fixture_set(&fixture->base, "section.actions/1/action", "Call them");
	fixture->facts = facts_new(&fixture->base.catalogue, &fixture->base.company, &fixture->base.pack, NULL);
	fixture->history = history_new(&fixture->base.pack);
	action_map_init(&fixture->keys);
	fixture->input = (struct app_input){ .catalogue = &fixture->base.catalogue,
					     .company = &fixture->base.company,
					     .rules = &fixture->base.rules,
					     .pack = &fixture->base.pack,
					     .facts = fixture->facts,
					     .history = fixture->history,
					     .keys = &fixture->keys,
					     .today = { 2026, 11, 23 },
					     .file = STR("some/2026-Q3.yaml") };
	fixture->app = app_new(&fixture->input);
	frame_init(&fixture->frame, 24, 80);
	*state = fixture;
	return 0;
}

static inline int tui_tear_down(void **state)
{
	struct tui_fixture *fixture = *state;

	frame_release(&fixture->frame);
	app_free(fixture->app);
	action_map_release(&fixture->keys);
	history_free(fixture->history);
	facts_free(fixture->facts);
	fixture_close(&fixture->base);
	free(fixture);
	return 0;
}

/* Keys by name, separated by blanks; returns all effects. */
static inline unsigned tui_press(struct tui_fixture *fixture, const char *names)
{
	struct str rest = str_of(names), name;
	unsigned effects = 0;

	while (str_next_part(&rest, ' ', &name)) {
		struct event event = { .kind = EVENT_KEY };

		assert_true(key_parse(name, &event.key));
		effects |= app_handle(fixture->app, &event);
	}
	return effects;
}

static inline void tui_type(struct tui_fixture *fixture, const char *text)
{
	for (; *text; text++) {
		struct event event = { .kind = EVENT_KEY, .key = key_char((unsigned char)*text) };

		app_handle(fixture->app, &event);
	}
}

/* Is text on the screen? */
static inline bool tui_shows(struct tui_fixture *fixture, const char *text)
{
	struct buf dump = BUF_EMPTY;
	bool found;

	app_idle(fixture->app);
	app_draw(fixture->app, &fixture->frame);
	frame_dump(&fixture->frame, &dump);
	found = str_find(buf_str(&dump), str_of(text), 0) != STR_NONE;
	buf_release(&dump);
	return found;
}

static inline struct str tui_text(const struct tui_fixture *fixture, const char *address)
{
	struct addr at;

	assert_true(addr_parse(str_of(address), &at));
	return pack_text(&fixture->base.pack, &at);
}

#endif
