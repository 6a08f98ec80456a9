/* SPDX-License-Identifier: MIT */
/*
 * Owns: the examples of rules. Each is a map of answers that is made into a company, a pack and the packs before; a bad one
 * must fire its rule, a good one must not, and no other rule may fire anywhere unless the example says "also"; that items which it
 * leaves out are missing is no fault.
 * Never: reads files (the caller hands over a reader of YAML); prints.
 *
 * Keys of an example: "sales.arr" (actual, text, or a list of rows), "sales.arr/forecast", "prior sales.arr", "prior 2 sales.arr"
 * (two packs before), and
 *   file       a whole pack as text, for what only a file can hold
 *   company    a map as in boardpack.yaml
 *   stage      of the company
 *   today      the day on which the pack is checked
 *   also       checks that rightly fire here too
 */
#ifndef CHECK_EXAMPLE_H
#define CHECK_EXAMPLE_H

#include "check/lint.h"

/* As in facts: the pack itself and what may lie before it. */
#define EXAMPLE_PACKS_MAX 13

struct example_world {
	const struct catalogue *catalogue;
	const struct rule_set *rules;
	bool (*read_yaml)(struct str text, struct node_tree *tree, struct error *error);
};

struct example_count {
	size_t bad, good; /* examples that were tried */
	size_t faults;
};

/* Tries all examples of a rule and adds to count. A line "file:line:column: what is wrong" is added to error for each fault. */
void example_test(const struct example_world *world, const struct rule *rule, struct example_count *count,
		  struct error *error);
/*
 * The same for one example, or a list of them, that stands in another file than the rule: each must fire the rule, or must not.
 * Says how many were tried and adds the faults to *faults.
 */
size_t example_try(const struct example_world *world, const struct rule *rule, struct str file,
		   const struct node *examples, bool fires, size_t *faults, struct error *error);

#endif
