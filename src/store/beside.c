/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define RETRIES_MAX 100 /* a call that is interrupted for ever has failed */

char *beside_path(const char *pack_path, const char *suffix)
{
	struct buf directory = BUF_EMPTY, name = BUF_EMPTY, path = BUF_EMPTY;

	file_directory(str_of(pack_path), &directory);
	buf_printf(&name, ".%.*s.%s", STR_FMT(file_basename(str_of(pack_path))), suffix);
	file_join(&path, buf_str(&directory), buf_str(&name));
	buf_release(&name);
	buf_release(&directory);
	return buf_detach(&path);
}

int beside_open(const char *path, int flags)
{
	/* Non-blocking: a FIFO that somebody put there must not hold us. */
	int fd = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
	struct stat status;

	if (fd < 0)
		return -1;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() && status.st_nlink == 1)
		return fd;
	close(fd);
	errno = EEXIST;
	return -1;
}

bool beside_write(int fd, struct str text, size_t offset)
{
	int interrupted = 0;

	while (text.n) {
		ssize_t n = pwrite(fd, text.p, text.n, (off_t)offset);

		if (n < 0 && errno == EINTR && ++interrupted < RETRIES_MAX)
			continue;
		if (n < 0)
			return false;
		/* A disk that takes nothing and says nothing is full. */
		if (n == 0) {
			errno = ENOSPC;
			return false;
		}
		offset += (size_t)n;
		text = str_sub(text, (size_t)n, text.n - (size_t)n);
	}
	return true;
}

bool beside_sync_folder(const char *path)
{
	struct buf directory = BUF_EMPTY;
	bool fine;
	int fd;

	file_directory(str_of(path), &directory);
	fd = open(directory.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	buf_release(&directory);
	if (fd < 0)
		return false;
	/* Some file systems cannot sync a folder; that is no failure of the disk. */
	fine = fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
	close(fd);
	return fine;
}
