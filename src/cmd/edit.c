/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "cmd/audience.h"
#include "cmd/background.h"
#include "cmd/choose_item.h"
#include "cmd/cmd.h"
#include "cmd/compare.h"
#include "cmd/config.h"
#include "cmd/edit.h"
#include "cmd/external.h"
#include "cmd/looks.h"
#include "cmd/walk.h"
#include "cmd/wordlist.h"
#include "spell/service.h"
#include "store/journal.h"
#include "store/release.h"
#include "store/save.h"
#include "term/terminal.h"
#include "tui/loop.h"

/* Bytes of a file of values: ten thousand rows are far less. */
#define IMPORT_LIMIT ((size_t)16 << 20)

/* The one place that knows all parts. */
struct editor {
	struct session session;
	struct history *history;
	struct journal *journal; /* NULL while a found one is asked about, and when none can be kept */
	struct service *service;
	struct speller speller;
	struct action_map keys;
	struct config_settings settings;
	struct error fault; /* in a definition, found behind the first picture */
	struct error key_error; /* what is wrong with the user's own keys or settings */
	struct app *app;
	struct clock clock;
	struct layout layout; /* of the report; read when it is asked for */
	struct background background; /* a report that is being written */
	struct compare *compare; /* what the screens were shown last to compare with; or NULL */
	struct release_changes changes; /* since the pack was written */
	bool is_cut_off; /* the terminal went, nobody waits */
	bool has_lock;
	bool is_walk; /* begin in the first open item */
	bool is_as_left; /* a session of this user was cut off; what it saved stands in the file, and nobody changed it since */
};

static const char *pack_path(const struct editor *editor)
{
	return editor->session.workspace.path;
}

/* --- what the screens wish ------------------------------------------------------------------------------------------ */

static void alarm_unsafe(struct app *app, const struct error *error)
{
	const char *text = error_text(error), *reason = error_reason(error);

	app_journal(app, false);
	/* Of a pack that takes no change that is known, and the first change says where it is kept. */
	if (!app->is_only_read)
		app_alarm(app, "%s: edits are not safe until saved (%.*s)", reason,
			  (int)(reason > text ? reason - text - 2 : 0), text);
}

/* Memory is at its end: the edits of the last moment are in a buffer that is there. */
static void save_rest(void *data)
{
	struct error error = ERROR_NONE;

	journal_sync(data, &error);
}

/* From here on every edit is written down. aside: where words are that could not be taken over. */
static void open_journal(struct editor *editor, struct buf *aside)
{
	struct error error = ERROR_NONE;

	editor->journal = journal_open(pack_path(editor), &editor->session.workspace.state, aside, &error);
	editor->session.workspace.journal = editor->journal;
	app_journal(editor->app, true);
	if (editor->journal) {
		history_listen(editor->history, journal_heard, editor->journal);
		mem_on_exhausted_save(save_rest, editor->journal);
	} else {
		alarm_unsafe(editor->app, &error);
	}
	if (editor->journal && aside->n)
		app_alarm(editor->app, "what an earlier session left and cannot be taken over is kept in %s", aside->p);
	buf_release(aside);
	error_release(&error);
}

static bool is_dirty(void *data)
{
	const struct editor *editor = data;

	return editor->journal && journal_is_dirty(editor->journal);
}

static void sync_journal(void *data, struct app *app)
{
	struct editor *editor = data;
	struct error error = ERROR_NONE;

	if (editor->journal && journal_sync(editor->journal, &error))
		app_journal(app, true);
	else if (editor->journal)
		alarm_unsafe(app, &error);
	error_release(&error);
}

static unsigned save(struct editor *editor, bool force)
{
	static const enum app_save results[] = { [SAVE_DONE] = APP_SAVE_DONE,
						 [SAVE_REWRITTEN] = APP_SAVE_REWRITTEN,
						 [SAVE_CONFLICT] = APP_SAVE_CONFLICT,
						 [SAVE_FAILED] = APP_SAVE_FAILED };
	struct error error = ERROR_NONE, refused = ERROR_NONE;
	enum save_result result;
	unsigned effects;

	sync_journal(editor, editor->app);
	result = workspace_save(&editor->session.workspace, force, &error);
	if (result == SAVE_FAILED && !file_may_be_replaced(pack_path(editor), &refused))
		effects = app_saved(editor->app, APP_SAVE_READ_ONLY, error_reason(&refused));
	else
		effects = app_saved(editor->app, results[result], error_text(&error));
	error_release(&refused);
	if (result == SAVE_DONE || result == SAVE_REWRITTEN) {
		error_clear(&error);
		if (editor->journal && !journal_restart(editor->journal, &editor->session.workspace.pack,
							&editor->session.workspace.state, &error))
			alarm_unsafe(editor->app, &error);
	}
	error_release(&error);
	return effects;
}

