/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_change.h"

/*
 * What a comment says of the way a number went: a word of direction, how far, and from what ("13 fewer than forecast", "up
 * 0.8 points on Q1", "missed the forecast by $30k", "a third more"). It is judged only where nothing but the number can be
 * its subject: every word of the clause is one that says nothing else. A foreign word makes the clause, and those that
 * follow it without a subject of their own, speak of something else.
 */

enum { NET_WORDS = 8 };

static bool is_boundary(const struct passage *passage, size_t i)
{
	static const char *const joins[] = { "and", "but", "while", "whereas", "und", "aber", "et", "mais", "y" };
	const struct token *token = passage_token(passage, i);

	return token_is_mark(token, ',') || token_is_mark(token, ';') || token_is_mark(token, ':') ||
	       token_is_mark(token, '(') || token_is_mark(token, ')') || token_is_mark(token, '-') ||
	       TOKEN_IS_ONE(token, joins);
}

/* What is wanted, expected or depends on something contradicts nothing. */
static bool is_unreal(const struct passage *passage, size_t i)
{
	return (passage->speech[i] & (SPEAKS(FUTURE) | SPEAKS(CONDITION))) ||
	       str_is(passage_token(passage, i)->fold, "want") || str_is(passage_token(passage, i)->fold, "wants") ||
	       str_is(passage_token(passage, i)->fold, "without");
}

/* The clause to its first figure or word of direction, or the whole of it. */
static struct range opening_of(const struct comment_reader *reader, struct range clause)
{
	struct change change;

	for (size_t i = clause.from; i < clause.to; i++)
		if (passage_token(reader->passage, i)->kind == TOKEN_NUMBER || comment_change_at(reader, i, &change))
			return (struct range){ clause.from, i };
	return clause;
}

/*
 * "We lost $200k to churn and added $600k": parts of the way, which say nothing of the whole unless it is the subject, or
 * what it was or should be is named.
 */
static bool tells_flow(const struct comment_reader *reader, const struct change *change)
{
	static const char *const verbs[] = { "lost", "loses", "added", "adds", "gained", "gains", "shed", "sheds" };
	static const char *const parts[] = { "to", "through", "from", "via" };
	const struct token *behind;

	/* "Twelve lost", of customers lost: that is the number itself. */
	if (change->size && comment_is_topic(reader, passage_token(reader->passage, change->at)->fold) &&
	    TOKEN_IS_ONE(passage_token(reader->passage, change->at), verbs))
		return true;
	/* "Nine points lost, eight won back" */
	if (change->size && change->size->tokens.from < change->at &&
	    TOKEN_IS_ONE(passage_token(reader->passage, change->at), verbs))
		return !comment_names_kpi(reader, (struct range){ change->clause.from, change->at });
	/* "We lost five points" */
	if (!change->size || change->size->tokens.from < change->at || change->size->kind == FIGURE_POINTS ||
	    !TOKEN_IS_ONE(passage_token(reader->passage, change->at), verbs))
		return false;
	behind = passage_token(reader->passage, change->size->tokens.to);
	/* "We added $300k net" */
	for (size_t i = change->clause.from; i < change->clause.to && i < change->at + NET_WORDS; i++)
		if (str_is(passage_token(reader->passage, i)->fold, "net"))
			return false;
	if (token_cues(behind, CUES(MORE) | CUES(LESS)) || TOKEN_IS_ONE(behind, parts))
		return true;
	return change->reference != REFERENCE_FORECAST && change->reference != REFERENCE_PRIOR &&
	       !comment_names_kpi(reader, (struct range){ change->clause.from, change->at });
}

