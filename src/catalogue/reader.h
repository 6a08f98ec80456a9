/* SPDX-License-Identifier: MIT */
/*
 * Owns: the strict reading of one definition's parts: each fault is told with file:line:column, and reading goes on.
 * Never: knows what a part means; keeps anything outside the arena it was given.
 */
#ifndef CATALOGUE_READER_H
#define CATALOGUE_READER_H

#include "base/node.h"
#include "catalogue/catalogue.h"

struct reader {
	struct arena *arena; /* of everything that is kept */
	const struct node_tree *tree;
	struct error *error;
	bool good;           /* until the first fault */
};

/* Tells of a fault at node (NULL: of the file). */
void reader_fault(struct reader *reader, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The text for as long as the arena lives: copied unless the tree's own text lives longer. */
struct str reader_keep(const struct reader *reader, struct str text);
/* Tells of every key of map that is not in the NULL-terminated list. */
void reader_keys(struct reader *reader, const struct node *map, const char *const *known);
/* The value under key, of the kind wanted; NULL, with a fault, when it is of another or missing though needed. */
const struct node *reader_part(struct reader *reader, const struct node *map, const char *key, enum node_kind kind,
			       bool need);
/* A text, trimmed and not blank; empty when there is none. */
struct str reader_text(struct reader *reader, const struct node *map, const char *key, bool need);
/* Texts, at least one; no entries when there is no such key. */
struct str_list reader_list(struct reader *reader, const struct node *map, const char *key, bool need);
/* The place of the node's word in the NULL-terminated words; -1, with a fault that lists them. what names it in messages. */
int reader_match(struct reader *reader, const struct node *node, const char *what, const char *const *words);
/* The same for the word under key; 0 when there is none. */
int reader_word(struct reader *reader, const struct node *map, const char *key, const char *const *words, bool need);
enum unit reader_unit(struct reader *reader, const struct node *map);
/* A plain decimal, as a definition writes one ("2.5", "10m"). False when there is none, with a fault when it is no number. */
bool reader_decimal(struct reader *reader, const struct node *map, const char *key, double *out);
/* A whole number from min to max; the value stays as it is when there is none. */
void reader_size(struct reader *reader, const struct node *map, const char *key, bool need, size_t min, size_t max,
		 size_t *out);
struct file_place reader_place(const struct node *node);
/* Small letters, digits and underscores, a letter first. */
bool reader_is_name(struct str text);

#endif
