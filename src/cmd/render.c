/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "view/markdown.h"

enum { OPTION_OUTPUT };

static const struct cmd_option options[] = {
	[OPTION_OUTPUT] = { "output", 'o', "FILE", "write to FILE instead of standard output" },
	{ NULL, 0, NULL, NULL },
};

static enum cmd_status run(int argc, char **argv)
{
	const char *output = NULL;
	struct session session;
	struct view_input input;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_render, argc, argv, &argument)) >= 0)
		output = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_render, "render takes one pack");
	if (!session_open(&session, argv[optind]))
		return CMD_FAILED;
	session_lint(&session);
	input = session_view_input(&session);
	markdown_pack(&input, &out);
	status = cmd_output(output, &out);
	buf_release(&out);
	session_close(&session);
	return status;
}

const struct cmd cmd_render = {
	.name = "render",
	.usage = "render [-o FILE] PACK",
	.summary = "the board pack as GitHub-flavoured Markdown",
	.options = options,
	.run = run,
};
