/* SPDX-License-Identifier: MIT */
/*
 * Owns: what is judged on the bytes of a YAML file before and beside the parser: encoding, control characters, size, and where a
 * block scalar really ends.
 * Never: builds nodes.
 */
#ifndef STORE_YAML_SCAN_H
#define STORE_YAML_SCAN_H

#include "base/error.h"
#include "base/str.h"

/* Values (scalars, lists and maps together) in one file: what keeps a file of "[[],[],…" within memory. */
#define STORE_NODE_LIMIT 500000

/* Adds at most limit errors, each with name:line:column and the byte; true when there is none. */
bool yaml_scan(struct str text, const char *name, size_t limit, struct error *error);
/*
 * block starts at its "|" or ">" and ends where the parser says, which is after the blank lines that follow it. Its true
 * length: to the end of the last line that holds content, without the line break.
 */
size_t yaml_block_length(struct str block);

#endif
