/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/merge_text.h"

#include "base/worddiff.h"

/* How many signs a mark has; a line with more is none, so that looking for marks takes no longer than the text is long. */
#define MARK_MIN 7
#define MARK_MAX 63

enum mark { MARK_OURS, MARK_BASE, MARK_MIDDLE, MARK_THEIRS, MARKS };

static const struct {
	char sign;
	struct str name;
} marks[MARKS] = {
	[MARK_OURS] = { '<', { " ours", 5 } },
	[MARK_BASE] = { '|', { " base", 5 } },
	[MARK_MIDDLE] = { '=', { "", 0 } },
	[MARK_THEIRS] = { '>', { " theirs", 7 } },
};

/* How many signs the line has as that mark; 0: it is none. */
static size_t mark_length(struct str line, enum mark mark)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == marks[mark].sign)
		n++;
	return n >= MARK_MIN && n <= MARK_MAX && str_eq(str_sub(line, n, line.n - n), marks[mark].name) ? n : 0;
}

/* Which lengths of marks the lines of a text have: bit n. */
static unsigned long long lengths_in(struct str text)
{
	unsigned long long lengths = 0;
	struct str line;

	while (str_next_part(&text, '\n', &line))
		for (int i = 0; i < MARKS; i++)
			lengths |= 1ULL << mark_length(line, (enum mark)i);
	return lengths;
}

static void put_mark(struct buf *out, enum mark mark, size_t length)
{
	buf_fill(out, marks[mark].sign, length);
	buf_add(out, marks[mark].name);
	buf_addc(out, '\n');
}

/* The last line of a text may lack its end; in the middle it needs one. */
static void put_lines(struct buf *out, struct str lines)
{
	buf_add(out, lines);
	if (lines.n && lines.p[lines.n - 1] != '\n')
		buf_addc(out, '\n');
}

static void put_conflict(struct buf *out, size_t length, struct str base, struct str ours, struct str theirs)
{
	put_mark(out, MARK_OURS, length);
	put_lines(out, ours);
	if (base.n) {
		put_mark(out, MARK_BASE, length);
		put_lines(out, base);
	}
	put_mark(out, MARK_MIDDLE, length);
	put_lines(out, theirs);
	put_mark(out, MARK_THEIRS, length);
}

/* One more than any mark in the texts: within a conflict stand only shorter ones. */
static size_t free_length(struct str base, struct str ours, struct str theirs)
{
	unsigned long long taken = lengths_in(base) | lengths_in(ours) | lengths_in(theirs);
	size_t length = MARK_MAX;

	while (length > MARK_MIN && !(taken >> (length - 1) & 1))
		length--;
	return length;
}

void merge_text_mark(struct str base, struct str ours, struct str theirs, struct buf *out)
{
	put_conflict(out, free_length(base, ours, theirs), base, ours, theirs);
}

