/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_paste.h"

#include "base/text.h"
#include "check/text_rows.h"
#include "tui/block.h"
#include "tui/offer.h"
#include "tui/rows_map.h"

enum {
	AT_MOST = 10000, /* more at once is a data set, not a board's table */
	AT_ONCE = 300, /* as many are there with the picture that follows the key */
	SLICE = 50,
	KEPT_OF_FILE = 64 * 1024, /* bytes; more beside the rows than people read stays in its file */
	NAMES_END = 56 /* columns of the last line, so that a count behind names can be read at 80 */
};

struct rows_paste {
	const struct item *item;
	struct block block;
	size_t columns, *map; /* of the block; where each goes, or STR_NONE */
	size_t next; /* row of the block */
	size_t position; /* in the table */
	unsigned filled; /* serial of an empty row that takes the first of the block; 0: none */
	size_t done;
	bool has_names;
	bool is_left; /* cells that find no column stay in the file */
	bool has_sum; /* the last row of the block, which is left out */
	bool is_list; /* the block was made of a written list */
	bool is_own; /* it stood in the table's text */
	unsigned
		*serials; /* by row of the block: the row of the table that it is, 0 for a new one; NULL: all are new */
	bool *stays; /* such a row stands where it belongs */
	VEC(unsigned) unlisted; /* rows that are not on that list */
	size_t gone, kept; /* of these: taken away, and left for what no list shows */
	struct buf
		rest; /* what stands there afterwards, what was no point; empty and not is_own: what stood there before */
};

bool rows_paste_is_block(struct str text)
{
	struct str line = str_trim(text);

	return str_find_char(line, '\t', 0) != STR_NONE || str_find_char(line, '\n', 0) != STR_NONE;
}

static bool is_empty_row(const struct app *app, size_t row)
{
	size_t columns = app->form.item->column_count;

	for (size_t i = 0; i < columns; i++)
		if (!str_is_blank(app_text(app, &app->form.fields.v[row * columns + i]->at)))
			return false;
	return true;
}

/* A cell is one line; days, periods and choices become what Enter makes of them when they are typed. */
static void put_cell(struct app *app, const struct column *column, const struct addr *at, struct str text)
{
	bool is_word = column->type == COLUMN_DATE || column->type == COLUMN_PERIOD || column->choices.n;
	struct buf line = BUF_EMPTY;
	struct offer offer = { .text = BUF_EMPTY };

	buf_add(&line, text);
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '\n')
			line.p[i] = ' ';
	if (is_word)
		offer_for_cell(&app->in, column, buf_str(&line), &offer);
	history_set(app->in.history, at, buf_str(offer.why ? &offer.text : &line));
	offer_release(&offer);
	buf_release(&line);
}

/* Where a row of the list belongs: behind the one before it. */
static size_t place_of(const struct entry *entry, const struct rows_paste *paste)
{
	return entry && paste->next ? entry_row_place(entry, paste->serials[paste->next - 1]) + 1 : 0;
}

/* The row that one of the list is, at its place. */
static unsigned listed_row(struct app *app, struct rows_paste *paste)
{
	unsigned *serial = &paste->serials[paste->next];
	const struct entry *entry = pack_entry(app->in.pack, paste->item->id);
	size_t to;

	if (*serial && paste->stays[paste->next])
		return *serial;
	to = place_of(entry, paste);
	if (*serial) {
		size_t from = entry_row_place(entry, *serial);

		history_move_row(app->in.history, paste->item->id, *serial, (int)(to - (from < to)) - (int)from);
	} else {
		*serial = history_insert_row(app->in.history, paste->item->id, to);
	}
	return *serial;
}

/* Does the list say of a cell what stands there? Then it stays as it is, with its line breaks. */
static bool is_said(const struct app *app, const struct rows_paste *paste, const struct addr *at, struct str text)
{
	return paste->serials && text_rows_says(text, pack_text(app->in.pack, at));
}

