/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/layout
 */
#include "check_fixture.h"

#include "view/layout.h"

#define GOOD                                                                                                           \
	"label: Ours\nkpis/0: sales.arr\nhistory: 6\naudiences/board/appendices/0: checks\n"                           \
	"audiences/bank/without/0: sales\n"

static bool load(struct fixture *f, struct layout *layout, const char *lines)
{
	struct node_tree *tree = fixture_tree("reports/ours.yaml", lines);
	bool fine;

	layout_init(layout);
	error_clear(&f->error);
	fine = layout_load(layout, &f->catalogue, STR("ours"), tree, &f->error);
	node_tree_release(tree);
	free(tree);
	return fine;
}

static void a_layout_is_read(void **state)
{
	struct fixture *f = *state;
	const struct item *arr = catalogue_find(&f->catalogue, STR("sales.arr"));
	const struct item *highlights = catalogue_find(&f->catalogue, STR("section.highlights"));
	struct layout layout;

	if (!load(f, &layout,
		  GOOD "sections/0/part: cover\nsections/1/part: items\nsections/1/heading: News\n"
		       "sections/1/items/0: section.highlights\nsections/1/items/1: sales\nsections/1/for/0: board\n"
		       "sections/1/page: new\nappendices/0: definitions\n"))
		fail_msg("%s", error_text(&f->error));
	assert_int_equal(layout.section_count, 2);
	assert_int_equal(layout.sections[1].part, LAYOUT_ITEMS);
	assert_true(layout.sections[1].starts_page);
	assert_int_equal(layout.history, 6);
	assert_true(layout.appendices[LAYOUT_DEFINITIONS] && !layout.appendices[LAYOUT_CHECKS]);
	assert_true(layout_audience(&layout, STR("board"))->appendices[LAYOUT_CHECKS]);
	assert_null(layout_audience(&layout, STR("press")));
	assert_true(layout_shows(layout_audience(&layout, STR("board")), arr));
	assert_false(layout_shows(layout_audience(&layout, STR("bank")), arr));
	assert_true(layout_shows(layout_audience(&layout, STR("bank")), highlights));
	assert_true(layout_section_is_for(&layout.sections[1], layout_audience(&layout, STR("board"))));
	assert_false(layout_section_is_for(&layout.sections[1], layout_audience(&layout, STR("bank"))));
	layout_release(&layout);
}

static void assert_fault(struct fixture *f, const char *lines, const char *message)
{
	struct layout layout;

	if (load(f, &layout, lines))
		fail_msg("taken: %s", lines);
	if (!strstr(error_text(&f->error), message))
		fail_msg("no \"%s\" in: %s", message, error_text(&f->error));
	layout_release(&layout);
}

/* 680 KB of them took 336 MB. */
static void repeating_has_an_end(void **state)
{
	struct fixture *f = *state;
	struct buf lines = BUF_EMPTY;

	buf_adds(&lines, GOOD "sections/0/part: kpis\n");
	for (size_t i = 0; i <= 200; i++)
		buf_printf(&lines, "sections/0/trends/%zu: sales.arr\n", i);
	assert_fault(f, lines.p, "more than 200 trends");
	buf_clear(&lines);
	buf_adds(&lines, GOOD);
	for (size_t i = 0; i <= 200; i++)
		buf_printf(&lines, "sections/%zu/part: kpis\n", i);
	assert_fault(f, lines.p, "201 sections");
	buf_release(&lines);
}

static void faults_are_told_with_their_place(void **state)
{
	struct fixture *f = *state;

	assert_fault(f, GOOD, "reports/ours.yaml:1:1: no 'sections'");
	assert_fault(f, GOOD "sections/0/part: index\n", "reports/ours.yaml:1:1: ");
	assert_fault(f, GOOD "sections/0/part: items\n", "no 'heading'");
	assert_fault(f, GOOD "sections/0/part: cover\nsections/0/colour: red\n", "colour");
	assert_fault(f, GOOD "sections/0/part: cover\nsections/0/items/0: sales.zzz\n",
		     "items: 'sales.zzz' is no item or domain of the catalogue");
	assert_fault(f, GOOD "sections/0/part: cover\nsections/0/for/0: press\n",
		     "for: 'press' is none of the audiences");
	assert_fault(f, GOOD "sections/0/part: cover\nsections/0/trends/0: section.actions\n",
		     "trends: 'section.actions' is no number of the catalogue");
	assert_fault(f, GOOD "sections/0/part: cover\nappendices/0: index\n", "appendix");
	assert_fault(f, GOOD "sections/0/part: cover\nlabels: x\n", "labels");
	assert_fault(f, "label: x\nhistory: 99\naudiences/board/without/0: sales\nsections/0/part: cover\n", "history");
}

static void lists_of_appendices(void **state)
{
	bool chosen[LAYOUT_APPENDIX_COUNT];
	struct error error = ERROR_NONE;

	(void)state;
	assert_true(layout_read_appendices(STR("variance, glossary"), chosen, &error));
	assert_true(chosen[LAYOUT_FULL_VARIANCE] && chosen[LAYOUT_GLOSSARY] && !chosen[LAYOUT_CHECKS]);
	assert_true(layout_read_appendices(STR("all"), chosen, &error) && chosen[LAYOUT_CHECKS]);
	assert_true(layout_read_appendices(STR("none"), chosen, &error) && !chosen[LAYOUT_CHECKS]);
	assert_false(layout_read_appendices(STR("variance,index"), chosen, &error));
	assert_string_equal(error_text(&error), "unknown appendix 'index'");
	error_release(&error);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_layout_is_read),
		TEST(repeating_has_an_end),
		TEST(faults_are_told_with_their_place),
		TEST(lists_of_appendices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
