/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/lint_pool.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Beyond this the packs wait for the disk, not for a core. */
#define WORKERS_MAX 64

/* One worker: it judges every count-th pack and writes the outcomes into its pipe, in order. */
struct worker {
	pid_t pid;
	int fd;
};

struct header {
	bool is_open, has_findings;
	struct report_sum sum;
	size_t body, extra, chatter; /* bytes that follow */
};

static bool has_open(const struct findings *findings, enum level level)
{
	for (size_t i = 0; i < findings->list.n; i++)
		if (!findings->list.v[i].waived && findings->list.v[i].level >= level)
			return true;
	return false;
}

static void outcome_release(struct lint_outcome *outcome)
{
	buf_release(&outcome->body);
	buf_release(&outcome->extra);
	buf_release(&outcome->chatter);
}

static void judge(const struct lint_work *work, const char *path, struct lint_outcome *outcome)
{
	struct session session;
	struct view_input input;

	*outcome = (struct lint_outcome){ .is_open = session_open(&session, path) };
	if (!outcome->is_open)
		return;
	session_tell_unsaved(&session);
	session_lint(&session);
	input = session_view_input(&session);
	work->write(&input, &outcome->body, &outcome->extra);
	report_add(&outcome->sum, &session.findings);
	outcome->has_findings = has_open(&session.findings, work->level);
	session_close(&session);
}

static bool put(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n) {
		ssize_t wrote = write(fd, p, n);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		p += wrote;
		n -= (size_t)wrote;
	}
	return true;
}

static bool get(int fd, void *bytes, size_t n)
{
	char *p = bytes;

	while (n) {
		ssize_t got = read(fd, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

static bool send_outcome(int fd, const struct lint_outcome *outcome)
{
	struct header header = { outcome->is_open, outcome->has_findings, outcome->sum,
				 outcome->body.n,  outcome->extra.n,      outcome->chatter.n };

	return put(fd, &header, sizeof(header)) && put(fd, outcome->body.p, outcome->body.n) &&
	       put(fd, outcome->extra.p, outcome->extra.n) && put(fd, outcome->chatter.p, outcome->chatter.n);
}

static bool get_buf(int fd, struct buf *out, size_t n)
{
	buf_reserve(out, n + 1);
	if (!get(fd, out->p, n))
		return false;
	out->n = n;
	out->p[n] = '\0';
	return true;
}

static bool receive_outcome(int fd, struct lint_outcome *outcome)
{
	struct header header;

	*outcome = (struct lint_outcome){ .is_open = false };
	if (!get(fd, &header, sizeof(header)))
		return false;
	outcome->is_open = header.is_open;
	outcome->has_findings = header.has_findings;
	outcome->sum = header.sum;
	return get_buf(fd, &outcome->body, header.body) && get_buf(fd, &outcome->extra, header.extra) &&
	       get_buf(fd, &outcome->chatter, header.chatter);
}

/* What the session said on standard error since the last call: messages of many packs must not run into each other. */
static void take_chatter(FILE *catcher, struct buf *out)
{
	char block[4096];
	size_t n;

	fflush(stderr);
	rewind(catcher);
	while ((n = fread(block, 1, sizeof(block), catcher)) > 0)
		buf_add(out, (struct str){ block, n });
	rewind(catcher);
	if (ftruncate(fileno(catcher), 0) != 0)
		clearerr(catcher);
}

static _Noreturn void run_worker(const struct lint_work *work, char *const *paths, size_t count, size_t first,
				 size_t step, int fd)
{
	FILE *catcher = tmpfile();
	bool goes_on = true;

	if (catcher)
		dup2(fileno(catcher), STDERR_FILENO);
	for (size_t i = first; i < count && goes_on; i += step) {
		struct lint_outcome outcome;

		judge(work, paths[i], &outcome);
		if (catcher)
			take_chatter(catcher, &outcome.chatter);
		goes_on = send_outcome(fd, &outcome);
		outcome_release(&outcome);
	}
	_exit(goes_on ? 0 : 1);
}

static bool start_worker(struct worker *worker, const struct lint_work *work, char *const *paths, size_t count,
			 size_t first, size_t step)
{
	int ends[2];

	worker->pid = -1;
	worker->fd = -1;
	if (pipe(ends) != 0)
		return false;
	fflush(NULL);
	worker->pid = fork();
	if (worker->pid == 0) {
		close(ends[0]);
		run_worker(work, paths, count, first, step, ends[1]);
	}
	close(ends[1]);
	if (worker->pid < 0) {
		close(ends[0]);
		return false;
	}
	worker->fd = ends[0];
	return true;
}

static size_t worker_count(size_t packs)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t count = cores > 0 ? (size_t)cores : 1;

	if (count > WORKERS_MAX)
		count = WORKERS_MAX;
	return count < packs ? count : packs;
}

static void stop_workers(struct worker *workers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (workers[i].fd >= 0)
			close(workers[i].fd);
		if (workers[i].pid > 0)
			while (waitpid(workers[i].pid, NULL, 0) < 0 && errno == EINTR)
				;
	}
}

/* Without processes of its own: one pack, or a system that gives none. */
static void run_here(const struct lint_work *work, const char *path,
		     void (*take)(void *data, const char *path, const struct lint_outcome *outcome), void *data)
{
	struct lint_outcome outcome;

	judge(work, path, &outcome);
	take(data, path, &outcome);
	outcome_release(&outcome);
}

void lint_pool(const struct lint_work *work, char *const *paths, size_t count,
	       void (*take)(void *data, const char *path, const struct lint_outcome *outcome), void *data)
{
	struct worker workers[WORKERS_MAX];
	size_t n = count > 1 ? worker_count(count) : 0, started = 0;

	/* A worker whose reader is gone ends with an error of write(), not by a signal. */
	if (n)
		signal(SIGPIPE, SIG_IGN);
	while (started < n && start_worker(&workers[started], work, paths, count, started, n))
		started++;
	for (size_t i = 0; i < count; i++) {
		struct lint_outcome outcome;

		if (n == 0 || i % n >= started) {
			run_here(work, paths[i], take, data);
			continue;
		}
		/* A worker that died (no memory, a signal) leaves its packs unjudged, and that is told. */
		if (!receive_outcome(workers[i % n].fd, &outcome)) {
			outcome_release(&outcome);
			outcome = (struct lint_outcome){ .is_open = false };
			buf_printf(&outcome.chatter, "boardpack: the process that checked '%s' ended early\n",
				   paths[i]);
		}
		take(data, paths[i], &outcome);
		outcome_release(&outcome);
	}
	stop_workers(workers, started);
}
