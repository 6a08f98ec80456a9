/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/yaml_scan.h"

#include "base/text.h"
#include "store/store.h"

/* libyaml compares each %TAG with all before it; a file of nothing else would take hours to refuse. */
#define DIRECTIVE_LIMIT 100

static bool complain(struct str text, const char *name, size_t at, struct error *error, const char *what)
{
	size_t line = 1, start = str_starts(text, STR("\xEF\xBB\xBF")) && at >= 3 ? 3 : 0;

	for (size_t i = start; i < at; i++)
		if (text.p[i] == '\n' || (text.p[i] == '\r' && text.p[i + 1] != '\n')) {
			line++;
			start = i + 1;
		}
	error_add(error, "%s:%zu:%zu: %s at byte %zu", name, line, at - start + 1, what, at);
	return false;
}

/* Of what is not printable ASCII, YAML does not allow unescaped: C0 but TAB, LF and CR; DEL; C1 but NEL; U+FFFE and U+FFFF. */
static bool is_forbidden(struct str text, size_t at, unsigned *code)
{
	unsigned char c = (unsigned char)text.p[at];
	unsigned char d = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;

	*code = c;
	if (c == 0xC2)
		*code = d;
	else if (c == 0xEF && d == 0xBF && at + 2 < text.n && (unsigned char)text.p[at + 2] >= 0xBE)
		*code = 0xFF40u + (unsigned char)text.p[at + 2];
	else if (c != 0x7F && (c >= 0x20 || c == '\t' || c == '\n' || c == '\r'))
		return false;
	return c != 0xC2 || (d < 0xA0 && d != 0x85);
}

static bool is_utf16(struct str text)
{
	return text.n >= 2 && (memcmp(text.p, "\xFF\xFE", 2) == 0 || memcmp(text.p, "\xFE\xFF", 2) == 0);
}

static bool few_directives(struct str text, const char *name, struct error *error)
{
	size_t count = 0;

	for (size_t at = str_find_char(text, '%', 0); at != STR_NONE; at = str_find_char(text, '%', at + 1))
		if ((at == 0 || text.p[at - 1] == '\n' || text.p[at - 1] == '\r') &&
		    str_starts(str_sub(text, at, text.n - at), STR("%TAG")) && ++count > DIRECTIVE_LIMIT)
			return error_add(error, "%s:1:1: more than %d %%TAG directives", name, DIRECTIVE_LIMIT);
	return true;
}

bool yaml_scan(struct str text, const char *name, size_t limit, struct error *error)
{
	size_t bad, end, errors = 0;
	char what[64];

	if (text.n > STORE_FILE_LIMIT)
		return error_add(error, "%s:1:1: larger than %zu MB", name, STORE_FILE_LIMIT >> 20);
	if (is_utf16(text))
		return error_add(error, "%s:1:1: UTF-16 at byte 0; a file must be UTF-8", name);
	bad = text_ill_formed(text);
	end = bad == STR_NONE ? text.n : bad;
	for (size_t i = 0; errors < limit; i++) {
		unsigned code;

		i += text_plain_run(str_sub(text, 0, end), i);
		if (i >= end)
			break;
		if (!is_forbidden(text, i, &code))
			continue;
		snprintf(what, sizeof(what), "control character U+%04X", code);
		complain(text, name, i, error, what);
		errors++;
	}
	if (bad != STR_NONE && errors < limit) {
		snprintf(what, sizeof(what), "ill-formed UTF-8 (0x%02X)", (unsigned char)text.p[bad]);
		complain(text, name, bad, error, what);
		errors++;
	}
	return errors == 0 && few_directives(text, name, error);
}

static size_t leading_spaces(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

size_t yaml_block_length(struct str block)
{
	struct str rest = block, line;
	size_t length = 0, indent = STR_NONE;

	while (rest.n) {
		size_t end = text_plain_run(rest, 0), spaces;

		while (end < rest.n && rest.p[end] != '\n' && rest.p[end] != '\r')
			end += 1 + text_plain_run(rest, end + 1);
		line = str_sub(rest, 0, end);
		spaces = leading_spaces(line);
		/* The first line is the header. A line of more spaces than the indent is content too. */
		if (length == 0 || spaces < line.n || (indent != STR_NONE && spaces > indent)) {
			if (length && spaces < line.n && (indent == STR_NONE || spaces < indent))
				indent = spaces;
			length = block.n - rest.n + end;
		}
		if (end < rest.n && rest.p[end] == '\r' && end + 1 < rest.n && rest.p[end + 1] == '\n')
			end++;
		rest = end < rest.n ? str_sub(rest, end + 1, rest.n - end - 1) : (struct str){ NULL, 0 };
	}
	return length;
}
