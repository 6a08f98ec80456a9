/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/guide_view.h"

#include "base/text.h"
#include "tui/guide_pane.h"

/* A hint may take a row, and one more for so many rows of the pane. */
enum { MORE_COLUMNS = 10, HINT_SHARE = 5 };

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

static bool is_stale(const struct app *app, int columns)
{
	const struct app_guide *guide = &app->guide;

	if (guide->item != app->form.item || guide->columns != columns ||
	    guide->takes_last != guide_pane_takes_last(app, guide->item))
		return true;
	return guide->item->kind == ITEM_NUMBER &&
	       (guide->figures != app->in.pack->figures || guide->packs != guide_pane_packs(app));
}

static void refresh(struct app *app, int columns)
{
	struct app_guide *guide = &app->guide;

	if (!is_stale(app, columns))
		return;
	page_release(&guide->page);
	guide_pane_make(app, app->form.item, columns, &guide->page);
	guide->item = app->form.item;
	guide->columns = columns;
	guide->takes_last = guide_pane_takes_last(app, guide->item);
	guide->figures = app->in.pack->figures;
	guide->packs = guide_pane_packs(app);
}

/* At most so many rows; the rows used. */
static int draw_hint(const struct app *app, struct frame *frame, struct frame_area area)
{
	struct buf hint = BUF_EMPTY;
	int rows;

	guide_pane_hint(app, &hint);
	rows = frame_put_wrapped(frame, (struct frame_area){ area.row, area.column, 0, area.columns }, 0,
				 buf_str(&hint), STYLE_GUIDE);
	if (rows <= area.rows)
		frame_put_wrapped(frame, area, 0, buf_str(&hint), STYLE_GUIDE);
	else
		frame_put_cut(frame, area.row, area.column, area.columns, buf_str(&hint), STYLE_GUIDE);
	buf_release(&hint);
	return rows <= area.rows ? rows : 1;
}

/* "M-m more, F5 all" on the pane's upper edge. */
static void draw_more(const struct app *app, struct frame *frame, struct frame_area line)
{
	static const enum action actions[] = { ACTION_GUIDE_NEXT, ACTION_GUIDE };
	static const char *const words[] = { "more", "all" };
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;
	int width;

	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		buf_clear(&name);
		if (action_key(app->in.keys, ACTION_TEXT, actions[i], &name))
			buf_printf(&text, "%s %s %s", text.n ? "," : "", name.p, words[i]);
	}
	buf_release(&name);
	buf_addc(&text, ' ');
	width = text_columns(buf_str(&text));
	if (width + MORE_COLUMNS <= line.columns)
		frame_put(frame, line.row, line.column + line.columns - width - 1, width, buf_str(&text), STYLE_DIM);
	buf_release(&text);
}

/* Is all of the page on the screen? */
static bool is_whole(const struct app *app, struct frame_area area)
{
	return app->guide.page.lines.n + 2 <= (size_t)area.rows;
}

void guide_view_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	struct app_guide *guide = &app->guide;
	size_t start, last;
	int used, hint;

	if (!app->form.item || area.rows < 1)
		return;
	/* Where there is no room for a pane, the line on what to type is left of it. */
	if (area.rows < 3) {
		draw_hint(app, frame, (struct frame_area){ area.row + area.rows - 1, area.column, 1, area.columns });
		return;
	}
	refresh(app, area.columns);
	frame_hline(frame, area.row, area.column, area.columns, STYLE_BORDER);
	frame_put(frame, area.row, area.column + 1, area.columns - 1, STR(" Guide "), STYLE_HEADING);
	if (!is_whole(app, area))
		draw_more(app, frame, (struct frame_area){ area.row, area.column, 1, area.columns });
	/* What to type is worth two of three lines; more only where there are many. */
	hint = 1 + (area.rows - 2) / HINT_SHARE;
	if (hint < 2 && area.rows > 3)
		hint = 2;
	used = draw_hint(app, frame, (struct frame_area){ area.row + 1, area.column, hint, area.columns }) + 1;
	area.row += used;
	area.rows -= used;
	start = guide_pane_start(&guide->page, guide->item);
	/* Also the last part may stand at the top. */
	last = guide->page.lines.n > start ? guide->page.lines.n - start - 1 : 0;
	if ((size_t)guide->top > last)
		guide->top = (int)last;
	guide_page_draw(&guide->page, start + (size_t)guide->top, frame, area);
}

void guide_view_scroll(struct app *app, int delta)
{
	app->guide.top += delta;
	if (app->guide.top < 0)
		app->guide.top = 0;
}

void guide_view_next(struct app *app)
{
	struct app_guide *guide = &app->guide;
	size_t start;

	if (!app->form.item || guide->item != app->form.item)
		return;
	start = guide_pane_start(&guide->page, guide->item);
	for (size_t i = start + (size_t)guide->top + 1; i < guide->page.lines.n; i++)
		if (guide->page.lines.v[i].role == PAGE_LABEL) {
			guide->top = (int)(i - start);
			return;
		}
	guide->top = 0;
}
