/* SPDX-License-Identifier: MIT */
/* Tests: base/text */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <unictype.h>

#include "base/text.h"

#define FAMILY  "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" /* man ZWJ woman ZWJ girl */
#define FLAG    "\xf0\x9f\x87\xac\xf0\x9f\x87\xa7" /* two regional indicators */
#define HEART   "\xe2\x9d\xa4\xef\xb8\x8f" /* heart, VS16 */
#define E_ACUTE "e\xcc\x81" /* e, combining acute */
#define WIDE    "\xe6\x9d\xb1" /* a CJK ideograph */
#define ZWJ     "\xe2\x80\x8d"
#define ZWNJ    "\xe2\x80\x8c"
#define RLO     "\xe2\x80\xae"

/* Every byte at every place of more than a word. */
static void a_plain_run_ends_at_what_is_not_printable_ascii(void **state)
{
	char text[21];

	(void)state;
	assert_int_equal(text_plain_run(STR(""), 0), 0);
	for (size_t at = 0; at < sizeof(text); at++)
		for (int c = 0; c < 256; c++) {
			struct str s = { text, sizeof(text) };
			size_t end = c >= ' ' && c <= '~' ? s.n : at;

			memset(text, c & 1 ? '~' : ' ', sizeof(text));
			text[at] = (char)c;
			for (size_t from = 0; from <= at; from++)
				assert_int_equal(text_plain_run(s, from), end - from);
			assert_int_equal(text_plain_run(s, at + 1), s.n - at - 1);
		}
}

static void finds_ill_formed_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_ill_formed(STR("")), STR_NONE);
	assert_int_equal(text_ill_formed(STR("h\xc3\xa9 " FAMILY)), STR_NONE);
	assert_int_equal(text_ill_formed(STR("ab\xff")), 2);
	assert_int_equal(text_ill_formed(STR("a\xc0\xaf")), 1); /* overlong */
	assert_int_equal(text_ill_formed(STR("\xed\xa0\x80")), 0); /* surrogate */
	assert_int_equal(text_ill_formed(STR("abc\xe2\x82")), 3); /* cut */
	assert_int_equal(text_ill_formed(STR("a long line\nand h\xc3\xa9 then\x80")), 24);
	assert_int_equal(text_ill_formed(STR("\xf4\x90\x80\x80")), 0); /* beyond U+10FFFF */
}

static void decodes_and_encodes(void **state)
{
	static const uint32_t codes[] = { 0x41, 0xe9, 0x20ac, 0xfffd, 0x1f468, 0x10ffff };
	struct buf out = BUF_EMPTY;
	uint32_t code;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(codes); i++) {
		buf_clear(&out);
		text_encode(&out, codes[i]);
		assert_int_equal(text_decode(buf_str(&out), 0, &code), out.n);
		assert_int_equal(code, codes[i]);
	}
	buf_release(&out);
	assert_int_equal(text_decode(STR("\xe2\x82"), 0, &code), 1);
	assert_int_equal(code, 0xfffd);
	assert_int_equal(text_decode(STR("\x9b"
					 "31m"),
				     0, &code),
			 1);
	assert_int_equal(code, 0xfffd);
}

static void walks_clusters_both_ways(void **state)
{
	static const char *const clusters[] = { "a",    E_ACUTE, FAMILY, FLAG,   FLAG,  "b", HEART,
						"\xff", "\xe2",  "\n",   "\r\n", WIDE,  "z", RLO,
						"x",    "\xcc",  "y",    FAMILY, FAMILY };
	struct buf text = BUF_EMPTY;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(clusters); i++)
		buf_adds(&text, clusters[i]);
	for (size_t i = 0; i < COUNT_OF(clusters); i++) {
		size_t next = text_next_cluster(buf_str(&text), at);

		assert_int_equal(next - at, strlen(clusters[i]));
		assert_int_equal(text_prev_cluster(buf_str(&text), next), at);
		at = next;
	}
	assert_int_equal(at, text.n);
	assert_int_equal(text_next_cluster(buf_str(&text), at), at);
	assert_int_equal(text_prev_cluster(buf_str(&text), 0), 0);
	buf_release(&text);
}

