/* SPDX-License-Identifier: MIT */
/* Tests: store/store, store/folder, store/locate, store/past */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"
#include "scratch.h"

static void put(const char *name, const char *text)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY;

	file_join(&path, str_of(folder), str_of(name));
	assert_true(file_replace(path.p, str_of(text), NULL, &error));
	buf_release(&path);
	error_release(&error);
}

static bool open_name(struct workspace *workspace, const char *name, struct error *error)
{
	struct buf path = BUF_EMPTY;
	bool fine;

	file_join(&path, str_of(folder), str_of(name));
	workspace_init(workspace);
	fine = workspace_open(workspace, path.p, error);
	buf_release(&path);
	return fine;
}

static void the_prior_pack_is_the_newest_earlier_one(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;

	(void)unused;
	put("2026-Q3.yaml", "boardpack: 1\nperiod: 2026-Q3\n");
	put("2026-Q2.yaml", "not: a pack\n");
	put("2026-Q1.yaml", "boardpack: 1\nperiod: 2026-Q1\n");
	put("2025-Q4.yaml", "boardpack: 1\nperiod: 2025-Q4\n");
	put("2026-08.yaml", "boardpack: 1\nperiod: 2026-08\n");
	put("2026-Q4.yaml", "boardpack: 1\nperiod: 2026-Q4\n");
	assert_true(open_name(&workspace, "2026-Q3.yaml", &error));
	assert_true(workspace.has_prior);
	assert_true(str_is(workspace.prior.period_text, "2026-Q1"));
	assert_false(workspace.has_company);
	assert_int_equal(workspace.notes.n, 2); /* no boardpack.yaml; 2026-Q2 is no pack */
	workspace_release(&workspace);
	assert_true(open_name(&workspace, "2025-Q4.yaml", &error));
	assert_false(workspace.has_prior);
	workspace_release(&workspace);
	error_release(&error);
}

static void older_packs_are_read_when_needed(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct facts *facts;

	(void)unused;
	put("2026-Q3.yaml", "boardpack: 1\nperiod: 2026-Q3\n");
	put("2026-Q2.yaml", "boardpack: 1\nperiod: 2026-Q2\n");
	put("2026-Q1.yaml", "not: a pack\n");
	put("2025-Q3.yaml", "boardpack: 1\nperiod: 2025-Q3\n");
	for (int year = 2019; year < 2023; year++)
		for (int quarter = 1; quarter <= 4; quarter++) {
			char name[32];

			snprintf(name, sizeof(name), "%d-Q%d.yaml", year, quarter);
			put(name, "boardpack: 1\nperiod: 2019-Q1\n");
		}
	assert_true(open_name(&workspace, "2026-Q3.yaml", &error));
	assert_int_equal(workspace.older.n, STORE_PAST_LIMIT - 1);
	facts = workspace_facts(&workspace);
	assert_int_equal(facts_back(facts), STORE_PAST_LIMIT);
	assert_int_equal(facts_ago(facts, 12), 3);
	assert_int_equal(workspace.notes.n, 1); /* no boardpack.yaml */
	assert_true(facts_pack(facts, 1) == &workspace.prior);
	assert_null(facts_pack(facts, 2));
	assert_true(str_is(facts_pack(facts, 3)->period_text, "2025-Q3"));
	assert_null(facts_pack(facts, 4)); /* it says another period than its name */
	assert_int_equal(workspace.notes.n, 3);
	facts_free(facts);
	workspace_release(&workspace);
	error_release(&error);
}

static void a_company_is_read(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;

	(void)unused;
	put("2026-Q3.yaml", "boardpack: 1\nperiod: 2026-Q3\n");
	put("boardpack.yaml", "boardpack: 1\nname: Acme\nstage: seriesA\ncurrency: USD\n");
	assert_true(open_name(&workspace, "2026-Q3.yaml", &error));
	assert_true(workspace.has_company);
	assert_true(str_is(workspace.company.name, "Acme"));
	assert_int_equal(workspace.notes.n, 0);
	workspace_release(&workspace);
	put("boardpack.yaml", "boardpack: 1\nname: [\n");
	assert_false(open_name(&workspace, "2026-Q3.yaml", &error));
	workspace_release(&workspace);
	error_release(&error);
}

static void odd_files_are_refused(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct buf path = BUF_EMPTY;

	(void)unused;
	file_join(&path, str_of(folder), STR("2026-Q3.yaml"));
	assert_int_equal(mkfifo(path.p, 0600), 0);
	assert_false(open_name(&workspace, "2026-Q3.yaml", &error));
	assert_non_null(strstr(error_text(&error), "is not a regular file"));
	workspace_release(&workspace);
	buf_release(&path);
	error_release(&error);
}

