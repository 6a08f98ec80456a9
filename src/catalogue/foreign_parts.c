/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/foreign_parts.h"

#include "calc/period.h"
#include "catalogue/definition.h"
#include "catalogue/words.h"

static void put_word(struct mapper *mapper, const char *key, const char *word)
{
	foreign_put(mapper, mapper->definition, key, str_of(word), NULL);
}

static void copy_extension(struct mapper *mapper, const char *key)
{
	struct arena *arena = &mapper->out->arena;

	node_add(arena, mapper->definition, key, node_copy(arena, foreign_part(mapper->extension, key)));
}

/* --- kind and unit -------------------------------------------------------------------------------------------------- */

/* "percentage" and the others; NULL word ends the table. */
static const struct {
	const char *word;
	enum item_kind kind;
	enum unit unit;
} field_types[] = {
	{ "percentage", ITEM_NUMBER, UNIT_PERCENT },
	{ "currency", ITEM_NUMBER, UNIT_CURRENCY },
	{ "number", ITEM_NUMBER, UNIT_NONE },
	{ "text", ITEM_TEXT, UNIT_NONE },
};

static bool read_unit(struct str text, enum unit *out)
{
	static const struct {
		const char *word;
		enum unit unit;
	} signs[] = { { "%", UNIT_PERCENT }, { "$", UNIT_CURRENCY }, { "x", UNIT_RATIO } };

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_is(text, signs[i].word)) {
			*out = signs[i].unit;
			return true;
		}
	return unit_parse(text, out);
}

/* Of a number whose type does not tell it. */
static void map_unit(struct mapper *mapper)
{
	struct str text = foreign_text(mapper, mapper->kpi, "unit", ".unit");
	const struct node *node = foreign_part(mapper->kpi, "unit");
	bool is_own = mapper->own && mapper->own->kind == ITEM_NUMBER, is_told = read_unit(text, &mapper->unit);
	bool is_guessed = mapper->unit == UNIT_NONE && !is_told;

	if (is_guessed)
		mapper->unit = is_own ? mapper->own->unit : UNIT_COUNT;
	if (!is_told && text.n)
		foreign_note(mapper, node, ".unit", "'%.*s' is no unit here; taken as %s", STR_FMT(text),
			     unit_name(mapper->unit));
	else if (!is_told && is_guessed)
		foreign_note(mapper, node, ".unit", "is not told; taken as %s", unit_name(mapper->unit));
	put_word(mapper, "unit", unit_name(mapper->unit));
}

static void map_better(struct mapper *mapper)
{
	const struct node *higher = foreign_part(foreign_part(mapper->kpi, "benchmark"), "higherIsBetter");
	bool is_own = mapper->own && mapper->own->kind == ITEM_NUMBER;

	if (foreign_part(mapper->extension, "better")) {
		copy_extension(mapper, "better");
	} else if (str_is(node_text(higher), "true") || str_is(node_text(higher), "false")) {
		put_word(mapper, "better", str_is(node_text(higher), "true") ? "higher" : "lower");
	} else {
		enum item_better better = is_own ? mapper->own->better : ITEM_BETTER_NEITHER;

		put_word(mapper, "better", words_better[better]);
		foreign_note(mapper, NULL, ".benchmark.higherIsBetter",
			     "does not say which direction is good; taken as %s", words_better[better]);
	}
}

static void map_number(struct mapper *mapper)
{
	const struct node *unit = foreign_part(mapper->extension, "unit");

	if (unit) {
		copy_extension(mapper, "unit");
		unit_parse(node_text(unit), &mapper->unit);
	} else {
		map_unit(mapper);
	}
	map_better(mapper);
}

/* A table of ours is a text elsewhere: it keeps its columns, or what reads them would have nothing to read. */
static void map_text(struct mapper *mapper)
{
	struct arena *arena = &mapper->out->arena;
	struct str unit = foreign_text(mapper, mapper->kpi, "unit", ".unit");

	if (unit.n)
		foreign_note(mapper, foreign_part(mapper->kpi, "unit"), ".unit", "a text has no unit");
	if (mapper->own && mapper->own->kind == ITEM_TABLE) {
		mapper->kind = ITEM_TABLE;
		node_add(arena, mapper->definition, "columns", definition_columns(arena, mapper->own));
		foreign_note(mapper, foreign_part(mapper->kpi, "fieldType"), ".fieldType",
			     "kept as a table, with the columns of the catalogue");
	}
}

