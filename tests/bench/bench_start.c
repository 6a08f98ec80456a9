/* SPDX-License-Identifier: MIT */
/*
 * What start-up costs: making the catalogue, compiling the rules, and the whole process of a lint of the example company.
 * "make bench" runs it; the first argument is the source folder.
 */
#include "base/base.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check/rule.h"
#include "store/store.h"
#include "timing.h"

#define ROUNDS 51

struct loader {
	struct rule_set *rules;
	const struct catalogue *catalogue;
};

static void print(const char *what, double *times)
{
	timing_sort(times, ROUNDS);
	printf("%-44s median %6.2f ms   best %6.2f ms\n", what, times[ROUNDS / 2], times[0]);
}

static bool add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct loader *loader = data;

	return rule_set_add(loader->rules, loader->catalogue, id, tree, error);
}

static bool load(double *catalogue_time, double *rules_time, size_t *items, size_t *rules)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct rule_set set;
	struct loader loader = { &set, &workspace.catalogue };
	double start = timing_ms(), middle;
	bool is_good;

	workspace_init(&workspace);
	rule_set_init(&set);
	is_good = workspace_open_catalogue(&workspace, NULL, &error);
	middle = timing_ms();
	is_good = is_good && store_each_check(NULL, add_rule, &loader, &error);
	rule_set_finish(&set);
	*catalogue_time = middle - start;
	*rules_time = timing_ms() - middle;
	*items = workspace.catalogue.items.n;
	*rules = set.rules.n;
	if (!is_good)
		fprintf(stderr, "%s\n", error_text(&error));
	rule_set_release(&set);
	workspace_release(&workspace);
	error_release(&error);
	return is_good;
}

/* A process of its own, as a person starts it; nothing when there is no program to start. */
static double lint_once(const char *program, const char *pack)
{
	double start = timing_ms();
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (freopen("/dev/null", "w", stdout))
			execl(program, program, "lint", pack, (char *)NULL);
		_exit(127);
	}
	waitpid(child, &status, 0);
	return timing_ms() - start;
}

int main(int argc, char **argv)
{
	double catalogue[ROUNDS], rules[ROUNDS], process[ROUNDS], version[ROUNDS];
	size_t item_count = 0, rule_count = 0;
	struct buf pack = BUF_EMPTY;
	char what[80];

	buf_printf(&pack, "%s/templates/example/2026-Q3.yaml", argc > 1 ? argv[1] : ".");
	for (int i = 0; i < ROUNDS; i++) {
		if (!load(&catalogue[i], &rules[i], &item_count, &rule_count))
			return 1;
		process[i] = lint_once("./boardpack", pack.p);
		version[i] = lint_once("/bin/true", pack.p);
	}
	snprintf(what, sizeof(what), "catalogue of %zu items", item_count);
	print(what, catalogue);
	snprintf(what, sizeof(what), "%zu rules", rule_count);
	print(what, rules);
	print("boardpack lint of the example, whole process", process);
	print("an empty process, for comparison", version);
	buf_release(&pack);
	return 0;
}
