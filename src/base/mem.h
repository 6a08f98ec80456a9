/* SPDX-License-Identifier: MIT */
/*
 * Owns: allocation that never returns NULL, and the arena for things that die together.
 * Never: recovers from exhaustion; the journal on disk is the recovery.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

struct str;

/* All of these end the program through mem_exhausted() when the system has no memory. Freed with free(). */
void *mem_alloc(size_t size);
void *mem_zero(size_t count, size_t size);
void *mem_grow(void *old, size_t count, size_t size);
char *mem_strdup(const char *text);

/*
 * Called once at the start: memory given back is kept for what is asked for next. Who reads a long text many times, as checks
 * do while it is typed, would else have the system clear the same pages each time, a third of the whole reading. Does nothing
 * where the C library has no such switch.
 */
void mem_keep(void);

/* Called once before the program ends: the terminal adapter restores the screen here. */
void mem_on_exhausted(void (*restore)(void));

/*
 * Called with data after that: what is not on disk yet is written here, from memory that is there. Should it want more, the
 * program ends at once. NULL: nothing.
 */
void mem_on_exhausted_save(void (*save)(void *data), void *data);

/* Memory handed out piece by piece and freed in one go. */
struct arena {
	struct arena_block *head;
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);
/* What from holds is into's from now on; from is empty. */
void arena_join(struct arena *into, struct arena *from);
/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
/* A NUL-terminated copy; .n does not count the NUL. */
struct str arena_str(struct arena *arena, struct str text);

#endif
