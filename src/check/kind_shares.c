/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "check/kinds.h"
#include "check/pass.h"

/* Judges: do the columns whose total must be 100 add up to it, within what their typed digits explain? */
static void judge(const struct rule *rule, struct lint *lint, const struct item *item, const struct column *column)
{
	struct fact total = facts_total(lint_in(lint)->facts, item, column, 0);
	const struct entry *entry = pack_entry(lint_in(lint)->pack, item->id);
	struct addr at = { item->id, 0, column->id };
	struct buf sum = BUF_EMPTY;

	if (total.state != FACT_COMPUTED || !entry || entry->rows.n < 2)
		return;
	if (fabs(total.quantity.value - 100) <= total.quantity.slack + 1e-6)
		return;
	quantity_print(total.quantity, &sum);
	at.row = entry->rows.v[entry->rows.n - 1]->serial;
	pass_report_words(lint, rule, &at, (struct span){ 0, 0 }, &(struct message_word){ "sum", buf_str(&sum), false },
			  1);
	buf_release(&sum);
}

static void visit(struct lint *lint, const struct rule *rule, const struct item *item)
{
	for (size_t i = 0; i < item->column_count; i++)
		if (item->columns[i].total == COLUMN_TOTAL_HUNDRED)
			judge(rule, lint, item, &item->columns[i]);
}

static void run(const struct rule *rule, struct lint *lint)
{
	lint_each_item(lint, rule, visit);
}

const struct kind kind_shares = {
	.name = "shares",
	.needs_answer = true,
	.keys = (const char *const[]){ NULL },
	.words = (const char *const[]){ "sum", NULL },
	.run = run,
};
