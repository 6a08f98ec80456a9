/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/near.h"
#include "cmd/cmd.h"
#include "cmd/session.h"
#include "view/explain.h"

/* Room for "  " in front of a body line on a screen of 80 columns, and a free last column. */
#define PAGE_COLUMNS 77
#define SUGGESTIONS  5

enum { OPTION_COMPANY };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "with the items and checks of the company in DIR" },
	{ NULL, 0, NULL, NULL },
};

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
	for (size_t i = 0; i < list.n; i++)
		buf_printf(&text, "%s%.*s", i ? ", " : "; did you mean ", STR_FMT(list.v[i].id));
	cmd_fail("no item or check '%.*s'%s", STR_FMT(wanted), list.n ? text.p : "; boardpack items lists the items");
	buf_release(&text);
	return CMD_FAILED;
}

/* "arr" for "sales.arr", where only one domain has such an item. */
static const struct item *find_by_slug(const struct catalogue *catalogue, struct str slug)
{
	const struct item *found = NULL;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		if (!str_eq(catalogue->items.v[i]->slug, slug))
			continue;
		if (found)
			return NULL;
		found = catalogue->items.v[i];
	}
	return found;
}

static enum cmd_status explain(const struct catalogue *catalogue, const struct rule_set *rules, struct str id)
{
	const struct item *item = catalogue_find(catalogue, id);
	const struct rule *rule = rule_find(rules, id);
	struct buf out = BUF_EMPTY;
	struct page page;
	enum cmd_status status;

	if (!item && !rule)
		item = find_by_slug(catalogue, id);
	if (!item && !rule)
		return fail_unknown(catalogue, rules, id);
	page_init(&page);
	if (item)
		explain_item(item, PAGE_COLUMNS, &page);
	else
		explain_rule(rule, PAGE_COLUMNS, &page);
	page_text(&page, &out);
	status = cmd_output(NULL, &out);
	buf_release(&out);
	page_release(&page);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	const char *directory = NULL;
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct rule_set rules;
	enum cmd_status status;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_explain, argc, argv, &argument)) >= 0)
		directory = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_explain, "explain takes the id of one item or check");
	workspace_init(&workspace);
	rule_set_init(&rules);
	if (workspace_open_catalogue(&workspace, directory, &error) &&
	    session_load_rules(&rules, &workspace.catalogue, directory, &error))
		status = explain(&workspace.catalogue, &rules, str_of(argv[optind]));
	else
		status = cmd_fail("%s", error_text(&error));
	rule_set_release(&rules);
	workspace_release(&workspace);
	error_release(&error);
	return status;
}

const struct cmd cmd_explain = {
	.name = "explain",
	.usage = "explain [-C DIR] ID",
	.summary = "a check or an item, as the guidance pane shows it",
	.options = options,
	.run = run,
};
