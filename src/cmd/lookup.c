/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/lookup.h"

#include "base/near.h"
#include "cmd/session.h"
#include "view/explain.h"

/* With the "  " in front of a body line, 76 columns: a page fits into a mail and a terminal. */
#define PAGE_COLUMNS 74
#define SUGGESTIONS  5

struct suggestion {
	struct str id;
	size_t distance;
};

struct suggestions {
	struct suggestion v[SUGGESTIONS];
	size_t n;
};

/* Keeps the nearest few, nearest first; equal ones in the order of the catalogue. */
static void suggest(struct suggestions *list, struct str id, struct str word, struct str wanted)
{
	size_t distance, at = list->n;

	if (wanted.n == 0 || wanted.n > NEAR_MAX || word.n > NEAR_MAX)
		return;
	distance = near_distance(word, wanted);
	if (wanted.n >= 3 && (str_find(word, wanted, 0) != STR_NONE || str_find(wanted, word, 0) != STR_NONE))
		distance = distance < 2 ? distance : 2;
	else if (distance > 1 + wanted.n / 4)
		return;
	while (at > 0 && list->v[at - 1].distance > distance)
		at--;
	if (at == SUGGESTIONS)
		return;
	if (list->n < SUGGESTIONS)
		list->n++;
	for (size_t i = list->n - 1; i > at; i--)
		list->v[i] = list->v[i - 1];
	list->v[at] = (struct suggestion){ id, distance };
}

/* What stands behind the last dot: "nrr" of "customers.nrr". */
static struct str last_part(struct str id)
{
	for (size_t i = id.n; i > 0; i--)
		if (id.p[i - 1] == '.')
			return str_sub(id, i, id.n - i);
	return id;
}

static enum cmd_status fail_unknown(const struct catalogue *catalogue, const struct rule_set *rules, struct str wanted)
{
	struct suggestions list = { .n = 0 };
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		/* Many items are better known by their short name. */
		if (str_eq_nocase(item->short_label, last_part(wanted))) {
			suggest(&list, item->id, wanted, wanted);
			continue;
		}
		/* Who leaves the domain out is compared with the slug alone. */
		suggest(&list, item->id, str_find_char(wanted, '.', 0) == STR_NONE ? item->slug : item->id, wanted);
	}
	for (size_t i = 0; i < rules->rules.n; i++)
		suggest(&list, rules->rules.v[i]->id, rules->rules.v[i]->id, wanted);
	for (size_t i = 0; i < catalogue->activities.n; i++)
		suggest(&list, catalogue->activities.v[i]->id, catalogue->activities.v[i]->id, wanted);
	for (size_t i = 0; i < catalogue->conventions.n; i++)
		suggest(&list, catalogue->conventions.v[i]->id, catalogue->conventions.v[i]->id, wanted);
	for (size_t i = 0; i < list.n; i++)
		buf_printf(&text, "%s%.*s", i ? ", " : "; did you mean ", STR_FMT(list.v[i].id));
	cmd_fail("no item or check '%.*s'%s", STR_FMT(wanted), list.n ? text.p : "; boardpack items lists the items");
	buf_release(&text);
	return CMD_FAILED;
}

/*
 * "arr" for "sales.arr", where only one domain has such an item; else "grr", where only one item is called that for short.
 */
static const struct item *find_by_name(const struct catalogue *catalogue, struct str name)
{
	const struct item *by_slug = NULL, *by_short = NULL;
	size_t slugs = 0, shorts = 0;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (str_eq(item->slug, name)) {
			slugs++;
			by_slug = item;
		}
		if (str_eq_nocase(item->short_label, name)) {
			shorts++;
			by_short = item;
		}
	}
	if (slugs)
		return slugs == 1 ? by_slug : NULL;
	return shorts == 1 ? by_short : NULL;
}

static const struct activity *find_activity(const struct catalogue *catalogue, struct str id)
{
	for (size_t i = 0; i < catalogue->activities.n; i++)
		if (str_eq(catalogue->activities.v[i]->id, id))
			return catalogue->activities.v[i];
	return NULL;
}

enum cmd_status lookup_print(const struct workspace *workspace, const struct rule_set *rules, const struct facts *facts,
			     struct str id)
{
	const struct catalogue *catalogue = &workspace->catalogue;
	const struct explain_input in = { catalogue, workspace->has_company || facts ? &workspace->company : NULL,
					  facts };
	const struct item *item = catalogue_find(catalogue, id);
	const struct rule *rule = rule_find(rules, id);
	const struct activity *activity = find_activity(catalogue, id);
	const struct convention *convention = catalogue_convention(catalogue, id);
	struct buf out = BUF_EMPTY;
	struct page page;
	enum cmd_status status;

	if (!item && !rule && !activity && !convention)
		item = find_by_name(catalogue, id);
	if (!item && !rule && !activity && !convention)
		return fail_unknown(catalogue, rules, id);
	page_init(&page);
	if (item)
		explain_item(&in, item, EXPLAIN_REFERENCE, PAGE_COLUMNS, &page);
	else if (rule)
		explain_rule(rule, STR(""), PAGE_COLUMNS, &page);
	else if (activity)
		explain_activity(catalogue, activity, PAGE_COLUMNS, &page);
	else
		explain_convention(catalogue, convention, PAGE_COLUMNS, &page);
	page_text(&page, &out);
	status = cmd_output(NULL, &out);
	buf_release(&out);
	page_release(&page);
	return status;
}

enum cmd_status lookup_in_catalogue(const char *directory, struct str id)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct rule_set rules;
	enum cmd_status status;

	workspace_init(&workspace);
	rule_set_init(&rules);
	if (workspace_open_catalogue(&workspace, directory, &error) &&
	    session_load_rules(&rules, &workspace.catalogue, directory, &error))
		status = lookup_print(&workspace, &rules, NULL, id);
	else
		status = cmd_fail("%s", error_text(&error));
	rule_set_release(&rules);
	workspace_release(&workspace);
	error_release(&error);
	return status;
}
