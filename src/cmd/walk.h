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
#include "store/journal.h"

/* The walk in lines. */
struct walk {
	struct talk *talk;
	struct session session;
	struct history *history;
	struct journal *journal; /* NULL when none can be kept */
	const struct item *item; /* at hand */
	const struct item *target; /* where a command wants to go; or NULL */
	bool is_leaving;
};

/* Asks what a first run needs and creates the folder. path (appended) is the pack's. False when it was broken off. */
bool walk_start(struct talk *talk, const char *directory, struct buf *path);
/* From open item to open item, in lines. */
enum cmd_status walk_plain(struct talk *talk, const char *path);
/* Shows walk->item and takes its answers; comes back when it is done or left. */
void walk_item(struct walk *walk);
/* A line of an answer, commands carried out. False when the item is left, or at the end of the input. */
bool walk_ask(struct walk *walk, struct str *answer, const char *prompt);
/* After an edit: on disk before anything else is said. */
void walk_keep(struct walk *walk);
/* Findings of the item at hand. is_quiet: nothing when there are none. */
void walk_findings(struct walk *walk, bool is_quiet);

#endif
