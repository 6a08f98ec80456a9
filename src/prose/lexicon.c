/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/lexicon.h"

_Static_assert(LEXICON_COUNT_FLAT <= 64, "a token carries its classes in 64 bits");
_Static_assert(LEXICON_COUNT - LEXICON_COUNT_FLAT <= 16, "a word carries its labels in 16 bits");
_Static_assert(CUE_COUNT <= 64, "a token carries its cues in 64 bits");
_Static_assert(SET_COUNT <= 64, "a word carries its sets in 64 bits");

const struct lexicon_word *lexicon_find(const struct lexicon *lexicon, struct str word)
{
	uint32_t hash = lexicon_hash(word);

	for (uint32_t at = hash & lexicon->mask; lexicon->slots[at]; at = (at + 1) & lexicon->mask) {
		const struct lexicon_word *found = &lexicon->words[lexicon->slots[at]];

		if (found->hash == hash && str_eq((struct str){ lexicon->pool + found->text, found->n }, word))
			return found;
	}
	return NULL;
}

uint64_t lexicon_endings(struct str word)
{
	const struct lexicon *lexicon = &lexicon_prose;
	uint64_t cues = 0;
	unsigned tail = word.n < 2 ? 0 : lexicon_tail_hash(word);

	for (size_t i = lexicon->tails[tail]; word.n > 4 && i < lexicon->tails[tail + 1]; i++) {
		const struct lexicon_ending *ending = &lexicon->endings[i];

		/* A bucket shares the last two letters: the third parts most of it. */
		if (word.n >= ending->least && word.n >= (size_t)ending->before + ending->n &&
		    (ending->n < 3 || lexicon->pool[ending->text + ending->n - 3] == word.p[word.n - 3]) &&
		    str_ends(word, (struct str){ lexicon->pool + ending->text, ending->n }))
			cues |= UINT64_C(1) << ending->cue;
	}
	return cues;
}

static bool word_is(const struct lexicon_word *word, enum lexicon_class class)
{
	return class < LEXICON_COUNT_FLAT ? (word->classes >> class & 1) != 0
					  : (word->labels >> (class - LEXICON_COUNT_FLAT) & 1) != 0;
}

bool lexicon_is(struct str text, enum lexicon_class class)
{
	const struct lexicon *lexicon = &lexicon_prose;
	size_t space = str_find_char(text, ' ', 0);
	const struct lexicon_word *word = lexicon_find(lexicon, space == STR_NONE ? text : str_sub(text, 0, space));
	const struct lexicon_phrase *phrase;

	if (!word)
		return false;
	if (space == STR_NONE)
		return word_is(word, class);
	if (!word->phrase)
		return false;
	for (phrase = &lexicon->phrases[word->phrase];; phrase++) {
		if (phrase->class == class &&
		    str_eq(lexicon_rest(lexicon, phrase), str_sub(text, space + 1, text.n - space - 1)))
			return true;
		if (phrase->is_last)
			return false;
	}
}

bool lexicon_is_head(struct str text)
{
	for (int class = LEXICON_HEAD_ACCOUNT; class < LEXICON_COUNT_LABELS; class ++)
		if (lexicon_is(text, class))
			return true;
	return false;
}
