/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

struct job {
	void (*work)(void *data, size_t which, size_t lane);
	void *data;
	size_t count;
	atomic_size_t next;
};

struct lane {
	struct job *job;
	size_t number;
	pthread_t thread;
};

static void *run(void *data)
{
	struct lane *lane = data;
	struct job *job = lane->job;
	size_t which;

	while ((which = atomic_fetch_add(&job->next, 1)) < job->count)
		job->work(job->data, which, lane->number);
	return NULL;
}

/* Those that this process may use. */
static size_t core_count(void)
{
	cpu_set_t cores;

	return sched_getaffinity(0, sizeof(cores), &cores) == 0 ? (size_t)CPU_COUNT(&cores) : 1;
}

void parallel_each(size_t count, size_t share, void (*work)(void *data, size_t which, size_t lane), void *data)
{
	struct job job = { .work = work, .data = data, .count = count };
	struct lane lanes[PARALLEL_LANES];
	size_t most = count / share, n = 0;

	if (most > 1 && most > core_count())
		most = core_count();
	if (most > PARALLEL_LANES)
		most = PARALLEL_LANES;
	do {
		lanes[n] = (struct lane){ .job = &job, .number = n };
		/* A thread that cannot be had is missed by nobody: the others do its work. */
	} while (++n < most && pthread_create(&lanes[n - 1].thread, NULL, run, &lanes[n - 1]) == 0);
	run(&lanes[n - 1]);
	while (--n > 0)
		pthread_join(lanes[n - 1].thread, NULL);
}
