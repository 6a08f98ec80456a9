/* SPDX-License-Identifier: MIT */
/*
 * Any text as a period or a day: what is read prints as it was typed, has neighbours in the right order, and comes back from
 * a walk of many periods.
 */
#include "base/base.h"

#include "calc/period.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(struct period period, struct str text)
{
	struct buf printed = BUF_EMPTY;

	period_print(period, &printed);
	assert(str_eq(buf_str(&printed), text));
	buf_release(&printed);
	for (int step = 1; step <= 60; step++) {
		struct period there = period_add(period, -step);

		assert(there.index >= 1 && there.index <= 12 / there.months && there.months == period.months);
		assert(period_cmp(there, period) < 0 && period_cmp(period, there) > 0);
		assert(period_cmp(period_add(there, step), period) == 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct period period;
	struct date date;

	if (period_parse(text, &period))
		walk(period, text);
	if (date_parse(text, &date))
		assert(date_cmp(date, date) == 0 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
		       date.day <= 31);
	if (size >= sizeof(int64_t)) {
		int64_t seconds;

		memcpy(&seconds, data, sizeof(seconds));
		/* As far as the years of a clock go. */
		seconds %= (int64_t)1 << 40;
		date = date_from_unix(seconds);
		assert(date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31);
		assert(date_cmp(date_from_unix(seconds + 86400), date) > 0);
	}
	return 0;
}
