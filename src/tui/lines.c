/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/lines.h"

#include "base/text.h"

enum { HANGING = 2, LEAST = 8 };

void lines_init(struct lines *lines)
{
	*lines = (struct lines){ .list = { NULL, 0, 0 } };
	arena_init(&lines->arena);
}

void lines_release(struct lines *lines)
{
	vec_release(&lines->list);
	vec_release(&lines->runs);
	arena_release(&lines->arena);
}

void lines_clear(struct lines *lines)
{
	lines_release(lines);
	lines_init(lines);
}

void lines_about(struct lines *lines, const struct addr *at)
{
	lines->at = (struct addr){ .row = 0 };
	if (at)
		lines->at = (struct addr){ arena_str(&lines->arena, at->item), at->row,
					   arena_str(&lines->arena, at->field) };
}

void lines_add(struct lines *lines, enum style style, int column, struct str text)
{
	struct line line = { .text = arena_str(&lines->arena, text),
			     .column = column,
			     .style = style,
			     .first = lines->runs.n,
			     .last = lines->runs.n,
			     .at = lines->at };

	vec_push(&lines->list, line);
}

/* To the line added last. */
static void add_run(struct lines *lines, struct span span, enum style style)
{
	vec_push(&lines->runs, ((struct line_run){ span, style }));
	lines->list.v[lines->list.n - 1].last = lines->runs.n;
}

/* Runs are of the whole text: each line gets the part of them that it shows. */
static void add_runs(struct lines *lines, struct span part, const struct line_runs *runs)
{
	for (size_t i = 0; i < runs->n; i++) {
		size_t from = runs->v[i].span.at > part.at ? runs->v[i].span.at : part.at;
		size_t to = runs->v[i].span.at + runs->v[i].span.n;

		if (to > part.at + part.n)
			to = part.at + part.n;
		if (from < to)
			add_run(lines, (struct span){ from - part.at, to - from }, runs->v[i].style);
	}
}

size_t lines_styled(struct lines *lines, enum style style, int column, int hanging, struct str text, int columns,
		    const struct line_runs *runs)
{
	struct text_spans spans = { NULL, 0, 0 };
	int room = columns - column - hanging;
	size_t first = lines->list.n;

	text_wrap(text, room > LEAST ? room : LEAST, &spans);
	for (size_t i = 0; i < spans.n; i++) {
		lines_add(lines, style, column + (i ? hanging : 0), str_in(text, spans.v[i]));
		add_runs(lines, spans.v[i], runs);
	}
	if (spans.n == 0)
		lines_add(lines, style, column, STR(""));
	vec_release(&spans);
	return first;
}

void lines_wrap(struct lines *lines, enum style style, int column, struct str text, int columns)
{
	static const struct line_runs none = { NULL, 0, 0 };

	lines_styled(lines, style, column, 0, text, columns, &none);
}

static bool style_of(char mark, enum style *style)
{
	static const struct {
		const char *mark;
		enum style style;
	} marks[] = { { LINES_GONE, STYLE_BAD }, { LINES_COME, STYLE_GOOD }, { LINES_HEADING, STYLE_HEADING } };

	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (mark == marks[i].mark[0]) {
			*style = marks[i].style;
			return true;
		}
	return false;
}

void lines_marked(struct lines *lines, enum style style, int column, struct str text, int columns)
{
	struct line_runs runs = { NULL, 0, 0 };
	struct line_run run = { { STR_NONE, 0 }, STYLE_NORMAL };
	struct buf plain = BUF_EMPTY;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == LINES_END[0] || style_of(text.p[i], &run.style)) {
			if (run.span.at != STR_NONE && plain.n > run.span.at) {
				run.span.n = plain.n - run.span.at;
				vec_push(&runs, run);
			}
			run.span.at = text.p[i] == LINES_END[0] ? STR_NONE : plain.n;
		} else {
			buf_addc(&plain, text.p[i]);
		}
	}
	lines_styled(lines, style, column, HANGING, buf_str(&plain), columns, &runs);
	buf_release(&plain);
	vec_release(&runs);
}

void lines_draw(const struct lines *lines, size_t top, struct frame *frame, struct frame_area area)
{
	for (int row = 0; row < area.rows && top + (size_t)row < lines->list.n; row++) {
		const struct line *line = &lines->list.v[top + (size_t)row];
		int column = area.column + line->column, width = area.columns - line->column;

		if (line->mark.n)
			frame_put(frame, area.row + row, column - text_columns(line->mark) - 1,
				  text_columns(line->mark), line->mark, STYLE_LABEL);
		frame_put(frame, area.row + row, column, width, line->text, line->style);
		for (size_t i = line->first; i < line->last; i++) {
			struct span span = lines->runs.v[i].span;
			int from = text_columns(str_sub(line->text, 0, span.at));
			int n = text_columns(str_in(line->text, span));

			if (from + n > width)
				n = width - from;
			if (n > 0)
				frame_restyle(frame, (struct frame_area){ area.row + row, column + from, 1, n },
					      lines->runs.v[i].style);
		}
	}
}
