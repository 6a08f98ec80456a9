/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/known.h"
#include "prose_fixture.h"

/* The names that begin anywhere in the text, parted by bars: with their kinds when asked for, else those that stand. */
static void assert_known(const char *text, bool kinds, const char *expected)
{
	struct fixture fixture;
	struct buf out = BUF_EMPTY;

	fixture_read(&fixture, text);
	for (size_t i = 0; i < fixture.tokens.list.n; i++) {
		const struct token *token = token_at(&fixture.tokens, i);

		if (!token->known || (!kinds && !known_stands(&fixture.tokens, i, i + token->known_n, false)))
			continue;
		buf_printf(&out, "%s%.*s", out.n ? "|" : "", STR_FMT(fixture_text(&fixture, i, i + token->known_n)));
		if (kinds)
			buf_printf(&out, " %u", token->known);
		i += token->known_n - 1U;
	}
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
	fixture_release(&fixture);
}

static void test_whole_names(void **state)
{
	(void)state;
	assert_known("Trumpf, SAP and Target", true, "Trumpf 1|SAP 4|Target 2");
	assert_known("for MTU Aero Engines and Legal & General's desk", true, "MTU Aero Engines 1|Legal & General's 1");
	assert_known("Marks and Spencer, J. Crew, St. Jude, U.S. Bank", true,
		     "Marks and Spencer 1|J. Crew 1|St. Jude 1|U.S. Bank 1");
	assert_known("Siemens Healthineers is not Siemens", true, "Siemens Healthineers 1|Siemens 1");
	assert_known("a quiet quarter at Fernhill Systems", true, "");
}

static void test_small_letters(void **state)
{
	(void)state;
	assert_known("apollo tyres and elbit want, not target or next", true, "apollo tyres 1|elbit 1");
	assert_known("we go deeper at black hills, not at Black Hills", true, "Black Hills 2");
}

static void test_owner(void **state)
{
	(void)state;
	assert_known("Trumpf's order, Sainsbury's order", true, "Trumpf's 1|Sainsbury's 1");
}

static void test_words_need_support(void **state)
{
	(void)state;
	assert_known("Target close is May. Next we ask. Orange.", false, "");
	assert_known("Target wants labels. We go deeper at Gap and Next.", false, "Target|Gap|Next");
	assert_known("Das Depot ist leer und der Adler fliegt", false, "");
	assert_known("We integrate with SAP. SAP wants eleven licences.", false, "SAP");
}

/* First names and nouns that firms are called by as well: what they do, people do too. */
static void test_first_names(void **state)
{
	(void)state;
	assert_known("Lilly asked for the slides. Heinz wants a call. Der Weg ist offen.", false, "");
	assert_known("Lilly wants two more plants for €90k in May. Otto asked.", false, "Lilly");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole_names), cmocka_unit_test(test_small_letters),
		cmocka_unit_test(test_owner),       cmocka_unit_test(test_words_need_support),
		cmocka_unit_test(test_first_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
