/* SPDX-License-Identifier: MIT */
/*
 * Law: whatever two people make of a text, a side that changed nothing yields, nothing that either wrote is lost, every
 * conflict is found, and it makes no difference who came first.
 */
#include "base/base.h"

#include "pack/merge_text.h"

#include <setjmp.h>

#include <cmocka.h>

#define ROUNDS 20000

static uint64_t seed = 20261127;

static size_t below(size_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (size_t)(seed % n);
}

/* Lines that recur, so that what stays is not plain to see; lines that look like marks; blank ones. */
static const char *const common[] = {
	"a\n", "b\n", "c\n", "\n", "- d\n", "=======\n", "<<<<<<< ours\n", ">>>>>>> theirs\n"
};

static void make_base(struct buf *out)
{
	buf_adds(out, "");
	for (size_t i = below(9); i > 0; i--)
		buf_adds(out, common[below(COUNT_OF(common))]);
}

/* Some lines go and some come: of the common ones, or one that only this side has. */
static void change(struct str base, char who, struct buf *out)
{
	struct str line;
	size_t n = 0;

	buf_adds(out, "");
	do {
		while (below(5) == 0) {
			if (below(3))
				buf_printf(out, "%c%zu\n", who, n++);
			else
				buf_adds(out, common[below(COUNT_OF(common))]);
		}
		if (!str_next_line(&base, &line))
			return;
		if (below(4)) {
			buf_add(out, line);
			buf_addc(out, '\n');
		}
	} while (true);
}

static size_t count(const struct buf *text, struct str wanted)
{
	struct str rest = buf_str(text), line;
	size_t n = 0;

	while (str_next_line(&rest, &line))
		n += str_eq(line, wanted);
	return n;
}

/* What a side added stands in out at least as often; blank lines at the end are free to go. */
static void assert_kept(const struct buf *base, const struct buf *side, const struct buf *out)
{
	struct str rest = buf_str(side), line;

	while (str_next_line(&rest, &line)) {
		size_t was = count(base, line), now = count(side, line);

		if (!str_is_blank(line) && now > was)
			assert_true(count(out, line) >= now - was);
	}
}

/* How long the longest mark is that a conflict may begin with. */
static size_t mark_length(const struct buf *text)
{
	size_t n = 7;

	while (strstr(text->p, "<<<<<<<<<<<<<<<<<<<<" + 20 - n - 1))
		n++;
	return n;
}

/* Takes one side at every conflict of the merge, not at what a text brought along; how many there were. */
static size_t settle(struct buf *text, bool is_ours)
{
	struct merge_conflict conflict;
	size_t at = 0, n = 0, length = mark_length(text);

	while (merge_text_find(buf_str(text), at, &conflict)) {
		struct span side = is_ours ? conflict.ours : conflict.theirs;
		struct buf taken = BUF_EMPTY;

		at = conflict.whole.at + conflict.whole.n;
		if (text->p[conflict.whole.at + length - 1] != '<')
			continue;
		buf_add(&taken, str_in(buf_str(text), side));
		if (text->p[side.at + side.n] == '\n')
			buf_addc(&taken, '\n');
		at = conflict.whole.at + taken.n;
		buf_splice(text, conflict.whole.at, conflict.whole.n, buf_str(&taken));
		buf_release(&taken);
		n++;
	}
	return n;
}

static bool same(const struct buf *a, const struct buf *b)
{
	return str_eq(str_trim(buf_str(a)), str_trim(buf_str(b)));
}

static void assert_yields(const struct buf *base, const struct buf *ours, const struct buf *theirs,
			  const struct buf *expected)
{
	struct buf out = BUF_EMPTY;

	assert_int_equal(merge_text(buf_str(base), buf_str(ours), buf_str(theirs), &out), 0);
	assert_true(same(&out, expected));
	buf_release(&out);
}

static void laws_of_a_merge(void **state)
{
	size_t joined = 0, marked = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct buf base = BUF_EMPTY, ours = BUF_EMPTY, theirs = BUF_EMPTY, out = BUF_EMPTY, swapped = BUF_EMPTY;
		size_t conflicts;

		make_base(&base);
		change(buf_str(&base), 'o', &ours);
		change(buf_str(&base), 't', &theirs);
		assert_yields(&base, &base, &theirs, &theirs);
		assert_yields(&base, &ours, &base, &ours);
		assert_yields(&base, &ours, &ours, &ours);
		conflicts = merge_text(buf_str(&base), buf_str(&ours), buf_str(&theirs), &out);
		assert_kept(&base, &ours, &out);
		assert_kept(&base, &theirs, &out);
		assert_int_equal(merge_text(buf_str(&base), buf_str(&theirs), buf_str(&ours), &swapped), conflicts);
		if (conflicts) {
			assert_int_equal(settle(&out, true), conflicts);
			settle(&swapped, false);
		}
		assert_true(same(&out, &swapped));
		joined += conflicts == 0;
		marked += conflicts > 1;
		buf_release(&base);
		buf_release(&ours);
		buf_release(&theirs);
		buf_release(&out);
		buf_release(&swapped);
	}
	/* The rounds try what they are for. */
	assert_true(joined > ROUNDS / 10 && marked > ROUNDS / 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(laws_of_a_merge) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
