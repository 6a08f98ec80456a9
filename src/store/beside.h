/* SPDX-License-Identifier: MIT */
/*
 * Owns: names of the hidden files beside a pack, and small whole writes to them.
 * Never: follows a link or opens what is no regular file.
 */
#ifndef STORE_BESIDE_H
#define STORE_BESIDE_H

#include "base/buf.h"

/* "acme/2026-Q3.yaml" with "journal" gives "acme/.2026-Q3.yaml.journal". Owned. */
char *beside_path(const char *pack_path, const char *suffix);
/* Opens our own regular file (flags as of open()); -1 with errno for links, devices, other people's files. */
int beside_open(const char *path, int flags);
/* All of text at offset, however often a signal interrupts. */
bool beside_write(int fd, struct str text, size_t offset);
/* Syncs the folder that path stands in, so that a name made there lasts. */
bool beside_sync_folder(const char *path);

#endif
