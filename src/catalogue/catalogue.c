/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/index.h"
#include "base/near.h"
#include "catalogue/catalogue.h"
#include "catalogue/catalogue_load.h"
#include "catalogue/formula.h"

static const struct {
	const char *name, *label;
} stages[STAGE_COUNT] = {
	[STAGE_PRE_SEED] = { "preSeed", "Pre-seed" }, [STAGE_SEED] = { "seed", "Seed" },
	[STAGE_SERIES_A] = { "seriesA", "Series A" }, [STAGE_SERIES_B] = { "seriesB", "Series B" },
	[STAGE_SERIES_C] = { "seriesC", "Series C" }, [STAGE_PUBLIC] = { "public", "Public" },
};

/* In the order in which a board reads a pack: what was asked for, growth, those who pay, those who build, the money. */
static const struct {
	const char *name, *label;
} domains[] = {
	{ "section", "Summary" },     { "sales", "Sales" },
	{ "customers", "Customers" }, { "product", "Product" },
	{ "hr", "People" },           { "operations", "Operations" },
	{ "finance", "Finance" },     { "fundraising", "Fundraising" },
};

bool stage_parse(struct str name, enum stage *out)
{
	for (int i = 0; i < STAGE_COUNT; i++)
		if (str_is(name, stages[i].name)) {
			*out = (enum stage)i;
			return true;
		}
	return false;
}

const char *stage_name(enum stage stage)
{
	return stages[stage].name;
}

const char *stage_label(enum stage stage)
{
	return stages[stage].label;
}

int domain_order(struct str domain)
{
	int i = 0;

	while (i < (int)COUNT_OF(domains) && !str_is(domain, domains[i].name))
		i++;
	return i;
}

const char *domain_label(struct str domain)
{
	size_t i = (size_t)domain_order(domain);

	return i < COUNT_OF(domains) ? domains[i].label : "Own items";
}

void catalogue_init(struct catalogue *catalogue)
{
	*catalogue = (struct catalogue){ .items = { NULL, 0, 0 } };
	arena_init(&catalogue->arena);
}

void catalogue_release(struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		formula_release(catalogue->items.v[i]);
	vec_release(&catalogue->items);
	vec_release(&catalogue->by_id);
	vec_release(&catalogue->conventions);
	vec_release(&catalogue->activities);
	arena_release(&catalogue->arena);
	catalogue_init(catalogue);
}

/* Where id stands among by_id, or would. */
static bool find_place(const struct catalogue *catalogue, struct str id, size_t *place)
{
	size_t low = 0, high = catalogue->by_id.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(catalogue->by_id.v[middle]->id, id);

		if (order == 0) {
			*place = middle;
			return true;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*place = low;
	return false;
}

const struct item *catalogue_find(const struct catalogue *catalogue, struct str id)
{
	size_t place;

	return find_place(catalogue, id, &place) ? catalogue->by_id.v[place] : NULL;
}

bool catalogue_has_domain(const struct catalogue *catalogue, struct str domain)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (str_eq(catalogue->items.v[i]->domain, domain))
			return true;
	return false;
}

/* The item whose id is nearest to a mistyped one; NULL when none is near. */
static const struct item *nearest(const struct catalogue *catalogue, struct str id)
{
	const struct item *best = NULL;
	size_t least = 2 + id.n / 6; /* a slip of the keyboard, not another word */

	for (size_t i = 0; i < catalogue->items.n; i++) {
		size_t distance = near_distance(catalogue->items.v[i]->id, id);

		if (distance < least) {
			least = distance;
			best = catalogue->items.v[i];
		}
	}
	return best;
}

void catalogue_suggest(const struct catalogue *catalogue, struct str id, struct buf *out)
{
	const struct item *near = nearest(catalogue, id);

	if (near)
		buf_printf(out, "; did you mean %.*s?", STR_FMT(near->id));
}

bool catalogue_missing(const struct catalogue *catalogue, struct str file, struct file_place place, struct str id,
		       struct error *error, const char *format, ...)
{
	struct buf what = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&what, format, args);
	va_end(args);
	catalogue_suggest(catalogue, id, &what);
	error_add(error, "%s:%zu:%zu: %s", file.p, place.line, place.column, what.p);
	buf_release(&what);
	return false;
}

const struct column *item_column(const struct item *item, struct str id)
{
	for (size_t i = 0; i < item->column_count; i++)
		if (str_eq(item->columns[i].id, id))
			return &item->columns[i];
	return NULL;
}

bool item_is_paid_out(const struct item *item)
{
	return item->kind == ITEM_NUMBER && item->unit == UNIT_CURRENCY && item->better == ITEM_BETTER_LOWER &&
	       str_is(item->basis.money, "cash") && !str_is(item->basis.time, "point_in_time");
}

bool item_is_partial(const struct item *item, const char *part)
{
	for (size_t i = 0; i < item->partial.n; i++)
		if (str_is(item->partial.v[i], part))
			return true;
	return false;
}

void item_choose_case(struct item *item, size_t index)
{
	const struct formula_case *one = &item->cases[index];

	assert(index < item->case_count);
	item->chosen_case = index;
	item->formula = one->text;
	item->formula_expr = one->expr_text;
	item->formula_place = one->place;
	item->formula_months = one->months;
}

void catalogue_rename(struct catalogue *catalogue, struct str id, struct str label, struct str short_label)
{
	struct item *item;
	size_t place;

	if (!find_place(catalogue, id, &place))
		return;
	item = catalogue->by_id.v[place];
	if (label.n) {
		item->label = arena_str(&catalogue->arena, label);
		item->short_label = item->label;
	}
	if (short_label.n)
		item->short_label = arena_str(&catalogue->arena, short_label);
}

