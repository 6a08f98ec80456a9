/* SPDX-License-Identifier: MIT */
/*
 * Owns: one rule as data, bound to its kind, and the set of all rules.
 * Never: reads files (it is built from node trees); runs programs.
 *
 * One rule is one YAML file under templates/checks/; the id is the file name. Keys of every rule: kind, at, level, message,
 * why, fix, bad, good, and optional except, family, stages, needs_prior; all other keys belong to the kind, which declares them.
 */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "base/node.h"
#include "catalogue/catalogue.h"
#include "check/finding.h"
#include "check/label.h"
#include "check/word_index.h"

struct kind;

/* "sales.arr/actual" taken apart. */
struct rule_place {
	struct str id, field; /* field may be empty */
};

struct rule {
	struct str id;
	struct str family;            /* under which heading the manual lists it; may be empty */
	const struct kind *kind;
	struct str_list at; /* item ids or globs: "sales.arr", "section.*", "*", each with an optional "/field" */
	struct str_list except;       /* items that have a rule of their own */
	bool *covers;                 /* by index of the item: what at and except come to, fields aside */
	struct rule_place *places;    /* one for each of at; NULL when none of them names a field */
	enum level level;
	struct str message, why, fix; /* message may hold {item.id}, {self}, {expr …}, {word}: figures are filled in */
	struct message *filled;       /* the message, taken apart */
	bool stages[STAGE_COUNT];     /* all true when the file names none */
	bool needs_prior;             /* skipped, with that reason, when there is no pack before */
	void *params;                 /* the kind's own, built by kind->compile in the set's arena */
	/* Examples: maps from an address ("sales.arr/forecast", "prior sales.arr") to text or rows; a list holds several. */
	const struct node *bad, *good;
	struct str file;
};

struct rule_set {
	struct arena arena;
	VEC(struct rule *) rules;          /* after finish: by id */
	const struct catalogue *catalogue; /* of the last rule that was added */
	struct label_set labels;           /* after finish: by which words prose calls the numbers */
	struct word_index words;           /* after finish: the phrases of all rules */
	VEC(struct node_tree *) trees;     /* owned: rules point into them */
};

void rule_set_init(struct rule_set *set);
void rule_set_release(struct rule_set *set);
/* Compiles one rule and takes tree over (also on failure). Unknown keys and kinds, bad expressions: file:line:column. */
bool rule_set_add(struct rule_set *set, const struct catalogue *catalogue, struct str id, struct node_tree *tree,
		  struct error *error);
void rule_set_finish(struct rule_set *set);
const struct rule *rule_find(const struct rule_set *set, struct str id);
/* Is there a place that means the item, and this field or all of them? For rules with places. */
bool rule_names(const struct rule *rule, const struct item *item, struct str field);
/* Does the rule look at this item (and field, when field is not empty)? Asked for each rule at each leaf. */
static inline bool rule_is_at(const struct rule *rule, const struct item *item, struct str field)
{
	return rule->covers[item->index] && (field.n == 0 || !rule->places || rule_names(rule, item, field));
}
/* Does a place of a rule (an item id or a glob, without a field) mean this item; is there any such item? */
bool rule_place_is(struct str place, struct str id);
bool rule_place_exists(struct str place, const struct catalogue *catalogue);

#endif
