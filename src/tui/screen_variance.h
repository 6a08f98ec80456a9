/* SPDX-License-Identifier: MIT */
/*
 * Owns: the variance table of the whole pack on the screen.
 * Never: computes a variance (pack/facts does).
 */
#ifndef TUI_SCREEN_VARIANCE_H
#define TUI_SCREEN_VARIANCE_H

#include "tui/app.h"

void screen_variance_open(struct app *app);

#endif
