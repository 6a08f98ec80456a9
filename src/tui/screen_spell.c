/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_spell.h"

#include "base/text.h"
#include "tui/list.h"
#include "tui/spelling.h"

struct spell_screen {
	struct list list;
	struct arena arena;
	struct speller_suggestions found;
	bool is_asked; /* found is the answer */
	struct addr at;
	struct span span;
	size_t cursor; /* of who writes: while the word is shown the field's stands on it */
	struct buf word;
};

static const enum action *hints(const struct app *app)
{
	static const enum action list[] = { ACTION_OPEN, ACTION_LEARN, ACTION_BACK, ACTION_NONE };

	(void)app;
	return list;
}

/* The answer comes from another process: asked again with every picture until it is there. */
static void ask(const struct app *app, struct spell_screen *screen)
{
	if (screen->is_asked && !screen->found.is_pending)
		return;
	arena_release(&screen->arena);
	arena_init(&screen->arena);
	screen->found = (struct speller_suggestions){ NULL, 0, false };
	app->in.speller->suggest(app->in.speller->data, buf_str(&screen->word), &screen->arena, &screen->found);
	screen->is_asked = true;
}

static void draw_nothing(const struct app *app, const struct spell_screen *screen, struct frame *frame,
			 struct frame_area line)
{
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;

	buf_adds(&text, screen->found.is_pending ? "looking ..." : "no suggestions");
	if (!screen->found.is_pending && action_key(app->in.keys, ACTION_LIST, ACTION_LEARN, &name))
		buf_printf(&text, "; %s learns the word", name.p);
	frame_put(frame, line.row, line.column, line.columns, buf_str(&text), STYLE_DIM);
	buf_release(&name);
	buf_release(&text);
}

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct spell_screen *screen = state;
	struct frame_area box = area, inside;
	int rows;

	ask(app, screen);
	rows = (int)(screen->found.n ? screen->found.n : 1) + 2;
	if (box.columns > 40) {
		box.column = (area.columns - 40) / 2;
		box.columns = 40;
	}
	if (box.rows > rows) {
		box.row = area.row + (area.rows - rows) / 3;
		box.rows = rows;
	}
	frame_fill(frame, box, STYLE_NORMAL);
	inside = frame_box(frame, box, buf_str(&screen->word), STYLE_BORDER_FOCUS);
	list_layout(&screen->list, screen->found.n, inside.rows, true);
	if (screen->found.n == 0)
		draw_nothing(app, screen, frame,
			     (struct frame_area){ inside.row, inside.column + 1, 1, inside.columns - 1 });
	for (size_t i = 0; i < screen->list.rows && screen->list.top + i < screen->found.n; i++) {
		bool is_cursor = screen->list.top + i == screen->list.cursor;
		int row = inside.row + (int)i;

		frame_put_row(frame, row, inside.column, inside.columns, STR(""),
			      is_cursor ? STYLE_SELECTED : STYLE_NORMAL);
		frame_put_cut(frame, row, inside.column + 1, inside.columns - 2, screen->found.v[screen->list.top + i],
			      is_cursor ? STYLE_SELECTED : STYLE_NORMAL);
		if (is_cursor)
			frame_cursor(frame, row, inside.column + 1);
	}
}

/* The cursor goes back to where the writing goes on; from there, asking again leads to the next word. */
static void go_back(struct app *app, const struct spell_screen *screen, struct span word, size_t cursor)
{
	struct form_field *field = form_current(&app->form);

	if (!field || !addr_eq(&field->at, &screen->at))
		return;
	field_goto(&field->field, app_text(app, &field->at), cursor);
	app->offer = (struct app_offer){ app->form.item, app->form.current, word, cursor, app->in.pack->version };
}

