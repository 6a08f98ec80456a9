/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/json.h"

#include "base/text.h"

void json_init(struct json *json, struct buf *out, bool pretty)
{
	json_init_at(json, out, pretty, 0);
}

void json_init_at(struct json *json, struct buf *out, bool pretty, int depth)
{
	*json = (struct json){ out, depth, true, pretty };
}

/* Lone surrogates cannot come from text_decode(), so a pair is only ever written whole. */
static void put_escape(struct buf *out, uint32_t code)
{
	if (code >= 0x10000) {
		code -= 0x10000;
		buf_printf(out, "\\u%04x\\u%04x", 0xD800 + (unsigned)(code >> 10), 0xDC00 + (unsigned)(code & 0x3FF));
	} else {
		buf_printf(out, "\\u%04x", (unsigned)code);
	}
}

/*
 * Hazards become escapes, not visible marks: the reader gets the exact text, a terminal that shows the JSON gets ASCII.
 * An ill-formed byte has no escape in JSON and becomes U+FFFD.
 */
static void put_string(struct buf *out, struct str s)
{
	buf_addc(out, '"');
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t code;

		n = text_decode(s, at, &code);
		if (code == '"' || code == '\\') {
			buf_addc(out, '\\');
			buf_addc(out, (char)code);
		} else if (code == '\n') {
			buf_adds(out, "\\n");
		} else if (code == '\t') {
			buf_adds(out, "\\t");
		} else if (code == 0xFFFD) {
			text_encode(out, code);
		} else if (code < 0x20 || code == 0x7F || text_hazard_at(s, at, &(size_t){ 0 }) != TEXT_HAZARD_NONE) {
			put_escape(out, code);
		} else {
			buf_add(out, str_sub(s, at, n));
		}
	}
	buf_addc(out, '"');
}

static void new_line(struct json *json)
{
	if (!json->pretty)
		return;
	buf_addc(json->out, '\n');
	buf_fill(json->out, ' ', (size_t)json->depth * 2);
}

static void begin(struct json *json, const char *key)
{
	if (!json->first)
		buf_addc(json->out, ',');
	if (json->depth > 0)
		new_line(json);
	json->first = false;
	if (!key)
		return;
	put_string(json->out, str_of(key));
	buf_addc(json->out, ':');
	if (json->pretty)
		buf_addc(json->out, ' ');
}

void json_open(struct json *json, const char *key, char bracket)
{
	assert(bracket == '{' || bracket == '[');
	begin(json, key);
	buf_addc(json->out, bracket);
	json->depth++;
	json->first = true;
}

void json_close(struct json *json, char bracket)
{
	assert(json->depth > 0 && (bracket == '}' || bracket == ']'));
	json->depth--;
	if (!json->first)
		new_line(json);
	buf_addc(json->out, bracket);
	json->first = false;
}

void json_str(struct json *json, const char *key, struct str value)
{
	begin(json, key);
	put_string(json->out, value);
}

void json_raw(struct json *json, const char *key, struct str value)
{
	begin(json, key);
	buf_add(json->out, value);
}

void json_size(struct json *json, const char *key, size_t value)
{
	begin(json, key);
	buf_printf(json->out, "%zu", value);
}

void json_number(struct json *json, const char *key, double value)
{
	begin(json, key);
	buf_printf(json->out, "%.15g", value);
}

void json_span(struct json *json, const char *key, struct span span)
{
	json_open(json, key, '{');
	json_size(json, "start", span.at);
	json_size(json, "end", span.at + span.n);
	json_close(json, '}');
}

void json_bool(struct json *json, const char *key, bool value)
{
	begin(json, key);
	buf_adds(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
	begin(json, key);
	buf_adds(json->out, "null");
}
