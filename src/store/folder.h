/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading single YAML files and the two layers of definitions: what the program brings, and what a company's folder adds.
 * Never: knows packs; keeps anything.
 */
#ifndef STORE_FOLDER_H
#define STORE_FOLDER_H

#include "base/file.h"
#include "base/node.h"
#include "catalogue/catalogue.h"
#include "pack/company.h"
#include "store/templates.h"

/* Initialises tree in any case and reads path into it. state may be NULL. */
bool folder_read(const char *path, struct node_tree *tree, struct file_state *state, struct error *error);
/* The same as far as yaml_take_until() goes. */
bool folder_read_until(const char *path, const char *const *until, struct node_tree *tree, struct str *rest,
		       struct error *error);
/* The tree of a YAML file that the program brings; it borrows the program's own texts. */
void folder_template(const struct template *template, struct node_tree *tree);
/* Those of directory alone, not finished. */
bool folder_definitions(struct catalogue *catalogue, const char *directory, struct error *error);
/*
 * All items, conventions and activities: the embedded ones, then those of directory (may be NULL: catalogue/DOMAIN/SLUG.yaml,
 * conventions/ID.yaml, activities/ID.yaml); then what company says of them (may be NULL); finished.
 */
bool folder_catalogue(struct catalogue *catalogue, const char *directory, const struct company *company,
		      struct error *error);
/* The same where a first picture waits for it: items of directory may be cut, and definitions_fill() must follow. */
bool folder_catalogue_hasty(struct catalogue *catalogue, const char *directory, const struct company *company,
			    struct error *error);
/*
 * The report layout of that name: the company's own (reports/NAME.yaml in directory, which may be NULL), else the program's.
 * Initialises tree in any case. False, with all names that there are, when there is none.
 */
bool folder_layout(const char *directory, struct str name, struct node_tree *tree, struct error *error);
/* The same with what more adds over all of them. */
bool folder_catalogue_with(struct catalogue *catalogue, const char *directory, const struct company *company,
			   bool (*more)(void *data, struct catalogue *catalogue, struct error *error), void *data,
			   struct error *error);

#endif
