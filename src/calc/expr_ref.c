/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/expr_tree.h"

#define MONTHS_MAX  120 /* ten years: nobody has more packs, and sums of it stay small */
#define FILTERS_MAX 20

struct ref_word {
	const char *name;
	enum { FIELD, PREVIOUS, AGO, WINDOW, ROWS } what;
	enum expr_field field;
	bool is_marked; /* of WINDOW: a mean and no sum; of ROWS: whole() */
};

static const struct ref_word ref_words[] = {
	{ "actual", FIELD, EXPR_FIELD_ACTUAL, false }, { "forecast", FIELD, EXPR_FIELD_FORECAST, false },
	{ "next", FIELD, EXPR_FIELD_NEXT, false },     { "prev", PREVIOUS, EXPR_FIELD_ACTUAL, false },
	{ "ago", AGO, EXPR_FIELD_ACTUAL, false },      { "over", WINDOW, EXPR_FIELD_ACTUAL, false },
	{ "mean", WINDOW, EXPR_FIELD_ACTUAL, true },   { "sum", ROWS, EXPR_FIELD_ACTUAL, false },
	{ "whole", ROWS, EXPR_FIELD_ACTUAL, true },
};

static const struct ref_word *find_word(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(ref_words); i++)
		if (str_is(name, ref_words[i].name))
			return &ref_words[i];
	return NULL;
}

bool expr_is_ref_word(struct str name)
{
	return find_word(name) != NULL;
}

bool expr_is_count_where(struct parser *p)
{
	size_t start = p->at;
	struct str name = expr_peek_name(p);
	bool is_table;

	p->at += name.n;
	is_table = name.n && str_is(expr_peek_name(p), "where");
	p->at = start;
	return is_table;
}

static bool fail(struct parser *p, size_t at, const char *what)
{
	expr_fail(p, at, what);
	return false;
}

static bool fail_name(struct parser *p, size_t at, const char *what, struct str name)
{
	expr_fail_name(p, at, what, name);
	return false;
}

static bool close_bracket(struct parser *p)
{
	return expr_take(p, ")") || fail(p, p->at, "')' is expected");
}

/* Words of a choice may hold spaces: all up to "and" or the bracket, or what stands in quotes. */
static struct str take_choice(struct parser *p)
{
	char quote = expr_peek(p);
	size_t start = p->at, end;
	struct str word;

	if (quote == '\'' || quote == '"') {
		end = str_find_char(p->text, quote, start + 1);
		if (end == STR_NONE)
			return STR("");
		p->at = end + 1;
		return str_sub(p->text, start + 1, end - start - 1);
	}
	while (expr_peek(p) && !strchr(")=!,", p->text.p[p->at])) {
		word = expr_peek_name(p);
		if (str_is(word, "and"))
			break;
		p->at += word.n ? word.n : 1;
	}
	return str_trim(str_sub(p->text, start, p->at - start));
}

static bool parse_filter(struct parser *p, struct expr_filter *filter)
{
	filter->column = expr_peek_name(p);
	filter->at_column = p->at + 1;
	if (filter->column.n == 0)
		return fail(p, p->at, "a column is expected after 'where' or 'and'");
	p->at += filter->column.n;
	filter->is_not = expr_take(p, "!=");
	if (!filter->is_not && !expr_take(p, "=="))
		if (!expr_take(p, "="))
			return fail(p, p->at, "'=' or '!=' is expected after the column");
	expr_peek(p);
	filter->at_word = p->at + 1;
	filter->word = take_choice(p);
	return filter->word.n || fail(p, p->at, "a word of the column's choices is expected");
}

static bool parse_filters(struct parser *p, struct expr_rows *rows)
{
	const struct expr_filter **link = &rows->filters;
	int count = 0;

	do {
		struct expr_filter *filter = arena_alloc(p->arena, sizeof(*filter));

		if (++count > FILTERS_MAX)
			return fail(p, p->at, "too many conditions");
		if (!parse_filter(p, filter))
			return false;
		*link = filter;
		link = &filter->next;
	} while (expr_take_keyword(p, "and"));
	return true;
}