static void put_row(struct app *app, struct rows_paste *paste)
{
	struct addr at = { paste->item->id, 0, STR("") };

	if (paste->serials)
		at.row = listed_row(app, paste);
	else if (paste->filled && paste->done == 0)
		at.row = paste->filled;
	else
		at.row = history_insert_row(app->in.history, at.item, paste->position + paste->done);
	/* Not to the widest row's end: a file may have one of a million cells. */
	for (size_t i = 0; i < block_columns(&paste->block, paste->next); i++) {
		const struct column *column = paste->map[i] == STR_NONE ? NULL : &paste->item->columns[paste->map[i]];

		if (!column || column->computed)
			continue;
		at.field = column->id;
		if (!is_said(app, paste, &at, block_cell(&paste->block, paste->next, i)))
			put_cell(app, column, &at, block_cell(&paste->block, paste->next, i));
	}
	paste->next++;
	paste->done++;
}

/*
 * Tabs part what a spreadsheet copies, commas or semicolons what a file of values holds. Two sentences with one comma each are
 * no such file, unless the first line names columns.
 */
static void read_pasted(const struct item *item, struct block *block, struct str text)
{
	size_t cells;
	char separator = block_separator(text, &cells);

	block_read(block, text, separator);
	if (separator != ',' || cells > 2 ||
	    (rows_map_column(item, block_cell(block, 0, 0)) != STR_NONE &&
	     rows_map_column(item, block_cell(block, 0, 1)) != STR_NONE))
		return;
	block_release(block);
	block_read(block, text, '\t');
}

/* Which rows of the table those of a list are that stands for them. */
static void match_rows(const struct app *app, struct rows_paste *paste, const struct text_rows *rows)
{
	const struct entry *entry = pack_entry(app->in.pack, paste->item->id);
	size_t *match = mem_zero(rows->rows.n + 1, sizeof(*match)), n = entry ? entry->rows.n : 0;
	bool *is_listed = mem_zero(n + 1, sizeof(*is_listed));

	paste->serials = mem_zero(rows->rows.n + 1, sizeof(*paste->serials));
	paste->stays = mem_zero(rows->rows.n + 1, sizeof(*paste->stays));
	text_rows_match(rows, paste->item, entry, match);
	text_rows_in_order(match, rows->rows.n, paste->stays);
	for (size_t i = 0; i < rows->rows.n; i++) {
		if (match[i] == SIZE_MAX)
			continue;
		paste->serials[i] = entry->rows.v[match[i]]->serial;
		is_listed[match[i]] = true;
	}
	for (size_t i = 0; i < n; i++)
		if (!is_listed[i] && (!app->form.listed || entry->rows.v[i]->serial <= app->form.listed))
			vec_push(&paste->unlisted, entry->rows.v[i]->serial);
	free(is_listed);
	free(match);
}

/* The rows that check/text_rows makes of a text, in the order of the columns. */
static void read_list(const struct app *app, struct rows_paste *paste, struct str text)
{
	struct contract contract;
	bool has_contract = contract_of_item(app->in.rules, paste->item, &contract);
	struct text_rows rows;

	text_rows_read(&rows, paste->item, has_contract ? &contract : NULL, text);
	arena_init(&paste->block.arena);
	paste->columns = paste->item->column_count;
	paste->map = mem_zero(paste->columns + 1, sizeof(*paste->map));
	for (size_t i = 0; i < paste->columns; i++)
		paste->map[i] = i;
	for (size_t i = 0; i < rows.rows.n; i++) {
		vec_push(&paste->block.rows, paste->block.cells.n);
		for (size_t k = 0; k < paste->columns; k++)
			vec_push(&paste->block.cells, arena_str(&paste->block.arena, rows.rows.v[i][k]));
	}
	buf_add(&paste->rest, buf_str(&rows.rest));
	if (paste->is_own && rows.is_of_rows)
		match_rows(app, paste, &rows);
	text_rows_release(&rows);
}

/* Without what the table adds up itself. */
static size_t end_of(const struct rows_paste *paste)
{
	return paste->block.rows.n - paste->has_sum;
}

static struct addr own_text(const struct rows_paste *paste)
{
	return (struct addr){ paste->item->id, 0, STR(PACK_TABLE_TEXT) };
}

