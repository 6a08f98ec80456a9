/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/lexicon.h"
#include "prose/speech.h"
#include "prose/token.h"

static void test_finds_words_and_phrases(void **state)
{
	(void)state;
	assert_true(lexicon_is(STR("september"), LEXICON_MONTH));
	assert_true(lexicon_is(STR("target close"), LEXICON_HEAD_TIME));
	assert_true(lexicon_is(STR("hürde"), LEXICON_HEAD_GATE));
	assert_false(lexicon_is(STR("september"), LEXICON_CURRENCY));
	assert_false(lexicon_is(STR("target closed"), LEXICON_HEAD_TIME));
	assert_false(lexicon_is(STR(""), LEXICON_MONTH));
	assert_true(lexicon_is_head(STR("target close")) && lexicon_is_head(STR("client")));
	assert_false(lexicon_is_head(STR("lego")) || lexicon_is_head(STR("september")));
}

/* "may" is a month and a verb, of which phrases begin with "may" as well. */
static void test_word_of_several_classes(void **state)
{
	const struct lexicon_word *may = lexicon_find(&lexicon_prose, STR("may"));

	(void)state;
	assert_non_null(may);
	assert_true(may->classes & LEX(MONTH));
	assert_true(may->classes & LEX(VERB));
	assert_false(may->classes & LEX(CURRENCY));
}

/* What the reader makes of the phrase in a text is the phrase again, or nothing would ever match it. */
static void check_reads(struct str phrase, bool is_label)
{
	struct arena arena;
	struct token_list tokens = { 0 };
	struct buf read = BUF_EMPTY;

	arena_init(&arena);
	token_scan(&tokens, phrase, &arena);
	for (size_t i = 0; i < tokens.list.n; i++) {
		const struct token *token = &tokens.list.v[i];

		/* Heads of tables keep their currency: "\u20ack". */
		if (i && !(is_label && (token->flags & TOKEN_GLUED)))
			buf_addc(&read, ' ');
		if (token_is_mark(token, '&'))
			buf_addc(&read, '&');
		buf_add(&read, is_label && token->kind == TOKEN_CURRENCY ? str_in(phrase, token->span) : token->fold);
	}
	if (!str_eq(buf_str(&read), phrase) || (!is_label && tokens.list.v[0].kind != TOKEN_WORD))
		fail_msg("'%.*s' is read as '%.*s'", STR_FMT(phrase), STR_FMT(buf_str(&read)));
	buf_release(&read);
	token_release(&tokens);
	arena_release(&arena);
}

static void check_phrase(const struct lexicon *lexicon, struct str phrase, unsigned class, unsigned flat)
{
	size_t space = str_find_char(phrase, ' ', 0);
	struct str first = space == STR_NONE ? phrase : str_sub(phrase, 0, space);
	const struct lexicon_word *word = lexicon_find(lexicon, first);
	bool found = false;

	assert_non_null(word);
	if (space == STR_NONE)
		found = class < flat ? word->classes >> class & 1 : word->labels >> (class - flat) & 1;
	for (const struct lexicon_phrase *at = &lexicon->phrases[word->phrase]; space != STR_NONE && word->phrase;
	     at++) {
		found |= at->class == class &&
			 str_eq(lexicon_rest(lexicon, at), str_sub(phrase, space + 1, phrase.n - space - 1));
		if (at->is_last)
			break;
	}
	if (!found)
		fail_msg("'%.*s' is not in the table", STR_FMT(phrase));
}

/* Every row of the .def files, against the table that the build made of them. */
static void test_table_holds_every_row(void **state)
{
	static const struct {
		const struct lexicon *lexicon;
		unsigned class, flat;
		const char *phrases;
	} rows[] = {
#define LEXICON(name, text) { &lexicon_prose, LEXICON_##name, LEXICON_COUNT_FLAT, text },
#include "prose/lexicon.def"
#include "prose/lexicon_answers.def"
#include "prose/lexicon_people.def"
#include "prose/lexicon_places.def"
#define FIRM(name, kind) { &lexicon_prose, LEXICON_##kind, LEXICON_COUNT_FLAT, name },
#include "prose/firm.def"
#include "prose/lexicon_fates.def"
#include "prose/lexicon_openers.def"
#define SPEECH(name, text) { &lexicon_speech, SPEECH_##name, SPEECH_COUNT, text },
#include "prose/speech.def"
	};
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str rest = str_of(rows[i].phrases), phrase;

		for (; str_next_part(&rest, '|', &phrase); count++) {
			check_phrase(rows[i].lexicon, phrase, rows[i].class, rows[i].flat);
			check_reads(phrase, rows[i].class >= rows[i].flat);
		}
	}
	assert_true(count > 10000);
}

/* The same by one row after the other, as nobody could afford it for every token. */
static void test_cues(void **state)
{
	static const struct {
		unsigned cue, least, before;
		bool is_ending;
		const char *words;
	} rows[] = {
#define CUE(name, words)                   { CUE_##name, 0, 0, false, words },
#define ENDING(name, least, before, words) { CUE_##name, least, before, true, words },
#include "prose/cue.def"
#define NOUN(name, words) { CUE_##name, 0, 0, false, words },
#include "prose/noun.def"
	};
	static const char *const topics[] = {
#define TOPIC(name, words) words,
#include "prose/topic.def"
	};
	struct buf longer = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str rest = str_of(rows[i].words), word;

		while (rest.n && str_next_part(&rest, '|', &word)) {
			if (!rows[i].is_ending) {
				check_reads(word, false);
				assert_true(lexicon_find(&lexicon_prose, word)->cues >> rows[i].cue & 1);
				continue;
			}
			buf_clear(&longer);
			for (size_t k = 0; k <= rows[i].before || k + word.n < rows[i].least; k++)
				buf_addc(&longer, 'z');
			buf_add(&longer, word);
			assert_true(lexicon_endings(buf_str(&longer)) >> rows[i].cue & 1);
		}
	}
	buf_release(&longer);
	for (size_t i = 0; i < COUNT_OF(topics); i++) {
		struct str rest = str_of(topics[i]), word;

		while (str_next_part(&rest, '|', &word))
			check_reads(word, false);
	}
	assert_int_equal(lexicon_endings(STR("freigabe")) & CUES(GATE_ENDING), CUES(GATE_ENDING));
	assert_int_equal(lexicon_endings(STR("amt")), 0);
	assert_int_equal(lexicon_endings(STR("apfelernte")) & CUES(EVENT_ENDING), CUES(EVENT_ENDING));
	/* Two bytes before an ending are too few. */
	assert_int_equal(lexicon_endings(STR("xxwochen")) & CUES(EVENT_ENDING), 0);
}

static void test_sets(void **state)
{
	static const char *const sets[] = {
#define SET(name, words) [SET_##name] = words,
#include "prose/set.def"
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sets); i++) {
		struct str rest = str_of(sets[i]), word;

		while (str_next_part(&rest, '|', &word)) {
			check_reads(word, false);
			assert_true(lexicon_find(&lexicon_prose, word)->sets >> i & 1);
		}
	}
	assert_int_equal(lexicon_find(&lexicon_prose, STR("may"))->sets & SETS(ARTICLE), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds_words_and_phrases),
		cmocka_unit_test(test_word_of_several_classes),
		cmocka_unit_test(test_table_holds_every_row),
		cmocka_unit_test(test_cues),
		cmocka_unit_test(test_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
