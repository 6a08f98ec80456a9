/* SPDX-License-Identifier: MIT */
/*
 * Owns: the answers of a first run: company, stage, currency, fiscal year, period, and which items the board is told; what is
 * proposed before anything is answered, and which answers are good.
 * Never: asks (cmd/ and tui/ do), or writes a file.
 */
#ifndef PACK_SETUP_H
#define PACK_SETUP_H

#include "base/error.h"
#include "calc/period.h"
#include "pack/company.h"

struct setup {
	const struct catalogue *catalogue; /* borrowed */
	bool is_new_company; /* else there is one already, and only the period is asked */
	struct buf name, currency, period; /* as typed */
	enum stage stage;
	bool is_raising; /* else nothing of a round is asked for: COMPANY_ROUND */
	int fiscal_year_start; /* month, 1 … 12 */
	bool *is_chosen; /* by index in the catalogue */
};

/* today proposes the period: the quarter that ended last. */
void setup_init(struct setup *setup, const struct catalogue *catalogue, struct date today);
void setup_release(struct setup *setup);
/* What the stage and the round make of an item; items that are carried are never asked for. */
enum relevance setup_asks(const struct setup *setup, const struct item *item);
/* Chooses the core items of the stage, and no others. */
void setup_preset(struct setup *setup);
/* Does the company raise money now? Chooses the core items of a round, or none, and leaves all others as they are. */
void setup_raise(struct setup *setup, bool is_raising);
/* Items of that relevance; domain empty: of all sections. chosen: those alone that are chosen. */
size_t setup_count(const struct setup *setup, struct str domain, enum relevance relevance, bool chosen);
/* Writes the quarter that ended before today into period. */
void setup_propose(struct setup *setup, struct date today);

/* One answer each; error says why not. */
bool setup_name_is_good(struct str name, struct error *error);
/* Three letters; small ones count as capitals. Writes the code. */
bool setup_read_currency(struct str text, char out[4], struct error *error);
/* "seriesA" as files have it, "Series A" or "a" as people do. */
bool setup_read_stage(struct str text, enum stage *out, struct error *error);
/* "yes", "n". */
bool setup_read_answer(struct str text, bool *out, struct error *error);
bool setup_read_period(struct str text, struct period *out, struct error *error);
/* "7", "July", "jul". */
bool setup_read_month(struct str text, int *out, struct error *error);
const char *setup_month_name(int month);

#endif
