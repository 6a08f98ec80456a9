/* SPDX-License-Identifier: MIT */
/* Tests: store/save, store/emit, store/splice, store/splice_rows */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "base/file.h"
#include "pack/history.h"
#include "store/save.h"
#include "scratch.h"

#define HEAD "boardpack: 1\nperiod: 2026-Q3\ncatalogue: 1.0.0\nitems:\n"

static char path[96];

static void open_text(struct workspace *workspace, const char *text)
{
	struct error error = ERROR_NONE;

	snprintf(path, sizeof(path), "%s/2026-Q3.yaml", folder);
	assert_true(file_replace(path, str_of(text), NULL, &error));
	workspace_init(workspace);
	if (!workspace_open(workspace, path, &error))
		fail_msg("%s", error_text(&error));
	error_release(&error);
}

static void set(struct workspace *workspace, const char *item, unsigned row, const char *field, const char *text)
{
	struct history *history = history_new(&workspace->pack);

	assert_true(history_set(history, &(struct addr){ str_of(item), row, str_of(field) }, str_of(text)));
	history_free(history);
}

static void save(struct workspace *workspace, const char *expected)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;

	assert_int_equal(workspace_save(workspace, false, &error), SAVE_DONE);
	assert_true(file_read(path, STORE_FILE_LIMIT, &text, NULL, &error));
	assert_string_equal(text.p, expected);
	buf_release(&text);
	error_release(&error);
}

static void one_scalar_changes(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "  sales.arr: # note\n    actual: 4.6m   # signed\n    forecast: '5m'\n");
	set(&workspace, "sales.arr", 0, "actual", "4.7m");
	set(&workspace, "sales.arr", 0, "forecast", "5.1m");
	save(&workspace, HEAD "  sales.arr: # note\n    actual: 4.7m   # signed\n    forecast: '5.1m'\n");
	/* And again, on the tree of the new file. */
	set(&workspace, "sales.arr", 0, "actual", "4.8m");
	save(&workspace, HEAD "  sales.arr: # note\n    actual: 4.8m   # signed\n    forecast: '5.1m'\n");
	workspace_release(&workspace);
}

static void fields_come_in_their_order(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "  sales.arr:\n    actual: 1m\n    commentary: |\n      a\n      b\n");
	set(&workspace, "sales.arr", 0, "next", "2m");
	set(&workspace, "sales.arr", 0, "forecast", "no");
	save(&workspace, HEAD "  sales.arr:\n    actual: 1m\n    forecast: \"no\"\n    next: 2m\n    commentary: |\n"
			      "      a\n      b\n");
	workspace_release(&workspace);
}

static void waive(struct workspace *workspace, const char *rule, const char *at, const char *reason)
{
	struct history *history = history_new(&workspace->pack);

	assert_true(history_waive(
		history, &(struct waiver){ .rule = str_of(rule), .at = str_of(at), .reason = str_of(reason) }));
	history_free(history);
}

static void unwaive(struct workspace *workspace, size_t index)
{
	struct history *history = history_new(&workspace->pack);

	assert_true(history_unwaive(history, index));
	history_free(history);
}

#define ARR "  sales.arr: { actual: 1m }\n"

static void the_first_waiver_stands_at_the_end(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD ARR "  # finance.tax: { actual: } # Tax\n");
	waive(&workspace, "missing-core", "sales.carr", "Counted: from January");
	save(&workspace, HEAD ARR "  # finance.tax: { actual: } # Tax\nwaivers:\n  - rule: missing-core\n"
				  "    at: sales.carr\n    reason: \"Counted: from January\"\n");
	workspace_release(&workspace);
	open_text(&workspace, HEAD ARR "waivers: []\n");
	waive(&workspace, "missing-core", "sales.carr", "later");
	save(&workspace, HEAD ARR "waivers:\n  - rule: missing-core\n    at: sales.carr\n    reason: later\n");
	workspace_release(&workspace);
}

