/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/walk.h"
#include "store/journal.h"
#include "store/splice.h"

static const struct cmd_option options[] = {
	{ NULL, 0, NULL, NULL },
};

/* One pack that gets another period. */
struct move {
	const char *from;
	struct buf to; /* the same as from where the file is not named for its period */
	struct buf text;
	struct file_state state;
	struct node_tree tree;
	struct period period;
};

static bool read_pack(struct move *move, struct error *error)
{
	struct buf source = BUF_EMPTY;
	bool fine = file_read(move->from, STORE_FILE_LIMIT, &source, &move->state, error) &&
		    yaml_read(buf_str(&source), &move->tree, error);

	buf_release(&source);
	return fine;
}

/* The line alone changes: whatever else stands in the file, comments too, stays as it is. */
static bool rewrite(struct move *move, struct period *before, struct error *error)
{
	const struct node *node = move->tree.root ? node_get(move->tree.root, "period") : NULL;
	struct buf said = BUF_EMPTY;
	struct splice splice;
	bool fine;

	if (!node || !period_read(node_text(node), before))
		return error_set(error, "%s: there is no period that could be changed", move->from);
	splice_init(&splice, &move->tree);
	period_print(move->period, &said);
	splice_put(&splice, node->span.at, node->span.n, &said);
	fine = splice_apply(&splice, &move->text);
	splice_release(&splice);
	buf_release(&said);
	return fine || error_set(error, "%s: the period stands where it cannot be changed", move->from);
}

static void name_file(struct move *move, struct period before)
{
	struct buf name = BUF_EMPTY, directory = BUF_EMPTY;

	period_print(before, &name);
	buf_adds(&name, ".yaml");
	if (str_eq(file_basename(str_of(move->from)), buf_str(&name))) {
		buf_clear(&name);
		period_print(move->period, &name);
		buf_adds(&name, ".yaml");
		file_directory(str_of(move->from), &directory);
		file_join(&move->to, buf_str(&directory), buf_str(&name));
	} else {
		buf_adds(&move->to, move->from);
	}
	buf_release(&directory);
	buf_release(&name);
}

/* link() never replaces a file; file systems without it get the check alone. */
static bool rename_new(const char *from, const char *to, struct error *error)
{
	if (file_exists(to))
		return error_set(error, "'%s' is there already: nothing was changed", to);
	if (link(from, to) == 0)
		return unlink(from) == 0 || error_errno(error, "cannot remove '%s'", from);
	if (errno == EEXIST)
		return error_set(error, "'%s' is there already: nothing was changed", to);
	return rename(from, to) == 0 || error_errno(error, "cannot rename '%s'", from);
}

/* The name first: where it is taken, or the folder may not be written, the file stays what it was. */
static bool carry_out(struct move *move, struct error *error)
{
	bool is_renamed = strcmp(move->from, move->to.p) != 0;
	struct file_state written = { .exists = false };

	if (!file_is_unchanged(move->from, &move->state))
		return error_set(error, "'%s' changed on disk meanwhile: nothing was changed", move->from);
	if (is_renamed && !rename_new(move->from, move->to.p, error))
		return false;
	if (file_replace(move->to.p, buf_str(&move->text), &written, error))
		return true;
	/* On a full disk the old text stays, and gets its name back. */
	if (is_renamed && !written.exists && rename(move->to.p, move->from) != 0)
		error_add(error, "the pack is '%s' now, and still says its old period", move->to.p);
	return false;
}

/* Work that is in no file yet belongs to the file as it was. */
static bool is_at_rest(const struct move *move, struct error *error)
{
	struct journal_found found;

	if (!journal_find(move->from, &move->state, &found))
		return true;
	return error_set(error, "'%s' has changes that were never saved: open it, save or discard them first",
			 move->from);
}

static bool change(struct move *move, struct period *before, struct error *error)
{
	struct lock_holder holder;
	enum lock_result lock = lock_take(move->from, &holder, error);
	bool fine;

	if (lock == LOCK_HELD)
		return error_set(error, "'%s' is being edited by %s on %s (process %ld)", move->from, holder.user,
				 holder.host, holder.pid);
	if (lock == LOCK_UNAVAILABLE)
		return false;
	fine = read_pack(move, error) && is_at_rest(move, error) && rewrite(move, before, error);
	if (fine)
		name_file(move, *before);
	fine = fine && carry_out(move, error);
	lock_drop(move->from);
	return fine;
}

static enum cmd_status tell(const struct move *move, struct period before)
{
	struct buf said = BUF_EMPTY;
	enum cmd_status status;

	buf_addc(&said, '\'');
	text_visible(buf_str(&move->to), false, &said);
	buf_adds(&said, "' is the pack of ");
	period_print(move->period, &said);
	buf_adds(&said, " now, and no longer of ");
	period_print(before, &said);
	buf_addc(&said, '\n');
	status = cmd_output(NULL, &said);
	buf_release(&said);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct move move = { .text = BUF_EMPTY };
	struct error error = ERROR_NONE;
	enum cmd_status status = CMD_FAILED;
	struct buf path = BUF_EMPTY;
	struct period before;
	char *argument;

	if (cmd_option(&cmd_period, argc, argv, &argument) != -1)
		return CMD_FAILED;
	if (argc - optind != 2)
		return cmd_usage(&cmd_period, "period takes a pack and its period");
	if (!period_read(str_of(argv[optind + 1]), &move.period))
		return cmd_usage(&cmd_period, "'%s' is no period such as 2026-Q3, 2026-09 or \"Q3 2026\"",
				 argv[optind + 1]);
	if (!walk_pack(argv[optind], &path))
		return CMD_FAILED;
	move.from = path.p;
	node_tree_init(&move.tree, move.from);
	status = change(&move, &before, &error) ? tell(&move, before) : cmd_fail("%s", error_text(&error));
	node_tree_release(&move.tree);
	buf_release(&move.text);
	buf_release(&move.to);
	buf_release(&path);
	error_release(&error);
	return status;
}

const struct cmd cmd_period = {
	.name = "period",
	.usage = "period PACK|DIR PERIOD",
	.summary = "make a pack that of another period, in its text and its name",
	.options = options,
	.run = run,
};
