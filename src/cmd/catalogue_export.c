/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/catalogue.h"
#include "store/release.h"
#include "store/templates.h"
#include "view/catalogue_json.h"

enum { OPTION_FORMAT, OPTION_OUTPUT, OPTION_COMPANY, OPTION_DOMAIN, OPTION_ITEM, OPTION_SPLIT, OPTION_COUNT };

static const struct cmd_option options[] = {
	[OPTION_FORMAT] = { "format", 'f', "FORMAT",
			    "json (the default), or release: the condensed record of a release" },
	[OPTION_OUTPUT] = { "output", 'o', "FILE",
			    "write to FILE, with --split to a folder, instead of standard output" },
	[OPTION_COMPANY] = { "company", 'C', "DIR", "with the definitions of the company in DIR" },
	[OPTION_DOMAIN] = { "domain", 'd', "DOMAIN", "one domain" },
	[OPTION_ITEM] = { "item", 'i', "ID", "one item" },
	[OPTION_SPLIT] = { "split", 0, NULL, "index.json, a file for each domain, one for each item, and the schema" },
	{ NULL, 0, NULL, NULL },
};

struct choice {
	const char *given[OPTION_COUNT]; /* NULL where not given; "" for a switch */
	struct catalogue_json input;
};

static enum cmd_status write_below(const char *folder, const char *name, struct buf *text)
{
	struct buf path = BUF_EMPTY;
	enum cmd_status status;

	file_join(&path, str_of(folder), str_of(name));
	status = cmd_output_unnamed(path.p, text);
	buf_release(&path);
	buf_clear(text);
	return status;
}

static enum cmd_status make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return CMD_OK;
	return cmd_fail("cannot create '%s': %s", path, strerror(errno));
}

static void put_schema(struct buf *out)
{
	for (size_t i = 0; i < template_count; i++)
		if (strcmp(templates[i].path, "schema/catalogue.json") == 0)
			buf_add(out, (struct str){ templates[i].bytes, templates[i].length });
}

/* domain.json, the folder domain, and domain/slug.json; the first item of a domain makes the first two. */
static enum cmd_status split_item(const struct choice *choice, const struct item *item, bool is_first, struct buf *out)
{
	const char *folder = choice->given[OPTION_OUTPUT];
	enum cmd_status status = CMD_OK;
	struct buf name = BUF_EMPTY;

	if (is_first) {
		file_join(&name, str_of(folder), item->domain);
		status = make_folder(name.p);
		buf_clear(&name);
		buf_printf(&name, "%.*s.json", STR_FMT(item->domain));
		catalogue_json_all(&choice->input, item->domain, out);
		if (status == CMD_OK)
			status = write_below(folder, name.p, out);
		buf_clear(&name);
	}
	buf_printf(&name, "%.*s/%.*s.json", STR_FMT(item->domain), STR_FMT(item->slug));
	catalogue_json_one(&choice->input, item, out);
	if (status == CMD_OK)
		status = write_below(folder, name.p, out);
	buf_release(&name);
	return status;
}

static enum cmd_status split(const struct choice *choice)
{
	const struct catalogue *catalogue = choice->input.catalogue;
	const char *folder = choice->given[OPTION_OUTPUT];
	struct buf out = BUF_EMPTY;
	enum cmd_status status = make_folder(folder);

	if (status == CMD_OK) {
		catalogue_json_all(&choice->input, STR(""), &out);
		status = write_below(folder, "index.json", &out);
	}
	if (status == CMD_OK) {
		put_schema(&out);
		status = write_below(folder, "schema.json", &out);
	}
	for (size_t i = 0; status == CMD_OK && i < catalogue->items.n; i++)
		status = split_item(choice, catalogue->items.v[i],
				    i == 0 || !str_eq(catalogue->items.v[i]->domain, catalogue->items.v[i - 1]->domain),
				    &out);
	buf_release(&out);
	return status;
}

