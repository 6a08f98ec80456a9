/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/word_index.h"

static struct str first_words[] = { { "strong", 6 }, { "a number of", 11 }, { "??", 2 }, { "[check", 6 } };
static struct str second_words[] = { { "a number", 8 }, { "strong", 6 } };

struct fixture {
	struct word_index index;
	struct word_hits hits;
	unsigned first, second;
};

static int set_up(void **state)
{
	struct fixture *f = mem_zero(1, sizeof(*f));

	word_index_init(&f->index);
	f->first = word_index_add(&f->index, &(struct str_list){ first_words, COUNT_OF(first_words) });
	f->second = word_index_add(&f->index, &(struct str_list){ second_words, COUNT_OF(second_words) });
	word_index_finish(&f->index);
	word_hits_init(&f->hits, &f->index);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	word_hits_release(&f->hits);
	word_index_release(&f->index);
	free(f);
	return 0;
}

/* All that a list finds in text, apart by bars. */
static void assert_hits(struct fixture *f, unsigned list, const char *text, const char *expected)
{
	struct folded folded;
	struct buf found = BUF_EMPTY;
	const struct word_hit *hit;

	phrase_open(&folded, str_of(text));
	word_index_scan(&f->index, &folded, &f->hits);
	buf_adds(&found, "");
	for (uint32_t cursor = 0; (hit = word_hits_next(&f->hits, list, &cursor));) {
		buf_adds(&found, found.n ? "|" : "");
		buf_add(&found, str_in(str_of(text), hit->at));
	}
	assert_string_equal(found.n ? found.p : "", expected);
	buf_release(&found);
	phrase_close(&folded);
}

static void test_each_list_has_its_own_hits(void **state)
{
	struct fixture *f = *state;

	assert_hits(f, f->first, "A Number\n of strong, STRONG weeks", "A Number\n of|strong|STRONG");
	assert_hits(f, f->second, "A Number\n of strong, STRONG weeks", "A Number|strong|STRONG");
	/* The text before is forgotten. */
	assert_hits(f, f->first, "nothing", "");
	assert_int_equal(word_index_add(&f->index, &(struct str_list){ NULL, 0 }), 0);
}

static void test_whole_words_only(void **state)
{
	struct fixture *f = *state;

	assert_hits(f, f->first, "Armstrong strongest a numbers of", "");
	assert_hits(f, f->second, "übera number", "");
	assert_hits(f, f->first, "(strong)", "strong");
}

static void test_phrases_that_begin_with_a_sign(void **state)
{
	struct fixture *f = *state;

	assert_hits(f, f->first, "3 %[check with Lena], really??yes", "[check|??");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_list_has_its_own_hits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_whole_words_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_phrases_that_begin_with_a_sign, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
