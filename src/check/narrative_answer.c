/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

#include "prose/task.h"

bool narrative_answer_is_empty(struct range range)
{
	return range.from >= range.to;
}

void narrative_answer_set(struct narrative_reader *reader, size_t account, enum mark_kind kind, struct range range)
{
	struct range *slot = &reader->accounts.v[account].slots[kind];

	if (narrative_answer_is_empty(*slot) && !narrative_answer_is_empty(range) &&
	    !reader->accounts.v[account].locked[kind])
		*slot = range;
}

struct range narrative_answer_range(const struct narrative_reader *reader, enum mark_kind kind, size_t i)
{
	const struct mark *mark = &reader->marks[kind].list.v[i];

	return (struct range){ mark->from, mark->to };
}

/* --- labels: "Size: …", "Close=…" */

/* As a whole, or by the first word of one that underscores join: "arr_usd". */
static bool label_is(const struct narrative_reader *reader, size_t from, size_t to, enum lexicon_class class)
{
	char text[64];
	size_t n = 0, first;

	for (size_t i = from; i < to; i++) {
		struct str fold = narrative_token(reader, i)->fold;

		if (narrative_token(reader, i)->kind == TOKEN_MARK)
			continue;
		if (n + fold.n + 1 >= sizeof(text))
			return false;
		if (n)
			text[n++] = ' ';
		if (fold.n)
			memcpy(text + n, fold.p, fold.n);
		n += fold.n;
	}
	first = str_find_char((struct str){ text, n }, '_', 0);
	for (size_t i = 0; i < n; i++)
		text[i] = text[i] == '_' ? ' ' : text[i];
	return n && (lexicon_is((struct str){ text, n }, class) ||
		     (first != STR_NONE && lexicon_is((struct str){ text, first }, class)));
}

/* The kind a label announces at from; *value is where the answer starts. MARK_KINDS for none. */
static enum mark_kind label_at(const struct narrative_reader *reader, size_t from, size_t to, size_t *value)
{
	static const enum lexicon_class classes[] = { LEXICON_HEAD_SIZE, LEXICON_HEAD_TIME, LEXICON_HEAD_GATE };

	*value = to;
	for (size_t i = from; i < to && i < from + 5; i++) {
		const struct token *token = narrative_token(reader, i);

		if (!token_is_mark(token, ':') && !token_is_mark(token, '=') &&
		    !(token_is_mark(token, '?') && i + 1 < to))
			continue;
		*value = i + 1;
		for (size_t k = 0; k < COUNT_OF(classes); k++)
			if (label_is(reader, from, i, classes[k]))
				return (enum mark_kind)k;
		break;
	}
	return MARK_KINDS;
}

/* --- pieces of a clause */

static bool is_piece_end(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i);

	return mark_is_boundary(&reader->tokens, i) || token_is_mark(token, ',') ||
	       (token->kind == TOKEN_MARK && token->mark == '.' && !(token->flags & TOKEN_GLUED));
}

static size_t piece_to(const struct narrative_reader *reader, size_t i, size_t to)
{
	while (i < to && !is_piece_end(reader, i))
		i++;
	return i;
}

static bool has_words(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (narrative_token(reader, i)->kind == TOKEN_WORD && !reader->taken[i])
			return true;
	return false;
}

/* A comma before "arr: 5400". */
static bool opens_label(const struct narrative_reader *reader, size_t i, size_t to)
{
	return token_is_mark(narrative_token(reader, i), ',') && i + 2 < to &&
	       narrative_token(reader, i + 1)->kind == TOKEN_WORD &&
	       (token_is_mark(narrative_token(reader, i + 2), ':') ||
		token_is_mark(narrative_token(reader, i + 2), '='));
}

/* A label ends in one of these. */
static bool has_label_end(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind == TOKEN_MARK && (token->mark == ':' || token->mark == '=' || token->mark == '?'))
			return true;
	}
	return false;
}

/* A line that is a label and no more: the kind that it announces; MARK_KINDS for none. */
enum mark_kind narrative_answer_label(const struct narrative_reader *reader, struct range line)
{
	static const enum lexicon_class classes[] = { LEXICON_HEAD_SIZE, LEXICON_HEAD_TIME, LEXICON_HEAD_GATE };

