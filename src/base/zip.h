/* SPDX-License-Identifier: MIT */
/*
 * Owns: a ZIP archive of stored (not compressed) files, the same bytes for the same files: what office formats are made of.
 * Never: reads an archive, or the clock: every file is of 1 January 1980.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include "base/base.h"

struct zip_entry {
	struct buf name;
	size_t at, size; /* bytes from the archive's start */
	uint32_t crc;
};

struct zip {
	struct buf *out;
	size_t start; /* of the archive in out */
	VEC(struct zip_entry) entries;
};

/* The archive is appended to out, which stays the caller's. */
void zip_begin(struct zip *zip, struct buf *out);
/* name: a path with slashes, in ASCII; data below 4 GB. Both are copied. */
void zip_add(struct zip *zip, const char *name, struct str data);
/* Writes the directory; zip holds nothing any more. */
void zip_end(struct zip *zip);

#endif
