/* SPDX-License-Identifier: MIT */
/*
 * Owns: where a language's dictionary files are.
 * Never: opens them for more than a look, and never takes a language's name for a path.
 */
#ifndef SPELL_DICTIONARY_H
#define SPELL_DICTIONARY_H

#include "base/base.h"

/*
 * Paths of the .aff and .dic file for language ("en_US", "en-GB", "en"), or of another country's dictionary of the same
 * language. directory NULL means the system's. False when there is none.
 */
bool dictionary_find(const char *directory, const char *language, struct buf *aff, struct buf *dic);

#endif
