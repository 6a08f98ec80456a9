/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "sheet/sheet.h"

#include <xlsxwriter.h>

#include "base/text.h"

#define CELL_MAX_BYTES   32000 /* a cell holds 32,767 characters */
#define NAME_MAX_COLUMNS 27 /* of 31, with room for a number in front */

struct book {
	lxw_workbook *workbook;
	lxw_format *plain, *bold, *formats[UNIT_COUNT_OF], *totals[UNIT_COUNT_OF];
	size_t sheets;
};

static const char *const unit_formats[UNIT_COUNT_OF] = {
	[UNIT_NONE] = "#,##0.##", [UNIT_CURRENCY] = "#,##0", [UNIT_PERCENT] = "0.0#%", [UNIT_COUNT] = "#,##0",
	[UNIT_RATIO] = "0.00",    [UNIT_MONTHS] = "#,##0.0", [UNIT_DAYS] = "#,##0.#",  [UNIT_SCORE] = "0.#",
};

static void add_formats(struct book *book)
{
	book->plain = workbook_add_format(book->workbook);
	format_set_text_wrap(book->plain);
	format_set_align(book->plain, LXW_ALIGN_VERTICAL_TOP);
	book->bold = workbook_add_format(book->workbook);
	format_set_bold(book->bold);
	format_set_text_wrap(book->bold);
	for (int unit = 0; unit < UNIT_COUNT_OF; unit++) {
		book->formats[unit] = workbook_add_format(book->workbook);
		format_set_num_format(book->formats[unit], unit_formats[unit]);
		format_set_align(book->formats[unit], LXW_ALIGN_VERTICAL_TOP);
		book->totals[unit] = workbook_add_format(book->workbook);
		format_set_num_format(book->totals[unit], unit_formats[unit]);
		format_set_bold(book->totals[unit]);
		format_set_top(book->totals[unit], LXW_BORDER_THIN);
	}
}

/* A spreadsheet counts 95.6 % as 0.956. */
static double cell_value(const struct document_cell *cell)
{
	return cell->value.unit == UNIT_PERCENT ? cell->value.value / 100 : cell->value.value;
}

static void put_place(struct buf *out, size_t row, size_t column)
{
	char place[LXW_MAX_CELL_NAME_LENGTH];

	lxw_rowcol_to_cell(place, (lxw_row_t)row, (lxw_col_t)column);
	buf_adds(out, place);
}

/* row, column: in the sheet, whose first row is the heading. */
static void put_formula(const struct document_cell *cell, size_t row, size_t column, struct buf *out)
{
	switch (cell->formula) {
	case DOCUMENT_SUM:
	case DOCUMENT_MEAN:
		buf_adds(out, cell->formula == DOCUMENT_SUM ? "=SUM(" : "=AVERAGE(");
		put_place(out, cell->from + 1, column);
		buf_addc(out, ':');
		put_place(out, row - 1, column);
		buf_addc(out, ')');
		break;
	case DOCUMENT_DIFFERENCE:
		buf_addc(out, '=');
		put_place(out, row, cell->a);
		buf_addc(out, '-');
		put_place(out, row, cell->b);
		break;
	case DOCUMENT_RELATIVE:
		buf_adds(out, "=(");
		put_place(out, row, cell->a);
		buf_addc(out, '-');
		put_place(out, row, cell->b);
		buf_adds(out, ")/");
		put_place(out, row, cell->from);
		break;
	case DOCUMENT_TYPED:
		break;
	}
}

static void put_text(lxw_worksheet *sheet, size_t row, size_t column, struct str text, lxw_format *format)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text_prefix(text, CELL_MAX_BYTES), true, &shown);
	if (shown.n)
		worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, shown.p, format);
	buf_release(&shown);
}

static void put_cell(const struct book *book, lxw_worksheet *sheet, const struct document_table *table, size_t at)
{
	const struct document_cell *cell = &table->cells.v[at];
	size_t row = at / table->columns.n + 1, column = at % table->columns.n;
	bool is_total = table->totals.v[row - 1];
	lxw_format *format = (is_total ? book->totals : book->formats)[cell->value.unit];
	struct buf formula = BUF_EMPTY;

	if (!cell->has_value) {
		put_text(sheet, row, column, cell->text, is_total ? book->bold : book->plain);
		return;
	}
	put_formula(cell, row, column, &formula);
	if (formula.n)
		worksheet_write_formula_num(sheet, (lxw_row_t)row, (lxw_col_t)column, formula.p, format,
					    cell_value(cell));
	else
		worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, cell_value(cell), format);
	buf_release(&formula);
}

/* No two sheets have the same name, and none holds one of these characters. */
static void sheet_name(struct book *book, struct str name, struct buf *out)
{
	struct buf shown = BUF_EMPTY;
	struct str fit;

	text_visible(name, false, &shown);
	fit = str_sub(buf_str(&shown), 0, text_fit(buf_str(&shown), NAME_MAX_COLUMNS));
	buf_printf(out, "%zu ", ++book->sheets);
	for (size_t i = 0; i < fit.n; i++)
		buf_addc(out, (char)(strchr("[]:*?/\\'", fit.p[i]) ? ' ' : fit.p[i]));
	buf_release(&shown);
}

/* Wide enough for most cells; the others are wrapped. */
static double column_width(const struct document_table *table, size_t column)
{
	int widest = text_columns(table->columns.v[column].label);

	for (size_t i = column; i < table->cells.n; i += table->columns.n) {
		int columns = text_columns(text_prefix(table->cells.v[i].text, 400));

		widest = columns > widest ? columns : widest;
	}
	return widest < 8 ? 10 : widest > 48 ? 50 : widest + 2;
}

static void put_table(struct book *book, const struct document_table *table)
{
	struct buf name = BUF_EMPTY;
	lxw_worksheet *sheet;

	sheet_name(book, table->name, &name);
	sheet = workbook_add_worksheet(book->workbook, name.p);
	buf_release(&name);
	if (!sheet)
		return;
	for (size_t i = 0; i < table->columns.n; i++) {
		worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, column_width(table, i), NULL);
		put_text(sheet, 0, i, table->columns.v[i].label, book->bold);
	}
	worksheet_freeze_panes(sheet, 1, 1);
	for (size_t i = 0; i < table->cells.n; i++)
		put_cell(book, sheet, table, i);
}

/* Owned by the caller. */
static char *visible(struct str text)
{
	struct buf shown = BUF_EMPTY;
	char *copy;

	text_visible(text, false, &shown);
	copy = mem_strdup(shown.p ? shown.p : "");
	buf_release(&shown);
	return copy;
}

bool sheet_write(const struct document *document, const char *path, struct error *error)
{
	struct book book = { .workbook = workbook_new(path) };
	/* Not the time of day: the same pack gives the same workbook. */
	lxw_doc_properties properties = { .title = visible(document->title),
					  .company = visible(document->company),
					  .created = 1 };
	lxw_error failed;

	if (book.workbook)
		workbook_set_properties(book.workbook, &properties);
	free(properties.title);
	free(properties.company);
	if (!book.workbook)
		return error_set(error, "cannot make the workbook '%s'", path);
	add_formats(&book);
	for (size_t i = 0; i < document->blocks.n; i++)
		if (document->blocks.v[i].kind == DOCUMENT_TABLE)
			put_table(&book, document->blocks.v[i].table);
	failed = workbook_close(book.workbook);
	return failed == LXW_NO_ERROR ||
	       error_set(error, "cannot write the workbook '%s': %s", path, lxw_strerror(failed));
}
