/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "pack/carry.h"
#include "pack/left.h"
#include "pack/status.h"
#include "tui/screen_jump.h"
#include "view/explain.h"

#define ROWS_MOST 20 /* within each other: the stack has an end */

static bool why(struct walk *walk, struct str line)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct explain_input input = { &workspace->catalogue, &workspace->company, walk->session.facts };
	struct buf text = BUF_EMPTY;
	struct page page;

	(void)line;
	page_init(&page);
	explain_item(&input, walk->item, EXPLAIN_GUIDE, walk_columns(walk), &page);
	page_text(&page, &text);
	talk_say(walk->talk, "%.*s", STR_FMT(buf_str(&text)));
	page_release(&page);
	buf_release(&text);
	return false;
}

void walk_count(struct walk *walk, const char *of, struct str domain)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct left_count count = left_count(&workspace->catalogue, &workspace->company, walk->session.facts, domain);
	struct buf text = BUF_EMPTY;

	left_print(&count, &text);
	talk_say(walk->talk, "%s: %.*s", of, STR_FMT(buf_str(&text)));
	buf_release(&text);
}

/* By section, core items marked. */
void walk_left(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct str domain = STR("");

	for (size_t i = 0; i < workspace->catalogue.items.n; i++) {
		const struct item *item = workspace->catalogue.items.v[i];

		if (!left_is_open(&workspace->company, walk->session.facts, item))
			continue;
		if (!str_eq(domain, item->domain)) {
			domain = item->domain;
			walk_count(walk, domain_label(domain), domain);
		}
		talk_say(walk->talk, "  %.*s%s", STR_FMT(item->label),
			 company_asks(&workspace->company, item) == RELEVANCE_CORE ? " (core)" : "");
	}
	/* Last, so that it stands on the screen when the list was long. */
	walk_count(walk, "In the whole pack", STR(""));
}

static bool left(struct walk *walk, struct str line)
{
	(void)line;
	walk_left(walk);
	return false;
}

/* The item whose name fits best. */
static const struct item *find_item(const struct catalogue *catalogue, struct str name)
{
	const struct item *best = catalogue_find(catalogue, name);
	int most = 0;

	for (size_t i = 0; (!best || most) && i < catalogue->items.n; i++) {
		int score = screen_jump_score(catalogue->items.v[i]->label, name);

		if (score > most) {
			most = score;
			best = catalogue->items.v[i];
		}
	}
	return best;
}

/* Where the walk goes on: true when the item at hand is left. */
static bool go_to(struct walk *walk, const struct item *to, const char *otherwise)
{
	if (!to) {
		talk_say(walk->talk, "%s", otherwise);
		return false;
	}
	walk->target = to;
	return true;
}

static bool go(struct walk *walk, struct str line)
{
	return go_to(walk, line.n ? find_item(&walk->session.workspace.catalogue, line) : NULL,
		     "No item of that name.");
}

static bool back(struct walk *walk, struct str line)
{
	const struct workspace *workspace = &walk->session.workspace;

	(void)line;
	return go_to(walk,
		     walk->is_between ? walk->item
				      : left_before(&workspace->catalogue, &workspace->company, walk->item),
		     "This is the first item.");
}

static bool skip(struct walk *walk, struct str line)
{
	(void)walk;
	(void)line;
	return true;
}

static bool quit(struct walk *walk, struct str line)
{
	(void)line;
	return walk->is_leaving = true;
}

static bool show(struct walk *walk, struct str line)
{
	(void)line;
	walk_show(walk);
	return false;
}

static bool no_item(struct walk *walk)
{
	talk_say(walk->talk, "No item is at hand: :go NAME leads to one.");
	return false;
}

static bool findings(struct walk *walk, struct str line)
{
	if (str_eq_nocase(line, STR("all")))
		walk_findings_all(walk);
	else if (walk->is_between)
		return no_item(walk);
	else
		walk_findings(walk, false);
	return false;
}

static bool waive(struct walk *walk, struct str line)
{
	walk_waive(walk, line);
	return false;
}

static bool unwaive(struct walk *walk, struct str line)
{
	walk_unwaive(walk, line);
	return false;
}

/* Named by its item and field, with what stands there now: the ear has no cursor that jumps. */
static bool step(struct walk *walk, bool is_redo)
{
	const struct pack *pack = &walk->session.workspace.pack;
	const struct item *item;
	struct addr at;

	if (!(is_redo ? history_redo(walk->history, &at) : history_undo(walk->history, &at))) {
		talk_say(walk->talk, is_redo ? "Nothing to do again." : "Nothing to take back.");
		return false;
	}
	walk_keep(walk);
	walk_waivers_changed(walk);
	if (!at.item.n) {
		talk_say(walk->talk, "%s: how far the pack is. Now: %.*s", is_redo ? "Done again" : "Taken back",
			 STR_FMT(pack->heads[PACK_STATUS].n ? pack->heads[PACK_STATUS] : STR("not said")));
		return false;
	}
	item = catalogue_find(&walk->session.workspace.catalogue, at.item);
	talk_say(walk->talk, "%s: %.*s, %s", is_redo ? "Done again" : "Taken back",
		 STR_FMT(item ? item->label : at.item),
		 at.row       ? "a row"
		 : at.field.n ? pack_field_label(at.field)
			      : "a waiver");
	if (at.field.n && str_trim(pack_text(pack, &at)).n)
		talk_say(walk->talk, "Now: %.*s", STR_FMT(str_trim(pack_text(pack, &at))));
	return false;
}

