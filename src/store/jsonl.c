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

static bool read_narrative(json_t *root, struct arena *arena, struct jsonl_record *out, struct error *error)
{
	if (!json_object_get(root, "text"))
		return error_set(error, "no 'text'");
	return read_text(root, "id", arena, &out->id, error) && read_text(root, "text", arena, &out->text, error) &&
	       read_text(root, "company", arena, &out->company, error);
}

static bool read_value(json_t *object, const char *key, struct jsonl_value *out, struct error *error)
{
	const json_t *value = object ? json_object_get(object, key) : NULL;

	*out = (struct jsonl_value){ false, 0 };
	if (!value || json_is_null(value))
		return true;
	if (!json_is_number(value))
		return error_set(error, "'%s' is not a number", key);
	*out = (struct jsonl_value){ true, json_number_value(value) };
	return true;
}

/* The object under key; NULL when it is absent or null. */
static bool read_object(json_t *object, const char *key, json_t **out, struct error *error)
{
	*out = json_object_get(object, key);
	if (json_is_null(*out))
		*out = NULL;
	if (*out && !json_is_object(*out))
		return error_set(error, "'%s' is not an object", key);
	return true;
}

static bool read_comment(json_t *root, struct arena *arena, struct jsonl_record *out, struct error *error)
{
	json_t *kpi = NULL, *values;

	out->kpi_id = out->kpi_label = out->kpi_unit = STR("");
	/* A bare id will do. */
	if (json_is_string(json_object_get(root, "kpi")) && !read_text(root, "kpi", arena, &out->kpi_id, error))
		return false;
	if ((!out->kpi_id.n && !read_object(root, "kpi", &kpi, error)) ||
	    !read_object(root, "values", &values, error) || !read_text(root, "period", arena, &out->period, error) ||
	    !read_text(root, "prior_text", arena, &out->prior_text, error))
		return false;
	if (kpi && (!read_text(kpi, "id", arena, &out->kpi_id, error) ||
		    !read_text(kpi, "label", arena, &out->kpi_label, error) ||
		    !read_text(kpi, "unit", arena, &out->kpi_unit, error)))
		return false;
	return read_value(values, "actual", &out->actual, error) &&
	       read_value(values, "forecast", &out->forecast, error) && read_value(values, "prior", &out->prior, error);
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
	else
		is_good = read_narrative(root, arena, out, error) && read_comment(root, arena, out, error);
	json_decref(root);
	return is_good;
}
