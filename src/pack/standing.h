/* SPDX-License-Identifier: MIT */
/*
 * Owns: which benchmarks fit a company, and where its value stands on one of them.
 * Never: words it or draws it (view/ and tui/ do); mixes benchmarks: each measures other companies.
 *
 * Percentiles are ordered by value, whichever direction is good: where lower is better, the best quarter lies below p25.
 */
#ifndef PACK_STANDING_H
#define PACK_STANDING_H

#include "pack/facts.h"

enum standing_verdict {
	STANDING_UNJUDGED, /* no threshold, or nothing to judge */
	STANDING_GOOD,
	STANDING_BETWEEN, /* neither good nor poor, where both thresholds are given */
	STANDING_SHORT,   /* not good, where poor is not given; or not poor, where good is not given */
	STANDING_POOR,
};

enum standing_bar {
	STANDING_PLACED,
	STANDING_NO_VALUE,
	STANDING_OTHER_LENGTH,   /* the benchmark covers more or fewer months than the pack's period */
	STANDING_OTHER_CURRENCY, /* the benchmark is in USD, the company is not */
};

/* A value on one benchmark. */
struct standing {
	const struct benchmark *benchmark;
	enum standing_bar bar; /* why there is nothing more to say */
	double value;
	/* The quarters by value that it lies in, 1 the lowest: 2 … 2, or 1 … 2 where only the median is known; 0 without any. */
	int low, high;
	/* The same by quality, 1 the best; 0 where neither direction is better. */
	int best, worst;
	enum standing_verdict verdict;
};

/* Does it hold for a company of that stage and, where arr is not NULL, of that annual recurring revenue in USD? */
bool benchmark_fits(const struct benchmark *benchmark, enum stage stage, const double *arr);
/* value NULL: there is none. months: the length of the pack's period. */
struct standing standing_of(const struct item *item, const struct benchmark *benchmark, const struct quantity *value,
			    int months, struct str currency);

/*
 * The places of the item's benchmarks that fit the company, at most max, in the catalogue's order. Its ARR is looked up in
 * facts (may be NULL: then the stage alone decides). None may fit.
 */
size_t standing_choose(const struct catalogue *catalogue, const struct company *company, const struct facts *facts,
		       const struct item *item, size_t *out, size_t max);

#endif
