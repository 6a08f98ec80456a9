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

/* Takes the marks away; strong gets what stood between them. */
static void read_inline(struct str s, struct buf *out, struct line_runs *strong)
{
	size_t open = STR_NONE, end = 0;

	for (size_t at = 0; at < s.n; at++) {
		size_t n = emphasis(s, at);
		struct span words = link_words(s, at, &end);

		if (n && open == STR_NONE && !(at + n < s.n && s.p[at + n] != ' ')) {
			n = 0; /* closes nothing */
		}
		if (n) {
			struct line_run run = { { open, out->n - open }, STYLE_HEADING };

			if (open != STR_NONE)
				vec_push(strong, run);
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

static void close_block(struct lines *out, struct block *block, int columns)
{
	struct line_runs strong = { NULL, 0, 0 };
	struct buf text = BUF_EMPTY;

	if (block->words.n) {
		size_t first;

		read_inline(buf_str(&block->words), &text, &strong);
		first = lines_styled(out, block->style, block->column, 0, buf_str(&text), columns, &strong);
		for (size_t i = first; i < out->list.n; i++)
			if (i == first || str_is(block->mark, "\u2502"))
				out->list.v[i].mark = arena_str(&out->arena, block->mark);
	}
	buf_release(&text);
	vec_release(&strong);
	buf_clear(&block->words);
	block->column = 0;
	block->mark = STR("");
	block->style = STYLE_VALUE;
}

static void add_blank(struct lines *out)
{
	if (out->list.n && out->list.v[out->list.n - 1].text.n)
		lines_add(out, STYLE_VALUE, 0, STR(""));
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

static void read_line(struct lines *out, struct block *block, struct str line, int columns)
{
	struct str trimmed = str_trim(line);
	size_t mark = bullets_mark(line), hashes = 0;

	while (hashes < trimmed.n && hashes < 6 && trimmed.p[hashes] == '#')
		hashes++;
	if (!trimmed.n) {
		close_block(out, block, columns);
		add_blank(out);
	} else if (hashes && hashes < trimmed.n && trimmed.p[hashes] == ' ') {
		close_block(out, block, columns);
		add_blank(out);
		block->style = STYLE_HEADING;
		buf_add(&block->words, str_trim(str_sub(trimmed, hashes, trimmed.n - hashes)));
		close_block(out, block, columns);
	} else if (trimmed.p[0] == '|') {
		close_block(out, block, columns);
		/* Lines of a table stay as they are: their columns are the writer's. */
		lines_add(out, STYLE_VALUE, 0, str_sub(trimmed, 0, text_fit(trimmed, columns)));
	} else if (mark) {
		close_block(out, block, columns);
		open_point(block, line, mark);
	} else {
		if (block->words.n)
			buf_addc(&block->words, ' ');
		buf_add(&block->words, trimmed);
	}
}

void preview_make(struct lines *out, struct str text, int columns)
{
	struct block block = { .words = BUF_EMPTY, .style = STYLE_VALUE };
	struct str line;

	while (str_next_line(&text, &line))
		read_line(out, &block, line, columns);
	close_block(out, &block, columns);
	buf_release(&block.words);
}
