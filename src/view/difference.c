/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/difference.h"

#include "base/text.h"
#include "base/worddiff.h"
#include "view/differing.h"
#include "view/markdown.h"

/* Below this share of common words a text is not told word by word. */
#define ALIKE 0.4

const struct difference_marks difference_plain = { "[-", "-]", "{+", "+}", "", "" };

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
static void put_change(const struct differing_change *change, struct buf *out)
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
	struct differing_change values;

	for (size_t i = 0; item && item->kind == ITEM_NUMBER && !change->new_row && i < DIFFERING_FIGURES; i++)
		if (str_is(change->field, differing_figures[i].name))
			/* What is typed and no amount is told as it stands. */
			return differing_figure(input, item, differing_figures[i].field, &values) &&
			       (values.has_new || str_is_blank(change->new));
	return false;
}

static void put_figures(struct paper *paper, const struct item *item)
{
	struct differing_change change;

	for (size_t i = 0; item && item->kind == ITEM_NUMBER && i < DIFFERING_FIGURES; i++) {
		if (!differing_figure(paper->input, item, differing_figures[i].field, &change))
			continue;
		note_place(paper, item->id, 0, str_of(differing_figures[i].name));
		put_label(paper, str_of(differing_figures[i].label));
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

static void add_marked(const struct paper *paper, bool is_new, struct str text, struct buf *out)
{
	if (!text.n)
		return;
	buf_adds(out, is_new ? paper->marks->added : paper->marks->removed);
	put_visible(text, out);
	buf_adds(out, is_new ? paper->marks->added_end : paper->marks->removed_end);
}

/* The line of a label; the first one of what is no item's has a heading above it. */
static void put_of_pack(struct paper *paper, const char *label, const struct buf *words, bool *is_begun)
{
	static const char heading[] = "The pack itself";

	if (!*is_begun && paper->is_markdown)
		buf_printf(paper->out, "\n### %s\n\n", heading);
	else if (!*is_begun)
		buf_printf(paper->out, "%s%s%s\n", paper->marks->heading, heading, paper->marks->heading_end);
	*is_begun = true;
	put_label(paper, str_of(label));
	if (paper->is_markdown)
		markdown_cell(buf_str(words), paper->out);
	else
		buf_add(paper->out, buf_str(words));
	buf_addc(paper->out, '\n');
}

static void put_waivers(struct paper *paper, bool is_new, bool *is_begun)
{
	const struct waiver *waiver;
	size_t at = 0;

	while ((waiver = differing_waiver(paper->input, is_new, &at))) {
		struct buf text = BUF_EMPTY, words = BUF_EMPTY;

		buf_printf(&text, "%.*s at %.*s: %.*s", STR_FMT(waiver->rule), STR_FMT(waiver->at),
			   STR_FMT(waiver->reason));
		if (waiver->until.n)
			buf_printf(&text, " (until %.*s)", STR_FMT(waiver->until));
		add_marked(paper, is_new, buf_str(&text), &words);
		put_of_pack(paper, "Waiver", &words, is_begun);
		buf_release(&text);
		buf_release(&words);
	}
}

/* What a reader must know before the figures: how far the pack is, whom it is for, what it excuses. */
static void put_pack(struct paper *paper)
{
	static const char *const labels[PACK_HEAD_COUNT] = { [PACK_STATUS] = "Status",
							     [PACK_AS_OF] = "As of",
							     [PACK_EDITION] = "Version",
							     [PACK_CLASSIFICATION] = "Classification" };
	bool is_begun = false;

	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		struct buf words = BUF_EMPTY;
		struct str old, new;

		if (differing_head(paper->input, (enum pack_head)i, &old, &new)) {
			add_marked(paper, false, old, &words);
			add_marked(paper, true, new, &words);
			put_of_pack(paper, labels[i], &words, &is_begun);
		}
		buf_release(&words);
	}
	put_waivers(paper, false, &is_begun);
	put_waivers(paper, true, &is_begun);
}

static void put_items(struct paper *paper)
{
	const struct item *item;
	struct differing_slice slice;
	struct differing walk;

	differing_begin(&walk, paper->input);
	while (differing_next(&walk, &item, &slice)) {
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
	differing_end(&walk);
}

void difference_text(const struct difference_input *input, const struct difference_marks *marks, struct buf *out)
{
	struct paper paper = { input, marks, out, NULL, false };

	put_pack(&paper);
	put_items(&paper);
}

void difference_placed(const struct difference_input *input, const struct difference_marks *marks, struct buf *out,
		       struct difference_places *places)
{
	struct paper paper = { input, marks, out, places, false };

	places->n = 0;
	put_pack(&paper);
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
	put_pack(&paper);
	put_items(&paper);
}