void foreign_kind(struct mapper *mapper)
{
	struct str type = foreign_text(mapper, mapper->kpi, "fieldType", ".fieldType");
	const struct node *kind = foreign_part(mapper->extension, "kind");
	size_t i = 0;

	if (kind) {
		copy_extension(mapper, "kind");
		mapper->kind = words_find(words_kind, node_text(kind));
		if (foreign_part(mapper->extension, "columns"))
			copy_extension(mapper, "columns");
		if (mapper->kind == ITEM_NUMBER)
			map_number(mapper);
		return;
	}
	while (i < COUNT_OF(field_types) && !str_is(type, field_types[i].word))
		i++;
	if (i == COUNT_OF(field_types)) {
		i--;
		foreign_note(mapper, foreign_part(mapper->kpi, "fieldType"), ".fieldType",
			     "'%.*s' is no type of field here; taken as a text", STR_FMT(type));
	}
	mapper->kind = (int)field_types[i].kind;
	mapper->unit = field_types[i].unit;
	if (mapper->kind == ITEM_TEXT)
		map_text(mapper);
	put_word(mapper, "kind", words_kind[mapper->kind]);
	if (mapper->kind == ITEM_NUMBER)
		map_number(mapper);
}

/* --- stages --------------------------------------------------------------------------------------------------------- */

static void map_relevance(struct mapper *mapper, const struct node *from, struct node *to)
{
	struct buf suffix = BUF_EMPTY;

	buf_printf(&suffix, ".stageRelevance.%.*s", STR_FMT(from->key->text));
	enum stage stage;

	if (!stage_parse(from->key->text, &stage))
		foreign_note(mapper, from->key, suffix.p, "is no stage here");
	else if (words_find(words_relevance + 1, node_text(from)) < 0)
		foreign_note(mapper, from, suffix.p, "is neither core nor recommended; the stage is not asked");
	else
		foreign_put(mapper, to, stage_name(stage), from->text, from);
	buf_release(&suffix);
}

void foreign_stages(struct mapper *mapper)
{
	const struct node *relevance = foreign_part(mapper->kpi, "stageRelevance");
	const struct node *suggested = foreign_part(mapper->kpi, "suggestedForStages");
	struct node *stages = node_new(&mapper->out->arena, NODE_MAP, relevance ? relevance : mapper->kpi);

	if (relevance && relevance->kind != NODE_MAP)
		foreign_note(mapper, relevance, ".stageRelevance", "is no object");
	node_each (child, relevance && relevance->kind == NODE_MAP ? relevance : NULL)
		map_relevance(mapper, child, stages);
	node_each (child, suggested && suggested->kind == NODE_LIST ? suggested : NULL) {
		enum stage stage;

		if (!stage_parse(node_text(child), &stage)) {
			foreign_note(mapper, child, ".suggestedForStages", "'%.*s' is no stage here",
				     STR_FMT(node_text(child)));
		} else if (!node_get(stages, stage_name(stage))) {
			foreign_put(mapper, stages, stage_name(stage), STR("recommended"), child);
			foreign_note(mapper, child, ".suggestedForStages", "%s has no relevance; taken as recommended",
				     stage_name(stage));
		}
	}
	if (stages->count)
		node_add(&mapper->out->arena, mapper->definition, "stages", stages);
	else
		foreign_missing(mapper, "stages");
}

/* --- source --------------------------------------------------------------------------------------------------------- */

