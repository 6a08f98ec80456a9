/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/kinds.h"
#include "check/pass.h"

/* Judges: is a text last period's, with nothing changed but its figures? */
struct params {
	size_t min_words; /* shorter texts may repeat: "no change" is an answer */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));

	(void)catalogue;
	rule->params = params;
	return kind_size(root, "min_words", tree, 12, &params->min_words, error);
}

/* Words in lower case, one space between, every run of digits as '#', everything else left out. Returns the words. */
static size_t normalise(struct str text, struct buf *out)
{
	struct buf folded = BUF_EMPTY;
	struct str s;
	size_t n, words = 0;
	bool gap = true;

	text_fold(text, &folded);
	s = buf_str(&folded);
	for (size_t at = 0; at < s.n; at += n) {
		uint32_t code;
		bool digit;

		n = text_decode(s, at, &code);
		digit = text_is_digit(code);
		if (!digit && !text_is_letter(code)) {
			gap = true;
			continue;
		}
		if (gap && out->n && !(digit && out->p[out->n - 1] == '#'))
			buf_addc(out, ' ');
		words += gap;
		gap = false;
		if (!digit)
			buf_add(out, str_sub(s, at, n));
		else if (!out->n || out->p[out->n - 1] != '#')
			buf_addc(out, '#');
	}
	buf_release(&folded);
	return words;
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	const struct pack *prior = facts_prior(lint_in(lint)->facts);
	struct buf now = BUF_EMPTY, then = BUF_EMPTY;
	struct str before;

	/* Rows have no identity across packs: a table's open actions are carried over on purpose. */
	if (!item || at->row || !prior || !pass_is_prose(item, at))
		return;
	before = pack_text(prior, at);
	if (!str_is_blank(before) && normalise(text, &now) >= params->min_words) {
		normalise(before, &then);
		if (str_eq(buf_str(&now), buf_str(&then)))
			lint_report(lint, rule, at, (struct span){ 0, 0 }, NULL);
	}
	buf_release(&now);
	buf_release(&then);
}

const struct kind kind_copied = {
	.name = "copied",
	.keys = (const char *const[]){ "min_words", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
