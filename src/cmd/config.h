/* SPDX-License-Identifier: MIT */
/*
 * Owns: the user's own settings, in $XDG_CONFIG_HOME/boardpack or ~/.config/boardpack: keys, and words that are spelt right. And
 * where what the program remembers for the user is, in $XDG_STATE_HOME/boardpack or ~/.local/state/boardpack.
 * Never: reads a setting from a pack's folder into the keyboard.
 */
#ifndef CMD_CONFIG_H
#define CMD_CONFIG_H

#include "tui/action.h"

/* The folder, whether or not it is there. False when there is no home to look in. */
bool config_directory(struct buf *out);
/* The same of the folder of what is remembered. */
bool config_state_directory(struct buf *out);
/* Makes the folder. */
bool config_make(const char *directory, struct error *error);
/* Reads the file "keys" into map. True also without one; every mistake has its line in error, and good lines count. */
bool config_keys(struct action_map *map, struct error *error);

/* How the user wants the screens, of the file settings in that folder: lines "mouse: on", "# words". */
struct config_settings {
	bool has_mouse;   /* off unless asked for */
	bool keeps_looks; /* on unless told otherwise: how packs looked when they were closed */
};
/* As config_keys(): every mistake has its line in error, and good lines count. */
bool config_settings(struct config_settings *settings, struct error *error);

#endif
