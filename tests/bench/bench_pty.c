/* SPDX-License-Identifier: MIT */
/*
 * What a program on a terminal costs the person before it: how long until a text stands there, and for each key how long until
 * the last byte of the answer and how many bytes that is. An answer has ended when nothing came for QUIET milliseconds.
 * A paste is handed over as fast as the program takes it: how long from its last byte to the last byte of the answer, in how many
 * pictures (1 ms of silence parts two), and how much of the processor the program used for all of it.
 * Any program can be measured, so that editors stand beside boardpack in one run (HACKING has the lines). Prints milliseconds,
 * microseconds and bytes; nothing fails here, times wander.
 *
 *     bench_pty [-s COLUMNSxROWS] [-k KEYS] [-n TIMES] [-p BYTES] TEXT PROGRAM [ARGUMENT]...
 *
 * TEXT is waited for in what the program writes, without its escape sequences. KEYS are typed before measuring, to get to where
 * one writes ("\r" is Enter, "\e" Escape). Without arguments, or with the source folder alone, boardpack opens the example.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "timing.h"

enum { STARTS = 11, KEYS = 200, KEYS_MOST = 2000, PASTES = 7, PASTE = 10240 };
enum { QUIET = 50, PATIENCE = 10000, READ = 65536, PICTURE_GAP = 1000 /* us */ };

static const char typed[] = "The quick brown fox jumps over the lazy dog. ";

struct wish {
	struct winsize size;
	const char *text, *keys;
	int times, pasted;
	char **command;
};

/* Median and the worst of a hundred. */
static void print_row(const char *what, const char *unit, double *samples, size_t n)
{
	timing_sort(samples, n);
	printf("  %-28s best %9.1f   median %9.1f   p99 %9.1f %s\n", what, samples[0], samples[n / 2],
	       samples[n * 99 / 100], unit);
}

static pid_t start(const struct wish *wish, int *terminal)
{
	pid_t child = forkpty(terminal, NULL, NULL, &wish->size);

	if (child == 0) {
		setenv("TERM", "xterm-256color", 0);
		unsetenv("LINES");
		unsetenv("COLUMNS");
		execvp(wish->command[0], wish->command);
		_exit(127);
	}
	return child;
}

/* What comes within patience milliseconds, appended to out (NULL: only counted); 0 when nothing came or the program is gone. */
static size_t hear(int terminal, int patience, struct buf *out)
{
	static char bytes[READ];
	struct pollfd ready = { .fd = terminal, .events = POLLIN };
	ssize_t n = poll(&ready, 1, patience) > 0 ? read(terminal, bytes, sizeof(bytes)) : 0;

	if (n > 0 && out)
		buf_add(out, (struct str){ bytes, (size_t)n });
	return n > 0 ? (size_t)n : 0;
}

/* Bytes until it is quiet; *last is when the last of them came. */
static size_t hear_out(int terminal, double *last)
{
	size_t all = 0, n;

	while ((n = hear(terminal, QUIET, NULL)) > 0) {
		all += n;
		*last = timing_us();
	}
	return all;
}

/* Letters alone: escape sequences may stand between them. Enough for a text that is written in one go. */
static bool shows(const struct buf *heard, const char *text)
{
	struct buf plain = BUF_EMPTY;
	bool found;

	for (size_t i = 0; i < heard->n; i++) {
		if (heard->p[i] != '\x1b') {
			buf_addc(&plain, heard->p[i]);
			continue;
		}
		if (i + 1 < heard->n && heard->p[i + 1] == '[')
			for (i += 2; i < heard->n && (heard->p[i] < '@' || heard->p[i] > '~');)
				i++;
		else if (i + 1 < heard->n && heard->p[i + 1] == '(')
			i += 2;
		else
			i++;
	}
	found = str_find(buf_str(&plain), str_of(text), 0) != STR_NONE;
	buf_release(&plain);
	return found;
}

static void say(int terminal, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(terminal, bytes, n);

		if (done < 0 && errno != EINTR)
			return;
		bytes += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
}

