/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/difference.h"

#include "base/text.h"
#include "base/worddiff.h"
#include "view/json.h"
#include "view/markdown.h"

/* Below this share of common words a text is not told word by word. */
#define ALIKE 0.4

const struct difference_marks difference_plain = { "[-", "-]", "{+", "+}", "", "" };

static const struct {
	const char *name, *label;
	enum expr_field field;
} figures[] = {
	{ "actual", "Actual", EXPR_FIELD_ACTUAL },
	{ "forecast", "Forecast", EXPR_FIELD_FORECAST },
	{ "next", "Next forecast", EXPR_FIELD_NEXT },
};

/* A figure of both packs, typed or computed. */
struct change {
	bool has_old, has_new;
	struct quantity old, new;
	bool has_relative;
	double relative; /* percent of the old value */
};

/* False when both say the same, or neither anything. */
static bool compare(const struct difference_input *input, const struct item *item, enum expr_field field,
		    struct change *out)
{
	/* Two companies may have two catalogues: the item is looked up in each. */
	const struct item *before = catalogue_find(input->old->catalogue, item->id);
	struct fact old = { .state = FACT_MISSING }, new = facts_get(input->new->facts, item, field, 0);

	if (before && before->kind == ITEM_NUMBER)
		old = facts_get(input->old->facts, before, field, 0);
	*out = (struct change){ fact_is_known(&old), fact_is_known(&new), old.quantity, new.quantity, false, 0 };
	if (!out->has_old && !out->has_new)
		return false;
	if (out->has_old != out->has_new)
		return true;
	out->has_relative = item->unit != UNIT_PERCENT && old.quantity.value > 0;
	if (out->has_relative)
		out->relative = 100 * (new.quantity.value - old.quantity.value) / old.quantity.value;
	return old.quantity.value != new.quantity.value;
}

/* The changes that pack/diff found of one item, from index at; *at goes on behind them. */
struct slice {
	const struct diff_change *v;
	size_t n;
};

static struct slice take(const struct diff *diff, struct str item, size_t *at)
{
	size_t from = *at;

	while (*at < diff->changes.n && str_eq(diff->changes.v[*at].item, item))
		++*at;
	return (struct slice){ diff->changes.v + from, *at - from };
}

/* Every item that differs, in order; items whose figures changed only because others did are among them. */
struct walk {
	const struct difference_input *input;
	struct diff diff;
	size_t at, item;
};

static void walk_begin(struct walk *walk, const struct difference_input *input)
{
	*walk = (struct walk){ .input = input };
	diff_init(&walk->diff);
	diff_run(&walk->diff, input->new->catalogue, input->old->pack, input->new->pack);
}

static bool figures_differ(const struct difference_input *input, const struct item *item)
{
	struct change change;

	for (size_t i = 0; item->kind == ITEM_NUMBER && i < COUNT_OF(figures); i++)
		if (compare(input, item, figures[i].field, &change))
			return true;
	return false;
}

/* item is NULL for what the catalogue does not know. */
static bool walk_next(struct walk *walk, const struct item **item, struct slice *slice)
{
	const struct catalogue *catalogue = walk->input->new->catalogue;

	while (walk->item < catalogue->items.n) {
		*item = catalogue->items.v[walk->item++];
		*slice = take(&walk->diff, (*item)->id, &walk->at);
		if (slice->n || figures_differ(walk->input, *item))
			return true;
	}
	*item = NULL;
	if (walk->at == walk->diff.changes.n)
		return false;
	*slice = take(&walk->diff, walk->diff.changes.v[walk->at].item, &walk->at);
	return true;
}

static void put_visible(struct str text, struct buf *out)
{
	text_visible(text, false, out);
}

static void put_quantity(bool is_known, const struct quantity *quantity, struct buf *out)
{
	if (is_known)
		quantity_print(*quantity, out);
	else
		buf_adds(out, "\xE2\x80\x93");
}

static void put_signed(double value, const struct quantity *like, struct buf *out)
{
	const struct quantity difference = { value < 0 ? -value : value, like->slack, like->unit };

	buf_adds(out, value < 0 ? "\xE2\x88\x92" : "+");
	quantity_print(difference, out);
	/* Percentages differ by points. */
	if (like->unit == UNIT_PERCENT && out->n && out->p[out->n - 1] == '%')
		buf_splice(out, out->n - 1, 1, STR("pp"));
}

