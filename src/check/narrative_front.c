/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_candidate.h"

/* Evidence in front of a name that it is an account: an amount, a sponsor, "upsell at". narrative_evidence.c has the rest. */

/* "The trial at Blue Apron started in September …; $30k" */
static bool is_trial(const struct token *token)
{
	static const char *const words[] = {
		"trial", "pilot", "test", "project", "rollout", "roll-out", "case", "deal"
	};

	return TOKEN_IS_ONE(token, words);
}

/* "the module for the Reno warehouse", "vertretungsweise bei Ilka": one word that only tells where. */
static bool is_named_place(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	static const char *const words[] = { "bei", "beim", "chez", "bij", "hos", "presso" };
	const struct token *before = candidate->name->from ? narrative_token(reader, candidate->name->from - 1) : NULL;

	if (!before || candidate->several)
		return false;
	if (narrative_place_is_article(before) && candidate->follow == NARRATIVE_FOLLOW_NOTHING)
		return true;
	return TOKEN_IS_ONE(before, words) && !candidate->priced && !candidate->marked;
}

bool narrative_front_ends_amount(const struct narrative_reader *reader, size_t i)
{
	size_t mark, end, found = 0, time = narrative_mark_in(reader, MARK_TIME, i > 5 ? i - 5 : 0, i, MARK_TRAP);

	/* "€9k in May from Quillon" */
	if (time != NARRATIVE_NONE && reader->marks[MARK_TIME].list.v[time].to == i) {
		i = reader->marks[MARK_TIME].list.v[time].from;
		i -= i > 0 && token_has(narrative_token(reader, i - 1), LEX(TIME_PREP));
	}
	/* "Fifty grand, give or take, from JCB" */
	if (i > 2 && token_is_mark(narrative_token(reader, i - 1), ','))
		for (size_t k = i - 1; k-- > 0 && k + 6 > i && narrative_token(reader, k)->kind != TOKEN_BREAK;)
			if (token_is_mark(narrative_token(reader, k), ',')) {
				i = k;
				break;
			}
	end = i > 4 ? i - 4 : 0;
	while ((mark = narrative_mark_in(reader, MARK_SIZE, end, i, MARK_TRAP | MARK_TOTAL)) != NARRATIVE_NONE)
		found = end = reader->marks[MARK_SIZE].list.v[mark].to;
	return found && (found == i ||
			 (found + 2 >= i && token_has(narrative_token(reader, i - 1), LEX(TIME_UNIT) | LEX(ACRONYM))));
}

/* The name stands right behind the amount that opens its line, and a sign or a date behind it. */
static bool opens_line_with_amount(const struct narrative_reader *reader, const struct name *name)
{
	size_t line = narrative_line_at(reader, name->from)->tokens.from,
	       mark = narrative_mark_in(reader, MARK_SIZE, line, line + 1, MARK_TRAP | MARK_TOTAL);
	const struct token *next = narrative_token(reader, name->to);

	return mark != NARRATIVE_NONE && reader->marks[MARK_SIZE].list.v[mark].to == name->from &&
	       narrative_evidence_is_plausible(reader, name) &&
	       ((next->kind == TOKEN_MARK && !narrative_is_stop(reader, name->to)) || reader->taken[name->to]);
}

/* "A member asked about Watershed." */
static bool is_asked_about(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "asked",    "asks",     "question", "questions",
					     "enquired", "inquired", "wondered" };

	return name->from > 1 && str_is(narrative_token(reader, name->from - 1)->fold, "about") &&
	       TOKEN_IS_ONE(narrative_token(reader, name->from - 2), words);
}

/* Whether what stands before the name says so: "upsell at X", "For X we have …", "Last on the list is X". */
bool narrative_front_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct token *before;

	if (mark_has_before(&reader->tokens, candidate->name->from, 3, LEX(CUE), false) &&
	    !is_named_place(reader, candidate))
		return true;
	/* "- £40k Brixley, May, legal" */
	if (opens_line_with_amount(reader, candidate->name))
		return true;
	if (!candidate->name->from)
		return false;
	before = narrative_token(reader, candidate->name->from - 1);
	/* "the heat-network team of HVC", "the metering people at Alliander" */
	if (before > reader->tokens.list.v && (narrative_place_is_at(before) || str_is(before->fold, "of")) &&
	    narrative_place_is_staff(before - 1) &&
	    (narrative_evidence_is_buying(reader, candidate->name) ||
	     narrative_place_wishes_in(reader, candidate->name->to,
				       narrative_sentence_to(reader, candidate->name->to, candidate->name->to + 80))))
		return true;
	if (!candidate->marked)
		return false;
	if (candidate->name->from > 1 && narrative_place_is_article(before))
		before--;
	/* "£18k at Opaline for the Dublin office, in May" */
	if (before > reader->tokens.list.v && narrative_place_is_preposition(before) &&
	    narrative_front_ends_amount(reader, (size_t)(before - reader->tokens.list.v)))
		return true;
	/* "our sponsor at the Forestry Commission" */
	if (before > reader->tokens.list.v && narrative_place_is_at(before) &&
	    (narrative_hide_is_role(before - 1) || (is_trial(before - 1) && candidate->priced)))
		return true;
	if (before->flags & TOKEN_SENTENCE || candidate->follow == NARRATIVE_FOLLOW_END)
		if (narrative_place_is_preposition(before) && !is_asked_about(reader, candidate->name))
			return true;
	if (narrative_place_is_giving(before) && candidate->priced)
		return true;
	if (candidate->follow == NARRATIVE_FOLLOW_END && str_is(before->fold, "there's"))
		return true;
	return candidate->several &&
	       (str_is(before->fold, "is") || str_is(before->fold, "are") || str_is(before->fold, "ist"));
}
