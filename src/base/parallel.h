/* SPDX-License-Identifier: MIT */
/*
 * Owns: one piece of work on many things by all cores, ended before the call returns.
 * Never: threads that outlive a call, waiting for one another, or things that know of each other.
 */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

/* At most so many threads work at once, the caller's included. */
#define PARALLEL_LANES 8

/*
 * Calls work for each of count things, in any order, from as many threads as there are cores, but no more than one for each
 * share things (a thread costs a tenth of a millisecond); with one core, or few things, in order from the caller's alone.
 * lane is below PARALLEL_LANES, and no two calls of one lane are under way at once. work must not touch what another call
 * of it may.
 */
void parallel_each(size_t count, size_t share, void (*work)(void *data, size_t which, size_t lane), void *data);

#endif
