/* SPDX-License-Identifier: MIT */
/*
 * Owns: the choice among suggested spellings for one word of a field.
 * Never: judges words.
 */
#ifndef TUI_SCREEN_SPELL_H
#define TUI_SCREEN_SPELL_H

#include "tui/app.h"

/* For the misspelt word at the cursor of the current field, or the next one after it. */
void screen_spell_open(struct app *app);
/* Adds word to the dictionary, unless it is spelt right already. */
void screen_spell_learn(struct app *app, struct str word, bool is_mine);

#endif
