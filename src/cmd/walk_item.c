/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"
#include "pack/reference.h"

#include "view/page.h"

int walk_columns(const struct walk *walk)
{
	/* So many are pleasant to read; behind those that a page is set in by. */
	enum { PLEASANT = 76, INDENT = 2 };
	int columns = talk_columns(walk->talk) - INDENT;

	return columns < 1 || columns > PLEASANT ? PLEASANT : columns;
}

static void say_page(struct walk *walk, const struct page *page)
{
	struct buf text = BUF_EMPTY;

	page_text(page, &text);
	talk_say(walk->talk, "%.*s", STR_FMT(buf_str(&text)));
	buf_release(&text);
}

void walk_quantity(const struct walk *walk, struct quantity quantity, struct buf *out)
{
	quantity_print(quantity, out);
	if (quantity.unit == UNIT_CURRENCY)
		buf_printf(out, " %.*s", STR_FMT(walk->session.workspace.company.currency));
}

/* The rows of the item at hand in a pack, its cells that are not blank; a line a row. */
static void say_table(struct walk *walk, const struct pack *pack, const char *name)
{
	const struct item *item = walk->item;
	const struct entry *entry = pack_entry(pack, item->id);

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		struct buf row = BUF_EMPTY;

		for (size_t c = 0; c < item->column_count; c++) {
			struct addr at = { item->id, entry->rows.v[i]->serial, item->columns[c].id };
			struct str text = str_trim(pack_text(pack, &at));

			if (text.n)
				buf_printf(&row, "%s%.*s %.*s", row.n ? "; " : "", STR_FMT(item->columns[c].label),
					   STR_FMT(text));
		}
		talk_say(walk->talk, "%s %zu: %.*s", name, i + 1, STR_FMT(buf_str(&row)));
		buf_release(&row);
	}
}

/* What the pack before said, one line a field or row. */
static void say_prior(struct walk *walk)
{
	const struct pack *prior = facts_prior(walk->session.facts);
	const struct workspace *workspace = &walk->session.workspace;
	const struct item *item = walk->item;
	const char *const *names;
	size_t n = pack_fields(item->kind, &names);
	bool is_said = false;

	for (size_t i = 0; prior && i < n; i++) {
		struct addr at = { item->id, 0, str_of(names[i]) };
		struct str text = str_trim(pack_text(prior, &at));
		struct buf filled = BUF_EMPTY;

		reference_fill_prior(text, walk->session.facts, &workspace->catalogue, &workspace->company, &filled);
		if (text.n)
			talk_say(walk->talk, "Last period, %s: %.*s", pack_field_label(at.field),
				 STR_FMT(buf_str(&filled)));
		is_said = is_said || text.n;
		buf_release(&filled);
	}
	if (prior)
		say_table(walk, prior, "Last period, row");
	if (is_said || (prior && pack_entry(prior, item->id) && pack_entry(prior, item->id)->rows.n))
		talk_say(walk->talk, ":last takes it over.");
}

static void say_item(struct walk *walk)
{
	const struct workspace *workspace = &walk->session.workspace;
	const struct item *item = walk->item;
	struct page page;

	talk_say(walk->talk, "\n%.*s (%s)", STR_FMT(item->label),
		 company_asks(&workspace->company, item) == RELEVANCE_CORE ? "core" : "recommended");
	page_init(&page);
	page_body(&page, PAGE_TEXT, "", item->what, walk_columns(walk));
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
		walk_quantity(walk, fact.quantity, &text);
	if (fact.state == FACT_TYPED)
		talk_say(walk->talk, "Read as %.*s%s.", STR_FMT(buf_str(&text)),
			 fact.quantity.value < 0 && item_is_paid_out(walk->item) ? ": money coming in" : "");
	else if (fact.state == FACT_COMPUTED)
		talk_say(walk->talk, "Computed: %.*s; an empty line leaves it at that.", STR_FMT(buf_str(&text)));
	else if (fact.state == FACT_UNREAD)
		talk_say(walk->talk, "Kept as typed, but it is no number yet: %s.", quantity_why(fact.reading));
	buf_release(&text);
}

struct app_input walk_input(struct walk *walk)
{
	struct workspace *workspace = &walk->session.workspace;

	return (struct app_input){ .catalogue = &workspace->catalogue,
				   .company = &workspace->company,
				   .pack = &workspace->pack,
				   .facts = walk->session.facts };
}

/* "=3*45k" becomes what it comes to, as on the screen. */
static void put_number(struct walk *walk, const struct addr *at, enum expr_field field, struct str answer)
{
	const struct app_input in = walk_input(walk);
	struct offer offer = { .text = BUF_EMPTY };

	history_begin(walk->history);
	history_set(walk->history, at, answer);
	walk_keep(walk);
	if (facts_get(walk->session.facts, walk->item, field, 0).state == FACT_UNREAD) {
		offer_for_number(&in, walk->item, answer, &offer);
		if (offer.why)
			history_set(walk->history, at, buf_str(&offer.text));
		walk_keep(walk);
	}
	history_end(walk->history);
	say_reading(walk, field);
	offer_release(&offer);
}

