/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/office.h"

#include "view/chart.h"
#include "view/html.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
/* Twentieths of a point: A4 less its margins; English metric units for a chart of that width. */
#define TEXT_WIDTH   9866
#define SIZE_LEAST   12 /* half points */
#define CHART_WIDTH  5760000
#define CHART_HEIGHT 2520000
/* A table of so many rows is not broken between pages. */
#define WHOLE_ROWS 10
/* Columns of text on a line of a table, by the size of its letters in half points. */
#define COLUMNS_AT(size) (TEXT_WIDTH / (5 * (size)))

struct docx {
	const struct document *document;
	struct zip zip;
	struct buf body, relations, types;
	size_t charts, anchors;
	bool breaks_page;
};

static const char styles[] =
	"<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" "
	"w:cs=\"Calibri\" w:eastAsia=\"Calibri\"/><w:sz w:val=\"21\"/><w:lang w:val=\"en-US\"/></w:rPr></w:rPrDefault>"
	"<w:pPrDefault><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
	"</w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn "
	"w:val=\"Normal\"/>"
	"<w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"240\"/><w:outlineLvl "
	"w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"40\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn "
	"w:val=\"Normal\"/>"
	"<w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"2\" "
	"w:color=\"C9CED6\"/></w:pBdr><w:spacing w:before=\"360\" w:after=\"140\"/><w:outlineLvl w:val=\"1\"/></w:pPr>"
	"<w:rPr><w:b/><w:sz w:val=\"30\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Heading3\"><w:name w:val=\"heading 3\"/><w:basedOn "
	"w:val=\"Normal\"/>"
	"<w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"220\" w:after=\"80\"/><w:outlineLvl "
	"w:val=\"2\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"24\"/></w:rPr></w:style></w:styles>";

static const char numbering[] =
	"<w:numbering " W "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
	"<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u2022\"/><w:lvlJc "
	"w:val=\"left\"/><w:pPr><w:ind "
	"w:left=\"360\" w:hanging=\"260\"/></w:pPr></w:lvl>"
	"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u2013\"/><w:lvlJc "
	"w:val=\"left\"/><w:pPr><w:ind "
	"w:left=\"720\" w:hanging=\"260\"/></w:pPr></w:lvl>"
	"<w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u2022\"/><w:lvlJc "
	"w:val=\"left\"/><w:pPr><w:ind "
	"w:left=\"1080\" w:hanging=\"260\"/></w:pPr></w:lvl></w:abstractNum>"
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

static void put_run(struct buf *out, const struct paragraph_run *run, const char *more)
{
	struct str rest = run->text, line;
	bool is_first = true;

	while (str_next_line(&rest, &line)) {
		buf_printf(out, "<w:r><w:rPr>%s%s%s%s</w:rPr>", run->is_bold ? "<w:b/>" : "",
			   run->is_italic ? "<w:i/>" : "", run->is_struck ? "<w:strike/>" : "", more);
		if (!is_first)
			buf_adds(out, "<w:br/>");
		buf_adds(out, "<w:t xml:space=\"preserve\">");
		html_text(line, out);
		buf_adds(out, "</w:t></w:r>");
		is_first = false;
	}
	if (is_first && run->text.n)
		buf_adds(out, "<w:r><w:br/></w:r>");
}

static void put_text(struct buf *out, struct str text, const char *more, bool is_bold)
{
	const struct paragraph_run run = { .text = text, .is_bold = is_bold };

	put_run(out, &run, more);
}

/* Names of bookmarks are short and of few characters: a number stands for each anchor. */
static size_t anchor_number(const struct document *document, struct str anchor)
{
	for (size_t i = 0; anchor.n && i < document->blocks.n; i++)
		if (str_eq(document->blocks.v[i].anchor, anchor))
			return i + 1;
	return 0;
}

