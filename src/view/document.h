/* SPDX-License-Identifier: MIT */
/*
 * Owns: a report as a list of blocks (headings, paragraphs, tables, narratives, charts): what it says, free of any file format.
 * Never: escapes or formats; that is the renderers' work, who read the same blocks.
 */
#ifndef VIEW_DOCUMENT_H
#define VIEW_DOCUMENT_H

#include "base/base.h"
#include "calc/quantity.h"

struct chart;

enum document_role {
	DOCUMENT_PLAIN,
	DOCUMENT_STRONG,
	DOCUMENT_EMPHASIS,
	DOCUMENT_REMOVED, /* words that an earlier version had */
	DOCUMENT_ADDED,
};
enum document_kind {
	DOCUMENT_HEADING,
	DOCUMENT_PARAGRAPH,
	DOCUMENT_BULLET,    /* neighbours are one list */
	DOCUMENT_NARRATIVE, /* the founder's Markdown */
	DOCUMENT_TABLE,
	DOCUMENT_CHART,
	DOCUMENT_PAGE,      /* a new page, where there are pages */
};

struct document_span {
	enum document_role role;
	struct str text;
};

/* How a spreadsheet gets the value of a cell from its neighbours. */
enum document_formula {
	DOCUMENT_TYPED,
	DOCUMENT_SUM,        /* of the column's cells above, from row `from` on */
	DOCUMENT_MEAN,       /* the same, their mean */
	DOCUMENT_DIFFERENCE, /* column a minus column b of the row */
	DOCUMENT_RELATIVE,   /* (column a minus column b) of column b, as a percentage */
};

struct document_cell {
	struct str text;
	const struct document_span *spans; /* the same with marks, for formats that have them; NULL: none */
	size_t span_count;
	struct str target;                 /* anchor of a definition, or empty */
	struct str about;                  /* id of the item that its row shows, or empty */
	bool has_value;
	struct quantity value;
	char status;                       /* 'G' 'A' 'R', or 0 where the cell is no status */
	enum document_formula formula;
	size_t from;                       /* SUM, MEAN: the first row; RELATIVE: the column that is 100 % */
	size_t a, b;                       /* DIFFERENCE, RELATIVE */
};

struct document_column {
	struct str label;
	bool is_right;
	bool is_needed; /* stays though no row says anything in it */
};

struct document_table {
	struct str name;                 /* what it is of, for a caption that is read aloud and the name of a sheet */
	VEC(struct document_column) columns;
	VEC(struct document_cell) cells; /* row after row, without the heading */
	VEC(bool) totals;                /* one a finished row */
};

struct document_block {
	enum document_kind kind;
	int level;                       /* of a heading */
	struct str anchor;               /* of a heading or bullet, or empty */
	struct str about;                /* id of the item that it shows, or empty */
	struct str text;                 /* of a heading or narrative */
	VEC(struct document_span) spans; /* of a paragraph or bullet */
	struct document_table *table;
	struct chart *chart;
};

struct document {
	struct arena arena;
	struct str title, company, period, classification;
	struct str edition; /* "Draft, version 2, as of 2026-09-30": every page says it; or empty */
	struct str about;   /* of what is added next */
	VEC(struct document_block) blocks;
};

void document_init(struct document *document);
void document_release(struct document *document);

/*
 * Which item the blocks and cells that are added next show, until another is named or a heading of level 2 or less begins; empty:
 * none. For views that stand beside their source.
 */
void document_about(struct document *document, struct str item);
/* All texts are copied. anchor may be empty. */
void document_heading(struct document *document, int level, struct str text, struct str anchor);
void document_paragraph(struct document *document);
void document_bullet(struct document *document, struct str anchor);
/* To the paragraph or bullet begun last. */
void document_say(struct document *document, enum document_role role, struct str text);
void document_sayf(struct document *document, enum document_role role, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void document_narrative(struct document *document, struct str text);
void document_page(struct document *document);
/* Takes the chart over; NULL is nothing. */
void document_chart(struct document *document, struct chart *chart);
/* Stands in a cell that has no value. */
#define DOCUMENT_NONE STR("\xE2\x80\x93")
/* A table to be filled, which goes in with document_put_table() or document_put_if_rows(). */
struct document_table *document_table(struct document *document, struct str name);
void document_column(struct document *document, struct document_table *table, struct str label, bool is_right);
/* The cell is good until the next one; more can be set in it. */
struct document_cell *document_cell(struct document *document, struct document_table *table, struct str text);
/* Puts a span behind the cell's others: the arena keeps it. */
void document_cell_say(struct document *document, struct document_cell *cell, enum document_role role, struct str text);
void document_row(struct document_table *table, bool is_total);
size_t document_rows(const struct document_table *table);
/* Columns in which no row says anything are left out, but the first and the needed ones. */
void document_put_table(struct document *document, struct document_table *table);
/* The same where it has rows; without one it is dropped, and false told. */
bool document_put_if_rows(struct document *document, struct document_table *table);
/* A table that is not wanted after all. */
void document_drop_table(struct document_table *table);

#endif
