/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the parts of boardpack walk share: the questions of a first run, and the walk in lines.
 * Never: has a state beside the pack: what is unanswered is where a walk goes on.
 */
#ifndef CMD_WALK_H
#define CMD_WALK_H

#include "cmd/cmd.h"
#include "cmd/session.h"
#include "cmd/talk.h"
#include "pack/history.h"
#include "pack/setup.h"
#include "store/journal.h"
#include "tui/offer.h"

/* The walk in lines. */
struct walk {
	struct talk *talk;
	struct session session;
	struct history *history;
	struct journal *journal;   /* NULL when none can be kept */
	const struct item *item;   /* at hand */
	const struct item *target; /* where a command wants to go; or NULL */
	struct addr asked;         /* the leaf of the question at hand; no field: none */
	struct findings found;     /* listed last: the numbers of :waive */
	bool is_between;           /* the last item is done: item is the one visited last, and none is at hand */
	bool is_kept;              /* every edit is on disk, in the journal or saved */
	unsigned copied;           /* the pack's version of which :save FILE made a copy last; 0: of none */
	unsigned rows;             /* so many are gone over within each other: each asks while one before it was asked */
	bool is_leaving;
};

/* Asks what a first run needs and creates the folder. path (appended) is the pack's. False when it was broken off. */
bool walk_start(struct talk *talk, const char *directory, struct buf *path);
/* The same on the screen. */
bool walk_start_screen(const char *directory, struct buf *path);
/* What is known before the first question: whether there is a company, and the catalogue. Both are released also on false. */
bool walk_prepare(struct setup *setup, struct workspace *workspace, const char *directory, struct error *error);
/* How the folder is called, for people: "." has a name. Appends. */
void walk_folder(const char *directory, struct buf *out);
/* Creates what setup says. path (appended) is the pack's; said gets a line for each file. */
bool walk_create(struct setup *setup, const char *directory, struct buf *path, struct buf *said, struct error *error);
/* The newest pack of a folder, appended to path. False when there is none. */
bool walk_newest(const char *directory, struct buf *path);
/*
 * The pack that an argument of another command means: a folder, or none (NULL: this folder), its newest. False after a
 * message. path is appended to.
 */
bool walk_pack(const char *where, struct buf *path);
/* Is there a terminal that can show screens? */
bool walk_has_screen(void);
/* From open item to open item, in lines. */
enum cmd_status walk_plain(struct talk *talk, const char *path);
/* Shows walk->item and takes its answers; comes back when it is done or left. */
void walk_item(struct walk *walk);
/* What the item at hand holds now, field by field or cell by cell, as typed and as read. */
void walk_show(struct walk *walk);
/* The cells of the row of that number (from 1) of the item at hand are asked again. False when the item is left. */
bool walk_row(struct walk *walk, size_t number);
/* Which row, from 1, a cell of the table at hand is of, the row that is to come included; 0: it is gone, or no table is at hand. */
size_t walk_row_number(const struct walk *walk, const struct addr *at);
/* Rows are asked for until one stays empty. False when the item is left. */
bool walk_table(struct walk *walk);
/* Of the table at hand the text in place of rows that a file may have; nothing when there is none. */
void walk_list(struct walk *walk);
void walk_quantity(const struct walk *walk, struct quantity quantity, struct buf *out);
/* A line of an answer, commands carried out. False when the item is left, or at the end of the input. */
bool walk_ask(struct walk *walk, struct str *answer, const char *prompt);
/* The same for the leaf at at, which is shown in brackets. An empty answer, too, when a command took its row away. */
bool walk_ask_value(struct walk *walk, struct str *answer, const struct addr *at, const char *label);
/* How much of a section is answered, or of the whole pack (domain empty); of: what is counted. */
void walk_count(struct walk *walk, const char *of, struct str domain);
/* What is still open, by section. */
void walk_left(struct walk *walk);
/* May the pack's file be replaced as it is? What else may go wrong, saving tells. */
bool walk_may_save(const struct walk *walk);
/* False when it is not saved; either is said. */
bool walk_save(struct walk *walk);
/* Where the pack's own place takes nothing: a copy in another file, where none is yet. False when that failed too. */
bool walk_save_as(struct walk *walk, struct str name);
/* How wide the lines of a page are set. */
int walk_columns(const struct walk *walk);
/* What an offer asks of. */
struct app_input walk_input(struct walk *walk);
/* After an edit: on disk before anything else is said. */
void walk_keep(struct walk *walk);
/* Findings of the item at hand, numbered. is_quiet: nothing when there are none, and without those that are waived. */
void walk_findings(struct walk *walk, bool is_quiet);
/* The same of the whole pack. */
void walk_findings_all(struct walk *walk);
/* Of the list shown last the finding whose number line begins with; a reason behind it, or it is asked for. */
void walk_waive(struct walk *walk, struct str line);
void walk_unwaive(struct walk *walk, struct str line);
/* Waivers came or went otherwise: the list shown last keeps its numbers. */
void walk_waivers_changed(struct walk *walk);

/* Does a core item wait for an answer? Nobody is sent after what may stay open. */
bool walk_has_open_core(const struct session *session);

#endif
