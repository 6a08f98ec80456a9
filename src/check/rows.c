/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "base/worddiff.h"
#include "check/rows.h"

/* A row whose key has been worded anew is still the same row. */
#define ROWS_LIKENESS 0.7
/* Beyond, rows are the same only when their keys are: telling texts apart has its price. */
#define ROWS_COMPARED 100

bool rows_check_column(const struct rule *rule, const struct catalogue *catalogue, struct str id,
		       const struct node_tree *tree, const struct node *node, struct error *error)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (rule_is_at(rule, catalogue->items.v[i], STR("")) && item_column(catalogue->items.v[i], id))
			return true;
	return node_error(tree, node, error, "no table of this rule has a column '%.*s'", STR_FMT(id));
}

bool rows_filter_read(struct rows_filter *filter, const char *key, const struct rule *rule,
		      const struct catalogue *catalogue, const struct node *root, const struct node_tree *tree,
		      struct arena *arena, struct error *error)
{
	const struct node *when = node_get(root, key);
	bool clean;

	*filter = (struct rows_filter){ .column = STR("") };
	if (!when)
		return true;
	if (when->kind != NODE_MAP || when->count != 1)
		return node_error(tree, when, error, "'%s' is a map of one column to the values that matter", key);
	filter->column = when->first->key->text;
	clean = rows_check_column(rule, catalogue, filter->column, tree, when, error);
	return kind_list(when->first, tree, arena, &filter->values, error) && clean;
}

bool rows_is_meant(const struct rows_filter *filter, const struct row *row)
{
	struct str text = rows_cell(row, filter->column);

	if (filter->column.n == 0)
		return true;
	for (size_t i = 0; i < filter->values.n; i++)
		if (expr_is_word(text, filter->values.v[i]) || str_eq_nocase(filter->values.v[i], text))
			return true;
	return false;
}

struct str rows_cell(const struct row *row, struct str column)
{
	const struct leaf *leaf = row_leaf(row, column);

	return leaf ? str_trim(buf_str(&leaf->text)) : STR("");
}

struct str rows_title(const struct item *item, const struct row *row)
{
	for (size_t i = 0; i < item->column_count; i++) {
		struct str text = rows_cell(row, item->columns[i].id);

		if (text.n)
			return text;
	}
	return STR("");
}

bool rows_has_words(struct str text, size_t enough)
{
	size_t count = 0;
	bool inside = false;

	for (size_t i = 0; i < text.n && count < enough; i++) {
		bool space = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n' || text.p[i] == '\r';

		count += !space && !inside;
		inside = !space;
	}
	return count >= enough;
}

void rows_normalise(struct str text, struct buf *out)
{
	struct buf folded = BUF_EMPTY;
	struct str s;
	size_t n;
	bool gap = false;

	text_fold(text, &folded);
	s = buf_str(&folded);
	for (size_t at = 0; at < s.n; at += n) {
		uint32_t code;

		n = text_decode(s, at, &code);
		if (!text_is_letter(code) && !text_is_digit(code)) {
			gap = true;
			continue;
		}
		if (gap && out->n)
			buf_addc(out, ' ');
		gap = false;
		buf_add(out, str_sub(s, at, n));
	}
	buf_release(&folded);
}

void rows_keys_open(struct rows_keys *keys, const struct entry *entry, struct str column)
{
	struct buf text = BUF_EMPTY;

	*keys = (struct rows_keys){ .entry = entry };
	arena_init(&keys->arena);
	index_init(&keys->first);
	if (!entry || entry->rows.n == 0)
		return;
	keys->texts = arena_alloc(&keys->arena, entry->rows.n * sizeof(*keys->texts));
	for (size_t i = entry->rows.n; i-- > 0;) {
		buf_clear(&text);
		rows_normalise(rows_cell(entry->rows.v[i], column), &text);
		keys->texts[i] = arena_str(&keys->arena, buf_str(&text));
		/* The first of several stays. */
		index_put(&keys->first, keys->texts[i], i);
	}
	buf_release(&text);
}

void rows_keys_close(struct rows_keys *keys)
{
	index_release(&keys->first);
	arena_release(&keys->arena);
}

#define ROWS_PREFIX_WORDS 3

/* "Commission a test" and "Commission a test (report on file)": what was added tells how far it is. */
static bool is_continued(struct str a, struct str b)
{
	struct str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;

	return longer.n > shorter.n && longer.p[shorter.n] == ' ' && str_starts(longer, shorter) &&
	       rows_has_words(shorter, ROWS_PREFIX_WORDS);
}

static const struct row *find_alike(const struct rows_keys *keys, struct str wanted)
{
	const struct row *best = NULL;
	double best_likeness = ROWS_LIKENESS;

	for (size_t i = 0; i < keys->entry->rows.n; i++) {
		struct str other = keys->texts[i];
		double likeness = !other.n ? 0 : is_continued(other, wanted) ? 1 : worddiff_likeness(other, wanted);

		if (likeness >= best_likeness) {
			best_likeness = likeness;
			best = keys->entry->rows.v[i];
		}
	}
	return best;
}

const struct row *rows_same(const struct rows_keys *keys, struct str text)
{
	struct buf wanted = BUF_EMPTY;
	const struct row *found = NULL;
	size_t first;

	if (!keys->texts || text.n == 0)
		return NULL;
	rows_normalise(text, &wanted);
	first = wanted.n ? index_get(&keys->first, buf_str(&wanted)) : INDEX_NONE;
	if (first != INDEX_NONE)
		found = keys->entry->rows.v[first];
	else if (wanted.n && keys->entry->rows.n <= ROWS_COMPARED)
		found = find_alike(keys, buf_str(&wanted));
	buf_release(&wanted);
	return found;
}

struct date rows_period_end(const struct company *company, struct period period)
{
	return period_end(period, company->fiscal_year_start);
}

struct date rows_reference_day(const struct lint_input *input)
{
	struct date end = rows_period_end(input->company, input->pack->period);
	struct date after = rows_period_end(input->company, period_add(input->pack->period, 1));

	return date_cmp(input->today, end) > 0 && date_cmp(input->today, after) <= 0 ? input->today : end;
}
