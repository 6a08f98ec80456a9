/* SPDX-License-Identifier: MIT */
/*
 * Owns: finding the packs of earlier periods in a folder, by their names, and reading them.
 * Never: fails a command because of them: a pack that cannot be read is a note.
 */
#ifndef STORE_PAST_H
#define STORE_PAST_H

#include "store/store.h"

/* Fills prior, has_prior, prior_path and older of a workspace whose pack is open. */
void past_find(struct workspace *workspace);
void past_release(struct workspace *workspace);

#endif
