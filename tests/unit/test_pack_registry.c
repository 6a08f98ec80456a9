/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "pack/registry.h"

static struct str aliases[] = { { "Cal", 3 }, { "Orbis", 5 } };
static const struct account known[] = {
	{ .name = { "Orbis Logistik", 14 }, .parent = { "Nordstern Gruppe", 16 } },
	{ .name = { "Calder Bank", 11 }, .aliases = { aliases, 2 }, .parent = { "Calder Group", 12 } },
	{ .name = { "Orbis", 5 } },
	{ .name = { "Smart Art", 9 } },
	{ .name = { "Müller & Söhne", 16 }, .parent = { "Calder Group", 12 } },
};

static void fill(struct registry *registry)
{
	registry_init(registry);
	for (size_t i = 0; i < COUNT_OF(known); i++)
		registry_add(registry, &known[i]);
	registry_finish(registry);
}

static void finds_whole_names(void **state)
{
	struct registry registry;

	(void)state;
	fill(&registry);
	assert_true(str_is(registry_called(&registry, STR("orbis LOGISTIK"))->name, "Orbis Logistik"));
	/* Who comes first in the file is meant, by name or alias. */
	assert_true(str_is(registry_called(&registry, STR("ORBIS"))->name, "Calder Bank"));
	assert_null(registry_called(&registry, STR("Logistik")));
	assert_null(registry_called(&registry, STR("Calder Group")));
	assert_true(str_is(registry_group(&registry, STR("calder group"))->name, "Calder Bank"));
	assert_null(registry_group(&registry, STR("")));
	registry_release(&registry);
	registry_finish(&registry);
	assert_null(registry_called(&registry, STR("Orbis")));
	assert_false(registry_has_words(&registry, STR("orbis")));
	registry_release(&registry);
}

static void finds_words(void **state)
{
	struct registry registry;

	(void)state;
	fill(&registry);
	assert_true(registry_has_words(&registry, STR("logistik")));
	assert_true(registry_has_words(&registry, STR("group calder")));
	assert_true(registry_has_words(&registry, STR("müller")));
	assert_false(registry_has_words(&registry, STR("orbis bank")));
	assert_false(registry_has_words(&registry, STR("logist")));
	/* It stands within the word before it, too. */
	assert_true(registry_has_words(&registry, STR("art")));
	assert_false(registry_has_words(&registry, STR("")));
	registry_release(&registry);
}

static void finds_misspelt_names(void **state)
{
	struct registry registry;

	(void)state;
	fill(&registry);
	assert_true(str_is(registry_misspelt(&registry, STR("oribs"), 1), "Orbis"));
	assert_true(str_is(registry_misspelt(&registry, STR("claderbank"), 2), "Calder Bank"));
	assert_int_equal(registry_misspelt(&registry, STR("claderbank"), 1).n, 0);
	assert_int_equal(registry_misspelt(&registry, STR("xrbis"), 1).n, 0);
	assert_int_equal(registry_misspelt(&registry, STR("orbiss"), 1).n, 0);
	registry_release(&registry);
}

static size_t least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The whole table of distances, and every name. */
static size_t distance(struct str a, struct str b)
{
	static size_t rows[80][80];

	for (size_t i = 0; i <= a.n; i++)
		for (size_t k = 0; k <= b.n; k++) {
			size_t *here = &rows[i][k];

			*here = i && k ? rows[i - 1][k - 1] + (a.p[i - 1] != b.p[k - 1]) : i + k;
			if (i && k)
				*here = least_of(*here, least_of(rows[i - 1][k], rows[i][k - 1]) + 1);
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1])
				*here = least_of(*here, rows[i - 2][k - 2] + 1);
		}
	return rows[a.n][b.n];
}

static struct str by_walking(const struct account *accounts, size_t n, struct str text, size_t slips)
{
	struct str found = STR("");
	size_t best = slips + 1;

	for (size_t i = 0; i < n; i++) {
		struct str name = accounts[i].name;
		size_t gap = name.n && name.p[0] == text.p[0] ? distance(text, name) : best;

		if (gap < best && !(gap == 1 && str_starts(text, name) && str_ends(text, STR("s")))) {
			best = gap;
			found = name;
		}
	}
	return found;
}

/* Names of few letters, so that many are near each other. */
static void put_name(char *out, size_t *n, unsigned *seed)
{
	*n = 0;
	for (size_t length = 3 + (*seed >> 16) % 5; *n < length; ++*n) {
		*seed = *seed * 1103515245 + 12345;
		out[*n] = "abs "[(*seed >> 16) % 4];
	}
	if (out[0] == ' ')
		out[0] = 'a';
}

static void finds_what_walking_finds(void **state)
{
	enum { NAMES = 300, TEXTS = 2000 };
	static char letters[NAMES + TEXTS][8];
	static struct account accounts[NAMES];
	struct registry registry;
	unsigned seed = 7, found = 0;

	(void)state;
	registry_init(&registry);
	for (size_t i = 0; i < NAMES; i++) {
		size_t n;

		put_name(letters[i], &n, &seed);
		accounts[i].name = (struct str){ letters[i], n };
		registry_add(&registry, &accounts[i]);
	}
	registry_finish(&registry);
	for (size_t i = NAMES; i < NAMES + TEXTS; i++) {
		size_t n, slips = 1 + i % 2;
		struct str text, walked, got;

		put_name(letters[i], &n, &seed);
		text = (struct str){ letters[i], n };
		walked = by_walking(accounts, NAMES, text, slips);
		got = registry_misspelt(&registry, text, slips);
		found += got.n > 0;
		if (!str_eq(walked, got))
			fail_msg("'%.*s': '%.*s', not '%.*s'", STR_FMT(text), STR_FMT(got), STR_FMT(walked));
	}
	assert_true(found > TEXTS / 2 && found < TEXTS);
	registry_release(&registry);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_whole_names),
		cmocka_unit_test(finds_words),
		cmocka_unit_test(finds_misspelt_names),
		cmocka_unit_test(finds_what_walking_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
