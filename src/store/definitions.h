/* SPDX-License-Identifier: MIT */
/*
 * Owns: the list of definitions that a catalogue is made of, and reading them by all cores.
 * Never: decides what wins: the later of two with the same id does, in the order of the list.
 */
#ifndef STORE_DEFINITIONS_H
#define STORE_DEFINITIONS_H

#include "catalogue/catalogue.h"
#include "store/templates.h"

typedef bool add_definition(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
			    struct error *error);

/* One file: the program's own or a company's. */
struct definition {
	const struct template *template; /* or NULL */
	const char *path;                /* or NULL */
	struct str id;
	add_definition *add; /* NULL for an item */
	struct item *item;   /* once it is read; NULL when it is wrong */
	struct error error;
};

struct definitions {
	struct arena arena; /* of the list's texts */
	VEC(struct definition) list;
	bool is_hasty; /* a company's items may be cut: definitions_fill() must follow catalogue_finish() */
};

void definitions_init(struct definitions *definitions);
void definitions_release(struct definitions *definitions);
/* Lists those that the program brings. */
void definitions_list_embedded(struct definitions *definitions);
/* Lists those in directory: catalogue/DOMAIN/SLUG.yaml, conventions/ID.yaml, activities/ID.yaml. */
bool definitions_list_own(struct definitions *definitions, const char *directory, struct error *error);
/* Reads and adds what is listed, items first. False, with all faults in the order of the list, when one is wrong. */
bool definitions_add(struct definitions *definitions, struct catalogue *catalogue, struct error *error);
/* Reads the rest of what was cut. False, with all faults in the order of the catalogue, when a file is wrong. */
bool definitions_fill(struct catalogue *catalogue, struct error *error);

#endif
