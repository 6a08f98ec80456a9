/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/lint.h"
#include "check/pass.h"

const struct lint_input *lint_in(const struct lint *lint)
{
	return lint->input;
}

void lint_each_item(struct lint *lint, const struct rule *rule,
		    void (*visit)(struct lint *, const struct rule *, const struct item *))
{
	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));)
		visit(lint, rule, item);
}

void lint_report(struct lint *lint, const struct rule *rule, const struct addr *at, struct span span,
		 const char *format, ...)
{
	struct finding finding = { .at = *at, .span = span };
	struct buf message = BUF_EMPTY;
	va_list args;

	if (!format) {
		pass_report_words(lint, rule, at, span, NULL, 0);
		return;
	}
	va_start(args, format);
	buf_vprintf(&message, format, args);
	va_end(args);
	pass_report(lint, rule, &finding, buf_str(&message));
	buf_release(&message);
}

void lint_offer(struct lint *lint, struct span span, struct str text)
{
	struct finding *last;

	if (!lint->is_taken)
		return;
	last = &lint->findings->list.v[lint->findings->list.n - 1];
	last->has_fix = true;
	last->fix_span = span;
	last->fix_text = arena_str(&lint->findings->arena, text);
}

static bool is_skipped(const struct findings *findings, const struct rule *rule)
{
	for (size_t i = findings->skipped.n; i-- > 0;)
		if (findings->skipped.v[i].rule == rule)
			return true;
	return false;
}

void lint_skip(struct lint *lint, const struct rule *rule, const char *format, ...)
{
	struct buf reason = BUF_EMPTY;
	struct skip skip = { .rule = rule };
	va_list args;

	if (is_skipped(lint->findings, rule))
		return;
	va_start(args, format);
	buf_vprintf(&reason, format, args);
	va_end(args);
	skip.reason = arena_str(&lint->findings->arena, buf_str(&reason));
	buf_release(&reason);
	vec_push(&lint->findings->skipped, skip);
}

/* The company's own word on a rule; false when it is switched off. */
static bool company_level(const struct company *company, const struct rule *rule, enum level *level)
{
	*level = rule->level;
	for (size_t i = 0; i < company->checks.n; i++) {
		if (!str_eq(company->checks.v[i].name, rule->id))
			continue;
		if (str_is(company->checks.v[i].value, "off"))
			return false;
		level_parse(company->checks.v[i].value, level);
	}
	return true;
}

static bool may_run(struct lint *lint, const struct rule *rule)
{
	const struct lint_input *input = lint->input;

	if (!company_level(input->company, rule, &lint->level))
		lint_skip(lint, rule, "switched off");
	else if (!rule->stages[input->company->stage])
		lint_skip(lint, rule, "not for a company at %s", stage_label(input->company->stage));
	else if (rule->needs_prior && !facts_has_prior(input->facts))
		lint_skip(lint, rule, "no pack of the period before");
	else
		return true;
	return false;
}

static void count(struct lint *lint, const struct rule *rule, size_t from, size_t to)
{
	struct findings *findings = lint->findings;
	bool fired = false;

	findings->ran++;
	for (size_t i = from; i < to; i++) {
		if (findings->list.v[i].rule != rule)
			continue;
		fired = fired || !findings->list.v[i].waived;
		findings->waived += findings->list.v[i].waived;
	}
	findings->fired += fired;
}

/* Is anything there that the rule could judge? */
static bool is_answered(const struct lint *lint, const struct rule *rule)
{
	const struct lint_input *input = lint->input;

	for (size_t i = 0; i < input->pack->entries.n; i++) {
		const struct item *item = catalogue_find(input->catalogue, input->pack->entries.v[i]->item);

		if (item && rule_is_at(rule, item, STR("")) && pack_is_answered(input->pack, item))
			return true;
	}
	return false;
}

static void run_rule(struct lint *lint, const struct rule *rule)
{
	size_t before = lint->findings->list.n, skips = lint->findings->skipped.n;

	lint->reported = 0;
	if (!may_run(lint, rule))
		return;
	if (rule->kind->needs_answer && !lint->only && !is_answered(lint, rule)) {
		lint_skip(lint, rule, "nothing is answered where it looks");
		return;
	}
	rule->kind->run(rule, lint);
	if (lint->findings->skipped.n == skips)
		count(lint, rule, before, lint->findings->list.n);
}

/* A pass in pieces: first the rules that look for themselves, one a piece, then the leaves; last what looks at the whole. */
struct lint_job {
	struct lint lint;
	struct lint_input input;
	struct findings *findings, own;
	bool is_whole; /* the kinds that look at the pack as a whole have their turn */
	size_t next_rule;
	struct rule_run *runs; /* of the rules that are asked about every leaf */
	size_t run_count, before;
	struct leaf_walk walk;
	bool is_done;
};

/* What all rules want to know of a text is found out once: leaf by leaf, and not rule by rule. */
static bool step_leaf(struct lint_job *job)
{
	struct lint *lint = &job->lint;

	if (!pass_next_leaf(lint, &job->walk))
		return false;
	for (size_t i = 0; i < job->run_count; i++) {
		struct rule_run *run = &job->runs[i];

		if (!pass_is_leaf(run->rule, &job->walk))
			continue;
		run->looked = true;
		lint->level = run->level;
		lint->reported = run->reported;
		run->rule->kind->run_leaf(run->rule, lint, job->walk.item, &job->walk.at, job->walk.text);
		run->reported = lint->reported;
	}
	return true;
}