static unsigned save_elsewhere(struct editor *editor)
{
	struct error error = ERROR_NONE;
	bool fine = workspace_save_as(&editor->session.workspace, editor->app->path_typed.p, &error);
	unsigned effects = app_saved(editor->app, fine ? APP_SAVE_ELSEWHERE : APP_SAVE_FAILED, error_text(&error));

	error_release(&error);
	return effects;
}

static void recover(struct editor *editor)
{
	struct buf aside = BUF_EMPTY;
	size_t edits = journal_recover(pack_path(editor), editor->history, &aside), offset;
	bool is_all = aside.n == 0;
	struct addr at;

	open_journal(editor, &aside);
	app_changed(editor->app);
	/* Where the words were typed, not where a pack begins. */
	if (edits && history_last(editor->history, &at, &offset))
		app_go(editor->app, &at, offset);
	if (editor->journal && is_all)
		app_message(editor->app, "%zu edit%s recovered; nothing is saved yet", edits, edits == 1 ? "" : "s");
}

static void set_aside(struct editor *editor)
{
	struct error error = ERROR_NONE;
	struct buf aside = BUF_EMPTY;

	if (journal_set_aside(pack_path(editor), &error))
		open_journal(editor, &aside);
	else
		alarm_unsafe(editor->app, &error);
	error_release(&error);
}

static void edit_outside(struct editor *editor)
{
	struct error error = ERROR_NONE;
	struct buf after = BUF_EMPTY;
	struct str name, text = app_edited_text(editor->app, &name);

	if (external_edit(name, text, &after, &error))
		app_edited(editor->app, buf_str(&after));
	else
		app_alarm(editor->app, "%s", error_text(&error));
	buf_release(&after);
	error_release(&error);
}

static void show_report(struct editor *editor)
{
	const struct layout_audience *audience;
	struct error error = ERROR_NONE;

	layout_release(&editor->layout);
	layout_init(&editor->layout);
	if (audience_layout(&editor->session.workspace, NULL, &editor->layout, &error) &&
	    audience_find(&editor->layout, NULL, &audience, &error))
		app_report(editor->app, &editor->layout, audience);
	else
		app_alarm(editor->app, "%s", error_text(&error));
	error_release(&error);
}

static struct compare *other_state(const struct editor *editor, unsigned effects, struct error *error)
{
	const struct workspace *workspace = &editor->session.workspace;
	const struct facts *facts = editor->session.facts;

	if (effects & APP_COMPARE_LOOKED && !editor->settings.keeps_looks) {
		error_set(error, "how a pack was left is not kept: your settings say 'looks: off'");
		return NULL;
	}
	if (effects & APP_COMPARE_LOOKED)
		return looks_compare(workspace, facts, editor->app->look, error);
	if (effects & APP_COMPARE_JOURNAL)
		return compare_journal(workspace, facts, error);
	return effects & APP_COMPARE_DISK ? compare_disk(workspace, facts, error)
					  : compare_saved(workspace, facts, error);
}

static void compare(struct editor *editor, unsigned effects)
{
	struct error error = ERROR_NONE;
	struct compare *other = other_state(editor, effects, &error), *before = editor->compare;

	if (!other) {
		app_alarm(editor->app, "%s", error_text(&error));
		error_release(&error);
		return;
	}
	editor->compare = other;
	app_compare(editor->app, (struct app_compared){ .pack = &other->pack,
							.facts = other->facts,
							.is_disk = effects & APP_COMPARE_DISK,
							.is_journal = effects & APP_COMPARE_JOURNAL,
							.looked = buf_str(&other->when),
							.look = other->back,
							.looks = other->looks });
	compare_free(before);
	error_release(&error);
}

