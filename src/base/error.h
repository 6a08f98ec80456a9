/* SPDX-License-Identifier: MIT */
/*
 * Owns: what went wrong in the environment (input, output, syntax): one message, complete at its source.
 * Never: describes the founder's content (that is a finding) or our own bugs (those are assertions).
 *
 * Messages after git: what failed first, the subject in quotes, no capital, no full stop:
 *   cannot open 'acme/2026-Q3.yaml': Permission denied
 *   acme/2026-Q3.yaml:12:3: duplicate key 'sales.arr', first on line 7
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>

#include "base/buf.h"

struct error {
	struct buf message;
};

#define ERROR_NONE ((struct error){ BUF_EMPTY })

void error_release(struct error *error);
void error_clear(struct error *error);
/* Sets the message (replacing an earlier one). Always returns false, so that callers can return it. */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same with ": " and the text of errno at the end. */
bool error_errno(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Adds a further line: a loader reports all errors, not the first. Always returns false. */
bool error_add(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *error_text(const struct error *error);
/* What stands behind the last ": ": the system's reason, which behind a long path would be cut off. The whole text where there is none. */
const char *error_reason(const struct error *error);

#endif
