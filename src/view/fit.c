/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/fit.h"

#include "base/text.h"

int fit_longest_word(struct str text)
{
	struct str rest = text, word;
	int longest = 0;

	while (str_next_part(&rest, ' ', &word)) {
		int columns = text_columns(word);

		longest = columns > longest ? columns : longest;
	}
	return longest;
}

int fit_narrow(int *widths, const int *least, size_t count, int excess)
{
	for (; excess > 0; excess--) {
		size_t widest = count;

		for (size_t i = 0; i < count; i++)
			if (widths[i] > least[i] && (widest == count || widths[i] > widths[widest]))
				widest = i;
		if (widest == count)
			return excess;
		widths[widest]--;
	}
	return 0;
}
