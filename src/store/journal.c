/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "store/beside.h"
#include "store/emit.h"
#include "store/journal_image.h"
#include "store/numbering.h"

struct journal {
	char *path;
	int fd;
	size_t end; /* bytes that are on disk for sure */
	struct buf waiting;
	struct buf head; /* of a restart that the disk refused: it goes before the next records */
	bool is_named; /* the folder is synced since the file was created */
};

static void print_head(struct buf *out, const char *life, const struct file_state *base)
{
	buf_printf(out, JOURNAL_MAGIC "%s\n", life);
	journal_image_print_mark(out, "base", base->exists ? base->size : 0, base->exists ? base->hash : 0);
	buf_addc(out, '\n');
	journal_image_print_mark(out, "next", 0, 0);
	buf_printf(out, " %016x\n", 0u);
	assert(out->n == JOURNAL_HEAD);
}

/* What whoever reads the saved pack cannot know of its rows. */
static void print_numbering(struct buf *out, const struct pack *pack)
{
	if (emit_counts_up(pack))
		return;
	for (size_t i = 0; i < pack->entries.n; i++) {
		struct buf serials = BUF_EMPTY;

		numbering_print(pack->entries.v[i], &serials);
		if (serials.n)
			journal_image_print(
				out, &(struct journal_record){ .edit = { .at = { .item = pack->entries.v[i]->item },
									 .inserted = buf_str(&serials) },
							       .is_numbering = true });
		buf_release(&serials);
	}
}

/* Up to 0.2.0 journals told contents apart by str_hash(). */
static bool is_old_mark(const struct journal_image *image, size_t at, const char *name, struct str content)
{
	return journal_image_is_mark(image, at, name, content.n, str_hash(content));
}

static bool is_kept(const struct journal_image *image)
{
	return str_eq(str_sub(buf_str(&image->text), STATE_AT, 4), STR("kept"));
}

/* Does it hold an edit, or anything that cannot be read? */
static bool has_words(struct journal_image *image)
{
	struct journal_record record;
	bool has = false;

	while (!has && journal_image_next(image, &record))
		has = !record.is_numbering;
	has = has || journal_image_has_rest(image);
	image->at = JOURNAL_HEAD;
	return has;
}

/* One that was replayed, of which nothing else is left. */
static bool is_replayed(struct journal_image *image)
{
	struct journal_record record;
	bool has_rest;

	while (journal_image_next(image, &record))
		continue;
	has_rest = journal_image_has_rest(image);
	image->at = JOURNAL_HEAD;
	return is_kept(image) && !has_rest;
}

/* A name for a journal that is given up; not one that is taken. */
static void free_name(const char *path, struct buf *out)
{
	struct stat status;

	buf_printf(out, "%s.old", path);
	for (int i = 2; lstat(out->p, &status) == 0 && i < 1000; i++) {
		buf_clear(out);
		buf_printf(out, "%s.old.%d", path, i);
	}
}

/* Tells the caller, who may not want to know. */
static void name_aside(struct buf *aside, const struct buf *name)
{
	if (!aside)
		return;
	buf_adds(aside, aside->n ? ", " : "");
	buf_add(aside, buf_str(name));
}

/* aside: gets the new name; or NULL. */
static bool set_aside(const char *path, struct buf *aside, struct error *error)
{
	struct buf to = BUF_EMPTY;
	bool fine, was_there;

	free_name(path, &to);
	was_there = rename(path, to.p) == 0;
	fine = was_there || errno == ENOENT;
	if (!fine)
		error_errno(error, "cannot rename '%s'", path);
	if (was_there)
		name_aside(aside, &to);
	buf_release(&to);
	return fine;
}

/* Goes on with a journal that was replayed; what does not fit any more ends at image->at. */
static bool go_on(struct journal *journal, struct journal_image *image, const struct file_state *base)
{
	struct buf head = BUF_EMPTY;
	struct journal_record record;
	bool fine;

	while (journal_image_next(image, &record))
		continue;
	journal->fd = beside_open(journal->path, O_RDWR);
	print_head(&head, "live", base);
	fine = journal->fd >= 0 && ftruncate(journal->fd, (off_t)image->at) == 0 &&
	       beside_write(journal->fd, buf_str(&head), 0);
	buf_release(&head);
	journal->end = image->at;
	return fine;
}