bool catalogue_set_choices(struct catalogue *catalogue, struct str id, struct str column, struct str_list words)
{
	struct str_list all = { NULL, words.n };
	struct column *of = NULL;
	size_t place;

	if (!find_place(catalogue, id, &place))
		return false;
	for (size_t i = 0; i < catalogue->by_id.v[place]->column_count; i++)
		if (str_eq(catalogue->by_id.v[place]->columns[i].id, column))
			of = &catalogue->by_id.v[place]->columns[i];
	if (!of || of->type != COLUMN_CHOICE)
		return false;
	all.v = arena_alloc(&catalogue->arena, (words.n + of->choices_known) * sizeof(*all.v));
	for (size_t i = 0; i < words.n; i++)
		all.v[i] = arena_str(&catalogue->arena, words.v[i]);
	for (size_t i = 0; i < of->choices_known; i++)
		all.v[words.n + i] = of->choices.v[i];
	of->choices_known += words.n;
	of->choices = all;
	return true;
}

void catalogue_put(struct catalogue *catalogue, struct item *item)
{
	size_t place;

	if (find_place(catalogue, item->id, &place)) {
		struct item *old = catalogue->by_id.v[place];

		/* Before finish, index is the order of coming. */
		item->index = old->index;
		catalogue->items.v[old->index] = item;
		catalogue->by_id.v[place] = item;
		return;
	}
	item->index = catalogue->items.n;
	vec_push(&catalogue->items, item);
	vec_insert(&catalogue->by_id, place, item);
}

bool catalogue_add(struct catalogue *catalogue, struct str id, const struct node_tree *tree, struct error *error)
{
	struct item *item = catalogue_load(&catalogue->arena, id, tree, error);

	if (item)
		catalogue_put(catalogue, item);
	return item != NULL;
}

static int compare_items(const void *a, const void *b)
{
	const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
	int order = str_cmp(x->domain, y->domain);

	if (order) {
		int dx = domain_order(x->domain), dy = domain_order(y->domain);

		return dx != dy ? dx - dy : order;
	}
	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return str_cmp(x->id, y->id);
}

static bool check_worked(const struct catalogue *catalogue, const struct item *item, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < item->worked_count; i++)
		for (size_t k = 0; k < item->worked[i].given_count; k++) {
			const struct given *given = &item->worked[i].given[k];
			const struct item *other = catalogue_find(catalogue, given->item);

			if (!other)
				good = catalogue_missing(catalogue, item->file, given->place, given->item, error,
							 "item '%s' of the worked example does not exist",
							 given->item.p);
			else if (other->kind != (given->rows ? ITEM_TABLE : ITEM_NUMBER))
				good = error_add(error, "%s:%zu:%zu: '%s' is no %s", item->file.p, given->place.line,
						 given->place.column, given->item.p, given->rows ? "table" : "number");
		}
	return good;
}

static bool check_related(const struct catalogue *catalogue, const struct item *item, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < item->related.n; i++)
		if (!catalogue_find(catalogue, item->related.v[i]))
			good = catalogue_missing(catalogue, item->file, item->related_place, item->related.v[i], error,
						 "related item '%s' of '%s' does not exist", item->related.v[i].p,
						 item->id.p);
	return good;
}

/* Marks the item, and the one that went by that name before. */
static void note_name(struct catalogue *catalogue, struct index *names, struct str name, struct item *item)
{
	size_t other = index_get(names, name);

	if (other == INDEX_NONE)
		index_put(names, name, item->index);
	else
		item->has_namesake = catalogue->items.v[other]->has_namesake = true;
}

/* A company may rename items, so this is looked for last. */
static void find_namesakes(struct catalogue *catalogue)
{
	struct index labels, short_labels;

	index_init(&labels);
	index_init(&short_labels);
	for (size_t i = 0; i < catalogue->items.n; i++) {
		note_name(catalogue, &labels, catalogue->items.v[i]->label, catalogue->items.v[i]);
		note_name(catalogue, &short_labels, catalogue->items.v[i]->short_label, catalogue->items.v[i]);
	}
	index_release(&labels);
	index_release(&short_labels);
}

bool catalogue_finish(struct catalogue *catalogue, struct error *error)
{
	bool good = true;

	if (catalogue->items.n == 0)
		return true;
	qsort(catalogue->items.v, catalogue->items.n, sizeof(*catalogue->items.v), compare_items);
	for (size_t i = 0; i < catalogue->items.n; i++)
		catalogue->items.v[i]->index = i;
	find_namesakes(catalogue);
	for (size_t i = 0; i < catalogue->items.n; i++) {
		good = check_related(catalogue, catalogue->items.v[i], error) && good;
		good = catalogue_settle_cases(catalogue, catalogue->items.v[i], error) && good;
		good = formula_compile(catalogue, catalogue->items.v[i], error) && good;
		good = check_worked(catalogue, catalogue->items.v[i], error) && good;
	}
	good = catalogue_check_conventions(catalogue, error) && good;
	good = catalogue_check_activities(catalogue, error) && good;
	good = formula_check_circles(catalogue, error) && good;
	return good;
}

bool catalogue_fill(struct catalogue *catalogue, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		struct item *item = catalogue->items.v[i];

		if (!item->is_cut)
			continue;
		item->is_cut = false;
		good = check_related(catalogue, item, error) && good;
		good = check_worked(catalogue, item, error) && good;
	}
	return good;
}
