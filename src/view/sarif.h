/* SPDX-License-Identifier: MIT */
/*
 * Owns: findings as SARIF 2.1.0, the format that code hosts read. One run for all packs: each pack gives its results and
 * the rules that fired in it, and the frame puts them together.
 * Never: lints; decides an exit status.
 */
#ifndef VIEW_SARIF_H
#define VIEW_SARIF_H

#include "view/report.h"

/* The results of one pack, joined by commas; nothing when there are none. Waived findings are suppressed results. Appends. */
void sarif_results(const struct view_input *input, struct buf *out);
/* The description of a rule, as an element of the run's rules. Appends. */
void sarif_rule(const struct rule *rule, struct buf *out);

struct sarif_skip {
	struct str file, rule, reason;
};

struct sarif_run {
	const struct str *rules; /* of each rule that fired, sorted and each once, as sarif_rule() wrote it */
	size_t rule_count;
	const struct str *results; /* of each pack, as sarif_results() wrote them; empty ones allowed */
	size_t result_count;
	const struct sarif_skip *skips; /* what was not judged, told as notifications */
	size_t skip_count;
	struct report_sum sum;
	bool is_complete; /* every pack could be opened */
};

/* The whole document. Appends. */
void sarif_document(const struct sarif_run *run, struct buf *out);

#endif
