/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/office.h"

#include "view/chart.h"
#include "view/html.h"
#include "view/office_deck.h"

/* English metric units: a point is 12700; a slide is 13.33 by 7.5 inches. */
#define POINT        12700
#define LEFT         560000
#define WIDTH        11072000
#define TOP          1250000
#define BOTTOM       6350000
#define CHART_WIDTH  9200000
#define CHART_HEIGHT 3900000
#define CHART_LEAST  2200000
#define GAP          100000
/* Letters are about half as wide as high. */
#define COLUMNS_AT(size) (WIDTH / POINT * 2 / (size))
#define LINE(size)       ((size)*POINT * 6 / 5)
#define TEXT_SIZE        14
#define LINES_MAX        100

struct deck {
	const struct document *document;
	struct zip zip;
	struct buf shapes, relations, types, slides, list; /* of the slide, of the archive */
	struct str title;
	size_t slide_count, charts, shape_count;
	int y;
	bool is_open, is_continued;
};

static void put_run(struct buf *out, const struct paragraph_run *run, int size, const char *more)
{
	struct str rest = run->text, line;
	bool is_first = true;

	while (str_next_line(&rest, &line)) {
		if (!is_first)
			buf_adds(out, "<a:br/>");
		buf_printf(out, "<a:r><a:rPr lang=\"en-US\" sz=\"%d00\"%s%s%s>%s</a:rPr><a:t>", size,
			   run->is_bold ? " b=\"1\"" : "", run->is_italic ? " i=\"1\"" : "",
			   run->is_struck ? " strike=\"sngStrike\"" : "", more);
		html_text(line, out);
		buf_adds(out, "</a:t></a:r>");
		is_first = false;
	}
	if (is_first && run->text.n)
		buf_adds(out, "<a:br/>");
}

static void put_box(struct deck *deck, const char *name, int x, int y, int width, int height,
		    const struct buf *paragraphs)
{
	deck->shape_count++;
	buf_printf(
		&deck->shapes,
		"<p:sp><p:nvSpPr><p:cNvPr id=\"%zu\" name=\"%s %zu\"/><p:cNvSpPr "
		"txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>"
		"<a:xfrm><a:off x=\"%d\" y=\"%d\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm><a:prstGeom "
		"prst=\"rect\"><a:avLst/>"
		"</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" "
		"bIns=\"0\"/><a:lstStyle/>",
		deck->shape_count + 1, name, deck->shape_count, x, y, width, height);
	buf_add(&deck->shapes, buf_str(paragraphs));
	buf_adds(&deck->shapes, "</p:txBody></p:sp>");
}

static void put_edge_text(struct deck *deck, int x, int width, const char *align, struct str text)
{
	const struct paragraph_run run = { .text = text };
	struct buf paragraph = BUF_EMPTY;

	if (str_is_blank(text))
		return;
	buf_printf(&paragraph, "<a:p><a:pPr algn=\"%s\"/>", align);
	put_run(&paragraph, &run, 10, "");
	buf_adds(&paragraph, "</a:p>");
	put_box(deck, "Foot", x, 6480000, width, 200000, &paragraph);
	buf_release(&paragraph);
}

static void put_title(struct deck *deck)
{
	struct buf title = BUF_EMPTY;

	buf_add(&title, deck->title.n ? deck->title : deck->document->title);
	if (deck->is_continued)
		buf_adds(&title, " (continued)");
	deck->shape_count++;
	buf_adds(&deck->shapes,
		 "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>"
		 "</p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>"
		 "<a:lstStyle/><a:p><a:r><a:rPr lang=\"en-US\"/><a:t>");
	html_text(buf_str(&title), &deck->shapes);
	buf_adds(&deck->shapes, "</a:t></a:r></a:p></p:txBody></p:sp>");
	buf_release(&title);
}

static void open_slide(struct deck *deck)
{
	buf_clear(&deck->shapes);
	buf_clear(&deck->relations);
	deck->shape_count = 0;
	deck->slide_count++;
	deck->y = TOP;
	deck->is_open = true;
	put_title(deck);
}

