/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "cmd/compare.h"
#include "pack/left.h"
#include "store/save.h"
#include "view/difference.h"

void walk_keep(struct walk *walk)
{
	struct error error = ERROR_NONE;

	history_close(walk->history);
	facts_refresh(walk->session.facts);
	walk->is_kept = walk->journal ? journal_sync(walk->journal, &error) : history_is_saved(walk->history);
	if (walk->journal && !walk->is_kept)
		talk_say(walk->talk, "Not on disk yet: %s", error_text(&error));
	error_release(&error);
}

bool walk_may_save(const struct walk *walk)
{
	struct error refused = ERROR_NONE;
	bool may = file_may_be_replaced(walk->session.workspace.path, &refused);

	error_release(&refused);
	return may;
}

bool walk_save(struct walk *walk)
{
	struct error error = ERROR_NONE;
	enum save_result result;

	walk_keep(walk);
	result = workspace_save(&walk->session.workspace, false, &error);
	if (result == SAVE_CONFLICT &&
	    talk_confirm(walk->talk, false, "The file changed on disk meanwhile. Write over it?"))
		result = workspace_save(&walk->session.workspace, true, &error);
	if (result == SAVE_DONE || result == SAVE_REWRITTEN) {
		history_mark_saved(walk->history);
		talk_say(walk->talk, "Saved %s.", walk->session.workspace.path);
		if (walk->journal && !journal_restart(walk->journal, &walk->session.workspace.pack,
						      &walk->session.workspace.state, &error))
			talk_say(walk->talk, "No journal: %s", error_text(&error));
	} else {
		talk_say(walk->talk, "Not saved%s%s; %s.", error_text(&error)[0] ? ": " : "", error_text(&error),
			 walk->is_kept ? "your answers are kept in the journal" : "your answers are in memory alone");
	}
	error_release(&error);
	return result == SAVE_DONE || result == SAVE_REWRITTEN;
}

bool walk_save_as(struct walk *walk, struct str name)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY;
	bool fine;

	buf_add(&path, name);
	fine = workspace_save_as(&walk->session.workspace, path.p, &error);
	if (fine) {
		walk->copied = walk->session.workspace.pack.version;
		talk_say(walk->talk, "A copy is in %s%s.", path.p,
			 history_is_saved(walk->history) ? "" : "; the pack itself is not saved");
	} else {
		talk_say(walk->talk, "Not saved: %s.", error_text(&error));
	}
	buf_release(&path);
	error_release(&error);
	return fine;
}

static void say_progress(struct walk *walk, struct str *domain)
{
	if (str_eq(*domain, walk->item->domain))
		return;
	*domain = walk->item->domain;
	talk_say(walk->talk, "%s", "");
	walk_count(walk, domain_label(*domain), *domain);
}

/* The one that is asked for last; NULL when none is. */
static const struct item *last_item(const struct workspace *workspace)
{
	const struct catalogue *catalogue = &workspace->catalogue;
	const struct item *end = catalogue->items.n ? catalogue->items.v[catalogue->items.n - 1] : NULL;

	return end && company_asks(&workspace->company, end) < RELEVANCE_RECOMMENDED
		       ? left_before(catalogue, &workspace->company, end)
		       : end;
}

/* Everything is answered or skipped: commands alone, until one leads to an item. An empty line ends it. */
static void ask_on(struct walk *walk)
{
	struct str answer = STR("");

	talk_say(walk->talk, "\nThat was the last one.");
	walk_left(walk);
	walk->item = walk->item ? walk->item : last_item(&walk->session.workspace);
	walk->is_between = true;
	while (walk->item && !walk->is_leaving &&
	       walk_ask(walk, &answer,
			"A command (:go NAME, :left, :findings all, :help), or an empty line to end: ")) {
		if (str_is_blank(answer))
			walk->is_leaving = true;
		else
			talk_say(walk->talk, "No item is at hand: :go NAME leads to one.");
	}
	walk->is_between = false;
}

