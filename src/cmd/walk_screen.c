/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "cmd/config.h"
#include "term/terminal.h"
#include "tui/loop.h"
#include "tui/screen_setup.h"

/* The questions of a first run, over a pack that holds nothing and lies nowhere. */
struct first_run {
	struct setup setup;
	struct workspace workspace; /* the catalogue as it comes, and an empty pack */
	struct rule_set rules;
	struct facts *facts;
	struct history *history;
	struct action_map keys;
	const char *directory;
	struct buf *path; /* of the pack that was created */
};

static unsigned carry_out(void *data, struct app *app, unsigned effects)
{
	struct first_run *run = data;
	struct error error = ERROR_NONE;
	struct buf said = BUF_EMPTY;
	bool is_done = false;

	if (effects & APP_CREATE) {
		is_done = walk_create(&run->setup, run->directory, run->path, &said, &error);
		if (!is_done)
			app_alarm(app, "%s", error_text(&error));
	}
	buf_release(&said);
	error_release(&error);
	return is_done ? APP_QUIT : APP_NOTHING;
}

static bool is_dirty(void *data)
{
	(void)data;
	return false;
}

static bool go_on(void *data, struct app *app)
{
	(void)data;
	(void)app;
	return true;
}

static void nothing(void *data, struct app *app)
{
	(void)data;
	(void)app;
}

static void run_on(struct first_run *run, const struct term *term, const struct clock *clock)
{
	const struct loop_host host = {
		.carry_out = carry_out,
		.is_dirty = is_dirty,
		.sync = nothing,
		.seen = go_on,
		.resumed = nothing,
		.data = run,
	};
	struct app_input input = {
		.catalogue = &run->workspace.catalogue,
		.company = &run->workspace.company,
		.rules = &run->rules,
		.pack = &run->workspace.pack,
		.facts = run->facts,
		.history = run->history,
		.keys = &run->keys,
		.today = cmd_today(),
		.file = STR(""),
	};
	struct app *app = app_new(&input);
	struct buf folder = BUF_EMPTY;

	walk_folder(run->directory, &folder);
	screen_setup_open(app, &run->setup, folder.p);
	loop_run(app, term, clock, &host);
	app_free(app);
	buf_release(&folder);
}

static bool show(struct first_run *run, struct error *error)
{
	struct clock clock = clock_system();
	struct error ignored = ERROR_NONE;
	struct term term;
	bool is_open;

	run->workspace.pack.catalogue = &run->workspace.catalogue;
	period_read(buf_str(&run->setup.period), &run->workspace.pack.period);
	run->facts = facts_new(&run->workspace.catalogue, &run->workspace.company, &run->workspace.pack, NULL);
	run->history = history_new(&run->workspace.pack);
	action_map_init(&run->keys);
	/* The pack's own screen tells of faults in them. */
	config_keys(&run->keys, &ignored);
	is_open = terminal_open(&term, error);
	if (is_open) {
		run_on(run, &term, &clock);
		term.close(term.data);
	}
	action_map_release(&run->keys);
	history_free(run->history);
	facts_free(run->facts);
	error_release(&ignored);
	return is_open;
}

bool walk_start_screen(const char *directory, struct buf *path)
{
	struct first_run run = { .directory = directory, .path = path };
	struct error error = ERROR_NONE;
	bool is_good;

	workspace_init(&run.workspace);
	rule_set_init(&run.rules);
	is_good = walk_prepare(&run.setup, &run.workspace, directory, &error) && show(&run, &error);
	if (!is_good)
		cmd_fail("%s", error_text(&error));
	else if (!path->n)
		cmd_fail("the questions were broken off: nothing was written");
	setup_release(&run.setup);
	rule_set_release(&run.rules);
	workspace_release(&run.workspace);
	error_release(&error);
	return is_good && path->n;
}
