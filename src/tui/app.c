/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/app.h"

#include "base/file.h"
#include "base/text.h"
#include "tui/item_act.h"
#include "tui/rows_paste.h"
#include "tui/screen_ask.h"
#include "tui/screen_main.h"

/* What is not there can never be the pack's version of the moment. */
#define NO_VERSION ((unsigned)-1)

struct app *app_new(const struct app_input *input)
{
	struct app *app = mem_zero(1, sizeof(*app));

	app->in = *input;
	outline_init(&app->outline);
	form_init(&app->form, &app->clipboard);
	findings_init(&app->findings);
	findings_init(&app->here);
	page_init(&app->guide.page);
	lines_init(&app->report.lines);
	app_push(app, &screen_main, NULL);
	/* The first picture waits for no check: findings and guidance come with the first rest. */
	app->is_gliding = true;
	app_changed(app);
	/* The first item, not the heading above it, is what a user wants to see. */
	outline_step(&app->outline, 1);
	app_idle(app);
	return app;
}

static void drop_job(struct app *app)
{
	lint_job_free(app->job);
	app->job = NULL;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	while (app->screens.n)
		app_pop(app);
	vec_release(&app->screens);
	vec_release(&app->targets);
	vec_release(&app->way);
	drop_job(app);
	rows_paste_free(app->paste);
	form_release(&app->form);
	outline_release(&app->outline);
	findings_release(&app->findings);
	findings_release(&app->here);
	page_release(&app->guide.page);
	buf_release(&app->clipboard);
	buf_release(&app->message);
	buf_release(&app->busy);
	buf_release(&app->written);
	buf_release(&app->path_typed);
	buf_release(&app->word);
	buf_release(&app->searched);
	finding_filter_release(&app->filter);
	lines_release(&app->report.lines);
	free(app);
}

void app_push(struct app *app, const struct screen_kind *kind, void *state)
{
	struct screen screen = { kind, state };

	vec_push(&app->screens, screen);
}

void app_pop(struct app *app)
{
	struct screen screen = app->screens.v[app->screens.n - 1];

	app->screens.n--;
	if (screen.kind->closed)
		screen.kind->closed(screen.state);
}

void app_pop_all(struct app *app)
{
	while (app->screens.n > 1 && !app->screens.v[app->screens.n - 1].kind->is_question)
		app_pop(app);
}

bool app_has_question(const struct app *app)
{
	for (size_t i = 0; i < app->screens.n; i++)
		if (app->screens.v[i].kind->is_question)
			return true;
	return false;
}

bool app_is_on_top(const struct app *app, const struct screen_kind *kind)
{
	return app->screens.v[app->screens.n - 1].kind == kind;
}

enum action_context app_context(const struct app *app, const struct screen_kind *kind)
{
	if (kind->context)
		return kind->context;
	return app->is_in_item ? item_context(app) : ACTION_LIST;
}

const enum action *app_prompt_hints(const struct app *app)
{
	static const enum action prompt[] = { ACTION_OPEN, ACTION_BACK, ACTION_NONE };

	(void)app;
	return prompt;
}

__attribute__((format(printf, 3, 0))) static void say(struct app *app, bool is_alarm, const char *format, va_list args)
{
	buf_clear(&app->message);
	buf_vprintf(&app->message, format, args);
	app->is_alarm = is_alarm;
}

void app_message(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(app, false, format, args);
	va_end(args);
}

void app_alarm(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(app, true, format, args);
	va_end(args);
}

static struct lint_input lint_input_of(const struct app *app)
{
	return (struct lint_input){ .catalogue = app->in.catalogue,
				    .company = app->in.company,
				    .rules = app->in.rules,
				    .pack = app->in.pack,
				    .facts = app->in.facts,
				    .today = app->in.today };
}

const char *app_status(const struct app *app)
{
	return pack_status(pack_status_of(app->in.pack));
}

const struct item *app_item(const struct app *app)
{
	const struct outline_row *row = outline_row(&app->outline);

	return row ? row->item : NULL;
}

struct str app_text(const struct app *app, const struct addr *at)
{
	return pack_text(app->in.pack, at);
}

/* The row that was begun and is being typed: what it lacks is on its way. */
static const struct item *typed_table(const struct app *app)
{
	return app->form.new_row ? app->form.item : NULL;
}

