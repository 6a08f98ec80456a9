/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/input.h"

void input_init(struct input *input, struct str text, struct buf *clipboard)
{
	input->text = BUF_EMPTY;
	buf_add(&input->text, text);
	field_init(&input->field, false, clipboard);
	field_reset(&input->field, buf_str(&input->text));
}

void input_release(struct input *input)
{
	field_release(&input->field);
	buf_release(&input->text);
}

static void carry_out(struct input *input, enum field_result result, struct field_change *change)
{
	if (result != FIELD_CHANGE)
		return;
	buf_splice(&input->text, change->offset, change->n, change->text);
	field_applied(&input->field, buf_str(&input->text), change, true);
}

bool input_act(struct input *input, enum action action)
{
	struct field_change change = { .own = BUF_EMPTY };
	enum field_result result = field_act(&input->field, buf_str(&input->text), action, &change);

	carry_out(input, result, &change);
	return result == FIELD_CHANGE || result == FIELD_DONE;
}

void input_type(struct input *input, struct str typed)
{
	struct field_change change = { .own = BUF_EMPTY };

	carry_out(input, field_type(&input->field, buf_str(&input->text), typed, &change), &change);
}

void input_draw(struct input *input, struct frame *frame, struct frame_area area, struct str hint)
{
	struct field_view view = { .area = area, .hint = hint, .has_focus = true, .style = STYLE_FIELD };

	field_draw(&input->field, buf_str(&input->text), frame, &view);
}
