/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "cmd/cmd.h"

enum { OPTION_COMPANY, OPTION_STAGE };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "only what the company in DIR asks for" },
	[OPTION_STAGE] = { "stage", 's', "STAGE", "only what STAGE asks for" },
	{ NULL, 0, NULL, NULL },
};

static const char *relevance_name(enum relevance relevance)
{
	switch (relevance) {
	case RELEVANCE_CORE:
		return "core";
	case RELEVANCE_RECOMMENDED:
		return "recommended";
	case RELEVANCE_NONE:
		break;
	}
	return "";
}

static void put_item(const struct item *item, enum relevance relevance, struct buf *out)
{
	struct buf label = BUF_EMPTY;

	text_visible(item->label, false, &label);
	buf_printf(out, "%-38.*s %-8s %-11s %.*s\n", STR_FMT(item->id),
		   item->kind == ITEM_NUMBER ? unit_name(item->unit)
		   : item->kind == ITEM_TEXT ? "text"
					     : "table",
		   relevance_name(relevance), STR_FMT(buf_str(&label)));
	buf_release(&label);
}

static enum cmd_status list(const struct workspace *workspace, const enum stage *stage)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	for (size_t i = 0; i < workspace->catalogue.items.n; i++) {
		const struct item *item = workspace->catalogue.items.v[i];
		enum relevance relevance = RELEVANCE_NONE;

		if (stage)
			relevance = item->stages[*stage];
		else if (workspace->has_company)
			relevance = company_asks(&workspace->company, item);
		if (relevance != RELEVANCE_NONE || (!stage && !workspace->has_company))
			put_item(item, relevance, &out);
	}
	status = cmd_output(NULL, &out);
	buf_release(&out);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	const char *directory = NULL;
	struct error error = ERROR_NONE;
	struct workspace workspace;
	enum cmd_status status;
	enum stage stage = STAGE_PRE_SEED;
	bool has_stage = false;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_items, argc, argv, &argument)) >= 0) {
		if (option == OPTION_COMPANY)
			directory = argument;
		else if (stage_parse(str_of(argument), &stage))
			has_stage = true;
		else
			return cmd_usage(&cmd_items,
					 "unknown stage '%s': preSeed, seed, seriesA, seriesB, seriesC or public",
					 argument);
	}
	if (option != -1)
		return CMD_FAILED;
	if (argc != optind)
		return cmd_usage(&cmd_items, "items takes no argument");
	workspace_init(&workspace);
	if (workspace_open_catalogue(&workspace, directory, &error))
		status = list(&workspace, has_stage ? &stage : NULL);
	else
		status = cmd_fail("%s", error_text(&error));
	workspace_release(&workspace);
	error_release(&error);
	return status;
}

const struct cmd cmd_items = {
	.name = "items",
	.usage = "items [-C DIR] [-s STAGE]",
	.summary = "list the items of the catalogue",
	.options = options,
	.run = run,
};
