/* SPDX-License-Identifier: MIT */
/*
 * Owns: putting what the screens chose into the company's boardpack.yaml, and in force.
 * Never: decides what is asked for.
 */
#ifndef CMD_CHOOSE_ITEM_H
#define CMD_CHOOSE_ITEM_H

#include "store/store.h"
#include "tui/app.h"

/* app->choice of app->chosen; tells the app how it went. */
void choose_item(struct app *app, struct workspace *workspace);

#endif