static size_t count_lines(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

static struct str trim_end(struct str text)
{
	while (text.n && strchr(" \t\r\n", text.p[text.n - 1]))
		text.n--;
	return text;
}

/* Blanks at the very end make no difference; a blank line does, it parts paragraphs. */
static bool equal(struct str a, struct str b)
{
	struct str shorter = trim_end(a), blanks = str_sub(a, shorter.n, a.n - shorter.n);
	struct str other = trim_end(b), other_blanks = str_sub(b, other.n, b.n - other.n);

	return str_eq(shorter, other) && count_lines(blanks) == count_lines(other_blanks);
}

/* What one side made of base: that span of base became that span of its own. */
struct change {
	struct span base, own;
};

struct side {
	struct buf text;
	VEC(struct change) changes; /* in the order of the text; lines that stay stand between them */
	size_t next; /* the first that is not merged yet */
};

static size_t end_of(struct span span)
{
	return span.at + span.n;
}

/* All lines of it end, so that the last one compares as the others do. */
static void copy_lines(struct buf *out, struct str text)
{
	buf_adds(out, "");
	put_lines(out, trim_end(text));
}

static void side_init(struct side *side, struct str base, struct str text)
{
	struct worddiff diff;

	*side = (struct side){ .text = BUF_EMPTY };
	copy_lines(&side->text, text);
	worddiff_init(&diff);
	worddiff_lines(&diff, base, buf_str(&side->text));
	for (size_t i = 0; i < diff.runs.n; i++) {
		const struct worddiff_run *run = &diff.runs.v[i];
		bool goes_on = i && diff.runs.v[i - 1].kind != WORDDIFF_SAME;

		if (run->kind == WORDDIFF_SAME)
			continue;
		if (!goes_on)
			vec_push(&side->changes, ((struct change){ { run->old.at, 0 }, { run->new.at, 0 } }));
		side->changes.v[side->changes.n - 1].base.n += run->old.n;
		side->changes.v[side->changes.n - 1].own.n += run->new.n;
	}
	worddiff_release(&diff);
}

static void side_release(struct side *side)
{
	buf_release(&side->text);
	vec_release(&side->changes);
}

static const struct change *side_next(const struct side *side)
{
	return side->next < side->changes.n ? &side->changes.v[side->next] : NULL;
}

/* Where the side stands when base stands at `at`: behind what was merged, before its next change. */
static size_t side_place(const struct side *side, size_t at)
{
	const struct change *last = side->next ? &side->changes.v[side->next - 1] : NULL;

	return last ? end_of(last->own) + (at - end_of(last->base)) : at;
}

/* Takes the side's next changes into region as far as they touch it. False when none does. */
static bool side_join(struct side *side, struct span *region)
{
	const struct change *change;
	size_t first = side->next;

	while ((change = side_next(side)) && (change->base.at < end_of(*region) || change->base.at == region->at)) {
		if (end_of(change->base) > end_of(*region))
			region->n = end_of(change->base) - region->at;
		side->next++;
	}
	return side->next > first;
}

/* What the side has there, from the place where its region began. */
static struct str side_lines(const struct side *side, size_t from, struct span region)
{
	return str_sub(buf_str(&side->text), from, side_place(side, end_of(region)) - from);
}

enum { OURS, THEIRS, SIDES };

/* One text in the making. */
struct merging {
	struct buf base;
	struct side sides[SIDES];
	size_t at; /* so far base is merged */
	size_t mark_length;
	size_t conflicts;
	struct buf *out;
};

/* Up to the next lines of base that a side changed. False when there are none. */
static bool put_common(struct merging *merging)
{
	const struct change *mine = side_next(&merging->sides[OURS]), *other = side_next(&merging->sides[THEIRS]);
	size_t end = merging->base.n;

	if (mine)
		end = mine->base.at;
	if (other && other->base.at < end)
		end = other->base.at;
	buf_add(merging->out, str_sub(buf_str(&merging->base), merging->at, end - merging->at));
	merging->at = end;
	return mine || other;
}

/* Those lines, and all that touch them. */
static void put_changed(struct merging *merging)
{
	struct side *mine = &merging->sides[OURS], *other = &merging->sides[THEIRS];
	size_t mine_from = side_place(mine, merging->at), other_from = side_place(other, merging->at);
	struct span region = { merging->at, 0 };
	bool is_mine = false, is_other = false, grows = true;
	struct str base, ours, theirs;

	while (grows) {
		bool joins_mine = side_join(mine, &region), joins_other = side_join(other, &region);

		is_mine |= joins_mine;
		is_other |= joins_other;
		grows = joins_mine || joins_other;
	}
	base = str_in(buf_str(&merging->base), region);
	ours = side_lines(mine, mine_from, region);
	theirs = side_lines(other, other_from, region);
	merging->at = end_of(region);
	if (!is_other || equal(ours, theirs) || (is_mine && equal(theirs, base))) {
		buf_add(merging->out, ours);
	} else if (!is_mine || equal(ours, base)) {
		buf_add(merging->out, theirs);
	} else {
		put_conflict(merging->out, merging->mark_length, base, ours, theirs);
		merging->conflicts++;
	}
}

size_t merge_text(struct str base, struct str ours, struct str theirs, struct buf *out)
{
	struct merging merging = { .base = BUF_EMPTY, .mark_length = free_length(base, ours, theirs), .out = out };
	size_t from = out->n;

	copy_lines(&merging.base, base);
	side_init(&merging.sides[OURS], buf_str(&merging.base), ours);
	side_init(&merging.sides[THEIRS], buf_str(&merging.base), theirs);
	while (put_common(&merging))
		put_changed(&merging);
	if (merging.conflicts == 0 && out->n > from && !str_ends(ours, STR("\n")))
		buf_splice(out, out->n - 1, 1, STR(""));
	side_release(&merging.sides[OURS]);
	side_release(&merging.sides[THEIRS]);
	buf_release(&merging.base);
	return merging.conflicts;
}

/* A conflict on the way: the marks that were read, each with its line feed. */
struct found {
	struct span marks[MARKS];
	bool has[MARKS];
	size_t length;
};

/* Takes a line that is a mark. Within a conflict only shorter marks stand, so a longer one, or the same, begins it anew. */
static void take_mark(struct found *found, enum mark mark, size_t length, struct span line)
{
	bool fits = found->has[MARK_OURS] && length == found->length;

	if (mark == MARK_OURS && length >= found->length)
		*found = (struct found){ .length = length };
	else if (!fits || (mark != MARK_THEIRS && found->has[MARK_MIDDLE]) ||
		 (mark == MARK_THEIRS && !found->has[MARK_MIDDLE]))
		return;
	found->marks[mark] = line;
	found->has[mark] = true;
}

/* The next conflict whose marks have at most so many signs. What is open at the end is left in found. */
static bool find(struct str text, size_t from, size_t most, struct found *found)
{
	*found = (struct found){ .length = 0 };
	while (from < text.n && !found->has[MARK_THEIRS]) {
		size_t end = str_find_char(text, '\n', from);
		struct span line = { from, (end == STR_NONE ? text.n : end + 1) - from };
		struct str words = str_sub(text, from, (end == STR_NONE ? text.n : end) - from);

		for (int i = 0; i < MARKS; i++) {
			size_t length = mark_length(words, (enum mark)i);

			if (length && length <= most)
				take_mark(found, (enum mark)i, length, line);
		}
		from = end_of(line);
	}
	return found->has[MARK_THEIRS];
}

/* The lines from the end of one mark to the next, without the last line feed. */
static struct span between(struct span mark, struct span next)
{
	size_t from = end_of(mark);

	return (struct span){ from, next.at > from ? next.at - from - 1 : 0 };
}

bool merge_text_find(struct str text, size_t from, struct merge_conflict *out)
{
	size_t most = MARK_MAX;
	struct found found;

	/* Nearly all texts hold none. */
	if (str_find(text, STR("<<<<<<< ours"), from) == STR_NONE)
		return false;
	/* A begin without an end hides no shorter marks. */
	while (!find(text, from, most, &found)) {
		if (!found.has[MARK_OURS])
			return false;
		most = found.length - 1;
	}
	out->has_base = found.has[MARK_BASE];
	out->ours = between(found.marks[MARK_OURS], found.marks[out->has_base ? MARK_BASE : MARK_MIDDLE]);
	out->base = out->has_base ? between(found.marks[MARK_BASE], found.marks[MARK_MIDDLE])
				  : (struct span){ found.marks[MARK_MIDDLE].at, 0 };
	out->theirs = between(found.marks[MARK_MIDDLE], found.marks[MARK_THEIRS]);
	out->whole = (struct span){ found.marks[MARK_OURS].at,
				    end_of(found.marks[MARK_THEIRS]) - found.marks[MARK_OURS].at };
	return true;
}
