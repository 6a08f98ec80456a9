/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "cmd/create.h"

struct question {
	const char *text, *presumed; /* presumed: what an empty line means; or NULL */
	bool (*take)(struct setup *setup, struct str answer, struct error *error);
	const char *help; /* for who answers with a question mark */
};

static void keep(struct buf *out, struct str text)
{
	buf_clear(out);
	buf_add(out, text);
}

static bool take_name(struct setup *setup, struct str answer, struct error *error)
{
	keep(&setup->name, answer);
	return setup_name_is_good(answer, error);
}

static bool take_currency(struct setup *setup, struct str answer, struct error *error)
{
	char code[4];

	if (!setup_read_currency(answer, code, error))
		return false;
	keep(&setup->currency, str_of(code));
	return true;
}

static bool take_stage(struct setup *setup, struct str answer, struct error *error)
{
	return setup_read_stage(answer, &setup->stage, error);
}

static bool take_raising(struct setup *setup, struct str answer, struct error *error)
{
	return setup_read_answer(answer, &setup->is_raising, error);
}

static bool take_month(struct setup *setup, struct str answer, struct error *error)
{
	return setup_read_month(answer, &setup->fiscal_year_start, error);
}

/* "2027-Q2, the quarter to 30 September 2026": a fiscal year is easily taken for another. */
static void add_period(const struct setup *setup, struct buf *out)
{
	struct period period;
	struct date end;

	if (!period_read(buf_str(&setup->period), &period))
		return;
	end = period_end(period, setup->fiscal_year_start);
	buf_printf(out, "%.*s, the %s to %d %s %d", STR_FMT(buf_str(&setup->period)),
		   period.months == 3 ? "quarter" : "month", end.day, setup_month_name(end.month), end.year);
}

static bool take_period(struct setup *setup, struct str answer, struct error *error)
{
	struct period period;

	if (!setup_read_period(answer, &period, error))
		return false;
	buf_clear(&setup->period);
	period_print(period, &setup->period);
	return true;
}

/* One question until its answer is good, what it means for an empty line in brackets. False at the end of the input. */
static bool ask(struct talk *talk, struct setup *setup, const struct question *question)
{
	struct error error = ERROR_NONE;
	struct str answer;
	bool done = false;

	while (!done && talk_ask(talk, &answer, "%s%s%s%s ", question->text, question->presumed ? " [" : "",
				 question->presumed ? question->presumed : "", question->presumed ? "]" : "")) {
		answer = str_trim(answer);
		if (str_is(answer, "?")) {
			talk_say(talk, "%s", question->help);
			continue;
		}
		if (!answer.n && question->presumed)
			answer = str_of(question->presumed);
		error_clear(&error);
		done = question->take(setup, answer, &error);
		if (!done)
			talk_say(talk, "%s.", error_text(&error));
	}
	error_release(&error);
	return done;
}

static void say_stages(struct talk *talk)
{
	talk_say(talk, "Stages: the stage decides what a board asks.");
	for (int stage = 0; stage < STAGE_COUNT; stage++)
		talk_say(talk, "  %s (%s)", stage_name((enum stage)stage), stage_label((enum stage)stage));
}

/* The core of a stage, and with it what is recommended, or only in some sections. */
static bool ask_items(struct talk *talk, struct setup *setup)
{
	struct str domain = STR("");
	bool takes = false, all, some;

	setup_preset(setup);
	talk_say(talk, "A %s board is told %zu core items; %zu more are recommended.", stage_label(setup->stage),
		 setup_count(setup, STR(""), RELEVANCE_CORE, false),
		 setup_count(setup, STR(""), RELEVANCE_RECOMMENDED, false));
	talk_say(talk, "You can add or drop items later, in boardpack.yaml.");
	all = talk_confirm(talk, false, "Ask for all recommended items as well?");
	some = !all && !talk->is_over && talk_confirm(talk, false, "For those of some sections?");
	for (size_t i = 0; i < setup->catalogue->items.n && !talk->is_over; i++) {
		const struct item *item = setup->catalogue->items.v[i];
		struct buf question = BUF_EMPTY;

		if (setup_asks(setup, item) != RELEVANCE_RECOMMENDED)
			continue;
		if (some && !str_eq(domain, item->domain)) {
			domain = item->domain;
			buf_printf(&question, "  %s: %zu core, and %zu recommended?", domain_label(domain),
				   setup_count(setup, domain, RELEVANCE_CORE, false),
				   setup_count(setup, domain, RELEVANCE_RECOMMENDED, false));
			takes = talk_confirm(talk, false, question.p);
			buf_release(&question);
		}
		setup->is_chosen[i] = all || takes;
	}
	return !talk->is_over;
}