static void import(struct editor *editor)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;

	if (file_read(editor->app->path_typed.p, IMPORT_LIMIT, &text, NULL, &error))
		app_import(editor->app, buf_str(&text));
	else
		app_alarm(editor->app, "%s", error_text(&error));
	buf_release(&text);
	error_release(&error);
}

static int look_after(void *data, struct app *app)
{
	struct editor *editor = data;

	return background_look(&editor->background, &editor->clock, app);
}

static unsigned carry_out(void *data, struct app *app, unsigned effects)
{
	struct editor *editor = data;
	unsigned more = APP_NOTHING;

	if (effects & APP_RECOVER)
		recover(editor);
	if (effects & APP_SET_ASIDE)
		set_aside(editor);
	if (effects & (APP_LEARN | APP_LEARN_MINE))
		wordlist_learn(app, editor->session.workspace.directory, effects & APP_LEARN_MINE);
	if (effects & APP_CHOOSE)
		choose_item(app, &editor->session.workspace);
	if (effects & (APP_COMPARE_SAVED | APP_COMPARE_DISK | APP_COMPARE_JOURNAL | APP_COMPARE_LOOKED))
		compare(editor, effects);
	if (effects & APP_REPORT)
		show_report(editor);
	/* Whatever the screens believe: a found journal is decided on before anything of this session is written. */
	if (app->is_recovering)
		return APP_NOTHING;
	if (effects & (APP_WRITE | APP_WRITE_FORCED))
		background_write(&editor->background, &editor->session, &editor->clock, app,
				 effects & APP_WRITE_FORCED);
	if (effects & APP_IMPORT)
		import(editor);
	if (effects & APP_EDITOR)
		edit_outside(editor);
	if (effects & (APP_SAVE | APP_SAVE_FORCED))
		more |= save(editor, effects & APP_SAVE_FORCED);
	if (effects & APP_SAVE_AS)
		more |= save_elsewhere(editor);
	return more;
}

/* Somebody else was at the pack, or another program: the page that shows it is worth a word. */
static void tell_since(const struct editor *editor, struct app *app)
{
	int64_t when = looks_changed(&editor->session.workspace);
	struct buf said = BUF_EMPTY, key = BUF_EMPTY;

	if (!when || editor->is_as_left || app->is_alarm || !editor->settings.keeps_looks)
		return;
	if (app->message.n)
		buf_printf(&said, "%s; ", app->message.p);
	buf_adds(&said, "the pack changed since you looked last, ");
	looks_print_time(when, &said);
	if (action_key(app->in.keys, ACTION_LIST, ACTION_LOOKED, &key))
		buf_printf(&said, ": %s shows what", key.p);
	app_message(app, "%s", said.p);
	buf_release(&key);
	buf_release(&said);
}

static bool seen(void *data, struct app *app)
{
	struct editor *editor = data;
	struct buf lacking = BUF_EMPTY;

	if (!session_fill(&editor->session, &editor->fault))
		return false;
	session_rules(&editor->session);
	editor->service = wordlist_start(&editor->session.workspace, &editor->clock, &lacking);
	editor->speller = service_speller(editor->service);
	app_judge(app, &editor->speller);
	tell_since(editor, app);
	if (lacking.n && !app->is_alarm)
		app_alarm(app, "%s", lacking.p);
	buf_release(&lacking);
	return true;
}

static void resumed(void *data, struct app *app)
{
	struct editor *editor = data;

	if (!file_is_unchanged(pack_path(editor), &editor->session.workspace.state))
		app_alarm(app, "the file changed on disk meanwhile; saving will ask");
}

/* --- start and end -------------------------------------------------------------------------------------------------- */

/* Who else edits the pack; then the screens are read-only. */
static bool take_lock(struct editor *editor, struct lock_holder *holder, struct buf *notice)
{
	struct error error = ERROR_NONE;
	enum lock_result result = lock_take(pack_path(editor), holder, &error);

	editor->has_lock = result == LOCK_TAKEN;
	if (result == LOCK_HELD) {
		buf_printf(notice, "read-only: %s on %s (process %ld) edits this pack since ", holder->user,
			   holder->host, holder->pid);
		looks_print_time(holder->since, notice);
		lock_add_remedy(pack_path(editor), holder, notice);
	} else if (result == LOCK_UNAVAILABLE) {
		buf_printf(notice, "nobody is kept from editing at the same time: %s", error_text(&error));
	}
	error_release(&error);
	return result != LOCK_HELD;
}

