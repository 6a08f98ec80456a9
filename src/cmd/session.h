/* SPDX-License-Identifier: MIT */
/*
 * Owns: binding the check files that the store finds to the catalogue; the rest of struct session is in cmd.h.
 * Never: prints anything but why a pack cannot be opened.
 */
#ifndef CMD_SESSION_H
#define CMD_SESSION_H

#include "check/rule.h"

struct rule_loader {
	struct rule_set *rules;
	const struct catalogue *catalogue;
};

/* rules must be initialised. directory is the company's, or NULL for the embedded checks alone. */
bool session_load_rules(struct rule_set *rules, const struct catalogue *catalogue, const char *directory, struct error *error);

#endif
