/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_view.h"

static const char letters[] = "AWE";
static const enum style styles[] = { STYLE_FINDING_ADVICE, STYLE_FINDING_WARNING, STYLE_FINDING_ERROR };

/* What a row lacks that is being typed is on its way. */
static bool is_shown(const struct app *app, const struct finding *finding)
{
	return !finding->waived && !(app->form.new_row && finding->at.row == app->form.new_row);
}

static void draw_heading(const struct app *app, struct frame *frame, struct frame_area area)
{
	size_t counts[3] = { 0, 0, 0 }, n = 0;
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < app->here.list.n; i++)
		if (is_shown(app, &app->here.list.v[i])) {
			counts[app->here.list.v[i].level]++;
			n++;
		}
	buf_adds(&text, n ? " Findings" : " No findings");
	for (int level = LEVEL_ERROR; level >= LEVEL_ADVICE; level--)
		if (counts[level])
			buf_printf(&text, " %c%zu", letters[level], counts[level]);
	buf_addc(&text, ' ');
	frame_hline(frame, area.row, area.column, area.columns, STYLE_BORDER);
	frame_put_cut(frame, area.row, area.column + 1, area.columns - 1, buf_str(&text),
		      n ? STYLE_HEADING : STYLE_DIM);
	buf_release(&text);
}

static struct frame_area indented(struct frame_area area, int row)
{
	return (struct frame_area){ area.row + row, area.column + 2, area.rows > row ? area.rows - row : 0,
				    area.columns - 2 };
}

static void fix_text(const struct app *app, const struct finding *finding, struct buf *out)
{
	struct buf name = BUF_EMPTY;

	buf_clear(out);
	buf_printf(out, "Fix: %.*s", STR_FMT(str_trim(finding->rule->fix)));
	if (finding->has_fix && action_key(app->in.keys, ACTION_TEXT, ACTION_FIX, &name))
		buf_printf(out, " %s does it.", name.p);
	buf_release(&name);
}

/* Rows that all messages take, and those of their remedies. */
static void measure(const struct app *app, struct frame *frame, struct frame_area area, int *rows, int *fix_rows)
{
	struct frame_area none = { area.row, area.column, 0, area.columns - 2 };
	struct buf fix = BUF_EMPTY;

	*rows = *fix_rows = 0;

	for (size_t i = 0; i < app->here.list.n; i++) {
		const struct finding *finding = &app->here.list.v[i];

		if (!is_shown(app, finding))
			continue;
		*rows += frame_put_wrapped(frame, none, 0, finding->message, STYLE_NORMAL);
		fix_text(app, finding, &fix);
		*fix_rows += frame_put_wrapped(frame, none, 0, buf_str(&fix), STYLE_NORMAL);
	}
	buf_release(&fix);
}

/* The key of the list that has all of them, on the heading's line. */
static void draw_more(const struct app *app, struct frame *frame, struct frame_area area)
{
	struct buf text = BUF_EMPTY;
	int width;

	buf_adds(&text, " more: ");
	if (action_key(app->in.keys, ACTION_TEXT, ACTION_FINDINGS, &text)) {
		buf_addc(&text, ' ');
		width = text_columns(buf_str(&text));
		if (area.columns > width + 24)
			frame_put(frame, area.row, area.column + area.columns - width - 1, width, buf_str(&text),
				  STYLE_DIM);
	}
	buf_release(&text);
}

int item_findings_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	struct buf fix = BUF_EMPTY;
	bool with_fixes;
	int row = 1, rows, fix_rows;

	if (area.rows < 1)
		return 0;
	draw_heading(app, frame, area);
	measure(app, frame, area, &rows, &fix_rows);
	with_fixes = rows + fix_rows < area.rows;
	if (rows + 1 > area.rows)
		draw_more(app, frame, area);
	for (int level = LEVEL_ERROR; level >= LEVEL_ADVICE; level--)
		for (size_t i = 0; i < app->here.list.n && row < area.rows; i++) {
			const struct finding *finding = &app->here.list.v[i];
			struct str letter = { &letters[level], 1 };
			int used;

			if (!is_shown(app, finding) || (int)finding->level != level)
				continue;
			frame_put(frame, area.row + row, area.column, 1, letter, styles[level]);
			used = frame_put_wrapped(frame, indented(area, row), 0, finding->message, styles[level]);
			row += used;
			if (!with_fixes)
				continue;
			fix_text(app, finding, &fix);
			row += frame_put_wrapped(frame, indented(area, row), 0, buf_str(&fix), STYLE_GUIDE);
		}
	buf_release(&fix);
	return row < area.rows ? row : area.rows;
}
