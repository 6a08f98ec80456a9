/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_view.h"

#include "base/text.h"
#include "tui/columns.h"
#include "tui/item_act.h"
#include "tui/offer.h"
#include "tui/rows_text.h"
#include "tui/totals.h"

/*
 * No column is narrower than LEAST or, at first, wider than MOST. Words can be read when LEAST_WORDS of them are to be seen; a
 * figure is read whole or not at all, and a head by its first LEAST_HEAD letters.
 */
enum { LEAST = 6, MOST = 40, LEAST_WORDS = 10, LEAST_FIGURE = 16, LEAST_HEAD = 7, DETAIL_ROWS = 4 };
/* So many rows from the top, and as many around the row at hand, say how wide columns are: no key waits for ten thousand. */
enum { MEASURED = 200 };

struct grid {
	struct form *form;
	size_t columns;
	struct columns shown;
	struct totals totals;
	bool is_cut; /* not all rows or columns are on the screen */
};

static size_t current_column(const struct grid *grid)
{
	return grid->form->current % grid->columns;
}

static size_t current_row(const struct grid *grid)
{
	return grid->form->current / grid->columns;
}

static void column_label(const struct column *column, struct buf *out)
{
	buf_clear(out);
	buf_printf(out, "%.*s%s", STR_FMT(column->label), column->need ? "*" : "");
}

/* What a cell shows: what is typed, else what its column computes. Appends. False when it is the latter. */
static bool cell_text(const struct app *app, const struct form_field *field, struct buf *out)
{
	struct str typed = app_text(app, &field->at);
	const struct row *row = entry_row(pack_entry(app->in.pack, field->at.item), field->at.row);
	struct fact fact;

	buf_add(out, typed);
	if (!field->column->computed || !row || !str_is_blank(typed))
		return true;
	fact = facts_cell(app->in.facts, app->form.item, row, field->column, 0);
	if (fact.state == FACT_COMPUTED)
		quantity_print(fact.quantity, out);
	return false;
}

static int clamp(int width, int least, int most)
{
	return width < least ? least : width > most ? most : width;
}

static void measure_totals(const struct grid *grid, int *widest)
{
	struct buf text = BUF_EMPTY;

	for (size_t line = 0; line < grid->totals.lines; line++)
		for (size_t i = 0; i < grid->columns; i++) {
			int width;

			buf_clear(&text);
			totals_print(&grid->totals, line, &grid->form->item->columns[i], &text);
			width = text_columns(buf_str(&text));
			if (width > widest[i])
				widest[i] = width;
		}
	buf_release(&text);
}

/* The widest of the measured cells of each column. */
static void measure_cells(const struct app *app, const struct grid *grid, int *widest)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < grid->form->fields.n; i++) {
		size_t row = i / grid->columns;
		int width;

		if (row >= MEASURED && row + MEASURED / 2 < current_row(grid)) {
			i += grid->columns - 1;
			continue;
		}
		if (row >= MEASURED && row > current_row(grid) + MEASURED / 2)
			break;
		buf_clear(&text);
		cell_text(app, grid->form->fields.v[i], &text);
		width = text_columns(buf_str(&text));
		if (width > widest[i % grid->columns])
			widest[i % grid->columns] = width;
	}
	buf_release(&text);
}

static void measure(const struct app *app, const struct grid *grid, struct columns_want *wants)
{
	int *widest = mem_zero(grid->columns, sizeof(*widest));
	struct buf label = BUF_EMPTY;

	measure_cells(app, grid, widest);
	measure_totals(grid, widest);
	for (size_t i = 0; i < grid->columns; i++) {
		const struct column *column = &grid->form->item->columns[i];
		bool is_words = column->type == COLUMN_TEXT || column->type == COLUMN_NAME;
		int head;

		column_label(column, &label);
		head = text_columns(buf_str(&label));
		wants[i].natural = clamp(widest[i] ? widest[i] + 1 : 0, clamp(head, LEAST, MOST), MOST);
		wants[i].least =
			clamp(widest[i], clamp(head, LEAST, LEAST_HEAD), is_words ? LEAST_WORDS : LEAST_FIGURE);
	}
	buf_release(&label);
	free(widest);
}

