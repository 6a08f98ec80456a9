/* SPDX-License-Identifier: MIT */
/*
 * Owns: what one key may put into a field: the result of a sum, the value of a formula, a period or day in the form of files, a
 * choice that was begun.
 * Never: puts it there.
 */
#ifndef TUI_OFFER_H
#define TUI_OFFER_H

#include "tui/app.h"

struct offer {
	struct buf text; /* as it would be typed */
	const char *why; /* "computed"; NULL: nothing is offered */
};

/* What is offered for the field; released by offer_release(). */
void offer_make(const struct app *app, const struct form_field *field, struct offer *offer);
/* The same for what was typed into a cell of a column; of in only catalogue, company, facts and pack are asked. */
void offer_for_cell(const struct app_input *in, const struct column *column, struct str text, struct offer *offer);
/* The result of a sum that was typed for a figure of item; of in as above. */
void offer_for_number(const struct app_input *in, const struct item *item, struct str text, struct offer *offer);
/* Is text, such as "3/4", two days, depending on who writes it? Appends both: "2027-03-04 or 2027-04-03". */
bool offer_is_two_days(const struct app_input *in, struct str text, struct buf *out);
void offer_release(struct offer *offer);
/* Appends the choices of column that begin with typed, in whatever case, apart by commas; how many. */
size_t offer_choices(const struct column *column, struct str typed, struct buf *out);

#endif
