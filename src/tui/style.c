/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/style.h"

char style_letter(enum style style)
{
	static const char letters[] = {
#define STYLE_LETTER(name, letter) letter,
		STYLE_TABLE(STYLE_LETTER)
#undef STYLE_LETTER
	};

	assert(style < STYLE_COUNT);
	return letters[style];
}

const char *style_name(enum style style)
{
	static const char *const names[] = {
#define STYLE_NAME(name, letter) #name,
		STYLE_TABLE(STYLE_NAME)
#undef STYLE_NAME
	};

	assert(style < STYLE_COUNT);
	return names[style];
}
