/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define LINKS_MAX     40 /* as the kernel's */
#define RETRIES_MAX   100 /* a system call that is interrupted for ever is a failure too */
#define XATTR_MAX     ((size_t)64 << 10)
#define TEMPORARY_MAX 48

#define TEMPORARY_START ".boardpack-"
#define TEMPORARY_END   ".tmp"

/* One replacement under way. All names are relative to the directory held open, so nobody can swap it under us. */
struct replacement {
	const char *path; /* as the caller named it, for messages */
	const struct file_state *expected; /* what is replaced; NULL: anything */
	bool has_changed; /* it was not that */
	const char *like; /* a new file that takes this one's rights over; NULL: none */
	bool is_unnamed; /* nobody named path, it was made up: a link that has this name is not followed */
	struct buf target; /* the same after links */
	const char *name; /* within the directory; points into target */
	int directory;
	bool exists;
	struct stat old; /* of name, or of like */
	char temporary[TEMPORARY_MAX];
	int fd; /* of the temporary file */
	bool is_placed; /* renamed over name */
};

/* A new file is made where nothing stands, not even a link that leads nowhere. */
static bool is_new(const struct replacement *r)
{
	return r->expected && !r->expected->exists;
}

/* target = path with links followed by hand: realpath() cannot name a file that does not exist yet. */
static bool follow_links(struct replacement *r, struct error *error)
{
	buf_adds(&r->target, r->path);
	if (is_new(r) || r->is_unnamed)
		return true;
	for (int i = 0; i < LINKS_MAX; i++) {
		struct buf step = BUF_EMPTY, directory = BUF_EMPTY;
		struct stat st;
		char link[4096];
		ssize_t n;

		if (lstat(r->target.p, &st) != 0 || !S_ISLNK(st.st_mode))
			return true;
		n = readlink(r->target.p, link, sizeof(link));
		if (n < 0)
			return error_errno(error, "cannot read the link '%s'", r->target.p);
		if ((size_t)n == sizeof(link))
			return error_set(error, "cannot replace '%s': a link in it is too long", r->path);
		file_directory(buf_str(&r->target), &directory);
		if (link[0] == '/')
			buf_add(&step, (struct str){ link, (size_t)n });
		else
			file_join(&step, buf_str(&directory), (struct str){ link, (size_t)n });
		buf_release(&directory);
		buf_release(&r->target);
		r->target = step;
	}
	return error_set(error, "cannot replace '%s': too many links", r->path);
}

