/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/lookup.h"

enum { OPTION_COMPANY };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "with the items and checks of the company in DIR" },
	{ NULL, 0, NULL, NULL },
};

static enum cmd_status run(int argc, char **argv)
{
	const char *directory = NULL;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_explain, argc, argv, &argument)) >= 0)
		directory = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_explain, "explain takes the id of one item or check");
	return lookup_in_catalogue(directory, str_of(argv[optind]));
}

const struct cmd cmd_explain = {
	.name = "explain",
	.usage = "explain [-C DIR] ID",
	.summary = "a check, an item, an activity or a convention",
	.options = options,
	.run = run,
};
