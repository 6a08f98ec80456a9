/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/guide_pane.h"

#include "base/text.h"
#include "pack/reference.h"
#include "pack/standing.h"
#include "tui/item_view.h"
#include "tui/trend.h"
#include "view/chart_facts.h"

enum { HISTORY = 13, NAMED = 3, BENCHMARKS = 8, SCALE = 48 };

int guide_pane_packs(const struct app *app)
{
	int packs = 0;

	while (packs < facts_back(app->in.facts) && facts_is_read(app->in.facts, packs + 1))
		packs++;
	return packs;
}

/* --- where a figure stands ------------------------------------------------------------------------------------------ */

/* A curve of one cell a period, and the last values by name: "▃█▁ 2026-Q1 101 %, 2026-Q2 101.9 %, 2026-Q3 99.3 %". */
static void add_history(const struct app *app, const struct item *item, int columns, struct page *page)
{
	int packs = guide_pane_packs(app) + 1, count = packs < HISTORY ? packs : HISTORY, known = 0;
	struct chart_point points[HISTORY] = { { .value = 0 } };
	struct buf line = BUF_EMPTY, spark = BUF_EMPTY;

	for (int i = 0; i < count; i++) {
		struct fact fact = facts_get(app->in.facts, item, EXPR_FIELD_ACTUAL, count - 1 - i);

		points[i] = (struct chart_point){ .is_known = fact_is_known(&fact), .value = fact.quantity.value };
		known += points[i].is_known;
		if (!points[i].is_known || i < count - NAMED)
			continue;
		buf_adds(&line, line.n ? ", " : "");
		period_print(facts_period(app->in.facts, count - 1 - i), &line);
		buf_addc(&line, ' ');
		quantity_print_short(fact.quantity, &line);
	}
	if (known > 1) {
		chart_spark(points, (size_t)count, false, &spark);
		buf_addc(&spark, ' ');
		buf_splice(&line, 0, 0, buf_str(&spark));
		page_wrapped(page, PAGE_EXAMPLE, "", buf_str(&line), columns);
	}
	buf_release(&line);
	buf_release(&spark);
}

/* The scale of the first benchmark that the value can be placed on, and in words where it lies. */
static void add_scale(const struct app *app, const struct item *item, int columns, struct page *page)
{
	struct fact fact = facts_get(app->in.facts, item, EXPR_FIELD_ACTUAL, 0);
	size_t which[BENCHMARKS], n;

	n = standing_choose(app->in.catalogue, app->in.company, app->in.facts, item, which, BENCHMARKS);
	for (size_t i = 0; i < n && fact_is_known(&fact); i++) {
		const struct benchmark *benchmark = &item->benchmarks[which[i]];
		struct standing standing = standing_of(item, benchmark, &fact.quantity, app->in.pack->period.months,
						       app->in.company->currency);
		struct buf text = BUF_EMPTY;

		if (standing.bar != STANDING_PLACED)
			continue;
		chart_scale(benchmark, fact.quantity.value, columns < SCALE ? columns : SCALE, &text);
		if (text.n)
			page_line(page, PAGE_EXAMPLE, buf_str(&text));
		buf_clear(&text);
		buf_adds(&text, "X is here: ");
		explain_standing(&standing, &text);
		if (benchmark->has_median)
			trend_put_mark("; median ", benchmark->median, benchmark->unit, &text);
		if (benchmark->has_p25 && benchmark->has_p75) {
			trend_put_mark(", quartiles ", benchmark->p25, benchmark->unit, &text);
			trend_put_mark(" to ", benchmark->p75, benchmark->unit, &text);
		}
		if (benchmark->scope.n)
			buf_printf(&text, " (%.*s)", STR_FMT(benchmark->scope));
		page_body(page, PAGE_TEXT, "", buf_str(&text), columns);
		buf_release(&text);
		return;
	}
}

static void add_standing(const struct app *app, const struct item *item, int columns, struct page *page)
{
	size_t before = page->lines.n;

	if (item->kind != ITEM_NUMBER)
		return;
	page_label(page, "Where it stands");
	add_history(app, item, columns, page);
	add_scale(app, item, columns, page);
	/* Nothing to compare with: no label without a text. */
	if (page->lines.n == before + 2)
		page->lines.n = before;
}

/* --- last period ---------------------------------------------------------------------------------------------------- */

static void add_row(const struct pack *prior, const struct item *item, unsigned serial, int columns, struct page *page)
{
	struct buf line = BUF_EMPTY;

	for (size_t i = 0; i < item->column_count; i++) {
		struct addr at = { item->id, serial, item->columns[i].id };
		struct str text = str_trim(pack_text(prior, &at));

		if (text.n)
			buf_printf(&line, "%s%.*s", line.n ? "; " : "", STR_FMT(text));
	}
	if (line.n)
		page_body(page, PAGE_EXAMPLE, "- ", buf_str(&line), columns);
	buf_release(&line);
}

