/* SPDX-License-Identifier: MIT */
#include "base/base.h"

/* What is borrowed has no capacity. */
struct buf buf_borrow(struct str text)
{
	assert(text.p && text.p[text.n] == '\0');
	return (struct buf){ (char *)text.p, text.n, 0 };
}

void buf_release(struct buf *buf)
{
	if (buf->cap)
		free(buf->p);
	*buf = BUF_EMPTY;
}

void buf_clear(struct buf *buf)
{
	if (buf->cap == 0) {
		*buf = BUF_EMPTY;
		return;
	}
	buf->n = 0;
	buf->p[0] = '\0';
}

void buf_reserve(struct buf *buf, size_t more)
{
	size_t want;

	assert(more < SIZE_MAX / 4);
	want = buf->n + more + 1;
	if (want <= buf->cap)
		return;
	if (want < 2 * buf->cap)
		want = 2 * buf->cap;
	if (buf->p && buf->cap == 0)
		buf->p = memcpy(mem_alloc(want), buf->p, buf->n + 1);
	else
		buf->p = mem_grow(buf->p, want, 1);
	buf->cap = want;
}

void buf_add(struct buf *buf, struct str s)
{
	buf_reserve(buf, s.n);
	if (s.n)
		memcpy(buf->p + buf->n, s.p, s.n);
	buf->n += s.n;
	buf->p[buf->n] = '\0';
}

void buf_adds(struct buf *buf, const char *s)
{
	buf_add(buf, str_of(s));
}

void buf_addc(struct buf *buf, char c)
{
	buf_add(buf, (struct str){ &c, 1 });
}

void buf_fill(struct buf *buf, char c, size_t count)
{
	buf_reserve(buf, count);
	memset(buf->p + buf->n, c, count);
	buf->n += count;
	buf->p[buf->n] = '\0';
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	/* The first try has room for most lines; only a longer one is formatted twice. */
	buf_reserve(buf, 80);
	n = vsnprintf(buf->p + buf->n, buf->cap - buf->n, format, args);
	assert(n >= 0);
	if ((size_t)n >= buf->cap - buf->n) {
		buf_reserve(buf, (size_t)n);
		vsnprintf(buf->p + buf->n, buf->cap - buf->n, format, again);
	}
	va_end(again);
	buf->n += (size_t)n;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

void buf_decimal(struct buf *buf, double value)
{
	char text[32];
	const char *exponent;
	int ten;

	snprintf(text, sizeof(text), "%.15g", value);
	exponent = strchr(text, 'e');
	if (!exponent) {
		buf_adds(buf, text);
		return;
	}
	for (ten = 0, exponent += 2; *exponent; exponent++)
		ten = 10 * ten + (*exponent - '0');
	if (strstr(text, "e+")) {
		buf_printf(buf, "%.0f", value);
		return;
	}
	/* Of 15 digits, ten of them behind zeros. */
	buf_printf(buf, "%.*f", 14 + ten, value);
	while (buf->p[buf->n - 1] == '0')
		buf->p[--buf->n] = '\0';
}

void buf_splice(struct buf *buf, size_t at, size_t n, struct str s)
{
	assert(at <= buf->n && n <= buf->n - at);
	buf_reserve(buf, s.n);
	memmove(buf->p + at + s.n, buf->p + at + n, buf->n - at - n);
	if (s.n)
		memcpy(buf->p + at, s.p, s.n);
	buf->n = buf->n - n + s.n;
	buf->p[buf->n] = '\0';
}

char *buf_detach(struct buf *buf)
{
	char *p;

	buf_reserve(buf, 0);
	buf->p[buf->n] = '\0';
	p = buf->p;
	*buf = BUF_EMPTY;
	return p;
}