/* Figures stand below each other by their last digits. */
static void put_in_column(struct frame *frame, struct frame_area cell, const struct column *column, struct str text,
			  enum style style)
{
	if (column_is_number(column) && text_columns(text) <= cell.columns)
		frame_put_right(frame, cell.row, cell.column, cell.columns, text, style);
	else
		frame_put_cut(frame, cell.row, cell.column, cell.columns, text, style);
}

static void draw_cell(struct app *app, const struct grid *grid, size_t index, struct frame *frame,
		      struct frame_area area)
{
	struct form *form = grid->form;
	struct form_field *field = form->fields.v[index];
	struct buf text = BUF_EMPTY;
	enum style style;

	app_target(app, (struct app_target){ .area = area, .is_field = true, .index = index });
	if (app->is_in_item && index == form->current && form->is_cell_open) {
		item_field_draw(app, field, frame, area, true, STR(""));
		return;
	}
	style = cell_text(app, field, &text) ? STYLE_VALUE : STYLE_DIM;
	if (app->is_in_item && index == form->current)
		style = STYLE_SELECTED;
	else if (app->is_in_item && index / grid->columns == current_row(grid))
		style = STYLE_CURRENT;
	frame_put_row(frame, area.row, area.column, area.columns, STR(""), style);
	put_in_column(frame, area, field->column, buf_str(&text), style);
	buf_release(&text);
}

/* Live, below the rows: the label in the first column that has no total of its own. */
static void draw_totals(const struct grid *grid, size_t line, struct frame *frame, struct frame_area area)
{
	static const enum style styles[] = { [TOTALS_NONE] = STYLE_HEADING,
					     [TOTALS_SUM] = STYLE_HEADING,
					     [TOTALS_OFF] = STYLE_FINDING_WARNING,
					     [TOTALS_UNREAD] = STYLE_FINDING_WARNING };
	const struct item *item = grid->form->item;
	struct buf text = BUF_EMPTY;
	bool is_labelled = false;
	int at = 0;

	for (size_t i = 0; i < grid->columns && at < area.columns; i = columns_next(&grid->shown, i)) {
		const struct column *column = &item->columns[i];
		struct frame_area cell = { area.row, area.column + at, 1,
					   clamp(grid->shown.widths[i], 0, area.columns - at) };
		enum totals_cell what;

		buf_clear(&text);
		what = totals_print(&grid->totals, line, column, &text);
		if (what == TOTALS_NONE && column->total == COLUMN_TOTAL_NONE && !is_labelled) {
			buf_adds(&text, "Total");
			if (grid->totals.lines > 1)
				buf_printf(&text, " %.*s", STR_FMT(grid->totals.codes[line]));
			is_labelled = true;
		}
		put_in_column(frame, cell, column, buf_str(&text), styles[what]);
		at += grid->shown.widths[i] + 1;
	}
	buf_release(&text);
}

/* What a heading says of columns out of sight: " ←2" at the end of the first, " 4→" at the end of the line; empty for none. */
static void signs_of(const struct grid *grid, struct buf *before, struct buf *behind)
{
	if (columns_before(&grid->shown))
		buf_printf(before, " ←%zu", columns_before(&grid->shown));
	if (columns_behind(&grid->shown))
		buf_printf(behind, " %zu→", columns_behind(&grid->shown));
}

