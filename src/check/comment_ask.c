/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

static bool has_date(const struct comment_reader *reader, struct range range)
{
	return passage_mark(reader->passage, MARK_TIME, range, 0, NULL) ||
	       (passage_speaks(reader->passage, range) & SPEAKS(DATE_BY_MEETING));
}

static void judge_points(struct comment_reader *reader)
{
	struct point_list points = { 0 };

	point_read(&points, reader->passage);
	for (size_t i = 0; i < points.list.n; i++) {
		const struct point *point = &points.list.v[i];
		bool dated = false, none = false;

		for (size_t k = 0; k < point->part_count; k++) {
			const struct point_part *part = &points.parts.v[point->part + k];

			dated |= has_date(reader, part->tokens) || has_date(reader, part->head);
			none |= (passage_speaks(reader->passage, part->tokens) & SPEAKS(NO_ASK)) != 0;
		}
		if (!dated && !none)
			comment_report(reader, COMMENT_ASK_DATE, point->name, point->name);
	}
	point_release(&points);
}

/* A request hidden in prose speaks to the board: "It would help us if directors could …". */
bool comment_asks_board(const struct comment_reader *reader, struct range sentence)
{
	uint64_t all = passage_speaks(reader->passage, sentence);

	for (size_t i = sentence.from; i < sentence.to; i++) {
		struct str fold = passage_token(reader->passage, i)->fold;

		if (reader->passage->quoted[i])
			return false;
		if ((str_is(fold, "could") || str_is(fold, "please") || str_is(fold, "appreciate") ||
		     str_is(fold, "grateful") || str_is(fold, "welcome") || str_is(fold, "great") ||
		     str_is(fold, "ask") || str_is(fold, "need") || str_is(fold, "bitten")) &&
		    (all & SPEAKS(ASK)) && (all & SPEAKS(BOARD)))
			return true;
	}
	return false;
}

void comment_asks(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range all = { 0, passage->tokens.list.n };

	if (passage_speaks(passage, all) & SPEAKS(NO_ASK) && passage->tokens.list.n < 20)
		return;
	if (str_ends(reader->input->id, STR(".asks"))) {
		judge_points(reader);
		return;
	}
	for (size_t from = 0; from < passage->tokens.list.n;) {
		struct range sentence = passage_sentence(passage, from);

		if (comment_asks_board(reader, sentence) && !has_date(reader, sentence))
			comment_report(reader, COMMENT_ASK_DATE, sentence, sentence);
		from = passage_next(passage, sentence);
	}
}
