/* SPDX-License-Identifier: MIT */
/*
 * Owns: opening a pack on the screen for other commands.
 * Never: parses arguments.
 */
#ifndef CMD_EDIT_H
#define CMD_EDIT_H

#include "cmd/cmd.h"

/* The screens, with the keys in the first item that is not answered. */
enum cmd_status edit_walk(const char *path);

#endif