static void map_date(struct mapper *mapper, const struct node *from, struct node *to)
{
	struct str text = foreign_text(mapper, from, "publicationDate", ".definitionSource.publicationDate");
	struct date date;

	/* A time of day may follow. */
	if (text.n > 10 && text.p[10] == 'T')
		text.n = 10;
	if (text.n && date_parse(text, &date))
		foreign_put(mapper, to, "date", text, node_get(from, "publicationDate"));
	else if (text.n)
		foreign_note(mapper, node_get(from, "publicationDate"), ".definitionSource.publicationDate",
			     "'%.*s' is no day such as 2026-11-01", STR_FMT(text));
}

void foreign_source(struct mapper *mapper)
{
	static const char *const known[] = { "tier",       "sourceName",      "sourceUrl",
					     "sectionRef", "publicationDate", "attributionNotice",
					     NULL };
	static const struct {
		const char *theirs, *ours;
	} texts[] = { { "sourceName", "name" },
		      { "sectionRef", "section" },
		      { "sourceUrl", "url" },
		      { "attributionNotice", "notice" } };
	const struct node *from = foreign_part(mapper->kpi, "definitionSource");
	struct arena *arena = &mapper->out->arena;
	struct node *to = node_new(arena, NODE_MAP, from ? from : mapper->kpi);
	struct str tier = foreign_text(mapper, from, "tier", ".definitionSource.tier");

	foreign_keys(mapper, from, ".definitionSource", known);
	if (words_find(words_tier, tier) >= 0)
		foreign_put(mapper, to, "tier", tier, node_get(from, "tier"));
	else if (tier.n)
		foreign_note(mapper, node_get(from, "tier"), ".definitionSource.tier",
			     "'%.*s' is neither published nor editorial", STR_FMT(tier));
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct buf suffix = BUF_EMPTY;

		buf_printf(&suffix, ".definitionSource.%s", texts[i].theirs);
		foreign_put(mapper, to, texts[i].ours, foreign_text(mapper, from, texts[i].theirs, suffix.p),
			    foreign_part(from, texts[i].theirs));
		buf_release(&suffix);
	}
	map_date(mapper, from, to);
	if (!node_get(to, "tier") || !node_get(to, "name") || !node_get(to, "date"))
		foreign_missing(mapper, "source");
	if (to->count)
		node_add(arena, mapper->definition, "source", to);
}

/* --- formula -------------------------------------------------------------------------------------------------------- */

/* Does one of our cases say it in these words? */
static bool is_case(const struct node *cases, struct str text)
{
	node_each (child, cases)
		if (str_eq(str_trim(node_text(node_get(child, "text"))), text))
			return true;
	return false;
}

void foreign_formula(struct mapper *mapper)
{
	const struct node *ours = foreign_part(mapper->extension, "formula");
	const struct node *node = foreign_part(mapper->kpi, "formula");
	struct str text = foreign_text(mapper, mapper->kpi, "formula", ".formula");
	struct arena *arena = &mapper->out->arena;
	struct node *formula;

	if (ours && node_get(ours, "cases")) {
		copy_extension(mapper, "formula");
		if (text.n && !is_case(node_get(ours, "cases"), text))
			foreign_note(mapper, node, ".formula", "is none of boardpack.formula.cases, which stand");
		return;
	}
	if (text.n == 0) {
		if (ours)
			foreign_note(mapper, ours, ".boardpack.formula", "an expression without 'formula' in words");
		if (mapper->kind == ITEM_NUMBER)
			foreign_missing(mapper, "formula");
		return;
	}
	formula = ours && ours->kind == NODE_MAP ? node_copy(arena, ours) : node_new(arena, NODE_MAP, node);
	foreign_put(mapper, formula, "text", text, node);
	node_add(arena, mapper->definition, "formula", formula);
	/* Words that say the same as ours still run. */
	if (!ours && mapper->own && mapper->own->formula_expr.n && mapper->kind == ITEM_NUMBER) {
		if (!mapper->own->case_count && str_eq(mapper->own->formula, text))
			foreign_put(mapper, formula, "expr", mapper->own->formula_expr, node);
		else
			foreign_note(mapper, node, ".formula", "in words only: the value is no longer computed");
	}
}

/* --- benchmarks ----------------------------------------------------------------------------------------------------- */

