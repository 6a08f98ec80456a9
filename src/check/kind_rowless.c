/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* Judges: was a list written into a table, of which no rows were made yet? No report shows it. */
static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	(void)text;
	if (item && item->kind == ITEM_TABLE && !at->row && str_is(at->field, PACK_TABLE_TEXT))
		pass_report_words(lint, rule, at, (struct span){ 0, 0 }, NULL, 0);
}

const struct kind kind_rowless = {
	.name = "rowless",
	.keys = (const char *const[]){ NULL },
	.run_leaf = run_leaf,
};
