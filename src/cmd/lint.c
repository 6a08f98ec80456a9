/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "view/report.h"

enum { OPTION_FORMAT, OPTION_LEVEL, OPTION_OUTPUT };

static const struct cmd_option options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text (the default) or json" },
	[OPTION_LEVEL] = { "level", 'l', "LEVEL", "exit 1 from this level up: advice, warning (the default) or error" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE", "write to FILE instead of standard output" },
	{ NULL, 0, NULL, NULL },
};

struct choice {
	bool is_json;
	enum level level;
	const char *output;
};

static bool read_options(int argc, char **argv, struct choice *choice)
{
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_lint, argc, argv, &argument)) >= 0) {
		switch (option) {
		case OPTION_FORMAT:
			choice->is_json = strcmp(argument, "json") == 0;
			if (!choice->is_json && strcmp(argument, "text") != 0) {
				cmd_usage(&cmd_lint, "unknown format '%s'", argument);
				return false;
			}
			break;
		case OPTION_LEVEL:
			if (!level_parse(str_of(argument), &choice->level)) {
				cmd_usage(&cmd_lint, "unknown level '%s'", argument);
				return false;
			}
			break;
		case OPTION_OUTPUT:
			choice->output = argument;
			break;
		}
	}
	return option == -1;
}

static bool has_open(const struct findings *findings, enum level level)
{
	for (size_t i = 0; i < findings->list.n; i++)
		if (!findings->list.v[i].waived && findings->list.v[i].level >= level)
			return true;
	return false;
}

static enum cmd_status run(int argc, char **argv)
{
	struct choice choice = { false, LEVEL_WARNING, NULL };
	struct session session;
	struct view_input input;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	if (!read_options(argc, argv, &choice))
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_lint, "lint takes one pack");
	if (!session_open(&session, argv[optind]))
		return CMD_FAILED;
	session_lint(&session);
	input = session_view_input(&session);
	if (choice.is_json)
		report_json(&input, &out);
	else
		report_text(&input, &out);
	status = cmd_output(choice.output, &out);
	if (status == CMD_OK && has_open(&session.findings, choice.level))
		status = CMD_FINDINGS;
	buf_release(&out);
	session_close(&session);
	return status;
}

const struct cmd cmd_lint = {
	.name = "lint",
	.usage = "lint [-f text|json] [-l LEVEL] [-o FILE] PACK",
	.summary = "check a pack; exit 0 clean, 1 findings, 2 cannot run",
	.options = options,
	.run = run,
};
