/* SPDX-License-Identifier: MIT */
/*
 * Owns: the immutable definitions of items: what a board is told and how to write it.
 * Never: reads files (it is built from node trees), holds a value of any company, or changes after catalogue_finish() but for
 * texts that come late (catalogue_fill()).
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
enum column_type {
	COLUMN_TEXT,
	COLUMN_NAME,
	COLUMN_CURRENCY,
	COLUMN_PERCENT,
	COLUMN_COUNT,
	COLUMN_RATIO,
	COLUMN_MONTHS,
	COLUMN_DAYS,
	COLUMN_DATE,
	COLUMN_PERIOD,
	COLUMN_CHOICE
};
enum column_total { COLUMN_TOTAL_NONE, COLUMN_TOTAL_SUM, COLUMN_TOTAL_MEAN, COLUMN_TOTAL_HUNDRED };
enum comparison { COMPARISON_NONE, COMPARISON_LESS, COMPARISON_AT_MOST, COMPARISON_AT_LEAST, COMPARISON_MORE };

/* Where in the item's file, for messages of catalogue_finish(); from 1. */
struct file_place {
	size_t line, column;
};

struct str_list {
	struct str *v;
	size_t n;
};

struct source {
	enum tier tier;
	struct str name, section, date, url, notice; /* empty when not given */
};

/* "at least 40" */
struct limit {
	enum comparison comparison; /* NONE: not given */
	double value;
};

struct benchmark {
	double p25, median, p75; /* ordered by value, whichever direction is good */
	bool has_p25, has_median, has_p75;
	struct limit good, poor;
	enum unit unit;
	struct str scope, source, year, note;
	bool stages[STAGE_COUNT];
	bool has_stages;         /* else of every stage */
	double arr_from, arr_to; /* USD */
	bool has_arr_from, has_arr_to;
	bool is_weak;            /* confidence: low */
	int months;              /* what its values cover, where that is not the pack's period; else 0 */
};

/* One of the conventions by which an item may be computed. */
struct formula_case {
	struct str name, text;
	struct str expr_text;    /* or empty */
	struct file_place place; /* of the expression */
	struct expr *expr;       /* compiled, or NULL */
	int months;              /* what its value covers, where that is not the pack's period; else 0 */
};

/* One figure of a worked example. */
struct given {
	struct str item;
	enum expr_field field;
	int back;                /* periods before */
	struct str text;         /* of a number, as typed; empty for a table */
	const struct node *rows; /* of a table: a list of maps from column to text; or NULL */
	struct file_place place;
};

struct worked {
	struct str case_name; /* or empty */
	struct given *given;
	size_t given_count;
	struct str gives;     /* as typed */
	int months;           /* length of the period: 3 or 1 */
	struct file_place place;
};

struct policy {
	struct str_list includes, excludes, edge_cases, miscomputed, checks;
};

struct basis {
	struct str time, money, cohort, date, production; /* empty when an axis does not apply */
};

struct column {
	struct str id, label;
	enum column_type type;
	bool need;
	struct str_list choices; /* that are offered */
	size_t choices_known;    /* of choices.v: those behind choices.n are understood, and not offered */
	struct str expr;       /* over columns of the row: such a column is computed, never typed; or empty */
	struct file_place expr_place;
	enum column_total total;
	struct expr *computed; /* compiled, or NULL: the cells are typed */
};

/* A table with more columns fits no page, and columns computed from columns cost a step each. */
#define ITEM_COLUMNS_MAX 100

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
	struct str hint; /* one line: what to type here */
	/* In force: of the chosen case where there are several. */
	struct str formula;      /* as text */
	struct str formula_expr; /* as an expression, or empty */
	struct expr *expr;       /* compiled, or NULL; of a case where there are cases */
	struct str formula_by;   /* the convention that chooses among cases, or empty */
	struct file_place by_place;
	struct formula_case *cases;
	size_t case_count, chosen_case;
	struct worked *worked;
	size_t worked_count;
	struct str what, why, read, write, example, weak;
	struct str_list pitfalls, questions;
	struct policy policy;
	struct benchmark *benchmarks;
	size_t benchmark_count;
	struct basis basis;
	struct column *columns;
	size_t column_count;
	struct str_list related;
	struct str_list partial; /* parts that nobody has written yet: "pitfalls"; none in our own catalogue */
	struct str file;         /* where it was defined, for messages */
	size_t line;
	int formula_months;      /* in force, as of a case */
	struct file_place formula_place; /* of the expression, for catalogue_finish() */
	struct file_place related_place;
	bool is_cut;             /* until catalogue_fill(): what catalogue_late_keys names is not there yet */
	bool has_namesake;       /* another item has this label or short label; after finish: lists add the section */
	size_t index;            /* position in catalogue.items, after finish */
};

struct convention_choice {
	struct str name, label, text; /* text: one sentence that a pack may print */
};

/* A matter of definition on which practice is divided: a company declares what holds for it. */
struct convention {
	struct str id, label, question;
	struct convention_choice *choices;
	size_t choice_count;
	size_t chosen;           /* in force: the default until catalogue_choose() */
	bool is_declared;        /* by the company */
	struct str_list affects; /* ids of items */
	struct str file;
	struct file_place affects_place;
};