/* The bracket is open: "table.column where a = b", or for count() "table where …". */
static bool parse_rows(struct parser *p, bool is_count, bool is_whole, struct expr_ref *out)
{
	struct expr_rows *rows = arena_alloc(p->arena, sizeof(*rows));
	struct str name = expr_peek_name(p);
	size_t start = p->at, dot = name.n;

	if (name.n == 0)
		return fail(p, p->at, is_count ? "a table is expected" : "a table and its column are expected");
	p->at += name.n;
	while (!is_count && dot > 0 && name.p[dot - 1] != '.')
		dot--;
	if (!is_count && (dot < 2 || str_find_char(name, '.', 0) == dot - 1))
		return fail_name(p, start, "sum() takes a column of a table, DOMAIN.TABLE.COLUMN, not", name);
	if (!is_count) {
		rows->column = str_sub(name, dot, name.n - dot);
		rows->at_column = start + dot + 1;
		name.n = dot - 1;
	}
	rows->is_whole = is_whole;
	*out = (struct expr_ref){ .id = name, .rows = rows };
	if (expr_take_keyword(p, "where") && !parse_filters(p, rows))
		return false;
	return close_bracket(p);
}

static bool parse_count(struct parser *p, size_t *out)
{
	struct str digits;
	size_t start;

	expr_peek(p);
	start = p->at;
	while (p->at < p->text.n && p->text.p[p->at] >= '0' && p->text.p[p->at] <= '9')
		p->at++;
	digits = str_sub(p->text, start, p->at - start);
	if (!str_to_size(digits, out) || *out == 0 || *out > MONTHS_MAX)
		return fail(p, start, "a whole number from 1 to 120 is expected");
	return true;
}

/* Puts a word around what it holds: distances add up, but there is one field and one window. */
static bool apply(struct parser *p, size_t at, const struct ref_word *word, size_t count, struct expr_ref *ref)
{
	bool is_fit = true;

	switch (word->what) {
	case FIELD:
		is_fit = !ref->rows && (word->field == EXPR_FIELD_ACTUAL || ref->field == EXPR_FIELD_ACTUAL);
		if (word->field != EXPR_FIELD_ACTUAL)
			ref->field = word->field;
		break;
	case PREVIOUS:
		ref->back += (int)count;
		break;
	case AGO:
		ref->months += (int)count;
		break;
	case WINDOW:
		is_fit = ref->window == 0;
		ref->window = (int)count;
		ref->is_mean = word->is_marked;
		break;
	case ROWS:
		is_fit = false;
		break;
	}
	if (!is_fit || ref->back > MONTHS_MAX || ref->months > MONTHS_MAX)
		return fail_name(p, at, "cannot be combined like this:", str_of(word->name));
	return true;
}

static bool parse_word(struct parser *p, const struct ref_word *word, size_t start, struct expr_ref *out)
{
	bool needs_count = word->what == AGO || word->what == WINDOW;
	size_t count = 1;

	if (++p->depth > EXPR_DEPTH_MAX)
		return fail(p, start, "too many brackets within each other");
	if (!expr_parse_ref(p, out))
		return false;
	p->depth--;
	if ((needs_count || word->what == PREVIOUS) && expr_take(p, ",")) {
		if (!parse_count(p, &count))
			return false;
	} else if (needs_count) {
		return fail_name(p, p->at, "the number of months is expected by", str_of(word->name));
	}
	return close_bracket(p) && apply(p, start, word, count, out);
}

bool expr_parse_ref(struct parser *p, struct expr_ref *out)
{
	struct str name = expr_peek_name(p);
	const struct ref_word *word = find_word(name);
	bool is_count = str_is(name, "count");
	size_t start = p->at;

	if (name.n == 0)
		return fail(p, p->at, "an item id is expected");
	p->at += name.n;
	if ((!word && !is_count) || expr_peek(p) != '(') {
		*out = (struct expr_ref){ .id = str_is(name, "self") ? STR("") : name };
		return true;
	}
	p->at++;
	if (is_count || word->what == ROWS)
		return parse_rows(p, is_count, !is_count && word->is_marked, out);
	return parse_word(p, word, start, out);
}
