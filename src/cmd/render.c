/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/format.h"
#include "cmd/walk.h"
#include "cmd/render.h"

enum {
	OPTION_FORMAT,
	OPTION_OUTPUT,
	OPTION_LAYOUT,
	OPTION_AUDIENCE,
	OPTION_APPENDIX,
	OPTION_ONLY,
	OPTION_CHARTS,
	OPTION_SINCE,
};

static const struct cmd_option options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT",
			    "markdown, html, pdf, docx, pptx or xlsx; by default what FILE ends in, or markdown" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE",
			    "write to FILE instead of standard output; of several packs, to folder FILE" },
	[OPTION_LAYOUT] = { "layout", 'L', "NAME", "the report's layout; by default that of the company's stage" },
	[OPTION_AUDIENCE] = { "audience", 'a', "NAME",
			      "board (the default), observer, lender, or another of the layout" },
	[OPTION_APPENDIX] = { "appendix", 'A', "LIST",
			      "definitions, changes, benchmarks, variance, bridge, ties, version, "
			      "checks, glossary; all; none" },
	[OPTION_ONLY] = { "only-appendix", 0, NULL, "the appendices without the report" },
	[OPTION_CHARTS] = { "charts", 'c', "FORM", "svg, mermaid, text or none" },
	[OPTION_SINCE] = { "since", 0, "PACK", "an earlier version of the pack, for the appendix version" },
	{ NULL, 0, NULL, NULL },
};

static const char *const chart_words[] = { "none", "text", "mermaid", "svg", NULL };

static int word_of(const char *text, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (strcmp(text, words[i]) == 0)
			return i;
	return -1;
}

/* False after a message. */
static bool take_charts(struct render *render, const char *word)
{
	int which = word_of(word, chart_words);

	if (which < 0) {
		cmd_usage(&cmd_render, "unknown form of charts '%s'", word);
		return false;
	}
	render->charts = (enum markdown_charts)which;
	render->has_charts = true;
	return true;
}

static bool take_option(struct render *render, int option, char *argument)
{

	switch (option) {
	case OPTION_CHARTS:
		return take_charts(render, argument);
	case OPTION_OUTPUT:
		render->output = argument;
		break;
	case OPTION_LAYOUT:
		render->layout = argument;
		break;
	case OPTION_AUDIENCE:
		render->audience = argument;
		break;
	case OPTION_APPENDIX:
		render->appendices = argument;
		break;
	case OPTION_ONLY:
		render->only_appendices = true;
		break;
	default:
		render->since = argument;
		break;
	}
	return true;
}

static bool read_options(int argc, char **argv, struct render *render)
{
	const char *given = NULL;
	char *argument;
	int option, format;

	while ((option = cmd_option(&cmd_render, argc, argv, &argument)) >= 0)
		if (option == OPTION_FORMAT)
			given = argument;
		else if (!take_option(render, option, argument))
			return false;
	if (option != -1)
		return false;
	/* Of several packs the output is a folder, and may be called as it likes. */
	format = format_choose(&cmd_render, render_formats, given, argc - optind > 1 ? NULL : render->output);
	render->format = format < 0 ? RENDER_MARKDOWN : (enum render_format)format;
	return format >= 0;
}

/* Every so many packs, from the first one on. */
static enum cmd_status render_share(const struct render *render, char *const *paths, int count, int first, int step)
{
	enum cmd_status worst = CMD_OK;

	for (int i = first; i < count; i += step) {
		enum cmd_status status = render_into(render, paths[i]);

		worst = status > worst ? status : worst;
	}
	return worst;
}

/* One process a core, each with its own share; the names of the files say which pack each is of, so no order is lost. */
static enum cmd_status render_all(const struct render *render, char *const *paths, int count)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int shares = cores < 1 ? 1 : cores > 64 ? 64 : (int)cores, started = 0, state;
	enum cmd_status worst = CMD_OK;

	shares = shares < count ? shares : count;
	fflush(NULL);
	for (int i = 1; i < shares; i++) {
		pid_t child = fork();

		if (child == 0)
			_exit(render_share(render, paths, count, i, shares));
		if (child < 0) /* no process to be had: this one does it */
			worst = render_share(render, paths, count, i, shares);
		else
			started++;
	}
	state = (int)render_share(render, paths, count, 0, shares);
	worst = state > (int)worst ? (enum cmd_status)state : worst;
	for (; started > 0; started--) {
		while (wait(&state) < 0 && errno == EINTR)
			;
		if (!WIFEXITED(state) || WEXITSTATUS(state) != 0)
			worst = CMD_FAILED;
	}
	return worst;
}

static int by_text(const void *left, const void *right)
{
	char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

/* Two packs whose reports would be one file, or NULL. The name is the caller's. */
static char *same_name(const struct render *render, char *const *paths, int count)
{
	char **names = mem_zero((size_t)count + 1, sizeof(*names)), *same = NULL;

	for (int i = 0; i < count; i++) {
		struct buf name = BUF_EMPTY;

		render_name(render, paths[i], &name);
		names[i] = buf_detach(&name);
	}
	qsort(names, (size_t)count, sizeof(*names), by_text);
	for (int i = 0; i + 1 < count && !same; i++)
		if (strcmp(names[i], names[i + 1]) == 0)
			same = mem_strdup(names[i]);
	for (int i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return same;
}

/* Packs of several companies have the same names: then those of their folders tell them apart. */
static enum cmd_status render_many(struct render *render, char *const *paths, int count)
{
	char *same = same_name(render, paths, count);
	enum cmd_status status;

	render->with_folder = same != NULL;
	free(same);
	same = same_name(render, paths, count);
	status = same ? cmd_fail("two of the packs would be written to '%s' in '%s'", same, render->output)
		      : render_all(render, paths, count);
	free(same);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct render render = { .charts = MARKDOWN_CHARTS_TEXT };
	struct buf path = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	bool is_binary;

	if (!read_options(argc, argv, &render))
		return CMD_FAILED;
	is_binary = render.format != RENDER_MARKDOWN && render.format != RENDER_HTML;
	if (argc - optind > 1 && !render.output)
		return cmd_usage(&cmd_render, "several packs need -o and a folder");
	if (render.since && argc - optind > 1)
		return cmd_usage(&cmd_render, "--since takes one pack");
	if (!render.output && is_binary)
		return cmd_usage(&cmd_render, "a %s file needs -o", render_formats[render.format]);
	if (!render.output && render.has_charts && render.charts == MARKDOWN_CHARTS_SVG &&
	    render.format == RENDER_MARKDOWN)
		return cmd_usage(&cmd_render, "--charts svg writes files beside the one of -o");
	if (argc - optind > 1)
		return render_many(&render, argv + optind, argc - optind);
	if (walk_pack(optind < argc ? argv[optind] : NULL, &path))
		status = render_one(&render, path.p, render.output);
	buf_release(&path);
	return status;
}

const struct cmd cmd_render = {
	.name = "render",
	.usage = "render [-f FORMAT] [-L LAYOUT] [-a AUDIENCE] [-A LIST] [-c FORM] [-o FILE] [PACK...|DIR]",
	.summary = "the board's report: Markdown, HTML, PDF and more",
	.options = options,
	.run = run,
};
