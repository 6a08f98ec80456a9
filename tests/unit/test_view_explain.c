/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include <locale.h>

#include "base/text.h"
#include "view/explain.h"

static void explain(struct fixture *f, const char *id, int columns, struct page *page, struct buf *out)
{
	page_init(page);
	explain_item(catalogue_find(&f->catalogue, str_of(id)), columns, page);
	page_text(page, out);
}

static void test_item(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	explain(f, "sales.margin", 77, &page, &out);
	assert_string_equal(out.p, "sales.margin\n"
				   "  sales.margin: number, percent, higher is better\n"
				   "\nWhat it is\n  a\n"
				   "\nWhy it matters\n  b\n"
				   "\nFormula\n  a sum\n"
				   "\nHow to read it\n  c\n"
				   "\nHow to write it well\n  d\n"
				   "\nPitfalls\n  - e\n  - f\n"
				   "\nBasis\n  time: point in time, production: primary\n"
				   "\nStages\n  core at Series A\n"
				   "\nOwners\n  Finance\n"
				   "\nSource\n  our own wording (boardpack), 2026-11-01\n");
	page_release(&page);
	buf_release(&out);
}

static void test_columns_and_example(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	explain(f, "section.actions", 77, &page, &out);
	assert_non_null(strstr(out.p, "\nColumns\n  - Action (optional)\n"));
	assert_non_null(strstr(out.p, "  - Status (optional): open, done\n"));
	page_release(&page);
	buf_clear(&out);
	explain(f, "section.highlights", 77, &page, &out);
	assert_non_null(strstr(out.p, "\nExample\n  Good news.\n"));
	page_release(&page);
	buf_release(&out);
}

static void test_no_line_is_wider_than_its_page(void **state)
{
	struct fixture *f = *state;

	for (int columns = 1; columns <= 100; columns++) {
		struct page page;

		page_init(&page);
		explain_item(catalogue_find(&f->catalogue, STR("section.actions")), columns, &page);
		for (size_t i = 0; i < page.lines.n; i++) {
			if (page.lines.v[i].role == PAGE_LABEL || columns < 4)
				continue;
			assert_true(text_columns(page.lines.v[i].text) <= columns);
		}
		page_release(&page);
	}
}

static void test_rule(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	fixture_rule(f, "soon",
		     "kind: words\nat: *\nany/0: soon\nexcept/0: sales.new\nstages/0: seed\nneeds_prior: yes\n"
		     "message: {match} is no date\n");
	page_init(&page);
	explain_rule(rule_find(&f->rules, STR("soon")), 77, &page);
	page_text(&page, &out);
	assert_string_equal(out.p,
			    "soon (warning)\n"
			    "  {match} is no date\n"
			    "\nWhy it matters\n  because\n"
			    "\nHow to fix it\n  do\n"
			    "\nLooks at\n  *, but not sales.new; only at Seed; needs the pack of the period before\n"
			    "\nFires on\n  section.highlights: b\n"
			    "\nDoes not fire on\n  section.highlights: g\n");
	assert_int_equal(page.lines.v[0].role, PAGE_TITLE);
	assert_int_equal(page.lines.v[1].role, PAGE_TEXT);
	assert_int_equal(page.lines.v[3].role, PAGE_LABEL);
	page_release(&page);
	buf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_item),
		TEST(test_columns_and_example),
		TEST(test_no_line_is_wider_than_its_page),
		TEST(test_rule),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
