/* SPDX-License-Identifier: MIT */
/*
 * How each meaning looks on terminals of every depth of colour, against palette.golden: UPDATE=1 rewrites it. Each terminal has a
 * process of its own, because ncurses knows one at a time by its environment. What no colour may carry alone is tested, too.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <ncurses.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "term/palette.h"

static const struct terminal {
	const char *title, *name;
	bool no_color;
} terminals[] = {
	{ "true colour", "xterm-direct", false }, { "256", "xterm-256color", false },
	{ "16", "xterm-16color", false },         { "8", "xterm", false },
	{ "8, console", "linux", false },         { "mono", "vt100", false },
	{ "NO_COLOR", "xterm-256color", true },
};

static void add_colour(const char *before, int colour, struct buf *out)
{
	if (colour < 0)
		return;
	buf_adds(out, before);
	/* As palette_init() counts: more colours than 256 are red, green and blue. */
	if (COLORS > 256 && colour >= 8)
		buf_printf(out, "#%06x", (unsigned)colour);
	else
		buf_printf(out, "%d", colour);
}

static void describe(const struct palette_entry *entry, struct buf *out)
{
	static const struct {
		unsigned attribute;
		const char *word;
	} words[] = {
		{ A_BOLD, " bold" }, { A_DIM, " dim" }, { A_UNDERLINE, " underlined" }, { A_REVERSE, " reverse" }
	};
	unsigned known = 0;
	int fore = -1, back = -1;

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		known |= words[i].attribute;
		if (entry->attributes & words[i].attribute)
			buf_adds(out, words[i].word);
	}
	assert_int_equal(entry->attributes & ~known, 0);
	if (entry->pair)
		extended_pair_content(entry->pair, &fore, &back);
	add_colour(" ", fore, out);
	add_colour(" on ", back, out);
	buf_addc(out, '\n');
}

/* In a child: 1 when this machine does not know the terminal. */
static int print_looks(const struct terminal *terminal, int to)
{
	FILE *nowhere = fopen("/dev/null", "r+");
	struct palette palette;
	struct buf out = BUF_EMPTY;

	unsetenv("COLORTERM");
	if (terminal->no_color)
		setenv("NO_COLOR", "1", 1);
	else
		unsetenv("NO_COLOR");
	if (!nowhere || !newterm(terminal->name, nowhere, nowhere))
		return 1;
	palette_init(&palette);
	buf_printf(&out, "%s (%s)\n", terminal->title, terminal->name);
	for (int i = 0; i < STYLE_COUNT; i++) {
		buf_printf(&out, "  %-16s", style_name((enum style)i));
		describe(&palette.entries[i], &out);
	}
	return write(to, out.p, out.n) != (ssize_t)out.n;
}

static bool add_looks(const struct terminal *terminal, struct buf *out)
{
	char bytes[4096];
	int ends[2], state = 1;
	ssize_t n;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		_exit(print_looks(terminal, ends[1]));
	close(ends[1]);
	while ((n = read(ends[0], bytes, sizeof(bytes))) > 0)
		buf_add(out, (struct str){ bytes, (size_t)n });
	close(ends[0]);
	waitpid(child, &state, 0);
	return state == 0;
}

static void test_looks(void **state)
{
	static const char path[] = TEST_SOURCE "/tests/unit/term/palette.golden";
	struct buf looks = BUF_EMPTY, golden = BUF_EMPTY;
	struct error error = ERROR_NONE;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(terminals); i++)
		if (!add_looks(&terminals[i], &looks)) {
			print_message("no description of %s\n", terminals[i].name);
			skip();
		}
	if (getenv("UPDATE"))
		assert_true(file_replace(path, buf_str(&looks), NULL, &error));
	assert_true(file_read(path, 1 << 16, &golden, NULL, &error));
	if (!str_eq(buf_str(&golden), buf_str(&looks)))
		fail_msg("meanings look otherwise (UPDATE=1 rewrites):\n%s", looks.p);
	buf_release(&golden);
	buf_release(&looks);
	error_release(&error);
}

/* What a line of the golden says of a meaning in the block of a terminal. */
static struct str look_of(struct str golden, const char *terminal, const char *style)
{
	struct str line;
	bool is_here = false;

	while (str_next_line(&golden, &line)) {
		struct str name;

		if (line.n && line.p[0] != ' ') {
			is_here = str_starts(line, str_of(terminal));
			continue;
		}
		line = str_trim(line);
		if (is_here && str_next_part(&line, ' ', &name) && str_is(name, style))
			return str_trim(line);
	}
	fail_msg("no %s on %s", style, terminal);
	return STR("");
}

/* Without colours, what asks for attention still looks unlike what does not, and the row at hand unlike the others. */
static void test_no_meaning_hangs_on_a_colour(void **state)
{
	static const char *const different[] = { "TITLE",  "SELECTED",   "CURRENT", "SELECTION",  "FINDING_ERROR",
						 "HAZARD", "MARK_ERROR", "ALARM",   "MARK_ADVICE" };
	struct buf golden = BUF_EMPTY;
	struct error error = ERROR_NONE;

	(void)state;
	assert_true(file_read(TEST_SOURCE "/tests/unit/term/palette.golden", 1 << 16, &golden, NULL, &error));
	for (size_t i = 0; i < COUNT_OF(different); i++) {
		assert_true(look_of(buf_str(&golden), "mono", different[i]).n > 0);
		assert_true(str_eq(look_of(buf_str(&golden), "mono", different[i]),
				   look_of(buf_str(&golden), "NO_COLOR", different[i])));
	}
	buf_release(&golden);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_no_meaning_hangs_on_a_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
