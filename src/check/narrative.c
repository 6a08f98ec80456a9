/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative.h"

#include "check/narrative_reader.h"

#include "prose/gate.h"
#include "prose/money.h"
#include "prose/timing.h"

void narrative_init(struct narrative *narrative)
{
	*narrative = (struct narrative){ 0 };
	arena_init(&narrative->arena);
}

void narrative_release(struct narrative *narrative)
{
	vec_release(&narrative->entries);
	arena_release(&narrative->arena);
}

uint64_t narrative_classes(const struct narrative_reader *reader, size_t from, size_t to)
{
	uint64_t all = 0;

	for (; from < to; from++)
		all |= narrative_token(reader, from)->lex;
	return all;
}

size_t narrative_mark_in(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to,
			 unsigned without)
{
	const struct mark_list *marks = &reader->marks[kind];

	if (from >= reader->tokens.list.n)
		return NARRATIVE_NONE;
	for (size_t i = reader->mark_at[kind][from]; i < marks->list.n && marks->list.v[i].from < to; i++)
		if (!(marks->list.v[i].flags & without))
			return i;
	return NARRATIVE_NONE;
}

/* Per token the first mark at or after it, so that a look-up costs nothing. */
static void index_marks(struct narrative_reader *reader, enum mark_kind kind)
{
	size_t n = reader->tokens.list.n, count = reader->marks[kind].list.n, mark = 0;

	reader->mark_at[kind] = arena_alloc(&reader->arena, (n + 1) * sizeof(*reader->mark_at[kind]));
	for (size_t i = 0; mark <= count; mark++)
		for (size_t to = mark < count ? reader->marks[kind].list.v[mark].from : n; i <= to; i++)
			reader->mark_at[kind][i] = (uint32_t)mark;
}

static void index_lines(struct narrative_reader *reader)
{
	reader->line_of = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(*reader->line_of));
	for (size_t k = 0, line = 0; k < reader->tokens.list.n; k++) {
		while (line + 1 < reader->structure.lines.n && reader->structure.lines.v[line + 1].all.from <= k &&
		       reader->structure.lines.v[line].all.to <= k)
			line++;
		reader->line_of[k] = (uint32_t)line;
	}
	reader->stop_at = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(*reader->stop_at));
	reader->stop_at[reader->tokens.list.n] = (uint32_t)reader->tokens.list.n;
	for (size_t k = reader->tokens.list.n; k-- > 0;) {
		const struct token *token = narrative_token(reader, k);

		reader->stop_at[k] = narrative_is_stop(reader, k) ? (uint32_t)k : reader->stop_at[k + 1];
		/* Superscripts and daggers have no stand-in. */
		reader->may_have_notes |= token_is_mark(token, '[') || token_is_mark(token, '\0');
	}
	reader->blocked = arena_alloc(&reader->arena, (reader->structure.lines.n + 1) * sizeof(bool));
}

static bool is_currency(const struct token *token)
{
	return token->kind == TOKEN_CURRENCY || token_has(token, LEX(CURRENCY));
}

/* "thousands of euro", "in tausend Franken", "EUR thousand": the unit in words, without a number before it. */
static bool is_unit_in_words(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *before = i ? token - 1 : token,
			   *next = narrative_token(reader, i + 1), *behind = narrative_token(reader, i + 2);

	/* "all in k euro" */
	if (str_is(token->fold, "k") && next->kind == TOKEN_WORD && is_currency(next))
		return before->kind != TOKEN_NUMBER;
	/* Few words have a currency beside them; then their own letters matter. */
	if ((!is_currency(before) && !is_currency(next) && !is_currency(behind)) || !token_in(token, SETS(THOUSANDS)) ||
	    reader->taken[i])
		return false;
	if (is_currency(before))
		return before == token || i < 2 || before[-1].kind != TOKEN_NUMBER;
	if (str_is(next->fold, "of") || str_is(next->fold, "de") || str_is(next->fold, "di"))
		next = behind;
	return before->kind != TOKEN_NUMBER && is_currency(next) && !str_is(before->fold, "a") &&
	       !token_cues(before, CUES(FIGURE_WORD));
}

/* "Upsell 2027 (TEUR)", "all in TSEK": a currency with its thousands in one word. */
static bool is_unit_in_letters(const struct narrative_reader *reader, size_t i)
{
	static const char *const units[] = { "teur", "keur", "tchf", "kchf", "tusd",
					     "kusd", "kgbp", "tkr",  "tsek", "tnok" };
	const struct token *before = i ? narrative_token(reader, i - 1) : NULL;

	return before && (token_is_mark(before, '(') || str_is(before->fold, "in") || str_is(before->fold, "en")) &&
	       TOKEN_IS_ONE(narrative_token(reader, i), units) && narrative_token(reader, i + 1)->kind != TOKEN_NUMBER;
}

