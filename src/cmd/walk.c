/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include <unistd.h>

#include "base/file.h"
#include "cmd/edit.h"

enum { OPTION_PLAIN };

static const struct cmd_option options[] = {
	[OPTION_PLAIN] = { "plain", 'p', NULL,
			   "question and answer in lines: for a screen reader, a pipe, a plain terminal" },
	{ NULL, 0, NULL, NULL },
};

bool walk_newest(const char *directory, struct buf *path)
{
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	struct period newest, period;
	const char *found = NULL;

	if (file_list(directory, ".yaml", &names, &error))
		for (size_t i = 0; i < names.n; i++) {
			struct str name = str_of(names.v[i]);

			if (!period_parse(str_sub(name, 0, name.n - strlen(".yaml")), &period) ||
			    (found && period_cmp(period, newest) <= 0))
				continue;
			newest = period;
			found = names.v[i];
		}
	if (found)
		file_join(path, str_of(directory), str_of(found));
	file_list_release(&names);
	error_release(&error);
	return found;
}

bool walk_pack(const char *where, struct buf *path)
{
	where = where ? where : ".";
	if (!file_is_directory(where))
		buf_adds(path, where);
	else if (!walk_newest(where, path))
		cmd_fail("there is no pack in '%s': boardpack walk starts one", where);
	return path->n;
}

/* A folder leads to its newest pack; one without any, or a path where nothing is, to the questions of a first run. */
static bool find(const char *where, bool is_plain, struct talk *talk, struct buf *path)
{
	if (file_exists(where) && !file_is_directory(where)) {
		buf_adds(path, where);
		return true;
	}
	if (!file_exists(where) && str_ends(str_of(where), STR(".yaml"))) {
		cmd_fail("there is no pack '%s': boardpack walk DIR starts one", where);
		return false;
	}
	if (file_is_directory(where))
		walk_newest(where, path);
	return path->n || (is_plain ? walk_start(talk, where, path) : walk_start_screen(where, path));
}

bool walk_has_screen(void)
{
	const char *term = getenv("TERM");

	return term && term[0] && strcmp(term, "dumb") != 0 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static enum cmd_status run(int argc, char **argv)
{
	struct talk talk;
	struct buf path = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	bool is_plain = !walk_has_screen();
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_walk, argc, argv, &argument)) >= 0)
		is_plain = is_plain || option == OPTION_PLAIN;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind > 1)
		return cmd_usage(&cmd_walk, "walk takes one folder or pack");
	talk_init(&talk);
	if (find(optind < argc ? argv[optind] : ".", is_plain, &talk, &path))
		status = is_plain ? walk_plain(&talk, path.p) : edit_walk(path.p);
	fflush(stdout);
	talk_release(&talk);
	buf_release(&path);
	return status;
}

const struct cmd cmd_walk = {
	.name = "walk",
	.usage = "walk [--plain] [DIR|PACK]",
	.summary = "be led from open item to open item; starts a company where none is",
	.options = options,
	.run = run,
};
