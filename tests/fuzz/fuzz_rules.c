/* SPDX-License-Identifier: MIT */
/*
 * A rule from a foreign folder: whatever the file holds, it is refused with a message or it runs. The second part of the
 * input, after a NUL, is the text that the rule looks at.
 */
#include "base/base.h"

#include "base/text.h"
#include "check/lint.h"
#include "pack/edit.h"
#include "fuzz/shared_catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put(struct pack *pack, const char *item, const char *field, struct str text)
{
	struct edit edit = { .kind = EDIT_SPLICE, .at = { str_of(item), 0, str_of(field) }, .inserted = text };

	edit_apply(pack, &edit);
}

static void lint(const struct rule_set *rules, struct str text)
{
	const struct catalogue *catalogue = shared_catalogue();
	struct company company;
	struct pack pack;
	struct findings findings;
	struct lint_input input = { .catalogue = catalogue, .company = &company, .rules = rules, .pack = &pack };

	company_init(&company);
	pack_init(&pack);
	findings_init(&findings);
	pack.catalogue = catalogue;
	company.stage = STAGE_SERIES_A;
	period_parse(STR("2026-Q3"), &pack.period);
	put(&pack, "customers.expansion_opportunities", "text", text);
	put(&pack, "sales.arr", "actual", text);
	put(&pack, "sales.arr", "commentary", text);
	input.facts = facts_new(catalogue, &company, &pack, NULL);
	lint_run(&input, &findings);
	for (size_t i = 0; i < findings.list.n; i++) {
		struct finding *finding = &findings.list.v[i];

		assert(finding->span.at + finding->span.n <= pack_text(&pack, &finding->at).n || finding->file_line);
		assert(text_ill_formed(finding->message) == STR_NONE);
	}
	facts_free(input.facts);
	findings_release(&findings);
	pack_release(&pack);
	company_release(&company);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str input = { (const char *)data, size };
	size_t cut = str_find_char(input, '\0', 0);
	struct str file = cut == STR_NONE ? input : str_sub(input, 0, cut);
	struct str text = cut == STR_NONE ? STR("several") : str_sub(input, cut + 1, size - cut - 1);
	struct node_tree *tree = mem_zero(1, sizeof(*tree));
	struct rule_set rules;
	struct error error = ERROR_NONE;

	rule_set_init(&rules);
	node_tree_init(tree, "rule");
	if (!yaml_read(file, tree, &error)) {
		node_tree_release(tree);
		free(tree);
	} else if (rule_set_add(&rules, shared_catalogue(), STR("rule"), tree, &error)) {
		rule_set_finish(&rules);
		lint(&rules, text);
	}
	rule_set_release(&rules);
	error_release(&error);
	return 0;
}