bool guide_pane_takes_last(const struct app *app, const struct item *item)
{
	const struct entry *entry = pack_entry(app->in.pack, item->id);
	bool is_at_list = app->form.item == item && app->form.is_text;

	return item->kind == ITEM_TEXT || (item->kind == ITEM_TABLE && (is_at_list || !entry || !entry->rows.n));
}

/* What this item said in the pack before, its references filled, and the key that takes a text over. */
static void add_last(const struct app *app, const struct item *item, int columns, struct page *page)
{
	const struct pack *prior = app->in.prior;
	const struct entry *entry = prior ? pack_entry(prior, item->id) : NULL;
	const char *const *names;
	size_t count = pack_fields(item->kind, &names), before = page->lines.n, start;
	struct buf label = BUF_EMPTY, name = BUF_EMPTY;

	buf_adds(&label, "Last period");
	if (guide_pane_takes_last(app, item) && action_key(app->in.keys, ACTION_TEXT, ACTION_TAKE_LAST, &name))
		buf_printf(&label, " (%s takes it over)", name.p);
	buf_release(&name);
	page_label(page, label.p);
	start = page->lines.n;
	for (size_t i = 0; prior && i < count; i++) {
		struct addr at = { item->id, 0, str_of(names[i]) };
		struct str text = str_trim(pack_text(prior, &at));

		buf_clear(&label);
		if (item->kind == ITEM_NUMBER)
			buf_printf(&label, "%s: ", pack_field_label(at.field));
		reference_fill_prior(text, app->in.facts, app->in.catalogue, app->in.company, &label);
		text = text.n ? buf_str(&label) : text;
		if (text.n)
			page_body(page, PAGE_EXAMPLE, "", text, columns);
	}
	for (size_t i = 0; entry && i < entry->rows.n; i++)
		add_row(prior, item, entry->rows.v[i]->serial, columns, page);
	if (page->lines.n == start)
		page->lines.n = before;
	buf_release(&label);
}

/* --- the page ------------------------------------------------------------------------------------------------------- */

size_t guide_pane_start(const struct page *page, const struct item *item)
{
	size_t labels = 0;

	for (size_t i = 0; i < page->lines.n; i++)
		if (page->lines.v[i].role == PAGE_LABEL && labels++ == (item->hint.n > 0))
			return i;
	return page->lines.n;
}

static void copy_lines(const struct page *from, size_t first, size_t end, struct page *to)
{
	for (size_t i = first; i < end; i++)
		page_line(to, from->lines.v[i].role, from->lines.v[i].text);
}

void guide_pane_make(const struct app *app, const struct item *item, int columns, struct page *page)
{
	struct page text;
	size_t start;

	page_init(&text);
	page_init(page);
	explain_item(&(struct explain_input){ app->in.catalogue, app->in.company, app->in.facts }, item, EXPLAIN_GUIDE,
		     columns, &text);
	start = guide_pane_start(&text, item);
	/* The blank line before a label goes with it. */
	start -= start > 0 && start < text.lines.n && text.lines.v[start - 1].role == PAGE_BLANK;
	copy_lines(&text, 0, start, page);
	add_standing(app, item, columns, page);
	add_last(app, item, columns, page);
	copy_lines(&text, start, text.lines.n, page);
	page_release(&text);
}

/* A company between two rounds is not to look for the way out. */
static void add_hint(const struct app *app, const struct item *item, struct buf *out)
{
	struct choice_of round = choice_of(item, item->domain);
	struct buf key = BUF_EMPTY;

	if (!round.item && action_key(app->in.keys, ACTION_FIELD, ACTION_LEAVE_OUT, &key)) {
		if (!choice_is_asked(app->in.company, app->in.catalogue, round)) {
			buf_printf(out, "Not asked for between two rounds: %s asks for all of it again", key.p);
			buf_release(&key);
			return;
		}
		if (!pack_is_answered(app->in.pack, item))
			buf_printf(out, "No round now? %s. ", key.p);
	}
	buf_add(out, item->hint);
	buf_release(&key);
}

void guide_pane_hint(const struct app *app, struct buf *out)
{
	const struct form_field *field = form_current(&app->form);
	const struct item *item = app->form.item;

	if (!item)
		return;
	if (app->is_in_item && field && field->column)
		item_column_hint(field->column, app->form.is_cell_open, out);
	else if (app->is_in_item && field && str_is(field->at.field, "commentary"))
		buf_adds(out, "what happened, why, and what you do about it");
	else if (app->is_in_item && field && str_is(field->at.field, "status"))
		buf_adds(out, "green, amber or red; blank takes the one that the forecast gives");
	else if (app->is_in_item && field && str_is(field->at.field, "forecast"))
		buf_adds(out, "what was expected of this period; blank takes what was said last time");
	else if (app->is_in_item && field && str_is(field->at.field, "next"))
		buf_adds(out, "what you expect of the next period");
	else
		add_hint(app, item, out);
}
