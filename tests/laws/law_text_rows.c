/* SPDX-License-Identifier: MIT */
/*
 * Tests: check/text_rows check/text_rows_find check/text_rows_form check/text_rows_match
 *
 * Laws of rows and texts, over every table of the example company and the embedded catalogue: rows that are written as a text read back
 * as the same rows; a text becomes rows without losing a word; and what people write lands in the columns that it belongs to.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"
#include "check/contract.h"
#include "check/rows.h"
#include "check/rule.h"
#include "check/text_rows.h"
#include "nasty.h"
#include "store/store.h"

struct world {
	struct workspace workspace;
	struct rule_set rules;
};

static bool add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct world *world = data;

	return rule_set_add(&world->rules, &world->workspace.catalogue, id, tree, error);
}

static void open_world(struct world *world, const char *file)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY;

	buf_printf(&path, "%s/templates/example/%s", TEST_SOURCE, file);
	workspace_init(&world->workspace);
	rule_set_init(&world->rules);
	if (!workspace_open(&world->workspace, path.p, &error) ||
	    !store_each_check(world->workspace.directory, add_rule, world, &error))
		fail_msg("%s", error_text(&error));
	rule_set_finish(&world->rules);
	buf_release(&path);
}

static void close_world(struct world *world)
{
	rule_set_release(&world->rules);
	workspace_release(&world->workspace);
}

static void read_text(const struct world *world, const struct item *item, struct str text, struct text_rows *rows)
{
	struct contract contract;
	bool has = contract_of_item(&world->rules, item, &contract);

	text_rows_read(rows, item, has ? &contract : NULL, text);
}

static void write_row(const struct world *world, const struct item *item, const struct row *row, struct buf *out)
{
	struct contract contract;
	bool has = contract_of_item(&world->rules, item, &contract);

	text_rows_write(item, has ? &contract : NULL, row, out);
}

static void print_rows(const struct item *item, const struct text_rows *rows, struct buf *out)
{
	for (size_t i = 0; i < rows->rows.n; i++) {
		for (size_t k = 0; k < item->column_count; k++)
			if (rows->rows.v[i][k].n)
				buf_printf(out, "%.*s=%.*s|", STR_FMT(item->columns[k].id),
					   STR_FMT(rows->rows.v[i][k]));
		buf_addc(out, '\n');
	}
}

static void print_entry(const struct item *item, const struct entry *entry, struct buf *out)
{
	for (size_t i = 0; i < entry->rows.n; i++) {
		for (size_t k = 0; k < item->column_count; k++) {
			struct str text = rows_cell(entry->rows.v[i], item->columns[k].id);

			if (text.n && !item->columns[k].computed)
				buf_printf(out, "%.*s=%.*s|", STR_FMT(item->columns[k].id), STR_FMT(text));
		}
		buf_addc(out, '\n');
	}
}

static void rows_are_written_and_read_back(void **state)
{
	static const char *const files[] = { "2026-Q1.yaml", "2026-Q2.yaml", "2026-Q3.yaml" };
	size_t tables = 0;

	(void)state;
	for (size_t f = 0; f < COUNT_OF(files); f++) {
		struct world world;

		open_world(&world, files[f]);
		for (size_t i = 0; i < world.workspace.pack.entries.n; i++) {
			const struct entry *entry = world.workspace.pack.entries.v[i];
			const struct item *item = catalogue_find(&world.workspace.catalogue, entry->item);
			struct buf text = BUF_EMPTY, got = BUF_EMPTY, wanted = BUF_EMPTY;
			struct text_rows rows;

			if (!item || !entry->rows.n)
				continue;
			tables++;
			for (size_t k = 0; k < entry->rows.n; k++)
				write_row(&world, item, entry->rows.v[k], &text);
			read_text(&world, item, buf_str(&text), &rows);
			print_rows(item, &rows, &got);
			print_entry(item, entry, &wanted);
			assert_string_equal(got.p, wanted.p);
			assert_int_equal(rows.rest.n, 0);
			text_rows_release(&rows);
			buf_release(&text);
			buf_release(&got);
			buf_release(&wanted);
		}
		close_world(&world);
	}
	assert_true(tables > 20);
}

/* What looks like something else: labels, points, marks, other columns' values, nothing at all. */
static struct str odd_cell(const struct item *item, unsigned *seed, struct arena *arena)
{
	static const char *const words[] = {
		"switch to EUR by 30 November: Elin asks",
		"the vendor",
		"; ",
		": ",
		"**bold**",
		"*",
		"half **bold",
		"(open",
		")",
		"high",
		"Priya Raman",
		"2027-Q1",
		"120k",
		"40 %",
		"- a point",
		"| a | b |",
		"# head",
		"1. first",
		"end.",
		"?",
		"per cent",
		"Owner: the vendor",
		"...",
		"two  blanks",
		"\\",
		"\"quoted\"",
		"[x]",
		"until May:",
		"medium",
	};
	struct buf cell = BUF_EMPTY;
	struct str text;

