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

/* Initialises tree in any case and reads path into it. state may be NULL. */
bool folder_read(const char *path, struct node_tree *tree, struct file_state *state, struct error *error);
/* All items: the embedded ones, then directory's catalogue/DOMAIN/SLUG.yaml (directory may be NULL); finished. */
bool folder_catalogue(struct catalogue *catalogue, const char *directory, struct error *error);

#endif
