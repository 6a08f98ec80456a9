/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* From "code names" on, single words stand for customers that are not to be named. */
void narrative_hide_code_names(struct narrative_reader *reader)
{
	bool hidden = false;
	size_t name = 0;

	if (str_find((struct str){ reader->tokens.lower, reader->text.n }, STR("code"), 0) == STR_NONE)
		return;
	for (size_t i = 0; i < reader->tokens.list.n && name < reader->names.list.n; i++) {
		struct name *found = &reader->names.list.v[name];

		hidden |= str_is(narrative_token(reader, i)->fold, "code") &&
			  str_starts(narrative_token(reader, i + 1)->fold, STR("name"));
		hidden |= str_starts(narrative_token(reader, i)->fold, STR("codename"));
		if (found->from > i)
			continue;
		if (hidden && found->to == found->from + 1 && !(found->flags & NAME_COMMON))
			found->flags |= NAME_ANON;
		name++;
	}
}

/*
 * Names that are part of what is said of the name before: in its bracket ("thyssenkrupp €140k (Einkauf)"), its product
 * after a dash ("Wexler Tools – Sensors Ph2"), its short form in quotes.
 */
bool narrative_hide_is_part(const struct narrative_reader *reader, const struct name *name,
			    struct narrative_bracket *bracket)
{
	const struct name *before = name - 1;
	size_t gap;

	if (name == reader->names.list.v)
		return false;
	gap = name->from - before->to;
	for (size_t k = before->to; k < name->from; k++) {
		const struct token *token = narrative_token(reader, k);

		if (token_is_mark(token, '(') && !bracket->inside) {
			/* The bracket belongs to a name or an amount right before it; "Deal 3 (Palomar)" names the deal. */
			bracket->inside = k > 0 && (k == before->to || reader->taken[k - 1]) &&
					  !(before->flags & (NAME_ANON | NAME_COMMON));
			bracket->open = k;
		} else if (token_is_mark(token, ')') || token->kind == TOKEN_BREAK || k > bracket->open + 80) {
			bracket->inside = false;
		}
	}
	if (bracket->inside && !narrative_place_opens_money(reader, name->to))
		return true;
	if (gap == 1 && token_is_mark(narrative_token(reader, before->to), '-') &&
	    !(narrative_token(reader, before->to)->flags & TOKEN_GLUED) &&
	    (before->flags & (NAME_START | NAME_SENTENCE) ||
	     narrative_token(reader, before->from - (before->from > 0))->mark == ':') &&
	    !(before->flags & NAME_COMMON) && !narrative_place_opens_money(reader, name->to))
		return true;
	if (gap <= 3 && token_is_mark(narrative_token(reader, name->from - 1), '"') &&
	    token_is_mark(narrative_token(reader, name->to), '"'))
		return true;
	/* "#4 Stadium. Counters, SEK 350k, …" */
	if (gap == 1 && (narrative_token(reader, before->to)->flags & TOKEN_STOP) && (before->flags & NAME_START) &&
	    narrative_line_at(reader, name->from)->kind == STRUCTURE_ITEM && name_is_bare(name) &&
	    !(name->flags & NAME_KNOWN) && token_is_mark(narrative_token(reader, name->to), ','))
		return true;
	/* "Zähringer Brauerei: Sensoren, 14.800 EUR": what a firm of several words buys */
	if (gap == 1 && token_is_mark(narrative_token(reader, before->to), ':') && (before->flags & NAME_START) &&
	    before->to > before->from + 1 && narrative_evidence_is_plausible(reader, before) && name_is_bare(name) &&
	    !(name->flags & NAME_KNOWN) && token_is_mark(narrative_token(reader, name->to), ','))
		return true;
	/* "Kubota's Sakai plant" */
	if (!gap && str_ends(narrative_token(reader, name->from - 1)->fold, STR("'s")))
		return true;
	return gap == 3 && str_is(narrative_token(reader, name->from - 1)->fold, "the") &&
	       token_is_mark(narrative_token(reader, name->from - 2), '"');
}

static bool has_clock_before(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *clock = name->from > 1 ? narrative_token(reader, name->from - 2) : NULL;

	return clock && clock->kind == TOKEN_NUMBER && str_find_char(clock->fold, ':', 0) != STR_NONE &&
	       narrative_token(reader, name->from - 1)->kind == TOKEN_MARK;
}

