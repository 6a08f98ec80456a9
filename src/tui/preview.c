/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/preview.h"

#include "base/text.h"
#include "tui/bullets.h"

/* One paragraph, heading or point under way. */
struct block {
	struct buf words; /* with their marks; lines joined by a blank */
	int column;
	struct str mark;
	enum style style;
};

void preview_init(struct preview *preview)
{
	*preview = (struct preview){ .lines = { NULL, 0, 0 } };
	arena_init(&preview->arena);
}

void preview_release(struct preview *preview)
{
	vec_release(&preview->lines);
	vec_release(&preview->strong);
	arena_release(&preview->arena);
}

/* Bytes of the marks of emphasis at at: "**", "_" …; 0 when they are none ("2 * 3", snake_case). */
static size_t emphasis(struct str s, size_t at)
{
	char c = s.p[at];
	size_t n = 1;
	bool blank_before = at == 0 || s.p[at - 1] == ' ', blank_after;

	if (c != '*' && c != '_')
		return 0;
	while (at + n < s.n && s.p[at + n] == c)
		n++;
	blank_after = at + n == s.n || s.p[at + n] == ' ';
	if (n > 3 || (blank_before && blank_after))
		return 0;
	if (c == '_' && !blank_before && !blank_after && ((s.p[at - 1] | 0x20) >= 'a' && (s.p[at + n] | 0x20) >= 'a'))
		return 0;
	return n;
}

/* "[words](address)" at at: the words' span; n 0 when it is no link. *end is behind it. */
static struct span link_words(struct str s, size_t at, size_t *end)
{
	size_t close = s.p[at] == '[' ? str_find(s, STR("]("), at) : STR_NONE;
	size_t last = close == STR_NONE ? STR_NONE : str_find_char(s, ')', close);

	if (last == STR_NONE)
		return (struct span){ at, 0 };
	*end = last + 1;
	return (struct span){ at + 1, close - at - 1 };
}

/* Takes the marks away; strong gets the spans of what stood between them. */
static void read_inline(struct str s, struct buf *out, struct text_spans *strong)
{
	size_t open = STR_NONE, end = 0;

	for (size_t at = 0; at < s.n; at++) {
		size_t n = emphasis(s, at);
		struct span words = link_words(s, at, &end);

		if (n && open == STR_NONE && !(at + n < s.n && s.p[at + n] != ' ')) {
			n = 0; /* closes nothing */
		}
		if (n) {
			struct span span = { open, out->n - open };

			if (open != STR_NONE)
				vec_push(strong, span);
			open = open == STR_NONE ? out->n : STR_NONE;
			at += n - 1;
		} else if (words.n) {
			buf_add(out, str_in(s, words));
			at = end - 1;
		} else if (s.p[at] == '\\' && at + 1 < s.n && strchr("*_[]`#\\-+.", s.p[at + 1])) {
			buf_addc(out, s.p[++at]);
		} else if (s.p[at] != '`') {
			buf_addc(out, s.p[at]);
		}
	}
}

static void add_line(struct preview *preview, const struct block *block, struct str text,
		     const struct text_spans *strong, struct span line, bool is_first)
{
	struct preview_line new = { .text = arena_str(&preview->arena, str_in(text, line)),
				    .column = block->column,
				    .style = block->style,
				    .first = preview->strong.n };

	if (is_first || str_is(block->mark, "\u2502"))
		new.mark = arena_str(&preview->arena, block->mark);
	for (size_t i = 0; i < strong->n; i++) {
		size_t from = strong->v[i].at > line.at ? strong->v[i].at : line.at;
		size_t to = strong->v[i].at + strong->v[i].n;
		struct span span = { from - line.at, 0 };

		if (to > line.at + line.n)
			to = line.at + line.n;
		if (from >= to)
			continue;
		span.n = to - from;
		vec_push(&preview->strong, span);
	}
	new.last = preview->strong.n;
	vec_push(&preview->lines, new);
}

