/* SPDX-License-Identifier: MIT */
/*
 * Owns: the one growing array. VEC(type) declares a struct { type *v; size_t n, cap; }.
 * Never: runs destructors; who puts things in takes them out.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdlib.h>

#include "base/mem.h"

#define VEC(type)              \
	struct {               \
		type *v;       \
		size_t n, cap; \
	}

#define vec_reserve(a, want)                                                              \
	do {                                                                              \
		if ((want) > (a)->cap) {                                                  \
			(a)->cap = (want) > 2 * (a)->cap ? (want) : 2 * (a)->cap;         \
			(a)->v = mem_grow((a)->v, (a)->cap, sizeof(*(a)->v));             \
		}                                                                         \
	} while (0)

/* Appends a copy of item. */
#define vec_push(a, item)                        \
	do {                                     \
		vec_reserve((a), (a)->n + 1);    \
		(a)->v[(a)->n++] = (item);       \
	} while (0)

#define vec_insert(a, at, item)                                                                     \
	do {                                                                                        \
		vec_reserve((a), (a)->n + 1);                                                       \
		memmove((a)->v + (at) + 1, (a)->v + (at), ((a)->n - (at)) * sizeof(*(a)->v));       \
		(a)->v[at] = (item);                                                                \
		(a)->n++;                                                                           \
	} while (0)

#define vec_remove(a, at)                                                                           \
	do {                                                                                        \
		memmove((a)->v + (at), (a)->v + (at) + 1, ((a)->n - (at)-1) * sizeof(*(a)->v));     \
		(a)->n--;                                                                           \
	} while (0)

#define vec_release(a)                 \
	do {                           \
		free((a)->v);          \
		(a)->v = NULL;         \
		(a)->n = (a)->cap = 0; \
	} while (0)

#endif