	for (size_t n = nasty_random(seed) % 5; n > 0; n--) {
		if (cell.n && nasty_random(seed) % 3)
			buf_addc(&cell, ' ');
		if (nasty_random(seed) % 6)
			buf_adds(&cell, words[nasty_random(seed) % COUNT_OF(words)]);
		else
			buf_printf(&cell, "%.*s%s",
				   STR_FMT(item->columns[nasty_random(seed) % item->column_count].label),
				   nasty_random(seed) % 2 ? ":" : "");
	}
	text = arena_str(arena, str_trim(buf_str(&cell)));
	buf_release(&cell);
	return text;
}

/* Some rows of odd cells, written one below the other and read back: the same rows, and nothing beside them. */
static void write_and_read_odd(const struct world *world, const struct item *item, unsigned *seed)
{
	struct buf text = BUF_EMPTY, got = BUF_EMPTY, wanted = BUF_EMPTY;
	struct pack pack;
	struct text_rows rows;
	struct arena arena;

	arena_init(&arena);
	pack_init(&pack);
	pack.catalogue = &world->workspace.catalogue;
	for (size_t row = 0, n = 1 + nasty_random(seed) % 4; row < n; row++) {
		struct edit edit = { .kind = EDIT_INSERT_ROW,
				     .at = { item->id, (unsigned)row + 1, STR("") },
				     .position = row };
		bool has_words = false;

		assert_true(edit_apply(&pack, &edit));
		edit.kind = EDIT_SPLICE;
		for (size_t k = 0; k < item->column_count || !has_words; k++) {
			const struct column *column = &item->columns[k % item->column_count];

			edit.at.field = column->id;
			if (column->computed || pack_text(&pack, &edit.at).n)
				continue;
			edit.inserted = odd_cell(item, seed, &arena);
			has_words = has_words || edit.inserted.n;
			assert_true(edit_apply(&pack, &edit));
		}
		write_row(world, item, pack_entry(&pack, item->id)->rows.v[row], &text);
	}
	read_text(world, item, buf_str(&text), &rows);
	print_rows(item, &rows, &got);
	print_entry(item, pack_entry(&pack, item->id), &wanted);
	if (rows.rest.n || !str_eq(buf_str(&got), buf_str(&wanted)))
		fail_msg("%.*s:\n%s  wanted\n%s  got\n%s  rest\n%.*s", STR_FMT(item->id), text.p, wanted.p,
			 got.p ? got.p : "", STR_FMT(buf_str(&rows.rest)));
	text_rows_release(&rows);
	pack_release(&pack);
	arena_release(&arena);
	buf_release(&text);
	buf_release(&got);
	buf_release(&wanted);
}

static void odd_cells_come_back_unchanged(void **state)
{
	unsigned seed = 7;
	struct world world;

	(void)state;
	open_world(&world, "2026-Q3.yaml");
	for (size_t i = 0; i < world.workspace.catalogue.items.n; i++)
		for (int times = 0; times < 20 && world.workspace.catalogue.items.v[i]->kind == ITEM_TABLE; times++)
			write_and_read_odd(&world, world.workspace.catalogue.items.v[i], &seed);
	close_world(&world);
}

static const struct said {
	const char *item, *text, *rows;
} saids[] = {
#include "said_rows.h"
};

