/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

#include "base/index.h"

static void accept(struct narrative_reader *reader, const struct name *name)
{
	struct narrative_account_found account = { .name = { name->from, name->to },
						   .line = reader->line_of[name->from] };

	/* Nobody is told that something is missing at a name that may be none. */
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		account.open[kind] = (name->flags & NAME_WEIGHED) != 0;

	vec_push(&reader->accounts, account);
	vec_push(&reader->mentions, ((struct narrative_mention){ reader->accounts.n - 1, account.name }));
}

/* Nobody calls an account by more words of its name than this, unless by all of them. */
enum { KEY_WORDS = 8 };

/* What several accounts may be called; INDEX_NONE for what none is. */
#define ALIAS_SEVERAL ((size_t)-2)

static bool is_one(size_t account)
{
	return account != INDEX_NONE && account != ALIAS_SEVERAL;
}

static void alias_add(struct index *aliases, struct str key, size_t account)
{
	size_t known = key.n ? index_get(aliases, key) : account;

	if (known != account)
		index_put(aliases, key, known == INDEX_NONE ? account : ALIAS_SEVERAL);
}

struct str narrative_mention_bare(struct str words)
{
	return words.n > 2 && str_ends(words, STR("'s")) ? str_sub(words, 0, words.n - 2) : words;
}

struct str narrative_mention_key(struct narrative_reader *reader, struct range name, size_t count)
{
	size_t to = count < name.to - name.from ? name.from + count : name.to, n = 0;
	struct str key;
	char *p;

	for (size_t i = name.from; i < to; i++)
		n += 1 + (narrative_token(reader, i)->fold.n ? narrative_token(reader, i)->fold.n : 1);
	p = arena_alloc(&reader->arena, n + 1);
	key = (struct str){ p, n };
	for (size_t i = name.from; i < to; i++) {
		struct str fold = narrative_token(reader, i)->fold;

		if (!fold.n)
			fold = STR("&");
		*p++ = ' ';
		memcpy(p, fold.p, fold.n);
		p += fold.n;
	}
	return narrative_mention_bare(key);
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

static void add_keys(struct narrative_reader *reader, struct index *aliases, size_t account)
{
	struct range name = reader->accounts.v[account].name;
	const struct token *after = narrative_token(reader, name.to + 1);

	for (size_t count = name.to - name.from < 5 ? name.to - name.from : 5; count > 0; count--)
		if (count > 1 || !token_has(narrative_token(reader, name.from),
					    LEX(FUNCTION) | LEX(COMMON) | LEX(PLACE) | LEX(TITLE)))
			alias_add(aliases, narrative_mention_key(reader, name, count), account);
	alias_add(aliases, narrative_mention_key(reader, name, name.to - name.from), account);
	alias_add(aliases, initials_of(reader, name), account);
	/* "Pasteur" for Institut Pasteur de Lille, "Bel" for Fromageries Bel: a word that nothing else is called by. */
	for (size_t i = name.from + 1; i < name.to && i < name.from + 5; i++)
		if (!narrative_token(reader, i)->lex && narrative_token(reader, i)->fold.n > 2 &&
		    (narrative_token(reader, i)->flags & TOKEN_UPPER))
			alias_add(aliases, narrative_mention_key(reader, (struct range){ i, i + 1 }, 1), account);
	/* "Sherwin" for Sherwin-Williams */
	if (name.to == name.from + 1)
		alias_add(aliases, head_key(reader, name.from), account);
	/* "the Glovers" for the Honourable Society of Glovers */
	if (name.to > name.from + 1 &&
	    !token_has(narrative_token(reader, name.to - 1),
		       LEX(ORGWORD) | LEX(COMMON) | LEX(PLACE) | LEX(PRODUCT) | LEX(FIRSTNAME)) &&
	    narrative_token(reader, name.to - 1)->fold.n > 4)
		alias_add(aliases, narrative_mention_key(reader, (struct range){ name.to - 1, name.to }, 1), account);
	/* "San Donato" for Gruppo San Donato, "Très Irmãos" for Fazenda Três Irmãos */
	for (size_t from = name.to - name.from > KEY_WORDS ? name.to - KEY_WORDS : name.from + 1; from + 1 < name.to;
	     from++)
		if (!token_has(narrative_token(reader, from), LEX(CONNECT) | LEX(FUNCTION)) &&
		    narrative_token(reader, from)->kind == TOKEN_WORD)
			alias_add(aliases, narrative_mention_key(reader, (struct range){ from, name.to }, SIZE_MAX),
				  account);
	/* "(NRW)" right after the name */
	if (token_is_mark(narrative_token(reader, name.to), '(') && (after->flags & TOKEN_CAPS) &&
	    token_is_mark(narrative_token(reader, name.to + 2), ')'))
		alias_add(aliases, narrative_mention_key(reader, (struct range){ name.to + 1, name.to + 2 }, 1),
			  account);
}

static int by_place(const void *a, const void *b)
{
	const struct narrative_mention *x = a, *y = b;

	return x->tokens.from < y->tokens.from ? -1 : x->tokens.from > y->tokens.from;
}

/* What people call a firm behind a word of its name. */
static bool is_kind_of_firm(const struct token *token)
{
	static const char *const words[] = { "people", "folks",   "company", "firm",    "team",    "deal",
					     "chain",  "account", "order",   "office",  "group",   "guys",
					     "shop",   "shops",   "brand",   "upgrade", "store",   "stores",
					     "crew",   "house",   "lot",     "side",    "contract" };

	return TOKEN_IS_ONE(token, words);
}

/* The end of "the museum", "the gift shops": one or two words without capitals before a verb or a sign; 0 for other words. */
static size_t definite_to(const struct narrative_reader *reader, size_t i)
{
	for (size_t to = i; to < i + 2; to++) {
		const struct token *token = narrative_token(reader, to), *after = narrative_token(reader, to + 1);

		if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER) ||
		    (to > i && token_has(token, LEX(FUNCTION) | LEX(VERB))))
			return 0;
		if (after->kind != TOKEN_WORD || token_has(after, LEX(FUNCTION) | LEX(VERB)))
			return to + 1;
	}
	return 0;
}

