/* SPDX-License-Identifier: MIT */
/*
 * Owns: where the programs are that boardpack keeps apart, so that only who needs their libraries loads them:
 * boardpack-spell (hunspell) and boardpack-sheet (libxlsxwriter).
 * Never: looks into PATH, or takes a folder from the environment.
 */
#ifndef CMD_PROGRAM_H
#define CMD_PROGRAM_H

#include "base/base.h"

/* Beside this program, as in the folder where it was built, else where it is installed. False when it is in neither. */
bool program_find(const char *name, struct buf *path);

#endif
