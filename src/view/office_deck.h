/* SPDX-License-Identifier: MIT */
/*
 * Owns: the parts of a PPTX file that are the same for every report: theme, master, layout.
 * Never: seen outside view/office_pptx.
 */
#ifndef VIEW_OFFICE_DECK_H
#define VIEW_OFFICE_DECK_H

#include "view/office.h"

#define OFFICE_DECK_NAMES                                                        \
	"xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "             \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " \
	"xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "            \
	"xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
#define OFFICE_DECK_TREE                                                             \
	"<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"

/* list: <p:sldId> elements; relations: of the presentation to its slides; types: of slides and charts. */
void office_deck_frame(struct zip *zip, const struct document *document, const struct buf *list,
		       const struct buf *relations, struct str types);

#endif
