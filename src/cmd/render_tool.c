/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/program.h"
#include "cmd/render.h"

#define TIME_LIMIT   120 /* seconds */
#define OUTPUT_LIMIT ((size_t)256 << 20)
#define LOG_LIMIT    ((size_t)64 << 10)
#define ARGUMENT_MAX 24

/* A folder of our own for one call, with what the program reads and writes. */
struct bench {
	char folder[64];
	struct buf source, result, log, home;
};

static int remove_one(const char *path, const struct stat *state, int type, struct FTW *walk)
{
	(void)state;
	(void)type;
	(void)walk;
	return remove(path);
}

static void bench_release(struct bench *bench)
{
	if (bench->folder[0])
		nftw(bench->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	buf_release(&bench->source);
	buf_release(&bench->result);
	buf_release(&bench->log);
	buf_release(&bench->home);
}

static bool bench_init(struct bench *bench, const char *source, const char *result, const struct buf *text)
{
	static const char pattern[] = "/tmp/boardpack-XXXXXX";
	struct error error = ERROR_NONE;
	bool fine;

	*bench = (struct bench){ .source = BUF_EMPTY };
	memcpy(bench->folder, pattern, sizeof(pattern));
	if (!mkdtemp(bench->folder)) {
		bench->folder[0] = '\0';
		cmd_fail("cannot make a folder in '/tmp': %s", strerror(errno));
		return false;
	}
	file_join(&bench->source, str_of(bench->folder), str_of(source));
	file_join(&bench->result, str_of(bench->folder), str_of(result));
	file_join(&bench->log, str_of(bench->folder), STR("log"));
	file_join(&bench->home, str_of(bench->folder), STR("home"));
	fine = file_replace(bench->source.p, buf_str(text), NULL, &error);
	if (!fine)
		cmd_fail("%s", error_text(&error));
	error_release(&error);
	return fine;
}

/* The first of the names that is a program in one of two folders; no PATH of the caller decides what is run. */
static bool find_program(const char *const *names, struct buf *path)
{
	static const char *const folders[] = { "/usr/local/bin", "/usr/bin" };

	for (size_t i = 0; names[i]; i++)
		for (size_t k = 0; k < COUNT_OF(folders); k++) {
			buf_clear(path);
			file_join(path, str_of(folders[k]), str_of(names[i]));
			if (access(path->p, X_OK) == 0)
				return true;
		}
	return false;
}

static void become(const struct bench *bench, char *const *arguments)
{
	struct buf home = BUF_EMPTY;
	char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", language[] = "LANG=C.UTF-8";
	char *environment[] = { path, language, NULL, NULL };
	int in = open("/dev/null", O_RDONLY), out = open(bench->log.p, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	buf_printf(&home, "HOME=%s", bench->home.p);
	environment[2] = home.p;
	setpgid(0, 0);
	signal(SIGXFSZ, SIG_DFL); /* which we ignore */
	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(127);
	execve(arguments[0], arguments, environment);
	_exit(127);
}

/* Waits until the child ends or its time is over; then its whole group goes. */
static int wait_for(pid_t child)
{
	const struct timespec nap = { 0, 20 * 1000 * 1000 };
	struct timespec start, now;
	int state = -1;

	clock_gettime(CLOCK_MONOTONIC, &start);
	for (;;) {
		pid_t ended = waitpid(child, &state, WNOHANG);

		if (ended == child || (ended < 0 && errno != EINTR))
			break;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec - start.tv_sec > TIME_LIMIT) {
			kill(-child, SIGKILL);
			waitpid(child, &state, 0);
			break;
		}
		nanosleep(&nap, NULL);
	}
	kill(-child, SIGKILL); /* helpers that it left behind */
	return state;
}

/* The last line that the program said, for a message. */
static void last_words(const struct bench *bench, struct buf *out)
{
	struct buf log = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct str rest, line;

	if (file_read(bench->log.p, LOG_LIMIT, &log, NULL, &error))
		for (rest = buf_str(&log); str_next_line(&rest, &line);)
			if (!str_is_blank(line)) {
				buf_clear(out);
				buf_add(out, str_sub(line, 0, line.n < 300 ? line.n : 300));
			}
	error_release(&error);
	buf_release(&log);
}

static enum cmd_status run_program(const struct bench *bench, char *const *arguments, const char *output)
{
	struct buf result = BUF_EMPTY, words = BUF_EMPTY;
	struct error error = ERROR_NONE;
	enum cmd_status status;
	pid_t child = fork();
	int state;

	if (child == 0)
		become(bench, arguments);
	if (child < 0)
		return cmd_fail("cannot start '%s': %s", arguments[0], strerror(errno));
	state = wait_for(child);
	if (WIFEXITED(state) && WEXITSTATUS(state) == 0 &&
	    file_read(bench->result.p, OUTPUT_LIMIT, &result, NULL, &error)) {
		status = cmd_output(output, &result);
	} else {
		last_words(bench, &words);
		status = cmd_fail("'%s' made no file%s%s", arguments[0], words.n ? ": " : "", words.n ? words.p : "");
	}
	error_release(&error);
	buf_release(&words);
	buf_release(&result);
	return status;
}

static void add(char **arguments, size_t *count, const char *text)
{
	assert(*count + 1 < ARGUMENT_MAX);
	arguments[(*count)++] = mem_strdup(text);
	arguments[*count] = NULL;
}

static void add_two(char **arguments, size_t *count, const char *option, const struct buf *value)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "%s%s", option, value->p);
	add(arguments, count, text.p);
	buf_release(&text);
}

