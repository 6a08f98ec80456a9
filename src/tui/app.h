/* SPDX-License-Identifier: MIT */
/*
 * Owns: the state of the screens over one pack: what is shown, where the cursor is, which questions are open.
 * Never: touches the disk or the terminal. app_handle() says what it wants done (enum app_effect); the loop's owner does it
 * and tells the app how it went. app_draw() paints app into a frame and changes nothing that a user could notice.
 */
#ifndef TUI_APP_H
#define TUI_APP_H

#include "catalogue/difference.h"
#include "check/lint.h"
#include "check/speller.h"
#include "pack/choice.h"
#include "pack/history.h"
#include "tui/action.h"
#include "tui/finding_filter.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/lines.h"
#include "tui/list.h"
#include "tui/outline.h"
#include "tui/term.h"
#include "view/explain.h"
#include "view/layout.h"

/* What the owner of the loop is asked to do; or-ed. */
enum app_effect {
	APP_NOTHING = 0,
	APP_SAVE = 1 << 0, /* save; then app_saved() */
	APP_SAVE_FORCED = 1 << 1, /* save over a file that changed on disk */
	APP_SAVE_AS = 1 << 2, /* save to app->path_typed */
	APP_QUIT = 1 << 3, /* leave; keep no journal: all is saved or given up on purpose */
	APP_LEAVE = 1 << 4, /* leave and keep the journal as it was found */
	APP_CREATE = 1 << 5, /* create what the first run asked for; APP_QUIT when that is done */
	APP_RECOVER = 1 << 6, /* replay the journal */
	APP_SET_ASIDE = 1 << 7, /* put the journal aside */
	APP_SUSPEND = 1 << 8,
	APP_REDRAW = 1 << 9,
	APP_EDITOR = 1 << 10, /* give the terminal to the user's editor, with app_edited_text(); then app_edited() */
	APP_LEARN = 1 << 11, /* add app->word to the company's dictionary */
	APP_LEARN_MINE = 1 << 12, /* add app->word to the user's own dictionary */
	APP_COMPARE_SAVED = 1 << 13, /* read the pack as it was saved last; then app_compare() */
	APP_COMPARE_DISK = 1 << 14, /* read it as it is on disk now; then app_compare() */
	APP_COMPARE_JOURNAL = 1 << 15, /* see what recovery would make of the pack; then app_compare() */
	APP_REPORT = 1 << 16, /* read the layout of the report; then app_report() */
	APP_IMPORT = 1 << 17, /* read the file app->path_typed; then app_import() */
	APP_WRITE = 1 << 18, /* write the report to app->path_typed, beside the keys; then app_written() */
	APP_WRITE_FORCED = 1 << 19, /* the same over a file that is there */
	APP_COMPARE_LOOKED = 1 << 20, /* read the pack as it was app->look looks ago; then app_compare() */
	APP_CHOOSE = 1 << 21, /* put app->choice of app->chosen into the company's lists; then app_chose() */
};

/* How a save ended; see store/save.h, which the screens do not know. */
enum app_save {
	APP_SAVE_DONE,
	APP_SAVE_REWRITTEN,
	APP_SAVE_CONFLICT,
	APP_SAVE_FAILED,
	APP_SAVE_READ_ONLY, /* nothing was tried that could succeed: another file is asked for */
	APP_SAVE_ELSEWHERE,
};

/* Everything is borrowed and outlives the app. */
struct app_input {
	const struct catalogue *catalogue;
	const struct company *company;
	const struct rule_set *rules; /* may be filled later; then app_judge() */
	struct pack *pack;
	const struct pack *prior; /* or NULL */
	struct facts *facts;
	struct history *history;
	const struct speller *speller; /* or NULL: none, or not yet; then app_judge() */
	const struct action_map *keys;
	const struct difference *changes; /* of the definitions that the pack uses, since it was written; or NULL */
	struct date today;
	struct str file; /* named when it is saved */
	bool is_read_only;
	bool has_mouse; /* where things are drawn is noted for it */
};

struct app;

/* Another state of the pack. The owner of the loop keeps it until it gives another one, or none. */
struct app_compared {
	const struct pack *pack; /* NULL: none */
	struct facts *facts;
	bool is_disk; /* as somebody else left the file; else as it was saved */
	bool is_journal; /* what recovery would make of this one: that state is the later */
	struct str looked; /* as the user left it then (ready for people); empty: another state */
	size_t look, looks; /* of those: how many looks ago, of how many; 0 is the last one */
};

