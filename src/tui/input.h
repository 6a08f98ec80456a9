/* SPDX-License-Identifier: MIT */
/*
 * Owns: a line that is typed into a prompt, text and cursor.
 * Never: belongs to a pack: what is typed here is not in the history.
 */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include "tui/field.h"

struct input {
	struct buf text;
	struct field field;
};

void input_init(struct input *input, struct str text, struct buf *clipboard);
void input_release(struct input *input);
/* False when action is none of a field's. */
bool input_act(struct input *input, enum action action);
void input_type(struct input *input, struct str typed);
void input_draw(struct input *input, struct frame *frame, struct frame_area area, struct str hint);

#endif
