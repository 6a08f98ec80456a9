/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/config.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"

enum { KEYS_LIMIT = 1 << 20 };

/* boardpack's own folder within the one that the variable names, by default within home's. */
static bool own_directory(const char *variable, const char *within_home, struct buf *out)
{
	const char *base = getenv(variable), *home = getenv("HOME");

	buf_clear(out);
	if (base && base[0] == '/')
		buf_printf(out, "%s/boardpack", base);
	else if (home && home[0] == '/')
		buf_printf(out, "%s/%s/boardpack", home, within_home);
	return out->n > 0;
}

bool config_directory(struct buf *out)
{
	return own_directory("XDG_CONFIG_HOME", ".config", out);
}

bool config_state_directory(struct buf *out)
{
	return own_directory("XDG_STATE_HOME", ".local/state", out);
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

/* "name: on" or "name: off" */
static bool read_setting(struct config_settings *settings, struct str line)
{
	struct str name;
	bool *setting;

	if (!line.n || line.p[0] == '#')
		return true;
	if (!str_next_part(&line, ':', &name))
		return false;
	name = str_trim(name);
	line = str_trim(line);
	if (str_is(name, "mouse"))
		setting = &settings->has_mouse;
	else if (str_is(name, "looks"))
		setting = &settings->keeps_looks;
	else
		return false;
	*setting = str_is(line, "on");
	return *setting || str_is(line, "off");
}

bool config_settings(struct config_settings *settings, struct error *error)
{
	struct buf text = BUF_EMPTY;
	bool fine = read_file("settings", &text, error);
	struct str rest = buf_str(&text), line;
	size_t number = 0;

	*settings = (struct config_settings){ .has_mouse = false, .keeps_looks = true };
	while (str_next_line(&rest, &line)) {
		number++;
		if (!read_setting(settings, str_trim(line)))
			fine = error_add(error, "settings:%zu: expected 'mouse' or 'looks' with 'on' or 'off'", number);
	}
	buf_release(&text);
	return fine;
}
