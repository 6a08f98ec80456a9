/* SPDX-License-Identifier: MIT */
/*
 * What each command costs on packs that grow: a table of 990, 9,900 and 99,000 rows, without and with the same rows in the pack
 * before, and narratives of 10 KB, 100 KB and 1 MB that no person would write; a company of 100, 1,000 and 10,000 customers
 * with 10, 100 and 1,000 sentences that name them, one of two with a slip. Processor time of the whole process, the best of a
 * few runs, so that other work on the machine counts little; the last column is the largest against the one before, 10 where
 * the cost is linear. "make bench" runs it.
 */
#include "base/base.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { STEPS = 3, ROUNDS = 3, PATIENCE_S = 60, ARGUMENTS = 8 };

/* Which pack an argument names; others are words of the command. */
#define BASE  "BASE"
#define OURS  "OURS"
#define OTHER "OTHER"

static const struct command {
	const char *name;
	const char *words[ARGUMENTS];
} commands[] = {
	{ "lint", { "lint", BASE } },
	{ "read", { "read", "-i", "customers.expansion_opportunities", BASE } },
	{ "render markdown", { "render", BASE } },
	{ "render html", { "render", "-f", "html", BASE } },
	{ "export", { "export", BASE } },
	{ "diff", { "diff", BASE, OTHER } },
	{ "merge", { "merge", BASE, OURS, OTHER } },
	{ "next", { "next", "-o", "NEXT", BASE } },
};

static const struct load {
	const char *name, *unit; /* unit is repeated; '#' stands for its number */
	bool has_customers;
	const char *tail; /* behind the last unit */
	bool has_prior; /* the same rows stood in the pack before */
} loads[] = {
	{ "rows of a table", NULL, false, NULL, false },
	{ "rows that stood there before", NULL, false, NULL, true },
	{ "customers", "- Customer#by Foods takes 5 seats of Custmoer#by Foods in May for $52k\n", true, NULL, false },
	{ "[", "[", false, NULL, false },
	{ "*", "*", false, NULL, false },
	{ "digits", "1234567890", false, NULL, false },
	{ "one long word", "word", false, NULL, false },
	{ "one long name", "Abcd Efgh ", false, "(EUR50k), signing in May, legal review", false },
	{ "list items", "- Ada 52#k\n", false, NULL, false },
	{ "braces", "{{sales.arr}} ", false, NULL, false },
	{ "is", "is ", false, NULL, false },
	{ "pieces", "$5m; ", false, NULL, false },
	{ "short lines", "is\n", false, NULL, false },
	{ "numbers", "-1 ", false, NULL, false },
	{ "amounts", "EUR 1 ", false, NULL, false },
	{ "amounts with colons", "$1: ", false, NULL, false },
	{ "counts", "(A, all three ", false, NULL, false },
};

static const size_t customer_counts[STEPS] = { 100, 1000, 10000 };
static const size_t row_counts[STEPS] = { 990, 9900, 99000 }, text_bytes[STEPS] = { 10000, 100000, 1000000 };

/* side: 0 for the base; others change some of it, each in its own place. */
static void put_rows(struct buf *out, const struct load *load, size_t count, size_t side)
{
	const char *cell = load->has_prior ? "ask" : "risk";

	buf_printf(out, "  section.%ss:\n    rows:\n", cell);
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "      - { %s: '%s %zu' }\n", cell, side && i % 10 == side ? "other" : cell, i);
}

static void put_text(struct buf *out, const struct load *load, size_t bytes, size_t side)
{
	const char *unit = load->unit;

	for (size_t start = out->n, i = 0; out->n - start < bytes; i++) {
		if (unit[strlen(unit) - 1] == '\n')
			buf_adds(out, "      ");
		for (const char *at = unit; *at; at++)
			if (*at == '#')
				buf_printf(out, "%zu", side && i % 10 == side ? i + 1 : i);
			else
				buf_addc(out, *at);
	}
	buf_printf(out, "%s\n", load->tail ? load->tail : "");
}

static void put_texts(struct buf *out, const struct load *load, size_t bytes, size_t side)
{
	static const char *const items[] = { "section.highlights", "customers.expansion_opportunities",
					     "company.key_risks", "customers.gross_revenue_retention" };

	for (size_t i = 0; i < COUNT_OF(items); i++) {
		buf_printf(out, "  %s:\n    text: |\n", items[i]);
		if (load->unit[strlen(load->unit) - 1] != '\n')
			buf_adds(out, "      ");
		put_text(out, load, bytes, side);
	}
}

/* No text: no file, whatever stood there. */
static void write_file(const char *folder, const char *name, const char *file, const struct buf *text)
{
	struct buf path = BUF_EMPTY;
	struct error error = ERROR_NONE;

	buf_printf(&path, "%s/%s/%s.yaml", folder, name, file);
	if (!text)
		unlink(path.p);
	else if (!file_replace(path.p, buf_str(text), NULL, &error))
		fprintf(stderr, "%s\n", error_text(&error));
	error_release(&error);
	buf_release(&path);
}

