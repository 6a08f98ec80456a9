/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"

const struct cmd *const cmd_table[] = {
#define CMD(name) &cmd_##name,
#include "cmd/commands.def"
#undef CMD
	NULL,
};

static const struct cmd *find(const char *name)
{
	for (size_t i = 0; cmd_table[i]; i++)
		if (strcmp(cmd_table[i]->name, name) == 0)
			return cmd_table[i];
	return NULL;
}

/* A path, not a mistyped command: "acme/2026-Q3.yaml", or anything that is a file. */
static bool is_pack(const char *argument)
{
	struct str s = str_of(argument);

	return str_ends(s, STR(".yaml")) || str_find_char(s, '/', 0) != STR_NONE || file_exists(argument);
}

/*
 * The screen takes the terminal's own locale; everything else writes the same bytes everywhere, and the width of a
 * character (which aligns tables) is libc's to say.
 */
static void set_locale(const struct cmd *cmd)
{
	if (cmd == &cmd_edit)
		setlocale(LC_CTYPE, "");
	else if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
}

int main(int argc, char **argv)
{
	const struct cmd *cmd;

	mem_keep();
	/* A file that may not grow is an error like a full disk, not the end. Not so for foreign programs that we start. */
	signal(SIGXFSZ, SIG_IGN);
	/* Alone at a terminal it begins: with the newest pack of this folder, or with the questions of a first run. */
	if (argc < 2 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		set_locale(&cmd_walk);
		return (int)cmd_walk.run(argc, argv);
	}
	if (argc < 2) {
		set_locale(&cmd_help);
		cmd_help.run(1, argv);
		return CMD_FAILED;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		cmd = &cmd_help;
	else if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)
		cmd = &cmd_version;
	else
		cmd = find(argv[1]);
	if (!cmd && is_pack(argv[1])) {
		set_locale(&cmd_edit);
		return (int)cmd_edit.run(argc, argv);
	}
	set_locale(cmd ? cmd : &cmd_help);
	if (!cmd)
		return (int)cmd_fail("'%s' is neither a command nor a file; see boardpack help", argv[1]);
	/* "boardpack lint --help" is "boardpack help lint". */
	if (argc > 2 && strcmp(argv[2], "--help") == 0) {
		char *help[] = { argv[0], argv[1], NULL };

		return (int)cmd_help.run(2, help);
	}
	argv[1] = argv[0];
	return (int)cmd->run(argc - 1, argv + 1);
}
