/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/create.h"

enum { OPTION_COMPANY, OPTION_CURRENCY, OPTION_EXAMPLE, OPTION_PERIOD, OPTION_RAISING, OPTION_STAGE };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'c', "NAME", "the company's name" },
	[OPTION_CURRENCY] = { "currency", 'u', "CODE", "the currency of its books, such as USD" },
	[OPTION_EXAMPLE] = { "example", 'e', NULL, "an invented company with three packs, to look at and to try" },
	[OPTION_PERIOD] = { "period", 'p', "PERIOD", "2026-Q3 or 2026-09; by default the one after the newest pack" },
	[OPTION_RAISING] = { "raising", 'r', "ANSWER",
			     "yes or no: between two rounds, nothing of a round is asked for" },
	[OPTION_STAGE] = { "stage", 's', "STAGE", "preSeed, seed, seriesA, seriesB, seriesC or public" },
	{ NULL, 0, NULL, NULL },
};

/* What was made is told even where the rest failed: the next try meets it. */
static enum cmd_status tell(bool is_made, const struct buf *said, const struct error *error)
{
	enum cmd_status status = is_made ? CMD_OK : cmd_fail("%s", error_text(error));

	return said->n && cmd_output(NULL, said) != CMD_OK ? CMD_FAILED : status;
}

static enum cmd_status create(struct creation *plan, struct buf *said, struct error *error)
{
	if (!creation_check(plan, error))
		return cmd_usage(&cmd_new, "%s", error_text(error));
	if (!plan->is_new_company && (plan->company || plan->currency || plan->stage_text || plan->raising_text))
		cmd_fail("'%s' exists and stays as it is", plan->company_path.p);
	return tell(creation_write(plan, said, error), said, error);
}

static enum cmd_status run(int argc, char **argv)
{
	const char *given[COUNT_OF(options)] = { NULL };
	bool is_example = false;
	struct error error = ERROR_NONE;
	struct buf said = BUF_EMPTY;
	struct creation plan;
	enum cmd_status status;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_new, argc, argv, &argument)) >= 0)
		if (option == OPTION_EXAMPLE)
			is_example = true;
		else
			given[option] = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_new, "new takes one folder");
	creation_init(&plan, argv[optind]);
	plan.company = given[OPTION_COMPANY];
	plan.currency = given[OPTION_CURRENCY];
	plan.period_text = given[OPTION_PERIOD];
	plan.raising_text = given[OPTION_RAISING];
	plan.stage_text = given[OPTION_STAGE];
	status = is_example ? tell(creation_example(argv[optind], &said, &error), &said, &error)
			    : create(&plan, &said, &error);
	creation_release(&plan);
	buf_release(&said);
	error_release(&error);
	return status;
}

const struct cmd cmd_new = {
	.name = "new",
	.usage = "new [--company NAME --stage STAGE --currency CODE] [--raising ANSWER] [--period PERIOD] [--example] "
		 "DIR",
	.summary = "start a company's folder, or its next pack",
	.options = options,
	.run = run,
};
