/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_change.h"

/* Words that can stand in a sentence about the number without telling of anything else. */

/* "ARR per customer" is another number, but where the label has it or a time stands behind it: "burn per month". */
bool comment_is_ratio(const struct comment_reader *reader, size_t i)
{
	static const char *const pers[] = { "per", "pro", "par", "je", "por" };
	const struct passage *passage = reader->passage;

	return TOKEN_IS_ONE(passage_token(passage, i), pers) && passage_token(passage, i + 1)->kind == TOKEN_WORD &&
	       !token_has(passage_token(passage, i + 1), LEX(TIME_UNIT)) &&
	       !comment_in_label(reader->input->label, passage_token(passage, i)->fold);
}

/* A word that can stand in a sentence about the number without telling of anything else. */
static bool is_plain(const struct comment_reader *reader, size_t i)
{
	const uint64_t speech = CHANGE_DIRECTIONS | CHANGE_FACTORS | SPEAKS(FORECAST) | SPEAKS(PRIOR) | SPEAKS(FLAT) |
				SPEAKS(INLINE) | SPEAKS(POINTS) | SPEAKS(OTHER_PERIOD);
	const uint64_t lex = LEX(FUNCTION) | LEX(MONTH) | LEX(TIME_UNIT) | LEX(ORDINAL) | LEX(ENDOF) | LEX(PERIOD) |
			     LEX(CURRENCY) | LEX(MAGNITUDE);
	const struct passage *passage = reader->passage;
	const struct token *token = passage_token(passage, i);

	if (comment_is_ratio(reader, i))
		return false;
	if (token->kind != TOKEN_WORD || passage->taken[i] || (passage->speech[i] & speech) || token_has(token, lex))
		return true;
	return token_cues(token, CUES(LINK) | CUES(MORE) | CUES(LESS) | CUES(FIGURE_WORD)) ||
	       str_ends(token->fold, STR("ly")) || (token->flags & TOKEN_CODE) ||
	       comment_in_label(reader->input->label, token->fold) || comment_is_topic(reader, token->fold);
}

bool comment_all_plain(const struct comment_reader *reader, struct range range)
{
	for (size_t i = range.from; i < range.to; i++)
		if (!is_plain(reader, i))
			return false;
	return true;
}
