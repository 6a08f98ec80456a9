/* SPDX-License-Identifier: MIT */
/*
 * Owns: what a company chooses beyond its stage, item by item or a whole domain: the lists "add" and "drop", and what makes an item
 * asked for or not.
 * Never: reads or writes a file (store/choose does).
 */
#ifndef PACK_CHOICE_H
#define PACK_CHOICE_H

#include "pack/company.h"

/* In which of the two lists an id stands. */
struct choice {
	bool is_added, is_dropped;
};

/* An item (item is there), or a whole domain. */
struct choice_of {
	const struct item *item;
	struct str domain;
};

/* What the key is about: of a round of money the whole domain, of another domain the item. item NULL: the domain at hand. */
struct choice_of choice_of(const struct item *item, struct str domain);
struct str choice_id(struct choice_of of);
struct choice choice_now(const struct company *company, struct str id);
/* Is any of it asked for? Of a domain that the lists name, what they say. */
bool choice_is_asked(const struct company *company, const struct catalogue *catalogue, struct choice_of of);
/* Items of it that are asked for. */
size_t choice_count(const struct company *company, const struct catalogue *catalogue, struct choice_of of);
/* What the lists have to say so that it is asked for, or no longer. False where a level of the item's own decides. */
bool choice_turn(const struct company *company, struct choice_of of, bool is_asked, struct choice *out);
/* Puts it in force; id is copied. */
void choice_take(struct company *company, struct str id, struct choice choice);

#endif
