/* SPDX-License-Identifier: MIT */
/*
 * Owns: the small interface by which screens ask for spelling; spell/ implements it.
 * Never: names a library.
 */
#ifndef CHECK_SPELLER_H
#define CHECK_SPELLER_H

#include "base/base.h"

struct speller_suggestions {
	struct str *v; /* in arena */
	size_t n;
	bool is_pending; /* asked, not answered yet: ask again after the next pump() that says true */
};

struct speller {
	/* False until the dictionary is there: until then every word is right. */
	bool (*is_ready)(void *data);
	/* True also for a word that was not judged yet, and for words no dictionary should judge (digits, CAPITALS, addresses). */
	bool (*is_right)(void *data, struct str word);
	/* Right only because the dictionary was not heard on it yet. May be NULL: then it always was. */
	bool (*is_open)(void *data, struct str word);
	/* The dictionary is there and owes answers that will come in a moment. May be NULL: then it never does. */
	bool (*is_asking)(void *data);
	void (*suggest)(void *data, struct str word, struct arena *arena, struct speller_suggestions *out);
	/* Adds to the running dictionary; writing the company's list is the store's work. */
	void (*learn)(void *data, struct str word);
	/* Readable when answers arrived, or -1: the loop watches it. May change after a pump(). */
	int (*fd)(void *data);
	/* Sends what was asked and takes in answers; never waits. Call once a turn of the loop. True: words changed, draw again. */
	bool (*pump)(void *data);
	void *data;
};

#endif
