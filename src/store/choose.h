/* SPDX-License-Identifier: MIT */
/*
 * Owns: putting an id into the lists "add" and "drop" of a company's boardpack.yaml, or taking it out, with every other byte as it is.
 * Never: decides what is asked for (pack/choice does), or writes what does not read back as it should.
 */
#ifndef STORE_CHOOSE_H
#define STORE_CHOOSE_H

#include "base/buf.h"
#include "pack/choice.h"

/* The text of boardpack.yaml in which id stands so. False when it cannot be changed by bytes, or is no company. */
bool choose_text(struct str text, struct str id, struct choice choice, struct buf *out, struct error *error);
/* The same in the file of that folder, which is replaced as a whole, and only over what was read. */
bool choose_save(const char *directory, struct str id, struct choice choice, struct error *error);

#endif
