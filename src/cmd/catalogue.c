/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/catalogue.h"

static const struct cmd *const parts[] = { &catalogue_export,  &catalogue_import, &catalogue_diff,
					   &catalogue_changes, &catalogue_schema, NULL };

static enum cmd_status run(int argc, char **argv)
{
	if (argc < 2)
		return cmd_usage(&cmd_catalogue, "catalogue needs one of export, import, diff, changes, schema");
	for (size_t i = 0; parts[i]; i++) {
		/* Its name is "catalogue export". */
		if (strcmp(strchr(parts[i]->name, ' ') + 1, argv[1]) != 0)
			continue;
		argv[1] = argv[0];
		return parts[i]->run(argc - 1, argv + 1);
	}
	return cmd_usage(&cmd_catalogue, "no command '%s' of catalogue", argv[1]);
}

static const struct cmd_option options[] = { { NULL, 0, NULL, NULL } };

const struct cmd cmd_catalogue = {
	.name = "catalogue",
	.usage = "catalogue export|import|diff|changes|schema ...",
	.summary = "exchange, compare and version definitions",
	.options = options,
	.run = run,
	.parts = parts,
};
