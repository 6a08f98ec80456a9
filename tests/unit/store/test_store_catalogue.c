/* SPDX-License-Identifier: MIT */
/* The catalogue that ships: every item is complete, every reference leads somewhere, no sentence stands twice. */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/store.h"

static struct workspace workspace;

static int open_catalogue(void **state)
{
	struct error error = ERROR_NONE;

	(void)state;
	workspace_init(&workspace);
	if (!workspace_open_catalogue(&workspace, NULL, &error))
		fail_msg("%s", error_text(&error));
	return 0;
}

static int close_catalogue(void **state)
{
	(void)state;
	workspace_release(&workspace);
	return 0;
}

static size_t count_domain(const char *domain)
{
	size_t n = 0;

	for (size_t i = 0; i < workspace.catalogue.items.n; i++)
		n += str_is(workspace.catalogue.items.v[i]->domain, domain);
	return n;
}

static void has_all_items(void **state)
{
	(void)state;
	/* The 207 known KPIs and ours. */
	assert_int_equal(count_domain("customers"), 94);
	assert_int_equal(count_domain("sales"), 54);
	assert_int_equal(count_domain("finance"), 74);
	assert_int_equal(count_domain("hr"), 33);
	assert_int_equal(count_domain("fundraising"), 26);
	assert_int_equal(count_domain("product"), 18);
	assert_int_equal(count_domain("section"), 10);
	assert_non_null(catalogue_find(&workspace.catalogue, STR("operations.rule_of_40")));
}

/* All gaps are told at once: an author mends a catalogue, not an item. */
static size_t gaps;

static void needs(const struct item *item, const char *part, bool is_there)
{
	if (is_there)
		return;
	gaps++;
	print_error("%.*s has no %s\n", STR_FMT(item->id), part);
}

/* Every expression, of every case, is worked by hand at least once. */
static void needs_worked(const struct item *item)
{
	if (item->case_count == 0)
		needs(item, "worked example", item->formula_expr.n == 0 || item->worked_count > 0);
	for (size_t i = 0; i < item->case_count; i++) {
		bool is_worked = item->cases[i].expr_text.n == 0;

		for (size_t k = 0; k < item->worked_count; k++)
			is_worked = is_worked || str_eq(item->worked[k].case_name, item->cases[i].name);
		needs(item, item->cases[i].name.p, is_worked);
	}
}

static void needs_policy(const struct item *item)
{
	needs(item, "inclusion rules", item->policy.includes.n > 0);
	needs(item, "exclusion rules", item->policy.excludes.n > 0);
	needs(item, "edge cases", item->policy.edge_cases.n > 0);
	needs(item, "checks", item->policy.checks.n > 0);
	needs(item, "miscomputations", item->kind != ITEM_NUMBER || item->policy.miscomputed.n > 0);
}

static void needs_every_part(const struct item *item)
{
	bool is_asked = false;

	for (size_t s = 0; s < STAGE_COUNT; s++)
		is_asked = is_asked || item->stages[s] != RELEVANCE_NONE;
	needs(item, "stage", is_asked);
	needs(item, "hint", !str_is_blank(item->hint));
	needs(item, "definition", !str_is_blank(item->what));
	needs(item, "reason", !str_is_blank(item->why));
	needs(item, "reading", !str_is_blank(item->read));
	needs(item, "advice for writing", !str_is_blank(item->write));
	needs(item, "formula", !str_is_blank(item->formula));
	needs(item, "owner", item->owners.n > 0);
	needs(item, "source", !str_is_blank(item->source.name) && !str_is_blank(item->source.date));
	needs(item, "section of its published source",
	      item->source.tier == TIER_EDITORIAL || !str_is_blank(item->source.section));
	needs(item, "pitfalls", item->pitfalls.n >= 2);
	needs(item, "questions", item->questions.n > 0);
	needs(item, "related items", item->related.n > 0);
	needs(item, "basis", item->kind != ITEM_NUMBER || (item->basis.time.n && item->basis.production.n));
	needs(item, "example", !str_is_blank(item->example));
	needs(item, "weak example", !str_is_blank(item->weak));
	needs(item, "columns", item->kind != ITEM_TABLE || item->column_count > 0);
	needs(item, "compiled formula", !item->formula_expr.n == !item->expr);
	needs_policy(item);
	needs_worked(item);
}

static void every_item_has_every_part(void **state)
{
	(void)state;
	gaps = 0;
	for (size_t i = 0; i < workspace.catalogue.items.n; i++)
		needs_every_part(workspace.catalogue.items.v[i]);
	if (gaps)
		fail_msg("%zu gaps", gaps);
}