static enum cmd_status make(const struct bench *bench, const char *program, const char *const *options,
			    const char *const *files, const struct buf *const *values, const char *output)
{
	char *arguments[ARGUMENT_MAX] = { NULL };
	enum cmd_status status;
	size_t count = 0;

	add(arguments, &count, program);
	for (size_t i = 0; options[i]; i++)
		add(arguments, &count, options[i]);
	for (size_t i = 0; files[i]; i++)
		add_two(arguments, &count, files[i], values[i]);
	status = run_program(bench, arguments, output);
	for (size_t i = 0; i < count; i++)
		free(arguments[i]);
	return status;
}

static enum cmd_status print_page(const struct buf *text, const char *output)
{
	static const char *const names[] = { "chromium", "chromium-browser", "google-chrome", NULL };
	static const char *const files[] = { "--user-data-dir=", "--print-to-pdf=", "file://", NULL };
	const char *options[] = { "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
				  "--disable-background-networking", "--disable-component-update", "--disable-sync",
				  "--no-pdf-header-footer",
				  /* Chromium refuses to isolate what root runs. */
				  geteuid() == 0 ? "--no-sandbox" : NULL, NULL };
	struct buf program = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	struct bench bench;

	if (!find_program(names, &program)) {
		buf_release(&program);
		return cmd_fail("a PDF needs Chromium: install the package chromium, or print the HTML file");
	}
	if (bench_init(&bench, "page.html", "page.pdf", text)) {
		const struct buf *const values[] = { &bench.home, &bench.result, &bench.source };

		status = make(&bench, program.p, options, files, values, output);
	}
	bench_release(&bench);
	buf_release(&program);
	return status;
}

static enum cmd_status fill_sheets(const struct buf *tables, const char *output)
{
	static const char *const options[] = { NULL }, *const files[] = { "", "", NULL };
	struct buf program = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	struct bench bench;

	if (!program_find("boardpack-sheet", &program)) {
		buf_release(&program);
		return cmd_fail("XLSX needs the program boardpack-sheet, which is built where libxlsxwriter is");
	}
	if (bench_init(&bench, "tables", "book.xlsx", tables)) {
		const struct buf *const values[] = { &bench.source, &bench.result };

		status = make(&bench, program.p, options, files, values, output);
	}
	bench_release(&bench);
	buf_release(&program);
	return status;
}

enum cmd_status render_tool(enum render_format format, const struct buf *text, const char *output)
{
	return format == RENDER_XLSX ? fill_sheets(text, output) : print_page(text, output);
}