/* What is no point is kept in the table's text, behind what stands there of another list. */
static void keep_rest(const struct app *app, struct rows_paste *paste)
{
	const struct addr own = own_text(paste);
	struct str before = str_trim(app_text(app, &own));

	if (paste->is_own || !paste->rest.n || !before.n)
		return;
	buf_splice(&paste->rest, 0, 0, STR("\n"));
	buf_splice(&paste->rest, 0, 0, before);
}

static struct rows_paste *paste_new_list(const struct app *app, struct str text, bool is_own)
{
	const struct entry *entry = pack_entry(app->in.pack, app->form.item->id);
	struct rows_paste *paste = mem_zero(1, sizeof(*paste));

	paste->item = app->form.item;
	paste->is_list = true;
	paste->is_own = is_own;
	paste->position = entry ? entry->rows.n : 0;
	if (form_rows(&app->form) && is_empty_row(app, form_rows(&app->form) - 1))
		paste->filled = entry->rows.v[entry->rows.n - 1]->serial;
	read_list(app, paste, text);
	keep_rest(app, paste);
	return paste;
}

/* "Notes: by phone", or the cell alone. */
static void add_over(const struct rows_paste *paste, size_t row, size_t column, struct buf *out)
{
	if (paste->has_names)
		buf_printf(out, "%.*s: ", STR_FMT(block_cell(&paste->block, 0, column)));
	buf_add(out, block_cell(&paste->block, row, column));
}

/* Cells that find no column wait in the table's text, a line for each row that has such, by what stands first in it. */
static void keep_over(struct rows_paste *paste, bool is_file)
{
	for (size_t row = paste->next; row < end_of(paste); row++) {
		const char *before = "";

		for (size_t i = 0; i < block_columns(&paste->block, row); i++) {
			struct str first = block_cell(&paste->block, row, 0);

			if (paste->map[i] != STR_NONE || !block_cell(&paste->block, row, i).n)
				continue;
			if (!*before && i > 0 && first.n)
				buf_printf(&paste->rest, "%.*s, ", STR_FMT(first));
			buf_adds(&paste->rest, before);
			add_over(paste, row, i, &paste->rest);
			before = "; ";
		}
		buf_adds(&paste->rest, *before ? "\n" : "");
		paste->is_left = is_file && paste->rest.n > KEPT_OF_FILE;
		if (paste->is_left)
			break;
	}
	if (paste->is_left)
		buf_clear(&paste->rest);
}

static struct rows_paste *paste_new(const struct app *app, struct str text, bool is_file)
{
	const struct form *form = &app->form;
	struct rows_paste *paste = mem_zero(1, sizeof(*paste));
	size_t row = form_rows(form) ? form->current / form->item->column_count : 0;

	paste->item = form->item;
	if (is_file)
		block_read(&paste->block, text, block_file_separator(text));
	else
		read_pasted(form->item, &paste->block, text);
	for (size_t i = 0; i < paste->block.rows.n; i++)
		if (block_columns(&paste->block, i) > paste->columns)
			paste->columns = block_columns(&paste->block, i);
	paste->map = mem_zero(paste->columns + 1, sizeof(*paste->map));
	if (!paste->block.rows.n)
		return paste;
	paste->has_names =
		rows_map(paste->item, &paste->block, form->fields.n ? form->current % paste->item->column_count : 0,
			 paste->map, paste->columns);
	paste->next = paste->has_names;
	paste->has_sum = rows_map_has_sum(paste->item, &paste->block);
	keep_over(paste, is_file);
	keep_rest(app, paste);
	paste->position = row;
	if (form_rows(form) && is_empty_row(app, row))
		paste->filled = form->fields.v[row * form->item->column_count]->at.row;
	else if (form_rows(form))
		paste->position++;
	return paste;
}

void rows_paste_free(struct rows_paste *paste)
{
	if (!paste)
		return;
	block_release(&paste->block);
	buf_release(&paste->rest);
	free(paste->serials);
	free(paste->stays);
	vec_release(&paste->unlisted);
	free(paste->map);
	free(paste);
}

