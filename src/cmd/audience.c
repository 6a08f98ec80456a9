/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/audience.h"

bool audience_layout(const struct workspace *workspace, const char *name, struct layout *layout, struct error *error)
{
	struct str wanted = name ? str_of(name) : str_of(stage_name(workspace->company.stage));
	struct node_tree tree;
	bool fine = folder_layout(workspace->directory, wanted, &tree, error) &&
		    layout_load(layout, &workspace->catalogue, wanted, &tree, error);

	node_tree_release(&tree);
	return fine;
}

bool audience_find(const struct layout *layout, const char *name, const struct layout_audience **out,
		   struct error *error)
{
	struct str wanted = name ? str_of(name) : STR("board");
	struct buf known = BUF_EMPTY;

	*out = layout_audience(layout, wanted);
	if (*out || (!name && layout->audience_count == 0))
		return true;
	for (size_t i = 0; i < layout->audience_count; i++)
		buf_printf(&known, "%s%.*s", i ? ", " : "", STR_FMT(layout->audiences[i].name));
	error_set(error, "no audience '%.*s' in layout '%.*s'; there are: %s", STR_FMT(wanted), STR_FMT(layout->id),
		  known.n ? known.p : "none");
	buf_release(&known);
	return false;
}
