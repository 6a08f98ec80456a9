/* SPDX-License-Identifier: MIT */
/*
 * Any text as a narrative with references ("{{sales.arr}}") and names of figures, under all rules: references lie in the text
 * one behind the other, filling changes nothing else, and every finding lies in its leaf.
 */
#include "base/base.h"

#include "base/text.h"
#include "check/lint.h"
#include "pack/edit.h"
#include "pack/reference.h"
#include "store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
	struct workspace workspace;
	struct rule_set rules;
};

static bool add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct world *world = data;

	return rule_set_add(&world->rules, &world->workspace.catalogue, id, tree, error);
}

/* Loaded once: a fuzzer calls us some hundred times a second. */
static const struct world *shared_world(void)
{
	static struct world world;
	static bool loaded;
	struct error error = ERROR_NONE;

	if (!loaded) {
		workspace_init(&world.workspace);
		rule_set_init(&world.rules);
		loaded = workspace_open_catalogue(&world.workspace, NULL, &error) &&
			 store_each_check(NULL, add_rule, &world, &error);
		assert(loaded);
		rule_set_finish(&world.rules);
	}
	return &world;
}

static void put(struct pack *pack, const char *item, const char *field, struct str text)
{
	struct edit edit = { .kind = EDIT_SPLICE, .at = { str_of(item), 0, str_of(field) }, .inserted = text };

	edit_apply(pack, &edit);
}

static void check_references(struct str text, const struct lint_input *input)
{
	struct buf filled = BUF_EMPTY, kept = BUF_EMPTY;
	struct reference reference;
	size_t at = 0;

	while (reference_next(text, at, input->catalogue, &reference)) {
		assert(reference.span.at >= at && reference.span.n && reference.span.n <= text.n - reference.span.at);
		buf_add(&kept, str_sub(text, at, reference.span.at - at));
		if (!reference_value(&reference, input->facts, input->company, &kept))
			buf_add(&kept, str_in(text, reference.span));
		at = reference.span.at + reference.span.n;
	}
	buf_add(&kept, str_sub(text, at, text.n - at));
	reference_fill(text, input->facts, input->catalogue, input->company, NULL, &filled);
	assert(str_eq(buf_str(&kept), buf_str(&filled)));
	buf_release(&kept);
	buf_release(&filled);
}

static void check_findings(const struct lint_input *input)
{
	struct findings findings;

	findings_init(&findings);
	lint_run(input, &findings);
	for (size_t i = 0; i < findings.list.n; i++) {
		const struct finding *finding = &findings.list.v[i];

		assert(finding->span.at + finding->span.n <= pack_text(input->pack, &finding->at).n ||
		       finding->file_line);
		assert(text_ill_formed(finding->message) == STR_NONE);
	}
	findings_release(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct world *world = shared_world();
	struct str text = { (const char *)data, size };
	struct company company;
	struct pack pack;
	struct lint_input input = {
		.catalogue = &world->workspace.catalogue, .company = &company, .rules = &world->rules, .pack = &pack
	};

	if (text_ill_formed(text) != STR_NONE)
		return 0;
	company_init(&company);
	pack_init(&pack);
	pack.catalogue = input.catalogue;
	company.stage = STAGE_SERIES_A;
	period_parse(STR("2026-Q3"), &pack.period);
	put(&pack, "section.highlights", "text", text);
	put(&pack, "sales.arr", "actual", STR("4.6m"));
	put(&pack, "sales.arr", "forecast", STR("4.8m"));
	put(&pack, "sales.arr", "commentary", text);
	put(&pack, "finance.runway_months", "actual", STR("14"));
	input.facts = facts_new(input.catalogue, &company, &pack, NULL);
	check_references(text, &input);
	check_findings(&input);
	facts_free(input.facts);
	pack_release(&pack);
	company_release(&company);
	return 0;
}