enum effort { EFFORT_QUICK, EFFORT_PROJECT, EFFORT_PROGRAMME };

/* What a company can do to move its figures. */
struct activity {
	struct str id, label, what;
	struct str_list when; /* signals that call for it */
	struct str_list steps, moves /* ids of items */, roles;
	enum effort effort;
	size_t shows_after; /* months */
	struct str file;
	struct file_place moves_place;
};

struct catalogue {
	struct arena arena;
	VEC(struct convention *) conventions; /* sorted by id, as they are added */
	VEC(struct activity *) activities;    /* sorted by id, as they are added */
	VEC(struct item *) items;             /* after finish: by domain (domain_order), then order, then id */
	VEC(struct item *) by_id;             /* the same, sorted by id from the first add */
};

void catalogue_init(struct catalogue *catalogue);
void catalogue_release(struct catalogue *catalogue);
/*
 * Adds the item that tree defines under id ("customers.nps_score"); a later one with the same id replaces the earlier
 * (a company's overlay). Copies what it keeps. False, with file:line:column for each fault, when the file is wrong.
 */
bool catalogue_add(struct catalogue *catalogue, struct str id, const struct node_tree *tree, struct error *error);
/* The same for an item that catalogue_load() has made; its memory is the catalogue's or lives as long. */
void catalogue_put(struct catalogue *catalogue, struct item *item);
/* As catalogue_add() for a convention and for an activity; id is the file's name. */
bool catalogue_add_convention(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
			      struct error *error);
bool catalogue_add_activity(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
			    struct error *error);
/* Puts a choice in force, as the company's own; before finish. False when there is no such convention or choice. */
bool catalogue_choose(struct catalogue *catalogue, struct str convention, struct str choice);
/* Another label or short label (empty: stays), copied; before finish. A new label without a short one is its own short. */
void catalogue_rename(struct catalogue *catalogue, struct str id, struct str label, struct str short_label);
/*
 * The company's own words of a column of choices, copied; before finish. Those of the definition, which formulas and checks read,
 * stay understood. False when the item has no such column.
 */
bool catalogue_set_choices(struct catalogue *catalogue, struct str id, struct str column, struct str_list words);
/* Sorts, resolves ids, puts cases in force, compiles formulas, refuses cycles. Call once, after the last add and choice. */
bool catalogue_finish(struct catalogue *catalogue, struct error *error);

/*
 * After catalogue_finish(): the items that were cut have got their rest, in memory that is the catalogue's or lives as long.
 * Resolves the ids in it.
 */
bool catalogue_fill(struct catalogue *catalogue, struct error *error);

/* NULL when there is none. */
const struct item *catalogue_find(const struct catalogue *catalogue, struct str id);
/* Whether any item is of the domain. */
bool catalogue_has_domain(const struct catalogue *catalogue, struct str domain);
/* "; did you mean sales.arr?" for the end of a message; nothing when none is near. Appends. */
void catalogue_suggest(const struct catalogue *catalogue, struct str id, struct buf *out);
const struct convention *catalogue_convention(const struct catalogue *catalogue, struct str id);
/* In force; NULL where there is no such convention. */
const struct convention_choice *catalogue_choice(const struct catalogue *catalogue, struct str convention);
/* Do variances carry the sign of their effect (favourable_sign: better_positive), or that of the subtraction? */
bool catalogue_is_better_positive(const struct catalogue *catalogue);
bool convention_affects(const struct convention *convention, const struct item *item);
bool activity_moves(const struct activity *activity, const struct item *item);
const char *effort_name(enum effort effort); /* "quick" */
const struct column *item_column(const struct item *item, struct str id);
/* Puts the case at index in force: formula, formula_expr and expr are its. Before catalogue_finish(). */
void item_choose_case(struct item *item, size_t index);
/* Does the definition say that this part ("write") is not written yet, or not all of it? */
bool item_is_partial(const struct item *item, const char *part);
/* Does it count the cash that is paid out in a period, so that an amount below zero is money that comes in? */
bool item_is_paid_out(const struct item *item);
/* Is it one of the types that quantity_read() reads? */
bool column_is_number(const struct column *column);
/* UNIT_NONE where the column holds no numbers. */
enum unit column_unit(const struct column *column);
/* The place of the choice that text stands for, as formulas read it ("On track" is on_track); STR_NONE: none of them. */
size_t column_choice(const struct column *column, struct str text);
/* The same, also where people say it in another common word: "signed" is won, or accepted, or done, whatever the column has. */
size_t column_choice_meant(const struct column *column, struct str text);

bool stage_parse(struct str name, enum stage *out);
const char *stage_name(enum stage stage); /* "seriesA" */
const char *stage_label(enum stage stage); /* "Series A" */
/* "section" -> "Summary", "sales" -> "Sales" …; a domain of a company's own: "Own items". */
const char *domain_label(struct str domain);
/* Position of a domain in a pack; unknown domains come last. */
int domain_order(struct str domain);

#endif