static bool is_speaker_place(const struct narrative_reader *reader, const struct name *name)
{
	size_t to = name->to;

	/* "Pam (CS): …" */
	if (token_is_mark(narrative_token(reader, to), '(') && token_is_mark(narrative_token(reader, to + 2), ')') &&
	    !reader->taken[to + 1])
		to += 3;
	return name->to == name->from + 1 && token_is_mark(narrative_token(reader, to), ':') &&
	       ((name->flags & NAME_START) || has_clock_before(reader, name));
}

/* "[09:12] Liv: …", "Joost: …": a single word before a colon at the head of two lines or more speaks, it does not buy. */
void narrative_hide_speakers(struct narrative_reader *reader)
{
	struct name *names = reader->names.list.v;
	size_t heads = 0;

	for (size_t i = 0; i < reader->names.list.n; i++)
		heads += is_speaker_place(reader, &names[i]);
	if (heads < 2 || heads > 64)
		return;
	for (size_t i = 0; i < reader->names.list.n; i++) {
		size_t same = 0;

		if (!is_speaker_place(reader, &names[i]))
			continue;
		for (size_t k = 0; k < reader->names.list.n && same < 2; k++)
			same += is_speaker_place(reader, &names[k]) &&
				str_eq(narrative_token(reader, names[k].from)->fold,
				       narrative_token(reader, names[i].from)->fold);
		if (same < 2 && !has_clock_before(reader, &names[i]))
			continue;
		names[i].flags |= NAME_PERSON | NAME_SPEAKER;
		/* "raj: Supercell. half of that": what is said opens a line. */
		if (i + 1 < reader->names.list.n && names[i + 1].from == names[i].to + 1)
			names[i + 1].flags |= NAME_START;
	}
}

/* What a person is called by: "our sponsor Kim Dale", "the buyer, Frau Lange". */
bool narrative_hide_is_role(const struct token *token)
{
	return token_in(token, SETS(ROLE));
}

/* "Priscilla Okafor runs procurement at Tesco Bank", "Ida Berg, sponsor at …": a firm stands behind the person. */
static bool works_at(const struct narrative_reader *reader, const struct name *name)
{
	const struct name *next = name + 1, *end = reader->names.list.v + reader->names.list.n;

	if (next >= end || next->from > name->to + 7 || !narrative_evidence_is_plausible(reader, next) ||
	    narrative_mark_in(reader, MARK_SIZE, name->to, next->from, 0) != NARRATIVE_NONE ||
	    (name->from && narrative_place_is_at(narrative_token(reader, name->from - 1))))
		return false;
	for (size_t i = name->to; i < next->from; i++) {
		const struct token *token = narrative_token(reader, i);

		if (narrative_is_stop(reader, i) || token_is_mark(token, '(') || narrative_place_is_conjunction(token))
			return false;
		if (narrative_place_is_at(token) && i + 2 >= next->from &&
		    (i == name->to || narrative_hide_is_role(narrative_token(reader, i - 1)) ||
		     next->to > next->from + 1))
			return true;
	}
	return false;
}

/* "She has had our proposal …": the sentence behind speaks of a man or a woman. */
static bool is_he_or_she(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "he", "she", "her", "his" };
	size_t stop = narrative_sentence_to(reader, name->to, name->to + 40);

	/* "Rhodri wants his accountant's view" */
	for (size_t i = name->to + 1; i < stop && i < name->to + 5; i++)
		if (str_is(narrative_token(reader, i)->fold, "his") || str_is(narrative_token(reader, i)->fold, "her"))
			return token_has(narrative_token(reader, name->to), LEX(VERB));
	if (!(narrative_token(reader, stop)->flags & TOKEN_STOP) || !(name->flags & (NAME_SENTENCE | NAME_START)))
		return false;
	for (const struct name *other = name + 1; other < reader->names.list.v + reader->names.list.n; other++) {
		if (other->from >= stop)
			break;
		return false;
	}
	return TOKEN_IS_ONE(narrative_token(reader, stop + 1), words);
}

/* "Madison, their controller, …" */
static bool has_role_behind(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const owners[] = { "their", "its", "our",   "his",  "her",   "the",
					      "a",     "ihr", "unser", "leur", "notre", "su" };

	if (!token_is_mark(narrative_token(reader, name->to), ',') ||
	    !TOKEN_IS_ONE(narrative_token(reader, name->to + 1), owners))
		return false;
	for (size_t i = name->to + 2; i < name->to + 6; i++) {
		if (narrative_hide_is_role(narrative_token(reader, i)))
			return true;
		if (narrative_token(reader, i)->kind != TOKEN_WORD)
			return false;
	}
	return false;
}

