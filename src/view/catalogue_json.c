/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/catalogue_json.h"

#include "catalogue/definition.h"
#include "catalogue/words.h"
#include "view/json.h"

static void put_or_null(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_str(json, key, text);
	else
		json_null(json, key);
}

static void put_list(struct json *json, const char *key, const struct str_list *list)
{
	json_open(json, key, '[');
	for (size_t i = 0; i < list->n; i++)
		json_str(json, NULL, list->v[i]);
	json_close(json, ']');
}

/* Amounts that are written as numbers where the loader computed them; all others are texts as somebody typed them. */
static bool is_number_key(struct str key)
{
	static const char *const keys[] = { "p25", "median", "p75", "arr_from", "arr_to", "order", NULL };

	return words_find(keys, key) >= 0;
}

/* numbers: amounts below stand for numbers. */
static void put_node(struct json *json, const char *key, const struct node *node, bool numbers)
{
	switch (node->kind) {
	case NODE_SCALAR:
		if (numbers && key && is_number_key(str_of(key)))
			json_raw(json, key, node->text);
		else
			json_str(json, key, node->text);
		break;
	case NODE_LIST:
		json_open(json, key, '[');
		node_each (child, node)
			put_node(json, NULL, child, numbers);
		json_close(json, ']');
		break;
	case NODE_MAP:
		json_open(json, key, '{');
		node_each (child, node)
			put_node(json, child->key->text.p, child, numbers);
		json_close(json, '}');
		break;
	}
}

static const char *field_type(const struct item *item)
{
	if (item->kind != ITEM_NUMBER)
		return "text";
	return item->unit == UNIT_PERCENT ? "percentage" : item->unit == UNIT_CURRENCY ? "currency" : "number";
}

/* A currency is the company's: nobody's catalogue says which. */
static struct str unit_sign(const struct item *item)
{
	if (item->kind != ITEM_NUMBER || item->unit == UNIT_CURRENCY)
		return STR("");
	return item->unit == UNIT_PERCENT ? STR("%") : str_of(unit_name(item->unit));
}

static void put_stages(struct json *json, const struct item *item)
{
	json_open(json, "suggestedForStages", '[');
	for (int i = 0; i < STAGE_COUNT; i++)
		if (item->stages[i] != RELEVANCE_NONE)
			json_str(json, NULL, str_of(stage_name((enum stage)i)));
	json_close(json, ']');
	put_list(json, "defaultOwningFunctions", &item->owners);
	json_open(json, "stageRelevance", '{');
	for (int i = 0; i < STAGE_COUNT; i++)
		if (item->stages[i] != RELEVANCE_NONE)
			json_str(json, stage_name((enum stage)i), str_of(words_relevance[item->stages[i]]));
	json_close(json, '}');
}

static void put_source(struct json *json, const struct source *source)
{
	json_open(json, "definitionSource", '{');
	json_str(json, "tier", str_of(words_tier[source->tier]));
	json_str(json, "sourceName", source->name);
	put_or_null(json, "sourceUrl", source->url);
	put_or_null(json, "sectionRef", source->section);
	put_or_null(json, "publicationDate", source->date);
	put_or_null(json, "attributionNotice", source->notice);
	json_close(json, '}');
}

/* The one that the common shape has room for: the first with all three percentiles. */
static void put_benchmark(struct json *json, const struct item *item)
{
	const struct benchmark *mark = NULL;

	for (size_t i = 0; i < item->benchmark_count && !mark; i++)
		if (item->benchmarks[i].has_p25 && item->benchmarks[i].has_median && item->benchmarks[i].has_p75)
			mark = &item->benchmarks[i];
	if (!mark)
		return;
	json_open(json, "benchmark", '{');
	json_number(json, "p25", mark->p25);
	json_number(json, "median", mark->median);
	json_number(json, "p75", mark->p75);
	json_str(json, "unit",
		 mark->unit == UNIT_PERCENT    ? STR("%")
		 : mark->unit == UNIT_CURRENCY ? STR("$")
					       : str_of(unit_name(mark->unit)));
	json_str(json, "sourceName", mark->source);
	json_str(json, "sourceYear", mark->year);
	if (item->better == ITEM_BETTER_NEITHER)
		json_null(json, "higherIsBetter");
	else
		json_bool(json, "higherIsBetter", item->better == ITEM_BETTER_HIGHER);
	json_close(json, '}');
}

static void put_basis(struct json *json, const struct basis *basis)
{
	const struct {
		const char *name;
		struct str value;
	} axes[] = { { "timeBasis", basis->time },
		     { "moneyBasis", basis->money },
		     { "cohortBasis", basis->cohort },
		     { "dateBasis", basis->date },
		     { "production", basis->production } };
	size_t given = 0;

	for (size_t i = 0; i < COUNT_OF(axes); i++)
		given += axes[i].value.n > 0;
	if (!given)
		return;
	json_open(json, "metricBasis", '{');
	for (size_t i = 0; i < COUNT_OF(axes); i++)
		if (axes[i].value.n)
			json_str(json, axes[i].name, axes[i].value);
	json_close(json, '}');
}