static void every_related_id_exists(void **state)
{
	(void)state;
	for (size_t i = 0; i < workspace.catalogue.items.n; i++) {
		const struct item *item = workspace.catalogue.items.v[i];

		for (size_t r = 0; r < item->related.n; r++)
			if (!catalogue_find(&workspace.catalogue, item->related.v[r]))
				fail_msg("%.*s names %.*s", STR_FMT(item->id), STR_FMT(item->related.v[r]));
	}
}

struct sentence {
	struct str text, from; /* from: the id of an item, an activity or a convention */
};

struct sentences {
	struct sentence *v;
	size_t n, cap;
};

/* Splits after ". "; folding is not needed to find boilerplate that was copied. */
static void add_sentences(struct sentences *sentences, struct str from, struct str text)
{
	while (text.n) {
		size_t end = str_find(text, STR(". "), 0);
		struct sentence sentence = { str_trim(end == STR_NONE ? text : str_sub(text, 0, end)), from };

		/* One word ("EUR", the number of a list) is no sentence. */
		if (str_find_char(sentence.text, ' ', 0) != STR_NONE)
			vec_push(sentences, sentence);
		text = end == STR_NONE ? STR("") : str_sub(text, end + 2, text.n - end - 2);
	}
}

static void add_list(struct sentences *sentences, struct str from, const struct str_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		add_sentences(sentences, from, list->v[i]);
}

static void add_item(struct sentences *sentences, const struct item *item)
{
	const struct str texts[] = { item->hint,  item->what,    item->why, item->read,
				     item->write, item->example, item->weak };
	const struct str_list *const lists[] = { &item->pitfalls,          &item->questions,
						 &item->policy.includes,   &item->policy.excludes,
						 &item->policy.edge_cases, &item->policy.miscomputed,
						 &item->policy.checks };

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		add_sentences(sentences, item->id, texts[i]);
	for (size_t i = 0; i < COUNT_OF(lists); i++)
		add_list(sentences, item->id, lists[i]);
}

static void add_others(struct sentences *sentences, const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->activities.n; i++) {
		const struct activity *activity = catalogue->activities.v[i];

		add_sentences(sentences, activity->id, activity->what);
		add_list(sentences, activity->id, &activity->when);
		add_list(sentences, activity->id, &activity->steps);
	}
	for (size_t i = 0; i < catalogue->conventions.n; i++) {
		const struct convention *convention = catalogue->conventions.v[i];

		add_sentences(sentences, convention->id, convention->question);
		for (size_t k = 0; k < convention->choice_count; k++)
			add_sentences(sentences, convention->id, convention->choices[k].text);
	}
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(((const struct sentence *)a)->text, ((const struct sentence *)b)->text);
}

static void no_sentence_stands_twice(void **state)
{
	const struct catalogue *catalogue = &workspace.catalogue;
	struct sentences sentences = { NULL, 0, 0 };
	size_t twins = 0;

	(void)state;
	for (size_t i = 0; i < catalogue->items.n; i++)
		add_item(&sentences, catalogue->items.v[i]);
	add_others(&sentences, catalogue);
	assert_true(sentences.n > 7000);
	qsort(sentences.v, sentences.n, sizeof(*sentences.v), by_text);
	for (size_t i = 1; i < sentences.n; i++) {
		const struct sentence *one = &sentences.v[i - 1], *other = &sentences.v[i];

		if (!str_eq(one->text, other->text))
			continue;
		twins++;
		print_error("%.*s and %.*s: %.*s\n", STR_FMT(one->from), STR_FMT(other->from), STR_FMT(one->text));
	}
	vec_release(&sentences);
	if (twins)
		fail_msg("%zu sentences stand twice", twins);
}

/* A choice that changes no formula and no text would be a question without an answer. */
static void every_convention_bears_on_items(void **state)
{
	const struct catalogue *catalogue = &workspace.catalogue;

	(void)state;
	assert_true(catalogue->conventions.n >= 7);
	for (size_t i = 0; i < catalogue->conventions.n; i++) {
		size_t n = 0;

		for (size_t k = 0; k < catalogue->items.n; k++)
			n += convention_affects(catalogue->conventions.v[i], catalogue->items.v[k]);
		assert_true(n > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_all_items),
		cmocka_unit_test(every_item_has_every_part),
		cmocka_unit_test(every_related_id_exists),
		cmocka_unit_test(no_sentence_stands_twice),
		cmocka_unit_test(every_convention_bears_on_items),
	};

	return cmocka_run_group_tests(tests, open_catalogue, close_catalogue);
}
