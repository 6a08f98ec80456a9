/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/screen_path.h"

#include "base/file.h"
#include "base/text.h"
#include "tui/input.h"

enum { BOX_COLUMNS = 72 };

struct path_screen {
	struct input input;
	const char *label, *hint; /* of the line; in it while it is empty */
	struct buf note; /* below it */
	enum app_effect effect;
};

static void draw(struct app *app, void *state, struct frame *frame, struct frame_area area)
{
	struct path_screen *screen = state;
	struct frame_area box = frame_centred(area, BOX_COLUMNS, 5), inside;
	const struct screen_kind *kind = app->screens.v[app->screens.n - 1].kind;

	frame_fill(frame, box, STYLE_NORMAL);
	inside = frame_box(frame, box, str_of(kind->title), STYLE_PROMPT);
	inside.column++;
	inside.columns -= 2;
	frame_put_cut(frame, inside.row, inside.column, inside.columns, str_of(screen->label), STYLE_LABEL);
	input_draw(&screen->input, frame, (struct frame_area){ inside.row + 1, inside.column, 1, inside.columns },
		   str_of(screen->hint));
	frame_put_cut(frame, inside.row + 2, inside.column, inside.columns, buf_str(&screen->note), STYLE_DIM);
}

/* A report without a folder goes where its proposed name would have led: beside the pack, wherever boardpack was started. */
static void name_beside_pack(struct app *app)
{
	struct buf folder = BUF_EMPTY, name = BUF_EMPTY;

	if (str_find_char(buf_str(&app->path_typed), '/', 0) != STR_NONE ||
	    str_find_char(app->in.file, '/', 0) == STR_NONE)
		return;
	buf_add(&name, buf_str(&app->path_typed));
	file_directory(app->in.file, &folder);
	file_join(&app->path_typed, buf_str(&folder), buf_str(&name));
	buf_release(&folder);
	buf_release(&name);
}

static bool act(struct app *app, void *state, enum action action)
{
	struct path_screen *screen = state;
	enum app_effect effect = screen->effect;

	if (action != ACTION_OPEN)
		return input_act(&screen->input, action);
	if (str_is_blank(buf_str(&screen->input.text)))
		return true;
	buf_clear(&app->path_typed);
	buf_add(&app->path_typed, str_trim(buf_str(&screen->input.text)));
	if (effect == APP_WRITE)
		name_beside_pack(app);
	app_pop(app);
	app->effects |= effect;
	return true;
}

static bool type(struct app *app, void *state, struct str text)
{
	(void)app;
	input_type(&((struct path_screen *)state)->input, text);
	return true;
}

static void closed(void *state)
{
	struct path_screen *screen = state;

	input_release(&screen->input);
	buf_release(&screen->note);
	free(screen);
}

#define KIND(words, must_answer)                                                                                       \
	{                                                                                                              \
		.title = words, .verb = "go on", .is_popup = true, .is_question = must_answer,                         \
		.context = ACTION_PROMPT, .hints = app_prompt_hints, .draw = draw, .act = act, .type = type,           \
		.closed = closed                                                                                       \
	}

static const struct screen_kind kind_save = KIND("Save elsewhere", true);
static const struct screen_kind kind_import = KIND("Rows from a file", false);
static const struct screen_kind kind_write = KIND("Write the report", false);

static struct path_screen *ask(struct app *app, const struct screen_kind *kind, struct str text, enum app_effect effect)
{
	struct path_screen *screen = mem_zero(1, sizeof(*screen));

	screen->effect = effect;
	screen->hint = "";
	input_init(&screen->input, text, &app->clipboard);
	app_push(app, kind, screen);
	return screen;
}

void screen_path_save(struct app *app, const char *why)
{
	struct path_screen *screen = ask(app, &kind_save, STR(""), APP_SAVE_AS);

	/* A copy elsewhere is no end: the pack's own file still lacks the changes. */
	app->is_leaving = false;
	screen->label = "Name of the file:";
	screen->hint = "another folder, another disk";
	if (why)
		buf_printf(&screen->note, "The pack's own file takes no change: %s.", why);
}

void screen_path_import(struct app *app)
{
	struct path_screen *screen;

	if (!app_may_edit(app))
		return;
	screen = ask(app, &kind_import, STR(""), APP_IMPORT);
	screen->label = "Values that tabs, commas or semicolons part (.csv):";
	screen->hint = "exports/pipeline.csv";
	buf_adds(&screen->note, "Its first line may name columns; undo takes all back.");
}

/*
 * The pack's name with the ending of a format that everybody can open and no other program is needed for. Another edition than the
 * board's has a name of its own: neither takes the other's place.
 */
static void propose(const struct app *app, struct buf *out)
{
	const struct layout_audience *audience = app->report.audience;
	struct str name = app->in.file;

	if (app->written.n && app->written_for == audience) {
		buf_add(out, buf_str(&app->written));
		return;
	}
	if (str_ends(name, STR(".yaml")))
		name.n -= strlen(".yaml");
	buf_add(out, name);
	if (audience && !str_is(audience->name, "board"))
		buf_printf(out, "-%.*s", STR_FMT(audience->name));
	buf_adds(out, ".docx");
}

void screen_path_write(struct app *app)
{
	struct path_screen *screen;
	struct buf path = BUF_EMPTY;

	/* A report shows a table whole, not what of it has come so far. */
	app_work_out(app);
	propose(app, &path);
	screen = ask(app, &kind_write, buf_str(&path), APP_WRITE);
	screen->label = "Name of the file; its ending says what it becomes:";
	/* Whose eyes it is for: what the report on the screen was shown for last. */
	buf_printf(&screen->note, ".docx .html .md .pdf .pptx .xlsx; for: %.*s",
		   STR_FMT(app->report.audience ? app->report.audience->name : STR("board")));
	buf_release(&path);
}