/* The report as the board will read it, composed for some width. */
struct app_report {
	const struct layout *layout; /* NULL: not asked for yet */
	const struct layout_audience *audience; /* NULL: sees everything */
	bool is_beside; /* stands beside the item, where there is room; kept while the program runs */
	struct lines lines;
	int columns; /* that lines are made for; 0: not yet */
	unsigned version; /* of the pack */
	const struct layout *made_for;
	const struct item *item; /* that the pane was scrolled to */
	size_t top;
};

/* What an action does on a screen of its own; help NULL: as its row says. */
struct screen_use {
	enum action action;
	const char *help;
};

/* One screen on the stack: a row of functions and a state of its own. */
struct screen_kind {
	const char *title; /* in the title line, and help names it */
	const char *verb; /* what Enter does; NULL: "open", in a popup "choose" */
	const char *typing; /* what blanks and letters do, where they are no text, for the help; or NULL */
	const struct screen_use *uses; /* for the help: what works here, ends with ACTION_NONE; NULL: all of the context */
	bool is_popup; /* drawn over the screen below */
	bool is_question; /* only an answer closes it: help may cover it, nothing else may happen meanwhile */
	enum action_context context; /* where the keys are; 0: in the outline or in the item, as app says */
	/* For the status bar, most useful first; ends with ACTION_NONE. */
	const enum action *(*hints)(const struct app *app);
	void (*draw)(struct app *app, void *state, struct frame *frame, struct frame_area area);
	/* True when the action was used. After app_pop() the state is gone. */
	bool (*act)(struct app *app, void *state, enum action action);
	bool (*type)(struct app *app, void *state, struct str text); /* typed or pasted; may be NULL */
	void (*closed)(void *state); /* frees state; may be NULL */
};

struct screen {
	const struct screen_kind *kind;
	void *state;
};

/* Where the user was shown the last finding, so that the next one follows it. */
struct app_visit {
	bool is_valid;
	size_t index; /* in app->findings */
	unsigned version;
	const struct item *item;
	size_t field, offset;
	bool is_in_item;
};

/* The word that spellings were suggested for last, so that asking again at the same place goes on behind it. */
struct app_offer {
	const struct item *item; /* NULL: none */
	size_t field;
	struct span word;
	size_t cursor;
	unsigned version;
};

/* A step of a walk, so that it can be gone back. */
struct app_step {
	const struct item *from, *to;
};

/* The narrative that has the keys, where app_draw() put it: what app_draw_typed() paints anew. */
struct app_focus {
	const struct form_field *field; /* NULL: none, or under something else */
	struct frame_area area;
	struct str hint;
	bool is_saved; /* as the title says */
};

/* What a click at a place means, as the screen on top drew it last. */
struct app_target {
	struct frame_area area;
	struct list *list; /* row index of a list; or NULL */
	bool is_field; /* field index of the form; else row index of the outline */
	size_t index;
};

/* The guidance beside the field, as last made. */
struct app_guide {
	struct page page; /* of item at columns */
	const struct item *item;
	int columns, top; /* top: the first line shown */
	unsigned figures; /* of the pack: a number's page tells where it stands */
	int packs; /* that were read when it was made: they are its history */
	bool takes_last; /* the key that takes last period's words over is named */
};

struct rows_paste;

