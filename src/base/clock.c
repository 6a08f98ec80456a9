/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/clock.h"

#include <time.h>

static int64_t system_monotonic_ms(void *data)
{
	struct timespec now;

	(void)data;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t system_wall_seconds(void *data)
{
	(void)data;
	return (int64_t)time(NULL);
}

struct clock clock_system(void)
{
	return (struct clock){ .monotonic_ms = system_monotonic_ms, .wall_seconds = system_wall_seconds };
}
