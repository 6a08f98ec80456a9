/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/action.h"

static const struct action_row rows[ACTION_COUNT] = {
#define ACTION(id, name, contexts, keys, hint, help) [ACTION_##id] = { name, contexts, keys, hint, help },
#include "tui/actions.def"
#undef ACTION
};

const struct action_row *action_row(enum action action)
{
	assert(action > ACTION_NONE && action < ACTION_COUNT);
	return &rows[action];
}

enum action action_by_name(struct str name)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (str_is(name, rows[i].name))
			return (enum action)i;
	return ACTION_NONE;
}

void action_contexts(unsigned contexts, struct buf *out)
{
	static const struct {
		unsigned context;
		const char *name;
	} names[] = {
		{ ACTION_LIST, "lists" }, { ACTION_TABLE, "tables" },   { ACTION_FIELD, "fields" },
		{ ACTION_TEXT, "texts" }, { ACTION_PROMPT, "prompts" },
	};
	const char *comma = "";

	if ((contexts & ACTION_ANY) == ACTION_ANY) {
		buf_adds(out, "everywhere");
		return;
	}
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (contexts & names[i].context) {
			buf_printf(out, "%s%s", comma, names[i].name);
			comma = ", ";
		}
}

static void bind(struct action_map *map, enum action action, struct key key)
{
	struct action_binding binding = { key, action, rows[action].contexts };

	vec_push(map, binding);
}

/* Takes the next word off *rest; false at the end. */
static bool next_word(struct str *rest, struct str *word)
{
	size_t n = 0;

	*rest = str_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	*word = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n - n);
	return n > 0;
}

void action_map_init(struct action_map *map)
{
	*map = (struct action_map){ NULL, 0, 0 };
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		struct str rest = str_of(rows[i].keys), word;
		struct key key;

		while (next_word(&rest, &word)) {
			bool is_key = key_parse(word, &key);

			assert(is_key);
			bind(map, (enum action)i, key);
		}
	}
}

void action_map_release(struct action_map *map)
{
	vec_release(map);
}

/* The new owner's contexts lose their old meaning of the key; a binding without contexts is gone. */
static void take_key(struct action_map *map, struct key key, unsigned contexts)
{
	for (size_t i = map->n; i-- > 0;) {
		if (!key_eq(map->v[i].key, key))
			continue;
		map->v[i].contexts &= ~contexts;
		if (!map->v[i].contexts)
			vec_remove(map, i);
	}
}

static void unbind(struct action_map *map, enum action action)
{
	for (size_t i = map->n; i-- > 0;)
		if (map->v[i].action == action)
			vec_remove(map, i);
}

/* A name alone takes its keys away; one with nothing but words that are no keys is a mistake, and takes nothing. */
static bool sets_keys(struct str words)
{
	struct str word;
	struct key key;
	bool has_any = false;

	while (next_word(&words, &word)) {
		if (key_parse(word, &key))
			return true;
		has_any = true;
	}
	return !has_any;
}

static bool read_line(struct action_map *map, const char *file, size_t number, struct str line, struct error *error)
{
	struct str word;
	enum action action;
	struct key key;
	bool ok = true;

	if (!next_word(&line, &word) || word.p[0] == '#')
		return true;
	action = action_by_name(word);
	if (action == ACTION_NONE)
		return error_add(error, "%s:%zu: unknown action '%.*s'", file, number, STR_FMT(word));
	if (sets_keys(line))
		unbind(map, action);
	while (next_word(&line, &word)) {
		if (!key_parse(word, &key)) {
			ok = error_add(error, "%s:%zu: unknown key '%.*s'", file, number, STR_FMT(word));
			continue;
		}
		take_key(map, key, rows[action].contexts);
		bind(map, action, key);
	}
	return ok;
}

bool action_map_read(struct action_map *map, const char *file, struct str text, struct error *error)
{
	struct str line;
	bool ok = true;

	for (size_t number = 1; str_next_line(&text, &line); number++)
		if (!read_line(map, file, number, line, error))
			ok = false;
	return ok;
}

enum action action_of(const struct action_map *map, enum action_context context, struct key key)
{
	if ((context & ACTION_LETTERS) && key_is_text(key))
		return ACTION_NONE;
	for (size_t i = 0; i < map->n; i++)
		if ((map->v[i].contexts & context) && key_eq(map->v[i].key, key))
			return map->v[i].action;
	return ACTION_NONE;
}

bool action_key(const struct action_map *map, enum action_context context, enum action action, struct buf *out)
{
	for (size_t i = 0; i < map->n; i++) {
		const struct action_binding *binding = &map->v[i];

		if (binding->action != action || !(binding->contexts & context))
			continue;
		if ((context & ACTION_LETTERS) && key_is_text(binding->key))
			continue;
		key_label(binding->key, out);
		return true;
	}
	return false;
}

void action_keys(const struct action_map *map, enum action action, struct buf *out)
{
	const char *space = "";

	for (size_t i = 0; i < map->n; i++)
		if (map->v[i].action == action) {
			buf_adds(out, space);
			key_label(map->v[i].key, out);
			space = " ";
		}
}
