/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/speech.h"

_Static_assert(SPEECH_COUNT <= 64, "a token carries its classes in 64 bits");
_Static_assert(TELLS_COUNT <= 64, "a token carries its families in 64 bits");

uint64_t *speech_mark(const struct token_list *tokens, struct arena *arena, uint64_t **tells)
{
	const struct lexicon *lexicon = &lexicon_speech;
	uint64_t *classes = arena_alloc(arena, (tokens->list.n + 1) * sizeof(*classes));

	*tells = arena_alloc(arena, (tokens->list.n + 1) * sizeof(**tells));
	for (size_t i = 0; i < tokens->list.n; i++) {
		struct str word = tokens->list.v[i].fold;
		const struct lexicon_word *found;

		if (tokens->list.v[i].kind != TOKEN_WORD)
			continue;
		if (word.n > 2 && str_ends(word, STR("'s")))
			word.n -= 2;
		found = lexicon_find(lexicon, word);
		if (!found)
			continue;
		classes[i] |= found->classes;
		(*tells)[i] |= found->sets;
		for (const struct lexicon_phrase *phrase = &lexicon->phrases[found->phrase]; found->phrase; phrase++) {
			size_t more = token_phrase(tokens, i + 1, lexicon, phrase);

			for (size_t k = 0; more && k <= more; k++)
				if (phrase->class < SPEECH_COUNT)
					classes[i + k] |= UINT64_C(1) << phrase->class;
				else
					(*tells)[i + k] |= UINT64_C(1) << (phrase->class - SPEECH_COUNT);
			if (phrase->is_last)
				break;
		}
	}
	return classes;
}
