/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/html.h"

#include <md4c-html.h>

#include "base/text.h"
#include "view/chart.h"
#include "view/html_style.h"
#include "view/markdown.h"

/* Columns beyond which a table is set smaller on paper. */
#define WIDE 9
/* Bytes of a cell from which on its column is one of words, not of figures. */
#define LONG 24
/* Rows up to which a table stays on one page. */
#define WHOLE_ROWS 12

static void escape(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.n; i++) {
		switch (text.p[i]) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		default:
			buf_addc(out, text.p[i]);
		}
	}
}

void html_text(struct str text, struct buf *out)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, false, &shown);
	escape(buf_str(&shown), out);
	buf_release(&shown);
}

static void take(const MD_CHAR *text, MD_SIZE size, void *data)
{
	buf_add(data, (struct str){ text, size });
}

/*
 * The Markdown writer has made the text safe already: its headings are bold lines, raw HTML is escaped, links lead to the web or
 * stay here, pictures are links. The parser is told the same once more.
 */
void html_narrative(struct str text, struct buf *out)
{
	struct buf markdown = BUF_EMPTY;

	markdown_narrative(text, &markdown);
	if (markdown.n && md_html(markdown.p, (MD_SIZE)markdown.n, take, out, MARKDOWN_FLAGS, MD_HTML_FLAG_XHTML) != 0)
		escape(buf_str(&markdown), out);
	buf_release(&markdown);
}

static void put_spans(const struct document_span *spans, size_t count, struct buf *out)
{
	static const char *const names[] = { NULL, "strong", "em", "del", "ins" };

	for (size_t i = 0; i < count; i++) {
		const struct document_span *span = &spans[i];

		if (names[span->role])
			buf_printf(out, "<%s>", names[span->role]);
		html_text(span->text, out);
		if (names[span->role])
			buf_printf(out, "</%s>", names[span->role]);
	}
}

static void put_cell(const struct document_table *table, size_t at, struct buf *out)
{
	const struct document_cell *cell = &table->cells.v[at];
	size_t column = at % table->columns.n;
	const char *name = column ? "td" : "th";

	/* A date that is broken at its dashes takes three lines. */
	buf_printf(out, "<%s%s%s>", name, column ? "" : " scope=\"row\"",
		   table->columns.v[column].is_right             ? " class=\"n\""
		   : column && cell->text.n && cell->text.n < 13 ? " class=\"s\""
								 : "");
	if (cell->target.n) {
		buf_adds(out, "<a href=\"#");
		html_text(cell->target, out);
		buf_adds(out, "\">");
	}
	if (cell->status)
		buf_printf(out, "<span class=\"%c\">", cell->status);
	if (cell->span_count)
		put_spans(cell->spans, cell->span_count, out);
	else
		html_text(cell->text, out);
	if (cell->status)
		buf_adds(out, "</span>");
	if (cell->target.n)
		buf_adds(out, "</a>");
	buf_printf(out, "</%s>", name);
}

/* Beside many columns of figures and dates one of sentences would be a word wide. */
static bool is_long(const struct document_table *table, size_t column)
{
	size_t longest = 0;

	if (table->columns.n <= WIDE || !column)
		return false;
	for (size_t i = column; i < table->cells.n; i += table->columns.n)
		if (table->cells.v[i].text.n > longest)
			longest = table->cells.v[i].text.n;
	return longest >= LONG;
}

static void put_table(const struct document_table *table, struct buf *out)
{
	/* Who has no mouse scrolls a wide table with the arrow keys: it must take the focus. */
	buf_printf(out, "<div class=\"scroll%s\" role=\"group\" tabindex=\"0\" aria-label=\"",
		   table->totals.n <= WHOLE_ROWS ? " whole" : "");
	html_text(table->name, out);
	buf_printf(out, "\">\n<table%s>\n<caption>", table->columns.n > WIDE ? " class=\"wide\"" : "");
	html_text(table->name, out);
	buf_adds(out, "</caption>\n<thead>\n<tr>");
	for (size_t i = 0; i < table->columns.n; i++) {
		buf_printf(out, "<th scope=\"col\"%s>",
			   table->columns.v[i].is_right ? " class=\"n\""
			   : is_long(table, i)          ? " class=\"l\""
							: "");
		html_text(table->columns.v[i].label, out);
		buf_adds(out, "</th>");
	}
	buf_adds(out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < table->cells.n; i++) {
		if (i % table->columns.n == 0)
			buf_adds(out, table->totals.v[i / table->columns.n] ? "<tr class=\"total\">" : "<tr>");
		put_cell(table, i, out);
		if ((i + 1) % table->columns.n == 0)
			buf_adds(out, "</tr>\n");
	}
	buf_adds(out, "</tbody>\n</table>\n</div>\n");
}