/* Cells that found no column are told of. Appends the names that fit on a line. */
static void add_left_out(const struct rows_paste *paste, struct buf *out)
{
	bool *has_words = mem_zero(paste->columns + 1, sizeof(*has_words));
	size_t count = 0, named = 0, cells = 0;

	for (size_t row = 0; row < paste->block.rows.n; row++)
		for (size_t i = 0; i < block_columns(&paste->block, row); i++)
			if (paste->map[i] == STR_NONE && block_cell(&paste->block, row, i).n) {
				count += !has_words[i];
				has_words[i] = true;
				cells++;
			}
	if (count && !paste->has_names)
		buf_printf(out, "; %zu cell%s over, %s", cells, cells == 1 ? "" : "s",
			   paste->is_left ? "left in the file" : "kept in the text");
	for (size_t i = 0; count && paste->has_names && i < paste->columns; i++) {
		struct str name = block_cell(&paste->block, 0, i);

		if (!has_words[i])
			continue;
		if (named && text_columns(buf_str(out)) + text_columns(name) > NAMES_END)
			break;
		buf_printf(out, "%s%.*s", named++ ? ", " : "; no column for ", STR_FMT(name));
	}
	if (named && count > named)
		buf_printf(out, " and %zu more", count - named);
	if (named && (paste->rest.n || paste->is_left))
		buf_adds(out, paste->is_left ? ": left in the file" : ": kept in the text");
	free(has_words);
}

/* A column that was found by what stands in it is a guess, and told of. */
static void add_guessed(const struct rows_paste *paste, struct buf *out)
{
	for (size_t i = 0; paste->has_names && i < paste->columns; i++) {
		struct str name = block_cell(&paste->block, 0, i);
		const struct column *column = paste->map[i] == STR_NONE ? NULL : &paste->item->columns[paste->map[i]];

		if (column && rows_map_column(paste->item, name) == STR_NONE && !rows_map_is_named(column, name))
			buf_printf(out, "; %.*s as %.*s", STR_FMT(name), STR_FMT(column->label));
	}
}

/* What is computed takes no words: the first column that some came for is told. */
static void add_computed(const struct rows_paste *paste, struct buf *out)
{
	for (size_t i = 0; i < paste->columns; i++) {
		const struct column *column = paste->map[i] == STR_NONE ? NULL : &paste->item->columns[paste->map[i]];
		bool has_words = false;

		for (size_t row = paste->has_names; column && column->computed && row < end_of(paste); row++)
			has_words = has_words || block_cell(&paste->block, row, i).n;
		if (!has_words)
			continue;
		buf_printf(out, "; %.*s is computed", STR_FMT(column->label));
		return;
	}
}

/* Cells without names go into the columns that are typed, one after the other: which ones is told. */
static void add_columns(const struct rows_paste *paste, struct buf *out)
{
	const char *before = str_find_char(buf_str(out), ';', 0) == STR_NONE ? " as " : "; as ";

	for (size_t i = 0; i < paste->columns; i++)
		if (paste->map[i] != STR_NONE) {
			buf_printf(out, "%s%.*s", before, STR_FMT(paste->item->columns[paste->map[i]].label));
			before = ", ";
		}
}

static void say_list(struct app *app, const struct rows_paste *paste)
{
	struct buf words = BUF_EMPTY;

	buf_printf(&words, "%zu row%s from the text", paste->done, paste->done == 1 ? "" : "s");
	if (paste->gone)
		buf_printf(&words, ", %zu not on it gone", paste->gone);
	if (paste->kept)
		buf_printf(&words, ", %zu not on it kept for what no list shows", paste->kept);
	if (paste->rest.n)
		buf_adds(&words,
			 paste->is_own ? ", what is no point stays in it" : ", what is no point waits beside them");
	app_message(app, "%.*s; look them over, undo %s", STR_FMT(buf_str(&words)),
		    paste->is_own ? "brings it back" : "takes them back");
	buf_release(&words);
}

