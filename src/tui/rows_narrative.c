/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_narrative.h"

#include <math.h>

#include "base/text.h"
#include "check/narrative.h"
#include "check/slot.h"
#include "prose/passage.h"
#include "prose/point.h"

#define TABLE_ITEM "customers.expansion_pipeline"
#define TEXT_ITEM  "customers.expansion_opportunities"

/* A text, and what the reader and we know of it. */
struct part {
	struct str text; /* borrowed from the pack */
	struct narrative narrative;
	struct passage passage;
	struct point_list points;
};

/* An opportunity: entries of one account are one to the reader, so its points are read one by one. */
struct told {
	const struct part *part;
	const struct narrative_entry *entry;
};

struct reading {
	const struct app *app;
	VEC(struct part *) parts; /* the whole text first */
	VEC(struct told) told;
	VEC(unsigned) taken; /* serials of the rows that are one of told */
};

static const struct addr text_at = { { TEXT_ITEM, sizeof(TEXT_ITEM) - 1 }, 0, { "text", 4 } };

bool rows_narrative_is_pair(const struct app *app)
{
	return str_is(app->form.item->id, TABLE_ITEM) && catalogue_find(app->in.catalogue, text_at.item);
}

static struct part *read_part(struct reading *reading, struct str text)
{
	struct narrative_context context = narrative_context_of(reading->app->in.company);
	struct part *part = mem_zero(1, sizeof(*part));

	part->text = text;
	narrative_init(&part->narrative);
	narrative_read(&part->narrative, text, &context);
	passage_open(&part->passage, text);
	point_read(&part->points, &part->passage);
	vec_push(&reading->parts, part);
	return part;
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

/* Does the point, a bullet or a paragraph, open with the entry's name? */
static bool opens_with(const struct part *part, const struct point *point, const struct narrative_entry *entry)
{
	struct str words = str_in(part->text, passage_span(&part->passage, point->all));
	size_t at = (size_t)(words.p - part->text.p);
	struct range name = point->name;

	if (point->is_row || name.from >= name.to || name.from < point->all.from || name.to > point->all.to)
		return false;
	at = passage_token(&part->passage, name.from)->span.at - at;
	words = str_sub(words, at, words.n - at);
	return words.n >= entry->name.n && str_eq_nocase(str_sub(words, 0, entry->name.n), entry->name);
}

/* Of an account that opens several points each point is an opportunity. False when no point could be read alone. */
static bool tell_points(struct reading *reading, const struct part *whole, const struct narrative_entry *entry)
{
	size_t count = 0, before = reading->told.n;

	for (size_t i = 0; i < whole->points.list.n; i++)
		count += opens_with(whole, &whole->points.list.v[i], entry);
	for (size_t i = 0; count > 1 && i < whole->points.list.n; i++) {
		const struct point *point = &whole->points.list.v[i];
		const struct part *part;

		if (!opens_with(whole, point, entry))
			continue;
		part = read_part(reading, str_in(whole->text, passage_span(&whole->passage, point->all)));
		for (size_t k = 0; k < part->narrative.entries.n; k++)
			if (is_entry_named(reading->app, &part->narrative.entries.v[k], entry->name))
				vec_push(&reading->told, ((struct told){ part, &part->narrative.entries.v[k] }));
	}
	return reading->told.n > before;
}

static void know_rows(struct reading *reading);

static void read(const struct app *app, struct reading *reading)
{
	const struct part *whole;

	*reading = (struct reading){ .app = app };
	whole = read_part(reading, app_text(app, &text_at));
	for (size_t i = 0; i < whole->narrative.entries.n; i++) {
		const struct narrative_entry *entry = &whole->narrative.entries.v[i];

		if (!tell_points(reading, whole, entry))
			vec_push(&reading->told, ((struct told){ whole, entry }));
	}
	know_rows(reading);
}

static void release(struct reading *reading)
{
	for (size_t i = 0; i < reading->parts.n; i++) {
		struct part *part = reading->parts.v[i];

		point_release(&part->points);
		passage_close(&part->passage);
		narrative_release(&part->narrative);
		free(part);
	}
	vec_release(&reading->parts);
	vec_release(&reading->told);
	vec_release(&reading->taken);
}

static struct str cell(const struct row *row, const char *column)
{
	const struct leaf *leaf = row_leaf(row, str_of(column));

