/* SPDX-License-Identifier: MIT */
/*
 * Any text as an amount: it is read as a believable number with a slack, or it is not, with a reason; and what is printed of
 * an amount is read as the same amount.
 */
#include "base/base.h"

#include <math.h>

#include "base/text.h"
#include "calc/quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Printed digits are as many as the slack bears out, at most two behind the point. */
static void print(struct quantity quantity)
{
	struct buf text = BUF_EMPTY;
	struct quantity again;

	quantity_print(quantity, &text);
	assert(text.n > 0 && text_ill_formed(buf_str(&text)) == STR_NONE);
	if (quantity_read(buf_str(&text), quantity.unit, NUMBER_STYLE_POINT, STR(""), &again) == QUANTITY_READ)
		assert(fabs(again.value - quantity.value) <=
		       again.slack + quantity.slack + 0.005 + 1e-9 * fabs(quantity.value));
	buf_clear(&text);
	quantity_print_short(quantity, &text);
	assert(text.n > 0 && text_ill_formed(buf_str(&text)) == STR_NONE);
	buf_release(&text);
}

static void read_as(struct str text, enum unit unit, enum number_style style, struct str currency)
{
	struct quantity quantity = { 0 };
	enum quantity_reading reading = quantity_read(text, unit, style, currency, &quantity);

	assert(quantity_why(reading)[0]);
	if (reading != QUANTITY_READ)
		return;
	assert(isfinite(quantity.value) && fabs(quantity.value) <= 1e15);
	assert(isfinite(quantity.slack) && quantity.slack >= 0);
	assert(unit == UNIT_NONE || quantity.unit == unit);
	print(quantity);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };

	for (int unit = UNIT_NONE; unit < UNIT_COUNT_OF; unit++) {
		read_as(text, (enum unit)unit, NUMBER_STYLE_POINT, STR("USD"));
		read_as(text, (enum unit)unit, NUMBER_STYLE_COMMA, STR("EUR"));
		read_as(text, (enum unit)unit, NUMBER_STYLE_POINT, STR(""));
	}
	return 0;
}