static void close_slide(struct deck *deck)
{
	const struct document *document = deck->document;
	struct buf foot = BUF_EMPTY, name = BUF_EMPTY, xml = BUF_EMPTY;

	if (!deck->is_open)
		return;
	buf_printf(&foot, "%.*s, %.*s", STR_FMT(document->company), STR_FMT(document->period));
	put_edge_text(deck, LEFT, WIDTH / 3, "l", buf_str(&foot));
	put_edge_text(deck, LEFT + WIDTH / 3, WIDTH / 3, "ctr", document->edition);
	buf_clear(&foot);
	buf_printf(&foot, "%.*s    %zu", STR_FMT(document->classification), deck->slide_count);
	put_edge_text(deck, LEFT + WIDTH / 3 * 2, WIDTH / 3, "r", buf_str(&foot));
	buf_adds(&xml, "<p:sld " OFFICE_DECK_NAMES "><p:cSld>" OFFICE_DECK_TREE);
	buf_add(&xml, buf_str(&deck->shapes));
	buf_adds(&xml, "</p:spTree></p:cSld></p:sld>");
	office_relation(&deck->relations, "layout", "officeDocument/2006/relationships/slideLayout",
			"../slideLayouts/slideLayout1.xml");
	buf_printf(&name, "ppt/slides/slide%zu.xml", deck->slide_count);
	office_part(&deck->zip, name.p, &xml, buf_str(&deck->relations));
	buf_printf(&deck->types,
		   "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument."
		   "presentationml.slide+xml\"/>",
		   name.p);
	buf_printf(&deck->list, "<p:sldId id=\"%zu\" r:id=\"slide%zu\"/>", deck->slide_count + 255, deck->slide_count);
	buf_clear(&foot);
	buf_printf(&foot, "slide%zu", deck->slide_count);
	office_relation(&deck->slides, foot.p, "officeDocument/2006/relationships/slide", name.p + strlen("ppt/"));
	deck->is_open = false;
	buf_release(&xml);
	buf_release(&name);
	buf_release(&foot);
}

/* Makes sure that a slide is there with so much height left; what is higher than a slide begins one. */
static void need(struct deck *deck, int height)
{
	if (deck->is_open && deck->y > TOP && deck->y + height > BOTTOM) {
		close_slide(deck);
		deck->is_continued = true;
	}
	if (!deck->is_open)
		open_slide(deck);
}

/* --- text -------------------------------------------------------------------------------------------------------------------- */

static void put_paragraph(struct buf *out, const struct paragraph *paragraph, int size)
{
	int indent = 230000, margin = indent * (paragraph->level + 1);
	bool hangs = paragraph->kind == PARAGRAPH_BULLET || paragraph->kind == PARAGRAPH_NUMBER;

	if (hangs)
		buf_printf(out, "<a:p><a:pPr marL=\"%d\" indent=\"-%d\">", margin, indent);
	else
		buf_printf(out, "<a:p><a:pPr marL=\"%d\" indent=\"0\">",
			   paragraph->kind == PARAGRAPH_QUOTE ? indent : paragraph->level * indent);
	buf_adds(out, "<a:spcAft><a:spcPts val=\"400\"/></a:spcAft>");
	if (paragraph->kind == PARAGRAPH_BULLET)
		buf_adds(out, "<a:buFont typeface=\"Arial\"/><a:buChar char=\"\u2022\"/>");
	else if (paragraph->kind == PARAGRAPH_NUMBER)
		buf_printf(out, "<a:buFont typeface=\"+mj-lt\"/><a:buAutoNum type=\"arabicPeriod\" startAt=\"%d\"/>",
			   paragraph->number > 0 ? paragraph->number : 1);
	else
		buf_adds(out, "<a:buNone/>");
	buf_adds(out, "</a:pPr>");
	for (size_t i = 0; i < paragraph->runs.n; i++)
		put_run(out, &paragraph->runs.v[i], size,
			paragraph->kind == PARAGRAPH_CODE ? "<a:latin typeface=\"Consolas\"/>" : "");
	buf_adds(out, "</a:p>");
}

