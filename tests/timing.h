/* SPDX-License-Identifier: MIT */
/* What programs that measure share: clocks, and samples in order. */
#ifndef TESTS_TIMING_H
#define TESTS_TIMING_H

#include <stdlib.h>
#include <time.h>

static inline double timing_read(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Microseconds as a person sees them pass. */
static inline double timing_us(void)
{
	return timing_read(CLOCK_MONOTONIC);
}

/* Milliseconds of the same. */
static inline double timing_ms(void)
{
	return timing_us() / 1e3;
}

/* Milliseconds that this process had the processor: what others do meanwhile does not count. */
static inline double timing_cpu_ms(void)
{
	return timing_read(CLOCK_PROCESS_CPUTIME_ID) / 1e3;
}

static inline int timing_order(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static inline void timing_sort(double *samples, size_t n)
{
	qsort(samples, n, sizeof(*samples), timing_order);
}

#endif
