/* SPDX-License-Identifier: MIT */
/*
 * Owns: finding what a word on the command line means (an item, a check, an activity, a convention) and printing its page.
 * Never: opens a pack.
 */
#ifndef CMD_LOOKUP_H
#define CMD_LOOKUP_H

#include "cmd/cmd.h"

/* facts may be NULL: the page then holds no values. An unknown id is told with those that are near. */
enum cmd_status lookup_print(const struct workspace *workspace, const struct rule_set *rules, const struct facts *facts,
			     struct str id);
/* The same without a pack; directory is a company's, or NULL. */
enum cmd_status lookup_in_catalogue(const char *directory, struct str id);

#endif
