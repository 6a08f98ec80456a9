/* SPDX-License-Identifier: MIT */
/*
 * Tests: spell/service and, through it, spell/worker
 */
#include "base/base.h"

#include "spell/service.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* A dictionary of our own: what the system has installed must not decide about a test. */
static const char aff[] = "SET ISO8859-1\nTRY esianrtolcdugmphbyfvkwz'\nSFX S Y 1\nSFX S 0 s .\n";
static const char dic[] = "5\nhouse/S\nboard\ncaf\xe9\ndon't\nreport/S\n";

static const char german_aff[] = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n";
static const char german_dic[] = "3\nhauses\nk\xc3\xa4se\nquartal\n";

static int64_t now; /* the service's clock: patience is tested without waiting */

static int64_t read_clock(void *data)
{
	(void)data;
	return now;
}

static const struct clock test_clock = { read_clock, read_clock, NULL };

static void write_file(const char *name, const char *text, size_t n)
{
	FILE *file = fopen(name, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
	static char directory[] = "speller-XXXXXX";

	if (!mkdtemp(directory) || chdir(directory) < 0)
		return -1;
	write_file("en_US.aff", aff, sizeof(aff) - 1);
	write_file("en_US.dic", dic, sizeof(dic) - 1);
	write_file("de_DE.aff", german_aff, sizeof(german_aff) - 1);
	write_file("de_DE.dic", german_dic, sizeof(german_dic) - 1);
	*state = directory;
	return 0;
}

static int tear_down(void **state)
{
	unlink("en_US.aff");
	unlink("en_US.dic");
	unlink("de_DE.aff");
	unlink("de_DE.dic");
	return chdir("..") < 0 ? -1 : rmdir(*state);
}

/* Pumps as the loop does, until done(): each turn waits for an answer, none for a time. */
static bool pump_until(const struct speller *speller, bool (*done)(const struct speller *))
{
	while (!done(speller)) {
		struct pollfd wait = { speller->fd(speller->data), POLLIN, 0 };

		speller->pump(speller->data);
		if (done(speller))
			return true;
		if (speller->fd(speller->data) < 0 || poll(&wait, 1, 20000) <= 0)
			return false;
	}
	return true;
}

static bool is_loaded(const struct speller *speller)
{
	return speller->is_ready(speller->data);
}

static bool knows_hause(const struct speller *speller)
{
	return !speller->is_right(speller->data, STR("hause"));
}

static bool is_gone(const struct speller *speller)
{
	return speller->fd(speller->data) < 0;
}

static bool is_right(const struct speller *speller, const char *word)
{
	return speller->is_right(speller->data, str_of(word));
}

static struct service *start(const char *languages)
{
	struct buf program = BUF_EMPTY;
	struct service *service;

	buf_printf(&program, "%s/boardpack-spell", getenv("BUILD"));
	service = service_start(program.p, ".", languages, &test_clock);
	buf_release(&program);
	return service;
}

static void without_the_program_every_word_is_right(void **state)
{
	static const char *const programs[] = { NULL, "/nowhere/boardpack-spell" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(programs); i++) {
		struct service *service = service_start(programs[i], ".", "en_US", &test_clock);
		struct speller speller = service_speller(service);

		assert_true(is_gone(&speller));
		assert_true(is_right(&speller, "hause"));
		assert_int_equal(service_child(service), 0);
		service_stop(service);
	}
}

static void words_are_judged_when_the_answers_come(void **state)
{
	struct service *service = start("en_US");
	struct speller speller = service_speller(service);

	(void)state;
	/* before the dictionary is there nothing is wrong, and nothing waits */
	assert_true(is_right(&speller, "caf\xc3\xa8"));
	assert_true(is_right(&speller, "houses"));
	assert_true(is_right(&speller, "don\xe2\x80\x99t"));
	assert_true(is_right(&speller, "\xe6\xbc\xa2\xe5\xad\x97"));
	assert_true(is_right(&speller, "hause"));
	assert_true(speller.is_open(speller.data, STR("houses")));
	assert_true(speller.is_open(speller.data, STR("neverasked")));
	assert_false(speller.is_open(speller.data, STR("Q3")));
	assert_true(pump_until(&speller, is_loaded));
	assert_true(pump_until(&speller, knows_hause)); /* the last one asked: all are answered */
	assert_true(is_right(&speller, "houses"));
	assert_false(speller.is_open(speller.data, STR("houses")));
	assert_true(is_right(&speller, "don\xe2\x80\x99t"));
	assert_false(is_right(&speller, "caf\xc3\xa8"));
	/* letters the dictionary's encoding does not have */
	assert_false(is_right(&speller, "\xe6\xbc\xa2\xe5\xad\x97"));
	service_stop(service);
}

static void names_codes_and_numbers_are_not_judged(void **state)
{
	static const char *const words[] = { "ARR", "Q3x", "SaaS", "x", "GitHub", "a_b", "", "\xff\xfe" };
	struct service *service = start("en_US");
	struct speller speller = service_speller(service);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		assert_true(is_right(&speller, words[i]));
	assert_true(pump_until(&speller, is_loaded));
	assert_true(pump_until(&speller, knows_hause));
	for (size_t i = 0; i < COUNT_OF(words); i++)
		assert_true(is_right(&speller, words[i]));
	service_stop(service);
}

static void learned_words_are_right_at_once(void **state)
{
	struct service *service = start("en_US");
	struct speller speller = service_speller(service);

	(void)state;
	assert_true(pump_until(&speller, is_loaded));
	assert_true(pump_until(&speller, knows_hause));
	speller.learn(speller.data, STR("Lumen hause"));
	assert_true(is_right(&speller, "hause"));
	assert_true(is_right(&speller, "Hause"));
	assert_true(is_right(&speller, "Lumen"));
	assert_true(is_right(&speller, "Lumen's"));
	assert_true(is_right(&speller, "Lumen\xe2\x80\x99s"));
	service_stop(service);
}

static struct speller_suggestions suggested;
static struct arena arena;

static bool has_suggestions(const struct speller *speller)
{
	speller->suggest(speller->data, STR("hause"), &arena, &suggested);
	return !suggested.is_pending;
}

static void suggestions_come_later(void **state)
{
	struct service *service = start("en_US");
	struct speller speller = service_speller(service);

	(void)state;
	arena_init(&arena);
	speller.suggest(speller.data, STR("hause"), &arena, &suggested);
	assert_true(suggested.is_pending);
	assert_int_equal(suggested.n, 0);
	assert_true(pump_until(&speller, has_suggestions));
	assert_true(suggested.n >= 1);
	assert_true(str_is(suggested.v[0], "house"));
	arena_release(&arena);
	service_stop(service);
}

/* The first dictionary has another encoding than the second; the third language has none, and one is named twice. */
static void a_word_is_right_when_any_language_knows_it(void **state)
{
	struct service *service = start("en_US de_DE xx_XX en");
	struct speller speller = service_speller(service);
	bool english = false, german = false;

	(void)state;
	arena_init(&arena);
	assert_true(is_right(&speller, "houses"));
	assert_true(is_right(&speller, "quartal"));
	assert_true(is_right(&speller, "k\xc3\xa4se"));
	assert_true(is_right(&speller, "kase"));
	assert_true(is_right(&speller, "hause"));
	assert_true(pump_until(&speller, is_loaded));
	assert_true(pump_until(&speller, knows_hause));
	assert_true(is_right(&speller, "houses"));
	assert_true(is_right(&speller, "quartal"));
	assert_true(is_right(&speller, "k\xc3\xa4se"));
	assert_false(is_right(&speller, "kase"));
	assert_true(pump_until(&speller, has_suggestions));
	for (size_t i = 0; i < suggested.n; i++) {
		english = english || str_is(suggested.v[i], "house");
		german = german || str_is(suggested.v[i], "hauses");
		for (size_t j = 0; j < i; j++)
			assert_false(str_eq(suggested.v[i], suggested.v[j]));
	}
	assert_true(english);
	assert_true(german);
	arena_release(&arena);
	service_stop(service);
}

static void without_a_dictionary_every_word_is_right(void **state)
{
	struct service *service = start("xx_XX");
	struct speller speller = service_speller(service);

	(void)state;
	assert_true(is_right(&speller, "hause"));
	assert_true(pump_until(&speller, is_gone));
	assert_false(is_loaded(&speller));
	assert_true(is_right(&speller, "hause"));
	assert_false(speller.pump(speller.data));
	service_stop(service);
}

static void a_silent_child_is_ended(void **state)
{
	struct service *service;
	struct speller speller;

	(void)state;
	now = 0;
	service = start("en_US");
	speller = service_speller(service);
	assert_true(pump_until(&speller, is_loaded));
	now = 60000; /* idle for a minute: nobody asked, nobody waits */
	speller.pump(speller.data);
	assert_true(is_loaded(&speller));
	/* the only child of this process: stopped, it cannot answer */
	assert_true(is_right(&speller, "hause"));
	kill(service_child(service), SIGSTOP);
	waitpid(service_child(service), NULL, WUNTRACED);
	now += 9000;
	speller.pump(speller.data);
	assert_false(is_gone(&speller));
	now += 2000;
	assert_true(speller.pump(speller.data));
	assert_true(is_gone(&speller));
	assert_true(is_right(&speller, "hause"));
	service_stop(service);
}

static void many_words_are_kept_apart(void **state)
{
	struct service *service = start("en_US");
	struct speller speller = service_speller(service);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char word[8] = "zaaaa";

		for (int k = 1, rest = i; k < 5; k++, rest /= 26)
			word[k] = (char)('a' + rest % 26);
		is_right(&speller, word);
	}
	assert_true(is_right(&speller, "hause"));
	assert_true(pump_until(&speller, is_loaded));
	assert_true(pump_until(&speller, knows_hause));
	assert_false(is_right(&speller, "zaaaa"));
	assert_true(is_right(&speller, "house"));
	service_stop(service);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_the_program_every_word_is_right),
		cmocka_unit_test(words_are_judged_when_the_answers_come),
		cmocka_unit_test(names_codes_and_numbers_are_not_judged),
		cmocka_unit_test(learned_words_are_right_at_once),
		cmocka_unit_test(suggestions_come_later),
		cmocka_unit_test(a_word_is_right_when_any_language_knows_it),
		cmocka_unit_test(without_a_dictionary_every_word_is_right),
		cmocka_unit_test(a_silent_child_is_ended),
		cmocka_unit_test(many_words_are_kept_apart),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
