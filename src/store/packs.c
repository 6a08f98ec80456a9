/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/packs.h"

#include <sys/stat.h>

#include "calc/period.h"
#include "store/store.h"

static const struct str suffix = { ".yaml", 5 };

static bool is_pack_name(struct str name)
{
	struct period period;

	return str_ends(name, suffix) && period_parse(str_sub(name, 0, name.n - suffix.n), &period);
}

/* A link may lead back to where we came from. */
static bool is_own_folder(const char *path)
{
	struct stat at;

	return lstat(path, &at) == 0 && S_ISDIR(at.st_mode);
}

static bool walk(struct str folder, int depth, struct file_list *out, struct error *error)
{
	struct file_list names = { NULL, 0, 0 };
	struct buf path = BUF_EMPTY;
	bool fine = file_list(folder.p, "", &names, error);

	for (size_t i = 0; i < names.n; i++) {
		struct str name = str_of(names.v[i]);

		buf_clear(&path);
		file_join(&path, folder, name);
		if (name.p[0] == '.')
			continue;
		if (is_own_folder(path.p))
			fine = (depth == STORE_DEPTH_LIMIT || walk(buf_str(&path), depth + 1, out, error)) && fine;
		else if (is_pack_name(name))
			vec_push(out, mem_strdup(path.p));
	}
	buf_release(&path);
	file_list_release(&names);
	return fine;
}

bool packs_find(const char *path, struct file_list *out, struct error *error)
{
	size_t before = out->n;

	if (!file_is_directory(path)) {
		vec_push(out, mem_strdup(path));
		return true;
	}
	if (!walk(str_of(path), 0, out, error))
		return false;
	if (out->n == before)
		return error_add(error, "no pack in '%s': a pack is a file such as 2026-Q3.yaml", path);
	return true;
}
