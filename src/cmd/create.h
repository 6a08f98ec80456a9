/* SPDX-License-Identifier: MIT */
/*
 * Owns: making a company's folder and its next pack: for boardpack new, and for the first run of a walk.
 * Never: asks or prints; touches a file that is there already.
 */
#ifndef CMD_CREATE_H
#define CMD_CREATE_H

#include "store/store.h"

/* What to create. Texts are borrowed, NULL where not given. */
struct creation {
	const char *directory;
	const char *company, *currency, *period_text, *stage_text;
	const bool *left_out; /* by index in the catalogue: items of the stage not to be asked; or NULL */
	struct buf company_path, pack_path; /* pack_path: filled by creation_write() */
	bool is_new_company;
	enum stage stage;
	struct period period;
};

void creation_init(struct creation *plan, const char *directory);
void creation_release(struct creation *plan);
/* One answer each, as they are asked for; error says why not. */
bool creation_name_is_good(struct str name, struct error *error);
bool creation_currency_is_good(const char *code, struct error *error);
/* Reads stage and period; everything is there that a new company needs. */
bool creation_check(struct creation *plan, struct error *error);
/* After a check. said gets a line for each file that was written, also when a later one failed. */
bool creation_write(struct creation *plan, struct buf *said, struct error *error);

#endif
