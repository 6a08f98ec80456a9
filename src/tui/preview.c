/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/preview.h"

#include "base/text.h"
#include "tui/bullets.h"
#include "tui/table_lines.h"

/* One paragraph, heading or point under way. */
struct block {
	struct buf words; /* with their marks; lines joined by a blank */
	int column;
	struct str mark;
	enum style style;
	char fence; /* '`' or '~': inside of code, whose lines stay as they are; or 0 */
	struct document document; /* of the table under way */
	struct document_table *table;
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
		} else if (s.p[at] == '\\' && at + 1 < s.n && strchr("*_[]`#\\-+.|", s.p[at + 1])) {
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

/* --- tables and code */

/* "|---|--:|" */
static bool is_delimiter(struct str line)
{
	bool has_dash = false;

	for (size_t i = 0; i < line.n; i++) {
		if (!strchr("|-: ", line.p[i]))
			return false;
		has_dash = has_dash || line.p[i] == '-';
	}
	return has_dash;
}

/* The next cell of *rest, without its marks of emphasis; "\\|" parts nothing. False behind the last. */
static bool next_cell(struct str *rest, struct buf *cell)
{
	struct line_runs strong = { NULL, 0, 0 };
	size_t end = 0;

	buf_clear(cell);
	if (!rest->n)
		return false;
	while (end < rest->n && !(rest->p[end] == '|' && (end == 0 || rest->p[end - 1] != '\\')))
		end++;
	read_inline(str_trim(str_sub(*rest, 0, end)), cell, &strong);
	vec_release(&strong);
	end += end < rest->n;
	*rest = str_sub(*rest, end, rest->n - end);
	return true;
}

static void drop_table(struct block *block)
{
	document_drop_table(block->table);
	document_release(&block->document);
	block->table = NULL;
}

static void add_cells(struct block *block, struct str line, const struct lines *out)
{
	bool is_head = !block->table;
	struct buf cell = BUF_EMPTY;
	size_t count = 0;

	if (is_head) {
		document_init(&block->document);
		block->table = document_table(&block->document, STR(""));
	}
	while ((is_head || count < block->table->columns.n) && next_cell(&line, &cell)) {
		if (is_head)
			document_column(&block->document, block->table, buf_str(&cell), false);
		else
			document_cell(&block->document, block->table, buf_str(&cell))->about = out->at.item;
		count++;
	}
	for (; !is_head && count < block->table->columns.n; count++)
		document_cell(&block->document, block->table, STR(""));
	if (!is_head)
		document_row(block->table, false);
	else if (!count)
		drop_table(block); /* a bar alone */
	buf_release(&cell);
}

/* Which columns stand at the right: "--:". */
static void read_sides(struct document_table *table, struct str line)
{
	struct str part;

	for (size_t i = 0; i < table->columns.n && str_next_part(&line, '|', &part); i++)
		table->columns.v[i].is_right = str_ends(str_trim(part), STR(":"));
}

static void close_table(struct lines *out, struct block *block, int columns)
{
	struct addr at = out->at;

	if (!block->table)
		return;
	table_lines(block->table, columns, out);
	out->at = at;
	drop_table(block);
}

/* More bars than that are a drawing, not a table. */
enum { BARS_MOST = 40 };

static void read_row(struct lines *out, struct block *block, struct str line, int columns)
{
	size_t bars = 0;

	for (size_t i = 0; i < line.n; i++)
		bars += line.p[i] == '|';
	if (bars > BARS_MOST) {
		lines_wrap(out, STYLE_VALUE, 0, line, columns);
		return;
	}
	line = str_sub(line, 1, line.n - 1);
	if (str_ends(line, STR("|")) && !str_ends(line, STR("\\|")))
		line.n--;
	if (!block->table || !is_delimiter(line))
		add_cells(block, line, out);
	else if (!block->table->cells.n)
		read_sides(block->table, line);
}

/* "---", "* * *" between paragraphs. */
static bool is_rule(const struct block *block, struct str line)
{
	size_t count = 0;

	if (block->words.n || !strchr("-*_", line.p[0]))
		return false;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] != line.p[0] && line.p[i] != ' ')
			return false;
		count += line.p[i] == line.p[0];
	}
	return count >= 3;
}

static void add_rule(struct lines *out, int columns)
{
	struct buf rule = BUF_EMPTY;

	for (int i = 0; i < columns; i++)
		buf_adds(&rule, "\u2500");
	lines_add(out, STYLE_BORDER, 0, buf_str(&rule));
	buf_release(&rule);
}

/* Lines of code, and the fences around them. True when the line was one. */
static bool read_code(struct lines *out, struct block *block, struct str line, int columns)
{
	struct str trimmed = str_trim(line);
	bool is_fence = trimmed.n >= 3 && (trimmed.p[0] == '`' || trimmed.p[0] == '~') &&
			trimmed.p[1] == trimmed.p[0] && trimmed.p[2] == trimmed.p[0];

	if (!block->fence && !is_fence)
		return false;
	if (!block->fence) {
		close_block(out, block, columns);
		block->fence = trimmed.p[0];
	} else if (is_fence && trimmed.p[0] == block->fence) {
		block->fence = 0;
	} else {
		lines_wrap(out, STYLE_DIM, 2, line, columns);
	}
	return true;
}

static void read_line(struct lines *out, struct block *block, struct str line, int columns)
{
	struct str trimmed = str_trim(line);
	size_t mark = bullets_mark(line), hashes = 0;

	if (trimmed.n == 0 || trimmed.p[0] != '|')
		close_table(out, block, columns);
	if (read_code(out, block, line, columns))
		return;
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
		read_row(out, block, trimmed, columns);
	} else if (is_rule(block, trimmed)) {
		add_rule(out, columns);
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
	close_table(out, &block, columns);
	buf_release(&block.words);
}