/* "numbers in $k", "£k of annual value": a currency in thousands without a number beside it. */
static bool has_unit_note(const struct narrative_reader *reader)
{
	for (size_t i = 0; i + 1 < reader->tokens.list.n; i++) {
		const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1),
				   *before = i ? token - 1 : next;

		if (token->kind == TOKEN_CURRENCY && (str_is(next->fold, "k") || str_is(next->fold, "m")) &&
		    (next->flags & TOKEN_GLUED) && before->kind != TOKEN_NUMBER)
			return true;
		if ((str_is(token->fold, "k") || str_is(token->fold, "t")) && next->kind == TOKEN_CURRENCY &&
		    (next->flags & TOKEN_GLUED) && before->kind != TOKEN_NUMBER &&
		    narrative_token(reader, i + 2)->kind != TOKEN_NUMBER)
			return true;
		/* "all EUR k" */
		if (token_has(token, LEX(CURRENCY)) && token->kind == TOKEN_WORD && str_is(next->fold, "k") &&
		    before->kind != TOKEN_NUMBER && narrative_token(reader, i + 2)->kind != TOKEN_NUMBER)
			return true;
		/* "Broadcasters, in thousands: …" */
		if (str_is(token->fold, "in") && str_is(next->fold, "thousands") &&
		    narrative_token(reader, i + 2)->kind != TOKEN_WORD)
			return true;
		if (is_unit_in_words(reader, i) || (token_has(token, LEX(CURRENCY)) && is_unit_in_letters(reader, i)))
			return true;
	}
	return false;
}

/* "Merlin Motors for 62 and …", "Kerry Group 140, An Post 30", where the text says once that its figures are in thousands. */
static bool is_told_for(const struct token *before, const struct token *after)
{
	static const char *const words[] = { "for", "at",  "with", "of", "is",  "around", "about",
					     "für", "mit", "pour", "à",  "por", "a" };

	return (TOKEN_IS_ONE(before, words) || (before->flags & TOKEN_UPPER)) &&
	       (after->kind == TOKEN_MARK || after->kind == TOKEN_BREAK || token_has(after, LEX(FUNCTION) | LEX(VERB)));
}

size_t narrative_bare_number(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct token *before = narrative_token(reader, i ? i - 1 : i),
				   *after = narrative_token(reader, i + 1);

		/* "08:12" tells the time. */
		if (narrative_token(reader, i)->kind != TOKEN_NUMBER || reader->taken[i] || token_is_mark(after, '%') ||
		    str_find_char(narrative_token(reader, i)->fold, ':', 0) != STR_NONE)
			continue;
		if (reader->thousands && is_told_for(before, after))
			return i;
		if ((i == from || before->kind == TOKEN_MARK) &&
		    (i + 1 == to || after->kind == TOKEN_MARK || after->kind == TOKEN_BREAK) &&
		    !token_is_mark(before, '[') &&
		    !(token_is_mark(before, '(') && narrative_token(reader, i)->span.n == 1))
			return i;
	}
	return NARRATIVE_NONE;
}

static void recognise(struct narrative_reader *reader)
{
	token_scan(&reader->tokens, reader->text, &reader->arena);
	token_classify(&reader->tokens);
	structure_read(&reader->structure, &reader->tokens, reader->text);
	money_find(&reader->tokens, &reader->marks[MARK_SIZE]);
	timing_find(&reader->tokens, &reader->marks[MARK_TIME]);
	gate_find(&reader->tokens, &reader->marks[MARK_GATE]);
	reader->taken = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(bool));
	for (enum mark_kind kind = MARK_SIZE; kind <= MARK_TIME; kind++)
		for (size_t i = 0; i < reader->marks[kind].list.n; i++)
			for (size_t k = reader->marks[kind].list.v[i].from; k < reader->marks[kind].list.v[i].to; k++)
				reader->taken[k] = true;
	name_find(&reader->tokens, reader->taken, &reader->names);
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		index_marks(reader, kind);
	index_lines(reader);
	reader->thousands = has_unit_note(reader);
}

static struct span span_of(const struct narrative_reader *reader, struct range range)
{
	const struct token *first = narrative_token(reader, range.from), *last = narrative_token(reader, range.to - 1);

