/* SPDX-License-Identifier: MIT */
/*
 * Owns: a report as a document: which parts of a pack stand where, for whom, after a layout.
 * Never: writes a file format; shows an audience what the layout keeps from it.
 */
#ifndef VIEW_COMPOSE_H
#define VIEW_COMPOSE_H

#include "view/document.h"
#include "view/layout.h"
#include "view/view.h"

struct compose_options {
	const struct layout *layout;
	const struct layout_audience *audience; /* NULL: sees everything */
	bool appendices[LAYOUT_APPENDIX_COUNT];
	bool only_appendices;                   /* nothing but them */
	const struct pack *since;               /* an earlier version of the same pack, or NULL */
};

/* What the layout says of appendices for the audience. */
void compose_defaults(const struct layout *layout, const struct layout_audience *audience,
		      struct compose_options *options);
/* hidden[item->index]: the audience (NULL: sees everything) does not see the item. hidden has room for all items. */
void compose_hidden(const struct catalogue *catalogue, const struct layout *layout,
		    const struct layout_audience *audience, bool *hidden);
/* document is initialised and empty. Facts are refreshed. */
void compose(const struct view_input *input, const struct compose_options *options, struct document *document);

#endif