static void judge_clause(struct comment_judge *judge, struct range clause, bool behind)
{
	const struct passage *passage = judge->reader->passage;
	bool told = false;

	for (size_t i = clause.from; i < clause.to && !told && !judge->done; i++) {
		struct change change;
		struct range before;

		if (is_unreal(passage, i))
			return;
		/* "More than doubled" */
		if (!(passage->speech[i] & CHANGE_FACTORS) &&
		    (passage_speaks(passage, (struct range){ i + 1, i + 3 }) & CHANGE_FACTORS) &&
		    (str_is(passage_token(passage, i + 1)->fold, "than") ||
		     str_is(passage_token(passage, i)->fold, "than")))
			continue;
		before = (struct range){ clause.from, i };
		if ((passage->speech[i] & CHANGE_FACTORS) && !passage->quoted[i]) {
			if (comment_all_plain(judge->reader, before))
				comment_judge_factor(judge, i, clause);
			return;
		}
		if ((passage->speech[i] & SPEAKS(FLAT)) && !passage->quoted[i]) {
			/* Behind a comma it is said of what the clause before named. */
			if ((comment_names_kpi(judge->reader, before) || (before.to == before.from && behind)) &&
			    comment_all_plain(judge->reader, before) && !(passage_lex(passage, before) & LEX(NEGATE)))
				comment_judge_flat(judge, i, clause);
			return;
		}
		if (!comment_change_at(judge->reader, i, &change))
			continue;
		told = true;
		if (!comment_all_plain(judge->reader, before) ||
		    (passage_lex(passage, (struct range){ i > clause.from + 3 ? i - 3 : clause.from, i }) &
		     LEX(NEGATE)))
			return;
		change.clause = clause;
		comment_change_size(judge, &change);
		change.reference = comment_change_from(judge->reader, &change);
		if (!tells_flow(judge->reader, &change))
			comment_judge_change(judge, &change);
	}
}

void comment_judge_changes(struct comment_judge *judge, struct range sentence)
{
	const struct comment_reader *reader = judge->reader;
	static const char *const pronouns[] = { "that", "that's", "this", "it", "das", "dies", "cela", "eso" };
	struct range opening;

	/* "Cash is …, all of it Northgate paying early. That is less than …": the sentence before, and what it began with. */
	if (TOKEN_IS_ONE(passage_token(reader->passage, sentence.from), pronouns))
		judge->is_foreign = judge->was_foreign;
	for (struct range clause = { sentence.from, sentence.from }; clause.from < sentence.to && !judge->done;
	     clause.from = clause.to + 1) {
		for (clause.to = clause.from; clause.to < sentence.to && !is_boundary(reader->passage, clause.to);)
			clause.to++;
		opening = opening_of(reader, clause);
		if (!comment_all_plain(reader, opening))
			judge->is_foreign = true;
		else if (comment_names_kpi(reader, opening))
			judge->is_foreign = false;
		if (clause.from == sentence.from)
			judge->was_foreign = judge->is_foreign;
		if (!judge->is_foreign)
			judge_clause(judge, clause, clause.from > sentence.from);
		for (size_t i = clause.from; i < clause.to; i++)
			if (is_unreal(reader->passage, i))
				return;
	}
}

bool comment_is_change(const struct comment_reader *reader, const struct figure *figure, struct range sentence)
{
	const struct passage *passage = reader->passage;
	struct change change;

	if (comment_size_ends(passage, figure))
		return false;
	for (size_t i = figure->tokens.to; i < figure->tokens.to + 3 && i < sentence.to && !is_boundary(passage, i);
	     i++)
		if (comment_change_at(reader, i, &change) && comment_size_leads(reader, figure->tokens.to, i))
			return true;
	for (size_t back = 1; back <= 10 && figure->tokens.from >= sentence.from + back; back++) {
		size_t i = figure->tokens.from - back;

		if (is_boundary(passage, i))
			break;
		if (comment_change_at(reader, i, &change) && comment_size_follows(reader, i + 1, figure->tokens.from))
			return !change.is_bound || str_is(passage_token(passage, figure->tokens.from - 1)->fold, "by");
	}
	return false;
}
