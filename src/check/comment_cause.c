/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_tells.h"

#include <math.h>

/* In tenths of a point: below it nothing is told that a director could act on. */
enum { ENOUGH = 8 };

/* Whether actual and forecast lie so far apart that a cause is due: 5 % of the forecast, two points for percentages. */
static bool has_variance(const struct comment_input *input)
{
	double gap;

	if (!input->actual.known || !input->forecast.known)
		return false;
	if (input->has_gap)
		return input->is_gap;
	gap = fabs(input->actual.value - input->forecast.value);
	if (input->unit == COMMENT_UNIT_PERCENT)
		return gap >= 2 - 1e-9;
	return gap > 0 && gap >= 0.05 * fabs(input->forecast.value) - 1e-9;
}

/* "I cannot tell you why …", "why they stopped we have not understood" */
static bool asks_why(const struct passage *passage, struct range sentence)
{
	static const char *const whys[] = { "why", "reason", "reasons", "cause", "warum", "pourquoi", "what" };
	static const char *const knows[] = { "know",    "tell",      "say",   "understand", "understood",
					     "explain", "explained", "clear", "sure",       "wissen",
					     "savons",  "found",     "see" };
	bool why = false, know = false, negated = false;

	/* Most sentences negate nothing. */
	for (size_t i = sentence.from; i < sentence.to && !negated; i++)
		negated = token_in(passage_token(passage, i), SETS(CANNOT));
	if (!negated)
		return false;
	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		why |= TOKEN_IS_ONE(token, whys);
		know |= TOKEN_IS_ONE(token, knows);
	}
	return why && know;
}

/* "We do not know yet …" with a person or a date that will bring the answer, here or in the next sentence. */
static bool admits_gap(const struct passage *passage, struct range sentence)
{
	struct range both = sentence, owner;

	if (!(passage_speaks(passage, sentence) & SPEAKS(DONT_KNOW)) && !asks_why(passage, sentence))
		return false;
	both.to = passage_sentence(passage, passage_next(sentence)).to;
	return passage_mark(passage, MARK_TIME, both, 0, NULL) || comment_names_owner(passage, both, &owner);
}

void comment_variance(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range all = { 0, passage->tokens.list.n };
	bool explains = false;

	if (!has_variance(reader->input))
		return;
	for (size_t from = 0; from < passage->tokens.list.n && !explains;) {
		struct range sentence = passage_sentence(passage, from);

		explains = comment_tells(reader, sentence) > ENOUGH || admits_gap(passage, sentence);
		from = passage_next(sentence);
	}
	if (!explains)
		comment_report(reader, COMMENT_VARIANCE, all, all);
}