static void refresh_outline(struct app *app)
{
	app->outline.typed = typed_table(app);
	app->outline.typed_row = app->form.new_row;
	outline_refresh(&app->outline, app->in.catalogue, app->in.company, app->in.facts, &app->findings);
}

void app_changed(struct app *app)
{
	app->seen_figures = app->findings_version = app->here_version = app->shifted_version = NO_VERSION;
	app->has_findings = false;
	drop_job(app);
	app_idle(app);
}

/* Is a change inside of what a remedy replaces? Where it only inserts, field_shift() has moved the place. */
static bool touches(const struct span *span, const struct field_change *change)
{
	return change->offset + change->text.n > span->at && change->offset < span->at + span->n;
}

/* Marks move with the words that they are about, until the item is looked at again. */
static void shift_marks(struct app *app, struct form_field *field, const struct field_change *change)
{
	for (size_t i = 0; i < app->here.list.n; i++) {
		struct finding *finding = &app->here.list.v[i];

		if (!addr_eq(&finding->at, &field->at) || !finding->span.n)
			continue;
		field_shift(&finding->span, change);
		field_shift(&finding->fix_span, change);
		/* What it is about, or what the remedy replaces, was typed over: no picture offers it any more. */
		if (finding->has_fix && (!finding->span.n || touches(&finding->fix_span, change))) {
			finding->has_fix = false;
			app->focus.field = NULL;
		}
	}
	spelling_shift(&field->misspelt, app_text(app, &field->at), change);
	app->shifted_version = app->in.pack->version;
}

bool app_ready(struct app *app)
{
	bool is_same = app->here_item && app->here_item == app_item(app);

	app->is_behind = false;
	if (app->is_gliding) {
		app_idle(app);
		return false;
	}
	if (is_same && app->here_version == app->in.pack->version && app->seen_figures == app->in.pack->figures)
		return false;
	if (is_same && app->shifted_version == app->in.pack->version) {
		facts_refresh(app->in.facts);
		form_show(&app->form, app->here_item, app->in.pack);
		app->is_behind = true;
		return true;
	}
	app_idle(app);
	return false;
}

void app_idle(struct app *app)
{
	struct lint_input input = lint_input_of(app);
	const struct item *item;

	app->is_behind = false;
	if (!app_is_working(app))
		item_drop_left_row(app);
	facts_refresh(app->in.facts);
	/* Numbers and findings of a table that is being filled are looked at when it is full. */
	if (app_is_working(app)) {
		form_show(&app->form, app_item(app), app->in.pack);
		return;
	}
	/* Words within a narrative change no number and answer nothing that was open. */
	if (app->seen_figures != app->in.pack->figures || app->outline.typed != typed_table(app) ||
	    app->outline.typed_row != app->form.new_row) {
		refresh_outline(app);
		app->seen_figures = app->in.pack->figures;
	}
	item = app_item(app);
	if (!item)
		app->is_in_item = false;
	form_show(&app->form, item, app->in.pack);
	if (app->here_item == item && app->here_version == app->in.pack->version)
		return;
	if (item && !app->is_gliding)
		lint_item(&input, item, &app->here);
	else
		findings_clear(&app->here);
	if (app->here_item != item)
		app->guide.top = 0;
	app->here_item = item;
	app->here_version = app->is_gliding ? NO_VERSION : app->in.pack->version;
}

/* The next earlier pack is read, for histories and for the formulas that reach it. False when all are. */
static bool read_earlier(struct app *app)
{
	int back = 1;

	while (back <= facts_back(app->in.facts) && facts_is_read(app->in.facts, back))
		back++;
	if (back > facts_back(app->in.facts))
		return false;
	facts_pack(app->in.facts, back);
	return true;
}

void app_judge(struct app *app, const struct speller *speller)
{
	app->in.speller = speller;
	app->words_version++;
	drop_job(app);
	app->has_findings = false;
	app->here_version = NO_VERSION;
}

bool app_settle_step(struct app *app)
{
	struct lint_input input = lint_input_of(app);

	app->is_gliding = false;
	if (read_earlier(app))
		return false;
	if (app->has_findings && app->findings_version == app->in.pack->version)
		return true;
	if (app->job_version != app->in.pack->version)
		drop_job(app);
	if (!app->job) {
		app->job = lint_job_new(&input);
		app->job_version = app->in.pack->version;
	}
	if (lint_job_step(app->job))
		return false;
	lint_job_take(app->job, &app->findings);
	drop_job(app);
	app->findings_version = app->in.pack->version;
	app->has_findings = true;
	refresh_outline(app);
	return true;
}

