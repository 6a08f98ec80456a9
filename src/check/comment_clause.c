/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/* Whether the KPI is named, and in what clause a figure of it stands. */

/* "New business", though each word alone would be too common. */
static bool opens_label(struct str label, struct str word, struct str next)
{
	struct str rest = label, first, second;

	return str_next_part(&rest, ' ', &first) && str_next_part(&rest, ' ', &second) && str_eq_nocase(first, word) &&
	       str_eq_nocase(second, next);
}

/* Words that speak of all: gross, where the number is net, or the other way round. */
static bool is_other_retention(const struct comment_reader *reader, uint64_t all)
{
	bool net = str_find(reader->input->id, STR("net_revenue_retention"), 0) != STR_NONE;
	bool gross = str_find(reader->input->id, STR("gross_revenue_retention"), 0) != STR_NONE;

	return (net && (all & SPEAKS(GROSS)) && !(all & SPEAKS(NET))) ||
	       (gross && (all & SPEAKS(NET)) && !(all & SPEAKS(GROSS)));
}

static bool is_name_at(const struct comment_reader *reader, size_t i)
{
	const struct token *token = passage_token(reader->passage, i);

	return token->kind == TOKEN_WORD && token->fold.n >= 3 && !token_has(token, LEX(FUNCTION)) &&
	       (comment_is_topic(reader, token->fold) ||
		opens_label(reader->input->label, token->fold, passage_token(reader->passage, i + 1)->fold)) &&
	       !comment_is_ratio(reader, i + 1);
}

/* A word of the KPI's label, or its abbreviation, stands in the range. */
bool comment_names_kpi(const struct comment_reader *reader, struct range range)
{
	if (is_other_retention(reader, passage_speaks(reader->passage, range)))
		return false;
	for (size_t i = range.from; i < range.to; i++)
		if (is_name_at(reader, i))
			return true;
	return false;
}

bool comment_clause_named(const struct comment_reader *reader, struct comment_clause *clause, size_t to)
{
	for (; clause->before.to < to; clause->before.to++) {
		size_t i = clause->before.to;

		clause->before.speaks |= passage_speaks(reader->passage, (struct range){ i, i + 1 });
		clause->before.is_named = clause->before.is_named || is_name_at(reader, i);
	}
	return clause->before.is_named && !is_other_retention(reader, clause->before.speaks);
}

/* One past the last word of range that narrows the number down to a part; "plan" is a forecast here. none: there is none. */
static size_t part_to(const struct passage *passage, struct range range, size_t none)
{
	for (size_t i = range.to; i-- > range.from;)
		if ((passage->speech[i] & SPEAKS(SEGMENT)) && !(passage->speech[i] & SPEAKS(FORECAST)))
			return i + 1;
	return none;
}

static size_t other_time_to(const struct comment_reader *reader, struct range range, size_t none)
{
	if (!comment_speaks_other_time(reader, range))
		return none;
	for (size_t i = range.to; i-- > range.from;)
		if (comment_speaks_other_time(reader, (struct range){ i, i + 1 }))
			return i + 1;
	return none;
}

static bool is_one_of(const struct token *token, const char *signs)
{
	return token->kind == TOKEN_MARK && token->mark && strchr(signs, token->mark);
}

void comment_clause_begin(struct comment_clause *clause, struct range sentence)
{
	*clause = (struct comment_clause){ .sentence = sentence,
					   .all = { sentence.from, sentence.from },
					   .seen = sentence.from,
					   .before = { .to = sentence.from } };
}

void comment_clause_read(const struct comment_reader *reader, const struct figure *figure,
			 struct comment_clause *clause)
{
	const struct passage *passage = reader->passage;
	size_t from = figure->tokens.from, to = figure->tokens.to;
	struct range fresh;

	while (from > clause->seen && !is_one_of(passage_token(passage, from - 1), ",;(:"))
		from--;
	/* Without a sign between, it begins where that of the figure before does. */
	if (from > clause->seen)
		clause->all.from = from;
	clause->seen = to;
	if (to <= clause->all.to)
		return;
	while (to < clause->sentence.to && !is_one_of(passage_token(passage, to), ",;)("))
		to++;
	/* What it had before is known. */
	fresh = (struct range){ clause->all.to > clause->all.from ? clause->all.to : clause->all.from, to };
	clause->all.to = to;
	clause->other_time = other_time_to(reader, fresh, clause->other_time);
	clause->part = part_to(passage, fresh, clause->part);
}
