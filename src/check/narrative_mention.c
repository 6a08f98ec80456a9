/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

static void accept(struct narrative_reader *reader, const struct name *name)
{
	struct narrative_account_found account = { .name = { name->from, name->to },
						   .line = reader->line_of[name->from] };

	vec_push(&reader->accounts, account);
	vec_push(&reader->mentions, ((struct narrative_mention){ reader->accounts.n - 1, account.name }));
}

struct alias_table {
	struct alias {
		struct str key;
		size_t account; /* NARRATIVE_NONE: several */
	} * slots;
	size_t mask;
};

static struct alias *alias_slot(const struct alias_table *table, struct str key)
{
	size_t i = (size_t)str_hash(key) & table->mask;

	while (table->slots[i].key.n && !str_eq(table->slots[i].key, key))
		i = (i + 1) & table->mask;
	return &table->slots[i];
}

static void alias_add(struct alias_table *table, struct str key, size_t account)
{
	struct alias *slot = key.n ? alias_slot(table, key) : NULL;

	if (!slot)
		return;
	slot->account = slot->key.n && slot->account != account ? NARRATIVE_NONE : account;
	slot->key = key;
}

/* The folded words of a name up to count, without a possessive ending. */
static struct str key_of(struct narrative_reader *reader, struct range name, size_t count)
{
	struct buf buf = BUF_EMPTY;
	struct str out;

	for (size_t i = name.from; i < name.to && i < name.from + count; i++) {
		buf_addc(&buf, ' ');
		if (narrative_token(reader, i)->fold.n)
			buf_add(&buf, narrative_token(reader, i)->fold);
		else
			buf_addc(&buf, '&');
	}
	if (buf.n > 2 && str_ends(buf_str(&buf), STR("'s")))
		buf.n -= 2;
	out = arena_str(&reader->arena, buf_str(&buf));
	buf_release(&buf);
	return out;
}

static struct str initials_of(struct narrative_reader *reader, struct range name)
{
	struct buf buf = BUF_EMPTY;
	struct str out;

	buf_addc(&buf, ' ');
	for (size_t i = name.from; i < name.to; i++)
		if (narrative_token(reader, i)->flags & TOKEN_UPPER)
			buf_addc(&buf, narrative_token(reader, i)->fold.p[0]);
	out = buf.n > 2 ? arena_str(&reader->arena, buf_str(&buf)) : STR("");
	buf_release(&buf);
	return out;
}

/* The part of a word before its dash, long enough to be a name. */
static struct str head_key(struct narrative_reader *reader, size_t i)
{
	struct str fold = narrative_token(reader, i)->fold;
	size_t dash = str_find_char(fold, '-', 0);
	struct buf buf = BUF_EMPTY;
	struct str out;

	if (dash == STR_NONE || dash < 4)
		return STR("");
	buf_addc(&buf, ' ');
	buf_add(&buf, str_sub(fold, 0, dash));
	out = arena_str(&reader->arena, buf_str(&buf));
	buf_release(&buf);
	return out;
}

static void add_keys(struct narrative_reader *reader, struct alias_table *table, size_t account)
{
	struct range name = reader->accounts.v[account].name;
	const struct token *after = narrative_token(reader, name.to + 1);

	for (size_t count = name.to - name.from < 5 ? name.to - name.from : 5; count > 0; count--)
		if (count > 1 || !token_has(narrative_token(reader, name.from),
					    LEX(FUNCTION) | LEX(COMMON) | LEX(PLACE) | LEX(TITLE)))
			alias_add(table, key_of(reader, name, count), account);
	alias_add(table, key_of(reader, name, name.to - name.from), account);
	alias_add(table, initials_of(reader, name), account);
	/* "Sherwin" for Sherwin-Williams */
	if (name.to == name.from + 1)
		alias_add(table, head_key(reader, name.from), account);
	/* "the Glovers" for the Honourable Society of Glovers */
	if (name.to > name.from + 1 &&
	    !token_has(narrative_token(reader, name.to - 1),
		       LEX(ORGWORD) | LEX(COMMON) | LEX(PLACE) | LEX(PRODUCT) | LEX(FIRSTNAME)) &&
	    narrative_token(reader, name.to - 1)->fold.n > 4)
		alias_add(table, key_of(reader, (struct range){ name.to - 1, name.to }, 1), account);
	/* "(NRW)" right after the name */
	if (token_is_mark(narrative_token(reader, name.to), '(') && (after->flags & TOKEN_CAPS) &&
	    token_is_mark(narrative_token(reader, name.to + 2), ')'))
		alias_add(table, key_of(reader, (struct range){ name.to + 1, name.to + 2 }, 1), account);
}

