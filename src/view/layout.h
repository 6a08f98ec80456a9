/* SPDX-License-Identifier: MIT */
/*
 * Owns: a report's layout as data: its sections in their order, the headline figures, the audiences and what each may see.
 * Never: reads files (it is built from a node tree); knows a pack.
 */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "base/node.h"
#include "catalogue/catalogue.h"

/* What a section is made of. All but COVER, DECISIONS, KPIS and CONVENTIONS show the section's items behind their own. */
enum layout_part {
	LAYOUT_COVER, /* company, period, stage, currency, basis */
	LAYOUT_DECISIONS, /* what the board is asked to decide, and what it is asked for */
	LAYOUT_KPIS, /* the headline figures */
	LAYOUT_VARIANCE, /* figures off their forecast, with their commentary */
	LAYOUT_BRIDGE, /* ARR from opening to closing */
	LAYOUT_EXPANSION, /* what became of the opportunities of the last pack */
	LAYOUT_CASH, /* scenarios of runway */
	LAYOUT_ITEMS, /* nothing of its own */
	LAYOUT_ACTIONS, /* action items with their age */
	LAYOUT_RESOLUTIONS, /* each with its full text */
	LAYOUT_REST, /* what was answered and no section shows */
	LAYOUT_CONVENTIONS, /* declared conventions */
};

enum layout_appendix {
	LAYOUT_DEFINITIONS,
	LAYOUT_CHANGES, /* of definitions since the last pack */
	LAYOUT_BENCHMARKS,
	LAYOUT_FULL_VARIANCE,
	LAYOUT_FULL_BRIDGE,
	LAYOUT_TIES, /* identities and what they give */
	LAYOUT_VERSION, /* what changed since the pack before */
	LAYOUT_CHECKS, /* checks run, fired, waived, skipped */
	LAYOUT_GLOSSARY,
	LAYOUT_APPENDIX_COUNT
};

struct layout_section {
	enum layout_part part;
	struct str heading; /* empty: the part's own */
	struct str_list items; /* ids and domains */
	struct str_list trends; /* number items that are drawn over time */
	struct str_list audiences; /* who sees it; empty: everybody */
	bool starts_page;
};

struct layout_audience {
	struct str name; /* "board" */
	struct str_list without; /* ids and domains that are left out */
	bool sees_waived; /* findings that were waived, and why */
	bool has_appendices; /* its own, in place of the layout's */
	bool appendices[LAYOUT_APPENDIX_COUNT];
};

struct layout {
	struct arena arena;
	struct str id, label;
	struct str_list kpis;
	size_t history; /* packs that a trend shows, this one included */
	struct layout_section *sections;
	size_t section_count;
	struct layout_audience *audiences;
	size_t audience_count;
	bool appendices[LAYOUT_APPENDIX_COUNT];
};

void layout_init(struct layout *layout);
void layout_release(struct layout *layout);
/* False, with file:line:column for each fault, when the tree is no layout: unknown keys, parts, items, audiences. */
bool layout_load(struct layout *layout, const struct catalogue *catalogue, struct str id, const struct node_tree *tree,
		 struct error *error);
/* NULL when the layout has none of that name. */
const struct layout_audience *layout_audience(const struct layout *layout, struct str name);
/* Does the audience see the item? NULL sees all. */
bool layout_shows(const struct layout_audience *audience, const struct item *item);
bool layout_section_is_for(const struct layout_section *section, const struct layout_audience *audience);
/* "definitions,variance": false, with what is wrong, when one of them is unknown. "none" and "all" are words of their own. */
bool layout_read_appendices(struct str text, bool *appendices, struct error *error);

#endif