/* Microseconds until the text stands there; below 0 when it never does. */
static double await(int terminal, const char *text, double since)
{
	struct buf heard = BUF_EMPTY;
	double took = -1;

	while (took < 0 && timing_us() - since < PATIENCE * 1e3 && hear(terminal, PATIENCE, &heard))
		if (shows(&heard, text))
			took = timing_us() - since;
	buf_release(&heard);
	return took;
}

static void stop(pid_t child, int terminal)
{
	kill(child, SIGKILL);
	close(terminal);
	waitpid(child, NULL, 0);
}

static void press_all(int terminal, const char *keys)
{
	double ignored;

	for (; *keys; keys++) {
		char key = *keys;

		if (key == '\\' && keys[1]) {
			keys++;
			key = (char)(*keys == 'r' ? '\r' : *keys == 'e' ? '\x1b' : *keys == 't' ? '\t' : *keys);
		}
		say(terminal, &key, 1);
		hear_out(terminal, &ignored);
	}
}

static bool measure_starts(const struct wish *wish)
{
	double took[STARTS];

	for (int i = 0; i < STARTS; i++) {
		double since = timing_us();
		int terminal;
		pid_t child = start(wish, &terminal);

		took[i] = child < 0 ? -1 : await(terminal, wish->text, since) / 1e3;
		if (child >= 0)
			stop(child, terminal);
		if (took[i] < 0) {
			printf("  never saw '%s'\n", wish->text);
			return false;
		}
	}
	print_row("start until the text is there", "ms", took, STARTS);
	return true;
}

static void measure_keys(const struct wish *wish)
{
	static double took[KEYS_MOST], bytes[KEYS_MOST];
	size_t n = 0;
	int terminal;
	pid_t child = start(wish, &terminal);
	double last = 0;

	if (child < 0 || await(terminal, wish->text, timing_us()) < 0)
		return;
	hear_out(terminal, &last);
	press_all(terminal, wish->keys);
	for (int i = 0; i < wish->times; i++) {
		double since = timing_us();
		size_t heard;

		last = since;
		say(terminal, &typed[(size_t)i % (sizeof(typed) - 1)], 1);
		heard = hear_out(terminal, &last);
		if (heard == 0)
			continue;
		took[n] = last - since;
		bytes[n++] = (double)heard;
	}
	stop(child, terminal);
	if (n > 0) {
		print_row("key until the last byte", "us", took, n);
		print_row("bytes a key", "", bytes, n);
	}
	if (n < (size_t)wish->times)
		printf("  %zu of %d keys were answered by nothing\n", (size_t)wish->times - n, wish->times);
}

/* Prose in lines as people copy them, in the marks of a bracketed paste. */
static void make_paste(int size, struct buf *out)
{
	buf_adds(out, "\x1b[200~");
	for (size_t i = 0; i < (size_t)size; i++)
		buf_addc(out, typed[i % (sizeof(typed) - 1)]);
	buf_adds(out, "\x1b[201~");
}

struct answer {
	double took; /* us from the last byte handed over */
	double bytes, pictures;
	double work; /* us of the program on a processor */
};

static void hear_more(int terminal, int patience, struct answer *answer, double *last)
{
	size_t n = hear(terminal, patience, NULL);
	double now = timing_us();

	if (!n)
		return;
	answer->bytes += (double)n;
	answer->pictures += now - *last > PICTURE_GAP || answer->pictures < 1;
	*last = now;
}

/* Both sides are served, so that neither waits for the other. */
static void paste(int terminal, struct str text, struct answer *answer)
{
	double last = 0, handed = 0;
	size_t at = 0;

	fcntl(terminal, F_SETFL, O_NONBLOCK);
	while (at < text.n) {
		struct pollfd ready = { .fd = terminal, .events = POLLIN | POLLOUT };
		ssize_t n;

		if (poll(&ready, 1, PATIENCE) <= 0)
			return;
		if (ready.revents & POLLIN)
			hear_more(terminal, 0, answer, &last);
		n = ready.revents & POLLOUT ? write(terminal, text.p + at, text.n - at) : 0;
		at += n > 0 ? (size_t)n : 0;
		handed = timing_us();
	}
	for (double before = -1; before != last;) {
		before = last;
		hear_more(terminal, last > handed ? QUIET : PATIENCE, answer, &last);
	}
	answer->took = last - handed;
}

