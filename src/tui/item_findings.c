/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/item_view.h"

#include "check/kinds.h"
#include "check/rule.h"

static const char letters[] = "AWE";
static const enum style styles[] = { STYLE_FINDING_ADVICE, STYLE_FINDING_WARNING, STYLE_FINDING_ERROR };

/* Did the look at the item alone leave it out, because its rule reads other items or the whole pack? */
static bool is_from_elsewhere(const struct app *app, const struct finding *finding)
{
	const struct item *item = app->here_item;

	return item && str_eq(finding->at.item, item->id) &&
	       (finding->rule->kind->whole || !rule_is_at(finding->rule, item, STR("")));
}

static bool is_here(const struct app *app, const struct finding *finding)
{
	for (size_t i = 0; i < app->here.list.n; i++)
		if (app->here.list.v[i].rule == finding->rule && addr_eq(&app->here.list.v[i].at, &finding->at))
			return true;
	return false;
}

/*
 * The findings that concern the item, one after the other: those of its own look, then those of the last look at the whole pack.
 * NULL at the end. What a row lacks that is being typed is on its way.
 */
static const struct finding *next(const struct app *app, size_t *at)
{
	size_t n = app->here.list.n, all = app->has_findings && !app->is_gliding ? app->findings.list.n : 0;

	while (*at < n + all) {
		size_t i = (*at)++;
		const struct finding *finding = i < n ? &app->here.list.v[i] : &app->findings.list.v[i - n];

		if (app->form.new_row && finding->at.row == app->form.new_row)
			continue;
		if (i < n || (is_from_elsewhere(app, finding) && !is_here(app, finding)))
			return finding;
	}
	return NULL;
}

static void draw_heading(const struct app *app, struct frame *frame, struct frame_area area)
{
	size_t counts[3] = { 0, 0, 0 }, n = 0, waived = 0, at = 0;
	struct buf text = BUF_EMPTY;

	for (const struct finding *finding; (finding = next(app, &at));) {
		if (!finding->waived)
			counts[finding->level]++;
		n += !finding->waived;
		waived += finding->waived;
	}
	buf_adds(&text, n ? " Findings" : " No findings");
	for (int level = LEVEL_ERROR; level >= LEVEL_ADVICE; level--)
		if (counts[level])
			buf_printf(&text, " %c%zu", letters[level], counts[level]);
	if (waived)
		buf_printf(&text, " -%zu waived", waived);
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

/* The remedy; of what is waived the reason. */
static void fix_text(const struct app *app, const struct finding *finding, struct buf *out)
{
	struct buf name = BUF_EMPTY;

	buf_clear(out);
	if (finding->waived) {
		buf_printf(out, "Waived: %.*s", STR_FMT(finding->waiver_reason));
		return;
	}
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
	size_t at = 0;

	*rows = *fix_rows = 0;
	for (const struct finding *finding; (finding = next(app, &at));) {
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

/* Its message, and below it the remedy. Returns the rows taken. */
static int draw_finding(const struct app *app, const struct finding *finding, bool with_fix, struct frame *frame,
			struct frame_area area)
{
	enum style style = finding->waived ? STYLE_DIM : styles[finding->level];
	struct str letter = finding->waived ? STR("-") : (struct str){ &letters[finding->level], 1 };
	struct buf fix = BUF_EMPTY;
	int rows;

	frame_put(frame, area.row, area.column, 1, letter, style);
	rows = frame_put_wrapped(frame, indented(area, 0), 0, finding->message, style);
	if (with_fix) {
		fix_text(app, finding, &fix);
		rows += frame_put_wrapped(frame, indented(area, rows), 0, buf_str(&fix),
					  finding->waived ? STYLE_DIM : STYLE_GUIDE);
	}
	buf_release(&fix);
	return rows;
}

/* The worst first, and behind all others what is waived. */
static int rank(const struct finding *finding)
{
	return finding->waived ? -1 : (int)finding->level;
}

int item_findings_draw(struct app *app, struct frame *frame, struct frame_area area)
{
	bool with_fixes;
	int row = 1, rows, fix_rows;

	if (area.rows < 1)
		return 0;
	draw_heading(app, frame, area);
	measure(app, frame, area, &rows, &fix_rows);
	with_fixes = rows + fix_rows < area.rows;
	if (rows + 1 > area.rows)
		draw_more(app, frame, area);
	for (int wanted = LEVEL_ERROR; wanted >= -1; wanted--) {
		size_t at = 0;

		for (const struct finding *finding; row < area.rows && (finding = next(app, &at));)
			if (rank(finding) == wanted)
				row += draw_finding(app, finding, with_fixes, frame,
						    (struct frame_area){ area.row + row, area.column, area.rows - row,
									 area.columns });
	}
	return row < area.rows ? row : area.rows;
}
