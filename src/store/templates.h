/* SPDX-License-Identifier: MIT */
/*
 * Owns: the files under templates/ as they were at build time; build-aux/embed.c writes the tables.
 * Never: reads a disk.
 */
#ifndef STORE_TEMPLATES_H
#define STORE_TEMPLATES_H

#include <stddef.h>
#include <stdint.h>

/* A YAML file in the compact form, or, in the example company and for what is no YAML, the bytes as they are. */
struct template {
	const char *path;  /* "catalogue/sales/arr.yaml", "checks/runway-mismatch.yaml", "example/boardpack.yaml" */
	const char *bytes; /* NULL: it is in the compact form */
	size_t length;
	size_t first, count; /* records of store/compact */
};

/* Sorted bytewise by path. */
extern const struct template templates[];
extern const size_t template_count;
extern const uint32_t template_records[];
extern const char template_text[];

#endif
