/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/quantity.h"

static const char *const unit_names[UNIT_COUNT_OF] = {
	[UNIT_NONE] = "none",   [UNIT_CURRENCY] = "currency", [UNIT_PERCENT] = "percent", [UNIT_COUNT] = "count",
	[UNIT_RATIO] = "ratio", [UNIT_MONTHS] = "months",     [UNIT_DAYS] = "days",       [UNIT_SCORE] = "score",
};

const char *unit_name(enum unit unit)
{
	assert((unsigned)unit < UNIT_COUNT_OF);
	return unit_names[unit];
}

bool unit_parse(struct str name, enum unit *out)
{
	for (int i = UNIT_NONE + 1; i < UNIT_COUNT_OF; i++) {
		if (str_is(name, unit_names[i])) {
			*out = (enum unit)i;
			return true;
		}
	}
	return false;
}

const char *quantity_why(enum quantity_reading reading)
{
	switch (reading) {
	case QUANTITY_READ:
		return "read as an amount";
	case QUANTITY_EMPTY:
		return "nothing is typed";
	case QUANTITY_UNREAD:
		return "no single amount can be read: type one number, with its unit at most";
	case QUANTITY_AMBIGUOUS:
		return "this can mean two different amounts: type it another way";
	case QUANTITY_WRONG_UNIT:
		return "wrong unit or currency for this field; nothing is converted";
	case QUANTITY_TOO_LARGE:
		return "no amount of this size is believable";
	}
	return "";
}
