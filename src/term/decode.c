/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/decode.h"
#include "base/text.h"

#include <ncurses.h>

/* xterm and all that follow it: ESC [ 1 ; M X and ESC [ N ; M ~, where M - 1 is Shift 1, Alt 2, Ctrl 4. */
static const struct {
	char final; /* 0: '~' with number */
	int number;
	enum key_special special;
} sequences[] = {
	{ 'A', 1, KEY_SPECIAL_UP },      { 'B', 1, KEY_SPECIAL_DOWN }, { 'C', 1, KEY_SPECIAL_RIGHT },
	{ 'D', 1, KEY_SPECIAL_LEFT },    { 'H', 1, KEY_SPECIAL_HOME }, { 'F', 1, KEY_SPECIAL_END },
	{ 0, 2, KEY_SPECIAL_INSERT },    { 0, 3, KEY_SPECIAL_DELETE }, { 0, 5, KEY_SPECIAL_PAGE_UP },
	{ 0, 6, KEY_SPECIAL_PAGE_DOWN },
};

/* Without modifiers terminals differ from their descriptions too (application mode or not, rxvt's and PuTTY's Home). */
static const struct {
	const char *bytes;
	enum key_special special;
	unsigned modifiers;
} plain[] = {
	{ "\033[A", KEY_SPECIAL_UP, 0 },          { "\033OA", KEY_SPECIAL_UP, 0 },
	{ "\033[B", KEY_SPECIAL_DOWN, 0 },        { "\033OB", KEY_SPECIAL_DOWN, 0 },
	{ "\033[C", KEY_SPECIAL_RIGHT, 0 },       { "\033OC", KEY_SPECIAL_RIGHT, 0 },
	{ "\033[D", KEY_SPECIAL_LEFT, 0 },        { "\033OD", KEY_SPECIAL_LEFT, 0 },
	{ "\033[H", KEY_SPECIAL_HOME, 0 },        { "\033OH", KEY_SPECIAL_HOME, 0 },
	{ "\033[F", KEY_SPECIAL_END, 0 },         { "\033OF", KEY_SPECIAL_END, 0 },
	{ "\033[1~", KEY_SPECIAL_HOME, 0 },       { "\033[4~", KEY_SPECIAL_END, 0 },
	{ "\033[7~", KEY_SPECIAL_HOME, 0 },       { "\033[8~", KEY_SPECIAL_END, 0 },
	{ "\033[2~", KEY_SPECIAL_INSERT, 0 },     { "\033[3~", KEY_SPECIAL_DELETE, 0 },
	{ "\033[5~", KEY_SPECIAL_PAGE_UP, 0 },    { "\033[6~", KEY_SPECIAL_PAGE_DOWN, 0 },
	{ "\033[Z", KEY_SPECIAL_TAB, KEY_SHIFT }, { "\033OP", KEY_SPECIAL_F1, 0 },
	{ "\033[11~", KEY_SPECIAL_F1, 0 },
};

static int code_of(enum key_special special, unsigned modifiers)
{
	return DECODE_KEYS + (int)special * 8 + (int)modifiers;
}

void decode_begin(void)
{
	char bytes[32];

	define_key("\033[200~", DECODE_PASTE);
	define_key("\033[<", DECODE_MOUSE);
	for (size_t i = 0; i < COUNT_OF(plain); i++)
		define_key(plain[i].bytes, code_of(plain[i].special, plain[i].modifiers));
	for (size_t i = 0; i < COUNT_OF(sequences); i++)
		for (int bits = 1; bits < 8; bits++) {
			unsigned modifiers =
				(bits & 1 ? KEY_SHIFT : 0u) | (bits & 2 ? KEY_ALT : 0u) | (bits & 4 ? KEY_CTRL : 0u);

			snprintf(bytes, sizeof(bytes), "\033[%d;%d%c", sequences[i].number, bits + 1,
				 sequences[i].final ? sequences[i].final : '~');
			define_key(bytes, code_of(sequences[i].special, modifiers));
		}
}

