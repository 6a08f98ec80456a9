/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_view.h"

#include "base/text.h"
#include "tui/item_act.h"
#include "tui/offer.h"

/* No column is narrower or, at first, wider than this. */
enum { LEAST = 6, MOST = 40, DETAIL_ROWS = 4 };
/* So many rows from the top, and as many around the row at hand, say how wide columns are: no key waits for ten thousand. */
enum { MEASURED = 200 };

struct grid {
	struct form *form;
	size_t columns;
	int *widths; /* by column */
	bool is_cut; /* not all rows are on the screen */
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

static bool has_totals(const struct item *item)
{
	for (size_t i = 0; i < item->column_count; i++)
		if (item->columns[i].total != COLUMN_TOTAL_NONE)
			return true;
	return false;
}

static void natural_widths(const struct app *app, struct grid *grid)
{
	struct buf label = BUF_EMPTY;

	for (size_t i = 0; i < grid->columns; i++) {
		column_label(&grid->form->item->columns[i], &label);
		grid->widths[i] = text_columns(buf_str(&label));
	}
	for (size_t i = 0; i < grid->form->fields.n; i++) {
		size_t row = i / grid->columns;
		int width;

		if (row >= MEASURED && row + MEASURED / 2 < current_row(grid)) {
			i += grid->columns - 1;
			continue;
		}
		if (row >= MEASURED && row > current_row(grid) + MEASURED / 2)
			break;
		buf_clear(&label);
		cell_text(app, grid->form->fields.v[i], &label);
		width = text_columns(buf_str(&label)) + 1;
		if (width > MOST)
			width = MOST;
		if (width > grid->widths[i % grid->columns])
			grid->widths[i % grid->columns] = width;
	}
	for (size_t i = 0; i < grid->columns; i++)
		if (grid->widths[i] < LEAST)
			grid->widths[i] = LEAST;
	buf_release(&label);
}

/* Takes from the widest until all fit or none can give; the column at hand gives last. */
static void fit_widths(const struct app *app, struct grid *grid, int columns)
{
	int total = -1;

	for (size_t i = 0; i < grid->columns; i++)
		total += grid->widths[i] + 1;
	while (total > columns) {
		size_t widest = STR_NONE;
		int best = LEAST;

		for (size_t i = 0; i < grid->columns; i++) {
			int width = grid->widths[i];

			if (app->is_in_item && i == current_column(grid))
				width -= columns / 3;
			if (width > best) {
				best = width;
				widest = i;
			}
		}
		if (widest == STR_NONE)
			return;
		grid->widths[widest]--;
		total--;
	}
}

/* Scrolls so that the column at hand is whole on the screen. */
static void scroll_columns(struct grid *grid, int columns)
{
	size_t at = current_column(grid);
	int width = grid->widths[at];

	if (grid->form->left_column > at)
		grid->form->left_column = at;
	for (size_t i = at; i > grid->form->left_column; i--) {
		width += grid->widths[i - 1] + 1;
		if (width > columns) {
			grid->form->left_column = i;
			return;
		}
	}
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
	frame_put_cut(frame, area.row, area.column, area.columns, buf_str(&text), style);
	buf_release(&text);
}

/* Live, below the rows: the label in the first column that has no total of its own. */
static void draw_totals(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area area)
{
	const struct item *item = grid->form->item;
	struct buf text = BUF_EMPTY;
	bool is_labelled = false;
	int at = 0;

	for (size_t i = grid->form->left_column; i < grid->columns && at < area.columns; at += grid->widths[i++] + 1) {
		const struct column *column = &item->columns[i];
		struct fact total = facts_total(app->in.facts, item, column, 0);
		int width = grid->widths[i] < area.columns - at ? grid->widths[i] : area.columns - at;
		enum style style = STYLE_HEADING;

		buf_clear(&text);
		if (column->total == COLUMN_TOTAL_NONE) {
			if (!is_labelled)
				buf_adds(&text, "Total");
			is_labelled = true;
		} else if (total.state == FACT_COMPUTED) {
			quantity_print(total.quantity, &text);
			if (column->total == COLUMN_TOTAL_HUNDRED &&
			    (total.quantity.value < 99.5 || total.quantity.value > 100.5))
				style = STYLE_FINDING_WARNING;
		}
		frame_put_cut(frame, area.row, area.column + at, width, buf_str(&text), style);
	}
	buf_release(&text);
}

/* One line of the grid; row STR_NONE is the heading. */
static void draw_line(struct app *app, const struct grid *grid, size_t row, struct frame *frame, struct frame_area area)
{
	struct buf label = BUF_EMPTY;
	int at = 0;

	for (size_t i = grid->form->left_column; i < grid->columns && at < area.columns; i++) {
		int width = grid->widths[i];
		struct frame_area cell = { area.row, area.column + at, 1, width };

		if (cell.columns > area.columns - at)
			cell.columns = area.columns - at;
		if (row == STR_NONE) {
			column_label(&grid->form->item->columns[i], &label);
			frame_put_cut(frame, area.row, cell.column, cell.columns, buf_str(&label), STYLE_LABEL);
		} else {
			draw_cell(app, grid, row * grid->columns + i, frame, cell);
		}
		at += width + 1;
	}
	buf_release(&label);
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
		buf_adds(out, !column->choices.n ? hints[column->type]
			      : is_open          ? "Up and Down choose, or type its start: "
						 : "one of: ");
	for (size_t i = 0; i < column->choices.n; i++)
		buf_printf(out, "%s%.*s", i ? ", " : "", STR_FMT(column->choices.v[i]));
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
	struct offer offer;

	offer_make(app, field, &offer);
	if (offer.why) {
		add_offer(app, &offer, out);
	} else if (field->column->choices.n && text.n && !offer_is_choice(field->column, text)) {
		buf_adds(out, "type on: ");
		if (!offer_choices(field->column, text, out)) {
			buf_clear(out);
			buf_adds(out, "none begins so: ");
			offer_choices(field->column, STR(""), out);
		}
	} else {
		item_column_hint(field->column, app->form.is_cell_open, out);
	}
	offer_release(&offer);
}

/* How it goes on from an open cell. */
static void draw_flow(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area line)
{
	bool is_last = !form_has_cell_right(grid->form), is_end = current_row(grid) + 1 == form_rows(grid->form);
	struct buf text = BUF_EMPTY;

	add_key(app, ACTION_OPEN, "", &text);
	buf_printf(&text, ": %s   ",
		   item_row_is_fresh(app) ? "no more rows"
		   : !is_last             ? "next cell"
		   : is_end               ? "new row"
					  : "next row");
	add_key(app, ACTION_BACK, "", &text);
	buf_adds(&text, ": close the cell");
	frame_put_cut(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_DIM);
	buf_release(&text);
}

/* "row 12 of 40", where some of them are out of sight. */
static void draw_place(const struct grid *grid, struct frame *frame, struct frame_area line)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "row %zu of %zu", current_row(grid) + 1, form_rows(grid->form));
	frame_put_right(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_DIM);
	buf_release(&text);
}

