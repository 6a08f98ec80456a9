/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_load.h"

/* ">= 40": the longer signs first. */
static void load_limit(struct reader *reader, const struct node *map, const char *key, struct limit *out)
{
	static const struct {
		const char *sign;
		enum comparison comparison;
	} signs[] = {
		{ "<=", COMPARISON_AT_MOST }, { ">=", COMPARISON_AT_LEAST }, { "≤", COMPARISON_AT_MOST },
		{ "≥", COMPARISON_AT_LEAST }, { "<", COMPARISON_LESS },      { ">", COMPARISON_MORE },
	};
	const struct node *node = reader_part(reader, map, key, NODE_SCALAR, false);
	struct quantity quantity = { .value = 0 };
	struct str text;

	if (!node)
		return;
	text = str_trim(node->text);
	for (size_t i = 0; i < COUNT_OF(signs) && out->comparison == COMPARISON_NONE; i++) {
		if (!str_starts(text, str_of(signs[i].sign)))
			continue;
		out->comparison = signs[i].comparison;
		text = str_trim(str_sub(text, strlen(signs[i].sign), text.n - strlen(signs[i].sign)));
	}
	if (out->comparison == COMPARISON_NONE ||
	    quantity_read(text, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity) != QUANTITY_READ)
		reader_fault(reader, node, "'%s' is no comparison such as '>= 40'", key);
	out->value = quantity.value;
}

static void load_figures(struct reader *reader, const struct node *node, struct benchmark *out)
{
	out->has_p25 = reader_decimal(reader, node, "p25", &out->p25);
	out->has_median = reader_decimal(reader, node, "median", &out->median);
	out->has_p75 = reader_decimal(reader, node, "p75", &out->p75);
	load_limit(reader, node, "good", &out->good);
	load_limit(reader, node, "poor", &out->poor);
	/* Figures that could not be read have been complained of. */
	if (!reader->good)
		return;
	if (!out->has_p25 && !out->has_median && !out->has_p75 && !out->good.comparison && !out->poor.comparison)
		reader_fault(reader, node, "a benchmark without a figure: p25, median, p75, good or poor");
	if ((out->has_p25 && out->has_median && !(out->p25 < out->median)) ||
	    (out->has_median && out->has_p75 && !(out->median < out->p75)) ||
	    (out->has_p25 && out->has_p75 && !(out->p25 < out->p75)))
		reader_fault(reader, node, "percentiles out of order: p25 < median < p75, whichever direction is good");
}

static void load_context(struct reader *reader, const struct node *node, struct benchmark *out)
{
	static const char *const confidences[] = { "high", "low", NULL };
	const struct node *stages = reader_part(reader, node, "stages", NODE_LIST, false);
	enum stage stage;
	size_t months = 0;

	out->has_stages = stages != NULL;
	if (stages && stages->count == 0)
		reader_fault(reader, stages, "'stages' is empty");
	node_each (child, stages) {
		if (stage_parse(node_text(child), &stage))
			out->stages[stage] = true;
		else
			reader_fault(reader, child, "unknown stage '%.*s'", STR_FMT(node_text(child)));
	}
	out->has_arr_from = reader_decimal(reader, node, "arr_from", &out->arr_from);
	out->has_arr_to = reader_decimal(reader, node, "arr_to", &out->arr_to);
	if (out->has_arr_from && out->has_arr_to && !(out->arr_from < out->arr_to))
		reader_fault(reader, node_get(node, "arr_to"), "'arr_to' is not above 'arr_from'");
	reader_size(reader, node, "months", false, 1, 12, &months);
	out->months = (int)months;
	out->is_weak = reader_word(reader, node, "confidence", confidences, false) == 1;
	out->note = reader_text(reader, node, "note", false);
}

static void load_benchmark(struct reader *reader, const struct node *node, const struct item *item,
			   struct benchmark *out)
{
	static const char *const keys[] = { "p25",   "median",     "p75",    "good",   "poor",     "unit",
					    "scope", "source",     "year",   "stages", "arr_from", "arr_to",
					    "note",  "confidence", "months", NULL };
	bool good = reader->good;

	if (node->kind != NODE_MAP) {
		reader_fault(reader, node, "a benchmark is a map");
		return;
	}
	reader->good = true;
	reader_keys(reader, node, keys);
	load_figures(reader, node, out);
	out->unit = reader_unit(reader, node);
	if (reader->good && item->unit != UNIT_NONE && out->unit != item->unit)
		reader_fault(reader, node_get(node, "unit"), "a benchmark in %s for an item in %s",
			     unit_name(out->unit), unit_name(item->unit));
	load_context(reader, node, out);
	out->scope = reader_text(reader, node, "scope", true);
	out->source = reader_text(reader, node, "source", true);
	out->year = reader_text(reader, node, "year", true);
	reader->good = reader->good && good;
}

void catalogue_load_benchmarks(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *list = reader_part(reader, root, "benchmarks", NODE_LIST, false);

	if (!list)
		return;
	item->benchmarks = arena_alloc(reader->arena, (list->count + 1) * sizeof(*item->benchmarks));
	node_each (child, list)
		load_benchmark(reader, child, item, &item->benchmarks[item->benchmark_count++]);
}
