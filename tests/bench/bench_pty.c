/* SPDX-License-Identifier: MIT */
/*
 * What a program on a terminal costs the person before it: how long until a text stands there, and for each key how long until
 * the last byte of the answer and how many bytes that is. An answer has ended when nothing came for QUIET milliseconds.
 * A paste is handed over as fast as the program takes it: how long from its last byte to the last byte of the answer, in how many
 * pictures (1 ms of silence parts two), and how much of the processor the program used for all of it. Moving down is measured
 * where the program opens, and how much memory it and its children hold when all has been typed.
 * Any program can be measured, so that editors stand beside boardpack in one run (HACKING has the lines). Prints milliseconds,
 * microseconds and bytes; nothing fails here, times wander.
 *
 *     bench_pty [-s COLUMNSxROWS] [-k KEYS] [-n TIMES] [-m TIMES] [-p BYTES] TEXT PROGRAM [ARGUMENT]... [FILE]
 *
 * TEXT is waited for in what the program writes, without its escape sequences. KEYS are typed before measuring, to get to where
 * one writes ("\r" is Enter, "\e" Escape). Without arguments, or with the source folder alone, boardpack opens the example.
 * Each start finds a home and a copy of FILE that no program saw before (with its folder where that is a company's): what a
 * killed run leaves behind would make the next one ask whether to recover it.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "timing.h"

enum { STARTS = 11, KEYS = 200, MOVES = 50, KEYS_MOST = 2000, PASTES = 7, PASTE = 10240 };
enum { QUIET = 50, PATIENCE = 10000, READ = 65536, PICTURE_GAP = 1000 /* us */ };

static const char typed[] = "The quick brown fox jumps over the lazy dog. ";
/* The arrow, as a terminal sends it to a program that has asked for its keypad. */
static const char down[] = "\x1bOB";

struct wish {
	struct winsize size;
	const char *text, *keys;
	int times, moves, pasted;
	char **command;
	const char *file; /* the argument that is one; NULL: none */
	char **file_at; /* its place in command, which names the copy */
	char room[64]; /* a folder of our own: home/ and file/ */
};

static void print_row(const char *what, const char *unit, double *samples, size_t n)
{
	double all = 0;

	for (size_t i = 0; i < n; i++)
		all += samples[i];
	timing_sort(samples, n);
	printf("  %-28s best %9.1f   median %9.1f   mean %9.1f   p99 %9.1f   most %9.1f %s\n", what, samples[0],
	       samples[n / 2], all / (double)n, samples[n * 99 / 100], samples[n - 1], unit);
}

static void order(const struct buf *command)
{
	if (system(command->p) != 0)
		fprintf(stderr, "failed: %s\n", command->p);
}

static bool is_company(struct str folder)
{
	struct buf path = BUF_EMPTY;
	bool is;

	file_join(&path, folder, STR("boardpack.yaml"));
	is = file_exists(path.p);
	buf_release(&path);
	return is;
}

/* A home and a copy that no program saw before. */
static void furnish(struct wish *wish)
{
	struct buf command = BUF_EMPTY, folder = BUF_EMPTY, copy = BUF_EMPTY;

	buf_printf(&command, "cd '%s' && rm -rf home file && mkdir -p home/state home/config file", wish->room);
	order(&command);
	if (wish->file) {
		file_directory(str_of(wish->file), &folder);
		buf_clear(&command);
		if (is_company(buf_str(&folder)))
			buf_printf(&command, "cp -R '%s/.' '%s/file'", folder.p, wish->room);
		else
			buf_printf(&command, "cp '%s' '%s/file'", wish->file, wish->room);
		order(&command);
		buf_printf(&copy, "%s/file/%s", wish->room,
			   strrchr(wish->file, '/') ? strrchr(wish->file, '/') + 1 : wish->file);
		free(*wish->file_at);
		*wish->file_at = mem_strdup(copy.p);
	}
	buf_release(&command);
	buf_release(&folder);
	buf_release(&copy);
}