	for (size_t k = 0; k < COUNT_OF(classes); k++)
		if (label_is(reader, line.from, line.to, classes[k]))
			return (enum mark_kind)k;
	return MARK_KINDS;
}

/* The piece before the first comma says something, and nothing of a mood, of a task of ours or of what is passed. */
static bool answers_first(const struct narrative_reader *reader, struct range value)
{
	size_t end = piece_to(reader, value.from, value.to);
	const uint64_t no = LEX(FOLLOWUP) | LEX(GATE_PASSED);

	return end < value.to && has_words(reader, value.from, end) &&
	       !(narrative_classes(reader, value.from, end) & no) && !task_is_ours(&reader->tokens, value.from, end);
}

void narrative_answer_labelled(struct narrative_reader *reader, size_t account, enum mark_kind kind, struct range value)
{
	uint64_t all = narrative_classes(reader, value.from, value.to);
	size_t mark;

	if (kind == MARK_KINDS)
		return;
	if (kind == MARK_GATE) {
		mark = narrative_mark_in(reader, kind, value.from, value.to, MARK_UNKNOWN | MARK_TRAP);
		/* "Waiting for: three municipalities, two have said yes": what stands first answers. */
		if (has_words(reader, value.from, value.to) &&
		    (mark != NARRATIVE_NONE || !(all & (LEX(GATE_UNKNOWN) | LEX(FOLLOWUP))) ||
		     (!(all & LEX(GATE_UNKNOWN)) && answers_first(reader, value))))
			narrative_answer_set(reader, account, kind, value);
	} else if ((mark = narrative_mark_in(reader, kind, value.from, value.to, 0)) != NARRATIVE_NONE) {
		narrative_answer_set(reader, account, kind, narrative_answer_range(reader, kind, mark));
	} else if (kind == MARK_SIZE && narrative_token(reader, value.from)->kind == TOKEN_NUMBER) {
		narrative_answer_set(reader, account, kind, (struct range){ value.from, value.from + 1 });
	}
	/* What the label does not answer, nothing else does. */
	reader->accounts.v[account].locked[kind] = true;
	reader->accounts.v[account].open[kind] |=
		kind != MARK_GATE && narrative_reach_is_unread(reader, kind, value.from, value.to);
}

static bool is_bracket(const struct token *token)
{
	return token->kind == TOKEN_MARK && token->mark && strchr("()[]", token->mark);
}

/* Labelled answers in [from, to) for one account. */
void narrative_answer_labels(struct narrative_reader *reader, size_t account, size_t from, size_t to)
{
	if (!has_label_end(reader, from, to))
		return;
	for (size_t i = from; i < to;) {
		size_t value, end = i;
		enum mark_kind kind = label_at(reader, i, to, &value);

		while (end < to && !narrative_is_stop(reader, end) && !opens_label(reader, end, to) &&
		       !(mark_is_boundary(&reader->tokens, end) && !is_bracket(narrative_token(reader, end))))
			end++;
		narrative_answer_labelled(reader, account, kind, (struct range){ value, end });
		i = end > i ? end + (end < to) : i + 1;
	}
}

/* Gate words that are none here, and no other: a passed gate, a mood, "nothing known". */
static bool has_only_trapped_gates(const struct narrative_reader *reader, size_t from, size_t to)
{
	return narrative_mark_in(reader, MARK_GATE, from, to, 0) != NARRATIVE_NONE &&
	       narrative_mark_in(reader, MARK_GATE, from, to, MARK_TRAP | MARK_UNKNOWN) == NARRATIVE_NONE;
}

/* More than "to sign": a word that is no function word and none of closing. */
static bool has_content(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (narrative_token(reader, i)->kind == TOKEN_WORD &&
		    !token_has(narrative_token(reader, i), LEX(FUNCTION) | LEX(TIME_YES)))
			return true;
	return false;
}

