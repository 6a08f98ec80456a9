/* SPDX-License-Identifier: MIT */
/*
 * Owns: struct buf, bytes that grow. Always NUL-terminated when p is not NULL (n does not count it).
 * Never: keeps a capacity limit; callers bound what they read.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

struct buf {
	char *p;
	size_t n;
	size_t cap;
};

#define BUF_EMPTY ((struct buf){ NULL, 0, 0 })

static inline struct str buf_str(const struct buf *buf)
{
	return (struct str){ buf->p, buf->n };
}

/* Holds text, NUL-terminated and alive for as long as buf, without a copy of it: that is made when buf is first changed. */
struct buf buf_borrow(struct str text);
void buf_release(struct buf *buf); /* back to BUF_EMPTY */
void buf_clear(struct buf *buf);   /* keeps the memory */
void buf_reserve(struct buf *buf, size_t more);
void buf_add(struct buf *buf, struct str s);
void buf_adds(struct buf *buf, const char *s);
void buf_addc(struct buf *buf, char c);
void buf_fill(struct buf *buf, char c, size_t count);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
/* A finite number in plain decimals, without an exponent: the fewest digits that tell it from others, at most 15. */
void buf_decimal(struct buf *buf, double value);
/* Replaces n bytes at offset at by s (which must not point into buf). */
void buf_splice(struct buf *buf, size_t at, size_t n, struct str s);
/* The owned C string (never NULL); buf is empty afterwards. */
char *buf_detach(struct buf *buf);

#endif
