/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/markdown.h"

#include "base/text.h"
#include "view/chart.h"
#include "view/markdown_table.h"

/* Columns of a chart in characters: a page of print holds them. */
#define CHART_COLUMNS 72

struct writer {
	struct buf *out;
	enum markdown_charts charts;
	struct str prefix; /* of files with charts */
};

/* Between these a character is part of a word, and "_" no emphasis. */
static bool is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool needs_escape(struct str s, size_t at)
{
	switch (s.p[at]) {
	case '_':
		return at == 0 || at + 1 == s.n || !is_word_byte(s.p[at - 1]) || !is_word_byte(s.p[at + 1]);
	case '#':
		/* At the end of a heading it would be taken for decoration. */
		return at + 1 == s.n;
	case '&':
		/* "R&D" is no entity and stays readable. */
		return at + 1 < s.n && (s.p[at + 1] == '#' || is_word_byte(s.p[at + 1])) &&
		       str_find_char(s, ';', at) != STR_NONE;
	default:
		return strchr("\\`*[]<|~", s.p[at]) != NULL;
	}
}

void markdown_cell(struct str text, struct buf *out)
{
	struct buf shown = BUF_EMPTY;
	struct str s;

	text_visible(str_trim(text), false, &shown);
	s = buf_str(&shown);
	for (size_t i = 0, plain; i < s.n; i += plain) {
		for (plain = 0; i + plain < s.n && !strchr("\\`*[]<|~_#&", s.p[i + plain]); plain++)
			;
		buf_add(out, str_sub(s, i, plain));
		if (plain)
			continue;
		if (needs_escape(s, i))
			buf_addc(out, '\\');
		buf_addc(out, s.p[i]);
		plain = 1;
	}
	buf_release(&shown);
}

/* A text at the start of a line could begin a heading, a list or a quote. */
static void put_start(struct str text, struct buf *out)
{
	size_t digits = 0;

	while (digits < text.n && text.p[digits] >= '0' && text.p[digits] <= '9')
		digits++;
	if (digits && digits < text.n && strchr(".)", text.p[digits])) {
		buf_add(out, str_sub(text, 0, digits));
		buf_addc(out, '\\');
		text = str_sub(text, digits, text.n - digits);
	} else if (text.n && strchr("#+->=", text.p[0])) {
		buf_addc(out, '\\');
	}
	buf_add(out, text);
}

/* markdown_cell() trims; between spans a blank at an end has a meaning. */
static void put_span(const struct document_span *span, bool is_first, struct buf *out)
{
	static const char *const marks[] = { "", "**", "*", "~~", "**" };
	struct str trimmed = str_trim(span->text);
	struct buf text = BUF_EMPTY;

	if (trimmed.n == 0) {
		if (!is_first && span->text.n)
			buf_addc(out, ' ');
		return;
	}
	if (!is_first && trimmed.p != span->text.p)
		buf_addc(out, ' ');
	buf_adds(out, marks[span->role]);
	markdown_cell(trimmed, &text);
	if (is_first && span->role == DOCUMENT_PLAIN)
		put_start(buf_str(&text), out);
	else
		buf_add(out, buf_str(&text));
	buf_adds(out, marks[span->role]);
	if (trimmed.p + trimmed.n != span->text.p + span->text.n)
		buf_addc(out, ' ');
	buf_release(&text);
}

