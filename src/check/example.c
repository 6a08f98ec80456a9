/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/example.h"

#include "check/kind.h"
#include "pack/edit.h"

/* Every example is of this company, in this quarter and on this day unless it says otherwise. */
static const char default_period[] = "2026-Q3";
static const struct date default_today = { 2026, 11, 23 };

struct example {
	const struct example_world *world;
	const struct rule *rule;
	struct str place; /* the file that the examples stand in */
	struct company company;
	struct pack packs[EXAMPLE_PACKS_MAX]; /* the pack itself, then those before, newest first */
	size_t pack_count; /* up to the oldest that the example speaks of */
	struct date today;
	struct node_tree file;
	VEC(struct str) items; /* of the pack itself that the example speaks of */
	const struct node *also;
	struct error *error;
};

/* Places are those of the rule's file; its nodes know their lines. */
static bool fault(const struct example *example, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static bool fault(const struct example *example, const struct node *node, const char *format, ...)
{
	const struct node *at = node->key ? node->key : node;
	struct buf what = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&what, format, args);
	va_end(args);
	error_add(example->error, "%.*s:%zu:%zu: %s", STR_FMT(example->place), at->line, at->column, what.p);
	buf_release(&what);
	return false;
}

static void example_init(struct example *example, const struct example_world *world, const struct rule *rule,
			 struct str file, struct error *error)
{
	struct period period;

	*example = (struct example){
		.world = world, .rule = rule, .place = file, .pack_count = 1, .today = default_today, .error = error
	};
	company_init(&example->company);
	example->company.name = STR("Northlight Analytics");
	example->company.currency = STR("USD");
	example->company.stage = STAGE_SERIES_A;
	period_parse(str_of(default_period), &period);
	for (size_t i = 0; i < EXAMPLE_PACKS_MAX; i++) {
		pack_init(&example->packs[i]);
		example->packs[i].catalogue = world->catalogue;
		example->packs[i].period = period_add(period, -(int)i);
	}
	node_tree_init(&example->file, "example");
}

static void example_release(struct example *example)
{
	vec_release(&example->items);
	node_tree_release(&example->file);
	for (size_t i = 0; i < EXAMPLE_PACKS_MAX; i++)
		pack_release(&example->packs[i]);
	company_release(&example->company);
}

static bool put(struct example *example, struct pack *pack, struct addr at, const struct node *node)
{
	struct edit edit = { .kind = EDIT_SPLICE, .at = at, .inserted = node->text };

	if (node->kind != NODE_SCALAR)
		return fault(example, node, "an answer is a text or a list of rows");
	return edit_apply(pack, &edit) || fault(example, node, "no pack can hold this answer");
}

static bool put_rows(struct example *example, struct pack *pack, struct str item, const struct node *rows)
{
	unsigned serial = 0;

	node_each (row, rows) {
		struct addr at = { item, ++serial, STR("") };
		struct edit edit = { .kind = EDIT_INSERT_ROW, .at = at, .position = serial - 1 };

		if (row->kind != NODE_MAP || !edit_apply(pack, &edit))
			return fault(example, row, "a row is a map of cells");
		node_each (cell, row) {
			at.field = cell->key->text;
			if (!put(example, pack, at, cell))
				return false;
		}
	}
	return true;
}

/* "prior 2 sales.arr" gives "sales.arr" and 2, "prior sales.arr" 1, "sales.arr" 0. */
static struct str split_prior(struct str key, size_t *back)
{
	size_t space;

	*back = 0;
	if (!str_starts(key, STR("prior ")))
		return key;
	*back = 1;
	key = str_sub(key, 6, key.n - 6);
	space = str_find_char(key, ' ', 0);
	if (space != STR_NONE && str_to_size(str_sub(key, 0, space), back))
		key = str_sub(key, space + 1, key.n - space - 1);
	return key;
}

static bool put_answer(struct example *example, const struct node *node)
{
	size_t back;
	struct str key = split_prior(node->key->text, &back);
	const struct item *item;
	struct addr at;

	if (back >= EXAMPLE_PACKS_MAX)
		return fault(example, node, "an example reaches at most %d packs back", EXAMPLE_PACKS_MAX - 1);
	item = addr_parse(key, &at) ? catalogue_find(example->world->catalogue, at.item) : NULL;
	if (!item)
		return fault(example, node, "unknown item '%.*s' in an example", STR_FMT(key));
	if (back + 1 > example->pack_count)
		example->pack_count = back + 1;
	if (back == 0)
		vec_push(&example->items, item->id);
	if (node->kind == NODE_LIST)
		return put_rows(example, &example->packs[back], item->id, node);
	at.item = item->id;
	if (at.field.n == 0)
		at.field = item->kind == ITEM_NUMBER ? STR("actual") : STR("text");
	return put(example, &example->packs[back], at, node);
}

static bool put_file(struct example *example, const struct node *node)
{
	struct error why = ERROR_NONE;
	struct pack *pack = &example->packs[0];
	bool fine;

	pack_release(pack);
	pack_init(pack);
	fine = example->world->read_yaml(node_text(node), &example->file, &why) &&
	       pack_load(pack, example->world->catalogue, &example->file, &why);
	if (!fine)
		fault(example, node, "the example's file cannot be read: %s", error_text(&why));
	for (size_t i = 0; fine && i < pack->entries.n; i++)
		vec_push(&example->items, pack->entries.v[i]->item);
	error_release(&why);
	return fine;
}

