/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/palette.h"

#include <ncurses.h>

enum { NONE = -1, GREY = 8 };

/*
 * Colours of 256 first, of 8 (16 when bright exists) second. Text that people type has no colour at all: every typed key
 * would otherwise cost the bytes that switch it on and off.
 */
struct look {
	short rich_fore, rich_back, plain_fore, plain_back;
	unsigned attributes; /* with colours */
	unsigned mono; /* without */
};

static const struct look looks[STYLE_COUNT] = {
	[STYLE_NORMAL] = { NONE, NONE, NONE, NONE, A_NORMAL, A_NORMAL },
	[STYLE_TITLE] = { 231, 24, COLOR_WHITE, COLOR_BLUE, A_BOLD, A_REVERSE | A_BOLD },
	[STYLE_BAR] = { 252, 236, NONE, NONE, A_NORMAL, A_NORMAL },
	[STYLE_KEYCAP] = { 231, 236, NONE, NONE, A_BOLD, A_BOLD },
	[STYLE_HEADING] = { 74, NONE, COLOR_CYAN, NONE, A_BOLD, A_BOLD },
	[STYLE_BORDER] = { 240, NONE, NONE, NONE, A_NORMAL, A_DIM },
	[STYLE_BORDER_FOCUS] = { 74, NONE, COLOR_CYAN, NONE, A_BOLD, A_BOLD },
	[STYLE_LABEL] = { 109, NONE, COLOR_CYAN, NONE, A_NORMAL, A_NORMAL },
	[STYLE_VALUE] = { NONE, NONE, NONE, NONE, A_NORMAL, A_NORMAL },
	[STYLE_FIELD] = { NONE, NONE, NONE, NONE, A_NORMAL, A_NORMAL },
	[STYLE_GUIDE] = { 250, NONE, NONE, NONE, A_NORMAL, A_NORMAL },
	[STYLE_DIM] = { 243, NONE, NONE, NONE, A_NORMAL, A_DIM },
	[STYLE_SELECTED] = { 231, 24, COLOR_WHITE, COLOR_BLUE, A_BOLD, A_REVERSE },
	[STYLE_CURRENT] = { 231, 238, NONE, NONE, A_BOLD, A_BOLD },
	[STYLE_SELECTION] = { NONE, NONE, NONE, NONE, A_REVERSE, A_REVERSE },
	[STYLE_GOOD] = { 71, NONE, COLOR_GREEN, NONE, A_NORMAL, A_NORMAL },
	[STYLE_BAD] = { 167, NONE, COLOR_RED, NONE, A_NORMAL, A_BOLD },
	[STYLE_CAUTION] = { 179, NONE, COLOR_YELLOW, NONE, A_NORMAL, A_NORMAL },
	[STYLE_FINDING_ERROR] = { 203, NONE, COLOR_RED, NONE, A_BOLD, A_BOLD },
	[STYLE_FINDING_WARNING] = { 179, NONE, COLOR_YELLOW, NONE, A_NORMAL, A_NORMAL },
	[STYLE_FINDING_ADVICE] = { 74, NONE, COLOR_CYAN, NONE, A_NORMAL, A_NORMAL },
	[STYLE_MARK_ERROR] = { 203, NONE, COLOR_RED, NONE, A_BOLD | A_UNDERLINE, A_BOLD | A_UNDERLINE },
	[STYLE_MARK_WARNING] = { 179, NONE, COLOR_YELLOW, NONE, A_UNDERLINE, A_BOLD },
	[STYLE_MARK_ADVICE] = { 74, NONE, COLOR_CYAN, NONE, A_UNDERLINE, A_BOLD },
	[STYLE_MISSPELT] = { 175, NONE, COLOR_MAGENTA, NONE, A_UNDERLINE, A_UNDERLINE },
	[STYLE_HAZARD] = { 231, 160, COLOR_WHITE, COLOR_RED, A_BOLD, A_REVERSE | A_BOLD },
	[STYLE_PROMPT] = { 231, 24, COLOR_WHITE, COLOR_BLUE, A_NORMAL, A_BOLD },
	[STYLE_MESSAGE] = { 74, NONE, COLOR_CYAN, NONE, A_NORMAL, A_NORMAL },
	[STYLE_ALARM] = { 231, 160, COLOR_WHITE, COLOR_RED, A_BOLD, A_REVERSE | A_BOLD },
};

static bool wants_colours(void)
{
	const char *no = getenv("NO_COLOR");

	return !(no && *no) && has_colors() && start_color() != ERR && use_default_colors() != ERR && COLORS >= 8 &&
	       COLOR_PAIRS > STYLE_COUNT;
}

/* A colour of the 256 as this terminal counts them: from 0x1000000 colours on a number is red, green and blue. */
static int numbered(short colour)
{
	static const int levels[] = { 0, 95, 135, 175, 215, 255 };
	int cube = colour - 16, grey = 8 + 10 * (colour - 232);

	if (COLORS <= 256 || colour < 16)
		return colour;
	if (colour >= 232)
		return grey << 16 | grey << 8 | grey;
	return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
}

/* Where colours and underlining exclude each other (the Linux console), ncurses drops the line: bold takes its place. */
static unsigned beside_colour(unsigned attributes)
{
	const int no_underline = 2; /* a bit of ncv, see terminfo(5) */
	int excluded = tigetnum("ncv");

	if (excluded > 0 && excluded & no_underline && attributes & A_UNDERLINE)
		attributes = (attributes & ~(unsigned)A_UNDERLINE) | (unsigned)A_BOLD;
	return attributes;
}

void palette_init(struct palette *palette)
{
	bool has_colours = wants_colours();
	short used = 0;

	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct look *look = &looks[i];
		struct palette_entry *entry = &palette->entries[i];
		short fore = COLORS >= 256 ? look->rich_fore : look->plain_fore;
		short back = COLORS >= 256 ? look->rich_back : look->plain_back;

		*entry = (struct palette_entry){ has_colours ? beside_colour(look->attributes) : look->mono, 0 };
		if (!has_colours)
			continue;
		/* Sixteen colours have a grey of their own, eight must dim. */
		if (COLORS < 256 && (i == STYLE_DIM || i == STYLE_BORDER)) {
			fore = COLORS >= 16 ? GREY : NONE;
			entry->attributes |= COLORS >= 16 ? 0 : (unsigned)A_DIM;
		}
		/* Without a grey, bars and the current row must differ by something else. */
		if (COLORS < 256 && (i == STYLE_BAR || i == STYLE_KEYCAP || i == STYLE_CURRENT))
			entry->attributes = look->mono;
		if ((fore != NONE || back != NONE) && init_extended_pair(++used, numbered(fore), numbered(back)) != ERR)
			entry->pair = used;
	}
}
