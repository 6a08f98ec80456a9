/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/file.h"
#include "cmd/audience.h"
#include "cmd/cmd.h"
#include "cmd/format.h"
#include "cmd/render.h"
#include "sheet/parcel.h"
#include "store/folder.h"
#include "store/release.h"
#include "view/chart.h"
#include "view/compose.h"
#include "view/html.h"
#include "view/office.h"

#define CHART_LIMIT ((size_t)1 << 20)

const char *const render_formats[] = { "markdown", "html", "pdf", "docx", "pptx", "xlsx", NULL };
static const char *const suffixes[] = { ".md", ".html", ".pdf", ".docx", ".pptx", ".xlsx" };

struct report {
	struct session *session; /* the caller's */
	struct layout layout;
	struct compose_options options;
	struct workspace since;
	bool has_since;
	struct release_changes changes; /* of the definitions since the pack was written */
	struct document document;
};

static bool choose_audience(const struct render *render, struct report *report, struct error *error)
{
	const struct layout_audience *audience;

	if (!audience_find(&report->layout, render->audience, &audience, error))
		return false;
	compose_defaults(&report->layout, audience, &report->options);
	report->options.only_appendices = render->only_appendices;
	/* Slides are shown in a meeting: definitions would be a hundred of them. */
	if (render->format == RENDER_PPTX)
		memset(report->options.appendices, 0, sizeof(report->options.appendices));
	return !render->appendices ||
	       layout_read_appendices(str_of(render->appendices), report->options.appendices, error);
}

static bool open_since(const struct render *render, struct report *report, struct error *error)
{
	if (!render->since)
		return true;
	report->has_since = workspace_open(&report->since, render->since, error);
	report->options.since = report->has_since ? &report->since.pack : NULL;
	return report->has_since;
}

static void close_report(struct report *report)
{
	document_release(&report->document);
	release_changes_release(&report->changes);
	workspace_release(&report->since);
	layout_release(&report->layout);
}

static bool open_report(const struct render *render, struct session *session, struct report *report)
{
	struct error error = ERROR_NONE;
	struct view_input input;
	bool fine;

	report->session = session;
	layout_init(&report->layout);
	workspace_init(&report->since);
	document_init(&report->document);
	release_changes_init(&report->changes);
	fine = audience_layout(&report->session->workspace, render->layout, &report->layout, &error) &&
	       choose_audience(render, report, &error) && open_since(render, report, &error);
	if (fine) {
		session_lint(report->session);
		input = session_view_input(report->session);
		/* A version without a record has been told of in a note. */
		if (release_is_another(&report->session->workspace) &&
		    release_changes_of(&report->session->workspace, STR(""), &report->changes, &error))
			input.changes = &report->changes.difference;
		compose(&input, &report->options, &report->document);
	} else {
		cmd_fail("%s", error_text(&error));
		close_report(report);
	}
	error_release(&error);
	return fine;
}

/* "out/2026-Q3.md" gives "2026-Q3". */
static struct str stem(const char *path)
{
	struct str name = file_basename(str_of(path));

	for (size_t i = name.n; i-- > 1;)
		if (name.p[i] == '.')
			return str_sub(name, 0, i);
	return name;
}

/* Nobody named the file of a picture: only that of an earlier report may be replaced. */
static enum cmd_status check_chart(const struct chart *chart, const char *path)
{
	struct error ignored = ERROR_NONE;
	struct buf there = BUF_EMPTY;
	bool is_free = !file_is_link(path) &&
		       (!file_exists(path) ||
			(file_read(path, CHART_LIMIT, &there, NULL, &ignored) && chart_is_svg(buf_str(&there))));

	(void)chart;
	buf_release(&there);
	error_release(&ignored);
	return is_free ? CMD_OK : cmd_fail("'%s' is there, and is no chart of a report: nothing was written", path);
}

static enum cmd_status write_chart(const struct chart *chart, const char *path)
{
	struct buf picture = BUF_EMPTY;
	enum cmd_status status;

	chart_svg(chart, false, &picture);
	status = cmd_output_unnamed(path, &picture);
	buf_release(&picture);
	return status;
}

/* The pictures that the Markdown links to stand beside it. */
static enum cmd_status each_chart(const struct document *document, const char *output,
				  enum cmd_status (*call)(const struct chart *chart, const char *path))
{
	enum cmd_status worst = CMD_OK;
	struct buf folder = BUF_EMPTY;

