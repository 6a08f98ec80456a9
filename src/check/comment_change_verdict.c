/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_change.h"

#include <math.h>

/* Whether what a comment says of the way a number went is so. */

static bool fits(double said, double is, double slack)
{
	double room = slack * 1.02 > 0.02 * fabs(is) ? slack * 1.02 : 0.02 * fabs(is);

	return fabs(fabs(said) - fabs(is)) <= room + 1e-9;
}

static double money(const struct comment_input *input, const struct figure *figure, double is)
{
	return !figure->scaled && input->scale > 1 && figure->value < fabs(is) / 10 ? figure->value * input->scale
										    : figure->value;
}

/* Whether a figure can say how far the number is from a value: false for another unit, which says nothing of it. */
static bool measures(const struct comment_input *input, const struct figure *figure)
{
	if (figure->kind == FIGURE_PERCENT)
		return true;
	switch (input->unit) {
	case COMMENT_UNIT_MONEY:
		return figure->kind == FIGURE_MONEY || (figure->kind == FIGURE_BARE && input->scale > 1);
	case COMMENT_UNIT_PERCENT:
		return figure->kind == FIGURE_POINTS || figure->kind == FIGURE_BARE;
	case COMMENT_UNIT_MONTHS:
		return figure->kind == FIGURE_MONTHS || figure->kind == FIGURE_BARE;
	case COMMENT_UNIT_COUNT:
		return figure->kind == FIGURE_BARE || figure->kind == FIGURE_POINTS;
	case COMMENT_UNIT_NONE:
		break;
	}
	return false;
}

static bool holds(const struct comment_input *input, const struct change *change, double from)
{
	double gap = input->actual.value - from, relative = from != 0 ? 100 * gap / fabs(from) : 0;
	int sign = change->is_valued && input->lower_is_better ? -change->sign : change->sign;
	const struct figure *size = change->size;

	if (gap * sign < 0 && fabs(gap) > 1e-9 * fabs(from))
		return false;
	if (change->fraction)
		return fabs(fabs(relative) / 100 - change->fraction) <= 0.3 * change->fraction;
	if (!size)
		return true;
	/* "down 4 %" over four points is wrong, though 4.3 % may be rounded so. */
	if (size->kind == FIGURE_PERCENT && input->unit == COMMENT_UNIT_PERCENT && fits(size->value, gap, size->slack))
		return fabs(size->value - fabs(relative)) <= 0.1;
	if (size->kind == FIGURE_PERCENT)
		return fits(size->value, relative, size->slack) ||
		       (input->actual.value != 0 && input->unit != COMMENT_UNIT_PERCENT &&
			fits(size->value, 100 * gap / fabs(input->actual.value), size->slack));
	return fits(input->unit == COMMENT_UNIT_MONEY ? money(input, size, gap) : size->value, gap, size->slack);
}

void comment_judge_change(struct comment_judge *judge, const struct change *change)
{
	static const char *const counts[] = {
		"more", "fewer", "less", "additional", "mehr", "weniger", "plus", "moins"
	};
	const struct comment_input *input = judge->reader->input;
	bool forecast = change->reference == REFERENCE_FORECAST, prior = change->reference == REFERENCE_PRIOR;
	bool is_sized = change->size || change->fraction;
	struct range at = { change->at, change->at + 1 };

	if (change->reference == REFERENCE_OTHER || (change->size && !measures(input, change->size)))
		return;
	if (change->reference == REFERENCE_NONE) {
		/* "Six more have given notice", "four more engineers" */
		if (TOKEN_IS_ONE(passage_token(judge->reader->passage, change->at), counts) &&
		    change->at + 1 < change->clause.to)
			return;
		if (!is_sized && change->is_against)
			return;
		/* Nothing is named: the period before, or, of what lies above or short, either. */
		prior = true;
		forecast = is_sized;
		if ((!input->forecast.known && change->is_against) || !input->prior.known)
			return;
	}
	forecast = forecast && input->forecast.known;
	prior = prior && input->prior.known;
	if ((!forecast && !prior) || (forecast && holds(input, change, input->forecast.value)) ||
	    (prior && holds(input, change, input->prior.value)))
		return;
	if (change->size) {
		at.from = change->size->tokens.from < at.from ? change->size->tokens.from : at.from;
		at.to = change->size->tokens.to > at.to ? change->size->tokens.to : at.to;
	}
	comment_contradicts(judge, at);
}

/* "doubled", "twice as many as in Q1" */
void comment_judge_factor(struct comment_judge *judge, size_t i, struct range clause)
{
	const struct comment_input *input = judge->reader->input;
	const struct change change = { .at = i, .clause = clause };
	uint64_t speech = judge->reader->passage->speech[i];
	double ratio;

	/* "doubled in two years" */
	for (size_t k = i + 1; k < i + 5; k++)
		if (str_starts(passage_token(judge->reader->passage, k)->fold, STR("year")) ||
		    (str_is(passage_token(judge->reader->passage, k)->fold, "since") &&
		     !comment_speaks_prior(judge->reader, (struct range){ k + 1, k + 4 })))
			return;
	if (!input->prior.known || input->prior.value == 0 ||
	    comment_change_from(judge->reader, &change) == REFERENCE_OTHER ||
	    comment_change_from(judge->reader, &change) == REFERENCE_FORECAST)
		return;
	ratio = input->actual.value / input->prior.value;
	if (((speech & SPEAKS(DOUBLED)) && (ratio < 1.8 || ratio > 2.3)) ||
	    ((speech & SPEAKS(TRIPLED)) && (ratio < 2.7 || ratio > 3.4)) ||
	    ((speech & SPEAKS(HALVED)) && (ratio < 0.4 || ratio > 0.58)))
		comment_contradicts(judge, (struct range){ i, i + 1 });
}

/* "Held steady at 22 %", from 27 %: with room for "broadly". */
void comment_judge_flat(struct comment_judge *judge, size_t i, struct range clause)
{
	const struct comment_input *input = judge->reader->input;
	const struct change change = { .at = i, .clause = clause };
	enum reference reference = comment_change_from(judge->reader, &change);
	const struct comment_value *from = reference == REFERENCE_FORECAST ? &input->forecast : &input->prior;
	double room = 0.05 * fabs(from->value);

	if (input->unit == COMMENT_UNIT_PERCENT && room > 2)
		room = 2;
	/* What is nearly all of it moves by what is missing: 99.8 % is not 99.95 %. */
	if (input->unit == COMMENT_UNIT_PERCENT && from->value > 98 && from->value < 100)
		room = (100 - from->value) / 2;
	if (reference != REFERENCE_OTHER && from->known && fabs(input->actual.value - from->value) > room + 1e-9)
		comment_contradicts(judge, (struct range){ i, i + 1 });
}
