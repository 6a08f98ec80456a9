/* SPDX-License-Identifier: MIT */
/*
 * Owns: the layout and audience that a command line names, found in the company's folder or among the program's own.
 * Never: prints; decides what an audience sees (the layout does).
 */
#ifndef CMD_AUDIENCE_H
#define CMD_AUDIENCE_H

#include "store/folder.h"
#include "store/store.h"
#include "view/layout.h"

/* name NULL: the layout of the company's stage. layout is initialised; false with error. */
bool audience_layout(const struct workspace *workspace, const char *name, struct layout *layout, struct error *error);
/*
 * name NULL: the board. *out is the layout's own, or NULL where it has no audiences and none was asked for: such a reader sees
 * everything. False with error, which lists those that there are.
 */
bool audience_find(const struct layout *layout, const char *name, const struct layout_audience **out,
		   struct error *error);

#endif