static void walks_words(void **state)
{
	const struct str s = STR("  Net-new ARR, 12 %\n\n\ndon't stop");
	static const size_t starts[] = { 2, 6, 10, 15, 22, 28 };
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(starts); i++) {
		at = text_next_word(s, at);
		assert_int_equal(at, starts[i]);
	}
	assert_int_equal(text_next_word(s, at), s.n);
	assert_int_equal(text_next_word(s, s.n), s.n);
	at = s.n;
	for (size_t i = COUNT_OF(starts); i-- > 0;) {
		at = text_prev_word(s, at);
		assert_int_equal(at, starts[i]);
	}
	assert_int_equal(text_prev_word(s, at), 0);
	assert_int_equal(text_prev_word(s, 0), 0);
	assert_int_equal(text_prev_word(s, 4), 2); /* from within a word to its start */
	assert_int_equal(text_next_word(STR(""), 0), 0);
	assert_int_equal(text_prev_word(STR(""), 0), 0);
}

static void finds_words_for_a_speller(void **state)
{
	static const char *const want[] = { "don't", "ARR", "Q3", "na\xc3\xafve", "b", "c" };
	const struct str s = STR("don't 12 ARR Q3 \xe2\x80\x94 na\xc3\xafve\n\xff"
				 "b/c.");
	struct text_spans words = { NULL, 0, 0 };

	(void)state;
	text_words(s, &words);
	assert_int_equal(words.n, COUNT_OF(want));
	for (size_t i = 0; i < words.n; i++)
		assert_true(str_is(str_in(s, words.v[i]), want[i]));
	vec_release(&words);
}

static void counts_columns(void **state)
{
	(void)state;
	assert_int_equal(text_columns(STR("")), 0);
	assert_int_equal(text_columns(STR("abc")), 3);
	assert_int_equal(text_columns(STR(E_ACUTE "x")), 2);
	assert_int_equal(text_columns(STR(WIDE WIDE)), 4);
	assert_int_equal(text_columns(STR("a\tb")), 3);
	assert_int_equal(text_columns(STR("\x1b[m")), 6);
	assert_int_equal(text_columns(STR("a" RLO)), 9);
	assert_int_equal(text_columns(STR("\xff")), 4);
	assert_int_equal(text_cluster_columns(STR(FAMILY)), text_columns(STR("\xf0\x9f\x91\xa8")));
	assert_int_equal(text_cluster_columns(STR("\xcc\x81")), 1);
}

static void is_as_wide_as_what_is_shown(void **state)
{
	static const char *const texts[] = {
		"plain", "a\tb\nc\r\n",      "\x1b[31m",      RLO "abc" ZWJ "d",    "x" ZWNJ "y " FAMILY,
		HEART,   "\xff\xfe\xc3\xa9", "a\xef\xb8\x8f", WIDE "\xc2\x9b" WIDE, "\xc2\xad-"
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct buf shown = BUF_EMPTY;

		text_visible(str_of(texts[i]), false, &shown);
		assert_int_equal(text_columns(str_of(texts[i])), text_columns(buf_str(&shown)));
		buf_release(&shown);
	}
}

static void fits_whole_clusters(void **state)
{
	(void)state;
	assert_int_equal(text_fit(STR("abc"), 2), 2);
	assert_int_equal(text_fit(STR("abc"), 9), 3);
	assert_int_equal(text_fit(STR("abc"), 0), 0);
	assert_int_equal(text_prefix(STR("aé…"), 5).n, 3);
	assert_int_equal(text_prefix(STR("aé…"), 2).n, 1);
	assert_int_equal(text_prefix(STR("aé…"), 6).n, 6);
	assert_int_equal(text_prefix(STR("\x80\x80"), 1).n, 0);
	assert_int_equal(text_fit(STR("a" WIDE "b"), 2), 1);
	assert_int_equal(text_fit(STR("a" WIDE "b"), 3), 4);
	assert_int_equal(text_fit(STR(E_ACUTE E_ACUTE), 1), 3);
}

static void check_wrap(const char *text, int columns, const char *want)
{
	struct text_spans lines = { NULL, 0, 0 };
	struct buf got = BUF_EMPTY;

	text_wrap(str_of(text), columns, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		if (i > 0)
			buf_addc(&got, '|');
		buf_add(&got, str_in(str_of(text), lines.v[i]));
	}
	buf_addc(&got, '$');
	assert_string_equal(got.p, want);
	buf_release(&got);
	vec_release(&lines);
}

