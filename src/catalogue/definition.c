/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/definition.h"

#include "catalogue/words.h"

/* Where nodes are put. */
struct maker {
	struct arena *arena;
	struct node *map;
};

static struct maker make_map(struct arena *arena)
{
	return (struct maker){ arena, node_new(arena, NODE_MAP, NULL) };
}

/* Nothing for what is not given: an empty text is a fault in a definition. */
static void put(const struct maker *maker, const char *key, struct str text)
{
	if (text.n)
		node_add(maker->arena, maker->map, key, node_new_text(maker->arena, text, NULL));
}

static void put_word(const struct maker *maker, const char *key, const char *word)
{
	put(maker, key, str_of(word));
}

static void put_size(const struct maker *maker, const char *key, size_t value)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "%zu", value);
	put(maker, key, buf_str(&text));
	buf_release(&text);
}

static void put_list(const struct maker *maker, const char *key, const struct str_list *texts)
{
	struct node *list = node_new(maker->arena, NODE_LIST, NULL);

	for (size_t i = 0; i < texts->n; i++)
		node_add(maker->arena, list, NULL, node_new_text(maker->arena, texts->v[i], NULL));
	if (texts->n)
		node_add(maker->arena, maker->map, key, list);
}

static void put_map(const struct maker *maker, const char *key, const struct maker *child)
{
	if (child->map->count)
		node_add(maker->arena, maker->map, key, child->map);
}

static void put_number(const struct maker *maker, const char *key, bool is_given, double value)
{
	struct buf text = BUF_EMPTY;

	if (!is_given)
		return;
	buf_decimal(&text, value);
	put(maker, key, buf_str(&text));
	buf_release(&text);
}

static void put_limit(const struct maker *maker, const char *key, const struct limit *limit)
{
	struct buf text = BUF_EMPTY;

	if (!limit->comparison)
		return;
	buf_printf(&text, "%s ", words_comparison[limit->comparison]);
	buf_decimal(&text, limit->value);
	put(maker, key, buf_str(&text));
	buf_release(&text);
}

static void put_stages(const struct maker *maker, const struct item *item)
{
	struct maker map = make_map(maker->arena);

	for (int i = 0; i < STAGE_COUNT; i++)
		if (item->stages[i] != RELEVANCE_NONE)
			put_word(&map, stage_name((enum stage)i), words_relevance[item->stages[i]]);
	put_map(maker, "stages", &map);
}

static void put_source(const struct maker *maker, const struct source *source)
{
	struct maker map = make_map(maker->arena);

	put_word(&map, "tier", words_tier[source->tier]);
	put(&map, "name", source->name);
	put(&map, "section", source->section);
	put(&map, "date", source->date);
	put(&map, "url", source->url);
	put(&map, "notice", source->notice);
	put_map(maker, "source", &map);
}

static void put_formula(const struct maker *maker, const struct item *item)
{
	struct maker map = make_map(maker->arena), cases = make_map(maker->arena);

	for (size_t i = 0; i < item->case_count; i++) {
		struct maker one = make_map(maker->arena);

		put(&one, "text", item->cases[i].text);
		put(&one, "expr", item->cases[i].expr_text);
		if (item->cases[i].months)
			put_size(&one, "months", (size_t)item->cases[i].months);
		put_map(&cases, item->cases[i].name.p, &one);
	}
	if (item->case_count) {
		put(&map, "by", item->formula_by);
		put_map(&map, "cases", &cases);
	} else {
		put(&map, "text", item->formula);
		put(&map, "expr", item->formula_expr);
		if (item->formula_months)
			put_size(&map, "months", (size_t)item->formula_months);
	}
	put_map(maker, "formula", &map);
}

static void put_given(const struct maker *maker, const struct given *given)
{
	struct buf key = BUF_EMPTY;

	if (given->back == 1)
		buf_adds(&key, "prior ");
	else if (given->back)
		buf_printf(&key, "prior %d ", given->back);
	if (given->field == EXPR_FIELD_FORECAST)
		buf_adds(&key, "forecast ");
	else if (given->field == EXPR_FIELD_NEXT)
		buf_adds(&key, "next ");
	buf_add(&key, given->item);
	if (given->rows)
		node_add(maker->arena, maker->map, key.p, node_copy(maker->arena, given->rows));
	else
		put(maker, key.p, given->text);
	buf_release(&key);
}

static void put_worked(const struct maker *maker, const struct item *item)
{
	struct node *list = node_new(maker->arena, NODE_LIST, NULL);

	for (size_t i = 0; i < item->worked_count; i++) {
		const struct worked *worked = &item->worked[i];
		struct maker one = make_map(maker->arena), given = make_map(maker->arena);

		put(&one, "case", worked->case_name);
		for (size_t k = 0; k < worked->given_count; k++)
			put_given(&given, &worked->given[k]);
		node_add(maker->arena, one.map, "given", given.map);
		put(&one, "gives", worked->gives);
		if (worked->months != 3)
			put_size(&one, "months", (size_t)worked->months);
		node_add(maker->arena, list, NULL, one.map);
	}
	if (item->worked_count)
		node_add(maker->arena, maker->map, "worked", list);
}

