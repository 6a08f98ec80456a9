/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "spell/dictionary.h"
#include "base/file.h"

static const char *const system_directories[] = {
	"/usr/share/hunspell",      "/usr/local/share/hunspell",    "/usr/share/myspell",
	"/usr/share/myspell/dicts", "/opt/homebrew/share/hunspell",
};

/* Letters, digits, '_' and '-' only: a language out of a company's file must not lead anywhere else. */
static bool is_language(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
		      c == '-'))
			return false;
	}
	return name.n >= 2 && name.n <= 32;
}

/* Both files must be there: hunspell itself makes an empty dictionary of missing ones. */
static bool try_name(const char *directory, struct str name, struct buf *aff, struct buf *dic)
{
	buf_clear(aff);
	buf_clear(dic);
	buf_printf(aff, "%s/%.*s.aff", directory, STR_FMT(name));
	buf_printf(dic, "%s/%.*s.dic", directory, STR_FMT(name));
	return file_exists(aff->p) && file_exists(dic->p);
}

/* "en" and "en_NZ" take what there is of English, American before the rest, then by name. */
static bool try_relatives(const char *directory, struct str tongue, struct buf *aff, struct buf *dic)
{
	struct file_list list = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	bool found = false;

	if (str_is(tongue, "en") && try_name(directory, STR("en_US"), aff, dic))
		return true;
	if (!file_list(directory, ".dic", &list, &error))
		error_clear(&error);
	for (size_t i = 0; i < list.n && !found; i++) {
		struct str name = str_of(list.v[i]);

		/* hyph_en_US.dic and the like are no spelling dictionaries; their names start otherwise. */
		if (str_starts(name, tongue) && name.n > tongue.n && name.p[tongue.n] == '_')
			found = try_name(directory, str_sub(name, 0, name.n - 4), aff, dic);
	}
	file_list_release(&list);
	error_release(&error);
	return found;
}

static bool search(const char *directory, struct str name, struct str tongue, struct buf *aff, struct buf *dic)
{
	return try_name(directory, name, aff, dic) || try_name(directory, tongue, aff, dic) ||
	       try_relatives(directory, tongue, aff, dic);
}

bool dictionary_find(const char *directory, const char *language, struct buf *aff, struct buf *dic)
{
	struct buf name = BUF_EMPTY;
	struct str tongue;
	bool found = false;

	buf_adds(&name, language);
	if (is_language(buf_str(&name))) {
		for (size_t i = 0; i < name.n; i++)
			if (name.p[i] == '-')
				name.p[i] = '_';
		tongue = buf_str(&name);
		if (str_find_char(tongue, '_', 0) != STR_NONE)
			tongue.n = str_find_char(tongue, '_', 0);
		if (directory)
			found = search(directory, buf_str(&name), tongue, aff, dic);
		for (size_t i = 0; !directory && i < COUNT_OF(system_directories) && !found; i++)
			found = search(system_directories[i], buf_str(&name), tongue, aff, dic);
	}
	buf_release(&name);
	return found;
}