/* Names give way to the signs. */
static void draw_heads(const struct grid *grid, struct frame *frame, struct frame_area line)
{
	struct buf label = BUF_EMPTY, before = BUF_EMPTY, behind = BUF_EMPTY;
	int end, at = 0, sign, first = grid->shown.widths[0];

	signs_of(grid, &before, &behind);
	end = line.columns - text_columns(buf_str(&behind));
	sign = clamp(text_columns(buf_str(&before)), 0, first);
	for (size_t i = 0; i < grid->columns && at < end; i = columns_next(&grid->shown, i)) {
		int width = grid->shown.widths[i] - (i == 0 ? sign : 0);
		struct frame_area cell = { line.row, line.column + at, 1, clamp(width, 0, end - at) };

		column_label(&grid->form->item->columns[i], &label);
		put_in_column(frame, cell, &grid->form->item->columns[i], buf_str(&label), STYLE_LABEL);
		at += grid->shown.widths[i] + 1;
	}
	frame_put(frame, line.row, line.column + first - sign, sign, buf_str(&before), STYLE_GUIDE);
	frame_put(frame, line.row, line.column + end, line.columns - end, buf_str(&behind), STYLE_GUIDE);
	buf_release(&before);
	buf_release(&behind);
	buf_release(&label);
}

static void draw_row(struct app *app, const struct grid *grid, size_t row, struct frame *frame, struct frame_area area)
{
	int at = 0;

	for (size_t i = 0; i < grid->columns && at < area.columns; i = columns_next(&grid->shown, i)) {
		int width = grid->shown.widths[i];
		struct frame_area cell = { area.row, area.column + at, 1, clamp(width, 0, area.columns - at) };

		draw_cell(app, grid, row * grid->columns + i, frame, cell);
		at += width + 1;
	}
}

void item_column_hint(const struct column *column, bool is_open, struct buf *out)
{
	static const char *const hints[] = {
		[COLUMN_TEXT] = "",
		[COLUMN_NAME] = "a name",
		[COLUMN_CURRENCY] = "an amount",
		[COLUMN_PERCENT] = "a percentage",
		[COLUMN_COUNT] = "a number",
		[COLUMN_RATIO] = "a number",
		[COLUMN_MONTHS] = "months",
		[COLUMN_DAYS] = "days",
		[COLUMN_DATE] = "a day: 2026-11-30",
		[COLUMN_PERIOD] = "a period: 2026-Q4",
		[COLUMN_CHOICE] = "",
	};

	if (column->computed)
		buf_printf(out, "computed: %.*s", STR_FMT(column->expr));
	else
		buf_adds(out, column->choices.n ? "one of: " : hints[column->type]);
	for (size_t i = 0; i < column->choices.n; i++)
		buf_printf(out, "%s%.*s", i ? ", " : "", STR_FMT(column->choices.v[i]));
	/* The words first: where room is short, they are what counts. */
	if (column->choices.n && !column->computed && is_open)
		buf_adds(out, "; type its start, or Up and Down");
}

static void add_key(const struct app *app, enum action action, const char *before, struct buf *out)
{
	struct buf name = BUF_EMPTY;

	if (action_key(app->in.keys, ACTION_FIELD, action, &name))
		buf_printf(out, "%s%s", before, name.p);
	buf_release(&name);
}

/* "= 2026-Q4 (Enter or ^T)" */
static void add_offer(const struct app *app, const struct offer *offer, struct buf *out)
{
	buf_printf(out, "= %.*s", STR_FMT(buf_str(&offer->text)));
	if (app->form.is_cell_open)
		add_key(app, ACTION_OPEN, " (", out);
	add_key(app, ACTION_TAKE, app->form.is_cell_open ? " or " : " (", out);
	buf_addc(out, ')');
}

/* What may be typed; once it was begun, what that may become. */
static void cell_hint(const struct app *app, const struct form_field *field, struct buf *out)
{
	struct str text = str_trim(app_text(app, &field->at));
	struct buf days = BUF_EMPTY;
	struct offer offer;

	offer_make(app, field, &offer);
	if (offer.why) {
		add_offer(app, &offer, out);
	} else if (field->column->type == COLUMN_DATE && offer_is_two_days(&app->in, text, &days)) {
		buf_printf(out, "which day? type %.*s", STR_FMT(buf_str(&days)));
	} else if (field->column->choices.n && text.n && column_choice(field->column, text) == STR_NONE) {
		buf_adds(out, "type on: ");
		if (!offer_choices(field->column, text, out)) {
			buf_clear(out);
			buf_adds(out, "none begins so: ");
			offer_choices(field->column, STR(""), out);
		}
	} else {
		item_column_hint(field->column, app->form.is_cell_open, out);
	}
	buf_release(&days);
	offer_release(&offer);
}

