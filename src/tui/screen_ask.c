/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_ask.h"

#include "base/file.h"
#include "base/text.h"
#include "tui/screen_path.h"

struct answer {
	char letter;
	const char *label;
	void (*chosen)(struct app *app); /* after the question is closed; NULL only closes it */
	bool is_look; /* shows something: the question stays */
};

enum { ANSWERS = 4, BOX_COLUMNS = 60 };

struct ask_screen {
	const char *title;
	struct buf question;
	struct answer answers[ANSWERS];
	size_t cursor;
	bool is_leaving; /* what is answered was asked in order to quit */
};

/* The answer that changes nothing is the last one. */
static size_t last_answer(const struct ask_screen *screen)
{
	size_t last = ANSWERS - 1;

	while (!screen->answers[last].label)
		last--;
	return last;
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct ask_screen *screen = state;
	struct frame_area inside = { 0, 0, 0, area.columns < BOX_COLUMNS ? area.columns - 4 : BOX_COLUMNS - 4 };
	int rows = frame_put_wrapped(frame, inside, 0, buf_str(&screen->question), STYLE_NORMAL);
	struct frame_area box = frame_centred(area, BOX_COLUMNS, rows + (int)last_answer(screen) + 4);

	(void)app;
	frame_fill(frame, box, STYLE_NORMAL);
	inside = frame_box(frame, box, str_of(screen->title), STYLE_PROMPT);
	inside.column++;
	inside.columns -= 2;
	rows = frame_put_wrapped(frame, inside, 0, buf_str(&screen->question), STYLE_NORMAL) + 1;
	for (size_t i = 0; i < ANSWERS; i++) {
		const struct answer *answer = &screen->answers[i];
		int row = inside.row + rows + (int)i;
		char letter[2] = { answer->letter, '\0' };

		if (!answer->label || row >= inside.row + inside.rows)
			continue;
		frame_put_row(frame, row, inside.column, inside.columns, STR(""),
			      i == screen->cursor ? STYLE_SELECTED : STYLE_NORMAL);
		frame_put(frame, row, inside.column + 1, 1, str_of(letter), STYLE_KEYCAP);
		frame_put_cut(frame, row, inside.column + 4, inside.columns - 4, str_of(answer->label),
			      i == screen->cursor ? STYLE_SELECTED : STYLE_NORMAL);
		if (i == screen->cursor)
			frame_cursor(frame, row, inside.column + 1);
	}
}

static void choose(struct app *app, const struct ask_screen *screen, size_t index)
{
	struct answer answer = screen->answers[index];

	if (answer.is_look) {
		answer.chosen(app);
		return;
	}
	app->is_leaving = screen->is_leaving && answer.chosen;
	app_pop(app);
	if (answer.chosen)
		answer.chosen(app);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct ask_screen *screen = state;
	size_t last = last_answer(screen);

	if (action == ACTION_UP || action == ACTION_LEFT)
		screen->cursor -= screen->cursor > 0;
	else if (action == ACTION_DOWN || action == ACTION_RIGHT)
		screen->cursor += screen->cursor < last;
	else if (action == ACTION_OPEN)
		choose(app, screen, screen->cursor);
	else if (action == ACTION_BACK)
		choose(app, screen, last);
	else
		return action == ACTION_QUIT; /* asked already */
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	struct ask_screen *screen = state;

	for (size_t i = 0; i < ANSWERS; i++)
		if (screen->answers[i].label && text.n == 1 && (text.p[0] | 0x20) == screen->answers[i].letter) {
			choose(app, screen, i);
			return true;
		}
	return true;
}

static void closed(void *state)
{
	struct ask_screen *screen = state;

	buf_release(&screen->question);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "question",
	.is_popup = true,
	.is_question = true,
	.context = ACTION_PROMPT,
	.hints = app_prompt_hints,
	.draw = draw,
	.act = act,
	.type = type,
	.closed = closed,
};

static struct ask_screen *ask(struct app *app, const char *title)
{
	struct ask_screen *screen = mem_zero(1, sizeof(*screen));

	screen->title = title;
	app_push(app, &kind, screen);
	return screen;
}

static void save(struct app *app)
{
	app->effects |= APP_SAVE;
}

