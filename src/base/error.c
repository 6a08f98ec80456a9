/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <errno.h>

#include "base/text.h"

/* Nobody reads more, and a hostile file could make megabytes of it. */
#define ERROR_BYTES_MAX ((size_t)16 << 10)

void error_release(struct error *error)
{
	buf_release(&error->message);
}

void error_clear(struct error *error)
{
	buf_clear(&error->message);
}

bool error_set(struct error *error, const char *format, ...)
{
	va_list args;

	buf_clear(&error->message);
	va_start(args, format);
	buf_vprintf(&error->message, format, args);
	va_end(args);
	return false;
}

bool error_errno(struct error *error, const char *format, ...)
{
	int saved = errno;
	va_list args;

	buf_clear(&error->message);
	va_start(args, format);
	buf_vprintf(&error->message, format, args);
	va_end(args);
	buf_printf(&error->message, ": %s", strerror(saved));
	return false;
}

bool error_add(struct error *error, const char *format, ...)
{
	struct buf *message = &error->message;
	va_list args;

	if (message->n > ERROR_BYTES_MAX)
		return false;
	if (message->n)
		buf_addc(message, '\n');
	va_start(args, format);
	buf_vprintf(message, format, args);
	va_end(args);
	if (message->n > ERROR_BYTES_MAX) {
		message->n = text_prefix(buf_str(message), ERROR_BYTES_MAX).n;
		buf_adds(message, "\nmore is wrong than is shown here");
	}
	return false;
}

const char *error_text(const struct error *error)
{
	return error->message.n ? error->message.p : "unknown error";
}

const char *error_reason(const struct error *error)
{
	const char *reason = error_text(error);

	for (const char *next = reason; (next = strstr(next, ": ")) != NULL;)
		reason = next += 2;
	return reason;
}