/* "M. Rochat, qui tient la signature": a capital letter with a full stop before a single word. */
static bool is_titled(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *letter;

	if (name->from < 2 || name->to != name->from + 1 ||
	    !token_is_mark(narrative_token(reader, name->from - 1), '.'))
		return false;
	letter = narrative_token(reader, name->from - 2);
	return letter->span.n == 1 && (letter->flags & TOKEN_UPPER);
}

/* "Dale Whitcomb, who owns those, has persuaded his counterpart" */
static bool has_his_behind(const struct narrative_reader *reader, const struct name *name)
{
	size_t to = narrative_sentence_to(reader, name->to, name->to + 24);

	if (!token_is_mark(narrative_token(reader, name->to), ',') ||
	    !str_is(narrative_token(reader, name->to + 1)->fold, "who"))
		return false;
	for (size_t i = name->to + 2; i < to; i++)
		if (token_cues(narrative_token(reader, i), CUES(HE_OR_SHE)))
			return true;
	return false;
}

/* "Hui Min joined as Head of Growth", "Priyanka Rao was promoted", "Jae Won, who leads the team" */
static bool is_hired(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const verbs[] = { "joined", "joins", "rejoined", "left" };
	static const char *const behind[] = { "as", "us", "our", "the", "from", "in", "last", "for" };
	static const char *const done[] = { "promoted", "appointed", "hired", "named", "recruited", "poached" };
	static const char *const leads[] = { "leads", "heads", "runs", "manages", "owns", "joined", "covers", "looks" };
	const struct token *next = narrative_token(reader, name->to), *after = narrative_token(reader, name->to + 1);

	if (TOKEN_IS_ONE(next, verbs))
		return TOKEN_IS_ONE(after, behind);
	if (str_is(next->fold, "was") || str_is(next->fold, "is") || str_is(next->fold, "has"))
		return TOKEN_IS_ONE(after, done) ||
		       (str_is(after->fold, "been") && TOKEN_IS_ONE(narrative_token(reader, name->to + 2), done));
	return token_is_mark(next, ',') && str_is(after->fold, "who") &&
	       TOKEN_IS_ONE(narrative_token(reader, name->to + 2), leads) &&
	       TOKEN_IS_ONE(narrative_token(reader, name->to + 3), behind);
}

/* "Jo has Lakeshore Clinics ($70k, …) and …": looks after them. */
static bool is_seller(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const verbs[] = { "has", "covers", "owns", "had" };
	const struct name *next = name + 1;

	return name_is_bare(name) && !(name->flags & NAME_COMMON) &&
	       next < reader->names.list.v + reader->names.list.n && next->from == name->to + 1 &&
	       next->to > next->from + 1 && TOKEN_IS_ONE(narrative_token(reader, name->to), verbs) &&
	       narrative_evidence_is_plausible(reader, next);
}

/* Temi, or "Temi Adeyemi", where it stands again. */
static void hide_other_mentions(const struct narrative_reader *reader, size_t i)
{
	enum { WINDOW = 24 };
	struct name *names = reader->names.list.v;

	for (size_t k = i > WINDOW ? i - WINDOW : 0; k < reader->names.list.n && k < i + WINDOW; k++)
		if (names[k].to <= names[k].from + 2 &&
		    str_eq(narrative_token(reader, names[k].from)->fold, narrative_token(reader, names[i].from)->fold))
			names[k].flags |= NAME_PERSON;
}

void narrative_hide_person(const struct narrative_reader *reader, struct name *name)
{
	const struct token *last = narrative_token(reader, name->to - 1),
			   *before = name->from ? narrative_token(reader, name->from - 1) : last;

	if (name->to > name->from + 2 || token_has(last, LEX(ORGWORD)) || (name->flags & (NAME_LOWER | NAME_KNOWN)) ||
	    narrative_place_opens_money(reader, name->to))
		return;
	if (works_at(reader, name) || is_titled(reader, name) || has_his_behind(reader, name) ||
	    has_role_behind(reader, name) || is_he_or_she(reader, name) || is_hired(reader, name) ||
	    (before != last && before->kind == TOKEN_WORD && narrative_hide_is_role(before) && name->from > 1 &&
	     !(before->flags & TOKEN_START)))
		name->flags |= NAME_PERSON;
	if (is_seller(reader, name)) {
		name->flags |= NAME_PERSON;
		hide_other_mentions(reader, (size_t)(name - reader->names.list.v));
	}
}
