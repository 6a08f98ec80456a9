/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "tui/report_pane.h"
#include "tui/rows_text.h"
#include "tui/screen_ask.h"
#include "tui/screen_conflicts.h"
#include "tui/screen_differences.h"
#include "tui/screen_findings.h"
#include "tui/screen_jump.h"
#include "tui/screen_left.h"
#include "tui/screen_page.h"
#include "tui/screen_path.h"
#include "tui/screen_preview.h"
#include "tui/screen_search.h"
#include "tui/screen_trend.h"
#include "tui/screen_variance.h"

static void quit(struct app *app)
{
	/* Where the pack's own file takes nothing, a copy of all of it is what there can be. */
	bool is_copied = app->is_only_read && app->copied_version == app->in.pack->version;

	app_work_out(app);
	if (app->in.is_read_only || is_copied || history_is_saved(app->in.history))
		app->effects |= APP_QUIT;
	else
		screen_ask_quit(app);
}

static void redraw(struct app *app)
{
	app->effects |= APP_REDRAW;
}

static void suspend(struct app *app)
{
	app->effects |= APP_SUSPEND;
}

static void save(struct app *app)
{
	app->effects |= app_may_edit(app) ? APP_SAVE : APP_NOTHING;
}

bool app_step_history(struct app *app, bool is_redo, struct addr *at)
{
	struct addr place;
	bool done;

	if (!app_may_edit(app))
		return false;
	done = is_redo ? history_redo(app->in.history, &place) : history_undo(app->in.history, &place);
	/* How far the pack is has no place to go to: only the title shows it. */
	if (done && !place.item.n)
		app_message(app, "%s: the pack is %s", is_redo ? "done again" : "taken back",
			    app_status(app) ? app_status(app) : "neither draft nor final");
	else if (done)
		app_message(app, "%s", is_redo ? "done again" : "taken back");
	else
		app_message(app, "nothing to %s", is_redo ? "do again" : "take back");
	if (done && at)
		*at = place;
	return done;
}

static void step_back(struct app *app, bool is_redo)
{
	bool was_of_rows = rows_text_is_of_rows(app);
	struct addr at;

	if (!app_step_history(app, is_redo, &at))
		return;
	rows_text_stepped(app, was_of_rows);
	app_show(app, &at, history_offset(app->in.history));
}

static void undo(struct app *app)
{
	step_back(app, false);
}

static void redo(struct app *app)
{
	step_back(app, true);
}

static void search_next(struct app *app)
{
	screen_search_step(app, 1);
}

static void search_previous(struct app *app)
{
	screen_search_step(app, -1);
}

static void report(struct app *app)
{
	report_pane_act(app, ACTION_REPORT);
}

static void audience(struct app *app)
{
	report_pane_act(app, ACTION_AUDIENCE);
}

static void compare_looked(struct app *app)
{
	app->look = 0;
	app->effects |= APP_COMPARE_LOOKED;
}

static void compare_saved(struct app *app)
{
	app->effects |= APP_COMPARE_SAVED;
}

/* What speaks against final is counted over the whole pack, as it is now. */
static void ask_status(struct app *app)
{
	app_settle(app);
	screen_ask_status(app);
}

static void leave_out(struct app *app)
{
	const struct outline_row *row = outline_row(&app->outline);

	if (row)
		app_choose(app, choice_of(app_item(app), row->domain));
}

static void next_finding(struct app *app)
{
	app_step_finding(app, 1);
}

static void previous_finding(struct app *app)
{
	app_step_finding(app, -1);
}

/* Where an action that a screen does not use for itself is carried out, besides on the screens of the pack. */
enum place {
	IN_PACK,
	ON_TOP, /* where something can be closed: in questions, too */
	ALSO_IN_PROMPTS, /* but not while a question waits */
	EVERYWHERE,
};

struct anywhere {
	void (*act)(struct app *app);
	enum place place;
	/* A page takes the place of another one: Esc leads back to the item from any of them. It shows all findings. */
	bool is_page;
};

static const struct anywhere table[ACTION_COUNT] = {
	[ACTION_HELP] = { screen_page_help, EVERYWHERE, false },
	[ACTION_QUIT] = { quit, ALSO_IN_PROMPTS, false },
	[ACTION_REDRAW] = { redraw, EVERYWHERE, false },
	[ACTION_SUSPEND] = { suspend, EVERYWHERE, false },
	[ACTION_BACK] = { app_pop, ON_TOP, false },
	[ACTION_SAVE] = { save, IN_PACK, false },
	[ACTION_UNDO] = { undo, IN_PACK, false },
	[ACTION_REDO] = { redo, IN_PACK, false },
	[ACTION_JUMP] = { screen_jump_open, IN_PACK, true },
	[ACTION_SEARCH] = { screen_search_open, IN_PACK, true },
	[ACTION_REPLACE] = { screen_search_replace, IN_PACK, true },
	[ACTION_SEARCH_NEXT] = { search_next, IN_PACK, false },
	[ACTION_SEARCH_PREV] = { search_previous, IN_PACK, false },
	[ACTION_VARIANCE] = { screen_variance_open, IN_PACK, true },
	[ACTION_FINDINGS] = { screen_findings_open, IN_PACK, true },
	[ACTION_TREND] = { screen_trend_open, IN_PACK, true },
	[ACTION_BRIDGE] = { screen_trend_bridge, IN_PACK, true },
	[ACTION_DIFFERENCES] = { screen_differences_open, IN_PACK, true },
	[ACTION_REPORT] = { report, IN_PACK, false },
	[ACTION_AUDIENCE] = { audience, IN_PACK, false },
	[ACTION_WRITE] = { screen_path_write, IN_PACK, false },
	[ACTION_LOOKED] = { compare_looked, IN_PACK, false },
	[ACTION_UNSAVED] = { compare_saved, IN_PACK, false },
	[ACTION_STATUS] = { ask_status, IN_PACK, false },
	[ACTION_CONFLICTS] = { screen_conflicts_open, IN_PACK, true },
	[ACTION_LEFT_OPEN] = { screen_left_open, IN_PACK, true },
	[ACTION_LEAVE_OUT] = { leave_out, IN_PACK, false },
	[ACTION_NEXT_OPEN] = { app_step_open, IN_PACK, false },
	[ACTION_GUIDE] = { screen_page_guide, IN_PACK, true },
	[ACTION_CHANGES] = { screen_page_changes, IN_PACK, true },
	[ACTION_PREVIEW] = { screen_preview_open, IN_PACK, false },
	[ACTION_FIX] = { app_fix_here, IN_PACK, false },
	[ACTION_NEXT_FINDING] = { next_finding, IN_PACK, false },
	[ACTION_PREV_FINDING] = { previous_finding, IN_PACK, false },
};

static bool is_possible(const struct app *app, enum action action, enum place place, bool is_prompt)
{
	if (place == ON_TOP)
		return app->screens.n > 1;
	if (place == EVERYWHERE)
		return true;
	if (app_has_question(app) || (place == IN_PACK && is_prompt))
		return false;
	return action != ACTION_GUIDE || app_item(app);
}

bool app_act_anywhere(struct app *app, enum action action, bool is_prompt)
{
	const struct anywhere *row = &table[action];

	if (!row->act || !is_possible(app, action, row->place, is_prompt))
		return false;
	if (row->is_page) {
		app_pop_all(app);
		app_settle(app);
	}
	row->act(app);
	return true;
}
