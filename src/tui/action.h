/* SPDX-License-Identifier: MIT */
/*
 * Owns: what a user can do (actions.def) and which key does it where.
 * Never: does it: screens handle actions.
 *
 * Keys are looked up in the context of whatever has the focus. In a context where letters type, a key that is a plain character
 * never means an action, so one row can say "^Z u": u undoes in a list and types a u in a text.
 */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include "base/base.h"
#include "tui/key.h"

enum action_context {
	ACTION_LIST = 1,   /* outline, findings, help and other lists and pages: letters are commands */
	ACTION_TABLE = 2,  /* rows and columns, no cell open: a letter opens the cell at hand and types */
	ACTION_FIELD = 4,  /* a field of one line: letters type, Enter goes on */
	ACTION_TEXT = 8,   /* a narrative: letters type, Enter breaks the line */
	ACTION_PROMPT = 16 /* a question on the bottom line or in a box: letters type, Enter answers, Esc leaves */
};

enum {
	ACTION_TYPING = ACTION_FIELD | ACTION_TEXT | ACTION_PROMPT,
	ACTION_LETTERS = ACTION_TYPING | ACTION_TABLE, /* where letters type */
	ACTION_LISTS = ACTION_LIST | ACTION_TABLE,
	ACTION_SCREEN = ACTION_LISTS | ACTION_FIELD | ACTION_TEXT, /* all but prompts */
	ACTION_ANY = ACTION_SCREEN | ACTION_PROMPT,
};

enum action {
	ACTION_NONE,
#define ACTION(id, name, contexts, keys, hint, help) ACTION_##id,
#include "tui/actions.def"
#undef ACTION
	ACTION_COUNT,
};

struct action_row {
	const char *name;  /* as the key configuration writes it: "next-finding" */
	unsigned contexts; /* enum action_context, or-ed */
	const char *keys;  /* default keys, separated by spaces */
	const char *hint;  /* one or two words for the status bar, "" for none */
	const char *help;  /* a phrase for the help screen and the manual page */
};

/* The row of an action other than ACTION_NONE. */
const struct action_row *action_row(enum action action);
/* ACTION_NONE when there is none of that name. */
enum action action_by_name(struct str name);
/* "lists, tables, fields, texts, prompts" or "everywhere", appended: for help and the manual page. */
void action_contexts(unsigned contexts, struct buf *out);

/* Which key does what. */
struct action_binding {
	struct key key;
	enum action action;
	unsigned contexts; /* where: the action's, less those where another action took the key */
};

struct action_map {
	struct action_binding *v;
	size_t n, cap;
};

void action_map_init(struct action_map *map); /* the defaults of actions.def */
void action_map_release(struct action_map *map);
/*
 * Reads the text of a key configuration: lines "NAME KEY…" replace all keys of an action ("NAME" alone takes them away), '#'
 * starts a comment line. A key that another action has in the same context is taken from it. All errors are reported as
 * "FILE:LINE: …"; good lines still count.
 */
bool action_map_read(struct action_map *map, const char *file, struct str text, struct error *error);
/* What key does in context (one of enum action_context), or ACTION_NONE: then a key_is_text() key types itself. */
enum action action_of(const struct action_map *map, enum action_context context, struct key key);
/* Appends the name of the first key of action that works in context; false when it has none. */
bool action_key(const struct action_map *map, enum action_context context, enum action action, struct buf *out);
/* The names of all keys of action, separated by spaces, appended. */
void action_keys(const struct action_map *map, enum action action, struct buf *out);

#endif