static void put_id(struct str anchor, struct buf *out)
{
	if (anchor.n == 0)
		return;
	buf_adds(out, " id=\"");
	html_text(anchor, out);
	buf_addc(out, '"');
}

/* Sections are found by their number from the table of contents. */
static void put_heading(const struct document_block *block, size_t section, bool starts_page, struct buf *out)
{
	buf_printf(out, "<h%d", block->level);
	if (block->level == 2)
		buf_printf(out, " id=\"section-%zu\"", section);
	if (starts_page)
		buf_adds(out, " class=\"page\"");
	buf_addc(out, '>');
	html_text(block->text, out);
	buf_printf(out, "</h%d>\n", block->level);
}

static void put_contents(const struct document *document, struct buf *out)
{
	size_t section = 0;

	for (size_t i = 0; i < document->blocks.n; i++) {
		const struct document_block *block = &document->blocks.v[i];

		if (block->kind != DOCUMENT_HEADING || block->level != 2)
			continue;
		if (section++ == 0)
			buf_adds(out, "<nav aria-label=\"Contents\">\n<details>\n<summary>Contents</summary>\n<ul>\n");
		buf_printf(out, "<li><a href=\"#section-%zu\">", section);
		html_text(block->text, out);
		buf_adds(out, "</a></li>\n");
	}
	if (section)
		buf_adds(out, "</ul>\n</details>\n</nav>\n");
}

static void put_bullet(const struct document *document, size_t at, struct buf *out)
{
	const struct document_block *block = &document->blocks.v[at];

	if (at == 0 || document->blocks.v[at - 1].kind != DOCUMENT_BULLET)
		buf_adds(out, "<ul>\n");
	buf_adds(out, "<li");
	put_id(block->anchor, out);
	buf_addc(out, '>');
	put_spans(block->spans.v, block->spans.n, out);
	buf_adds(out, "</li>\n");
	if (at + 1 == document->blocks.n || document->blocks.v[at + 1].kind != DOCUMENT_BULLET)
		buf_adds(out, "</ul>\n");
}

static void put_chart(const struct chart *chart, struct buf *out)
{
	buf_adds(out, "<figure>\n");
	chart_svg(chart, true, out);
	buf_adds(out, "</figure>\n");
}

/* The table of contents stands below the cover, folded: what the board decides is to be on the first screen of a telephone. */
static void put_blocks(const struct document *document, struct buf *out)
{
	size_t section = 0;
	bool starts_page = false, leads;

	for (size_t i = 0; i < document->blocks.n; i++) {
		const struct document_block *block = &document->blocks.v[i];

		switch (block->kind) {
		case DOCUMENT_HEADING:
			if (block->level == 2 && section++ == 0)
				put_contents(document, out);
			put_heading(block, section, starts_page, out);
			break;
		case DOCUMENT_PARAGRAPH:
			/* On paper it stays with the narrative that it leads to. */
			leads = i + 1 < document->blocks.n && block[1].kind == DOCUMENT_NARRATIVE;
			buf_adds(out, leads ? "<p class=\"lead\">" : "<p>");
			put_spans(block->spans.v, block->spans.n, out);
			buf_adds(out, "</p>\n");
			break;
		case DOCUMENT_BULLET:
			put_bullet(document, i, out);
			break;
		case DOCUMENT_NARRATIVE:
			html_narrative(block->text, out);
			break;
		case DOCUMENT_TABLE:
			put_table(block->table, out);
			break;
		case DOCUMENT_CHART:
			put_chart(block->chart, out);
			break;
		case DOCUMENT_PAGE:
			break;
		}
		starts_page = block->kind == DOCUMENT_PAGE;
	}
}

static void put_bar(const struct document *document, struct buf *out)
{
	buf_adds(out, "<header class=\"bar\"><span>");
	html_text(document->company, out);
	buf_adds(out, "</span> <span>");
	html_text(document->period, out);
	if (document->edition.n) {
		buf_adds(out, "</span> <span>");
		html_text(document->edition, out);
	}
	buf_adds(out, "</span> <span>");
	html_text(document->classification, out);
	buf_adds(out, "</span></header>\n");
}

void html_document(const struct document *document, struct buf *out)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
		      "<meta charset=\"utf-8\" />\n"
		      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
		      /* The page fetches and runs nothing, whatever stands in it. */
		      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		      "style-src 'unsafe-inline'; img-src 'none'\" />\n<title>");
	html_text(document->title, out);
	buf_adds(out, "</title>\n<style>\n");
	html_style(document, out);
	buf_adds(out, "</style>\n</head>\n<body>\n");
	put_bar(document, out);
	buf_adds(out, "<main>\n");
	put_blocks(document, out);
	buf_adds(out, "</main>\n</body>\n</html>\n");
}
