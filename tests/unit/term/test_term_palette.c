/* SPDX-License-Identifier: MIT */
/*
 * Tests: term/palette term/paint
 * What terminals of every depth of colour, and of none, are told. Frames go through term/paint and ncurses, and the bytes that come
 * out are read as a terminal would (vt.h).
 *     How each meaning looks stands in palette.golden; UPDATE=1 rewrites it.
 *     Every picture in tests/screens is painted on each of them, one behind the other, and each cell must show the letter of the
 *     golden's upper grid in the look of the meaning in its lower one. So these goldens hold for all the depths.
 * Each terminal has a process of its own, because ncurses knows one at a time by its environment. What no colour may carry alone is
 * tested, too.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>
#include <ncurses.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "term/paint.h"
#include "vt.h"

static const struct terminal {
	const char *title, *name;
	bool no_color, is_ascii;
} terminals[] = {
	{ "true colour", "xterm-direct", false, false }, { "256", "xterm-256color", false, false },
	{ "16", "xterm-16color", false, false },         { "8", "xterm", false, false },
	{ "8, console", "linux", false, false },         { "mono", "vt100", false, false },
	{ "mono, ASCII", "vt100", false, true },         { "NO_COLOR", "xterm-256color", true, false },
};

enum { NOTHING_KNOWN = 77 };

/* The way from frames to the cells of a terminal. */
struct screen {
	const struct terminal *terminal;
	FILE *bytes; /* what ncurses wrote */
	long read; /* of it */
	struct paint paint;
	struct vt vt;
	struct vt_look looks[STYLE_COUNT];
	struct buf *said; /* to the test */
	size_t pictures;
};

static void add_colour(const char *before, int colour, struct buf *out)
{
	if (colour == VT_NONE)
		return;
	buf_adds(out, before);
	if (colour & VT_RGB)
		buf_printf(out, "#%06x", (unsigned)colour & 0xffffff);
	else
		buf_printf(out, "%d", colour);
}

static void describe(struct vt_look look, struct buf *out)
{
	static const struct {
		unsigned attribute;
		const char *word;
	} words[] = { { VT_BOLD, " bold" },
		      { VT_DIM, " dim" },
		      { VT_UNDERLINE, " underlined" },
		      { VT_REVERSE, " reverse" },
		      { VT_BLINK, " blinking" } };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (look.attributes & words[i].attribute)
			buf_adds(out, words[i].word);
	add_colour(" ", look.fore, out);
	add_colour(" on ", look.back, out);
}

static bool open_screen(struct screen *screen, const struct terminal *terminal, struct buf *said)
{
	FILE *nothing = fopen("/dev/null", "r");

	*screen = (struct screen){ .terminal = terminal, .bytes = tmpfile(), .said = said };
	unsetenv("COLORTERM");
	setenv("LINES", "24", 1);
	setenv("COLUMNS", "80", 1);
	setlocale(LC_CTYPE, terminal->is_ascii ? "C" : "C.UTF-8");
	if (terminal->no_color)
		setenv("NO_COLOR", "1", 1);
	else
		unsetenv("NO_COLOR");
	if (!nothing || !screen->bytes || !newterm(terminal->name, screen->bytes, nothing))
		return false;
	paint_init(&screen->paint, !terminal->is_ascii);
	vt_init(&screen->vt, 24, 80, tigetflag("bce") > 0);
	return true;
}

static void paint(struct screen *screen, const struct frame *frame)
{
	struct buf written = BUF_EMPTY;
	char bytes[4096];
	ssize_t n;

	if (frame->rows != screen->vt.rows || frame->columns != screen->vt.columns) {
		resizeterm(frame->rows, frame->columns);
		vt_resize(&screen->vt, frame->rows, frame->columns);
	}
	paint_draw(&screen->paint, frame);
	while ((n = pread(fileno(screen->bytes), bytes, sizeof(bytes), screen->read)) > 0) {
		screen->read += n;
		buf_add(&written, (struct str){ bytes, (size_t)n });
	}
	vt_feed(&screen->vt, buf_str(&written));
	buf_release(&written);
}

/* A line for each meaning. */
static void print_looks(struct screen *screen)
{
	struct frame frame;

	frame_init(&frame, STYLE_COUNT, 80);
	for (int i = 0; i < STYLE_COUNT; i++)
		frame_put(&frame, i, 0, 80, STR("x"), (enum style)i);
	paint(screen, &frame);
	buf_printf(screen->said, "%s (%s)\n", screen->terminal->title, screen->terminal->name);
	for (int i = 0; i < STYLE_COUNT; i++) {
		screen->looks[i] = screen->vt.cells[i][0].look;
		buf_printf(screen->said, "  %-16s", style_name((enum style)i));
		describe(screen->looks[i], screen->said);
		buf_addc(screen->said, '\n');
	}
	frame_release(&frame);
}

