/* SPDX-License-Identifier: MIT */
/*
 * For tests, loaded before a program: while the file $NO_DISK is there, whatever would change something under $NO_DISK_UNDER is
 * refused with the error number in it. Nothing else is touched, so a terminal and other folders go on working. With a number of
 * zero, a first write stops halfway and the program is killed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static bool is_under(const char *path)
{
	const char *under = getenv("NO_DISK_UNDER");

	return under && strncmp(path, under, strlen(under)) == 0;
}

static bool is_fd_under(int fd)
{
	char name[64], path[PATH_MAX];
	ssize_t n;

	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	n = readlink(name, path, sizeof(path) - 1);
	if (n < 0)
		return false;
	path[n] = '\0';
	return is_under(path);
}

static bool is_at_under(int directory, const char *path)
{
	return path[0] == '/' || directory == AT_FDCWD ? is_under(path) : is_fd_under(directory);
}

/* True, with errno set, when there is a fault at the moment; 0 where the program is to be killed. */
static bool has_fault(void)
{
	const char *name = getenv("NO_DISK");
	int saved = errno, fd = name ? NEXT(open)(name, O_RDONLY) : -1;
	char text[16] = "";

	errno = saved;
	if (fd < 0)
		return false;
	if (read(fd, text, sizeof(text) - 1) > 0)
		errno = (int)strtol(text, NULL, 10);
	close(fd);
	return true;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	if (!is_fd_under(fd) || !has_fault())
		return NEXT(write)(fd, bytes, n);
	if (errno == 0) {
		NEXT(write)(fd, bytes, n / 2);
		raise(SIGKILL);
	}
	return -1;
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	return is_fd_under(fd) && has_fault() ? -1 : NEXT(pwrite)(fd, bytes, n, at);
}

ssize_t writev(int fd, const struct iovec *parts, int n)
{
	return is_fd_under(fd) && has_fault() ? -1 : NEXT(writev)(fd, parts, n);
}

int openat(int directory, const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	if ((flags & (O_CREAT | O_WRONLY | O_RDWR)) && is_at_under(directory, path) && has_fault())
		return -1;
	return NEXT(openat)(directory, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	if ((flags & (O_CREAT | O_WRONLY | O_RDWR)) && is_under(path) && has_fault())
		return -1;
	return NEXT(open)(path, flags, mode);
}

int renameat(int from, const char *old, int to, const char *new)
{
	return is_at_under(to, new) && has_fault() ? -1 : NEXT(renameat)(from, old, to, new);
}

int rename(const char *old, const char *new)
{
	return is_under(new) && has_fault() ? -1 : NEXT(rename)(old, new);
}
