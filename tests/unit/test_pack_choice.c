/* SPDX-License-Identifier: MIT */
/*
 * Tests: pack/choice
 */
#include "check_fixture.h"

#include "pack/choice.h"

static void turn(struct fixture *fixture, struct choice_of of, bool is_asked)
{
	struct choice choice;

	assert_true(choice_turn(&fixture->company, of, is_asked, &choice));
	choice_take(&fixture->company, choice_id(of), choice);
	assert_true(choice_is_asked(&fixture->company, &fixture->catalogue, of) == is_asked);
}

static void test_an_item_goes_and_comes_back(void **state)
{
	struct fixture *fixture = *state;
	struct item *item = (struct item *)catalogue_find(&fixture->catalogue, STR("sales.new"));
	struct choice_of of = choice_of(item, item->domain);

	turn(fixture, of, false);
	assert_true(choice_now(&fixture->company, item->id).is_dropped);
	assert_int_equal(choice_count(&fixture->company, &fixture->catalogue, choice_of(NULL, item->domain)), 5);
	turn(fixture, of, true);
	assert_int_equal(fixture->company.add.n + fixture->company.drop.n, 0);
	/* Whom neither the stage nor the domain asks for is asked for by name. */
	item->stages[STAGE_SERIES_A] = RELEVANCE_NONE;
	turn(fixture, of, true);
	assert_true(choice_now(&fixture->company, item->id).is_added);
	turn(fixture, of, false);
	turn(fixture, choice_of(NULL, item->domain), false);
	turn(fixture, of, true);
	assert_int_equal(choice_count(&fixture->company, &fixture->catalogue, choice_of(NULL, item->domain)), 1);
}

static void test_a_round_goes_as_a_whole(void **state)
{
	struct fixture *fixture = *state;
	struct item *item = (struct item *)catalogue_find(&fixture->catalogue, STR("sales.margin"));
	struct choice_of of;

	item->domain = STR(COMPANY_ROUND);
	of = choice_of(item, item->domain);
	assert_null(of.item);
	assert_str(choice_id(of), COMPANY_ROUND);
	turn(fixture, of, false);
	assert_int_equal(company_asks(&fixture->company, item), RELEVANCE_NONE);
	turn(fixture, of, true);
	assert_int_equal(fixture->company.add.n + fixture->company.drop.n, 0);
	item->stages[STAGE_SERIES_A] = RELEVANCE_NONE;
	turn(fixture, of, true);
	assert_int_equal(company_asks(&fixture->company, item), RELEVANCE_CORE);
}

static void test_a_level_of_its_own_is_stronger(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item = catalogue_find(&fixture->catalogue, STR("sales.new"));
	struct own_item own = { .id = item->id, .has_level = true, .level = RELEVANCE_CORE };
	struct choice choice;

	vec_push(&fixture->company.items, own);
	assert_false(choice_turn(&fixture->company, choice_of(item, item->domain), false, &choice));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_an_item_goes_and_comes_back),
		TEST(test_a_round_goes_as_a_whole),
		TEST(test_a_level_of_its_own_is_stronger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