struct app {
	struct app_input in;
	struct outline outline;
	struct form form; /* the fields of the item at hand */
	bool is_in_item; /* the keys go to the form, not to the outline */
	struct findings findings; /* of the whole pack, as of findings_version */
	unsigned findings_version;
	bool is_core_alone; /* what is left is listed without recommended items; kept while the program runs */
	struct finding_filter filter; /* of the list of findings; kept while the program runs */
	bool has_findings;
	struct lint_job *job; /* on the way to the next ones, over the pack of job_version; or NULL */
	unsigned job_version;
	struct findings here; /* of the item at hand, as of here_version */
	unsigned here_version;
	bool is_behind; /* typing was not looked at yet: marks are those of before, moved along */
	unsigned words_version; /* counts what the speller learned or answered */
	unsigned shifted_version; /* of the pack, as of which the spans of here were moved along with typing */
	const struct item *here_item;
	unsigned seen_figures; /* of the pack, when the outline was last brought up to date */
	struct app_visit visit;
	struct app_offer offer;
	struct app_compared compared;
	struct app_report report;
	struct app_guide guide;
	struct app_focus focus;
	VEC(struct app_target) targets;
	VEC(struct screen) screens; /* the main screen is the first */
	int rows, columns; /* of the last frame */
	struct buf clipboard;
	struct buf message; /* in the bottom line until the next key */
	bool is_alarm;
	bool is_begun; /* a key came: who sees the first picture does not know the keys yet */
	bool is_walking; /* behind the last field comes the next open item, not the outline */
	const struct item *led; /* where the walk led to last; or NULL */
	VEC(struct app_step) way; /* that the walk went, up to the item at hand; what does not lead there is forgotten */
	bool is_leaving; /* quit as soon as the save succeeded */
	bool is_only_read; /* the file takes no change: what is typed can be saved elsewhere alone */
	bool is_told_where; /* and the first change said where it went */
	bool is_telling; /* which stands as long as words are typed: who types on has not looked */
	unsigned copied_version; /* of the pack, that a copy elsewhere has; 0: none does */
	bool is_unsafe; /* no journal can be written: edits live in memory alone */
	bool is_recovering; /* a journal was found and not decided on: until then nothing is edited or saved */
	bool is_hurried; /* set by the loop: the key at hand came right behind another one */
	bool is_gliding; /* moving on down the outline: guidance and findings wait for the next rest */
	bool is_letter; /* the key at hand is a plain character: as a command it never leads to where letters type */
	bool is_refusing; /* words are typed where none go: until a key that types nothing, letters are no commands either */
	unsigned effects; /* collected while handling */
	struct rows_paste
		*paste; /* rows on their way into a table; until they are there nothing else is edited; or NULL */
	struct buf busy; /* what the owner of the loop does beside the keys; empty: nothing */
	struct buf written; /* where the report went last */
	const struct layout_audience *written_for; /* and whom it was for */
	size_t look; /* with APP_COMPARE_LOOKED: how many looks ago; 0: the last one */
	struct choice_of chosen; /* with APP_CHOOSE: what is asked for from now on, or no longer */
	struct choice choice;
	size_t chosen_count; /* items of it that were asked for until now */
	struct buf path_typed, word;
	struct buf searched; /* what was searched for last */
};

struct app *app_new(const struct app_input *input);
void app_free(struct app *app);
/* Returns enum app_effect, or-ed. */
unsigned app_handle(struct app *app, const struct event *event);
/*
 * Brings what is shown up to date with the pack: numbers, outline, findings of the item at hand. To be called when no event
 * is waiting, before app_draw(). Costs one item, not the pack.
 */
void app_idle(struct app *app);
/*
 * As much of app_idle() as the next picture cannot do without: a typed letter is shown before the item is checked. True when
 * app_idle() is still due.
 */
bool app_ready(struct app *app);
/* Checks the whole pack, when it changed since. For moments of rest. True when the picture may have changed. */
bool app_settle(struct app *app);
/* A little of app_settle(), so that keys can come between. True when all is checked. */
bool app_settle_step(struct app *app);
void app_draw(struct app *app, struct frame *frame);
/*
 * The answer to a typed key, in the frame that app_draw() left: the narrative that was typed into and nothing else. False,
 * with the frame as it was, when more than that may look different. app_draw() is due afterwards, when nobody waits.
 */
bool app_draw_typed(struct app *app, struct frame *frame);

