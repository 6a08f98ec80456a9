/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include <locale.h>

#include "view/manual.h"

static void test_text_is_no_markup(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_rule(f, "dots", "kind: words\nat: *\nany/0: soon\nmessage: .Sh broken \\fB\n");
	manual_checks(&f->rules, &out);
	assert_non_null(strstr(out.p, ".It Sy dots\n.Pq warning .\n\\&.Sh broken \\efB\n"));
	assert_non_null(strstr(out.p, ".Em Why :\nbecause\n"));
	assert_non_null(strstr(out.p, ".Em Fix :\ndo\n"));
	assert_non_null(strstr(out.p, ".Em Looks at :\n*\n"));
	buf_release(&out);
}

static void test_a_whole_page(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_rule(f, "own", "kind: required\nat: *\n");
	fixture_rule(f, "ours", "kind: required\nfamily: Text\nat: *\n");
	manual_checks(&f->rules, &out);
	assert_true(str_starts(buf_str(&out), STR(".\\\" Written by boardpack manual checks: do not edit.\n.Dd ")));
	assert_non_null(strstr(out.p, ".It Em named account\n"));
	assert_non_null(strstr(out.p, ".Ss Own checks\n.Bl -tag -width Ds\n.It Sy own\n"));
	assert_non_null(strstr(out.p, ".Ss Text\n.Bl -tag -width Ds\n.It Sy ours\n"));
	assert_true(str_ends(buf_str(&out), STR(".Xr boardpack-rules 5\n")));
	buf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_text_is_no_markup),
		TEST(test_a_whole_page),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
