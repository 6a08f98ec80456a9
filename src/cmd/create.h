/* SPDX-License-Identifier: MIT */
/*
 * Owns: making a company's folder and its next pack: for boardpack new, and for the first run of a walk.
 * Never: asks or prints; touches a file that is there already.
 */
#ifndef CMD_CREATE_H
#define CMD_CREATE_H

#include "pack/setup.h"
#include "store/store.h"

/* What to create. Texts are borrowed, NULL where not given. */
struct creation {
	const char *directory;
	const char *company, *currency, *period_text, *stage_text,
		*raising_text;
	const bool *is_chosen; /* by index in the catalogue: the items to be asked for; NULL: those of the stage */
	bool is_between_rounds; /* nothing of a round is asked for */
	int fiscal_year_start; /* month; 0: January */
	struct buf company_path, pack_path; /* pack_path: filled by creation_write() */
	bool is_new_company;
	enum stage stage;
	char code[4];          /* of the currency, filled by creation_check() */
	struct period period;
};

void creation_init(struct creation *plan, const char *directory);
void creation_release(struct creation *plan);
/* Reads stage and period; everything is there that a new company needs. */
bool creation_check(struct creation *plan, struct error *error);
/* What a first run answered. The texts of setup are borrowed; then as always creation_check() and creation_write(). */
void creation_take(struct creation *plan, const struct setup *setup);
/* After a check. said gets a line for each file that was written, also when a later one failed. */
bool creation_write(struct creation *plan, struct buf *said, struct error *error);

/* The example company's files as they were built in: in a folder that holds none of them. said as above. */
bool creation_example(const char *directory, struct buf *said, struct error *error);

#endif