/* "husband & wife don't agree": a verb or an owner, which what they buy seldom has. */
static bool is_clause(const struct narrative_reader *reader, struct range piece)
{
	for (size_t i = piece.from; i < piece.to; i++)
		if (token_has(narrative_token(reader, i), LEX(VERB) | LEX(NEGATE) | LEX(GATE_OBLIGE)) ||
		    str_ends(narrative_token(reader, i)->fold, STR("'s")))
			return true;
	return false;
}

/* "le proviseur est enchanté" */
static bool is_mood(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (token_cues(narrative_token(reader, i), CUES(MOOD)))
			return !(narrative_classes(reader, from, to) & (LEX(NEGATE) | LEX(GATE_CUE)));
	return false;
}

/* "exp 31/01/2027": a date with its label, of whatever it is. */
static bool is_only_taken(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t words = 0, taken = 0;

	for (size_t i = from; i < to; i++) {
		words += narrative_token(reader, i)->kind == TOKEN_WORD && !reader->taken[i];
		taken += reader->taken[i] || narrative_token(reader, i)->kind == TOKEN_NUMBER;
	}
	return words <= 1 && taken;
}

/*
 * The gate of a terse entry is the piece behind its last answer: "Name – module – €20k – May – lottery grant". Whatever
 * stands there counts unless it is a mood, a task of ours, a percentage or what they buy. A piece between two answers,
 * "€42k, lift plans, June", is what they buy; when it says something, nobody can say that a gate lacks.
 */
void narrative_answer_leftover(struct narrative_reader *reader, size_t account, size_t from, size_t to)
{
	const uint64_t never =
		LEX(FOLLOWUP) | LEX(GATE_UNKNOWN) | LEX(PRODUCT) | LEX(TIME_VAGUE) | LEX(TOTAL) | LEX(CLOSED);
	struct range found = { 0, 0 };
	bool answered = false;

	/* What stands before the name is said of no gate. */
	if (reader->accounts.v[account].name.from > from && reader->accounts.v[account].name.to <= to)
		from = reader->accounts.v[account].name.from;
	for (size_t i = from; i < to;) {
		size_t end = piece_to(reader, i, to);
		uint64_t all = narrative_classes(reader, i, end);
		bool answer = is_only_taken(reader, i, end) ||
			      narrative_mark_in(reader, MARK_SIZE, i, end, 0) != NARRATIVE_NONE ||
			      narrative_mark_in(reader, MARK_TIME, i, end, 0) != NARRATIVE_NONE ||
			      (all & LEX(TIME_VAGUE));

		if (answer) {
			reader->accounts.v[account].open[MARK_GATE] |= is_clause(reader, found);
			found = (struct range){ 0, 0 };
			answered = true;
		} else if (answered && narrative_answer_is_empty(found) && end > i && end - i <= 10 &&
			   !is_mood(reader, i, end) && !task_is_ours(&reader->tokens, i, end) &&
			   has_words(reader, i, end) && has_content(reader, i, end) && !(all & never) &&
			   !((all & LEX(GATE_PASSED)) && !(all & LEX(GATE_OBLIGE))) &&
			   !token_is_mark(narrative_token(reader, end - 1), '?') &&
			   !has_only_trapped_gates(reader, i, end)) {
			found = (struct range){ i, end };
		}
		if (narrative_token(reader, end)->flags & TOKEN_STOP)
			break;
		i = end + 1;
	}
	narrative_answer_set(reader, account, MARK_GATE, found);
}

/* --- regions */

/* "The council meets on 3 May, and we countersign the day after": the date of a meeting, and a signature after it. */
static struct range meeting_with_signature(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const words[] = { "sign",      "signs",    "signed",         "signature",    "countersign",
					     "ink",       "close",    "closes",         "closing",      "booked",
					     "book",      "contract", "unterschreiben", "unterschrift", "signons",
					     "signerons", "firmamos", "tekenen" };
	size_t mark = narrative_mark_in(reader, MARK_TIME, from, to, 0);
	const struct mark *date;

	if (mark == NARRATIVE_NONE)
		return (struct range){ 0, 0 };
	date = &reader->marks[MARK_TIME].list.v[mark];
	if (!(date->flags & MARK_EVENT))
		return (struct range){ 0, 0 };
	for (size_t i = date->to; i < to && i < date->to + 30; i++) {
		if (narrative_token(reader, i)->flags & TOKEN_STOP && i + 1 < to &&
		    !str_is(narrative_token(reader, i + 1)->fold, "we"))
			break;
		/* "…, which is when we have it in the forecast" */
		if (str_is(narrative_token(reader, i)->fold, "when") &&
		    str_is(narrative_token(reader, i + 1)->fold, "we"))
			return narrative_answer_range(reader, MARK_TIME, mark);
		if (TOKEN_IS_ONE(narrative_token(reader, i), words))
			return narrative_answer_range(reader, MARK_TIME, mark);
	}
	return (struct range){ 0, 0 };
}

