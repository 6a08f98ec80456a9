/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "pack/standing.h"
#include "pack/status.h"
#include "view/explain_parts.h"

#define GUIDE_ACTIVITIES 3 /* of a figure that is behind, with their steps: more is not read */
#define BENCHMARKS_MAX   16

static void put_figure(struct buf *out, double value, enum unit unit)
{
	quantity_print((struct quantity){ value, 0, unit }, out);
	/* A figure of time says nothing without its unit, which is printed only where a value stands alone. */
	if (unit == UNIT_MONTHS)
		buf_adds(out, " months");
	else if (unit == UNIT_DAYS)
		buf_adds(out, " days");
}

static void put_quantity(const struct explain_page *at, struct buf *out, struct quantity quantity)
{
	quantity.unit = at->item->unit;
	quantity_print(quantity, out);
	if (quantity.unit == UNIT_CURRENCY && at->in->company)
		buf_printf(out, " %.*s", STR_FMT(at->in->company->currency));
}

static bool has_number(const struct explain_page *at)
{
	return at->in->facts && at->item->kind == ITEM_NUMBER;
}

static bool is_worse(const struct item *item, double difference)
{
	return (item->better == ITEM_BETTER_HIGHER && difference < 0) ||
	       (item->better == ITEM_BETTER_LOWER && difference > 0);
}

/* Behind plan: amber or red, or worse than forecast. */
static bool lies_behind(const struct explain_page *at)
{
	struct variance row;

	if (!has_number(at))
		return false;
	row = facts_variance(at->in->facts, at->item);
	return row.status == 'A' || row.status == 'R' ||
	       (row.has_difference && is_worse(at->item, row.difference.value));
}

static void put_named(const struct explain_page *at, struct buf *out, const char *name, bool is_there,
		      struct quantity quantity)
{
	if (!is_there)
		return;
	buf_printf(out, "%s%s ", out->n ? ", " : "", name);
	put_quantity(at, out, quantity);
}

static void put_target(const struct explain_page *at, const struct variance *row, struct buf *out)
{
	const struct quantity target = row->target;
	struct quantity gap;

	if (!row->has_target)
		return;
	buf_adds(out, at->order == EXPLAIN_GUIDE ? "" : "target ");
	put_quantity(at, out, target);
	if (!row->has_actual)
		return;
	gap = (struct quantity){ fabs(row->actual.value - target.value), row->actual.slack + target.slack,
				 target.unit };
	if (gap.value <= gap.slack) {
		buf_adds(out, ": reached");
		return;
	}
	buf_adds(out, is_worse(at->item, row->actual.value - target.value) ? ": short of it by " : ": ");
	put_quantity(at, out, gap);
	if (!is_worse(at->item, row->actual.value - target.value))
		buf_adds(out, row->actual.value > target.value ? " above it" : " below it");
}

void explain_period(const struct explain_page *at)
{
	struct buf line = BUF_EMPTY;
	struct variance row;

	if (!has_number(at))
		return;
	row = facts_variance(at->in->facts, at->item);
	/* Who writes has the figures before the eyes. */
	if (at->order == EXPLAIN_GUIDE) {
		put_target(at, &row, &line);
		page_built(at->page, "Target", &line, at->columns);
		return;
	}
	put_named(at, &line, "actual", row.has_actual, row.actual);
	if (facts_get(at->in->facts, at->item, EXPR_FIELD_ACTUAL, 0).state == FACT_COMPUTED)
		buf_adds(&line, " (computed)");
	put_named(at, &line, "forecast", row.has_forecast, row.forecast);
	put_named(at, &line, "period before", row.has_prior, row.prior);
	put_named(at, &line, "next", row.has_next, row.next);
	if (line.n && status_word(row.status)[0])
		buf_printf(&line, "; %s", status_word(row.status));
	page_built(at->page, "This period", &line, at->columns);
	put_target(at, &row, &line);
	if (line.n)
		page_body(at->page, PAGE_TEXT, "", buf_str(&line), at->columns);
	buf_release(&line);
}

/* --- benchmarks ------------------------------------------------------------------------------------------------------ */

static void put_percentile(struct buf *out, const char *name, bool is_given, double value, enum unit unit)
{
	if (!is_given)
		return;
	buf_printf(out, "%s%s ", out->n ? ", " : "", name);
	put_figure(out, value, unit);
}

