/* SPDX-License-Identifier: MIT */
/*
 * What checks cost: a whole pack, one item while typing, prose by the megabyte, growth with the text, and texts that were made
 * to be slow. Prints milliseconds of processor time; nothing fails here, times wander. With a kind as argument only its growth.
 */
#include "base/base.h"

#include <locale.h>

#include "check/kind.h"
#include "check/lint.h"
#include "pack/edit.h"
#include "store/store.h"
#include "timing.h"

enum { RUNS = 15, FILLED = 150, MEGABYTE = 1000000 };

static const char sentence[] =
	"Castlemaine Facilities takes 40 more seats in December ($52k ARR), once the purchase order is through; their "
	"treasurer expects it on the 12th. ";

struct bench {
	struct workspace workspace;
	struct rule_set rules;
	struct company company;
	const char *only; /* kind; NULL: all */
};

static bool add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct bench *bench = data;

	if (bench->only && !str_is(node_text(node_get(tree->root, "kind")), bench->only)) {
		node_tree_release(tree);
		free(tree);
		return true;
	}
	return rule_set_add(&bench->rules, &bench->workspace.catalogue, id, tree, error);
}

static void load_rules(struct bench *bench, const char *only)
{
	struct error error = ERROR_NONE;

	rule_set_release(&bench->rules);
	bench->only = only;
	if (!store_each_check(NULL, add_rule, bench, &error))
		printf("%s\n", error_text(&error));
	rule_set_finish(&bench->rules);
	error_release(&error);
}

static void put(struct pack *pack, const struct item *item, unsigned row, struct str field, struct str text)
{
	struct edit edit = { .kind = EDIT_SPLICE, .at = { item->id, row, field }, .inserted = text };
	struct edit insert = { .kind = EDIT_INSERT_ROW, .at = { item->id, row, STR("") } };

	if (row)
		edit_apply(pack, &insert);
	edit_apply(pack, &edit);
}

static void put_prose(struct pack *pack, const struct item *item, struct str field, size_t bytes)
{
	struct buf text = BUF_EMPTY;

	while (text.n < bytes)
		buf_adds(&text, text.n % 1000 < sizeof(sentence) ? "- Item: " : sentence);
	put(pack, item, 0, field, buf_str(&text));
	buf_release(&text);
}

/* The first so many items answered, and so much prose in their texts and commentaries. */
static void fill(struct bench *bench, struct pack *pack, size_t items, size_t prose)
{
	const struct catalogue *catalogue = &bench->workspace.catalogue;

	pack_init(pack);
	pack->catalogue = catalogue;
	period_parse(STR("2026-Q3"), &pack->period);
	for (size_t i = 0; i < catalogue->items.n && i < items; i++) {
		const struct item *item = catalogue->items.v[i];

		if (item->kind == ITEM_NUMBER) {
			put(pack, item, 0, STR("actual"), STR("120"));
			put(pack, item, 0, STR("forecast"), STR("118"));
			put_prose(pack, item, STR("commentary"), prose / items);
		} else if (item->kind == ITEM_TEXT) {
			put_prose(pack, item, STR("text"), prose / items);
		} else {
			put(pack, item, 1, item->columns[0].id, STR("Halden Freight"));
		}
	}
}

/* The median of some runs; one when one takes long. */
static double measure(struct bench *bench, const struct pack *pack, const struct item *item, size_t *found)
{
	struct facts *facts = facts_new(&bench->workspace.catalogue, &bench->company, pack, NULL);
	struct lint_input input = { .catalogue = &bench->workspace.catalogue,
				    .company = &bench->company,
				    .rules = &bench->rules,
				    .pack = pack,
				    .facts = facts,
				    .today = { 2026, 11, 23 } };
	struct findings findings;
	double times[RUNS];
	size_t runs = 0;

	findings_init(&findings);
	do {
		double start = timing_cpu_ms();

		if (item)
			lint_item(&input, item, &findings);
		else
			lint_run(&input, &findings);
		times[runs++] = timing_cpu_ms() - start;
	} while (runs < RUNS && times[0] < 500);
	*found = findings.list.n;
	findings_release(&findings);
	facts_free(facts);
	timing_sort(times, runs);
	return times[runs / 2];
}

