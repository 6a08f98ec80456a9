/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/text_rows.h"

/* Why no report shows it. */
static const char *what_of(const struct item *item, const struct entry *entry, struct str text)
{
	if (!entry->rows.n)
		return "no rows were made of it";
	return text_rows_is_of_rows(item, text) ? "it stands for the rows behind it" : "it stands beside the rows";
}

/* Judges: was a list written into a table, of which no rows were made yet? No report shows it. */
static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct entry *entry;

	if (!item || item->kind != ITEM_TABLE || at->row || !str_is(at->field, PACK_TABLE_TEXT))
		return;
	entry = pack_entry(lint->input->pack, at->item);
	pass_report_words(lint, rule, at, (struct span){ 0, 0 },
			  &(struct message_word){ "what", str_of(what_of(item, entry, text)), false }, 1);
}

const struct kind kind_rowless = {
	.name = "rowless",
	.keys = (const char *const[]){ NULL },
	.words = (const char *const[]){ "what", NULL },
	.run_leaf = run_leaf,
};