/* What "glassworks" and Glass, "brewer" and Brewery, "prisons" and Prison begin with; nothing of short words. */
static struct str stem_of(struct str word)
{
	static const char *const endings[] = { "works", "work", "eries", "ances", "ance", "ings", "ing", "ery", "ers",
					       "ies",   "ors",  "er",    "or",    "es",   "y",    "e",   "s" };
	enum { LEAST = 4 };

	/* At most two: "works" and what is left of it. */
	for (size_t i = 0, n = 0; i < COUNT_OF(endings) && n < 2; i++) {
		struct str ending = str_of(endings[i]);

		if (word.n < ending.n + LEAST || word.p[word.n - 1] != ending.p[ending.n - 1] ||
		    !str_ends(word, ending))
			continue;
		word.n -= ending.n;
		n += i > 1 ? 2 : 1;
	}
	return word.n >= LEAST ? word : STR("");
}

/* "the museum" for Whitby Jet Museum: a word of one account's name, alone, with an article and no capital. */
static void add_definite(struct narrative_reader *reader)
{
	const uint64_t things = LEX(GATE) | LEX(PRODUCT) | LEX(FUNCTION) | LEX(VERB) | LEX(TIME_UNIT) | LEX(PERIOD);
	struct index words, stems;
	size_t n = reader->mentions.n;

	index_init(&words);
	index_init(&stems);
	for (size_t i = 0; i < reader->accounts.n; i++) {
		struct range name = reader->accounts.v[i].name;

		for (size_t k = name.from; k < name.to && k < name.from + 6; k++) {
			if (narrative_token(reader, k)->kind != TOKEN_WORD || narrative_token(reader, k)->fold.n <= 3)
				continue;
			alias_add(&words, narrative_token(reader, k)->fold, i);
			if (k > name.from)
				alias_add(&stems, stem_of(narrative_token(reader, k)->fold), i);
		}
	}
	for (size_t i = 1; i < reader->tokens.list.n; i++) {
		size_t to, account, second;

		if (!str_is(narrative_token(reader, i - 1)->fold, "the"))
			continue;
		account = index_get(&words, narrative_token(reader, i)->fold);
		if (account == INDEX_NONE && !token_has(narrative_token(reader, i), things))
			account = index_get(&stems, stem_of(narrative_token(reader, i)->fold));
		second = index_get(&words, narrative_token(reader, i + 1)->fold);
		to = is_one(account) && second == account ? i + 2 : definite_to(reader, i);
		/* "the museum" and "the gift shops" are a word or two of the name, "the cheese people" is one and who they are. */
		if (!to || !is_one(account) || (narrative_token(reader, i)->flags & TOKEN_UPPER) ||
		    (to == i + 2 && second != account && !is_kind_of_firm(narrative_token(reader, i + 1))))
			continue;
		if (reader->accounts.v[account].name.from < i)
			vec_push(&reader->mentions, ((struct narrative_mention){ account, { i, to } }));
	}
	index_release(&words);
	index_release(&stems);
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
	const struct structure_line *line = narrative_line_at(reader, i);

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

/* The paragraph says that the companies of a group sign together: "one master agreement, one signature". */
static bool buys_as_one(const struct narrative_reader *reader, size_t i)
{
	const struct structure_line *line = narrative_line_at(reader, i);

	for (size_t k = line->all.from; k < line->all.to && k < line->all.from + 200; k++)
		if (token_cues(narrative_token(reader, k), CUES(ONE)) &&
		    (token_cues(narrative_token(reader, k + 1), CUES(JOINT)) ||
		     token_cues(narrative_token(reader, k + 2), CUES(JOINT))))
			return true;
	return false;
}

/* "Brandt Castings" beside Brandt Hydraulics, where both sign as one; NARRATIVE_NONE. */
static size_t sister_of(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *first = narrative_token(reader, name->from);

	if (name->to == name->from + 1 || first->fold.n < 4 ||
	    token_has(first, LEX(COMMON) | LEX(PLACE) | LEX(ORGWORD)) || !buys_as_one(reader, name->from))
		return NARRATIVE_NONE;
	for (size_t i = reader->accounts.n, looked = 0; i-- > 0 && looked < 40; looked++)
		if (str_eq(first->fold, narrative_token(reader, reader->accounts.v[i].name.from)->fold))
			return i;
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
	return !(name->flags & NAME_BYSTANDER) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, stop, MARK_TRAP) != NARRATIVE_NONE;
}

