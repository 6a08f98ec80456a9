/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/structure.h"

/* Depths: headings 1–6, bold and soft headings 7 and 8, text 9, items from 10 with their indent. */
enum { DEPTH_BOLD = 7, DEPTH_SOFT = 8, DEPTH_TEXT = 9, DEPTH_ITEM = 10, DEPTH_MAX = 60 };

struct reader {
	struct structure *structure;
	struct token_list *tokens;
	struct str text;
};

static const struct token *at(const struct reader *reader, size_t i)
{
	return &reader->tokens->list.v[i];
}

/* Columns before the first byte of a line. */
static int indent_of(struct str line)
{
	int columns = 0;

	for (size_t i = 0; i < line.n && columns < 40; i++) {
		if (line.p[i] == '\t')
			columns += 4;
		else if (line.p[i] == ' ')
			columns++;
		else
			break;
	}
	return columns;
}

static bool is_rule(struct str line)
{
	size_t dashes = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '-' || line.p[i] == '=')
			dashes++;
		else if (!strchr("|: \t\r+", line.p[i]))
			return false;
	}
	return dashes >= 3 || (dashes >= 1 && line.n && str_find_char(line, '|', 0) != STR_NONE);
}

static size_t count_char(struct str line, char c)
{
	size_t count = 0;

	for (size_t at = 0; (at = str_find_char(line, c, at)) != STR_NONE; at++)
		count++;
	return count;
}

static void add_cell(struct reader *reader, struct structure_line *line, size_t from, size_t to)
{
	vec_push(&reader->structure->cells, ((struct range){ from, to }));
	line->cell_count++;
	if (from < to)
		reader->tokens->list.v[from].flags |= TOKEN_START;
}

/* A slash parts cells only between spaces. */
static bool parts_cells(const struct reader *reader, size_t i, char mark)
{
	return token_is_mark(at(reader, i), mark) &&
	       (mark != '/' || (!(at(reader, i)->flags & TOKEN_GLUED) && i + 1 < reader->tokens->list.n &&
				!(at(reader, i + 1)->flags & TOKEN_GLUED)));
}

/* Cells between pipes; the ends of the line need none. */
static void split_by(struct reader *reader, struct structure_line *line, char mark)
{
	size_t from = line->all.from, to = line->all.to, start;
	bool quoted = false;

	line->cell = reader->structure->cells.n;
	if (from < to && token_is_mark(at(reader, from), '|'))
		from++;
	start = from;
	for (size_t i = from; i < to; i++) {
		/* "Smith, Lowe & Daughters" is one cell of an export. */
		quoted ^= mark != '|' && token_is_mark(at(reader, i), '"');
		if (quoted || !parts_cells(reader, i, mark))
			continue;
		add_cell(reader, line, start, i);
		start = i + 1;
	}
	if (start < to)
		add_cell(reader, line, start, to);
}

static void split_pipes(struct reader *reader, struct structure_line *line)
{
	split_by(reader, line, '|');
}

/* Cells between tabs or dotted leaders, found in the bytes between tokens. */
static void split_gaps(struct reader *reader, struct structure_line *line)
{
	size_t start = line->all.from;

	line->cell = reader->structure->cells.n;
	for (size_t i = line->all.from; i < line->all.to; i++) {
		size_t dots = i;

		while (dots < line->all.to && token_is_mark(at(reader, dots), '.'))
			dots++;
		if (dots - i >= 3) {
			add_cell(reader, line, start, i);
			start = dots;
			i = dots - 1;
		} else if (i > line->all.from) {
			size_t end = at(reader, i - 1)->span.at + at(reader, i - 1)->span.n;
			struct str gap = str_sub(reader->text, end, at(reader, i)->span.at - end);
			size_t tabs = count_char(gap, '\t');

			for (size_t k = 0; k < tabs; k++) {
				add_cell(reader, line, start, i);
				start = i;
			}
		}
	}
	if (start < line->all.to)
		add_cell(reader, line, start, line->all.to);
}

