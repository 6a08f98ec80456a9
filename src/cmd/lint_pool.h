/* SPDX-License-Identifier: MIT */
/*
 * Owns: linting many packs on all cores: one process a core, each with its own share of the packs.
 * Never: decides what a report looks like; changes the order of the packs.
 */
#ifndef CMD_LINT_POOL_H
#define CMD_LINT_POOL_H

#include "cmd/cmd.h"
#include "view/report.h"

/* What came of one pack. The texts are owned; empty when there is nothing. */
struct lint_outcome {
	bool is_open; /* the pack could be read and judged */
	bool has_findings; /* at or above the level asked for */
	struct report_sum sum;
	struct buf body; /* as write put it */
	struct buf extra; /* what write wants to put together over all packs, as lines */
	struct buf chatter; /* for standard error */
};

struct lint_work {
	/* Writes one pack's report. Runs in a process of its own. */
	void (*write)(const struct view_input *input, struct buf *body, struct buf *extra);
	enum level level;
};

/* Calls take for every path in the order given, as soon as its turn has come. */
void lint_pool(const struct lint_work *work, char *const *paths, size_t count,
	       void (*take)(void *data, const char *path, const struct lint_outcome *outcome), void *data);

#endif
