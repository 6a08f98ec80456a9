/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "tui/bullets.h"
#include "tui/field.h"

void field_init(struct field *field, bool is_multi_line, struct buf *clipboard)
{
	*field = (struct field){
		.is_multi_line = is_multi_line, .anchor = STR_NONE, .goal = -1, .clipboard = clipboard
	};
	wrap_init(&field->wrap);
}

void field_release(struct field *field)
{
	wrap_release(&field->wrap);
}

void field_reset(struct field *field, struct str text)
{
	field->wrap.is_valid = false;
	field->top = field->left = 0;
	field_goto(field, text, text.n);
}

/* The text may have changed under the field: offsets beyond its end or inside a code point move back. */
static size_t clamp(struct str text, size_t offset)
{
	if (offset >= text.n)
		return text.n;
	while (offset > 0 && ((unsigned char)text.p[offset] & 0xc0) == 0x80)
		offset--;
	return offset;
}

static void sync(struct field *field, struct str text)
{
	field->cursor = clamp(text, field->cursor);
	if (field->anchor != STR_NONE)
		field->anchor = clamp(text, field->anchor);
	/* The last column is kept for a cursor behind a full line. */
	wrap_sync(&field->wrap, text, field->is_multi_line && field->columns > 1 ? field->columns - 1 : 0);
}

static void select_nothing(struct field *field)
{
	field->anchor = STR_NONE;
	field->is_marking = false;
}

void field_goto(struct field *field, struct str text, size_t offset)
{
	field->cursor = clamp(text, offset);
	field->goal = -1;
	select_nothing(field);
}

void field_point(struct field *field, struct str text, int row, int column)
{
	struct wrap_line line = { 0, text.n, text.n };
	size_t offset;

	sync(field, text);
	if (field->is_multi_line) {
		size_t at = (size_t)(field->top + row), last = field->wrap.lines.n - 1;

		at = at < last ? at : last;
		line = field->wrap.lines.v[at];
		line.end = wrap_line_last(&field->wrap, at);
	}
	offset = line.at + text_fit(str_sub(text, line.at, line.end - line.at), column + field->left);
	select_nothing(field);
	field_goto(field, text, offset);
}

void field_select(struct field *field, struct str text, struct span span)
{
	field_goto(field, text, span.at + span.n);
	if (span.n)
		field->anchor = clamp(text, span.at);
}

struct span field_selection(const struct field *field, struct str text)
{
	size_t a = clamp(text, field->cursor), b;

	if (field->anchor == STR_NONE)
		return (struct span){ a, 0 };
	b = clamp(text, field->anchor);
	return a < b ? (struct span){ a, b - a } : (struct span){ b, a - b };
}

struct span field_word(struct field *field, struct str text)
{
	struct text_spans words = { NULL, 0, 0 };
	size_t cursor = clamp(text, field->cursor), from = cursor, to;
	struct span found = { cursor, 0 };

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	to = str_find_char(text, '\n', cursor);
	if (to == STR_NONE)
		to = text.n;
	text_words(str_sub(text, from, to - from), &words);
	for (size_t i = 0; i < words.n; i++) {
		size_t at = from + words.v[i].at;

		if (at <= cursor && cursor <= at + words.v[i].n)
			found = (struct span){ at, words.v[i].n };
	}
	vec_release(&words);
	return found;
}

static enum field_result move_to(struct field *field, size_t offset, bool selects)
{
	if (selects && field->anchor == STR_NONE)
		field->anchor = field->cursor;
	else if (!selects && !field->is_marking)
		field->anchor = STR_NONE;
	field->cursor = offset;
	field->goal = -1;
	return FIELD_DONE;
}

static int column_of(const struct field *field, struct str text, size_t offset)
{
	const struct wrap_line *line = &field->wrap.lines.v[wrap_line_at(&field->wrap, offset)];

	return text_columns(str_sub(text, line->at, offset - line->at));
}

static enum field_result move_lines(struct field *field, struct str text, long delta, bool selects)
{
	long line = (long)wrap_line_at(&field->wrap, field->cursor);
	long last = (long)field->wrap.lines.n - 1;
	int goal = field->goal >= 0 ? field->goal : column_of(field, text, field->cursor);
	const struct wrap_line *to;
	size_t offset, limit;

	if (!field->is_multi_line || (delta < 0 && line == 0) || (delta > 0 && line == last))
		return FIELD_AT_EDGE;
	line += delta;
	line = line < 0 ? 0 : line > last ? last : line;
	to = &field->wrap.lines.v[line];
	limit = wrap_line_last(&field->wrap, (size_t)line);
	offset = to->at + text_fit(str_sub(text, to->at, to->next - to->at), goal);
	move_to(field, offset < limit ? offset : limit, selects);
	field->goal = goal;
	return FIELD_DONE;
}

