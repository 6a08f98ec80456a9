/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/audience.h"
#include "cmd/cmd.h"
#include "cmd/format.h"
#include "store/templates.h"
#include "view/compose.h"
#include "view/export.h"

enum { OPTION_FORMAT, OPTION_OUTPUT, OPTION_LAYOUT, OPTION_AUDIENCE, OPTION_SCHEMA };

static const struct cmd_option options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "json, csv or lines; by default what FILE ends in, or json" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE", "write to FILE instead of standard output" },
	[OPTION_LAYOUT] = { "layout", 'L', "NAME", "of the audience; by default the layout of the company's stage" },
	[OPTION_AUDIENCE] = { "audience", 'a', "NAME",
			      "leave out what the layout keeps from observer, lender or another" },
	[OPTION_SCHEMA] = { "schema", 0, NULL, "the JSON Schema of the JSON, instead of a pack" },
	{ NULL, 0, NULL, NULL },
};

static const char *const formats[] = { "json", "csv", "lines", NULL };
static void (*const writers[])(const struct view_input *input, struct buf *out) = { export_json, export_csv,
										    export_lines };

struct choice {
	int format;
	const char *output, *layout, *audience;
	bool wants_schema;
};

static bool read_options(int argc, char **argv, struct choice *choice)
{
	const char *given = NULL;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_export, argc, argv, &argument)) >= 0) {
		if (option == OPTION_SCHEMA)
			choice->wants_schema = true;
		if (option == OPTION_OUTPUT)
			choice->output = argument;
		if (option == OPTION_LAYOUT)
			choice->layout = argument;
		if (option == OPTION_AUDIENCE)
			choice->audience = argument;
		if (option == OPTION_FORMAT)
			given = argument;
	}
	if (option != -1)
		return false;
	choice->format = format_choose(&cmd_export, formats, given, choice->output);
	return choice->format >= 0;
}

static enum cmd_status print_schema(const char *output)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	for (size_t i = 0; i < template_count; i++)
		if (strcmp(templates[i].path, "schema/export.json") == 0)
			buf_add(&out, (struct str){ (const char *)templates[i].bytes, templates[i].length });
	status = cmd_output(output, &out);
	buf_release(&out);
	return status;
}

/* Git hands over copies without a company beside them: only the pack is read, and nothing is missed. */
static enum cmd_status print_lines(const struct choice *choice, const char *path)
{
	enum cmd_status status = CMD_FAILED;
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct buf out = BUF_EMPTY;

	workspace_init(&workspace);
	if (workspace_open(&workspace, path, &error)) {
		export_lines(&(struct view_input){ .catalogue = &workspace.catalogue, .pack = &workspace.pack }, &out);
		status = cmd_output(choice->output, &out);
	} else {
		cmd_fail("%s", error_text(&error));
	}
	buf_release(&out);
	workspace_release(&workspace);
	error_release(&error);
	return status;
}

/* Only an audience that was asked for leaves anything out: an export is for programs, and they want all. */
static enum cmd_status print_values(const struct choice *choice, struct session *session)
{
	struct view_input input = session_view_input(session);
	const struct layout_audience *audience = NULL;
	struct error error = ERROR_NONE;
	struct buf out = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	struct layout layout;
	bool *hidden = mem_zero(input.catalogue->items.n + 1, sizeof(*hidden));

	layout_init(&layout);
	if (choice->audience && (!audience_layout(&session->workspace, choice->layout, &layout, &error) ||
				 !audience_find(&layout, choice->audience, &audience, &error))) {
		cmd_fail("%s", error_text(&error));
	} else {
		compose_hidden(input.catalogue, &layout, audience, hidden);
		input.hidden = hidden;
		writers[choice->format](&input, &out);
		status = cmd_output(choice->output, &out);
	}
	layout_release(&layout);
	free(hidden);
	buf_release(&out);
	error_release(&error);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct choice choice = { .output = NULL };
	struct session session;
	enum cmd_status status;

	if (!read_options(argc, argv, &choice))
		return CMD_FAILED;
	if (argc - optind != (choice.wants_schema ? 0 : 1))
		return cmd_usage(&cmd_export, choice.wants_schema ? "--schema takes no pack" : "export takes one pack");
	if (choice.wants_schema)
		return print_schema(choice.output);
	if (writers[choice.format] == export_lines && !choice.audience)
		return print_lines(&choice, argv[optind]);
	if (writers[choice.format] == export_lines)
		return cmd_usage(&cmd_export, "lines are for git and hold everything: they take no audience");
	if (!session_open(&session, argv[optind]))
		return CMD_FAILED;
	session_tell_unsaved(&session);
	status = print_values(&choice, &session);
	session_close(&session);
	return status;
}

const struct cmd cmd_export = {
	.name = "export",
	.usage = "export [-f json|csv|lines] [-L LAYOUT] [-a AUDIENCE] [-o FILE] PACK | --schema",
	.summary = "all values of a pack, for other programs",
	.options = options,
	.run = run,
};