static bool undo(struct walk *walk, struct str line)
{
	(void)line;
	return step(walk, false);
}

static bool redo(struct walk *walk, struct str line)
{
	(void)line;
	return step(walk, true);
}

static bool clear(struct walk *walk, struct str line)
{
	(void)line;
	if (!walk->asked.field.n)
		talk_say(walk->talk, "Nothing is asked that could be emptied.");
	else if (!pack_text(&walk->session.workspace.pack, &walk->asked).n)
		talk_say(walk->talk, "It is empty.");
	else if (history_set(walk->history, &walk->asked, STR("")))
		talk_say(walk->talk, "Emptied; :undo brings it back.");
	walk_keep(walk);
	return false;
}

/* What the question at hand was answered with in the pack before; of a table without rows all of its rows. */
static bool last(struct walk *walk, struct str line)
{
	const struct pack *prior = facts_prior(walk->session.facts), *pack = &walk->session.workspace.pack;
	const struct entry *then = prior ? pack_entry(prior, walk->item->id) : NULL, *now;
	struct str text = then && walk->asked.field.n ? str_trim(pack_text(prior, &walk->asked)) : STR("");

	(void)line;
	now = pack_entry(pack, walk->item->id);
	if (walk->item->kind == ITEM_TABLE && then && then->rows.n) {
		if (now && now->rows.n) {
			talk_say(walk->talk, "Rows stand here already: last period's go into an empty table.");
			return false;
		}
		carry_table(walk->history, walk->item->id, then);
		walk_keep(walk);
		talk_say(walk->talk, "Rows of last period that are here now: %zu. :row N goes over one.", then->rows.n);
	} else if (walk->item->kind == ITEM_TABLE || !text.n) {
		talk_say(walk->talk, "Nothing stood here last period.");
	} else if (pack_text(pack, &walk->asked).n) {
		talk_say(walk->talk, "Something stands here already: :clear empties it first.");
	} else {
		history_set(walk->history, &walk->asked, text);
		walk_keep(walk);
		talk_say(walk->talk, "It is here as it was last period; say what has changed.");
	}
	return false;
}

/* The row of the item at hand whose number line is, from 1; 0 after a message. */
static size_t read_row(struct walk *walk, struct str line)
{
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, walk->item->id);
	size_t rows = entry && walk->item->kind == ITEM_TABLE ? entry->rows.n : 0, number = 0;

	if (str_to_size(line, &number) && number > 0 && number <= rows)
		return number;
	talk_say(walk->talk, rows ? "Say the number of a row: :show lists them." : "There are no rows here.");
	return 0;
}

static bool row(struct walk *walk, struct str line)
{
	size_t number = read_row(walk, line);
	bool goes_on;

	if (number && walk->rows == ROWS_MOST) {
		talk_say(walk->talk, "Too many rows are gone over at once: a dot ends this one.");
		return false;
	}
	walk->rows++;
	goes_on = !number || walk_row(walk, number);
	walk->rows--;
	return !goes_on;
}

static bool drop(struct walk *walk, struct str line)
{
	size_t number = read_row(walk, line);
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, walk->item->id);

	if (number && history_remove_row(walk->history, walk->item->id, entry->rows.v[number - 1]->serial)) {
		walk_keep(walk);
		talk_say(walk->talk, "Row %zu is taken away; :undo brings it back.", number);
	}
	return false;
}

static bool status(struct walk *walk, struct str line)
{
	struct addr at = { walk->item->id, 0, STR("status") };
	bool is_left = str_is(line, "-");
	const char *colour = status_word(status_read(line));

	if (walk->item->kind != ITEM_NUMBER)
		talk_say(walk->talk, "Only a figure has a status.");
	else if (!colour[0] && !is_left)
		talk_say(walk->talk, ":status green, amber or red; :status - leaves it to the figures.");
	else if (history_set(walk->history, &at, str_of(colour)))
		talk_say(walk->talk, is_left ? "The status is left to the figures." : "Status: %s.", colour);
	walk_keep(walk);
	return false;
}

static bool save(struct walk *walk, struct str line)
{
	if (line.n)
		walk_save_as(walk, line);
	else if (!walk_save(walk) && !(walk->is_kept && walk_may_save(walk)))
		talk_say(walk->talk, ":save FILE puts them elsewhere.");
	return false;
}

