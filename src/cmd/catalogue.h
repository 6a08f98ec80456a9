/* SPDX-License-Identifier: MIT */
/*
 * Owns: the commands that boardpack catalogue is made of.
 * Never: anything that another command needs.
 */
#ifndef CMD_CATALOGUE_H
#define CMD_CATALOGUE_H

#include "cmd/cmd.h"

extern const struct cmd catalogue_export, catalogue_import, catalogue_diff, catalogue_changes, catalogue_schema;

#endif
