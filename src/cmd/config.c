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

/* The text of a file in that folder; empty when there is none. */
static bool read_file(const char *name, struct buf *text, struct error *error)
{
	struct buf directory = BUF_EMPTY, path = BUF_EMPTY;
	bool fine = true;

	if (config_directory(&directory)) {
		file_join(&path, buf_str(&directory), str_of(name));
		if (file_exists(path.p)) {
			fine = file_read(path.p, KEYS_LIMIT, text, NULL, error);
			if (fine && text_ill_formed(buf_str(text)) != STR_NONE)
				fine = error_set(error, "%s: not well-formed UTF-8", path.p);
		}
	}
	buf_release(&path);
	buf_release(&directory);
	return fine;
}

bool config_keys(struct action_map *map, struct error *error)
{
	struct buf text = BUF_EMPTY;
	bool fine = read_file("keys", &text, error) && action_map_read(map, "keys", buf_str(&text), error);

	buf_release(&text);
	return fine;
}

/* "name: value" */
static bool read_setting(struct config_settings *settings, struct str line)
{
	struct str name;

	if (!line.n || line.p[0] == '#')
		return true;
	if (!str_next_part(&line, ':', &name) || !str_is(str_trim(name), "mouse"))
		return false;
	line = str_trim(line);
	settings->has_mouse = str_is(line, "on");
	return settings->has_mouse || str_is(line, "off");
}

bool config_settings(struct config_settings *settings, struct error *error)
{
	struct buf text = BUF_EMPTY;
	bool fine = read_file("settings", &text, error);
	struct str rest = buf_str(&text), line;
	size_t number = 0;

	*settings = (struct config_settings){ .has_mouse = false };
	while (str_next_line(&rest, &line)) {
		number++;
		if (!read_setting(settings, str_trim(line)))
			fine = error_add(error, "settings:%zu: expected 'mouse: on' or 'mouse: off'", number);
	}
	buf_release(&text);
	return fine;
}
