/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>
#include <wchar.h>

static const uint8_t *bytes(struct str s, size_t at)
{
	return (const uint8_t *)s.p + at;
}

/* Are all eight bytes of the word from ' ' to '~'? */
static bool is_plain_word(uint64_t word)
{
	const uint64_t ones = 0x0101010101010101, tops = ones << 7;

	/* No bit at the top, none that 1 more would set there (DEL), none that 0x20 less would (controls). */
	return ((word | (word + ones) | (word - ' ' * ones)) & tops) == 0;
}

size_t text_plain_run(struct str s, size_t at)
{
	size_t end = at;
	uint64_t word;

	for (; end + sizeof(word) <= s.n; end += sizeof(word)) {
		memcpy(&word, s.p + end, sizeof(word));
		if (!is_plain_word(word))
			break;
	}
	while (end < s.n && s.p[end] >= ' ' && s.p[end] < 0x7f)
		end++;
	return end - at;
}

size_t text_ill_formed(struct str s)
{
	for (size_t at = 0;;) {
		ucs4_t code;
		int n;

		at += text_plain_run(s, at);
		if (at == s.n)
			return STR_NONE;
		n = u8_mbtoucr(&code, bytes(s, at), s.n - at);
		if (n < 1)
			return at;
		at += (size_t)n;
	}
}

size_t text_decode_wide(struct str s, size_t at, uint32_t *code)
{
	ucs4_t uc;
	int n;

	assert(at < s.n);
	if ((unsigned char)s.p[at] >= 0xc2 && (unsigned char)s.p[at] < 0xe0 && at + 1 < s.n &&
	    ((unsigned char)s.p[at + 1] & 0xc0) == 0x80) {
		*code = ((unsigned char)s.p[at] & 0x1fU) << 6 | ((unsigned char)s.p[at + 1] & 0x3fU);
		return 2;
	}
	n = u8_mbtoucr(&uc, bytes(s, at), s.n - at);
	if (n < 1) {
		*code = 0xfffd;
		return 1;
	}
	*code = uc;
	return (size_t)n;
}

void text_encode(struct buf *out, uint32_t code)
{
	uint8_t encoded[6];
	int n = u8_uctomb(encoded, code, sizeof(encoded));

	assert(n > 0);
	buf_add(out, (struct str){ (const char *)encoded, (size_t)n });
}

/* The code point that ends before at; at > 0. UTF-8 synchronises itself, so this agrees with decoding forwards. */
static size_t decode_before(struct str s, size_t at, uint32_t *code)
{
	for (size_t back = at < 4 ? at : 4; back > 1; back--)
		if (text_decode(s, at - back, code) == back)
			return back;
	return text_decode(str_sub(s, 0, at), at - 1, code);
}

static bool is_plain_ascii(struct str s, size_t at)
{
	return s.p[at] >= 0x20 && s.p[at] < 0x7f;
}

/* What GB11 and GB12 remember of a cluster beside its last code point; libunistring 1.0 asks for pairs only. */
struct cluster {
	uint32_t last;
	bool has_picture; /* a pictograph, then nothing but extenders and joiners */
	unsigned indicators; /* regional ones in a row: two make a flag */
};

static bool takes(const struct cluster *cluster, uint32_t code)
{
	if (uc_graphemeclusterbreak_property(code) == GBP_RI && cluster->indicators)
		return cluster->indicators == 1;
	if (cluster->last == 0x200d && uc_is_property_extended_pictographic(code))
		return cluster->has_picture;
	return !uc_is_grapheme_break(cluster->last, code);
}

static void take(struct cluster *cluster, uint32_t code)
{
	int property = uc_graphemeclusterbreak_property(code);

	cluster->last = code;
	cluster->indicators = property == GBP_RI ? cluster->indicators + 1 : 0;
	if (uc_is_property_extended_pictographic(code))
		cluster->has_picture = true;
	else if (property != GBP_EXTEND && property != GBP_ZWJ)
		cluster->has_picture = false;
}

static bool is_ill_formed(size_t n, uint32_t code)
{
	return n == 1 && code == 0xfffd;
}

