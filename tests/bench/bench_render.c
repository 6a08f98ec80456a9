/* SPDX-License-Identifier: MIT */
/*
 * What a report costs, whole process: a pack in which 150 items are answered, and the example, as Markdown and as HTML; and
 * many packs at once. "make bench" runs it; the first argument is the source folder.
 */
#include "base/base.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"
#include "timing.h"

#define ROUNDS   31
#define ANSWERED 150
#define MANY     1000

/* The first so many items of the catalogue, each with figures, a text or a row. */
static void write_pack(const struct catalogue *catalogue, const char *path)
{
	struct buf text = BUF_EMPTY;
	struct error error = ERROR_NONE;

	buf_adds(&text, "boardpack: 1\nperiod: 2026-Q3\nitems:\n");
	for (size_t i = 0; i < catalogue->items.n && i < ANSWERED; i++) {
		const struct item *item = catalogue->items.v[i];

		if (item->kind == ITEM_NUMBER)
			buf_printf(&text,
				   "  %.*s: { actual: '%zu', forecast: '%zu', next: '%zu', commentary: The gap of %zu "
				   "comes from two contracts that moved to January. }\n",
				   STR_FMT(item->id), 90 + i, 100 + i, 110 + i, i);
		else if (item->kind == ITEM_TEXT)
			buf_printf(&text,
				   "  %.*s:\n    text: |\n      - Castlemaine Facilities: $52k, closes in December.\n  "
				   "    "
				   "- **Bold** words and `code` %zu times.\n",
				   STR_FMT(item->id), i);
		else if (item->column_count)
			buf_printf(&text, "  %.*s:\n    rows:\n      - { %.*s: First }\n      - { %.*s: Second }\n",
				   STR_FMT(item->id), STR_FMT(item->columns[0].id), STR_FMT(item->columns[0].id));
	}
	if (!file_replace(path, buf_str(&text), NULL, &error))
		fprintf(stderr, "%s\n", error_text(&error));
	buf_release(&text);
	error_release(&error);
}

static double run_once(char *const *arguments)
{
	double start = timing_ms();
	pid_t child = fork();
	int state;

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, 1);
		dup2(null, 2);
		execv(arguments[0], arguments);
		_exit(127);
	}
	waitpid(child, &state, 0);
	if (!WIFEXITED(state) || WEXITSTATUS(state) != 0)
		fprintf(stderr, "%s failed\n", arguments[1]);
	return timing_ms() - start;
}

static void measure(const char *what, char *program, const char *format, char *pack)
{
	double times[ROUNDS];
	char render[] = "render", option[] = "-f";
	char *word = mem_strdup(format);
	char *arguments[] = { program, render, option, word, pack, NULL };

	for (int i = 0; i < ROUNDS; i++)
		times[i] = run_once(arguments);
	timing_sort(times, ROUNDS);
	printf("render -f %-8s %-22s median %6.2f ms   best %6.2f ms\n", format, what, times[ROUNDS / 2], times[0]);
	free(word);
}

/* One pack in many companies' folders would be read with its own past; here all stand alone. */
static void measure_many(char *program, const char *folder, const char *pack, size_t count)
{
	char **arguments = mem_zero(count + 6, sizeof(*arguments));
	struct buf text = BUF_EMPTY, path = BUF_EMPTY, out = BUF_EMPTY;
	struct error error = ERROR_NONE;
	double took;

	buf_printf(&out, "%s/out", folder);
	mkdir(out.p, 0700);
	arguments[0] = program;
	arguments[1] = mem_strdup("render");
	arguments[2] = mem_strdup("-o");
	arguments[3] = mem_strdup(out.p);
	file_read(pack, STORE_FILE_LIMIT, &text, NULL, &error);
	for (size_t i = 0; i < count; i++) {
		buf_clear(&path);
		buf_printf(&path, "%s/m%zu", folder, i);
		mkdir(path.p, 0700);
		buf_adds(&path, "/2026-Q3.yaml");
		file_replace(path.p, buf_str(&text), NULL, &error);
		arguments[4 + i] = mem_strdup(path.p);
	}
	took = run_once(arguments);
	printf("render of %zu packs on all cores: %.0f ms, %.2f ms a pack\n", count, took, took / (double)count);
	for (size_t i = 1; i < count + 4; i++)
		free(arguments[i]);
	free(arguments);
	buf_release(&text);
	buf_release(&path);
	buf_release(&out);
	error_release(&error);
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/bench-render-XXXXXX";
	const char *named = getenv("BOARDPACK");
	char *program = mem_strdup(named ? named : "./boardpack");
	struct buf pack = BUF_EMPTY, example = BUF_EMPTY, command = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct workspace workspace;

	workspace_init(&workspace);
	if (access(program, X_OK) != 0 || !mkdtemp(folder) || !workspace_open_catalogue(&workspace, NULL, &error)) {
		printf("no program '%s' to measure\n", program);
		return 0;
	}
	buf_printf(&pack, "%s/2026-Q3.yaml", folder);
	buf_printf(&example, "%s/templates/example/2026-Q3.yaml", argc > 1 ? argv[1] : ".");
	write_pack(&workspace.catalogue, pack.p);
	measure("150 items answered", program, "markdown", pack.p);
	measure("150 items answered", program, "html", pack.p);
	measure("the example", program, "markdown", example.p);
	measure("the example", program, "html", example.p);
	for (size_t count = MANY / 100; count <= MANY; count *= 10)
		measure_many(program, folder, pack.p, count);
	buf_printf(&command, "rm -rf %s", folder);
	if (system(command.p) != 0)
		fprintf(stderr, "'%s' stays\n", folder);
	workspace_release(&workspace);
	buf_release(&pack);
	buf_release(&example);
	buf_release(&command);
	error_release(&error);
	free(program);
	return 0;
}
