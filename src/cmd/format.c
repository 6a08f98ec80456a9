/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/format.h"

/* What people expect in a file of that name, the first where nothing else is said. Other endings say nothing. */
static const struct ending {
	const char *name;
	const char *formats[3];
} endings[] = {
	{ ".md", { "markdown" } },
	{ ".markdown", { "markdown" } },
	{ ".html", { "html" } },
	{ ".htm", { "html" } },
	{ ".pdf", { "pdf" } },
	{ ".docx", { "docx" } },
	{ ".pptx", { "pptx" } },
	{ ".xlsx", { "xlsx" } },
	{ ".json", { "json", "sarif" } },
	{ ".sarif", { "sarif" } },
	{ ".csv", { "csv" } },
	/* What nothing here writes: better a word than Markdown under that name. */
	{ ".doc", { NULL } },
	{ ".odt", { NULL } },
	{ ".ods", { NULL } },
	{ ".odp", { NULL } },
	{ ".ppt", { NULL } },
	{ ".rtf", { NULL } },
	{ ".xls", { NULL } },
};

static const struct ending *find_ending(struct str path)
{
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		size_t n = strlen(endings[i].name);

		if (path.n > n && str_eq_nocase(str_sub(path, path.n - n, n), str_of(endings[i].name)))
			return &endings[i];
	}
	return NULL;
}

static int find_format(const char *const *formats, const char *name)
{
	for (int i = 0; formats[i]; i++)
		if (strcmp(formats[i], name) == 0)
			return i;
	return -1;
}

static bool is_of(const struct ending *ending, const char *format)
{
	for (size_t i = 0; i < COUNT_OF(ending->formats); i++)
		if (ending->formats[i] && strcmp(ending->formats[i], format) == 0)
			return true;
	return false;
}

int format_named(const char *const *formats, struct str path)
{
	const struct ending *ending = find_ending(path);
	int format = -1;

	for (size_t i = 0; ending && format < 0 && i < COUNT_OF(ending->formats) && ending->formats[i]; i++)
		format = find_format(formats, ending->formats[i]);
	return format;
}

int format_choose(const struct cmd *cmd, const char *const *formats, const char *given, const char *output)
{
	const struct ending *ending = output ? find_ending(str_of(output)) : NULL;
	int named = output ? format_named(formats, str_of(output)) : -1;
	int format = given ? find_format(formats, given) : named >= 0 ? named : 0;

	if (format < 0)
		cmd_usage(cmd, "unknown format '%s'", given);
	else if (ending && !given && named < 0)
		cmd_usage(cmd, "'%s': %s writes no '%s'", output, cmd->name, ending->name);
	else if (ending && !is_of(ending, formats[format]))
		cmd_usage(cmd, "'%s' would not hold what its name says, but %s", output, formats[format]);
	else
		return format;
	return -1;
}