/* How it goes on from an open cell, and into a closed one: without colours they look alike. */
static void draw_flow(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area line)
{
	bool is_last = !form_has_cell_right(grid->form), is_end = current_row(grid) + 1 == form_rows(grid->form);
	bool is_open = grid->form->is_cell_open;
	struct buf text = BUF_EMPTY;

	add_key(app, ACTION_OPEN, is_open ? "" : "type, or ", &text);
	buf_printf(&text, ": %s",
		   !is_open                 ? "edit"
		   : item_row_is_fresh(app) ? "no more rows"
		   : !is_last               ? "next cell"
		   : is_end                 ? "new row"
					    : "next row");
	if (is_open) {
		add_key(app, ACTION_BACK, "   ", &text);
		buf_adds(&text, item_cell_is_over(app) ? ": as it was" : ": close the cell");
	}
	frame_put_cut(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_DIM);
	buf_release(&text);
}

/* "row 12 of 40, column 3 of 11", where some of them are out of sight. */
static void draw_place(const struct grid *grid, struct frame *frame, struct frame_area line)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "row %zu of %zu", current_row(grid) + 1, form_rows(grid->form));
	if (columns_before(&grid->shown) || columns_behind(&grid->shown))
		buf_printf(&text, ", column %zu of %zu", current_column(grid) + 1, grid->columns);
	frame_put_right(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_DIM);
	buf_release(&text);
}

/* How it goes on, and where this is; false when there is nothing to tell. */
static bool draw_foot(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area line)
{
	bool is_typed = app->is_in_item && !form_is_computed(form_current(grid->form));

	if (is_typed)
		draw_flow(app, grid, frame, line);
	if (grid->is_cut)
		draw_place(grid, frame, line);
	return is_typed || grid->is_cut;
}

/* The cell at hand in full: long texts do not fit a grid. */
static void draw_detail(struct app *app, const struct grid *grid, struct frame *frame, struct frame_area area)
{
	const struct form_field *field = form_current(grid->form);
	struct buf text = BUF_EMPTY;
	int at;

	if (area.rows < 2 || !field)
		return;
	if (area.rows > 3 &&
	    draw_foot(app, grid, frame, (struct frame_area){ area.row + area.rows - 1, area.column, 1, area.columns }))
		area.rows--;
	at = frame_put(frame, area.row, area.column, area.columns, field->label, STYLE_LABEL) + 1;
	cell_hint(app, field, &text);
	if (at + text_columns(buf_str(&text)) <= area.columns || area.rows < 3) {
		frame_put_cut(frame, area.row, area.column + at, area.columns - at, buf_str(&text), STYLE_DIM);
		area.row++;
		area.rows--;
	} else {
		struct frame_area hint = { area.row, area.column + at, 2, area.columns - at };

		frame_put_wrapped(frame, hint, 0, buf_str(&text), STYLE_DIM);
		area.row += 2;
		area.rows -= 2;
	}
	buf_clear(&text);
	cell_text(app, field, &text);
	frame_put_wrapped(frame, area, 0, buf_str(&text), STYLE_VALUE);
	buf_release(&text);
}

