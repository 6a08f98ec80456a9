/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/yaml_write.h"

#include "base/text.h"

/* Folded text is wrapped here; a longer word stands on its own line. */
#define FOLD_COLUMNS 100

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* Beyond ASCII: what YAML breaks lines at or does not allow raw, and what an editor would not show. */
static bool is_awkward(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || code == 0xFEFF ||
	       code == 0xFFFE || code == 0xFFFF;
}

/* Can only be written with escapes, LF aside. */
static bool needs_escapes(struct str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t code;

		at += text_decode(text, at, &code);
		if (is_awkward(code) && code != '\n' && code != '\t')
			return true;
	}
	return false;
}

bool yaml_is_data(struct str text)
{
	static const char *const words[] = { "~", "null", "true", "false", "yes",  "no",    "on",    "off",
					     "y", "n",    "=",    "<<",    ".inf", "-.inf", "+.inf", ".nan" };
	bool digit = false;

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_eq_nocase(text, str_of(words[i])))
			return true;
	/* Numbers of any base, times and dates: digits and what stands between them. */
	for (size_t i = 0; i < text.n; i++) {
		digit = digit || (text.p[i] >= '0' && text.p[i] <= '9');
		if (!is_one_of(text.p[i], "0123456789abcdefABCDEFoxOXtTzZ_:.+- \t"))
			return false;
	}
	return digit && is_one_of(text.p[0], "0123456789+-.");
}

static bool fits_plain(struct str text, const struct yaml_place *place)
{
	if (text.n == 0 || str_trim(text).n != text.n || str_find_char(text, '\n', 0) != STR_NONE)
		return false;
	if (is_one_of(text.p[0], "?:,[]{}#&*!|>'\"%@`") ||
	    (text.p[0] == '-' && (text.n == 1 || is_one_of(text.p[1], " -"))) || str_starts(text, STR("...")))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\t' || (c == ':' && (i + 1 == text.n || text.p[i + 1] == ' ' || place->flow)) ||
		    (c == '#' && text.p[i - 1] == ' ') || (place->flow && is_one_of(c, ",[]{}?")))
			return false;
	}
	return !yaml_is_data(text) || place->was_data;
}

/* Lines that libyaml gives back unchanged, and that stay as they are in every editor. */
static bool fits_literal(struct str text, const struct yaml_place *place)
{
	return !place->flow && !place->one_line && !str_is_blank(text);
}

/* Paragraphs only: a list or a table is better seen line by line. */
static bool fits_folded(struct str text, const struct yaml_place *place)
{
	if (!fits_literal(text, place) || is_one_of(text.p[0], " \t\n") || str_ends(text, STR("\n\n")))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char before = i ? text.p[i - 1] : 'x', after = i + 1 < text.n ? text.p[i + 1] : '\n';

		if (text.p[i] == '\t' || (text.p[i] == ' ' && is_one_of(after, " \n")))
			return false;
		if (text.p[i] == '\n' && (after == ' ' || (i + 1 < text.n && before != '\n' && after != '\n')))
			return false;
	}
	return true;
}

static void write_single(struct buf *out, struct str text)
{
	buf_addc(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			buf_addc(out, '\'');
		buf_addc(out, text.p[i]);
	}
	buf_addc(out, '\'');
}

static void write_escape(struct buf *out, uint32_t code)
{
	switch (code) {
	case '\n':
		buf_adds(out, "\\n");
		return;
	case '\t':
		buf_adds(out, "\\t");
		return;
	case '\r':
		buf_adds(out, "\\r");
		return;
	case 0x1B:
		buf_adds(out, "\\e");
		return;
	default:
		buf_printf(out, code < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)code);
	}
}

static void write_double(struct buf *out, struct str text)
{
	buf_addc(out, '"');
	for (size_t at = 0; at < text.n;) {
		uint32_t code;
		size_t n = text_decode(text, at, &code);

		if (is_awkward(code)) {
			write_escape(out, code);
		} else {
			if (code == '"' || code == '\\')
				buf_addc(out, '\\');
			buf_add(out, str_sub(text, at, n));
		}
		at += n;
	}
	buf_addc(out, '"');
}

/* "|" with what the text needs: an indentation indicator when it begins with space, and the chomping of its end. */
static void write_header(struct buf *out, char style, struct str text, const struct yaml_place *place)
{
	size_t first = 0;

	while (text.p[first] == '\n')
		first++;
	buf_addc(out, style);
	if (is_one_of(text.p[first], " \t"))
		buf_printf(out, "%zu", place->indent_by);
	if (!str_ends(text, STR("\n")))
		buf_addc(out, '-');
	else if (str_ends(text, STR("\n\n")))
		buf_addc(out, '+');
	buf_add(out, place->comment);
}

static void write_literal(struct buf *out, struct str text, const struct yaml_place *place)
{
	struct str line, rest = text;

	write_header(out, '|', text, place);
	if (str_ends(rest, STR("\n")))
		rest.n--;
	while (str_next_part(&rest, '\n', &line)) {
		buf_add(out, place->newline);
		if (line.n)
			buf_fill(out, ' ', place->indent);
		buf_add(out, line);
	}
}

/* One line of the text over several, broken at single spaces. */
static void write_wrapped(struct buf *out, struct str line, const struct yaml_place *place)
{
	struct str word;
	size_t columns = 0;

	while (str_next_part(&line, ' ', &word)) {
		if (columns == 0 || columns + word.n + 1 > FOLD_COLUMNS) {
			buf_add(out, place->newline);
			buf_fill(out, ' ', place->indent);
			columns = place->indent;
		} else {
			buf_addc(out, ' ');
			columns++;
		}
		buf_add(out, word);
		columns += word.n;
	}
}

static void write_folded(struct buf *out, struct str text, const struct yaml_place *place)
{
	struct str line, rest = text;
	bool gap = false;

	write_header(out, '>', text, place);
	if (str_ends(rest, STR("\n")))
		rest.n--;
	while (str_next_part(&rest, '\n', &line)) {
		if (line.n)
			write_wrapped(out, line, place);
		else
			buf_add(out, place->newline);
		/* Between paragraphs a reader takes one line break away. */
		if (!line.n && !gap)
			buf_add(out, place->newline);
		gap = line.n == 0;
	}
}

void yaml_write_scalar(struct buf *out, struct str text, const struct yaml_place *place)
{
	bool escapes = needs_escapes(text), lines = str_find_char(text, '\n', 0) != STR_NONE;
	bool block = place->prefer == NODE_STYLE_LITERAL || place->prefer == NODE_STYLE_FOLDED;

	if (!escapes && place->prefer == NODE_STYLE_FOLDED && fits_folded(text, place)) {
		write_folded(out, text, place);
		return;
	}
	if (!escapes && (lines || block) && fits_literal(text, place)) {
		write_literal(out, text, place);
		return;
	}
	if (!lines && !escapes && place->prefer == NODE_STYLE_SINGLE && str_find_char(text, '\t', 0) == STR_NONE)
		write_single(out, text);
	else if (!escapes && place->prefer != NODE_STYLE_DOUBLE && fits_plain(text, place))
		buf_add(out, text);
	else
		write_double(out, text);
	buf_add(out, place->comment);
}

void yaml_write_key(struct buf *out, struct str key)
{
	const struct yaml_place place = {
		.prefer = NODE_STYLE_PLAIN, .flow = true, .one_line = true, .was_data = true
	};

	yaml_write_scalar(out, key, &place);
}
