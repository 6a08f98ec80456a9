/* SPDX-License-Identifier: MIT */
/*
 * Owns: writing one text as a YAML scalar that reads back as exactly that text, here and in other readers.
 * Never: knows packs or files.
 */
#ifndef STORE_YAML_WRITE_H
#define STORE_YAML_WRITE_H

#include "base/buf.h"
#include "base/node.h"

/* Where a scalar is going to stand. */
struct yaml_place {
	enum node_style prefer; /* kept when the text fits it */
	bool was_data;          /* prefer is PLAIN and other readers took the old text for a number, date … : so may they the new */
	bool flow;              /* inside [] or {} */
	bool one_line;          /* a comment follows on the line: no block scalar */
	size_t indent;          /* columns of the lines of a block scalar */
	size_t indent_by;       /* of these, how many more than the parent has: for the indentation indicator */
	struct str newline;     /* "\n" or "\r\n" */
	struct str comment;     /* " # …" to go behind a block scalar's header or behind the scalar; may be empty */
};

/* Appends; no line break after the last line. */
void yaml_write_scalar(struct buf *out, struct str text, const struct yaml_place *place);
void yaml_write_key(struct buf *out, struct str key);
/* Would a reader with types take the plain text for a number, a date, a boolean or nothing? */
bool yaml_is_data(struct str text);

#endif
