/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_load.h"

#define SHOWS_AFTER_MAX 36 /* months */

static const char *const effort_words[] = { "quick", "project", "programme", NULL };

const char *effort_name(enum effort effort)
{
	return effort_words[effort];
}

bool activity_moves(const struct activity *activity, const struct item *item)
{
	for (size_t i = 0; i < activity->moves.n; i++)
		if (str_eq(activity->moves.v[i], item->id))
			return true;
	return false;
}

static void load_parts(struct reader *reader, const struct node *root, struct activity *activity)
{
	static const char *const keys[] = { "label", "what",   "when",        "steps", "moves",
					    "roles", "effort", "shows_after", NULL };

	reader_keys(reader, root, keys);
	activity->label = reader_text(reader, root, "label", true);
	activity->what = reader_text(reader, root, "what", true);
	activity->when = reader_list(reader, root, "when", true);
	activity->steps = reader_list(reader, root, "steps", true);
	activity->moves = reader_list(reader, root, "moves", true);
	activity->moves_place = reader_place(node_get(root, "moves"));
	activity->roles = reader_list(reader, root, "roles", true);
	activity->effort = (enum effort)reader_word(reader, root, "effort", effort_words, true);
	reader_size(reader, root, "shows_after", true, 0, SHOWS_AFTER_MAX, &activity->shows_after);
}

bool catalogue_add_activity(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
			    struct error *error)
{
	struct reader reader = { &catalogue->arena, tree, error, true };
	struct activity *activity = arena_alloc(&catalogue->arena, sizeof(*activity));
	size_t place = 0;
	int order = 1;

	if (!tree->root || tree->root->kind != NODE_MAP)
		return node_error(tree, tree->root, error, "an activity is a map of keys such as 'label' and 'steps'");
	if (!reader_is_name(id))
		reader_fault(&reader, tree->root, "activity '%.*s' is no name of a-z, 0-9 and _", STR_FMT(id));
	activity->id = arena_str(&catalogue->arena, id);
	activity->file = arena_str(&catalogue->arena, str_of(tree->name));
	load_parts(&reader, tree->root, activity);
	if (!reader.good)
		return false;
	while (place < catalogue->activities.n && (order = str_cmp(catalogue->activities.v[place]->id, id)) < 0)
		place++;
	if (place < catalogue->activities.n && order == 0)
		catalogue->activities.v[place] = activity;
	else
		vec_insert(&catalogue->activities, place, activity);
	return true;
}

bool catalogue_check_activities(const struct catalogue *catalogue, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < catalogue->activities.n; i++) {
		const struct activity *activity = catalogue->activities.v[i];

		for (size_t k = 0; k < activity->moves.n; k++)
			if (!catalogue_find(catalogue, activity->moves.v[k]))
				good = catalogue_missing(catalogue, activity->file, activity->moves_place,
							 activity->moves.v[k], error,
							 "item '%s' that activity '%s' moves does not exist",
							 activity->moves.v[k].p, activity->id.p);
	}
	return good;
}
