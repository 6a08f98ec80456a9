/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/action.h"

#include <setjmp.h>

#include <cmocka.h>

static const enum action_context contexts[] = { ACTION_LIST, ACTION_TABLE, ACTION_FIELD, ACTION_TEXT, ACTION_PROMPT };

static int set_up(void **state)
{
	static struct action_map map;

	action_map_init(&map);
	*state = &map;
	return 0;
}

static int tear_down(void **state)
{
	action_map_release(*state);
	return 0;
}

static struct key key_of(const char *name)
{
	struct key key;

	assert_true(key_parse(str_of(name), &key));
	return key;
}

static void rows_are_complete(void **state)
{
	(void)state;
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		const struct action_row *row = action_row((enum action)i);

		assert_true(row->contexts != 0 && !(row->contexts & ~(unsigned)ACTION_ANY));
		assert_true(strlen(row->help) > 8);
		assert_true(strlen(row->hint) <= 14);
		assert_int_equal(action_by_name(str_of(row->name)), i);
	}
	assert_int_equal(action_by_name(STR("nothing-like-this")), ACTION_NONE);
}

static void no_default_key_does_two_things_in_one_place(void **state)
{
	const struct action_map *map = *state;

	for (size_t i = 0; i < map->n; i++)
		for (size_t k = i + 1; k < map->n; k++)
			if (key_eq(map->v[i].key, map->v[k].key) && (map->v[i].contexts & map->v[k].contexts))
				fail_msg("%s and %s share a key", action_row(map->v[i].action)->name,
					 action_row(map->v[k].action)->name);
}

static void every_action_can_be_reached_where_it_works(void **state)
{
	struct buf name = BUF_EMPTY;
	struct key key;

	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		for (size_t k = 0; k < COUNT_OF(contexts); k++)
			if (action_row((enum action)i)->contexts & contexts[k]) {
				buf_clear(&name);
				if (!action_key(*state, contexts[k], (enum action)i, &name))
					fail_msg("%s has no key", action_row((enum action)i)->name);
				assert_true(key_parse(buf_str(&name), &key));
				assert_int_equal(action_of(*state, contexts[k], key), i);
			}
	buf_release(&name);
}

static void letters_type_where_text_is_written(void **state)
{
	struct action_map *map = *state;

	assert_int_equal(action_of(map, ACTION_LIST, key_char('u')), ACTION_UNDO);
	assert_int_equal(action_of(map, ACTION_TEXT, key_char('u')), ACTION_NONE);
	assert_int_equal(action_of(map, ACTION_FIELD, key_char('?')), ACTION_NONE);
	assert_int_equal(action_of(map, ACTION_TEXT, key_ctrl('z')), ACTION_UNDO);
	for (uint32_t c = ' '; c < 0x7f; c++)
		assert_int_equal(action_of(map, ACTION_PROMPT, key_char(c)), ACTION_NONE);
}

static void enter_means_what_the_place_means(void **state)
{
	struct key enter = key_special(KEY_SPECIAL_ENTER, 0);

	assert_int_equal(action_of(*state, ACTION_LIST, enter), ACTION_OPEN);
	assert_int_equal(action_of(*state, ACTION_FIELD, enter), ACTION_OPEN);
	assert_int_equal(action_of(*state, ACTION_TEXT, enter), ACTION_NEW_LINE);
}

static void a_configuration_replaces_keys(void **state)
{
	struct action_map *map = *state;
	struct error error = ERROR_NONE;
	struct buf keys = BUF_EMPTY;

	assert_true(action_map_read(map, "keys", STR("# mine\n\n  save F9 ^W\nredraw\n"), &error));
	assert_int_equal(action_of(map, ACTION_TEXT, key_of("F9")), ACTION_SAVE);
	assert_int_equal(action_of(map, ACTION_TEXT, key_of("^S")), ACTION_NONE);
	/* taken from delete-word-left, which keeps its other key */
	assert_int_equal(action_of(map, ACTION_TEXT, key_of("^W")), ACTION_SAVE);
	assert_int_equal(action_of(map, ACTION_TEXT, key_of("M-Backspace")), ACTION_DELETE_WORD_LEFT);
	/* save does nothing in prompts: there ^W is what it was */
	assert_int_equal(action_of(map, ACTION_PROMPT, key_of("^W")), ACTION_DELETE_WORD_LEFT);
	assert_int_equal(action_of(map, ACTION_LIST, key_of("^L")), ACTION_NONE);
	action_keys(map, ACTION_SAVE, &keys);
	assert_string_equal(keys.p, "F9 ^W");
	buf_release(&keys);
	error_release(&error);
}

static void all_mistakes_are_reported_with_their_lines(void **state)
{
	struct error error = ERROR_NONE;

	assert_false(action_map_read(*state, "keys", STR("sing F9\nsave F99 F9\nundo\n"), &error));
	assert_string_equal(error_text(&error), "keys:1: unknown action 'sing'\nkeys:2: unknown key 'F99'");
	assert_int_equal(action_of(*state, ACTION_LIST, key_of("F9")), ACTION_SAVE);
	error_release(&error);
}

/* "save Ctrl-S" left nobody a key to save with. */
static void a_line_without_a_known_key_takes_none_away(void **state)
{
	struct error error = ERROR_NONE;

	assert_false(action_map_read(*state, "keys", STR("save Ctrl-S Strg-S\nundo\n"), &error));
	assert_string_equal(error_text(&error), "keys:1: unknown key 'Ctrl-S'\nkeys:1: unknown key 'Strg-S'");
	assert_int_equal(action_of(*state, ACTION_TEXT, key_of("^S")), ACTION_SAVE);
	assert_int_equal(action_of(*state, ACTION_TEXT, key_of("^Z")), ACTION_NONE);
	error_release(&error);
}

static void contexts_have_words(void **state)
{
	struct buf words = BUF_EMPTY;

	(void)state;
	action_contexts(ACTION_LISTS, &words);
	assert_string_equal(words.p, "lists, tables");
	buf_clear(&words);
	action_contexts(ACTION_ANY, &words);
	assert_string_equal(words.p, "everywhere");
	buf_release(&words);
}

#define WITH_MAP(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_complete),
		WITH_MAP(no_default_key_does_two_things_in_one_place),
		WITH_MAP(every_action_can_be_reached_where_it_works),
		WITH_MAP(letters_type_where_text_is_written),
		WITH_MAP(enter_means_what_the_place_means),
		WITH_MAP(a_configuration_replaces_keys),
		WITH_MAP(all_mistakes_are_reported_with_their_lines),
		WITH_MAP(a_line_without_a_known_key_takes_none_away),
		cmocka_unit_test(contexts_have_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