static void wraps_at_breaks(void **state)
{
	(void)state;
	check_wrap("", 10, "$");
	check_wrap("one two three", 20, "one two three$");
	check_wrap("one two three", 7, "one two|three$");
	check_wrap("one two three", 8, "one two|three$");
	check_wrap("one  two", 4, "one|two$");
	check_wrap("one two ", 7, "one two$");
	check_wrap("one two ", 9, "one two $");
	check_wrap("well-known", 6, "well-|known$");
	check_wrap("day, e.g. 4m", 7, "day,|e.g. 4m$"); /* UAX #14, LB29: no break after the first full stop */
	check_wrap("in boardpack.yaml", 14, "in|boardpack.yaml$");
	check_wrap("abc, cd", 5, "abc,|cd$");
	check_wrap(WIDE "." WIDE, 3, WIDE ".|" WIDE "$");
	check_wrap("abcdefgh", 3, "abc|def|gh$");
	check_wrap("a abcdefgh", 3, "a|abc|def|gh$");
	check_wrap(WIDE WIDE WIDE, 4, WIDE WIDE "|" WIDE "$");
	check_wrap(E_ACUTE E_ACUTE E_ACUTE, 2, E_ACUTE E_ACUTE "|" E_ACUTE "$");
	check_wrap("10\xc2\xa0%", 3, "10\xc2\xa0|%$"); /* no break of its own, but it must go somewhere */
	check_wrap("of 10\xc2\xa0%", 5, "of|10\xc2\xa0%$");
}

static void no_line_is_wider_than_its_box(void **state)
{
	const struct str s = STR("Runway \xe2\x82\xac"
				 "1.2m, " E_ACUTE "clair " WIDE WIDE " a-very-long-word/without-end "
				 "https://example.org/x?y=z  tail ");

	(void)state;
	for (int columns = 2; columns <= 200; columns++) {
		struct text_spans lines = { NULL, 0, 0 };
		size_t at = 0;

		text_wrap(s, columns, &lines);
		for (size_t i = 0; i < lines.n; i++) {
			assert_true(text_columns(str_in(s, lines.v[i])) <= columns);
			/* Nothing but spaces gets lost between two lines. */
			assert_true(str_is_blank(str_sub(s, at, lines.v[i].at - at)));
			at = lines.v[i].at + lines.v[i].n;
		}
		assert_true(str_is_blank(str_sub(s, at, s.n - at)));
		vec_release(&lines);
	}
}

static void check_fold(const char *text, const char *want)
{
	struct buf out = BUF_EMPTY;

	text_fold(str_of(text), &out);
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void folds_for_comparing(void **state)
{
	(void)state;
	check_fold("ACME Gmb\xc3\x89", "acme gmb\xc3\xa9");
	check_fold("E\xcc\x81", "\xc3\xa9");
	check_fold("STRASSE", "strasse");
	check_fold("stra\xc3\x9f"
		   "e",
		   "strasse");
	check_fold("A\xff\xfe"
		   "B",
		   "a\xff\xfe"
		   "b");
}

/*
 * Plain ASCII is folded without Unicode's tables, and a text with one letter more than ASCII goes through them: up to
 * that letter, both must say the same.
 */
static void folds_ascii_like_the_rest(void **state)
{
	static const char more[] = " \xc5\xbe"; /* the space keeps the letter from joining what stands before it */
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char raw[64 + sizeof(more)];
		size_t n = (size_t)round % 64;
		struct buf plain = BUF_EMPTY, general = BUF_EMPTY;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			raw[i] = (char)(seed >> 25);
		}
		memcpy(raw + n, more, sizeof(more));
		text_fold((struct str){ raw, n }, &plain);
		text_fold((struct str){ raw, n + sizeof(more) - 1 }, &general);
		assert_int_equal(plain.n, n);
		assert_int_equal(general.n, n + sizeof(more) - 1);
		assert_memory_equal(plain.p, general.p, n);
		assert_memory_equal(general.p + n, more, sizeof(more) - 1);
		assert_int_equal(plain.p[n], '\0');
		buf_release(&plain);
		buf_release(&general);
	}
}

/* The same for each of the letters and signs that need no tables either. */
static void folds_latin_like_the_rest(void **state)
{
	static const char more[] = " \xc5\xbe";

	(void)state;
	for (uint32_t code = 0x80; code < 0x2070; code++) {
		struct buf raw = BUF_EMPTY, plain = BUF_EMPTY, general = BUF_EMPTY;

		buf_adds(&raw, "Ab");
		text_encode(&raw, code);
		text_fold(buf_str(&raw), &plain);
		buf_adds(&raw, more);
		text_fold(buf_str(&raw), &general);
		assert_int_equal(general.n, plain.n + sizeof(more) - 1);
		assert_memory_equal(plain.p, general.p, plain.n);
		buf_release(&raw);
		buf_release(&plain);
		buf_release(&general);
	}
}

