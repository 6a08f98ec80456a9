/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/speech.h"

_Static_assert(SPEECH_COUNT <= 64, "a token carries its classes in 64 bits");

static const struct lexicon_row rows[] = {
#define SPEECH(name, text) { SPEECH_##name, text },
#include "prose/speech.def"
#undef SPEECH
};

void speech_build(struct lexicon *lexicon, struct arena *arena)
{
	lexicon_build_rows(lexicon, rows, COUNT_OF(rows), arena);
}

/* Tokens that rest covers from i on, or 0 when it does not match. */
static size_t match_rest(const struct token_list *tokens, size_t i, struct str rest)
{
	size_t count = 0;
	struct str word;

	while (str_next_part(&rest, ' ', &word)) {
		if (i + count >= tokens->list.n || !str_eq(tokens->list.v[i + count].fold, word))
			return 0;
		count++;
	}
	return count;
}

uint64_t *speech_mark(const struct token_list *tokens, const struct lexicon *lexicon, struct arena *arena)
{
	uint64_t *classes = arena_alloc(arena, (tokens->list.n + 1) * sizeof(*classes));

	for (size_t i = 0; i < tokens->list.n; i++) {
		struct str rest, word = tokens->list.v[i].fold;
		unsigned class;
		size_t at = 0;

		if (tokens->list.v[i].kind != TOKEN_WORD)
			continue;
		if (word.n > 2 && str_ends(word, STR("'s")))
			word.n -= 2;
		while (lexicon_next(lexicon, word, &at, &rest, &class)) {
			size_t more = rest.n ? match_rest(tokens, i + 1, rest) : 0;

			if (rest.n && !more)
				continue;
			for (size_t k = 0; k <= more; k++)
				classes[i + k] |= UINT64_C(1) << class;
		}
	}
	return classes;
}
