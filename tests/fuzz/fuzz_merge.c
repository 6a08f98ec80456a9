/* SPDX-License-Identifier: MIT */
/*
 * Base, ours and theirs with NULs between them, as three packs or, where they are none, as three texts of one item. Nothing of
 * theirs comes where theirs is the base; what only theirs changed comes whole; undoing gives ours back; conflicts are found
 * where they were counted.
 */
#include "base/base.h"

#include "base/text.h"
#include "pack/diff.h"
#include "pack/merge.h"
#include "pack/merge_text.h"
#include "fuzz/shared_catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BASE, OURS, THEIRS, SIDES };

static void split(struct str input, struct str *parts)
{
	for (size_t i = 0; i < SIDES; i++) {
		size_t cut = i + 1 < SIDES ? str_find_char(input, '\0', 0) : STR_NONE;

		parts[i] = cut == STR_NONE ? input : str_sub(input, 0, cut);
		input = cut == STR_NONE ? STR("") : str_sub(input, cut + 1, input.n - cut - 1);
	}
}

static bool load(struct pack *pack, struct str text)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;
	bool fine;

	pack_init(pack);
	node_tree_init(&tree, "pack.yaml");
	fine = yaml_read(text, &tree, &error) && pack_load(pack, shared_catalogue(), &tree, &error);
	node_tree_release(&tree);
	error_release(&error);
	return fine;
}

/* Texts are what people type: the editor lets nothing ill-formed in. */
static bool put(struct pack *pack, struct str text)
{
	struct edit edit = { .kind = EDIT_SPLICE,
			     .at = { STR("section.highlights"), 0, STR("text") },
			     .inserted = text };

	pack_init(pack);
	pack->catalogue = shared_catalogue();
	period_parse(STR("2026-Q3"), &pack->period);
	return text_ill_formed(text) == STR_NONE && edit_apply(pack, &edit);
}

static size_t count_conflicts(const struct row *row)
{
	size_t found = 0;

	for (size_t i = 0; i < row->leaves.n; i++) {
		struct str text = buf_str(&row->leaves.v[i]->text);
		struct merge_conflict conflict;

		for (size_t at = 0; merge_text_find(text, at, &conflict);) {
			assert(conflict.whole.at >= at && conflict.whole.n &&
			       conflict.whole.n <= text.n - conflict.whole.at);
			assert(conflict.ours.at + conflict.ours.n <= text.n);
			assert(conflict.theirs.at + conflict.theirs.n <= text.n);
			at = conflict.whole.at + conflict.whole.n;
			found++;
		}
	}
	return found;
}

static size_t conflicts_of(const struct pack *pack)
{
	struct merge_conflict conflict;
	size_t found = 0;

	for (int i = 0; i < PACK_HEAD_COUNT; i++)
		found += merge_text_find(pack->heads[i], 0, &conflict);
	for (size_t i = 0; i < pack->entries.n; i++) {
		found += count_conflicts(&pack->entries.v[i]->own);
		for (size_t j = 0; j < pack->entries.v[i]->rows.n; j++)
			found += count_conflicts(pack->entries.v[i]->rows.v[j]);
	}
	return found;
}

static void merge(struct pack *ours, const struct pack *base, const struct pack *theirs)
{
	struct history *history = history_new(ours);
	size_t before = conflicts_of(ours);
	struct merge_count count = merge_run(history, shared_catalogue(), base, ours, theirs);
	struct diff diff;

	assert(count.conflicts == 0 || conflicts_of(ours) > 0);
	if (theirs == base)
		assert(count.taken == 0 && count.conflicts == 0 && conflicts_of(ours) == before);
	diff_init(&diff);
	diff_run(&diff, shared_catalogue(), theirs, ours);
	if (theirs == ours)
		assert(diff.changes.n == 0);
	diff_release(&diff);
	while (history_undo(history, NULL))
		;
	assert(conflicts_of(ours) == before);
	history_free(history);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str parts[SIDES];
	struct pack packs[SIDES];
	bool fine = true, is_pack;

	split((struct str){ (const char *)data, size }, parts);
	is_pack = str_starts(parts[BASE], STR("boardpack:"));
	for (size_t i = 0; i < SIDES; i++)
		fine = (is_pack ? load(&packs[i], parts[i]) : put(&packs[i], parts[i])) && fine;
	if (fine) {
		merge(&packs[OURS], &packs[BASE], &packs[BASE]);
		merge(&packs[OURS], &packs[BASE], &packs[OURS]);
		merge(&packs[OURS], &packs[BASE], &packs[THEIRS]);
	}
	for (size_t i = 0; i < SIDES; i++)
		pack_release(&packs[i]);
	return 0;
}
