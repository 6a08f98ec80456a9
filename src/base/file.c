/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_STEP ((size_t)64 << 10)

uint64_t file_hash(struct str content)
{
	uint64_t hash = content.n, word;

	while (content.n) {
		size_t n = content.n < sizeof(word) ? content.n : sizeof(word);

		word = 0;
		memcpy(&word, content.p, n);
		hash = (hash ^ word) * 0x9E3779B97F4A7C15;
		hash ^= hash >> 32;
		content = str_sub(content, n, content.n - n);
	}
	return hash;
}

static void state_of(const struct stat *st, struct str content, struct file_state *out)
{
	*out = (struct file_state){
		.exists = true,
		.device = (uint64_t)st->st_dev,
		.inode = (uint64_t)st->st_ino,
		.size = (uint64_t)content.n,
		.mtime_s = (int64_t)st->st_mtim.tv_sec,
		.mtime_ns = (int64_t)st->st_mtim.tv_nsec,
		.hash = file_hash(content),
	};
}

bool file_read_fd(int fd, const char *name, size_t limit, struct buf *out, struct error *error)
{
	size_t before = out->n;

	for (;;) {
		ssize_t n;

		/* Who knows how much is to come has made room for it. */
		if (out->cap - out->n < 2)
			buf_reserve(out, READ_STEP);
		n = read(fd, out->p + out->n, out->cap - out->n - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_errno(error, "cannot read '%s'", name);
		if (n == 0)
			break;
		out->n += (size_t)n;
		if (out->n - before > limit)
			return error_set(error, "'%s' is larger than %zu bytes", name, limit);
	}
	out->p[out->n] = '\0';
	return true;
}

/* Opens a regular file; O_NONBLOCK, or a FIFO without a writer would hold us for ever. -1 with error. */
static int open_regular(const char *path, struct stat *st, struct error *error)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0) {
		error_errno(error, "cannot open '%s'", path);
		return -1;
	}
	if (fstat(fd, st) != 0)
		error_errno(error, "cannot examine '%s'", path);
	else if (S_ISDIR(st->st_mode))
		error_set(error, "'%s' is a directory", path);
	else if (!S_ISREG(st->st_mode))
		error_set(error, "'%s' is not a regular file", path);
	else
		return fd;
	close(fd);
	return -1;
}

bool file_read(const char *path, size_t limit, struct buf *out, struct file_state *state, struct error *error)
{
	size_t before = out->n;
	struct stat st;
	int fd = open_regular(path, &st, error);
	bool ok;

	if (fd < 0)
		return false;
	if ((uint64_t)st.st_size > limit)
		ok = error_set(error, "'%s' is larger than %zu bytes", path, limit);
	else {
		/* A byte more, so that the end is seen without growing. */
		buf_reserve(out, (size_t)st.st_size + 1);
		ok = file_read_fd(fd, path, limit, out, error);
	}
	close(fd);
	if (ok && state)
		state_of(&st, str_sub(buf_str(out), before, out->n - before), state);
	return ok;
}

bool file_is_unchanged(const char *path, const struct file_state *state)
{
	struct buf content = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct stat st;
	bool same;

	if (stat(path, &st) != 0)
		return !state->exists && errno == ENOENT;
	if (!state->exists || (uint64_t)st.st_size != state->size)
		return false;
	/* Even when times and inode agree: a file written twice within a second, or with its time put back, is another. */
	same = file_read(path, (size_t)state->size, &content, NULL, &error) && content.n == state->size &&
	       file_hash(buf_str(&content)) == state->hash;
	buf_release(&content);
	error_release(&error);
	return same;
}

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool file_is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

static size_t last_slash(struct str path)
{
	for (size_t i = path.n; i-- > 0;)
		if (path.p[i] == '/')
			return i;
	return STR_NONE;
}

void file_directory(struct str path, struct buf *out)
{
	size_t slash = last_slash(path);

	buf_clear(out);
	if (slash == STR_NONE)
		buf_addc(out, '.');
	else
		buf_add(out, str_sub(path, 0, slash ? slash : 1));
}

struct str file_basename(struct str path)
{
	size_t slash = last_slash(path);

	return slash == STR_NONE ? path : str_sub(path, slash + 1, path.n - slash - 1);
}

void file_join(struct buf *out, struct str directory, struct str name)
{
	buf_clear(out);
	if (directory.n) {
		buf_add(out, directory);
		if (directory.p[directory.n - 1] != '/')
			buf_addc(out, '/');
	}
	buf_add(out, name);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool file_list(const char *directory, const char *suffix, struct file_list *out, struct error *error)
{
	DIR *dir = opendir(directory);
	struct dirent *entry;

	if (!dir)
		return errno == ENOENT ? true : error_errno(error, "cannot list '%s'", directory);
	/* The end and a failure look alike but for errno, which the body may set. */
	while (errno = 0, (entry = readdir(dir))) {
		struct str name = str_of(entry->d_name);

		/* ".#x.yaml" is the lock of an emacs, not a file. */
		if (str_is(name, ".") || str_is(name, "..") || str_starts(name, STR(".#")))
			continue;
		if (str_ends(name, str_of(suffix)))
			vec_push(out, mem_strdup(entry->d_name));
	}
	if (errno != 0) {
		error_errno(error, "cannot list '%s'", directory);
		closedir(dir);
		return false;
	}
	closedir(dir);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_bytes);
	return true;
}

void file_list_release(struct file_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i]);
	vec_release(list);
}

bool file_unlink_twins(const char *path, const char *start, const char *end)
{
	struct file_list names = { NULL, 0, 0 };
	struct buf folder = BUF_EMPTY, twin = BUF_EMPTY;
	struct str own = file_basename(str_of(path));
	struct error ignored = ERROR_NONE;
	struct stat file, other;
	bool is_gone = false;

	file_directory(str_of(path), &folder);
	if (lstat(path, &file) == 0)
		file_list(folder.p, end, &names, &ignored);
	for (size_t i = 0; i < names.n; i++) {
		struct str name = str_of(names.v[i]);

		file_join(&twin, buf_str(&folder), name);
		if (str_starts(name, str_of(start)) && !str_eq(name, own) && lstat(twin.p, &other) == 0 &&
		    other.st_dev == file.st_dev && other.st_ino == file.st_ino)
			is_gone = unlink(twin.p) == 0 || is_gone;
	}
	file_list_release(&names);
	error_release(&ignored);
	buf_release(&twin);
	buf_release(&folder);
	return is_gone;
}