bool app_settle(struct app *app)
{
	bool is_fresh = app->has_findings && app->findings_version == app->in.pack->version && !app->is_gliding;

	while (!app_settle_step(app))
		continue;
	return !is_fresh;
}

bool app_may_edit(struct app *app)
{
	if (app->in.is_read_only)
		app_alarm(app, "read-only while somebody else edits this pack: nothing that is typed here is taken");
	else if (app->is_recovering)
		app_alarm(app, "first decide about the edits of the earlier session");
	else if (app_is_working(app))
		app_alarm(app, "rows are on their way into a table; Esc stops them");
	return !app->in.is_read_only && !app->is_recovering && !app_is_working(app);
}

void app_change(struct app *app, struct form_field *field, struct field_change *change)
{
	bool may = app_may_edit(app) && !form_is_computed(field);
	bool done = may && history_splice(app->in.history, &field->at, change->offset, change->n, change->text);

	if (done && app->here_item == app->form.item)
		shift_marks(app, field, change);
	if (may && !done)
		app_alarm(app, "that text cannot be taken in: it is not well-formed UTF-8");
	field_applied(&field->field, app_text(app, &field->at), change, done);
}

bool app_go(struct app *app, const struct addr *at, size_t offset)
{
	const struct item *item = catalogue_find(app->in.catalogue, at->item);
	struct form_field *field;

	if (!item)
		return false;
	app_pop_all(app);
	app_idle(app);
	if (!outline_select(&app->outline, item)) {
		refresh_outline(app);
		outline_select(&app->outline, item);
	}
	app_idle(app);
	app->is_in_item = true;
	app->form.is_cell_open = app->form.is_over = app->form.is_ended = false;
	if (item->kind == ITEM_TABLE && !at->row && str_is(at->field, PACK_TABLE_TEXT) &&
	    !str_is_blank(app_text(app, at))) {
		app->form.wants_text = true;
		form_show(&app->form, item, app->in.pack);
	}
	if (!at->row && !at->field.n)
		app->form.current = 0;
	if (!form_select(&app->form, at))
		return true;
	field = form_current(&app->form);
	if (form_is_table(&app->form) && at->field.n && !form_is_computed(field))
		form_open_cell(&app->form, app_text(app, &field->at));
	if (at->field.n)
		field_goto(&field->field, app_text(app, &field->at), offset);
	return true;
}

bool app_show(struct app *app, const struct addr *at, size_t offset)
{
	enum action_context context = app_context(app, app->screens.v[app->screens.n - 1].kind);

	if (!app_go(app, at, offset))
		return false;
	if (context & ACTION_TYPING)
		return true;
	app->form.is_cell_open = false;
	/* The list that rows were made of is where the user was typing before. */
	app->is_in_item = context == ACTION_TABLE && (form_rows(&app->form) > 0 || app->form.is_text);
	return true;
}

/*
 * A letter that was a command never leads to where letters type: what follows would be taken in, and by another item. Closing
 * a page goes back to where the user was typing, and a new row and a list that is to become rows want words.
 */
static void stay_a_command(struct app *app, enum action_context before, enum action action)
{
	const struct screen_kind *kind = app->screens.v[app->screens.n - 1].kind;

	if (!app->is_letter || (before & ACTION_TYPING) || kind != &screen_main ||
	    !(app_context(app, kind) & ACTION_TYPING) || action == ACTION_BACK)
		return;
	app->is_in_item = false;
	app->form.is_cell_open = false;
}

static void say_nothing_to_do(struct app *app, enum action_context context)
{
	const struct screen_kind *top = app->screens.v[app->screens.n - 1].kind;
	struct buf key = BUF_EMPTY;

	/* A page above the question; on the question itself the key means nothing, like anywhere. */
	if (app_has_question(app) && !(top->is_question && top->type))
		app_message(app, "first answer the question; Esc leads back to it");
	else if (action_key(app->in.keys, context, ACTION_HELP, &key))
		app_message(app, "nothing to do here for that key; %s shows the keys", key.p);
	else
		app_message(app, "nothing to do here for that key");
	buf_release(&key);
}