static void save_elsewhere(struct app *app)
{
	screen_path_save(app, NULL);
}

static void save_forced(struct app *app)
{
	app->effects |= APP_SAVE_FORCED;
}

static void show_unsaved(struct app *app)
{
	app->effects |= APP_COMPARE_SAVED;
}

static void show_disk(struct app *app)
{
	app->effects |= APP_COMPARE_DISK;
}

static void show_journal(struct app *app)
{
	app->effects |= APP_COMPARE_JOURNAL;
}

static void discard(struct app *app)
{
	app->effects |= APP_QUIT;
}

static void recover(struct app *app)
{
	app->is_recovering = false;
	app->effects |= APP_RECOVER;
}

static void put_aside(struct app *app)
{
	app->is_recovering = false;
	app->effects |= APP_SET_ASIDE;
}

static void leave(struct app *app)
{
	app->effects |= APP_LEAVE;
}

void screen_ask_quit(struct app *app)
{
	struct ask_screen *screen = ask(app, "Unsaved changes");

	buf_adds(&screen->question, app->is_only_read ? "The pack is read-only, and has changes that are in no file."
						      : "The pack has changes that are not saved.");
	screen->is_leaving = true;
	screen->answers[0] = app->is_only_read ? (struct answer){ 's', "save elsewhere", save_elsewhere, false }
					       : (struct answer){ 's', "save and leave", save, false };
	screen->answers[1] = (struct answer){ 'd', "discard the changes and leave", discard, false };
	screen->answers[2] = (struct answer){ 'w', "show what changed", show_unsaved, true };
	screen->answers[3] = (struct answer){ 'c', "cancel: stay here", NULL, false };
}

void screen_ask_recover(struct app *app, size_t edits, const char *when, bool base_matches)
{
	struct ask_screen *screen = ask(app, "Recover");

	buf_printf(&screen->question, "An earlier session ended without saving: %zu edit%s, the last on %s.", edits,
		   edits == 1 ? "" : "s", when);
	if (!base_matches)
		buf_adds(&screen->question,
			 " The file has changed since: recovery stops where an edit no longer fits.");
	screen->answers[0] = (struct answer){ 'r', "recover them (undo takes them back)", recover, false };
	screen->answers[1] = (struct answer){ 'a', "put them aside, in a file beside the pack", put_aside, false };
	screen->answers[2] = (struct answer){ 'w', "show what they change, before you decide", show_journal, true };
	screen->answers[3] = (struct answer){ 'c', "cancel: leave boardpack, keep everything", leave, false };
}

void screen_ask_conflict(struct app *app, bool is_leaving)
{
	struct ask_screen *screen = ask(app, "Changed on disk");

	buf_adds(&screen->question, "Somebody else changed the file since it was read. Nothing was written.");
	screen->is_leaving = is_leaving;
	screen->answers[0] = (struct answer){ 'e', "save elsewhere", save_elsewhere, false };
	screen->answers[1] = (struct answer){ 'o', "overwrite what is there now", save_forced, false };
	screen->answers[2] = (struct answer){ 'w', "show the difference", show_disk, true };
	screen->answers[3] = (struct answer){ 'c', "cancel", NULL, false };
}

void screen_ask_failed(struct app *app, const char *why, bool is_leaving)
{
	struct ask_screen *screen = ask(app, "Not saved");

	buf_printf(&screen->question, "%s. Your text is safe here.", why);
	screen->is_leaving = is_leaving;
	screen->answers[0] = (struct answer){ 'e', "save elsewhere", save_elsewhere, false };
	screen->answers[1] = (struct answer){ 't', "try again", save, false };
	screen->answers[2] = (struct answer){ 'c', "cancel", NULL, false };
}

static void set_status(struct app *app, size_t index)
{
	if (!app_may_edit(app))
		return;
	history_set_status(app->in.history, str_of(pack_status(index)));
	app_message(app, "the pack is now %s; undo takes it back", pack_status(index));
}

static void set_draft(struct app *app)
{
	set_status(app, 0);
}

static void set_preliminary(struct app *app)
{
	set_status(app, 1);
}

static void set_final(struct app *app)
{
	set_status(app, 2);
}

