/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "cmd/blank.h"
#include "cmd/cmd.h"
#include "cmd/walk.h"
#include "pack/carry.h"
#include "pack/diff.h"
#include "store/emit.h"

enum { OPTION_OUTPUT };

static const struct cmd_option options[] = {
	[OPTION_OUTPUT] = { "output", 'o', "FILE", "write to FILE instead of beside PACK" },
	{ NULL, 0, NULL, NULL },
};

/* Where a carried row comes from, as a comment: the file remembers what the board will ask. */
static void put_ages(const struct facts *facts, const struct item *item, const struct entry *old,
		     const struct entry *next, struct buf *out)
{
	size_t *match = mem_zero(next->rows.n + 1, sizeof(*match));
	struct carry_rows rows;

	carry_rows_begin(&rows, facts, item);
	diff_match_rows(item, old, next, match);
	for (size_t i = 0; i < next->rows.n; i++) {
		struct carry_age age;

		if (match[i] == SIZE_MAX)
			continue;
		age = carry_age(&rows, match[i]);
		if (age.packs == 1)
			continue;
		buf_adds(out, "  # since ");
		period_print(age.since, out);
		if (age.moves)
			buf_printf(out, ", date moved %zu time%s", age.moves, age.moves == 1 ? "" : "s");
		buf_adds(out, ": ");
		text_visible(text_prefix(diff_key(item, next->rows.v[i]), 70), false, out);
		buf_addc(out, '\n');
	}
	carry_rows_end(&rows);
	free(match);
}

/* Answers that were carried, and the other items asked for as comments, like a new pack. */
static void put_items(const struct session *session, const struct pack *next, struct buf *out)
{
	const struct emit emit = { out, STR("\n"), false };
	const struct catalogue *catalogue = &session->workspace.catalogue;
	struct str domain = STR("");

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		const struct entry *entry = pack_entry(next, item->id);
		const struct entry *old = pack_entry(&session->workspace.pack, item->id);
		bool is_carried = entry && emit_has_answers(entry);

		if (!is_carried && company_asks(&session->workspace.company, item) == RELEVANCE_NONE)
			continue;
		if (!str_eq(domain, item->domain))
			buf_printf(out, "%s  # --- %s\n", domain.n ? "\n" : "", domain_label(item->domain));
		domain = item->domain;
		if (!is_carried) {
			blank_item(item, out);
			continue;
		}
		if (old && entry->rows.n)
			put_ages(session->facts, item, old, entry, out);
		emit_entry(&emit, entry, 2);
	}
}

static void write_pack(const struct session *session, struct buf *out, size_t *rows)
{
	const struct pack *old = &session->workspace.pack;
	struct pack next;

	pack_init(&next);
	next.catalogue = &session->workspace.catalogue;
	next.period = period_add(old->period, 1);
	*rows = carry_run(&session->workspace.catalogue, session->workspace.company.fiscal_year_start, old, &next);
	blank_head(next.period, old->heads[PACK_CLASSIFICATION], out);
	put_items(session, &next, out);
	pack_release(&next);
}

static enum cmd_status make_next(const struct session *session, const char *output)
{
	struct buf path = BUF_EMPTY, name = BUF_EMPTY, text = BUF_EMPTY, said = BUF_EMPTY;
	struct error error = ERROR_NONE;
	enum cmd_status status = CMD_FAILED;
	size_t rows;

	if (period_is_last(session->workspace.pack.period))
		return cmd_fail("'%s' is of the last period there is: no pack can follow it", session->workspace.path);
	period_print(period_add(session->workspace.pack.period, 1), &name);
	buf_adds(&name, ".yaml");
	if (output)
		buf_adds(&path, output);
	else
		file_join(&path, str_of(session->workspace.directory), buf_str(&name));
	write_pack(session, &text, &rows);
	if (blank_write(path.p, &text, &error)) {
		buf_adds(&said, "wrote '");
		text_visible(buf_str(&path), false, &said);
		buf_printf(&said, "': forecasts taken over, %zu row%s carried; boardpack walk goes on in it\n", rows,
			   rows == 1 ? "" : "s");
		status = cmd_output(NULL, &said);
	} else {
		cmd_fail("%s", error_text(&error));
	}
	error_release(&error);
	buf_release(&said);
	buf_release(&text);
	buf_release(&name);
	buf_release(&path);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	const char *output = NULL;
	struct session session;
	struct buf path = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_next, argc, argv, &argument)) >= 0)
		output = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind > 1)
		return cmd_usage(&cmd_next, "next takes one pack or folder");
	if (walk_pack(optind < argc ? argv[optind] : NULL, &path) && session_open(&session, path.p)) {
		session_tell_unsaved(&session);
		status = make_next(&session, output);
		session_close(&session);
	}
	buf_release(&path);
	return status;
}

const struct cmd cmd_next = {
	.name = "next",
	.usage = "next [-o FILE] [PACK|DIR]",
	.summary = "start the pack after PACK: forecasts and open rows go over, texts do not",
	.options = options,
	.run = run,
};
