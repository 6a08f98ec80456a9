/* SPDX-License-Identifier: MIT */
/*
 * Owns: writing definitions into a company's folder, catalogue/DOMAIN/SLUG.yaml: all of them or none.
 * Never: overwrites a file unless told to; judges a definition.
 */
#ifndef STORE_OVERLAY_H
#define STORE_OVERLAY_H

#include "base/node.h"

/* One file to be. */
struct overlay_file {
	struct str domain, slug; /* names of a-z, 0-9 and _ */
	const struct node *definition;
};

/* The canonical text of a definition: a key a line, long texts folded, short lists and maps on one line. */
void overlay_text(const struct node *definition, struct buf *out);
/*
 * Writes the files below directory. When one cannot be written, or (unless force) is there already, those that were written
 * before it are taken back. *error says why, all files that are in the way at once.
 */
bool overlay_write(const char *directory, const struct overlay_file *files, size_t count, bool force,
		   struct error *error);

#endif