static bool is_of_words(const struct narrative_reader *reader, size_t account, size_t words)
{
	return reader->accounts.v[account].name.to - reader->accounts.v[account].name.from == words;
}

/* "Azoty — Grupa Azoty in full", "\"Castlegate\" (Castlegate Homes)": between the account and the name stand only signs. */
static bool is_apposed(const struct narrative_reader *reader, size_t account, const struct name *name)
{
	size_t to = reader->accounts.v[account].name.to;

	if (to >= name->from || to + 3 < name->from)
		return false;
	for (size_t i = to; i < name->from; i++)
		if (narrative_token(reader, i)->kind != TOKEN_MARK || narrative_is_stop(reader, i) ||
		    token_is_mark(narrative_token(reader, i), ','))
			return false;
	return true;
}

/*
 * "Amboy … (Amboy Steel that is)", "Vale Verde", then Cooperativa Vale Verde: the whole name of an account that was called by a part
 * of it; with an amount of its own it is another. NARRATIVE_NONE.
 */
static size_t whole_of(struct narrative_reader *reader, const struct index *aliases, const struct name *name)
{
	size_t words = name->to - name->from;

	for (size_t n = words > KEY_WORDS ? KEY_WORDS : words - 1; n > 0; n--) {
		size_t head = index_get(
			       aliases,
			       narrative_mention_key(reader, (struct range){ name->from, name->from + n }, SIZE_MAX)),
		       tail = index_get(aliases, narrative_mention_key(reader, (struct range){ name->to - n, name->to },
								       SIZE_MAX));

		if (is_one(head) && is_of_words(reader, head, n) &&
		    (is_apposed(reader, head, name) || !buys_as_well(reader, name)))
			return head;
		if (is_one(tail) && is_of_words(reader, tail, n) && (n > 1 || is_apposed(reader, tail, name)))
			return tail;
	}
	return NARRATIVE_NONE;
}

/*
 * The account that a name is another mention of, given what it is the whole name of; NARRATIVE_NONE when it is none or one of its
 * own.
 */
static size_t mentioned_by(struct narrative_reader *reader, const struct index *aliases, const struct name *name,
			   size_t whole)
{
	size_t account = one_word_of(reader, name);

	if (account != NARRATIVE_NONE)
		return account;
	/* "Sherwin-Williams" after Sherwin */
	account = name->to == name->from + 1 ? index_get(aliases, head_key(reader, name->from)) : INDEX_NONE;
	if (is_one(account))
		return account;
	account = relative_of(reader, name);
	if (account == NARRATIVE_NONE)
		account = group_of(reader, name);
	if (account == NARRATIVE_NONE)
		account = sister_of(reader, name);
	return account != NARRATIVE_NONE ? account : whole;
}

/* What the names of a narrative have been found to stand for. */
struct settler {
	struct narrative_reader *reader;
	const bool *chosen, *doubted;
	struct index aliases, bystanders, doubts;
};

/* "Bradwell Group's two companies have separate boards": they are the accounts, not the group. */
static bool is_group_apart(const struct settler *settler, const struct name *name)
{
	const struct narrative_reader *reader = settler->reader;
	struct str last = narrative_token(reader, name->to - 1)->fold,
		   first = narrative_token(reader, name->from)->fold;
	size_t own = (size_t)(name - reader->names.list.v), companies = 0;

	if (str_ends(last, STR("'s")))
		last.n -= 2;
	if (name->to == name->from + 1 || !is_group_word(last) || !buys_apart(reader, name->from) ||
	    buys_as_well(reader, name))
		return false;
	for (size_t i = own > 16 ? own - 16 : 0; i < reader->names.list.n && i < own + 16; i++)
		companies += settler->chosen[i] && i != own &&
			     str_eq(narrative_token(reader, reader->names.list.v[i].from)->fold, first);
	return companies > 1;
}

