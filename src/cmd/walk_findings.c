/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/walk.h"

#include "check/waive.h"
#include "pack/waiver.h"

/* Numbers are of the list shown last, whether or not something was answered since. */
static void say_finding(struct walk *walk, size_t number, const struct finding *finding, bool names_item)
{
	const struct item *item = names_item && finding->at.item.n
					  ? catalogue_find(&walk->session.workspace.catalogue, finding->at.item)
					  : NULL;

	talk_say(walk->talk, "%zu. %.*s%sFinding, %s: %.*s", number, STR_FMT(item ? item->label : STR("")),
		 item ? ". " : "", level_name(finding->level), STR_FMT(finding->message));
	if (finding->waived)
		talk_say(walk->talk, "  Waived: %.*s", STR_FMT(finding->waiver_reason));
	else if (str_trim(finding->rule->fix).n)
		talk_say(walk->talk, "  Fix: %.*s", STR_FMT(str_trim(finding->rule->fix)));
}

/* Of the item, what is waived is not said again. */
void walk_findings(struct walk *walk, bool is_quiet)
{
	struct lint_input input = session_lint_input(&walk->session);
	size_t shown = 0;

	lint_item(&input, walk->item, &walk->found);
	for (size_t i = 0; i < walk->found.list.n; i++)
		if (!walk->found.list.v[i].waived || !is_quiet) {
			say_finding(walk, i + 1, &walk->found.list.v[i], false);
			shown++;
		}
	if (!shown && !is_quiet)
		talk_say(walk->talk, "No findings for this item.");
}

void walk_findings_all(struct walk *walk)
{
	struct lint_input input = session_lint_input(&walk->session);
	size_t counts[LEVEL_ERROR + 1] = { 0 };

	lint_run(&input, &walk->found);
	for (size_t i = 0; i < walk->found.list.n; i++) {
		const struct finding *finding = &walk->found.list.v[i];

		say_finding(walk, i + 1, finding, true);
		if (!finding->waived)
			counts[finding->level]++;
	}
	talk_say(walk->talk, "In the whole pack: %zu error%s, %zu warning%s, %zu advice; %zu waived.",
		 counts[LEVEL_ERROR], counts[LEVEL_ERROR] == 1 ? "" : "s", counts[LEVEL_WARNING],
		 counts[LEVEL_WARNING] == 1 ? "" : "s", counts[LEVEL_ADVICE], walk->found.waived);
}

/* NULL after a message. line is left with what stands behind the number; one finding alone needs none. */
static struct finding *find_listed(struct walk *walk, struct str *line)
{
	struct findings *found = &walk->found;
	struct str rest = *line, word = STR("");
	size_t number = 0;

	str_next_part(&rest, ' ', &word);
	if (str_to_size(word, &number))
		*line = str_trim(rest);
	else
		number = found->list.n == 1;
	if (number > 0 && number <= found->list.n)
		return &found->list.v[number - 1];
	talk_say(walk->talk, found->list.n ? "Which one? Say its number: :findings lists them."
					   : "No finding was listed: :findings lists those of this item, :findings "
					     "all those of the pack.");
	return NULL;
}

/* The pack is not looked through again: other findings under the numbers that were said would be waived for these. */
void walk_waivers_changed(struct walk *walk)
{
	struct lint_input input = session_lint_input(&walk->session);

	waive_again(&input, &walk->found);
}

static void put_waiver(struct walk *walk, const struct waiver *waiver)
{
	size_t before = walk->found.waived, count;

	if (waiver_find(&walk->session.workspace.pack, waiver) != STR_NONE) {
		talk_say(walk->talk, "Not waived: a waiver that says the same is there, and not in force.");
		return;
	}
	if (!history_waive(walk->history, waiver)) {
		talk_say(walk->talk, "Not waived: the reason cannot be read.");
		return;
	}
	walk_keep(walk);
	walk_waivers_changed(walk);
	count = walk->found.waived - before;
	if (count > 1)
		talk_say(walk->talk, "Waived, and with it %zu more of this check. :undo takes it back.", count - 1);
	else
		talk_say(walk->talk, "Waived. :undo takes it back.");
}

static struct str ask_reason(struct walk *walk)
{
	struct str reason;

	while (talk_ask(walk->talk, &reason, "Why it stays, for the appendix of the CFO's edition: ")) {
		reason = str_trim(talk_mend(walk->talk, reason));
		if (!str_is(reason, "?"))
			return reason;
		talk_say(walk->talk,
			 "A sentence on why nothing is to be mended here. The finding stays in the list, marked "
			 "as waived; an empty line waives nothing.");
	}
	return STR("");
}

void walk_waive(struct walk *walk, struct str line)
{
	struct finding *finding = find_listed(walk, &line);
	struct waiver waiver = { .reason = str_trim(line) };
	struct buf at = BUF_EMPTY;

	if (!finding)
		return;
	if (!finding->at.item.n) {
		talk_say(walk->talk, "This finding is about the file, not about an item: nothing to waive.");
		return;
	}
	if (finding->waived) {
		talk_say(walk->talk, "It is waived already; :unwaive takes that back.");
		return;
	}
	talk_say(walk->talk, "%.*s", STR_FMT(finding->message));
	if (!waiver.reason.n)
		waiver.reason = ask_reason(walk);
	waive_place(finding, &at);
	if (str_starts(waiver.reason, STR(":"))) {
		talk_say(walk->talk, "Not waived: that is a command, not a reason.");
	} else if (!waiver.reason.n) {
		talk_say(walk->talk, "Not waived: a waiver needs a reason.");
	} else {
		waiver.rule = finding->rule->id;
		waiver.at = buf_str(&at);
		put_waiver(walk, &waiver);
	}
	buf_release(&at);
}

void walk_unwaive(struct walk *walk, struct str line)
{
	const struct finding *finding = find_listed(walk, &line);
	bool fits;

	if (!finding)
		return;
	if (waive_find(&walk->session.workspace.pack, finding) == STR_NONE) {
		talk_say(walk->talk, "It is not waived.");
		return;
	}
	fits = waive_withdraw(walk->history, &walk->session.workspace.pack, finding);
	walk_keep(walk);
	walk_waivers_changed(walk);
	talk_say(walk->talk, "%s",
		 fits ? "No longer waived; :undo takes that back."
		      : "One of its waivers can only be changed in the file.");
}