static enum style style_of(char letter)
{
	enum style style = STYLE_NORMAL;

	while (style < STYLE_COUNT && style_letter(style) != letter)
		style++;
	return style < STYLE_COUNT ? style : STYLE_NORMAL;
}

static void read_row(struct frame *frame, int row, struct str text, struct str letters)
{
	int column = 0;

	for (size_t at = 0; column < (int)letters.n; at = text_next_cluster(text, at)) {
		size_t next = at < text.n ? text_next_cluster(text, at) : at;
		struct str cluster = next > at ? str_sub(text, at, next - at) : STR(" ");
		int used = frame_put(frame, row, column, 2, cluster, style_of(letters.p[column]));

		column += used > 0 ? used : 1;
	}
}

/* The frame that golden is the dump of. */
static void read_picture(struct str golden, struct frame *frame)
{
	size_t middle = str_find(golden, STR("\n--\n"), 0) + 1, first = middle + 3,
	       end = str_find(golden, STR("cursor "), first);
	struct str texts = str_sub(golden, 0, middle), styles = str_sub(golden, first, end - first), text, letters,
		   word;
	size_t columns = str_find_char(styles, '\n', 0), row, column;

	frame_init(frame, (int)(styles.n / (columns + 1)), (int)columns);
	for (int i = 0; i < frame->rows && str_next_line(&texts, &text) && str_next_line(&styles, &letters); i++)
		read_row(frame, i, text, letters);
	word = str_trim(str_sub(golden, end + 7, golden.n - end - 7));
	if (str_next_part(&word, ' ', &text) && str_to_size(text, &row) && str_to_size(word, &column))
		frame_cursor(frame, (int)row, (int)column);
}

/* Of a blank only what is seen: with which blanks ncurses clears depends on what stood there before. */
static bool is_look(struct vt_look is, struct vt_look wanted, bool is_blank)
{
	const unsigned seen = is_blank ? VT_UNDERLINE | VT_REVERSE : ~0u;

	return (is.attributes & seen) == (wanted.attributes & seen) && is.back == wanted.back &&
	       (is.fore == wanted.fore || (is_blank && !(wanted.attributes & seen)));
}

/* In ASCII every sign that a screen draws has another one that stands for it. */
static bool is_letter(const struct screen *screen, uint32_t is, const struct frame_cell *wanted)
{
	if (!wanted->n || !screen->terminal->is_ascii || wanted->code[0] < 0x7f)
		return !wanted->n || is == wanted->code[0];
	return is > ' ' && is < 0x7f && is != '?';
}

static void compare(struct screen *screen, const char *name, const struct frame *frame)
{
	const struct vt *vt = &screen->vt;

	if (vt->is_lost)
		buf_printf(screen->said, "! %s on %s: '%c' is not understood\n", name, screen->terminal->title,
			   vt->unknown);
	for (int row = 0; row < frame->rows; row++)
		for (int column = 0; column < frame->columns; column++) {
			const struct frame_cell *wanted = &frame->cells[row * frame->columns + column];
			const struct vt_cell *cell = &vt->cells[row][column];
			bool is_blank = cell->code == ' ' && wanted->code[0] == ' ';

			if (is_letter(screen, cell->code, wanted) &&
			    is_look(cell->look, screen->looks[wanted->style], is_blank))
				continue;
			buf_printf(screen->said, "! %s on %s, row %d, column %d: U+%04X", name, screen->terminal->title,
				   row, column, (unsigned)cell->code);
			describe(cell->look, screen->said);
			buf_printf(screen->said, " instead of U+%04X", (unsigned)wanted->code[0]);
			describe(screen->looks[wanted->style], screen->said);
			buf_addc(screen->said, '\n');
			return; /* one place of a picture is enough */
		}
	if (frame->has_cursor && (vt->row != frame->cursor_row || vt->column != frame->cursor_column))
		buf_printf(screen->said, "! %s on %s: the cursor is at %d %d\n", name, screen->terminal->title, vt->row,
			   vt->column);
}

