/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/explain_parts.h"

void explain_put_list(struct buf *out, const struct str_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		if (i)
			buf_adds(out, ", ");
		buf_add(out, list->v[i]);
	}
}

static const char *kind_name(const struct item *item)
{
	switch (item->kind) {
	case ITEM_NUMBER:
		return "number";
	case ITEM_TEXT:
		return "text";
	case ITEM_TABLE:
		return "table";
	}
	assert(!"a kind of item");
	return "";
}

static void put_facts(struct buf *out, const struct item *item)
{
	buf_printf(out, "%.*s: %s", STR_FMT(item->id), kind_name(item));
	if (item->kind == ITEM_NUMBER) {
		buf_printf(out, ", %s", unit_name(item->unit));
		if (item->better == ITEM_BETTER_HIGHER)
			buf_adds(out, ", higher is better");
		else if (item->better == ITEM_BETTER_LOWER)
			buf_adds(out, ", lower is better");
	}
}

static void put_stages(struct buf *out, const struct item *item, enum relevance relevance, const char *label)
{
	bool is_first = true;

	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		if (item->stages[stage] != relevance)
			continue;
		if (is_first)
			buf_printf(out, "%s%s", out->n ? "; " : "", label);
		buf_printf(out, "%s %s", is_first ? "" : ",", stage_label((enum stage)stage));
		is_first = false;
	}
}

/* What stands in a column: its choices, how it is computed, what it sums to. */
static void put_column(struct buf *out, const struct column *column)
{
	static const char *const totals[] = { "", "; summed", "; averaged", "; sums to 100 %" };

	buf_add(out, column->label);
	if (column->expr.n)
		buf_printf(out, " = %.*s", STR_FMT(column->expr));
	else if (!column->need)
		buf_adds(out, " (optional)");
	if (column->choices.n) {
		buf_adds(out, ": ");
		explain_put_list(out, &column->choices);
	}
	buf_adds(out, totals[column->total]);
}

static void add_columns(const struct explain_page *at)
{
	if (at->item->column_count)
		page_label(at->page, "Columns");
	for (size_t i = 0; i < at->item->column_count; i++) {
		struct buf line = BUF_EMPTY;

		put_column(&line, &at->item->columns[i]);
		page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
		buf_release(&line);
	}
}

/* "contracted_arr" reads better as words. */
static void put_axis(struct buf *out, const char *axis, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(out, "%s%s ", out->n ? ", " : "", axis);
	for (size_t i = 0; i < value.n; i++)
		buf_addc(out, (char)(value.p[i] == '_' ? ' ' : value.p[i]));
}

static void put_basis(struct buf *out, const struct basis *basis)
{
	put_axis(out, "time:", basis->time);
	put_axis(out, "money:", basis->money);
	put_axis(out, "cohort:", basis->cohort);
	put_axis(out, "date:", basis->date);
	put_axis(out, "production:", basis->production);
}

static void put_source(struct buf *out, const struct item *item)
{
	const struct source *source = &item->source;
	/* An imported definition is somebody else's wording, whatever its tier. */
	bool is_ours = str_starts(item->file, STR("templates/"));

	if (source->name.n == 0)
		buf_adds(out, "not told by where it was imported from");
	else if (source->tier == TIER_EDITORIAL)
		buf_printf(out, "%s (%.*s)", is_ours ? "our own wording" : "own wording", STR_FMT(source->name));
	else
		buf_add(out, source->name);
	if (source->section.n)
		buf_printf(out, ", %.*s", STR_FMT(source->section));
	if (source->date.n)
		buf_printf(out, ", %.*s", STR_FMT(source->date));
	if (source->url.n)
		buf_printf(out, ", %.*s", STR_FMT(source->url));
	if (source->notice.n)
		buf_printf(out, ". %.*s", STR_FMT(source->notice));
}

/* --- sections: each adds what there is to say ------------------------------------------------------------------------ */

static void add_hint(const struct explain_page *at)
{
	page_part(at->page, "What to type", at->item->hint, at->columns);
}

static void add_what(const struct explain_page *at)
{
	page_part(at->page, "What it is", at->item->what, at->columns);
}

static void add_note(const struct explain_page *at)
{
	const struct own_item *own = at->in->company ? company_item(at->in->company, at->item) : NULL;

	if (own)
		page_part(at->page, "Note of the company", own->note, at->columns);
}

