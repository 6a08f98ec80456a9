/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "check/example.h"
#include "cmd/cmd.h"
#include "cmd/session.h"

enum { OPTION_ALL };

static const struct cmd_option options[] = {
	[OPTION_ALL] = { "all", 'a', NULL, "the checks that the program brings, too" },
	{ NULL, 0, NULL, NULL },
};

/* What the program brings has names of its own tree; see store/folder. */
static bool is_own(const struct rule *rule)
{
	return !str_starts(rule->file, STR("templates/"));
}

static enum cmd_status test(const struct catalogue *catalogue, const struct rule_set *rules, bool all)
{
	const struct example_world world = { catalogue, rules, yaml_read };
	struct example_count count = { 0, 0, 0 };
	struct error faults = ERROR_NONE;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;
	size_t tested = 0;

	for (size_t i = 0; i < rules->rules.n; i++) {
		if (!all && !is_own(rules->rules.v[i]))
			continue;
		example_test(&world, rules->rules.v[i], &count, &faults);
		tested++;
	}
	if (count.faults)
		buf_printf(&out, "%s\n", error_text(&faults));
	buf_printf(&out, "%zu check%s tested on %zu bad and %zu good example%s: %zu fault%s\n", tested,
		   tested == 1 ? "" : "s", count.bad, count.good, count.good == 1 ? "" : "s", count.faults,
		   count.faults == 1 ? "" : "s");
	status = cmd_output(NULL, &out);
	buf_release(&out);
	error_release(&faults);
	return status == CMD_OK && count.faults ? CMD_FINDINGS : status;
}

static enum cmd_status run(int argc, char **argv)
{
	enum cmd_status status = CMD_FAILED;
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct rule_set rules;
	const char *directory;
	bool all = false;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_test_checks, argc, argv, &argument)) >= 0)
		all = all || option == OPTION_ALL;
	if (option == -2)
		return CMD_FAILED;
	if (argc - optind > 1)
		return cmd_usage(&cmd_test_checks, "test-checks takes one folder");
	directory = optind < argc ? argv[optind] : ".";
	if (!file_is_directory(directory))
		return cmd_fail("no folder '%s'", directory);
	workspace_init(&workspace);
	rule_set_init(&rules);
	if (workspace_open_catalogue(&workspace, directory, &error) &&
	    session_load_rules(&rules, &workspace.catalogue, directory, &error))
		status = test(&workspace.catalogue, &rules, all);
	else
		cmd_fail("%s", error_text(&error));
	rule_set_release(&rules);
	workspace_release(&workspace);
	error_release(&error);
	return status;
}

const struct cmd cmd_test_checks = {
	.name = "test-checks",
	.usage = "test-checks [-a] [FOLDER]",
	.summary = "try a company's own checks on their examples",
	.options = options,
	.run = run,
};
