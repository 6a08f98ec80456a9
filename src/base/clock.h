/* SPDX-License-Identifier: MIT */
/*
 * Owns: the time, so that tests can set it.
 * Never: decides anything about files by the wall clock alone.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

struct clock {
	int64_t (*monotonic_ms)(void *data); /* for timers */
	int64_t (*wall_seconds)(void *data); /* for messages and dates */
	void *data;
};

struct clock clock_system(void);
static inline int64_t clock_ms(const struct clock *clock)
{
	return clock->monotonic_ms(clock->data);
}

static inline int64_t clock_wall(const struct clock *clock)
{
	return clock->wall_seconds(clock->data);
}

#endif
