/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/markdown.h"

#include "base/text.h"

/*
 * Works on lines, not on a parse: a parser would tell what a construct is, but the danger is a construct that two parsers
 * read differently. So every place where one could begin is made harmless whether or not it would begin there:
 *   headings, setext underlines, reference definitions   at the first character behind all quote and list markers
 *   raw HTML, entities                                    wherever '<' or '&' stands outside code that is surely code
 *   fences                                                closed by us, and their lines kept inside their list item
 */

/* A fence further in than this is nobody's code; padding its lines to its indent would let a text grow without bound. */
#define FENCE_INDENT_MAX 40

struct writer {
	struct buf *out;
	bool is_blank; /* the last line written is blank, or nothing is written yet */
	bool is_sure; /* every run of backticks in this paragraph is closed on its own line */
	char fence; /* '`' or '~' while inside one */
	size_t fence_length, fence_indent;
};

/* A line and what stands in front of its content. */
struct line {
	struct str all;
	size_t content; /* offset behind quote and list markers */
	bool is_quoted, is_item;
};

static size_t run_length(struct str s, size_t at, char c)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] == c)
		n++;
	return n;
}

static bool is_all(struct str s, char c)
{
	return s.n > 0 && run_length(s, 0, c) == s.n;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_thematic_break(struct str s)
{
	size_t count = 0;
	char c = s.n ? s.p[0] : 0;

	if (c != '*' && c != '-' && c != '_')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == c)
			count++;
		else if (s.p[i] != ' ')
			return false;
	}
	return count >= 3;
}

/* Bytes of a list marker at the start of s, 0 when there is none. */
static size_t marker_length(struct str s)
{
	size_t n = 0;

	if (s.n && (s.p[0] == '-' || s.p[0] == '+' || s.p[0] == '*')) {
		n = 1;
	} else {
		while (n < s.n && n < 9 && is_digit(s.p[n]))
			n++;
		if (n == 0 || n == s.n || (s.p[n] != '.' && s.p[n] != ')'))
			return 0;
		n++;
	}
	return n == s.n || s.p[n] == ' ' ? n : 0;
}

static struct line read_line(struct str all)
{
	struct line line = { .all = all, .content = run_length(all, 0, ' ') };

	while (line.content < all.n) {
		struct str rest = str_sub(all, line.content, all.n - line.content);
		size_t n;

		if (rest.p[0] == '>') {
			n = 1;
			line.is_quoted = true;
		} else {
			/* Dashes alone may underline a heading: they are no marker here. */
			n = is_thematic_break(rest) || is_all(rest, '-') ? 0 : marker_length(rest);
			if (n == 0)
				break;
			line.is_item = true;
		}
		line.content += n;
		line.content += run_length(all, line.content, ' ');
	}
	return line;
}

static struct str line_rest(const struct line *line)
{
	return str_sub(line->all, line->content, line->all.n - line->content);
}

/* The end of the code span that opens at at, or STR_NONE. Backslashes mean nothing inside code. */
static size_t code_span_end(struct str s, size_t at)
{
	size_t n = run_length(s, at, '`');

	for (size_t i = at + n, m; i < s.n; i += m ? m : 1) {
		m = run_length(s, i, '`');
		if (m == n)
			return i + n;
	}
	return STR_NONE;
}

/* Does every code span of the line end on it, without a bar (which would end a table's cell inside the span)? */
static bool is_line_sure(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		if (s.p[i] == '`') {
			size_t end = code_span_end(s, i);

			if (end == STR_NONE || str_find_char(str_sub(s, 0, end), '|', i) != STR_NONE)
				return false;
			i = end;
		} else {
			i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
		}
	}
	return true;
}

/* How many characters of a fence stand at the start of s; 0 when it is none. A fence of backticks has none behind it. */
static size_t fence_length(struct str s)
{
	char c = s.n ? s.p[0] : 0;
	size_t n = run_length(s, 0, c);

	if ((c != '`' && c != '~') || n < 3 || (c == '`' && str_find_char(s, c, n) != STR_NONE))
		return 0;
	return n;
}