static void put_policy(const struct maker *maker, const struct policy *policy)
{
	struct maker map = make_map(maker->arena);

	put_list(&map, "includes", &policy->includes);
	put_list(&map, "excludes", &policy->excludes);
	put_list(&map, "edge_cases", &policy->edge_cases);
	put_list(&map, "miscomputed", &policy->miscomputed);
	put_list(&map, "checks", &policy->checks);
	put_map(maker, "policy", &map);
}

static void put_benchmark_stages(const struct maker *maker, const struct benchmark *mark)
{
	struct node *list = node_new(maker->arena, NODE_LIST, NULL);

	for (int i = 0; i < STAGE_COUNT; i++)
		if (mark->has_stages && mark->stages[i])
			node_add(maker->arena, list, NULL,
				 node_new_text(maker->arena, str_of(stage_name((enum stage)i)), NULL));
	if (list->count)
		node_add(maker->arena, maker->map, "stages", list);
}

static void put_benchmarks(const struct maker *maker, const struct item *item)
{
	struct node *list = node_new(maker->arena, NODE_LIST, NULL);

	for (size_t i = 0; i < item->benchmark_count; i++) {
		const struct benchmark *mark = &item->benchmarks[i];
		struct maker one = make_map(maker->arena);

		put_number(&one, "p25", mark->has_p25, mark->p25);
		put_number(&one, "median", mark->has_median, mark->median);
		put_number(&one, "p75", mark->has_p75, mark->p75);
		put_limit(&one, "good", &mark->good);
		put_limit(&one, "poor", &mark->poor);
		put_word(&one, "unit", unit_name(mark->unit));
		put(&one, "scope", mark->scope);
		put(&one, "source", mark->source);
		put(&one, "year", mark->year);
		put_benchmark_stages(&one, mark);
		put_number(&one, "arr_from", mark->has_arr_from, mark->arr_from);
		put_number(&one, "arr_to", mark->has_arr_to, mark->arr_to);
		if (mark->is_weak)
			put_word(&one, "confidence", "low");
		put(&one, "note", mark->note);
		node_add(maker->arena, list, NULL, one.map);
	}
	if (list->count)
		node_add(maker->arena, maker->map, "benchmarks", list);
}

static void put_basis(const struct maker *maker, const struct basis *basis)
{
	struct maker map = make_map(maker->arena);

	put(&map, "time", basis->time);
	put(&map, "money", basis->money);
	put(&map, "cohort", basis->cohort);
	put(&map, "date", basis->date);
	put(&map, "production", basis->production);
	put_map(maker, "basis", &map);
}

struct node *definition_columns(struct arena *arena, const struct item *item)
{
	struct node *list = node_new(arena, NODE_LIST, NULL);

	for (size_t i = 0; i < item->column_count; i++) {
		const struct column *column = &item->columns[i];
		struct maker one = make_map(arena);

		put(&one, "id", column->id);
		put(&one, "label", column->label);
		put_word(&one, "type", words_column[column->type]);
		if (column->need)
			put_word(&one, "need", "yes");
		put_list(&one, "choices", &column->choices);
		put(&one, "expr", column->expr);
		if (column->total)
			put_word(&one, "total", words_total[column->total]);
		node_add(arena, list, NULL, one.map);
	}
	return list;
}

static void put_head(const struct maker *maker, const struct item *item)
{
	put(maker, "label", item->label);
	if (!str_eq(item->short_label, item->label))
		put(maker, "short", item->short_label);
	put_word(maker, "kind", words_kind[item->kind]);
	if (item->kind == ITEM_NUMBER) {
		put_word(maker, "unit", unit_name(item->unit));
		put_word(maker, "better", words_better[item->better]);
	}
	put(maker, "group", item->group);
	put_size(maker, "order", item->order);
	if (item->is_carried)
		put_word(maker, "carried", "yes");
	put(maker, "hint", item->hint);
	put_stages(maker, item);
	put_list(maker, "owners", &item->owners);
	put_source(maker, &item->source);
	put_list(maker, "partial", &item->partial);
}

static void put_guidance(const struct maker *maker, const struct item *item)
{
	put(maker, "what", item->what);
	put(maker, "why", item->why);
	put(maker, "read", item->read);
	put(maker, "write", item->write);
	put_list(maker, "pitfalls", &item->pitfalls);
	put_policy(maker, &item->policy);
	put_list(maker, "questions", &item->questions);
	put(maker, "example", item->example);
	put(maker, "weak", item->weak);
}

struct node *definition_of(struct arena *arena, const struct item *item)
{
	struct maker maker = make_map(arena);

	put_head(&maker, item);
	put_formula(&maker, item);
	put_worked(&maker, item);
	put_guidance(&maker, item);
	put_benchmarks(&maker, item);
	put_basis(&maker, &item->basis);
	if (item->column_count)
		node_add(arena, maker.map, "columns", definition_columns(arena, item));
	put_list(&maker, "related", &item->related);
	return maker.map;
}
