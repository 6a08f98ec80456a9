/* SPDX-License-Identifier: MIT */
/*
 * Owns: the shape in which other programs keep definitions of KPIs (boardpack-catalogue(5) has the table), read into
 * definitions of ours, and an account of every field that could not be used.
 * Never: makes a definition up: what a file does not say is called partial, or is what the catalogue has and is told.
 */
#ifndef CATALOGUE_FOREIGN_H
#define CATALOGUE_FOREIGN_H

#include "catalogue/catalogue.h"

/* A field that was not used, or not as it stands. */
struct foreign_note {
	struct str path; /* "kpis[3].definitionSource.tier" */
	struct str why;  /* both as in the file: nothing for a terminal */
	size_t line, column;
};

struct foreign_item {
	struct str id;
	struct node *definition; /* for catalogue_add() */
};

struct foreign {
	struct arena arena;
	struct str name;                /* of the file, for messages */
	struct str version, released;   /* of the envelope, or empty */
	VEC(struct str) ids;            /* of all items, sorted: known before the first is read */
	VEC(struct foreign_item) items;
	VEC(struct foreign_note) notes; /* in the order of the file */
};

void foreign_init(struct foreign *foreign);
void foreign_release(struct foreign *foreign);
/*
 * Reads the tree of a JSON file: an envelope {version, releasedAt, kpis | kpi}, or the bare list or object of older files.
 * known: the catalogue that it will be laid over, finished. It says which related items exist, and keeps the unit and the columns
 * of an item that the file does not tell. NULL: nothing is known, and every related item is taken. False, with file:line:column, when it is no such file, when an item
 * has no id or no label, or is there twice.
 */
bool foreign_read(struct foreign *foreign, const struct node_tree *tree, const struct catalogue *known,
		  struct error *error);
/* Adds the items to a catalogue that is not finished. False, with file:line:column, when one is wrong. */
bool foreign_add(const struct foreign *foreign, struct catalogue *catalogue, struct error *error);

#endif
