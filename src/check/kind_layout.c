/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

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
}

const struct kind kind_layout = {
	.name = "layout",
	.keys = (const char *const[]){ NULL },
	.words = (const char *const[]){ "what", NULL },
	.whole = true,
	.run = run,
};