/* False when the item is left. */
static bool ask_number(struct walk *walk, const char *name, enum expr_field field)
{
	struct addr at = { walk->item->id, 0, str_of(name) };
	struct str answer;

	if (!pack_text(&walk->session.workspace.pack, &at).n)
		say_reading(walk, field);
	if (!walk_ask_value(walk, &answer, &at, pack_field_label(at.field)))
		return false;
	answer = str_trim(answer);
	/* The dot that ends texts and tables is no figure either. */
	if (answer.n && !str_is(answer, "."))
		put_number(walk, &at, field, answer);
	return true;
}

/* Behind what is there, after so many blank lines that were typed before it: one edit. */
static void add_line(struct walk *walk, const struct addr *at, size_t blanks, struct str line)
{
	struct str now = pack_text(&walk->session.workspace.pack, at);
	struct buf added = BUF_EMPTY;

	if (now.n)
		buf_fill(&added, '\n', blanks + (now.p[now.n - 1] != '\n'));
	buf_add(&added, line);
	history_splice(walk->history, at, now.n, 0, buf_str(&added));
	walk_keep(walk);
	buf_release(&added);
}

static const char *how_it_ends(bool is_commentary, bool has_text)
{
	if (has_text)
		return is_commentary ? ", a dot or an empty line at once keeps what is there"
				     : ", a dot at once keeps what is there";
	return is_commentary ? ", an empty line at once leaves it empty" : "";
}

/*
 * Line by line, each on disk before the next is asked for, behind what is there. False when the item is left. A commentary follows
 * fields that an empty line passes over: it is passed over alike, or the next answers would run into it.
 */
static bool ask_text(struct walk *walk, const char *name, const char *question)
{
	struct addr at = { walk->item->id, 0, str_of(name) };
	struct str answer, now = pack_text(&walk->session.workspace.pack, &at);
	bool is_commentary = str_is(at.field, "commentary"), is_begun = false;
	size_t blanks = 0;

	walk->asked = at;
	if (now.n)
		talk_say(walk->talk, "Now:\n%.*s\nWhat you type is added to it; :clear empties it first.",
			 STR_FMT(now));
	talk_say(walk->talk, "%s; a line with a single dot ends it%s.", question,
		 how_it_ends(is_commentary, now.n > 0));
	for (; walk_ask(walk, &answer, "> "); is_begun = true) {
		if (str_is(answer, ".") || (is_commentary && !is_begun && str_is_blank(answer)))
			return true;
		/* It belongs to the line behind it: at the end of a text it is nothing. */
		if (str_is_blank(answer)) {
			blanks++;
			continue;
		}
		add_line(walk, &at, blanks, answer);
		blanks = 0;
	}
	return false;
}

/* One line a field: what stands there, and how it is read or computed. */
static void show_field(struct walk *walk, const char *name, size_t index)
{
	struct addr at = { walk->item->id, 0, str_of(name) };
	struct str text = str_trim(pack_text(&walk->session.workspace.pack, &at));
	struct buf read = BUF_EMPTY;

	if (walk->item->kind == ITEM_NUMBER && index <= EXPR_FIELD_NEXT) {
		struct fact fact = facts_get(walk->session.facts, walk->item, (enum expr_field)index, 0);

		if (fact_is_known(&fact))
			walk_quantity(walk, fact.quantity, &read);
		if (fact.state == FACT_COMPUTED)
			buf_adds(&read, ", computed");
	}
	if (str_eq(text, buf_str(&read)))
		buf_clear(&read);
	if (text.n || read.n)
		talk_say(walk->talk, "%s: %.*s%s%.*s", pack_field_label(at.field), STR_FMT(text),
			 text.n && read.n ? " = " : "", STR_FMT(buf_str(&read)));
	else
		talk_say(walk->talk, "%s: nothing", pack_field_label(at.field));
	buf_release(&read);
}

void walk_show(struct walk *walk)
{
	const struct item *item = walk->item;
	const struct pack *pack = &walk->session.workspace.pack;
	const char *const *names;
	size_t n = pack_fields(item->kind, &names);

	talk_say(walk->talk, "%.*s", STR_FMT(item->label));
	for (size_t i = 0; i < n; i++)
		show_field(walk, names[i], i);
	if (item->kind == ITEM_TABLE) {
		say_table(walk, pack, "Row");
		walk_list(walk);
	}
}

void walk_item(struct walk *walk)
{
	bool goes_on;

	walk->asked = (struct addr){ .row = 0 };
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
		goes_on = walk_table(walk);
		break;
	case ITEM_TEXT:
	default:
		goes_on = ask_text(walk, "text", "The text, as many lines as you like");
		break;
	}
	if (goes_on)
		walk_findings(walk, true);
}
