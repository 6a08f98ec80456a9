/* SPDX-License-Identifier: MIT */
/*
 * Owns: the screen everything happens on: outline, item, guidance and findings side by side, as the width allows.
 * Never: acts on fields itself (tui/item_act) or draws them (tui/item_view).
 */
#ifndef TUI_SCREEN_MAIN_H
#define TUI_SCREEN_MAIN_H

#include "tui/app.h"

extern const struct screen_kind screen_main;

#endif