static void offer_recovery(struct editor *editor, const struct journal_found *found)
{
	struct buf when = BUF_EMPTY;

	looks_print_time(found->last_written, &when);
	app_offer_recovery(editor->app, found->edits, when.n ? when.p : "an unknown day", found->base_matches);
	buf_release(&when);
}

/* What a merge left is settled before anything else, unless the user wants otherwise. */
static void begin_conflicts(struct editor *editor)
{
	size_t count = app_begin_conflicts(editor->app);

	if (count && !editor->app->is_alarm)
		app_message(editor->app,
			    "a merge left %zu conflict%s in this pack: settle %s here, or Esc to do it later", count,
			    count == 1 ? "" : "s", count == 1 ? "it" : "them");
}

static void tell_changes(struct editor *editor, const struct difference *changes)
{
	struct buf key = BUF_EMPTY;

	if (action_key(&editor->keys, ACTION_LIST, ACTION_CHANGES, &key))
		buf_adds(&key, " shows them");
	app_message(editor->app, "%zu of the definitions used here changed since catalogue %.*s%s%s", changes->items.n,
		    STR_FMT(changes->old->version), key.n ? ": " : "", key.n ? key.p : "");
	buf_release(&key);
}

static void start_app(struct editor *editor, bool is_read_only, const struct buf *notice)
{
	struct session *session = &editor->session;
	struct error refused = ERROR_NONE;
	struct buf aside = BUF_EMPTY;
	struct journal_found found;
	struct app_input input = {
		.catalogue = &session->workspace.catalogue,
		.company = &session->workspace.company,
		.rules = &session->rules,
		.pack = &session->workspace.pack,
		.prior = session->workspace.has_prior ? &session->workspace.prior : NULL,
		.facts = session->facts,
		.history = editor->history,
		.keys = &editor->keys,
		.changes = editor->changes.difference.items.n ? &editor->changes.difference : NULL,
		.today = cmd_today(),
		.file = str_of(session->workspace.path),
		.is_read_only = is_read_only,
		.has_mouse = editor->settings.has_mouse,
	};

	editor->app = app_new(&input);
	if (editor->is_walk)
		app_begin_walk(editor->app);
	/* What a save would be refused for is told before anything is typed. */
	if (!is_read_only && !file_may_be_replaced(session->workspace.path, &refused))
		app_only_read(editor->app, error_reason(&refused));
	else if (notice->n)
		app_alarm(editor->app, "%s", notice->p);
	else if (editor->key_error.message.n)
		app_alarm(editor->app, "%.*s", (int)strcspn(error_text(&editor->key_error), "\n"),
			  error_text(&editor->key_error));
	else if (input.changes)
		tell_changes(editor, input.changes);
	error_release(&refused);
	begin_conflicts(editor);
	if (is_read_only)
		return;
	if (journal_find(pack_path(editor), &session->workspace.state, &found))
		offer_recovery(editor, &found);
	else
		open_journal(editor, &aside);
	editor->is_as_left = found.base_matches;
}

static enum cmd_status edit_on(struct editor *editor, const struct term *term)
{
	const struct loop_host host = {
		.carry_out = carry_out,
		.look_after = look_after,
		.is_dirty = is_dirty,
		.sync = sync_journal,
		.seen = seen,
		.resumed = resumed,
		.data = editor,
	};
	enum loop_end end = loop_run(editor->app, term, &editor->clock, &host);

	editor->is_cut_off = end == LOOP_ENDED;
	if (!editor->is_cut_off && editor->settings.keeps_looks)
		looks_keep(&editor->session.workspace, clock_wall(&editor->clock));
	mem_on_exhausted_save(NULL, NULL);
	/* A journal without unsaved work would only be asked about for nothing. */
	journal_close(editor->journal, end == LOOP_QUIT || history_is_saved(editor->history));
	return CMD_OK;
}

