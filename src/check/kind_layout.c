/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* A list that was written into a table and is no rows yet. */
static void report_list(const struct rule *rule, struct lint *lint, const struct entry *entry)
{
	const struct item *item = catalogue_find(lint_in(lint)->catalogue, entry->item);
	struct addr at = { entry->item, 0, STR(PACK_TABLE_TEXT) };

	if (!item || item->kind != ITEM_TABLE || str_is_blank(pack_text(lint_in(lint)->pack, &at)))
		return;
	pass_report_words(
		lint, rule, &at, (struct span){ 0, 0 },
		(struct message_word[]){ { "what", STR("a list in a table, of which no rows were made yet"), false } },
		1);
}

/*
 * Judges: is there anything in the file that is no answer to anything? It is kept on disk, but no reader will see
 * it. The pack has found these things out while loading.
 */
static void run(const struct rule *rule, struct lint *lint)
{
	const struct pack *pack = lint_in(lint)->pack;

	for (size_t i = 0; i < pack->oddities.n; i++) {
		const struct oddity *oddity = &pack->oddities.v[i];
		struct message_word what = { "what", oddity->message, false };

		pass_report_file(lint, rule, &oddity->at, oddity->line, oddity->column, &what, 1);
	}
	for (size_t i = 0; i < pack->entries.n; i++)
		report_list(rule, lint, pack->entries.v[i]);
}

const struct kind kind_layout = {
	.name = "layout",
	.keys = (const char *const[]){ NULL },
	.words = (const char *const[]){ "what", NULL },
	.whole = true,
	.run = run,
};
