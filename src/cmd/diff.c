/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/format.h"
#include "view/difference.h"

enum { OPTION_COLOUR, OPTION_COMPANY, OPTION_FORMAT, OPTION_GIT, OPTION_OUTPUT };

static const struct cmd_option options[] = {
	[OPTION_COLOUR] = { "color", 0, "WHEN", "auto (the default), always or never" },
	[OPTION_COMPANY] = { "company", 'C', "DIR", "the folder of the company, where the packs lie elsewhere" },
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text, markdown or json; by default what FILE ends in, or text" },
	[OPTION_GIT] = { "git", 0, NULL, "take the arguments that git gives to a diff driver" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE", "write to FILE instead of standard output" },
	{ NULL, 0, NULL, NULL },
};

/* As git colours them. */
static const struct difference_marks colours = { "\x1b[31m", "\x1b[m", "\x1b[32m", "\x1b[m", "\x1b[1m", "\x1b[m" };

static void write_text(const struct difference_input *input, struct buf *out)
{
	difference_text(input, &difference_plain, out);
}

static void write_colours(const struct difference_input *input, struct buf *out)
{
	difference_text(input, &colours, out);
}

struct choice {
	void (*write)(const struct difference_input *input, struct buf *out);
	const char *colour, *company, *output;
	bool is_git;
};

/* False after a message. */
static bool choose_format(struct choice *choice, const char *given)
{
	static const char *const formats[] = { "text", "markdown", "json", NULL };
	static void (*const writers[])(const struct difference_input *input,
				       struct buf *out) = { write_text, difference_markdown, difference_json };
	int format = format_choose(&cmd_diff, formats, given, choice->output);

	choice->write = format < 0 ? NULL : writers[format];
	return format >= 0;
}

static bool read_options(int argc, char **argv, struct choice *choice)
{
	const char *given = NULL;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_diff, argc, argv, &argument)) >= 0) {
		switch (option) {
		case OPTION_COLOUR:
			choice->colour = argument;
			break;
		case OPTION_COMPANY:
			choice->company = argument;
			break;
		case OPTION_FORMAT:
			given = argument;
			break;
		case OPTION_GIT:
			choice->is_git = true;
			break;
		case OPTION_OUTPUT:
			choice->output = argument;
			break;
		}
	}
	return option == -1 && choose_format(choice, given);
}

static bool wants_colour(const struct choice *choice)
{
	const char *no = getenv("NO_COLOR");

	if (strcmp(choice->colour, "auto") != 0)
		return strcmp(choice->colour, "always") == 0;
	/* Git pages what a driver writes and tells so. */
	return !(no && *no) && !choice->output && (isatty(STDOUT_FILENO) || getenv("GIT_PAGER_IN_USE"));
}

/* A pack that is not there, seen from the other side: nothing is answered in it. */
static void make_empty(struct session *session)
{
	struct workspace *workspace = &session->workspace;
	struct period period = workspace->pack.period;

	facts_free(session->facts);
	pack_release(&workspace->pack);
	pack_init(&workspace->pack);
	workspace->pack.catalogue = &workspace->catalogue;
	workspace->pack.period = period;
	session->facts = facts_new(&workspace->catalogue, &workspace->company, &workspace->pack, NULL);
}

static bool is_nothing(const char *path)
{
	return strcmp(path, "/dev/null") == 0;
}

static bool open_side(struct session *session, const char *company, const char *path, const char *other)
{
	if (!session_open_in(session, company, is_nothing(path) ? other : path))
		return false;
	if (is_nothing(path))
		make_empty(session);
	return true;
}

static enum cmd_status compare(const struct choice *choice, const char *old, const char *new, const char *name)
{
	struct session sessions[2];
	struct view_input views[2];
	struct difference_input input = { &views[0], &views[1], name ? name : old, name ? name : new };
	struct buf out = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;

	if (!open_side(&sessions[0], choice->company, old, new))
		return CMD_FAILED;
	if (!open_side(&sessions[1], choice->company, new, old)) {
		session_close(&sessions[0]);
		return CMD_FAILED;
	}
	for (int i = 0; i < 2; i++)
		views[i] = session_view_input(&sessions[i]);
	if (name) {
		buf_printf(&out, "%sboardpack diff ", wants_colour(choice) ? colours.heading : "");
		text_visible(str_of(name), false, &out);
		buf_printf(&out, "%s\n", wants_colour(choice) ? colours.heading_end : "");
	}
	(choice->write == write_text && wants_colour(choice) ? write_colours : choice->write)(&input, &out);
	status = cmd_output(choice->output, &out);
	buf_release(&out);
	session_close(&sessions[0]);
	session_close(&sessions[1]);
	return status;
}

/* path old-file old-hex old-mode new-file new-hex new-mode, or the path alone of a file that is not merged yet. */
static enum cmd_status compare_for_git(struct choice *choice, int count, char **arguments)
{
	struct buf directory = BUF_EMPTY;
	enum cmd_status status;

	if (count == 1) {
		struct buf out = BUF_EMPTY;

		buf_adds(&out, "* Unmerged path ");
		text_visible(str_of(arguments[0]), false, &out);
		buf_addc(&out, '\n');
		status = cmd_output(NULL, &out);
		buf_release(&out);
		return status;
	}
	/* A rename adds the new name and what is similar. */
	if (count != 7 && count != 9)
		return cmd_usage(&cmd_diff, "--git takes the seven arguments of git, not %d", count);
	file_directory(str_of(count == 9 ? arguments[7] : arguments[0]), &directory);
	if (!choice->company)
		choice->company = directory.p;
	status = compare(choice, arguments[1], arguments[4], arguments[0]);
	buf_release(&directory);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct choice choice = { write_text, "auto", NULL, NULL, false };

	if (!read_options(argc, argv, &choice))
		return CMD_FAILED;
	if (choice.is_git)
		return compare_for_git(&choice, argc - optind, argv + optind);
	if (argc - optind != 2)
		return cmd_usage(&cmd_diff, "diff takes two packs");
	return compare(&choice, argv[optind], argv[optind + 1], NULL);
}

const struct cmd cmd_diff = {
	.name = "diff",
	.usage = "diff [-f text|markdown|json] [--color WHEN] [-C DIR] [-o FILE] OLD NEW",
	.summary = "what changed between two packs, KPI by KPI and word by word",
	.options = options,
	.run = run,
};
