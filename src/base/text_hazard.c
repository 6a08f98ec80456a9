/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"

#include <unictype.h>

struct range {
	uint32_t first, last;
};

/* Sorted. All that UAX #9 lets reorder text. */
static const struct range bidi_controls[] = {
	{ 0x061c, 0x061c },
	{ 0x200e, 0x200f },
	{ 0x202a, 0x202e },
	{ 0x2066, 0x2069 },
};

/* Sorted. What draws nothing, or a blank that no person would take for one; joiners and selectors are judged apart. */
static const struct range invisibles[] = {
	{ 0x00ad, 0x00ad }, /* soft hyphen */
	{ 0x034f, 0x034f }, /* combining grapheme joiner */
	{ 0x115f, 0x1160 }, /* Hangul fillers */
	{ 0x17b4, 0x17b5 }, /* Khmer inherent vowels */
	{ 0x180e, 0x180e }, /* Mongolian vowel separator */
	{ 0x200b, 0x200b }, /* zero width space */
	{ 0x2060, 0x2065 }, /* word joiner, invisible operators */
	{ 0x206a, 0x206f }, /* deprecated format characters */
	{ 0x3164, 0x3164 }, /* Hangul filler */
	{ 0xfdd0, 0xfdef }, /* noncharacters */
	{ 0xfeff, 0xfeff }, /* byte order mark */
	{ 0xffa0, 0xffa0 }, /* halfwidth Hangul filler */
	{ 0xfff0, 0xfffb }, /* interlinear annotation */
	{ 0x1bca0, 0x1bca3 }, /* shorthand format controls */
	{ 0x1d173, 0x1d17a }, /* musical format controls */
	{ 0xe0000, 0xe00ff }, /* tags */
	{ 0xe01f0, 0xe0fff }, /* ignorable by default, unassigned */
};

static bool is_in(const struct range *ranges, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count && ranges[i].first <= code; i++)
		if (code <= ranges[i].last)
			return true;
	return false;
}

static bool is_selector(uint32_t code)
{
	return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) ||
	       (code >= 0x180b && code <= 0x180d) || code == 0x180f;
}

static bool is_control(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7f && code <= 0x9f) || code == 0x2028 ||
	       code == 0x2029;
}

/* Sorted. Scripts in which a joiner changes what is drawn: Arabic to Sinhala, Myanmar, Khmer, Mongolian, Phags-pa, … */
static const struct range joining_scripts[] = {
	{ 0x0600, 0x0dff }, { 0x1000, 0x109f },   { 0x1780, 0x18af },
	{ 0xa840, 0xa87f }, { 0x11000, 0x11fff }, { 0x1e900, 0x1e95f },
};

static bool is_joining_letter(uint32_t code)
{
	return is_in(joining_scripts, COUNT_OF(joining_scripts), code) &&
	       uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

static bool is_emoji(uint32_t code)
{
	return code > 0xa8 && (uc_is_property_emoji(code) || uc_is_property_extended_pictographic(code));
}

/* The code point that ends before at, or 0. */
static uint32_t code_before(struct str s, size_t at)
{
	uint32_t code;

	for (size_t back = at < 4 ? at : 4; back > 0; back--)
		if (text_decode(s, at - back, &code) == back)
			return code;
	return 0;
}

static uint32_t code_after(struct str s, size_t at)
{
	uint32_t code = 0;

	if (at < s.n)
		text_decode(s, at, &code);
	return code;
}

/* ZWJ and ZWNJ are spelling in Persian or Hindi, and ZWJ glues emoji; between Latin letters they only hide. */
static bool is_joiner_right(struct str s, size_t at, size_t n)
{
	uint32_t before = code_before(s, at);
	uint32_t after = code_after(s, at + n);

	if (is_joining_letter(before) && is_joining_letter(after))
		return true;
	/* The painter asks for one cluster at a time: there the other half is out of sight. */
	if (at + n == s.n && is_joining_letter(before))
		return true;
	/* U+200D is E2 80 8D; U+200C is no glue. The emoji before may carry its own selector. */
	return s.p[at + 2] == '\x8d' && (is_emoji(before) || before == 0xfe0f) && is_emoji(after);
}

/* One selector after an emoji, a symbol or a letter without case; a second one, or one after "a", carries data unseen. */
static bool is_selector_right(struct str s, size_t at)
{
	uint32_t before = code_before(s, at);

	return before && (uc_is_property_emoji(before) ||
			  uc_is_general_category_withtable(before, UC_CATEGORY_MASK_Lo | UC_CATEGORY_MASK_S));
}

enum text_hazard text_hazard_at(struct str s, size_t at, size_t *n)
{
	uint32_t code;

	*n = text_decode(s, at, &code);
	if (is_control(code) || (*n == 1 && code == 0xfffd))
		return TEXT_HAZARD_CONTROL;
	if (code < 0xad)
		return TEXT_HAZARD_NONE;
	if (is_in(bidi_controls, COUNT_OF(bidi_controls), code))
		return TEXT_HAZARD_BIDI;
	if (is_in(invisibles, COUNT_OF(invisibles), code) || (code & 0xfffe) == 0xfffe)
		return TEXT_HAZARD_INVISIBLE;
	if ((code == 0x200c || code == 0x200d) && !is_joiner_right(s, at, *n))
		return TEXT_HAZARD_INVISIBLE;
	if (is_selector(code) && !is_selector_right(s, at))
		return TEXT_HAZARD_INVISIBLE;
	return TEXT_HAZARD_NONE;
}

static void add_mark(struct str s, size_t at, struct buf *out)
{
	uint32_t code;
	size_t n = text_decode(s, at, &code);

	/* Two digits are a byte: a control of ASCII, or one that is no UTF-8. C1 gets U+ so that it is neither. */
	if (n == 1)
		buf_printf(out, "<%02X>", (unsigned char)s.p[at]);
	else
		buf_printf(out, "<U+%04X>", (unsigned)code);
}

void text_visible(struct str s, bool keep_lines, struct buf *out)
{
	size_t n;

	for (size_t at = 0; at < s.n; at += n) {
		/* Plain ASCII is no hazard whatever stands beside it: most texts go over in one piece. */
		for (n = 0; at + n < s.n && s.p[at + n] >= ' ' && s.p[at + n] < 0x7f; n++)
			;
		if (n) {
			buf_add(out, str_sub(s, at, n));
			continue;
		}
		if (text_hazard_at(s, at, &n) != TEXT_HAZARD_NONE)
			add_mark(s, at, out);
		else if (s.p[at] == '\t' || (s.p[at] == '\n' && !keep_lines))
			buf_addc(out, ' ');
		else
			buf_add(out, str_sub(s, at, n));
	}
}