static enum cmd_status write_json(const struct choice *choice)
{
	const char *domain = choice->given[OPTION_DOMAIN], *id = choice->given[OPTION_ITEM];
	const struct catalogue *catalogue = choice->input.catalogue;
	const struct item *item = id ? catalogue_find(catalogue, str_of(id)) : NULL;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	if (id && !item)
		return cmd_fail("no item '%s'; boardpack items lists the items", id);
	if (domain && !catalogue_has_domain(catalogue, str_of(domain)))
		return cmd_fail("no domain '%s'; boardpack items lists the items", domain);
	if (choice->given[OPTION_SPLIT])
		return split(choice);
	if (item)
		catalogue_json_one(&choice->input, item, &out);
	else
		catalogue_json_all(&choice->input, domain ? str_of(domain) : STR(""), &out);
	status = cmd_output(choice->given[OPTION_OUTPUT], &out);
	buf_release(&out);
	return status;
}

static enum cmd_status export_json(struct choice *choice)
{
	struct release release = release_current();
	struct error error = ERROR_NONE;
	struct workspace workspace;
	enum cmd_status status;

	workspace_init(&workspace);
	choice->input = (struct catalogue_json){ &workspace.catalogue, release.version, release.released };
	if (workspace_open_catalogue(&workspace, choice->given[OPTION_COMPANY], &error))
		status = write_json(choice);
	else
		status = cmd_fail("%s", error_text(&error));
	workspace_release(&workspace);
	error_release(&error);
	return status;
}

static enum cmd_status export_record(const struct choice *choice)
{
	const char *source = choice->given[OPTION_COMPANY];
	struct error error = ERROR_NONE;
	struct snapshot snapshot;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	snapshot_init(&snapshot);
	if (release_snapshot(source ? source : "current", &snapshot, &error)) {
		catalogue_json_record(&snapshot, &out);
		status = cmd_output(choice->given[OPTION_OUTPUT], &out);
	} else {
		status = cmd_fail("%s", error_text(&error));
	}
	buf_release(&out);
	snapshot_release(&snapshot);
	error_release(&error);
	return status;
}

static enum cmd_status run_export(int argc, char **argv)
{
	struct choice choice = { .given = { NULL } };
	const char *format;
	char *argument;
	int option;

	while ((option = cmd_option(&catalogue_export, argc, argv, &argument)) >= 0)
		choice.given[option] = argument ? argument : "";
	if (option != -1)
		return CMD_FAILED;
	format = choice.given[OPTION_FORMAT];
	if (argc != optind)
		return cmd_usage(&catalogue_export, "catalogue export takes no argument");
	if (choice.given[OPTION_DOMAIN] && choice.given[OPTION_ITEM])
		return cmd_usage(&catalogue_export, "either --domain or --item");
	if (choice.given[OPTION_SPLIT] && !choice.given[OPTION_OUTPUT])
		return cmd_usage(&catalogue_export, "--split needs a folder: --output DIR");
	if (format && strcmp(format, "release") == 0)
		return export_record(&choice);
	if (format && strcmp(format, "json") != 0)
		return cmd_usage(&catalogue_export, "unknown format '%s'", format);
	return export_json(&choice);
}

const struct cmd catalogue_export = {
	.name = "catalogue export",
	.usage = "catalogue export [-f json|release] [-C DIR] [-d DOMAIN | -i ID] [--split] [-o FILE]",
	.summary = "all definitions, for other programs",
	.options = options,
	.run = run_export,
};

static enum cmd_status run_schema(int argc, char **argv)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;
	char *argument;

	if (cmd_option(&catalogue_schema, argc, argv, &argument) != -1)
		return CMD_FAILED;
	if (argc != optind)
		return cmd_usage(&catalogue_schema, "catalogue schema takes no argument");
	put_schema(&out);
	status = cmd_output(NULL, &out);
	buf_release(&out);
	return status;
}

static const struct cmd_option no_options[] = { { NULL, 0, NULL, NULL } };

const struct cmd catalogue_schema = {
	.name = "catalogue schema",
	.usage = "catalogue schema",
	.summary = "the JSON Schema (draft-07) of what export writes and import reads",
	.options = no_options,
	.run = run_schema,
};