/* "1." "1)" "(1)" "2.1" "a." "[0061]": how many tokens the number takes, 0 for none. */
static size_t number_marker(const struct reader *reader, size_t i, size_t to)
{
	bool bracket = i < to && (token_is_mark(at(reader, i), '(') || token_is_mark(at(reader, i), '['));
	size_t k = i + bracket;
	const struct token *token;

	if (k >= to)
		return 0;
	token = at(reader, k);
	if (!(token->kind == TOKEN_NUMBER && token->span.n <= 5) && !(token->kind == TOKEN_WORD && token->span.n == 1))
		return 0;
	if (k + 1 >= to)
		return 0;
	if (at(reader, k + 1)->kind == TOKEN_MARK && (at(reader, k + 1)->flags & TOKEN_GLUED) &&
	    at(reader, k + 1)->mark && strchr(bracket ? ")]" : ".)/", at(reader, k + 1)->mark)) {
		/* "3. Quartal" counts quarters, not items; the word decides. */
		return k + 2 < to && (at(reader, k + 2)->flags & TOKEN_GLUED) ? 0 : k + 2 - i;
	}
	if (!bracket && token->kind == TOKEN_NUMBER && str_find_char(token->fold, '.', 0) != STR_NONE &&
	    token->span.n <= 4)
		return 1;
	return 0;
}

/* Takes bullet, check box, picture and number off the front of a line; true when one stood there. */
static bool take_marker(struct reader *reader, struct structure_line *line, char bullet)
{
	size_t i = line->tokens.from, to = line->tokens.to, n;
	bool found = bullet == '*' || bullet == '-' || bullet == '+';

	while (i < to) {
		const struct token *token = at(reader, i);

		if (token->kind == TOKEN_MARK && token->mark && strchr("*->+", token->mark) && i == line->all.from) {
			found = true;
			i++;
		} else if (token->kind == TOKEN_MARK &&
			   (token->mark == '*' || token->mark == 'v' || token->mark == 'x')) {
			found = true;
			i++;
		} else if (token_is_mark(token, '[') && i + 2 < to && token_is_mark(at(reader, i + 2), ']') &&
			   (str_is(at(reader, i + 1)->fold, "x") || at(reader, i + 1)->mark == 'v')) {
			line->flags |= STRUCTURE_CHECKED;
			found = true;
			i += 3;
		} else if (token_is_mark(token, '[') && i + 1 < to && token_is_mark(at(reader, i + 1), ']')) {
			found = true;
			i += 2;
		} else if ((n = number_marker(reader, i, to)) > 0 && i + n < to) {
			found = true;
			i += n;
			break;
		} else {
			break;
		}
	}
	line->tokens.from = i;
	return found;
}

/* A line that is bold from end to end is a heading. */
static bool is_bold_line(struct str line)
{
	line = str_trim(line);
	return line.n > 4 && (str_starts(line, STR("**")) || str_starts(line, STR("__"))) &&
	       (str_ends(line, STR("**")) || str_ends(line, STR("__")) || str_ends(line, STR("**:"))) &&
	       str_find(line, STR("**"), 2) >= line.n - 3;
}

static void read_text_line(struct reader *reader, struct structure_line *line, struct str source)
{
	struct str trimmed = str_trim(source);
	int indent = indent_of(source);
	size_t hashes = 0;
	char bullet = 0;

	if (trimmed.n > 1 && strchr("*-+", trimmed.p[0]) && (trimmed.p[1] == ' ' || trimmed.p[1] == '\t'))
		bullet = trimmed.p[0];
	while (hashes < trimmed.n && hashes < 6 && trimmed.p[hashes] == '#')
		hashes++;
	if (hashes == 1 && trimmed.n > 1 && trimmed.p[1] >= '0' && trimmed.p[1] <= '9') {
		/* "#4 Stadium": a number, no heading */
		line->tokens.from += line->tokens.to > line->tokens.from + 2 ? 2 : 0;
		line->kind = STRUCTURE_ITEM;
		line->depth = DEPTH_ITEM + indent;
	} else if (hashes) {
		while (line->tokens.from < line->tokens.to && token_is_mark(at(reader, line->tokens.from), '#'))
			line->tokens.from++;
		take_marker(reader, line, 0);
		line->kind = STRUCTURE_HEADING;
		line->depth = (int)hashes;
	} else if (is_bold_line(source)) {
		line->kind = STRUCTURE_HEADING;
		line->depth = DEPTH_BOLD;
	} else if (take_marker(reader, line, bullet)) {
		line->kind = STRUCTURE_ITEM;
		line->depth = DEPTH_ITEM + indent;
	} else {
		line->kind = STRUCTURE_TEXT;
		line->depth = indent >= 2 ? DEPTH_ITEM + indent : DEPTH_TEXT;
	}
	if (line->depth > DEPTH_MAX)
		line->depth = DEPTH_MAX;
	if (str_starts(trimmed, STR("**")))
		line->flags |= STRUCTURE_BOLD;
	if (line->tokens.to > line->tokens.from && token_is_mark(at(reader, line->tokens.to - 1), ':'))
		line->flags |= STRUCTURE_COLON;
	for (size_t i = line->tokens.from; i < line->tokens.to && i < line->tokens.from + 3; i++) {
		reader->tokens->list.v[i].flags |= TOKEN_START;
		if (at(reader, i)->kind != TOKEN_MARK)
			break;
	}
}

