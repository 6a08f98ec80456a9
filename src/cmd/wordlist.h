/* SPDX-License-Identifier: MIT */
/*
 * Owns: what is spelt right in a session: the dictionaries of the company's and the user's languages, the company's names, both
 * lists of words, and adding to them.
 * Never: judges a word (spell/ does).
 */
#ifndef CMD_WORDLIST_H
#define CMD_WORDLIST_H

#include "spell/service.h"
#include "store/store.h"
#include "tui/app.h"

/*
 * Starts the speller, to be ended by service_stop(). notice gets a sentence when a language that is
 * asked for has no dictionary although another has: its words would be marked.
 */
struct service *wordlist_start(const struct workspace *workspace, const struct clock *clock, struct buf *notice);
/* Adds app->word to the list of the company in directory, or to the user's own; tells the app how it went. */
void wordlist_learn(struct app *app, const char *directory, bool is_mine);

#endif
