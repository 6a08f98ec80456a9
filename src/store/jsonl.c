/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/jsonl.h"

#include <jansson.h>

/* An absent or null value is an empty text. */
static bool read_text(json_t *object, const char *key, struct arena *arena, struct str *out, struct error *error)
{
	const json_t *value = json_object_get(object, key);

	*out = STR("");
	if (!value || json_is_null(value))
		return true;
	if (!json_is_string(value))
		return error_set(error, "'%s' is not a string", key);
	*out = arena_str(arena, (struct str){ json_string_value(value), json_string_length(value) });
	return true;
}

bool jsonl_read(struct str line, struct arena *arena, struct jsonl_record *out, struct error *error)
{
	json_error_t fault;
	/* NUL is a character like any other in a narrative: the reader of it never takes C strings. */
	json_t *root = json_loadb(line.n ? line.p : "", line.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault);
	bool is_good;

	if (!root)
		return error_set(error, "column %d: %s", fault.column, fault.text);
	if (!json_is_object(root))
		is_good = error_set(error, "not a JSON object");
	else if (!json_object_get(root, "text"))
		is_good = error_set(error, "no 'text'");
	else
		is_good = read_text(root, "id", arena, &out->id, error) &&
			  read_text(root, "text", arena, &out->text, error) &&
			  read_text(root, "company", arena, &out->company, error);
	json_decref(root);
	return is_good;
}