/* "4,100,000 → 4,600,000 (+500,000, +12.2 %)" */
static void put_change(const struct change *change, struct buf *out)
{
	put_quantity(change->has_old, &change->old, out);
	buf_adds(out, " \xE2\x86\x92 ");
	put_quantity(change->has_new, &change->new, out);
	if (!change->has_old || !change->has_new)
		return;
	buf_adds(out, " (");
	put_signed(change->new.value - change->old.value, &change->new, out);
	if (change->has_relative)
		buf_printf(out, ", %s%.1f %%", change->relative < 0 ? "\xE2\x88\x92" : "+",
			   change->relative < 0 ? -change->relative : change->relative);
	buf_addc(out, ')');
}

/* A line of marked words while it grows: kept when anything in it changed. */
struct lines {
	const struct difference_marks *marks;
	struct buf line, *out;
	bool is_changed, has_gap;
};

static void end_line(struct lines *lines)
{
	if (lines->is_changed) {
		if (lines->has_gap)
			buf_adds(lines->out, "\xE2\x80\xA6\n");
		buf_add(lines->out, buf_str(&lines->line));
		buf_addc(lines->out, '\n');
	}
	lines->has_gap = !lines->is_changed;
	lines->is_changed = false;
	buf_clear(&lines->line);
}

static void put_words(struct lines *lines, enum worddiff_kind kind, struct str text)
{
	const char *open = kind == WORDDIFF_ADDED ? lines->marks->added : lines->marks->removed;
	const char *close = kind == WORDDIFF_ADDED ? lines->marks->added_end : lines->marks->removed_end;

	while (text.n) {
		size_t end = str_find_char(text, '\n', 0);
		struct str part = end == STR_NONE ? text : str_sub(text, 0, end);

		if (kind != WORDDIFF_SAME)
			lines->is_changed = true;
		if (kind != WORDDIFF_SAME && part.n)
			buf_adds(&lines->line, open);
		put_visible(part, &lines->line);
		if (kind != WORDDIFF_SAME && part.n)
			buf_adds(&lines->line, close);
		if (end == STR_NONE)
			return;
		end_line(lines);
		text = str_sub(text, end + 1, text.n - end - 1);
	}
}

void difference_words(struct str old, struct str new, const struct difference_marks *marks, struct buf *out)
{
	struct lines lines = { .marks = marks, .line = BUF_EMPTY, .out = out };
	struct worddiff diff;

	worddiff_init(&diff);
	worddiff_run(&diff, old, new);
	/* What has little in common is another text, and reads best as one. */
	if (worddiff_likeness(old, new) < ALIKE) {
		put_words(&lines, WORDDIFF_REMOVED, old);
		if (old.n && new.n)
			end_line(&lines);
		put_words(&lines, WORDDIFF_ADDED, new);
		diff.runs.n = 0;
	}
	for (size_t i = 0; i < diff.runs.n; i++) {
		const struct worddiff_run *run = &diff.runs.v[i];

		put_words(&lines, run->kind,
			  run->kind == WORDDIFF_ADDED ? str_in(new, run->new) : str_in(old, run->old));
	}
	end_line(&lines);
	worddiff_release(&diff);
	buf_release(&lines.line);
}

/* How the two kinds of paper differ. */
struct paper {
	const struct difference_input *input;
	const struct difference_marks *marks;
	struct buf *out;
	struct difference_places *places; /* or NULL */
	bool is_markdown;
};

static void note_place(struct paper *paper, struct str item, unsigned row, struct str field)
{
	if (paper->places)
		vec_push(paper->places, ((struct difference_place){ paper->out->n, { item, row, field } }));
}

static void put_indented(struct str text, const char *indent, struct buf *out)
{
	struct str line;

	while (str_next_line(&text, &line)) {
		if (line.n == 0 && text.n == 0)
			return;
		buf_adds(out, indent);
		buf_add(out, line);
		buf_addc(out, '\n');
	}
}

static void put_label(struct paper *paper, struct str label)
{
	buf_adds(paper->out, paper->is_markdown ? "- **" : "  ");
	if (paper->is_markdown)
		markdown_cell(label, paper->out);
	else
		put_visible(label, paper->out);
	buf_adds(paper->out, paper->is_markdown ? ":** " : ": ");
}

