/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* The gate of a part of a heading; "Signature expected in November" is about the date. */
static size_t heading_gate(const struct narrative_reader *reader, size_t from, size_t to, bool dated)
{
	size_t gate = from;

	while ((gate = narrative_mark_in(reader, MARK_GATE, gate, to, MARK_TRAP | MARK_UNKNOWN)) != NARRATIVE_NONE) {
		const struct mark *mark = &reader->marks[MARK_GATE].list.v[gate];

		if (!dated || !token_has(narrative_token(reader, mark->from), LEX(TIME_YES)))
			return gate;
		gate = mark->to;
	}
	return NARRATIVE_NONE;
}

/* "With procurement", "At the owner's desk", "Beim Betriebsrat": a heading that says where its entries lie. */
static bool lies_with(const struct narrative_reader *reader, size_t from, size_t to, size_t gate)
{
	static const char *const words[] = { "with", "at",   "in",  "before", "on",  "bei", "beim",
					     "im",   "chez", "con", "bij",    "hos", "nel", "presso" };
	size_t mark = reader->marks[MARK_GATE].list.v[gate].from;

	if (!TOKEN_IS_ONE(narrative_token(reader, from), words))
		return false;
	if (narrative_place_is_article(narrative_token(reader, from + 1)) ||
	    token_cues(narrative_token(reader, from + 1), CUES(OWNER_OR_ONE)))
		from++;
	return mark == from + 1 && to <= mark + 4;
}

/* One part of a heading, between commas and brackets; opens: the first. */
static void read_part(const struct narrative_reader *reader, struct range *inherit, size_t from, size_t to, bool opens,
		      bool pipeline)
{
	size_t time = narrative_mark_in(reader, MARK_TIME, from, to, MARK_TRAP);
	size_t gate = heading_gate(reader, from, to, time != NARRATIVE_NONE);
	size_t size = narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP | MARK_TOTAL);
	uint64_t all = narrative_classes(reader, from, to);
	bool shared = narrative_share_says_all(reader, from, to), first = false;

	if (time != NARRATIVE_NONE)
		first = reader->marks[MARK_TIME].list.v[time].from == from;
	/* The dates of headings count only when the heading is about closing: "Expected in August", "Q2:", "next quarter". */
	if (time != NARRATIVE_NONE && !(all & LEX(NEGATE)) &&
	    (shared || (gate == NARRATIVE_NONE && (!pipeline || (opens && first)) &&
			((all & LEX(TIME_YES)) || to - from <= 4 ||
			 token_has(narrative_token(reader, from), LEX(COMMON) | LEX(TIME_NEXT))))))
		inherit[MARK_TIME] = narrative_answer_range(reader, MARK_TIME, time);
	if (gate != NARRATIVE_NONE && ((all & LEX(GATE_CUE)) || shared || (opens && lies_with(reader, from, to, gate))))
		inherit[MARK_GATE] = narrative_answer_range(reader, MARK_GATE, gate);
	if (size != NARRATIVE_NONE && (reader->marks[MARK_SIZE].list.v[size].flags & (MARK_UNIT | MARK_EACH)))
		inherit[MARK_SIZE] = narrative_answer_range(reader, MARK_SIZE, size);
}

void narrative_heading_read(const struct narrative_reader *reader, const struct structure_line *line,
			    struct range *inherit)
{
	bool pipeline = narrative_token(reader, line->tokens.from)->begin & LEX(PIPELINE);

	for (size_t from = line->tokens.from; from < line->tokens.to;) {
		size_t to = from;

		while (to < line->tokens.to && !mark_is_boundary(&reader->tokens, to) &&
		       !token_is_mark(narrative_token(reader, to), ','))
			to++;
		if (to > from)
			read_part(reader, inherit, from, to, from == line->tokens.from, pipeline);
		from = to + 1;
	}
}

/* "April: Bosun's Locker (£6k, PO)." and "Upsells expected in Q1: A, B, C": what stands before the colon holds for all. */
void narrative_heading_opening(struct narrative_reader *reader, struct range line, size_t account, size_t known,
			       struct range (*inherited)[MARK_KINDS])
{
	size_t from = line.from;

	for (size_t i = line.from; i < line.to; i++) {
		size_t end = i, time, size;

		if (narrative_token(reader, i)->flags & TOKEN_STOP)
			from = i + 1;
		if (!token_is_mark(narrative_token(reader, i), ':'))
			continue;
		time = narrative_mark_in(reader, MARK_TIME, from, i, MARK_TRAP);
		while (end < line.to && !(narrative_token(reader, end)->flags & TOKEN_STOP))
			end++;
		size = narrative_mark_in(reader, MARK_SIZE, from, i, MARK_TRAP | MARK_TOTAL);
		/* "all at £15k each: A, B, C" */
		if (size != NARRATIVE_NONE && (reader->marks[MARK_SIZE].list.v[size].flags & MARK_EACH))
			for (size_t k = account; k < known && reader->accounts.v[k].name.from < end; k++)
				if (reader->accounts.v[k].name.from > i) {
					narrative_answer_set(reader, k, MARK_SIZE,
							     narrative_answer_range(reader, MARK_SIZE, size));
				}
		if (time != NARRATIVE_NONE && i - from <= 12)
			for (; account < known && reader->accounts.v[account].name.from < end; account++)
				if (reader->accounts.v[account].name.from > i &&
				    narrative_answer_is_empty(inherited[account][MARK_TIME]))
					inherited[account][MARK_TIME] = narrative_answer_range(reader, MARK_TIME, time);
		i = end > i ? end - 1 : i;
	}
}
