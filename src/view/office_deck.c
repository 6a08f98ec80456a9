/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/office_deck.h"

#define FILL                "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
#define LINE                "<a:ln w=\"9525\">" FILL "</a:ln>"
#define EFFECT              "<a:effectStyle><a:effectLst/></a:effectStyle>"
#define COLOUR(name, value) "<a:" name "><a:srgbClr val=\"" value "\"/></a:" name ">"
#define FONT(name)          "<a:" name "><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:" name ">"

/* Set as the table that it is. */
/* clang-format off */
static const char theme[] =
	"<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
	"name=\"boardpack\"><a:themeElements>"
	"<a:clrScheme name=\"boardpack\">"
		COLOUR("dk1", "1C1F24") COLOUR("lt1", "FFFFFF") COLOUR("dk2", "1B5E8C") COLOUR("lt2", "F2F4F7")
		COLOUR("accent1", "1B5E8C") COLOUR("accent2", "8A5A00") COLOUR("accent3", "4D7C3A")
		COLOUR("accent4", "8C2F5E") COLOUR("accent5", "555C66") COLOUR("accent6", "C9CED6")
		COLOUR("hlink", "0B5394") COLOUR("folHlink", "0B5394")
	"</a:clrScheme>"
	"<a:fontScheme name=\"boardpack\">" FONT("majorFont") FONT("minorFont") "</a:fontScheme>"
	"<a:fmtScheme name=\"boardpack\">"
		"<a:fillStyleLst>" FILL FILL FILL "</a:fillStyleLst>"
		"<a:lnStyleLst>" LINE LINE LINE "</a:lnStyleLst>"
		"<a:effectStyleLst>" EFFECT EFFECT EFFECT "</a:effectStyleLst>"
		"<a:bgFillStyleLst>" FILL FILL FILL "</a:bgFillStyleLst>"
	"</a:fmtScheme>"
	"</a:themeElements></a:theme>";
/* clang-format on */

#define TITLE                                                                                                          \
	"<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:cNvSpPr><a:spLocks "                                   \
	"noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph "                                                                      \
	"type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"560000\" y=\"380000\"/><a:ext "                \
	"cx=\"11072000\" "                                                                                             \
	"cy=\"720000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr "       \
	"lIns=\"0\" "                                                                                                  \
	"anchor=\"b\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr "                                       \
	"lang=\"en-US\"/><a:t>Title</a:t></a:r></a:p>"                                                                 \
	"</p:txBody></p:sp>"

static const char master[] =
	"<p:sldMaster " OFFICE_DECK_NAMES "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"
	"<a:effectLst/></p:bgPr></p:bg>" OFFICE_DECK_TREE TITLE "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" "
	"bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" "
	"accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" "
	"folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId "
	"id=\"2147483649\" r:id=\"layout\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr "
	"algn=\"l\"><a:defRPr "
	"sz=\"2600\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin "
	"typeface=\"+mj-lt\"/></a:defRPr>"
	"</a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr><a:defRPr "
	"sz=\"1400\"/></a:lvl1pPr></p:bodyStyle><p:otherStyle>"
	"<a:lvl1pPr><a:defRPr sz=\"1400\"/></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>";

static const char layout[] =
	"<p:sldLayout " OFFICE_DECK_NAMES " type=\"titleOnly\"><p:cSld name=\"Title only\">" OFFICE_DECK_TREE TITLE
	"</p:spTree></p:cSld></p:sldLayout>";

#define RELATIONSHIPS "officeDocument/2006/relationships/"
#define TYPE(part, kind)                                                                                               \
	"<Override PartName=\"/ppt/" part "\" ContentType=\"application/vnd.openxmlformats-officedocument." kind       \
	"+xml\"/>"

struct relation {
	const char *id, *type, *target;
};

/* relations end with one without an id. */
static void put_part(struct zip *zip, const char *name, const char *text, const struct relation *relations)
{
	struct buf xml = BUF_EMPTY, listed = BUF_EMPTY;

	buf_adds(&xml, text);
	for (; relations->id; relations++)
		office_relation(&listed, relations->id, relations->type, relations->target);
	office_part(zip, name, &xml, buf_str(&listed));
	buf_release(&listed);
	buf_release(&xml);
}

static void put_presentation(struct zip *zip, const struct buf *list, const struct buf *slides)
{
	struct buf xml = BUF_EMPTY, relations = BUF_EMPTY;

	buf_adds(&xml, "<p:presentation " OFFICE_DECK_NAMES "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" "
		       "r:id=\"master\"/></p:sldMasterIdLst><p:sldIdLst>");
	buf_add(&xml, buf_str(list));
	buf_adds(&xml,
		 "</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>"
		 "</p:presentation>");
	office_relation(&relations, "master", RELATIONSHIPS "slideMaster", "slideMasters/slideMaster1.xml");
	office_relation(&relations, "theme", RELATIONSHIPS "theme", "theme/theme1.xml");
	buf_add(&relations, buf_str(slides));
	office_part(zip, "ppt/presentation.xml", &xml, buf_str(&relations));
	buf_release(&relations);
	buf_release(&xml);
}

void office_deck_frame(struct zip *zip, const struct document *document, const struct buf *list,
		       const struct buf *relations, struct str types)
{
	static const struct relation none[] = { { NULL, NULL, NULL } };
	/* The master calls its layout by that id. */
	static const struct relation of_master[] = {
		{ "layout", RELATIONSHIPS "slideLayout", "../slideLayouts/slideLayout1.xml" },
		{ "theme", RELATIONSHIPS "theme", "../theme/theme1.xml" },
		{ NULL, NULL, NULL },
	};
	static const struct relation of_layout[] = {
		{ "master", RELATIONSHIPS "slideMaster", "../slideMasters/slideMaster1.xml" },
		{ NULL, NULL, NULL },
	};

	put_part(zip, "ppt/theme/theme1.xml", theme, none);
	put_part(zip, "ppt/slideMasters/slideMaster1.xml", master, of_master);
	put_part(zip, "ppt/slideLayouts/slideLayout1.xml", layout, of_layout);
	put_presentation(zip, list, relations);
	office_properties(zip, document);
	office_types(zip, "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
		     "ppt/presentation.xml",
		     TYPE("theme/theme1.xml", "theme")
			     TYPE("slideMasters/slideMaster1.xml", "presentationml.slideMaster")
				     TYPE("slideLayouts/slideLayout1.xml", "presentationml.slideLayout"),
		     types);
}
