/* SPDX-License-Identifier: MIT */
#include "base/base.h"

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

static bool is_there(const char *path, struct error *error)
{
	return error_set(error, "'%s' is there already: nothing was changed", path);
}

/* Byte for byte what is to be written: made by a run that was stopped before the old file was gone, or by hand. */
static bool is_made_already(const struct move *move)
{
	struct error ignored = ERROR_NONE;
	struct buf there = BUF_EMPTY;
	bool is_same = !file_is_link(move->to.p) && file_read(move->to.p, STORE_FILE_LIMIT, &there, NULL, &ignored) &&
		       str_eq(buf_str(&there), buf_str(&move->text));

	buf_release(&there);
	error_release(&ignored);
	return is_same;
}

/* Never a foreign file: who wrote to it meanwhile keeps it. */
static void take_back(const struct move *move, const struct file_state *made, struct error *error)
{
	if (made->exists && !(file_is_unchanged(move->to.p, made) && unlink(move->to.p) == 0))
		error_add(error, "'%s' stands beside '%s' now", move->to.p, move->from);
}

/* An earlier pack of that name is gone; what was typed into it and never saved is none of this one's. */
static bool set_aside(const struct move *move, const struct file_state *made, struct error *error)
{
	struct journal_found found;

	return !made->exists || !journal_find(move->to.p, made, &found) || journal_set_aside(move->to.p, error);
}

/* At every moment one of the two files is whole: the new one is on the disk before the old one goes. */
static bool move_file(struct move *move, struct error *error)
{
	struct file_state made;
	bool exists, fine;

	if (file_is_link(move->from))
		return error_set(error, "'%s' is a link: name the file that it leads to, whose name is to change",
				 move->from);
	fine = file_create_like(move->to.p, buf_str(&move->text), move->from, &made, &exists, error);
	if (exists && !is_made_already(move))
		return is_there(move->to.p, error);
	fine = (fine || exists) && set_aside(move, &made, error);
	if (fine && !file_is_unchanged(move->from, &move->state))
		fine = error_set(error, "'%s' changed on disk meanwhile: nothing was changed", move->from);
	if (fine && unlink(move->from) != 0)
		fine = error_errno(error, "cannot remove '%s'", move->from);
	if (!fine)
		take_back(move, &made, error);
	return fine;
}

static bool change_in_place(struct move *move, struct error *error)
{
	bool changed;
	bool fine = file_replace_same(move->from, buf_str(&move->text), &move->state, &changed, error);

	return changed ? error_set(error, "'%s' changed on disk meanwhile: nothing was changed", move->from) : fine;
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

/* What a pack of the new name left when it went would be taken for edits of this one. */
static bool is_name_at_rest(const struct move *move, struct error *error)
{
	const struct file_state none = { .exists = false };
	struct journal_found found;

	if (strcmp(move->from, move->to.p) == 0 || !journal_find(move->to.p, &none, &found))
		return true;
	return error_set(
		error,
		"an earlier '%s' left changes that were never saved (its journal is beside it): nothing was changed",
		move->to.p);
}

static bool take_lock(const char *path, struct error *error)
{
	struct lock_holder holder;
	enum lock_result lock = lock_take(path, &holder, error);
	struct buf remedy = BUF_EMPTY;

	if (lock == LOCK_HELD) {
		lock_add_remedy(path, &holder, &remedy);
		error_set(error, "'%s' is being edited by %s on %s (process %ld)%.*s", path, holder.user, holder.host,
			  holder.pid, STR_FMT(buf_str(&remedy)));
	}
	buf_release(&remedy);
	return lock == LOCK_TAKEN;
}

static bool carry_out(struct move *move, struct error *error)
{
	bool fine;

	if (strcmp(move->from, move->to.p) == 0)
		return change_in_place(move, error);
	if (!take_lock(move->to.p, error))
		return false;
	fine = move_file(move, error);
	lock_drop(move->to.p);
	return fine;
}

static bool change(struct move *move, struct period *before, struct error *error)
{
	bool fine;

	if (!take_lock(move->from, error))
		return false;
	fine = read_pack(move, error) && is_at_rest(move, error) && rewrite(move, before, error);
	if (fine)
		name_file(move, *before);
	if (fine && period_cmp(*before, move->period) != 0)
		fine = is_name_at_rest(move, error) && carry_out(move, error);
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
	if (period_cmp(before, move->period) == 0) {
		buf_adds(&said, " already: nothing was changed\n");
	} else {
		buf_adds(&said, " now, and no longer of ");
		period_print(before, &said);
		buf_addc(&said, '\n');
	}
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
