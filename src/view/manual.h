/* SPDX-License-Identifier: MIT */
/*
 * Owns: manual pages made of tables and rule files, as mdoc.
 * Never: writes files.
 */
#ifndef VIEW_MANUAL_H
#define VIEW_MANUAL_H

#include "check/rule.h"

void manual_checks(const struct rule_set *rules, struct buf *out);

#endif