/* For the owner of the loop. */
/* Returns further effects: APP_QUIT when the save was the last wish. */
unsigned app_saved(struct app *app, enum app_save result, const char *why);
/* Offers recovery of a journal with so many edits, last written then (ready for people). */
void app_offer_recovery(struct app *app, size_t edits, const char *when, bool base_matches);
void app_message(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_alarm(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* From here on the rules are there, and speller (borrowed, or NULL): what was found before counts no more. */
void app_judge(struct app *app, const struct speller *speller);
/* The pack's file takes no change, that being why: told at once and in the title. */
void app_only_read(struct app *app, const char *why);
/* Whether edits reach a journal; the title says when they do not. */
void app_journal(struct app *app, bool is_kept);
/* Shows what is otherwise than in another state of the pack. What was given before may be freed afterwards. */
void app_compare(struct app *app, struct app_compared compared);
/* What was chosen is in force, or why it is not. */
void app_chose(struct app *app, const char *why_not);
/* Shows the report; the layout and its audience outlive the app. */
void app_report(struct app *app, const struct layout *layout, const struct layout_audience *audience);
/* Rows for the table at hand out of a file that the user named. */
void app_import(struct app *app, struct str text);
/* What goes on beside the keys, for the bottom line: "writing 2026-Q3.pdf, 3 s"; "": nothing. */
void app_busy(struct app *app, struct str what);
/* The report is in the file app->written; why not, else NULL. */
void app_wrote(struct app *app, const char *why_not);
/* Is there work that app_work() should go on with? */
bool app_is_working(const struct app *app);
/* About a millisecond of it, between keys. */
void app_work(struct app *app);
/* All that is left of it: before leaving. */
void app_work_out(struct app *app);
/* After recovery or another change from outside the screens: everything is read again. */
void app_changed(struct app *app);

/* The text that is to be edited outside, and the name of its item for the file. */
struct str app_edited_text(const struct app *app, struct str *name);
/* What the editor left takes the place of that text, through the history: only what differs is replaced. */
void app_edited(struct app *app, struct str text);

/* For screens. */
/* Asks no longer for an item or a domain, behind a question, or asks for it again. */
void app_choose(struct app *app, struct choice_of of);
/* Of a pack that takes no change: where its first one is, and how it gets elsewhere. */
void app_say_where(struct app *app);
/*
 * What means the same on every screen that does not use it for itself; is_prompt: the keys go to a prompt. False: nothing here.
 */
bool app_act_anywhere(struct app *app, enum action action, bool is_prompt);
void app_push(struct app *app, const struct screen_kind *kind, void *state);
void app_pop(struct app *app);
/* Notes where something is drawn that a mouse may point at; without a mouse nothing. */
void app_target(struct app *app, struct app_target target);
/* A click or a turn of the wheel (EVENT_CLICK, EVENT_WHEEL). For app_handle(). */
void app_point(struct app *app, const struct event *event);
/* Where the keys are, on a screen of that kind. */
enum action_context app_context(const struct app *app, const struct screen_kind *kind);
/* The hints of a question or a line to type: answer, or leave. */
const enum action *app_prompt_hints(const struct app *app);
/* One step back or forward in the history, with a message; false when there is none or nothing may be edited. at as there. */
bool app_step_history(struct app *app, bool is_redo, struct addr *at);
/* Closes whatever is above the main screen, or above an open question. */
void app_pop_all(struct app *app);
/* Does a question wait for its answer, perhaps under a page that was opened from it? */
bool app_has_question(const struct app *app);
/* True when this kind is on top. */
bool app_is_on_top(const struct app *app, const struct screen_kind *kind);
/* Shows an item: the field and the offset that at names, else its first field: undo, jumps, findings. False for an unknown item. */
bool app_go(struct app *app, const struct addr *at, size_t offset);
/* The same from a list: the item is shown, but the keys stay commands. From a field it is app_go(). */
bool app_show(struct app *app, const struct addr *at, size_t offset);
bool app_may_edit(struct app *app); /* false, with a message, when read-only */
const char *app_status(const struct app *app); /* "draft", "preliminary" or "final"; NULL: the pack says none of them */
const struct item *app_item(const struct app *app); /* the item at hand, or NULL on a heading */
/* Carries out what a field wished, through the history. */
void app_change(struct app *app, struct form_field *field, struct field_change *change);
struct str app_text(const struct app *app, const struct addr *at);
/* To the next (1) or previous (-1) finding of the pack that is not waived. */
void app_step_finding(struct app *app, int direction);
/* To the next item that is asked for and not answered, the keys in it; behind the last one it begins anew. */
void app_step_open(struct app *app);
/* To the item before that is asked for, answered or not, the keys in its last field; before the first one nothing. */
void app_step_before(struct app *app);
/* To the first one. */
void app_begin_walk(struct app *app);
/* Leads to what a merge left to settle; how many conflicts there are. For the start. */
size_t app_begin_conflicts(struct app *app);
/* Carries out the mechanical remedy of a finding. False when it has none that still fits. */
bool app_fix(struct app *app, const struct finding *finding);
/* The same for the finding at the cursor, or the next one of the item at hand; the cursor goes there. */
void app_fix_here(struct app *app);

#endif
