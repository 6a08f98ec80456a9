/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/waive.h"

enum waive_fault waive_fault(const struct lint_input *input, const struct waiver *waiver)
{
	struct date until;

	if (!rule_find(input->rules, waiver->rule))
		return WAIVE_NO_RULE;
	/* The pack has kept no waiver without a reason or with a date that cannot be read. */
	if (date_parse(waiver->until, &until) && date_cmp(until, input->today) < 0)
		return WAIVE_EXPIRED;
	return WAIVE_SOUND;
}

/* A waiver at an item covers all of it, one at a row the row, one at a leaf only that. */
static bool covers(const struct waiver *waiver, const struct finding *finding)
{
	struct addr at;

	if (!str_eq(waiver->rule, finding->rule->id))
		return false;
	if (!addr_parse(waiver->at, &at) || !str_eq(at.item, finding->at.item))
		return false;
	return (at.row == 0 || at.row == finding->at.row) && (at.field.n == 0 || addr_eq(&at, &finding->at));
}

size_t waive_count(const struct findings *findings, const struct waiver *waiver)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->list.n; i++)
		count += covers(waiver, &findings->list.v[i]);
	return count;
}

size_t waive_find(const struct pack *pack, const struct finding *finding)
{
	for (size_t i = 0; i < pack->waivers.n; i++)
		if (covers(&pack->waivers.v[i], finding))
			return i;
	return STR_NONE;
}

void waive_place(const struct finding *finding, struct buf *out)
{
	if (finding->at.row == 0)
		addr_print(&finding->at, out);
	else
		buf_add(out, finding->at.item);
}

bool waive_withdraw(struct history *history, const struct pack *pack, const struct finding *finding)
{
	bool fits = true;
	size_t index;

	history_begin(history);
	while (fits && (index = waive_find(pack, finding)) != STR_NONE)
		fits = history_unwaive(history, index);
	history_end(history);
	return fits;
}

/* used: of the pack's waivers, those that have found a finding; or NULL. */
static void mark(const struct lint_input *input, struct arena *arena, struct finding *finding, bool *used)
{
	const struct pack *pack = input->pack;

	for (size_t i = 0; i < pack->waivers.n; i++) {
		const struct waiver *waiver = &pack->waivers.v[i];

		if (!covers(waiver, finding))
			continue;
		/* In force or not, it has found its finding: it is faulty, not unused. */
		if (used)
			used[i] = true;
		if (finding->waived || waive_fault(input, waiver) != WAIVE_SOUND)
			continue;
		finding->waived = true;
		finding->waiver_reason = arena_str(arena, waiver->reason);
	}
}

void waive_apply(struct lint *lint, struct finding *finding)
{
	mark(lint->input, &lint->findings->arena, finding, lint->waiver_used);
}

void waive_again(const struct lint_input *input, struct findings *findings)
{
	findings->waived = 0;
	for (size_t i = 0; i < findings->list.n; i++) {
		struct finding *finding = &findings->list.v[i];

		finding->waived = false;
		finding->waiver_reason = STR("");
		mark(input, &findings->arena, finding, NULL);
		findings->waived += finding->waived;
	}
}
