/* SPDX-License-Identifier: MIT */
/*
 * Two texts with a NUL between them: the runs cover both in order, what stays is the same in both, and the difference that is
 * shown is well formed when the texts are.
 */
#include "base/base.h"

#include "base/text.h"
#include "base/worddiff.h"
#include "view/difference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_runs(const struct worddiff *diff, struct str old, struct str new)
{
	size_t in_old = 0, in_new = 0;

	for (size_t i = 0; i < diff->runs.n; i++) {
		const struct worddiff_run *run = &diff->runs.v[i];

		if (run->kind != WORDDIFF_ADDED) {
			assert(run->old.at == in_old && run->old.n && run->old.n <= old.n - in_old);
			in_old += run->old.n;
		}
		if (run->kind != WORDDIFF_REMOVED) {
			assert(run->new.at == in_new && run->new.n && run->new.n <= new.n - in_new);
			in_new += run->new.n;
		}
		if (run->kind == WORDDIFF_SAME)
			assert(str_eq(str_in(old, run->old), str_in(new, run->new)));
	}
	assert(in_old == old.n && in_new == new.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str input = { (const char *)data, size };
	size_t cut = str_find_char(input, '\0', 0);
	struct str old = cut == STR_NONE ? input : str_sub(input, 0, cut);
	struct str new = cut == STR_NONE ? STR("") : str_sub(input, cut + 1, size - cut - 1);
	double likeness = worddiff_likeness(old, new);
	struct worddiff diff;
	struct buf shown = BUF_EMPTY;

	worddiff_init(&diff);
	worddiff_run(&diff, old, new);
	check_runs(&diff, old, new);
	assert(likeness >= 0 && likeness <= 1);
	assert(worddiff_likeness(old, old) == 1);
	difference_words(old, new, &difference_plain, &shown);
	assert(text_ill_formed(buf_str(&shown)) == STR_NONE);
	assert(!str_eq(old, new) || shown.n == 0);
	buf_release(&shown);
	worddiff_release(&diff);
	return 0;
}
