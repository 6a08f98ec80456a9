/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/outline.h"

void outline_init(struct outline *outline)
{
	*outline = (struct outline){ .visited = NULL };
}

void outline_release(struct outline *outline)
{
	vec_release(&outline->rows);
	vec_release(&outline->closed);
}

bool outline_is_closed(const struct outline *outline, struct str domain)
{
	for (size_t i = 0; i < outline->closed.n; i++)
		if (str_eq(outline->closed.v[i], domain))
			return true;
	return false;
}

void outline_toggle(struct outline *outline, struct str domain, bool close)
{
	for (size_t i = 0; i < outline->closed.n; i++)
		if (str_eq(outline->closed.v[i], domain)) {
			if (!close)
				vec_remove(&outline->closed, i);
			return;
		}
	if (close)
		vec_push(&outline->closed, domain);
}

/* Findings of every item by its index in the catalogue, three levels each. Freed by the caller. */
static size_t *count_findings(struct outline *outline, const struct catalogue *catalogue,
			      const struct findings *findings)
{
	size_t *counts = mem_zero(catalogue->items.n + 1, 3 * sizeof(*counts));

	memset(outline->levels, 0, sizeof(outline->levels));
	for (size_t i = 0; findings && i < findings->list.n; i++) {
		const struct finding *finding = &findings->list.v[i];
		const struct item *item;

		if (finding->waived || (outline->typed && finding->at.row == outline->typed_row &&
					str_eq(finding->at.item, outline->typed->id)))
			continue;
		outline->levels[finding->level]++;
		item = catalogue_find(catalogue, finding->at.item);
		if (item)
			counts[3 * item->index + finding->level]++;
	}
	return counts;
}

static void add_item(struct outline *outline, size_t heading, const struct outline_row *row)
{
	struct outline_row *head = &outline->rows.v[heading];

	for (int level = LEVEL_ADVICE; level <= LEVEL_ERROR; level++)
		head->levels[level] += row->levels[level];
	if (row->relevance == RELEVANCE_CORE && !row->item->is_carried) {
		head->asked++;
		outline->asked++;
		if (row->is_answered) {
			head->answered++;
			outline->answered++;
		}
	}
	if (!outline_is_closed(outline, row->domain))
		vec_push(&outline->rows, *row);
}

/* The cursor goes back to the row it was on, else to its heading, else stays near. */
static void restore_cursor(struct outline *outline, const struct outline_row *before)
{
	size_t heading = STR_NONE;

	for (size_t i = 0; before && i < outline->rows.n; i++) {
		const struct outline_row *row = &outline->rows.v[i];

		if (row->item == before->item && (row->item || str_eq(row->domain, before->domain))) {
			outline->cursor = i;
			return;
		}
		if (!row->item && str_eq(row->domain, before->domain))
			heading = i;
	}
	if (heading != STR_NONE)
		outline->cursor = heading;
	if (outline->cursor >= outline->rows.n)
		outline->cursor = outline->rows.n ? outline->rows.n - 1 : 0;
}

static bool is_listed(const struct outline *outline, const struct company *company, const struct facts *facts,
		      const struct item *item)
{
	return company_asks(company, item) != RELEVANCE_NONE || item == outline->visited ||
	       (company_drops(company, item) ? pack_is_answered(facts_pack(facts, 0), item)
					     : facts_is_answered(facts, item));
}

/* Namesakes of the catalogue that this company never sees confuse nobody. */
static bool has_listed_namesake(const struct outline *outline, const struct catalogue *catalogue,
				const struct company *company, const struct facts *facts, const struct item *item)
{
	for (size_t i = 0; item->has_namesake && i < catalogue->items.n; i++) {
		const struct item *other = catalogue->items.v[i];

		if (other != item && other->has_namesake && str_eq(other->short_label, item->short_label) &&
		    is_listed(outline, company, facts, other))
			return true;
	}
	return false;
}

void outline_refresh(struct outline *outline, const struct catalogue *catalogue, const struct company *company,
		     const struct facts *facts, const struct findings *findings)
{
	size_t *counts = count_findings(outline, catalogue, findings);
	struct outline_row before = { .item = NULL };
	bool had_cursor = outline->cursor < outline->rows.n;
	size_t heading = STR_NONE;

	if (had_cursor)
		before = outline->rows.v[outline->cursor];
	outline->rows.n = 0;
	outline->answered = outline->asked = 0;
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		struct outline_row row = { .item = item, .domain = item->domain };

		if (!is_listed(outline, company, facts, item))
			continue;
		row.relevance = company_asks(company, item);
		row.is_answered = facts_is_answered(facts, item);
		row.has_namesake = has_listed_namesake(outline, catalogue, company, facts, item);
		for (int level = LEVEL_ADVICE; level <= LEVEL_ERROR; level++)
			row.levels[level] = counts[3 * i + (size_t)level];
		if (heading == STR_NONE || !str_eq(outline->rows.v[heading].domain, item->domain)) {
			struct outline_row head = { .item = NULL, .domain = item->domain };

			heading = outline->rows.n;
			vec_push(&outline->rows, head);
		}
		add_item(outline, heading, &row);
	}
	free(counts);
	restore_cursor(outline, had_cursor ? &before : NULL);
}

const struct outline_row *outline_row(const struct outline *outline)
{
	return outline->cursor < outline->rows.n ? &outline->rows.v[outline->cursor] : NULL;
}

void outline_move(struct outline *outline, long delta)
{
	long last = (long)outline->rows.n - 1, to = (long)outline->cursor + delta;

	if (to > last)
		to = last;
	outline->cursor = to > 0 ? (size_t)to : 0;
}

bool outline_step(struct outline *outline, int delta)
{
	size_t at = outline->cursor;

	for (;;) {
		if (delta < 0 ? at == 0 : at + 1 >= outline->rows.n)
			return false;
		at = delta < 0 ? at - 1 : at + 1;
		if (outline->rows.v[at].item) {
			outline->cursor = at;
			return true;
		}
	}
}

bool outline_select(struct outline *outline, const struct item *item)
{
	for (size_t i = 0; i < outline->rows.n; i++)
		if (outline->rows.v[i].item == item) {
			outline->cursor = i;
			return true;
		}
	outline->visited = item;
	outline_toggle(outline, item->domain, false);
	return false;
}
