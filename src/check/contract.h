/* SPDX-License-Identifier: MIT */
/*
 * Owns: what an item that is a list of things must hold: how many entries, which slots each of them fills, and the statement
 * that excuses fewer. A contract is data of a rule; the items are texts of any shape, or tables.
 * Never: reports (kind_contract does), or knows any single item.
 */
#ifndef CHECK_CONTRACT_H
#define CHECK_CONTRACT_H

#include "catalogue/catalogue.h"
#include "check/finding.h"
#include "check/slot.h"
#include "pack/pack.h"

struct contract_slot {
	struct str id;       /* "checkpoint" */
	enum slot_kind kind; /* what answers it */
	enum level level;
	struct str column;   /* of a table; the id when none is given */
	struct str_list any; /* folded phrases that answer it as well */
	struct str when;     /* of a table: asked for only where this column holds one of … */
	struct str_list when_is;
};

struct contract {
	size_t min, max;              /* entries; max 0: no limit */
	bool whole;                   /* the text is one entry */
	bool on_variance;             /* only where actual and forecast lie apart */
	struct contract_slot *slots;
	size_t slot_count;
	struct str_list excuse;       /* folded phrases of the statement that excuses fewer entries */
	enum slot_kind *excuse_needs; /* what the statement must bring with it */
	size_t excuse_need_count;
};

/* One entry and its slots, in the order of the contract. */
struct contract_entry {
	struct str name;
	struct span span; /* bytes of the text; empty for a row of a table */
	unsigned row;     /* serial; 0 in a text */
	struct contract_value {
		bool found;
		struct str text;
		struct span span;
	} *values;
};

struct contract_reading {
	struct arena arena;
	VEC(struct contract_entry) entries;
	bool excused;      /* the statement stands there, with what it needs */
	bool half_excused; /* it stands there without */
};

/* Reads the keys min, max, whole, only, slots, excuse, excuse_needs of a rule. False with error. */
bool contract_compile(struct contract *contract, const struct node *root, const struct node_tree *tree,
		      struct arena *arena, struct error *error);

void contract_init(struct contract_reading *reading);
void contract_release(struct contract_reading *reading);
/* Reads a text. Linear in its length for a given contract. */
void contract_read_text(struct contract_reading *reading, const struct contract *contract,
			const struct passage *passage);
/* Reads the rows of a table; one that says nothing yet is left out. */
void contract_read_rows(struct contract_reading *reading, const struct contract *contract, const struct item *item,
			const struct entry *entry);

struct rule_set;

/*
 * The contract of an item, put together from the rules at it: slots from one, the number of entries from another. False
 * when no rule has one. out borrows from the rules.
 */
bool contract_of_item(const struct rule_set *rules, const struct item *item, struct contract *out);

#endif
