/* SPDX-License-Identifier: MIT */
/*
 * Owns: what boardpack.yaml says of a company, read from a node tree.
 * Never: reads files; decides what a stage means (the catalogue does).
 */
#ifndef PACK_COMPANY_H
#define PACK_COMPANY_H

#include "catalogue/catalogue.h"

struct account {
	struct str name;
	struct str_list aliases;
};

struct setting {
	struct str name, value; /* a threshold or a check's level, as typed */
};

struct company {
	struct arena arena;
	struct str name;
	struct str currency; /* "USD" */
	enum stage stage;
	enum number_style numbers;
	int fiscal_year_start;  /* month, 1 … 12 */
	struct str_list add;    /* items asked for beyond the stage's */
	struct str_list drop;   /* items not asked for */
	VEC(struct setting) owners; /* item or domain -> person */
	VEC(struct account) accounts;
	struct str_list own_names; /* own products, tiers, people: never accounts */
	VEC(struct setting) thresholds;
	VEC(struct setting) checks; /* rule id -> error | warning | advice | off */
	struct str_list languages;  /* spelling dictionaries, "en_US" … */
};

void company_init(struct company *company);
void company_release(struct company *company);
/* Unknown keys, wrong types, no name and unknown stages are errors with file:line:column; all of them are reported. */
bool company_load(struct company *company, const struct node_tree *tree, struct error *error);
/* What the stage and the company's own choice make of an item. */
enum relevance company_asks(const struct company *company, const struct item *item);
/* NULL when the company sets none. */
const struct str *company_threshold(const struct company *company, struct str name);
struct str company_owner(const struct company *company, const struct item *item);

#endif