static void put_spans(const struct document_block *block, struct buf *out)
{
	for (size_t i = 0; i < block->spans.n; i++)
		put_span(&block->spans.v[i], i == 0, out);
	while (out->n && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
	buf_addc(out, '\n');
}

static void put_table(const struct document_table *from, struct buf *out)
{
	struct markdown_table table;
	struct buf marked = BUF_EMPTY;

	markdown_table_init(&table);
	for (size_t i = 0; i < from->columns.n; i++)
		markdown_table_column(&table, from->columns.v[i].label, from->columns.v[i].is_right);
	for (size_t i = 0; i < from->cells.n; i++) {
		const struct document_cell *cell = &from->cells.v[i];

		buf_clear(&marked);
		for (size_t k = 0; k < cell->span_count; k++)
			put_span(&cell->spans[k], false, &marked);
		if (cell->span_count)
			markdown_table_escaped(&table, str_trim(buf_str(&marked)));
		else
			markdown_table_cell(&table, cell->text);
	}
	buf_release(&marked);
	markdown_table_put(&table, out);
	markdown_table_release(&table);
}

/* Inside a fence nothing is escaped: what could end it is left out. */
static void put_fenced(struct str language, const struct buf *text, struct buf *out)
{
	struct buf shown = BUF_EMPTY;

	text_visible(buf_str(text), true, &shown);
	buf_printf(out, "```%.*s\n", STR_FMT(language));
	for (size_t i = 0; i < shown.n; i++)
		buf_addc(out, (char)(shown.p[i] == '`' ? '\'' : shown.p[i]));
	if (shown.n && shown.p[shown.n - 1] != '\n')
		buf_addc(out, '\n');
	buf_adds(out, "```\n");
	buf_release(&shown);
}

void markdown_chart_name(struct str prefix, const struct chart *chart, struct buf *out)
{
	buf_printf(out, "%.*s-%.*s.svg", STR_FMT(prefix), STR_FMT(chart->id));
}

static void put_picture(const struct writer *writer, const struct chart *chart)
{
	struct buf text = BUF_EMPTY;

	buf_adds(writer->out, "![");
	chart_alt(chart, &text);
	markdown_cell(buf_str(&text), writer->out);
	buf_adds(writer->out, "](");
	buf_clear(&text);
	markdown_chart_name(writer->prefix, chart, &text);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr("-._", c))
			buf_addc(writer->out, (char)c);
		else
			buf_printf(writer->out, "%%%02X", c);
	}
	buf_adds(writer->out, ")\n");
	buf_release(&text);
}

static void put_chart(const struct writer *writer, const struct chart *chart)
{
	struct buf text = BUF_EMPTY;

	switch (writer->charts) {
	case MARKDOWN_CHARTS_SVG:
		put_picture(writer, chart);
		break;
	case MARKDOWN_CHARTS_MERMAID:
		chart_mermaid(chart, &text);
		put_fenced(STR("mermaid"), &text, writer->out);
		break;
	case MARKDOWN_CHARTS_TEXT:
		chart_text(chart, CHART_COLUMNS, false, &text);
		put_fenced(STR("text"), &text, writer->out);
		break;
	case MARKDOWN_CHARTS_NONE:
		break;
	}
	buf_release(&text);
}

static void put_block(const struct writer *writer, const struct document_block *block)
{
	struct buf *out = writer->out;

	switch (block->kind) {
	case DOCUMENT_HEADING:
		buf_fill(out, '#', (size_t)block->level);
		buf_addc(out, ' ');
		markdown_cell(block->text, out);
		buf_addc(out, '\n');
		break;
	case DOCUMENT_BULLET:
		buf_adds(out, "- ");
		put_spans(block, out);
		break;
	case DOCUMENT_PARAGRAPH:
		put_spans(block, out);
		break;
	case DOCUMENT_NARRATIVE:
		markdown_narrative(block->text, out);
		break;
	case DOCUMENT_TABLE:
		put_table(block->table, out);
		break;
	case DOCUMENT_CHART:
		put_chart(writer, block->chart);
		break;
	case DOCUMENT_PAGE:
		break;
	}
}

void markdown_document(const struct document *document, enum markdown_charts charts, struct str prefix, struct buf *out)
{
	const struct writer writer = { out, charts, prefix };
	enum document_kind before = DOCUMENT_PAGE;

	for (size_t i = 0; i < document->blocks.n; i++) {
		const struct document_block *block = &document->blocks.v[i];
		size_t start = out->n;

		if (block->kind == DOCUMENT_PAGE || (block->kind == DOCUMENT_CHART && charts == MARKDOWN_CHARTS_NONE))
			continue;
		if (out->n && !(block->kind == DOCUMENT_BULLET && before == DOCUMENT_BULLET))
			buf_addc(out, '\n');
		/* A narrative of nothing but blanks leaves nothing, not even an empty line. */
		put_block(&writer, block);
		if (out->n == start + 1 && start)
			out->p[out->n = start] = '\0';
		before = block->kind;
	}
}
