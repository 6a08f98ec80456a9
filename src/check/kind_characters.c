/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/kinds.h"
#include "check/pass.h"

/* Judges: are there characters that a reader cannot see, or that would drive a terminal? */

#define CHARACTERS_MAX 20 /* findings a leaf; a binary file pasted into a field needs no more */

static const char *hazard_name(enum text_hazard hazard)
{
	switch (hazard) {
	case TEXT_HAZARD_BIDI:
		return "a character that reorders the text around it";
	case TEXT_HAZARD_INVISIBLE:
		return "an invisible character";
	case TEXT_HAZARD_CONTROL:
		return "a control character";
	case TEXT_HAZARD_NONE:
		break;
	}
	return "";
}

/* Whether nothing can be wrong with it, whatever stands beside it: most of a text. */
static bool is_plain(char c)
{
	return (c >= ' ' && c <= '~') || c == '\n';
}

/* The run of neighbours with the same hazard is one finding. */
static struct span hazard_run(struct str text, size_t at, enum text_hazard hazard)
{
	size_t end = at, n = 0;

	while (end < text.n && text_hazard_at(text, end, &n) == hazard)
		end += n;
	return (struct span){ at, end - at };
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	size_t found = 0, n = 0;

	(void)item;
	for (size_t i = 0; i < text.n && found < CHARACTERS_MAX; i += n) {
		enum text_hazard hazard;
		struct span span;

		n = 1;
		if (is_plain(text.p[i]))
			continue;
		hazard = text_hazard_at(text, i, &n);
		if (hazard == TEXT_HAZARD_NONE)
			continue;
		span = hazard_run(text, i, hazard);
		n = span.n;
		found++;
		pass_report_words(lint, rule, at, span,
				  &(struct message_word){ "hazard", str_of(hazard_name(hazard)), false }, 1);
		/* A control character may have parted words. */
		lint_offer(lint, span, hazard == TEXT_HAZARD_CONTROL ? STR(" ") : STR(""));
	}
}

const struct kind kind_characters = {
	.name = "characters",
	.keys = (const char *const[]){ NULL },
	.words = (const char *const[]){ "hazard", NULL },
	.run_leaf = run_leaf,
};
