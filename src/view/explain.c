/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/explain.h"

#include "base/text.h"

void page_init(struct page *page)
{
	*page = (struct page){ .lines = { NULL, 0, 0 } };
	arena_init(&page->arena);
}

void page_release(struct page *page)
{
	vec_release(&page->lines);
	arena_release(&page->arena);
}

static void add_line(struct page *page, enum page_role role, struct str text)
{
	struct page_line line = { role, arena_str(&page->arena, text) };

	vec_push(&page->lines, line);
}

/* One paragraph; first stands before its first line and as many blanks before the others. */
static void add_wrapped(struct page *page, enum page_role role, const char *first, struct str paragraph, int columns)
{
	struct text_spans spans = { NULL, 0, 0 };
	size_t indent = strlen(first);
	struct buf line = BUF_EMPTY;

	columns -= (int)indent;
	text_wrap(paragraph, columns > 1 ? columns : 1, &spans);
	for (size_t i = 0; i < spans.n; i++) {
		buf_clear(&line);
		if (i == 0)
			buf_adds(&line, first);
		else
			buf_fill(&line, ' ', indent);
		buf_add(&line, str_in(paragraph, spans.v[i]));
		add_line(page, role, buf_str(&line));
	}
	buf_release(&line);
	vec_release(&spans);
}

/* Catalogue and rules may come from a company's own folder: their text is shown with the same care as a pack's. */
/* Lines that only go on from the line before (no list mark, table or heading) are joined: the page wraps anew. */
static void unwrap(struct str text, struct buf *out)
{
	struct str rest = text, line;
	bool is_open = false;

	while (str_next_line(&rest, &line)) {
		struct str trimmed = str_trim(line);
		bool begins = trimmed.n == 0 || strchr("-*|#>0123456789", trimmed.p[0]) != NULL;

		if (out->n)
			buf_addc(out, is_open && !begins ? ' ' : '\n');
		buf_add(out, is_open && !begins ? trimmed : line);
		is_open = trimmed.n > 0;
	}
}

static void add_text(struct page *page, enum page_role role, const char *first, struct str text, int columns)
{
	struct buf shown = BUF_EMPTY, joined = BUF_EMPTY;
	struct str rest, line;

	unwrap(str_trim(text), &joined);
	text_visible(buf_str(&joined), true, &shown);
	rest = buf_str(&shown);
	while (str_next_line(&rest, &line)) {
		if (str_is_blank(line))
			add_line(page, PAGE_BLANK, STR(""));
		else
			add_wrapped(page, role, first, line, columns);
	}
	buf_release(&joined);
	buf_release(&shown);
}

static void add_label(struct page *page, const char *label)
{
	add_line(page, PAGE_BLANK, STR(""));
	add_line(page, PAGE_LABEL, str_of(label));
}

/* Nothing for an empty text: a heading without a body asks more than it tells. */
static void add_part(struct page *page, const char *label, struct str text, int columns)
{
	if (str_is_blank(text))
		return;
	add_label(page, label);
	add_text(page, PAGE_TEXT, "", text, columns);
}

static void add_built(struct page *page, const char *label, struct buf *text, int columns)
{
	add_part(page, label, buf_str(text), columns);
	buf_release(text);
}

static void put_list(struct buf *out, const struct str_list *list)
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

static void put_figure(struct buf *out, double value, enum unit unit)
{
	quantity_print((struct quantity){ value, 0, unit }, out);
}

static void put_percentile(struct buf *out, const char *name, bool is_given, double value, enum unit unit)
{
	if (!is_given)
		return;
	buf_printf(out, "%s%s ", out->n ? ", " : "", name);
	put_figure(out, value, unit);
}

static void put_limit(struct buf *out, const char *name, const struct limit *limit, enum unit unit)
{
	static const char *const words[] = { "", "below", "at most", "at least", "above" };

	if (!limit->comparison)
		return;
	buf_printf(out, "%s%s: %s ", out->n ? ", " : "", name, words[limit->comparison]);
	put_figure(out, limit->value, unit);
}

