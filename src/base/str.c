/* SPDX-License-Identifier: MIT */
#include "base/base.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	const char *hit;

	if (from > s.n || s.n - from < needle.n)
		return STR_NONE;
	if (needle.n == 0)
		return from;
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : STR_NONE;
}

size_t str_find_char(struct str s, char c, size_t from)
{
	const char *hit = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;

	return hit ? (size_t)(hit - s.p) : STR_NONE;
}

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s = str_sub(s, 1, s.n - 1);
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_is_blank(struct str s)
{
	return str_trim(s).n == 0;
}

bool str_next_line(struct str *rest, struct str *line)
{
	size_t end;

	if (rest->n == 0)
		return false;
	end = str_find_char(*rest, '\n', 0);
	*line = str_sub(*rest, 0, end == STR_NONE ? rest->n : end);
	*rest = end == STR_NONE ? (struct str){ NULL, 0 } : str_sub(*rest, end + 1, rest->n - end - 1);
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool str_next_part(struct str *rest, char sep, struct str *part)
{
	size_t end;

	if (!rest->p)
		return false;
	end = str_find_char(*rest, sep, 0);
	*part = str_sub(*rest, 0, end == STR_NONE ? rest->n : end);
	*rest = end == STR_NONE ? (struct str){ NULL, 0 } : str_sub(*rest, end + 1, rest->n - end - 1);
	return true;
}

bool str_is_any(struct str s, struct str list)
{
	struct str word;

	while (str_next_part(&list, '|', &word))
		if (str_eq_nocase(s, word))
			return true;
	return false;
}

bool str_to_size(struct str s, size_t *out)
{
	size_t value = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || value > (SIZE_MAX - 9) / 10)
			return false;
		value = value * 10 + (size_t)(s.p[i] - '0');
	}
	*out = value;
	return true;
}

unsigned long long str_hash(struct str s)
{
	unsigned long long hash = 14695981039346656037ULL;

	for (size_t i = 0; i < s.n; i++) {
		hash ^= (unsigned char)s.p[i];
		hash *= 1099511628211ULL;
	}
	return hash;
}
