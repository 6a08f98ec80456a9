/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/lexicon.h"

struct lexicon_entry {
	struct str first; /* word */
	struct str rest; /* further words, may be empty */
	uint32_t next; /* index + 1 */
	uint8_t class;
};

static const struct lexicon_row rows[] = {
#define LEXICON(name, text) { LEXICON_##name, text },
#include "prose/lexicon.def"
#include "prose/lexicon_answers.def"
#include "prose/lexicon_people.def"
#undef LEXICON
};

static size_t count_phrases(const struct lexicon_row *list, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		count++;
		for (const char *p = list[i].phrases; *p; p++)
			count += *p == '|';
	}
	return count;
}

static void add_phrase(struct lexicon *lexicon, struct str phrase, unsigned class)
{
	struct lexicon_entry *entry = &lexicon->entries[lexicon->count++];
	size_t space = str_find_char(phrase, ' ', 0);
	uint32_t *slot;

	entry->class = (uint8_t) class;
	entry->first = space == STR_NONE ? phrase : str_sub(phrase, 0, space);
	entry->rest = space == STR_NONE ? STR("") : str_sub(phrase, space + 1, phrase.n - space - 1);
	slot = &lexicon->slots[str_hash(entry->first) & lexicon->mask];
	entry->next = *slot;
	*slot = (uint32_t)lexicon->count;
}

void lexicon_build_rows(struct lexicon *lexicon, const struct lexicon_row *list, size_t n, struct arena *arena)
{
	size_t count = count_phrases(list, n), size = 1;

	while (size < 2 * count)
		size *= 2;
	lexicon->entries = arena_alloc(arena, count * sizeof(*lexicon->entries));
	lexicon->slots = arena_alloc(arena, size * sizeof(*lexicon->slots));
	lexicon->mask = size - 1;
	lexicon->count = 0;
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_of(list[i].phrases), phrase;

		while (str_next_part(&rest, '|', &phrase))
			add_phrase(lexicon, phrase, list[i].class);
	}
}

void lexicon_build(struct lexicon *lexicon, struct arena *arena)
{
	lexicon_build_rows(lexicon, rows, COUNT_OF(rows), arena);
}

bool lexicon_next(const struct lexicon *lexicon, struct str word, size_t *at, struct str *rest, unsigned *class)
{
	uint32_t index = *at ? lexicon->entries[*at - 1].next : lexicon->slots[str_hash(word) & lexicon->mask];

	while (index && !str_eq(lexicon->entries[index - 1].first, word))
		index = lexicon->entries[index - 1].next;
	*at = index;
	if (!index)
		return false;
	*rest = lexicon->entries[index - 1].rest;
	*class = lexicon->entries[index - 1].class;
	return true;
}

bool lexicon_is(const struct lexicon *lexicon, struct str text, unsigned class)
{
	size_t space = str_find_char(text, ' ', 0), at = 0;
	struct str word = space == STR_NONE ? text : str_sub(text, 0, space);
	struct str tail = space == STR_NONE ? STR("") : str_sub(text, space + 1, text.n - space - 1), rest;
	unsigned found;

	while (lexicon_next(lexicon, word, &at, &rest, &found))
		if (found == class && str_eq(rest, tail))
			return true;
	return false;
}