static bool ask_company(struct talk *talk, struct setup *setup, const char *directory)
{
	static const struct question company[] = {
		{ "Company's name?", NULL, take_name, "As the report shall show it." },
		{ "Stage?", "seriesA", take_stage, "One of the names above, such as seriesB, or only B." },
		{ "Raising money now?", "no", take_raising,
		  "yes or no: between two rounds nothing of the round is asked for, until you want it back." },
		{ "Currency of its books?", "USD", take_currency, "Three letters such as USD, EUR or GBP." },
		{ "Month in which its fiscal year begins?", "January", take_month,
		  "Its name or its number. A fiscal year is named for the calendar year in which it ends." },
	};
	struct question period = { "Period of the pack (2026-Q3 for a quarter, 2026-09 for a month)?", NULL,
				   take_period,
				   "Quarters count from the beginning of the fiscal year. \"Q2 FY27\" is understood." };
	struct buf proposed = BUF_EMPTY, read = BUF_EMPTY, folder = BUF_EMPTY;
	bool goes_on = true;

	walk_folder(directory, &folder);
	if (setup->is_new_company)
		talk_say(talk,
			 "A new company, in '%s'. A few questions; nothing is written before the last one. "
			 "A question mark tells more.",
			 folder.p);
	buf_release(&folder);
	for (size_t i = 0; goes_on && setup->is_new_company && i < COUNT_OF(company); i++) {
		if (i == 1)
			say_stages(talk);
		goes_on = ask(talk, setup, &company[i]);
	}
	setup_propose(setup, cmd_today());
	keep(&proposed, buf_str(&setup->period));
	period.presumed = proposed.p;
	add_period(setup, &read);
	if (goes_on)
		talk_say(talk, "Proposed is the one that ended last: %.*s.", STR_FMT(buf_str(&read)));
	goes_on = goes_on && ask(talk, setup, &period);
	buf_clear(&read);
	add_period(setup, &read);
	if (goes_on && !str_eq(buf_str(&proposed), buf_str(&setup->period)))
		talk_say(talk, "= %.*s", STR_FMT(buf_str(&read)));
	goes_on = goes_on && (!setup->is_new_company || ask_items(talk, setup));
	buf_release(&proposed);
	buf_release(&read);
	return goes_on;
}

void walk_folder(const char *directory, struct buf *out)
{
	char *whole = realpath(directory, NULL);

	/* A name that is shown as it was typed, but for the dot. */
	buf_add(out, strcmp(directory, ".") == 0 && whole ? file_basename(str_of(whole)) : str_of(directory));
	free(whole);
}

bool walk_create(struct setup *setup, const char *directory, struct buf *path, struct buf *said, struct error *error)
{
	struct creation plan;
	bool is_good;

	creation_init(&plan, directory);
	creation_take(&plan, setup);
	is_good = creation_check(&plan, error) && creation_write(&plan, said, error);
	if (is_good)
		buf_add(path, buf_str(&plan.pack_path));
	creation_release(&plan);
	return is_good;
}

bool walk_prepare(struct setup *setup, struct workspace *workspace, const char *directory, struct error *error)
{
	struct creation plan;
	bool is_good, is_new;

	creation_init(&plan, directory);
	is_new = plan.is_new_company;
	creation_release(&plan);
	is_good = workspace_open_catalogue(workspace, is_new ? NULL : directory, error);
	setup_init(setup, &workspace->catalogue, cmd_today());
	setup->is_new_company = is_new;
	if (!is_new) {
		setup->stage = workspace->company.stage;
		setup->fiscal_year_start = workspace->company.fiscal_year_start;
		setup_propose(setup, cmd_today());
	}
	return is_good;
}

bool walk_start(struct talk *talk, const char *directory, struct buf *path)
{
	struct workspace workspace;
	struct setup setup;
	struct error error = ERROR_NONE;
	struct buf said = BUF_EMPTY;
	bool is_good;

	workspace_init(&workspace);
	is_good = walk_prepare(&setup, &workspace, directory, &error) &&
		  (ask_company(talk, &setup, directory) ||
		   error_set(&error, "the questions were broken off: nothing was written")) &&
		  walk_create(&setup, directory, path, &said, &error);
	if (said.n)
		talk_say(talk, "%.*s", STR_FMT(str_trim(buf_str(&said))));
	if (!is_good)
		cmd_fail("%s", error_text(&error));
	setup_release(&setup);
	workspace_release(&workspace);
	buf_release(&said);
	error_release(&error);
	return is_good;
}
