/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/wrap.h"

void wrap_init(struct wrap *wrap)
{
	*wrap = (struct wrap){ .is_valid = false };
}

void wrap_release(struct wrap *wrap)
{
	buf_release(&wrap->copy);
	vec_release(&wrap->lines);
	vec_release(&wrap->scratch);
	wrap_init(wrap);
}

/* Inserts the lines of the paragraph [from, end), whose LF (if any) ends at next, before lines.v[*at]. */
static void add_paragraph(struct wrap *wrap, struct str text, size_t from, size_t end, size_t next, size_t *at)
{
	struct text_spans *spans = &wrap->scratch;

	spans->n = 0;
	if (wrap->columns > 0 && end > from)
		text_wrap(str_sub(text, from, end - from), wrap->columns, spans);
	if (!spans->n) {
		struct span whole = { 0, end - from };

		vec_push(spans, whole);
	}
	for (size_t i = 0; i < spans->n; i++) {
		struct wrap_line line = { from + spans->v[i].at, from + spans->v[i].at + spans->v[i].n, next };

		/* White space at the edges of a paragraph belongs to its first and last line: the cursor goes there. */
		if (i == 0)
			line.at = from;
		if (i + 1 < spans->n)
			line.next = from + spans->v[i + 1].at;
		else
			line.end = end;
		vec_insert(&wrap->lines, *at, line);
		++*at;
	}
}

/* Wraps [from, to), which ends after an LF or at the end of text, before lines.v[at]. */
static void add_paragraphs(struct wrap *wrap, struct str text, size_t from, size_t to, bool is_tail, size_t at)
{
	while (from < to) {
		size_t end = str_find_char(text, '\n', from);
		size_t next;

		if (end == STR_NONE || end >= to)
			end = next = to;
		else
			next = end + 1;
		add_paragraph(wrap, text, from, end, next, &at);
		from = next;
	}
	if (is_tail && (!text.n || text.p[text.n - 1] == '\n')) {
		struct wrap_line last = { text.n, text.n, text.n };

		vec_insert(&wrap->lines, at, last);
	}
}

static size_t common_prefix(struct str a, struct str b)
{
	size_t limit = a.n < b.n ? a.n : b.n;
	size_t n = 0;

	while (n + 64 <= limit && !memcmp(a.p + n, b.p + n, 64))
		n += 64;
	while (n < limit && a.p[n] == b.p[n])
		n++;
	return n;
}

static size_t common_suffix(struct str a, struct str b, size_t limit)
{
	size_t n = 0;

	while (n + 64 <= limit && !memcmp(a.p + a.n - n - 64, b.p + b.n - n - 64, 64))
		n += 64;
	while (n < limit && a.p[a.n - n - 1] == b.p[b.n - n - 1])
		n++;
	return n;
}

/* First line that starts at or after offset. */
static size_t first_line_from(const struct wrap *wrap, size_t offset)
{
	size_t low = 0, high = wrap->lines.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (wrap->lines.v[middle].at < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void rewrap_changed(struct wrap *wrap, struct str text)
{
	struct str old = buf_str(&wrap->copy);
	size_t same = common_prefix(old, text);
	size_t tail = common_suffix(old, text, (old.n < text.n ? old.n : text.n) - same);
	size_t from = same, to = str_find_char(old, '\n', old.n - tail);
	size_t first, last;

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	first = first_line_from(wrap, from);
	if (to == STR_NONE) {
		to = old.n;
		last = wrap->lines.n;
	} else {
		last = first_line_from(wrap, ++to);
	}
	memmove(wrap->lines.v + first, wrap->lines.v + last, (wrap->lines.n - last) * sizeof(*wrap->lines.v));
	wrap->lines.n -= last - first;
	/* Offsets after the change move by the difference; unsigned wrap-around does the subtraction. */
	for (size_t i = first; i < wrap->lines.n; i++) {
		wrap->lines.v[i].at += text.n - old.n;
		wrap->lines.v[i].end += text.n - old.n;
		wrap->lines.v[i].next += text.n - old.n;
	}
	add_paragraphs(wrap, text, from, to + text.n - old.n, first == wrap->lines.n, first);
	buf_splice(&wrap->copy, same, old.n - tail - same, str_sub(text, same, text.n - tail - same));
}

void wrap_sync(struct wrap *wrap, struct str text, int columns)
{
	if (wrap->is_valid && wrap->columns == columns) {
		if (!str_eq(buf_str(&wrap->copy), text))
			rewrap_changed(wrap, text);
		return;
	}
	wrap->is_valid = true;
	wrap->columns = columns;
	wrap->lines.n = 0;
	buf_clear(&wrap->copy);
	buf_add(&wrap->copy, text);
	add_paragraphs(wrap, text, 0, text.n, true, 0);
}

size_t wrap_line_at(const struct wrap *wrap, size_t offset)
{
	size_t line = first_line_from(wrap, offset + 1);

	assert(wrap->lines.n);
	return line ? line - 1 : 0;
}

size_t wrap_line_last(const struct wrap *wrap, size_t line)
{
	const struct wrap_line *at = &wrap->lines.v[line];

	if (at->next > at->end || line + 1 == wrap->lines.n)
		return at->end;
	/* Broken inside a word: the end of this line is the start of the next, and the cursor is shown there. */
	return at->end > at->at ? text_prev_cluster(buf_str(&wrap->copy), at->end) : at->at;
}
