/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/bullets.h"

enum { DIGITS_MAX = 4 };

/* Bytes of the sign itself: "-", "•", "12."; 0 when there is none. */
static size_t sign_length(struct str rest)
{
	static const char *const signs[] = { "-", "*", "+", ">", "\u2022" };
	size_t digits = 0;

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_starts(rest, str_of(signs[i])))
			return strlen(signs[i]);
	while (digits < rest.n && digits <= DIGITS_MAX && rest.p[digits] >= '0' && rest.p[digits] <= '9')
		digits++;
	if (digits == 0 || digits > DIGITS_MAX || digits == rest.n)
		return 0;
	return rest.p[digits] == '.' || rest.p[digits] == ')' ? digits + 1 : 0;
}

static size_t blanks(struct str text, size_t from)
{
	size_t n = 0;

	while (from + n < text.n && (text.p[from + n] == ' ' || text.p[from + n] == '\t'))
		n++;
	return n;
}

size_t bullets_mark(struct str line)
{
	size_t indent = blanks(line, 0), sign = sign_length(str_sub(line, indent, line.n - indent)), gap;

	if (!sign)
		return 0;
	gap = blanks(line, indent + sign);
	/* "-5" is a number and "1.2m" is an amount. */
	return gap ? indent + sign + gap : 0;
}

static void add_next_mark(struct str mark, struct buf *out)
{
	size_t indent = blanks(mark, 0), digits = 0, number;

	while (mark.p[indent + digits] >= '0' && mark.p[indent + digits] <= '9')
		digits++;
	if (!digits || !str_to_size(str_sub(mark, indent, digits), &number)) {
		buf_add(out, mark);
		return;
	}
	buf_add(out, str_sub(mark, 0, indent));
	buf_printf(out, "%zu", number + 1);
	buf_add(out, str_sub(mark, indent + digits, mark.n - indent - digits));
}

bool bullets_doubled(struct str text, size_t cursor, struct span *span)
{
	size_t from = cursor, mark;
	struct str line, sign, again;

	if (cursor < text.n && text.p[cursor] != '\n')
		return false;
	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	line = str_sub(text, from, cursor - from);
	mark = bullets_mark(line);
	if (!mark)
		return false;
	sign = str_trim(str_sub(line, 0, mark));
	again = str_sub(line, mark, line.n - mark);
	*span = (struct span){ from + mark, again.n };
	return str_eq(sign, again);
}

/* The blanks at cursor, on either side. */
static struct span blanks_around(struct str text, size_t cursor)
{
	size_t from = cursor;

	while (from > 0 && (text.p[from - 1] == ' ' || text.p[from - 1] == '\t'))
		from--;
	return (struct span){ from, cursor - from + blanks(text, cursor) };
}

bool bullets_enter(struct str text, size_t cursor, struct span *replaced, struct buf *typed)
{
	size_t from = cursor, to = str_find_char(text, '\n', cursor), mark;
	struct str line;

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	if (to == STR_NONE)
		to = text.n;
	line = str_sub(text, from, to - from);
	mark = bullets_mark(line);
	if (!mark || cursor == from)
		return false;
	if (str_is_blank(str_sub(line, mark, line.n - mark))) {
		*replaced = (struct span){ from, line.n };
		return true;
	}
	/* An empty point above this one would only stand in the report. */
	if (cursor <= from + mark || str_is_blank(str_sub(line, mark, cursor - from - mark))) {
		*replaced = (struct span){ cursor, 0 };
		return true;
	}
	*replaced = blanks_around(text, cursor);
	buf_addc(typed, '\n');
	add_next_mark(str_sub(line, 0, mark), typed);
	return true;
}
