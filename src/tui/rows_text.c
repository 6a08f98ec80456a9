/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_text.h"

#include "base/text.h"
#include "check/narrative.h"

struct reading {
	struct narrative narrative;
};

static const struct addr text_at = { { ROWS_TEXT_ITEM, sizeof(ROWS_TEXT_ITEM) - 1 }, 0, { "text", 4 } };

/* False with a message where there is no such pair. */
static bool is_pair(struct app *app)
{
	if (app->form.item && str_is(app->form.item->id, ROWS_TEXT_TABLE) &&
	    catalogue_find(app->in.catalogue, text_at.item))
		return true;
	app_message(app, "only the expansion pipeline has a text that says the same");
	return false;
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

static bool is_entry_named(const struct narrative_entry *entry, struct str name)
{
	if (same_name(entry->name, name))
		return true;
	for (size_t i = 0; i < entry->alias_count; i++)
		if (same_name(entry->aliases[i], name))
			return true;
	return false;
}

static bool has_row(const struct app *app, const struct narrative_entry *entry)
{
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);

	for (size_t i = 0; table && i < table->rows.n; i++) {
		const struct leaf *leaf = row_leaf(table->rows.v[i], STR("account"));

		if (leaf && is_entry_named(entry, buf_str(&leaf->text)))
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

static void add_row(struct app *app, const struct narrative_entry *entry)
{
	const struct entry *table = pack_entry(app->in.pack, app->form.item->id);
	struct addr at = { app->form.item->id, 0, STR("") };
	struct buf expected = BUF_EMPTY;
	struct period period;

	at.row = history_insert_row(app->in.history, at.item, table ? table->rows.n : 0);
	if (entry->timing.found && period_read(entry->timing.text, &period))
		period_print(period, &expected);
	else if (entry->timing.found)
		buf_add(&expected, entry->timing.text);
	put(app, &at, "account", entry->name);
	put(app, &at, "amount", entry->size.found ? entry->size.text : STR(""));
	put(app, &at, "expected", buf_str(&expected));
	put(app, &at, "gate", entry->gate.found ? entry->gate.text : STR(""));
	put(app, &at, "status", STR("open"));
	buf_release(&expected);
}

void rows_from_text(struct app *app)
{
	struct reading reading;
	size_t added = 0, n;

	if (!is_pair(app))
		return;
	read(app, &reading);
	n = reading.narrative.entries.n;
	history_begin(app->in.history);
	for (size_t i = 0; i < n; i++)
		if (!has_row(app, &reading.narrative.entries.v[i])) {
			add_row(app, &reading.narrative.entries.v[i]);
			added++;
		}
	history_end(app->in.history);
	if (!n)
		app_message(app, "the text of the expansion opportunities names no account yet");
	else
		app_message(app, "%zu row%s from the text, %zu there already; look them over", added,
			    added == 1 ? "" : "s", n - added);
	release(&reading);
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

static bool is_written(const struct reading *reading, struct str name)
{
	for (size_t i = 0; i < reading->narrative.entries.n; i++)
		if (is_entry_named(&reading->narrative.entries.v[i], name))
			return true;
	return false;
}

/* What was won or lost is no opportunity any more. */
static bool is_settled(const struct row *row)
{
	struct str status = cell(row, "status");

	return str_eq_nocase(status, STR("won")) || str_eq_nocase(status, STR("lost"));
}

void text_from_rows(struct app *app)
{
	const struct entry *table;
	struct reading reading;
	struct buf lines = BUF_EMPTY;
	struct str text;
	size_t added = 0;

	if (!is_pair(app))
		return;
	read(app, &reading);
	table = pack_entry(app->in.pack, app->form.item->id);
	for (size_t i = 0; table && i < table->rows.n; i++) {
		struct str name = cell(table->rows.v[i], "account");

		if (!name.n || is_settled(table->rows.v[i]) || is_written(&reading, name))
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
	app_message(app, "%zu row%s written into the expansion opportunities", added, added == 1 ? "" : "s");
	buf_release(&lines);
	release(&reading);
}