/* Taller than any slide; a cell or a paragraph of a megabyte must not overflow its own height. */
static int height_of_lines(int lines, int size)
{
	return (lines < LINES_MAX ? lines : LINES_MAX) * LINE(size) + 4 * POINT;
}

static int height_of(const struct paragraph *paragraph, int size)
{
	int columns = COLUMNS_AT(size) - 4 * (paragraph->level + 1), lines = office_columns(paragraph) / columns + 1;

	for (size_t i = 0; i < paragraph->runs.n; i++)
		for (size_t k = 0; k < paragraph->runs.v[i].text.n; k++)
			lines += paragraph->runs.v[i].text.p[k] == '\n';
	return height_of_lines(lines, size);
}

/*
 * As many paragraphs from i on as a slide has room for, up to a table, as one box; keep: how much of what follows must find room
 * below the last. Returns the index behind them.
 */
static size_t put_box_of(struct deck *deck, const struct paragraphs *text, size_t i, int keep)
{
	struct buf paragraphs = BUF_EMPTY;
	int height = 0, size = TEXT_SIZE;

	while (size > 8 && height_of(&text->list.v[i], size) > BOTTOM - TOP)
		size--;
	need(deck, height_of(&text->list.v[i], size) + (i + 1 == text->list.n ? keep : 0));
	do {
		height += height_of(&text->list.v[i], size);
		put_paragraph(&paragraphs, &text->list.v[i], size);
	} while (++i < text->list.n && text->list.v[i].kind != PARAGRAPH_TABLE &&
		 deck->y + height + height_of(&text->list.v[i], size) <= BOTTOM);
	put_box(deck, "Text", LEFT, deck->y, WIDTH, height, &paragraphs);
	deck->y += height;
	buf_release(&paragraphs);
	return i;
}

static void put_text(struct deck *deck, const struct paragraphs *text, int keep)
{
	for (size_t i = 0; i < text->list.n;)
		i = put_box_of(deck, text, i, keep);
}

static void put_heading(struct deck *deck, const struct document_block *block)
{
	struct paragraphs text;
	struct document_span span = { DOCUMENT_STRONG, block->text };

	if (block->level <= 2) {
		close_slide(deck);
		deck->title = block->text;
		deck->is_continued = false;
		return;
	}
	paragraphs_init(&text);
	paragraphs_add_spans(&text, PARAGRAPH_PLAIN, &span, 1);
	if (deck->is_open && deck->y > TOP)
		deck->y += GAP;
	put_text(deck, &text, 6 * LINE(TEXT_SIZE));
	paragraphs_release(&text);
}

/* --- tables ------------------------------------------------------------------------------------------------------------------ */

static void put_cell(struct deck *deck, const struct document_table *table, size_t row, size_t column, int size)
{
	bool is_head = row == SIZE_MAX, is_total = !is_head && table->totals.v[row];
	const struct document_cell *cell = is_head ? NULL : &table->cells.v[row * table->columns.n + column];
	const char *colour = cell ? office_colour(cell->status) : NULL;
	struct paragraph_run run = { .is_bold = is_head || is_total || column == 0 || colour };
	struct buf *out = &deck->shapes, text = BUF_EMPTY, look = BUF_EMPTY;

	if (cell)
		office_cell(cell, &text);
	run.text = is_head ? table->columns.v[column].label : buf_str(&text);
	buf_printf(&look, "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>", colour ? colour : "1C1F24");
	buf_printf(out, "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>%s",
		   table->columns.v[column].is_right ? "<a:pPr algn=\"r\"/>" : "");
	put_run(out, &run, size, look.p);
	buf_printf(out,
		   "<a:endParaRPr lang=\"en-US\" sz=\"%d00\"/></a:p></a:txBody><a:tcPr marL=\"50000\" marR=\"50000\" "
		   "marT=\"25000\" marB=\"25000\">%s<a:lnB w=\"6350\"><a:solidFill><a:srgbClr "
		   "val=\"C9CED6\"/></a:solidFill>"
		   "</a:lnB>%s</a:tcPr></a:tc>",
		   size,
		   is_total ? "<a:lnT w=\"15875\"><a:solidFill><a:srgbClr val=\"1C1F24\"/></a:solidFill></a:lnT>" : "",
		   is_head ? "<a:solidFill><a:srgbClr val=\"F2F4F7\"/></a:solidFill>" : "<a:noFill/>");
	buf_release(&look);
	buf_release(&text);
}

