/* SPDX-License-Identifier: MIT */
/*
 * Owns: the table of commands and what they share: opening a pack, printing an error, the exit status.
 * Never: anything a command does; a command is one file and one row of commands.def.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "check/lint.h"
#include "store/store.h"
#include "view/view.h"

enum cmd_status {
	CMD_OK = 0,
	CMD_FINDINGS = 1,
	CMD_FAILED = 2, /* usage or environment */
};

struct cmd_option {
	const char *name;     /* long, without dashes */
	char letter;          /* or 0 */
	const char *argument; /* shown in help, or NULL for a switch */
	const char *help;
};

struct cmd {
	const char *name, *usage, *summary;
	const struct cmd_option *options; /* ends with a NULL name */
	enum cmd_status (*run)(int argc, char **argv);
	const struct cmd *const *parts; /* commands of its own, "catalogue export"; ends with NULL; NULL: it has none */
};

extern const struct cmd *const cmd_table[]; /* ends with NULL */

#define CMD(name) extern const struct cmd cmd_##name;
#include "cmd/commands.def"
#undef CMD

/* Everything that lint, render and the screens need of one pack. */
struct session {
	struct workspace workspace;
	struct rule_set rules;
	struct facts *facts;
	struct findings findings;
	bool has_rules; /* they are loaded */
	size_t told; /* of the workspace's notes */
};

/* False after it printed the error. */
bool session_open(struct session *session, const char *path);
/* The pack at path as one of the company in directory (NULL: where it lies). */
bool session_open_in(struct session *session, const char *directory, const char *path);
/*
 * For who shows the pack before anything is checked: session_open(), but the rules may be left to session_rules(). Those of a
 * company with checks of its own, which may be refused, are there at once; those that were built in cannot fail. Settings that
 * set nothing are told by session_tell_settings(), when there is no screen any more.
 */
bool session_open_shown(struct session *session, const char *path);
/* Reads what session_open_shown() left for later of the definitions. False, with each fault, when one is wrong. */
bool session_fill(struct session *session, struct error *error);
void session_rules(struct session *session);
void session_tell_settings(const struct session *session);
/* A note for commands that pass a pack on: the words of a session that was cut off are not in it. */
void session_tell_unsaved(const struct session *session);
void session_close(struct session *session);
void session_lint(struct session *session);
struct lint_input session_lint_input(struct session *session);
struct view_input session_view_input(struct session *session);

/*
 * getopt_long() over the command's options. Returns the option's index, -1 at the end, -2 after it printed what is wrong.
 * *argument gets the option's argument.
 */
int cmd_option(const struct cmd *cmd, int argc, char **argv, char **argument);
/* "boardpack: " message on stderr, hazards made visible. Returns CMD_FAILED. */
enum cmd_status cmd_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
enum cmd_status cmd_usage(const struct cmd *cmd, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* To stdout, or to the file -o names (replaced atomically). */
enum cmd_status cmd_output(const char *path, const struct buf *text);
/* Into a file whose name was made up and not given: one of several in a folder. A link of that name is refused. */
enum cmd_status cmd_output_unnamed(const char *path, const struct buf *text);
/* Today; BOARDPACK_TODAY sets it for tests. */
struct date cmd_today(void);

#endif
