/* SPDX-License-Identifier: MIT */
/*
 * Owns: the form of a journal, and one as it was found on the disk.
 * Never: writes; applies an edit; trusts what it reads.
 *
 * A journal is text. The head has a fixed length, so that it can be written over in place:
 *
 *   boardpack journal 1 live\n             or "kept": replayed, and about to go on
 *   base SIZE HASH\n                        the pack's file when the journal began
 *   next SIZE HASH END\n                    what a save was about to put there, and where the journal ended then; or zeros
 *
 * Then a record for each edit: a line "KIND row offset position item field removed inserted checksum", in which the last four
 * but the checksum are lengths, then those four texts and a line break. The checksum is of the line before it and the texts.
 * Where the pack's file does not give its rows the serials that the edits mean, records of kind n stand before them: the
 * serials of the item's rows.
 */
#ifndef STORE_JOURNAL_IMAGE_H
#define STORE_JOURNAL_IMAGE_H

#include "pack/edit.h"

#define JOURNAL_MAGIC "boardpack journal 1 "
/* Where the parts of the head stand, in bytes, and its length. */
#define STATE_AT      ((size_t)20)
#define BASE_AT       ((size_t)25)
#define NEXT_AT       (BASE_AT + 39)
#define END_AT        (NEXT_AT + 38)
#define JOURNAL_HEAD  (END_AT + 18)

struct journal_image {
	struct buf text; /* owned by whoever has it read */
	size_t at;       /* of the next record */
	int64_t written; /* wall seconds */
};

/* One of a journal: an edit, or what serials the rows of edit.at.item have, which edit.inserted lists. */
struct journal_record {
	struct edit edit;
	bool is_numbering;
};

/* Appends a mark of a file: its size and hash. */
void journal_image_print_mark(struct buf *out, const char *name, uint64_t size, uint64_t hash);
/* Does this very mark stand at at? */
bool journal_image_is_mark(const struct journal_image *image, size_t at, const char *name, uint64_t size,
			   uint64_t hash);
/* Appends the record. */
void journal_image_print(struct buf *out, const struct journal_record *record);
/* False when there is none that is ours and readable; image is empty then. */
bool journal_image_read(struct journal_image *image, const char *path);
/* The next whole record; its texts borrow from the image. False at the end, and at the first byte that is torn. */
bool journal_image_next(struct journal_image *image, struct journal_record *record);
/* Does anything follow that is no whole record? Zeros, which a file system puts where nothing was written, are nothing. */
bool journal_image_has_rest(const struct journal_image *image);

#endif