/* How it goes on, and where this is; false when there is nothing to tell. */
static bool draw_foot(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area line)
{
	bool is_open = app->is_in_item && grid->form->is_cell_open;

	if (is_open)
		draw_flow(app, grid, frame, line);
	if (grid->is_cut)
		draw_place(grid, frame, line);
	return is_open || grid->is_cut;
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
	bool totals = has_totals(form->item) && area.rows > 3;
	size_t rows = form_rows(form), room = (size_t)(area.rows - 1 - totals);

	natural_widths(app, grid);
	fit_widths(app, grid, area.columns);
	scroll_columns(grid, area.columns);
	if (form->top_row > current_row(grid))
		form->top_row = current_row(grid);
	if (room && current_row(grid) >= form->top_row + room)
		form->top_row = current_row(grid) - room + 1;
	grid->is_cut = rows > room;
	draw_line(app, grid, STR_NONE, frame, area);
	for (size_t i = 0; i < room && form->top_row + i < rows; i++) {
		struct frame_area line = { area.row + 1 + (int)i, area.column, 1, area.columns };

		draw_line(app, grid, form->top_row + i, frame, line);
	}
	area.row += 1 + (int)(rows < room ? rows : room);
	if (totals && rows)
		draw_totals(app, grid, frame, area);
}

/* The row that is to come: its first cell waits for words. */
static void draw_empty(const struct app *app, const struct grid *grid, struct frame *frame, struct frame_area area)
{
	struct str hint = app->is_in_item ? STR("no rows yet: type, or paste from a spreadsheet")
					  : STR("no rows yet: Enter begins");
	int width = grid->widths[0] < area.columns ? grid->widths[0] : area.columns;

	if (app->is_in_item && area.rows > 2) {
		area.row++;
		frame_put_row(frame, area.row, area.column, width, STR(""), STYLE_FIELD);
		frame_cursor(frame, area.row, area.column);
	}
	frame_put_cut(frame, area.row + 1, area.column, area.columns, hint, STYLE_DIM);
}

int item_table_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	struct grid grid = { &app->form, app->form.item->column_count, NULL, false };
	int rows = (int)form_rows(&app->form), detail = area.rows > DETAIL_ROWS + 1 ? DETAIL_ROWS : 0;
	struct frame_area table = area;

	if (grid.columns == 0)
		return 0;
	grid.widths = mem_zero(grid.columns, sizeof(*grid.widths));
	if (table.rows > area.rows - detail)
		table.rows = area.rows - detail;
	if (rows && table.rows > rows + 1 + has_totals(grid.form->item))
		table.rows = rows + 1 + has_totals(grid.form->item);
	draw_grid(app, &grid, frame, table);
	if (rows == 0)
		draw_empty(app, &grid, frame, area);
	else
		draw_detail(app, &grid, frame,
			    (struct frame_area){ area.row + table.rows, area.column, detail, area.columns });
	free(grid.widths);
	if (rows == 0)
		return area.rows < 4 ? area.rows : 4;
	return table.rows + detail;
}
