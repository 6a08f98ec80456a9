/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "pack/left.h"
#include "tui/screen_jump.h"
#include "view/explain.h"

enum { COLUMNS = 76 };

static bool why(struct walk *walk, struct str line)
{
	const struct workspace *workspace = &walk->session.workspace;
	struct explain_input input = { &workspace->catalogue, &workspace->company, walk->session.facts };
	struct buf text = BUF_EMPTY;
	struct page page;

	(void)line;
	page_init(&page);
	explain_item(&input, walk->item, EXPLAIN_GUIDE, COLUMNS, &page);
	page_text(&page, &text);
	talk_say(walk->talk, "%.*s", STR_FMT(buf_str(&text)));
	page_release(&page);
	buf_release(&text);
	return false;
}

/* By section, core items marked. */
void walk_left(struct walk *walk)
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
	return go_to(walk, left_before(&workspace->catalogue, &workspace->company, walk->item),
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

static bool findings(struct walk *walk, struct str line)
{
	if (str_eq_nocase(line, STR("all")))
		walk_findings_all(walk);
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
	item = catalogue_find(&walk->session.workspace.catalogue, at.item);
	talk_say(walk->talk, "%s: %.*s%s%s", is_redo ? "Done again" : "Taken back",
		 STR_FMT(item ? item->label : at.item), at.field.n && at.row == 0 ? ", " : "",
		 at.field.n && at.row == 0 ? pack_field_label(at.field)
		 : at.row                  ? ", a row"
					   : "");
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

	return number && !walk_row(walk, number);
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

	if (walk->item->kind != ITEM_NUMBER)
		talk_say(walk->talk, "Only a figure has a status.");
	else if (!line.n)
		talk_say(walk->talk, ":status green, amber or red; :status - leaves it to the figures.");
	else if (history_set(walk->history, &at, str_is(line, "-") ? STR("") : line))
		talk_say(walk->talk, "Status: %.*s.", STR_FMT(line));
	walk_keep(walk);
	return false;
}

static bool save(struct walk *walk, struct str line)
{
	if (line.n)
		walk_save_as(walk, line);
	else
		walk_save(walk);
	return false;
}

static bool help(struct walk *walk, struct str line);

/* run: true when the item at hand is left. */
static const struct {
	const char *name, *argument, *help;
	bool (*run)(struct walk *walk, struct str line);
} commands[] = {
	{ ":help", "", "this list; ? alone does so too", help },
	{ ":skip", "", "leave this item open and go on", skip },
	{ ":back", "", "to the item before", back },
	{ ":go", " NAME", "to the item whose name fits best", go },
	{ ":left", "", "what is still open", left },
	{ ":why", "", "the whole guidance for this item", why },
	{ ":show", "", "what this item holds now", show },
	{ ":clear", "", "empty what is asked for", clear },
	{ ":status", " COLOUR", "green, amber or red for this figure; - leaves it to the figures", status },
	{ ":row", " N", "go over row N of this table again", row },
	{ ":drop", " N", "take row N of this table away", drop },
	{ ":findings", " [all]", "what the checks say about this item, or all of the pack", findings },
	{ ":waive", " N REASON", "finding N of the list stays, and why", waive },
	{ ":unwaive", " N", "finding N is to be mended after all", unwaive },
	{ ":undo", "", "take back the last change", undo },
	{ ":redo", "", "do again what was taken back", redo },
	{ ":save", " [FILE]", "save the pack, or a copy of it in a new file", save },
	{ ":quit", "", "leave; you are asked about saving", quit },
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
			return commands[i].run(walk, str_trim(line));
	talk_say(walk->talk, "No such command: :help lists them. If it is text, begin it with two colons.");
	return false;
}

/*
 * at: the leaf asked for, shown in brackets; or NULL. The prompt is made anew each time: a command may have changed what stands
 * there, or have asked for something else.
 */
static bool ask(struct walk *walk, struct str *answer, const char *prompt, const struct addr *at)
{
	for (;;) {
		struct str now = at ? str_trim(pack_text(&walk->session.workspace.pack, at)) : STR("");

		if (at)
			walk->asked = *at;
		if (!talk_ask(walk->talk, answer, "%s%s%.*s%s%s", prompt, now.n ? " [" : "", STR_FMT(now),
			      now.n ? "]" : "", at ? ": " : "")) {
			walk->is_leaving = true;
			return false;
		}
		if (str_is(str_trim(*answer), "?"))
			*answer = STR(":help");
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

bool walk_ask(struct walk *walk, struct str *answer, const char *prompt)
{
	return ask(walk, answer, prompt, NULL);
}

bool walk_ask_value(struct walk *walk, struct str *answer, const struct addr *at, const char *label)
{
	return ask(walk, answer, label, at);
}