static int row_height(const struct document_table *table, size_t row, const int *columns, int size)
{
	return height_of_lines(office_lines(table, row, columns), size);
}

/* row SIZE_MAX: the heading, as for office_lines(). */
static void put_row(struct deck *deck, const struct document_table *table, size_t row, const int *columns, int size)
{
	buf_printf(&deck->shapes, "<a:tr h=\"%d\">", row_height(table, row, columns, size));
	for (size_t i = 0; i < table->columns.n; i++)
		put_cell(deck, table, row, i, size);
	buf_adds(&deck->shapes, "</a:tr>");
}

/* Rows from `from` to `to` below the heading, as one table. */
static void put_part(struct deck *deck, const struct document_table *table, const int *columns, size_t from, size_t to,
		     int size)
{
	int sum = 0, width, height = row_height(table, SIZE_MAX, columns, size);
	struct buf *out = &deck->shapes;

	for (size_t i = 0; i < table->columns.n; i++)
		sum += columns[i];
	/* Many wide columns come to more than an int holds before they are cut to the slide. */
	width = sum < WIDTH / POINT ? sum * POINT * size * 11 / 20 : WIDTH;
	width = width > WIDTH ? WIDTH : width < WIDTH * 3 / 5 ? WIDTH * 3 / 5 : width;
	for (size_t row = from; row < to; row++)
		height += row_height(table, row, columns, size);
	deck->shape_count++;
	buf_printf(out, "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"%zu\" name=\"", deck->shape_count + 1);
	html_text(table->name, out);
	buf_printf(out,
		   "\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"%d\" y=\"%d\"/><a:ext "
		   "cx=\"%d\" "
		   "cy=\"%d\"/></p:xfrm><a:graphic><a:graphicData "
		   "uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">"
		   "<a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>",
		   LEFT, deck->y, width, height);
	for (size_t i = 0; i < table->columns.n; i++)
		buf_printf(out, "<a:gridCol w=\"%lld\"/>", (long long)width * columns[i] / sum);
	buf_adds(out, "</a:tblGrid>");
	put_row(deck, table, SIZE_MAX, columns, size);
	for (size_t row = from; row < to; row++)
		put_row(deck, table, row, columns, size);
	buf_adds(out, "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
	deck->y += height + GAP;
}

/* A table that does not fit goes on, with its heading again, on the next slide. */
static void put_table(struct deck *deck, const struct document_table *table)
{
	int size = table->columns.n <= 6 ? 12 : table->columns.n <= 9 ? 11 : 9;
	int *columns = mem_zero(table->columns.n + 1, sizeof(*columns));

	office_widths(table, COLUMNS_AT(size), columns);
	for (size_t from = 0; from < table->totals.n;) {
		int head = row_height(table, SIZE_MAX, columns, size), height = head;
		size_t to = from;

		need(deck, head + row_height(table, from, columns, size));
		while (to < table->totals.n &&
		       (to == from || deck->y + height + row_height(table, to, columns, size) <= BOTTOM))
			height += row_height(table, to++, columns, size);
		/* A part of one or two rows at the foot of a slide is torn off for nothing. */
		if (to < table->totals.n && to - from < 3 && deck->y > TOP + CHART_HEIGHT / 2) {
			need(deck, BOTTOM);
			continue;
		}
		put_part(deck, table, columns, from, to, size);
		from = to;
	}
	free(columns);
}

static void put_narrative(struct deck *deck, const struct paragraphs *text)
{
	for (size_t i = 0; i < text->list.n;)
		if (text->list.v[i].kind == PARAGRAPH_TABLE)
			put_table(deck, text->list.v[i++].table);
		else
			i = put_box_of(deck, text, i, 0);
}

static void put_chart(struct deck *deck, const struct chart *chart)
{
	struct buf part = BUF_EMPTY, name = BUF_EMPTY, id = BUF_EMPTY, target = BUF_EMPTY;
	size_t number = ++deck->charts;
	int height;

	need(deck, CHART_LEAST);
	height = BOTTOM - deck->y < CHART_HEIGHT ? BOTTOM - deck->y : CHART_HEIGHT;
	office_chart(chart, &part);
	buf_printf(&name, "ppt/charts/chart%zu.xml", number);
	office_part(&deck->zip, name.p, &part, STR(""));
	buf_printf(&deck->types,
		   "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument."
		   "drawingml.chart+xml\"/>",
		   name.p);
	buf_printf(&id, "chart%zu", number);
	buf_printf(&target, "../charts/chart%zu.xml", number);
	office_relation(&deck->relations, id.p, "officeDocument/2006/relationships/chart", target.p);
	buf_printf(&deck->shapes, "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"%zu\" name=\"%s\" descr=\"",
		   ++deck->shape_count + 1, id.p);
	buf_clear(&part);
	chart_alt(chart, &part);
	html_text(buf_str(&part), &deck->shapes);
	buf_printf(&deck->shapes,
		   "\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"%d\" y=\"%d\"/><a:ext "
		   "cx=\"%d\" "
		   "cy=\"%d\"/></p:xfrm><a:graphic><a:graphicData "
		   "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
		   "<c:chart r:id=\"%s\"/></a:graphicData></a:graphic></p:graphicFrame>",
		   LEFT, deck->y, CHART_WIDTH, height, id.p);
	deck->y += height + GAP;
	buf_release(&target);
	buf_release(&id);
	buf_release(&name);
	buf_release(&part);
}

static void put_block(struct deck *deck, size_t at)
{
	const struct document_block *block = &deck->document->blocks.v[at];
	bool leads = at + 1 < deck->document->blocks.n && block[1].kind == DOCUMENT_NARRATIVE;
	struct paragraphs text;

	paragraphs_init(&text);
	switch (block->kind) {
	case DOCUMENT_HEADING:
		put_heading(deck, block);
		break;
	case DOCUMENT_PARAGRAPH:
	case DOCUMENT_BULLET:
		paragraphs_add_spans(&text, block->kind == DOCUMENT_BULLET ? PARAGRAPH_BULLET : PARAGRAPH_PLAIN,
				     block->spans.v, block->spans.n);
		put_text(deck, &text, leads ? 2 * LINE(TEXT_SIZE) : 0);
		break;
	case DOCUMENT_NARRATIVE:
		paragraphs_read(&text, block->text);
		put_narrative(deck, &text);
		break;
	case DOCUMENT_TABLE:
		put_table(deck, block->table);
		break;
	case DOCUMENT_CHART:
		put_chart(deck, block->chart);
		break;
	case DOCUMENT_PAGE:
		break;
	}
	paragraphs_release(&text);
}

void office_pptx(const struct document *document, struct buf *out)
{
	struct deck deck = { .document = document };

	zip_begin(&deck.zip, out);
	for (size_t i = 0; i < document->blocks.n; i++)
		put_block(&deck, i);
	if (!deck.is_open && deck.slide_count == 0)
		open_slide(&deck);
	close_slide(&deck);
	office_deck_frame(&deck.zip, document, &deck.list, &deck.slides, buf_str(&deck.types));
	zip_end(&deck.zip);
	buf_release(&deck.shapes);
	buf_release(&deck.relations);
	buf_release(&deck.types);
	buf_release(&deck.slides);
	buf_release(&deck.list);
}
