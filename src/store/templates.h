/* SPDX-License-Identifier: MIT */
/*
 * Owns: the files under templates/ as they were at build time; build-aux/embed.sh writes the table.
 * Never: reads a disk.
 */
#ifndef STORE_TEMPLATES_H
#define STORE_TEMPLATES_H

#include <stddef.h>

struct template {
	const char *path; /* "catalogue/sales/arr.yaml", "checks/runway-mismatch.yaml", "example/boardpack.yaml" */
	const unsigned char *bytes;
	size_t length;
};

/* Sorted bytewise by path. */
extern const struct template templates[];
extern const size_t template_count;

#endif