static bool help(struct walk *walk, struct str line);

/* run: true when the item at hand is left. */
static const struct {
	const char *name, *argument, *help;
	bool (*run)(struct walk *walk, struct str line);
	bool is_of_item; /* the item at hand: without one it means nothing */
} commands[] = {
	{ ":help", "", "this list; ? alone does so too", help, false },
	{ ":skip", "", "leave this item open and go on", skip, true },
	{ ":back", "", "to the item before", back, false },
	{ ":go", " NAME", "to the item whose name fits best", go, false },
	{ ":left", "", "what is still open", left, false },
	{ ":why", "", "the whole guidance for this item", why, true },
	{ ":show", "", "what this item holds now", show, true },
	{ ":clear", "", "empty what is asked for", clear, true },
	{ ":last", "", "take over what stood here last period, of an empty table its rows", last, true },
	{ ":status", " COLOUR", "green, amber or red for it; - leaves it to the figures", status, true },
	{ ":row", " N", "go over row N of this table again", row, true },
	{ ":drop", " N", "take row N of this table away", drop, true },
	{ ":findings", " [all]", "what the checks say about this item, or all of the pack", findings, false },
	{ ":waive", " N REASON", "finding N of the list stays, and why", waive, false },
	{ ":unwaive", " N", "finding N is to be mended after all", unwaive, false },
	{ ":undo", "", "take back the last change", undo, false },
	{ ":redo", "", "do again what was taken back", redo, false },
	{ ":save", " [FILE]", "save the pack, or a copy of it in a new file", save, false },
	{ ":quit", "", "leave; you are asked about saving", quit, false },
};

static bool help(struct walk *walk, struct str line)
{
	(void)line;
	talk_say(walk->talk, "Type an answer, or a command:");
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		int width = (int)strlen(commands[i].name) + (int)strlen(commands[i].argument);

		talk_say(walk->talk, "  %s%s%*s%s", commands[i].name, commands[i].argument, 18 - width, "",
			 commands[i].help);
	}
	talk_say(walk->talk, "An empty line keeps what is there. A line that starts with two colons is text with one.");
	return false;
}

/* True when the item at hand is left. */
static bool command(struct walk *walk, struct str line)
{
	struct str word;

	str_next_part(&line, ' ', &word);
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		if (str_is(word, commands[i].name))
			return commands[i].is_of_item && walk->is_between ? no_item(walk)
									  : commands[i].run(walk, str_trim(line));
	talk_say(walk->talk, "No such command: :help lists them. If it is text, begin it with two colons.");
	return false;
}

/*
 * Of the cell at hand, of row number until a command was carried out: which row it is of, where the command asked for another
 * or moved it. False when its row is gone.
 */
static bool say_row_again(struct walk *walk, const struct addr *at, size_t number)
{
	size_t now = walk_row_number(walk, at);

	if (now && (now != number || !addr_eq(&walk->asked, at)))
		talk_say(walk->talk, "Row %zu", now);
	return now;
}

/*
 * at: the leaf asked for, shown in brackets; or NULL. The prompt is made anew each time: a command may have changed what stands
 * there, or have asked for something else.
 */
static bool ask(struct walk *walk, struct str *answer, const char *prompt, const struct addr *at)
{
	for (;;) {
		struct str now = at ? str_trim(pack_text(&walk->session.workspace.pack, at)) : STR("");
		size_t row = at ? walk_row_number(walk, at) : 0;

		if (at)
			walk->asked = *at;
		if (!talk_ask(walk->talk, answer, "%s%s%.*s%s%s", prompt, now.n ? " [" : "", STR_FMT(now),
			      now.n ? "]" : "", at ? ": " : "")) {
			walk->is_leaving = true;
			return false;
		}
		if (str_is(str_trim(*answer), "?"))
			*answer = STR(":help");
		if (!str_starts(*answer, STR(":"))) {
			*answer = talk_mend(walk->talk, *answer);
			return true;
		}
		if (str_starts(*answer, STR("::"))) {
			*answer = talk_mend(walk->talk, str_sub(*answer, 1, answer->n - 1));
			return true;
		}
		/* Its words may be the name of a file: they are not guessed at. */
		if (!edit_can_keep(*answer)) {
			talk_say(walk->talk,
				 "That cannot be taken in: it has a zero byte, or is no well-formed UTF-8.");
			continue;
		}
		if (command(walk, *answer)) {
			/* The command may have asked, too: then its line is gone. */
			*answer = STR("");
			return false;
		}
		if (at && walk->item->kind == ITEM_TABLE && !say_row_again(walk, at, row)) {
			*answer = STR("");
			return true;
		}
	}
}

bool walk_ask(struct walk *walk, struct str *answer, const char *prompt)
{
	return ask(walk, answer, prompt, NULL);
}

bool walk_ask_value(struct walk *walk, struct str *answer, const struct addr *at, const char *label)
{
	return ask(walk, answer, label, at);
}