static void add_policy(const struct explain_page *at)
{
	const struct policy *policy = &at->item->policy;

	page_list(at->page, "Counts", &policy->includes, at->columns);
	page_list(at->page, "Does not count", &policy->excludes, at->columns);
	page_list(at->page, "Edge cases", &policy->edge_cases, at->columns);
	page_list(at->page, "Often computed wrongly", &policy->miscomputed, at->columns);
	page_list(at->page, "Before it is sent", &policy->checks, at->columns);
}

static void add_why(const struct explain_page *at)
{
	page_part(at->page, "Why it matters", at->item->why, at->columns);
}

static void add_read(const struct explain_page *at)
{
	page_part(at->page, "How to read it", at->item->read, at->columns);
}

static void add_write(const struct explain_page *at)
{
	page_part(at->page, "How to write it well", at->item->write, at->columns);
}

static void add_examples(const struct explain_page *at)
{
	if (!str_is_blank(at->item->example)) {
		page_label(at->page, "Example");
		page_body(at->page, PAGE_EXAMPLE, "", at->item->example, at->columns);
	}
	if (!str_is_blank(at->item->weak)) {
		page_label(at->page, "Weak example");
		page_body(at->page, PAGE_EXAMPLE, "", at->item->weak, at->columns);
	}
}

static void add_questions(const struct explain_page *at)
{
	page_list(at->page, "A director will ask", &at->item->questions, at->columns);
}

static void add_pitfalls(const struct explain_page *at)
{
	page_list(at->page, "Pitfalls", &at->item->pitfalls, at->columns);
}

/* Whom it concerns, and where it comes from. */
static void add_origin(const struct explain_page *at)
{
	const struct item *item = at->item;
	struct buf text = BUF_EMPTY;

	put_basis(&text, &item->basis);
	page_built(at->page, "Basis", &text, at->columns);
	put_stages(&text, item, RELEVANCE_CORE, "core at");
	put_stages(&text, item, RELEVANCE_RECOMMENDED, "recommended at");
	page_built(at->page, "Stages", &text, at->columns);
	explain_put_list(&text, &item->owners);
	if (at->in->company && company_owner(at->in->company, item).n)
		buf_printf(&text, "; here: %.*s", STR_FMT(company_owner(at->in->company, item)));
	page_built(at->page, "Owners", &text, at->columns);
	put_source(&text, item);
	page_built(at->page, "Source", &text, at->columns);
	explain_put_list(&text, &item->partial);
	page_built(at->page, "Not written yet", &text, at->columns);
}

/* One a line, the id first: an id broken at its dot cannot be copied. */
static void add_related(const struct explain_page *at)
{
	if (at->item->related.n)
		page_label(at->page, "Related");
	for (size_t i = 0; i < at->item->related.n; i++) {
		const struct item *other = catalogue_find(at->in->catalogue, at->item->related.v[i]);
		struct buf line = BUF_EMPTY;

		buf_add(&line, at->item->related.v[i]);
		if (other)
			buf_printf(&line, ": %.*s", STR_FMT(other->label));
		page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
		buf_release(&line);
	}
}

typedef void section(const struct explain_page *at);

static section *const reference[] = {
	add_note,     explain_period, add_what,           explain_formula, add_policy,  explain_worked,
	add_why,      add_read,       explain_benchmarks, add_write,       add_columns, add_examples,
	add_pitfalls, add_questions,  explain_activities, add_origin,      add_related, NULL,
};

static section *const guide[] = {
	add_hint,           add_note,           explain_period, add_what,
	add_write,          add_columns,        add_examples,   add_questions,
	explain_activities, explain_benchmarks, add_pitfalls,   explain_formula,
	explain_worked,     add_policy,         add_why,        add_read,
	add_origin,         add_related,        NULL,
};

void explain_item(const struct explain_input *in, const struct item *item, enum explain_order order, int columns,
		  struct page *page)
{
	const struct explain_page at = { in, item, order, columns, page };
	struct buf text = BUF_EMPTY;

	page_body(page, PAGE_TITLE, "", item->label, columns);
	put_facts(&text, item);
	page_body(page, PAGE_TEXT, "", buf_str(&text), columns);
	buf_release(&text);
	for (section *const *each = order == EXPLAIN_GUIDE ? guide : reference; *each; each++)
		(*each)(&at);
}
