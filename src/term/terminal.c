/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/terminal.h"
#include "term/decode.h"
#include "term/environment.h"
#include "term/paint.h"
#include "term/signals.h"
#include "term/terminfo.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
	ESCAPE_DELAY_MS = 25, /* between ESC and the rest of a key's sequence */
	IDLE_MS = 1000, /* a paste, or where a mouse is, whose end never comes is over after so long a silence */
	PASTE_LIMIT = 16 << 20 /* bytes; no leaf may hold more */
};

struct terminal {
	bool is_open;
	SCREEN *screen;
	WINDOW *input; /* a pad: reading from stdscr would refresh it behind the painter's back */
	struct paint paint;
	struct buf pasted;
	int watched;
	bool has_resized, has_resumed, is_gone;
	bool has_mouse;
	bool has_escape; /* the second of two, read while looking behind the first */
};

/* One terminal, and handlers without arguments must find it. */
static struct terminal the_terminal;
static bool has_exit_hook; /* exit() from anywhere gives the terminal back, too */

static void write_bytes(const char *bytes)
{
	size_t n = strlen(bytes);

	while (n > 0) {
		ssize_t done = write(STDOUT_FILENO, bytes, n);

		if (done < 0 && errno != EINTR)
			return; /* a terminal that is gone is noticed when reading */
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
	}
}

static void query_size(int *rows, int *columns)
{
	struct winsize size;

	*rows = *columns = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		*rows = size.ws_row;
		*columns = size.ws_col;
	}
	if (*rows < 1 || *columns < 1) {
		*rows = LINES;
		*columns = COLS;
	}
}

static void fit_size(void)
{
	int rows, columns;

	query_size(&rows, &columns);
	if (rows != LINES || columns != COLS)
		resizeterm(rows, columns);
}

static void leave(void *data)
{
	const struct terminal *t = data;

	write_bytes(t->has_mouse ? TERMINFO_PASTE_OFF TERMINFO_MOUSE_OFF : TERMINFO_PASTE_OFF);
	endwin();
	terminfo_disarm();
}

static void enter(void *data)
{
	struct terminal *t = data;

	terminfo_arm();
	write_bytes(t->has_mouse ? TERMINFO_PASTE_ON TERMINFO_MOUSE_ON : TERMINFO_PASTE_ON);
	fit_size();
	reset_prog_mode();
	clearok(curscr, TRUE);
	paint_forget(&t->paint);
	t->has_resumed = true;
}

static void suspend(void *data)
{
	leave(data);
	signals_stop();
	/* The news of our own SIGCONT is this very return. */
	if (signals_take() & SIGNALS_HANGUP)
		((struct terminal *)data)->is_gone = true;
	enter(data);
}

static void close_terminal(void *data)
{
	struct terminal *t = data;

	if (!t->is_open)
		return;
	t->is_open = false;
	write_bytes(t->has_mouse ? TERMINFO_PASTE_OFF TERMINFO_MOUSE_OFF : TERMINFO_PASTE_OFF);
	endwin();
	terminfo_disarm();
	mem_on_exhausted(NULL);
	delwin(t->input);
	delscreen(t->screen);
	signals_end();
	paint_release(&t->paint);
	buf_release(&t->pasted);
}

static void size(void *data, int *rows, int *columns)
{
	(void)data;
	*rows = LINES;
	*columns = COLS;
}

static void draw(void *data, const struct frame *frame)
{
	struct terminal *t = data;

	if (!t->is_gone)
		paint_draw(&t->paint, frame);
}

static void redraw(void *data)
{
	struct terminal *t = data;

	clearok(curscr, TRUE);
	paint_forget(&t->paint);
}

static void watch(void *data, int fd)
{
	((struct terminal *)data)->watched = fd;
}

static void ring(void *data)
{
	(void)data;
	beep();
}

/* How many bytes can be read without reading past the end mark, of which raw may hold the beginning. */
static size_t before_end(const struct buf *raw, struct str end)
{
	size_t known = end.n - 1;

	while (known > 0 && !str_ends(buf_str(raw), str_sub(end, 0, known)))
		known--;
	return end.n - known;
}

