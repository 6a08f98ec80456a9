/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/catalogue.h"
#include "store/release.h"
#include "view/changes.h"

enum { OPTION_FORMAT, OPTION_SINCE };

static const struct cmd_option diff_options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text (the default) or json" },
	{ NULL, 0, NULL, NULL },
};

static const struct cmd_option changes_options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text (the default), json or markdown" },
	[OPTION_SINCE] = { "since", 0, "VERSION", "compare with VERSION, whatever the pack says" },
	{ NULL, 0, NULL, NULL },
};

#define COLUMNS 78

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_MARKDOWN, FORMAT_COUNT };

static bool read_format(const struct cmd *cmd, const char *name, int count, enum format *out)
{
	static const char *const names[FORMAT_COUNT] = { "text", "json", "markdown" };

	for (int i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0) {
			*out = (enum format)i;
			return true;
		}
	cmd_usage(cmd, "unknown format '%s'", name);
	return false;
}

static enum cmd_status print(const struct difference *difference, struct str title, enum format format)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	switch (format) {
	case FORMAT_JSON:
		changes_json(difference, &out);
		break;
	case FORMAT_MARKDOWN:
		changes_of_definitions(difference, &out);
		break;
	case FORMAT_TEXT:
	case FORMAT_COUNT:
		changes_text(difference, title, COLUMNS, &out);
		break;
	}
	status = cmd_output(NULL, &out);
	buf_release(&out);
	return status;
}

/* "0.1.0", or "acme/", where no version is known. */
static void put_side(struct buf *out, const char *source, const struct snapshot *side)
{
	buf_adds(out, source);
	if (side->version.n && !str_is(side->version, source))
		buf_printf(out, " (%.*s)", STR_FMT(side->version));
}

static enum cmd_status diff(const char *old_source, const char *new_source, enum format format)
{
	struct difference difference;
	struct snapshot old, new;
	struct error error = ERROR_NONE;
	struct buf title = BUF_EMPTY;
	enum cmd_status status;
	bool fine;

	snapshot_init(&old);
	snapshot_init(&new);
	difference_init(&difference);
	fine = release_snapshot(old_source, &old, &error);
	fine = release_snapshot(new_source, &new, &error) && fine;
	if (fine) {
		difference_run(&difference, &old, &new, NULL, NULL);
		put_side(&title, old_source, &old);
		buf_adds(&title, " to ");
		put_side(&title, new_source, &new);
		status = print(&difference, buf_str(&title), format);
	} else {
		status = cmd_fail("%s", error_text(&error));
	}
	difference_release(&difference);
	snapshot_release(&old);
	snapshot_release(&new);
	buf_release(&title);
	error_release(&error);
	return status;
}

static enum cmd_status run_diff(int argc, char **argv)
{
	enum format format = FORMAT_TEXT;
	char *argument;
	int option;

	while ((option = cmd_option(&catalogue_diff, argc, argv, &argument)) >= 0)
		if (!read_format(&catalogue_diff, argument, FORMAT_MARKDOWN, &format))
			return CMD_FAILED;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 2)
		return cmd_usage(&catalogue_diff, "catalogue diff takes two catalogues");
	return diff(argv[optind], argv[optind + 1], format);
}

const struct cmd catalogue_diff = {
	.name = "catalogue diff",
	.usage = "catalogue diff [-f text|json] OLD NEW",
	.summary = "what was added, removed, promoted and changed between two releases, files or folders",
	.options = diff_options,
	.run = run_diff,
};

static enum cmd_status changes(const struct workspace *workspace, struct str since, enum format format)
{
	struct release_changes found;
	struct error error = ERROR_NONE;
	struct buf title = BUF_EMPTY;
	enum cmd_status status;

	release_changes_init(&found);
	if (release_changes_of(workspace, since, &found, &error)) {
		buf_printf(&title, "%.*s to %.*s, definitions that '%s' uses", STR_FMT(found.old.version),
			   STR_FMT(found.new.version), workspace->path);
		status = print(&found.difference, buf_str(&title), format);
	} else {
		status = cmd_fail("%s%s", error_text(&error), since.n ? "" : "; --since VERSION names one");
	}
	release_changes_release(&found);
	buf_release(&title);
	error_release(&error);
	return status;
}

static enum cmd_status run_changes(int argc, char **argv)
{
	enum format format = FORMAT_TEXT;
	struct str since = STR("");
	struct error error = ERROR_NONE;
	struct workspace workspace;
	enum cmd_status status;
	char *argument;
	int option;

	while ((option = cmd_option(&catalogue_changes, argc, argv, &argument)) >= 0) {
		if (option == OPTION_SINCE)
			since = str_of(argument);
		else if (!read_format(&catalogue_changes, argument, FORMAT_COUNT, &format))
			return CMD_FAILED;
	}
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&catalogue_changes, "catalogue changes takes one pack");
	workspace_init(&workspace);
	if (workspace_open(&workspace, argv[optind], &error))
		status = changes(&workspace, since, format);
	else
		status = cmd_fail("%s", error_text(&error));
	workspace_release(&workspace);
	error_release(&error);
	return status;
}

const struct cmd catalogue_changes = {
	.name = "catalogue changes",
	.usage = "catalogue changes [-f text|json|markdown] [--since VERSION] PACK",
	.summary = "what changed in the definitions that a pack uses since it was written",
	.options = changes_options,
	.run = run_changes,
};
