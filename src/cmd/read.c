/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "store/jsonl.h"
#include "view/reading.h"

/* The narrative that is read when no item is named. */
#define ITEM_DEFAULT "customers.expansion_opportunities"

enum { OPTION_FORMAT, OPTION_ISSUES, OPTION_ITEM, OPTION_JSONL, OPTION_TEXT };

static const struct cmd_option options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text (the default) or json" },
	[OPTION_ISSUES] = { "issues", 0, NULL,
			    "with --jsonl: the faults of comments instead of the accounts of a narrative" },
	[OPTION_ITEM] = { "item", 'i', "ID", "the item of PACK to read; " ITEM_DEFAULT " by default" },
	[OPTION_JSONL] = { "jsonl", 'j', NULL, "read one JSON object a line from standard input, answer one a line" },
	[OPTION_TEXT] = { "text", 't', "FILE", "read a bare narrative from FILE; - is standard input" },
	{ NULL, 0, NULL, NULL },
};

struct choice {
	bool is_json, is_jsonl, is_issues;
	const char *item, *text;
};

static enum cmd_status answer(struct str text, const struct narrative_context *context, bool is_json)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	narrative_init(&narrative);
	narrative_read(&narrative, text, context);
	if (is_json)
		reading_json(&narrative, STR(""), true, &out);
	else
		reading_text(&narrative, text, &out);
	status = cmd_output(NULL, &out);
	buf_release(&out);
	narrative_release(&narrative);
	return status;
}

/* Any other item with a contract: entries and slots. */
static enum cmd_status answer_contract(const struct session *session, const struct item *item, bool is_json)
{
	const struct addr at = { item->id, 0, STR("text") };
	struct contract_reading reading;
	struct contract contract;
	struct passage passage;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	if (!contract_of_item(&session->rules, item, &contract))
		return cmd_fail("no check reads '%.*s' entry by entry", STR_FMT(item->id));
	contract_init(&reading);
	if (item->kind == ITEM_TABLE) {
		contract_read_rows(&reading, &contract, item, pack_entry(&session->workspace.pack, item->id));
	} else {
		passage_open(&passage, pack_text(&session->workspace.pack, &at));
		contract_read_text(&reading, &contract, &passage);
		passage_close(&passage);
	}
	if (is_json)
		reading_contract_json(&reading, &contract, &out);
	else
		reading_contract_text(&reading, &contract, &out);
	status = cmd_output(NULL, &out);
	buf_release(&out);
	contract_release(&reading);
	return status;
}

static enum cmd_status read_item(const char *path, const char *id, bool is_json)
{
	struct session session;
	struct narrative_context context;
	const struct item *item;
	enum cmd_status status;

	if (!session_open(&session, path))
		return CMD_FAILED;
	item = catalogue_find(&session.workspace.catalogue, str_of(id));
	if (!item) {
		status = cmd_fail("no item '%s' in the catalogue", id);
	} else if (!str_is(item->id, ITEM_DEFAULT)) {
		status = answer_contract(&session, item, is_json);
	} else {
		const struct addr at = { item->id, 0, STR("text") };

		context = narrative_context_of(&session.workspace.company);
		status = answer(pack_text(&session.workspace.pack, &at), &context, is_json);
	}
	session_close(&session);
	return status;
}

static enum cmd_status read_text(const char *path, bool is_json)
{
	const struct narrative_context nobody = { .company = STR("") };
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	enum cmd_status status;
	bool is_read = strcmp(path, "-") == 0
			       ? file_read_fd(STDIN_FILENO, "standard input", STORE_SCALAR_LIMIT, &text, &error)
			       : file_read(path, STORE_SCALAR_LIMIT, &text, NULL, &error);

	if (is_read)
		status = answer(buf_str(&text), &nobody, is_json);
	else
		status = cmd_fail("%s", error_text(&error));
	buf_release(&text);
	error_release(&error);
	return status;
}

/* A line without its end; false at the end of input. A line beyond the limit ends at it: what follows is read as the next. */
static bool next_line(FILE *in, struct buf *line)
{
	int c;

	buf_clear(line);
	while ((c = getc(in)) != EOF && c != '\n' && line->n < STORE_SCALAR_LIMIT)
		buf_addc(line, (char)c);
	return c != EOF || line->n > 0;
}

/* "USD thousand" counts money in thousands, "%" percent, "months" months; anything else is a count or a score. */
static void comment_unit(struct str unit, struct comment_input *input)
{
	input->scale = str_find(unit, STR("thousand"), 0) != STR_NONE  ? 1e3
		       : str_find(unit, STR("million"), 0) != STR_NONE ? 1e6
								       : 1;
	if (str_is(unit, "%") || str_is(unit, "percent"))
		input->unit = COMMENT_UNIT_PERCENT;
	else if (str_is(unit, "months"))
		input->unit = COMMENT_UNIT_MONTHS;
	else if (unit.n >= 3 && unit.p[0] >= 'A' && unit.p[0] <= 'Z' && unit.p[1] >= 'A' && unit.p[1] <= 'Z')
		input->unit = COMMENT_UNIT_MONEY;
	else if (unit.n)
		input->unit = COMMENT_UNIT_COUNT;
}

