/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading whole regular files within a limit, and replacing a file atomically.
 * Never: truncates an original, follows a link it is about to create, or reads a FIFO or a device.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

/* What a file was when it was read; compared before it is replaced. */
struct file_state {
	bool exists;
	uint64_t device, inode, size;
	int64_t mtime_s;
	int64_t mtime_ns;
	uint64_t hash; /* file_hash() of the content */
};

/* Tells contents apart that nobody made alike on purpose; takes eight bytes at a time. */
uint64_t file_hash(struct str content);

/* Reads a regular file of at most limit bytes. state may be NULL. A file that does not exist is an error. */
bool file_read(const char *path, size_t limit, struct buf *out, struct file_state *state, struct error *error);
/* Reads standard input or another descriptor to its end within limit. name stands in messages. */
bool file_read_fd(int fd, const char *name, size_t limit, struct buf *out, struct error *error);
/* True when path still has the content of state. Times are not believed: at the same size the content's hash decides. */
bool file_is_unchanged(const char *path, const struct file_state *state);
/*
 * Replaces path by content: temporary file beside it (O_EXCL, O_NOFOLLOW, 0600, then the old file's mode and owner),
 * fsync, rename, fsync of the directory. A symbolic link stays a link: its target is replaced. A new file's mode follows
 * the umask. Refuses a file with several hard links, one that may not be written, and one whose owner would be lost. On
 * failure the old file is untouched and the temporary one is gone; but when only the folder's fsync fails, the new file
 * stands already, state is set, and false tells that a power cut may undo it. state may be NULL.
 */
bool file_replace(const char *path, struct str content, struct file_state *state, struct error *error);
/*
 * The same, but only over what *state says (a file that does not exist: over nothing, a link included), which is looked at last
 * of all, right before the rename. changed: something else stands there, and stays.
 */
bool file_replace_same(const char *path, struct str content, struct file_state *state, bool *changed,
		       struct error *error);
/* The same as file_replace() for a name that nobody gave, but that was made up of another: a link of that name is refused. */
bool file_replace_unnamed(const char *path, struct str content, struct error *error);
/*
 * Makes path, where nothing may stand yet, a file with the rights and the owner of like, which must be one that file_replace()
 * would replace, and stays as it is. exists: something stands there, and stays. When only the folder's fsync fails, state is set
 * as file_replace() does, else it says that there is no file.
 */
bool file_create_like(const char *path, struct str content, const char *like, struct file_state *state, bool *exists,
		      struct error *error);
/*
 * Would file_replace() have to refuse path as it is: a file or a folder that is read-only, other links, another's file? What else may
 * go wrong, writing tells. Nothing is changed.
 */
bool file_may_be_replaced(const char *path, struct error *error);
bool file_exists(const char *path);
bool file_is_directory(const char *path);
bool file_is_link(const char *path); /* a symbolic one, wherever it leads */
/* "a/b/c.yaml" gives "a/b"; "c.yaml" gives ".". */
void file_directory(struct str path, struct buf *out);
struct str file_basename(struct str path);
/* out = directory "/" name. */
void file_join(struct buf *out, struct str directory, struct str name);
/*
 * Takes away other names of path's very file, in its folder, that start and end so: whoever was stopped between link() and
 * unlink() left them. True when there was one.
 */
bool file_unlink_twins(const char *path, const char *start, const char *end);
/* Names in a directory that end in suffix, sorted bytewise; owned strings. Missing directory: empty list, true. */
struct file_list {
	char **v;
	size_t n, cap;
};
bool file_list(const char *directory, const char *suffix, struct file_list *out, struct error *error);
void file_list_release(struct file_list *list);

#endif