/* In a quote every line of the code would need its own marker: there a fence stays text. */
static bool may_open_fence(const struct line *line)
{
	return fence_length(line_rest(line)) && !line->is_quoted && line->content <= FENCE_INDENT_MAX;
}

/* A paragraph ends at a blank line, and where we will put one. */
static bool is_paragraph_sure(struct str rest)
{
	struct str all;

	while (str_next_line(&rest, &all) && !str_is_blank(all)) {
		struct line line = read_line(all);

		if (may_open_fence(&line))
			return true;
		if (!is_line_sure(all))
			return false;
	}
	return true;
}

static bool is_entity(struct str s, size_t at)
{
	size_t i = at + 1;

	if (i < s.n && s.p[i] == '#')
		return true;
	while (i < s.n && (is_digit(s.p[i]) || ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z')))
		i++;
	return i > at + 1 && i < s.n && s.p[i] == ';';
}

/* A place inside the document, or a file beside it, is short; the bound keeps a line of nothing but links linear. */
enum { RELATIVE_TARGET_MAX = 256 };

/*
 * A link may lead to the web, to a mail address, or stay in the document: what stands behind "](" at at. Any other scheme, a
 * target on the next line and one in angle brackets are no link of ours.
 */
static bool is_safe_target(struct str s, size_t at)
{
	static const char *const safe[] = { "http://", "https://", "mailto:" };
	size_t end = at;

	for (size_t i = 0; i < COUNT_OF(safe); i++) {
		size_t n = strlen(safe[i]);

		if (s.n - at >= n && str_eq_nocase(str_sub(s, at, n), str_of(safe[i])))
			return true;
	}
	for (; end < s.n && s.p[end] != ')' && s.p[end] != ' '; end++)
		if (end - at == RELATIVE_TARGET_MAX || strchr(":\\&<", s.p[end]))
			return false;
	return end > at && s.p[at] != '/';
}

/*
 * A run of backslashes lies wholly inside or outside of code, so counting them in pairs from its start is right in both
 * cases; a '<' left alone is escaped by the author or inside code.
 */
static void put_inline(const struct writer *writer, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t n = 1;

		if (s.p[i] == '\\' && i + 1 < s.n)
			n = 2;
		else if (s.p[i] == '`' && writer->is_sure && code_span_end(s, i) != STR_NONE)
			n = code_span_end(s, i) - i;
		else if (s.p[i] == '<' || (s.p[i] == '&' && is_entity(s, i)))
			buf_addc(writer->out, '\\');
		else if (s.p[i] == '!' && i + 1 < s.n && s.p[i + 1] == '[')
			buf_addc(writer->out, '\\'); /* a picture would be fetched when the board opens the pack */
		else if (s.p[i] == '(' && i && s.p[i - 1] == ']' && !is_safe_target(s, i + 1))
			buf_addc(writer->out, '\\');
		buf_add(writer->out, str_sub(s, i, n));
		i += n;
	}
}

static void put_blank(struct writer *writer)
{
	if (!writer->is_blank)
		buf_addc(writer->out, '\n');
	writer->is_blank = true;
}

static void end_line(struct writer *writer)
{
	buf_addc(writer->out, '\n');
	writer->is_blank = false;
}

static void put_prefix(const struct writer *writer, const struct line *line)
{
	buf_add(writer->out, str_sub(line->all, 0, line->content));
}

/* A heading of the author: bold, a paragraph of its own. Asterisks inside would end the bold too early. */
static void put_bold(struct writer *writer, const struct line *line, struct str title)
{
	struct buf plain = BUF_EMPTY;
	bool was_sure = writer->is_sure;

	title = str_trim(title);
	for (size_t i = 0; i < title.n; i++)
		if (title.p[i] != '*')
			buf_addc(&plain, title.p[i]);
	while (plain.n && (plain.p[plain.n - 1] == '\\' || plain.p[plain.n - 1] == ' '))
		plain.n--;
	put_blank(writer);
	if (plain.n) {
		put_prefix(writer, line);
		buf_adds(writer->out, "**");
		/* What was taken away may have paired other backticks. */
		writer->is_sure = is_line_sure(buf_str(&plain));
		put_inline(writer, buf_str(&plain));
		buf_adds(writer->out, "**");
		end_line(writer);
		put_blank(writer);
		writer->is_sure = was_sure;
	}
	buf_release(&plain);
}

static bool put_heading(struct writer *writer, const struct line *line)
{
	struct str rest = line_rest(line);
	size_t n = run_length(rest, 0, '#'), end = rest.n;

	if (n == 0 || n > 6 || (n < rest.n && rest.p[n] != ' '))
		return false;
	while (end > n && rest.p[end - 1] == '#')
		end--;
	if (end > n && rest.p[end - 1] != ' ')
		end = rest.n;
	put_bold(writer, line, str_sub(rest, n, end - n));
	return true;
}

static void put_fence_line(const struct writer *writer, struct str info)
{
	for (size_t i = 0; i < writer->fence_length; i++)
		buf_addc(writer->out, writer->fence);
	buf_add(writer->out, info);
}

/* The first word of what follows a fence, if it looks like the name of a language. */
static struct str fence_info(struct str s)
{
	size_t n = 0;

	s = str_trim(s);
	while (n < s.n &&
	       (is_digit(s.p[n]) || ((s.p[n] | 32) >= 'a' && (s.p[n] | 32) <= 'z') || s.p[n] == '+' || s.p[n] == '-'))
		n++;
	return str_sub(s, 0, n);
}

static bool put_fence_open(struct writer *writer, const struct line *line)
{
	struct str rest = line_rest(line), info;
	size_t n = fence_length(rest);

	if (n == 0)
		return false;
	info = str_sub(rest, n, rest.n - n);
	if (!may_open_fence(line)) {
		put_prefix(writer, line);
		for (size_t i = 0; i < n; i++) {
			buf_addc(writer->out, '\\');
			buf_addc(writer->out, rest.p[0]);
		}
		put_inline(writer, info);
		end_line(writer);
		return true;
	}
	/* Behind a blank line it opens a fence or continues indented code, never a paragraph. */
	put_blank(writer);
	put_prefix(writer, line);
	writer->fence = rest.p[0];
	writer->fence_length = n;
	writer->fence_indent = line->content;
	put_fence_line(writer, fence_info(info));
	end_line(writer);
	return true;
}

static void put_fence_close(struct writer *writer)
{
	buf_fill(writer->out, ' ', writer->fence_indent);
	put_fence_line(writer, STR(""));
	end_line(writer);
	put_blank(writer);
	writer->fence = 0;
}

static void put_code(struct writer *writer, struct str line)
{
	struct str rest = str_trim(line);
	size_t indent = run_length(line, 0, ' ');

	if (is_all(rest, writer->fence) && rest.n >= writer->fence_length) {
		put_fence_close(writer);
		return;
	}
	/* A line further out would leave the list item and end the code there. */
	if (rest.n && indent < writer->fence_indent)
		buf_fill(writer->out, ' ', writer->fence_indent - indent);
	if (rest.n)
		buf_add(writer->out, line);
	end_line(writer);
}

/* "[x](…" is a link and "- [ ] …" a task; any other "[" at the start might define a reference for the whole document. */
static bool may_define(const struct line *line, struct str rest)
{
	int depth = 0;

	if (rest.n == 0 || rest.p[0] != '[')
		return false;
	if (line->is_item && rest.n > 3 && strchr(" xX", rest.p[1]) && rest.p[2] == ']' && rest.p[3] == ' ')
		return false;
	for (size_t i = 0; i < rest.n; i++) {
		if (rest.p[i] == '\\')
			i++;
		else if (rest.p[i] == '[')
			depth++;
		else if (rest.p[i] == ']' && --depth == 0)
			return i + 1 == rest.n || rest.p[i + 1] != '(';
	}
	return true;
}

static void put_plain(struct writer *writer, const struct line *line)
{
	struct str rest = line_rest(line);

	if (is_all(rest, '-') && rest.n >= 3) {
		/* Set off, it is a line across the page; below a paragraph it would make that a heading. */
		put_blank(writer);
		put_prefix(writer, line);
		buf_adds(writer->out, "---");
		end_line(writer);
		put_blank(writer);
		return;
	}
	/* An empty list item says nothing, and parsers disagree on what an indented line below it is. */
	if ((rest.n == 0 && line->is_item) || (writer->is_blank && str_is(rest, "-"))) {
		put_blank(writer);
		return;
	}
	put_prefix(writer, line);
	if (is_all(rest, '=') || is_all(rest, '-') || may_define(line, rest))
		buf_addc(writer->out, '\\');
	put_inline(writer, rest);
	end_line(writer);
}

/* Is line the only line of a paragraph that the next one underlines? */
static bool is_underlined(const struct writer *writer, const struct line *line, struct str after)
{
	struct str next;

	if (!writer->is_blank || line->content != run_length(line->all, 0, ' ') || line->content > 3)
		return false;
	if (!str_next_line(&after, &next) || run_length(next, 0, ' ') > 3)
		return false;
	next = str_trim(next);
	return is_all(next, '=') || (is_all(next, '-') && next.n > 1);
}

/* CRLF becomes LF and tabs in front of a line become blanks: both carry meaning that visible marks would destroy. */
static void normalise(struct str text, struct buf *out)
{
	struct buf spaced = BUF_EMPTY;
	struct str line;

	while (str_next_line(&text, &line)) {
		size_t at = 0, column = 0;

		for (; at < line.n && (line.p[at] == ' ' || line.p[at] == '\t'); at++)
			column += line.p[at] == '\t' ? 4 - column % 4 : 1;
		buf_fill(&spaced, ' ', column);
		buf_add(&spaced, str_sub(line, at, line.n - at));
		buf_addc(&spaced, '\n');
	}
	text_visible(buf_str(&spaced), true, out);
	buf_release(&spaced);
}

static void put_text_line(struct writer *writer, struct str all, struct str *rest)
{
	struct line line = read_line(all);
	struct str skipped;

	if (put_heading(writer, &line) || put_fence_open(writer, &line))
		return;
	if (is_underlined(writer, &line, *rest) && !is_thematic_break(line_rest(&line))) {
		str_next_line(rest, &skipped);
		put_bold(writer, &line, line_rest(&line));
	} else {
		put_plain(writer, &line);
	}
}

void markdown_narrative(struct str text, struct buf *out)
{
	struct writer writer = { .out = out, .is_blank = true };
	struct buf clean = BUF_EMPTY;
	struct str rest, before, all;
	bool starts_paragraph = true;
	size_t start = out->n;

	normalise(text, &clean);
	rest = buf_str(&clean);
	for (before = rest; str_next_line(&rest, &all); before = rest) {
		if (writer.fence) {
			put_code(&writer, all);
			starts_paragraph = true;
			continue;
		}
		while (all.n && all.p[all.n - 1] == ' ')
			all.n--;
		if (all.n == 0) {
			put_blank(&writer);
			starts_paragraph = true;
			continue;
		}
		if (starts_paragraph)
			writer.is_sure = is_paragraph_sure(before);
		starts_paragraph = false;
		put_text_line(&writer, all, &rest);
	}
	if (writer.fence)
		put_fence_close(&writer);
	/* One line break at the end, whatever the author left. */
	while (out->n > start + 1 && out->p[out->n - 1] == '\n' && out->p[out->n - 2] == '\n')
		out->p[--out->n] = '\0';
	buf_release(&clean);
}
