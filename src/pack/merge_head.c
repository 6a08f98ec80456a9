/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/merge_head.h"

#include "pack/merge_text.h"
#include "pack/waiver.h"

static bool equal(struct str a, struct str b)
{
	return str_eq(str_trim(a), str_trim(b));
}

void merge_heads(struct history *history, const struct pack *base, const struct pack *ours, const struct pack *theirs,
		 struct merge_count *count)
{
	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		struct str was = base->heads[i], mine = ours->heads[i], other = theirs->heads[i];
		struct buf marked = BUF_EMPTY;

		if (equal(other, was) || equal(other, mine))
			continue;
		if (equal(mine, was)) {
			count->taken += history_set_head(history, (enum pack_head)i, other);
			continue;
		}
		merge_text_mark(str_trim(was), str_trim(mine), str_trim(other), &marked);
		count->conflicts += history_set_head(history, (enum pack_head)i, buf_str(&marked));
		buf_release(&marked);
	}
}

struct waivers {
	struct waiver *v;
	size_t n, cap;
};

static bool has(const struct waivers *list, const struct waiver *waiver)
{
	for (size_t i = 0; i < list->n; i++)
		if (waiver_same(&list->v[i], waiver))
			return true;
	return false;
}

static bool is_about_same(const struct waiver *a, const struct waiver *b)
{
	return str_eq(a->rule, b->rule) && str_eq(a->at, b->at);
}

/* One about the same that says something else. */
static bool has_another(const struct waivers *list, const struct waiver *waiver)
{
	for (size_t i = 0; i < list->n; i++)
		if (is_about_same(&list->v[i], waiver) && !waiver_same(&list->v[i], waiver))
			return true;
	return false;
}

static struct waivers copy(const struct pack *pack)
{
	struct waivers list = { NULL, 0, 0 };

	for (size_t i = 0; i < pack->waivers.n; i++)
		vec_push(&list, pack->waivers.v[i]);
	return list;
}

/* Those of list that other lacks. */
static struct waivers without(const struct waivers *list, const struct waivers *other)
{
	struct waivers out = { NULL, 0, 0 };

	for (size_t i = 0; i < list->n; i++)
		if (!has(other, &list->v[i]))
			vec_push(&out, list->v[i]);
	return out;
}

/* The texts that were made are owned by the caller's arena. */
static void follow_rows(struct waivers *list, const struct merge_renames *renames, struct arena *arena)
{
	for (size_t i = 0; i < list->n; i++) {
		struct buf text = BUF_EMPTY;
		struct addr at;
		size_t j = 0;

		if (!addr_parse(list->v[i].at, &at))
			continue;
		while (j < renames->n && (renames->v[j].theirs != at.row || !str_eq(renames->v[j].item, at.item)))
			j++;
		if (!at.row || j == renames->n)
			continue;
		at.row = renames->v[j].ours;
		addr_print(&at, &text);
		list->v[i].at = arena_str(arena, buf_str(&text));
		buf_release(&text);
	}
}

static void tell(struct merge_count *count, const struct waiver *waiver)
{
	if (count->waivers++ == 0) {
		count->waiver_rule = waiver->rule;
		count->waiver_at = waiver->at;
	}
}

/* What each side did to those of base; found once, for all are asked about all. */
struct sides {
	struct waivers ours, ours_new, theirs_new, ours_gone, theirs_gone;
};

/* Those of base that theirs has no longer, as they were. */
static void take_out(struct history *history, const struct pack *pack, const struct sides *sides,
		     struct merge_count *count)
{
	for (size_t i = 0; i < sides->theirs_gone.n; i++) {
		const struct waiver *was = &sides->theirs_gone.v[i];

		if (has(&sides->ours, was))
			count->taken += history_unwaive(history, waiver_find(pack, was));
		else if (has_another(&sides->ours_new, was) && !has_another(&sides->theirs_new, was))
			tell(count, was);
	}
}

/* Those that theirs wrote or changed. */
static void put_in(struct history *history, const struct sides *sides, struct merge_count *count)
{
	for (size_t i = 0; i < sides->theirs_new.n; i++) {
		const struct waiver *new = &sides->theirs_new.v[i];

		if (has(&sides->ours, new) || !history_waive(history, new))
			continue;
		count->taken++;
		/* Ours says something else of it, or took it out. */
		if (has_another(&sides->ours_new, new) ||
		    (has_another(&sides->ours_gone, new) && has_another(&sides->theirs_gone, new)))
			tell(count, new);
	}
}

void merge_waivers(struct history *history, const struct pack *base, const struct pack *ours, const struct pack *theirs,
		   const struct merge_renames *renames, struct merge_count *count)
{
	struct waivers was = copy(base), other = copy(theirs);
	struct sides sides = { .ours = copy(ours) };
	struct arena arena;

	arena_init(&arena);
	follow_rows(&other, renames, &arena);
	sides.ours_new = without(&sides.ours, &was);
	sides.theirs_new = without(&other, &was);
	sides.ours_gone = without(&was, &sides.ours);
	sides.theirs_gone = without(&was, &other);
	take_out(history, ours, &sides, count);
	put_in(history, &sides, count);
	/* The first one's words outlive the arena as the pack's own. */
	for (size_t i = 0; count->waivers && i < ours->waivers.n; i++)
		if (str_eq(ours->waivers.v[i].rule, count->waiver_rule) &&
		    str_eq(ours->waivers.v[i].at, count->waiver_at)) {
			count->waiver_rule = ours->waivers.v[i].rule;
			count->waiver_at = ours->waivers.v[i].at;
		}
	vec_release(&was);
	vec_release(&other);
	vec_release(&sides.ours);
	vec_release(&sides.ours_new);
	vec_release(&sides.theirs_new);
	vec_release(&sides.ours_gone);
	vec_release(&sides.theirs_gone);
	arena_release(&arena);
}
