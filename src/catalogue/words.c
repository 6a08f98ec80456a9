/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/words.h"

const char *const words_kind[] = { "number", "text", "table", NULL };
const char *const words_better[] = { "neither", "higher", "lower", NULL };
const char *const words_relevance[] = { "none", "recommended", "core", NULL };
const char *const words_tier[] = { "editorial", "published", NULL };
const char *const words_yes[] = { "no", "yes", NULL };
const char *const words_column[] = { "text",   "name", "currency", "percent", "count",  "ratio",
				     "months", "days", "date",     "period",  "choice", NULL };
const char *const words_total[] = { "none", "sum", "mean", "100", NULL };
const char *const words_comparison[] = { "", "<", "<=", ">=", ">", NULL };
const char *const words_time[] = { "point_in_time", "period_flow", "trailing_window", NULL };
const char *const words_money[] = { "contracted_arr", "recognized_revenue", "cash", "bookings", NULL };
const char *const words_cohort[] = { "closed_start_cohort", "all_active", NULL };
const char *const words_date[] = { "go_live", "signed", "period_close", NULL };
const char *const words_production[] = { "computed", "primary", NULL };
const char *const words_partial[] = { "stages", "owners", "source",   "formula", "what",    "why",
				      "read",   "write",  "pitfalls", "basis",   "example", NULL };

int words_find(const char *const *words, struct str text)
{
	for (int i = 0; words[i]; i++)
		if (str_is(text, words[i]))
			return i;
	return -1;
}
