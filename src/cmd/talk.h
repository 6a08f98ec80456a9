/* SPDX-License-Identifier: MIT */
/*
 * Owns: question and answer in lines, for a screen reader, a pipe or a terminal that can do nothing else.
 * Never: prints an escape sequence: everything said is made visible first.
 */
#ifndef CMD_TALK_H
#define CMD_TALK_H

#include <stdio.h>

#include "base/base.h"
#include "base/buf.h"

struct talk {
	FILE *in, *out;
	char *line; /* of getline() */
	size_t room;
	struct buf mended; /* of talk_mend() */
	bool has_mended;
	bool is_echoing; /* what is typed and its line end show on the terminal */
	bool is_over; /* nothing more to read */
};

void talk_init(struct talk *talk); /* standard input and output */
void talk_release(struct talk *talk);
/* Cells in a line of the terminal that is written to; 0: there is none, and lines are as long as what is said. */
int talk_columns(const struct talk *talk);
/* A line or several; one that is wider than the terminal goes on below, between words. */
void talk_say(struct talk *talk, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Asks; *answer, without its line end, is valid until the next call. False at the end of the input. */
bool talk_ask(struct talk *talk, struct str *answer, const char *format, ...) __attribute__((format(printf, 3, 4)));
/*
 * An answer whose words are kept although it has bytes that no text may have, not well-formed UTF-8 or zero: each becomes U+FFFD,
 * and the first time that is said. What is not mended is the answer itself; the rest is valid until the next call.
 */
struct str talk_mend(struct talk *talk, struct str answer);
/* yes: what an empty answer means. At the end of the input: no. */
bool talk_confirm(struct talk *talk, bool yes, const char *question);

#endif