static void add_benchmarks(struct page *page, const struct item *item, int columns)
{
	for (size_t i = 0; i < item->benchmark_count; i++) {
		const struct benchmark *mark = &item->benchmarks[i];
		struct buf line = BUF_EMPTY;

		if (i == 0)
			add_label(page, "Benchmark");
		put_percentile(&line, "p25", mark->has_p25, mark->p25, mark->unit);
		put_percentile(&line, "median", mark->has_median, mark->median, mark->unit);
		put_percentile(&line, "p75", mark->has_p75, mark->p75, mark->unit);
		put_limit(&line, "good", &mark->good, mark->unit);
		put_limit(&line, "poor", &mark->poor, mark->unit);
		if (mark->scope.n)
			buf_printf(&line, " (%.*s)", STR_FMT(mark->scope));
		buf_printf(&line, "; %.*s", STR_FMT(mark->source));
		if (mark->year.n && str_find(mark->source, mark->year, 0) == STR_NONE)
			buf_printf(&line, ", %.*s", STR_FMT(mark->year));
		add_text(page, PAGE_BULLET, "- ", buf_str(&line), columns);
		buf_release(&line);
	}
}

static void add_list(struct page *page, const char *label, const struct str_list *list, int columns)
{
	if (list->n)
		add_label(page, label);
	for (size_t i = 0; i < list->n; i++)
		add_text(page, PAGE_BULLET, "- ", list->v[i], columns);
}

