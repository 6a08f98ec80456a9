/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "cmd/compare.h"
#include "pack/left.h"
#include "store/save.h"
#include "tui/screen_jump.h"
#include "view/difference.h"
#include "view/explain.h"

enum { COLUMNS = 76 };

void walk_keep(struct walk *walk)
{
	struct error error = ERROR_NONE;

	history_close(walk->history);
	facts_refresh(walk->session.facts);
	if (walk->journal && !journal_sync(walk->journal, &error))
		talk_say(walk->talk, "Not on disk yet: %s", error_text(&error));
	error_release(&error);
}

void walk_findings(struct walk *walk, bool is_quiet)
{
	struct lint_input input = session_lint_input(&walk->session);
	struct findings findings;
	size_t shown = 0;

	findings_init(&findings);
	lint_item(&input, walk->item, &findings);
	for (size_t i = 0; i < findings.list.n; i++) {
		const struct finding *finding = &findings.list.v[i];

		if (finding->waived)
			continue;
		shown++;
		talk_say(walk->talk, "Finding, %s: %.*s\n  Fix: %.*s", level_name(finding->level),
			 STR_FMT(finding->message), STR_FMT(str_trim(finding->rule->fix)));
	}
	if (!shown && !is_quiet)
		talk_say(walk->talk, "No findings for this item.");
	findings_release(&findings);
}

static void say_why(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct explain_input input = { &workspace->catalogue, &workspace->company, walk->session.facts };
	struct buf text = BUF_EMPTY;
	struct page page;

	page_init(&page);
	explain_item(&input, walk->item, EXPLAIN_GUIDE, COLUMNS, &page);
	page_text(&page, &text);
	talk_say(walk->talk, "%.*s", STR_FMT(buf_str(&text)));
	page_release(&page);
	buf_release(&text);
}

/* By section, core items marked. */
static void say_left(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	const struct catalogue *catalogue = &workspace->catalogue;
	const struct company *company = &workspace->company;
	struct str domain = STR("");
	struct left_count count;

	for (const struct item *item = NULL;
	     (item = left_step(catalogue, company, walk->session.facts, item, 1)) != NULL;) {
		if (!str_eq(domain, item->domain)) {
			domain = item->domain;
			count = left_count(catalogue, company, walk->session.facts, domain);
			talk_say(walk->talk, "%s: %zu of %zu answered", domain_label(domain), count.asked - count.open,
				 count.asked);
		}
		talk_say(walk->talk, "  %.*s%s", STR_FMT(item->label),
			 company_asks(company, item) == RELEVANCE_CORE ? " (core)" : "");
	}
	/* Last, so that it stands on the screen when the list was long. */
	count = left_count(catalogue, company, walk->session.facts, STR(""));
	talk_say(walk->talk, "%zu of %zu items are open, %zu of them core.", count.open, count.asked, count.core);
}

static bool save(struct walk *walk)
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
		if (walk->journal && !journal_restart(walk->journal, &walk->session.workspace.state, &error))
			talk_say(walk->talk, "No journal: %s", error_text(&error));
	} else {
		talk_say(walk->talk, "Not saved%s%s; your answers are kept in the journal.",
			 error_text(&error)[0] ? ": " : "", error_text(&error));
	}
	error_release(&error);
	return result == SAVE_DONE || result == SAVE_REWRITTEN;
}

/* The item whose name fits best. */
static const struct item *find_item(const struct catalogue *catalogue, struct str name)
{
	const struct item *best = NULL;
	int most = 0;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		int score = screen_jump_score(catalogue->items.v[i]->label, name);

		if (score > most) {
			most = score;
			best = catalogue->items.v[i];
		}
	}
	return best;
}

/* Where the walk goes on: true when the item at hand is left. */
static bool go(struct walk *walk, const struct item *to, const char *otherwise)
{
	if (!to) {
		talk_say(walk->talk, "%s", otherwise);
		return false;
	}
	walk->target = to;
	return true;
}

static void say_help(struct talk *talk)
{
	talk_say(talk, "Type an answer, or a command:\n"
		       "  :skip      leave this item open and go on\n"
		       "  :back      to the item before\n"
		       "  :go NAME   to the item whose name fits best\n"
		       "  :why       the whole guidance for this item\n"
		       "  :findings  what the checks say about it\n"
		       "  :left      what is still open\n"
		       "  :save      save the pack\n"
		       "  :quit      leave; you are asked about saving\n"
		       "An empty line keeps what is there. A line that starts with two colons is text with one.");
}

