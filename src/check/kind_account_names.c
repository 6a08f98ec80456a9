/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/*
 * Judges: is a name in prose nearly, but not quite, that of a customer in the company's registry? One letter may differ in
 * short names, two in long ones; what is a name or an alias itself, or part of one, is never flagged.
 */
enum { NAME_LETTERS_MIN = 5, LONG_NAME = 10 };

static void judge_name(const struct rule *rule, struct lint *lint, const struct addr *at, const struct passage *passage,
		       const struct name *name)
{
	const struct registry *customers = &lint_in(lint)->company->customers;
	struct span span = passage_span(passage, (struct range){ name->from, name->to });
	struct buf folded = BUF_EMPTY;
	struct str meant = STR("");

	registry_fold(str_in(passage->text, span), &folded);
	if (folded.n >= NAME_LETTERS_MIN && !registry_has_words(customers, buf_str(&folded)))
		meant = registry_misspelt(customers, buf_str(&folded), folded.n >= LONG_NAME ? 2 : 1);
	if (meant.n)
		pass_report_words(lint, rule, at, span, &(struct message_word){ "account", meant, true }, 1);
	buf_release(&folded);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct passage *passage;

	if (!item || !pass_is_prose(item, at) || !lint_in(lint)->company->customers.accounts.n)
		return;
	passage = pass_passage(lint, text);
	for (size_t i = 0; i < passage->names.list.n; i++)
		if (!(passage->names.list.v[i].flags &
		      (NAME_COMMON | NAME_PERSON | NAME_PLACE | NAME_ANON | NAME_LOWER)))
			judge_name(rule, lint, at, passage, &passage->names.list.v[i]);
}

const struct kind kind_account_names = {
	.name = "account_names",
	.keys = (const char *const[]){ NULL },
	.words = (const char *const[]){ "account", NULL },
	.run_leaf = run_leaf,
};