static struct comment_value scaled(struct jsonl_value value, double scale)
{
	return (struct comment_value){ value.known, value.value * scale };
}

/* Costs, burn, churn, payback: less is better. */
static bool is_lower_better(struct str id)
{
	static const char *const words[] = { "churn", "burn",      "cac",       "payback",  "expense", "cost",
					     "opex",  "downgrade", "attrition", "turnover", "overdue", "loss" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_find(id, str_of(words[i]), 0) != STR_NONE)
			return true;
	return false;
}

static bool answer_issues(const struct jsonl_record *record)
{
	struct comment_input input = { .text = record->text,
				       .prior_text = record->prior_text,
				       .id = record->kpi_id,
				       .label = record->kpi_label,
				       .scale = 1,
				       .lower_is_better = is_lower_better(record->kpi_id) };
	struct comment comment;
	struct buf out = BUF_EMPTY;
	bool is_good;

	comment_unit(record->kpi_unit, &input);
	input.actual = scaled(record->actual, input.scale);
	input.forecast = scaled(record->forecast, input.scale);
	input.prior = scaled(record->prior, input.scale);
	if (!period_parse(record->period, &input.period))
		input.period.months = 0;
	comment_init(&comment);
	comment_read(&comment, &input, ~0U);
	reading_comment_json(&comment, record->id, &out);
	is_good = cmd_output(NULL, &out) == CMD_OK;
	comment_release(&comment);
	buf_release(&out);
	return is_good;
}

/* One line in, one line out at once: a program on the other end of both pipes may wait for it. */
static bool answer_line(struct str line, size_t number, bool is_issues)
{
	struct error error = ERROR_NONE;
	struct narrative narrative;
	struct jsonl_record record;
	struct buf out = BUF_EMPTY;
	struct arena arena;
	bool is_good;

	arena_init(&arena);
	is_good = jsonl_read(line, &arena, &record, &error);
	if (is_good && is_issues) {
		is_good = answer_issues(&record);
	} else if (is_good) {
		const struct narrative_context context = { .company = record.company };

		narrative_init(&narrative);
		narrative_read(&narrative, record.text, &context);
		reading_json(&narrative, record.id, false, &out);
		is_good = cmd_output(NULL, &out) == CMD_OK;
		narrative_release(&narrative);
	} else {
		cmd_fail("standard input:%zu: %s", number, error_text(&error));
	}
	buf_release(&out);
	arena_release(&arena);
	error_release(&error);
	return is_good;
}

static enum cmd_status read_lines(bool is_issues)
{
	enum cmd_status status = CMD_OK;
	struct buf line = BUF_EMPTY;

	for (size_t number = 1; next_line(stdin, &line); number++)
		if (!str_is_blank(buf_str(&line)) && !answer_line(buf_str(&line), number, is_issues))
			status = CMD_FAILED;
	if (ferror(stdin))
		status = cmd_fail("cannot read standard input");
	buf_release(&line);
	return status;
}

static bool read_options(int argc, char **argv, struct choice *choice)
{
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_read, argc, argv, &argument)) >= 0) {
		switch (option) {
		case OPTION_FORMAT:
			choice->is_json = strcmp(argument, "json") == 0;
			if (!choice->is_json && strcmp(argument, "text") != 0) {
				cmd_usage(&cmd_read, "unknown format '%s'", argument);
				return false;
			}
			break;
		case OPTION_ISSUES:
			choice->is_issues = true;
			break;
		case OPTION_ITEM:
			choice->item = argument;
			break;
		case OPTION_JSONL:
			choice->is_jsonl = true;
			break;
		case OPTION_TEXT:
			choice->text = argument;
			break;
		}
	}
	return option == -1;
}

static enum cmd_status run(int argc, char **argv)
{
	struct choice choice = { .item = NULL };
	int ways;

	if (!read_options(argc, argv, &choice))
		return CMD_FAILED;
	ways = choice.is_jsonl + (choice.text != NULL) + (argc > optind);
	if (ways != 1 || (choice.is_issues && !choice.is_jsonl) || argc - optind > 1 || (choice.item && argc == optind))
		return cmd_usage(&cmd_read, "read takes one of a pack, --text and --jsonl");
	if (choice.is_jsonl)
		return read_lines(choice.is_issues);
	if (choice.text)
		return read_text(choice.text, choice.is_json);
	return read_item(argv[optind], choice.item ? choice.item : ITEM_DEFAULT, choice.is_json);
}

const struct cmd cmd_read = {
	.name = "read",
	.usage = "read [-f text|json] [-i ID] PACK | read [-f text|json] -t FILE | read --jsonl [--issues]",
	.summary = "how the checker reads a narrative",
	.options = options,
	.run = run,
};
