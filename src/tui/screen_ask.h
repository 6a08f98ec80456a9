/* SPDX-License-Identifier: MIT */
/*
 * Owns: questions with a few answers, each with its letter: unsaved changes, a journal found, a save that went wrong,
 * how far the pack is, what is no longer asked for.
 * Never: does what was answered: it asks for an effect.
 */
#ifndef TUI_SCREEN_ASK_H
#define TUI_SCREEN_ASK_H

#include "tui/app.h"

void screen_ask_quit(struct app *app);
void screen_ask_recover(struct app *app, size_t edits, const char *when, bool base_matches);
/* is_leaving: the save was asked for in order to quit. */
void screen_ask_conflict(struct app *app, bool is_leaving);
void screen_ask_failed(struct app *app, const char *why, bool is_leaving);
/* The report was to be written over a file that is there; then APP_WRITE_FORCED, or another name. */
void screen_ask_overwrite(struct app *app);
/* app->chosen is no longer to be asked for; then APP_CHOOSE. */
void screen_ask_leave_out(struct app *app);
/* Draft, preliminary or final, with what speaks against final; the findings of the whole pack are there. An edit like any other. */
void screen_ask_status(struct app *app);

#endif