static void step_rule(struct lint_job *job, const struct rule *rule)
{
	struct lint *lint = &job->lint;

	if (rule->kind->whole != job->is_whole || (lint->only && !rule_is_at(rule, lint->only, STR(""))))
		return;
	if (rule->kind->run)
		run_rule(lint, rule);
	else if (may_run(lint, rule))
		job->runs[job->run_count++] = (struct rule_run){ .rule = rule, .level = lint->level };
}

/* All rules but those that look at the pack as a whole, or only those, from here on. */
static void begin_rules(struct lint_job *job, bool is_whole)
{
	job->is_whole = is_whole;
	job->next_rule = job->run_count = 0;
	job->walk = (struct leaf_walk){ .entry = 0 };
}

static void end_rules(struct lint_job *job)
{
	struct lint *lint = &job->lint;

	for (size_t i = 0; i < job->run_count; i++) {
		const struct rule_run *run = &job->runs[i];

		if (!run->looked)
			lint_skip(lint, run->rule, "nothing is answered where it looks");
		if (!is_skipped(lint->findings, run->rule))
			count(lint, run->rule, job->before, run->reported ? lint->findings->list.n : job->before);
		else if (run->reported) /* a pattern gave up at one text: what it found at others stands */
			lint->findings->fired++;
	}
}

struct ranked {
	size_t item, row, index;
	struct finding finding;
};

static void rank(const struct lint_input *input, const struct finding *finding, size_t index, struct ranked *out)
{
	const struct item *item = catalogue_find(input->catalogue, finding->at.item);
	const struct entry *entry = pack_entry(input->pack, finding->at.item);

	*out = (struct ranked){ .index = index, .finding = *finding };
	if (finding->at.item.n == 0)
		return;
	/* The pack as a whole comes first, what the catalogue does not know last. */
	out->item = item ? item->index + 1 : SIZE_MAX;
	/* A row that is not there ranks with the item itself. */
	if (entry && finding->at.row)
		out->row = entry_row_place(entry, finding->at.row) + 1;
}

static int by_place(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order;

	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	order = str_cmp(x->finding.at.item, y->finding.at.item);
	if (order)
		return order;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	order = str_cmp(x->finding.at.field, y->finding.at.field);
	if (order)
		return order;
	if (x->finding.span.at != y->finding.span.at)
		return x->finding.span.at < y->finding.span.at ? -1 : 1;
	if (x->finding.level != y->finding.level)
		return x->finding.level > y->finding.level ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static void sort(const struct lint_input *input, struct findings *findings)
{
	struct ranked *ranked = mem_zero(findings->list.n, sizeof(*ranked));

	for (size_t i = 0; i < findings->list.n; i++)
		rank(input, &findings->list.v[i], i, &ranked[i]);
	if (findings->list.n)
		qsort(ranked, findings->list.n, sizeof(*ranked), by_place);
	for (size_t i = 0; i < findings->list.n; i++)
		findings->list.v[i] = ranked[i].finding;
	free(ranked);
}

static void begin(struct lint_job *job, const struct lint_input *input, const struct item *only,
		  struct findings *findings)
{
	job->input = *input;
	job->findings = findings;
	job->lint = (struct lint){ .input = &job->input, .findings = findings, .only = only };
	findings_clear(findings);
	facts_refresh(input->facts);
	arena_init(&job->lint.arena);
	narrative_init(&job->lint.narrative);
	pass_context(&job->lint);
	job->lint.waiver_used = arena_alloc(&job->lint.arena, input->pack->waivers.n + 1);
	job->runs = mem_zero(input->rules->rules.n, sizeof(*job->runs));
	begin_rules(job, false);
}

static bool step(struct lint_job *job)
{
	const struct rule_set *set = job->input.rules;

	if (job->is_done)
		return false;
	if (job->next_rule < set->rules.n) {
		step_rule(job, set->rules.v[job->next_rule++]);
		job->before = job->findings->list.n;
		return true;
	}
	if (step_leaf(job))
		return true;
	end_rules(job);
	if (job->is_whole || job->lint.only) {
		sort(&job->input, job->findings);
		job->is_done = true;
		return false;
	}
	begin_rules(job, true);
	return true;
}

static void end(struct lint_job *job)
{
	free(job->runs);
	pass_release(&job->lint);
}

static void run(const struct lint_input *input, const struct item *only, struct findings *findings)
{
	struct lint_job job = { .is_done = false };

	begin(&job, input, only, findings);
	while (step(&job))
		continue;
	end(&job);
}

void lint_run(const struct lint_input *input, struct findings *findings)
{
	run(input, NULL, findings);
}

void lint_item(const struct lint_input *input, const struct item *item, struct findings *findings)
{
	assert(item);
	run(input, item, findings);
}

struct lint_job *lint_job_new(const struct lint_input *input)
{
	struct lint_job *job = mem_zero(1, sizeof(*job));

	findings_init(&job->own);
	begin(job, input, NULL, &job->own);
	return job;
}

bool lint_job_step(struct lint_job *job)
{
	return step(job);
}

void lint_job_take(struct lint_job *job, struct findings *findings)
{
	struct findings old = *findings;

	assert(job->is_done);
	*findings = job->own;
	job->own = old;
}

void lint_job_free(struct lint_job *job)
{
	if (!job)
		return;
	end(job);
	findings_release(&job->own);
	free(job);
}
