/* SPDX-License-Identifier: MIT */
/*
 * Owns: one period's answers as a tree of text leaves, exactly as typed.
 * Never: parses a number (facts do), refuses a text, or is written by anyone but edit_apply().
 */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "base/node.h"
#include "calc/period.h"
#include "catalogue/catalogue.h"
#include "pack/addr.h"
#include "pack/edit.h"

struct leaf {
	struct str field; /* in the pack's arena */
	struct buf text;  /* as typed; well-formed UTF-8 */
	unsigned version; /* the pack's version at its last splice: never the same for two texts; caches compare it */
};

struct row {
	unsigned serial; /* 0 for the item itself */
	bool is_named;   /* the file it was read from gives the serial: it names the row in every version of the pack */
	VEC(struct leaf *) leaves;
};

struct entry {
	struct str item;  /* id; may be unknown to the catalogue: its leaves are kept and saved */
	struct row own;   /* actual, forecast, next, status, commentary; or text */
	VEC(struct row *) rows;
	bool is_shuffled; /* serials do not ascend: somebody moved a row */
};

struct waiver {
	struct str rule, at /* an address or an item */, reason, until /* ISO date or empty */;
	size_t line;
	struct span span; /* in the file */
};

/* Something in the file that is no answer: an unknown key, a list where a text belongs. Shown as a finding, kept on disk. */
enum oddity_kind {
	ODDITY_KEPT,     /* stands in the file and nowhere else */
	ODDITY_TAKEN,    /* a word for the status: taken all the same */
	ODDITY_NUMBERED, /* the row is there, by another serial */
};

struct oddity {
	enum oddity_kind kind;
	struct addr at;   /* item may be empty */
	struct span span; /* in the file */
	size_t line, column;
	struct str message;
};

/* What a cover says of the pack besides its period, each as typed in the file, or empty. */
enum pack_head { PACK_STATUS, PACK_AS_OF, PACK_EDITION, PACK_CLASSIFICATION, PACK_HEAD_COUNT };

struct pack {
	struct arena arena;
	const struct catalogue *catalogue; /* borrowed, for the place of new entries and leaves; NULL before pack_load() */
	struct str period_text;
	struct period period;
	struct str catalogue_version; /* as written in the file, or empty */
	struct str heads[PACK_HEAD_COUNT];
	VEC(struct entry *) entries;  /* file order; new ones at their catalogue place */
	VEC(struct entry *) by_id;    /* the same, sorted: lookups do not walk the pack */
	VEC(struct waiver) waivers;
	VEC(struct oddity) oddities;
	unsigned last_serial;         /* the highest row serial ever given */
	unsigned version;             /* bumped by every edit */
	unsigned figures; /* bumped by every edit but that of words within a narrative: what numbers and answers rest on */
};

void pack_init(struct pack *pack);
void pack_release(struct pack *pack);
/*
 * Reads a tree. Refused, with file:line:column: no map, no or newer format version, no readable period, duplicate keys (the
 * reader has refused those already). Everything else that does not fit becomes an oddity and the pack opens. A text under an
 * unknown key or in the wrong kind of item is an oddity and a leaf; a list or map where a text belongs, or a row that is no
 * map, is an oddity only (such a row gets no serial). The texts of a tree that is_lasting are borrowed until they are edited.
 */
bool pack_load(struct pack *pack, const struct catalogue *catalogue, const struct node_tree *tree, struct error *error);

/* "as_of": the key in the file. */
const char *pack_head_key(enum pack_head head);
/* The head of a key; SIZE_MAX: none has it. */
size_t pack_head_of(struct str key);
/* How far a pack may be: "draft", "preliminary", "final"; NULL behind the last one. */
const char *pack_status(size_t index);
/* Which of them a pack says; SIZE_MAX: none, or another word. */
size_t pack_status_of(const struct pack *pack);

const struct entry *pack_entry(const struct pack *pack, struct str item);
/* NULL when entry is NULL or has no such row. */
const struct row *entry_row(const struct entry *entry, unsigned serial);
/* The row's place among entry's rows, or SIZE_MAX; serial is not 0. Walks the rows only when they are shuffled. */
size_t entry_row_place(const struct entry *entry, unsigned serial);
const struct leaf *row_leaf(const struct row *row, struct str field);
/* Has it no word in it? */
bool row_is_blank(const struct row *row);
/* The text at an address, which without an item is the key of a head; empty when there is none. */
struct str pack_text(const struct pack *pack, const struct addr *at);
const struct leaf *pack_leaf(const struct pack *pack, const struct addr *at);
/* Is there any answer: a leaf that is not blank, of a table one of a row? */
bool pack_is_answered(const struct pack *pack, const struct item *item);
/* Field names of an item of a kind in the order of screens and files; table columns come from the catalogue. */
size_t pack_fields(enum item_kind kind, const char *const **out);
/* "next" -> "Next forecast"; NULL for a field that is no item's own (a table's column has its label in the catalogue). */
const char *pack_field_label(struct str field);
/* The field of a table in which a written list stands until it becomes rows; no field of the schema, for nothing reports it. */
#define PACK_TABLE_TEXT "text"
/* May this item have this field: one of its kind when row is 0 (of a table its text), else one of its columns? */
bool pack_item_has(const struct item *item, unsigned row, struct str field);
/*
 * Do both say the same: period, heads, answers (an empty leaf equals none, an entry without answers equals none), rows in the same
 * order, waivers? Serials count only when with_serials: a file need not hold them.
 */
bool pack_same(const struct pack *a, const struct pack *b, bool with_serials);

#endif
