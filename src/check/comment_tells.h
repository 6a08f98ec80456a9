/* SPDX-License-Identifier: MIT */
/*
 * Owns: whether a sentence tells of something that happened or was decided, weighed by what its words are about.
 * Never: says whether that is due; check/comment_cause does.
 * Tests: check/comment_tells in tests/unit/test_check_comment_tells.c
 */
#ifndef CHECK_COMMENT_TELLS_H
#define CHECK_COMMENT_TELLS_H

#include "check/comment_reader.h"

/* Tenths of a point: above 0 it tells. */
int comment_tells(const struct comment_reader *reader, struct range sentence);

#endif
