/* SPDX-License-Identifier: MIT */
/*
 * Owns: how the checker reads a narrative of opportunities: which accounts are named, and what is said of each.
 * Never: touches a pack; decides a level (rules do).
 * Definitions: "named account", "sized", "timed", "gated", "thin", "tam talk" as man/boardpack-checks.7 states them.
 */
#ifndef CHECK_NARRATIVE_H
#define CHECK_NARRATIVE_H

#include "base/base.h"
#include "pack/registry.h"

/* What is known beforehand; every list may be empty. */
struct narrative_context {
	struct str company;               /* the reporting company's own name */
	const struct registry *customers; /* the company's; NULL for none */
	const struct str *own_names;      /* own products, tiers and people */
	size_t own_count;
};

struct narrative_slot {
	bool found;
	bool open;        /* not found, but an answer stands near that may be meant: nobody can say that it lacks */
	struct str text;  /* what it was read from, normalised white space; in the arena */
	struct span span; /* bytes of the narrative; shared slots point to the shared place */
};

struct narrative_entry {
	struct str name;   /* as it occurs */
	struct span span;
	struct str *aliases;
	size_t alias_count;
	struct str parent; /* by the registry; empty for none. Borrowed from the context */
	struct narrative_slot size, timing, gate;
};

struct narrative {
	struct arena arena;
	VEC(struct narrative_entry) entries;
	size_t doubtful;   /* names that may be accounts: too few to be sure that there are too few */
	bool tam_talk;     /* presented as, or in place of, pipeline */
	bool tam_in_place; /* … in place of three complete accounts: a warning */
	bool vague_only;
	bool thin_statement;
	struct span tam_span, thin_span, vague_span;
};

struct company;

/* What a company says beforehand; borrows from it. */
struct narrative_context narrative_context_of(const struct company *company);

void narrative_init(struct narrative *narrative);
void narrative_release(struct narrative *narrative);
/* Reads text. Linear in its length. */
void narrative_read(struct narrative *narrative, struct str text, const struct narrative_context *context);

#endif