/* Makes room for a new journal: what stands there is set aside, or removed when it holds no word. */
static bool clear_place(const char *path, struct journal_image *image, bool found, struct buf *aside,
			struct error *error)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return errno == ENOENT ? true : error_errno(error, "cannot open '%s'", path);
	if (found && has_words(image))
		return set_aside(path, aside, error);
	/* An empty one, a torn head, or a link that somebody laid: removing a name harms nothing. */
	if (S_ISREG(status.st_mode) && !found && status.st_size > (off_t)JOURNAL_HEAD)
		return set_aside(path, aside, error);
	if (unlink(path) != 0 && errno != ENOENT)
		return error_errno(error, "cannot remove '%s'", path);
	return true;
}

static bool create(struct journal *journal, const struct file_state *base, struct error *error)
{
	struct buf head = BUF_EMPTY;
	bool fine;

	print_head(&head, "live", base);
	journal->fd = open(journal->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	fine = journal->fd >= 0 && beside_write(journal->fd, buf_str(&head), 0);
	if (!fine) {
		error_errno(error, "cannot create '%s'", journal->path);
		if (journal->fd >= 0)
			unlink(journal->path);
	}
	journal->end = head.n;
	buf_release(&head);
	return fine;
}

struct journal *journal_open(const char *pack_path, const struct file_state *base, struct buf *aside,
			     struct error *error)
{
	struct journal *journal = mem_zero(1, sizeof(*journal));
	struct journal_image image;
	bool found, fine;

	journal->path = beside_path(pack_path, "journal");
	journal->fd = -1;
	found = journal_image_read(&image, journal->path);
	if (found && is_replayed(&image)) {
		fine = go_on(journal, &image, base);
		if (!fine)
			error_errno(error, "cannot go on with '%s'", journal->path);
	} else {
		fine = clear_place(journal->path, &image, found, aside, error) && create(journal, base, error);
	}
	buf_release(&image.text);
	if (fine)
		return journal;
	journal_close(journal, false);
	return NULL;
}

void journal_heard(void *data, const struct edit *edit)
{
	struct journal *journal = data;

	journal_image_print(&journal->waiting, &(struct journal_record){ .edit = *edit });
}

/* Shorter first: a head that names the new file must never stand before edits of the old one. */
static bool write_head(struct journal *journal)
{
	if (ftruncate(journal->fd, (off_t)JOURNAL_HEAD) != 0 || !beside_write(journal->fd, buf_str(&journal->head), 0))
		return false;
	buf_clear(&journal->head);
	return true;
}

/* Nobody put another one in its place meanwhile. */
static bool is_ours(const struct journal *journal)
{
	struct stat ours, there;

	return journal->fd >= 0 && fstat(journal->fd, &ours) == 0 && lstat(journal->path, &there) == 0 &&
	       ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

/* All up to end, in pieces: this may be the last deed of a program without memory. */
static bool copy_to(int fd, const struct journal *journal, size_t end)
{
	char piece[4096];
	ssize_t n = 0;

	for (size_t at = 0; at < end; at += (size_t)n) {
		n = pread(journal->fd, piece, end - at < sizeof(piece) ? end - at : sizeof(piece), (off_t)at);
		if (n <= 0 || !beside_write(fd, (struct str){ piece, (size_t)n }, at))
			return false;
	}
	return fdatasync(fd) == 0;
}

/*
 * The file is there as long as we hold it, but who opens the pack next looks for the name. A name that is free is taken
 * again, with all that was written; what another session writes stays.
 */
static bool take_name_again(struct journal *journal, struct error *error)
{
	int fd = open(journal->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return error_set(error, "cannot write '%s': another session has put its own there", journal->path);
	if (fd < 0 || !copy_to(fd, journal, journal->end + journal->waiting.n)) {
		error_errno(error, "cannot create '%s'", journal->path);
		if (fd >= 0) {
			unlink(journal->path);
			close(fd);
		}
		return false;
	}
	close(journal->fd);
	journal->fd = fd;
	journal->is_named = false;
	return true;
}

bool journal_sync(struct journal *journal, struct error *error)
{
	if (!journal->waiting.n)
		return true;
	if (journal->head.n && !write_head(journal))
		return error_errno(error, "cannot write '%s'", journal->path);
	/* At a fixed place: what a failed attempt left behind is written over by the next. */
	if (!beside_write(journal->fd, buf_str(&journal->waiting), journal->end) || fdatasync(journal->fd) != 0)
		return error_errno(error, "cannot write '%s'", journal->path);
	if (!is_ours(journal) && !take_name_again(journal, error))
		return false;
	if (!journal->is_named && !beside_sync_folder(journal->path))
		return error_errno(error, "cannot sync the folder of '%s'", journal->path);
	journal->is_named = true;
	journal->end += journal->waiting.n;
	buf_clear(&journal->waiting);
	return true;
}

bool journal_is_dirty(const struct journal *journal)
{
	return journal->waiting.n != 0;
}

bool journal_restart(struct journal *journal, const struct pack *pack, const struct file_state *base,
		     struct error *error)
{
	buf_clear(&journal->head);
	print_head(&journal->head, "live", base);
	print_numbering(&journal->head, pack);
	journal->end = journal->head.n;
	buf_clear(&journal->waiting);
	return write_head(journal) ? true : error_errno(error, "cannot write '%s'", journal->path);
}

void journal_close(struct journal *journal, bool remove)
{
	if (!journal)
		return;
	if (remove && is_ours(journal))
		unlink(journal->path);
	if (journal->fd >= 0)
		close(journal->fd);
	buf_release(&journal->waiting);
	buf_release(&journal->head);
	free(journal->path);
	free(journal);
}

/*
 * The file holds what a save announced, although that save never came back: the records up to then are in it, and only
 * those behind still count.
 */
static bool skip_saved(struct journal_image *image, const char *pack_path)
{
	struct buf content = BUF_EMPTY;
	struct error error = ERROR_NONE;
	size_t end = 0;
	bool same = file_read(pack_path, STORE_FILE_LIMIT, &content, NULL, &error) && content.n &&
		    (journal_image_is_mark(image, NEXT_AT, "next", content.n, file_hash(buf_str(&content))) ||
		     is_old_mark(image, NEXT_AT, "next", buf_str(&content)));

	buf_release(&content);
	error_release(&error);
	if (!same)
		return false;
	for (size_t i = END_AT + 1; i < END_AT + 17; i++) {
		const char *digits = "0123456789abcdef", *digit = strchr(digits, image->text.p[i]);

		end = end * 16 + (digit && *digit ? (size_t)(digit - digits) : 0);
	}
	image->at = end >= JOURNAL_HEAD && end < image->text.n ? end : image->text.n;
	return true;
}

static bool is_base(const struct journal_image *image, const char *pack_path, const struct file_state *state)
{
	struct buf content = BUF_EMPTY;
	struct error error = ERROR_NONE;
	bool same = journal_image_is_mark(image, BASE_AT, "base", state->exists ? state->size : 0,
					  state->exists ? state->hash : 0);

	if (!same && state->exists && file_read(pack_path, STORE_FILE_LIMIT, &content, NULL, &error))
		same = content.n == state->size && file_hash(buf_str(&content)) == state->hash &&
		       is_old_mark(image, BASE_AT, "base", buf_str(&content));
	buf_release(&content);
	error_release(&error);
	return same;
}

/* True when the pack's file has all of it: nobody needs it any more. */
static bool look(const char *path, const char *pack_path, const struct file_state *state, struct journal_found *out)
{
	struct journal_image image;
	struct journal_record record;
	bool is_spent = false;

	*out = (struct journal_found){ .edits = 0 };
	if (journal_image_read(&image, path)) {
		bool saved = !is_base(&image, pack_path, state) && skip_saved(&image, pack_path);

		while (journal_image_next(&image, &record))
			out->edits += !record.is_numbering;
		out->last_written = image.written;
		out->base_matches = saved || is_base(&image, pack_path, state);
		is_spent = saved && !out->edits && !journal_image_has_rest(&image);
	}
	buf_release(&image.text);
	return is_spent;
}

bool journal_find(const char *pack_path, const struct file_state *state, struct journal_found *out)
{
	char *path = beside_path(pack_path, "journal");

	if (look(path, pack_path, state, out))
		unlink(path);
	free(path);
	return out->edits > 0;
}

bool journal_waits(const char *pack_path, const struct file_state *state)
{
	char *path = beside_path(pack_path, "journal");
	struct journal_found found;

	look(path, pack_path, state, &found);
	free(path);
	return found.edits > 0;
}

/* Keeps a copy of all that was found. */
static bool copy_aside(const char *path, const struct journal_image *image, struct buf *aside)
{
	struct buf to = BUF_EMPTY;
	bool fine;
	int fd;

	free_name(path, &to);
	fd = open(to.p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	fine = fd >= 0 && beside_write(fd, buf_str(&image->text), 0) && fsync(fd) == 0 && beside_sync_folder(to.p);
	if (fd >= 0)
		close(fd);
	if (fine)
		name_aside(aside, &to);
	buf_release(&to);
	return fine;
}

/*
 * Leaves the records [from, to) in the journal, says that they were replayed, and on which file. All at once: half of it
 * done, a second crash would find the old head before records that it does not count.
 */
static void keep(const char *path, const struct journal_image *image, size_t from, size_t to,
		 const struct file_state *base)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;

	print_head(&text, "kept", base);
	buf_add(&text, str_sub(buf_str(&image->text), from, to - from));
	/* A journal that could not be kept is set aside as it was by journal_open(): no word is lost. */
	file_replace(path, buf_str(&text), NULL, &error);
	buf_release(&text);
	error_release(&error);
}

static bool replay_one(const struct journal_record *record, struct history *history)
{
	const struct edit *edit = &record->edit;

	return record->is_numbering ? numbering_apply(history, edit->at.item, edit->inserted)
				    : history_apply(history, edit);
}

/* The records that fit, as one group. to: where they end in the image; is_all: nothing is behind them. */
static size_t replay(struct journal_image *image, struct history *history, size_t *to, bool *is_all)
{
	struct journal_record record;
	size_t done = 0;

	*to = image->at;
	history_begin(history);
	while (journal_image_next(image, &record) && replay_one(&record, history)) {
		*to = image->at;
		done += !record.is_numbering;
	}
	history_end(history);
	image->at = *to;
	*is_all = !journal_image_has_rest(image);
	return done;
}

/* is_preview: nothing on the disk changes. */
static size_t recover(const char *pack_path, struct history *history, bool is_preview, struct buf *aside)
{
	char *path = beside_path(pack_path, "journal");
	struct file_state state = { .exists = false };
	struct buf content = BUF_EMPTY;
	struct error error = ERROR_NONE;
	size_t done = 0, from, to;
	struct journal_image image;
	bool is_all;

	if (journal_image_read(&image, path)) {
		if (file_read(pack_path, STORE_FILE_LIMIT, &content, &state, &error) &&
		    !is_base(&image, pack_path, &state))
			skip_saved(&image, pack_path);
		from = image.at;
		done = replay(&image, history, &to, &is_all);
		/* What does not fit or cannot be read stays beside the pack; what fits goes on. */
		if (!is_preview && (is_all || copy_aside(path, &image, aside)))
			keep(path, &image, from, to, &state);
	}
	buf_release(&image.text);
	buf_release(&content);
	error_release(&error);
	free(path);
	return done;
}

size_t journal_recover(const char *pack_path, struct history *history, struct buf *aside)
{
	return recover(pack_path, history, false, aside);
}

size_t journal_preview(const char *pack_path, struct history *history)
{
	return recover(pack_path, history, true, NULL);
}

bool journal_set_aside(const char *pack_path, struct error *error)
{
	char *path = beside_path(pack_path, "journal");
	bool fine = set_aside(path, NULL, error);

	free(path);
	return fine;
}

void journal_expect(struct journal *journal, const struct pack *pack, struct str content)
{
	struct error error = ERROR_NONE;
	struct buf mark = BUF_EMPTY;
	/* Where edits will go on, should the disk have refused some until now. */
	size_t end = journal->end + journal->waiting.n;

	print_numbering(&journal->waiting, pack);
	journal_sync(journal, &error);
	error_release(&error);
	journal_image_print_mark(&mark, "next", content.n, file_hash(content));
	buf_printf(&mark, " %016llx\n", (unsigned long long)end);
	if (beside_write(journal->fd, buf_str(&mark), NEXT_AT))
		fdatasync(journal->fd);
	buf_release(&mark);
}
