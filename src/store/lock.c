/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "store/beside.h"

/* Somebody else may be as quick as we are when a stale lock goes; more often than this it is no race. */
#define ATTEMPTS   20
#define LOCK_LIMIT 1024
#define MAGIC      "boardpack lock 1"

/*
 * A lock is one line of text: MAGIC, pid, start of the process, seconds, boot, host, user. The start tells a process from a
 * later one with its number. Host and user come last and hold no space.
 */
struct lock {
	struct lock_holder holder;
	unsigned long long start; /* in ticks since the boot; 0 when unknown */
	char boot[64];
};

/* The first word of a small file of the system; "-" when there is none. */
static void read_word(const char *path, char *out, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, out, size - 1) : 0;

	if (fd >= 0)
		close(fd);
	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, " \n")] = '\0';
	if (!out[0])
		snprintf(out, size, "-");
}

/* 0: there is no such process, or it has ended and nobody has collected it yet. */
static unsigned long long process_start(long pid)
{
	char path[64], text[LOCK_LIMIT];
	unsigned long long start = 0;
	const char *at;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	n = fd >= 0 ? read(fd, text, sizeof(text) - 1) : 0;
	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	/* Field 22; the name of the program, field 2, may hold anything, so counting starts behind its bracket. */
	at = strrchr(text, ')');
	if (at && (strncmp(at, ") Z", 3) == 0 || strncmp(at, ") X", 3) == 0))
		return 0;
	for (int field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	if (at)
		sscanf(at, " %llu", &start);
	return start;
}

/* In the line a space separates. */
static void as_word(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text <= ' ')
			*text = '_';
}

static void own_lock(struct lock *lock)
{
	const struct passwd *user = getpwuid(geteuid());
	struct lock_holder *holder = &lock->holder;

	*lock = (struct lock){ .start = process_start((long)getpid()) };
	if (user)
		snprintf(holder->user, sizeof(holder->user), "%s", user->pw_name);
	else
		snprintf(holder->user, sizeof(holder->user), "%lu", (unsigned long)geteuid());
	if (gethostname(holder->host, sizeof(holder->host)) != 0)
		snprintf(holder->host, sizeof(holder->host), "-");
	holder->host[sizeof(holder->host) - 1] = '\0';
	as_word(holder->host);
	as_word(holder->user);
	holder->pid = (long)getpid();
	holder->since = (int64_t)time(NULL);
	read_word("/proc/sys/kernel/random/boot_id", lock->boot, sizeof(lock->boot));
}

/* Fills lock from an open file. False when it is not what we write. */
static bool read_lock(int fd, struct lock *lock)
{
	char text[LOCK_LIMIT];
	ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
	long long since;
	int end = 0;

	*lock = (struct lock){ .start = 0 };
	if (n <= 0)
		return false;
	text[n] = '\0';
	if (sscanf(text, MAGIC " %ld %llu %lld %63s %63s %63s%n", &lock->holder.pid, &lock->start, &since, lock->boot,
		   lock->holder.host, lock->holder.user, &end) != 6)
		return false;
	lock->holder.since = since;
	return text[end] == '\n' && lock->holder.pid > 0;
}

static bool is_own(const struct lock *lock, const struct lock *own)
{
	return lock->holder.pid == own->holder.pid && lock->start == own->start && strcmp(lock->boot, own->boot) == 0 &&
	       strcmp(lock->holder.host, own->holder.host) == 0;
}

/* Only what happened on this host can be judged. */
static bool is_stale(const struct lock *lock, const struct lock *own)
{
	if (strcmp(lock->holder.host, own->holder.host) != 0)
		return false;
	if (strcmp(lock->boot, own->boot) != 0)
		return true;
	if (kill((pid_t)lock->holder.pid, 0) != 0 && errno == ESRCH)
		return true;
	return lock->start && lock->start != process_start(lock->holder.pid);
}

/* Writes own into a new file. */
static bool write_lock(const char *path, const struct lock *own)
{
	struct buf text = BUF_EMPTY;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600), saved;
	bool fine = false;

	if (fd < 0)
		return false;
	buf_printf(&text, MAGIC " %ld %llu %lld %s %s %s\n", own->holder.pid, own->start, (long long)own->holder.since,
		   own->boot, own->holder.host, own->holder.user);
	fine = beside_write(fd, buf_str(&text), 0);
	saved = errno;
	if (!fine)
		unlink(path);
	close(fd);
	buf_release(&text);
	errno = saved;
	return fine;
}

/*
 * The lock gets its name when it is whole, so nobody ever sees half of one: who is stopped between the two steps holds no
 * lock. Where files cannot be linked it is written in place.
 */
static bool create(const char *path, const struct lock *own)
{
	struct buf whole = BUF_EMPTY;
	int result, saved;

	buf_printf(&whole, "%s.%ld", path, own->holder.pid);
	unlink(whole.p); /* of an earlier process with our number */
	result = write_lock(whole.p, own) ? link(whole.p, path) : -1;
	saved = errno;
	unlink(whole.p);
	buf_release(&whole);
	errno = saved;
	if (result != 0 && (saved == EPERM || saved == ENOTSUP || saved == ENOSYS))
		return write_lock(path, own);
	return result == 0;
}

