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

void lint_skip(struct lint *lint, const struct rule *rule, const char *format, ...)
{
	struct buf reason = BUF_EMPTY;
	struct skip skip = { .rule = rule };
	va_list args;

	if (lint->skipped == rule)
		return;
	va_start(args, format);
	buf_vprintf(&reason, format, args);
	va_end(args);
	skip.reason = arena_str(&lint->findings->arena, buf_str(&reason));
	buf_release(&reason);
	vec_push(&lint->findings->skipped, skip);
	lint->skipped = rule;
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

static void run_rule(struct lint *lint, const struct rule *rule)
{
	size_t before = lint->findings->list.n;

	lint->reported = 0;
	if (!may_run(lint, rule))
		return;
	rule->kind->run(rule, lint);
	if (lint->skipped != rule)
		count(lint, rule, before, lint->findings->list.n);
}

/* Leaf by leaf, and not rule by rule: what all rules want to know of a text is found out once. */
static void run_leaves(struct lint *lint, struct rule_run *runs, size_t run_count)
{
	size_t before = lint->findings->list.n;

	for (struct leaf_walk walk = { .entry = 0 }; pass_next_leaf(lint, &walk);) {
		for (size_t i = 0; i < run_count; i++) {
			struct rule_run *run = &runs[i];

			if (!pass_is_leaf(run->rule, &walk))
				continue;
			lint->level = run->level;
			lint->reported = run->reported;
			run->rule->kind->run_leaf(run->rule, lint, walk.item, &walk.at, walk.text);
			run->reported = lint->reported;
		}
	}
	for (size_t i = 0; i < run_count; i++)
		count(lint, runs[i].rule, before, run_count && runs[i].reported ? lint->findings->list.n : before);
}

/* All rules but those that look at the pack as a whole, or only those. */
static void run_rules(struct lint *lint, bool whole)
{
	const struct rule_set *set = lint->input->rules;
	struct rule_run *runs = mem_zero(set->rules.n, sizeof(*runs));
	size_t run_count = 0;

	for (size_t i = 0; i < set->rules.n; i++) {
		const struct rule *rule = set->rules.v[i];

		if (rule->kind->whole != whole || (lint->only && !rule_is_at(rule, lint->only, STR(""))))
			continue;
		if (rule->kind->run)
			run_rule(lint, rule);
		else if (may_run(lint, rule))
			runs[run_count++] = (struct rule_run){ rule, lint->level, 0 };
	}
	run_leaves(lint, runs, run_count);
	free(runs);
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

static void run(const struct lint_input *input, const struct item *only, struct findings *findings)
{
	struct lint lint = { .input = input, .findings = findings, .only = only };

	findings_clear(findings);
	facts_refresh(input->facts);
	arena_init(&lint.arena);
	narrative_init(&lint.narrative);
	pass_context(&lint);
	lint.waiver_used = arena_alloc(&lint.arena, input->pack->waivers.n + 1);
	run_rules(&lint, false);
	if (!only)
		run_rules(&lint, true);
	sort(input, findings);
	pass_release(&lint);
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