static void what_is_said_lands_in_its_column(void **state)
{
	struct world world;
	size_t wrong = 0;

	(void)state;
	open_world(&world, "2026-Q3.yaml");
	for (size_t i = 0; i < COUNT_OF(saids); i++) {
		const struct item *item = catalogue_find(&world.workspace.catalogue, str_of(saids[i].item));
		struct buf got = BUF_EMPTY;
		struct text_rows rows;

		assert_non_null(item);
		read_text(&world, item, str_of(saids[i].text), &rows);
		print_rows(item, &rows, &got);
		if (rows.rest.n)
			buf_printf(&got, "rest: %s", rows.rest.p);
		if (!str_is(buf_str(&got), saids[i].rows)) {
			print_message("%s: %s\n  wanted %s\n  got    %s\n", saids[i].item, saids[i].text, saids[i].rows,
				      got.p ? got.p : "");
			wrong++;
		}
		text_rows_release(&rows);
		buf_release(&got);
	}
	close_world(&world);
	assert_int_equal(wrong, 0);
}

/* Does the word stand in a cell or in the rest, or does it name the table or a column, or lead to a value: "due 30 October", "probability low"? */
static bool is_kept(const struct item *item, struct str all, struct str word)
{
	static const char *const leads[] = { "due", "closes", "from", "for", "probability" };
	struct buf own = BUF_EMPTY;
	bool is_own;

	if (str_find(all, word, 0) != STR_NONE)
		return true;
	for (size_t i = 0; i < COUNT_OF(leads); i++)
		if (str_is(word, leads[i]))
			return true;
	rows_normalise(item->label, &own);
	is_own = str_find(buf_str(&own), word, 0) != STR_NONE;
	buf_release(&own);
	if (is_own)
		return true;
	for (size_t i = 0; i < item->column_count; i++) {
		struct buf names = BUF_EMPTY, name = BUF_EMPTY;
		bool same;

		buf_printf(&names, "%.*s %.*s", STR_FMT(item->columns[i].label), STR_FMT(item->columns[i].id));
		text_fold(buf_str(&names), &name);
		same = str_find(buf_str(&name), word, 0) != STR_NONE;
		buf_release(&names);
		buf_release(&name);
		if (same)
			return true;
	}
	return false;
}

/* Into whichever table: heads of tables, names of columns and words that lead to a value aside, every word of three letters is kept. */
static void no_word_is_lost(void **state)
{
	struct world world;
	size_t lost = 0;

	(void)state;
	open_world(&world, "2026-Q3.yaml");
	for (size_t i = 0; i < COUNT_OF(saids); i++)
		for (size_t k = 0; k < world.workspace.catalogue.items.n; k++) {
			const struct item *item = world.workspace.catalogue.items.v[k];
			struct buf got = BUF_EMPTY, all = BUF_EMPTY, text = BUF_EMPTY;
			struct str rest, word;
			struct text_rows rows;

			if (item->kind != ITEM_TABLE || str_find_char(str_of(saids[i].text), '|', 0) != STR_NONE)
				continue;
			read_text(&world, item, str_of(saids[i].text), &rows);
			print_rows(item, &rows, &got);
			buf_add(&got, buf_str(&rows.rest));
			rows_normalise(buf_str(&got), &all);
			rows_normalise(str_of(saids[i].text), &text);
			for (rest = buf_str(&text); str_next_part(&rest, ' ', &word);)
				if (word.n > 2 && !is_kept(item, buf_str(&all), word)) {
					print_message("%.*s: '%.*s' is in no cell of %s", STR_FMT(item->id),
						      STR_FMT(word), got.p);
					lost++;
				}
			text_rows_release(&rows);
			buf_release(&got);
			buf_release(&all);
			buf_release(&text);
		}
	close_world(&world);
	assert_int_equal(lost, 0);
}