static void set_home(const char *room)
{
	struct buf path = BUF_EMPTY;

	buf_printf(&path, "%s/home", room);
	setenv("HOME", path.p, 1);
	buf_adds(&path, "/state");
	setenv("XDG_STATE_HOME", path.p, 1);
	buf_clear(&path);
	buf_printf(&path, "%s/home/config", room);
	setenv("XDG_CONFIG_HOME", path.p, 1);
	buf_release(&path);
}

/* In a room that furnish() has made anew. */
static pid_t start(const struct wish *wish, int *terminal)
{
	pid_t child = forkpty(terminal, NULL, NULL, &wish->size);

	if (child == 0) {
		set_home(wish->room);
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

static bool measure_starts(struct wish *wish)
{
	double took[STARTS];

	for (int i = 0; i < STARTS; i++) {
		double since;
		int terminal;
		pid_t child;

		furnish(wish);
		since = timing_us();
		child = start(wish, &terminal);
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

/* Resident memory of a process and of its children, in KiB. */
static size_t resident(pid_t process, bool with_children)
{
	struct buf path = BUF_EMPTY;
	size_t all = 0;
	char line[256];
	FILE *file;
	int child;

	buf_printf(&path, "/proc/%d/status", (int)process);
	file = fopen(path.p, "r");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, "VmRSS:", 6) == 0)
			all = strtoul(line + 6, NULL, 10);
	if (file)
		fclose(file);
	buf_clear(&path);
	buf_printf(&path, "/proc/%d/task/%d/children", (int)process, (int)process);
	file = with_children ? fopen(path.p, "r") : NULL;
	while (file && fscanf(file, "%d", &child) == 1)
		all += resident(child, true);
	if (file)
		fclose(file);
	buf_release(&path);
	return all;
}

struct stroke {
	const char *what;
	const char *keys; /* one after the other, and from the first again */
	size_t count, n; /* keys, and bytes of each */
	int times;
};

static void measure_strokes(int terminal, const struct stroke *stroke)
{
	static double took[KEYS_MOST], bytes[KEYS_MOST];
	size_t n = 0;

	for (int i = 0; i < stroke->times; i++) {
		double since = timing_us(), last = since;
		size_t heard;

		say(terminal, stroke->keys + (size_t)i % stroke->count * stroke->n, stroke->n);
		heard = hear_out(terminal, &last);
		if (heard == 0)
			continue;
		took[n] = last - since;
		bytes[n++] = (double)heard;
	}
	if (stroke->times)
		printf("  %s\n", stroke->what);
	if (n > 0) {
		print_row("  key until the last byte", "us", took, n);
		print_row("  bytes a key", "", bytes, n);
	}
	if (n < (size_t)stroke->times)
		printf("    %zu of %d keys were answered by nothing\n", (size_t)stroke->times - n, stroke->times);
}

/* A program in a home of its own whose first picture is there; below 0: it did not start, or showed none. */
static pid_t start_shown(struct wish *wish, int *terminal)
{
	double last = 0;
	pid_t child;

	furnish(wish);
	child = start(wish, terminal);
	if (child < 0)
		return -1;
	if (await(*terminal, wish->text, timing_us()) < 0) {
		stop(child, *terminal);
		return -1;
	}
	hear_out(*terminal, &last);
	return child;
}

static void measure_keys(struct wish *wish)
{
	const struct stroke moves = { "moving down", down, 1, sizeof(down) - 1, wish->moves };
	const struct stroke letters = { "typing", typed, sizeof(typed) - 1, 1, wish->times };
	int terminal;
	pid_t child;

	child = start_shown(wish, &terminal);
	if (child < 0)
		return;
	measure_strokes(terminal, &moves);
	stop(child, terminal);

	child = start_shown(wish, &terminal);
	if (child < 0)
		return;
	press_all(terminal, wish->keys);
	measure_strokes(terminal, &letters);
	printf("  resident then: %zu KiB, with its children %zu KiB\n", resident(child, false), resident(child, true));
	stop(child, terminal);
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

/* False when the program never stood there. */
static bool measure_paste(struct wish *wish, struct str text, struct answer *answer)
{
	double worked_before;
	int terminal;
	pid_t child = start_shown(wish, &terminal);

	if (child < 0)
		return false;
	press_all(terminal, wish->keys);
	worked_before = worked(child);
	paste(terminal, text, answer);
	answer->work = worked(child) - worked_before;
	stop(child, terminal);
	return true;
}

static void measure_pastes(struct wish *wish)
{
	double took[PASTES], bytes[PASTES], pictures[PASTES], work[PASTES];
	struct buf text = BUF_EMPTY;
	size_t n;

	make_paste(wish->pasted, &text);
	for (n = 0; n < PASTES; n++) {
		struct answer answer = { 0, 0, 0, 0 };

		if (!measure_paste(wish, buf_str(&text), &answer))
			break;
		took[n] = answer.took / 1e3;
		bytes[n] = answer.bytes;
		pictures[n] = answer.pictures;
		work[n] = answer.work / 1e3;
	}
	buf_release(&text);
	if (!n)
		return;
	printf("  a paste of %d bytes\n", wish->pasted);
	print_row("  last byte to last byte", "ms", took, n);
	print_row("  work of the program", "ms", work, n);
	print_row("  pictures", "", pictures, n);
	print_row("  bytes", "", bytes, n);
}

static void measure(struct wish *wish)
{
	printf("%s, %d columns, %d rows\n", wish->command[0], wish->size.ws_col, wish->size.ws_row);
	fflush(stdout);
	if (measure_starts(wish) && (wish->times > 0 || wish->moves > 0))
		measure_keys(wish);
	if (wish->pasted > 0)
		measure_pastes(wish);
}

static void run(struct wish *wish)
{
	struct buf command = BUF_EMPTY;
	char **last = wish->command;

	snprintf(wish->room, sizeof(wish->room), "/tmp/bench-pty-XXXXXX");
	if (!mkdtemp(wish->room))
		return;
	while (last[1])
		last++;
	if (last != wish->command && file_exists(*last) && !file_is_directory(*last)) {
		wish->file = *last;
		wish->file_at = last;
		*last = NULL;
	}
	measure(wish);
	if (wish->file_at)
		free(*wish->file_at);
	buf_printf(&command, "rm -rf '%s'", wish->room);
	order(&command);
	buf_release(&command);
}

static void run_example(struct wish *wish, const char *source)
{
	struct buf pack = BUF_EMPTY;
	char program[] = "./boardpack", *words[] = { program, NULL, NULL };

	buf_printf(&pack, "%s/templates/example/2026-Q3.yaml", source);
	words[1] = pack.p;
	wish->command = words;
	wish->text = "Fernhill Systems";
	wish->keys = "\\r";
	if (access(program, X_OK) == 0)
		run(wish);
	buf_release(&pack);
}

static int count_of(const char *number, int most)
{
	long n = strtol(number, NULL, 10);

	return n < 0 ? 0 : n < most ? (int)n : most;
}

int main(int argc, char **argv)
{
	struct wish wish = {
		.size = { .ws_row = 30, .ws_col = 100 }, .keys = "", .times = KEYS, .moves = MOVES, .pasted = PASTE
	};
	int option;

	while ((option = getopt(argc, argv, "+s:k:n:m:p:")) != -1) {
		int columns, rows;

		if (option == 's' && sscanf(optarg, "%dx%d", &columns, &rows) == 2)
			wish.size =
				(struct winsize){ .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
		else if (option == 'k')
			wish.keys = optarg;
		else if (option == 'n')
			wish.times = count_of(optarg, KEYS_MOST);
		else if (option == 'm')
			wish.moves = count_of(optarg, KEYS_MOST);
		else if (option == 'p')
			wish.pasted = count_of(optarg, INT_MAX);
	}
	if (argc - optind < 2) {
		run_example(&wish, argc > optind ? argv[optind] : ".");
		return 0;
	}
	wish.text = argv[optind];
	wish.command = argv + optind + 1;
	run(&wish);
	return 0;
}
