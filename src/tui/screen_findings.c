/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_findings.h"

#include "base/text.h"
#include "tui/list.h"
#include "tui/screen_filter.h"
#include "tui/screen_page.h"
#include "tui/screen_waive.h"

enum { PLACE = 24, PLACE_NARROW = 16, NARROW = 72, DETAIL = 7, LIST_LEAST = 5, HEAD = 1 };

struct findings_screen {
	struct list list;
	struct list detail; /* the scroll of the pane below, over the finding at the cursor */
	VEC(const struct finding *) order; /* those that pass the filter, the worst first */
	unsigned version; /* of the findings, when they were put in order */
};

/* Smaller comes first: errors to advice, what is not there at all last in its level; behind them what is waived. */
static int rank(const struct finding *finding)
{
	return 2 * (finding->waived ? LEVEL_ERROR + 1 : LEVEL_ERROR - (int)finding->level) +
	       str_is(finding->rule->id, "missing-core");
}

static void put_in_order(const struct app *app, struct findings_screen *screen)
{
	screen->order.n = 0;
	screen->version = app->findings_version;
	for (int i = 0; i <= 2 * (LEVEL_ERROR + 1) + 1; i++)
		for (size_t j = 0; j < app->findings.list.n; j++) {
			const struct finding *finding = &app->findings.list.v[j];

			if (rank(finding) == i && finding_filter_passes(&app->filter, app->in.catalogue, finding))
				vec_push(&screen->order, finding);
		}
	screen->list.n = screen->order.n;
	if (screen->list.cursor >= screen->list.n)
		screen->list.cursor = screen->list.n ? screen->list.n - 1 : 0;
}

static const enum action *hints(const struct app *app)
{
	static const enum action list[] = { ACTION_HELP,   ACTION_BACK,  ACTION_OPEN, ACTION_WAIVE, ACTION_FIX,
					    ACTION_FILTER, ACTION_GUIDE, ACTION_JUMP, ACTION_QUIT,  ACTION_NONE };

	(void)app;
	return list;
}

static const char *level_letter(const struct finding *finding, enum style *style)
{
	static const enum style styles[] = { STYLE_FINDING_ADVICE, STYLE_FINDING_WARNING, STYLE_FINDING_ERROR };

	*style = finding->waived ? STYLE_DIM : styles[finding->level];
	if (finding->waived)
		return "-";
	return finding->level == LEVEL_ERROR ? "E" : finding->level == LEVEL_WARNING ? "W" : "A";
}

static void place_name(const struct app *app, const struct finding *finding, struct buf *out)
{
	const struct item *item = catalogue_find(app->in.catalogue, finding->at.item);

	buf_clear(out);
	if (item)
		buf_add(out, item->short_label);
	else
		buf_adds(out, finding->at.item.n ? "unknown item" : "the pack");
}

/* What is to be done stands before the reason: a low pane shows the first lines. */
static void detail_text(const struct finding *finding, struct buf *out)
{
	buf_printf(out, "%.*s\nFix: %.*s\nWhy: %.*s", STR_FMT(finding->message), STR_FMT(str_trim(finding->rule->fix)),
		   STR_FMT(str_trim(finding->rule->why)));
	if (finding->waived)
		buf_printf(out, "\nWaived: %.*s", STR_FMT(finding->waiver_reason));
}

/* In the line above the pane: which key shows the rest of it. Returns the columns taken. */
static int draw_more(const struct app *app, const struct list *detail, struct frame *frame, struct frame_area line)
{
	size_t below = detail->n > detail->top + detail->rows ? detail->n - detail->top - detail->rows : 0;
	struct buf text = BUF_EMPTY;
	int width = 0;

	buf_addc(&text, ' ');
	if (below && action_key(app->in.keys, ACTION_LIST, ACTION_GUIDE_DOWN, &text)) {
		buf_printf(&text, ": %zu more ", below);
		width = text_columns(buf_str(&text));
		frame_put(frame, line.row, line.column + line.columns - width - 1, width, buf_str(&text), STYLE_DIM);
	}
	buf_release(&text);
	return width;
}

static void draw_detail(const struct app *app, struct findings_screen *screen, struct frame *frame,
			struct frame_area area)
{
	const struct finding *finding = screen->order.v[screen->list.cursor];
	struct buf text = BUF_EMPTY, place = BUF_EMPTY;
	struct frame_area none = { area.row, area.column, 0, area.columns };

	struct frame_area head = area;

	area.row++;
	area.rows--;
	detail_text(finding, &text);
	list_layout(&screen->detail, (size_t)frame_put_wrapped(frame, none, 0, buf_str(&text), STYLE_GUIDE), area.rows,
		    false);
	frame_put_wrapped(frame, area, (int)screen->detail.top, buf_str(&text), STYLE_GUIDE);
	addr_print(&finding->at, &place);
	buf_clear(&text);
	buf_printf(&text, " %.*s  [%.*s] ", STR_FMT(buf_str(&place)), STR_FMT(finding->rule->id));
	frame_hline(frame, head.row, head.column, head.columns, STYLE_BORDER);
	head.columns -= draw_more(app, &screen->detail, frame, head);
	frame_put_cut(frame, head.row, head.column + 1, head.columns - 2, buf_str(&text), STYLE_LABEL);
	buf_release(&text);
	buf_release(&place);
}

/* How many there are, how many of them are not seen, and why. */
static void draw_head(const struct app *app, const struct findings_screen *screen, struct frame *frame,
		      struct frame_area area)
{
	size_t all = app->findings.list.n;
	struct buf head = BUF_EMPTY;

