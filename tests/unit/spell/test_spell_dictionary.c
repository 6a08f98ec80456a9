/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "spell/dictionary.h"

#include <setjmp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const files[] = { "de_AT.aff", "de_AT.dic", "en_GB.aff", "en_GB.dic",
				     "en_US.aff", "en_US.dic", "fr_FR.dic", "hyph_it_IT.dic" };

static int set_up(void **state)
{
	static char directory[] = "dictionaries-XXXXXX";

	if (!mkdtemp(directory))
		return -1;
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct buf path = BUF_EMPTY;
		FILE *file;

		buf_printf(&path, "%s/%s", directory, files[i]);
		file = fopen(path.p, "w");
		if (!file || fputs("SET UTF-8\n", file) < 0 || fclose(file))
			return -1;
		buf_release(&path);
	}
	*state = directory;
	return 0;
}

static int tear_down(void **state)
{
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct buf path = BUF_EMPTY;

		buf_printf(&path, "%s/%s", (const char *)*state, files[i]);
		unlink(path.p);
		buf_release(&path);
	}
	return rmdir(*state);
}

static void assert_finds(const char *directory, const char *language, const char *name)
{
	struct buf aff = BUF_EMPTY, dic = BUF_EMPTY, expected = BUF_EMPTY;
	bool found = dictionary_find(directory, language, &aff, &dic);

	assert_int_equal(found, name != NULL);
	if (name) {
		buf_printf(&expected, "%s/%s.aff", directory, name);
		assert_string_equal(aff.p, expected.p);
		buf_clear(&expected);
		buf_printf(&expected, "%s/%s.dic", directory, name);
		assert_string_equal(dic.p, expected.p);
	}
	buf_release(&aff);
	buf_release(&dic);
	buf_release(&expected);
}

static void a_language_finds_its_dictionary_or_a_relative(void **state)
{
	assert_finds(*state, "en_GB", "en_GB");
	assert_finds(*state, "en-GB", "en_GB");
	assert_finds(*state, "en", "en_US");
	assert_finds(*state, "en_NZ", "en_US");
	assert_finds(*state, "de_DE", "de_AT");
}

static void half_a_dictionary_is_none(void **state)
{
	assert_finds(*state, "fr_FR", NULL);
	assert_finds(*state, "it", NULL);
	assert_finds("nowhere", "en_US", NULL);
}

static void a_language_is_no_path(void **state)
{
	assert_finds(*state, "../en_US", NULL);
	assert_finds(*state, "", NULL);
	assert_finds(*state, "en_US.aff/..", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_language_finds_its_dictionary_or_a_relative),
		cmocka_unit_test(half_a_dictionary_is_none),
		cmocka_unit_test(a_language_is_no_path),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