static void finish(struct app *app)
{
	struct rows_paste *paste = app->paste;
	struct buf words = BUF_EMPTY;
	size_t told;

	history_end(app->in.history);
	history_close(app->in.history);
	app->paste = NULL;
	form_show(&app->form, app->form.item, app->in.pack);
	if (paste->is_list) {
		say_list(app, paste);
		rows_paste_free(paste);
		return;
	}
	/* First what can be seen nowhere else: a long message is cut. */
	buf_printf(&words, "%zu row%s pasted", paste->done, paste->done == 1 ? "" : "s");
	told = words.n;
	add_left_out(paste, &words);
	if (paste->has_sum)
		buf_adds(&words, "; the sum left out");
	add_computed(paste, &words);
	add_guessed(paste, &words);
	if (!paste->has_names)
		add_columns(paste, &words);
	else if (words.n == told)
		buf_adds(&words, ", columns by name");
	if (text_columns(buf_str(&words)) < NAMES_END)
		buf_adds(&words, "; one undo takes all back");
	app_message(app, "%.*s", STR_FMT(buf_str(&words)));
	buf_release(&words);
	rows_paste_free(paste);
}

/* The rows that the list named when it was made, and names no more. */
static void take_unlisted(struct app *app, struct rows_paste *paste)
{
	for (size_t i = 0; i < paste->unlisted.n; i++) {
		const struct entry *entry = pack_entry(app->in.pack, paste->item->id);

		if (text_rows_hides(paste->item, entry_row(entry, paste->unlisted.v[i])))
			paste->kept++;
		else
			paste->gone += history_remove_row(app->in.history, paste->item->id, paste->unlisted.v[i]);
	}
}

static void go_on(struct app *app, size_t rows)
{
	struct rows_paste *paste = app->paste;

	for (; rows > 0 && paste->next < end_of(paste); rows--)
		put_row(app, paste);
	if (paste->next >= end_of(paste))
		finish(app);
}

static void begin(struct app *app, struct rows_paste *paste, bool is_file)
{
	size_t rows = end_of(paste) - paste->next;

	if ((!rows && !paste->serials) || rows > AT_MOST) {
		if (rows)
			app_alarm(app, "%zu rows are more than the %d that a table takes at once: nothing was taken",
				  rows, AT_MOST);
		else if (is_file)
			app_message(app, "there is no row in that file");
		else
			app_message(app, "there is no point in that text that could be a row");
		rows_paste_free(paste);
		return;
	}
	app->form.is_cell_open = app->form.wants_text = false;
	history_begin(app->in.history);
	app->paste = paste;
	if (paste->is_own || paste->rest.n) {
		const struct addr own = own_text(paste);

		history_set(app->in.history, &own, buf_str(&paste->rest));
	}
	take_unlisted(app, paste);
	go_on(app, AT_ONCE);
	form_show(&app->form, app->form.item, app->in.pack);
}

/* Points as people write them, and nothing that a spreadsheet gave. */
static bool is_list(struct str text)
{
	size_t cells;

	return str_find_char(text, '\t', 0) == STR_NONE && block_separator(text, &cells) == '\t' &&
	       text_rows_is_list(text);
}

void rows_paste(struct app *app, struct str text)
{
	if (!app_may_edit(app))
		return;
	if (is_list(text))
		begin(app, paste_new_list(app, text, false), false);
	else
		begin(app, paste_new(app, text, false), false);
}

void rows_paste_own(struct app *app)
{
	const struct addr at = { app->form.item->id, 0, STR(PACK_TABLE_TEXT) };

	if (app_may_edit(app))
		begin(app, paste_new_list(app, app_text(app, &at), true), false);
}

void rows_paste_file(struct app *app, struct str text)
{
	if (app_may_edit(app))
		begin(app, paste_new(app, text, true), true);
}

void rows_paste_step(struct app *app)
{
	if (app->paste)
		go_on(app, SLICE);
}

void rows_paste_stop(struct app *app)
{
	struct rows_paste *paste = app->paste;

	if (!paste)
		return;
	app->paste = NULL;
	history_end(app->in.history);
	history_undo(app->in.history, NULL);
	app_changed(app);
	app_message(app, "stopped: none of the %zu rows was taken", end_of(paste) - paste->has_names);
	rows_paste_free(paste);
}

void rows_paste_progress(const struct app *app, struct buf *out)
{
	const struct rows_paste *paste = app->paste;

	if (paste)
		buf_printf(out, "%zu of %zu rows", paste->done, end_of(paste) - paste->has_names);
}
