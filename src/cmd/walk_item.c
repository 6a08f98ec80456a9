/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "pack/diff.h"
#include "tui/offer.h"
#include "view/page.h"

enum { COLUMNS = 76 };

static void say_page(struct walk *walk, const struct page *page)
{
	struct buf text = BUF_EMPTY;

	page_text(page, &text);
	talk_say(walk->talk, "%.*s", STR_FMT(buf_str(&text)));
	buf_release(&text);
}

static void say_quantity(const struct walk *walk, struct quantity quantity, struct buf *out)
{
	quantity_print(quantity, out);
	if (quantity.unit == UNIT_CURRENCY)
		buf_printf(out, " %.*s", STR_FMT(walk->session.workspace.company.currency));
}

/* What the pack before said, one line a field or row. */
static void say_prior(struct walk *walk)
{
	const struct pack *prior = facts_prior(walk->session.facts);
	const struct item *item = walk->item;
	const struct entry *entry = prior ? pack_entry(prior, item->id) : NULL;
	const char *const *names;
	size_t n = pack_fields(item->kind, &names);

	for (size_t i = 0; prior && i < n; i++) {
		struct addr at = { item->id, 0, str_of(names[i]) };
		struct str text = str_trim(pack_text(prior, &at));

		if (text.n)
			talk_say(walk->talk, "Last period, %s: %.*s", pack_field_label(at.field), STR_FMT(text));
	}
	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		struct buf row = BUF_EMPTY;

		for (size_t c = 0; c < item->column_count; c++) {
			struct addr at = { item->id, entry->rows.v[i]->serial, item->columns[c].id };
			struct str text = str_trim(pack_text(prior, &at));

			if (text.n)
				buf_printf(&row, "%s%.*s %.*s", row.n ? "; " : "", STR_FMT(item->columns[c].label),
					   STR_FMT(text));
		}
		talk_say(walk->talk, "Last period, row %zu: %.*s", i + 1, STR_FMT(buf_str(&row)));
		buf_release(&row);
	}
}

static void say_item(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	const struct item *item = walk->item;
	struct page page;

	talk_say(walk->talk, "\n%.*s (%s)", STR_FMT(item->label),
		 company_asks(&workspace->company, item) == RELEVANCE_CORE ? "core" : "recommended");
	page_init(&page);
	page_body(&page, PAGE_TEXT, "", item->what, COLUMNS);
	say_page(walk, &page);
	page_release(&page);
	if (item->hint.n)
		talk_say(walk->talk, "Hint: %.*s", STR_FMT(item->hint));
	say_prior(walk);
}

/* How a number was read, at once. */
static void say_reading(struct walk *walk, enum expr_field field)
{
	struct fact fact = facts_get(walk->session.facts, walk->item, field, 0);
	struct buf text = BUF_EMPTY;

	if (fact_is_known(&fact))
		say_quantity(walk, fact.quantity, &text);
	if (fact.state == FACT_TYPED)
		talk_say(walk->talk, "Read as %.*s.", STR_FMT(buf_str(&text)));
	else if (fact.state == FACT_COMPUTED)
		talk_say(walk->talk, "Computed: %.*s; an empty line leaves it at that.", STR_FMT(buf_str(&text)));
	else if (fact.state == FACT_UNREAD)
		talk_say(walk->talk, "Kept as typed, but it is no number yet: %s.", quantity_why(fact.reading));
	buf_release(&text);
}

/* False when the item is left. */
static bool ask_number(struct walk *walk, const char *name, enum expr_field field)
{
	struct addr at = { walk->item->id, 0, str_of(name) };
	struct buf prompt = BUF_EMPTY;
	struct str answer, now = pack_text(&walk->session.workspace.pack, &at);
	bool goes_on;

	if (!now.n)
		say_reading(walk, field);
	buf_printf(&prompt, "%s", pack_field_label(at.field));
	if (now.n)
		buf_printf(&prompt, " [%.*s]", STR_FMT(now));
	buf_adds(&prompt, ": ");
	goes_on = walk_ask(walk, &answer, prompt.p);
	if (goes_on && str_trim(answer).n) {
		if (history_set(walk->history, &at, str_trim(answer))) {
			walk_keep(walk);
			say_reading(walk, field);
		} else {
			talk_say(walk->talk, "That is not well-formed UTF-8: it cannot be taken in.");
		}
	}
	buf_release(&prompt);
	return goes_on;
}