	return leaf ? str_trim(buf_str(&leaf->text)) : STR("");
}

static bool same_amount(const struct app *app, struct str a, struct str b)
{
	const struct company *company = app->in.company;
	struct quantity x, y;

	return quantity_read(a, UNIT_CURRENCY, company->numbers, company->currency, &x) == QUANTITY_READ &&
	       quantity_read(b, UNIT_CURRENCY, company->numbers, company->currency, &y) == QUANTITY_READ &&
	       fabs(x.value - y.value) <= x.slack + y.slack;
}

/* What was won or lost is no opportunity any more. */
static bool is_settled(const struct row *row)
{
	struct str status = cell(row, "status");

	return str_eq_nocase(status, STR("won")) || str_eq_nocase(status, STR("lost"));
}

static bool is_taken(const struct reading *reading, unsigned serial)
{
	for (size_t i = 0; i < reading->taken.n; i++)
		if (reading->taken.v[i] == serial)
			return true;
	return false;
}

/* What is said from an entry's name up to the next one's. */
static struct str words_of(const struct told *told)
{
	size_t from = told->entry->span.at, end = told->part->text.n;

	for (size_t i = 0; i < told->part->narrative.entries.n; i++) {
		size_t other = told->part->narrative.entries.v[i].span.at;

		if (other > from && other < end)
			end = other;
	}
	return str_sub(told->part->text, from, end - from);
}

/* Is a telling word of the row's opportunity among the entry's? A row that names none may be about anything. */
static bool may_be_about(const struct row *row, const struct told *told)
{
	enum { TELLING = 4 };
	struct buf said = BUF_EMPTY, words = BUF_EMPTY;
	struct str rest, word;
	bool found;

	text_fold(cell(row, "opportunity"), &words);
	text_fold(words_of(told), &said);
	rest = buf_str(&words);
	found = !rest.n;
	while (!found && str_next_part(&rest, ' ', &word))
		found = word.n >= TELLING && str_find(buf_str(&said), word, 0) != STR_NONE;
	buf_release(&words);
	buf_release(&said);
	return found;
}

enum sought { OF_ACCOUNT, OF_SIZE, FREE_OF_SIZE, FREE_AND_OPEN };

/* A row of the opportunity's account; NULL: none. */
static const struct row *find_row(const struct reading *reading, const struct told *told, enum sought sought)
{
	const struct app *app = reading->app;
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);

	for (size_t i = 0; table && i < table->rows.n; i++) {
		const struct row *row = table->rows.v[i];

		if (!is_entry_named(app, told->entry, cell(row, "account")))
			continue;
		if ((sought == OF_SIZE || sought == FREE_OF_SIZE) &&
		    !same_amount(app, cell(row, "amount"), told->entry->size.text))
			continue;
		if ((sought == FREE_OF_SIZE || sought == FREE_AND_OPEN) && is_taken(reading, row->serial))
			continue;
		if (sought == FREE_AND_OPEN && (is_settled(row) || !may_be_about(row, told)))
			continue;
		return row;
	}
	return NULL;
}

/* First each row goes to the opportunity of its amount, or a new one would take the row of another at the account. */
static void know_rows(struct reading *reading)
{
	for (size_t i = 0; i < reading->told.n; i++) {
		const struct told *told = &reading->told.v[i];
		const struct row *row = told->entry->size.found ? find_row(reading, told, FREE_OF_SIZE) : NULL;

		if (row)
			vec_push(&reading->taken, row->serial);
	}
}