static bool is_dotted(const struct reader *reader, const struct structure_line *line)
{
	size_t dots = 0;

	for (size_t i = line->all.from; i < line->all.to; i++) {
		dots = token_is_mark(at(reader, i), '.') ? dots + 1 : 0;
		if (dots >= 4)
			return true;
	}
	return false;
}

/* GitHub's tables need no bar at the front: "A | B" above "---|---" is a header, and what follows are rows. */
static void make_header(struct reader *reader, struct str rule)
{
	struct structure_line *before =
		reader->structure->lines.n ? &reader->structure->lines.v[reader->structure->lines.n - 1] : NULL;

	if (!before || before->kind == STRUCTURE_ROW || before->kind == STRUCTURE_BLANK || !count_char(rule, '|'))
		return;
	for (size_t i = before->all.from; i < before->all.to; i++) {
		if (!token_is_mark(at(reader, i), '|'))
			continue;
		before->kind = STRUCTURE_ROW;
		split_pipes(reader, before);
		return;
	}
}

static bool follows_table(const struct reader *reader)
{
	const struct structure_line *before =
		reader->structure->lines.n ? &reader->structure->lines.v[reader->structure->lines.n - 1] : NULL;

	return before && (before->kind == STRUCTURE_ROW ||
			  (before->kind == STRUCTURE_RULE && before > reader->structure->lines.v &&
			   before[-1].kind == STRUCTURE_ROW));
}

static void read_line(struct reader *reader, struct structure_line *line, struct str source)
{
	struct str trimmed = str_trim(source);

	line->tokens = line->all;
	if (line->all.from == line->all.to && !is_rule(source)) {
		line->kind = STRUCTURE_BLANK;
	} else if (is_rule(source)) {
		line->kind = STRUCTURE_RULE;
		make_header(reader, trimmed);
	} else if ((str_starts(trimmed, STR("|")) && count_char(trimmed, '|') >= 2) ||
		   (count_char(trimmed, '|') >= 1 && follows_table(reader))) {
		line->kind = STRUCTURE_ROW;
		split_pipes(reader, line);
	} else if (count_char(trimmed, '\t') >= 2 || is_dotted(reader, line)) {
		line->kind = STRUCTURE_ROW;
		split_gaps(reader, line);
	} else {
		read_text_line(reader, line, source);
	}
}

/* A short line without a full stop above a list, or one that ends with a colon, heads what follows. */
static bool heads(const struct reader *reader, const struct structure_line *line, const struct structure_line *next)
{
	size_t words = line->tokens.to - line->tokens.from;
	const struct token *last = words ? at(reader, line->tokens.to - 1) : NULL;

	if (!last || !next || words > 40)
		return false;
	if (next->kind != STRUCTURE_ROW && next->depth <= line->depth)
		return false;
	if (token_is_mark(last, ':'))
		return true;
	return !(last->flags & TOKEN_STOP) && !token_is_mark(last, ',') && !token_is_mark(last, ';') && words <= 12;
}

static bool is_label_line(const struct reader *reader, const struct structure_line *line)
{
	for (size_t i = line->tokens.from; i + 1 < line->tokens.to && i < line->tokens.from + 4; i++)
		if (token_is_mark(at(reader, i), ':'))
			return true;
	return false;
}

