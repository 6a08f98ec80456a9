/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/passage.h"

#include "prose/gate.h"
#include "prose/money.h"
#include "prose/timing.h"

/* What stands between quotation marks on one line is somebody else's voice. */
static void find_quotes(struct passage *passage)
{
	size_t n = passage->tokens.list.n, open = n;

	passage->quoted = arena_alloc(&passage->arena, (n + 1) * sizeof(*passage->quoted));
	for (size_t i = 0; i < n; i++) {
		const struct token *token = passage_token(passage, i);

		if (token->kind == TOKEN_BREAK) {
			open = n;
		} else if (token_is_mark(token, '"')) {
			for (size_t k = open; k < i; k++)
				passage->quoted[k] = true;
			open = open < n ? n : i;
		}
	}
}

static void take(struct passage *passage, enum mark_kind kind)
{
	for (size_t i = 0; i < passage->marks[kind].list.n; i++)
		for (size_t k = passage->marks[kind].list.v[i].from; k < passage->marks[kind].list.v[i].to; k++)
			passage->taken[k] = true;
}

void passage_open(struct passage *passage, struct str text)
{
	*passage = (struct passage){ .text = text };
	arena_init(&passage->arena);
	token_scan(&passage->tokens, text, &passage->arena);
	token_classify(&passage->tokens);
	structure_read(&passage->structure, &passage->tokens, text);
	passage->speech = speech_mark(&passage->tokens, &passage->arena, &passage->tells);
	money_find(&passage->tokens, &passage->marks[MARK_SIZE]);
	timing_find(&passage->tokens, &passage->marks[MARK_TIME]);
	gate_find(&passage->tokens, &passage->marks[MARK_GATE]);
	passage->taken = arena_alloc(&passage->arena, (passage->tokens.list.n + 1) * sizeof(*passage->taken));
	take(passage, MARK_SIZE);
	take(passage, MARK_TIME);
	name_find(&passage->tokens, passage->taken, &passage->names);
	find_quotes(passage);
}

void passage_close(struct passage *passage)
{
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		vec_release(&passage->marks[kind].list);
	vec_release(&passage->names.list);
	structure_release(&passage->structure);
	token_release(&passage->tokens);
	arena_release(&passage->arena);
}

struct range passage_sentence_to(const struct passage *passage, size_t from, size_t end)
{
	size_t to = from;

	for (; to < end; to++) {
		const struct token *token = passage_token(passage, to), *next = passage_token(passage, to + 1);

		if (token->flags & TOKEN_STOP)
			break;
		if (token->kind != TOKEN_BREAK)
			continue;
		/* A line that goes on with a small letter belongs to the sentence. */
		if (to == from || next->kind != TOKEN_WORD || (next->flags & TOKEN_UPPER))
			break;
	}
	return (struct range){ from, to };
}

struct range passage_sentence(const struct passage *passage, size_t from)
{
	return passage_sentence_to(passage, from, passage->tokens.list.n);
}

size_t passage_next(struct range sentence)
{
	return sentence.to + 1;
}

uint64_t passage_speaks(const struct passage *passage, struct range range)
{
	uint64_t all = 0;

	for (size_t i = range.from; i < range.to && i < passage->tokens.list.n; i++)
		all |= passage->speech[i];
	return all;
}

uint64_t passage_lex(const struct passage *passage, struct range range)
{
	uint64_t all = 0;

	for (size_t i = range.from; i < range.to && i < passage->tokens.list.n; i++)
		all |= passage_token(passage, i)->lex;
	return all;
}

/* Marks come in order: the first that ends after from. */
static size_t first_mark(const struct mark_list *marks, size_t from)
{
	size_t low = 0, high = marks->list.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (marks->list.v[middle].from < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool passage_mark(const struct passage *passage, enum mark_kind kind, struct range range, unsigned without,
		  struct range *out)
{
	const struct mark_list *marks = &passage->marks[kind];

	for (size_t i = first_mark(marks, range.from); i < marks->list.n && marks->list.v[i].from < range.to; i++) {
		if (marks->list.v[i].flags & without)
			continue;
		if (out)
			*out = (struct range){ marks->list.v[i].from, marks->list.v[i].to };
		return true;
	}
	return false;
}

struct span passage_span(const struct passage *passage, struct range range)
{
	const struct token *first = passage_token(passage, range.from), *last;

	if (range.to <= range.from || range.from >= passage->tokens.list.n)
		return (struct span){ 0, 0 };
	last = passage_token(passage, (range.to < passage->tokens.list.n ? range.to : passage->tokens.list.n) - 1);
	return (struct span){ first->span.at, last->span.at + last->span.n - first->span.at };
}
