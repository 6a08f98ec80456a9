/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/words.h"
#include "scratch.h"

static void words_are_added_once(void **unused)
{
	struct error error = ERROR_NONE;
	struct words words;

	(void)unused;
	words_init(&words);
	assert_true(words_load(&words, folder, &error));
	assert_int_equal(words.list.n, 0);
	assert_true(words_add(folder, STR("RouteBoard"), &error));
	assert_true(words_add(folder, STR("na\xC3\xAFve"), &error));
	assert_true(words_add(folder, STR("RouteBoard"), &error));
	assert_true(words_load(&words, folder, &error));
	assert_int_equal(words.list.n, 2);
	assert_string_equal(words.list.v[0], "RouteBoard");
	assert_string_equal(words.list.v[1], "na\xC3\xAFve");
	words_release(&words);
	error_release(&error);
}

static void comments_and_blank_lines_are_kept(void **unused)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;

	(void)unused;
	file_join(&path, str_of(folder), STR(WORDS_FILE));
	assert_true(file_replace(path.p, STR("# ours\n\nalpha"), NULL, &error));
	assert_true(words_add(folder, STR("beta"), &error));
	assert_true(file_read(path.p, WORDS_FILE_LIMIT, &text, NULL, &error));
	assert_string_equal(text.p, "# ours\n\nalpha\nbeta\n");
	buf_release(&text);
	buf_release(&path);
	error_release(&error);
}

static void no_word_no_line(void **unused)
{
	struct error error = ERROR_NONE;

	(void)unused;
	assert_false(words_add(folder, STR(""), &error));
	assert_false(words_add(folder, STR("a\nb"), &error));
	assert_false(words_add(folder, STR("#a"), &error));
	assert_false(words_add(folder, STR("\xFF"), &error));
	error_release(&error);
}

/* While another one is at it nothing is written past him: under load, that once lost a word that was said to be learned. */
static void a_held_list_is_left_alone(void **unused)
{
	struct error error = ERROR_NONE;
	struct words words;
	int held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	(void)unused;
	assert_int_equal(flock(held, LOCK_EX), 0);
	assert_false(words_add(folder, STR("late"), &error));
	words_init(&words);
	assert_true(words_load(&words, folder, &error));
	assert_int_equal(words.list.n, 0);
	close(held);
	assert_true(words_add(folder, STR("late"), &error));
	assert_true(words_load(&words, folder, &error));
	assert_int_equal(words.list.n, 1);
	words_release(&words);
	error_release(&error);
}

/*
 * Four processes learn at once: not one word is lost. Who does not get his turn is told and asks again, as a person would, so
 * that the test does not depend on how busy the machine is.
 */
static void two_editors_lose_no_word(void **unused)
{
	enum { EDITORS = 4, WORDS = 25 };
	struct error error = ERROR_NONE;
	struct words words;

	(void)unused;
	for (int i = 0; i < EDITORS; i++)
		if (fork() == 0) {
			for (int j = 0; j < WORDS; j++) {
				char word[32];

				snprintf(word, sizeof(word), "word%c%c", 'a' + i, 'a' + j);
				while (!words_add(folder, str_of(word), &error))
					if (!strstr(error_text(&error), "somebody else"))
						_exit(1);
			}
			_exit(0);
		}
	for (int i = 0; i < EDITORS; i++) {
		int status;

		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	words_init(&words);
	assert_true(words_load(&words, folder, &error));
	assert_int_equal(words.list.n, EDITORS * WORDS);
	words_release(&words);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words_are_added_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(comments_and_blank_lines_are_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_word_no_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_held_list_is_left_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_editors_lose_no_word, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
