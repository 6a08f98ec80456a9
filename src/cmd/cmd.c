/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/cmd.h"

#include <errno.h>
#include <getopt.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"

/* More options than any command has, help included. */
#define OPTION_MAX 24

static void __attribute__((format(printf, 1, 0))) say(const char *format, va_list args)
{
	struct buf message = BUF_EMPTY, shown = BUF_EMPTY;

	buf_adds(&message, "boardpack: ");
	buf_vprintf(&message, format, args);
	text_visible(buf_str(&message), true, &shown);
	buf_addc(&shown, '\n');
	fflush(stdout);
	fwrite(shown.p, 1, shown.n, stderr);
	buf_release(&shown);
	buf_release(&message);
}

enum cmd_status cmd_fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(format, args);
	va_end(args);
	return CMD_FAILED;
}

enum cmd_status cmd_usage(const struct cmd *cmd, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(format, args);
	va_end(args);
	fprintf(stderr, "usage: boardpack %s\n", cmd->usage);
	return CMD_FAILED;
}

/* What getopt_long() wants, made of the command's table: the long options, and the letters behind "+:". */
struct getopt_tables {
	struct option longs[OPTION_MAX + 1];
	char letters[2 * OPTION_MAX + 3];
};

static void build_tables(const struct cmd *cmd, struct getopt_tables *tables)
{
	size_t n = 0, letter = 0;

	/* Options and operands may be mixed; a missing argument is told apart from an unknown option. */
	tables->letters[letter++] = ':';
	for (; cmd->options && cmd->options[n].name; n++) {
		const struct cmd_option *option = &cmd->options[n];

		assert(n < OPTION_MAX);
		/* Values from 256 up are indices; a letter is mapped back to its index below. */
		tables->longs[n] = (struct option){ option->name, option->argument ? required_argument : no_argument,
						    NULL, 256 + (int)n };
		if (!option->letter)
			continue;
		tables->letters[letter++] = option->letter;
		if (option->argument)
			tables->letters[letter++] = ':';
	}
	tables->longs[n] = (struct option){ NULL, 0, NULL, 0 };
	tables->letters[letter] = '\0';
}

int cmd_option(const struct cmd *cmd, int argc, char **argv, char **argument)
{
	struct getopt_tables tables;
	int got;

	build_tables(cmd, &tables);
	opterr = 0;
	got = getopt_long(argc, argv, tables.letters, tables.longs, NULL);
	*argument = optarg;
	if (got == -1)
		return -1;
	if (got == '?' || got == ':') {
		const char *text = optind > 0 && optind <= argc ? argv[optind - 1] : "";

		if (got == ':')
			cmd_usage(cmd, "option '%s' needs an argument", text);
		else if (optopt && optopt < 256)
			cmd_usage(cmd, "unknown option '-%c'", optopt);
		else
			cmd_usage(cmd, "unknown option '%s'", text);
		return -2;
	}
	if (got >= 256)
		return got - 256;
	for (int i = 0; cmd->options[i].name; i++)
		if (cmd->options[i].letter == got)
			return i;
	assert(!"an option of the table");
	return -2;
}

enum cmd_status cmd_output_unnamed(const char *path, const struct buf *text)
{
	struct error error = ERROR_NONE;
	enum cmd_status status = CMD_OK;

	if (!file_replace_unnamed(path, buf_str(text), &error))
		status = cmd_fail("%s", error_text(&error));
	error_release(&error);
	return status;
}

enum cmd_status cmd_output(const char *path, const struct buf *text)
{
	if (path) {
		struct error error = ERROR_NONE;
		enum cmd_status status = CMD_OK;

		if (!file_replace(path, buf_str(text), NULL, &error))
			status = cmd_fail("%s", error_text(&error));
		error_release(&error);
		return status;
	}
	errno = 0;
	if ((text->n && fwrite(text->p, 1, text->n, stdout) != text->n) || fflush(stdout) != 0)
		return cmd_fail("cannot write the output: %s", strerror(errno));
	return CMD_OK;
}

struct date cmd_today(void)
{
	const char *set = getenv("BOARDPACK_TODAY");
	struct clock clock = clock_system();
	struct date date;

	if (set && date_parse(str_of(set), &date))
		return date;
	return date_from_unix(clock_wall(&clock));
}