static void add_columns(struct page *page, const struct item *item, int columns)
{
	if (item->column_count)
		add_label(page, "Columns");
	for (size_t i = 0; i < item->column_count; i++) {
		const struct column *column = &item->columns[i];
		struct buf line = BUF_EMPTY;

		buf_printf(&line, "%.*s%s", STR_FMT(column->label), column->need ? "" : " (optional)");
		if (column->choices.n) {
			buf_adds(&line, ": ");
			put_list(&line, &column->choices);
		}
		add_text(page, PAGE_BULLET, "- ", buf_str(&line), columns);
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

static void put_source(struct buf *out, const struct source *source)
{
	if (source->tier == TIER_EDITORIAL)
		buf_printf(out, "our own wording (%.*s)", STR_FMT(source->name));
	else
		buf_add(out, source->name);
	if (source->section.n)
		buf_printf(out, ", %.*s", STR_FMT(source->section));
	if (source->date.n)
		buf_printf(out, ", %.*s", STR_FMT(source->date));
	if (source->url.n)
		buf_printf(out, ", %.*s", STR_FMT(source->url));
	if (source->notice.n)
		buf_printf(out, "\n%.*s", STR_FMT(source->notice));
}

void explain_item(const struct item *item, int columns, struct page *page)
{
	struct buf text = BUF_EMPTY;

	add_text(page, PAGE_TITLE, "", item->label, columns);
	put_facts(&text, item);
	add_text(page, PAGE_TEXT, "", buf_str(&text), columns);
	buf_release(&text);
	add_part(page, "What it is", item->what, columns);
	add_part(page, "Why it matters", item->why, columns);
	add_part(page, "Formula", item->formula, columns);
	add_part(page, "How to read it", item->read, columns);
	add_part(page, "How to write it well", item->write, columns);
	add_columns(page, item, columns);
	add_list(page, "Pitfalls", &item->pitfalls, columns);
	if (!str_is_blank(item->example)) {
		add_label(page, "Example");
		add_text(page, PAGE_EXAMPLE, "", item->example, columns);
	}
	add_benchmarks(page, item, columns);
	put_basis(&text, &item->basis);
	add_built(page, "Basis", &text, columns);
	put_stages(&text, item, RELEVANCE_CORE, "core at");
	put_stages(&text, item, RELEVANCE_RECOMMENDED, "recommended at");
	add_built(page, "Stages", &text, columns);
	put_list(&text, &item->owners);
	add_built(page, "Owners", &text, columns);
	put_source(&text, &item->source);
	add_built(page, "Source", &text, columns);
	/* One a line: an id broken at its dot cannot be copied. */
	add_list(page, "Related", &item->related, columns);
}

static void put_scope(struct buf *out, const struct rule *rule)
{
	bool is_everywhere = true;

	put_list(out, &rule->at);
	if (rule->except.n) {
		buf_adds(out, ", but not ");
		put_list(out, &rule->except);
	}
	for (int stage = 0; stage < STAGE_COUNT; stage++)
		is_everywhere = is_everywhere && rule->stages[stage];
	for (int stage = 0, n = 0; !is_everywhere && stage < STAGE_COUNT; stage++)
		if (rule->stages[stage])
			buf_printf(out, "%s%s", n++ ? ", " : "; only at ", stage_label((enum stage)stage));
	if (rule->needs_prior)
		buf_adds(out, "; needs the pack of the period before");
}

/*
 * An example as it would stand in a pack: values are scalars, or rows of a table. Examples of the checks for hazards hold
 * hazards.
 */
static void add_example(struct page *page, const struct node *node, int columns, int depth)
{
	node_each (child, node) {
		struct buf line = BUF_EMPTY, shown = BUF_EMPTY;

		buf_fill(&line, ' ', (size_t)depth * 2);
		if (child->key)
			buf_printf(&line, "%.*s:", STR_FMT(child->key->text));
		else
			buf_addc(&line, '-');
		if (child->kind == NODE_SCALAR && str_find_char(child->text, '\n', 0) == STR_NONE) {
			buf_printf(&line, " %.*s", STR_FMT(child->text));
			text_visible(buf_str(&line), false, &shown);
			add_wrapped(page, PAGE_EXAMPLE, "", buf_str(&shown), columns);
		} else {
			text_visible(buf_str(&line), false, &shown);
			add_line(page, PAGE_EXAMPLE, buf_str(&shown));
			if (child->kind == NODE_SCALAR)
				add_text(page, PAGE_EXAMPLE, "  ", child->text, columns);
			else
				add_example(page, child, columns, depth + 1);
		}
		buf_release(&shown);
		buf_release(&line);
	}
}

static void add_example_part(struct page *page, const char *label, const struct node *node, int columns)
{
	if (!node || node->count == 0)
		return;
	add_label(page, label);
	add_example(page, node, columns, 0);
}

void explain_rule(const struct rule *rule, int columns, struct page *page)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "%.*s (%s)", STR_FMT(rule->id), level_name(rule->level));
	add_text(page, PAGE_TITLE, "", buf_str(&text), columns);
	buf_release(&text);
	add_text(page, PAGE_TEXT, "", rule->message, columns);
	add_part(page, "Why it matters", rule->why, columns);
	add_part(page, "How to fix it", rule->fix, columns);
	put_scope(&text, rule);
	add_built(page, "Looks at", &text, columns);
	add_example_part(page, "Fires on", rule->bad, columns);
	add_example_part(page, "Does not fire on", rule->good, columns);
}

void page_text(const struct page *page, struct buf *out)
{
	for (size_t i = 0; i < page->lines.n; i++) {
		const struct page_line *line = &page->lines.v[i];

		switch (line->role) {
		case PAGE_TITLE:
		case PAGE_LABEL:
			buf_add(out, line->text);
			break;
		case PAGE_TEXT:
		case PAGE_BULLET:
		case PAGE_EXAMPLE:
			/* Plain text has no styles: the indent tells a body from its label. */
			buf_adds(out, "  ");
			buf_add(out, line->text);
			break;
		case PAGE_BLANK:
			break;
		}
		buf_addc(out, '\n');
	}
}
