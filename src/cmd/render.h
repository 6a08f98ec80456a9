/* SPDX-License-Identifier: MIT */
/*
 * Owns: writing one pack as a report into one file, in each of the formats.
 * Never: reads the command line.
 */
#ifndef CMD_RENDER_H
#define CMD_RENDER_H

#include "cmd/cmd.h"
#include "view/markdown.h"

enum render_format { RENDER_MARKDOWN, RENDER_HTML, RENDER_PDF, RENDER_DOCX, RENDER_PPTX, RENDER_XLSX };

extern const char *const render_formats[]; /* their names; ends with NULL */

struct render {
	enum render_format format;
	enum markdown_charts charts;
	bool has_charts;  /* asked for; else what fits the format */
	const char *layout, *audience, *appendices, *output, *since; /* or NULL */
	bool only_appendices;
	bool with_folder; /* several packs have one name: their folders' names stand in front */
};

/* A pack that is open, as it stands in memory. */
enum cmd_status render_session(const struct render *render, struct session *session, const char *output);
/* By the ending of the name, ".docx"; false when that is none of them. */
bool render_format_of(struct str path, enum render_format *format);
/* Into output; NULL: to standard output. */
enum cmd_status render_one(const struct render *render, const char *path, const char *output);
/* Into the folder that the output names, under the pack's name. */
enum cmd_status render_into(const struct render *render, const char *path);
/* That file's name: "2026-Q3.md", or "acme-2026-Q3.md" with the folder. Appends. */
void render_name(const struct render *render, const char *path, struct buf *out);

/* render_tool.c: an HTML text made into a PDF file by Chromium, the tables of a parcel into an XLSX file by boardpack-sheet. */
enum cmd_status render_tool(enum render_format format, const struct buf *text, const char *output);

#endif