static struct str field_label(const struct item *item, struct str field)
{
	const struct column *column = item ? item_column(item, field) : NULL;
	const char *label = column ? NULL : pack_field_label(field);

	return column ? column->label : label ? str_of(label) : field;
}

/* Short texts go on the line of their label, longer ones below it. */
static void put_texts(struct paper *paper, struct str old, struct str new)
{
	struct buf words = BUF_EMPTY;

	difference_words(old, new, paper->marks, &words);
	if (words.n && str_find_char(buf_str(&words), '\n', 0) == words.n - 1) {
		if (paper->is_markdown)
			markdown_cell(str_trim(buf_str(&words)), paper->out);
		else
			buf_add(paper->out, str_trim(buf_str(&words)));
		buf_addc(paper->out, '\n');
	} else if (paper->is_markdown) {
		buf_adds(paper->out, "\n\n  ~~~text\n");
		put_indented(buf_str(&words), "  ", paper->out);
		buf_adds(paper->out, "  ~~~\n\n");
	} else {
		/* In place of the blank behind the label. */
		paper->out->p[paper->out->n - 1] = '\n';
		put_indented(buf_str(&words), "    ", paper->out);
	}
	buf_release(&words);
}

/* Is the change told already, as a figure with its values? */
static bool is_told(const struct difference_input *input, const struct item *item, const struct diff_change *change)
{
	struct change values;

	for (size_t i = 0; item && item->kind == ITEM_NUMBER && !change->new_row && i < COUNT_OF(figures); i++)
		if (str_is(change->field, figures[i].name))
			/* What is typed and no amount is told as it stands. */
			return compare(input, item, figures[i].field, &values) &&
			       (values.has_new || str_is_blank(change->new));
	return false;
}

static void put_figures(struct paper *paper, const struct item *item)
{
	struct change change;

	for (size_t i = 0; item && item->kind == ITEM_NUMBER && i < COUNT_OF(figures); i++) {
		if (!compare(paper->input, item, figures[i].field, &change))
			continue;
		note_place(paper, item->id, 0, str_of(figures[i].name));
		put_label(paper, str_of(figures[i].label));
		put_change(&change, paper->out);
		buf_addc(paper->out, '\n');
	}
}

static const struct row *find_row(const struct pack *pack, struct str item, unsigned serial)
{
	const struct entry *entry = serial ? pack_entry(pack, item) : NULL;

	return entry ? entry_row(entry, serial) : NULL;
}

/* A row that came or went, on one line. */
static void put_row(struct paper *paper, const struct item *item, const struct diff_change *change)
{
	bool is_new = change->kind == DIFF_ADDED;
	const struct row *row = find_row(is_new ? paper->input->new->pack : paper->input->old->pack, change->item,
					 is_new ? change->new_row : change->old_row);
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; row && i < row->leaves.n; i++) {
		struct str cell = str_trim(buf_str(&row->leaves.v[i]->text));

		if (cell.n == 0)
			continue;
		buf_adds(&text, text.n ? "; " : "");
		put_visible(field_label(item, row->leaves.v[i]->field), &text);
		buf_adds(&text, ": ");
		put_visible(cell, &text);
	}
	note_place(paper, change->item, is_new ? change->new_row : 0, STR(""));
	put_label(paper, is_new ? STR("new row") : STR("row gone"));
	if (paper->is_markdown)
		markdown_cell(buf_str(&text), paper->out);
	else
		buf_printf(paper->out, "%s%s%s", is_new ? paper->marks->added : paper->marks->removed,
			   text.p ? text.p : "", is_new ? paper->marks->added_end : paper->marks->removed_end);
	buf_addc(paper->out, '\n');
	buf_release(&text);
}

static void put_leaf(struct paper *paper, const struct item *item, const struct diff_change *change)
{
	const struct row *row = find_row(paper->input->new->pack, change->item, change->new_row);
	struct buf label = BUF_EMPTY;

	if (row) {
		buf_add(&label, text_prefix(diff_key(item, row), 40));
		buf_adds(&label, ", ");
	}
	buf_add(&label, field_label(item, change->field));
	note_place(paper, change->item, change->new_row, change->field);
	put_label(paper, buf_str(&label));
	put_texts(paper, change->old, change->new);
	buf_release(&label);
}

