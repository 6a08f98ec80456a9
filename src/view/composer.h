/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the parts of a report share while it is put together.
 * Never: seen outside compose*.c and appendix*.c.
 */
#ifndef VIEW_COMPOSER_H
#define VIEW_COMPOSER_H

#include "view/compose.h"

struct chart;

typedef VEC(const struct item *) compose_items;

struct composer {
	const struct view_input *input;
	const struct compose_options *options;
	struct document *out;
	/* By item index. */
	size_t *home;          /* section, section_count for the rest */
	bool *hidden;          /* from the audience */
	bool *is_due;          /* a commentary is due and not there */
	bool *is_headline;     /* stands in the table of headline figures */
	bool *is_repeated;     /* another item of the same name says the same figures, and more */
	bool has_variance;     /* a section of the report holds the commentaries */
	size_t appendix_count; /* so far */
};

/* --- compose.c */
/*
 * What the founder typed, as the audience reads it: figures that it refers to are filled in. The result lives in the document where
 * it differs from text.
 */
struct str compose_said(const struct composer *composer, struct str text);
/* A field of the item, as said. */
struct str compose_text(const struct composer *composer, const struct item *item, const char *field);
/* NULL when the catalogue has none, it is of another kind, or the audience does not see it. */
const struct item *compose_find(const struct composer *composer, const char *id, enum item_kind kind);
/* "def-sales-arr": where the definition stands, or empty when the report has none. The text lives in the document. */
struct str compose_anchor(const struct composer *composer, const struct item *item);
/* "quarter" or "month" */
const char *compose_span(const struct composer *composer);
void compose_period(const struct composer *composer, int back, struct buf *out);

/* --- compose_cover.c */
/* What every page says: title, company, period, edition, classification. */
void compose_title(const struct composer *composer);
void compose_cover(struct composer *composer);

/* --- compose_figures.c */
/* Is there anything to show of a number? */
bool compose_has_figures(const struct composer *composer, const struct item *item, struct variance *variance);
/* Marks the items whose row would say again what another of the same name says. */
void compose_mark_repeated(struct composer *composer);
/* Numbers of the list that have figures, as a table; false when there is none. */
bool compose_figures(struct composer *composer, const compose_items *items, struct str name);
/* One paragraph and its narrative for each commentary of the list. */
void compose_commentaries(struct composer *composer, const compose_items *items);
/* Of a number without any figure the commentary is the answer; it stands where the number would. */
bool compose_has_words_alone(const struct composer *composer, const struct item *item);
void compose_words_alone(struct composer *composer, const compose_items *items);
void compose_variance(struct composer *composer);
void compose_kpis(struct composer *composer);

/* --- compose_tables.c */
/* As a report prints it: no more digits than say something. */
struct quantity compose_rounded(struct quantity quantity);
/* " (months)", where neither the figure nor its label says what it counts; or empty. */
const char *compose_unit(enum unit unit, struct str label);
/* An amount, or what stands in its place, as a cell with its value. */
struct document_cell *compose_amount(struct composer *composer, struct document_table *table, bool has,
				     struct quantity quantity, struct str typed);
bool compose_has_body(const struct composer *composer, const struct item *item);
/* A text or table, or what is said of one that is empty. */
void compose_body(struct composer *composer, const struct item *item);
void compose_none(struct composer *composer, const struct item *item);
void compose_decisions(struct composer *composer);
void compose_resolutions(struct composer *composer, const struct item *item);
/* A table with the age of its rows, and how often their date moved. */
bool compose_aged(struct composer *composer, const struct item *item);
/* One of the column's words as people read it: "most_likely" is "most likely"; anything else as typed. Appends. */
void compose_choice(const struct column *column, struct str typed, struct buf *out);
/* Of a cell, as said, trimmed. */
struct str compose_cell_text(const struct composer *composer, const struct row *row, const char *column);

/* --- compose_growth.c */
/* So many packs, the forecast and the next forecast; false when there is no ARR. */
bool compose_bridge(struct composer *composer, size_t packs);
bool compose_is_step(const struct item *item);
/* The last line of the table of the expansion pipeline. */
void compose_open_pipeline(struct composer *composer, struct document_table *table, const struct item *item);
/* What became of the opportunities that the last pack listed. */
void compose_outcomes(struct composer *composer);
void compose_scenarios(struct composer *composer);
/* NULL where there is too little to draw. */
struct chart *compose_trend(const struct composer *composer, const struct item *item);

/* --- appendix.c */
void appendix_put(struct composer *composer, enum layout_appendix appendix);
void appendix_conventions(struct composer *composer, int level);
/* --- appendix_definitions.c, appendix_checks.c */
void appendix_definitions(struct composer *composer);
void appendix_changes(struct composer *composer);
void appendix_benchmarks(struct composer *composer);
void appendix_glossary(struct composer *composer);
void appendix_ties(struct composer *composer);
void appendix_version(struct composer *composer);
void appendix_checks(struct composer *composer);

#endif