static void paint_pictures(struct screen *screen)
{
	static const char folder[] = TEST_SOURCE "/tests/screens";
	struct file_list list = { NULL, 0, 0 };
	struct error error = ERROR_NONE;

	file_list(folder, ".golden", &list, &error);
	for (size_t i = 0; i < list.n; i++) {
		struct buf path = BUF_EMPTY, golden = BUF_EMPTY, again = BUF_EMPTY;
		struct frame frame;

		buf_printf(&path, "%s/%s", folder, list.v[i]);
		file_read(path.p, 1 << 20, &golden, NULL, &error);
		read_picture(buf_str(&golden), &frame);
		frame_dump(&frame, &again);
		if (!str_eq(buf_str(&golden), buf_str(&again)))
			buf_printf(screen->said, "! %s was read as\n%s", list.v[i], again.p);
		paint(screen, &frame);
		compare(screen, list.v[i], &frame);
		screen->pictures++;
		frame_release(&frame);
		buf_release(&path);
		buf_release(&golden);
		buf_release(&again);
	}
	file_list_release(&list);
	error_release(&error);
}

/* In a child. */
static int run_terminal(const struct terminal *terminal, int to)
{
	struct buf said = BUF_EMPTY;
	struct screen screen;

	if (!open_screen(&screen, terminal, &said))
		return NOTHING_KNOWN;
	print_looks(&screen);
	paint_pictures(&screen);
	return write(to, said.p, said.n) != (ssize_t)said.n || screen.pictures < 100;
}

/* What the child says of the looks, and, in lines that begin with '!', of pictures. */
static bool ask_terminal(const struct terminal *terminal, struct buf *looks, struct buf *faults)
{
	struct buf said = BUF_EMPTY;
	struct str rest, line;
	char bytes[4096];
	int ends[2], state = 1;
	ssize_t n;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		_exit(run_terminal(terminal, ends[1]));
	close(ends[1]);
	while ((n = read(ends[0], bytes, sizeof(bytes))) > 0)
		buf_add(&said, (struct str){ bytes, (size_t)n });
	close(ends[0]);
	waitpid(child, &state, 0);
	rest = buf_str(&said);
	while (str_next_line(&rest, &line))
		buf_printf(str_starts(line, STR("!")) ? faults : looks, "%.*s\n", STR_FMT(line));
	buf_release(&said);
	if (WIFEXITED(state) && WEXITSTATUS(state) == NOTHING_KNOWN)
		return false;
	assert_int_equal(state, 0);
	return true;
}

static void test_looks_and_pictures(void **state)
{
	static const char path[] = TEST_SOURCE "/tests/unit/term/palette.golden";
	struct buf looks = BUF_EMPTY, golden = BUF_EMPTY, faults = BUF_EMPTY;
	struct error error = ERROR_NONE;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(terminals); i++)
		if (!ask_terminal(&terminals[i], &looks, &faults)) {
			print_message("no description of %s\n", terminals[i].name);
			skip();
		}
	if (faults.n)
		fail_msg("%s", faults.p);
	if (getenv("UPDATE"))
		assert_true(file_replace(path, buf_str(&looks), NULL, &error));
	assert_true(file_read(path, 1 << 16, &golden, NULL, &error));
	if (!str_eq(buf_str(&golden), buf_str(&looks)))
		fail_msg("meanings look otherwise (UPDATE=1 rewrites):\n%s", looks.p);
	buf_release(&golden);
	buf_release(&looks);
	buf_release(&faults);
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
			is_here = str_starts(line, str_of(terminal)) && line.p[strlen(terminal)] == ' ';
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
	static const char *const different[] = { "TITLE",         "SELECTED", "CURRENT",     "SELECTION",
						 "FINDING_ERROR", "HAZARD",   "MARK_ERROR",  "ALARM",
						 "MARK_ADVICE",   "MISSPELT", "MARK_WARNING" };
	static const char *const marks[] = { "MARK_ERROR", "MARK_WARNING", "MARK_ADVICE", "MISSPELT" };
	struct buf golden = BUF_EMPTY;
	struct error error = ERROR_NONE;

	(void)state;
	assert_true(file_read(TEST_SOURCE "/tests/unit/term/palette.golden", 1 << 16, &golden, NULL, &error));
	for (size_t i = 0; i < COUNT_OF(different); i++) {
		assert_true(look_of(buf_str(&golden), "mono", different[i]).n > 0);
		assert_true(str_eq(look_of(buf_str(&golden), "mono", different[i]),
				   look_of(buf_str(&golden), "NO_COLOR", different[i])));
	}
	/* Nor in a text with colours, which some cannot tell apart and the Linux console takes for an underline. */
	for (size_t i = 0; i < COUNT_OF(marks); i++)
		for (size_t k = 0; k < COUNT_OF(terminals); k++) {
			struct str look = look_of(buf_str(&golden), terminals[k].title, marks[i]);

			assert_true(str_starts(look, STR("bold")) || str_starts(look, STR("underlined")));
		}
	buf_release(&golden);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_looks_and_pictures),
		cmocka_unit_test(test_no_meaning_hangs_on_a_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
