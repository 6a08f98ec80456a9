/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/* The percentage that a clause ties to the term at i: the next one before another term, at most ten words on. */
static const struct figure *tied(const struct passage *passage, const struct figure_list *figures, size_t i)
{
	for (size_t k = 0; k < figures->list.n; k++) {
		const struct figure *figure = &figures->list.v[k];

		if (figure->tokens.from <= i)
			continue;
		if (figure->tokens.from > i + 12)
			return NULL;
		for (size_t t = i + 1; t < figure->tokens.from; t++)
			if ((passage_token(passage, t)->flags & TOKEN_STOP) ||
			    passage_token(passage, t)->kind == TOKEN_BREAK ||
			    ((passage->speech[t] & (SPEAKS(GROSS) | SPEAKS(NET))) &&
			     !(passage->speech[t] & passage->speech[i] & (SPEAKS(GROSS) | SPEAKS(NET)))))
				return NULL;
		if (figure->kind == FIGURE_PERCENT)
			return figure;
	}
	return NULL;
}

/* The sentence says of the one term that it is helped by, or leaves out, expansion. */
static bool joins(const struct passage *passage, struct range sentence, uint64_t link)
{
	uint64_t before = 0;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		before |= passage->speech[i];
		/* "Expansion … is not part of net retention" */
		if ((link & SPEAKS(LEAVES_OUT)) && (passage->speech[i] & SPEAKS(NET)) && (before & SPEAKS(UPSELL)) &&
		    i >= 3 && passage_speaks(passage, (struct range){ i - 3, i }) & SPEAKS(LEAVES_OUT))
			return true;
		if (!(passage->speech[i] & SPEAKS(UPSELL)) || ((link & SPEAKS(LEAVES_OUT)) && !(before & SPEAKS(NET))))
			continue;
		for (size_t k = i > sentence.from + 8 ? i - 8 : sentence.from; k < i + 14 && k < sentence.to; k++)
			if (passage->speech[k] & link)
				return true;
	}
	return false;
}

static bool is_negated(const struct passage *passage, struct range sentence)
{
	return (passage_lex(passage, sentence) & LEX(NEGATE)) != 0;
}

void comment_retention(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	bool is_gross_item = str_find(reader->input->id, STR("gross_revenue_retention"), 0) != STR_NONE ||
			     str_ends(reader->input->id, STR("grr"));
	struct figure_list figures = { 0 };
	double gross = -1, net = -1;
	struct range place = { 0, 0 };
	bool found = false;

	if (!is_gross_item &&
	    !(passage_speaks(passage, (struct range){ 0, passage->tokens.list.n }) & (SPEAKS(GROSS) | SPEAKS(NET))))
		return;
	figure_find(passage, &figures);
	for (size_t from = 0; from < passage->tokens.list.n && !found;) {
		struct range sentence = passage_sentence(passage, from), after;
		uint64_t all = passage_speaks(passage, sentence), both = SPEAKS(GROSS) | SPEAKS(NET);

		after = passage_sentence(passage, passage_next(passage, sentence));
		for (size_t i = sentence.from; i < sentence.to; i++) {
			const struct figure *figure = passage->speech[i] & both ? tied(passage, &figures, i) : NULL;

			if (!figure)
				continue;
			if ((passage->speech[i] & SPEAKS(GROSS)) && gross < 0) {
				gross = figure->value;
				place = figure->tokens;
			}
			if ((passage->speech[i] & SPEAKS(NET)) && net < 0)
				net = figure->value;
		}
		/* GRR that upsell helped; NRR that leaves expansion out. */
		found = ((all & SPEAKS(GROSS)) && !(all & SPEAKS(NET)) && joins(passage, sentence, SPEAKS(TAKES_IN)) &&
			 !is_negated(passage, sentence) && !(all & SPEAKS(LEAVES_OUT))) ||
			((all & SPEAKS(NET)) && !(all & SPEAKS(GROSS)) && joins(passage, sentence, SPEAKS(LEAVES_OUT)));
		/* "GRR was 93 %. Upsells at three customers helped." */
		if (!found && (all & SPEAKS(GROSS)) && !(all & SPEAKS(NET)) && after.to > after.from &&
		    !(passage_speaks(passage, after) & both) && joins(passage, after, SPEAKS(TAKES_IN)) &&
		    !is_negated(passage, after) && !(passage_speaks(passage, after) & SPEAKS(LEAVES_OUT)))
			found = true;
		if (found)
			comment_report(reader, COMMENT_RETENTION, sentence, sentence);
		from = passage_next(passage, sentence);
	}
	if (!found && (gross > 100 || (gross >= 0 && net >= 0 && gross > net + 1e-9)))
		comment_report(reader, COMMENT_RETENTION, place, place);
	else if (!found && is_gross_item && reader->input->actual.known && reader->input->actual.value > 100)
		comment_report(reader, COMMENT_RETENTION, (struct range){ 0, passage->tokens.list.n },
			       (struct range){ 0, 0 });
	vec_release(&figures.list);
}
