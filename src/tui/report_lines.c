/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/report_lines.h"

#include "base/text.h"
#include "tui/preview.h"
#include "tui/table_lines.h"
#include "view/chart.h"

enum { BULLET = 2 };

static void about(struct lines *out, struct str item)
{
	struct addr at = { .item = item };

	lines_about(out, item.n ? &at : NULL);
}

static void put_blank(struct lines *out)
{
	if (out->list.n && out->list.v[out->list.n - 1].text.n)
		lines_add(out, STYLE_NORMAL, 0, STR(""));
}

/* --- paragraphs ----------------------------------------------------------------------------------------------------------- */

static void put_span(const struct document_span *span, struct buf *text, struct line_runs *runs)
{
	static const enum style styles[] = {
		[DOCUMENT_PLAIN] = STYLE_VALUE, [DOCUMENT_STRONG] = STYLE_HEADING, [DOCUMENT_EMPHASIS] = STYLE_LABEL,
		[DOCUMENT_REMOVED] = STYLE_BAD, [DOCUMENT_ADDED] = STYLE_GOOD,
	};
	struct line_run run = { { text->n, span->text.n }, styles[span->role] };

	for (size_t i = 0; i < span->text.n; i++)
		buf_addc(text, (char)(span->text.p[i] == '\n' ? ' ' : span->text.p[i]));
	if (span->role != DOCUMENT_PLAIN)
		vec_push(runs, run);
}

static void put_spans(const struct document_block *block, int columns, struct lines *out)
{
	bool is_bullet = block->kind == DOCUMENT_BULLET;
	struct line_runs runs = { NULL, 0, 0 };
	struct buf text = BUF_EMPTY;
	size_t first;

	for (size_t i = 0; i < block->spans.n; i++)
		put_span(&block->spans.v[i], &text, &runs);
	first = lines_styled(out, STYLE_VALUE, is_bullet ? BULLET : 0, 0, buf_str(&text), columns, &runs);
	if (is_bullet)
		out->list.v[first].mark = STR("\xE2\x80\xA2");
	buf_release(&text);
	vec_release(&runs);
}

/* --- blocks --------------------------------------------------------------------------------------------------------------- */

static void put_chart(const struct chart *chart, int columns, struct lines *out)
{
	struct buf text = BUF_EMPTY;
	struct str rest, line;

	chart_text(chart, columns, false, &text);
	rest = buf_str(&text);
	while (str_next_line(&rest, &line))
		lines_add(out, STYLE_VALUE, 0, line);
	buf_release(&text);
}

static void put_block(const struct document_block *block, int columns, struct lines *out)
{
	switch (block->kind) {
	case DOCUMENT_HEADING:
		lines_wrap(out, block->level < 3 ? STYLE_HEADING : STYLE_LABEL, 0, block->text, columns);
		if (block->level < 3) {
			struct buf rule = BUF_EMPTY;

			for (int i = 0; i < columns; i++)
				buf_adds(&rule, block->level == 1 ? "\u2501" : "\u2500");
			lines_add(out, STYLE_BORDER, 0, buf_str(&rule));
			buf_release(&rule);
		}
		break;
	case DOCUMENT_PARAGRAPH:
	case DOCUMENT_BULLET:
		put_spans(block, columns, out);
		break;
	case DOCUMENT_NARRATIVE:
		preview_make(out, block->text, columns);
		break;
	case DOCUMENT_TABLE:
		table_lines(block->table, columns, out);
		break;
	case DOCUMENT_CHART:
		put_chart(block->chart, columns, out);
		break;
	case DOCUMENT_PAGE:
		break;
	}
}

void report_lines(const struct document *document, int columns, struct lines *out)
{
	enum document_kind before = DOCUMENT_PAGE;

	for (size_t i = 0; i < document->blocks.n; i++) {
		const struct document_block *block = &document->blocks.v[i];

		if (!(block->kind == DOCUMENT_BULLET && before == DOCUMENT_BULLET) &&
		    !(before == DOCUMENT_HEADING && block->kind != DOCUMENT_HEADING)) {
			about(out, STR(""));
			put_blank(out);
		}
		about(out, block->about);
		put_block(block, columns, out);
		before = block->kind;
	}
}