	return (struct span){ first->span.at, last->span.at + last->span.n - first->span.at };
}

/* "St. Mary's, Guy's: no figure yet", "Macy's": the ending belongs to a name that owns nothing behind it. */
static bool keeps_ending(const struct narrative_reader *reader, struct range range)
{
	const struct token *first = narrative_token(reader, range.from), *next = narrative_token(reader, range.to);

	/* "Macy's" is its name; "Boliden's" is found by Boliden. */
	if (first->known && first->known_n == range.to - range.from &&
	    (first->known_n > 1 || lexicon_is(first->fold, LEXICON_FIRM) ||
	     lexicon_is(first->fold, LEXICON_FIRM_WORD) || lexicon_is(first->fold, LEXICON_FIRM_ASIDE)))
		return true;
	return next->kind != TOKEN_WORD && next->kind != TOKEN_NUMBER && next->kind != TOKEN_CURRENCY;
}

/*
 * Of a name: "Grace Hospital's budget" is of Grace Hospital, "l'État de Genève" État de Genève, "L'Oréal" itself; of "d'" alone
 * nothing is taken. is_bare: it is called without an ending elsewhere.
 */
static struct span span_of_name(const struct narrative_reader *reader, struct range range, bool is_bare)
{
	static const char *const articles[] = { "l'", "d'", "l\u2019", "d\u2019" };
	static const char *const endings[] = { "'s", "\u2019s" };
	struct span span = span_of(reader, range);

	for (size_t i = 0; i < COUNT_OF(articles); i++) {
		struct str article = str_of(articles[i]);

		if (span.n > article.n && str_starts(str_in(reader->text, span), article))
			span = (struct span){ span.at + article.n, span.n - article.n };
	}
	for (size_t i = 0; i < COUNT_OF(endings) && (is_bare || !keeps_ending(reader, range)); i++)
		if (span.n > str_of(endings[i]).n && str_ends(str_in(reader->text, span), str_of(endings[i])))
			span.n -= str_of(endings[i]).n;
	return span;
}

/* The text of a span with runs of white space as one space, and none at the end. */
static struct str squeeze(struct arena *arena, struct str s)
{
	char *p = arena_alloc(arena, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool space = s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r';

		if (!space)
			p[n++] = s.p[i];
		else if (n && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	n -= n && p[n - 1] == ' ';
	return (struct str){ p, n };
}

static struct narrative_slot slot_of(const struct narrative_reader *reader, struct narrative *narrative,
				     struct range range)
{
	struct narrative_slot slot = { 0 };

	if (range.from >= range.to)
		return slot;
	slot.found = true;
	slot.span = span_of(reader, range);
	slot.text = squeeze(&narrative->arena, str_in(reader->text, slot.span));
	return slot;
}

/* Whether one of the mentions [from, to) has as many words as name and no ending: "At Acme's …, and Acme wants". */
static bool goes_bare(const struct narrative_reader *reader, struct range name, size_t from, size_t to)
{
	for (; from < to; from++) {
		struct range range = reader->mentions.v[from].tokens;

		if (range.to - range.from == name.to - name.from &&
		    !str_ends(narrative_token(reader, range.to - 1)->fold, STR("'s")))
			return true;
	}
	return false;
}

static void add_aliases(const struct narrative_reader *reader, struct narrative *narrative, size_t from, size_t to,
			struct narrative_entry *entry, bool is_bare)
{
	size_t count = 0;

	entry->aliases = arena_alloc(&narrative->arena, (to - from + 1) * sizeof(*entry->aliases));
	for (size_t i = from; i < to; i++) {
		struct str alias =
			squeeze(&narrative->arena,
				str_in(reader->text, span_of_name(reader, reader->mentions.v[i].tokens, is_bare)));
		bool known = str_eq(alias, entry->name);

		for (size_t k = 0; k < count && k < 8; k++)
			known |= str_eq(alias, entry->aliases[k]);
		if (!known && count < 8)
			entry->aliases[count++] = alias;
	}
	entry->alias_count = count;
}

static int by_account(const void *a, const void *b)
{
	const struct narrative_mention *x = a, *y = b;

	if (x->account != y->account)
		return x->account < y->account ? -1 : 1;
	return x->tokens.from < y->tokens.from ? -1 : x->tokens.from > y->tokens.from;
}

/* "mid-level": token i goes on in a word that a hyphen joins. */
static bool is_inside_word(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i);

	if (i == 0 || !(token->flags & TOKEN_GLUED))
		return false;
	if (token_is_mark(token, '-'))
		return narrative_token(reader, i + 1)->flags & TOKEN_GLUED;
	return token_is_mark(narrative_token(reader, i - 1), '-') &&
	       (narrative_token(reader, i - 1)->flags & TOKEN_GLUED);
}

/* A gate is shown with the words around it: "their purchase order is outstanding". */
static struct range widen(const struct narrative_reader *reader, struct range range, const bool *named)
{
	enum { MOST = 12, WORD = 20 }; /* inside a word with hyphens it goes on, but not for ever */