static double worked(pid_t child)
{
	struct timespec used;
	clockid_t clock;

	if (clock_getcpuclockid(child, &clock) != 0 || clock_gettime(clock, &used) != 0)
		return 0;
	return (double)used.tv_sec * 1e6 + (double)used.tv_nsec / 1e3;
}

static void measure_pastes(const struct wish *wish)
{
	double took[PASTES], bytes[PASTES], pictures[PASTES], work[PASTES];
	struct buf text = BUF_EMPTY;

	make_paste(wish->pasted, &text);
	for (int i = 0; i < PASTES; i++) {
		struct answer answer = { 0, 0, 0, 0 };
		int terminal;
		pid_t child = start(wish, &terminal);
		double last;

		if (child < 0 || await(terminal, wish->text, timing_us()) < 0)
			return;
		hear_out(terminal, &last);
		press_all(terminal, wish->keys);
		answer.work = worked(child);
		paste(terminal, buf_str(&text), &answer);
		took[i] = answer.took / 1e3;
		bytes[i] = answer.bytes;
		pictures[i] = answer.pictures;
		work[i] = (worked(child) - answer.work) / 1e3;
		stop(child, terminal);
	}
	printf("  a paste of %d bytes\n", wish->pasted);
	print_row("  last byte to last byte", "ms", took, PASTES);
	print_row("  work of the program", "ms", work, PASTES);
	print_row("  pictures", "", pictures, PASTES);
	print_row("  bytes", "", bytes, PASTES);
	buf_release(&text);
}

static void run(const struct wish *wish)
{
	printf("%s, %d columns, %d rows\n", wish->command[0], wish->size.ws_col, wish->size.ws_row);
	fflush(stdout);
	if (measure_starts(wish) && wish->times > 0)
		measure_keys(wish);
	if (wish->pasted > 0)
		measure_pastes(wish);
}

/* The example is opened where it stands and never saved: what is typed goes with the process. */
static void run_example(struct wish *wish, const char *source)
{
	struct buf command = BUF_EMPTY, pack = BUF_EMPTY;
	char name[] = "/tmp/bench-pty-XXXXXX", *words[] = { NULL, NULL, NULL };

	if (!mkdtemp(name))
		return;
	buf_printf(&command, "cp -R '%s/templates/example/.' '%s'", source, name);
	buf_printf(&pack, "%s/2026-Q3.yaml", name);
	if (access("./boardpack", X_OK) == 0 && system(command.p) == 0) {
		words[0] = mem_strdup("./boardpack");
		words[1] = pack.p;
		wish->command = words;
		wish->text = "Fernhill Systems";
		wish->keys = "\\r";
		run(wish);
		free(words[0]);
	}
	buf_clear(&command);
	buf_printf(&command, "rm -rf '%s'", name);
	if (system(command.p) != 0)
		fprintf(stderr, "'%s' stays\n", name);
	buf_release(&command);
	buf_release(&pack);
}

int main(int argc, char **argv)
{
	struct wish wish = { .size = { .ws_row = 30, .ws_col = 100 }, .keys = "", .times = KEYS, .pasted = PASTE };
	int option;

	while ((option = getopt(argc, argv, "+s:k:n:p:")) != -1) {
		int columns, rows;

		if (option == 's' && sscanf(optarg, "%dx%d", &columns, &rows) == 2)
			wish.size =
				(struct winsize){ .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
		else if (option == 'k')
			wish.keys = optarg;
		else if (option == 'n')
			wish.times = (int)strtol(optarg, NULL, 10);
		else if (option == 'p')
			wish.pasted = (int)strtol(optarg, NULL, 10);
	}
	wish.times = wish.times < 0 ? 0 : wish.times < KEYS_MOST ? wish.times : KEYS_MOST;
	if (argc - optind < 2) {
		run_example(&wish, argc > optind ? argv[optind] : ".");
		return 0;
	}
	wish.text = argv[optind];
	wish.command = argv + optind + 1;
	run(&wish);
	return 0;
}