static void close_block(struct preview *preview, struct block *block, int columns)
{
	struct text_spans strong = { NULL, 0, 0 }, lines = { NULL, 0, 0 };
	struct buf text = BUF_EMPTY;
	int room = columns - block->column;

	if (block->words.n) {
		read_inline(buf_str(&block->words), &text, &strong);
		text_wrap(buf_str(&text), room > 8 ? room : 8, &lines);
		for (size_t i = 0; i < lines.n; i++)
			add_line(preview, block, buf_str(&text), &strong, lines.v[i], i == 0);
	}
	buf_release(&text);
	vec_release(&strong);
	vec_release(&lines);
	buf_clear(&block->words);
	block->column = 0;
	block->mark = STR("");
	block->style = STYLE_VALUE;
}

static void add_blank(struct preview *preview)
{
	struct preview_line blank = { .style = STYLE_VALUE, .first = preview->strong.n, .last = preview->strong.n };

	if (preview->lines.n && preview->lines.v[preview->lines.n - 1].text.n)
		vec_push(&preview->lines, blank);
}

static void open_point(struct block *block, struct str line, size_t mark)
{
	struct str sign = str_trim(str_sub(line, 0, mark));
	int indent = 0;

	while ((size_t)indent < mark && (line.p[indent] == ' ' || line.p[indent] == '\t'))
		indent++;
	block->mark = sign;
	if (sign.p[0] == '-' || sign.p[0] == '*' || sign.p[0] == '+')
		block->mark = STR("\u2022");
	else if (sign.p[0] == '>')
		block->mark = STR("\u2502");
	block->column = (indent > 24 ? 24 : indent) + text_columns(block->mark) + 1;
	buf_add(&block->words, str_trim(str_sub(line, mark, line.n - mark)));
}

/* Lines of a table stay as they are: their columns are the writer's. */
static void add_raw(struct preview *preview, struct block *block, struct str line, int columns)
{
	const struct text_spans none = { NULL, 0, 0 };
	struct span whole = { 0, text_fit(line, columns) };

	add_line(preview, block, line, &none, whole, true);
}

static void read_line(struct preview *preview, struct block *block, struct str line, int columns)
{
	struct str trimmed = str_trim(line);
	size_t mark = bullets_mark(line), hashes = 0;

	while (hashes < trimmed.n && hashes < 6 && trimmed.p[hashes] == '#')
		hashes++;
	if (!trimmed.n) {
		close_block(preview, block, columns);
		add_blank(preview);
	} else if (hashes && hashes < trimmed.n && trimmed.p[hashes] == ' ') {
		close_block(preview, block, columns);
		add_blank(preview);
		block->style = STYLE_HEADING;
		buf_add(&block->words, str_trim(str_sub(trimmed, hashes, trimmed.n - hashes)));
		close_block(preview, block, columns);
	} else if (trimmed.p[0] == '|') {
		close_block(preview, block, columns);
		add_raw(preview, block, trimmed, columns);
	} else if (mark) {
		close_block(preview, block, columns);
		open_point(block, line, mark);
	} else {
		if (block->words.n)
			buf_addc(&block->words, ' ');
		buf_add(&block->words, trimmed);
	}
}

void preview_make(struct preview *preview, struct str text, int columns)
{
	struct block block = { .words = BUF_EMPTY, .style = STYLE_VALUE };
	struct str line;

	while (str_next_line(&text, &line))
		read_line(preview, &block, line, columns);
	close_block(preview, &block, columns);
	buf_release(&block.words);
}

void preview_draw(const struct preview *preview, size_t top, struct frame *frame, struct frame_area area)
{
	for (int row = 0; row < area.rows && top + (size_t)row < preview->lines.n; row++) {
		const struct preview_line *line = &preview->lines.v[top + (size_t)row];
		int column = area.column + line->column, width = area.columns - line->column;

		if (line->mark.n)
			frame_put(frame, area.row + row, column - text_columns(line->mark) - 1,
				  text_columns(line->mark), line->mark, STYLE_LABEL);
		frame_put(frame, area.row + row, column, width, line->text, line->style);
		for (size_t i = line->first; i < line->last; i++) {
			struct span span = preview->strong.v[i];
			int from = text_columns(str_sub(line->text, 0, span.at));
			struct frame_area words = { area.row + row, column + from, 1,
						    text_columns(str_in(line->text, span)) };

			frame_restyle(frame, words, STYLE_HEADING);
		}
	}
}