static void put_limit(struct buf *out, const char *name, const struct limit *limit, enum unit unit)
{
	static const char *const words[] = { "", "below", "at most", "at least", "above" };

	if (!limit->comparison)
		return;
	buf_printf(out, "%s%s: %s ", out->n ? ", " : "", name, words[limit->comparison]);
	put_figure(out, limit->value, unit);
}

static void add_benchmark(const struct explain_page *at, const struct benchmark *mark)
{
	struct buf line = BUF_EMPTY;

	put_percentile(&line, "p25", mark->has_p25, mark->p25, mark->unit);
	put_percentile(&line, "median", mark->has_median, mark->median, mark->unit);
	put_percentile(&line, "p75", mark->has_p75, mark->p75, mark->unit);
	put_limit(&line, "good", &mark->good, mark->unit);
	put_limit(&line, "poor", &mark->poor, mark->unit);
	if (mark->scope.n)
		buf_printf(&line, " (%.*s)", STR_FMT(mark->scope));
	buf_printf(&line, "; %.*s", STR_FMT(mark->source));
	if (mark->year.n && str_find(mark->source, mark->year, 0) == STR_NONE)
		buf_printf(&line, ", %.*s", STR_FMT(mark->year));
	if (mark->is_weak)
		buf_adds(&line, "; thin evidence");
	if (mark->note.n)
		buf_printf(&line, "; %.*s", STR_FMT(mark->note));
	page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
	buf_release(&line);
}

/* Quarters from 1 to 4, the first of which is called first and the last last. */
static void put_quarters(struct buf *out, int from, int to, const char *first, const char *last, const char *half)
{
	if (from == to && (from == 1 || from == 4))
		buf_printf(out, "in the %s quartile", from == 1 ? first : last);
	else if (from == to)
		buf_printf(out, "in the second-%s quartile", from == 2 ? first : last);
	else if (from == 1 && to == 2)
		buf_printf(out, "in the %s half", half);
	else if (from == 3 && to == 4)
		buf_printf(out, "in the %s half", str_is(str_of(half), "better") ? "worse" : "upper");
	else if (from == 2 && to == 3)
		buf_adds(out, "between the quartiles");
	else
		buf_printf(out, "not in the %s quartile", from > 1 ? first : last);
}

static void put_verdict(struct buf *out, const struct standing *standing)
{
	const char *word = NULL;

	switch (standing->verdict) {
	case STANDING_UNJUDGED:
		return;
	case STANDING_GOOD:
		word = "good";
		break;
	case STANDING_BETWEEN:
		word = "neither good nor poor";
		break;
	case STANDING_SHORT:
		word = standing->benchmark->good.comparison ? "short of good" : "not poor";
		break;
	case STANDING_POOR:
		word = "poor";
		break;
	}
	buf_printf(out, "%s%s", standing->low ? ", " : "", word);
}

void explain_standing(const struct standing *standing, struct buf *out)
{
	if (standing->best)
		put_quarters(out, standing->best, standing->worst, "best", "worst", "better");
	else if (standing->low)
		put_quarters(out, standing->low, standing->high, "lowest", "highest", "lower");
	put_verdict(out, standing);
}

/* What keeps a value from being placed is told once, below the list. */
static void add_bar(const struct explain_page *at, enum standing_bar bar, int months)
{
	struct buf line = BUF_EMPTY;

	if (bar == STANDING_OTHER_LENGTH)
		buf_printf(&line, "A value of %s is not comparable with benchmarks over %d months.",
			   facts_pack(at->in->facts, 0)->period.months == 1 ? "one month" : "a quarter", months);
	else if (bar == STANDING_OTHER_CURRENCY)
		buf_adds(&line, "The benchmarks are in USD.");
	if (line.n)
		page_body(at->page, PAGE_TEXT, "", buf_str(&line), at->columns);
	buf_release(&line);
}

/* "here: 94.6 %, in the second-best quartile". What it returns kept the value from being placed. */
static enum standing_bar add_standing(const struct explain_page *at, const struct benchmark *mark)
{
	struct fact fact = facts_get(at->in->facts, at->item, EXPR_FIELD_ACTUAL, 0);
	bool is_known = fact_is_known(&fact);
	struct standing standing = standing_of(at->item, mark, is_known ? &fact.quantity : NULL,
					       facts_pack(at->in->facts, 0)->period.months, at->in->company->currency);
	struct buf line = BUF_EMPTY;

	if (standing.bar != STANDING_PLACED)
		return standing.bar;
	buf_adds(&line, "here: ");
	put_quantity(at, &line, fact.quantity);
	buf_adds(&line, ", ");
	explain_standing(&standing, &line);
	page_body(at->page, PAGE_BULLET, "  ", buf_str(&line), at->columns);
	buf_release(&line);
	return STANDING_PLACED;
}

