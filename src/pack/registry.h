/* SPDX-License-Identifier: MIT */
/*
 * Owns: a company's customers by what they are called: a name or alias as a whole, the words of one, what is nearly one.
 * Never: reads a text; says which of its words are a name.
 * Ten thousand customers are looked up like ten: nothing here walks over all of them.
 */
#ifndef PACK_REGISTRY_H
#define PACK_REGISTRY_H

#include "base/base.h"
#include "base/index.h"
#include "catalogue/catalogue.h"

struct account {
	struct str name;
	struct str_list aliases;
	struct str parent; /* the group that it belongs to; empty for none */
};

/* One spelling: a name, an alias or the name of a group. */
struct registry_name {
	struct str folded, written;
	size_t place; /* in the order of the file */
};

struct registry {
	struct arena arena;
	VEC(struct account) accounts; /* texts are borrowed */
	struct index called; /* names and aliases in small letters (A to Z): the first account */
	struct index groups; /* the same for groups */
	VEC(struct registry_name) names; /* in the order of their folded form, each once */
	struct index words; /* of folded names: a number */
	size_t *word_at; /* per word the first of its uses, and one more */
	size_t *uses; /* in names */
};

void registry_init(struct registry *registry);
void registry_release(struct registry *registry);
/* Adds a customer; its texts must outlive the registry. Nothing is found before registry_finish(). */
void registry_add(struct registry *registry, const struct account *account);
void registry_finish(struct registry *registry);

/* A name as it is compared: folded, without a possessive ending. Replaces what is in out. */
void registry_fold(struct str name, struct buf *out);
/* The first customer whose name or alias is text, but for the case of A to Z; NULL for none. */
const struct account *registry_called(const struct registry *registry, struct str text);
/* The same by the name of the group that it belongs to. */
const struct account *registry_group(const struct registry *registry, struct str text);
/* Whether all words of the folded text are words of one name, alias or group. */
bool registry_has_words(const struct registry *registry, struct str folded);
/*
 * The name, alias or group that the folded text misspells: that begins with the same byte and is at most slips (1 or 2)
 * insertions, deletions, changes and swaps of neighbours away, the nearest and of several the first. A text that only adds
 * an s misspells nothing. Empty for none, or when the text is longer than REGISTRY_COMPARED.
 */
enum { REGISTRY_COMPARED = 64 };
struct str registry_misspelt(const struct registry *registry, struct str folded, size_t slips);

#endif
