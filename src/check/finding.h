/* SPDX-License-Identifier: MIT */
/*
 * Owns: what a check says about an address and a span of bytes in it.
 * Never: points into a pack; prints.
 */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include "base/base.h"
#include "pack/addr.h"

enum level { LEVEL_ADVICE, LEVEL_WARNING, LEVEL_ERROR };

struct finding {
	const struct rule *rule;       /* never NULL */
	enum level level;              /* after the company's own settings */
	struct addr at;                /* strings in the list's arena; no field: the whole item; no item: the pack */
	struct span span;              /* bytes of the leaf; n == 0: the whole leaf */
	struct str message;            /* in the list's arena, free of hazards */
	bool waived;
	struct str waiver_reason;      /* when waived */
	bool has_fix;                  /* the remedy is mechanical: fix_span of the leaf becomes fix_text */
	struct span fix_span;
	struct str fix_text;           /* in the list's arena */
	size_t file_line, file_column; /* from the reader, for things that are no leaf (oddities, waivers); else 0 */
};

/* A rule that could not be judged: not passed, skipped. */
struct skip {
	const struct rule *rule;
	struct str reason; /* "no pack of the period before", "sales.arr is missing" */
};

struct findings {
	struct arena arena;
	VEC(struct finding) list; /* sorted: catalogue order of items, row, field, span, level */
	VEC(struct skip) skipped;
	size_t ran;               /* rules that were judged */
	size_t fired;             /* of those, rules with at least one finding that is not waived */
	size_t waived;            /* findings that are waived */
};

void findings_init(struct findings *findings);
void findings_release(struct findings *findings);
void findings_clear(struct findings *findings);
const char *level_name(enum level level); /* "error" "warning" "advice" */
bool level_parse(struct str name, enum level *out);

#endif
