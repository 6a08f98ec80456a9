/* SPDX-License-Identifier: MIT */
/*
 * Owns: the program's own catalogue for targets that need one.
 * Never: releases it: the process ends with it.
 */
#ifndef TESTS_FUZZ_SHARED_CATALOGUE_H
#define TESTS_FUZZ_SHARED_CATALOGUE_H

#include "store/store.h"

/* Loaded once: a fuzzer calls us some thousand times a second. */
static inline const struct catalogue *shared_catalogue(void)
{
	static struct workspace workspace;
	static bool loaded;
	struct error error = ERROR_NONE;

	if (!loaded) {
		workspace_init(&workspace);
		loaded = workspace_open_catalogue(&workspace, NULL, &error);
		assert(loaded);
	}
	return &workspace.catalogue;
}

#endif
