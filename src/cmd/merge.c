/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "cmd/cmd.h"
#include "pack/merge.h"
#include "store/save.h"

enum { OPTION_COMPANY };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "the folder of the company, where the packs lie elsewhere" },
	{ NULL, 0, NULL, NULL },
};

/* Base, ours and theirs. */
enum { BASE, OURS, THEIRS, SIDES };

/* True when the file's head has to be decided on by hand. */
static bool tell_heads(const struct merge_count *count, const struct pack *ours, const struct pack *theirs,
		       const char *path)
{
	bool any = false;

	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		const char *key = pack_head_key((enum pack_head)i);

		if (!count->heads[i])
			continue;
		any = true;
		cmd_fail("'%s' keeps %s '%.*s', and theirs says '%.*s': choose by hand", path, key,
			 STR_FMT(ours->heads[i]), STR_FMT(theirs->heads[i]));
	}
	return any;
}

static enum cmd_status save(struct workspace *workspace, const struct merge_count *count)
{
	struct error error = ERROR_NONE;
	enum save_result result = workspace_save(workspace, false, &error);
	enum cmd_status status = count->conflicts ? CMD_FINDINGS : CMD_OK;

	if (result == SAVE_CONFLICT || result == SAVE_FAILED)
		status = cmd_fail("%s", error_text(&error));
	else if (count->conflicts)
		cmd_fail("%zu conflict%s in '%s': open it to choose, or edit the marked lines", count->conflicts,
			 count->conflicts == 1 ? "" : "s", workspace->path);
	error_release(&error);
	return status;
}

static enum cmd_status merge(const char *company, char **paths)
{
	struct workspace sides[SIDES];
	struct error error = ERROR_NONE;
	enum cmd_status status = CMD_FAILED;
	bool is_good = true;

	for (int i = 0; i < SIDES; i++)
		workspace_init(&sides[i]);
	for (int i = 0; i < SIDES; i++)
		is_good = workspace_open_in(&sides[i], company, paths[i], &error) && is_good;
	if (is_good) {
		struct history *history = history_new(&sides[OURS].pack);
		struct merge_count count = merge_run(history, &sides[OURS].catalogue, &sides[BASE].pack,
						     &sides[OURS].pack, &sides[THEIRS].pack);

		status = save(&sides[OURS], &count);
		if (tell_heads(&count, &sides[OURS].pack, &sides[THEIRS].pack, sides[OURS].path) && status == CMD_OK)
			status = CMD_FINDINGS;
		history_free(history);
	} else {
		cmd_fail("%s", error_text(&error));
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
