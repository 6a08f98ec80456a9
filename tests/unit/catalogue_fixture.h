/* SPDX-License-Identifier: MIT */
/*
 * Owns: an empty catalogue, and adding definitions written down in the notation of flow.h.
 * Never: finishes the catalogue; what a test adds, it finishes itself.
 */
#ifndef TESTS_UNIT_CATALOGUE_FIXTURE_H
#define TESTS_UNIT_CATALOGUE_FIXTURE_H

#include "base/base.h"

#include "catalogue/catalogue.h"
#include "flow.h"

#include <setjmp.h>

#include <cmocka.h>

static inline bool add(struct catalogue *catalogue, const char *id, const char *text, struct error *error)
{
	struct node_tree tree;
	bool good;

	flow_read(&tree, "c.yaml", text);
	good = catalogue_add(catalogue, str_of(id), &tree, error);
	node_tree_release(&tree); /* a catalogue keeps nothing of it */
	return good;
}

struct fixture {
	struct catalogue catalogue;
	struct error error;
};

static inline int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	catalogue_init(&fixture->catalogue);
	*state = fixture;
	return 0;
}

static inline int tear_down(void **state)
{
	struct fixture *fixture = *state;

	catalogue_release(&fixture->catalogue);
	error_release(&fixture->error);
	free(fixture);
	return 0;
}

#endif
