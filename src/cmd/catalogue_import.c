/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <unistd.h>

#include "base/text.h"
#include "catalogue/definition.h"
#include "catalogue/foreign.h"
#include "cmd/catalogue.h"
#include "cmd/session.h"
#include "store/folder.h"
#include "store/json.h"
#include "store/overlay.h"

enum { OPTION_COMPANY, OPTION_FORCE, OPTION_DRY_RUN };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'C', "DIR", "the company's folder; by default the current one" },
	[OPTION_FORCE] = { "force", 0, NULL, "overwrite definitions that the company has already" },
	[OPTION_DRY_RUN] = { "dry-run", 'n', NULL, "report, and write nothing" },
	{ NULL, 0, NULL, NULL },
};

struct importer {
	const char *directory, *file;
	bool force, dry_run;
	struct foreign foreign;
	struct catalogue read; /* what the file defines, and nothing else */
	struct error error;
};

static bool add_foreign(void *data, struct catalogue *catalogue, struct error *error)
{
	return foreign_add(data, catalogue, error);
}

/* The company as it will be: its catalogue with the file's definitions over it, and all checks bound to that. */
static bool try_on(struct importer *importer, const struct workspace *workspace)
{
	struct catalogue catalogue;
	struct rule_set rules;
	bool fine;

	catalogue_init(&catalogue);
	rule_set_init(&rules);
	fine = folder_catalogue_with(&catalogue, importer->directory,
				     workspace->has_company ? &workspace->company : NULL, add_foreign,
				     &importer->foreign, &importer->error) &&
	       session_load_rules(&rules, &catalogue, importer->directory, &importer->error);
	rule_set_release(&rules);
	catalogue_release(&catalogue);
	return fine;
}

static bool read_file(struct importer *importer)
{
	struct workspace workspace;
	struct node_tree tree;
	bool fine = json_read_file(importer->file, &tree, &importer->error);

	workspace_init(&workspace);
	fine = fine && workspace_open_catalogue(&workspace, importer->directory, &importer->error) &&
	       foreign_read(&importer->foreign, &tree, &workspace.catalogue, &importer->error) &&
	       foreign_add(&importer->foreign, &importer->read, &importer->error) && try_on(importer, &workspace);
	workspace_release(&workspace);
	node_tree_release(&tree);
	return fine;
}

static bool write_files(struct importer *importer)
{
	size_t count = importer->read.items.n;
	struct overlay_file *files = mem_zero(count, sizeof(*files));
	struct arena arena;
	bool fine;

	arena_init(&arena);
	for (size_t i = 0; i < count; i++) {
		const struct item *item = importer->read.items.v[i];

		files[i] = (struct overlay_file){ item->domain, item->slug, definition_of(&arena, item) };
	}
	fine = overlay_write(importer->directory, files, count, importer->force, &importer->error);
	arena_release(&arena);
	free(files);
	return fine;
}

/* Lines are made visible as a whole: all of them quote the file. */
static void put_line(struct buf *out, const struct buf *line)
{
	text_visible(buf_str(line), false, out);
	buf_addc(out, '\n');
}

static void put_notes(const struct importer *importer, struct buf *out)
{
	struct buf line = BUF_EMPTY;

	for (size_t i = 0; i < importer->foreign.notes.n; i++) {
		const struct foreign_note *note = &importer->foreign.notes.v[i];

		buf_clear(&line);
		buf_printf(&line, "%s:%zu:%zu: %.*s: %.*s", importer->file, note->line, note->column,
			   STR_FMT(text_prefix(note->path, 200)), STR_FMT(text_prefix(note->why, 300)));
		put_line(out, &line);
	}
	buf_release(&line);
}

static size_t put_partial(const struct importer *importer, struct buf *out)
{
	struct buf line = BUF_EMPTY;
	size_t count = 0;

	for (size_t i = 0; i < importer->read.items.n; i++) {
		const struct item *item = importer->read.items.v[i];

		if (item->partial.n == 0)
			continue;
		count++;
		buf_clear(&line);
		buf_printf(&line, "%.*s is partial; not in the file: ", STR_FMT(item->id));
		for (size_t k = 0; k < item->partial.n; k++)
			buf_printf(&line, "%s%.*s", k ? ", " : "", STR_FMT(item->partial.v[k]));
		put_line(out, &line);
	}
	buf_release(&line);
	return count;
}

static enum cmd_status report(const struct importer *importer)
{
	size_t count = importer->read.items.n, notes = importer->foreign.notes.n, partial;
	struct buf out = BUF_EMPTY, line = BUF_EMPTY;
	enum cmd_status status;

	put_notes(importer, &out);
	partial = put_partial(importer, &out);
	buf_printf(&line,
		   "%zu definition%s %s below '%s/catalogue', %zu of them partial; %zu remark%s on single fields",
		   count, count == 1 ? "" : "s", importer->dry_run ? "would be written" : "written",
		   importer->directory, partial, notes, notes == 1 ? "" : "s");
	put_line(&out, &line);
	status = cmd_output(NULL, &out);
	buf_release(&line);
	buf_release(&out);
	return status;
}

static enum cmd_status import(struct importer *importer)
{
	enum cmd_status status;

	foreign_init(&importer->foreign);
	catalogue_init(&importer->read);
	if (read_file(importer) && (importer->dry_run || write_files(importer)))
		status = report(importer);
	else
		status = cmd_fail("%s\nnothing was imported", error_text(&importer->error));
	catalogue_release(&importer->read);
	foreign_release(&importer->foreign);
	error_release(&importer->error);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct importer importer = { .directory = "." };
	char *argument;
	int option;

	while ((option = cmd_option(&catalogue_import, argc, argv, &argument)) >= 0) {
		if (option == OPTION_COMPANY)
			importer.directory = argument;
		importer.force = importer.force || option == OPTION_FORCE;
		importer.dry_run = importer.dry_run || option == OPTION_DRY_RUN;
	}
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&catalogue_import, "catalogue import takes one file");
	importer.file = argv[optind];
	if (!file_is_directory(importer.directory))
		return cmd_fail("'%s' is no folder", importer.directory);
	return import(&importer);
}

const struct cmd catalogue_import = {
	.name = "catalogue import",
	.usage = "catalogue import [-C DIR] [--force] [-n] FILE.json",
	.summary = "definitions of another program, laid over the company's catalogue",
	.options = options,
	.run = run,
};
