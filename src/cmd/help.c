/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"

enum { OPTION_ALL };

static const struct cmd_option options[] = {
	[OPTION_ALL] = { "all", 'a', NULL, "every command with its options" },
	{ NULL, 0, NULL, NULL },
};

enum { COLUMNS = 79, OPTION_COLUMNS = 26, SUMMARY_COLUMNS = 14 };

/* Where the next piece of a usage line or sentence ends: at a blank, but not inside brackets. */
static size_t piece_end(struct str text, size_t at)
{
	int depth = 0;

	for (; at < text.n && (depth || text.p[at] != ' '); at++)
		depth += text.p[at] == '[' ? 1 : text.p[at] == ']' ? -1 : 0;
	return at;
}

/* text behind what stands in the line already, which began at start; where it does not fit, goes on indent columns in. */
static void put_wrapped(struct buf *out, size_t start, size_t indent, const char *text)
{
	struct str rest = str_of(text);
	size_t used = out->n - start;
	bool is_first = true;

	for (size_t end; rest.n; rest = str_sub(rest, end, rest.n - end)) {
		while (rest.n && rest.p[0] == ' ')
			rest = str_sub(rest, 1, rest.n - 1);
		end = piece_end(rest, 0);
		if (!is_first && used + 1 + end > COLUMNS) {
			buf_addc(out, '\n');
			buf_fill(out, ' ', indent);
			used = indent;
		} else if (!is_first) {
			buf_addc(out, ' ');
			used++;
		}
		buf_add(out, str_sub(rest, 0, end));
		used += end;
		is_first = false;
	}
	buf_addc(out, '\n');
}

static void put_options(const struct cmd *cmd, struct buf *out)
{
	for (size_t i = 0; cmd->options && cmd->options[i].name; i++) {
		const struct cmd_option *option = &cmd->options[i];
		size_t start = out->n, width;

		if (option->letter)
			buf_printf(out, "  -%c, ", option->letter);
		else
			buf_adds(out, "      ");
		buf_printf(out, "--%s%s%s", option->name, option->argument ? " " : "",
			   option->argument ? option->argument : "");
		width = out->n - start;
		buf_fill(out, ' ', width < OPTION_COLUMNS ? OPTION_COLUMNS - width : 2);
		put_wrapped(out, start, OPTION_COLUMNS, option->help);
	}
}

static void put_command(const struct cmd *cmd, struct buf *out)
{
	size_t start = out->n;

	buf_adds(out, "usage: boardpack ");
	put_wrapped(out, start, out->n - start, cmd->usage);
	put_wrapped(out, out->n, 0, cmd->summary);
	put_options(cmd, out);
	for (size_t i = 0; cmd->parts && cmd->parts[i]; i++) {
		buf_addc(out, '\n');
		start = out->n;
		buf_adds(out, "boardpack ");
		put_wrapped(out, start, out->n - start, cmd->parts[i]->usage);
		start = out->n;
		buf_adds(out, "  ");
		put_wrapped(out, start, out->n - start, cmd->parts[i]->summary);
		put_options(cmd->parts[i], out);
	}
}

static void put_overview(struct buf *out)
{
	buf_adds(out, "boardpack writes, checks and renders a board pack.\n\n"
		      "usage: boardpack PACK             edit a pack, as boardpack edit\n"
		      "       boardpack COMMAND [OPTION]... [ARGUMENT]...\n\n");
	for (size_t i = 0; cmd_table[i]; i++) {
		size_t start = out->n;

		buf_printf(out, "  %-11s ", cmd_table[i]->name);
		put_wrapped(out, start, SUMMARY_COLUMNS, cmd_table[i]->summary);
	}
	buf_adds(out, "\nboardpack alone begins in this folder, or goes on with its newest pack;\n"
		      "boardpack walk --plain does so without a screen.\n"
		      "boardpack help COMMAND shows its options; the manual is boardpack(1).\n");
}

static void put_all(struct buf *out)
{
	for (size_t i = 0; cmd_table[i]; i++) {
		if (i)
			buf_addc(out, '\n');
		put_command(cmd_table[i], out);
	}
}

static enum cmd_status run(int argc, char **argv)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;
	char *argument;
	bool all = false;
	int option;

	while ((option = cmd_option(&cmd_help, argc, argv, &argument)) >= 0)
		all = true;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind > 1)
		return cmd_usage(&cmd_help, "help takes one command");
	if (all) {
		put_all(&out);
	} else if (argc - optind == 1) {
		for (size_t i = 0; cmd_table[i]; i++)
			if (strcmp(cmd_table[i]->name, argv[optind]) == 0)
				put_command(cmd_table[i], &out);
		if (out.n == 0)
			return cmd_usage(&cmd_help, "no command '%s'", argv[optind]);
	} else {
		put_overview(&out);
	}
	status = cmd_output(NULL, &out);
	buf_release(&out);
	return status;
}

const struct cmd cmd_help = {
	.name = "help",
	.usage = "help [--all] [COMMAND]",
	.summary = "how to call boardpack",
	.options = options,
	.run = run,
};
