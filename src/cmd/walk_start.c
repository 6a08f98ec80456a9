/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "cmd/create.h"

/* Answers of a first run; all but the last are texts that the creation borrows. */
struct start {
	struct talk *talk;
	struct creation plan;
	struct workspace workspace; /* the catalogue as it comes */
	char *texts[4];
	bool *left_out;
};

static bool good_name(struct start *start, const char *text, struct error *error)
{
	(void)start;
	return creation_name_is_good(str_of(text), error);
}

static bool good_currency(struct start *start, const char *text, struct error *error)
{
	(void)start;
	return creation_currency_is_good(text, error);
}

/* "seriesA" as files have it, or "Series A" as people do. */
static bool good_stage(struct start *start, const char *text, struct error *error)
{
	for (int stage = 0; stage < STAGE_COUNT; stage++)
		if (str_eq_nocase(str_of(text), str_of(stage_name((enum stage)stage))) ||
		    str_eq_nocase(str_of(text), str_of(stage_label((enum stage)stage)))) {
			start->plan.stage = (enum stage)stage;
			return true;
		}
	return error_set(error, "answer preSeed, seed, seriesA, seriesB, seriesC or public");
}

static bool good_period(struct start *start, const char *text, struct error *error)
{
	return period_parse(str_of(text), &start->plan.period) ||
	       error_set(error, "a period is written 2026-Q3 for a quarter or 2026-09 for a month");
}

/* Until the answer is good. presumed (or NULL) is what an empty line means. False at the end of the input. */
static bool ask(struct start *start, size_t slot, const char *question, const char *presumed,
		bool (*is_good)(struct start *start, const char *text, struct error *error))
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	struct str answer;
	bool done = false;

	while (!done && talk_ask(start->talk, &answer, "%s%s%s%s ", question, presumed ? " [" : "",
				 presumed ? presumed : "", presumed ? "]" : "")) {
		answer = str_trim(answer);
		buf_clear(&text);
		buf_add(&text, answer.n || !presumed ? answer : str_of(presumed));
		error_clear(&error);
		done = is_good(start, text.n ? text.p : "", &error);
		if (!done)
			talk_say(start->talk, "%s.", error_text(&error));
	}
	if (done)
		start->texts[slot] = buf_detach(&text);
	buf_release(&text);
	error_release(&error);
	return done;
}

static void say_stages(struct talk *talk)
{
	talk_say(talk, "Stages: the stage decides what a board asks.");
	for (int stage = 0; stage < STAGE_COUNT; stage++)
		talk_say(talk, "  %s (%s)", stage_name((enum stage)stage), stage_label((enum stage)stage));
}

static enum relevance asked(const struct start *start, const struct item *item)
{
	return item->is_carried ? RELEVANCE_NONE : item->stages[start->plan.stage];
}

static size_t count(const struct start *start, struct str domain, enum relevance relevance)
{
	size_t n = 0;

	for (size_t i = 0; i < start->workspace.catalogue.items.n; i++) {
		const struct item *item = start->workspace.catalogue.items.v[i];

		n += asked(start, item) == relevance && (!domain.n || str_eq(item->domain, domain));
	}
	return n;
}

/* The core of a stage, and with it what is recommended, or only in some sections. */
static bool ask_items(struct start *start)
{
	const struct catalogue *catalogue = &start->workspace.catalogue;
	struct str domain = STR("");
	bool takes = false, all;

	talk_say(start->talk, "A %s board is told %zu core items; %zu more are recommended.",
		 stage_label(start->plan.stage), count(start, STR(""), RELEVANCE_CORE),
		 count(start, STR(""), RELEVANCE_RECOMMENDED));
	talk_say(start->talk, "You can add or drop items later, in boardpack.yaml.");
	all = talk_confirm(start->talk, false, "Ask for all recommended items as well?");
	for (size_t i = 0; i < catalogue->items.n && !start->talk->is_over; i++) {
		const struct item *item = catalogue->items.v[i];
		struct buf question = BUF_EMPTY;

		if (asked(start, item) != RELEVANCE_RECOMMENDED || all)
			continue;
		if (!str_eq(domain, item->domain)) {
			domain = item->domain;
			buf_printf(&question, "  %s: %zu core, and %zu recommended? ", domain_label(domain),
				   count(start, domain, RELEVANCE_CORE), count(start, domain, RELEVANCE_RECOMMENDED));
			takes = talk_confirm(start->talk, false, question.p);
			buf_release(&question);
		}
		start->left_out[i] = !takes;
	}
	return !start->talk->is_over;
}

static bool ask_company(struct start *start)
{
	struct talk *talk = start->talk;

	if (start->plan.is_new_company) {
		talk_say(talk, "A new company, in '%s'. Five questions; nothing is written before the last one.",
			 start->plan.directory);
		if (!ask(start, 0, "Company's name?", NULL, good_name))
			return false;
		say_stages(talk);
		if (!ask(start, 1, "Stage?", "seriesA", good_stage) ||
		    !ask(start, 2, "Currency of its books?", "USD", good_currency))
			return false;
	}
	if (!ask(start, 3, "Period of the pack (2026-Q3 for a quarter, 2026-09 for a month)?", NULL, good_period))
		return false;
	return !start->plan.is_new_company || ask_items(start);
}

static bool create(struct start *start, struct buf *path)
{
	struct creation *plan = &start->plan;
	struct error error = ERROR_NONE;
	struct buf said = BUF_EMPTY;
	bool is_good;

	plan->company = start->texts[0];
	plan->stage_text = start->texts[1] ? stage_name(plan->stage) : NULL;
	plan->currency = start->texts[2];
	plan->period_text = start->texts[3];
	plan->left_out = plan->is_new_company ? start->left_out : NULL;
	is_good = creation_check(plan, &error) && creation_write(plan, &said, &error);
	if (said.n)
		talk_say(start->talk, "%.*s", STR_FMT(str_trim(buf_str(&said))));
	if (is_good)
		buf_add(path, buf_str(&plan->pack_path));
	else
		cmd_fail("%s", error_text(&error));
	buf_release(&said);
	error_release(&error);
	return is_good;
}

bool walk_start(struct talk *talk, const char *directory, struct buf *path)
{
	struct start start = { .talk = talk };
	struct error error = ERROR_NONE;
	bool is_good = false;

	creation_init(&start.plan, directory);
	workspace_init(&start.workspace);
	if (!workspace_open_catalogue(&start.workspace, start.plan.is_new_company ? NULL : directory, &error)) {
		cmd_fail("%s", error_text(&error));
	} else {
		start.left_out = mem_zero(start.workspace.catalogue.items.n + 1, sizeof(*start.left_out));
		if (ask_company(&start))
			is_good = create(&start, path);
		else
			cmd_fail("the questions were broken off: nothing was written");
	}
	for (size_t i = 0; i < COUNT_OF(start.texts); i++)
		free(start.texts[i]);
	free(start.left_out);
	workspace_release(&start.workspace);
	creation_release(&start.plan);
	error_release(&error);
	return is_good;
}
