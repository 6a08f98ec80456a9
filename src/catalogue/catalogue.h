/* SPDX-License-Identifier: MIT */
/*
 * Owns: the immutable definitions of items: what a board is told and how to write it.
 * Never: reads files (it is built from node trees), holds a value of any company, or changes after catalogue_finish().
 */
#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include "base/node.h"
#include "calc/expr.h"
#include "calc/quantity.h"

enum item_kind { ITEM_NUMBER, ITEM_TEXT, ITEM_TABLE };
enum item_better { ITEM_BETTER_NEITHER, ITEM_BETTER_HIGHER, ITEM_BETTER_LOWER };
enum stage { STAGE_PRE_SEED, STAGE_SEED, STAGE_SERIES_A, STAGE_SERIES_B, STAGE_SERIES_C, STAGE_PUBLIC, STAGE_COUNT };
enum relevance { RELEVANCE_NONE, RELEVANCE_RECOMMENDED, RELEVANCE_CORE };
enum tier { TIER_EDITORIAL, TIER_PUBLISHED };
enum column_type { COLUMN_TEXT, COLUMN_NAME, COLUMN_CURRENCY, COLUMN_PERCENT, COLUMN_COUNT, COLUMN_DATE, COLUMN_CHOICE };

struct str_list {
	struct str *v;
	size_t n;
};

struct source {
	enum tier tier;
	struct str name, section, date, url, notice; /* empty when not given */
};

struct benchmark {
	double p25, median, p75; /* ordered by value, whichever direction is good */
	enum unit unit;
	struct str scope, source, year;
};

struct basis {
	struct str time, money, cohort, date, production; /* empty when an axis does not apply */
};

struct column {
	struct str id, label;
	enum column_type type;
	bool need;
	struct str_list choices;
};

struct item {
	struct str id;     /* "customers.nps_score" */
	struct str domain; /* "customers" */
	struct str slug;   /* "nps_score" */
	struct str label, short_label /* label when none is given */, group;
	enum item_kind kind;
	enum unit unit;
	enum item_better better;
	size_t order;
	bool is_carried; /* only repeats the period before: not asked for, and no row of its own in tables unless typed */
	enum relevance stages[STAGE_COUNT];
	struct str_list owners;
	struct source source;
	struct str formula;      /* as text */
	struct str formula_expr; /* as an expression, or empty */
	struct expr *expr;       /* compiled, or NULL */
	struct str what, why, read, write, example;
	struct str_list pitfalls;
	struct benchmark *benchmarks;
	size_t benchmark_count;
	struct basis basis;
	struct column *columns;
	size_t column_count;
	struct str_list related;
	struct str file;         /* where it was defined, for messages */
	size_t line;
	size_t formula_line, formula_column; /* of the expression, for catalogue_finish() */
	size_t related_line, related_column;
	size_t index;            /* position in catalogue.items, after finish */
};

struct catalogue {
	struct arena arena;
	VEC(struct item *) items; /* after finish: by domain (domain_order), then order, then id */
	VEC(struct item *) by_id; /* the same, sorted by id from the first add */
};

void catalogue_init(struct catalogue *catalogue);
void catalogue_release(struct catalogue *catalogue);
/*
 * Adds the item that tree defines under id ("customers.nps_score"); a later one with the same id replaces the earlier
 * (a company's overlay). Copies what it keeps. False, with file:line:column for each fault, when the file is wrong.
 */
bool catalogue_add(struct catalogue *catalogue, struct str id, const struct node_tree *tree, struct error *error);
/* Sorts, resolves related ids, compiles formulas, refuses cycles. Call once, after the last add. */
bool catalogue_finish(struct catalogue *catalogue, struct error *error);

/* NULL when there is none. */
const struct item *catalogue_find(const struct catalogue *catalogue, struct str id);
const struct column *item_column(const struct item *item, struct str id);

bool stage_parse(struct str name, enum stage *out);
const char *stage_name(enum stage stage);  /* "seriesA" */
const char *stage_label(enum stage stage); /* "Series A" */
/* "section" -> "Summary", "sales" -> "Sales" …; a domain of a company's own: "Own items". */
const char *domain_label(struct str domain);
/* Position of a domain in a pack; unknown domains come last. */
int domain_order(struct str domain);

#endif
