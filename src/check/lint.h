/* SPDX-License-Identifier: MIT */
/*
 * Owns: one pass of all rules over one pack: catalogue, pack and rules in, findings out. Pure, no input or output.
 * Never: changes a pack; keeps a finding beyond its list.
 */
#ifndef CHECK_LINT_H
#define CHECK_LINT_H

#include "check/finding.h"
#include "check/rule.h"
#include "pack/company.h"
#include "pack/facts.h"
#include "pack/pack.h"

struct lint_input {
	const struct catalogue *catalogue;
	const struct company *company;
	const struct rule_set *rules;
	const struct pack *pack;
	struct facts *facts; /* of pack and its prior; refreshed by lint_run */
	struct date today;   /* for the expiry of waivers and overdue dates */
};

/* Everything; findings is cleared first. */
void lint_run(const struct lint_input *input, struct findings *findings);
/* Only what concerns one item (rules at it), for the screen while typing. findings is cleared first. */
void lint_item(const struct lint_input *input, const struct item *item, struct findings *findings);

/*
 * lint_run() in pieces, for screens: between two of them a key can be answered. The job borrows what input names; of that
 * nothing may change before its end, or the job is to be freed and begun anew.
 */
struct lint_job;
struct lint_job *lint_job_new(const struct lint_input *input);
/* One rule or one leaf further. False when there is nothing left to do. */
bool lint_job_step(struct lint_job *job);
/* Of a job that is through: the findings take the place of those given. */
void lint_job_take(struct lint_job *job, struct findings *findings);
void lint_job_free(struct lint_job *job); /* NULL is fine */

/* For kinds. */
struct lint;
const struct lint_input *lint_in(const struct lint *lint);
/* span within the leaf; message by format, or the rule's own message (with figures filled in) when format is NULL. */
void lint_report(struct lint *lint, const struct rule *rule, const struct addr *at, struct span span,
		 const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The finding reported last has a mechanical remedy: span of its leaf becomes text. Nothing when it was not taken in. */
void lint_offer(struct lint *lint, struct span span, struct str text);
void lint_skip(struct lint *lint, const struct rule *rule, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Calls visit for every asked or answered item the rule is at (its stages considered). */
void lint_each_item(struct lint *lint, const struct rule *rule,
		    void (*visit)(struct lint *, const struct rule *, const struct item *));

#endif