static void put_paragraph(struct docx *docx, const struct paragraph *paragraph, struct str anchor, bool keeps)
{
	static const int indent = 360;
	struct buf *out = &docx->body;
	size_t number = anchor_number(docx->document, anchor);
	int level = paragraph->level > 2 ? 2 : paragraph->level;

	buf_printf(out, "<w:p><w:pPr>%s", keeps ? "<w:keepNext/>" : "");
	if (paragraph->kind == PARAGRAPH_BULLET)
		buf_printf(out, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr>", level);
	else if (paragraph->kind == PARAGRAPH_NUMBER)
		buf_printf(out, "<w:ind w:left=\"%d\" w:hanging=\"%d\"/>", indent * (level + 1), indent);
	else if (paragraph->level || paragraph->kind == PARAGRAPH_QUOTE)
		buf_printf(out, "<w:ind w:left=\"%d\"/>", indent * (level ? level : 1));
	buf_adds(out, "</w:pPr>");
	if (number)
		buf_printf(out, "<w:bookmarkStart w:id=\"%zu\" w:name=\"d%zu\"/><w:bookmarkEnd w:id=\"%zu\"/>", number,
			   number, number);
	if (paragraph->kind == PARAGRAPH_NUMBER)
		buf_printf(out, "<w:r><w:t xml:space=\"preserve\">%d.</w:t></w:r><w:r><w:tab/></w:r>",
			   paragraph->number);
	for (size_t i = 0; i < paragraph->runs.n; i++)
		put_run(out, &paragraph->runs.v[i],
			paragraph->kind == PARAGRAPH_CODE ? "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\"/>"
							  : "");
	buf_adds(out, "</w:p>");
}

static void put_heading(struct docx *docx, const struct document_block *block)
{
	buf_printf(&docx->body, "<w:p><w:pPr><w:pStyle w:val=\"Heading%d\"/>%s</w:pPr>",
		   block->level > 3 ? 3 : block->level, docx->breaks_page ? "<w:pageBreakBefore/>" : "");
	put_text(&docx->body, block->text, "", false);
	buf_adds(&docx->body, "</w:p>");
	docx->breaks_page = false;
}

/* --- tables ------------------------------------------------------------------------------------------------------------------ */

static void put_cell(struct docx *docx, const struct document_table *table, size_t row, size_t column, int width,
		     int size)
{
	bool is_head = row == SIZE_MAX, is_total = !is_head && table->totals.v[row];
	const struct document_cell *cell = is_head ? NULL : &table->cells.v[row * table->columns.n + column];
	size_t link = cell ? anchor_number(docx->document, cell->target) : 0;
	const char *colour = cell ? office_colour(cell->status) : NULL;
	struct buf *out = &docx->body, text = BUF_EMPTY, look = BUF_EMPTY;

	buf_printf(out,
		   "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>%s%s</w:tcPr><w:p><w:pPr>%s<w:spacing "
		   "w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>%s</w:pPr>",
		   width,
		   is_total ? "<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\" w:color=\"1C1F24\"/></w:tcBorders>" : "",
		   is_head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F4F7\"/>" : "",
		   is_head || (table->totals.n <= WHOLE_ROWS && row + 1 < table->totals.n) ? "<w:keepNext/>" : "",
		   table->columns.v[column].is_right ? "<w:jc w:val=\"right\"/>" : "");
	if (colour)
		buf_printf(&look, "<w:color w:val=\"%s\"/>", colour);
	buf_printf(&look, "<w:sz w:val=\"%d\"/>", size);
	if (link)
		buf_printf(out, "<w:hyperlink w:anchor=\"d%zu\">", link);
	if (cell && cell->span_count) {
		struct paragraphs spans;

		paragraphs_init(&spans);
		paragraphs_add_spans(&spans, PARAGRAPH_PLAIN, cell->spans, cell->span_count);
		for (size_t i = 0; i < spans.list.v[0].runs.n; i++)
			put_run(out, &spans.list.v[0].runs.v[i], look.p);
		paragraphs_release(&spans);
	} else {
		if (cell)
			office_cell(cell, &text);
		put_text(out, is_head ? table->columns.v[column].label : buf_str(&text), look.p,
			 is_head || is_total || column == 0 || colour);
	}
	buf_printf(out, "%s</w:p></w:tc>", link ? "</w:hyperlink>" : "");
	buf_release(&look);
	buf_release(&text);
}

/* row SIZE_MAX: the heading, as for office_lines(). */
static void put_row(struct docx *docx, const struct document_table *table, size_t row, const int *widths, int size)
{
	buf_printf(&docx->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", row == SIZE_MAX ? "<w:tblHeader/>" : "");
	for (size_t i = 0; i < table->columns.n; i++)
		put_cell(docx, table, row, i, widths[i], size);
	buf_adds(&docx->body, "</w:tr>");
}

static void put_table(struct docx *docx, const struct document_table *table)
{
	size_t count = table->columns.n;
	int size = count <= 6 ? 18 : count <= 9 ? 16 : 13, sum, total;
	int *widths = mem_zero(count + 1, sizeof(*widths));
	struct buf *out = &docx->body;

	/* As large as words and figures allow without breaking. */
	for (;; size--) {
		total = COLUMNS_AT(size);
		office_widths(table, total, widths);
		sum = 0;
		for (size_t i = 0; i < count; i++)
			sum += widths[i];
		if (sum <= total || size <= SIZE_LEAST)
			break;
	}
	/* What words need in all is the width of the page, and no more. */
	total = sum > total ? sum : total;
	buf_adds(out,
		 "<w:tbl><w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"C9CED6\"/><w:insideH "
		 "w:val=\"single\" w:sz=\"4\" w:color=\"C9CED6\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
		 "<w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar>"
		 "</w:tblPr><w:tblGrid>");
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "<w:gridCol w:w=\"%d\"/>", widths[i] = widths[i] * TEXT_WIDTH / total);
	buf_adds(out, "</w:tblGrid>");
	put_row(docx, table, SIZE_MAX, widths, size);
	for (size_t row = 0; row < table->totals.n; row++)
		put_row(docx, table, row, widths, size);
	/* Two tables without a paragraph between them would be one. */
	buf_adds(out, "</w:tbl><w:p><w:pPr><w:spacing w:after=\"60\"/></w:pPr></w:p>");
	free(widths);
}

/* A paragraph without words whose lower border is the line. */
static void put_rule(struct docx *docx)
{
	buf_adds(&docx->body, "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"C9CED6\"/></w:pBdr>"
			      "</w:pPr></w:p>");
}

static void put_paragraphs(struct docx *docx, const struct paragraphs *text, struct str anchor, bool keeps)
{
	for (size_t i = 0; i < text->list.n; i++) {
		const struct paragraph *paragraph = &text->list.v[i];

		if (paragraph->kind == PARAGRAPH_TABLE)
			put_table(docx, paragraph->table);
		else if (paragraph->kind == PARAGRAPH_RULE)
			put_rule(docx);
		else
			put_paragraph(docx, paragraph, anchor, keeps);
	}
}

static void put_chart(struct docx *docx, const struct chart *chart)
{
	struct buf part = BUF_EMPTY, name = BUF_EMPTY, id = BUF_EMPTY, *out = &docx->body;
	size_t number = ++docx->charts;

	office_chart(chart, &part);
	buf_printf(&name, "word/charts/chart%zu.xml", number);
	office_part(&docx->zip, name.p, &part, STR(""));
	buf_printf(&docx->types,
		   "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument."
		   "drawingml.chart+xml\"/>",
		   name.p);
	buf_printf(&id, "chart%zu", number);
	office_relation(&docx->relations, id.p, "officeDocument/2006/relationships/chart", name.p + strlen("word/"));
	buf_printf(
		out,
		"<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"%d\" "
		"cy=\"%d\"/><wp:docPr id=\"%zu\" name=\"%s\" descr=\"",
		CHART_WIDTH, CHART_HEIGHT, number, id.p);
	buf_clear(&part);
	chart_alt(chart, &part);
	html_text(buf_str(&part), out);
	buf_printf(out,
		   "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
		   "<c:chart r:id=\"%s\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
		   id.p);
	buf_release(&id);
	buf_release(&name);
	buf_release(&part);
}

static void put_block(struct docx *docx, size_t at)
{
	const struct document_block *block = &docx->document->blocks.v[at];
	bool leads = at + 1 < docx->document->blocks.n && block[1].kind == DOCUMENT_NARRATIVE;
	struct paragraphs text;

	paragraphs_init(&text);
	switch (block->kind) {
	case DOCUMENT_HEADING:
		put_heading(docx, block);
		break;
	case DOCUMENT_PARAGRAPH:
	case DOCUMENT_BULLET:
		paragraphs_add_spans(&text, block->kind == DOCUMENT_BULLET ? PARAGRAPH_BULLET : PARAGRAPH_PLAIN,
				     block->spans.v, block->spans.n);
		put_paragraphs(docx, &text, block->anchor, leads);
		break;
	case DOCUMENT_NARRATIVE:
		paragraphs_read(&text, block->text);
		put_paragraphs(docx, &text, STR(""), false);
		break;
	case DOCUMENT_TABLE:
		put_table(docx, block->table);
		break;
	case DOCUMENT_CHART:
		put_chart(docx, block->chart);
		break;
	case DOCUMENT_PAGE:
		docx->breaks_page = true;
		break;
	}
	paragraphs_release(&text);
}

/* Left, middle and right of a line at the edge of each page; right NULL: the number of the page. */
static void put_edge(struct docx *docx, const char *name, const char *kind, struct str left, struct str middle,
		     const struct str *right)
{
	struct buf xml = BUF_EMPTY, path = BUF_EMPTY;

	buf_printf(&xml,
		   "<w:%s " W "><w:p><w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"%d\"/><w:tab w:val=\"right\" "
		   "w:pos=\"%d\"/></w:tabs></w:pPr>",
		   kind, TEXT_WIDTH / 2, TEXT_WIDTH);
	put_text(&xml, left, "<w:sz w:val=\"16\"/>", false);
	buf_adds(&xml, "<w:r><w:tab/></w:r>");
	put_text(&xml, middle, "<w:sz w:val=\"16\"/>", false);
	buf_adds(&xml, "<w:r><w:tab/></w:r>");
	if (right)
		put_text(&xml, *right, "<w:sz w:val=\"16\"/>", false);
	else
		buf_adds(&xml,
			 "<w:fldSimple w:instr=\"PAGE\"><w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:t>1</w:t></w:r>"
			 "</w:fldSimple>");
	buf_printf(&xml, "</w:p></w:%s>", kind);
	buf_printf(&path, "word/%s.xml", name);
	office_part(&docx->zip, path.p, &xml, STR(""));
	buf_release(&path);
	buf_release(&xml);
}

static void put_fixed_parts(struct docx *docx)
{
	const struct document *document = docx->document;
	struct buf xml = BUF_EMPTY;

	buf_adds(&xml, styles);
	office_part(&docx->zip, "word/styles.xml", &xml, STR(""));
	buf_clear(&xml);
	buf_adds(&xml, numbering);
	office_part(&docx->zip, "word/numbering.xml", &xml, STR(""));
	buf_release(&xml);
	put_edge(docx, "header", "hdr", document->company, STR(""), &document->period);
	put_edge(docx, "footer", "ftr", document->classification, document->edition, NULL);
	office_relation(&docx->relations, "styles", "officeDocument/2006/relationships/styles", "styles.xml");
	office_relation(&docx->relations, "numbering", "officeDocument/2006/relationships/numbering", "numbering.xml");
	office_relation(&docx->relations, "header", "officeDocument/2006/relationships/header", "header.xml");
	office_relation(&docx->relations, "footer", "officeDocument/2006/relationships/footer", "footer.xml");
	office_properties(&docx->zip, document);
}

#define WORD       "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define TYPE(part) "<Override PartName=\"/word/" part ".xml\" ContentType=\"" WORD part "+xml\"/>"

void office_docx(const struct document *document, struct buf *out)
{
	struct docx docx = { .document = document };

	zip_begin(&docx.zip, out);
	buf_adds(&docx.body,
		 "<w:document " W " " R " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
		 "wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
		 "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>");
	for (size_t i = 0; i < document->blocks.n; i++)
		put_block(&docx, i);
	buf_adds(&docx.body,
		 "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference "
		 "w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" "
		 "w:right=\"1020\" w:bottom=\"1134\" w:left=\"1020\" w:header=\"560\" w:footer=\"560\" "
		 "w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
	put_fixed_parts(&docx);
	office_part(&docx.zip, "word/document.xml", &docx.body, buf_str(&docx.relations));
	office_types(&docx.zip, WORD "document.main+xml", "word/document.xml",
		     TYPE("styles") TYPE("numbering") TYPE("header") TYPE("footer"), buf_str(&docx.types));
	zip_end(&docx.zip);
	buf_release(&docx.body);
	buf_release(&docx.relations);
	buf_release(&docx.types);
}