static void walk_on(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	const struct item *next, *led = NULL;
	struct str domain = STR("");

	facts_refresh(walk->session.facts);
	next = left_step(&workspace->catalogue, &workspace->company, walk->session.facts, NULL);
	while (!walk->is_leaving) {
		if (!walk->target)
			led = next;
		walk->target = NULL;
		if (next) {
			walk->item = next;
			say_progress(walk, &domain);
			walk_item(walk);
		} else {
			ask_on(walk);
			if (!walk->item)
				break;
		}
		next = walk->target ? walk->target
				    : left_after(&workspace->catalogue, &workspace->company, walk->session.facts,
						 walk->item, led);
	}
}

/* What the journal would change, figure by figure and word by word. */
static void say_recovery(struct walk *walk)
{
	struct error error = ERROR_NONE;
	struct compare *compare = compare_journal(&walk->session.workspace, walk->session.facts, &error);
	struct view_input old = session_view_input(&walk->session), new = old;
	struct difference_input input = { &old, &new, "the file", "the journal" };
	struct buf text = BUF_EMPTY;

	if (compare) {
		new.pack = &compare->pack;
		new.facts = compare->facts;
		difference_text(&input, &difference_plain, &text);
	}
	if (text.n)
		talk_say(walk->talk, "What they change, [-gone-] and {+new+}:\n%.*s",
			 STR_FMT(str_trim(buf_str(&text))));
	compare_free(compare);
	buf_release(&text);
	error_release(&error);
}

static void say_aside(struct walk *walk, struct buf *aside)
{
	if (aside->n)
		talk_say(walk->talk, "What an earlier session left and cannot be taken over is kept in %s.", aside->p);
	buf_release(aside);
}

/* A journal of an earlier session is decided on first. False when it must stay as it is. */
static bool open_journal(struct walk *walk)
{
	struct workspace *workspace = &walk->session.workspace;
	struct buf aside = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct journal_found found;

	if (journal_find(workspace->path, &workspace->state, &found)) {
		talk_say(walk->talk, "%zu unsaved edit%s of an earlier session found%s.", found.edits,
			 found.edits == 1 ? "" : "s", found.base_matches ? "" : "; the pack's file changed since");
		say_recovery(walk);
		if (talk_confirm(walk->talk, true, "Take them over?"))
			talk_say(walk->talk, "%zu taken over.",
				 journal_recover(workspace->path, walk->history, &aside));
		else if (walk->talk->is_over)
			return false;
		else if (!journal_set_aside(workspace->path, &error))
			talk_say(walk->talk, "%s", error_text(&error));
	}
	if (!file_may_be_replaced(workspace->path, &error))
		talk_say(walk->talk, "This pack takes no change (%s): :save FILE puts a copy elsewhere.",
			 error_reason(&error));
	error_clear(&error);
	walk->journal = journal_open(workspace->path, &workspace->state, &aside, &error);
	workspace->journal = walk->journal;
	if (walk->journal)
		history_listen(walk->history, journal_heard, walk->journal);
	else
		talk_say(walk->talk, "Answers are not safe until saved: %s", error_text(&error));
	say_aside(walk, &aside);
	error_release(&error);
	return true;
}

/*
 * The pack's file takes nothing: leaving would lose the answers, or leave them in the journal. False when they are left so, or
 * the input is at its end.
 */
