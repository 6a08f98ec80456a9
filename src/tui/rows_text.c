/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_text.h"

#include "base/text.h"
#include "check/narrative.h"
#include "check/text_rows.h"
#include "check/slot.h"
#include "prose/passage.h"
#include "prose/point.h"
#include "tui/rows_paste.h"

#define ROWS_TEXT_TABLE "customers.expansion_pipeline"
#define ROWS_TEXT_ITEM  "customers.expansion_opportunities"

struct reading {
	struct narrative narrative;
};

static const struct addr text_at = { { ROWS_TEXT_ITEM, sizeof(ROWS_TEXT_ITEM) - 1 }, 0, { "text", 4 } };

/* Is it the table whose text is an item of its own? */
static bool is_pair(const struct app *app)
{
	return str_is(app->form.item->id, ROWS_TEXT_TABLE) && catalogue_find(app->in.catalogue, text_at.item);
}

static void read(const struct app *app, struct reading *reading)
{
	struct narrative_context context = narrative_context_of(app->in.company);

	narrative_init(&reading->narrative);
	narrative_read(&reading->narrative, app_text(app, &text_at), &context);
}

static void release(struct reading *reading)
{
	narrative_release(&reading->narrative);
}

static bool same_name(struct str a, struct str b)
{
	struct buf x = BUF_EMPTY, y = BUF_EMPTY;
	bool same;

	text_fold(str_trim(a), &x);
	text_fold(str_trim(b), &y);
	same = str_eq(buf_str(&x), buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* The company knows its customers by more than one name. */
static bool is_same_account(const struct app *app, struct str a, struct str b)
{
	const struct registry *customers = &app->in.company->customers;
	const struct account *account = registry_called(customers, str_trim(a));

	return same_name(a, b) || (account && account == registry_called(customers, str_trim(b)));
}

static bool is_entry_named(const struct app *app, const struct narrative_entry *entry, struct str name)
{
	if (is_same_account(app, entry->name, name))
		return true;
	for (size_t i = 0; i < entry->alias_count; i++)
		if (is_same_account(app, entry->aliases[i], name))
			return true;
	return false;
}

static bool has_row(const struct app *app, const struct narrative_entry *entry)
{
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);

	for (size_t i = 0; table && i < table->rows.n; i++) {
		const struct leaf *leaf = row_leaf(table->rows.v[i], STR("account"));

		if (leaf && is_entry_named(app, entry, buf_str(&leaf->text)))
			return true;
	}
	return false;
}

static void put(struct app *app, struct addr *at, const char *column, struct str text)
{
	if (!item_column(app->form.item, str_of(column)))
		return;
	at->field = str_of(column);
	history_set(app->in.history, at, text);
}

/* The first token that begins at byte at, or behind it. */
static size_t token_from(const struct passage *passage, size_t at)
{
	size_t low = 0, high = passage->tokens.list.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (passage_token(passage, middle)->span.at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool ends_clause(const struct token *token)
{
	return token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP) || token_is_mark(token, ',') ||
	       token_is_mark(token, ';');
}

/* The reader stops where another answer begins ("until rail goes live in"); a cell says the clause to its end. */
static struct str whole_clause(const struct passage *passage, const struct narrative_slot *slot)
{
	size_t i = token_from(passage, slot->span.at + slot->span.n), end = slot->span.at + slot->span.n;

	for (; i < passage->tokens.list.n && !ends_clause(passage_token(passage, i)); i++)
		end = passage_token(passage, i)->span.at + passage_token(passage, i)->span.n;
	return end == slot->span.at + slot->span.n ? slot->text
						   : str_sub(passage->text, slot->span.at, end - slot->span.at);
}

/* Who owns it, where the entry has a point of the list to itself; false when nobody is named. */
static bool find_owner(const struct passage *passage, const struct point_list *points,
		       const struct narrative *narrative, const struct narrative_entry *entry, struct range *out)
{
	size_t at = token_from(passage, entry->span.at), own = 0;

	for (size_t i = 0; i < points->list.n; i++) {
		struct range all = points->list.v[i].all;

		if (at < all.from || at >= all.to)
			continue;
		for (size_t k = 0; k < narrative->entries.n; k++) {
			size_t other = token_from(passage, narrative->entries.v[k].span.at);

			own += other >= all.from && other < all.to;
		}
		return own == 1 && slot_find(SLOT_owner, passage, all, out);
	}
	return false;
}

static void add_row(struct app *app, const struct passage *passage, const struct point_list *points,
		    const struct narrative *narrative, const struct narrative_entry *entry)
{
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);
	struct addr at = { app->form.item->id, 0, STR("") };
	struct buf expected = BUF_EMPTY;
	struct period period;
	struct range owner;

	at.row = history_insert_row(app->in.history, at.item, table ? table->rows.n : 0);
	if (entry->timing.found && period_read(entry->timing.text, &period))
		period_print(period, &expected);
	else if (entry->timing.found)
		buf_add(&expected, entry->timing.text);
	put(app, &at, "account", entry->name);
	put(app, &at, "amount", entry->size.found ? entry->size.text : STR(""));
	put(app, &at, "expected", buf_str(&expected));
	put(app, &at, "gate", entry->gate.found ? whole_clause(passage, &entry->gate) : STR(""));
	if (find_owner(passage, points, narrative, entry, &owner))
		put(app, &at, "owner", str_in(passage->text, passage_span(passage, owner)));
	put(app, &at, "status", STR("open"));
	buf_release(&expected);
}

/* "Nagel: nothing this quarter" */
static bool says_nothing(struct str gate)
{
	static const char *const words[] = { "nothing", "none", "nichts", "rien", "nada" };
	bool found = false;

	for (size_t i = 0; i < COUNT_OF(words); i++)
		found = found || str_eq_nocase(gate, str_of(words[i]));
	return found;
}

/* All that is sure of the account is its name. */
static bool is_name_alone(const struct narrative_entry *entry)
{
	return !entry->size.found &&
	       ((!entry->timing.found && !entry->gate.found) || (entry->gate.found && says_nothing(entry->gate.text)));
}

/* A sentence, and what it says. */
struct heard {
	struct range sentence;
	uint64_t says;
};

/* "the deal is dead": what heads a list of what is over, said of something. */
static bool is_called_over(const struct passage *passage, struct range sentence)
{
	for (size_t i = sentence.from + 1; i < sentence.to; i++)
		if (token_has(passage_token(passage, i), LEX(HEAD_CLOSED)) &&
		    token_cues(passage_token(passage, i - 1), CUES(BE)))
			return true;
	return false;
}

/* The sentence that byte at stands in; most often the one that was heard last. */
static void hear(const struct passage *passage, size_t at, struct heard *heard)
{
	size_t low = token_from(passage, at);

	if (low >= heard->sentence.from && low < heard->sentence.to)
		return;
	while (low > 0 && passage_token(passage, low - 1)->kind != TOKEN_BREAK &&
	       !(passage_token(passage, low - 1)->flags & TOKEN_STOP))
		low--;
	heard->sentence = passage_sentence(passage, low);
	heard->says = passage_lex(passage, heard->sentence);
	if (is_called_over(passage, heard->sentence))
		heard->says |= LEX(LOST);
}

/* An account of which an answer lacks, in a sentence that says it is signed or lost, is no open row. */
static bool is_over(const struct passage *passage, const struct narrative_entry *entry, struct heard *heard)
{
	hear(passage, entry->span.at, heard);
	/* Of a complete opportunity "lost" may be said of anything; that it is dead is said of itself. */
	if (entry->size.found && entry->timing.found && entry->gate.found)
		return is_called_over(passage, heard->sentence) && !(heard->says & LEX(OPEN_AGAIN));
	return (heard->says & (LEX(LOST) | LEX(CLOSED))) && !(heard->says & LEX(OPEN_AGAIN));
}

struct taken {
	size_t added, there, left_out;
};

static void say_taken(struct app *app, const struct taken *taken)
{
	struct buf words = BUF_EMPTY;

	if (taken->added)
		buf_printf(&words, "%zu row%s from the text", taken->added, taken->added == 1 ? "" : "s");
	else
		buf_adds(&words, "no new row");
	if (taken->there)
		buf_printf(&words, "%s%zu there already", taken->added ? ", " : ": ", taken->there);
	if (taken->left_out)
		buf_printf(&words, "%s%zu only named, or over", taken->added || taken->there ? ", " : ": ",
			   taken->left_out);
	app_message(app, "%.*s%s", STR_FMT(buf_str(&words)), taken->added ? "; look them over" : "");
	buf_release(&words);
}

/* False when the narrative names nobody. */
static bool rows_from_narrative(struct app *app)
{
	struct taken taken = { 0, 0, 0 };
	struct heard heard = { { 0, 0 }, 0 };
	struct point_list points = { 0 };
	struct passage passage;
	struct reading reading;
	size_t n;

	read(app, &reading);
	n = reading.narrative.entries.n;
	passage_open(&passage, app_text(app, &text_at));
	point_read(&points, &passage);
	history_begin(app->in.history);
	for (size_t i = 0; i < n; i++) {
		const struct narrative_entry *entry = &reading.narrative.entries.v[i];

		if (has_row(app, entry)) {
			taken.there++;
		} else if (is_name_alone(entry) || is_over(&passage, entry, &heard)) {
			taken.left_out++;
		} else {
			add_row(app, &passage, &points, &reading.narrative, entry);
			taken.added++;
		}
	}
	history_end(app->in.history);
	point_release(&points);
	passage_close(&passage);
	if (n)
		say_taken(app, &taken);
	release(&reading);
	return n > 0;
}

static void show(struct app *app)
{
	history_close(app->in.history);
	form_show(&app->form, app->form.item, app->in.pack);
}

/* Messages name the key that leads on. */
static void say_key(struct app *app, const char *before)
{
	struct buf name = BUF_EMPTY;

	if (action_key(app->in.keys, ACTION_TEXT, ACTION_ROWS_FROM_TEXT, &name))
		app_message(app, "%s; %s makes rows of it", before, name.p);
	else
		app_message(app, "%s", before);
	buf_release(&name);
}

static struct addr own_text(const struct app *app)
{
	return (struct addr){ app->form.item->id, 0, STR(PACK_TABLE_TEXT) };
}

enum rows_text rows_text_waits(const struct app *app)
{
	const struct addr at = own_text(app);
	struct str text = app_text(app, &at);

	return str_is_blank(text) ? ROWS_TEXT_NONE : text_rows_is_list(text) ? ROWS_TEXT_LIST : ROWS_TEXT_WORDS;
}

bool rows_text_leave(struct app *app)
{
	const struct addr at = own_text(app);
	const struct entry *entry = pack_entry(app->in.pack, at.item);

	if (!app->form.wants_text || ((!entry || !entry->rows.n) && !str_is_blank(app_text(app, &at))))
		return false;
	app->form.wants_text = false;
	show(app);
	return true;
}

void rows_from_text(struct app *app)
{
	const struct addr at = own_text(app);

	if (!app_may_edit(app))
		return;
	if (!app->form.is_text) {
		if (is_pair(app) && str_is_blank(app_text(app, &at)) && rows_from_narrative(app))
			return;
		if (rows_text_waits(app) == ROWS_TEXT_LIST) {
			rows_paste_own(app);
			return;
		}
		app->form.wants_text = true;
		show(app);
		form_select(&app->form, &at);
		say_key(app, "write or paste the list, point by point");
	} else if (str_is_blank(app_text(app, &at))) {
		rows_text_leave(app);
	} else {
		rows_paste_own(app);
	}
}

static struct str cell(const struct row *row, const char *column)
{
	const struct leaf *leaf = row_leaf(row, str_of(column));

	return leaf ? str_trim(buf_str(&leaf->text)) : STR("");
}

/* "- **Meridian Freight: 120k, 2027-Q1.** Planning module. Gate: procurement." */
static void write_row(const struct row *row, struct buf *out)
{
	struct str account = cell(row, "account"), amount = cell(row, "amount"), expected = cell(row, "expected");
	struct str opportunity = cell(row, "opportunity"), gate = cell(row, "gate");

	if (out->n)
		buf_addc(out, '\n');
	buf_printf(out, "- **%.*s%s%.*s%s%.*s.**", STR_FMT(account), amount.n || expected.n ? ": " : "",
		   STR_FMT(amount), amount.n && expected.n ? ", " : "", STR_FMT(expected));
	if (opportunity.n)
		buf_printf(out, " %.*s%s", STR_FMT(opportunity), str_ends(opportunity, STR(".")) ? "" : ".");
	if (gate.n)
		buf_printf(out, " Gate: %.*s%s", STR_FMT(gate), str_ends(gate, STR(".")) ? "" : ".");
}

static bool is_written(const struct app *app, const struct reading *reading, struct str name)
{
	for (size_t i = 0; i < reading->narrative.entries.n; i++)
		if (is_entry_named(app, &reading->narrative.entries.v[i], name))
			return true;
	return false;
}

/* What was won or lost is no opportunity any more. */
static bool is_settled(const struct row *row)
{
	struct str status = cell(row, "status");

	return str_eq_nocase(status, STR("won")) || str_eq_nocase(status, STR("lost"));
}

static void narrative_from_rows(struct app *app)
{
	const struct entry *table;
	struct reading reading;
	struct buf lines = BUF_EMPTY;
	struct str text;
	size_t added = 0;

	read(app, &reading);
	table = pack_entry(app->in.pack, app->form.item->id);
	for (size_t i = 0; table && i < table->rows.n; i++) {
		struct str name = cell(table->rows.v[i], "account");

		if (!name.n || is_settled(table->rows.v[i]) || is_written(app, &reading, name))
			continue;
		write_row(table->rows.v[i], &lines);
		added++;
	}
	if (added) {
		text = app_text(app, &text_at);
		if (!str_is_blank(text))
			buf_splice(&lines, 0, 0, str_ends(text, STR("\n")) ? STR("\n") : STR("\n\n"));
		history_close(app->in.history);
		history_splice(app->in.history, &text_at, text.n, 0, buf_str(&lines));
		history_close(app->in.history);
	}
	if (added)
		app_message(app, "%zu row%s written into the expansion opportunities", added, added == 1 ? "" : "s");
	else
		app_message(app, "nothing written: the expansion opportunities name every open row");
	buf_release(&lines);
	release(&reading);
}

static void write_rows(const struct app *app, const struct entry *entry, struct buf *out)
{
	struct contract contract;
	bool has_contract = contract_of_item(app->in.rules, app->form.item, &contract);

	for (size_t i = 0; i < entry->rows.n; i++)
		text_rows_write(app->form.item, has_contract ? &contract : NULL, entry->rows.v[i], out);
}

bool rows_text_take_last(struct app *app, struct form_field *field)
{
	const struct entry *last = app->in.prior ? pack_entry(app->in.prior, app->form.item->id) : NULL;
	struct field_change change = { .own = BUF_EMPTY };
	struct buf list = BUF_EMPTY;

	if (!last || !last->rows.n)
		return false;
	if (!app_may_edit(app))
		return true;
	write_rows(app, last, &list);
	history_close(app->in.history);
	if (field_type(&field->field, app_text(app, &field->at), buf_str(&list), &change) == FIELD_CHANGE)
		app_change(app, field, &change);
	history_close(app->in.history);
	buf_release(&list);
	say_key(app, "last period's rows are in the list");
	return true;
}

/* One step of undo: the rows go, and the list is there. */
static void list_from_rows(struct app *app)
{
	const struct addr at = own_text(app);
	struct buf list = BUF_EMPTY;
	const struct entry *entry = pack_entry(app->in.pack, at.item);
	struct str before;

	history_close(app->in.history);
	before = app_text(app, &at);
	buf_add(&list, before);
	if (before.n && !str_ends(before, STR("\n")))
		buf_addc(&list, '\n');
	history_begin(app->in.history);
	write_rows(app, entry, &list);
	while ((entry = pack_entry(app->in.pack, at.item)) && entry->rows.n)
		history_remove_row(app->in.history, at.item, entry->rows.v[0]->serial);
	history_set(app->in.history, &at, buf_str(&list));
	history_end(app->in.history);
	buf_release(&list);
	show(app);
	if (form_select(&app->form, &at))
		field_goto(&form_current(&app->form)->field, app_text(app, &at), 0);
	say_key(app, "the rows are a list to write on");
}

void text_from_rows(struct app *app)
{
	if (is_pair(app))
		narrative_from_rows(app);
	else if (form_rows(&app->form))
		list_from_rows(app);
	else
		app_message(app, "there is no row yet");
}