/* Line by line, each on disk before the next is asked for. False when the item is left. */
static bool ask_text(struct walk *walk, const char *name, const char *question)
{
	struct addr at = { walk->item->id, 0, str_of(name) };
	struct str answer, now = pack_text(&walk->session.workspace.pack, &at);
	bool is_first = true;

	if (now.n)
		talk_say(walk->talk, "Now:\n%.*s", STR_FMT(now));
	talk_say(walk->talk, "%s; a line with a single dot ends it%s.", question,
		 now.n ? ", a dot at once keeps what is there" : "");
	while (walk_ask(walk, &answer, "> ")) {
		if (str_is(answer, "."))
			return true;
		if (is_first && str_is_blank(answer))
			continue;
		now = is_first ? STR("") : pack_text(&walk->session.workspace.pack, &at);
		if (is_first ? !history_set(walk->history, &at, answer)
			     : !(history_splice(walk->history, &at, now.n, 0, STR("\n")) &&
				 history_splice(walk->history, &at, now.n + 1, 0, answer))) {
			talk_say(walk->talk, "That is not well-formed UTF-8: it cannot be taken in.");
			continue;
		}
		is_first = false;
		walk_keep(walk);
	}
	return false;
}

static void say_rows(struct walk *walk)
{
	const struct item *item = walk->item;
	const struct entry *entry = pack_entry(&walk->session.workspace.pack, item->id);

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		struct str key = diff_key(item, entry->rows.v[i]);

		talk_say(walk->talk, "Row %zu is there: %.*s", i + 1, STR_FMT(key));
	}
}

static void cell_prompt(const struct column *column, struct buf *out)
{
	buf_clear(out);
	buf_printf(out, "  %.*s", STR_FMT(column->label));
	for (size_t i = 0; i < column->choices.n; i++)
		buf_printf(out, "%s%.*s", i ? " | " : " (", STR_FMT(column->choices.v[i]));
	buf_printf(out, "%s: ", column->choices.n ? ")" : "");
}

/* What was meant is put there, as on the screen: "intro" is introduction, "4 feb" a day. It is told, and can be typed over. */
static void put_cell(struct walk *walk, unsigned serial, const struct column *column, struct str answer)
{
	const struct workspace *workspace = &walk->session.workspace;
	const struct app_input in = { .catalogue = &workspace->catalogue,
				      .company = &workspace->company,
				      .pack = &walk->session.workspace.pack,
				      .facts = walk->session.facts };
	struct addr at = { walk->item->id, serial, column->id };
	struct offer offer;

	offer_for_cell(&in, column, answer, &offer);
	if (offer.why)
		talk_say(walk->talk, "  = %.*s", STR_FMT(buf_str(&offer.text)));
	if (!history_set(walk->history, &at, offer.why ? buf_str(&offer.text) : answer))
		talk_say(walk->talk, "That is not well-formed UTF-8: it cannot be taken in.");
	walk_keep(walk);
	offer_release(&offer);
}

/* A row is made when its first cell is filled. done: no more rows are wanted. False when the item is left. */
static bool ask_row(struct walk *walk, size_t position, bool *done)
{
	const struct item *item = walk->item;
	struct buf prompt = BUF_EMPTY;
	struct str answer;
	unsigned serial = 0;
	bool goes_on = true;

	for (size_t c = 0; c < item->column_count && goes_on; c++) {
		if (item->columns[c].computed)
			continue;
		cell_prompt(&item->columns[c], &prompt);
		goes_on = walk_ask(walk, &answer, prompt.p);
		answer = str_trim(answer);
		if (!goes_on || str_is(answer, ".")) {
			*done = true;
			break;
		}
		if (!answer.n)
			continue;
		if (!serial)
			serial = history_insert_row(walk->history, item->id, position);
		put_cell(walk, serial, &item->columns[c], answer);
	}
	if (!serial)
		*done = true;
	buf_release(&prompt);
	return goes_on;
}

static bool ask_table(struct walk *walk)
{
	const struct entry *entry;
	bool done = false;

	say_rows(walk);
	talk_say(walk->talk, "Row by row, cell by cell; a dot, or a row without a word in it, ends the table.");
	while (!done) {
		size_t n;

		entry = pack_entry(&walk->session.workspace.pack, walk->item->id);
		n = entry ? entry->rows.n : 0;
		talk_say(walk->talk, "Row %zu", n + 1);
		if (!ask_row(walk, n, &done))
			return false;
	}
	return true;
}

void walk_item(struct walk *walk)
{
	bool goes_on;

	say_item(walk);
	switch (walk->item->kind) {
	case ITEM_NUMBER:
		goes_on = ask_number(walk, "actual", EXPR_FIELD_ACTUAL);
		if (goes_on && facts_get(walk->session.facts, walk->item, EXPR_FIELD_FORECAST, 0).state == FACT_MISSING)
			goes_on = ask_number(walk, "forecast", EXPR_FIELD_FORECAST);
		goes_on = goes_on && ask_number(walk, "next", EXPR_FIELD_NEXT) &&
			  ask_text(walk, "commentary", "Commentary: what happened, why, and what you do about it");
		break;
	case ITEM_TABLE:
		goes_on = ask_table(walk);
		break;
	case ITEM_TEXT:
	default:
		goes_on = ask_text(walk, "text", "The text, as many lines as you like");
		break;
	}
	if (goes_on)
		walk_findings(walk, true);
}
