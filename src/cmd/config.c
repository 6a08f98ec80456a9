/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/config.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"

enum { KEYS_LIMIT = 1 << 20 };

bool config_directory(struct buf *out)
{
	const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	buf_clear(out);
	if (base && base[0] == '/')
		buf_printf(out, "%s/boardpack", base);
	else if (home && home[0] == '/')
		buf_printf(out, "%s/.config/boardpack", home);
	return out->n > 0;
}

bool config_make(const char *directory, struct error *error)
{
	struct buf path = BUF_EMPTY;
	bool fine = true;

	/* Each folder on the way, from the root on. */
	for (const char *end = directory; fine && end;) {
		end = strchr(end + 1, '/');
		buf_clear(&path);
		buf_add(&path, end ? (struct str){ directory, (size_t)(end - directory) } : str_of(directory));
		fine = mkdir(path.p, 0700) == 0 || errno == EEXIST ||
		       error_errno(error, "cannot make the folder '%s'", path.p);
	}
	buf_release(&path);
	return fine;
}

bool config_keys(struct action_map *map, struct error *error)
{
	struct buf directory = BUF_EMPTY, path = BUF_EMPTY, text = BUF_EMPTY;
	bool fine = true;

	if (config_directory(&directory)) {
		file_join(&path, buf_str(&directory), STR("keys"));
		if (file_exists(path.p)) {
			fine = file_read(path.p, KEYS_LIMIT, &text, NULL, error);
			if (fine && text_ill_formed(buf_str(&text)) != STR_NONE)
				fine = error_set(error, "%s: not well-formed UTF-8", path.p);
			else if (fine)
				fine = action_map_read(map, "keys", buf_str(&text), error);
		}
	}
	buf_release(&text);
	buf_release(&path);
	buf_release(&directory);
	return fine;
}