/* The map stands within the rule's file: its places are right there. */
static bool put_company(struct example *example, const struct node *node)
{
	struct node root = *node;
	struct node_tree tree = { .root = &root, .name = (char *)example->place.p };

	return company_load(&example->company, &tree, example->error);
}

static bool put_key(struct example *example, const struct node *node)
{
	struct str key = node->key->text;

	if (str_is(key, "also")) {
		example->also = node;
		return true;
	}
	if (str_is(key, "stage"))
		return stage_parse(node_text(node), &example->company.stage) || fault(example, node, "unknown stage");
	if (str_is(key, "today"))
		return date_parse(node_text(node), &example->today) || fault(example, node, "'today' is no day");
	if (str_is(key, "company"))
		return put_company(example, node);
	if (str_is(key, "file"))
		return put_file(example, node);
	return put_answer(example, node);
}

static bool speaks_of(const struct example *example, struct str item)
{
	for (size_t i = 0; i < example->items.n; i++)
		if (str_eq(example->items.v[i], item))
			return true;
	return item.n == 0;
}

static bool is_expected(const struct example *example, struct str rule)
{
	if (example->also && example->also->kind == NODE_SCALAR)
		return str_eq(example->also->text, rule);
	node_each (child, example->also)
		if (str_eq(child->text, rule))
			return true;
	return false;
}

/* An example is no whole pack: what it leaves out is no fault. Everything else is, also at items that are computed. */
static bool is_of_the_rest(const struct example *example, const struct finding *finding)
{
	return !speaks_of(example, finding->at.item) &&
	       !pack_is_answered(&example->packs[0], catalogue_find(example->world->catalogue, finding->at.item)) &&
	       strcmp(finding->rule->kind->name, "required") == 0;
}

/* Findings of the rule itself; those of others that are not expected are faults. */
static size_t count_findings(const struct example *example, const struct node *node, const struct findings *findings,
			     size_t *faults)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->list.n; i++) {
		const struct finding *finding = &findings->list.v[i];

		if (finding->waived || is_of_the_rest(example, finding))
			continue;
		if (finding->rule == example->rule) {
			count++;
		} else if (!is_expected(example, finding->rule->id)) {
			fault(example, node, "%.*s fires too: %.*s", STR_FMT(finding->rule->id),
			      STR_FMT(finding->message));
			++*faults;
		}
	}
	return count;
}

static struct facts *example_facts(const struct example *example, const struct pack **packs)
{
	for (size_t i = 0; i < example->pack_count; i++)
		packs[i] = &example->packs[i];
	return facts_new_history(example->world->catalogue, &example->company, packs, example->pack_count, NULL);
}

static void tell_silence(const struct example *example, const struct node *node, const struct findings *findings)
{
	struct str why = STR("");

	for (size_t i = 0; i < findings->skipped.n; i++)
		if (findings->skipped.v[i].rule == example->rule)
			why = findings->skipped.v[i].reason;
	fault(example, node, "%.*s does not fire at its bad example%s%.*s", STR_FMT(example->rule->id),
	      why.n ? "; it was skipped: " : "", STR_FMT(why));
}

static size_t judge(struct example *example, const struct node *node, bool fires)
{
	const struct pack *packs[EXAMPLE_PACKS_MAX];
	struct facts *facts = example_facts(example, packs);
	struct lint_input input = { .catalogue = example->world->catalogue,
				    .company = &example->company,
				    .rules = example->world->rules,
				    .pack = &example->packs[0],
				    .facts = facts,
				    .today = example->today };
	struct findings findings;
	size_t faults = 0, count;

	findings_init(&findings);
	lint_run(&input, &findings);
	count = count_findings(example, node, &findings, &faults);
	if (fires && count == 0) {
		tell_silence(example, node, &findings);
		faults++;
	} else if (!fires && count > 0) {
		fault(example, node, "%.*s fires at its good example", STR_FMT(example->rule->id));
		faults++;
	}
	findings_release(&findings);
	facts_free(facts);
	return faults;
}

static size_t try_one(const struct example_world *world, const struct rule *rule, struct str file,
		      const struct node *node, bool fires, struct error *error)
{
	struct example example;
	size_t faults = 0;

	example_init(&example, world, rule, file, error);
	if (node->kind != NODE_MAP) {
		fault(&example, node, "an example is a map of answers");
		faults++;
	}
	node_each (child, node->kind == NODE_MAP ? node : NULL)
		faults += !put_key(&example, child);
	if (faults == 0)
		faults = judge(&example, node, fires);
	example_release(&example);
	return faults;
}

size_t example_try(const struct example_world *world, const struct rule *rule, struct str file,
		   const struct node *examples, bool fires, size_t *faults, struct error *error)
{
	size_t tried = 0;

	if (!examples || examples->kind != NODE_LIST) {
		*faults += examples ? try_one(world, rule, file, examples, fires, error) : 0;
		return examples != NULL;
	}
	node_each (child, examples) {
		*faults += try_one(world, rule, file, child, fires, error);
		tried++;
	}
	return tried;
}

void example_test(const struct example_world *world, const struct rule *rule, struct example_count *count,
		  struct error *error)
{
	count->bad += example_try(world, rule, rule->file, rule->bad, true, &count->faults, error);
	count->good += example_try(world, rule, rule->file, rule->good, false, &count->faults, error);
}