size_t text_next_cluster(struct str s, size_t at)
{
	struct cluster cluster = { 0 };
	uint32_t code;
	size_t n;

	if (at >= s.n)
		return s.n;
	if (is_plain_ascii(s, at) && (at + 1 == s.n || is_plain_ascii(s, at + 1)))
		return at + 1;
	n = text_decode(s, at, &code);
	at += n;
	/* An ill-formed byte stands alone, for it gets a mark of its own. */
	while (at < s.n && !is_ill_formed(n, code)) {
		take(&cluster, code);
		n = text_decode(s, at, &code);
		if (is_ill_formed(n, code) || !takes(&cluster, code))
			break;
		at += n;
	}
	return at;
}

/* No rule of UAX #29 joins two code points of class Other, and none joins anything to what a line feed ends. */
static bool is_sure_boundary(uint32_t before, uint32_t after)
{
	return before == '\n' || (uc_graphemeclusterbreak_property(before) == GBP_OTHER &&
				  uc_graphemeclusterbreak_property(after) == GBP_OTHER);
}

size_t text_prev_cluster(struct str s, size_t at)
{
	size_t start, next;
	uint32_t after, before;

	assert(at <= s.n);
	if (at == 0)
		return 0;
	/* Flags and emoji sequences cannot be cut walking backwards: go back to a sure boundary, then forwards again. */
	start = at - decode_before(s, at, &after);
	while (start > 0) {
		size_t n = decode_before(s, start, &before);

		if (is_sure_boundary(before, after))
			break;
		start -= n;
		after = before;
	}
	while ((next = text_next_cluster(s, start)) < at)
		start = next;
	return start;
}

static int base_columns(uint32_t code)
{
	int columns = wcwidth((wchar_t)code);

	/* The C locale knows no width beyond ASCII, and no locale those of the newest Unicode. */
	if (columns < 0)
		columns = uc_width(code, "UTF-8");
	/* A mark without a base still takes the cell that the cursor stands on. */
	return columns < 1 ? 1 : columns;
}

static int mark_columns(struct str s, size_t at, size_t n)
{
	struct buf mark = BUF_EMPTY;
	int columns;

	text_visible(str_sub(s, at, n), false, &mark);
	columns = (int)mark.n;
	buf_release(&mark);
	return columns;
}

/*
 * A cluster is as wide as its base, whatever is joined to it: the frame draws a family or a flag as its base glyph, for
 * ncurses stores no more. Hazards in it are drawn as marks and take the marks' columns.
 */
static int cluster_columns(struct str s, size_t at, size_t end)
{
	int columns = 0;
	bool has_base = false;

	if (end == at + 1 && is_plain_ascii(s, at))
		return 1;
	while (at < end) {
		size_t n;
		uint32_t code;

		if (text_hazard_at(s, at, &n) != TEXT_HAZARD_NONE) {
			columns += mark_columns(s, at, n);
			has_base = true;
		} else if (s.p[at] == '\t' || s.p[at] == '\n') {
			columns++; /* each becomes a space, also the LF that CR LF made one cluster of */
		} else if (!has_base) {
			text_decode(s, at, &code);
			columns += base_columns(code);
			has_base = true;
		}
		at += n;
	}
	return columns;
}

int text_cluster_columns(struct str cluster)
{
	return cluster_columns(cluster, 0, cluster.n);
}

int text_columns(struct str s)
{
	size_t plain = 0;
	int columns = 0;

	/* Plain ASCII, most of what is measured, needs no look at clusters. */
	while (plain < s.n && s.p[plain] >= ' ' && s.p[plain] <= '~')
		plain++;
	if (plain == s.n)
		return (int)s.n;
	for (size_t at = 0, end; at < s.n; at = end) {
		end = text_next_cluster(s, at);
		columns += cluster_columns(s, at, end);
	}
	return columns;
}

size_t text_fit(struct str s, int columns)
{
	size_t at = 0;

	while (at < s.n) {
		size_t end = text_next_cluster(s, at);

		columns -= cluster_columns(s, at, end);
		if (columns < 0)
			break;
		at = end;
	}
	return at;
}

struct str text_prefix(struct str s, size_t bytes)
{
	if (s.n <= bytes)
		return s;
	while (bytes && ((unsigned char)s.p[bytes] & 0xc0) == 0x80)
		bytes--;
	return str_sub(s, 0, bytes);
}

