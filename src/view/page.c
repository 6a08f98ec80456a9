/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/page.h"

#include "base/text.h"

void page_init(struct page *page)
{
	*page = (struct page){ .lines = { NULL, 0, 0 } };
	arena_init(&page->arena);
}

void page_release(struct page *page)
{
	vec_release(&page->lines);
	arena_release(&page->arena);
}

void page_line(struct page *page, enum page_role role, struct str text)
{
	struct page_line line = { role, arena_str(&page->arena, text) };

	vec_push(&page->lines, line);
}

void page_wrapped(struct page *page, enum page_role role, const char *first, struct str paragraph, int columns)
{
	struct text_spans spans = { NULL, 0, 0 };
	size_t indent = strlen(first);
	struct buf line = BUF_EMPTY;

	columns -= (int)indent;
	text_wrap(paragraph, columns > 1 ? columns : 1, &spans);
	for (size_t i = 0; i < spans.n; i++) {
		buf_clear(&line);
		if (i == 0)
			buf_adds(&line, first);
		else
			buf_fill(&line, ' ', indent);
		buf_add(&line, str_in(paragraph, spans.v[i]));
		page_line(page, role, buf_str(&line));
	}
	buf_release(&line);
	vec_release(&spans);
}

/* Lines that only go on from the line before (no list mark, table or heading) are joined: the page wraps anew. */
static void unwrap(struct str text, struct buf *out)
{
	struct str rest = text, line;
	bool is_open = false;

	while (str_next_line(&rest, &line)) {
		struct str trimmed = str_trim(line);
		bool begins = trimmed.n == 0 || strchr("-*|#>0123456789", trimmed.p[0]) != NULL;

		if (out->n)
			buf_addc(out, is_open && !begins ? ' ' : '\n');
		buf_add(out, is_open && !begins ? trimmed : line);
		is_open = trimmed.n > 0;
	}
}

void page_body(struct page *page, enum page_role role, const char *first, struct str text, int columns)
{
	struct buf shown = BUF_EMPTY, joined = BUF_EMPTY;
	struct str rest, line;

	unwrap(str_trim(text), &joined);
	text_visible(buf_str(&joined), true, &shown);
	rest = buf_str(&shown);
	while (str_next_line(&rest, &line)) {
		if (str_is_blank(line))
			page_line(page, PAGE_BLANK, STR(""));
		else
			page_wrapped(page, role, first, line, columns);
	}
	buf_release(&joined);
	buf_release(&shown);
}

void page_code(struct page *page, enum page_role role, struct str text, int columns)
{
	struct buf shown = BUF_EMPTY;
	struct str rest;

	text_visible(str_trim(text), false, &shown);
	rest = buf_str(&shown);
	while (rest.n) {
		size_t end = rest.n, next;

		/* The longest run of words that fits; a word that is wider than the page is wrapped as text is. */
		while (text_columns(str_sub(rest, 0, end)) > columns) {
			size_t cut = end;

			while (cut > 0 && rest.p[cut - 1] != ' ')
				cut--;
			if (cut == 0)
				break;
			end = cut - 1;
		}
		page_wrapped(page, role, "", str_sub(rest, 0, end), columns);
		next = end < rest.n ? end + 1 : end;
		rest = str_trim(str_sub(rest, next, rest.n - next));
	}
	buf_release(&shown);
}

void page_label(struct page *page, const char *label)
{
	page_line(page, PAGE_BLANK, STR(""));
	page_line(page, PAGE_LABEL, str_of(label));
}

void page_part(struct page *page, const char *label, struct str text, int columns)
{
	if (str_is_blank(text))
		return;
	page_label(page, label);
	page_body(page, PAGE_TEXT, "", text, columns);
}

void page_built(struct page *page, const char *label, struct buf *text, int columns)
{
	page_part(page, label, buf_str(text), columns);
	buf_release(text);
}

void page_list(struct page *page, const char *label, const struct str_list *list, int columns)
{
	if (list->n)
		page_label(page, label);
	for (size_t i = 0; i < list->n; i++)
		page_body(page, PAGE_BULLET, "- ", list->v[i], columns);
}

void page_text(const struct page *page, struct buf *out)
{
	for (size_t i = 0; i < page->lines.n; i++) {
		const struct page_line *line = &page->lines.v[i];

		switch (line->role) {
		case PAGE_TITLE:
		case PAGE_LABEL:
			buf_add(out, line->text);
			break;
		case PAGE_TEXT:
		case PAGE_BULLET:
		case PAGE_EXAMPLE:
			/* Plain text has no styles: the indent tells a body from its label. */
			buf_adds(out, "  ");
			buf_add(out, line->text);
			break;
		case PAGE_BLANK:
			break;
		}
		buf_addc(out, '\n');
	}
}