/* A name on a line of its own above lines such as "Value: …". */
static bool heads_labels(const struct reader *reader, const struct structure_line *line,
			 const struct structure_line *next)
{
	return next && next->kind == STRUCTURE_TEXT && line->tokens.to - line->tokens.from <= 8 &&
	       is_label_line(reader, next) && !is_label_line(reader, line) && line->tokens.from < line->tokens.to &&
	       !(at(reader, line->tokens.to - 1)->flags & TOKEN_STOP) &&
	       !token_is_mark(at(reader, line->tokens.to - 1), ',');
}

/* Signs that part cells; a line of labels ("Opp: … | Close: …") is a record of its own. */
static size_t count_signs(const struct reader *reader, const struct structure_line *line, char mark)
{
	size_t count = 0;
	bool quoted = false;

	for (size_t i = line->all.from; i < line->all.to; i++) {
		if (i < line->all.from + 3 && (token_is_mark(at(reader, i), ':') || token_is_mark(at(reader, i), '(')))
			return 0;
		quoted ^= mark != '|' && token_is_mark(at(reader, i), '"');
		count += !quoted && parts_cells(reader, i, mark);
	}
	return count;
}

/* Commas and slashes part the cells of an export only below a first line that is nothing but short heads. */
static bool is_plain_head(const struct reader *reader, const struct structure_line *line, char mark)
{
	size_t words = 0;

	for (size_t i = line->all.from; i < line->all.to; i++) {
		if (parts_cells(reader, i, mark)) {
			words = 0;
			continue;
		}
		if ((at(reader, i)->kind != TOKEN_WORD && at(reader, i)->kind != TOKEN_CURRENCY) || ++words > 3)
			return false;
	}
	return words > 0;
}

/* Prose has commas, too: words head an export when two of them are heads elsewhere, or two lines below have as many cells. */
static bool is_proven_head(const struct reader *reader, const struct structure_line *line,
			   const struct structure_line *below, char mark)
{
	const struct structure_line *end = reader->structure->lines.v + reader->structure->lines.n;
	size_t heads = 0, signs = count_signs(reader, line, mark);
	bool known = false;

	if (below + 1 < end && below[1].kind == STRUCTURE_TEXT && count_signs(reader, below + 1, mark) == signs)
		return true;
	for (size_t i = line->all.from; i < line->all.to; i++) {
		if (parts_cells(reader, i, mark)) {
			heads += known;
			known = false;
		} else {
			known |= lexicon_is_head(at(reader, i)->fold);
		}
	}
	return heads + known > 1;
}

/* Lines with as many bars, semicolons or commas each are the rows of an export without a rule. */
static void find_export(struct reader *reader, size_t i)
{
	static const char marks[] = "|;,/";
	struct structure *structure = reader->structure;
	struct structure_line *line = &structure->lines.v[i];
	/* A blank line may part the heads from the rows. */
	bool blank = line[1].kind == STRUCTURE_BLANK;

	for (const char *mark = marks; *mark && line->kind == STRUCTURE_TEXT; mark++) {
		size_t signs = count_signs(reader, line, *mark);

		if (signs < 3 || signs != count_signs(reader, line + 1 + blank, *mark) ||
		    ((blank || strchr(",/", *mark)) &&
		     (!is_plain_head(reader, line, *mark) || !is_proven_head(reader, line, line + 1 + blank, *mark))))
			continue;
		if (blank)
			line[1].kind = STRUCTURE_RULE;
		for (size_t k = 0; i + k < structure->lines.n && ((line[k].kind == STRUCTURE_TEXT &&
								   count_signs(reader, line + k, *mark) + 1 >= signs) ||
								  (blank && k == 1));
		     k++) {
			if (line[k].kind == STRUCTURE_RULE)
				continue;
			line[k].kind = STRUCTURE_ROW;
			split_by(reader, &line[k], *mark);
		}
	}
}

/* Two or more spaces before token i that do not follow the end of a sentence. */
static bool opens_column(const struct reader *reader, const struct structure_line *line, size_t i)
{
	const struct token *before = at(reader, i - 1);
	size_t end = before->span.at + before->span.n;

	return i > line->all.from && at(reader, i)->span.at >= end + 2 && !(before->flags & TOKEN_STOP) &&
	       !token_is_mark(before, ':');
}

static size_t count_columns(const struct reader *reader, const struct structure_line *line)
{
	size_t count = 1;

	for (size_t i = line->all.from + 1; i < line->all.to; i++)
		count += opens_column(reader, line, i);
	return line->kind == STRUCTURE_TEXT && line->all.to > line->all.from ? count : 0;
}

