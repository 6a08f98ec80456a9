/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/merge_match.h"

#include "pack/diff.h"

/* Ours or theirs beside base. */
struct version {
	const struct entry *entry; /* or NULL */
	size_t *of; /* by row of the version: the row of base, or SIZE_MAX */
	size_t *place; /* by row of base: the row of the version, or SIZE_MAX */
	size_t gone, added; /* how many rows of base it has not, and how many base has not */
	size_t next; /* while rows are paired by their place */
};

static size_t count_rows(const struct entry *entry)
{
	return entry ? entry->rows.n : 0;
}

static void version_init(struct version *version, const struct item *item, const struct entry *base,
			 const struct entry *entry)
{
	size_t base_n = count_rows(base), n = count_rows(entry);

	*version = (struct version){ .entry = entry, .gone = base_n };
	version->of = mem_zero(n + 1, sizeof(*version->of));
	version->place = mem_zero(base_n + 1, sizeof(*version->place));
	for (size_t i = 0; i < base_n; i++)
		version->place[i] = SIZE_MAX;
	if (entry)
		diff_match_versions(item, base, entry, version->of);
	for (size_t i = 0; i < n; i++) {
		if (version->of[i] == SIZE_MAX) {
			version->added++;
		} else {
			version->place[version->of[i]] = i;
			version->gone--;
		}
	}
}

static void version_release(struct version *version)
{
	free(version->of);
	free(version->place);
}

static const struct row *version_row(const struct version *version, size_t base)
{
	return version->place[base] == SIZE_MAX ? NULL : version->entry->rows.v[version->place[base]];
}

static bool is_added(const struct version *version, size_t i)
{
	return i < count_rows(version->entry) && version->of[i] == SIZE_MAX;
}

static bool has_cell(const struct row *row, const struct leaf *leaf)
{
	const struct leaf *other = row_leaf(row, leaf->field);

	return other && str_eq(str_trim(buf_str(&other->text)), str_trim(buf_str(&leaf->text)));
}

/* Does anything beside the key still stand in all three? */
static bool shares_cell(const struct item *item, const struct merge_three *rows)
{
	struct str key = diff_key(item, rows->base);

	for (size_t i = 0; i < rows->base->leaves.n; i++) {
		const struct leaf *leaf = rows->base->leaves.v[i];
		struct str text = str_trim(buf_str(&leaf->text));

		if (text.n && !str_eq(text, key) && has_cell(rows->ours, leaf) && has_cell(rows->theirs, leaf))
			return true;
	}
	return false;
}

static bool is_beyond(const struct version *version)
{
	return version->gone > DIFF_ALIKE_ROWS || version->added > DIFF_ALIKE_ROWS;
}

/*
 * A row that both wrote in other words, at the place where it stood, would stand there twice: the two are one, with a
 * conflict. Where there are too many rows to compare their words, the place alone has to tell.
 */
static void pair_by_place(const struct item *item, const struct entry *base, struct version *ours,
			  struct version *theirs, const struct merge_threes *out)
{
	bool is_many = is_beyond(ours) || is_beyond(theirs);

	for (size_t i = 0; i < count_rows(base); i++) {
		struct merge_three rows = { base->rows.v[i], NULL, NULL };

		if (ours->place[i] != SIZE_MAX)
			ours->next = ours->place[i] + 1;
		if (theirs->place[i] != SIZE_MAX)
			theirs->next = theirs->place[i] + 1;
		if (ours->place[i] != SIZE_MAX || theirs->place[i] != SIZE_MAX || !is_added(ours, ours->next) ||
		    !is_added(theirs, theirs->next))
			continue;
		rows.ours = ours->entry->rows.v[ours->next];
		rows.theirs = theirs->entry->rows.v[theirs->next];
		if (!is_many && !shares_cell(item, &rows))
			continue;
		ours->of[ours->next++] = i;
		theirs->of[theirs->next++] = i;
		out->v[i] = rows;
	}
}

/* What theirs added: as a row that ours added too, or alone. */
static void list_added(const struct item *item, const struct version *ours, const struct version *theirs,
		       struct merge_threes *out)
{
	size_t n = count_rows(theirs->entry);
	size_t *same = mem_zero(n + 1, sizeof(*same));

	/* By words alone: the two may have given one new serial to two rows. */
	if (theirs->entry)
		diff_match_rows(item, ours->entry, theirs->entry, same);
	/* Those that ours has too come first: rows move while others are added. */
	for (size_t i = 0; i < n; i++)
		if (is_added(theirs, i) && same[i] != SIZE_MAX && is_added(ours, same[i]))
			vec_push(out, ((struct merge_three){ NULL, ours->entry->rows.v[same[i]],
							     theirs->entry->rows.v[i] }));
	for (size_t i = 0; i < n; i++)
		if (is_added(theirs, i) && (same[i] == SIZE_MAX || !is_added(ours, same[i])))
			vec_push(out, ((struct merge_three){ NULL, NULL, theirs->entry->rows.v[i] }));
	free(same);
}

void merge_match(const struct item *item, const struct entry *base, const struct entry *ours,
		 const struct entry *theirs, struct merge_threes *out)
{
	struct version mine, other;

	version_init(&mine, item, base, ours);
	version_init(&other, item, base, theirs);
	out->n = 0;
	for (size_t i = 0; i < count_rows(base); i++)
		vec_push(out, ((struct merge_three){ base->rows.v[i], version_row(&mine, i), version_row(&other, i) }));
	pair_by_place(item, base, &mine, &other, out);
	list_added(item, &mine, &other, out);
	version_release(&mine);
	version_release(&other);
}