static int by_place(const void *a, const void *b)
{
	const struct narrative_mention *x = a, *y = b;

	return x->tokens.from < y->tokens.from ? -1 : x->tokens.from > y->tokens.from;
}

static struct alias_table build_aliases(struct narrative_reader *reader, size_t capacity)
{
	struct alias_table table = { 0 };
	size_t size = 16;

	while (size < capacity * 16)
		size *= 2;
	table.slots = arena_alloc(&reader->arena, size * sizeof(*table.slots));
	table.mask = size - 1;
	return table;
}

/* "the museum" for Whitby Jet Museum: a word of one account's name, alone, with an article and no capital. */
static void add_definite(struct narrative_reader *reader)
{
	struct alias_table words = build_aliases(reader, reader->accounts.n + 1);
	size_t n = reader->mentions.n;

	for (size_t i = 0; i < reader->accounts.n; i++) {
		struct range name = reader->accounts.v[i].name;

		for (size_t k = name.from; k < name.to && k < name.from + 6; k++)
			if (narrative_token(reader, k)->kind == TOKEN_WORD && narrative_token(reader, k)->fold.n > 3)
				alias_add(&words, narrative_token(reader, k)->fold, i);
	}
	for (size_t i = 1; i < reader->tokens.list.n; i++) {
		const struct token *token = narrative_token(reader, i), *after = token + 1;
		const struct alias *known;

		if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER) || !str_is(token[-1].fold, "the") ||
		    (i + 1 < reader->tokens.list.n && after->kind == TOKEN_WORD &&
		     !token_has(after, LEX(FUNCTION) | LEX(VERB))))
			continue;
		known = alias_slot(&words, token->fold);
		if (known->key.n && known->account != NARRATIVE_NONE &&
		    reader->accounts.v[known->account].name.from < i)
			vec_push(&reader->mentions, ((struct narrative_mention){ known->account, { i, i + 1 } }));
	}
	if (reader->mentions.n > n)
		qsort(reader->mentions.v, reader->mentions.n, sizeof(*reader->mentions.v), by_place);
}

static bool is_group_word(struct str word)
{
	static const char *const words[] = { "group", "groep",  "gruppe",  "groupe",
					     "grupo", "gruppo", "holding", "holdings" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(word, words[i]))
			return true;
	return str_ends(word, STR("-gruppe")) || str_ends(word, STR("-group"));
}

/* The paragraph says that the companies of a group buy apart. */
static bool buys_apart(const struct narrative_reader *reader, size_t i)
{
	static const char *const words[] = { "separate", "separately", "own",      "apart",  "individually",
					     "eigene",   "eigenes",    "getrennt", "propre", "propres",
					     "propio",   "propios",    "each" };
	const struct structure_line *line = &reader->structure.lines.v[reader->line_of[i]];

	for (size_t k = line->all.from; k < line->all.to && k < line->all.from + 200; k++)
		if (TOKEN_IS_ONE(narrative_token(reader, k), words))
			return true;
	return false;
}

/* "Vandermeer Retail" under Vandermeer Groep: the account of the group that a division belongs to; NARRATIVE_NONE. */
static size_t group_of(const struct narrative_reader *reader, const struct name *name)
{
	struct str first = narrative_token(reader, name->from)->fold;

	for (size_t i = reader->accounts.n, looked = 0; i-- > 0 && looked < 40; looked++) {
		struct range group = reader->accounts.v[i].name;
		struct str head = narrative_token(reader, group.from)->fold;

		if (first.n < 4 ||
		    !(str_eq(first, head) || (str_starts(head, first) && head.n > first.n && head.p[first.n] == '-')))
			continue;
		if (is_group_word(narrative_token(reader, group.to - 1)->fold) ||
		    is_group_word(narrative_token(reader, group.from)->fold))
			return buys_apart(reader, name->from) ? NARRATIVE_NONE : i;
	}
	return NARRATIVE_NONE;
}

/* The accepted account of the same registered customer, or of its group unless they buy apart; NARRATIVE_NONE. */
static size_t relative_of(const struct narrative_reader *reader, const struct name *name)
{
	struct range range = { name->from, name->to };
	struct str family = narrative_registry_family(reader, range);

	for (size_t i = reader->accounts.n, looked = 0; family.n && i-- > 0 && looked < 40; looked++) {
		struct range other = reader->accounts.v[i].name;

		if (!str_eq_nocase(narrative_registry_family(reader, other), family))
			continue;
		return narrative_registry_find(reader, other) != narrative_registry_find(reader, range) &&
				       buys_apart(reader, name->from)
			       ? NARRATIVE_NONE
			       : i;
	}
	return NARRATIVE_NONE;
}