static bool save_somewhere(struct walk *walk)
{
	static const char nowhere[] =
		"Your answers are in memory alone. A file's name saves them there, an empty line tries "
		"again, a dot gives them up: ",
			  journal[] =
				  "This pack takes no change. A file's name saves your answers there, an empty line "
				  "leaves them in the journal: ";
	struct str answer;

	while (talk_ask(walk->talk, &answer, "%s", walk->is_kept ? journal : nowhere)) {
		answer = str_trim(answer);
		if (str_is(answer, ".") || (walk->is_kept && !answer.n))
			return false;
		/* The command that does so elsewhere. */
		if (str_is(answer, ":save") || str_starts(answer, STR(":save ")))
			answer = str_trim(str_sub(answer, strlen(":save"), answer.n - strlen(":save")));
		if (str_is(answer, "?"))
			talk_say(walk->talk,
				 "Such as copy.yaml, or /media/stick/copy.yaml: a file that is not there yet.");
		else if (str_starts(answer, STR(":")))
			talk_say(walk->talk, "That is a command, not a file's name.");
		else if (answer.n ? walk_save_as(walk, answer) : walk_save(walk))
			return true;
	}
	return false;
}

/* What the file has not yet. True when something else on disk has all of it. */
static bool ask_to_save(struct walk *walk)
{
	bool takes = walk_may_save(walk);

	if (walk->copied == walk->session.workspace.pack.version && !(takes && walk->is_kept)) {
		talk_say(walk->talk, "The pack itself is not saved; the copy has all your answers.");
		return true;
	}
	if (walk->talk->is_over ||
	    (takes && (!talk_confirm(walk->talk, true, "Save?") || walk_save(walk) || walk->is_kept)))
		return false;
	return save_somewhere(walk);
}

bool walk_has_open_core(const struct session *session)
{
	const struct workspace *workspace = &session->workspace;

	facts_refresh(session->facts);
	return left_count(&workspace->catalogue, &workspace->company, session->facts, STR("")).core;
}

/* False when answers are lost. */
static bool finish(struct walk *walk)
{
	bool is_saved, is_elsewhere;

	walk_keep(walk);
	is_elsewhere = !history_is_saved(walk->history) && ask_to_save(walk);
	is_saved = history_is_saved(walk->history);
	if (!is_saved && walk->journal && walk->is_kept)
		talk_say(walk->talk, "Not saved; the next start offers your answers again.");
	else if (is_saved)
		talk_say(walk->talk, "%sboardpack render %s prints the report.",
			 walk_has_open_core(&walk->session) ? "boardpack walk goes on with what is open; " : "",
			 walk->session.workspace.path);
	journal_close(walk->journal, is_saved);
	return is_saved || is_elsewhere || walk->is_kept;
}

static enum cmd_status hold(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct buf of = BUF_EMPTY;

	buf_printf(&of, "%.*s, ", STR_FMT(workspace->company.name));
	period_print(workspace->pack.period, &of);
	facts_refresh(walk->session.facts);
	walk_count(walk, of.p, STR(""));
	talk_say(walk->talk, ":help lists the commands.");
	buf_release(&of);
	if (!open_journal(walk))
		return CMD_OK;
	walk_on(walk);
	return finish(walk) ? CMD_OK : cmd_fail("the answers of this walk were not saved");
}

static enum cmd_status refuse(const char *path, const struct lock_holder *holder)
{
	struct buf remedy = BUF_EMPTY;

	lock_add_remedy(path, holder, &remedy);
	cmd_fail("%s on %s (process %ld) edits this pack: walk it later%.*s", holder->user, holder->host, holder->pid,
		 STR_FMT(buf_str(&remedy)));
	buf_release(&remedy);
	return CMD_FAILED;
}

enum cmd_status walk_plain(struct talk *talk, const char *path)
{
	struct walk walk = { .talk = talk };
	struct error error = ERROR_NONE;
	struct lock_holder holder;
	enum lock_result lock;
	enum cmd_status status;

	if (!session_open(&walk.session, path))
		return CMD_FAILED;
	lock = lock_take(path, &holder, &error);
	if (lock == LOCK_HELD) {
		status = refuse(path, &holder);
	} else {
		walk.history = history_new(&walk.session.workspace.pack);
		findings_init(&walk.found);
		status = hold(&walk);
		findings_release(&walk.found);
		history_free(walk.history);
	}
	if (lock == LOCK_TAKEN)
		lock_drop(path);
	session_close(&walk.session);
	error_release(&error);
	return status;
}