static void waivers_come_and_go_as_lines(void **unused)
{
	static const char first[] = "- { rule: missing-core, at: sales.carr, reason: later } # Elin\n";
	static const char second[] = "- rule: hype-words\n  at: section.letter/text\n  reason: |\n    A\n    B\n";
	struct workspace workspace;
	struct buf text = BUF_EMPTY;

	(void)unused;
	buf_printf(&text, "%s%swaivers:\n%s%s# end\n", HEAD, ARR, first, second);
	open_text(&workspace, text.p);
	unwaive(&workspace, 1);
	waive(&workspace, "letter-length", "section.letter/text", "It must be long");
	buf_clear(&text);
	buf_printf(
		&text,
		"%s%swaivers:\n%s- rule: letter-length\n  at: section.letter/text\n  reason: It must be long\n# end\n",
		HEAD, ARR, first);
	save(&workspace, text.p);
	unwaive(&workspace, 0);
	unwaive(&workspace, 0);
	save(&workspace, HEAD ARR "# end\n");
	workspace_release(&workspace);
	buf_release(&text);
}

/* A file may say the same twice; then one of them goes, and the rest stays as it was typed. */
static void one_of_two_equal_waivers_goes_alone(void **unused)
{
	static const char twin[] = "- {rule: hype-words, at: sales.arr, reason: later}\n";
	struct workspace workspace;
	struct buf text = BUF_EMPTY;

	(void)unused;
	buf_printf(&text, "%s%swaivers:\n%s%s# end\n", HEAD, ARR, twin, twin);
	open_text(&workspace, text.p);
	unwaive(&workspace, 0);
	buf_clear(&text);
	buf_printf(&text, "%s%swaivers:\n%s# end\n", HEAD, ARR, twin);
	save(&workspace, text.p);
	workspace_release(&workspace);
	buf_release(&text);
}

static void first_items_stand_before_waivers(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, "boardpack: 1\nperiod: 2026-Q3\ncatalogue: 1.0.0\n# ours\nwaivers:\n"
			      "  - {rule: hype-words, at: sales.arr, reason: later} # Elin\n");
	waive(&workspace, "missing-core", "sales.carr", "later");
	set(&workspace, "sales.arr", 0, "actual", "1m");
	save(&workspace,
	     "boardpack: 1\nperiod: 2026-Q3\ncatalogue: 1.0.0\nitems:\n  sales.arr:\n    actual: 1m\n# ours\nwaivers:\n"
	     "  - {rule: hype-words, at: sales.arr, reason: later} # Elin\n"
	     "  - rule: missing-core\n    at: sales.carr\n    reason: later\n");
	workspace_release(&workspace);
}

static void an_emptied_leaf_leaves_no_line(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "  sales.arr:\n    actual: 1m\n    next: 2m\n  section.asks:\n    rows:\n"
				   "      - ask: a\n        owner: b\n");
	set(&workspace, "sales.arr", 0, "actual", "");
	set(&workspace, "section.asks", 1, "ask", "");
	save(&workspace, HEAD "  sales.arr:\n    next: 2m\n  section.asks:\n    rows:\n      - owner: b\n");
	set(&workspace, "sales.arr", 0, "next", "");
	save(&workspace, HEAD "  section.asks:\n    rows:\n      - owner: b\n");
	workspace_release(&workspace);
}

static void rows_keep_their_bytes(void **unused)
{
	struct workspace workspace;
	struct history *history;
	struct str risks = STR("section.risks");

	(void)unused;
	open_text(&workspace,
		  HEAD "  section.risks:\n    rows:\n    - risk: 'a'   # one\n    - {risk: b}\n    - risk: c\n");
	history = history_new(&workspace.pack);
	history_move_row(history, risks, 1, 2);
	history_remove_row(history, risks, 2);
	history_insert_row(history, risks, 1);
	save(&workspace, HEAD "  section.risks:\n    rows:\n    - risk: c\n    - {}\n    - risk: 'a'   # one\n");
	history_set(history, &(struct addr){ risks, 4, STR("risk") }, STR("new"));
	save(&workspace, HEAD "  section.risks:\n    rows:\n    - risk: c\n    - risk: new\n    - risk: 'a'   # one\n");
	history_free(history);
	workspace_release(&workspace);
}

static void a_flow_map_stays_while_it_fits(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "  sales.arr: { actual: \"1\", next: 2m }\n");
	set(&workspace, "sales.arr", 0, "forecast", "a, b");
	save(&workspace, HEAD "  sales.arr: { actual: \"1\", forecast: \"a, b\", next: 2m }\n");
	set(&workspace, "sales.arr", 0, "commentary", "two\nlines");
	save(&workspace, HEAD "  sales.arr:\n    actual: \"1\"\n    forecast: a, b\n    next: 2m\n    commentary: |-\n"
			      "      two\n      lines\n");
	workspace_release(&workspace);
}