static bool is_same_figure(const struct node *a, const struct node *b, const char *key)
{
	return str_eq(str_trim(node_text(foreign_part(a, key))), str_trim(node_text(foreign_part(b, key))));
}

/* Is theirs among ours? */
static bool has_benchmark(const struct node *ours, const struct node *theirs)
{
	node_each (mark, ours)
		if (is_same_figure(mark, theirs, "p25") && is_same_figure(mark, theirs, "median") &&
		    is_same_figure(mark, theirs, "p75"))
			return true;
	return false;
}

/* Why it cannot be used; NULL when it can. */
static const char *judge_benchmark(struct mapper *mapper, const struct node *from)
{
	struct str text = str_trim(node_text(foreign_part(from, "unit")));
	enum unit unit = UNIT_NONE;

	if (from->kind != NODE_MAP)
		return "is no object";
	if (mapper->kind != ITEM_NUMBER)
		return "only a number has a benchmark";
	if (text.n && (!read_unit(text, &unit) || unit != mapper->unit))
		return "its unit is not that of the KPI";
	if (!foreign_part(from, "sourceName") || !foreign_part(from, "sourceYear"))
		return "without source and year it cannot be quoted";
	return NULL;
}

static void map_benchmark(struct mapper *mapper, const struct node *from)
{
	static const char *const known[] = { "p25",        "median",         "p75", "unit", "sourceName",
					     "sourceYear", "higherIsBetter", NULL };
	static const struct {
		const char *theirs, *ours;
	} keys[] = { { "p25", "p25" },
		     { "median", "median" },
		     { "p75", "p75" },
		     { "sourceName", "source" },
		     { "sourceYear", "year" } };
	struct arena *arena = &mapper->out->arena;
	struct node *list = node_new(arena, NODE_LIST, from), *mark = node_new(arena, NODE_MAP, from);
	const char *why = judge_benchmark(mapper, from);

	if (why) {
		foreign_note(mapper, from, ".benchmark", "not used: %s", why);
		return;
	}
	foreign_keys(mapper, from, ".benchmark", known);
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		foreign_put(mapper, mark, keys[i].ours, str_trim(node_text(foreign_part(from, keys[i].theirs))),
			    foreign_part(from, keys[i].theirs));
	foreign_put(mapper, mark, "unit", str_of(unit_name(mapper->unit)), NULL);
	foreign_put(mapper, mark, "scope", STR("scope not stated"), NULL);
	node_add(arena, list, NULL, mark);
	node_add(arena, mapper->definition, "benchmarks", list);
}

void foreign_benchmarks(struct mapper *mapper)
{
	const struct node *theirs = foreign_part(mapper->kpi, "benchmark");
	const struct node *ours = foreign_part(mapper->extension, "benchmarks");

	if (ours) {
		copy_extension(mapper, "benchmarks");
		if (theirs && !has_benchmark(ours, theirs))
			foreign_note(mapper, theirs, ".benchmark", "is none of boardpack.benchmarks, which stand");
	} else if (theirs) {
		map_benchmark(mapper, theirs);
	}
}

/* --- basis, policy, related ----------------------------------------------------------------------------------------- */

