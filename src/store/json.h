/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading a JSON file into a tree of nodes with lines and columns, within limits that are looked at before the library
 * that understands it sees a byte.
 * Never: knows what the file is about; reads half of one.
 */
#ifndef STORE_JSON_H
#define STORE_JSON_H

#include "base/file.h"
#include "base/node.h"

/* As for YAML: STORE_FILE_LIMIT bytes, STORE_DEPTH_LIMIT levels, STORE_NODE_LIMIT values and keys. */

/*
 * Strings become scalars of style DOUBLE; numbers (in plain decimals), true, false and null scalars of style PLAIN. Spans are
 * not kept. tree is initialised by the caller; text need not outlive the call. False with name:line:column: no JSON, a key that
 * is there twice, a limit.
 */
bool json_read(struct str text, struct node_tree *tree, struct error *error);
/* Initialises tree in any case and reads the file at path into it. */
bool json_read_file(const char *path, struct node_tree *tree, struct error *error);

#endif
