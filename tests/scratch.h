/* SPDX-License-Identifier: MIT */
/*
 * Owns: a folder of its own for each test that writes files, made by set_up() and removed by tear_down().
 * Never: holds folders within it: a test that leaves one fails.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

static char folder[64];

static int set_up(void **unused)
{
	(void)unused;
	snprintf(folder, sizeof(folder), "test-store-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **unused)
{
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;

	(void)unused;
	file_list(folder, "", &names, &error);
	for (size_t i = 0; i < names.n; i++) {
		struct buf path = BUF_EMPTY;

		file_join(&path, str_of(folder), str_of(names.v[i]));
		unlink(path.p);
		buf_release(&path);
	}
	file_list_release(&names);
	error_release(&error);
	return rmdir(folder);
}

#endif
