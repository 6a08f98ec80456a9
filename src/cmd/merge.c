/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "pack/merge.h"
#include "pack/merge_text.h"
#include "store/save.h"

enum { OPTION_COMPANY };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "the folder of the company, where the packs lie elsewhere" },
	{ NULL, 0, NULL, NULL },
};

/* As of a pack. */
#define LINES_MAX ((size_t)16 << 20)

/* Base, ours and theirs. */
enum { BASE, OURS, THEIRS, SIDES };

/* What no marks can say in the file. True when there is any. */
static bool tell_unmarked(const struct merge_count *count, const struct pack *ours, const struct pack *theirs,
			  const char *path)
{
	bool is_other = count->catalogue && !str_eq(ours->catalogue_version, theirs->catalogue_version);

	if (count->waivers)
		cmd_fail("'%s': both changed the waiver of %.*s at %.*s%s; what either says of it stands there: keep "
			 "one",
			 path, STR_FMT(count->waiver_rule), STR_FMT(count->waiver_at),
			 count->waivers > 1 ? ", and others" : "");
	if (count->period)
		cmd_fail("'%s' keeps period %.*s, and theirs says %.*s: boardpack period changes it", path,
			 STR_FMT(ours->period_text), STR_FMT(theirs->period_text));
	/* A pack that named none has got its version while it was saved. */
	if (is_other)
		cmd_fail("'%s' keeps catalogue %.*s, and theirs says %.*s: choose by hand", path,
			 STR_FMT(ours->catalogue_version), STR_FMT(theirs->catalogue_version));
	return count->waivers || count->period || is_other;
}

static bool has_oddity(const struct pack *pack, struct str message)
{
	for (size_t i = 0; i < pack->oddities.n; i++)
		if (str_eq(pack->oddities.v[i].message, message))
			return true;
	return false;
}

/* Keys that no pack has, waivers without a reason: nothing brings them over. True when theirs has some of its own. */
static bool tell_oddities(const struct pack *base, const struct pack *ours, const struct pack *theirs, const char *path)
{
	size_t count = 0;
	const struct oddity *first = NULL;

	for (size_t i = 0; i < theirs->oddities.n; i++) {
		const struct oddity *oddity = &theirs->oddities.v[i];

		/* A word for the status is taken all the same, and rows are numbered anew. */
		if (oddity->at.item.n || oddity->kind != ODDITY_KEPT || has_oddity(base, oddity->message) ||
		    has_oddity(ours, oddity->message))
			continue;
		first = first ? first : oddity;
		count++;
	}
	if (first)
		cmd_fail("'%s': not taken from line %zu of theirs%s, copy it by hand: %.*s", path, first->line,
			 count > 1 ? " and others" : "", STR_FMT(first->message));
	return first;
}

static enum cmd_status save(struct workspace *workspace, const struct merge_count *count)
{
	struct error error = ERROR_NONE;
	enum save_result result = workspace_save(workspace, false, &error);
	enum cmd_status status = count->conflicts ? CMD_FINDINGS : CMD_OK;

	if (result == SAVE_CONFLICT || result == SAVE_FAILED)
		status = cmd_fail("%s", error_text(&error));
	else if (result == SAVE_REWRITTEN)
		cmd_fail("'%s' was written anew: its comments, and what is no answer, are gone", workspace->path);
	if (result == SAVE_REWRITTEN && workspace->pack.oddities.n)
		status = CMD_FINDINGS;
	if (status != CMD_FAILED && count->conflicts)
		cmd_fail("%zu conflict%s in '%s': open it to choose, or edit the marked lines", count->conflicts,
			 count->conflicts == 1 ? "" : "s", workspace->path);
	error_release(&error);
	return status;
}

/*
 * What is no pack, or none that can be read, git's own driver would have merged line by line: so do we, for a file that were
 * left as ours is would lose theirs' lines. why: what is wrong with it.
 */
static enum cmd_status merge_lines(char **paths, const char *why)
{
	struct buf texts[SIDES] = { BUF_EMPTY, BUF_EMPTY, BUF_EMPTY }, out = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct file_state state;
	enum cmd_status status = CMD_FAILED;
	bool is_good = true, is_text = true, has_changed = false;
	size_t conflicts = 0;

	for (int i = 0; i < SIDES && is_good; i++) {
		is_good = file_read(paths[i], LINES_MAX, &texts[i], i == OURS ? &state : NULL, &error);
		is_text = is_text && is_good && str_find_char(buf_str(&texts[i]), '\0', 0) == STR_NONE;
	}
	if (!is_good || !is_text) {
		cmd_fail("%s", why);
	} else {
		conflicts = merge_text(buf_str(&texts[BASE]), buf_str(&texts[OURS]), buf_str(&texts[THEIRS]), &out);
		if (file_replace_same(paths[OURS], buf_str(&out), &state, &has_changed, &error))
			status = conflicts ? CMD_FINDINGS : CMD_OK;
		else
			cmd_fail("%s",
				 has_changed ? "the file has changed on disk since it was read" : error_text(&error));
	}
	if (status != CMD_FAILED)
		cmd_fail("%s\n'%s' was merged line by line, with %zu conflict%s. Where it is no pack, let git use "
			 "boardpack "
			 "for packs alone ('20*.yaml merge=boardpack' in .gitattributes)",
			 why, paths[OURS], conflicts, conflicts == 1 ? "" : "s");
	for (int i = 0; i < SIDES; i++)
		buf_release(&texts[i]);
	buf_release(&out);
	error_release(&error);
	return status;
}

/* Both are told, whatever the first has said. True where there was something to tell. */
static bool tell_all(const struct workspace *sides, const struct merge_count *count)
{
	const struct pack *ours = &sides[OURS].pack, *theirs = &sides[THEIRS].pack;
	bool has_unmarked = tell_unmarked(count, ours, theirs, sides[OURS].path);
	bool has_oddities = tell_oddities(&sides[BASE].pack, ours, theirs, sides[OURS].path);

	return has_unmarked || has_oddities;
}

/* What both sides are new against: git has an empty file for it. */
static bool is_nothing(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0;
}

static enum cmd_status merge(const char *company, char **paths)
{
	struct workspace sides[SIDES];
	struct error error = ERROR_NONE;
	enum cmd_status status = CMD_FAILED;
	bool is_good = true;

	for (int i = 0; i < SIDES; i++)
		workspace_init(&sides[i]);
	for (int i = is_nothing(paths[BASE]) ? OURS : BASE; i < SIDES; i++)
		is_good = workspace_open_in(&sides[i], company, paths[i], &error) && is_good;
	if (is_good) {
		struct history *history = history_new(&sides[OURS].pack);
		struct merge_count count = merge_run(history, &sides[OURS].catalogue, &sides[BASE].pack,
						     &sides[OURS].pack, &sides[THEIRS].pack);

		status = save(&sides[OURS], &count);
		if (status != CMD_FAILED && tell_all(sides, &count))
			status = CMD_FINDINGS;
		history_free(history);
	} else {
		status = merge_lines(paths, error_text(&error));
	}
	for (int i = 0; i < SIDES; i++)
		workspace_release(&sides[i]);
	error_release(&error);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	const char *company = NULL;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_merge, argc, argv, &argument)) >= 0)
		company = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != SIDES)
		return cmd_usage(&cmd_merge, "merge takes three packs");
	return merge(company, argv + optind);
}

const struct cmd cmd_merge = {
	.name = "merge",
	.usage = "merge [-C DIR] BASE OURS THEIRS",
	.summary = "bring THEIRS's changes since BASE into OURS; exit 1 when both changed the same",
	.options = options,
	.run = run,
};