/* Beside the packs; the other loads have no company. */
static void write_company(const char *folder, const char *name, size_t customers)
{
	struct buf text = BUF_EMPTY;

	buf_adds(&text, "boardpack: 1\nname: Fernhill Systems\naccounts:\n");
	for (size_t i = 0; i < customers; i++)
		buf_printf(&text, "  - { name: Customer%zuby Foods, parent: Group %zu }\n", i, i / 5);
	write_file(folder, name, "boardpack", customers ? &text : NULL);
	buf_release(&text);
}

static void write_text(const char *folder, const char *name, const char *period, const struct buf *items)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "boardpack: 1\nperiod: %s\nitems:\n", period);
	if (items)
		buf_add(&text, buf_str(items));
	write_file(folder, name, period, items ? &text : NULL);
	buf_release(&text);
}

static void write_pack(const char *folder, const char *name, const struct load *load, size_t step, size_t side)
{
	struct buf path = BUF_EMPTY, items = BUF_EMPTY;

	buf_printf(&path, "%s/%s", folder, name);
	mkdir(path.p, 0700);
	write_company(folder, name, load->has_customers ? customer_counts[step] : 0);
	if (load->unit)
		put_texts(&items, load,
			  load->has_customers ? customer_counts[step] / 20 * strlen(load->unit) : text_bytes[step],
			  side);
	else
		put_rows(&items, load, row_counts[step], side);
	write_text(folder, name, "2026-Q3", &items);
	write_text(folder, name, "2026-Q2", load->has_prior ? &items : NULL);
	buf_release(&items);
	buf_release(&path);
}

static void become(const char *program, const char *folder, const struct command *command)
{
	char *arguments[ARGUMENTS + 2] = { mem_strdup(program) };
	int null = open("/dev/null", O_WRONLY);

	for (size_t i = 0; i < ARGUMENTS && command->words[i]; i++) {
		struct buf word = BUF_EMPTY;

		/* Capitals name a folder. */
		if (command->words[i][0] >= 'A' && command->words[i][0] <= 'Z')
			buf_printf(&word, "%s/%s/2026-Q3.yaml", folder, command->words[i]);
		else
			buf_adds(&word, command->words[i]);
		arguments[i + 1] = buf_detach(&word);
	}
	dup2(null, 1);
	dup2(null, 2);
	setrlimit(RLIMIT_CPU, &(struct rlimit){ PATIENCE_S, PATIENCE_S });
	execv(program, arguments);
	_exit(127);
}

/* Milliseconds of processor time; below 0 when it did not end well. */
static double run_once(const char *program, const char *folder, const struct command *command)
{
	struct rusage used;
	pid_t child;
	int state;

	fflush(stdout);
	child = fork();
	if (child == 0)
		become(program, folder, command);
	if (wait4(child, &state, 0, &used) < 0 || !WIFEXITED(state) || WEXITSTATUS(state) > 1)
		return -1;
	return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
	       (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

static double best(const char *program, const char *folder, const struct load *load, size_t step,
		   const struct command *command)
{
	double least = -1;

	for (int i = 0; i < ROUNDS; i++) {
		double took;
		struct buf next = BUF_EMPTY;

		write_pack(folder, OURS, load, step, 3); /* merge writes it */
		buf_printf(&next, "%s/NEXT/2026-Q3.yaml", folder);
		unlink(next.p);
		buf_release(&next);
		took = run_once(program, folder, command);
		if (took < 0)
			return took;
		least = least < 0 || took < least ? took : least;
		if (took > 500)
			break;
	}
	return least;
}

static void measure(const char *program, const char *folder, const struct load *load)
{
	double took[COUNT_OF(commands)][STEPS];

	for (size_t step = 0; step < STEPS; step++) {
		write_pack(folder, BASE, load, step, 0);
		write_pack(folder, OTHER, load, step, 7);
		for (size_t i = 0; i < COUNT_OF(commands); i++)
			took[i][step] = best(program, folder, load, step, &commands[i]);
	}
	printf("%s\n", load->name);
	for (size_t i = 0; i < COUNT_OF(commands); i++) {
		printf("  %-18s", commands[i].name);
		for (size_t step = 0; step < STEPS; step++)
			if (took[i][step] < 0)
				printf("      failed");
			else
				printf("  %7.1f ms", took[i][step]);
		printf("   x %.1f\n", took[i][1] > 0 ? took[i][2] / took[i][1] : 0);
	}
}

int main(void)
{
	char folder[] = "/tmp/bench-size-XXXXXX";
	const char *named = getenv("BOARDPACK"), *only = getenv("LOAD"), *program = named ? named : "./boardpack";
	struct buf command = BUF_EMPTY, next = BUF_EMPTY;

	if (access(program, X_OK) != 0 || !mkdtemp(folder)) {
		printf("no program '%s' to measure\n", program);
		return 0;
	}
	buf_printf(&next, "%s/NEXT", folder);
	mkdir(next.p, 0700);
	printf("a table of 990, 9,900 and 99,000 rows; two narratives of 10 KB, 100 KB and 1 MB; processor time\n");
	for (size_t i = 0; i < COUNT_OF(loads); i++)
		if (!only || strcmp(only, loads[i].name) == 0)
			measure(program, folder, &loads[i]);
	buf_printf(&command, "rm -rf %s", folder);
	if (system(command.p) != 0)
		fprintf(stderr, "'%s' stays\n", folder);
	buf_release(&command);
	buf_release(&next);
	return 0;
}
