/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/format.h"
#include "cmd/lint_pool.h"
#include "store/packs.h"
#include "view/json.h"
#include "view/sarif.h"

enum { OPTION_FORMAT, OPTION_LEVEL, OPTION_OUTPUT };

static const struct cmd_option options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT",
			    "text, json, sarif or github; by default what FILE ends in, or text" },
	[OPTION_LEVEL] = { "level", 'l', "LEVEL", "exit 1 from this level up: advice, warning (the default) or error" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE", "write to FILE instead of standard output" },
	{ NULL, 0, NULL, NULL },
};

/* The reports of all packs, put together. */
struct report {
	const struct format *format;
	bool is_list; /* more than one pack */
	struct report_sum sum;
	VEC(char *) bodies; /* in the order of the packs; only what a document is made of at the end */
	VEC(char *) extras; /* lines of all packs */
	struct buf out;
	enum cmd_status status;
};

struct format {
	const char *name;
	void (*write)(const struct view_input *input, struct buf *body, struct buf *extra);
	void (*finish)(struct report *report); /* after the last pack; bodies are kept for it when is_document */
	bool is_document;
};

static void write_text(const struct view_input *input, struct buf *body, struct buf *extra)
{
	(void)extra;
	report_text(input, body);
}

static void finish_text(struct report *report)
{
	if (report->is_list && report->sum.packs)
		report_sum(&report->sum, &report->out);
}

static void write_github(const struct view_input *input, struct buf *body, struct buf *extra)
{
	(void)extra;
	report_github(input, body);
}

static void finish_nothing(struct report *report)
{
	(void)report;
}

static void write_json(const struct view_input *input, struct buf *body, struct buf *extra)
{
	struct json json;

	(void)extra;
	json_init(&json, body, true);
	report_json(input, &json);
}

/* One pack is one object, several are a list of them. */
static void finish_json(struct report *report)
{
	for (size_t i = 0; i < report->bodies.n; i++) {
		if (report->is_list)
			buf_adds(&report->out, i ? ",\n" : "[\n");
		buf_adds(&report->out, report->bodies.v[i]);
	}
	if (report->is_list)
		buf_adds(&report->out, report->bodies.n ? "\n]" : "[]");
	if (report->is_list || report->bodies.n)
		buf_addc(&report->out, '\n');
}

/*
 * What all packs share goes ahead as lines: "R" and a rule's description, "S" and file, check and reason of a skip apart
 * by tabs. A description has line feeds of its own, hence the unit separator as the end of a line; text_visible() and
 * JSON leave none in what comes from files.
 */
#define LINE_END '\x1f'

