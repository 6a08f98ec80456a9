/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/explain_parts.h"

#include "base/text.h"
#include "check/message.h"

static void put_scope(struct buf *out, const struct rule *rule)
{
	bool is_everywhere = true;

	explain_put_list(out, &rule->at);
	if (rule->except.n) {
		buf_adds(out, ", but not ");
		explain_put_list(out, &rule->except);
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
			page_wrapped(page, PAGE_EXAMPLE, "", buf_str(&shown), columns);
		} else {
			text_visible(buf_str(&line), false, &shown);
			page_line(page, PAGE_EXAMPLE, buf_str(&shown));
			if (child->kind == NODE_SCALAR)
				page_body(page, PAGE_EXAMPLE, "  ", child->text, columns);
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
	page_label(page, label);
	add_example(page, node, columns, 0);
}

void explain_rule(const struct rule *rule, struct str said, int columns, struct page *page)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "%.*s (%s)", STR_FMT(rule->id), level_name(rule->level));
	page_body(page, PAGE_TITLE, "", buf_str(&text), columns);
	buf_release(&text);
	if (said.n)
		buf_add(&text, said);
	else
		message_outline(rule->message, &text);
	page_body(page, PAGE_TEXT, "", buf_str(&text), columns);
	buf_release(&text);
	page_part(page, "Why it matters", rule->why, columns);
	page_part(page, "How to fix it", rule->fix, columns);
	put_scope(&text, rule);
	page_built(page, "Looks at", &text, columns);
	add_example_part(page, "Fires on", rule->bad, columns);
	add_example_part(page, "Does not fire on", rule->good, columns);
}

/* Items by their names; ids stand for those that a company's catalogue does not have. */
static void add_items(struct page *page, const char *label, const struct catalogue *catalogue,
		      const struct str_list *ids, int columns)
{
	if (ids->n)
		page_label(page, label);
	for (size_t i = 0; i < ids->n; i++) {
		const struct item *item = catalogue_find(catalogue, ids->v[i]);
		struct buf line = BUF_EMPTY;

		buf_printf(&line, "%s: %s", ids->v[i].p, item ? item->label.p : "not in this catalogue");
		page_body(page, PAGE_BULLET, "- ", buf_str(&line), columns);
		buf_release(&line);
	}
}

void explain_activity(const struct catalogue *catalogue, const struct activity *activity, int columns,
		      struct page *page)
{
	struct buf text = BUF_EMPTY;

	page_body(page, PAGE_TITLE, "", activity->label, columns);
	buf_printf(&text, "%s: an activity; ", activity->id.p);
	explain_put_effort(activity, &text);
	page_body(page, PAGE_TEXT, "", buf_str(&text), columns);
	buf_clear(&text);
	page_part(page, "What it is", activity->what, columns);
	page_list(page, "When it is called for", &activity->when, columns);
	page_label(page, "Steps");
	explain_steps(activity, "", columns, page);
	explain_put_list(&text, &activity->roles);
	page_built(page, "Who", &text, columns);
	add_items(page, "Moves", catalogue, &activity->moves, columns);
}

void explain_convention(const struct catalogue *catalogue, const struct convention *convention, int columns,
			struct page *page)
{
	struct buf text = BUF_EMPTY;

	page_body(page, PAGE_TITLE, "", convention->label, columns);
	buf_printf(&text, "%s: a convention", convention->id.p);
	page_body(page, PAGE_TEXT, "", buf_str(&text), columns);
	buf_release(&text);
	page_part(page, "Question", convention->question, columns);
	for (size_t i = 0; i < convention->choice_count; i++) {
		const struct convention_choice *choice = &convention->choices[i];

		buf_printf(&text, "%s: %s%s", choice->name.p, choice->label.p,
			   i != convention->chosen   ? ""
			   : convention->is_declared ? " (in force, declared by the company)"
						     : " (in force by default)");
		page_line(page, PAGE_BLANK, STR(""));
		page_body(page, PAGE_LABEL, "", buf_str(&text), columns);
		page_body(page, PAGE_TEXT, "", choice->text, columns);
		buf_release(&text);
	}
	add_items(page, "Affects", catalogue, &convention->affects, columns);
}