/* Sentences that announce, ask, go on or end with a colon, in any order: none of their words is lost. */
static void no_sentence_is_lost(void **state)
{
	static const char *const sentences[] = { "Approve plan alpha?",
						 "120k",
						 "Full wording in the appendix:",
						 "Two things could go wrong.",
						 "Elin Sandberg has the papers for this:",
						 "Call the bank.",
						 "Our main risks:",
						 "It would cost us the year.",
						 "Mitigation: move the server;",
						 "The board accepted this.",
						 "\n\n",
						 "- " };
	static const char *const words[] = { "alpha", "120k", "wording", "appendix", "wrong",  "sandberg", "papers",
					     "bank",  "main", "cost",    "year",     "server", "accepted" };
	static const char *const items[] = { "section.asks", "section.actions", "section.risks", "section.resolutions",
					     "sales.deals_summary" };
	unsigned seed = 11;
	struct world world;

	(void)state;
	open_world(&world, "2026-Q3.yaml");
	for (int times = 0; times < 500; times++) {
		const struct item *item =
			catalogue_find(&world.workspace.catalogue, str_of(items[times % COUNT_OF(items)]));
		struct buf text = BUF_EMPTY, got = BUF_EMPTY, all = BUF_EMPTY, said = BUF_EMPTY;
		struct text_rows rows;

		assert_non_null(item);
		for (size_t n = 1 + nasty_random(&seed) % 5; n > 0; n--)
			buf_printf(&text, "%s%s", sentences[nasty_random(&seed) % COUNT_OF(sentences)],
				   nasty_random(&seed) % 5 ? " " : "\n");
		read_text(&world, item, buf_str(&text), &rows);
		print_rows(item, &rows, &got);
		buf_add(&got, buf_str(&rows.rest));
		text_fold(buf_str(&got), &all);
		text_fold(buf_str(&text), &said);
		for (size_t i = 0; i < COUNT_OF(words); i++)
			if (str_find(buf_str(&said), str_of(words[i]), 0) != STR_NONE &&
			    str_find(buf_str(&all), str_of(words[i]), 0) == STR_NONE)
				fail_msg("%.*s: '%s' of\n%s  is not in\n%s", STR_FMT(item->id), words[i], text.p,
					 got.p ? got.p : "");
		text_rows_release(&rows);
		buf_release(&text);
		buf_release(&got);
		buf_release(&all);
		buf_release(&said);
	}
	close_world(&world);
}

/* The list that is written of a table's rows says so, and each of its rows is the row that it was made of. */
static void rows_are_known_in_their_list(void **state)
{
	struct world world;

	(void)state;
	open_world(&world, "2026-Q3.yaml");
	for (size_t i = 0; i < world.workspace.pack.entries.n; i++) {
		const struct entry *entry = world.workspace.pack.entries.v[i];
		const struct item *item = catalogue_find(&world.workspace.catalogue, entry->item);
		struct buf text = BUF_EMPTY;
		struct text_rows rows;
		size_t *match = mem_zero(entry->rows.n + 1, sizeof(*match)), turned[3] = { 2, 0, 1 };
		bool *stays = mem_zero(entry->rows.n + 3, sizeof(*stays));

		if (item && entry->rows.n) {
			text_rows_head(item, &text);
			for (size_t k = 0; k < entry->rows.n; k++)
				write_row(&world, item, entry->rows.v[k], &text);
			assert_true(text_rows_is_of_rows(item, buf_str(&text)));
			read_text(&world, item, buf_str(&text), &rows);
			assert_true(rows.is_of_rows);
			assert_int_equal(rows.rest.n, 0);
			assert_int_equal(rows.rows.n, entry->rows.n);
			text_rows_match(&rows, item, entry, match);
			text_rows_in_order(match, rows.rows.n, stays);
			for (size_t k = 0; k < entry->rows.n; k++) {
				assert_int_equal(match[k], k);
				assert_true(stays[k]);
				assert_false(text_rows_hides(item, entry->rows.v[k]));
			}
			/* The last row first: it alone has to move. */
			text_rows_in_order(turned, COUNT_OF(turned), stays);
			assert_false(stays[0]);
			text_rows_release(&rows);
		}
		buf_release(&text);
		free(match);
		free(stays);
	}
	close_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_written_and_read_back),
		cmocka_unit_test(odd_cells_come_back_unchanged),
		cmocka_unit_test(what_is_said_lands_in_its_column),
		cmocka_unit_test(no_word_is_lost),
		cmocka_unit_test(no_sentence_is_lost),
		cmocka_unit_test(rows_are_known_in_their_list),
	};

	return cmocka_run_group_tests_name("text rows", tests, NULL, NULL);
}
