/* SPDX-License-Identifier: MIT */
/* The screens over the example company, without a terminal: for pictures and for measuring. Needs cmocka's fail_msg(). */
#ifndef TESTS_SCENE_H
#define TESTS_SCENE_H

#include "base/file.h"
#include "store/folder.h"
#include "store/store.h"
#include "tui/app.h"

struct scene {
	struct workspace workspace;
	struct rule_set rules;
	struct facts *facts;
	struct history *history;
	struct action_map keys;
	struct frame frame;
	struct app *app;
	struct pack saved; /* what the screens compare with */
	struct facts *saved_facts;
	struct layout layout; /* of the report */
};

struct scene_loader {
	struct rule_set *rules;
	const struct catalogue *catalogue;
};

static inline bool scene_add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct scene_loader *loader = data;

	return rule_set_add(loader->rules, loader->catalogue, id, tree, error);
}

static inline void scene_set_up(struct scene *set, int columns, int rows)
{
	struct error error = ERROR_NONE;
	struct scene_loader loader = { &set->rules, &set->workspace.catalogue };
	struct app_input input;

	workspace_init(&set->workspace);
	rule_set_init(&set->rules);
	if (!workspace_open(&set->workspace, TEST_SOURCE "/templates/example/2026-Q3.yaml", &error) ||
	    !store_each_check(set->workspace.directory, scene_add_rule, &loader, &error))
		fail_msg("%s", error_text(&error));
	rule_set_finish(&set->rules);
	set->facts = workspace_facts(&set->workspace);
	set->history = history_new(&set->workspace.pack);
	action_map_init(&set->keys);
	frame_init(&set->frame, rows, columns);
	pack_init(&set->saved);
	set->saved_facts = NULL;
	layout_init(&set->layout);
	input = (struct app_input){ .catalogue = &set->workspace.catalogue,
				    .company = &set->workspace.company,
				    .rules = &set->rules,
				    .pack = &set->workspace.pack,
				    .prior = &set->workspace.prior,
				    .facts = set->facts,
				    .history = set->history,
				    .keys = &set->keys,
				    .today = { 2026, 11, 23 },
				    .file = STR("example/2026-Q3.yaml") };
	set->app = app_new(&input);
	error_release(&error);
}

static inline void scene_tear_down(struct scene *set)
{
	app_free(set->app);
	frame_release(&set->frame);
	action_map_release(&set->keys);
	history_free(set->history);
	facts_free(set->saved_facts);
	pack_release(&set->saved);
	layout_release(&set->layout);
	facts_free(set->facts);
	rule_set_release(&set->rules);
	workspace_release(&set->workspace);
}

/* What the loop does after every key, and after a pause. */
static inline void scene_look(struct scene *set)
{
	app_idle(set->app);
	app_draw(set->app, &set->frame);
	app_settle(set->app);
	app_idle(set->app);
	app_draw(set->app, &set->frame);
}

static inline void scene_report(struct scene *set)
{
	struct error error = ERROR_NONE;
	struct str name = STR("seriesA");
	struct node_tree tree;

	if (!folder_layout(NULL, name, &tree, &error) ||
	    !layout_load(&set->layout, &set->workspace.catalogue, name, &tree, &error))
		fail_msg("%s", error_text(&error));
	node_tree_release(&tree);
	app_report(set->app, &set->layout, layout_audience(&set->layout, STR("board")));
	error_release(&error);
}

/* The loop's owner, as far as pictures need it. The file on disk is the one that was read. */
static inline void scene_carry_out(struct scene *set, unsigned effects)
{
	struct error error = ERROR_NONE;

	if (effects & APP_REPORT)
		scene_report(set);
	if (!(effects & (APP_COMPARE_SAVED | APP_COMPARE_DISK | APP_COMPARE_LOOKED)))
		return;
	facts_free(set->saved_facts);
	pack_release(&set->saved);
	pack_init(&set->saved);
	if (!pack_load(&set->saved, &set->workspace.catalogue, &set->workspace.tree, &error))
		fail_msg("%s", error_text(&error));
	set->saved_facts = facts_new_beside(set->facts, 0, &set->saved);
	/* The user looked twice, and saw it as it is in the file. */
	app_compare(set->app,
		    (struct app_compared){ .pack = &set->saved,
					   .facts = set->saved_facts,
					   .is_disk = effects & APP_COMPARE_DISK,
					   .looked = effects & APP_COMPARE_LOOKED ? STR("2026-11-12 18:03") : STR(""),
					   .look = set->app->look,
					   .looks = 2 });
	error_release(&error);
}

static inline void scene_press(struct scene *set, struct key key)
{
	struct event event = { .kind = EVENT_KEY, .key = key };

	scene_carry_out(set, app_handle(set->app, &event));
	scene_look(set);
}

static inline void scene_type(struct scene *set, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		scene_press(set, key_char((unsigned char)text.p[i]));
}

#endif