static void put_heading(struct paper *paper, const struct item *item, struct str id)
{
	if (paper->is_markdown) {
		buf_adds(paper->out, "\n### ");
		markdown_cell(item ? item->label : id, paper->out);
		buf_adds(paper->out, "\n\n");
		return;
	}
	note_place(paper, id, 0, STR(""));
	buf_adds(paper->out, paper->marks->heading);
	put_visible(item ? item->label : id, paper->out);
	if (item)
		buf_printf(paper->out, " (%.*s)", STR_FMT(item->id));
	buf_adds(paper->out, paper->marks->heading_end);
	buf_addc(paper->out, '\n');
}

static void put_items(struct paper *paper)
{
	const struct item *item;
	struct slice slice;
	struct walk walk;

	walk_begin(&walk, paper->input);
	while (walk_next(&walk, &item, &slice)) {
		put_heading(paper, item, item ? item->id : slice.v[0].item);
		put_figures(paper, item);
		for (size_t i = 0; i < slice.n; i++) {
			if (is_told(paper->input, item, &slice.v[i]))
				continue;
			if (slice.v[i].field.n == 0)
				put_row(paper, item, &slice.v[i]);
			else
				put_leaf(paper, item, &slice.v[i]);
		}
	}
	diff_release(&walk.diff);
}

void difference_text(const struct difference_input *input, const struct difference_marks *marks, struct buf *out)
{
	struct paper paper = { input, marks, out, NULL, false };

	put_items(&paper);
}

void difference_placed(const struct difference_input *input, const struct difference_marks *marks, struct buf *out,
		       struct difference_places *places)
{
	struct paper paper = { input, marks, out, places, false };

	places->n = 0;
	put_items(&paper);
}

void difference_markdown(const struct difference_input *input, struct buf *out)
{
	struct paper paper = { input, &difference_plain, out, NULL, true };

	buf_adds(out, "# Differences\n\nFrom ");
	markdown_cell(str_of(input->old_name), out);
	buf_adds(out, " to ");
	markdown_cell(str_of(input->new_name), out);
	buf_adds(out, ": [-what went-] {+what came+}.\n");
	put_items(&paper);
}

static void json_value(struct json *json, const char *key, bool is_known, double value)
{
	if (is_known)
		json_number(json, key, value);
	else
		json_null(json, key);
}

static void json_figures(struct json *json, const struct difference_input *input, const struct item *item)
{
	struct change change;

	json_open(json, "figures", '[');
	for (size_t i = 0; item && item->kind == ITEM_NUMBER && i < COUNT_OF(figures); i++) {
		if (!compare(input, item, figures[i].field, &change))
			continue;
		json_open(json, NULL, '{');
		json_str(json, "field", str_of(figures[i].name));
		json_value(json, "old", change.has_old, change.old.value);
		json_value(json, "new", change.has_new, change.new.value);
		json_value(json, "change", change.has_old && change.has_new, change.new.value - change.old.value);
		json_value(json, "change_percent", change.has_relative, change.relative);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void json_changes(struct json *json, const struct slice *slice)
{
	static const char *const kinds[] = {
		[DIFF_CHANGED] = "changed", [DIFF_ADDED] = "added", [DIFF_REMOVED] = "removed"
	};

	json_open(json, "changes", '[');
	for (size_t i = 0; i < slice->n; i++) {
		const struct diff_change *change = &slice->v[i];

		json_open(json, NULL, '{');
		json_str(json, "kind", str_of(kinds[change->kind]));
		json_value(json, "old_row", change->old_row > 0, change->old_row);
		json_value(json, "new_row", change->new_row > 0, change->new_row);
		if (change->field.n) {
			json_str(json, "field", change->field);
			json_str(json, "old", change->old);
			json_str(json, "new", change->new);
		} else {
			json_null(json, "field");
		}
		json_close(json, '}');
	}
	json_close(json, ']');
}

void difference_json(const struct difference_input *input, struct buf *out)
{
	const struct item *item;
	struct slice slice;
	struct walk walk;
	struct json json;

	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_str(&json, "old", str_of(input->old_name));
	json_str(&json, "new", str_of(input->new_name));
	json_open(&json, "items", '[');
	walk_begin(&walk, input);
	while (walk_next(&walk, &item, &slice)) {
		json_open(&json, NULL, '{');
		json_str(&json, "id", item ? item->id : slice.v[0].item);
		json_figures(&json, input, item);
		json_changes(&json, &slice);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
	diff_release(&walk.diff);
}
