/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_narrative.h"

#include <math.h>

#include "base/text.h"
#include "tui/offer.h"
#include "tui/rows_told.h"

#define TABLE_ITEM "customers.expansion_pipeline"
#define TEXT_ITEM  "customers.expansion_opportunities"

struct reading {
	const struct app *app;
	struct rows_told_list list;
	VEC(unsigned) taken; /* serials of the rows that are one of those told */
};

static const struct addr text_at = { { TEXT_ITEM, sizeof(TEXT_ITEM) - 1 }, 0, { "text", 4 } };

bool rows_narrative_is_pair(const struct app *app)
{
	return str_is(app->form.item->id, TABLE_ITEM) && catalogue_find(app->in.catalogue, text_at.item);
}

static void release(struct reading *reading)
{
	rows_told_release(&reading->list);
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

/* Is a telling word of the row's opportunity among the entry's? A row that names none may be about anything. */
static bool may_be_about(const struct row *row, const struct rows_told *told)
{
	enum { TELLING = 4 };
	struct buf said = BUF_EMPTY, words = BUF_EMPTY;
	struct str rest, word;
	bool found;

	text_fold(cell(row, "opportunity"), &words);
	text_fold(rows_told_words(told), &said);
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
static const struct row *find_row(const struct reading *reading, const struct rows_told *told, enum sought sought)
{
	const struct app *app = reading->app;
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);

	for (size_t i = 0; table && i < table->rows.n; i++) {
		const struct row *row = table->rows.v[i];

		if (!rows_told_is_of(&reading->list, told, cell(row, "account")))
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
	for (size_t i = 0; i < reading->list.told.n; i++) {
		const struct rows_told *told = &reading->list.told.v[i];
		const struct row *row = told->entry->size.found ? find_row(reading, told, FREE_OF_SIZE) : NULL;

		if (row)
			vec_push(&reading->taken, row->serial);
	}
}

static void read(const struct app *app, struct reading *reading)
{
	*reading = (struct reading){ .app = app };
	rows_told_read(&reading->list, app->in.company, app_text(app, &text_at));
	know_rows(reading);
}

/* Two amounts are two opportunities, but where a row that is no other's had another amount before; NULL: it has no row. */
static const struct row *row_of(struct reading *reading, const struct rows_told *told)
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

static void add_row(struct app *app, struct reading *reading, const struct rows_told *told)
{
	const struct narrative_entry *entry = told->entry;
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);
	struct addr at = { app->form.item->id, 0, STR("") };
	const struct column *column = item_column(app->form.item, STR("expected"));
	struct offer expected = { .text = BUF_EMPTY };
	struct date day;

	at.row = history_insert_row(app->in.history, at.item, table ? table->rows.n : 0);
	vec_push(&reading->taken, at.row);
	put(app, &at, "account", entry->name);
	put(app, &at, "amount", entry->size.found ? entry->size.text : STR(""));
	/* "April" becomes the month that typing it in the cell makes of it; a whole day stays one. */
	if (entry->timing.found && column && !date_read(entry->timing.text, &day))
		offer_for_cell(&app->in, column, entry->timing.text, &expected);
	put(app, &at, "expected",
	    expected.why          ? buf_str(&expected.text)
	    : entry->timing.found ? entry->timing.text
				  : STR(""));
	put(app, &at, "gate", rows_told_gate(told));
	if (rows_told_owner(told).n)
		put(app, &at, "owner", rows_told_owner(told));
	put(app, &at, "status", STR("open"));
	offer_release(&expected);
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
	struct rows_told_heard heard = { NULL, { 0, 0 }, 0 };
	struct reading reading;
	size_t n;

	read(app, &reading);
	n = reading.list.told.n;
	history_begin(app->in.history);
	for (size_t i = 0; i < n; i++) {
		const struct rows_told *told = &reading.list.told.v[i];

		if (row_of(&reading, told)) {
			taken.there++;
		} else if (rows_told_is_name_alone(told) || rows_told_is_over(told, &heard)) {
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
	for (size_t i = 0; i < reading->list.told.n; i++) {
		const struct rows_told *told = &reading->list.told.v[i];

		if (rows_told_is_of(&reading->list, told, cell(row, "account")) &&
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
	for (size_t i = 0; i < reading.list.told.n; i++)
		row_of(&reading, &reading.list.told.v[i]);
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
