/* SPDX-License-Identifier: MIT */
/*
 * Owns: struct str, a borrowed run of bytes (not NUL-terminated, may be empty, p may be NULL when n is 0).
 * Never: allocates or frees. Case folding here is ASCII only; Unicode folding lives in base/text.h.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n; /* bytes */
};

/* A byte range of some text: [at, at + n). */
struct span {
	size_t at;
	size_t n;
};

#define STR(literal) ((struct str){ "" literal "", sizeof(literal) - 1 })
#define STR_FMT(s)   (int)(s).n, (s).n ? (s).p : ""
#define STR_NONE     ((size_t)-1)

static inline struct str str_of(const char *text)
{
	return (struct str){ text, text ? strlen(text) : 0 };
}

static inline struct str str_sub(struct str s, size_t at, size_t n)
{
	return (struct str){ s.p + at, n };
}

static inline struct str str_in(struct str s, struct span span)
{
	return str_sub(s, span.at, span.n);
}

static inline bool str_eq(struct str a, struct str b)
{
	/* The first byte mostly decides. */
	return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0));
}

bool str_eq_nocase(struct str a, struct str b);
static inline bool str_is(struct str a, const char *b)
{
	/* Mostly they differ by the length, which the compiler knows of a literal: then no byte of a is fetched. */
	return a.n == strlen(b) && (a.n == 0 || memcmp(a.p, b, a.n) == 0);
}
int str_cmp(struct str a, struct str b);
static inline bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

static inline bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

/* Byte offset of the first occurrence at or after from, or STR_NONE. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
/* Without spaces, tabs, CR and LF at both ends. */
struct str str_trim(struct str s);
bool str_is_blank(struct str s);
/* Takes the next line (without its end; LF or CRLF) off *rest; false at the end. */
bool str_next_line(struct str *rest, struct str *line);
/* Takes the next piece up to sep off *rest; false at the end. "a,,b" has three pieces. */
bool str_next_part(struct str *rest, char sep, struct str *part);
/* Is s one of the words of list, which bars part ("one|two")? ASCII letters in either case. */
bool str_is_any(struct str s, struct str list);
/* A whole number in decimal digits only; false when anything else stands there or it does not fit. */
bool str_to_size(struct str s, size_t *out);
/* fnv-1a, 64 bits: for tables and change detection, not for security. */
unsigned long long str_hash(struct str s);

#endif
