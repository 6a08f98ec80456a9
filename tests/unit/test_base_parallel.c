/* SPDX-License-Identifier: MIT */
/* Tests: base/parallel */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <stdatomic.h>

#include "base/parallel.h"

enum { MANY = 5000 };

struct tally {
	unsigned char done[MANY];
	size_t by_lane[PARALLEL_LANES];
	atomic_bool is_busy[PARALLEL_LANES];
	atomic_bool has_met; /* two calls of one lane at once */
};

static void count(void *data, size_t which, size_t lane)
{
	struct tally *tally = data;

	assert(which < MANY && lane < PARALLEL_LANES);
	if (atomic_exchange(&tally->is_busy[lane], true))
		tally->has_met = true;
	tally->done[which]++;
	tally->by_lane[lane]++;
	tally->is_busy[lane] = false;
}

static void each_is_done_once(void **state)
{
	static const size_t counts[] = { 0, 1, 2, 31, MANY }, shares[] = { 1, 7, 2 * MANY };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		for (size_t k = 0; k < COUNT_OF(shares); k++) {
			struct tally tally = { .has_met = false };
			size_t sum = 0;

			parallel_each(counts[i], shares[k], count, &tally);
			for (size_t n = 0; n < MANY; n++)
				assert_int_equal(tally.done[n], n < counts[i]);
			for (size_t lane = 0; lane < PARALLEL_LANES; lane++)
				sum += tally.by_lane[lane];
			assert_int_equal(sum, counts[i]);
			assert_false(tally.has_met);
		}
}

static void few_things_are_done_in_order_by_the_caller(void **state)
{
	struct tally tally = { .has_met = false };

	(void)state;
	parallel_each(31, 32, count, &tally);
	assert_int_equal(tally.by_lane[0], 31);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_done_once),
		cmocka_unit_test(few_things_are_done_in_order_by_the_caller),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
