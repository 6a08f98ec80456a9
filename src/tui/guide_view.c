/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/guide_view.h"

#include "base/text.h"

enum { MORE_COLUMNS = 18 };

void guide_page_draw(const struct page *page, size_t top, struct frame *frame, struct frame_area area)
{
	static const enum style styles[] = {
		[PAGE_TITLE] = STYLE_HEADING, [PAGE_LABEL] = STYLE_LABEL,   [PAGE_TEXT] = STYLE_GUIDE,
		[PAGE_BULLET] = STYLE_GUIDE,  [PAGE_EXAMPLE] = STYLE_VALUE, [PAGE_BLANK] = STYLE_GUIDE,
	};

	for (int i = 0; i < area.rows && top + (size_t)i < page->lines.n; i++) {
		const struct page_line *line = &page->lines.v[top + (size_t)i];

		frame_put(frame, area.row + i, area.column, area.columns, line->text, styles[line->role]);
	}
}

static void add_line(struct page *page, enum page_role role, struct str text)
{
	struct page_line line = { role, arena_str(&page->arena, text) };

	vec_push(&page->lines, line);
}

static void add_wrapped(struct page *page, enum page_role role, struct str text, int columns)
{
	struct text_spans spans = { NULL, 0, 0 };
	struct str rest = text, line;

	while (str_next_line(&rest, &line)) {
		spans.n = 0;
		text_wrap(line, columns, &spans);
		for (size_t i = 0; i < spans.n; i++)
			add_line(page, role, str_in(line, spans.v[i]));
	}
	vec_release(&spans);
}

/* What this item said in the pack before, word for word: the best start for this period's text. */
static void add_prior(const struct app *app, const struct item *item, int columns, struct page *page)
{
	const char *const *names;
	size_t count = pack_fields(item->kind, &names);
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; app->in.prior && i < count; i++) {
		struct addr at = { item->id, 0, str_of(names[i]) };
		struct str prior = pack_text(app->in.prior, &at);

		if (str_is_blank(prior))
			continue;
		if (item->kind == ITEM_NUMBER)
			buf_printf(&text, "%s: ", pack_field_label(at.field));
		buf_printf(&text, "%.*s\n", STR_FMT(str_trim(prior)));
	}
	if (text.n) {
		add_line(page, PAGE_BLANK, STR(""));
		add_line(page, PAGE_LABEL, STR("Last period"));
		add_wrapped(page, PAGE_EXAMPLE, buf_str(&text), columns);
	}
	buf_release(&text);
}

void guide_page(const struct app *app, const struct item *item, int columns, struct page *page)
{
	page_init(page);
	explain_item(&(struct explain_input){ app->in.catalogue, app->in.company, app->in.facts }, item, EXPLAIN_GUIDE,
		     columns, page);
	add_prior(app, item, columns, page);
}

/* The pane stands beside the item's name and kind, with which a page opens. */
static size_t first_line(const struct page *page)
{
	for (size_t i = 0; i < page->lines.n; i++)
		if (page->lines.v[i].role == PAGE_LABEL)
			return i;
	return 0;
}

void guide_view_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	size_t first, last;

	if (!app->form.item || area.rows < 2)
		return;
	if (app->guide_item != app->form.item || app->guide_columns != area.columns ||
	    (app->guide_figures != app->in.pack->figures && app->form.item->kind == ITEM_NUMBER)) {
		page_release(&app->guide);
		guide_page(app, app->form.item, area.columns, &app->guide);
		app->guide_item = app->form.item;
		app->guide_columns = area.columns;
		app->guide_figures = app->in.pack->figures;
	}
	frame_hline(frame, area.row, area.column, area.columns, STYLE_BORDER);
	frame_put(frame, area.row, area.column + 1, area.columns - 1, STR(" Guide "), STYLE_HEADING);
	area.row++;
	area.rows--;
	first = first_line(&app->guide);
	last = app->guide.lines.n > first + (size_t)area.rows ? app->guide.lines.n - first - (size_t)area.rows : 0;
	if ((size_t)app->guide_top > last)
		app->guide_top = (int)last;
	guide_page_draw(&app->guide, first + (size_t)app->guide_top, frame, area);
	if ((size_t)app->guide_top < last && area.columns > MORE_COLUMNS + 10)
		frame_put(frame, area.row - 1, area.column + area.columns - MORE_COLUMNS - 1, MORE_COLUMNS,
			  STR(" more: M-Down, F5 "), STYLE_DIM);
}

void guide_view_scroll(struct app *app, int delta)
{
	app->guide_top += delta;
	if (app->guide_top < 0)
		app->guide_top = 0;
}
