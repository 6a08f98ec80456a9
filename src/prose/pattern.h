/* SPDX-License-Identifier: MIT */
/*
 * Owns: regular expressions of rules, with limits on the work of a match (a rule may come from a foreign folder).
 * Never: lets the matching library's types out.
 */
#ifndef PROSE_PATTERN_H
#define PROSE_PATTERN_H

#include "base/base.h"

struct pattern;

/* UTF-8, Perl syntax, case-sensitive unless the text says (?i). NULL with error, which names the offset in text. */
struct pattern *pattern_compile(struct str text, struct error *error);
/*
 * The same for a pattern of our own, which tests have proved: compiled when it is first looked for, because compiling takes
 * longer than a short text is read. text outlives it.
 */
struct pattern *pattern_later(struct str text);
void pattern_free(struct pattern *pattern);
/*
 * The first match at or after from, in bytes; empty matches do not count. False when there is none, when s is ill-formed or
 * when the match would cost more than the limits: a rule that is too expensive finds nothing rather than hanging.
 */
bool pattern_find(struct pattern *pattern, struct str s, size_t from, struct span *out);
/*
 * Has a match been given up because of the limits since the last question? "No match" is then no answer. Asked after each text:
 * then the work is counted anew.
 */
bool pattern_gave_up(struct pattern *pattern);
/* The same as pattern_find() for a text that is known to be well-formed: to look at it once for every match would cost its square. */
bool pattern_next(struct pattern *pattern, struct str s, size_t from, struct span *out);

#endif