static void replace(struct app *app, const struct spell_screen *screen)
{
	struct str text = app_text(app, &screen->at), to = screen->found.v[screen->list.cursor];
	struct span word = screen->span;
	struct field_change change = { .offset = word.at, .n = word.n, .text = to };
	struct span cursor = { screen->cursor, 0 };

	/* Between question and answer nothing else was typed; if it was after all, the word is not there any more. */
	if (word.at + word.n > text.n || !str_eq(str_in(text, word), buf_str(&screen->word)))
		return;
	history_close(app->in.history);
	history_splice(app->in.history, &screen->at, word.at, word.n, to);
	history_close(app->in.history);
	field_shift(&cursor, &change);
	if (screen->cursor > word.at && screen->cursor < word.at + word.n)
		cursor.at = word.at + to.n;
	word.n = to.n;
	go_back(app, screen, word, cursor.at);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct spell_screen *screen = state;
	bool is_replaced = action == ACTION_OPEN && screen->list.cursor < screen->found.n;

	if (list_act(&screen->list, action))
		return true;
	if (action != ACTION_OPEN && action != ACTION_LEARN && action != ACTION_LEARN_MINE && action != ACTION_BACK)
		return false;
	if (action == ACTION_LEARN || action == ACTION_LEARN_MINE)
		screen_spell_learn(app, buf_str(&screen->word), action == ACTION_LEARN_MINE);
	if (is_replaced)
		replace(app, screen);
	else
		go_back(app, screen, screen->span, screen->cursor);
	app_pop(app);
	return true;
}

static void closed(void *state)
{
	struct spell_screen *screen = state;

	arena_release(&screen->arena);
	buf_release(&screen->word);
	free(screen);
}

static const struct screen_kind kind = {
	.title = "spelling",
	.verb = "replace",
	.is_popup = true,
	.context = ACTION_LIST,
	.hints = hints,
	.draw = draw,
	.act = act,
	.closed = closed,
};

void screen_spell_learn(struct app *app, struct str word, bool is_mine)
{
	const struct speller *speller = app->in.speller;

	if (speller && speller->is_ready(speller->data) && speller->is_right(speller->data, word) &&
	    !(speller->is_open && speller->is_open(speller->data, word))) {
		app_message(app, "'%.*s' is spelt right already", STR_FMT(word));
		return;
	}
	buf_clear(&app->word);
	buf_add(&app->word, word);
	if (speller)
		speller->learn(speller->data, buf_str(&app->word));
	app->words_version++;
	app->effects |= is_mine ? APP_LEARN_MINE : APP_LEARN;
}

/*
 * Who asks again without having moved or typed is led on to the word behind, around the end as a search goes. Else it is the
 * word that was just written: the last one before the cursor.
 */
static struct span word_to_offer(const struct app *app, const struct form_field *field, struct str text)
{
	const struct app_offer *offer = &app->offer;
	const struct speller *speller = app->in.speller;
	size_t cursor = field->field.cursor < text.n ? field->field.cursor : text.n;
	struct span span = { 0, 0 };

	if (!offer->item || offer->item != app->form.item || offer->field != app->form.current ||
	    offer->version != app->in.pack->version || offer->cursor != cursor)
		return spelling_near(speller, text, cursor);
	span = spelling_word(speller, text, offer->word.at + offer->word.n + 1);
	return span.n ? span : spelling_word(speller, text, 0);
}

void screen_spell_open(struct app *app)
{
	struct form_field *field = form_current(&app->form);
	struct spell_screen *screen;
	struct str text;
	struct span span;

	if (!field || !app_may_edit(app))
		return;
	if (!app->in.speller || !app->in.speller->is_ready(app->in.speller->data)) {
		app_message(app, "no dictionary is there to ask");
		return;
	}
	text = app_text(app, &field->at);
	span = word_to_offer(app, field, text);
	if (!span.n) {
		app_message(app, "no misspelt word here");
		return;
	}
	screen = mem_zero(1, sizeof(*screen));
	screen->cursor = field->field.cursor;
	field_goto(&field->field, text, span.at);
	arena_init(&screen->arena);
	screen->at = field->at;
	screen->span = span;
	buf_add(&screen->word, str_in(text, span));
	app_push(app, &kind, screen);
}