static void put_policy(struct json *json, const struct policy *policy)
{
	const struct {
		const char *name;
		const struct str_list *list;
	} parts[] = { { "inclusionRules", &policy->includes },
		      { "exclusionRules", &policy->excludes },
		      { "edgeCases", &policy->edge_cases },
		      { "commonMiscomputations", &policy->miscomputed },
		      { "validationChecks", &policy->checks } };
	size_t given = 0;

	for (size_t i = 0; i < COUNT_OF(parts); i++)
		given += parts[i].list->n;
	if (!given)
		return;
	json_open(json, "calculationPolicy", '{');
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (parts[i].list->n)
			put_list(json, parts[i].name, parts[i].list);
	json_close(json, '}');
}

/* Of the formula, what its words do not say: how it is computed, and by which convention. */
static void put_computing(struct json *json, const struct node *formula)
{
	if (formula->count == 1 && node_get(formula, "text"))
		return;
	json_open(json, "formula", '{');
	node_each (child, formula)
		if (!str_is(child->key->text, "text"))
			put_node(json, child->key->text.p, child, false);
	json_close(json, '}');
}

static void put_extension(struct json *json, const struct item *item)
{
	/* What stands elsewhere in the KPI. */
	static const char *const mapped[] = { "label", "stages", "owners", "source",  "what", "why",
					      "read",  "policy", "basis",  "related", NULL };
	struct arena arena;

	arena_init(&arena);
	json_open(json, "boardpack", '{');
	node_each (child, definition_of(&arena, item)) {
		if (str_is(child->key->text, "formula"))
			put_computing(json, child);
		else if (words_find(mapped, child->key->text) < 0)
			put_node(json, child->key->text.p, child,
				 str_is(child->key->text, "order") || str_is(child->key->text, "benchmarks"));
	}
	json_close(json, '}');
	arena_release(&arena);
}

static void put_item(struct json *json, const char *key, const struct item *item)
{
	json_open(json, key, '{');
	json_str(json, "rogueId", item->id);
	json_str(json, "slug", item->slug);
	json_str(json, "domain", item->domain);
	json_str(json, "defaultLabel", item->label);
	json_str(json, "description", item->what);
	json_str(json, "fieldType", str_of(field_type(item)));
	put_or_null(json, "unit", unit_sign(item));
	json_str(json, "maturity", STR("general"));
	put_stages(json, item);
	put_source(json, &item->source);
	put_benchmark(json, item);
	if (item->formula.n)
		json_str(json, "formula", item->formula);
	json_str(json, "whyItMatters", item->why);
	json_str(json, "interpretationGuidance", item->read);
	put_list(json, "relatedKpiIds", &item->related);
	put_basis(json, &item->basis);
	put_policy(json, &item->policy);
	put_extension(json, item);
	json_close(json, '}');
}

static void begin(struct json *json, const struct catalogue_json *input, struct buf *out)
{
	json_init(json, out, true);
	json_open(json, NULL, '{');
	json_str(json, "version", input->version);
	json_str(json, "releasedAt", input->released);
}

static void end(struct json *json, struct buf *out)
{
	json_close(json, '}');
	buf_addc(out, '\n');
}

void catalogue_json_all(const struct catalogue_json *input, struct str domain, struct buf *out)
{
	struct json json;

	begin(&json, input, out);
	json_open(&json, "kpis", '[');
	for (size_t i = 0; i < input->catalogue->items.n; i++)
		if (domain.n == 0 || str_eq(input->catalogue->items.v[i]->domain, domain))
			put_item(&json, NULL, input->catalogue->items.v[i]);
	json_close(&json, ']');
	end(&json, out);
}

void catalogue_json_one(const struct catalogue_json *input, const struct item *item, struct buf *out)
{
	struct json json;

	begin(&json, input, out);
	put_item(&json, "kpi", item);
	end(&json, out);
}

static void put_record(const struct snapshot_item *item, struct buf *out)
{
	struct json json;

	json_init(&json, out, false);
	json_open(&json, NULL, '{');
	json_str(&json, "id", item->id);
	for (size_t i = 0; snapshot_recorded[i]; i++) {
		struct str name = str_of(snapshot_recorded[i]), text = snapshot_part(item, name);

		if (str_is(name, "stages")) {
			json_open(&json, "stages", '{');
			for (int stage = 0; stage < STAGE_COUNT; stage++)
				if (item->stages[stage] != RELEVANCE_NONE)
					json_str(&json, stage_name((enum stage)stage),
						 str_of(words_relevance[item->stages[stage]]));
			json_close(&json, '}');
		} else if (text.n) {
			json_str(&json, name.p, text);
		}
	}
	json_str(&json, "digest", item->digest);
	json_close(&json, '}');
}

void catalogue_json_record(const struct snapshot *snapshot, struct buf *out)
{
	struct json json;

	json_init(&json, out, false);
	json_open(&json, NULL, '{');
	json_str(&json, "version", snapshot->version);
	json_str(&json, "releasedAt", snapshot->released);
	json_open(&json, "items", '[');
	for (size_t i = 0; i < snapshot->items.n; i++) {
		struct buf record = BUF_EMPTY;

		buf_addc(&record, '\n');
		put_record(&snapshot->items.v[i], &record);
		json_raw(&json, NULL, buf_str(&record));
		buf_release(&record);
	}
	buf_addc(out, '\n');
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