/* A key of the item at hand, pressed in the outline beside it, where the item's own text names it. */
static void say_key_of_item(struct app *app, struct key key)
{
	struct buf name = BUF_EMPTY;

	if (app_item(app) && action_of(app->in.keys, item_context(app), key) != ACTION_NONE &&
	    action_key(app->in.keys, ACTION_LIST, ACTION_OPEN, &name))
		app_message(app, "that key works in the item: %s leads there", name.p);
	buf_release(&name);
}

static void handle_key(struct app *app, struct key key)
{
	struct screen *screen = &app->screens.v[app->screens.n - 1];
	enum action_context context = app_context(app, screen->kind);
	enum action action;

	app->is_letter = key_is_text(key);
	app->is_refusing = app->is_refusing && app->is_letter;
	action = app->is_refusing ? ACTION_NONE : action_of(app->in.keys, context, key);
	app->form.is_ended = app->form.is_ended && app->is_letter;
	if (action == ACTION_NONE && key_is_text(key) && screen->kind->type) {
		struct buf typed = BUF_EMPTY;

		if (key.kind == KEY_KIND_CHAR)
			text_encode(&typed, key.code);
		screen->kind->type(app, screen->state, buf_str(&typed));
		buf_release(&typed);
		return;
	}
	if (action == ACTION_NONE) {
		if (screen->kind == &screen_main && !app->is_in_item)
			say_key_of_item(app, key);
		return;
	}
	if (action == ACTION_BACK && app_is_working(app)) {
		rows_paste_stop(app);
		return;
	}
	if (screen->kind->act(app, screen->state, action) || app_act_anywhere(app, action, context == ACTION_PROMPT))
		stay_a_command(app, context, action);
	else
		say_nothing_to_do(app, context);
}

unsigned app_handle(struct app *app, const struct event *event)
{
	struct screen *screen = &app->screens.v[app->screens.n - 1];
	unsigned effects;

	app->effects = APP_NOTHING;
	if (event->kind == EVENT_KEY || event->kind == EVENT_PASTE || event->kind == EVENT_CLICK ||
	    event->kind == EVENT_WHEEL) {
		app->is_telling = app->is_telling && event->kind == EVENT_KEY && key_is_text(event->key);
		if (!app->is_telling)
			buf_clear(&app->message);
		app->is_alarm = app->is_telling;
		app->is_gliding = false;
		app->is_begun = true;
		/* Actions look at fields: these must be the pack's of this moment, also when keys come faster than frames. */
		form_show(&app->form, app_item(app), app->in.pack);
	}
	if (event->kind == EVENT_KEY)
		handle_key(app, event->key);
	else if (event->kind == EVENT_PASTE && screen->kind->type) {
		screen->kind->type(app, screen->state, event->text);
		app->is_refusing = false; /* a paste is over when it is in */
	}
	if (event->kind == EVENT_CLICK || event->kind == EVENT_WHEEL)
		app_point(app, event);
	form_leave_row(&app->form);
	if (app->is_only_read && !app->is_told_where && !history_is_saved(app->in.history))
		app_say_where(app);
	effects = app->effects;
	app->effects = APP_NOTHING;
	return effects;
}

struct str app_edited_text(const struct app *app, struct str *name)
{
	const struct form_field *field = form_current(&app->form);

	*name = app->form.item ? app->form.item->slug : STR("");
	return field ? app_text(app, &field->at) : STR("");
}

static size_t code_start(struct str text, size_t at)
{
	while (at > 0 && at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80)
		at--;
	return at;
}

void app_edited(struct app *app, struct str text)
{
	struct form_field *field = form_current(&app->form);
	struct str old = field ? app_text(app, &field->at) : STR("");
	size_t head = 0, tail = 0, most = old.n < text.n ? old.n : text.n;

	if (!field || !app_may_edit(app))
		return;
	if (str_eq(old, text)) {
		app_message(app, "nothing was changed");
		return;
	}
	while (head < most && old.p[head] == text.p[head])
		head++;
	head = code_start(old, head);
	while (tail < most - head && old.p[old.n - tail - 1] == text.p[text.n - tail - 1])
		tail++;
	while (tail > 0 && ((unsigned char)text.p[text.n - tail] & 0xc0) == 0x80)
		tail--;
	history_close(app->in.history);
	history_splice(app->in.history, &field->at, head, old.n - tail - head,
		       str_sub(text, head, text.n - tail - head));
	history_close(app->in.history);
	field_goto(&field->field, app_text(app, &field->at), text.n - tail);
	app_message(app, "taken over; undo brings the old text back");
}
