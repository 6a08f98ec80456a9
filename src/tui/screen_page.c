/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_page.h"

#include "base/text.h"
#include "tui/guide_pane.h"
#include "tui/guide_view.h"
#include "tui/list.h"
#include "view/changes.h"

/* Lines longer than this are hard to read, however wide the terminal is. */
enum { READABLE = 96, KEYS = 22 };

struct page_screen {
	struct list list;
	struct page page;
	int columns; /* that page is wrapped to; 0: not made yet */
	const struct item *item;
	const struct rule *rule;
	struct buf said; /* what the rule says here */
	bool is_changes; /* of definitions */
	enum action_context context; /* help: what it is about */
	const struct screen_kind *about; /* help: the screen */
	const enum action *first; /* help: what the status bar of that screen names */
};

static const enum action *hints(const struct app *app)
{
	static const enum action list[] = { ACTION_BACK, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return list;
}

static void add_line(struct page *page, enum page_role role, struct str text)
{
	struct page_line line = { role, arena_str(&page->arena, text) };

	vec_push(&page->lines, line);
}

/* The keys of action; those that work in context alone when here. */
static void add_keys(const struct app *app, enum action action, enum action_context here, struct buf *out)
{
	for (size_t i = 0; i < app->in.keys->n; i++) {
		const struct action_binding *binding = &app->in.keys->v[i];

		if (binding->action != action)
			continue;
		if (here && action_of(app->in.keys, here, binding->key) != action)
			continue;
		if (out->n)
			buf_addc(out, ' ');
		key_label(binding->key, out);
	}
}

/* Keys and, beside them, what they do. */
static void add_help(const char *keys, struct str help, int columns, struct page *page)
{
	struct buf line = BUF_EMPTY;
	struct text_spans spans = { NULL, 0, 0 };

	text_wrap(help, columns - KEYS - 1 > 10 ? columns - KEYS - 1 : 10, &spans);
	for (size_t i = 0; i < spans.n; i++) {
		buf_clear(&line);
		if (i == 0)
			buf_printf(&line, " %-*s", KEYS - 1, keys);
		else
			buf_fill(&line, ' ', KEYS);
		buf_add(&line, str_in(help, spans.v[i]));
		add_line(page, PAGE_TEXT, buf_str(&line));
	}
	vec_release(&spans);
	buf_release(&line);
}

static void add_action(const struct app *app, enum action action, enum action_context here, const char *help,
		       int columns, struct page *page)
{
	struct buf keys = BUF_EMPTY;

	add_keys(app, action, here, &keys);
	if (keys.n)
		add_help(keys.p, str_of(help ? help : action_row(action)->help), columns, page);
	buf_release(&keys);
}

/* Does the action mean anything on that screen, and what, if it is not what its row says? */
static bool is_used(const struct screen_kind *screen, enum action action, const char **help)
{
	*help = NULL;
	if (!screen->uses)
		return true;
	for (const struct screen_use *use = screen->uses; use->action != ACTION_NONE; use++)
		if (use->action == action) {
			*help = use->help;
			return true;
		}
	return false;
}

static bool is_among(const enum action *list, enum action action)
{
	for (; *list != ACTION_NONE; list++)
		if (*list == action)
			return true;
	return false;
}

/* What a reviewer does, in its order. */
static const enum action review[] = { ACTION_LOOKED,       ACTION_DIFFERENCES, ACTION_FINDINGS, ACTION_FILTER,
				      ACTION_NEXT_FINDING, ACTION_WAIVE,       ACTION_VARIANCE, ACTION_REPORT,
				      ACTION_AUDIENCE,     ACTION_STATUS,      ACTION_NONE };

static void add_review(const struct app *app, const struct page_screen *screen, int columns, struct page *page)
{
	add_line(page, PAGE_BLANK, STR(""));
	add_line(page, PAGE_LABEL, STR("To review a pack"));
	for (const enum action *action = review; *action != ACTION_NONE; action++) {
		const char *help;
		bool works = is_used(screen->about, *action, &help) && action_row(*action)->contexts & screen->context;

		if (is_among(screen->first, *action))
			continue;
		add_action(app, *action, works ? screen->context : (enum action_context)0, help, columns, page);
	}
	add_help("",
		 STR("What the board should know of a figure goes into its Commentary: Enter on the figure, then Tab. "
		     "The reason of a waiver stays in the pack, and the CFO's edition prints it."),
		 columns, page);
}

/* What is wanted most where the user was, what a reviewer wants, what else works there, then everything else. */
static void help_page(const struct app *app, const struct page_screen *screen, int columns, struct page *page)
{
	enum action_context here = screen->context;
	const char *help;

	page_init(page);
	add_line(page, PAGE_TEXT, STR("^S is Ctrl and s, M-w is Alt (Option) and w."));
	add_line(page, PAGE_TEXT, STR("A company to try: boardpack new --example DIR"));
	add_line(page, PAGE_BLANK, STR(""));
	add_line(page, PAGE_LABEL, STR("Keys here"));
	if (screen->about->typing)
		add_help("Space, letters", str_of(screen->about->typing), columns, page);
	for (const enum action *action = screen->first; *action != ACTION_NONE; action++) {
		is_used(screen->about, *action, &help);
		add_action(app, *action, here, help, columns, page);
	}
	add_review(app, screen, columns, page);
	add_line(page, PAGE_BLANK, STR(""));
	add_line(page, PAGE_LABEL, STR("More keys here"));
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (action_row((enum action)i)->contexts & here && !is_among(screen->first, (enum action)i) &&
		    !is_among(review, (enum action)i) && is_used(screen->about, (enum action)i, &help))
			add_action(app, (enum action)i, here, help, columns, page);
	add_line(page, PAGE_BLANK, STR(""));
	add_line(page, PAGE_LABEL, STR("Keys elsewhere"));
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (!(action_row((enum action)i)->contexts & here) && !is_among(review, (enum action)i))
			add_action(app, (enum action)i, (enum action_context)0, NULL, columns, page);
	add_line(page, PAGE_BLANK, STR(""));
	add_line(page, PAGE_LABEL, STR("Marks"));
	add_line(page, PAGE_TEXT, STR(" + answered   o open, core   . open, recommended"));
	add_line(page, PAGE_TEXT, STR(" E error      W warning      A advice     - waived"));
	add_line(page, PAGE_TEXT, STR(" = how a number was read     ? it could not be read"));
}

/* The lines that a pipe gets, a level of indentation told by the style. */
static void changes_page(const struct app *app, int columns, struct page *page)
{
	const struct difference *changes = app->in.changes;
	struct buf title = BUF_EMPTY, text = BUF_EMPTY;
	struct str rest, line;

	page_init(page);
	buf_printf(&title, "%.*s to %.*s, as far as this pack uses it", STR_FMT(changes->old->version),
		   STR_FMT(changes->new->version));
	changes_text(changes, buf_str(&title), columns, &text);
	rest = buf_str(&text);
	while (str_next_line(&rest, &line))
		add_line(page,
			 line.n == 0                     ? PAGE_BLANK
			 : line.p[0] != ' '              ? PAGE_TITLE
			 : str_starts(line, STR("    ")) ? PAGE_TEXT
							 : PAGE_LABEL,
			 line);
	buf_release(&title);
	buf_release(&text);
}

static void make(const struct app *app, struct page_screen *screen, int columns)
{
	if (screen->columns == columns)
		return;
	if (screen->columns)
		page_release(&screen->page);
	screen->columns = columns;
	if (screen->item) {
		guide_pane_make(app, screen->item, columns, &screen->page);
	} else if (screen->rule) {
		page_init(&screen->page);
		explain_rule(screen->rule, buf_str(&screen->said), columns, &screen->page);
	} else if (screen->is_changes) {
		changes_page(app, columns, &screen->page);
	} else {
		help_page(app, screen, columns, &screen->page);
	}
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct page_screen *screen = state;
	int columns = area.columns - 2 < READABLE ? area.columns - 2 : READABLE;

	make(app, screen, columns);
	list_layout(&screen->list, screen->page.lines.n, area.rows, false);
	guide_page_draw(&screen->page, screen->list.top, frame, (struct frame_area){ area.row, 1, area.rows, columns });
	list_draw_more(&screen->list, frame, area);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct page_screen *screen = state;

	/* The key that opened a page closes it. */
	if (action == ACTION_GUIDE || action == ACTION_OPEN || action == ACTION_HELP || action == ACTION_CHANGES) {
		app_pop(app);
		return true;
	}
	return list_scroll(&screen->list, action);
}

static const enum action *rule_hints(const struct app *app)
{
	static const enum action list[] = { ACTION_BACK, ACTION_WAIVE, ACTION_FIX, ACTION_QUIT, ACTION_NONE };

	(void)app;
	return list;
}

/* What is done with a finding is done where it is listed, behind its page: not with what the outline stands on. */
static bool act_on_rule(struct app *app, void *state, enum action action)
{
	const struct screen *below;

	if (action != ACTION_WAIVE && action != ACTION_FIX)
		return act(app, state, action);
	app_pop(app);
	below = &app->screens.v[app->screens.n - 1];
	return below->kind->act(app, below->state, action);
}

static void closed(void *state)
{
	struct page_screen *screen = state;

	if (screen->columns)
		page_release(&screen->page);
	buf_release(&screen->said);
	free(screen);
}

static const struct screen_kind kind_guide = {
	.title = "guide",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static const struct screen_kind kind_rule = {
	.title = "guide",
	.context = ACTION_LIST,
	.hints = rule_hints,
	.draw = draw,
	.act = act_on_rule,
	.closed = closed,
};

static const struct screen_kind kind_changes = {
	.title = "changes of definitions",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static const struct screen_kind kind_help = {
	.title = "help",
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

static void open_page(struct app *app, const struct screen_kind *kind, struct page_screen screen)
{
	struct page_screen *state = mem_zero(1, sizeof(*state));

	*state = screen;
	app_push(app, kind, state);
}

void screen_page_guide(struct app *app)
{
	open_page(app, &kind_guide, (struct page_screen){ .item = app_item(app) });
}

void screen_page_rule(struct app *app, const struct finding *finding)
{
	struct page_screen screen = { .rule = finding->rule };

	buf_add(&screen.said, finding->message);
	open_page(app, &kind_rule, screen);
}

void screen_page_changes(struct app *app)
{
	if (app->in.changes && app->in.changes->items.n)
		open_page(app, &kind_changes, (struct page_screen){ .is_changes = true });
	else
		app_message(app, "no definition that this pack uses has changed since it was written");
}

void screen_page_help(struct app *app)
{
	const struct screen *top = &app->screens.v[app->screens.n - 1];

	open_page(app, &kind_help,
		  (struct page_screen){
			  .context = app_context(app, top->kind), .about = top->kind, .first = top->kind->hints(app) });
}