static enum field_result move_clusters(struct field *field, struct str text, int direction, bool selects)
{
	if (field->cursor == (direction < 0 ? 0 : text.n)) {
		if (!selects && !field->is_marking)
			select_nothing(field);
		return FIELD_AT_EDGE;
	}
	return move_to(field,
		       direction < 0 ? text_prev_cluster(text, field->cursor) : text_next_cluster(text, field->cursor),
		       selects);
}

static bool is_blank_line(struct str text, size_t from)
{
	size_t end = str_find_char(text, '\n', from);

	return str_is_blank(str_sub(text, from, (end == STR_NONE ? text.n : end) - from));
}

static size_t next_line(struct str text, size_t at)
{
	size_t end = str_find_char(text, '\n', at);

	return end == STR_NONE ? text.n : end + 1;
}

static size_t line_start(struct str text, size_t at)
{
	while (at > 0 && text.p[at - 1] != '\n')
		at--;
	return at;
}

/* The first line of the next paragraph, or of the one before: where a line with words follows one without, or the edge. */
static size_t paragraph(struct str text, size_t at, int direction)
{
	bool was_blank;

	if (direction > 0) {
		do {
			was_blank = is_blank_line(text, line_start(text, at));
			at = next_line(text, at);
		} while (at < text.n && (!was_blank || is_blank_line(text, at)));
		return at;
	}
	while (at > 0) {
		at = line_start(text, text.p[at - 1] == '\n' ? at - 1 : at);
		if (at > 0 && !is_blank_line(text, at) && is_blank_line(text, line_start(text, at - 1)))
			break;
	}
	return at;
}

/* Fills change with "replace span by text". */
static enum field_result wish(struct field_change *change, struct span span, struct str text)
{
	if (!span.n && !text.n)
		return FIELD_DONE;
	change->own = BUF_EMPTY;
	buf_add(&change->own, text);
	change->text = buf_str(&change->own);
	change->offset = span.at;
	change->n = span.n;
	change->cursor = span.at + text.n;
	return FIELD_CHANGE;
}

/* In a list Enter goes on with it; a text does not begin with an empty line. */
static enum field_result break_line(const struct field *field, struct str text, struct field_change *change)
{
	struct span span = field_selection(field, text);
	struct buf typed = BUF_EMPTY;
	enum field_result result;

	if (!field->is_multi_line)
		return FIELD_IGNORED;
	if (str_is_blank(text))
		return FIELD_DONE;
	if (!span.n && bullets_enter(text, field->cursor, &span, &typed))
		result = wish(change, span, buf_str(&typed));
	else
		result = wish(change, span, STR("\n"));
	buf_release(&typed);
	return result;
}

static enum field_result delete_to(struct field *field, struct str text, size_t other, struct field_change *change)
{
	struct span span = field_selection(field, text);

	if (!span.n)
		span = other < field->cursor ? (struct span){ other, field->cursor - other }
					     : (struct span){ field->cursor, other - field->cursor };
	return wish(change, span, STR(""));
}

static enum field_result copy(struct field *field, struct str text, struct span span)
{
	if (span.n && field->clipboard) {
		buf_clear(field->clipboard);
		buf_add(field->clipboard, str_in(text, span));
	}
	return FIELD_DONE;
}

/* The whole line as typed, not as wrapped: what lies between two LF, and the LF after it. */
static struct span typed_line(const struct field *field, struct str text)
{
	size_t from = field->cursor, to = str_find_char(text, '\n', field->cursor);

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	to = to == STR_NONE ? text.n : to + 1;
	return (struct span){ from, to - from };
}

enum field_result field_type(struct field *field, struct str text, struct str typed, struct field_change *change)
{
	enum field_result result;
	struct span doubled;

	sync(field, text);
	if (field->is_multi_line && str_is(typed, " ") && !field_selection(field, text).n &&
	    bullets_doubled(text, field->cursor, &doubled))
		return wish(change, doubled, STR(""));
	result = wish(change, field_selection(field, text), typed);
	if (result == FIELD_CHANGE && !field->is_multi_line)
		for (size_t i = 0; i < change->own.n; i++)
			if (change->own.p[i] == '\n' || change->own.p[i] == '\r')
				change->own.p[i] = ' ';
	return result;
}

void field_applied(struct field *field, struct str text, struct field_change *change, bool was_done)
{
	if (was_done)
		field_goto(field, text, change->cursor);
	buf_release(&change->own);
	change->text = (struct str){ NULL, 0 };
}

