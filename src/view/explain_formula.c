/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/explain_parts.h"

static void add_text(const struct explain_page *at, struct str text)
{
	page_body(at->page, PAGE_TEXT, "", text, at->columns);
}

static void add_expr(const struct explain_page *at, struct str expr)
{
	struct buf line = BUF_EMPTY;

	if (expr.n == 0)
		return;
	buf_printf(&line, "computed: %.*s", STR_FMT(expr));
	page_code(at->page, PAGE_EXAMPLE, buf_str(&line), at->columns);
	buf_release(&line);
}

/* The label of a case is that of the choice; an item of a catalogue that is not finished has none. */
static struct str case_label(const struct explain_page *at, const struct formula_case *one)
{
	const struct convention *convention = catalogue_convention(at->in->catalogue, at->item->formula_by);

	for (size_t i = 0; convention && i < convention->choice_count; i++)
		if (str_eq(convention->choices[i].name, one->name))
			return convention->choices[i].label;
	return one->name;
}

static void add_cases(const struct explain_page *at)
{
	const struct item *item = at->item;
	const struct convention *convention = catalogue_convention(at->in->catalogue, item->formula_by);
	const struct formula_case *chosen = &item->cases[item->chosen_case];
	struct buf line = BUF_EMPTY;

	if (convention)
		buf_printf(&line, "%.*s: %.*s (%s)", STR_FMT(convention->label), STR_FMT(case_label(at, chosen)),
			   convention->is_declared ? "declared by the company" : "by default");
	if (line.n)
		add_text(at, buf_str(&line));
	add_text(at, chosen->text);
	add_expr(at, chosen->expr_text);
	page_label(at->page, item->case_count > 2 ? "Other conventions" : "Other convention");
	for (size_t i = 0; i < item->case_count; i++) {
		if (i == item->chosen_case)
			continue;
		buf_clear(&line);
		buf_printf(&line, "%.*s: %.*s", STR_FMT(case_label(at, &item->cases[i])), STR_FMT(item->cases[i].text));
		page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
	}
	buf_release(&line);
}

/* Conventions that bear on the item without choosing its formula. */
static void add_bearing(const struct explain_page *at)
{
	const struct catalogue *catalogue = at->in->catalogue;
	bool is_first = true;

	for (size_t i = 0; i < catalogue->conventions.n; i++) {
		const struct convention *convention = catalogue->conventions.v[i];
		struct buf line = BUF_EMPTY;

		if (!convention_affects(convention, at->item) || str_eq(convention->id, at->item->formula_by))
			continue;
		if (is_first)
			page_label(at->page, "Conventions in force");
		is_first = false;
		buf_printf(&line, "%.*s: %.*s%s", STR_FMT(convention->label),
			   STR_FMT(convention->choices[convention->chosen].label),
			   convention->is_declared ? "" : " (by default)");
		page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
		buf_release(&line);
	}
}

void explain_formula(const struct explain_page *at)
{
	if (at->item->formula.n) {
		page_label(at->page, "Formula");
		if (at->item->case_count) {
			add_cases(at);
		} else {
			add_text(at, at->item->formula);
			add_expr(at, at->item->formula_expr);
		}
	}
	add_bearing(at);
}

static void put_rows(const struct node *rows, struct buf *out)
{
	node_each (row, rows) {
		buf_adds(out, row == rows->first ? "" : "; ");
		node_each (cell, row)
			buf_printf(out, "%s%.*s %.*s", cell == row->first ? "" : ", ", STR_FMT(cell->key->text),
				   STR_FMT(cell->text));
	}
}

/* "ARR four periods before: 3.0m" */
static void put_given(const struct explain_page *at, const struct given *given, struct buf *out)
{
	const struct item *item = catalogue_find(at->in->catalogue, given->item);

	if (given->field == EXPR_FIELD_FORECAST)
		buf_adds(out, "forecast of ");
	else if (given->field == EXPR_FIELD_NEXT)
		buf_adds(out, "next forecast of ");
	buf_add(out, item ? item->label : given->item);
	if (given->back == 1)
		buf_adds(out, " a period before");
	else if (given->back > 1)
		buf_printf(out, " %d periods before", given->back);
	buf_adds(out, ": ");
	if (given->rows)
		put_rows(given->rows, out);
	else
		buf_add(out, given->text);
}

void explain_worked(const struct explain_page *at)
{
	const struct item *item = at->item;

	for (size_t i = 0; i < item->worked_count; i++) {
		const struct worked *worked = &item->worked[i];
		struct buf line = BUF_EMPTY;

		if (worked->case_name.n && !str_eq(worked->case_name, item->cases[item->chosen_case].name))
			continue;
		page_label(at->page, "Worked example");
		for (size_t k = 0; k < worked->given_count; k++) {
			buf_clear(&line);
			put_given(at, &worked->given[k], &line);
			page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
		}
		buf_clear(&line);
		buf_printf(&line, "%.*s: %.*s", STR_FMT(item->label), STR_FMT(worked->gives));
		page_body(at->page, PAGE_BULLET, "= ", buf_str(&line), at->columns);
		buf_release(&line);
	}
}
