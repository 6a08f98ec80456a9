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

static void needs(const struct item *item, const char *part, bool is_there)
{
	if (!is_there)
		fail_msg("%.*s has no %s", STR_FMT(item->id), part);
}

static void every_item_has_every_part(void **state)
{
	(void)state;
	for (size_t i = 0; i < workspace.catalogue.items.n; i++) {
		const struct item *item = workspace.catalogue.items.v[i];
		bool is_asked = false;

		for (size_t s = 0; s < STAGE_COUNT; s++)
			is_asked = is_asked || item->stages[s] != RELEVANCE_NONE;
		needs(item, "stage", is_asked);
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
		needs(item, "related items", item->related.n > 0);
		needs(item, "basis", item->kind != ITEM_NUMBER || (item->basis.time.n && item->basis.production.n));
		needs(item, "example", item->kind != ITEM_TEXT || !str_is_blank(item->example));
		needs(item, "columns", item->kind != ITEM_TABLE || item->column_count > 0);
		needs(item, "compiled formula", !item->formula_expr.n == !item->expr);
	}
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
	struct str text;
	const struct item *item;
};

struct sentences {
	struct sentence *v;
	size_t n, cap;
};

/* Splits after ". "; folding is not needed to find boilerplate that was copied. */
static void add_sentences(struct sentences *sentences, const struct item *item, struct str text)
{
	while (text.n) {
		size_t end = str_find(text, STR(". "), 0);
		struct sentence sentence = { str_trim(end == STR_NONE ? text : str_sub(text, 0, end)), item };

		if (sentence.text.n)
			vec_push(sentences, sentence);
		text = end == STR_NONE ? STR("") : str_sub(text, end + 2, text.n - end - 2);
	}
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(((const struct sentence *)a)->text, ((const struct sentence *)b)->text);
}

static void no_sentence_stands_twice(void **state)
{
	struct sentences sentences = { NULL, 0, 0 };

	(void)state;
	for (size_t i = 0; i < workspace.catalogue.items.n; i++) {
		const struct item *item = workspace.catalogue.items.v[i];

		add_sentences(&sentences, item, item->what);
		add_sentences(&sentences, item, item->why);
		add_sentences(&sentences, item, item->read);
		add_sentences(&sentences, item, item->write);
		for (size_t p = 0; p < item->pitfalls.n; p++)
			add_sentences(&sentences, item, item->pitfalls.v[p]);
	}
	assert_true(sentences.n > 800);
	qsort(sentences.v, sentences.n, sizeof(*sentences.v), by_text);
	for (size_t i = 1; i < sentences.n; i++)
		if (str_eq(sentences.v[i].text, sentences.v[i - 1].text))
			fail_msg("%.*s and %.*s: %.*s", STR_FMT(sentences.v[i - 1].item->id),
				 STR_FMT(sentences.v[i].item->id), STR_FMT(sentences.v[i].text));
	vec_release(&sentences);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_all_items),
		cmocka_unit_test(every_item_has_every_part),
		cmocka_unit_test(every_related_id_exists),
		cmocka_unit_test(no_sentence_stands_twice),
	};

	return cmocka_run_group_tests(tests, open_catalogue, close_catalogue);
}
