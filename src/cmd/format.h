/* SPDX-License-Identifier: MIT */
/*
 * Owns: which format a file is written in: the one that was asked for, or the one that the file's name ends like.
 * Never: writes a file, or lets its name say another format than it has.
 */
#ifndef CMD_FORMAT_H
#define CMD_FORMAT_H

#include "cmd/cmd.h"

/*
 * Which of formats (names, the default first, ended by NULL): given, else what output ends like, else the default; given and
 * output may be NULL. -1 after a message: there is no such format, or the file's name says another one.
 */
int format_choose(const struct cmd *cmd, const char *const *formats, const char *given, const char *output);
/* The one of formats that path ends like, or -1. */
int format_named(const char *const *formats, struct str path);

#endif