/*
 * Removes a stale lock, unless somebody was quicker: who holds the flock of the very file that still has the name may
 * remove it, so a fresh lock of a third party is never taken for the stale one.
 */
static void remove_stale(const char *path, int fd)
{
	struct stat opened, named;

	if (flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &opened) == 0 && lstat(path, &named) == 0 &&
	    opened.st_dev == named.st_dev && opened.st_ino == named.st_ino)
		unlink(path);
}

static void pause_briefly(void)
{
	const struct timespec pause = { .tv_nsec = 20 * 1000 * 1000 };

	nanosleep(&pause, NULL);
}

/* A file that we may not read: all that is known is whose it is. */
static void describe_foreign(const struct stat *status, struct lock_holder *holder)
{
	const struct passwd *user = getpwuid(status->st_uid);

	*holder = (struct lock_holder){ .since = (int64_t)status->st_mtim.tv_sec };
	snprintf(holder->user, sizeof(holder->user), "%s", user ? user->pw_name : "?");
	snprintf(holder->host, sizeof(holder->host), "?");
}

/* Its writer was stopped in the middle of create(): the name that it had before is still there, and is one too many. */
static bool drop_twin(const char *path)
{
	struct buf start = BUF_EMPTY;
	bool is_gone;

	buf_printf(&start, "%.*s.", STR_FMT(file_basename(str_of(path))));
	is_gone = file_unlink_twins(path, start.p, "");
	buf_release(&start);
	return is_gone;
}

/* Looks at the lock that stands there. True when it is held; false when it is gone now, or may be in a moment. */
static bool is_held(const char *path, const struct lock *own, bool last, struct lock_holder *holder, bool *mine)
{
	struct lock lock;
	struct stat status;
	int fd = beside_open(path, O_RDONLY);
	bool held = false;

	*mine = false;
	if (fd < 0) {
		if (lstat(path, &status) != 0)
			return false;
		if (S_ISLNK(status.st_mode)) {
			unlink(path); /* we write none */
			return false;
		}
		if (S_ISREG(status.st_mode) && status.st_nlink > 1 && drop_twin(path))
			return false;
		describe_foreign(&status, holder);
		return true;
	}
	if (read_lock(fd, &lock)) {
		*mine = is_own(&lock, own);
		held = !*mine && !is_stale(&lock, own);
		*holder = lock.holder;
		if (!held && !*mine)
			remove_stale(path, fd);
	} else if (last) {
		remove_stale(path, fd); /* its writer died in the middle of the line */
	} else {
		pause_briefly();
	}
	close(fd);
	return held;
}

/* On this host a lock that nobody holds heals itself. */
void lock_add_remedy(const char *pack_path, const struct lock_holder *holder, struct buf *out)
{
	char *path = beside_path(pack_path, "lock");
	struct lock own;

	own_lock(&own);
	if (strcmp(holder->host, own.holder.host) != 0)
		buf_printf(out, "; if nobody does any more, remove %.*s", STR_FMT(file_basename(str_of(path))));
	free(path);
}

enum lock_result lock_take(const char *pack_path, struct lock_holder *holder, struct error *error)
{
	char *path = beside_path(pack_path, "lock");
	enum lock_result result = LOCK_UNAVAILABLE;
	struct lock own;
	bool mine = false;

	own_lock(&own);
	for (int i = 0; i < ATTEMPTS; i++) {
		if (create(path, &own)) {
			result = LOCK_TAKEN;
			*holder = own.holder;
			break;
		}
		if (errno != EEXIST && errno != EINTR)
			break;
		if (is_held(path, &own, i >= ATTEMPTS / 2, holder, &mine)) {
			result = LOCK_HELD;
			break;
		}
		if (mine) {
			result = LOCK_TAKEN;
			break;
		}
	}
	if (result == LOCK_UNAVAILABLE)
		error_errno(error, "cannot create '%s'", path);
	free(path);
	return result;
}

bool lock_is_held(const char *pack_path)
{
	char *path = beside_path(pack_path, "lock");
	struct lock own, lock;
	bool is_held;
	int fd;

	own_lock(&own);
	fd = beside_open(path, O_RDONLY);
	/* One that cannot be read is another user's. */
	is_held = fd >= 0 ? read_lock(fd, &lock) && !is_stale(&lock, &own) : errno != ENOENT;
	if (fd >= 0)
		close(fd);
	free(path);
	return is_held;
}

void lock_drop(const char *pack_path)
{
	char *path = beside_path(pack_path, "lock");
	int fd = beside_open(path, O_RDONLY);
	struct lock own, lock;

	own_lock(&own);
	if (fd >= 0 && read_lock(fd, &lock) && is_own(&lock, &own))
		remove_stale(path, fd);
	if (fd >= 0)
		close(fd);
	free(path);
}
