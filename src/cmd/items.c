/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "view/items.h"

enum { OPTION_COMPANY, OPTION_STAGE, OPTION_SINCE, OPTION_DOMAIN, OPTION_LEVEL, OPTION_FORMAT };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "only what the company in DIR asks for, as FOLDER does" },
	[OPTION_STAGE] = { "stage", 's', "STAGE", "only what is asked for at STAGE" },
	[OPTION_SINCE] = { "since", 'S', "STAGE", "only what was not asked for at that earlier STAGE, or less" },
	[OPTION_DOMAIN] = { "domain", 'd', "DOMAIN", "only of one domain, such as sales" },
	[OPTION_LEVEL] = { "level", 'l', "LEVEL", "only core, or only recommended items" },
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text (the default) or json" },
	{ NULL, 0, NULL, NULL },
};

struct request {
	struct items_query query;
	bool is_json;
	const char *directory; /* of a company, or NULL */
	struct buf path; /* of directory where a pack was named */
};

static bool usage(const char *what, const char *argument, const char *known)
{
	cmd_usage(&cmd_items, "unknown %s '%s': %s", what, argument, known);
	return false;
}

static bool read_stage(const char *argument, enum stage *out, bool *has)
{
	*has = stage_parse(str_of(argument), out);
	return *has || usage("stage", argument, "preSeed, seed, seriesA, seriesB, seriesC or public");
}

/* False after it printed what is wrong. */
static bool read_option(struct request *request, int option, const char *argument)
{
	struct items_query *query = &request->query;

	switch (option) {
	case OPTION_COMPANY:
		request->directory = argument;
		return true;
	case OPTION_STAGE:
		return read_stage(argument, &query->stage, &query->has_stage);
	case OPTION_SINCE:
		return read_stage(argument, &query->since, &query->has_since);
	case OPTION_DOMAIN:
		query->domain = str_of(argument);
		return true;
	case OPTION_LEVEL:
		query->level = strcmp(argument, "core") == 0          ? RELEVANCE_CORE
			       : strcmp(argument, "recommended") == 0 ? RELEVANCE_RECOMMENDED
								      : RELEVANCE_NONE;
		return query->level || usage("level", argument, "core or recommended");
	default:
		request->is_json = strcmp(argument, "json") == 0;
		return request->is_json || strcmp(argument, "text") == 0 || usage("format", argument, "text or json");
	}
}

/* A pack stands for the company beside it. */
static void read_place(struct request *request, const char *place)
{
	request->directory = place;
	if (file_is_directory(place))
		return;
	file_directory(str_of(place), &request->path);
	request->directory = request->path.p;
}

static enum cmd_status list(struct request *request, const struct workspace *workspace)
{
	struct items_query *query = &request->query;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	if (workspace->has_company)
		query->company = &workspace->company;
	if (query->domain.n && !catalogue_has_domain(&workspace->catalogue, query->domain))
		return cmd_fail("no domain '%.*s'; boardpack items lists the items", STR_FMT(query->domain));
	if ((query->has_since || query->level) && !query->company && !query->has_stage)
		return cmd_usage(&cmd_items, "--%s wants a --stage, or the folder of a company",
				 query->level ? "level" : "since");
	if (request->is_json)
		items_json(query, &workspace->catalogue, &out);
	else
		items_text(query, &workspace->catalogue, &out);
	status = cmd_output(NULL, &out);
	buf_release(&out);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct request request = { .directory = NULL };
	struct error error = ERROR_NONE;
	struct workspace workspace;
	enum cmd_status status;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_items, argc, argv, &argument)) >= 0)
		if (!read_option(&request, option, argument))
			return CMD_FAILED;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind > 1)
		return cmd_usage(&cmd_items, "items takes one pack or folder");
	if (argc - optind == 1)
		read_place(&request, argv[optind]);
	workspace_init(&workspace);
	if (workspace_open_catalogue(&workspace, request.directory, &error))
		status = list(&request, &workspace);
	else
		status = cmd_fail("%s", error_text(&error));
	workspace_release(&workspace);
	error_release(&error);
	buf_release(&request.path);
	return status;
}

const struct cmd cmd_items = {
	.name = "items",
	.usage = "items [-s STAGE] [-S STAGE] [-d DOMAIN] [-l LEVEL] [-f FORMAT] [PACK|FOLDER]",
	.summary = "list the items of the catalogue, of a stage or of a company",
	.options = options,
	.run = run,
};
