/* SPDX-License-Identifier: MIT */
/*
 * Owns: the contract between lint and a kind of check. A kind is one file kind_NAME.c and one line in kinds.def.
 * Never: knows single rules.
 */
#ifndef CHECK_KIND_H
#define CHECK_KIND_H

#include "check/lint.h"
#include "check/rule.h"

struct word_index;
struct lint; /* one pass; see lint.h */

struct kind {
	const char *name;
	const char *const *keys; /* NULL-terminated: the parameters it reads beside the common ones */
	const char *const
		*words; /* NULL-terminated: the {words} it fills into a message beside the common ones; may be NULL */
	bool needs_answer; /* of run: has nothing to judge where none of the rule's items is answered, and is skipped */
	bool whole; /* looks at the pack as a whole: judged last, and not while typing */
	/* Builds rule->params in arena. False with messages for each fault. NULL for kinds without parameters. */
	bool (*compile)(struct rule *rule, const struct node *root, const struct node_tree *tree,
			const struct catalogue *catalogue, struct arena *arena, struct error *error);
	/*
	 * Judges the rule: calls lint_report() for each fault, lint_skip() when it cannot be judged at all. NULL for kinds
	 * that have run_leaf: lint then walks the leaves.
	 */
	void (*run)(const struct rule *rule, struct lint *lint);
	/*
	 * Judges one leaf on its own, so that a keystroke re-checks one narrative. item is NULL for an item that the
	 * catalogue does not know. NULL for kinds that read several leaves.
	 */
	void (*run_leaf)(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
			 struct str text);
	/* Hands the rule's phrases over to the table of all rules; NULL for kinds that look for none. */
	void (*collect)(struct rule *rule, struct word_index *index);
	void (*release)(struct rule *rule); /* what params hold beside the arena; may be NULL */
};

const struct kind *kind_find(struct str name);

/* For compile functions. */
/* Reads a list of scalars, or one scalar as a list of one, into arena. False with error when it is neither. */
bool kind_list(const struct node *node, const struct node_tree *tree, struct arena *arena, struct str_list *out,
	       struct error *error);
/* The same for words to be looked for: folded as phrase_find() and the table of all phrases want them. */
bool kind_phrases(const struct node *root, const char *key, const struct node_tree *tree, struct arena *arena,
		  struct str_list *out, struct error *error);
/* Reads a whole number; fallback when the key is absent. */
bool kind_size(const struct node *root, const char *key, const struct node_tree *tree, size_t fallback, size_t *out,
	       struct error *error);
/* A key that may only be "yes": was it there? */
bool kind_yes(const struct node *root, const char *key, const struct node_tree *tree, bool *out, struct error *error);
/* Which of the words stands under key; the first when the key is absent. */
bool kind_word(const struct node *root, const char *key, const struct node_tree *tree, const char *const *words,
	       size_t count, size_t *out, struct error *error);
bool kind_list_has(const struct str_list *list, struct str text);

#endif
