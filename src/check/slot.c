/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/slot.h"

#include "check/comment_reader.h"

static bool find_class(const struct passage *passage, struct range range, uint64_t classes, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		if (!(passage->speech[i] & classes))
			continue;
		*out = (struct range){ i, i + 1 };
		while (out->to < range.to && (passage->speech[out->to] & passage->speech[i] & classes))
			out->to++;
		return true;
	}
	return false;
}

/* A figure that is neither a date nor the number of the item. */
static bool find_number(const struct passage *passage, struct range range, size_t from, struct range *out)
{
	*out = (struct range){ 0, 0 };
	if (!from && passage_mark(passage, MARK_SIZE, range, 0, out))
		return true;
	for (size_t i = range.from > from ? range.from : from; i < range.to; i++) {
		struct range date;
		size_t back = i > range.from + 3 ? i - 3 : range.from;

		if (passage_token(passage, i)->kind != TOKEN_NUMBER && !figure_is_word(passage_token(passage, i)))
			continue;
		if (passage_mark(passage, MARK_TIME, (struct range){ back, i + 1 }, 0, &date) && date.to > i)
			continue;
		*out = (struct range){ i, i + 1 };
		return true;
	}
	return false;
}

static bool find_name(const struct passage *passage, struct range range, struct range *out)
{
	for (size_t i = 0; i < passage->names.list.n; i++) {
		const struct name *name = &passage->names.list.v[i];

		if (name->from >= range.to)
			break;
		if (name->from < range.from || (passage->speech[name->from] & (SPEAKS(OWNER) | SPEAKS(PLAN))) ||
		    (name->flags & (NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON)))
			continue;
		/* A single word at the head of a sentence proves nothing, unless an answer follows it. */
		if (name->to == name->from + 1 && (name->flags & NAME_SENTENCE) && !passage->taken[name->to] &&
		    passage_token(passage, name->to)->kind != TOKEN_MARK)
			continue;
		*out = (struct range){ name->from, name->to };
		return true;
	}
	return false;
}

static bool find_text(const struct passage *passage, struct range range, struct range *out)
{
	size_t words = 0;

	for (size_t i = range.from; i < range.to; i++)
		words += passage_token(passage, i)->kind == TOKEN_WORD;
	*out = range;
	return words >= 3;
}

static bool find_amount(const struct passage *passage, struct range range, struct range *out)
{
	return passage_mark(passage, MARK_SIZE, range, 0, out);
}

static bool find_date(const struct passage *passage, struct range range, struct range *out)
{
	static const char *const past[] = { "since", "seit", "depuis", "desde", "from", "until" };
	size_t from = range.from;

	/* "since July" looks back. */
	while (passage_mark(passage, MARK_TIME, (struct range){ from, range.to }, 0, out)) {
		struct str before = out->from ? passage_token(passage, out->from - 1)->fold : STR("");
		bool is_past = false;

		for (size_t i = 0; i < COUNT_OF(past); i++)
			is_past |= str_is(before, past[i]);
		if (!is_past)
			return true;
		from = out->to;
	}
	return false;
}

static bool find_gate(const struct passage *passage, struct range range, struct range *out)
{
	return passage_mark(passage, MARK_GATE, range, MARK_UNKNOWN, out);
}

/* A date is a figure too: "ships by 15 July". */
static bool find_any_number(const struct passage *passage, struct range range, struct range *out)
{
	return find_number(passage, range, 0, out) || passage_mark(passage, MARK_TIME, range, 0, out);
}