/* Bytes to the end of a bracketed paste and not one more, because what follows its end mark is for ncurses again. */
static void read_paste(struct terminal *t)
{
	const struct str end = STR("\033[201~");
	struct buf raw = BUF_EMPTY;
	struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
	bool is_over = false;

	while (!is_over) {
		int waiting = 0;
		char bytes[16];
		ssize_t n;

		if (ioctl(STDIN_FILENO, FIONREAD, &waiting) < 0 || waiting <= 0) {
			if (input.revents || poll(&input, 1, IDLE_MS) == 0)
				break; /* readable without bytes: gone */
			continue;
		}
		input.revents = 0;
		while (waiting > 0 && !is_over && (n = read(STDIN_FILENO, bytes, before_end(&raw, end))) > 0) {
			waiting -= (int)n;
			buf_add(&raw, (struct str){ bytes, (size_t)n });
			is_over = str_ends(buf_str(&raw), end);
			if (!is_over && raw.n > PASTE_LIMIT + end.n) /* the rest is read and dropped */
				buf_splice(&raw, PASTE_LIMIT, raw.n - PASTE_LIMIT - end.n, STR(""));
		}
	}
	buf_clear(&t->pasted);
	decode_paste(str_sub(buf_str(&raw), 0, raw.n - (is_over ? end.n : 0)), &t->pasted);
	buf_release(&raw);
}

/* What follows ESC [ <, which a slow line brings in parts, up to its last letter; false when that is none of ours. */
static bool read_mouse(struct event *event)
{
	struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
	char bytes[24];
	size_t n = 0;

	while (n < sizeof(bytes) && poll(&input, 1, IDLE_MS) > 0 && read(STDIN_FILENO, &bytes[n], 1) == 1 &&
	       (n++, bytes[n - 1] != 'M' && bytes[n - 1] != 'm'))
		continue;
	return decode_mouse((struct str){ bytes, n }, event);
}

static bool read_key(struct terminal *t, struct event *event)
{
	const struct key escape = key_special(KEY_SPECIAL_ESCAPE, 0);
	wint_t code;
	int status;

	if (t->has_escape) {
		t->has_escape = false;
		*event = (struct event){ .kind = EVENT_KEY, .key = escape };
		return true;
	}
	while ((status = wget_wch(t->input, &code)) != ERR) {
		struct key key;

		if (status == KEY_CODE_YES && code == DECODE_PASTE) {
			read_paste(t);
			*event = (struct event){ .kind = EVENT_PASTE, .text = buf_str(&t->pasted) };
			return true;
		}
		if (status == KEY_CODE_YES && code == DECODE_MOUSE) {
			if (read_mouse(event))
				return true;
			continue;
		}
		key = decode(status == KEY_CODE_YES, code);
		/* ncurses waited for a sequence already: what follows at once was typed with Alt, but two Escapes are two. */
		if (key_eq(key, escape) && (status = wget_wch(t->input, &code)) != ERR) {
			key = decode(status == KEY_CODE_YES, code);
			t->has_escape = key_eq(key, escape);
			if (!t->has_escape)
				key.modifiers |= KEY_ALT;
		}
		if (key.kind == KEY_KIND_NONE)
			continue;
		*event = (struct event){ .kind = EVENT_KEY, .key = key };
		return true;
	}
	return false;
}