/* True when the item at hand is left. */
static bool command(struct walk *walk, struct str line)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct str word;

	str_next_part(&line, ' ', &word);
	line = str_trim(line);
	if (str_is(word, ":why"))
		say_why(walk);
	else if (str_is(word, ":findings"))
		walk_findings(walk, false);
	else if (str_is(word, ":left"))
		say_left(walk);
	else if (str_is(word, ":save"))
		save(walk);
	else if (str_is(word, ":back"))
		return go(walk, left_before(&workspace->catalogue, &workspace->company, walk->item),
			  "This is the first item.");
	else if (str_is(word, ":go"))
		return go(walk, line.n ? find_item(&workspace->catalogue, line) : NULL, "No item of that name.");
	else if (str_is(word, ":quit"))
		return walk->is_leaving = true;
	else if (str_is(word, ":skip"))
		return true;
	else if (str_is(word, ":help"))
		say_help(walk->talk);
	else
		talk_say(walk->talk, "No such command: :help lists them.");
	return false;
}

bool walk_ask(struct walk *walk, struct str *answer, const char *prompt)
{
	for (;;) {
		if (!talk_ask(walk->talk, answer, "%s", prompt)) {
			walk->is_leaving = true;
			return false;
		}
		if (!str_starts(*answer, STR(":")))
			return true;
		if (str_starts(*answer, STR("::"))) {
			*answer = str_sub(*answer, 1, answer->n - 1);
			return true;
		}
		if (command(walk, *answer))
			return false;
	}
}

static void say_progress(struct walk *walk, struct str *domain)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct left_count count;

	if (str_eq(*domain, walk->item->domain))
		return;
	*domain = walk->item->domain;
	count = left_count(&workspace->catalogue, &workspace->company, walk->session.facts, *domain);
	talk_say(walk->talk, "\n%s: %zu of %zu answered", domain_label(*domain), count.asked - count.open, count.asked);
}

static void walk_on(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct str domain = STR("");

	facts_refresh(walk->session.facts);
	walk->item = left_step(&workspace->catalogue, &workspace->company, walk->session.facts, NULL, 1);
	while (walk->item && !walk->is_leaving) {
		say_progress(walk, &domain);
		walk->target = NULL;
		walk_item(walk);
		walk->item = walk->target ? walk->target
					  : left_step(&workspace->catalogue, &workspace->company, walk->session.facts,
						      walk->item, 1);
	}
	if (!walk->is_leaving) {
		talk_say(walk->talk, "\nThat was the last one.");
		say_left(walk);
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

/* A journal of an earlier session is decided on first. False when it must stay as it is. */
static bool open_journal(struct walk *walk)
{
	struct workspace *workspace = &walk->session.workspace;
	struct error error = ERROR_NONE;
	struct journal_found found;

	if (journal_find(workspace->path, &workspace->state, &found)) {
		talk_say(walk->talk, "%zu unsaved edits of an earlier session were found%s.", found.edits,
			 found.base_matches ? "" : "; the pack's file changed since");
		say_recovery(walk);
		if (talk_confirm(walk->talk, true, "Take them over?"))
			talk_say(walk->talk, "%zu taken over.", journal_recover(workspace->path, walk->history));
		else if (walk->talk->is_over)
			return false;
		else if (!journal_set_aside(workspace->path, &error))
			talk_say(walk->talk, "%s", error_text(&error));
	}
	error_clear(&error);
	walk->journal = journal_open(workspace->path, &workspace->state, &error);
	workspace->journal = walk->journal;
	if (walk->journal)
		history_listen(walk->history, journal_heard, walk->journal);
	else
		talk_say(walk->talk, "Answers are not safe until saved: %s", error_text(&error));
	error_release(&error);
	return true;
}

static void finish(struct walk *walk)
{
	bool is_saved = history_is_saved(walk->history);

	walk_keep(walk);
	if (!is_saved && !walk->talk->is_over) {
		if (talk_confirm(walk->talk, true, "Save?"))
			is_saved = save(walk);
	}
	if (!is_saved && walk->journal)
		talk_say(walk->talk, "Not saved; the next start offers your answers again.");
	else if (is_saved)
		talk_say(walk->talk, "boardpack walk goes on with what is open; boardpack render %s prints the report.",
			 walk->session.workspace.path);
	journal_close(walk->journal, is_saved);
}

static enum cmd_status hold(struct talk *talk, struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct buf period = BUF_EMPTY;
	struct left_count count;

	period_print(workspace->pack.period, &period);
	facts_refresh(walk->session.facts);
	count = left_count(&workspace->catalogue, &workspace->company, walk->session.facts, STR(""));
	talk_say(talk, "%.*s, %.*s: %zu of %zu items answered. :help lists the commands.",
		 STR_FMT(workspace->company.name), STR_FMT(buf_str(&period)), count.asked - count.open, count.asked);
	buf_release(&period);
	if (!open_journal(walk))
		return CMD_OK;
	walk_on(walk);
	finish(walk);
	return CMD_OK;
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
		status = cmd_fail("%s on %s (process %ld) edits this pack: walk it later", holder.user, holder.host,
				  holder.pid);
	} else {
		walk.history = history_new(&walk.session.workspace.pack);
		status = hold(talk, &walk);
		history_free(walk.history);
	}
	if (lock == LOCK_TAKEN)
		lock_drop(path);
	session_close(&walk.session);
	error_release(&error);
	return status;
}
