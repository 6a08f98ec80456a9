/* SPDX-License-Identifier: MIT */
/*
 * Owns: runs of words that could be the name of a company, with what speaks against them by form alone.
 * Never: decides that one is an account; that takes the sentence.
 */
#ifndef PROSE_NAME_H
#define PROSE_NAME_H

#include "prose/mark.h"

enum {
	NAME_ANON = 1, /* Customer A, Project Juniper, initials */
	NAME_PERSON = 2,
	NAME_PLACE = 4,
	NAME_COMMON = 8, /* nothing but ordinary words, tiers, acronyms, segments */
	NAME_LOWER = 16, /* no capital: only beside an amount */
	NAME_SENTENCE = 32, /* opens a sentence, so that its capital proves nothing */
	NAME_START = 64, /* opens a line, item or cell */
	NAME_KNOWN = 128, /* an organisation of the dictionary: nothing else is called so, or not where it stands */
	NAME_WEIGHED = 256, /* taken for an account although no rule of grammar says so (check/narrative_weigh) */
	NAME_BYSTANDER = 512, /* a partner, a rival or a product of ours by what stands around it (check/narrative_role) */
	NAME_LISTED = 1024, /* only commas and conjunctions stand between it and the next (check/narrative_list) */
	NAME_SPEAKER = 2048, /* says what stands behind it */
};

struct name {
	size_t from, to; /* tokens */
	unsigned flags;
};

/* One word, not an ordinary one at the start of a sentence. */
static inline bool name_is_bare(const struct name *name)
{
	return name->to == name->from + 1 && !(name->flags & (NAME_LOWER | NAME_ANON));
}

struct name_list {
	VEC(struct name) list;
};

/* taken[i] tells tokens that are amounts or dates. Names come in order and do not overlap. */
void name_find(const struct token_list *tokens, const bool *taken, struct name_list *out);
/* The index of the first name that begins at token from or later; the length of the list when there is none. */
size_t name_first(const struct name_list *names, size_t from);

#endif