static bool count(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	size_t *n = data;

	(void)error;
	assert_true(id.n > 0);
	assert_non_null(tree->source.p);
	++*n;
	node_tree_release(tree);
	free(tree);
	return true;
}

static void own_checks_are_read(void **unused)
{
	struct error error = ERROR_NONE;
	size_t embedded = 0, all = 0;
	struct buf checks = BUF_EMPTY, file = BUF_EMPTY;

	(void)unused;
	file_join(&checks, str_of(folder), STR("checks"));
	assert_true(store_each_check(folder, count, &embedded, &error));
	assert_int_equal(mkdir(checks.p, 0700), 0);
	put("checks/own-rule.yaml", "kind: expr\n");
	assert_true(store_each_check(folder, count, &all, &error));
	assert_int_equal(all, embedded + 1);
	put("checks/own-rule.yaml", "kind: [\n");
	assert_false(store_each_check(folder, count, &all, &error));
	file_join(&file, buf_str(&checks), STR("own-rule.yaml"));
	unlink(file.p);
	rmdir(checks.p);
	buf_release(&file);
	buf_release(&checks);
	error_release(&error);
}

static void locate(const struct workspace *workspace, const char *address, size_t offset, size_t line, size_t column)
{
	struct addr at;
	size_t l = 0, c = 0;

	assert_true(addr_parse(str_of(address), &at));
	assert_true(workspace_locate(workspace, &at, offset, &l, &c));
	assert_int_equal(l, line);
	assert_int_equal(c, column);
}

static void bytes_of_leaves_are_found(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	size_t line, column;

	(void)unused;
	put("2026-Q3.yaml", "boardpack: 1\nperiod: 2026-Q3\nitems:\n"
			    "  section.highlights:\n    text: |\n      one\n        two\n\n      three\n"
			    "  section.lowlights:\n    text: >-\n      aa bb\n      cc dd\n"
			    "  sales.arr: { actual: 'it''s', next: \"a\\tb\" }\n"
			    "  section.asks:\n    rows:\n      - ask: x\n      - owner: yes or no\n");
	assert_true(open_name(&workspace, "2026-Q3.yaml", &error));
	locate(&workspace, "section.highlights/text", 0, 6, 7);
	locate(&workspace, "section.highlights/text", 6, 7, 9);
	locate(&workspace, "section.highlights/text", 12, 9, 8);
	locate(&workspace, "section.lowlights/text", 9, 13, 10);
	locate(&workspace, "sales.arr/actual", 3, 14, 29);
	locate(&workspace, "sales.arr/next", 2, 14, 43);
	locate(&workspace, "section.asks/2/owner", 4, 18, 20);
	assert_false(workspace_locate(&workspace, &(struct addr){ STR("sales.arr"), 0, STR("forecast") }, 0, &line,
				      &column));
	workspace_release(&workspace);
	error_release(&error);
}

/* A pack may hold a megabyte of prose: the tree's copy is the pack's, until it is edited. */
static void the_pack_and_its_tree_share_their_texts(void **unused)
{
	struct addr at = { STR("section.highlights"), 0, STR("text") };
	struct error error = ERROR_NONE;
	struct workspace workspace;
	const struct node *text;

	(void)unused;
	put("2026-Q3.yaml", "boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.highlights:\n    text: one\n");
	assert_true(open_name(&workspace, "2026-Q3.yaml", &error));
	text = node_get(node_get(node_get(workspace.tree.root, "items"), "section.highlights"), "text");
	assert_ptr_equal(pack_text(&workspace.pack, &at).p, text->text.p);
	assert_true(edit_apply(
		&workspace.pack,
		&(struct edit){ .kind = EDIT_SPLICE, .at = at, .removed = STR("on"), .inserted = STR("al") }));
	assert_true(str_is(pack_text(&workspace.pack, &at), "ale"));
	assert_true(str_is(text->text, "one"));
	/* A save puts another tree there. */
	node_tree_release(&workspace.tree);
	node_tree_init(&workspace.tree, "");
	assert_true(str_is(pack_text(&workspace.pack, &at), "ale"));
	workspace_release(&workspace);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_prior_pack_is_the_newest_earlier_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(older_packs_are_read_when_needed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_company_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_files_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(own_checks_are_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_pack_and_its_tree_share_their_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bytes_of_leaves_are_found, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
