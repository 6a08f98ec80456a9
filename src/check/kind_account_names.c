/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/kinds.h"
#include "check/pass.h"

/*
 * Judges: is a name in prose nearly, but not quite, that of a customer in the company's registry? One letter may differ in
 * short names, two in long ones; what is a name or an alias itself, or part of one, is never flagged.
 */
enum { NAME_LETTERS_MIN = 5, LONG_NAME = 10, COMPARED = 64 };

/* Folded, without a possessive ending. */
static void fold(struct str name, struct buf *out)
{
	buf_clear(out);
	if (str_ends(name, STR("'s")))
		name.n -= 2;
	else if (str_ends(name, STR("\u2019s")))
		name.n -= 4;
	text_fold(name, out);
}

static size_t min3(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* Insertions, deletions, changes and swaps of neighbours between a and b, in bytes; more than limit is limit + 1. */
static size_t distance(struct str a, struct str b, size_t limit)
{
	size_t rows[3][COMPARED + 1];

	if (a.n > COMPARED || b.n > COMPARED || a.n > b.n + limit || b.n > a.n + limit)
		return limit + 1;
	for (size_t k = 0; k <= b.n; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3], least = now[0] = i;

		for (size_t k = 1; k <= b.n; k++) {
			now[k] = min3(last[k] + 1, now[k - 1] + 1, last[k - 1] + (a.p[i - 1] != b.p[k - 1]));
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1] &&
			    before[k - 2] + 1 < now[k])
				now[k] = before[k - 2] + 1;
			least = least < now[k] ? least : now[k];
		}
		if (least > limit)
			return limit + 1;
	}
	return rows[a.n % 3][b.n];
}

/* All words of part are words of whole: "Corvane" in "Corvane Health". */
static bool is_part(struct str part, struct str whole)
{
	struct str rest = part, word;

	while (str_next_part(&rest, ' ', &word)) {
		size_t at = word.n ? str_find(whole, word, 0) : 0;

		if (at == STR_NONE || (at > 0 && whole.p[at - 1] != ' ') ||
		    (at + word.n < whole.n && whole.p[at + word.n] != ' '))
			return false;
	}
	return true;
}

struct search {
	struct str name; /* folded */
	struct str found; /* as the registry writes it */
	size_t best;
	bool known;
	struct buf folded;
};

static void compare(struct search *search, struct str registered)
{
	size_t limit, gap;

	fold(registered, &search->folded);
	if (is_part(search->name, buf_str(&search->folded)))
		search->known = true;
	limit = search->name.n >= LONG_NAME ? 2 : 1;
	if (search->known || search->name.n < NAME_LETTERS_MIN || !search->folded.n ||
	    search->name.p[0] != search->folded.p[0])
		return;
	gap = distance(search->name, buf_str(&search->folded), limit);
	/* A plural or genitive is no slip. */
	if (gap <= limit && gap < search->best &&
	    !(gap == 1 && (str_starts(search->name, buf_str(&search->folded)) && str_ends(search->name, STR("s"))))) {
		search->best = gap;
		search->found = registered;
	}
}

static void judge_name(const struct rule *rule, struct lint *lint, const struct addr *at, const struct passage *passage,
		       const struct name *name)
{
	const struct company *company = lint_in(lint)->company;
	struct span span = passage_span(passage, (struct range){ name->from, name->to });
	struct buf folded = BUF_EMPTY;
	struct search search = { .best = 3, .folded = BUF_EMPTY };

	fold(str_in(passage->text, span), &folded);
	search.name = buf_str(&folded);
	for (size_t i = 0; i < company->accounts.n && !search.known; i++) {
		const struct account *account = &company->accounts.v[i];

		compare(&search, account->name);
		for (size_t k = 0; k < account->aliases.n; k++)
			compare(&search, account->aliases.v[k]);
		compare(&search, account->parent);
	}
	if (!search.known && search.found.n)
		pass_report_words(lint, rule, at, span, &(struct message_word){ "account", search.found, true }, 1);
	buf_release(&search.folded);
	buf_release(&folded);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct passage *passage;

	if (!item || !pass_is_prose(item, at) || !lint_in(lint)->company->accounts.n)
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