static void split_columns(struct reader *reader, struct structure_line *line)
{
	size_t start = line->all.from;

	line->kind = STRUCTURE_ROW;
	line->cell = reader->structure->cells.n;
	for (size_t i = line->all.from + 1; i < line->all.to; i++)
		if (opens_column(reader, line, i)) {
			add_cell(reader, line, start, i);
			start = i;
		}
	add_cell(reader, line, start, line->all.to);
}

/* Lines whose words stand in as many columns each, parted by nothing but spaces: what is printed with a fixed width. */
static void find_aligned(struct reader *reader, size_t i)
{
	enum { COLUMNS = 3 };
	struct structure *structure = reader->structure;
	size_t count = count_columns(reader, &structure->lines.v[i]), to = i + 1;

	if (count < COLUMNS)
		return;
	while (to < structure->lines.n && (count_columns(reader, &structure->lines.v[to]) == count ||
					   (to == i + 1 && structure->lines.v[to].kind == STRUCTURE_RULE)))
		to++;
	if (to < i + 2 || structure->lines.v[to - 1].kind == STRUCTURE_RULE)
		return;
	for (; i < to; i++)
		if (structure->lines.v[i].kind == STRUCTURE_TEXT)
			split_columns(reader, &structure->lines.v[i]);
}

static const struct structure_line *next_line(const struct structure *structure, size_t i)
{
	for (i++; i < structure->lines.n; i++)
		if (structure->lines.v[i].kind != STRUCTURE_BLANK)
			return &structure->lines.v[i];
	return NULL;
}

/* Second pass: what a line is by its neighbours. */
static void relate_lines(struct reader *reader)
{
	struct structure *structure = reader->structure;

	for (size_t i = 0; i < structure->lines.n; i++) {
		struct structure_line *line = &structure->lines.v[i];
		const struct structure_line *before = i ? line - 1 : NULL;

		if (line->kind == STRUCTURE_ROW && i + 1 < structure->lines.n && line[1].kind == STRUCTURE_RULE)
			line->flags |= STRUCTURE_HEADER;
		if (line->kind == STRUCTURE_TEXT &&
		    ((i + 1 < structure->lines.n && line[1].kind == STRUCTURE_TEXT) ||
		     (i + 2 < structure->lines.n && line[1].kind == STRUCTURE_BLANK && line[2].kind == STRUCTURE_TEXT)))
			find_export(reader, i);
		if (line->kind == STRUCTURE_TEXT)
			find_aligned(reader, i);
		if (line->kind != STRUCTURE_TEXT)
			continue;
		if (before &&
		    (before->kind == STRUCTURE_ITEM ||
		     (before->kind == STRUCTURE_TEXT && before->depth > DEPTH_TEXT)) &&
		    line->depth > before->depth)
			line->flags |= STRUCTURE_CONTINUED;
		if (heads(reader, line, next_line(structure, i)) ||
		    heads_labels(reader, line, i + 1 < structure->lines.n ? line + 1 : NULL)) {
			line->kind = STRUCTURE_HEADING;
			line->flags |= STRUCTURE_SOFT;
			if (line->depth == DEPTH_TEXT)
				line->depth = DEPTH_SOFT;
		}
	}
}

void structure_read(struct structure *structure, struct token_list *tokens, struct str text)
{
	struct reader reader = { structure, tokens, text };
	size_t token = 0;
	struct str rest = text, source;

	while (str_next_line(&rest, &source)) {
		struct structure_line line = { .kind = STRUCTURE_BLANK };
		size_t end = (size_t)(source.p - text.p) + source.n;

		line.all.from = token;
		while (token < tokens->list.n && tokens->list.v[token].kind != TOKEN_BREAK &&
		       tokens->list.v[token].span.at < end)
			token++;
		line.all.to = token;
		read_line(&reader, &line, source);
		vec_push(&structure->lines, line);
		if (token < tokens->list.n && tokens->list.v[token].kind == TOKEN_BREAK)
			token++;
	}
	relate_lines(&reader);
}

void structure_release(struct structure *structure)
{
	vec_release(&structure->lines);
	vec_release(&structure->cells);
}
