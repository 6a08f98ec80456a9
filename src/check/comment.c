/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

static const char *const codes[COMMENT_FAULTS] = {
	[COMMENT_VARIANCE] = "variance_no_cause",
	[COMMENT_HEDGING] = "stale_hedging",
	[COMMENT_CONTRADICTION] = "number_contradiction",
	[COMMENT_ACRONYM] = "undefined_acronym",
	[COMMENT_RISK_OWNER] = "risk_no_owner",
	[COMMENT_RISK_MITIGATION] = "risk_no_mitigation",
	[COMMENT_ASK_DATE] = "ask_no_date",
	[COMMENT_RETENTION] = "grr_nrr_confusion",
	[COMMENT_COPIED] = "copied_from_prior",
};

const char *comment_code(enum comment_fault fault)
{
	return codes[fault];
}

bool comment_code_parse(struct str code, enum comment_fault *out)
{
	for (size_t i = 0; i < COMMENT_FAULTS; i++) {
		if (!str_is(code, codes[i]))
			continue;
		*out = (enum comment_fault)i;
		return true;
	}
	return false;
}

void comment_init(struct comment *comment)
{
	*comment = (struct comment){ 0 };
	arena_init(&comment->arena);
}

void comment_release(struct comment *comment)
{
	vec_release(&comment->findings);
	arena_release(&comment->arena);
}

void comment_report(struct comment_reader *reader, enum comment_fault fault, struct range range, struct range what)
{
	struct comment_finding finding = { .fault = fault, .span = passage_span(reader->passage, range) };
	struct span words = what.to > what.from ? passage_span(reader->passage, what) : finding.span;

	finding.what = arena_str(&reader->comment->arena, str_in(reader->passage->text, words));
	vec_push(&reader->comment->findings, finding);
}

void comment_read_passage(struct comment *comment, const struct passage *passage, const struct comment_input *input,
			  unsigned wanted)
{
	struct comment_reader reader = { .passage = passage, .input = input, .comment = comment };

	if (str_is_blank(input->text))
		return;
	if (wanted & (1U << COMMENT_VARIANCE | 1U << COMMENT_CONTRADICTION))
		comment_topic_read(&reader.topic, input->label);
	if (wanted & 1U << COMMENT_VARIANCE)
		comment_variance(&reader);
	if (wanted & 1U << COMMENT_HEDGING)
		comment_hedging(&reader);
	if (wanted & 1U << COMMENT_CONTRADICTION)
		comment_contradiction(&reader);
	if (wanted & 1U << COMMENT_ACRONYM)
		comment_acronym(&reader);
	if (wanted & (1U << COMMENT_RISK_OWNER | 1U << COMMENT_RISK_MITIGATION))
		comment_risks(&reader, wanted);
	if (wanted & 1U << COMMENT_ASK_DATE)
		comment_asks(&reader);
	if (wanted & 1U << COMMENT_RETENTION)
		comment_retention(&reader);
	if (wanted & 1U << COMMENT_COPIED)
		comment_copied(&reader);
}

void comment_read(struct comment *comment, const struct comment_input *input, unsigned wanted)
{
	struct passage passage;

	passage_open(&passage, input->text);
	comment_read_passage(comment, &passage, input, wanted);
	passage_close(&passage);
}
