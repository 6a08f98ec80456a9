/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "base/file.h"
#include "tui/screen_ask.h"
#include "tui/screen_path.h"

void app_only_read(struct app *app, const char *why)
{
	struct buf key = BUF_EMPTY;

	app->is_only_read = true;
	action_key(app->in.keys, ACTION_LIST, ACTION_SAVE, &key);
	app_alarm(app, "read-only (%s): what you change is kept, and %s saves it elsewhere", why,
		  key.n ? key.p : "boardpack");
	buf_release(&key);
}

/* The first change of a pack that takes none: not at the end, when it is to be saved, is it told where the words are. */
void app_say_where(struct app *app)
{
	struct buf key = BUF_EMPTY;

	app->is_told_where = app->is_telling = true;
	if (action_key(app->in.keys, app_context(app, app->screens.v[app->screens.n - 1].kind), ACTION_SAVE, &key))
		buf_adds(&key, " saves them elsewhere");
	app_alarm(app, "read-only: your words stay %s; %s",
		  app->is_unsafe ? "in memory alone" : "here and in the journal",
		  key.n ? key.p : "they can be saved elsewhere");
	buf_release(&key);
}

/* What is saved and yet in no report is told once more: a text in the place of a table's rows. */
static void say_saved(struct app *app)
{
	const struct pack *pack = app->in.pack;

	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct item *item = catalogue_find(app->in.catalogue, pack->entries.v[i]->item);
		struct addr at = { pack->entries.v[i]->item, 0, STR(PACK_TABLE_TEXT) };

		if (!item || item->kind != ITEM_TABLE || str_is_blank(app_text(app, &at)))
			continue;
		app_message(app, "saved; no report shows the text that waits at %.*s", STR_FMT(item->label));
		return;
	}
	app_message(app, "saved %.*s", STR_FMT(file_basename(app->in.file)));
}

unsigned app_saved(struct app *app, enum app_save result, const char *why)
{
	bool is_leaving = app->is_leaving;

	app->is_leaving = false;
	if (result == APP_SAVE_CONFLICT) {
		screen_ask_conflict(app, is_leaving);
		return APP_NOTHING;
	}
	if (result == APP_SAVE_FAILED) {
		screen_ask_failed(app, why, is_leaving);
		return APP_NOTHING;
	}
	if (result == APP_SAVE_READ_ONLY) {
		app->is_only_read = app->is_told_where = true;
		screen_path_save(app, why);
		return APP_NOTHING;
	}
	if (result == APP_SAVE_ELSEWHERE) {
		/* The pack's own file still lacks it, so the work stays unsaved and its journal stays. */
		app->copied_version = app->in.pack->version;
		app_message(app, "a copy is in %.*s", STR_FMT(buf_str(&app->path_typed)));
		return APP_NOTHING;
	}
	history_mark_saved(app->in.history);
	app->is_only_read = false;
	if (result == APP_SAVE_REWRITTEN)
		app_message(app, "saved; the file was written anew: comments and layout are not what they were");
	else
		say_saved(app);
	return is_leaving ? APP_QUIT : APP_NOTHING;
}

void app_journal(struct app *app, bool is_kept)
{
	app->is_unsafe = !is_kept;
}

void app_offer_recovery(struct app *app, size_t edits, const char *when, bool base_matches)
{
	app->is_recovering = true;
	screen_ask_recover(app, edits, when, base_matches);
}
