/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "calc/period.h"
#include "cmd/lookup.h"

static const struct cmd_option options[] = {
	{ NULL, 0, NULL, NULL },
};

/* In months, the day on which it ends: quarters and months of one company compare. */
static int end_of(struct period period)
{
	return period.year * 12 + period.index * period.months;
}

/* The newest pack of a folder, by its name. False when there is none. */
static bool find_newest(const char *directory, struct buf *path)
{
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	const char *newest = NULL;
	int end = 0;

	file_list(directory, ".yaml", &names, &error);
	for (size_t i = 0; i < names.n; i++) {
		struct str name = str_of(names.v[i]);
		struct period period;

		if (!period_parse(str_sub(name, 0, name.n - strlen(".yaml")), &period) || end_of(period) <= end)
			continue;
		end = end_of(period);
		newest = names.v[i];
	}
	if (newest)
		file_join(path, str_of(directory), str_of(newest));
	file_list_release(&names);
	error_release(&error);
	return newest != NULL;
}

static enum cmd_status show_in_pack(const char *path, struct str id)
{
	struct session session;
	enum cmd_status status;

	if (!session_open(&session, path))
		return CMD_FAILED;
	status = lookup_print(&session.workspace, &session.rules, session.facts, id);
	session_close(&session);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	const char *where = NULL;
	struct buf path = BUF_EMPTY;
	enum cmd_status status;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_show, argc, argv, &argument)) >= 0)
		continue;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind < 1 || argc - optind > 2)
		return cmd_usage(&cmd_show, "show takes the id of one item, check, activity or convention");
	if (argc - optind == 2)
		where = argv[optind + 1];
	if (where && !file_is_directory(where))
		status = show_in_pack(where, str_of(argv[optind]));
	else if (where && find_newest(where, &path))
		status = show_in_pack(path.p, str_of(argv[optind]));
	else
		status = lookup_in_catalogue(where, str_of(argv[optind]));
	buf_release(&path);
	return status;
}

const struct cmd cmd_show = {
	.name = "show",
	.usage = "show ID [PACK|FOLDER]",
	.summary = "all that is known of an item, with the values of a pack",
	.options = options,
	.run = run,
};
