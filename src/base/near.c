/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/near.h"

size_t near_distance(struct str a, struct str b)
{
	size_t row[NEAR_MAX + 1];

	if (a.n > NEAR_MAX || b.n > NEAR_MAX)
		return NEAR_MAX + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t best = diagonal + (a.p[i - 1] != b.p[j - 1]);

			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b.n];
}
