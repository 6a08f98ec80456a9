/* SPDX-License-Identifier: MIT */
/*
 * Owns: which number stands for a text: a hash table from borrowed texts to whole numbers.
 * Never: copies a text (it must outlive the table) or takes one out.
 */
#ifndef BASE_INDEX_H
#define BASE_INDEX_H

#include "base/str.h"

#define INDEX_NONE ((size_t)-1)

struct index_slot {
	struct str text;
	unsigned long long hash;
	size_t number;
	bool is_used;
};

struct index {
	struct index_slot *slots; /* open addressing, a power of two */
	size_t size, used;
};

void index_init(struct index *index);
void index_release(struct index *index);
/* INDEX_NONE when text is not there. */
size_t index_get(const struct index *index, struct str text);
/* In place of the number that the text had. */
void index_put(struct index *index, struct str text, size_t number);

#endif
