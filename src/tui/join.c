/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/join.h"

#include "base/text.h"
#include "tui/bullets.h"

enum { CODE_INDENT = 4 };

/* The line around at, without its break. */
static struct span line_at(struct str text, size_t at)
{
	size_t from = at, end = str_find_char(text, '\n', at);

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	return (struct span){ from, (end == STR_NONE ? text.n : end) - from };
}

static bool is_fence(struct str line)
{
	return str_starts(str_trim(line), STR("```")) || str_starts(str_trim(line), STR("~~~"));
}

/* Nothing but signs: a rule, the line below a heading, the marks of a merge. */
static bool is_rule(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!strchr("-=_*<> \t", line.p[i]))
			return i >= 7 && strchr("<=>", line.p[0]);
	return true;
}

/* A line that stays one, whatever stands around it. */
static bool stands_alone(struct str line)
{
	size_t indent = 0;

	while (indent < line.n && line.p[indent] == ' ')
		indent++;
	return str_is_blank(line) || indent >= CODE_INDENT || str_find_char(line, '\t', 0) != STR_NONE ||
	       str_find_char(line, '|', 0) != STR_NONE || line.p[indent] == '#' || is_rule(line) || is_fence(line);
}

/* Two blanks or a backslash at its end: the break is meant. */
static bool ends_hard(struct str line)
{
	return str_ends(line, STR("  ")) || str_ends(line, STR("\\"));
}

static bool is_in_code(struct str text, size_t end)
{
	struct str rest = str_sub(text, 0, end), line;
	bool is_in = false;

	while (str_next_line(&rest, &line))
		is_in ^= is_fence(line);
	return is_in;
}

/* From the paragraph that the first byte of chosen is in to the end of the one that its last byte is in. */
static struct span paragraphs(struct str text, struct span chosen)
{
	struct span first = line_at(text, chosen.at), last = line_at(text, chosen.at + chosen.n);
	size_t end = last.at + last.n;

	while (first.at > 0 && !str_is_blank(str_in(text, first))) {
		struct span before = line_at(text, first.at - 1);

		if (str_is_blank(str_in(text, before)))
			break;
		first = before;
	}
	while (end < text.n && !str_is_blank(str_in(text, last))) {
		last = line_at(text, end + 1);
		if (str_is_blank(str_in(text, last)))
			break;
		end = last.at + last.n;
	}
	return (struct span){ first.at, end - first.at };
}

bool join_lines(struct str text, struct span chosen, size_t *cursor, struct span *replaced, struct buf *joined)
{
	bool goes_on = false, is_list = false, is_code, has_changed = false;
	size_t was = *cursor, at, end;

	*replaced = paragraphs(text, chosen);
	is_code = is_in_code(text, replaced->at);
	end = replaced->at + replaced->n;
	for (at = replaced->at; at <= end && at <= text.n;) {
		struct span span = line_at(text, at);
		struct str line = str_in(text, span), words = line;
		/* A point of a list stays as it is to its end, which a blank line is. */
		bool joins;

		is_code ^= is_fence(line);
		is_list = bullets_mark(line) > 0 || (is_list && !str_is_blank(line));
		joins = goes_on && !is_list && !is_code && !stands_alone(line);
		if (joins) {
			words = str_trim(line);
			while (joined->n && strchr(" \r", joined->p[joined->n - 1]))
				joined->n--;
			has_changed = true;
		}
		if (at > replaced->at)
			buf_addc(joined, joins ? ' ' : '\n');
		if (was >= span.at && was <= span.at + span.n) {
			size_t lead = (size_t)(words.p - line.p), inside = was - span.at;

			inside = inside > lead ? inside - lead : 0;
			*cursor = replaced->at + joined->n + (inside < words.n ? inside : words.n);
		}
		if (joins && ends_hard(line))
			words = str_sub(line, (size_t)(words.p - line.p), line.n - (size_t)(words.p - line.p));
		buf_add(joined, words);
		goes_on = !is_list && !is_code && !stands_alone(line) && !ends_hard(line);
		at = span.at + span.n + 1;
	}
	return has_changed;
}