	file_directory(str_of(output), &folder);
	for (size_t i = 0; i < document->blocks.n; i++) {
		const struct chart *chart = document->blocks.v[i].chart;
		struct buf name = BUF_EMPTY, path = BUF_EMPTY;

		if (!chart)
			continue;
		markdown_chart_name(stem(output), chart, &name);
		file_join(&path, buf_str(&folder), buf_str(&name));
		if (call(chart, path.p) != CMD_OK)
			worst = CMD_FAILED;
		buf_release(&path);
		buf_release(&name);
	}
	buf_release(&folder);
	return worst;
}

static enum cmd_status write_markdown(const struct render *render, const struct document *document, const char *output)
{
	bool has_files = render->charts == MARKDOWN_CHARTS_SVG;
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	if (has_files && each_chart(document, output, check_chart) != CMD_OK)
		return CMD_FAILED;
	markdown_document(document, render->charts, output ? stem(output) : STR(""), &out);
	status = cmd_output(output, &out);
	if (status == CMD_OK && has_files)
		status = each_chart(document, output, write_chart);
	buf_release(&out);
	return status;
}

static enum cmd_status write_html(const struct document *document, const char *output)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	html_document(document, &out);
	status = cmd_output(output, &out);
	buf_release(&out);
	return status;
}

static enum cmd_status write_by_tool(const struct render *render, const struct document *document, const char *output)
{
	struct buf text = BUF_EMPTY;
	enum cmd_status status;

	if (render->format == RENDER_PDF)
		html_document(document, &text);
	else
		parcel_pack(document, &text);
	status = render_tool(render->format, &text, output);
	buf_release(&text);
	return status;
}

static enum cmd_status write_office(enum render_format format, const struct document *document, const char *output)
{
	struct buf out = BUF_EMPTY;
	enum cmd_status status;

	if (format == RENDER_DOCX)
		office_docx(document, &out);
	else
		office_pptx(document, &out);
	status = cmd_output(output, &out);
	buf_release(&out);
	return status;
}

enum cmd_status render_session(const struct render *render, struct session *session, const char *output)
{
	struct report report = { .has_since = false };
	enum cmd_status status = CMD_FAILED;

	if (!open_report(render, session, &report))
		return CMD_FAILED;
	switch (render->format) {
	case RENDER_MARKDOWN:
		status = write_markdown(render, &report.document, output);
		break;
	case RENDER_HTML:
		status = write_html(&report.document, output);
		break;
	case RENDER_DOCX:
	case RENDER_PPTX:
		status = write_office(render->format, &report.document, output);
		break;
	case RENDER_PDF:
	case RENDER_XLSX:
		status = write_by_tool(render, &report.document, output);
		break;
	}
	close_report(&report);
	return status;
}

enum cmd_status render_one(const struct render *render, const char *path, const char *output)
{
	struct session session;
	enum cmd_status status;

	if (!session_open(&session, path))
		return CMD_FAILED;
	session_tell_unsaved(&session);
	status = render_session(render, &session, output);
	session_close(&session);
	return status;
}

bool render_format_of(struct str path, enum render_format *format)
{
	int named = format_named(render_formats, path);

	if (named >= 0)
		*format = (enum render_format)named;
	return named >= 0;
}

void render_name(const struct render *render, const char *path, struct buf *out)
{
	struct buf folder = BUF_EMPTY;

	if (render->with_folder) {
		file_directory(str_of(path), &folder);
		buf_printf(out, "%.*s-", STR_FMT(file_basename(buf_str(&folder))));
	}
	buf_add(out, stem(path));
	buf_adds(out, suffixes[render->format]);
	buf_release(&folder);
}

enum cmd_status render_into(const struct render *render, const char *path)
{
	struct buf name = BUF_EMPTY, output = BUF_EMPTY;
	enum cmd_status status;

	render_name(render, path, &name);
	file_join(&output, str_of(render->output), buf_str(&name));
	if (file_is_link(output.p))
		status = cmd_fail("'%s' is a link, and the file it leads to was not named: not written", output.p);
	else
		status = render_one(render, path, output.p);
	buf_release(&name);
	buf_release(&output);
	return status;
}