static void settle(struct settler *settler, size_t i)
{
	struct narrative_reader *reader = settler->reader;
	const struct name *name = &reader->names.list.v[i];
	struct range range = { name->from, name->to };
	struct str key = reader->keys[i];
	size_t account = index_get(&settler->aliases, key), whole;
	bool is_bystander = index_get(&settler->bystanders, key) != INDEX_NONE, is_shared = account == ALIAS_SEVERAL;

	if (is_one(account)) {
		vec_push(&reader->mentions, ((struct narrative_mention){ account, range }));
		return;
	}
	if (settler->doubted[i] && !is_bystander && index_get(&settler->doubts, key) == INDEX_NONE &&
	    mentioned_by(reader, &settler->aliases, name, whole_of(reader, &settler->aliases, name)) ==
		    NARRATIVE_NONE) {
		index_put(&settler->doubts, key, i);
		reader->doubtful++;
	}
	if (!settler->chosen[i] || (is_bystander && !buys_as_well(reader, name)) ||
	    (is_shared && name->to == name->from + 1) || is_group_apart(settler, name))
		return;
	whole = whole_of(reader, &settler->aliases, name);
	account = mentioned_by(reader, &settler->aliases, name, whole);
	if (account != NARRATIVE_NONE && account == whole && !reader->accounts.v[account].whole.to)
		reader->accounts.v[account].whole = range;
	if (account != NARRATIVE_NONE) {
		vec_push(&reader->mentions, ((struct narrative_mention){ account, range }));
		return;
	}
	accept(reader, name);
	add_keys(reader, &settler->aliases, reader->accounts.n - 1);
}

/* Accepts names in order; a name that repeats an earlier one, or its start or initials, is a mention of it. */
void narrative_mention_settle(struct narrative_reader *reader, const bool *chosen, const bool *doubted)
{
	struct settler settler = { .reader = reader, .chosen = chosen, .doubted = doubted };

	index_init(&settler.aliases);
	index_init(&settler.bystanders);
	index_init(&settler.doubts);
	/* Who is once called a competitor or partner, is one throughout. */
	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];

		if (!chosen[i] && (name->flags & NAME_BYSTANDER))
			index_put(&settler.bystanders, reader->keys[i], i);
	}
	for (size_t i = 0; i < reader->accounts.n; i++)
		add_keys(reader, &settler.aliases, i);
	for (size_t i = 0; i < reader->names.list.n; i++)
		if (narrative_line_at(reader, reader->names.list.v[i].from)->kind != STRUCTURE_ROW)
			settle(&settler, i);
	index_release(&settler.aliases);
	index_release(&settler.bystanders);
	index_release(&settler.doubts);
	if (reader->mentions.n)
		qsort(reader->mentions.v, reader->mentions.n, sizeof(*reader->mentions.v), by_place);
	add_definite(reader);
}

static int by_name(const void *a, const void *b)
{
	const struct narrative_account_found *x = a, *y = b;

	return x->name.from < y->name.from ? -1 : x->name.from > y->name.from;
}

/* Accounts in the order of the text, tables and prose together. */
void narrative_mention_sort(struct narrative_reader *reader)
{
	size_t n = reader->accounts.n;
	uint32_t *place = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(*place));
	size_t *old = arena_alloc(&reader->arena, (n + 1) * sizeof(*old));

	for (size_t i = 0; i < n; i++)
		old[i] = reader->accounts.v[i].name.from;
	if (n)
		qsort(reader->accounts.v, n, sizeof(*reader->accounts.v), by_name);
	for (size_t i = 0; i < n; i++)
		place[reader->accounts.v[i].name.from] = (uint32_t)i;
	for (size_t i = 0; i < reader->mentions.n; i++)
		reader->mentions.v[i].account = place[old[reader->mentions.v[i].account]];
}

/* "Legal & General", "Pilot Pen", "H2 Mobility": words of a name are neither gates nor dates. */
void narrative_mention_hide_marks(struct narrative_reader *reader)
{
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		struct mark_list *marks = &reader->marks[kind];
		size_t mention = 0;

		for (size_t i = 0; i < marks->list.n; i++) {
			while (mention < reader->mentions.n &&
			       reader->mentions.v[mention].tokens.to <= marks->list.v[i].from)
				mention++;
			if (mention < reader->mentions.n &&
			    reader->mentions.v[mention].tokens.from < marks->list.v[i].to)
				marks->list.v[i].flags |= MARK_TRAP | MARK_UNKNOWN;
		}
	}
}
