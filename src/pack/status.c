/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/status.h"

/* Those that are shown first: yellow is understood, and called amber. */
static const struct {
	char status;
	const char *word;
} words[] = { { 'G', "green" }, { 'A', "amber" }, { 'R', "red" }, { 'A', "yellow" } };

char status_read(struct str text)
{
	text = str_trim(text);
	for (size_t i = 0; text.n && i < COUNT_OF(words); i++)
		if (str_eq_nocase(text, str_of(words[i].word)) ||
		    str_eq_nocase(text, str_sub(str_of(words[i].word), 0, 1)))
			return words[i].status;
	return ' ';
}

const char *status_word(char status)
{
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (words[i].status == status)
			return words[i].word;
	return "";
}