	if (finding_filter_is_open(&app->filter)) {
		buf_printf(&head, "%zu finding%s", all, all == 1 ? "" : "s");
		if (app->findings.waived)
			buf_printf(&head, ", %zu of them waived", app->findings.waived);
	} else {
		buf_printf(&head, "%zu of %zu findings: ", screen->order.n, all);
		finding_filter_print(&app->filter, &head);
	}
	frame_put_cut(frame, area.row, 1, area.columns - 2, buf_str(&head), STYLE_HEADING);
	buf_release(&head);
}

static void draw_nothing(const struct app *app, struct frame *frame, struct frame_area area)
{
	struct buf text = BUF_EMPTY, keys = BUF_EMPTY;

	if (!app->findings.list.n) {
		frame_put(frame, area.row, 1, area.columns - 1, STR("No findings: the checks are content."),
			  STYLE_GOOD);
		return;
	}
	action_keys(app->in.keys, ACTION_FILTER_ALL, &keys);
	buf_printf(&text, "No finding passes the filter; %.*s shows all.", STR_FMT(buf_str(&keys)));
	frame_put_cut(frame, area.row, 1, area.columns - 1, buf_str(&text), STYLE_GUIDE);
	buf_release(&text);
	buf_release(&keys);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct findings_screen *screen = state;
	int detail = area.rows - HEAD >= DETAIL + LIST_LEAST ? DETAIL : area.rows / 2;
	int name = area.columns < NARROW ? PLACE_NARROW : PLACE;
	struct buf place = BUF_EMPTY;

	put_in_order(app, screen);
	if (app->findings.list.n)
		draw_head(app, screen, frame, area);
	area.row += HEAD;
	area.rows -= HEAD;
	list_layout(&screen->list, screen->order.n, area.rows - detail, true);
	if (screen->order.n == 0) {
		draw_nothing(app, frame, area);
		return;
	}
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->order.n; i++) {
		const struct finding *finding = screen->order.v[screen->list.top + i];
		struct frame_area line = { area.row + (int)i, area.column, 1, area.columns };
		enum style style;

		app_target(app,
			   (struct app_target){ .area = line, .list = &screen->list, .index = screen->list.top + i });
		const char *letter = level_letter(finding, &style);

		place_name(app, finding, &place);
		frame_put(frame, line.row, 1, 1, str_of(letter), style);
		frame_put_cut(frame, line.row, 3, name - 1, buf_str(&place), STYLE_LABEL);
		frame_put_cut(frame, line.row, 3 + name, area.columns - name - 3, finding->message, style);
		if (screen->list.top + i == screen->list.cursor) {
			frame_restyle(frame, line, STYLE_SELECTED);
			frame_cursor(frame, line.row, 0);
		}
	}
	draw_detail(app, screen, frame, (struct frame_area){ area.row + area.rows - detail, 0, detail, area.columns });
	buf_release(&place);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct findings_screen *screen = state;
	const struct finding *finding;

	put_in_order(app, screen);
	if (action == ACTION_GUIDE_UP || action == ACTION_GUIDE_DOWN)
		return list_scroll(&screen->detail, action == ACTION_GUIDE_UP ? ACTION_UP : ACTION_DOWN);
	if (action == ACTION_NEXT_FINDING || action == ACTION_PREV_FINDING)
		action = action == ACTION_NEXT_FINDING ? ACTION_DOWN : ACTION_UP;
	if (list_act(&screen->list, action)) {
		screen->detail.top = 0;
		return true;
	}
	if (action == ACTION_FINDINGS) {
		app_pop(app);
		return true;
	}
	/* A remedy was carried out here, and here it is taken back. */
	if (action == ACTION_UNDO || action == ACTION_REDO) {
		if (app_step_history(app, action == ACTION_REDO, NULL))
			app_settle(app);
		return true;
	}
	if (action == ACTION_FILTER || action == ACTION_FILTER_ALL) {
		if (action == ACTION_FILTER)
			screen_filter_open(app);
		else
			finding_filter_clear(&app->filter);
		return true;
	}
	if (screen->list.cursor >= screen->order.n)
		return false;
	finding = screen->order.v[screen->list.cursor];
	if (action == ACTION_GUIDE) {
		screen_page_rule(app, finding);
		return true;
	}
	if (action == ACTION_WAIVE) {
		screen_waive_open(app, finding);
		return true;
	}
	if (action == ACTION_FIX) {
		if (!app_fix(app, finding))
			app_message(app, "the remedy of this finding is not mechanical: Enter goes to its words");
		app_settle(app);
		return true;
	}
	if (action != ACTION_OPEN)
		return false;
	if (!app_go(app, &finding->at, finding->span.at))
		app_message(app, "this finding is about the file, not about an item: see boardpack lint");
	return true;
}

static void closed(void *state)
{
	struct findings_screen *screen = state;

	vec_release(&screen->order);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "findings",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

void screen_findings_open(struct app *app)
{
	struct findings_screen *screen = mem_zero(1, sizeof(*screen));
	const struct item *item = app_item(app);

	put_in_order(app, screen);
	/* Who writes an item starts at its findings; who looks around starts at the worst. */
	for (size_t i = screen->order.n; app->is_in_item && item && i > 0; i--)
		if (str_eq(screen->order.v[i - 1]->at.item, item->id))
			screen->list.cursor = i - 1;
	app_push(app, &kind, screen);
}