/* What happens if; or two figures, of which the second tells what hangs on the first. */
static bool find_sensitivity(const struct passage *passage, struct range range, struct range *out)
{
	size_t count = 0;

	if (find_class(passage, range, SPEAKS(TRIGGER), out))
		return true;
	for (size_t i = range.from; i < range.to; i = out->to, count++) {
		struct range rest = { i, range.to }, amount, date;
		bool has_amount = passage_mark(passage, MARK_SIZE, rest, 0, &amount);
		bool has_date = passage_mark(passage, MARK_TIME, rest, 0, &date);

		if (!find_number(passage, rest, i, out) && !has_amount && !has_date)
			break;
		if (has_amount && (out->to <= i || amount.from < out->from))
			*out = amount;
		if (has_date && (out->to <= i || date.from < out->from))
			*out = date;
		if (out->to <= i)
			break;
	}
	return count >= 2;
}

/* "Sees him", "sees their CFO": a visit; "sees a risk" is none. */
static bool is_visit(const struct passage *passage, size_t verb)
{
	static const char *const whom[] = { "him", "her", "them", "their", "his", "its", "the" };

	return str_is(passage_token(passage, verb)->fold, "sees") &&
	       TOKEN_IS_ONE(passage_token(passage, verb + 1), whom);
}

/* "Tom Reed sees him on 12 January": somebody who is named does something by a day, whatever it is. */
static bool find_plan(const struct passage *passage, struct range range, struct range *out)
{
	const uint64_t none = SPEAKS(OWNER) | SPEAKS(WATCH) | SPEAKS(HEDGE);
	size_t verb, end;

	if (comment_names_plan(passage, range, out))
		return true;
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token;

		if (!comment_is_person(passage, i, &verb) || verb >= range.to)
			continue;
		token = passage_token(passage, verb);
		if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER) || token->fold.n < 4 ||
		    !str_ends(token->fold, STR("s")) || str_ends(token->fold, STR("ss")) ||
		    token_has(token, LEX(FUNCTION)) || (token_cues(token, CUES(IDLE)) && !is_visit(passage, verb)) ||
		    (passage->speech[verb] & none))
			continue;
		for (end = verb; end < range.to && !(passage_token(passage, end)->flags & TOKEN_STOP);)
			end++;
		*out = (struct range){ i, verb + 1 };
		if (passage_mark(passage, MARK_TIME, (struct range){ verb, end }, 0, NULL))
			return true;
	}
	return false;
}

static const struct {
	const char *name, *missing;
	uint64_t classes;
	bool (*find)(const struct passage *passage, struct range range, struct range *out);
} slots[SLOT_COUNT] = {
#define SLOT(name, missing, classes, find) { #name, missing, classes, find },
#include "check/slot.def"
#undef SLOT
};

const char *slot_name(enum slot_kind kind)
{
	return slots[kind].name;
}

const char *slot_missing(enum slot_kind kind)
{
	return slots[kind].missing;
}

bool slot_parse(struct str name, enum slot_kind *out)
{
	for (size_t i = 0; i < SLOT_COUNT; i++) {
		if (!str_is(name, slots[i].name))
			continue;
		*out = (enum slot_kind)i;
		return true;
	}
	return false;
}

bool slot_find(enum slot_kind kind, const struct passage *passage, struct range range, struct range *out)
{
	if (slots[kind].find)
		return slots[kind].find(passage, range, out);
	return find_class(passage, range, slots[kind].classes, out);
}

bool slot_answers_cell(enum slot_kind kind, const struct passage *passage, struct range cell)
{
	struct range all;
	bool words = false;

	for (size_t i = cell.from; i < cell.to; i++)
		words |= passage_token(passage, i)->kind == TOKEN_WORD ||
			 passage_token(passage, i)->kind == TOKEN_NUMBER;
	if (!words)
		return false;
	if (kind == SLOT_amount || kind == SLOT_date || kind == SLOT_number)
		return slot_find(kind, passage, cell, &all) || find_number(passage, cell, cell.from, &all);
	if (kind == SLOT_owner)
		return !(passage_speaks(passage, cell) & SPEAKS(GROUP));
	return !(passage_speaks(passage, cell) & SPEAKS(WATCH)) || cell.to - cell.from > 2;
}
