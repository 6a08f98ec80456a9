/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/looked.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/beside.h"
#include "store/folder.h"

#define SUFFIX       ".yaml"
#define KEPT_MOST    ((size_t)5) /* of a pack */
#define TEXT_MOST    ((size_t)4 << 20) /* a larger pack is not kept */
#define SECONDS_MOST ((int64_t)400 * 24 * 3600)

/* Two numbers of sixteen digits: of the pack, of the content. */
#define NAME_FORMAT "%016llx-%016llx" SUFFIX
enum { DIGITS = 16, NAME_BYTES = 2 * DIGITS + 1 + (int)sizeof(SUFFIX) - 1 };

/* One pack is one path, however it is named. False when there is no such file. */
static bool pack_key(const char *pack_path, uint64_t *out)
{
	char *whole = realpath(pack_path, NULL);

	if (whole)
		*out = file_hash(str_of(whole));
	free(whole);
	return whole != NULL;
}

static bool read_digits(struct str text, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
		*out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return true;
}

/* False when the name is none that we give. */
static bool read_name(struct str name, uint64_t *pack, uint64_t *content)
{
	return name.n == NAME_BYTES && name.p[DIGITS] == '-' && str_ends(name, STR(SUFFIX)) &&
	       read_digits(str_sub(name, 0, DIGITS), pack) && read_digits(str_sub(name, DIGITS + 1, DIGITS), content);
}

/* In a folder that others may write to, a copy is believed where it is ours alone: what changed is told from it. */
static bool is_ours(const char *path, struct stat *status)
{
	return lstat(path, status) == 0 && S_ISREG(status->st_mode) && status->st_uid == geteuid() &&
	       !(status->st_mode & (S_IWGRP | S_IWOTH));
}

static int by_time(const void *a, const void *b)
{
	const struct look *x = a, *y = b;

	if (x->when != y->when)
		return x->when > y->when ? -1 : 1;
	return x->order != y->order ? (x->order > y->order ? -1 : 1) : strcmp(x->path, y->path);
}

static void find(const char *folder, const uint64_t *pack, struct looks *out)
{
	struct file_list names = { NULL, 0, 0 };
	struct error ignored = ERROR_NONE;

	*out = (struct looks){ NULL, 0, 0 };
	file_list(folder, SUFFIX, &names, &ignored);
	for (size_t i = 0; i < names.n; i++) {
		struct buf path = BUF_EMPTY;
		struct look look;
		struct stat status;
		uint64_t key;

		if (!read_name(str_of(names.v[i]), &key, &look.content) || (pack && key != *pack))
			continue;
		file_join(&path, str_of(folder), str_of(names.v[i]));
		if (is_ours(path.p, &status)) {
			look.when = (int64_t)status.st_mtim.tv_sec;
			look.order = status.st_mtim.tv_nsec;
			look.path = buf_detach(&path);
			vec_push(out, look);
		}
		buf_release(&path);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_time);
	file_list_release(&names);
	error_release(&ignored);
}

void looked_find(const char *folder, const char *pack_path, struct looks *out)
{
	uint64_t pack;

	*out = (struct looks){ NULL, 0, 0 };
	if (pack_key(pack_path, &pack))
		find(folder, &pack, out);
}

void looked_release(struct looks *looks)
{
	for (size_t i = 0; i < looks->n; i++)
		free(looks->v[i].path);
	vec_release(looks);
}

bool looked_read(const struct look *look, struct node_tree *tree, struct error *error)
{
	struct file_state state;

	if (!folder_read(look->path, tree, &state, error))
		return false;
	/* A power cut may have left half of it. */
	if (state.hash == look->content)
		return true;
	unlink(look->path);
	return error_set(error, "the copy of that state was damaged");
}

/* Under another name until it is whole; losing it costs a comparison, so that no disk is waited for. */
static void write_copy(const char *path, struct str text)
{
	struct buf part = BUF_EMPTY;
	bool fine;
	int fd;

	buf_printf(&part, "%s.%ld", path, (long)getpid());
	unlink(part.p);
	fd = beside_open(part.p, O_WRONLY | O_CREAT | O_EXCL);
	fine = fd >= 0 && beside_write(fd, text, 0);
	if (fd >= 0)
		fine = close(fd) == 0 && fine;
	if (!fine || rename(part.p, path) != 0)
		unlink(part.p);
	buf_release(&part);
}

static void set_time(const char *path, int64_t now, long order)
{
	const struct timespec time = { .tv_sec = (time_t)now, .tv_nsec = order };

	utimensat(AT_FDCWD, path, (const struct timespec[]){ time, time }, AT_SYMLINK_NOFOLLOW);
}

/* Who closes a pack twice within a second closed it last the second time. */
static long next_order(const char *folder, const uint64_t *pack, const char *path, int64_t now)
{
	struct looks looks;
	long order = 0;

	find(folder, pack, &looks);
	for (size_t i = 0; i < looks.n; i++)
		if (looks.v[i].when == now && looks.v[i].order >= order && strcmp(looks.v[i].path, path) != 0)
			order = looks.v[i].order + 1;
	looked_release(&looks);
	return order < 1000000000 ? order : 999999999;
}

static void prune(const char *folder, const uint64_t *pack, int64_t now)
{
	struct looks looks;

	find(folder, pack, &looks);
	for (size_t i = 0; i < looks.n; i++)
		if ((pack && i >= KEPT_MOST) || looks.v[i].when < now - SECONDS_MOST)
			unlink(looks.v[i].path);
	looked_release(&looks);
}

void looked_keep(const char *folder, const char *pack_path, struct str text, int64_t now)
{
	struct buf name = BUF_EMPTY, path = BUF_EMPTY;
	struct stat status;
	uint64_t pack;
	long order;

	if (text.n > TEXT_MOST || !pack_key(pack_path, &pack))
		return;
	buf_printf(&name, NAME_FORMAT, (unsigned long long)pack, (unsigned long long)file_hash(text));
	file_join(&path, str_of(folder), buf_str(&name));
	order = next_order(folder, &pack, path.p, now);
	if (!is_ours(path.p, &status))
		write_copy(path.p, text);
	set_time(path.p, now, order);
	prune(folder, &pack, now);
	prune(folder, NULL, now);
	buf_release(&path);
	buf_release(&name);
}
