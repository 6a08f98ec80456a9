/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/difference.h"

void difference_init(struct difference *difference)
{
	*difference = (struct difference){ .old = NULL };
}

void difference_release(struct difference *difference)
{
	for (size_t i = 0; i < difference->items.n; i++)
		vec_release(&difference->items.v[i].parts);
	vec_release(&difference->items);
	difference_init(difference);
}

const char *difference_name(enum difference_kind kind)
{
	static const char *const names[DIFFERENCE_KINDS] = { "added", "removed", "promoted", "changed" };

	return names[kind];
}

size_t difference_count(const struct difference *difference, enum difference_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < difference->items.n; i++)
		count += difference->items.v[i].kind == kind;
	return count;
}

static bool is_promoted(const struct snapshot_item *old, const struct snapshot_item *new)
{
	if (old->tier == TIER_EDITORIAL && new->tier == TIER_PUBLISHED)
		return true;
	for (int i = 0; i < STAGE_COUNT; i++)
		if (old->stages[i] == RELEVANCE_RECOMMENDED && new->stages[i] == RELEVANCE_CORE)
			return true;
	return false;
}

static void add_part(struct difference_item *out, struct str name, struct str old, struct str new)
{
	vec_push(&out->parts, ((struct difference_part){ name, old, new }));
}

/* Parts of both in the order of the new one, then those that went. */
static void compare_parts(const struct difference *difference, const struct snapshot_item *old,
			  const struct snapshot_item *new, struct difference_item *out)
{
	bool is_condensed = difference->old->is_condensed || difference->new->is_condensed;

	for (size_t i = 0; i < new->part_count; i++) {
		struct str name = new->parts[i].name, was = snapshot_part(old, name);

		if (!str_eq(was, new->parts[i].text) && (!is_condensed || snapshot_is_recorded(name)))
			add_part(out, name, was, new->parts[i].text);
	}
	for (size_t i = 0; i < old->part_count; i++) {
		struct str name = old->parts[i].name;

		if (snapshot_part(new, name).n == 0 && (!is_condensed || snapshot_is_recorded(name)))
			add_part(out, name, old->parts[i].text, STR(""));
	}
	/* Something else: what, a record does not say. */
	if (is_condensed && out->parts.n == 0)
		add_part(out, STR(DIFFERENCE_GUIDANCE), STR(""), STR(""));
}

static void compare(struct difference *difference, const struct snapshot_item *old, const struct snapshot_item *new)
{
	const struct snapshot_item *one = new ? new : old;
	struct difference_item out = { .id = one->id, .label = one->label };

	if (!old) {
		out.kind = DIFFERENCE_ADDED;
	} else if (!new) {
		out.kind = DIFFERENCE_REMOVED;
	} else {
		if (str_eq(old->digest, new->digest))
			return;
		out.kind = is_promoted(old, new) ? DIFFERENCE_PROMOTED : DIFFERENCE_CHANGED;
		compare_parts(difference, old, new, &out);
	}
	vec_push(&difference->items, out);
}

/* Its wording changed, and nothing that a record keeps. */
static bool is_reworded(const struct difference_item *item)
{
	return item->parts.n == 1 && str_is(item->parts.v[0].name, DIFFERENCE_GUIDANCE);
}

static int by_kind(const void *a, const void *b)
{
	const struct difference_item *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (is_reworded(x) != is_reworded(y))
		return is_reworded(x) ? 1 : -1;
	return str_cmp(x->id, y->id);
}

void difference_run(struct difference *difference, const struct snapshot *old, const struct snapshot *new,
		    bool (*uses)(const void *data, struct str id), const void *data)
{
	difference_release(difference);
	difference->old = old;
	difference->new = new;
	for (size_t i = 0; i < old->items.n; i++)
		if (!uses || uses(data, old->items.v[i].id))
			compare(difference, &old->items.v[i], snapshot_find(new, old->items.v[i].id));
	for (size_t i = 0; i < new->items.n; i++)
		if (!snapshot_find(old, new->items.v[i].id) && (!uses || uses(data, new->items.v[i].id)))
			compare(difference, NULL, &new->items.v[i]);
	if (difference->items.n)
		qsort(difference->items.v, difference->items.n, sizeof(*difference->items.v), by_kind);
}