/* What signals and the terminal's own state have to tell, the most urgent first. */
static bool read_news(struct terminal *t, struct event *event)
{
	unsigned set = signals_take();

	if (set & SIGNALS_HANGUP)
		t->is_gone = true;
	if (t->is_gone)
		event->kind = EVENT_HANGUP;
	else if (set & SIGNALS_TERMINATE)
		event->kind = EVENT_TERMINATE;
	if (event->kind != EVENT_NONE)
		return true;
	if (set & SIGNALS_SUSPEND)
		suspend(t);
	else if (set & SIGNALS_CONTINUE)
		enter(t); /* after a SIGSTOP nobody could catch: the shell may have changed the modes */
	if (set & SIGNALS_RESIZE) {
		t->has_resized = true;
		fit_size();
	}
	if (t->has_resumed)
		event->kind = EVENT_RESUME;
	else if (t->has_resized)
		event->kind = EVENT_RESIZE;
	t->has_resumed = t->has_resized = false;
	size(t, &event->rows, &event->columns);
	return event->kind != EVENT_NONE;
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void read_event(void *data, int timeout_ms, struct event *event)
{
	struct terminal *t = data;
	int64_t until = timeout_ms > 0 ? now_ms() + timeout_ms : 0;

	*event = (struct event){ .kind = EVENT_NONE };
	/* Keys first, to their end, before asking the system again: ncurses may hold some that poll() cannot see. */
	while (!read_news(t, event) && !read_key(t, event)) {
		struct pollfd fds[3] = { { STDIN_FILENO, POLLIN, 0 },
					 { signals_fd(), POLLIN, 0 },
					 { t->watched, POLLIN, 0 } };
		int64_t left = timeout_ms > 0 ? until - now_ms() : timeout_ms;
		int waiting = 0;

		if (timeout_ms > 0 && left < 0)
			left = 0;
		if (poll(fds, 3, (int)left) == 0)
			return;
		/* Readable without a byte to read: the terminal is gone. */
		if (fds[0].revents && (ioctl(STDIN_FILENO, FIONREAD, &waiting) < 0 || waiting == 0))
			t->is_gone = true;
		if (fds[2].revents && !fds[0].revents && !fds[1].revents) {
			event->kind = EVENT_WAKE;
			return;
		}
	}
}

/* A locale that is not installed, as ssh often brings one, still says that the terminal speaks UTF-8. */
static bool set_locale(void)
{
	const char *name = getenv("LC_ALL");

	if (!name || !*name)
		name = getenv("LC_CTYPE");
	if (!name || !*name)
		name = getenv("LANG");
	if (!setlocale(LC_CTYPE, "") && name && (strstr(name, "UTF-8") || strstr(name, "utf8")))
		setlocale(LC_CTYPE, "C.UTF-8");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return true;
	/*
	 * ASCII alone says nothing about the keyboard: with it libc would refuse every byte beyond, so letters typed in
	 * UTF-8 would be lost. Read UTF-8, write ASCII.
	 */
	if (strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0 || strcmp(nl_langinfo(CODESET), "US-ASCII") == 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	return false;
}

/* ncurses looks for descriptions in $HOME/.terminfo as well: without HOME it cannot. */
static SCREEN *open_screen(struct error *error)
{
	const char *old = getenv("HOME");
	char *home = old ? mem_strdup(old) : NULL;
	SCREEN *screen = NULL;
	const char *name;

	unsetenv("HOME");
	name = terminfo_choose(error);
	if (name) {
		screen = newterm(name, stdout, stdin);
		if (!screen)
			error_set(error, "cannot use the terminal '%s'", name);
	}
	if (home)
		setenv("HOME", home, 1);
	free(home);
	return screen;
}

static void set_modes(struct terminal *t)
{
	set_escdelay(ESCAPE_DELAY_MS);
	typeahead(-1); /* the loop looks for waiting keys itself; no system calls between the lines of a picture */
	raw(); /* ^S ^Q ^C ^Z are keys */
	noecho();
	nonl();
	t->input = newpad(1, 1);
	keypad(t->input, TRUE);
	nodelay(t->input, TRUE);
	decode_begin();
}

bool terminal_open(struct term *term, struct error *error)
{
	struct terminal *t = &the_terminal;
	bool is_utf8;

	assert(!t->is_open);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, "cannot open the screen: standard input and output must be a terminal");
	environment_clean();
	is_utf8 = set_locale();
	terminfo_remember();
	/* Ours first: ncurses leaves alone what is not the default. */
	if (!signals_begin(terminfo_rescue, error))
		return false;
	*t = (struct terminal){ .watched = -1 };
	t->screen = open_screen(error);
	if (!t->screen) {
		signals_end();
		return false;
	}
	terminfo_arm();
	mem_on_exhausted(terminfo_rescue);
	if (!has_exit_hook)
		has_exit_hook = atexit(terminfo_rescue) == 0;
	set_modes(t);
	paint_init(&t->paint, is_utf8);
	write_bytes(TERMINFO_PASTE_ON);
	t->is_open = true;
	*term = (struct term){ close_terminal, size, draw, redraw, read_event, watch, ring, suspend, leave, enter, t };
	return true;
}

void terminal_mouse(void)
{
	struct terminal *t = &the_terminal;

	assert(t->is_open);
	t->has_mouse = true;
	write_bytes(TERMINFO_MOUSE_ON);
}