static void bench_pack(struct bench *bench)
{
	const struct item *text = catalogue_find(&bench->workspace.catalogue, STR("customers.expansion_opportunities"));
	struct pack pack;
	size_t found;
	double ms;

	fill(bench, &pack, FILLED, 200000);
	ms = measure(bench, &pack, NULL, &found);
	printf("whole pack, %d items, 200 KB of prose   %8.2f ms, %zu findings, %zu rules\n", FILLED, ms, found,
	       bench->rules.rules.n);
	pack_release(&pack);
	fill(bench, &pack, FILLED, 0);
	put_prose(&pack, text, STR("text"), 2000);
	ms = measure(bench, &pack, text, &found);
	printf("one narrative of 2,000 characters       %8.2f ms\n", ms);
	pack_release(&pack);
}

/* Which kinds the time of a whole pack goes to. */
static void bench_kinds(struct bench *bench)
{
	static const char *const kinds[] = {
#define KIND(name) #name,
#include "check/kinds.def"
#undef KIND
	};
	struct pack pack;

	fill(bench, &pack, FILLED, 200000);
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		size_t found;
		double ms;

		load_rules(bench, kinds[i]);
		ms = measure(bench, &pack, NULL, &found);
		printf("    %-14s%4zu rules %8.2f ms\n", kinds[i], bench->rules.rules.n, ms);
	}
	pack_release(&pack);
	load_rules(bench, NULL);
}

static void bench_growth(struct bench *bench, const char *what)
{
	const struct item *text = catalogue_find(&bench->workspace.catalogue, STR("section.highlights"));
	double base = 0;

	for (size_t bytes = 20000; bytes <= 2000000; bytes *= 10) {
		struct pack pack;
		size_t found;
		double ms;

		fill(bench, &pack, 0, 0);
		put_prose(&pack, text, STR("text"), bytes);
		ms = measure(bench, &pack, NULL, &found);
		base = base ? base : ms;
		printf("%-10s %8zu KB of prose            %8.2f ms  %6.1f MB/s  %6.1f x the first\n", what,
		       bytes / 1000, ms, (double)bytes / 1e3 / ms, ms / base);
		pack_release(&pack);
	}
}

static void bench_hostile(struct bench *bench)
{
	static const struct {
		const char *name, *piece;
	} texts[] = {
		{ "[", "[" },
		{ "*", "*" },
		{ "digits", "7" },
		{ "one long word", "a" },
		{ "list items", "- a\n" },
		{ "braces", "{{" },
		{ "amounts", "$1.2m ARR " },
		{ "matches", "several strong " },
		{ "spaces", " " },
		{ "capitals", "Ab " },
		{ "commas", "a,b;" },
	};
	static const char *const places[] = { "section.highlights", "customers.expansion_opportunities" };

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		printf("hostile: %-14s", texts[i].name);
		for (size_t place = 0; place < COUNT_OF(places); place++) {
			for (size_t bytes = MEGABYTE / 10; bytes <= MEGABYTE; bytes *= 10) {
				struct buf text = BUF_EMPTY;
				struct pack pack;
				size_t found;

				while (text.n < bytes)
					buf_adds(&text, texts[i].piece);
				buf_adds(&text, ".");
				fill(bench, &pack, 0, 0);
				put(&pack, catalogue_find(&bench->workspace.catalogue, str_of(places[place])), 0,
				    STR("text"), buf_str(&text));
				printf(" %9.2f", measure(bench, &pack, NULL, &found));
				fflush(stdout);
				pack_release(&pack);
				buf_release(&text);
			}
		}
		printf(" ms (0.1 and 1 MB, highlights and opportunities)\n");
	}
}

int main(int argc, char **argv)
{
	struct bench bench = { .only = NULL };
	struct error error = ERROR_NONE;

	mem_keep(); /* as the program does */
	setlocale(LC_ALL, "C.UTF-8");
	workspace_init(&bench.workspace);
	rule_set_init(&bench.rules);
	company_init(&bench.company);
	bench.company.name = STR("Northlight");
	bench.company.currency = STR("USD");
	if (!workspace_open_catalogue(&bench.workspace, NULL, &error)) {
		printf("%s\n", error_text(&error));
		return 1;
	}
	if (argc > 1 && argv[1][0] != '.' && argv[1][0] != '/') {
		load_rules(&bench, argv[1]);
		bench_growth(&bench, argv[1]);
	} else {
		load_rules(&bench, NULL);
		bench_pack(&bench);
		bench_kinds(&bench);
		bench_growth(&bench, "all rules");
		load_rules(&bench, "words");
		bench_growth(&bench, "words");
		load_rules(&bench, NULL);
		bench_hostile(&bench);
	}
	rule_set_release(&bench.rules);
	company_release(&bench.company);
	workspace_release(&bench.workspace);
	return 0;
}