/* "12.500", "18,000", "27500": four digits or more that are no year. */
static bool is_amount_by_form(struct str s)
{
	size_t digits = 0;
	bool separator = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] == '/' || s.p[i] == '-' || s.p[i] == ':')
			return false;
		else
			separator = true;
	}
	return digits >= 4 && (separator || digits > 4);
}

/* "pays €92,000 a year and would go up by a quarter": what is paid, and by how much it grows. */
static struct range base_with_increase(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const words[] = { "doubles", "double", "doubling", "triples", "triple" };
	static const char *const parts[] = { "quarter", "third", "half", "fifth", "tenth" };
	size_t base = narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TOTAL);

	if (base == NARRATIVE_NONE)
		return (struct range){ 0, 0 };
	for (size_t i = from; i < to; i++) {
		if (TOKEN_IS_ONE(narrative_token(reader, i), words))
			return narrative_answer_range(reader, MARK_SIZE, base);
		if (!str_is(narrative_token(reader, i)->fold, "by"))
			continue;
		if (TOKEN_IS_ONE(narrative_token(reader, i + 2), parts))
			return narrative_answer_range(reader, MARK_SIZE, base);
		if (token_is_mark(narrative_token(reader, i + 2), '%'))
			return narrative_answer_range(reader, MARK_SIZE, base);
	}
	return (struct range){ 0, 0 };
}

/* "signature", "to be signed": of closing, and no more. */
static bool is_of_closing(const struct narrative_reader *reader, const struct mark *gate)
{
	if (gate->flags & MARK_NOUN)
		return token_has(narrative_token(reader, gate->from), LEX(TIME_YES));
	return gate->to == gate->from + 3 && token_has(narrative_token(reader, gate->to - 1), LEX(TIME_YES));
}

/* The first gate that is one: "signature in May" only says when. */
size_t narrative_answer_gate_in(const struct narrative_reader *reader, size_t from, size_t to)
{
	enum { NEAR = 4 };

	for (;;) {
		size_t mark = narrative_mark_in(reader, MARK_GATE, from, to, MARK_TRAP | MARK_UNKNOWN), time;
		const struct mark *gate, *when;

		if (mark == NARRATIVE_NONE)
			return mark;
		gate = &reader->marks[MARK_GATE].list.v[mark];
		time = narrative_mark_in(reader, MARK_TIME, gate->to, gate->to + NEAR < to ? gate->to + NEAR : to,
					 MARK_TRAP);
		if (time == NARRATIVE_NONE || !is_of_closing(reader, gate))
			return mark;
		when = &reader->marks[MARK_TIME].list.v[time];
		if (piece_to(reader, gate->to, when->from) < when->from)
			return mark;
		from = gate->to;
	}
}

