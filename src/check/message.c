/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/message.h"

enum part_kind { PART_TEXT, PART_WORD, PART_FIGURE };

struct part {
	enum part_kind kind;
	struct str text;
	struct bound figure;
};

struct message {
	VEC(struct part) parts;
};

enum { EXCERPT_COLUMNS = 56, EXCERPT_BYTES = 512 };

/* Each holds a compiled expression for every unit: a check file of nothing else would take hundreds of megabytes. */
#define PLACES_MAX 50

static const char *const common_words[] = { "label", "field", "match", "stage", "period", NULL };

static bool has_word(const char *const *words, struct str name)
{
	for (; words && *words; words++)
		if (str_is(name, *words))
			return true;
	return false;
}

/* A bare name without a dot is a word; "self" and "period_months" belong to the expressions. */
static bool is_word(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.p[i] < 'a' || text.p[i] > 'z') && text.p[i] != '_')
			return false;
	return text.n && !str_is(text, "self") && !str_is(text, "period_months");
}

static bool add_place(struct message *message, struct str text, const char *const *words,
		      const bool units[UNIT_COUNT_OF], const struct catalogue *catalogue, struct error *error)
{
	struct part part = { .kind = PART_WORD, .text = text };

	if (is_word(text)) {
		if (!has_word(common_words, text) && !has_word(words, text))
			return error_set(error, "unknown word {%.*s}", STR_FMT(text));
	} else {
		part.kind = PART_FIGURE;
		if (!bound_compile(&part.figure, text, UNIT_NONE, units, catalogue, error))
			return false;
	}
	vec_push(&message->parts, part);
	return true;
}

struct message *message_compile(struct str text, const char *const *words, const bool units[UNIT_COUNT_OF],
				const struct catalogue *catalogue, struct error *error)
{
	struct message *message = mem_zero(1, sizeof(*message));
	size_t at = 0;

	while (at < text.n) {
		size_t open = str_find_char(text, '{', at);
		size_t end = open == STR_NONE ? text.n : open;
		size_t close;

		if (end > at)
			vec_push(&message->parts,
				 ((struct part){ .kind = PART_TEXT, .text = str_sub(text, at, end - at) }));
		if (open == STR_NONE)
			break;
		close = str_find_char(text, '}', open);
		if (close == STR_NONE || message->parts.n >= 2 * PLACES_MAX) {
			error_set(error, close == STR_NONE ? "'{' without '}'" : "too many places in braces");
			message_free(message);
			return NULL;
		}
		if (!add_place(message, str_trim(str_sub(text, open + 1, close - open - 1)), words, units, catalogue,
			       error)) {
			message_free(message);
			return NULL;
		}
		at = close + 1;
	}
	return message;
}

void message_free(struct message *message)
{
	if (!message)
		return;
	for (size_t i = 0; i < message->parts.n; i++)
		bound_release(&message->parts.v[i].figure);
	vec_release(&message->parts);
	free(message);
}

/* A word is often a founder's sentence: it is quoted up to a word's end, never cut inside one. */
static void put_excerpt(struct str text, struct buf *out)
{
	size_t end = text_fit(text_prefix(text, EXCERPT_BYTES), EXCERPT_COLUMNS);

	if (end < text.n) {
		size_t space = end;

		while (space > 0 && text.p[space] != ' ')
			space--;
		end = space ? space : end;
	}
	buf_add(out, str_sub(text, 0, end));
	if (end < text.n)
		buf_adds(out, "…");
}

static void fill_word(struct str name, const struct lint_input *input, const struct item *item,
		      const struct message_word *words, size_t word_count, struct buf *out)
{
	for (size_t i = 0; i < word_count; i++) {
		if (str_is(name, words[i].name)) {
			if (words[i].is_quoted)
				put_excerpt(words[i].text, out);
			else
				buf_add(out, text_prefix(words[i].text, EXCERPT_BYTES));
			return;
		}
	}
	if (str_is(name, "label"))
		buf_add(out, item ? item->label : STR("this pack"));
	else if (str_is(name, "stage"))
		buf_adds(out, stage_label(input->company->stage));
	else if (str_is(name, "period"))
		period_print(input->pack->period, out);
}

void message_fill(const struct message *message, const struct lint_input *input, const struct item *item,
		  const struct message_word *words, size_t word_count, struct buf *out)
{
	for (size_t i = 0; i < message->parts.n; i++) {
		const struct part *part = &message->parts.v[i];
		struct bound_view view;
		struct expr_values values;
		struct quantity quantity;
		const struct expr *expr;

		switch (part->kind) {
		case PART_TEXT:
			buf_add(out, part->text);
			break;
		case PART_WORD:
			fill_word(part->text, input, item, words, word_count, out);
			break;
		case PART_FIGURE:
			expr = bound_at(&part->figure, item);
			values = bound_values(input, item, &view);
			if (expr && expr_number(expr, &values, &quantity))
				quantity_print(quantity, out);
			else
				buf_adds(out, "(unknown)");
			break;
		}
	}
}

void message_outline(struct str text, struct buf *out)
{
	size_t at = 0, open, close;

	while ((open = str_find_char(text, '{', at)) != STR_NONE &&
	       (close = str_find_char(text, '}', open)) != STR_NONE) {
		buf_add(out, str_sub(text, at, open - at));
		buf_adds(out, "…");
		at = close + 1;
	}
	buf_add(out, str_sub(text, at, text.n - at));
}
