/* SPDX-License-Identifier: MIT */
/*
 * Owns: the company's own word list, dictionary.txt in its folder: one word a line, spelt right by decree.
 * Never: checks spelling; knows a dictionary format.
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "base/error.h"
#include "base/vec.h"

struct words {
	VEC(char *) list; /* owned; in the order of the file */
};

#define WORDS_FILE         "dictionary.txt"
#define WORDS_FILE_LIMIT   ((size_t)4 << 20)
#define WORDS_LENGTH_LIMIT 200

void words_init(struct words *words);
void words_release(struct words *words);
/* Reads directory's list. A folder without one has no words: true. Blank lines and lines that begin with # are no words. */
bool words_load(struct words *words, const char *directory, struct error *error);
/* The same for another file of that form. */
bool words_load_file(struct words *words, const char *directory, const char *name, struct error *error);
/*
 * Adds word at the end of the file, which is replaced as a whole, and only over what was read: two editors that learn at the
 * same time both find their words there. True also when it stands there already. False, and nothing is written, when another
 * editor holds the folder's lock for a second.
 */
bool words_add(const char *directory, struct str word, struct error *error);

#endif
