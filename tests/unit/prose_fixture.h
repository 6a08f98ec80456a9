/* SPDX-License-Identifier: MIT */
/* Owns: a text read as far as the recognisers need it. Never: tests anything itself. */
#ifndef PROSE_FIXTURE_H
#define PROSE_FIXTURE_H

#include "prose/mark.h"

struct fixture {
	struct arena arena;
	struct token_list tokens;
	struct mark_list marks;
	struct str text;
};

static inline void fixture_read(struct fixture *fixture, const char *text)
{
	*fixture = (struct fixture){ .text = str_of(text) };
	arena_init(&fixture->arena);
	token_scan(&fixture->tokens, fixture->text, &fixture->arena);
	token_classify(&fixture->tokens);
}

static inline void fixture_release(struct fixture *fixture)
{
	vec_release(&fixture->marks.list);
	token_release(&fixture->tokens);
	arena_release(&fixture->arena);
}

/* The bytes of the tokens [from, to). */
static inline struct str fixture_text(const struct fixture *fixture, size_t from, size_t to)
{
	const struct token *first = &fixture->tokens.list.v[from], *last = &fixture->tokens.list.v[to - 1];

	return str_sub(fixture->text, first->span.at, last->span.at + last->span.n - first->span.at);
}

/* Reads text with find: the first mark without the flags is expected to be exactly this text; NULL for none. */
#define assert_mark(find, input, without, expected)                                                                    \
	do {                                                                                                           \
		struct fixture fixture_;                                                                               \
		size_t i_ = 0;                                                                                         \
		fixture_read(&fixture_, input);                                                                        \
		find(&fixture_.tokens, &fixture_.marks);                                                               \
		while (i_ < fixture_.marks.list.n && (fixture_.marks.list.v[i_].flags & (without)))                    \
			i_++;                                                                                          \
		if (i_ == fixture_.marks.list.n) {                                                                     \
			if (expected)                                                                                  \
				fail_msg("nothing in '%s'", input);                                                    \
		} else {                                                                                               \
			struct str found_ =                                                                            \
				fixture_text(&fixture_, fixture_.marks.list.v[i_].from, fixture_.marks.list.v[i_].to); \
			if (!(expected) || !str_is(found_, (expected) ? (expected) : ""))                              \
				fail_msg("'%.*s' in '%s'", STR_FMT(found_), input);                                    \
		}                                                                                                      \
		fixture_release(&fixture_);                                                                            \
	} while (0)

#endif