	if (range.from >= range.to)
		return range;
	for (size_t n = 0; n < (is_inside_word(reader, range.from) ? WORD : MOST) && range.from > 0; n++) {
		size_t i = range.from - 1;
		const struct token *token = narrative_token(reader, i);

		if (mark_is_boundary(&reader->tokens, i) || reader->taken[i] || named[i] || token_is_mark(token, ',') ||
		    token_is_mark(token, ':') || token_is_mark(token, '=') ||
		    (token_is_mark(token, '-') && !is_inside_word(reader, i)))
			break;
		range.from = i;
	}
	for (size_t n = 0; n < (is_inside_word(reader, range.to) ? WORD : MOST) && range.to < reader->tokens.list.n;
	     n++) {
		size_t i = range.to;

		if (mark_is_boundary(&reader->tokens, i) || reader->taken[i] || named[i] ||
		    token_is_mark(narrative_token(reader, i), ','))
			break;
		range.to = i + 1;
	}
	return range;
}

static bool *named_tokens(struct narrative_reader *reader)
{
	bool *named = arena_alloc(&reader->arena, (reader->tokens.list.n + 1) * sizeof(*named));

	for (size_t i = 0; i < reader->mentions.n; i++)
		for (size_t k = reader->mentions.v[i].tokens.from; k < reader->mentions.v[i].tokens.to; k++)
			named[k] = true;
	return named;
}

static void report(struct narrative_reader *reader, struct narrative *narrative)
{
	const bool *named = named_tokens(reader);
	size_t mention = 0, first;

	if (reader->mentions.n)
		qsort(reader->mentions.v, reader->mentions.n, sizeof(*reader->mentions.v), by_account);
	for (size_t i = 0; i < reader->accounts.n; i++) {
		const struct narrative_account_found *found = &reader->accounts.v[i];
		struct range called = found->whole.to ? found->whole : found->name;
		struct narrative_entry entry = { 0 };
		bool is_bare;

		for (first = mention; mention < reader->mentions.n && reader->mentions.v[mention].account == i;)
			mention++;
		is_bare = goes_bare(reader, called, first, mention);
		entry.span = span_of_name(reader, called, is_bare);
		entry.name = squeeze(&narrative->arena, str_in(reader->text, entry.span));
		if (narrative_registry_find(reader, found->name))
			entry.parent = narrative_registry_find(reader, found->name)->parent;
		entry.size = slot_of(reader, narrative, found->slots[MARK_SIZE]);
		entry.timing = slot_of(reader, narrative, found->slots[MARK_TIME]);
		entry.gate = slot_of(reader, narrative, widen(reader, found->slots[MARK_GATE], named));
		entry.size.open = found->open[MARK_SIZE];
		entry.timing.open = found->open[MARK_TIME];
		entry.gate.open = found->open[MARK_GATE];
		add_aliases(reader, narrative, first, mention, &entry, is_bare);
		vec_push(&narrative->entries, entry);
	}
}

static void reader_release(struct narrative_reader *reader)
{
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		vec_release(&reader->marks[kind].list);
	vec_release(&reader->names.list);
	vec_release(&reader->accounts);
	vec_release(&reader->mentions);
	vec_release(&reader->regions);
	structure_release(&reader->structure);
	token_release(&reader->tokens);
	arena_release(&reader->arena);
}

void narrative_read(struct narrative *narrative, struct str text, const struct narrative_context *context)
{
	struct narrative_reader reader = { .text = text, .context = context };

	arena_init(&reader.arena);
	recognise(&reader);
	narrative_account_block(&reader);
	narrative_table_read(&reader);
	narrative_note_find(&reader);
	narrative_account_read(&reader);
	narrative_assign(&reader);
	narrative_keeper_read(&reader);
	narrative_doubt_read(&reader);
	report(&reader, narrative);
	narrative_flags_read(&reader, narrative);
	reader_release(&reader);
}