static void write_sarif(const struct view_input *input, struct buf *body, struct buf *extra)
{
	const struct rule *last = NULL;

	sarif_results(input, body);
	for (size_t i = 0; i < input->findings->list.n; i++) {
		const struct rule *rule = input->findings->list.v[i].rule;

		if (rule == last)
			continue;
		last = rule;
		buf_addc(extra, 'R');
		sarif_rule(rule, extra);
		buf_addc(extra, LINE_END);
	}
	for (size_t i = 0; i < input->findings->skipped.n; i++) {
		const struct skip *skip = &input->findings->skipped.v[i];

		buf_addc(extra, 'S');
		text_visible(str_of(input->file), false, extra);
		buf_printf(extra, "\t%.*s\t%.*s", STR_FMT(skip->rule->id), STR_FMT(skip->reason));
		buf_addc(extra, LINE_END);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Of a line "Sfile\trule\treason", whose tabs become ends of texts. */
static struct sarif_skip split_skip(char *line)
{
	struct sarif_skip skip = { .file = str_of(line + 1) };
	char *rule = strchr(line, '\t'), *reason = rule ? strchr(rule + 1, '\t') : NULL;

	if (reason) {
		*rule = *reason = '\0';
		skip = (struct sarif_skip){ str_of(line + 1), str_of(rule + 1), str_of(reason + 1) };
	}
	return skip;
}

static void finish_sarif(struct report *report)
{
	struct sarif_run run = { .sum = report->sum, .is_complete = report->status != CMD_FAILED };
	VEC(struct str) rules = { NULL, 0, 0 }, results = { NULL, 0, 0 };
	VEC(struct sarif_skip) skips = { NULL, 0, 0 };

	for (size_t i = 0; i < report->bodies.n; i++)
		vec_push(&results, str_of(report->bodies.v[i]));
	for (size_t i = 0; i < report->extras.n; i++)
		if (report->extras.v[i][0] == 'S')
			vec_push(&skips, split_skip(report->extras.v[i]));
	if (report->extras.n)
		qsort(report->extras.v, report->extras.n, sizeof(report->extras.v[0]), by_text);
	for (size_t i = 0; i < report->extras.n; i++)
		if (report->extras.v[i][0] == 'R' &&
		    (i == 0 || strcmp(report->extras.v[i - 1], report->extras.v[i]) != 0))
			vec_push(&rules, str_of(report->extras.v[i] + 1));
	run.rules = rules.v;
	run.rule_count = rules.n;
	run.results = results.v;
	run.result_count = results.n;
	run.skips = skips.v;
	run.skip_count = skips.n;
	sarif_document(&run, &report->out);
	vec_release(&rules);
	vec_release(&results);
	vec_release(&skips);
}

static const struct format formats[] = {
	{ "text", write_text, finish_text, false },
	{ "json", write_json, finish_json, true },
	{ "sarif", write_sarif, finish_sarif, true },
	{ "github", write_github, finish_nothing, false },
};

static void keep_lines(struct report *report, struct str rest)
{
	struct str line;

	while (str_next_part(&rest, LINE_END, &line))
		if (line.n) {
			struct buf copy = BUF_EMPTY;

			buf_add(&copy, line);
			vec_push(&report->extras, buf_detach(&copy));
		}
}

static void take(void *data, const char *path, const struct lint_outcome *outcome)
{
	struct report *report = data;
	struct buf body = BUF_EMPTY;

	(void)path;
	fflush(stdout);
	if (outcome->chatter.n)
		fwrite(outcome->chatter.p, 1, outcome->chatter.n, stderr);
	if (!outcome->is_open) {
		report->status = CMD_FAILED;
		return;
	}
	if (outcome->has_findings && report->status == CMD_OK)
		report->status = CMD_FINDINGS;
	report->sum.packs += outcome->sum.packs;
	report->sum.ran += outcome->sum.ran;
	report->sum.fired += outcome->sum.fired;
	report->sum.findings += outcome->sum.findings;
	report->sum.waived += outcome->sum.waived;
	report->sum.skipped += outcome->sum.skipped;
	keep_lines(report, buf_str(&outcome->extra));
	if (!report->format->is_document) {
		buf_add(&report->out, buf_str(&outcome->body));
		return;
	}
	buf_add(&body, buf_str(&outcome->body));
	vec_push(&report->bodies, buf_detach(&body));
}

/* NULL after a message. */
static const struct format *choose_format(const char *given, const char *output)
{
	const char *names[COUNT_OF(formats) + 1] = { NULL };
	int format;

	for (size_t i = 0; i < COUNT_OF(formats); i++)
		names[i] = formats[i].name;
	format = format_choose(&cmd_lint, names, given, output);
	return format < 0 ? NULL : &formats[format];
}

struct choice {
	const struct format *format;
	enum level level;
	const char *output;
};

static bool read_options(int argc, char **argv, struct choice *choice)
{
	const char *given = NULL;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_lint, argc, argv, &argument)) >= 0) {
		switch (option) {
		case OPTION_FORMAT:
			given = argument;
			break;
		case OPTION_LEVEL:
			if (!level_parse(str_of(argument), &choice->level)) {
				cmd_usage(&cmd_lint, "unknown level '%s'", argument);
				return false;
			}
			break;
		case OPTION_OUTPUT:
			choice->output = argument;
			break;
		}
	}
	if (option == -1)
		choice->format = choose_format(given, choice->output);
	return option == -1 && choice->format;
}

static bool find_packs(char **arguments, struct file_list *packs)
{
	struct error error = ERROR_NONE;
	bool fine = true;

	for (; *arguments; arguments++)
		fine = packs_find(*arguments, packs, &error) && fine;
	if (!fine)
		cmd_fail("%s", error_text(&error));
	error_release(&error);
	return fine;
}

static void release(struct report *report)
{
	for (size_t i = 0; i < report->bodies.n; i++)
		free(report->bodies.v[i]);
	for (size_t i = 0; i < report->extras.n; i++)
		free(report->extras.v[i]);
	vec_release(&report->bodies);
	vec_release(&report->extras);
	buf_release(&report->out);
}

static enum cmd_status run(int argc, char **argv)
{
	static char folder[] = ".";
	char *here[] = { folder, NULL };
	struct choice choice = { &formats[0], LEVEL_WARNING, NULL };
	struct file_list packs = { NULL, 0, 0 };
	struct report report = { .status = CMD_OK };

	if (!read_options(argc, argv, &choice))
		return CMD_FAILED;
	if (optind == argc) {
		argv = here;
		argc = optind = 0;
	}
	/* What can be checked is checked, whatever is wrong with the rest. */
	if (!find_packs(argv + optind, &packs))
		report.status = CMD_FAILED;
	report.format = choice.format;
	report.is_list = packs.n != 1 || argc - optind > 1 || file_is_directory(argv[optind]);
	lint_pool(&(struct lint_work){ choice.format->write, choice.level }, packs.v, packs.n, take, &report);
	choice.format->finish(&report);
	if ((report.out.n || choice.output) && cmd_output(choice.output, &report.out) != CMD_OK)
		report.status = CMD_FAILED;
	release(&report);
	file_list_release(&packs);
	return report.status;
}

const struct cmd cmd_lint = {
	.name = "lint",
	.usage = "lint [-f text|json|sarif|github] [-l LEVEL] [-o FILE] [PACK|FOLDER ...]",
	.summary = "check packs; exit 0 clean, 1 findings, 2 cannot run",
	.options = options,
	.run = run,
};
