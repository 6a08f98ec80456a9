/* SPDX-License-Identifier: MIT */
/*
 * Law: whatever stands in a narrative, its HTML is well-formed, has no element but those of prose, no attribute that runs or
 * fetches something, and no heading: the page keeps the sections that we wrote.
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "base/text.h"
#include "nasty.h"
#include "view/html.h"

#define DEPTH_MAX 4000

static const char *const allowed[] = { "p",      "ul", "ol",  "li", "pre",   "code",  "blockquote",
				       "strong", "em", "del", "a",  "table", "thead", "tbody",
				       "tr",     "th", "td",  "hr", "br" };

struct reader {
	struct str all, open[DEPTH_MAX];
	size_t depth;
	const char *narrative;
};

static void broken(const struct reader *reader, const char *why)
{
	fail_msg("%s by:\n%s\nwritten as:\n%.*s", why, reader->narrative, STR_FMT(reader->all));
}

static bool is_allowed(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(allowed); i++)
		if (str_is(name, allowed[i]))
			return true;
	return false;
}

static bool is_safe_link(struct str target)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:" };

	for (size_t i = 0; i < COUNT_OF(schemes); i++)
		if (target.n >= strlen(schemes[i]) &&
		    str_eq_nocase(str_sub(target, 0, strlen(schemes[i])), str_of(schemes[i])))
			return true;
	return str_find_char(target, ':', 0) == STR_NONE && !str_starts(target, STR("/"));
}

/* ' href="…" align="…"': every value is quoted, and nothing but these. */
static void read_attributes(const struct reader *reader, struct str rest)
{
	while (rest.n) {
		size_t equals = str_find(rest, STR("=\""), 0), end;
		struct str name, value;

		if (rest.p[0] != ' ' || equals == STR_NONE)
			broken(reader, "attribute broken");
		name = str_sub(rest, 1, equals - 1);
		end = str_find_char(rest, '"', equals + 2);
		if (end == STR_NONE)
			broken(reader, "attribute open");
		value = str_sub(rest, equals + 2, end - equals - 2);
		if (str_is(name, "href") ? !is_safe_link(value)
					 : !str_is(name, "align") && !str_is(name, "class") && !str_is(name, "start") &&
						   !str_is(name, "title"))
			broken(reader, "attribute not allowed");
		rest = str_sub(rest, end + 1, rest.n - end - 1);
	}
}

static void read_tag(struct reader *reader, struct str tag)
{
	bool is_end = tag.n && tag.p[0] == '/', is_empty = tag.n > 1 && tag.p[tag.n - 1] == '/';
	size_t n = is_end;

	while (n < tag.n && ((tag.p[n] >= 'a' && tag.p[n] <= 'z') || (tag.p[n] >= '0' && tag.p[n] <= '9')))
		n++;
	if (!is_allowed(str_sub(tag, is_end, n - is_end)))
		broken(reader, "element not allowed");
	if (is_end) {
		if (reader->depth == 0 || !str_eq(reader->open[reader->depth - 1], str_sub(tag, 1, tag.n - 1)))
			broken(reader, "element not closed");
		reader->depth--;
		return;
	}
	read_attributes(reader, str_trim(str_sub(tag, n, tag.n - n - is_empty)).n
					? str_sub(tag, n, tag.n - n - (size_t)(is_empty ? 2 : 0))
					: STR(""));
	if (is_empty)
		return;
	assert_true(reader->depth < DEPTH_MAX);
	reader->open[reader->depth++] = str_sub(tag, 0, n);
}

static void assert_narrative(const char *narrative)
{
	static struct reader reader;
	struct buf out = BUF_EMPTY, shown = BUF_EMPTY;

	html_narrative(str_of(narrative), &out);
	reader.all = buf_str(&out);
	reader.depth = 0;
	reader.narrative = narrative;
	text_visible(buf_str(&out), true, &shown);
	if (!str_eq(buf_str(&shown), buf_str(&out)))
		broken(&reader, "hazard let through");
	for (size_t i = 0; i < out.n; i++) {
		size_t end;

		if (out.p[i] == '>')
			broken(&reader, "angle let through");
		if (out.p[i] == '&' && str_find_char(buf_str(&out), ';', i) == STR_NONE)
			broken(&reader, "ampersand let through");
		if (out.p[i] != '<')
			continue;
		end = str_find_char(buf_str(&out), '>', i);
		if (end == STR_NONE)
			broken(&reader, "tag open");
		read_tag(&reader, str_sub(buf_str(&out), i + 1, end - i - 1));
		i = end;
	}
	if (reader.depth)
		broken(&reader, "element left open");
	buf_release(&shown);
	buf_release(&out);
}

static void corpus_alone_and_in_pairs(void **state)
{
	static const char *const glue[] = { "\n", "\n\n", "\n  " };
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(nasty); i++) {
		assert_narrative(nasty[i]);
		for (size_t j = 0; j < COUNT_OF(nasty); j++)
			for (size_t k = 0; k < COUNT_OF(glue); k++) {
				buf_clear(&text);
				buf_printf(&text, "%s%s%s", nasty[i], glue[k], nasty[j]);
				assert_narrative(text.p);
			}
	}
	buf_release(&text);
}

static void random_characters(void **state)
{
	static const char alphabet[] = "  \n\n\t#=-->*+1.)`~~<>/!?[]()|:\\&;ab\"'{}_^x@.h";
	struct buf text = BUF_EMPTY;
	unsigned seed = 11;

	(void)state;
	for (int round = 0; round < 10000; round++) {
		size_t n = 1 + nasty_random(&seed) % 60;

		buf_clear(&text);
		while (text.n < n)
			buf_addc(&text, alphabet[nasty_random(&seed) % (sizeof(alphabet) - 1)]);
		assert_narrative(text.p);
	}
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(corpus_alone_and_in_pairs),
		cmocka_unit_test(random_characters),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
