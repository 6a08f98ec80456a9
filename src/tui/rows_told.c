/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_told.h"

#include "base/text.h"
#include "check/slot.h"

static struct rows_told_text *read_text(struct rows_told_list *list, struct str text)
{
	struct narrative_context context = narrative_context_of(list->company);
	struct rows_told_text *in = mem_zero(1, sizeof(*in));

	in->text = text;
	narrative_init(&in->narrative);
	narrative_read(&in->narrative, text, &context);
	passage_open(&in->passage, text);
	point_read(&in->points, &in->passage);
	vec_push(&list->texts, in);
	return in;
}

static bool same_name(struct str a, struct str b)
{
	struct buf x = BUF_EMPTY, y = BUF_EMPTY;
	bool same;

	text_fold(str_trim(a), &x);
	text_fold(str_trim(b), &y);
	same = str_eq(buf_str(&x), buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* The company knows its customers by more than one name. */
static bool is_same_account(const struct company *company, struct str a, struct str b)
{
	const struct registry *customers = &company->customers;
	const struct account *account = registry_called(customers, str_trim(a));

	return same_name(a, b) || (account && account == registry_called(customers, str_trim(b)));
}

static bool is_entry_named(const struct company *company, const struct narrative_entry *entry, struct str name)
{
	if (is_same_account(company, entry->name, name))
		return true;
	for (size_t i = 0; i < entry->alias_count; i++)
		if (is_same_account(company, entry->aliases[i], name))
			return true;
	return false;
}

/* Does the point, a bullet or a paragraph, open with the entry's name? */
static bool opens_with(const struct rows_told_text *in, const struct point *point, const struct narrative_entry *entry)
{
	struct range name = point->name;
	size_t at;

	if (point->is_row || name.from >= name.to || name.from < point->all.from || name.to > point->all.to)
		return false;
	at = passage_token(&in->passage, name.from)->span.at;
	return entry->name.n <= in->text.n - at && str_eq_nocase(str_sub(in->text, at, entry->name.n), entry->name);
}

/* Of an account that opens several points each point is an opportunity. False when no point could be read alone. */
static bool tell_points(struct rows_told_list *list, const struct rows_told_text *whole,
			const struct narrative_entry *entry)
{
	size_t count = 0, before = list->told.n;

	for (size_t i = 0; i < whole->points.list.n; i++)
		count += opens_with(whole, &whole->points.list.v[i], entry);
	for (size_t i = 0; count > 1 && i < whole->points.list.n; i++) {
		const struct point *point = &whole->points.list.v[i];
		const struct rows_told_text *in;

		if (!opens_with(whole, point, entry))
			continue;
		in = read_text(list, str_in(whole->text, passage_span(&whole->passage, point->all)));
		for (size_t k = 0; k < in->narrative.entries.n; k++)
			if (is_entry_named(list->company, &in->narrative.entries.v[k], entry->name))
				vec_push(&list->told, ((struct rows_told){ in, &in->narrative.entries.v[k] }));
	}
	return list->told.n > before;
}

/* --- several deals of an account in one point */

enum { DEALS_MAX = 8 };

/* The first token that begins at byte at, or behind it. */
static size_t token_from(const struct passage *passage, size_t at)
{
	size_t low = 0, high = passage->tokens.list.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (passage_token(passage, middle)->span.at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many lines begin at the token or before it. */
static size_t lines_to(const struct passage *passage, size_t at)
{
	size_t low = 0, high = passage->structure.lines.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (passage->structure.lines.v[middle].all.from <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does the line go on with what was said in the one that first is: its paragraph, or points below its own? */
static bool goes_on(const struct structure_line *first, const struct structure_line *line)
{
	return line->kind == STRUCTURE_TEXT ||
	       (line->kind == STRUCTURE_ITEM && (first->kind != STRUCTURE_ITEM || line->depth > first->depth));
}

/* Bytes in which nobody but the entry is spoken of, from its name on; none where it is a row of a table. */
static struct span stretch_of(const struct rows_told_text *in, const struct narrative_entry *entry)
{
	const struct structure *structure = &in->passage.structure;
	size_t from = entry->span.at, end = in->text.n, line = lines_to(&in->passage, token_from(&in->passage, from));
	const struct structure_line *first = line ? &structure->lines.v[line - 1] : NULL;

	if (!first || first->kind == STRUCTURE_ROW)
		return (struct span){ from, 0 };
	while (line < structure->lines.n && goes_on(first, &structure->lines.v[line]))
		line++;
	if (line < structure->lines.n)
		end = passage_token(&in->passage, structure->lines.v[line].all.from)->span.at;
	for (size_t i = 0; i < in->narrative.entries.n; i++) {
		size_t other = in->narrative.entries.v[i].span.at;

		if (other > from && other < end)
			end = other;
	}
	return (struct span){ from, end - from };
}

/* Is the line behind a break one of its own, and not where a paragraph goes on? */
static bool ends_line(const struct passage *passage, size_t at)
{
	size_t line = lines_to(passage, at);

	return line == passage->structure.lines.n || passage->structure.lines.v[line].kind != STRUCTURE_TEXT;
}

/* How well a deal can begin behind a token: 3 behind a sentence or a line, 2 behind ";", 1 behind "and" or a comma, else 0. */
static int parts(const struct passage *passage, size_t at)
{
	const struct token *token = passage_token(passage, at);

	if (token->kind == TOKEN_BREAK)
		return ends_line(passage, at) ? 3 : 0;
	if (token->flags & TOKEN_STOP)
		return 3;
	if (token_is_mark(token, ';'))
		return 2;
	return str_is(token->fold, "and") || str_is(token->fold, "plus") || token_is_mark(token, ',');
}

/* Where, of the tokens between two amounts, the second deal begins: the last one behind the best sign; 0: nowhere. */
static size_t cut_between(const struct passage *passage, size_t from, size_t to)
{
	static const char *const grown[] = { "to", "from", "was", "were", "than", "instead", "of" };
	size_t cut = 0;
	int best = 0;

	/* "from $28k to $45k", "$45k, was $28k": one deal that grew. */
	if (to > from && TOKEN_IS_ONE(passage_token(passage, to - 1), grown))
		return 0;
	for (size_t i = from; i < to; i++) {
		int how = parts(passage, i);

		if (how && how >= best) {
			best = how;
			cut = i + 1;
		}
	}
	return cut;
}

/* The pieces of the stretch, each with an amount of its own; how many. */
static size_t cut(const struct passage *passage, struct span stretch, struct span *pieces)
{
	size_t count = 0, last = SIZE_MAX, begin = stretch.at, end = stretch.at + stretch.n;
	struct range rest = { token_from(passage, begin), token_from(passage, end) }, size;

	while (count + 1 < DEALS_MAX &&
	       passage_mark(passage, MARK_SIZE, rest, MARK_TRAP | MARK_TOTAL | MARK_UNIT, &size)) {
		size_t where = last == SIZE_MAX ? 0 : cut_between(passage, last, size.from), at;

		rest.from = last = size.to;
		if (!where)
			continue;
		at = passage_token(passage, where)->span.at;
		pieces[count++] = (struct span){ begin, at - begin };
		begin = at;
	}
	pieces[count++] = (struct span){ begin, end - begin };
	return count;
}

static bool begins_point(struct str line)
{
	struct str words = str_trim(line);

	return words.n && strchr("-*+#|", *words.p);
}

/* A piece as if it stood alone, below the account's name. */
static const struct rows_told_text *read_piece(struct rows_told_list *list, const struct rows_told_text *whole,
					       const struct narrative_entry *entry, struct span piece)
{
	struct str text = str_in(whole->text, piece);
	struct rows_told_text *in;
	struct buf alone = BUF_EMPTY;

	if (str_find(text, entry->name, 0) == STR_NONE)
		buf_printf(&alone, "%.*s: ", STR_FMT(entry->name));
	/* A paragraph that was cut begins in the middle of a line, which must not end as one of its own. */
	for (size_t i = 0; i < text.n; i++)
		buf_addc(&alone,
			 text.p[i] == '\n' && !begins_point(str_sub(text, i + 1, text.n - i - 1)) ? ' ' : text.p[i]);
	in = read_text(list, arena_str(&list->texts.v[0]->narrative.arena, buf_str(&alone)));
	buf_release(&alone);
	return in;
}

static const struct narrative_entry *deal_of(const struct rows_told_list *list, const struct rows_told_text *in,
					     const struct narrative_entry *entry)
{
	for (size_t i = 0; i < in->narrative.entries.n; i++) {
		const struct narrative_entry *other = &in->narrative.entries.v[i];

		if (is_entry_named(list->company, other, entry->name) && other->size.found && other->timing.found)
			return other;
	}
	return NULL;
}

/*
 * Of an account with several amounts in one point each is an opportunity, where each has a day of its own and no two have the same
 * amount or the same day. False: it is one.
 */
static bool tell_deals(struct rows_told_list *list, const struct rows_told_text *whole,
		       const struct narrative_entry *entry)
{
	struct span pieces[DEALS_MAX];
	size_t count = cut(&whole->passage, stretch_of(whole, entry), pieces), before = list->told.n;

	if (count < 2)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct rows_told_text *in = read_piece(list, whole, entry, pieces[i]);
		const struct narrative_entry *deal = deal_of(list, in, entry);
		bool is_own = deal != NULL;

		for (size_t k = before; is_own && k < list->told.n; k++)
			is_own = !str_eq_nocase(list->told.v[k].entry->size.text, deal->size.text) &&
				 !str_eq_nocase(list->told.v[k].entry->timing.text, deal->timing.text);
		if (!is_own) {
			list->told.n = before;
			return false;
		}
		vec_push(&list->told, ((struct rows_told){ in, deal }));
	}
	return true;
}

void rows_told_read(struct rows_told_list *list, const struct company *company, struct str text)
{
	const struct rows_told_text *whole;

	*list = (struct rows_told_list){ .company = company };
	whole = read_text(list, text);
	for (size_t i = 0; i < whole->narrative.entries.n; i++) {
		const struct narrative_entry *entry = &whole->narrative.entries.v[i];

		if (!tell_points(list, whole, entry) && !tell_deals(list, whole, entry))
			vec_push(&list->told, ((struct rows_told){ whole, entry }));
	}
}

void rows_told_release(struct rows_told_list *list)
{
	for (size_t i = 0; i < list->texts.n; i++) {
		struct rows_told_text *in = list->texts.v[i];

		point_release(&in->points);
		passage_close(&in->passage);
		narrative_release(&in->narrative);
		free(in);
	}
	vec_release(&list->texts);
	vec_release(&list->told);
}

bool rows_told_is_of(const struct rows_told_list *list, const struct rows_told *told, struct str account)
{
	return is_entry_named(list->company, told->entry, account);
}

struct str rows_told_words(const struct rows_told *told)
{
	size_t from = told->entry->span.at, end = told->in->text.n;

	for (size_t i = 0; i < told->in->narrative.entries.n; i++) {
		size_t other = told->in->narrative.entries.v[i].span.at;

		if (other > from && other < end)
			end = other;
	}
	return str_sub(told->in->text, from, end - from);
}

static bool ends_clause(const struct token *token)
{
	return token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP) || token_is_mark(token, ',') ||
	       token_is_mark(token, ';');
}

/* The reader stops where another answer begins ("until rail goes live in"); a cell says the clause to its end. */
static struct str whole_clause(const struct passage *passage, const struct narrative_slot *slot)
{
	size_t i = token_from(passage, slot->span.at + slot->span.n), end = slot->span.at + slot->span.n;

	for (; i < passage->tokens.list.n && !ends_clause(passage_token(passage, i)); i++)
		end = passage_token(passage, i)->span.at + passage_token(passage, i)->span.n;
	return end == slot->span.at + slot->span.n ? slot->text
						   : str_sub(passage->text, slot->span.at, end - slot->span.at);
}

struct str rows_told_gate(const struct rows_told *told)
{
	return told->entry->gate.found ? whole_clause(&told->in->passage, &told->entry->gate) : STR("");
}

struct str rows_told_owner(const struct rows_told *told)
{
	const struct passage *passage = &told->in->passage;
	const struct point_list *points = &told->in->points;
	const struct narrative *narrative = &told->in->narrative;
	size_t at = token_from(passage, told->entry->span.at), own = 0;
	struct range owner;

	for (size_t i = 0; i < points->list.n; i++) {
		struct range all = points->list.v[i].all;

		if (at < all.from || at >= all.to)
			continue;
		for (size_t k = 0; k < narrative->entries.n; k++) {
			size_t other = token_from(passage, narrative->entries.v[k].span.at);

			own += other >= all.from && other < all.to;
		}
		if (own == 1 && slot_find(SLOT_owner, passage, all, &owner))
			return str_in(passage->text, passage_span(passage, owner));
		break;
	}
	return STR("");
}

/* "Nagel: nothing this quarter" */
static bool says_nothing(struct str gate)
{
	static const char *const words[] = { "nothing", "none", "nichts", "rien", "nada" };
	bool found = false;

	for (size_t i = 0; i < COUNT_OF(words); i++)
		found = found || str_eq_nocase(gate, str_of(words[i]));
	return found;
}

bool rows_told_is_name_alone(const struct rows_told *told)
{
	const struct narrative_entry *entry = told->entry;

	return !entry->size.found &&
	       ((!entry->timing.found && !entry->gate.found) || (entry->gate.found && says_nothing(entry->gate.text)));
}

/* "the deal is dead": what heads a list of what is over, said of something. */
static bool is_called_over(const struct passage *passage, struct range sentence)
{
	for (size_t i = sentence.from + 1; i < sentence.to; i++)
		if (token_has(passage_token(passage, i), LEX(HEAD_CLOSED)) &&
		    token_cues(passage_token(passage, i - 1), CUES(BE)))
			return true;
	return false;
}

/* The sentence that byte at stands in; most often the one that was heard last. */
static void hear(const struct passage *passage, size_t at, struct rows_told_heard *heard)
{
	size_t low = token_from(passage, at);

	if (heard->passage == passage && low >= heard->sentence.from && low < heard->sentence.to)
		return;
	heard->passage = passage;
	while (low > 0 && passage_token(passage, low - 1)->kind != TOKEN_BREAK &&
	       !(passage_token(passage, low - 1)->flags & TOKEN_STOP))
		low--;
	heard->sentence = passage_sentence(passage, low);
	heard->says = passage_lex(passage, heard->sentence);
	if (is_called_over(passage, heard->sentence))
		heard->says |= LEX(LOST);
}

bool rows_told_is_over(const struct rows_told *told, struct rows_told_heard *heard)
{
	const struct passage *passage = &told->in->passage;
	const struct narrative_entry *entry = told->entry;

	hear(passage, entry->span.at, heard);
	/* Of a complete opportunity "lost" may be said of anything; that it is dead is said of itself. */
	if (entry->size.found && entry->timing.found && entry->gate.found)
		return is_called_over(passage, heard->sentence) && !(heard->says & LEX(OPEN_AGAIN));
	return (heard->says & (LEX(LOST) | LEX(CLOSED))) && !(heard->says & LEX(OPEN_AGAIN));
}