/* Byte for byte, however many stand before it: eight are taken at a time, and what is left of them singly. */
static void lowers_letters_of_ascii_alone(void **state)
{
	enum { LONGEST = 17 };

	(void)state;
	for (int byte = 0; byte < 256; byte++)
		for (size_t at = 0; at < LONGEST; at++) {
			char text[LONGEST], out[LONGEST + 1];

			memset(text, 'Z', LONGEST);
			memset(out, '#', sizeof(out));
			text[at] = (char)byte;
			text_lower_ascii((struct str){ text, at + 1 }, out);
			for (size_t i = 0; i < at; i++)
				assert_int_equal(out[i], 'z');
			assert_int_equal((unsigned char)out[at], byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
			assert_int_equal(out[at + 1], '#');
			/* What stands behind a byte of the eight is not touched by it. */
			text_lower_ascii((struct str){ text, LONGEST }, out);
			for (size_t i = 0; i < LONGEST; i++)
				if (i != at)
					assert_int_equal(out[i], 'z');
			assert_int_equal((unsigned char)out[at], byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
		}
}

/* By Unicode's own tables. */
static void knows_the_kinds_of_characters(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x3000; code++) {
		assert_int_equal(text_is_letter(code), uc_is_general_category(code, UC_CATEGORY_L));
		assert_int_equal(text_is_digit(code), uc_is_general_category(code, UC_CATEGORY_Nd));
		assert_int_equal(text_is_upper(code), uc_is_general_category(code, UC_CATEGORY_Lu) ||
							      uc_is_general_category(code, UC_CATEGORY_Lt));
	}
}

static void knows_letters(void **state)
{
	(void)state;
	assert_true(text_is_letter('a') && text_is_letter(0xe9) && text_is_letter(0x6771));
	assert_false(text_is_letter('1') || text_is_letter('-') || text_is_letter(0x301));
	assert_true(text_is_upper('A') && text_is_upper(0xc9));
	assert_false(text_is_upper('a') || text_is_upper('1') || text_is_upper(0x6771));
	assert_true(text_is_digit('0') && text_is_digit('9'));
	assert_false(text_is_digit('a') || text_is_digit(0xb2));
}

static enum text_hazard hazard_of(uint32_t code)
{
	struct buf text = BUF_EMPTY;
	enum text_hazard hazard;
	size_t n;

	buf_addc(&text, 'a');
	text_encode(&text, code);
	buf_addc(&text, 'b');
	hazard = text_hazard_at(buf_str(&text), 1, &n);
	assert_int_equal(n, text.n - 2);
	buf_release(&text);
	return hazard;
}

static void marks_every_hazard(void **state)
{
	static const uint32_t bidi[] = { 0x61c,  0x200e, 0x200f, 0x202a, 0x202b, 0x202c,
					 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069 };
	static const uint32_t invisible[] = { 0xad,    0x34f,   0x115f,  0x1160,  0x17b4, 0x17b5, 0x180e,
					      0x200b,  0x200c,  0x200d,  0x2060,  0x2064, 0x206a, 0x206f,
					      0x3164,  0xfeff,  0xffa0,  0xfff9,  0xfffb, 0xfe0f, 0xfe00,
					      0xe0001, 0xe0020, 0xe007f, 0xe0100, 0xffff };
	static const uint32_t harmless[] = { ' ',  '\t',  '\n',   'z',    0xa0,   0xac,
					     0xe9, 0x301, 0x20ac, 0x202f, 0x3000, 0xfffd };

	(void)state;
	for (uint32_t code = 0; code < 0xa0; code++)
		assert_int_equal(hazard_of(code), (code < 0x20 && code != '\t' && code != '\n') || code >= 0x7f
							  ? TEXT_HAZARD_CONTROL
							  : TEXT_HAZARD_NONE);
	assert_int_equal(hazard_of(0x2028), TEXT_HAZARD_CONTROL);
	assert_int_equal(hazard_of(0x2029), TEXT_HAZARD_CONTROL);
	for (size_t i = 0; i < COUNT_OF(bidi); i++)
		assert_int_equal(hazard_of(bidi[i]), TEXT_HAZARD_BIDI);
	for (size_t i = 0; i < COUNT_OF(invisible); i++)
		assert_int_equal(hazard_of(invisible[i]), TEXT_HAZARD_INVISIBLE);
	for (size_t i = 0; i < COUNT_OF(harmless); i++)
		assert_int_equal(hazard_of(harmless[i]), TEXT_HAZARD_NONE);
}

static void check_visible(const char *text, const char *want)
{
	struct buf out = BUF_EMPTY;

	text_visible(str_of(text), true, &out);
	assert_string_equal(out.p ? out.p : "", want);
	buf_release(&out);
}

static void shows_hazards_as_marks(void **state)
{
	(void)state;
	check_visible("", "");
	check_visible("\x1b[31mred\x07", "<1B>[31mred<07>");
	check_visible("a\tb\nc\rd", "a b\nc<0D>d");
	check_visible("\x9b"
		      "31m \xc2\x9b"
		      "31m \xff",
		      "<9B>31m <U+009B>31m <FF>");
	check_visible("GBP " RLO "100", "GBP <U+202E>100");
	check_visible("a" ZWJ "b" ZWNJ "c", "a<U+200D>b<U+200C>c");
	check_visible("\xe2\x82", "<E2><82>");
	check_visible("\xf3\xa0\x80\xa0", "<U+E0020>");
}

static void leaves_what_scripts_and_emoji_need(void **state)
{
	static const char *const good[] = {
		FAMILY " " FLAG " " HEART,
		"\xe2\x9d\xa4\xef\xb8\x8f" ZWJ "\xf0\x9f\x94\xa5", /* heart on fire */
		"1\xef\xb8\x8f\xe2\x83\xa3", /* keycap */
		"\xd9\x85\xdb\x8c" ZWNJ "\xd8\xae\xd9\x88", /* Persian */
		"\xe0\xa4\x95\xe0\xa5\x8d" ZWJ "\xe0\xa4\xb7", /* Devanagari */
		"\xe8\x91\x9b\xf3\xa0\x84\x80", /* ideographic variation */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		check_visible(good[i], good[i]);
	check_visible(HEART "\xef\xb8\x8f", HEART "<U+FE0F>");
	check_visible(ZWJ FAMILY, "<U+200D>" FAMILY);
	check_visible("\xd9\x85" ZWNJ " ", "\xd9\x85<U+200C> ");
}

static void survives_garbage(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		char raw[97];
		struct str s = { raw, sizeof(raw) };
		struct text_spans spans = { NULL, 0, 0 };
		struct buf out = BUF_EMPTY;
		size_t at = 0;

		for (size_t i = 0; i < sizeof(raw); i++) {
			seed = seed * 1664525 + 1013904223;
			raw[i] = (char)(round % 2 ? seed >> 24 : (seed >> 30 ? 0x80 | (seed >> 24 & 0x3f) : 0xe2));
		}
		text_words(s, &spans);
		text_wrap(s, 20, &spans);
		vec_release(&spans);
		text_fold(s, &out);
		buf_clear(&out);
		text_visible(s, true, &out);
		assert_int_equal(text_ill_formed(buf_str(&out)), STR_NONE);
		while (at < s.n) {
			size_t next = text_next_cluster(s, at);

			assert_true(next > at);
			assert_int_equal(text_prev_cluster(s, next), at);
			at = next;
		}
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_run_ends_at_what_is_not_printable_ascii),
		cmocka_unit_test(finds_ill_formed_bytes),
		cmocka_unit_test(decodes_and_encodes),
		cmocka_unit_test(walks_clusters_both_ways),
		cmocka_unit_test(walks_words),
		cmocka_unit_test(finds_words_for_a_speller),
		cmocka_unit_test(counts_columns),
		cmocka_unit_test(is_as_wide_as_what_is_shown),
		cmocka_unit_test(fits_whole_clusters),
		cmocka_unit_test(wraps_at_breaks),
		cmocka_unit_test(no_line_is_wider_than_its_box),
		cmocka_unit_test(folds_for_comparing),
		cmocka_unit_test(folds_ascii_like_the_rest),
		cmocka_unit_test(folds_latin_like_the_rest),
		cmocka_unit_test(lowers_letters_of_ascii_alone),
		cmocka_unit_test(knows_the_kinds_of_characters),
		cmocka_unit_test(knows_letters),
		cmocka_unit_test(marks_every_hazard),
		cmocka_unit_test(shows_hazards_as_marks),
		cmocka_unit_test(leaves_what_scripts_and_emoji_need),
		cmocka_unit_test(survives_garbage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
