/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/worddiff.h"

/* Beyond so many single changes two texts are told apart as a whole: nobody reads them word by word. */
#define CHANGES_MAX 1000

struct word {
	struct span span;
	unsigned long long hash;
};

struct words {
	struct word *v;
	size_t n, cap;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Words and the white space between them; every line feed on its own, so that a paragraph may come or go. */
static void split(struct str text, struct words *out)
{
	size_t at = 0;

	while (at < text.n) {
		size_t end = at + 1;
		bool space = is_space(text.p[at]);
		struct word word;

		if (text.p[at] != '\n')
			while (end < text.n && is_space(text.p[end]) == space && text.p[end] != '\n')
				end++;
		word.span = (struct span){ at, end - at };
		word.hash = str_hash(str_in(text, word.span));
		vec_push(out, word);
		at = end;
	}
}

/* One comparison of two lists of words. */
struct comparison {
	struct str old, new;
	const struct word *a, *b;
	size_t n, m;
};

static bool same(const struct comparison *comparison, size_t x, size_t y)
{
	const struct word *a = &comparison->a[x], *b = &comparison->b[y];

	return a->hash == b->hash && str_eq(str_in(comparison->old, a->span), str_in(comparison->new, b->span));
}

/*
 * Myers' greedy search. reach[k] is how far the old text has been read on the diagonal k (old minus new) after so many
 * changes; of every round a copy is kept for the way back, 2 d + 1 entries from diagonal -d.
 */
struct search {
	VEC(long) trail;
	long changes;
};

static long *round_of(const struct search *search, long d)
{
	return search->trail.v + d * d + d; /* diagonal 0 of the copy: 1 + 3 + 5 + … stand before it */
}

/* Does the way to diagonal k in round d come from the one above, by a word that is added? */
static bool comes_from_above(const long *reach, long d, long k)
{
	return k == -d || (k != d && reach[k - 1] < reach[k + 1]);
}

/* False when it takes more than CHANGES_MAX changes. */
static bool find(const struct comparison *comparison, struct search *search)
{
	long n = (long)comparison->n, m = (long)comparison->m, limit = n + m < CHANGES_MAX ? n + m : CHANGES_MAX;
	long *room = mem_zero((size_t)(2 * limit + 3), sizeof(*room)), *reach = room + limit + 1;
	bool is_found = false;

	*search = (struct search){ .changes = 0 };
	for (long d = 0; d <= limit && !is_found; d++) {
		for (long k = -d; k <= d && !is_found; k += 2) {
			long x = comes_from_above(reach, d, k) ? reach[k + 1] : reach[k - 1] + 1;

			while (x < n && x - k < m && same(comparison, (size_t)x, (size_t)(x - k)))
				x++;
			reach[k] = x;
			is_found = x == n && x - k == m;
		}
		search->changes = d;
		vec_reserve(&search->trail, (size_t)((d + 1) * (d + 1)));
		memcpy(round_of(search, d) - d, reach - d, (size_t)(2 * d + 1) * sizeof(*reach));
	}
	free(room);
	return is_found;
}

/* Marks the words that go and come, from the end back. */
static void mark(const struct comparison *comparison, const struct search *search, bool *goes, bool *comes)
{
	long x = (long)comparison->n, y = (long)comparison->m;

	for (long d = search->changes; d > 0; d--) {
		const long *before = round_of(search, d - 1);
		long k = x - y;

		if (comes_from_above(before, d, k)) {
			x = before[k + 1];
			y = x - (k + 1);
			comes[y] = true;
		} else {
			x = before[k - 1];
			y = x - (k - 1);
			goes[x] = true;
		}
	}
}

static bool is_blank(struct str text, const struct word *word)
{
	return is_space(text.p[word->span.at]) && text.p[word->span.at] != '\n';
}

/* A blank that stays between two changed words is no island: the words read better as one change. */
static void absorb_blanks(struct str old, const struct words *a, const struct words *b, bool *goes, bool *comes)
{
	bool is_behind = false;

	for (size_t i = 0, j = 0; i < a->n || j < b->n;) {
		if (i < a->n && goes[i]) {
			i++;
			is_behind = true;
		} else if (j < b->n && comes[j]) {
			j++;
			is_behind = true;
		} else {
			bool is_before = (i + 1 < a->n && goes[i + 1]) || (j + 1 < b->n && comes[j + 1]);

			if (is_behind && is_before && is_blank(old, &a->v[i]))
				goes[i] = comes[j] = true;
			else
				is_behind = false;
			i++;
			j++;
		}
	}
}

static void split_lines(struct str text, struct words *out)
{
	for (size_t at = 0, end; at < text.n; at = end) {
		struct word word;

		end = str_find_char(text, '\n', at);
		end = end == STR_NONE ? text.n : end + 1;
		word.span = (struct span){ at, end - at };
		word.hash = str_hash(str_in(text, word.span));
		vec_push(out, word);
	}
}

static void put(struct worddiff *diff, enum worddiff_kind kind, struct span old, struct span new)
{
	if (old.n || new.n)
		vec_push(&diff->runs, ((struct worddiff_run){ kind, old, new }));
}

/* From the start of the word first to the start of the word end, or to the end of the text. */
static struct span cover(const struct words *words, size_t first, size_t end, size_t length)
{
	size_t from = first < words->n ? words->v[first].span.at : length;