void field_shift(struct span *span, const struct field_change *change)
{
	size_t end = change->offset + change->n, last = span->at + span->n;

	/* Unsigned wrap-around does the subtraction. */
	if (span->at >= end)
		span->at += change->text.n - change->n;
	else if (change->offset > span->at && end < last)
		span->n += change->text.n - change->n;
	else if (change->offset < last)
		span->n = 0;
}

static enum field_result act_move(struct field *field, struct str text, enum action action)
{
	size_t line = wrap_line_at(&field->wrap, field->cursor);
	int page = field->rows > 2 ? field->rows - 1 : 1;

	switch ((int)action) {
	case ACTION_LEFT:
	case ACTION_SELECT_LEFT:
		return move_clusters(field, text, -1, action == ACTION_SELECT_LEFT);
	case ACTION_RIGHT:
	case ACTION_SELECT_RIGHT:
		return move_clusters(field, text, 1, action == ACTION_SELECT_RIGHT);
	case ACTION_UP:
	case ACTION_SELECT_UP:
		return move_lines(field, text, -1, action == ACTION_SELECT_UP);
	case ACTION_DOWN:
	case ACTION_SELECT_DOWN:
		return move_lines(field, text, 1, action == ACTION_SELECT_DOWN);
	case ACTION_PAGE_UP:
		return move_lines(field, text, -page, false);
	case ACTION_PAGE_DOWN:
		return move_lines(field, text, page, false);
	case ACTION_WORD_LEFT:
	case ACTION_SELECT_WORD_LEFT:
		return move_to(field, text_prev_word(text, field->cursor), action == ACTION_SELECT_WORD_LEFT);
	case ACTION_WORD_RIGHT:
	case ACTION_SELECT_WORD_RIGHT:
		return move_to(field, text_next_word(text, field->cursor), action == ACTION_SELECT_WORD_RIGHT);
	case ACTION_LINE_START:
	case ACTION_SELECT_LINE_START:
		return move_to(field, field->wrap.lines.v[line].at, action == ACTION_SELECT_LINE_START);
	case ACTION_LINE_END:
	case ACTION_SELECT_LINE_END:
		return move_to(field, wrap_line_last(&field->wrap, line), action == ACTION_SELECT_LINE_END);
	case ACTION_PARAGRAPH_UP:
	case ACTION_SELECT_PARAGRAPH_UP:
		return move_to(field, paragraph(text, field->cursor, -1), action == ACTION_SELECT_PARAGRAPH_UP);
	case ACTION_PARAGRAPH_DOWN:
	case ACTION_SELECT_PARAGRAPH_DOWN:
		return move_to(field, paragraph(text, field->cursor, 1), action == ACTION_SELECT_PARAGRAPH_DOWN);
	case ACTION_TEXT_START:
		return move_to(field, 0, false);
	case ACTION_TEXT_END:
		return move_to(field, text.n, false);
	default:
		return FIELD_IGNORED;
	}
}

static enum field_result act_select(struct field *field, struct str text, enum action action)
{
	switch ((int)action) {
	case ACTION_SELECT:
		if (field->is_marking) {
			select_nothing(field);
		} else {
			field->anchor = field->cursor;
			field->is_marking = true;
		}
		return FIELD_DONE;
	case ACTION_SELECT_ALL:
		field->cursor = text.n;
		field->anchor = 0;
		return FIELD_DONE;
	case ACTION_COPY:
		copy(field, text, field_selection(field, text));
		select_nothing(field);
		return FIELD_DONE;
	default:
		return FIELD_IGNORED;
	}
}

static enum field_result act_change(struct field *field, struct str text, enum action action,
				    struct field_change *change)
{
	struct span span = field_selection(field, text);
	size_t cursor = field->cursor;

	switch ((int)action) {
	case ACTION_NEW_LINE:
		return break_line(field, text, change);
	case ACTION_DELETE_LEFT:
		return delete_to(field, text, text_prev_cluster(text, cursor), change);
	case ACTION_DELETE_RIGHT:
		return delete_to(field, text, text_next_cluster(text, cursor), change);
	case ACTION_DELETE_WORD_LEFT:
		return delete_to(field, text, text_prev_word(text, cursor), change);
	case ACTION_DELETE_WORD_RIGHT:
		return delete_to(field, text, text_next_word(text, cursor), change);
	case ACTION_DELETE_LINE_START:
		return delete_to(field, text, line_start(text, cursor), change);
	case ACTION_CUT_LINE:
		span = span.n ? span : typed_line(field, text);
		copy(field, text, span);
		return wish(change, span, STR(""));
	case ACTION_CUT:
		copy(field, text, span);
		return wish(change, span, STR(""));
	case ACTION_PASTE:
		return field->clipboard ? field_type(field, text, buf_str(field->clipboard), change) : FIELD_DONE;
	default:
		return FIELD_IGNORED;
	}
}

