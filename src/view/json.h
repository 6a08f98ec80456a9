/* SPDX-License-Identifier: MIT */
/*
 * Owns: writing JSON text: commas, quoting, nesting.
 * Never: reads JSON (the store does, with a library).
 */
#ifndef VIEW_JSON_H
#define VIEW_JSON_H

#include "base/base.h"

struct json {
	struct buf *out;
	int depth;
	bool first, pretty;
};

void json_init(struct json *json, struct buf *out, bool pretty);
/* A writer of values at a depth of nesting, to be put together by another. */
void json_init_at(struct json *json, struct buf *out, bool pretty, int depth);
/* A value that such a writer wrote. */
void json_raw(struct json *json, const char *key, struct str value);
void json_open(struct json *json, const char *key, char bracket); /* '{' or '['; key NULL inside lists */
void json_close(struct json *json, char bracket); /* '}' or ']' */
void json_str(struct json *json, const char *key, struct str value);
void json_size(struct json *json, const char *key, size_t value);
/* In the fewest digits that tell it from others, at most 15. */
void json_number(struct json *json, const char *key, double value);
/* {"start": …, "end": …}, end being the first byte behind it. */
void json_span(struct json *json, const char *key, struct span span);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

#endif