void foreign_basis(struct mapper *mapper)
{
	static const struct {
		const char *theirs, *ours;
		const char *const *words;
	} axes[] = { { "timeBasis", "time", words_time },
		     { "moneyBasis", "money", words_money },
		     { "cohortBasis", "cohort", words_cohort },
		     { "dateBasis", "date", words_date },
		     { "production", "production", words_production } };
	static const char *const known[] = {
		"timeBasis", "moneyBasis", "cohortBasis", "dateBasis", "production", NULL
	};
	const struct node *from = foreign_part(mapper->kpi, "metricBasis");
	struct arena *arena = &mapper->out->arena;
	struct node *to = node_new(arena, NODE_MAP, from ? from : mapper->kpi);

	if (mapper->kind != ITEM_NUMBER) {
		if (from)
			foreign_note(mapper, from, ".metricBasis", "only a number has a basis");
		return;
	}
	foreign_keys(mapper, from, ".metricBasis", known);
	for (size_t i = 0; i < COUNT_OF(axes); i++) {
		struct buf suffix = BUF_EMPTY;
		struct str text;

		buf_printf(&suffix, ".metricBasis.%s", axes[i].theirs);
		text = foreign_text(mapper, from, axes[i].theirs, suffix.p);
		if (words_find(axes[i].words, text) >= 0)
			foreign_put(mapper, to, axes[i].ours, text, node_get(from, axes[i].theirs));
		else if (text.n)
			foreign_note(mapper, node_get(from, axes[i].theirs), suffix.p, "'%.*s' is no word of this axis",
				     STR_FMT(text));
		buf_release(&suffix);
	}
	if (!node_get(to, "time") || !node_get(to, "production"))
		foreign_missing(mapper, "basis");
	if (to->count)
		node_add(arena, mapper->definition, "basis", to);
}

/* What others call the lists of a policy is not settled: these are the names that were seen. */
static const struct {
	const char *theirs, *ours;
} policy_parts[] = {
	{ "inclusionRules", "includes" },     { "includes", "includes" },
	{ "inclusions", "includes" },         { "exclusionRules", "excludes" },
	{ "excludes", "excludes" },           { "exclusions", "excludes" },
	{ "edgeCases", "edge_cases" },        { "commonMiscomputations", "miscomputed" },
	{ "miscomputations", "miscomputed" }, { "validationChecks", "checks" },
	{ "validations", "checks" },
};

static const char *policy_name(struct str theirs)
{
	for (size_t i = 0; i < COUNT_OF(policy_parts); i++)
		if (str_is(theirs, policy_parts[i].theirs))
			return policy_parts[i].ours;
	return NULL;
}

void foreign_policy(struct mapper *mapper)
{
	const struct node *from = foreign_part(mapper->kpi, "calculationPolicy");
	struct arena *arena = &mapper->out->arena;
	struct node *to = node_new(arena, NODE_MAP, from ? from : mapper->kpi);

	if (from && from->kind != NODE_MAP)
		foreign_note(mapper, from, ".calculationPolicy", "is no object");
	node_each (child, from && from->kind == NODE_MAP ? from : NULL) {
		const char *ours = policy_name(child->key->text);
		struct buf suffix = BUF_EMPTY;
		struct node *list;

		buf_printf(&suffix, ".calculationPolicy.%.*s", STR_FMT(child->key->text));
		if (!ours || node_get(to, ours))
			foreign_note(mapper, child->key, suffix.p,
				     ours ? "a list of this meaning is there already" : "boardpack has no such part");
		else if (strcmp(ours, "miscomputed") == 0 && mapper->kind != ITEM_NUMBER)
			foreign_note(mapper, child->key, suffix.p, "only a number can be computed wrongly");
		else if ((list = foreign_list(mapper, from, child->key->text.p, suffix.p)) != NULL)
			node_add(arena, to, ours, list);
		buf_release(&suffix);
	}
	if (to->count)
		node_add(arena, mapper->definition, "policy", to);
}

void foreign_related(struct mapper *mapper)
{
	struct node *list = foreign_list(mapper, mapper->kpi, "relatedKpiIds", ".relatedKpiIds");
	struct arena *arena = &mapper->out->arena;
	struct node *kept;

	if (!list)
		return;
	kept = node_new(arena, NODE_LIST, list);
	node_each (child, list) {
		bool exists = foreign_holds(mapper->out, child->text) || !mapper->known ||
			      catalogue_find(mapper->known, child->text);

		if (str_eq(child->text, mapper->id))
			foreign_note(mapper, child, ".relatedKpiIds", "an item is not related to itself");
		else if (!exists)
			foreign_note(mapper, child, ".relatedKpiIds",
				     "'%.*s' is neither in the catalogue nor in the file", STR_FMT(child->text));
		else
			node_add(arena, kept, NULL, node_new_text(arena, child->text, child));
	}
	if (kept->count)
		node_add(arena, mapper->definition, "related", kept);
}