static struct key decode_char(uint32_t code)
{
	switch (code) {
	case 0:
		return key_ctrl(' ');
	case '\b':
	case 0x7f:
		return key_special(KEY_SPECIAL_BACKSPACE, 0);
	case '\t':
		return key_special(KEY_SPECIAL_TAB, 0);
	case '\n':
	case '\r':
		return key_special(KEY_SPECIAL_ENTER, 0);
	case 0x1b:
		return key_special(KEY_SPECIAL_ESCAPE, 0);
	default:
		if (code <= 26)
			return key_ctrl('a' + code - 1);
		if (code < 0x20)
			return key_ctrl('@' + code);
		/* C1 controls and what is no character at all cannot have been typed. */
		if ((code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
			return (struct key){ KEY_KIND_NONE, 0, 0 };
		return key_char(code);
	}
}

/* For terminals whose description has other sequences than xterm's. */
static const struct {
	int code;
	enum key_special special;
	unsigned modifiers;
} codes[] = {
	{ KEY_UP, KEY_SPECIAL_UP, 0 },
	{ KEY_DOWN, KEY_SPECIAL_DOWN, 0 },
	{ KEY_LEFT, KEY_SPECIAL_LEFT, 0 },
	{ KEY_RIGHT, KEY_SPECIAL_RIGHT, 0 },
	{ KEY_HOME, KEY_SPECIAL_HOME, 0 },
	{ KEY_FIND, KEY_SPECIAL_HOME, 0 },
	{ KEY_END, KEY_SPECIAL_END, 0 },
	{ KEY_LL, KEY_SPECIAL_END, 0 },
	{ KEY_SELECT, KEY_SPECIAL_END, 0 },
	{ KEY_PPAGE, KEY_SPECIAL_PAGE_UP, 0 },
	{ KEY_NPAGE, KEY_SPECIAL_PAGE_DOWN, 0 },
	{ KEY_IC, KEY_SPECIAL_INSERT, 0 },
	{ KEY_DC, KEY_SPECIAL_DELETE, 0 },
	{ KEY_BACKSPACE, KEY_SPECIAL_BACKSPACE, 0 },
	{ KEY_ENTER, KEY_SPECIAL_ENTER, 0 },
	{ KEY_BTAB, KEY_SPECIAL_TAB, KEY_SHIFT },
	{ KEY_SLEFT, KEY_SPECIAL_LEFT, KEY_SHIFT },
	{ KEY_SRIGHT, KEY_SPECIAL_RIGHT, KEY_SHIFT },
	{ KEY_SR, KEY_SPECIAL_UP, KEY_SHIFT },
	{ KEY_SF, KEY_SPECIAL_DOWN, KEY_SHIFT },
	{ KEY_SHOME, KEY_SPECIAL_HOME, KEY_SHIFT },
	{ KEY_SEND, KEY_SPECIAL_END, KEY_SHIFT },
	{ KEY_SDC, KEY_SPECIAL_DELETE, KEY_SHIFT },
	{ KEY_SIC, KEY_SPECIAL_INSERT, KEY_SHIFT },
};

struct key decode(bool is_code, uint32_t code)
{
	if (!is_code)
		return decode_char(code);
	if (code >= DECODE_KEYS && code < DECODE_KEYS_END)
		return key_special((enum key_special)((code - DECODE_KEYS) / 8), (code - DECODE_KEYS) % 8);
	if (code > KEY_F0 && code <= KEY_F0 + 12)
		return key_special((enum key_special)(KEY_SPECIAL_F1 + (code - KEY_F0 - 1)), 0);
	if (code > KEY_F0 + 12 && code <= KEY_F0 + 24) /* how xterm's description names S-F1 … S-F12 */
		return key_special((enum key_special)(KEY_SPECIAL_F1 + (code - KEY_F0 - 13)), KEY_SHIFT);
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		if ((uint32_t)codes[i].code == code)
			return key_special(codes[i].special, codes[i].modifiers);
	return (struct key){ KEY_KIND_NONE, 0, 0 };
}

void decode_paste(struct str bytes, struct buf *out)
{
	size_t n;

	for (size_t at = 0; at < bytes.n; at += n) {
		uint32_t code;

		n = text_decode(bytes, at, &code);
		if (code == '\r') {
			/* Terminals send CR for a line end; CR LF of a Windows clipboard is one line end. */
			if (at + 1 < bytes.n && bytes.p[at + 1] == '\n')
				n++;
			buf_addc(out, '\n');
		} else if (code != 0) {
			text_encode(out, code);
		}
	}
}

bool decode_mouse(struct str bytes, struct event *event)
{
	enum { FIRST = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };
	size_t numbers[3];
	struct str part;

	if (!str_ends(bytes, STR("M")))
		return false;
	bytes.n--;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		if (!str_next_part(&bytes, ';', &part) || !str_to_size(part, &numbers[i]) || numbers[i] > 10000)
			return false;
	if (numbers[0] != FIRST && numbers[0] != WHEEL_UP && numbers[0] != WHEEL_DOWN)
		return false;
	*event = (struct event){ .kind = numbers[0] == FIRST ? EVENT_CLICK : EVENT_WHEEL,
				 .column = (int)numbers[1] - 1,
				 .row = (int)numbers[2] - 1,
				 .delta = numbers[0] == WHEEL_UP ? -1 : 1 };
	return true;
}