static void draw_grid(struct app *app, struct grid *grid, struct frame *frame, struct frame_area area)
{
	struct form *form = grid->form;
	int totals = clamp((int)grid->totals.lines, 0, area.rows > 3 ? area.rows - 3 : 0);
	size_t rows = form_rows(form), room = (size_t)(area.rows - 1 - totals);

	grid->shown.left = form->left_column;
	columns_fit(&grid->shown, current_column(grid), area.columns);
	form->left_column = grid->shown.left;
	if (form->top_row > current_row(grid))
		form->top_row = current_row(grid);
	if (room && current_row(grid) >= form->top_row + room)
		form->top_row = current_row(grid) - room + 1;
	grid->is_cut = rows > room || columns_before(&grid->shown) || columns_behind(&grid->shown);
	draw_heads(grid, frame, area);
	for (size_t i = 0; i < room && form->top_row + i < rows; i++) {
		struct frame_area line = { area.row + 1 + (int)i, area.column, 1, area.columns };

		draw_row(app, grid, form->top_row + i, frame, line);
	}
	area.row += 1 + (int)(rows < room ? rows : room);
	for (int i = 0; rows && i < totals; i++, area.row++)
		draw_totals(grid, (size_t)i, frame, area);
}

/* The row that is to come: its first cell waits for words. */
static void draw_empty(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area area)
{
	struct str hint = app->is_in_item ? STR("no rows yet: type, or paste from a spreadsheet")
					  : STR("no rows yet: Enter begins");
	int width = clamp(grid->shown.widths[0], 0, area.columns);

	if (app->is_in_item && area.rows > 2) {
		area.row++;
		frame_put_row(frame, area.row, area.column, width, STR(""), STYLE_FIELD);
		frame_cursor(frame, area.row, area.column);
	}
	frame_put_cut(frame, area.row + 1, area.column, area.columns, hint, STYLE_DIM);
}

/* What the rows do not show, and what one key does with it. */
static void draw_waiting_text(const struct app *app, bool is_list, struct frame *frame, struct frame_area line)
{
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;

	buf_printf(&text, "a %s waits beside the rows", is_list ? "list" : "text");
	if (action_key(app->in.keys, ACTION_TABLE, ACTION_ROWS_FROM_TEXT, &name))
		buf_printf(&text, ": %s %s it", name.p, is_list ? "makes rows of" : "opens");
	frame_put_cut(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_FINDING_WARNING);
	buf_release(&name);
	buf_release(&text);
}

int item_table_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	struct grid grid = { .form = &app->form, .columns = app->form.item->column_count };
	struct columns_want *wants;
	int rows = (int)form_rows(&app->form), detail = area.rows > DETAIL_ROWS + 1 ? DETAIL_ROWS : 0;
	enum rows_text waits = rows && area.rows > detail + 2 ? rows_text_waits(app) : ROWS_TEXT_NONE;
	int waiting = waits != ROWS_TEXT_NONE;
	struct frame_area table = area;

	if (grid.columns == 0)
		return 0;
	wants = mem_zero(grid.columns, sizeof(*wants));
	grid.shown = (struct columns){ .n = grid.columns, .wants = wants };
	grid.shown.widths = mem_zero(grid.columns, sizeof(*grid.shown.widths));
	if (table.rows > area.rows - detail - waiting)
		table.rows = area.rows - detail - waiting;
	totals_of(&grid.totals, app->in.facts, app->in.company, grid.form->item,
		  pack_entry(app->in.pack, grid.form->item->id));
	measure(app, &grid, wants);
	if (rows && table.rows > rows + 1 + (int)grid.totals.lines)
		table.rows = rows + 1 + (int)grid.totals.lines;
	draw_grid(app, &grid, frame, table);
	if (waiting) {
		draw_waiting_text(app, waits == ROWS_TEXT_LIST, frame,
				  (struct frame_area){ area.row + table.rows, area.column, 1, area.columns });
		table.rows++;
	}
	if (rows == 0)
		draw_empty(app, &grid, frame, area);
	else
		draw_detail(app, &grid, frame,
			    (struct frame_area){ area.row + table.rows, area.column, detail, area.columns });
	free(grid.shown.widths);
	free(wants);
	if (rows == 0)
		return area.rows < 4 ? area.rows : 4;
	return table.rows + detail;
}