static void line_ends_are_kept(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace,
		  "boardpack: 1\r\nperiod: 2026-Q3\r\ncatalogue: 1.0.0\r\nitems:\r\n  sales.arr:\r\n    actual: 1m");
	set(&workspace, "sales.arr", 0, "commentary", "two\nlines");
	save(&workspace,
	     "boardpack: 1\r\nperiod: 2026-Q3\r\ncatalogue: 1.0.0\r\nitems:\r\n  sales.arr:\r\n    actual: 1m\r\n"
	     "    commentary: |-\r\n      two\r\n      lines");
	workspace_release(&workspace);
}

static void new_items_stand_at_their_place(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "  section.highlights:\n    text: x\n\n  sales.arr:\n    actual: 1m\n# end\n");
	set(&workspace, "section.lowlights", 0, "text", "low");
	set(&workspace, "sales.gross_margin", 0, "actual", "80%");
	save(&workspace, HEAD "  section.highlights:\n    text: x\n  section.lowlights:\n    text: low\n\n"
			      "  sales.arr:\n    actual: 1m\n  sales.gross_margin:\n    actual: 80%\n# end\n");
	workspace_release(&workspace);
}

/* Of a pack without answers: behind a key that holds nothing yet, or behind the last line, however far in its keys stand. */
static void first_items_come_behind_the_head(void **unused)
{
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "# end\n");
	set(&workspace, "sales.arr", 0, "actual", "1m");
	save(&workspace, HEAD "  sales.arr:\n    actual: 1m\n# end\n");
	workspace_release(&workspace);
	open_text(&workspace, "  boardpack: 1\n  catalogue: 1.0.0\n  period: 2026-Q3 # the third\n");
	set(&workspace, "sales.arr", 0, "actual", "1m");
	save(&workspace, "  boardpack: 1\n  catalogue: 1.0.0\n  period: 2026-Q3 # the third\n"
			 "  items:\n    sales.arr:\n      actual: 1m\n");
	workspace_release(&workspace);
}

static void what_cannot_be_spliced_is_written_anew(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, "{boardpack: 1, period: 2026-Q3}");
	set(&workspace, "sales.arr", 0, "actual", "1m");
	assert_int_equal(workspace_save(&workspace, false, &error), SAVE_REWRITTEN);
	save(&workspace, HEAD "  sales.arr:\n    actual: 1m\n");
	workspace_release(&workspace);
	error_release(&error);
}

static void a_foreign_change_is_a_conflict(void **unused)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;

	(void)unused;
	open_text(&workspace, HEAD "  sales.arr:\n    actual: 1m\n");
	set(&workspace, "sales.arr", 0, "actual", "2m");
	assert_true(file_replace(path, STR(HEAD "  sales.arr:\n    actual: 3m\n"), NULL, &error));
	assert_int_equal(workspace_save(&workspace, false, &error), SAVE_CONFLICT);
	assert_int_equal(workspace_save(&workspace, true, &error), SAVE_DONE);
	save(&workspace, HEAD "  sales.arr:\n    actual: 2m\n");
	workspace_release(&workspace);
	error_release(&error);
}

static void a_copy_takes_no_file_s_place(void **unused)
{
	struct error error = ERROR_NONE;
	struct buf there = BUF_EMPTY;
	struct workspace workspace;
	char other[96];

	(void)unused;
	open_text(&workspace, HEAD "  sales.arr:\n    actual: 1m\n");
	snprintf(other, sizeof(other), "%s/other.yaml", folder);
	assert_true(workspace_save_as(&workspace, other, &error));
	assert_true(file_replace(other, STR("somebody's\n"), NULL, &error));
	assert_false(workspace_save_as(&workspace, other, &error));
	assert_true(file_read(other, 100, &there, NULL, &error));
	assert_string_equal(there.p, "somebody's\n");
	buf_release(&there);
	workspace_release(&workspace);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_scalar_changes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(fields_come_in_their_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_first_waiver_stands_at_the_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(waivers_come_and_go_as_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_of_two_equal_waivers_goes_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(first_items_stand_before_waivers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_emptied_leaf_leaves_no_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_keep_their_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_flow_map_stays_while_it_fits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_ends_are_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(new_items_stand_at_their_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(first_items_come_behind_the_head, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_spliced_is_written_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_foreign_change_is_a_conflict, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_copy_takes_no_file_s_place, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
