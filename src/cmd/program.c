/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/program.h"

#include <unistd.h>

#include "base/file.h"

static bool is_in(struct str folder, const char *name, struct buf *path)
{
	buf_clear(path);
	file_join(path, folder, str_of(name));
	return access(path->p, X_OK) == 0;
}

bool program_find(const char *name, struct buf *path)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
	struct buf folder = BUF_EMPTY;
	bool is_found = false;

	if (n > 0 && (size_t)n < sizeof(self)) {
		file_directory((struct str){ self, (size_t)n }, &folder);
		is_found = is_in(buf_str(&folder), name, path);
	}
	buf_release(&folder);
	return is_found || is_in(STR(PROGRAMDIR), name, path);
}
