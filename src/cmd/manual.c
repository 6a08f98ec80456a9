/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/session.h"
#include "tui/action.h"
#include "view/manual.h"

static const struct cmd_option options[] = { { NULL, 0, NULL, NULL } };

/* A key may be a backslash or a dot: the formatter must not read it. */
static void put_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\\')
			buf_adds(out, "\\e");
		else if (text.p[i] == '-')
			buf_adds(out, "\\-");
		else
			buf_addc(out, text.p[i]);
	}
}

static void put_action(const struct action_map *map, enum action action, struct buf *out)
{
	const struct action_row *row = action_row(action);
	struct buf keys = BUF_EMPTY, contexts = BUF_EMPTY;

	action_keys(map, action, &keys);
	action_contexts(row->contexts, &contexts);
	buf_printf(out, ".It Sy %s\n.Li \"", row->name);
	for (size_t i = 0; i < keys.n; i++)
		if (keys.p[i] == '"')
			buf_adds(out, "\\(dq");
		else
			put_escaped(out, str_sub(buf_str(&keys), i, 1));
	buf_printf(out, "\"\n(%.*s)\n.br\n", STR_FMT(buf_str(&contexts)));
	put_escaped(out, str_of(row->help));
	buf_adds(out, ".\n");
	buf_release(&contexts);
	buf_release(&keys);
}

static void put_keys(struct buf *out)
{
	struct action_map map;

	action_map_init(&map);
	buf_adds(out, ".\\\" Written by boardpack manual keys: do not edit.\n"
		      ".Dd November 23, 2026\n"
		      ".Dt BOARDPACK-KEYS 7\n"
		      ".Os\n"
		      ".Sh NAME\n"
		      ".Nm boardpack-keys\n"
		      ".Nd the keys of boardpack edit\n"
		      ".Sh DESCRIPTION\n"
		      "Each action has a name, keys, and the places where the keys work.\n"
		      ".Li ^S\n"
		      "is Control and S,\n"
		      ".Li M\\-x\n"
		      "is Alt and X (or Escape, then X),\n"
		      ".Li S\\-Tab\n"
		      "is Shift and Tab.\n"
		      "Where letters type, and on a cell of a table, a key that is a letter types it.\n"
		      ".Sh ACTIONS\n"
		      ".Bl -tag -width Ds\n");
	for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		put_action(&map, (enum action)action, out);
	buf_adds(out,
		 ".El\n"
		 ".Sh FILES\n"
		 ".Bl -tag -width Ds\n"
		 ".It Pa ~/.config/boardpack/keys\n"
		 "Your own keys, or in\n"
		 ".Ev XDG_CONFIG_HOME .\n"
		 "Each line is the name of an action and its keys, which take the place of its default ones:\n"
		 ".Ql save ^S F2 .\n"
		 "A name alone takes its keys away; a key that another action had in the same place is taken from it;\n"
		 "a line that begins with # is a comment.\n"
		 "A mistake is shown with its line when a pack is opened, and the other lines count;\n"
		 "an action whose line names no key that there is keeps its default ones.\n"
		 ".It Pa ~/.config/boardpack/dictionary.txt\n"
		 "Words that are spelt right for you, one a line, beside the company's own\n"
		 ".Pa dictionary.txt .\n"
		 ".It Pa ~/.config/boardpack/languages\n"
		 "Spelling dictionaries of your own, one a line, such as\n.Li de_DE ,\n"
		 "beside those that the company's\n.Li languages\nnames.\n"
		 ".It Pa ~/.config/boardpack/settings\n"
		 "The line\n.Ql mouse: on\nlets a mouse point: a click chooses an item, a row or a field and puts the "
		 "cursor into a "
		 "text, a second one\nopens what is chosen, the wheel moves three lines.\n"
		 "Without it, and with\n.Ql mouse: off ,\nthe terminal keeps the mouse for selecting, which otherwise "
		 "takes Shift.\n"
		 "The line\n.Ql looks: off\nkeeps no copies of packs as you left them.\n"
		 ".It Pa ~/.local/state/boardpack/looks\n"
		 "Packs as you left them, or in\n"
		 ".Ev XDG_STATE_HOME :\n"
		 "what\n.Ic since-looked\ncompares with. Only you can read them, and nobody else learns when you "
		 "looked. "
		 "Of each pack the last five states\nstay, for a year and a month at most.\n"
		 ".El\n"
		 ".Sh SEE ALSO\n.Xr boardpack 1\n");
	action_map_release(&map);
}

static bool put_checks(struct buf *out)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct rule_set rules;
	bool is_good;

	workspace_init(&workspace);
	rule_set_init(&rules);
	is_good = workspace_open_catalogue(&workspace, NULL, &error) &&
		  session_load_rules(&rules, &workspace.catalogue, NULL, &error);
	if (is_good)
		manual_checks(&rules, out);
	else
		cmd_fail("%s", error_text(&error));
	rule_set_release(&rules);
	workspace_release(&workspace);
	error_release(&error);
	return is_good;
}

static enum cmd_status run(int argc, char **argv)
{
	enum cmd_status status = CMD_FAILED;
	struct buf out = BUF_EMPTY;
	char *argument;

	if (cmd_option(&cmd_manual, argc, argv, &argument) != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_manual, "manual takes 'checks' or 'keys'");
	if (strcmp(argv[optind], "keys") == 0) {
		put_keys(&out);
		status = cmd_output(NULL, &out);
	} else if (strcmp(argv[optind], "checks") != 0) {
		status = cmd_usage(&cmd_manual, "no manual page '%s'", argv[optind]);
	} else if (put_checks(&out)) {
		status = cmd_output(NULL, &out);
	}
	buf_release(&out);
	return status;
}

const struct cmd cmd_manual = {
	.name = "manual",
	.usage = "manual checks|keys",
	.summary = "the manual pages that are made of tables, as mdoc",
	.options = options,
	.run = run,
};
