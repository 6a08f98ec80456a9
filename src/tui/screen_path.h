/* SPDX-License-Identifier: MIT */
/*
 * Owns: the prompts that ask for the name of a file; what was typed is in app->path_typed when they ask for their effect.
 * Never: looks whether there is such a file.
 */
#ifndef TUI_SCREEN_PATH_H
#define TUI_SCREEN_PATH_H

#include "tui/app.h"

/* After a save that went wrong, or cannot go well (why, or NULL): another file; then APP_SAVE_AS. */
void screen_path_save(struct app *app, const char *why);
/* A file of values, for rows of the table at hand; then APP_IMPORT. */
void screen_path_import(struct app *app);
/* The report's file, whose ending says the format; then APP_WRITE. */
void screen_path_write(struct app *app);

#endif