/* Two amounts are two opportunities, but where a row that is no other's had another amount before; NULL: it has no row. */
static const struct row *row_of(struct reading *reading, const struct told *told)
{
	const struct row *row;

	if (!told->entry->size.found)
		return find_row(reading, told, OF_ACCOUNT);
	row = find_row(reading, told, OF_SIZE);
	if (row)
		return row;
	row = find_row(reading, told, FREE_AND_OPEN);
	if (row)
		vec_push(&reading->taken, row->serial);
	return row;
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
static bool find_owner(const struct told *told, struct range *out)
{
	const struct passage *passage = &told->part->passage;
	const struct point_list *points = &told->part->points;
	const struct narrative *narrative = &told->part->narrative;
	size_t at = token_from(passage, told->entry->span.at), own = 0;

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

static void add_row(struct app *app, struct reading *reading, const struct told *told)
{
	const struct passage *passage = &told->part->passage;
	const struct narrative_entry *entry = told->entry;
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);
	struct addr at = { app->form.item->id, 0, STR("") };
	struct buf expected = BUF_EMPTY;
	struct period period;
	struct range owner;

	at.row = history_insert_row(app->in.history, at.item, table ? table->rows.n : 0);
	vec_push(&reading->taken, at.row);
	if (entry->timing.found && period_read(entry->timing.text, &period))
		period_print(period, &expected);
	else if (entry->timing.found)
		buf_add(&expected, entry->timing.text);
	put(app, &at, "account", entry->name);
	put(app, &at, "amount", entry->size.found ? entry->size.text : STR(""));
	put(app, &at, "expected", buf_str(&expected));
	put(app, &at, "gate", entry->gate.found ? whole_clause(passage, &entry->gate) : STR(""));
	if (find_owner(told, &owner))
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
	const struct passage *passage;
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

	if (heard->passage == passage && low >= heard->sentence.from && low < heard->sentence.to)
		return;
	heard->passage = passage;
	while (low > 0 && passage_token(passage, low - 1)->kind != TOKEN_BREAK &&
	       !(passage_token(passage, low - 1)->flags & TOKEN_STOP))
		low--;
	heard->sentence = passage_sentence(passage, low);
	heard->says = passage_lex(passage, heard->sentence);
	if (is_called_over(passage, heard->sentence))
		heard->says |= LEX(LOST);
}

/* An account of which an answer lacks, in a sentence that says it is signed or lost, is no open row. */
static bool is_over(const struct told *told, struct heard *heard)
{
	const struct passage *passage = &told->part->passage;
	const struct narrative_entry *entry = told->entry;

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

bool rows_narrative_read(struct app *app)
{
	struct taken taken = { 0, 0, 0 };
	struct heard heard = { NULL, { 0, 0 }, 0 };
	struct reading reading;
	size_t n;

	read(app, &reading);
	n = reading.told.n;
	history_begin(app->in.history);
	for (size_t i = 0; i < n; i++) {
		const struct told *told = &reading.told.v[i];

		if (row_of(&reading, told)) {
			taken.there++;
		} else if (is_name_alone(told->entry) || is_over(told, &heard)) {
			taken.left_out++;
		} else {
			add_row(app, &reading, told);
			taken.added++;
		}
	}
	history_end(app->in.history);
	if (n)
		say_taken(app, &taken);
	release(&reading);
	return n > 0;
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

/* Is the row one of the opportunities? A text without amounts, or a row without, tells accounts alone. */
static bool is_written(const struct reading *reading, const struct row *row)
{
	if (is_taken(reading, row->serial))
		return true;
	for (size_t i = 0; i < reading->told.n; i++) {
		const struct told *told = &reading->told.v[i];

		if (is_entry_named(reading->app, told->entry, cell(row, "account")) &&
		    (!told->entry->size.found || !cell(row, "amount").n ||
		     same_amount(reading->app, cell(row, "amount"), told->entry->size.text)))
			return true;
	}
	return false;
}

void rows_narrative_write(struct app *app)
{
	const struct entry *table;
	struct reading reading;
	struct buf lines = BUF_EMPTY;
	struct str text;
	size_t added = 0;

	read(app, &reading);
	for (size_t i = 0; i < reading.told.n; i++)
		row_of(&reading, &reading.told.v[i]);
	table = pack_entry(app->in.pack, app->form.item->id);
	for (size_t i = 0; table && i < table->rows.n; i++) {
		const struct row *row = table->rows.v[i];

		if (!cell(row, "account").n || is_settled(row) || is_written(&reading, row))
			continue;
		write_row(row, &lines);
		added++;
	}
	if (added) {
		text = app_text(app, &text_at);
		if (!str_is_blank(text))
			buf_splice(&lines, 0, 0, str_ends(text, STR("\n")) ? STR("\n") : STR("\n\n"));
		history_close(app->in.history);
		history_splice(app->in.history, &text_at, text.n, 0, buf_str(&lines));
		history_close(app->in.history);
		app_message(app, "%zu row%s written into the expansion opportunities", added, added == 1 ? "" : "s");
	} else {
		app_message(app, "nothing written: the expansion opportunities name every open row");
	}
	buf_release(&lines);
	release(&reading);
}
