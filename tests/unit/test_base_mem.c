/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void arena_gives_zeroed_aligned_memory(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t size = 1; size < 70000; size = size * 3 + 1) {
		unsigned char *p = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_release(&arena);
	assert_null(arena.head);
}

static void arena_str_is_a_terminated_copy(void **state)
{
	struct arena arena;
	char text[] = "runway";
	struct str copy;

	(void)state;
	arena_init(&arena);
	copy = arena_str(&arena, str_of(text));
	text[0] = 'R';
	assert_string_equal(copy.p, "runway");
	assert_int_equal(copy.n, 6);
	copy = arena_str(&arena, (struct str){ NULL, 0 });
	assert_string_equal(copy.p, "");
	arena_release(&arena);
}

static void an_arena_takes_what_another_holds(void **state)
{
	struct arena into, from;
	struct str first, second;

	(void)state;
	arena_init(&into);
	arena_init(&from);
	arena_join(&into, &from);
	assert_null(into.head);
	second = arena_str(&from, STR("second"));
	arena_join(&into, &from);
	assert_null(from.head);
	first = arena_str(&into, STR("first"));
	arena_str(&from, STR("third"));
	arena_join(&into, &from);
	arena_release(&from);
	assert_string_equal(first.p, "first");
	assert_string_equal(second.p, "second");
	arena_release(&into);
	assert_null(into.head);
}

/* How many pages the system clears while so much is taken, written and given back. */
static long pages_cleared(size_t size)
{
	struct rusage before, after;

	getrusage(RUSAGE_SELF, &before);
	free(memset(mem_alloc(size), 'x', size));
	getrusage(RUSAGE_SELF, &after);
	return after.ru_minflt - before.ru_minflt;
}

static void memory_is_kept_for_what_is_next(void **state)
{
	const size_t size = (size_t)16 << 20;

	(void)state;
#if !defined(HAVE_MALLOPT) || defined(__SANITIZE_ADDRESS__)
	skip();
#endif
	mem_keep();
	pages_cleared(size);
	assert_true(pages_cleared(size) < 100);
}

/* In memory that held something else: its end is written, not found. */
static void a_copy_of_a_text_ends(void **state)
{
	static const char text[] =
		"twenty-four bytes long!"; /* what a block of the smallest sizes holds, to the last byte */
	void *used[8];
	char *copy;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(used); i++)
		used[i] = memset(mem_alloc(sizeof(text)), 'x', sizeof(text));
	for (size_t i = 0; i < COUNT_OF(used); i++)
		free(used[i]);
	copy = mem_strdup(text);
	assert_string_equal(copy, text);
	free(copy);
}

static void zero_sizes_are_memory_too(void **state)
{
	void *p = mem_alloc(0);

	(void)state;
	assert_non_null(p);
	p = mem_grow(p, 0, 8);
	assert_non_null(p);
	free(p);
	p = mem_zero(0, 0);
	assert_non_null(p);
	free(p);
}

static void vectors_grow_insert_and_remove(void **state)
{
	VEC(int) numbers = { NULL, 0, 0 };

	(void)state;
	for (int i = 0; i < 100; i++)
		vec_push(&numbers, i);
	vec_insert(&numbers, 50, -1);
	assert_int_equal(numbers.v[49], 49);
	assert_int_equal(numbers.v[50], -1);
	assert_int_equal(numbers.v[51], 50);
	vec_remove(&numbers, 50);
	assert_int_equal(numbers.n, 100);
	for (int i = 0; i < 100; i++)
		assert_int_equal(numbers.v[i], i);
	vec_release(&numbers);
	assert_int_equal(numbers.n, 0);
}

/* An error like others: no signal, no core. */
static void exhausted_memory_ends_the_program_in_order(void **state)
{
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		close(STDERR_FILENO);
		mem_grow(NULL, SIZE_MAX, 2);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 2);
}

static void say(void *data)
{
	if (write(*(int *)data, "rest", 4) != 4)
		_exit(9);
	mem_grow(NULL, SIZE_MAX, 2); /* saving wants memory, too: that ends it, and does not start anew */
	_exit(8);
}

static void what_is_not_on_disk_is_saved_first(void **state)
{
	char text[8] = "";
	int ends[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		close(STDERR_FILENO);
		mem_on_exhausted_save(say, &ends[1]);
		mem_grow(NULL, SIZE_MAX, 2);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 2);
	assert_int_equal(read(ends[0], text, sizeof(text)), 4);
	assert_string_equal(text, "rest");
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_str_is_a_terminated_copy),
		cmocka_unit_test(an_arena_takes_what_another_holds),
		cmocka_unit_test(memory_is_kept_for_what_is_next),
		cmocka_unit_test(a_copy_of_a_text_ends),
		cmocka_unit_test(zero_sizes_are_memory_too),
		cmocka_unit_test(exhausted_memory_ends_the_program_in_order),
		cmocka_unit_test(what_is_not_on_disk_is_saved_first),
		cmocka_unit_test(vectors_grow_insert_and_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