static bool open_directory(struct replacement *r, struct error *error)
{
	struct buf directory = BUF_EMPTY;

	file_directory(buf_str(&r->target), &directory);
	r->name = file_basename(buf_str(&r->target)).p;
	r->directory = open(directory.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (r->directory < 0)
		error_errno(error, "cannot open the folder '%s'", directory.p);
	buf_release(&directory);
	return r->directory >= 0;
}

static bool is_changed(struct replacement *r, struct error *error)
{
	r->has_changed = true;
	return error_set(error, "cannot replace '%s': it is not what it was", r->path);
}

/* Refuses what could not be kept as it is: better no save with a reason than a file that is quietly another. */
static bool may_be_replaced(struct replacement *r, int directory, const char *name, struct error *error)
{
	bool is_like = name == r->like;
	const char *path = is_like ? r->like : r->path, *target = is_like ? r->like : r->target.p;

	r->exists = true;
	if (S_ISLNK(r->old.st_mode))
		return error_set(error, "cannot replace '%s': it is a link, and the file it leads to was not named",
				 path);
	if (!S_ISREG(r->old.st_mode))
		return error_set(error, "cannot replace '%s': not a regular file", path);
	/* Who was stopped in the middle of link_new() left the temporary name beside the right one. */
	if (r->old.st_nlink > 1 && file_unlink_twins(target, TEMPORARY_START, TEMPORARY_END) &&
	    fstatat(directory, name, &r->old, AT_SYMLINK_NOFOLLOW) != 0)
		return error_errno(error, "cannot examine '%s'", path);
	if (r->old.st_nlink > 1)
		return error_set(error, "cannot replace '%s': it has %lu hard links, and replacing would part them",
				 path, (unsigned long)r->old.st_nlink);
	if (faccessat(directory, name, W_OK, AT_EACCESS) != 0)
		return error_errno(error, "cannot write '%s'", path);
	return true;
}

static bool examine_old(struct replacement *r, struct error *error)
{
	bool is_there = fstatat(r->directory, r->name, &r->old, AT_SYMLINK_NOFOLLOW) == 0;

	if (!is_there && errno != ENOENT)
		return error_errno(error, "cannot examine '%s'", r->path);
	if (is_there && is_new(r))
		return is_changed(r, error);
	if (is_there)
		return may_be_replaced(r, r->directory, r->name, error);
	if (!r->like)
		return true;
	if (lstat(r->like, &r->old) != 0)
		return error_errno(error, "cannot examine '%s'", r->like);
	return may_be_replaced(r, AT_FDCWD, r->like, error);
}

static bool create_temporary(struct replacement *r, struct error *error)
{
	for (int i = 0; i < RETRIES_MAX; i++) {
		uint64_t noise = 0;

		/* Without noise the process number and the count must do; O_EXCL keeps it safe either way. */
		if (getrandom(&noise, sizeof(noise), GRND_NONBLOCK) != (ssize_t)sizeof(noise))
			noise = ((uint64_t)getpid() << 16) + (uint64_t)i;
		snprintf(r->temporary, sizeof(r->temporary), TEMPORARY_START "%016llx" TEMPORARY_END,
			 (unsigned long long)noise);
		r->fd = openat(r->directory, r->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (r->fd >= 0)
			return true;
		if (errno != EEXIST && errno != EINTR)
			break;
	}
	error_errno(error, "cannot create a temporary file beside '%s'", r->path);
	r->temporary[0] = '\0'; /* whose name was taken is not ours to remove */
	return false;
}

static bool write_all(struct replacement *r, struct str content, struct error *error)
{
	int interrupted = 0;

	while (content.n) {
		ssize_t n = write(r->fd, content.p, content.n);

		if (n < 0 && errno == EINTR && ++interrupted < RETRIES_MAX)
			continue;
		if (n < 0)
			return error_errno(error, "cannot write '%s'", r->path);
		if (n == 0 && ++interrupted == RETRIES_MAX)
			return error_set(error, "cannot write '%s': no byte is taken", r->path);
		content = str_sub(content, (size_t)n, content.n - (size_t)n);
	}
	return true;
}

/* Access lists and labels live in extended attributes. What the file system or our rights refuse is left. */
static void copy_attributes(const struct replacement *r)
{
	int old = openat(r->like ? AT_FDCWD : r->directory, r->like ? r->like : r->name,
			 O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
	char *names, *value;
	ssize_t n;

	if (old < 0)
		return;
	names = mem_alloc(XATTR_MAX);
	value = mem_alloc(XATTR_MAX);
	n = flistxattr(old, names, XATTR_MAX);
	for (const char *name = names; n > 0 && name < names + n; name += strlen(name) + 1) {
		ssize_t size = fgetxattr(old, name, value, XATTR_MAX);

		if (size >= 0)
			(void)fsetxattr(r->fd, name, value, (size_t)size, 0);
	}
	free(value);
	free(names);
	close(old);
}

static mode_t current_umask(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return mask;
}

static bool take_over_rights(struct replacement *r, struct error *error)
{
	struct stat now;

	if (!r->exists) {
		if (fchmod(r->fd, 0666 & ~current_umask()) != 0)
			return error_errno(error, "cannot set the mode of '%s'", r->path);
		return true;
	}
	if (fstat(r->fd, &now) != 0)
		return error_errno(error, "cannot examine '%s'", r->path);
	/* Owner first: a change of owner clears the set-id bits of the mode. */
	if ((now.st_uid != r->old.st_uid || now.st_gid != r->old.st_gid) &&
	    fchown(r->fd, r->old.st_uid, r->old.st_gid) != 0)
		return error_errno(error, "cannot replace '%s': its owner or group would be lost", r->path);
	if (fchmod(r->fd, r->old.st_mode & 07777) != 0)
		return error_errno(error, "cannot keep the mode of '%s'", r->path);
	copy_attributes(r);
	return true;
}

static int sync_fd(int fd)
{
	int result, tries = 0;

	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR && ++tries < RETRIES_MAX);
	return result;
}

/* Where files have links, a name that is taken is never replaced; elsewhere a look must do. */
static bool link_new(const struct replacement *r)
{
	struct stat st;

	if (linkat(r->directory, r->temporary, r->directory, r->name, 0) == 0) {
		unlinkat(r->directory, r->temporary, 0);
		return true;
	}
	if (errno != EPERM && errno != ENOSYS && errno != ENOTSUP && errno != EMLINK)
		return false;
	if (fstatat(r->directory, r->name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return false;
	}
	return renameat(r->directory, r->temporary, r->directory, r->name) == 0;
}

/* Gives the new file its name; one that is to be new, in one step where the file system knows how. False with errno. */
static bool rename_it(const struct replacement *r)
{
	if (!is_new(r))
		return renameat(r->directory, r->temporary, r->directory, r->name) == 0;
	return renameat2(r->directory, r->temporary, r->directory, r->name, RENAME_NOREPLACE) == 0 ||
	       ((errno == EINVAL || errno == ENOSYS || errno == ENOTSUP) && link_new(r));
}

/* After a failed fsync nobody knows what is on the disk; so the new file is given up and the old one stays. */
static bool place(struct replacement *r, struct stat *st, struct error *error)
{
	int fd = r->fd;

	if (sync_fd(fd) != 0)
		return error_errno(error, "cannot sync '%s'", r->path);
	if (fstat(fd, st) != 0)
		return error_errno(error, "cannot examine '%s'", r->path);
	r->fd = -1;
	if (close(fd) != 0 && errno != EINTR)
		return error_errno(error, "cannot close '%s'", r->path);
	/* Writing and syncing took their time: whoever wrote meanwhile is not overwritten. */
	if (r->expected && r->expected->exists && !file_is_unchanged(r->target.p, r->expected))
		return is_changed(r, error);
	if (!rename_it(r))
		return is_new(r) && errno == EEXIST ? is_changed(r, error)
						    : error_errno(error, "cannot replace '%s'", r->path);
	r->is_placed = true;
	/* Some network file systems cannot sync a folder and say EINVAL. */
	if (sync_fd(r->directory) != 0 && errno != EINVAL && errno != ENOTSUP)
		return error_errno(error, "'%s' is replaced, but its folder cannot be synced", r->path);
	return true;
}

static void finish(struct replacement *r)
{
	if (r->fd >= 0)
		close(r->fd);
	if (r->temporary[0] && !r->is_placed)
		unlinkat(r->directory, r->temporary, 0);
	if (r->directory >= 0)
		close(r->directory);
	buf_release(&r->target);
}

static bool replace(struct replacement *r, struct str content, struct file_state *state, struct error *error)
{
	struct stat st = { 0 };
	bool ok;

	ok = follow_links(r, error) && open_directory(r, error) && examine_old(r, error) &&
	     create_temporary(r, error) && take_over_rights(r, error) && write_all(r, content, error) &&
	     place(r, &st, error);
	finish(r);
	/* Also when only the folder's sync failed: the next attempt must not take our own file for a foreign change. */
	if (r->is_placed && state)
		*state = (struct file_state){
			.exists = true,
			.device = (uint64_t)st.st_dev,
			.inode = (uint64_t)st.st_ino,
			.size = content.n,
			.mtime_s = (int64_t)st.st_mtim.tv_sec,
			.mtime_ns = (int64_t)st.st_mtim.tv_nsec,
			.hash = file_hash(content),
		};
	return ok;
}

bool file_replace(const char *path, struct str content, struct file_state *state, struct error *error)
{
	struct replacement r = { .path = path, .directory = -1, .fd = -1 };

	return replace(&r, content, state, error);
}

/* Of root everything may be written, where the file system allows it. */
static bool would_keep_owner(const struct replacement *r, struct error *error)
{
	if (!r->exists || geteuid() == 0 || r->old.st_uid == geteuid())
		return true;
	return error_set(error, "cannot replace '%s': its owner would be lost", r->path);
}

bool file_may_be_replaced(const char *path, struct error *error)
{
	struct replacement r = { .path = path, .directory = -1, .fd = -1 };
	bool ok = follow_links(&r, error) && open_directory(&r, error) && examine_old(&r, error) &&
		  would_keep_owner(&r, error);

	if (ok && faccessat(r.directory, ".", W_OK | X_OK, AT_EACCESS) != 0)
		ok = error_errno(error, "cannot write beside '%s'", path);
	finish(&r);
	return ok;
}

bool file_replace_same(const char *path, struct str content, struct file_state *state, bool *changed,
		       struct error *error)
{
	struct replacement r = { .path = path, .expected = state, .directory = -1, .fd = -1 };
	bool ok = replace(&r, content, state, error);

	*changed = r.has_changed;
	return ok;
}

bool file_replace_unnamed(const char *path, struct str content, struct error *error)
{
	struct replacement r = { .path = path, .is_unnamed = true, .directory = -1, .fd = -1 };

	return replace(&r, content, NULL, error);
}

bool file_create_like(const char *path, struct str content, const char *like, struct file_state *state, bool *exists,
		      struct error *error)
{
	const struct file_state nothing = { .exists = false };
	struct replacement r = { .path = path, .expected = &nothing, .like = like, .directory = -1, .fd = -1 };
	bool ok;

	*state = nothing;
	ok = replace(&r, content, state, error);
	*exists = r.has_changed;
	return ok;
}
