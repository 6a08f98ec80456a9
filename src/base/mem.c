/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#ifdef HAVE_MALLOPT
#include <malloc.h>
#endif
#include <sys/mman.h>
#include <unistd.h>

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	max_align_t data[];
};

#define EXHAUSTED 2 /* the exit status of what the environment refuses */
/* Blocks double: many arenas hold one small thing, such as a formula, and a page that is touched for it costs time. */
#define ARENA_FIRST ((size_t)1 << 10)
#define ARENA_MOST  ((size_t)64 << 10)

/* A megabyte of prose takes some eighteen while it is read. */
#define KEPT_PIECE ((int)32 << 20)
#define KEPT_ALL   ((int)64 << 20)

void mem_keep(void)
{
#ifdef HAVE_MALLOPT
	mallopt(M_MMAP_THRESHOLD, KEPT_PIECE);
	mallopt(M_TRIM_THRESHOLD, KEPT_ALL);
#endif
}

/* Set once at start-up by the terminal adapter and read only when memory ends. */
static void (*restore_terminal)(void);

void mem_on_exhausted(void (*restore)(void))
{
	restore_terminal = restore;
}

/* Set by who keeps a journal. */
static void (*save_rest)(void *data);
static void *save_data;
static bool is_ending; /* saving wanted memory itself */

void mem_on_exhausted_save(void (*save)(void *data), void *data)
{
	save_rest = save;
	save_data = data;
}

static _Noreturn void mem_exhausted(void)
{
	if (is_ending)
		_exit(EXHAUSTED);
	is_ending = true;
	/* Who has a screen has a journal. */
	if (restore_terminal)
		restore_terminal();
	if (save_rest)
		save_rest(save_data);
	fprintf(stderr, "boardpack: out of memory%s\n", restore_terminal ? "; unsaved edits are in the journal" : "");
	_exit(EXHAUSTED);
}

void *mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		mem_exhausted();
	return p;
}

void *mem_zero(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		mem_exhausted();
	return p;
}

/* The tokens of a long text are sixteen times its size: in large pages, where the system has them. */
static void use_large_pages(void *p, size_t size)
{
#ifdef MADV_HUGEPAGE
	const size_t page = (size_t)2 << 20;
	size_t skipped = (page - (uintptr_t)p % page) % page;

	/* No more than a wish. */
	if (size >= 2 * page)
		(void)madvise((char *)p + skipped, (size - skipped) / page * page, MADV_HUGEPAGE);
#else
	(void)p;
	(void)size;
#endif
}

void *mem_grow(void *old, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		mem_exhausted();
	size *= count;
	p = realloc(old, size ? size : 1);
	if (!p)
		mem_exhausted();
	use_large_pages(p, size);
	return p;
}

char *mem_strdup(const char *text)
{
	size_t n = strlen(text) + 1;

	return memcpy(mem_alloc(n), text, n);
}

void arena_init(struct arena *arena)
{
	arena->head = NULL;
}

void arena_release(struct arena *arena)
{
	while (arena->head) {
		struct arena_block *next = arena->head->next;

		free(arena->head);
		arena->head = next;
	}
}

void arena_join(struct arena *into, struct arena *from)
{
	struct arena_block **end = &into->head;

	/* At the end: what is left of into's first block is still handed out. */
	while (*end)
		end = &(*end)->next;
	*end = from->head;
	from->head = NULL;
}

/* Not zeroed. */
static void *take(struct arena *arena, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct arena_block *block = arena->head;

	assert(size < SIZE_MAX / 2);
	size = (size + align - 1) / align * align;
	if (!block || block->size - block->used < size) {
		size_t room = block ? 2 * block->size : ARENA_FIRST;

		if (room > ARENA_MOST)
			room = ARENA_MOST;
		if (room < size)
			room = size;
		block = mem_alloc(sizeof(*block) + room);
		block->size = room;
		block->used = 0;
		block->next = arena->head;
		arena->head = block;
	}
	block->used += size;
	return (char *)block->data + block->used - size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

struct str arena_str(struct arena *arena, struct str text)
{
	char *copy = take(arena, text.n + 1);

	if (text.n)
		memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	return (struct str){ copy, text.n };
}
