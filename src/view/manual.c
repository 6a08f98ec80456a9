/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/manual.h"

#include "base/text.h"
#include "check/message.h"

/* How the checker reads a narrative of opportunities: the words that the rules for them use. */
static const char definitions[] = ".Sh HOW A NARRATIVE IS READ\n"
				  "The checks of\n"
				  ".Li customers.expansion_opportunities\n"
				  "look for accounts and for what is said of each;\n"
				  ".Ic boardpack read\n"
				  "shows what they found.\n"
				  ".Bl -tag -width Ds\n"
				  ".It Em named account\n"
				  "A customer, called by its name, with an opportunity that is still open.\n"
				  "It counts once, however often and under whichever short form it occurs.\n"
				  "Placeholders\n"
				  ".Pq Dq Customer A ,\n"
				  "descriptions\n"
				  ".Pq Dq a large retailer ,\n"
				  "segments, people, the company itself and its products, partners, competitors, "
				  "prospects, and deals that are won or lost\n"
				  "are no named accounts.\n"
				  ".It Em sized\n"
				  "The value of that opportunity stands there: an amount or a range in any currency, "
				  "seats with a price for each, or an\n"
				  "order of magnitude\n"
				  ".Pq Dq low six figures .\n"
				  "A bare number of seats, a percentage of something unsaid, one total for several "
				  "accounts, today's spend and a\n"
				  "theoretical value are no size.\n"
				  ".It Em timed\n"
				  "A time by which it should close: a day, month, quarter, season or\n"
				  ".Dq in six weeks ;\n"
				  "a heading, a column of a table or a sentence may give it for several accounts.\n"
				  ".Dq Soon ,\n"
				  ".Dq TBD ,\n"
				  "the date of a meeting and the term of a contract are no time.\n"
				  ".It Em gated\n"
				  "What still stands between today and a signature: procurement, legal, security, "
				  "budget, a named approver, a missing\n"
				  "feature, the result of a pilot.\n"
				  "Saying that nothing blocks it is an answer too.\n"
				  "A gate already passed, a probability and the writer's own next steps are none.\n"
				  ".It Em thin\n"
				  "The text says openly that today's pipeline of expansion is thin or empty.\n"
				  "That is accepted in place of three names.\n"
				  ".It Em market-size talk\n"
				  "What could be sold in theory\n"
				  ".Pq addressable market, headroom, Dq if every customer upgraded\n"
				  "given as if it were pipeline.\n"
				  "It is a fault where it replaces named accounts, not beside three complete ones.\n"
				  ".It Em vague\n"
				  "No account is named, nothing is called thin, and no single deal is described.\n"
				  ".El\n";

/* A line of running text: a control character at its start and every backslash would be read by the formatter. */
static void put_line(struct buf *out, struct str text)
{
	struct buf shown = BUF_EMPTY;
	struct str rest, line;

	text_visible(str_trim(text), true, &shown);
	rest = buf_str(&shown);
	while (str_next_line(&rest, &line)) {
		if (str_is_blank(line)) {
			buf_adds(out, ".Pp\n");
			continue;
		}
		line = str_trim(line);
		if (line.p[0] == '.' || line.p[0] == '\'')
			buf_adds(out, "\\&");
		for (size_t i = 0; i < line.n; i++) {
			if (line.p[i] == '\\')
				buf_adds(out, "\\e");
			else
				buf_addc(out, line.p[i]);
		}
		buf_addc(out, '\n');
	}
	buf_release(&shown);
}

static void put_part(struct buf *out, const char *label, struct str text)
{
	if (str_is_blank(text))
		return;
	buf_printf(out, ".Pp\n.Em %s :\n", label);
	put_line(out, text);
}

static void put_rule(struct buf *out, const struct rule *rule)
{
	struct buf at = BUF_EMPTY, said = BUF_EMPTY;

	buf_adds(out, ".It Sy ");
	put_line(out, rule->id);
	buf_printf(out, ".Pq %s .\n", level_name(rule->level));
	message_outline(rule->message, &said);
	put_line(out, buf_str(&said));
	buf_release(&said);
	put_part(out, "Why", rule->why);
	put_part(out, "Fix", rule->fix);
	for (size_t i = 0; i < rule->at.n; i++) {
		if (i)
			buf_adds(&at, ", ");
		buf_add(&at, rule->at.v[i]);
	}
	if (rule->needs_prior)
		buf_adds(&at, "; needs the pack of the period before");
	put_part(out, "Looks at", buf_str(&at));
	buf_release(&at);
}

static struct str family_of(const struct rule *rule)
{
	return rule->family.n ? rule->family : STR("Own checks");
}

/* The family that follows last (empty: the first) in the alphabet; empty at the end. */
static struct str next_family(const struct rule_set *rules, struct str last)
{
	struct str next = STR("");

	for (size_t i = 0; i < rules->rules.n; i++) {
		struct str family = family_of(rules->rules.v[i]);

		if (str_cmp(family, last) > 0 && (next.n == 0 || str_cmp(family, next) < 0))
			next = family;
	}
	return next;
}

static void put_families(const struct rule_set *rules, struct buf *out)
{
	for (struct str family = STR(""); (family = next_family(rules, family)).n;) {
		buf_adds(out, ".Ss ");
		put_line(out, family);
		buf_adds(out, ".Bl -tag -width Ds\n");
		for (size_t i = 0; i < rules->rules.n; i++)
			if (str_eq(family_of(rules->rules.v[i]), family))
				put_rule(out, rules->rules.v[i]);
		buf_adds(out, ".El\n");
	}
}

void manual_checks(const struct rule_set *rules, struct buf *out)
{
	buf_adds(out, ".\\\" Written by boardpack manual checks: do not edit.\n"
		      ".Dd November 23, 2026\n"
		      ".Dt BOARDPACK-CHECKS 7\n"
		      ".Os\n"
		      ".Sh NAME\n"
		      ".Nm boardpack-checks\n"
		      ".Nd what boardpack checks in a board pack\n"
		      ".Sh DESCRIPTION\n"
		      "Each check is one rule with an id.\n"
		      ".Ic boardpack explain Ar id\n"
		      "shows it with examples;\n"
		      ".Xr boardpack-pack 5\n"
		      "says how a company changes its level and how a pack waives a finding.\n"
		      "Words in braces are filled in from the pack.\n"
		      ".Sh CHECKS\n");
	put_families(rules, out);
	buf_adds(out, definitions);
	buf_adds(out, ".Sh SEE ALSO\n.Xr boardpack 1 ,\n.Xr boardpack-catalogue 5 ,\n.Xr boardpack-pack 5 ,\n.Xr "
		      "boardpack-rules 5\n");
}