enum field_result field_act(struct field *field, struct str text, enum action action, struct field_change *change)
{
	enum field_result result;

	sync(field, text);
	result = act_move(field, text, action);
	if (result == FIELD_IGNORED)
		result = act_select(field, text, action);
	if (result == FIELD_IGNORED)
		result = act_change(field, text, action, change);
	return result;
}

/* Gives the cells of span, as far as they lie on the drawn line, another meaning. */
static void paint(struct frame *frame, struct frame_area area, int left, struct str text, const struct wrap_line *line,
		  struct span span, enum style style)
{
	size_t from = span.at > line->at ? span.at : line->at;
	size_t to = span.at + span.n < line->next ? span.at + span.n : line->next;
	int start, end;

	if (span.at > text.n || span.n > text.n - span.at || from >= to)
		return;
	start = text_columns(str_sub(text, line->at, from - line->at)) - left;
	end = start + text_columns(str_sub(text, from, to - from));
	start = start > 0 ? start : 0;
	end = end < area.columns ? end : area.columns;
	frame_restyle(frame, (struct frame_area){ area.row, area.column + start, 1, end - start }, style);
}

static void draw_line(const struct field *field, struct str text, struct frame *frame, const struct field_view *view,
		      int row, const struct wrap_line *line)
{
	struct frame_area area = { view->area.row + row, view->area.column, 1, view->area.columns };
	size_t end = line->next > line->at && text.p[line->next - 1] == '\n' && field->is_multi_line ? line->next - 1
												     : line->next;
	struct str shown = str_sub(text, line->at, end - line->at);
	size_t skip = field->left ? text_fit(shown, field->left) : 0;
	int shift = field->left ? text_columns(str_sub(shown, 0, skip)) - field->left : 0;

	/* A wide cluster half scrolled out is not drawn at all. */
	if (shift < 0 && skip < shown.n) {
		size_t next = text_next_cluster(shown, skip);

		shift += text_cluster_columns(str_sub(shown, skip, next - skip));
		skip = next;
	}
	frame_put(frame, area.row, area.column + shift, area.columns - shift, str_sub(shown, skip, shown.n - skip),
		  view->style);
	for (size_t i = 0; i < view->mark_count; i++)
		paint(frame, area, field->left, text, line, view->marks[i].span, view->marks[i].style);
	if (view->has_focus && field->anchor != STR_NONE)
		paint(frame, area, field->left, text, line, field_selection(field, text), STYLE_SELECTION);
}

static void scroll(struct field *field, int line, int column)
{
	int last_top = (int)field->wrap.lines.n - field->rows;

	if (line < field->top)
		field->top = line;
	if (line >= field->top + field->rows)
		field->top = line - field->rows + 1;
	/* After deletions no blank lines below, as long as there is text above. */
	if (field->top > last_top)
		field->top = last_top > 0 ? last_top : 0;
	if (field->is_multi_line)
		field->left = 0;
	else if (column < field->left)
		field->left = column;
	else if (column >= field->left + field->columns)
		field->left = column - field->columns + 1;
}

void field_draw(struct field *field, struct str text, struct frame *frame, const struct field_view *view)
{
	struct frame_area area = view->area;
	int line, column;

	if (!field->is_multi_line && area.rows > 1)
		area.rows = 1;
	if (area.rows < 1 || area.columns < 1)
		return;
	field->rows = area.rows;
	field->columns = area.columns;
	sync(field, text);
	line = field->is_multi_line ? (int)wrap_line_at(&field->wrap, field->cursor) : 0;
	column = field->is_multi_line ? column_of(field, text, field->cursor)
				      : text_columns(str_sub(text, 0, field->cursor));
	/* What nobody writes in is read from its start. */
	if (!view->has_focus)
		line = column = 0;
	scroll(field, line, column);
	frame_fill(frame, area, view->style);
	if (field->is_multi_line) {
		for (int row = 0; row < area.rows && (size_t)(field->top + row) < field->wrap.lines.n; row++)
			draw_line(field, text, frame, view, row, &field->wrap.lines.v[field->top + row]);
	} else {
		draw_line(field, text, frame, view, 0, &(struct wrap_line){ 0, text.n, text.n });
	}
	if (!text.n)
		frame_put_cut(frame, area.row, area.column, area.columns, view->hint, STYLE_DIM);
	if (view->has_focus) {
		column -= field->left;
		frame_cursor(frame, area.row + line - field->top,
			     area.column + (column < area.columns ? column : area.columns - 1));
	}
}