void narrative_answer_one(struct narrative_reader *reader, size_t account, size_t from, size_t to)
{

	narrative_answer_labels(reader, account, from, to);
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		size_t mark = kind == MARK_GATE ? narrative_answer_gate_in(reader, from, to)
						: narrative_mark_in(reader, kind, from, to, MARK_TRAP | MARK_UNKNOWN);

		if (mark != NARRATIVE_NONE)
			narrative_answer_set(reader, account, kind, narrative_answer_range(reader, kind, mark));
	}
	if (reader->thousands) {
		size_t number = narrative_bare_number(reader, from, to);

		if (number != NARRATIVE_NONE)
			narrative_answer_set(reader, account, MARK_SIZE, (struct range){ number, number + 1 });
	}
	if (narrative_answer_is_empty(reader->accounts.v[account].slots[MARK_TIME]))
		narrative_answer_set(reader, account, MARK_TIME, meeting_with_signature(reader, from, to));
	if (narrative_answer_is_empty(reader->accounts.v[account].slots[MARK_SIZE])) {
		size_t number = narrative_bare_number(reader, from, to);

		if (number != NARRATIVE_NONE && is_amount_by_form(narrative_token(reader, number)->fold))
			narrative_answer_set(reader, account, MARK_SIZE, (struct range){ number, number + 1 });
	}
	if (narrative_answer_is_empty(reader->accounts.v[account].slots[MARK_SIZE]))
		narrative_answer_set(reader, account, MARK_SIZE, base_with_increase(reader, from, to));
	narrative_relative_read(reader, account, from, to);
}

/* As many amounts as names: in order. One amount: only when it holds for each. */
static void assign_sizes(struct narrative_reader *reader, const struct narrative_group *group, size_t from, size_t to)
{
	size_t found[NARRATIVE_GROUP], n = 0, i = from;

	while (n < NARRATIVE_GROUP && (i = narrative_mark_in(reader, MARK_SIZE, i, to, MARK_TRAP)) != NARRATIVE_NONE) {
		found[n++] = i;
		i = reader->marks[MARK_SIZE].list.v[i].to;
	}
	if (n == group->n) {
		for (size_t k = 0; k < n; k++)
			narrative_answer_set(reader, group->accounts[k], MARK_SIZE,
					     narrative_answer_range(reader, MARK_SIZE, found[k]));
	} else if (n && (reader->marks[MARK_SIZE].list.v[found[0]].flags & (MARK_EACH | MARK_UNIT))) {
		for (size_t k = 0; k < group->n; k++)
			narrative_answer_set(reader, group->accounts[k], MARK_SIZE,
					     narrative_answer_range(reader, MARK_SIZE, found[0]));
	}
}

/* "before the summer holidays in July", "after Eid, so late March": one time in two ways. */
static bool is_same_time(const struct narrative_reader *reader, size_t before, size_t next)
{
	static const char *const words[] = { "in",  "on",   "of", "so", "i.e", "also",
					     "d.h", "donc", "im", "am", "en",  "around" };
	size_t from = reader->marks[MARK_TIME].list.v[before].to, to = reader->marks[MARK_TIME].list.v[next].from;

	for (size_t i = from; i < to; i++)
		if (!token_is_mark(narrative_token(reader, i), ',') && !TOKEN_IS_ONE(narrative_token(reader, i), words))
			return false;
	return to == from || (to <= from + 2 && narrative_token(reader, to - 1)->kind == TOKEN_WORD);
}

/* "by July, September and October respectively" */
static void assign_times(struct narrative_reader *reader, const struct narrative_group *group, size_t from, size_t to)
{
	size_t found[NARRATIVE_GROUP], n = 0, i = from;

	while (n < NARRATIVE_GROUP && (i = narrative_mark_in(reader, MARK_TIME, i, to, MARK_TRAP)) != NARRATIVE_NONE) {
		if (!n || !is_same_time(reader, found[n - 1], i))
			found[n++] = i;
		i = reader->marks[MARK_TIME].list.v[i].to;
	}
	for (size_t k = 0; k < n && n == group->n; k++)
		narrative_answer_set(reader, group->accounts[k], MARK_TIME,
				     narrative_answer_range(reader, MARK_TIME, found[k]));
}

void narrative_answer_group(struct narrative_reader *reader, const struct narrative_group *group, size_t from,
			    size_t to)
{

	assign_sizes(reader, group, from, to);
	assign_times(reader, group, from, to);
	for (enum mark_kind kind = MARK_TIME; kind < MARK_KINDS; kind++) {
		size_t mark = narrative_mark_in(reader, kind, from, to, MARK_TRAP | MARK_UNKNOWN);

		for (size_t k = 0; k < group->n && mark != NARRATIVE_NONE; k++)
			narrative_answer_set(reader, group->accounts[k], kind,
					     narrative_answer_range(reader, kind, mark));
	}
}