static enum cmd_status edit(struct editor *editor)
{
	struct lock_holder holder;
	struct error error = ERROR_NONE;
	struct buf notice = BUF_EMPTY;
	enum cmd_status status;
	struct term term;
	bool is_writable = take_lock(editor, &holder, &notice);

	if (!terminal_open(&term, &error)) {
		status = cmd_fail("%s", error_text(&error));
	} else {
		if (editor->settings.has_mouse)
			terminal_mouse();
		start_app(editor, !is_writable, &notice);
		status = edit_on(editor, &term);
		term.close(term.data);
		if (!editor->is_cut_off)
			background_finish(&editor->background, editor->app);
		app_free(editor->app);
	}
	if (editor->fault.message.n)
		status = cmd_fail("%s", error_text(&editor->fault));
	error_release(&editor->fault);
	compare_free(editor->compare);
	layout_release(&editor->layout);
	service_stop(editor->service);
	if (editor->has_lock)
		lock_drop(pack_path(editor));
	buf_release(&notice);
	error_release(&error);
	return status;
}

/* A note has told of an unknown version already. */
static void read_changes(struct editor *editor)
{
	const struct workspace *workspace = &editor->session.workspace;
	struct error ignored = ERROR_NONE;

	release_changes_init(&editor->changes);
	if (release_is_another(workspace) && !release_changes_of(workspace, STR(""), &editor->changes, &ignored))
		difference_release(&editor->changes.difference);
	error_release(&ignored);
}

/* A mistake in one of the files costs nothing of the other. */
static void read_config(struct editor *editor)
{
	struct error error = ERROR_NONE;

	config_keys(&editor->keys, &editor->key_error);
	if (!config_settings(&editor->settings, &error))
		error_add(&editor->key_error, "%s", error_text(&error));
	error_release(&error);
}

static enum cmd_status edit_pack(const char *path, bool is_walk)
{
	struct editor editor = { .journal = NULL, .is_walk = is_walk };
	enum cmd_status status;

	if (!session_open_shown(&editor.session, path))
		return CMD_FAILED;
	read_changes(&editor);
	editor.clock = clock_system();
	editor.history = history_new(&editor.session.workspace.pack);
	action_map_init(&editor.keys);
	read_config(&editor);
	status = edit(&editor);
	/* Who was led so far has read nothing about the other commands. */
	if (is_walk && status == CMD_OK && history_is_saved(editor.history))
		printf("%sboardpack render -f html -o report.html %s makes the report;\n"
		       "boardpack next %s starts the next period.\n",
		       !walk_has_open_core(&editor.session) ? "" : "boardpack walk goes on with what is open;\n", path,
		       path);
	session_tell_settings(&editor.session);
	/* The screen had room for one line of them. */
	if (editor.key_error.message.n)
		cmd_fail("%s", error_text(&editor.key_error));
	error_release(&editor.key_error);
	action_map_release(&editor.keys);
	history_free(editor.history);
	release_changes_release(&editor.changes);
	session_close(&editor.session);
	return status;
}

enum cmd_status edit_walk(const char *path)
{
	return edit_pack(path, true);
}

/* A folder, or none, leads to its newest pack or, without any, through the questions of a first run to the walk. */
static enum cmd_status edit_folder(const char *folder)
{
	struct buf path = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	bool is_new = !walk_newest(folder, &path);

	if (!is_new || walk_start_screen(folder, &path))
		status = edit_pack(path.p, is_new);
	buf_release(&path);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	char *argument;
	int option;
	const char *path;

	while ((option = cmd_option(&cmd_edit, argc, argv, &argument)) >= 0)
		continue;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind > 1)
		return cmd_usage(&cmd_edit, "edit takes one pack");
	if (argc == optind && !walk_has_screen())
		return cmd_fail("no terminal that can show screens: boardpack walk --plain asks line by line");
	path = argc > optind ? argv[optind] : ".";
	return file_is_directory(path) ? edit_folder(path) : edit_pack(path, false);
}

static const struct cmd_option options[] = { { NULL, 0, NULL, NULL } };

const struct cmd cmd_edit = {
	.name = "edit",
	.usage = "edit [DIR|PACK]",
	.summary = "open a pack on the screen, of a folder the newest; boardpack PACK is the same",
	.options = options,
	.run = run,
};