	return (struct span){ from, (end < words->n ? words->v[end].span.at : length) - from };
}

static void collect(struct worddiff *diff, const struct words *a, const struct words *b, const bool *goes,
		    const bool *comes, size_t old_length, size_t new_length)
{
	size_t i = 0, j = 0;

	while (i < a->n || j < b->n) {
		size_t x = i, y = j;

		while (x < a->n && goes[x])
			x++;
		while (y < b->n && comes[y])
			y++;
		put(diff, WORDDIFF_REMOVED, cover(a, i, x, old_length),
		    (struct span){ cover(b, j, j, new_length).at, 0 });
		put(diff, WORDDIFF_ADDED, (struct span){ cover(a, x, x, old_length).at, 0 },
		    cover(b, j, y, new_length));
		i = x;
		j = y;
		while (i < a->n && j < b->n && !goes[i] && !comes[j]) {
			i++;
			j++;
		}
		put(diff, WORDDIFF_SAME, cover(a, x, i, old_length), cover(b, y, j, new_length));
	}
}

void worddiff_init(struct worddiff *diff)
{
	*diff = (struct worddiff){ .runs = { NULL, 0, 0 } };
}

void worddiff_release(struct worddiff *diff)
{
	vec_release(&diff->runs);
}

/* Marks what goes and what comes between what both begin and end with. */
static void compare(struct comparison comparison, bool *goes, bool *comes)
{
	struct search search;
	size_t head = 0, tail = 0;

	while (head < comparison.n && head < comparison.m && same(&comparison, head, head))
		head++;
	while (tail < comparison.n - head && tail < comparison.m - head &&
	       same(&comparison, comparison.n - 1 - tail, comparison.m - 1 - tail))
		tail++;
	/* An empty list has no place to count from. */
	if (head) {
		comparison.a += head;
		comparison.b += head;
	}
	comparison.n -= head + tail;
	comparison.m -= head + tail;
	if (find(&comparison, &search)) {
		mark(&comparison, &search, goes + head, comes + head);
	} else {
		for (size_t i = 0; i < comparison.n; i++)
			goes[head + i] = true;
		for (size_t i = 0; i < comparison.m; i++)
			comes[head + i] = true;
	}
	vec_release(&search.trail);
}

static void run(struct worddiff *diff, struct str old, struct str new, bool is_by_line)
{
	struct words a = { NULL, 0, 0 }, b = { NULL, 0, 0 };
	bool *goes, *comes;

	diff->runs.n = 0;
	(is_by_line ? split_lines : split)(old, &a);
	(is_by_line ? split_lines : split)(new, &b);
	goes = mem_zero(a.n + 1, sizeof(*goes));
	comes = mem_zero(b.n + 1, sizeof(*comes));
	compare((struct comparison){ old, new, a.v, b.v, a.n, b.n }, goes, comes);
	if (!is_by_line)
		absorb_blanks(old, &a, &b, goes, comes);
	collect(diff, &a, &b, goes, comes, old.n, new.n);
	free(goes);
	free(comes);
	vec_release(&a);
	vec_release(&b);
}

void worddiff_run(struct worddiff *diff, struct str old, struct str new)
{
	run(diff, old, new, false);
}

void worddiff_lines(struct worddiff *diff, struct str old, struct str new)
{
	run(diff, old, new, true);
}

/* Bytes that are no white space. */
static size_t weight(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += !is_space(text.p[i]);
	return n;
}

double worddiff_likeness(struct str old, struct str new)
{
	size_t longer = weight(old) > weight(new) ? weight(old) : weight(new), stays = 0;
	struct worddiff diff;

	if (longer == 0)
		return 1;
	worddiff_init(&diff);
	worddiff_run(&diff, old, new);
	for (size_t i = 0; i < diff.runs.n; i++)
		if (diff.runs.v[i].kind == WORDDIFF_SAME)
			stays += weight(str_in(old, diff.runs.v[i].old));
	worddiff_release(&diff);
	return (double)stays / (double)longer;
}