static bool is_among(const size_t *places, size_t n, size_t place)
{
	for (size_t i = 0; i < n; i++)
		if (places[i] == place)
			return true;
	return false;
}

void explain_benchmarks(const struct explain_page *at)
{
	const struct item *item = at->item;
	size_t places[BENCHMARKS_MAX], n = 0;
	enum standing_bar bar = STANDING_PLACED, kept;
	int months = 0;
	bool is_first = true;

	if (at->in->company)
		n = standing_choose(at->in->catalogue, at->in->company, at->in->facts, item, places, BENCHMARKS_MAX);
	if (n)
		page_label(at->page, n > 1 ? "Benchmarks" : "Benchmark");
	for (size_t i = 0; i < n; i++) {
		add_benchmark(at, &item->benchmarks[places[i]]);
		if (!has_number(at))
			continue;
		kept = add_standing(at, &item->benchmarks[places[i]]);
		if (kept == STANDING_OTHER_LENGTH || kept == STANDING_OTHER_CURRENCY) {
			bar = kept;
			months = item->benchmarks[places[i]].months;
		}
	}
	if (bar != STANDING_PLACED)
		add_bar(at, bar, months);
	/* A founder who writes needs the company's own context; who looks up, all of them. */
	if (n && at->order == EXPLAIN_GUIDE)
		return;
	for (size_t i = 0; i < item->benchmark_count; i++) {
		if (is_among(places, n, i))
			continue;
		if (is_first)
			page_label(at->page, at->in->company             ? "Benchmarks for other stages and sizes"
					     : item->benchmark_count > 1 ? "Benchmarks"
									 : "Benchmark");
		is_first = false;
		add_benchmark(at, &item->benchmarks[i]);
	}
}

/* --- activities ------------------------------------------------------------------------------------------------------ */

void explain_put_effort(const struct activity *activity, struct buf *out)
{
	buf_adds(out, effort_name(activity->effort));
	if (activity->shows_after)
		buf_printf(out, ", shows after %zu %s", activity->shows_after,
			   activity->shows_after == 1 ? "month" : "months");
	else
		buf_adds(out, ", shows at once");
}

void explain_steps(const struct activity *activity, const char *indent, int columns, struct page *page)
{
	char number[32];

	for (size_t i = 0; i < activity->steps.n; i++) {
		snprintf(number, sizeof(number), "%s%zu. ", indent, i + 1);
		page_body(page, PAGE_BULLET, number, activity->steps.v[i], columns);
	}
}

static int soonest_first(const void *left, const void *right)
{
	const struct activity *a = *(const struct activity *const *)left, *b = *(const struct activity *const *)right;

	if (a->shows_after != b->shows_after)
		return a->shows_after < b->shows_after ? -1 : 1;
	return str_cmp(a->id, b->id);
}

static void add_activity(const struct explain_page *at, const struct activity *activity, bool with_steps)
{
	struct buf line = BUF_EMPTY;

	buf_printf(&line, "%.*s: %.*s (", STR_FMT(activity->label), STR_FMT(activity->what));
	explain_put_effort(activity, &line);
	buf_printf(&line, "; %s)", activity->id.p);
	page_body(at->page, PAGE_BULLET, "- ", buf_str(&line), at->columns);
	if (with_steps)
		explain_steps(activity, "  ", at->columns, at->page);
	buf_release(&line);
}

void explain_activities(const struct explain_page *at)
{
	const struct catalogue *catalogue = at->in->catalogue;
	VEC(const struct activity *) list = { NULL, 0, 0 };
	bool is_behind = lies_behind(at), is_guide = at->order == EXPLAIN_GUIDE;

	/* Who is on plan is left to write. */
	if (is_guide && !is_behind)
		return;
	for (size_t i = 0; i < catalogue->activities.n; i++)
		if (activity_moves(catalogue->activities.v[i], at->item))
			vec_push(&list, catalogue->activities.v[i]);
	if (list.n) {
		qsort(list.v, list.n, sizeof(*list.v), soonest_first);
		page_label(at->page, is_behind ? "Behind plan: what moves it" : "What moves it");
	}
	for (size_t i = 0; i < list.n && (!is_guide || i < GUIDE_ACTIVITIES); i++)
		add_activity(at, list.v[i], is_guide);
	vec_release(&list);
}
