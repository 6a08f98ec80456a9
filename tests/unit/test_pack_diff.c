/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "pack/diff.h"

/* "sales.new/actual 3k>4k; +section.risks/2; …" */
static void print(struct fixture *f, struct buf *out)
{
	static const char marks[] = { [DIFF_CHANGED] = '~', [DIFF_ADDED] = '+', [DIFF_REMOVED] = '-' };
	struct diff diff;

	diff_init(&diff);
	diff_run(&diff, &f->catalogue, &f->prior, &f->pack);
	buf_adds(out, "");
	for (size_t i = 0; i < diff.changes.n; i++) {
		const struct diff_change *change = &diff.changes.v[i];

		buf_printf(out, "%c%.*s/%u-%u/%.*s %.*s>%.*s; ", marks[change->kind], STR_FMT(change->item),
			   change->old_row, change->new_row, STR_FMT(change->field), STR_FMT(change->old),
			   STR_FMT(change->new));
	}
	diff_release(&diff);
}

static void assert_diff(struct fixture *f, const char *expected)
{
	struct buf out = BUF_EMPTY;

	print(f, &out);
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
}

static void test_nothing(void **state)
{
	assert_diff(*state, "");
}

static void test_leaves(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "sales.new/actual", "3k");
	fixture_set_prior(f, "sales.lost/actual", "1k\n");
	fixture_set(f, "sales.new/actual", "4k");
	fixture_set(f, "sales.lost/actual", "1k");
	fixture_set(f, "sales.lost/forecast", "2k");
	assert_diff(f, "~sales.new/0-0/actual 3k>4k; +sales.lost/0-0/forecast >2k; ");
}

static void test_rows_are_told_by_their_key(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "section.risks/1/risk", "Only one engineer knows the solver");
	fixture_set_prior(f, "section.risks/1/owner", "Mara");
	fixture_set_prior(f, "section.risks/2/risk", "Prices fall");
	fixture_set(f, "section.risks/7/risk", "prices fall");
	fixture_set(f, "section.risks/7/owner", "Priya");
	fixture_set(f, "section.risks/8/risk", "Only one engineer knows the routing solver");
	fixture_set(f, "section.risks/8/owner", "Mara");
	fixture_set(f, "section.risks/9/risk", "A new law");
	assert_diff(f, "~section.risks/2-7/risk Prices fall>prices fall; +section.risks/2-7/owner >Priya; "
		       "~section.risks/1-8/risk Only one engineer knows the solver>Only one engineer knows the routing "
		       "solver; +section.risks/0-9/ >; ");
}

struct deal {
	const char *name, *amount, *note; /* empty: not told */
};

static void put_deal(struct fixture *f, void (*set)(struct fixture *, const char *, const char *), unsigned row,
		     struct deal deal)
{
	const char *const cells[][2] = { { "name", deal.name }, { "amount", deal.amount }, { "note", deal.note } };

	for (size_t i = 0; i < COUNT_OF(cells); i++) {
		char address[40];

		snprintf(address, sizeof(address), "section.deals/%u/%s", row, cells[i][0]);
		if (*cells[i][1])
			set(f, address, cells[i][1]);
	}
}

/* Of two deals with one customer the first was won and is gone: the other goes on the other, whatever its amount. */
static void test_rows_of_one_key_are_told_by_their_next_words(void **state)
{
	struct fixture *f = *state;

	put_deal(f, fixture_set_prior, 1, (struct deal){ "Fernhill", "5k", "Seats for Lyon" });
	put_deal(f, fixture_set_prior, 2, (struct deal){ "Fernhill", "6k", "Routing module" });
	put_deal(f, fixture_set, 1, (struct deal){ "fernhill", "5k", "routing module" });
	assert_diff(f, "~section.deals/2-1/name Fernhill>fernhill; ~section.deals/2-1/amount 6k>5k; "
		       "~section.deals/2-1/note Routing module>routing module; -section.deals/1-0/ >; ");
}

/* A new deal stands before the one that was there; in other words it is still that one. */
static void test_rows_of_one_key_are_told_by_alike_words(void **state)
{
	struct fixture *f = *state;

	put_deal(f, fixture_set_prior, 1, (struct deal){ "Fernhill", "", "Routing module for two depots" });
	put_deal(f, fixture_set, 1, (struct deal){ "Fernhill", "", "Seats in Lyon" });
	put_deal(f, fixture_set, 2, (struct deal){ "Fernhill", "", "Routing module for three depots" });
	put_deal(f, fixture_set, 3, (struct deal){ "Ostrava", "", "Routing module for two depots" });
	assert_diff(f, "+section.deals/0-1/ >; ~section.deals/1-2/note Routing module for two depots>Routing module "
		       "for three depots; +section.deals/0-3/ >; ");
}

/* Nothing but the key is said: the first goes on the first. */
static void test_rows_of_one_key_without_next_words(void **state)
{
	struct fixture *f = *state;

	put_deal(f, fixture_set_prior, 1, (struct deal){ "Fernhill", "5k", "" });
	put_deal(f, fixture_set_prior, 2, (struct deal){ "Fernhill", "6k", "" });
	put_deal(f, fixture_set, 1, (struct deal){ "Fernhill", "7k", "" });
	put_deal(f, fixture_set, 2, (struct deal){ "Fernhill", "8k", "Seats" });
	assert_diff(f, "~section.deals/1-1/amount 5k>7k; ~section.deals/2-2/amount 6k>8k; "
		       "+section.deals/2-2/note >Seats; ");
}

static void test_rows_that_went(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "section.risks/1/risk", "Prices fall");
	assert_diff(f, "-section.risks/1-0/ >; ");
}

static void test_what_the_catalogue_does_not_know(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "else.where/actual", "1");
	fixture_set_prior(f, "else.there/actual", "2");
	assert_diff(f, "+else.where/0-0/actual >1; -else.there/0-0/actual 2>; ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing),
		TEST(test_leaves),
		TEST(test_rows_are_told_by_their_key),
		TEST(test_rows_of_one_key_are_told_by_their_next_words),
		TEST(test_rows_of_one_key_are_told_by_alike_words),
		TEST(test_rows_of_one_key_without_next_words),
		TEST(test_rows_that_went),
		TEST(test_what_the_catalogue_does_not_know),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
