/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "0.1.0"
#endif

static const struct cmd_option options[] = { { NULL, 0, NULL, NULL } };

static enum cmd_status run(int argc, char **argv)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;
	char *argument;

	if (cmd_option(&cmd_version, argc, argv, &argument) == -2)
		return CMD_FAILED;
	if (argc > optind)
		return cmd_usage(&cmd_version, "version takes no argument");
	buf_adds(&out, "boardpack " PACKAGE_VERSION "\n");
	status = cmd_output(NULL, &out);
	buf_release(&out);
	return status;
}

const struct cmd cmd_version = {
	.name = "version",
	.usage = "version",
	.summary = "the version of boardpack",
	.options = options,
	.run = run,
};
