/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_names.h"
#include "catalogue/formula.h"

/* *out is NULL, without an error, where there is no expression. */
static bool compile(const struct item *item, struct catalogue_scope *scope, struct str text, enum unit want,
		    struct file_place place, struct expr **out, struct error *error)
{
	const struct expr_names names = catalogue_names(scope);
	struct error why = ERROR_NONE;

	if (text.n == 0)
		return true;
	*out = expr_compile(text, want, &names, &why);
	if (!*out)
		error_add(error, "%s:%zu:%zu: formula of '%s': %s", item->file.p, place.line, place.column, item->id.p,
			  error_text(&why));
	error_release(&why);
	return *out != NULL;
}

static bool compile_columns(const struct catalogue *catalogue, struct item *item, struct error *error)
{
	struct catalogue_scope scope = { .catalogue = catalogue, .table = item };
	bool good = true;

	for (size_t i = 0; i < item->column_count; i++) {
		struct column *column = &item->columns[i];

		good = compile(item, &scope, column->expr, column_unit(column), column->expr_place, &column->computed,
			       error) &&
		       good;
	}
	return good;
}

/* Cases that are not in force are held to the same rules: another company chooses them. */
bool formula_compile(const struct catalogue *catalogue, struct item *item, struct error *error)
{
	/* A definition holds for every company: no formula reads a company's thresholds. */
	struct catalogue_scope scope = { .catalogue = catalogue, .self = item->unit };
	bool good = compile_columns(catalogue, item, error);

	if (item->case_count == 0)
		return compile(item, &scope, item->formula_expr, item->unit, item->formula_place, &item->expr, error) &&
		       good;
	for (size_t i = 0; i < item->case_count; i++) {
		struct formula_case *one = &item->cases[i];

		good = compile(item, &scope, one->expr_text, item->unit, one->place, &one->expr, error) && good;
	}
	item->expr = item->cases[item->chosen_case].expr;
	return good;
}

void formula_release(struct item *item)
{
	for (size_t i = 0; i < item->column_count; i++)
		expr_free(item->columns[i].computed);
	if (item->case_count == 0)
		expr_free(item->expr);
	for (size_t i = 0; i < item->case_count; i++)
		expr_free(item->cases[i].expr);
}

/* What is computed: an item, or a column of one. */
struct place {
	const struct item *item;
	const struct column *column; /* NULL: the item itself */
};

/* The depth-first walk along formulas. */
struct walk {
	const struct catalogue *catalogue;
	size_t *first; /* by item index: where its marks begin, its own before its columns' */
	enum { FRESH, ON_PATH, CLEAR } * marks;
	VEC(struct place) path;
	struct error *error;
};

static bool is_same_place(struct place a, struct place b)
{
	return a.item == b.item && a.column == b.column;
}

static void put_place(struct place place, struct buf *out)
{
	buf_adds(out, place.item->id.p);
	if (place.column)
		buf_printf(out, ".%s", place.column->id.p);
}

static bool report(const struct walk *walk, struct place place)
{
	struct file_place at = place.column ? place.column->expr_place : place.item->formula_place;
	struct buf circle = BUF_EMPTY;
	size_t from = walk->path.n;
	bool good;

	while (!is_same_place(walk->path.v[from - 1], place))
		from--;
	for (size_t i = from - 1; i < walk->path.n; i++) {
		put_place(walk->path.v[i], &circle);
		buf_adds(&circle, " -> ");
	}
	put_place(place, &circle);
	good = error_add(walk->error, "%s:%zu:%zu: formulas in a circle: %s", place.item->file.p, at.line, at.column,
			 circle.p);
	buf_release(&circle);
	return good;
}

static bool walk_place(struct walk *walk, struct place place);

/*
 * Only this period's actuals and cells are computed by formulas, so only they can close a circle: prev() and forecast()
 * cannot. Conditions of a sum look at choices, which are typed, and so does count().
 */
static bool walk_expr(struct walk *walk, struct place place, const struct expr *expr)
{
	const struct expr_ref *refs;
	const struct str *cells;
	size_t ref_count = expr ? expr_refs(expr, &refs) : 0, cell_count = expr ? expr_cells(expr, &cells) : 0;
	bool good = true;

	/* One circle is told at a time; what is not visited here has its turn as a place of its own. */
	for (size_t i = 0; good && i < ref_count; i++) {
		const struct expr_ref *ref = &refs[i];
		struct place next = { ref->id.n ? catalogue_find(walk->catalogue, ref->id) : place.item, NULL };

		if (!next.item || ref->back || ref->months || ref->field != EXPR_FIELD_ACTUAL)
			continue;
		if (ref->rows && ref->rows->column.n == 0)
			continue;
		if (ref->rows)
			next.column = item_column(next.item, ref->rows->column);
		good = walk_place(walk, next);
	}
	for (size_t i = 0; good && i < cell_count; i++)
		good = walk_place(walk, (struct place){ place.item, item_column(place.item, cells[i]) });
	return good;
}

static bool walk_place(struct walk *walk, struct place place)
{
	size_t mark =
		walk->first[place.item->index] + (place.column ? 1 + (size_t)(place.column - place.item->columns) : 0);
	bool good = true;

	if (walk->marks[mark] == CLEAR)
		return true;
	if (walk->marks[mark] == ON_PATH)
		return report(walk, place);
	walk->marks[mark] = ON_PATH;
	vec_push(&walk->path, place);
	if (place.column)
		good = walk_expr(walk, place, place.column->computed);
	else if (place.item->case_count == 0)
		good = walk_expr(walk, place, place.item->expr);
	/* No choice of conventions may close a circle, so all cases count. */
	for (size_t i = 0; !place.column && i < place.item->case_count; i++)
		good = walk_expr(walk, place, place.item->cases[i].expr) && good;
	walk->path.n--;
	walk->marks[mark] = CLEAR;
	return good;
}

bool formula_check_circles(const struct catalogue *catalogue, struct error *error)
{
	struct walk walk = { .catalogue = catalogue, .error = error };
	size_t places = 0;
	bool good = true;

	walk.first = mem_zero(catalogue->items.n, sizeof(*walk.first));
	for (size_t i = 0; i < catalogue->items.n; i++) {
		walk.first[i] = places;
		places += 1 + catalogue->items.v[i]->column_count;
	}
	walk.marks = mem_zero(places, sizeof(*walk.marks));
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		good = walk_place(&walk, (struct place){ item, NULL }) && good;
		for (size_t k = 0; k < item->column_count; k++)
			good = walk_place(&walk, (struct place){ item, &item->columns[k] }) && good;
	}
	free(walk.marks);
	free(walk.first);
	vec_release(&walk.path);
	return good;
}
