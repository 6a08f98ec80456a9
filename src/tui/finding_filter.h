/* SPDX-License-Identifier: MIT */
/*
 * Owns: which findings a list shows: by level, section, family of the rule, waivers and words.
 * Never: changes a finding; draws.
 */
#ifndef TUI_FINDING_FILTER_H
#define TUI_FINDING_FILTER_H

#include "catalogue/catalogue.h"
#include "check/lint.h"

enum filter_level {
	FILTER_ALL_LEVELS,
	FILTER_ERRORS,
	FILTER_NO_ADVICE, /* errors and warnings */
	FILTER_WARNINGS,
	FILTER_ADVICE,
	FILTER_LEVELS,
};

enum filter_waived { FILTER_WAIVED_SHOWN, FILTER_WAIVED_HIDDEN, FILTER_WAIVED_ONLY, FILTER_WAIVES };

/* Zeroed it lets everything pass. */
struct finding_filter {
	enum filter_level level;
	enum filter_waived waived;
	/* Empty: all. Borrowed from the catalogue and the rules; what is about the whole pack has section "pack". */
	struct str section, family;
	struct buf text; /* in the message, the item's name or the rule's id; blank: all */
};

void finding_filter_release(struct finding_filter *filter);
/* Back to everything. */
void finding_filter_clear(struct finding_filter *filter);
/* Does everything pass? */
bool finding_filter_is_open(const struct finding_filter *filter);
bool finding_filter_passes(const struct finding_filter *filter, const struct catalogue *catalogue,
			   const struct finding *finding);
/* "errors, Sales, "runway"": what is asked for. Appends. */
void finding_filter_print(const struct finding_filter *filter, struct buf *out);

/* The words for people. */
const char *filter_level_label(enum filter_level level);
const char *filter_waived_label(enum filter_waived waived);
struct str filter_section_label(struct str section);
/* The section that a finding belongs to. */
struct str filter_section_of(const struct catalogue *catalogue, const struct finding *finding);

#endif
