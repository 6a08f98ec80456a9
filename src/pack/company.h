/* SPDX-License-Identifier: MIT */
/*
 * Owns: what boardpack.yaml says of a company, read from a node tree.
 * Never: reads files; decides what a stage means (the catalogue does).
 */
#ifndef PACK_COMPANY_H
#define PACK_COMPANY_H

#include "calc/period.h"
#include "catalogue/catalogue.h"
#include "pack/registry.h"

/* The domain of what is asked about a round of money: between two rounds a company drops it. */
#define COMPANY_ROUND "fundraising"

struct setting {
	struct str name, value; /* a threshold or a check's level, as typed */
};

/* What must hold once the catalogue is there, with its place in boardpack.yaml. */
struct mention {
	struct str id; /* of an item, or of a domain where is_domain_too */
	bool is_domain_too;
	struct file_place place;
};

struct declared {
	struct str convention, choice;
	struct file_place place, choice_place;
};

struct target {
	bool has_period; /* else of every period */
	struct period period;
	struct str text; /* as typed */
	struct file_place place;
};

/* The company's own words of a column of choices. */
struct own_choices {
	struct str column;
	struct str_list words;
	struct file_place place;
};

/* What the company says of one item: empty parts leave the catalogue's. */
struct own_item {
	struct str id;
	struct str label, short_label, owner, note;
	bool has_level;
	enum relevance level;
	VEC(struct target) targets;
	struct file_place target_place;
	VEC(struct own_choices) choices;
};

struct company {
	struct arena arena;
	struct str file;            /* for messages of company_apply(); empty when there is none */
	struct str name;
	struct str currency;        /* "USD" */
	struct str classification;  /* of its packs, such as "Confidential"; empty when it says nothing */
	enum stage stage;
	enum number_style numbers;
	int fiscal_year_start;      /* month, 1 … 12 */
	struct str_list add;        /* items asked for beyond the stage's */
	struct str_list drop;       /* items not asked for */
	VEC(struct own_item) items;
	VEC(struct declared) conventions;
	VEC(struct mention) mentions;
	VEC(struct setting) owners; /* item or domain -> person */
	struct registry customers;
	struct str_list own_names;  /* own products, tiers, people: never accounts */
	VEC(struct setting) thresholds;
	VEC(struct setting) checks; /* rule id -> error | warning | advice | off */
	struct str_list languages;  /* spelling dictionaries, "en_US" … */
};

void company_init(struct company *company);
void company_release(struct company *company);
/* Unknown keys, wrong types, no name and unknown stages are errors with file:line:column; all of them are reported. */
bool company_load(struct company *company, const struct node_tree *tree, struct error *error);
/*
 * Makes the catalogue the company's: its names of items, its choice of conventions. Between the last catalogue_add() and
 * catalogue_finish(). Unknown items, conventions and choices and unreadable targets are errors with file:line:column.
 */
bool company_apply(const struct company *company, struct catalogue *catalogue, struct error *error);
/* NULL when the company says nothing of it. */
const struct own_item *company_item(const struct company *company, const struct item *item);
/* The target for a period: its own, else the one for every period. False when there is none. */
bool company_target(const struct company *company, const struct item *item, struct period period, struct quantity *out);
/* What the stage and the company's own choice make of an item. */
enum relevance company_asks(const struct company *company, const struct item *item);
/* Is it not asked for because the company says so, and not for its stage alone? */
bool company_drops(const struct company *company, const struct item *item);
/* NULL when the company sets none. */
const struct str *company_threshold(const struct company *company, struct str name);
struct str company_owner(const struct company *company, const struct item *item);

#endif