/* "the Trust" for Furness Railway Trust: one word of one account's name, after an article; NARRATIVE_NONE. */
static size_t one_word_of(const struct narrative_reader *reader, const struct name *name)
{
	size_t found = NARRATIVE_NONE;

	if (name->to != name->from + 1 || !name->from || !str_is(narrative_token(reader, name->from - 1)->fold, "the"))
		return found;
	for (size_t i = reader->accounts.n, looked = 0; i-- > 0 && looked < 40; looked++) {
		struct range account = reader->accounts.v[i].name;

		for (size_t k = account.from; k < account.to; k++) {
			if (!str_eq(narrative_token(reader, k)->fold, narrative_token(reader, name->from)->fold))
				continue;
			if (found != NARRATIVE_NONE && found != i)
				return NARRATIVE_NONE;
			found = i;
		}
	}
	return found;
}

/* "Haufe was a partner until May. Since then … it wants the group view for €33,500": with an amount of its own it buys. */
static bool buys_as_well(const struct narrative_reader *reader, const struct name *name)
{
	size_t stop = narrative_sentence_to(reader, name->to, name->to + 80);

	if (token_is_mark(narrative_token(reader, stop), ';'))
		stop = narrative_sentence_to(reader, stop + 1, name->to + 80);
	return !narrative_role_is_bystander(reader, name) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, stop, MARK_TRAP) != NARRATIVE_NONE;
}

/* Accepts names in order; a name that repeats an earlier one, or its start or initials, is a mention of it. */
void narrative_mention_settle(struct narrative_reader *reader, const bool *chosen, const bool *doubted)
{
	struct alias_table table = build_aliases(reader, reader->names.list.n + reader->accounts.n + 1);
	struct alias_table bystanders = build_aliases(reader, reader->names.list.n + 1);
	struct alias_table doubts = build_aliases(reader, reader->names.list.n + 1);

	/* Who is once called a competitor or partner, is one throughout. */
	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];

		if (!chosen[i] && narrative_role_is_bystander(reader, name))
			alias_add(&bystanders,
				  key_of(reader, (struct range){ name->from, name->to }, name->to - name->from), i);
	}
	for (size_t i = 0; i < reader->accounts.n; i++)
		add_keys(reader, &table, i);
	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];
		struct range range = { name->from, name->to };
		const struct alias *known;
		struct str key;

		if (reader->structure.lines.v[reader->line_of[name->from]].kind == STRUCTURE_ROW)
			continue;
		key = key_of(reader, range, name->to - name->from);
		known = alias_slot(&table, key);
		if (known->key.n && known->account != NARRATIVE_NONE) {
			vec_push(&reader->mentions, ((struct narrative_mention){ known->account, range }));
			continue;
		}
		if (doubted[i] && !alias_slot(&bystanders, key)->key.n && !alias_slot(&doubts, key)->key.n) {
			alias_add(&doubts, key, i);
			reader->doubtful++;
		}
		if (!chosen[i] || (alias_slot(&bystanders, key)->key.n && !buys_as_well(reader, name)) ||
		    (known->key.n && name->to == name->from + 1))
			continue;
		if (one_word_of(reader, name) != NARRATIVE_NONE) {
			vec_push(&reader->mentions, ((struct narrative_mention){ one_word_of(reader, name), range }));
			continue;
		}
		/* "Sherwin-Williams" after Sherwin */
		known = name->to == name->from + 1 ? alias_slot(&table, head_key(reader, name->from)) : NULL;
		if (known && known->key.n && known->account != NARRATIVE_NONE) {
			vec_push(&reader->mentions, ((struct narrative_mention){ known->account, range }));
			continue;
		}
		if (relative_of(reader, name) != NARRATIVE_NONE) {
			vec_push(&reader->mentions, ((struct narrative_mention){ relative_of(reader, name), range }));
			continue;
		}
		if (group_of(reader, name) != NARRATIVE_NONE) {
			vec_push(&reader->mentions, ((struct narrative_mention){ group_of(reader, name), range }));
			continue;
		}
		accept(reader, name);
		add_keys(reader, &table, reader->accounts.n - 1);
	}
	if (reader->mentions.n)
		qsort(reader->mentions.v, reader->mentions.n, sizeof(*reader->mentions.v), by_place);
	add_definite(reader);
}
