/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "cmd/cmd.h"

enum { OPTION_ALL };

static const struct cmd_option options[] = {
	[OPTION_ALL] = { "all", 'a', NULL, "every command with its options" },
	{ NULL, 0, NULL, NULL },
};

enum { COLUMNS = 79, OPTION_COLUMNS = 26, SUMMARY_COLUMNS = 14 };

/* text behind what stands in the line already, which is indent columns wide; its further lines begin there, too. */
static void put_wrapped(struct buf *out, size_t indent, const char *text)
{
	struct text_spans lines = { NULL, 0, 0 };

	text_wrap(str_of(text), COLUMNS - (int)indent, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		if (i)
			buf_fill(out, ' ', indent);
		buf_add(out, str_in(str_of(text), lines.v[i]));
		buf_addc(out, '\n');
	}
	vec_release(&lines);
}

/* Where the next piece of a usage line ends: at a blank, but not inside brackets. */
static size_t piece_end(struct str text)
{
	size_t end = 0;
	int depth = 0;

	for (; end < text.n && (depth || text.p[end] != ' '); end++)
		depth += text.p[end] == '[' ? 1 : text.p[end] == ']' ? -1 : 0;
	return end;
}

/* before, and behind it the pieces of usage, which go on in its column. */
static void put_usage(struct buf *out, const char *before, const char *usage)
{
	struct str rest = str_trim(str_of(usage));
	int used = text_columns(str_of(before)), indent = used;

	buf_adds(out, before);
	for (bool is_first = true; rest.n; is_first = false) {
		struct str piece = str_sub(rest, 0, piece_end(rest));
		int width = text_columns(piece);

		if (!is_first && used + 1 + width > COLUMNS) {
			buf_addc(out, '\n');
			buf_fill(out, ' ', (size_t)indent);
			used = indent;
		} else if (!is_first) {
			buf_addc(out, ' ');
			used++;
		}
		buf_add(out, piece);
		used += width;
		rest = str_trim(str_sub(rest, piece.n, rest.n - piece.n));
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
		if (width + 2 > OPTION_COLUMNS) {
			buf_addc(out, '\n');
			width = 0;
		}
		buf_fill(out, ' ', OPTION_COLUMNS - width);
		put_wrapped(out, OPTION_COLUMNS, option->help);
	}
}

static void put_command(const struct cmd *cmd, struct buf *out)
{
	put_usage(out, "usage: boardpack ", cmd->usage);
	put_wrapped(out, 0, cmd->summary);
	put_options(cmd, out);
	for (size_t i = 0; cmd->parts && cmd->parts[i]; i++) {
		buf_addc(out, '\n');
		put_usage(out, "boardpack ", cmd->parts[i]->usage);
		buf_adds(out, "  ");
		put_wrapped(out, 2, cmd->parts[i]->summary);
		put_options(cmd->parts[i], out);
	}
}

static void put_overview(struct buf *out)
{
	buf_adds(out, "boardpack writes, checks and renders a board pack.\n\n"
		      "usage: boardpack PACK             edit a pack, as boardpack edit\n"
		      "       boardpack COMMAND [OPTION]... [ARGUMENT]...\n\n");
	for (size_t i = 0; cmd_table[i]; i++) {
		buf_printf(out, "  %-*s", SUMMARY_COLUMNS - 2, cmd_table[i]->name);
		put_wrapped(out, SUMMARY_COLUMNS, cmd_table[i]->summary);
	}
	buf_adds(out, "\nboardpack alone begins in this folder, or goes on with its newest pack;\n"
		      "boardpack walk --plain does so without a screen.\n"
		      "boardpack new --example DIR makes an invented company to look at and to try.\n"
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