static void add_count(struct buf *out, const char *before, size_t n, const char *what)
{
	buf_printf(out, "%s%zu %s%s", before, n, what, n == 1 ? "" : "s");
}

static void add_key(const struct app *app, enum action action, struct buf *out)
{
	struct buf key = BUF_EMPTY;

	if (action_key(app->in.keys, ACTION_LIST, action, &key))
		buf_printf(out, " (%s)", key.p);
	buf_release(&key);
}

/* What a director would hold against a pack that calls itself final. */
static void add_against(const struct app *app, struct buf *out)
{
	const struct outline *outline = &app->outline;
	size_t errors = outline->levels[LEVEL_ERROR], warnings = outline->levels[LEVEL_WARNING];
	size_t open = outline->asked - outline->answered, start = out->n;

	if (errors)
		add_count(out, "", errors, "error");
	if (warnings)
		add_count(out, out->n > start ? " and " : "", warnings, "warning");
	if (errors + warnings)
		add_key(app, ACTION_FINDINGS, out);
	if (open) {
		add_count(out, out->n > start ? ", " : "", open, "core item");
		buf_adds(out, " without an answer");
		add_key(app, ACTION_LEFT_OPEN, out);
	}
	if (out->n > start)
		buf_splice(out, start, 0, STR("Against final: "));
	else
		buf_adds(out, "Nothing is against final: no error, no warning, every core item answered");
	buf_addc(out, '.');
}

void screen_ask_status(struct app *app)
{
	static const struct answer all[] = { { 'd', "draft: it is still being written", set_draft, false },
					     { 'p', "preliminary: the figures may still move", set_preliminary, false },
					     { 'f', "final: the board may rely on it", set_final, false } };
	size_t now = pack_status_of(app->in.pack), n = 0;
	struct ask_screen *screen;

	if (!app_may_edit(app))
		return;
	screen = ask(app, "Status of the pack");
	buf_printf(&screen->question, "The cover says %s. ", now == SIZE_MAX ? "nothing of it" : pack_status(now));
	add_against(app, &screen->question);
	for (size_t i = COUNT_OF(all); i > 0; i--)
		if (i - 1 != now)
			screen->answers[n++] = all[i - 1];
	screen->answers[n] = (struct answer){ 'c', "cancel: leave it as it is", NULL, false };
}

static void leave_out(struct app *app)
{
	app->effects |= APP_CHOOSE;
}

void screen_ask_leave_out(struct app *app)
{
	struct ask_screen *screen = ask(app, "Leave out");
	struct buf *text = &screen->question, key = BUF_EMPTY;
	const struct item *item = app->chosen.item;

	if (item)
		buf_printf(text, "%.*s will no longer be asked for", STR_FMT(item->label));
	else
		buf_printf(text, "%s%s: %zu item%s will no longer be asked for",
			   str_is(app->chosen.domain, COMPANY_ROUND) ? "No round is being raised? " : "",
			   domain_label(app->chosen.domain), app->chosen_count, app->chosen_count == 1 ? "" : "s");
	buf_adds(text,
		 ", in this pack and in those to come. What is answered stays. The company's boardpack.yaml keeps "
		 "it");
	if (action_key(app->in.keys, ACTION_LIST, ACTION_LEAVE_OUT, &key))
		buf_printf(text, "; there %s asks again", key.p);
	buf_addc(text, '.');
	buf_release(&key);
	screen->answers[0] = (struct answer){ 'l', item ? "leave it out" : "leave the section out", leave_out, false };
	screen->answers[1] = (struct answer){ 'c', "cancel: go on asking", NULL, false };
}

static void write_forced(struct app *app)
{
	app->effects |= APP_WRITE_FORCED;
}

void screen_ask_overwrite(struct app *app)
{
	struct ask_screen *screen = ask(app, "Report");

	buf_printf(&screen->question, "%.*s is there already.", STR_FMT(file_basename(buf_str(&app->path_typed))));
	screen->answers[0] = (struct answer){ 'o', "overwrite it", write_forced, false };
	screen->answers[1] = (struct answer){ 'e', "another name", screen_path_write, false };
	screen->answers[2] = (struct answer){ 'c', "cancel", NULL, false };
}