static void fold_well_formed(struct str s, struct buf *out)
{
	uint8_t *folded;
	size_t n;

	if (s.n == 0)
		return;
	folded = u8_casefold(bytes(s, 0), s.n, NULL, UNINORM_NFC, NULL, &n);
	assert(folded); /* the text is well-formed, so only exhaustion is left */
	buf_add(out, (struct str){ (const char *)folded, n });
	free(folded);
}

static char lower_of(char c)
{
	return (char)(c | (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
}

/* One character of U+00A0 to U+00FF, its bytes at from, but for the micro sign, which folds to a Greek letter. */
static bool fold_latin(const unsigned char *from, char *to)
{
	unsigned second = from[1];

	if ((from[0] != 0xc2 && from[0] != 0xc3) || (second & 0xc0) != 0x80 || (from[0] == 0xc2 && second < 0xa0) ||
	    (from[0] == 0xc2 && second == 0xb5))
		return false;
	/* A sharp s becomes two, which take as many bytes. */
	if (from[0] == 0xc3 && second == 0x9f) {
		to[0] = to[1] = 's';
		return true;
	}
	to[0] = (char)from[0];
	to[1] = (char)(second + (from[0] == 0xc3 && second < 0x9f && second != 0x97 ? 0x20 : 0));
	return true;
}

/*
 * Most words: ASCII, Latin-1 and dashes and quotation marks, folded without a look at Unicode's tables; none of these takes
 * more bytes or joins what stands before it. False, and nothing done, when there is more.
 */
static bool fold_common(struct str s, struct buf *out)
{
	const unsigned char *from = (const unsigned char *)s.p;
	char *to;

	buf_reserve(out, s.n + 1);
	to = out->p + out->n;
	for (size_t i = 0; i < s.n; i++) {
		if (from[i] < 0x80) {
			to[i] = lower_of(s.p[i]);
		} else if (i + 1 < s.n && fold_latin(from + i, to + i)) {
			i++;
		} else if (i + 2 < s.n && from[i] == 0xe2 && from[i + 1] == 0x80 && from[i + 2] >= 0x90 &&
			   from[i + 2] <= 0x9f) {
			memcpy(to + i, from + i, 3);
			i += 2;
		} else {
			to[0] = '\0';
			return false;
		}
	}
	out->n += s.n;
	out->p[out->n] = '\0';
	return true;
}

void text_fold(struct str s, struct buf *out)
{
	size_t bad;

	if (fold_common(s, out))
		return;
	while ((bad = text_ill_formed(s)) != STR_NONE) {
		fold_well_formed(str_sub(s, 0, bad), out);
		buf_addc(out, s.p[bad]);
		s = str_sub(s, bad + 1, s.n - bad - 1);
	}
	fold_well_formed(s, out);
}

void text_lower_ascii(struct str s, char *out)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	size_t i = 0;

	/* Eight at a time: a byte's high bit tells that it is at least A, and that it is beyond Z. */
	for (; i + 8 <= s.n; i += 8) {
		uint64_t eight, low, upper;

		memcpy(&eight, s.p + i, 8);
		low = eight & 0x7f * each;
		upper = (low + (0x80 - 'A') * each) & ~(low + (0x7f - 'Z') * each) & ~eight & 0x80 * each;
		eight |= upper >> 2;
		memcpy(out + i, &eight, 8);
	}
	for (; i < s.n; i++)
		out[i] = lower_of(s.p[i]);
}

bool text_is_letter(uint32_t code)
{
	if (code < 0x80)
		return (code | 32) >= 'a' && (code | 32) <= 'z';
	/* All of Latin-1 Supplement's upper half, Latin Extended-A and -B but the signs of multiplication and division. */
	if (code >= 0xc0 && code < 0x250)
		return code != 0xd7 && code != 0xf7;
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L);
}

bool text_is_upper(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z';
	if (code < 0x100)
		return code >= 0xc0 && code < 0xdf && code != 0xd7;
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool text_is_digit(uint32_t code)
{
	/* The first digits beyond ASCII are the Arabic ones. */
	if (code < 0x660)
		return code >= '0' && code <= '9';
	return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd);
}
