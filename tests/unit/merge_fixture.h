/* SPDX-License-Identifier: MIT */
/*
 * Owns: three versions of a pack for the tests of a merge.
 * Never: judges what became of them.
 */
#ifndef MERGE_FIXTURE_H
#define MERGE_FIXTURE_H

#include "check_fixture.h"

#include "pack/merge.h"

struct three {
	struct fixture *f; /* pack is ours, prior is base */
	struct pack theirs;
};

static inline int set_up(void **state)
{
	static struct three three;
	void *fixture;

	fixture_set_up(&fixture);
	three.f = fixture;
	pack_init(&three.theirs);
	three.theirs.catalogue = three.f->pack.catalogue;
	*state = &three;
	return 0;
}

static inline int tear_down(void **state)
{
	struct three *three = *state;
	void *fixture = three->f;

	pack_release(&three->theirs);
	return fixture_tear_down(&fixture);
}

/* A text of base, ours and theirs; NULL: not there. */
static inline void put(struct three *three, const char *address, const char *base, const char *ours, const char *theirs)
{
	if (base)
		fixture_set_prior(three->f, address, base);
	if (ours)
		fixture_set(three->f, address, ours);
	if (theirs)
		fixture_put(&three->theirs, address, theirs);
}

static inline void assert_text(struct three *three, const char *address, const char *expected)
{
	struct addr at;
	struct str text;

	assert_true(addr_parse(str_of(address), &at));
	text = pack_text(&three->f->pack, &at);
	if (!str_is(text, expected))
		fail_msg("%s is '%.*s'", address, STR_FMT(text));
}

static inline struct merge_count merge(struct three *three)
{
	struct history *history = history_new(&three->f->pack);
	struct merge_count count =
		merge_run(history, &three->f->catalogue, &three->f->prior, &three->f->pack, &three->theirs);

	history_free(history);
	return count;
}

/* The files give the rows of the table serials. */
static inline void name_rows(struct three *three)
{
	struct pack *const packs[] = { &three->f->prior, &three->f->pack, &three->theirs };

	for (size_t i = 0; i < COUNT_OF(packs); i++)
		for (size_t j = 0; j < packs[i]->entries.n; j++)
			for (size_t k = 0; k < packs[i]->entries.v[j]->rows.n; k++)
				packs[i]->entries.v[j]->rows.v[k]->is_named = true;
}

static inline size_t count_risks(const struct three *three)
{
	return pack_entry(&three->f->pack, STR("section.risks"))->rows.n;
}

#endif
