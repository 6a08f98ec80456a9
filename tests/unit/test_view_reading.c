/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "view/reading.h"

/* Readings are made by hand: how a text is read is check/narrative's to test. */
static const char text[] = "Aldgate Lifts, $52k; Brennan \x1B[2J";

static void fill(struct narrative *narrative)
{
	static struct str aliases[] = { { "Aldgate", 7 } };
	struct narrative_entry first = { .name = STR("Aldgate Lifts"),
					 .aliases = aliases,
					 .alias_count = 1,
					 .size = { true, false, STR("$52k"), { 15, 4 } } };
	struct narrative_entry second = { .name = STR("Brennan \x1B[2J") };

	narrative_init(narrative);
	vec_push(&narrative->entries, first);
	vec_push(&narrative->entries, second);
}

static void test_text(void **state)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;

	(void)state;
	fill(&narrative);
	narrative.tam_talk = true;
	narrative.tam_span = (struct span){ 0, 7 };
	reading_text(&narrative, str_of(text), &out);
	assert_string_equal(out.p, "2 named accounts\n"
				   "\n"
				   "Aldgate Lifts (also Aldgate)\n"
				   "  size    \"$52k\" at byte 15\n"
				   "  timing  not found\n"
				   "  gate    not found\n"
				   "\n"
				   "Brennan <1B>[2J\n"
				   "  size    not found\n"
				   "  timing  not found\n"
				   "  gate    not found\n"
				   "\n"
				   "too few named accounts\n"
				   "without a size: Brennan <1B>[2J\n"
				   "without a time: Aldgate Lifts, Brennan <1B>[2J\n"
				   "without a blocking gate: Aldgate Lifts, Brennan <1B>[2J\n"
				   "market-size talk: \"Aldgate\" at byte 0\n");
	buf_release(&out);
	narrative_release(&narrative);
}

static void test_doubt(void **state)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;

	(void)state;
	fill(&narrative);
	narrative.doubtful = 1;
	narrative.entries.v[1].size.open = true;
	reading_text(&narrative, str_of(text), &out);
	assert_non_null(strstr(out.p, "  size    not clear\n"));
	assert_non_null(strstr(out.p, "1 more name that may be an account\n"));
	assert_null(strstr(out.p, "too few"));
	assert_null(strstr(out.p, "without a size"));
	buf_release(&out);
	narrative_release(&narrative);
}

static void test_a_span_outside_the_text_is_not_shown(void **state)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;

	(void)state;
	narrative_init(&narrative);
	narrative.thin_statement = true;
	narrative.thin_span = (struct span){ 2, (size_t)-1 };
	reading_text(&narrative, STR("thin"), &out);
	assert_string_equal(out.p, "0 named accounts\n\nsays openly that the pipeline is thin\n");
	buf_release(&out);
	narrative_release(&narrative);
}

static void test_json(void **state)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;

	(void)state;
	fill(&narrative);
	reading_json(&narrative, STR("dev-1"), false, &out);
	assert_string_equal(
		out.p, "{\"id\":\"dev-1\",\"named_accounts\":[\"Aldgate Lifts\",\"Brennan \\u001b[2J\"],\"accounts\":["
		       "{\"name\":\"Aldgate Lifts\",\"aliases\":[\"Aldgate\"],"
		       "\"size\":{\"text\":\"$52k\",\"span\":{\"start\":15,\"end\":19}},\"timing\":null,\"gate\":null},"
		       "{\"name\":\"Brennan \\u001b[2J\",\"aliases\":[],\"size\":null,\"timing\":null,\"gate\":null}],"
		       "\"too_few_named\":true,\"missing_sizing\":[\"Brennan \\u001b[2J\"],"
		       "\"missing_timing\":[\"Aldgate Lifts\",\"Brennan \\u001b[2J\"],"
		       "\"missing_gate\":[\"Aldgate Lifts\",\"Brennan \\u001b[2J\"],"
		       "\"tam_talk\":false,\"vague_only\":false,\"thin_statement\":false}\n");
	buf_release(&out);
	narrative_release(&narrative);
}

static void test_thin_is_accepted_in_place_of_three_names(void **state)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;

	(void)state;
	narrative_init(&narrative);
	narrative.thin_statement = true;
	reading_json(&narrative, STR(""), false, &out);
	assert_non_null(strstr(out.p, "\"too_few_named\":false"));
	assert_null(strstr(out.p, "\"id\""));
	buf_release(&out);
	narrative_release(&narrative);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_doubt),
		cmocka_unit_test(test_a_span_outside_the_text_is_not_shown),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_thin_is_accepted_in_place_of_three_names),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
