/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/office.h"

#include <math.h>

#include "view/chart.h"
#include "view/html.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

void office_relation(struct buf *out, const char *id, const char *type, const char *target)
{
	buf_printf(out, "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/%s\" Target=\"%s\"/>", id,
		   type, target);
}

void office_part(struct zip *zip, const char *name, const struct buf *xml, struct str relations)
{
	const char *slash = strrchr(name, '/');
	struct buf path = BUF_EMPTY, part = BUF_EMPTY;

	buf_adds(&part, XML);
	buf_add(&part, buf_str(xml));
	if (*name)
		zip_add(zip, name, buf_str(&part));
	if (relations.n) {
		buf_clear(&part);
		buf_adds(&part,
			 XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
		buf_add(&part, relations);
		buf_adds(&part, "</Relationships>");
		buf_add(&path, (struct str){ name, slash ? (size_t)(slash - name) + 1 : 0 });
		buf_printf(&path, "_rels/%s.rels", slash ? slash + 1 : name);
		zip_add(zip, path.p, buf_str(&part));
	}
	buf_release(&path);
	buf_release(&part);
}

void office_properties(struct zip *zip, const struct document *document)
{
	struct buf xml = BUF_EMPTY;

	buf_adds(&xml, "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
		       "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
	html_text(document->title, &xml);
	buf_adds(&xml, "</dc:title><dc:creator>");
	html_text(document->company, &xml);
	buf_adds(&xml, "</dc:creator><dc:language>en</dc:language></cp:coreProperties>");
	office_part(zip, "docProps/core.xml", &xml, STR(""));
	buf_release(&xml);
}

void office_types(struct zip *zip, const char *type, const char *main, const char *fixed, struct str types)
{
	struct buf xml = BUF_EMPTY, relations = BUF_EMPTY;

	buf_printf(
		&xml,
		"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
		"Extension=\"rels\" "
		"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
		"ContentType=\"application/xml\"/><Override PartName=\"/docProps/core.xml\" "
		"ContentType=\"application/vnd."
		"openxmlformats-package.core-properties+xml\"/><Override PartName=\"/%s\" ContentType=\"%s\"/>%s",
		main, type, fixed);
	buf_add(&xml, types);
	buf_adds(&xml, "</Types>");
	office_part(zip, "[Content_Types].xml", &xml, STR(""));
	office_relation(&relations, "main", "officeDocument/2006/relationships/officeDocument", main);
	buf_adds(&relations,
		 "<Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
		 "metadata/core-properties\" Target=\"docProps/core.xml\"/>");
	office_part(zip, "", &xml, buf_str(&relations));
	buf_release(&relations);
	buf_release(&xml);
}

/* --- charts ------------------------------------------------------------------------------------------------------------------ */

/* The looks of the other drawings: told apart in grey, too. */
static const struct {
	const char *colour, *dashes, *mark;
} looks[] = { { "1B5E8C", "solid", "circle" },
	      { "8A5A00", "dash", "diamond" },
	      { "4D7C3A", "sysDot", "triangle" },
	      { "8C2F5E", "dashDot", "square" } };

static void put_name(struct str name, struct buf *out)
{
	buf_adds(out, "<c:tx><c:v>");
	html_text(name, out);
	buf_adds(out, "</c:v></c:tx>");
}

static void put_labels(const struct chart *chart, struct buf *out)
{
	buf_printf(out, "<c:cat><c:strLit><c:ptCount val=\"%zu\"/>", chart->count);
	for (size_t i = 0; i < chart->count; i++) {
		buf_printf(out, "<c:pt idx=\"%zu\"><c:v>", i);
		html_text(chart->labels[i], out);
		buf_adds(out, "</c:v></c:pt>");
	}
	buf_adds(out, "</c:strLit></c:cat>");
}

static const char *format_of(const struct chart *chart)
{
	if (chart->unit == UNIT_PERCENT)
		return "0.0&quot; %&quot;";
	return chart->unit == UNIT_CURRENCY ? "[&gt;=1000000]0.00,,&quot;m&quot;;[&gt;=1000]0,&quot;k&quot;;0"
					    : "General";
}

static void put_shown(const struct chart *chart, const char *place, const char *colour, struct buf *out)
{
	buf_printf(out,
		   "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>"
		   "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1000\"><a:solidFill><a:srgbClr "
		   "val=\"%s\"/></a:solidFill></a:defRPr>"
		   "</a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr><c:dLblPos val=\"%s\"/><c:showLegendKey "
		   "val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>"
		   "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
		   format_of(chart), colour, place);
}

static void put_axes(const struct chart *chart, double low, double step, struct buf *out)
{
	buf_adds(out, "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling>"
		      "<c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>"
		      "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>"
		      "<c:crossAx val=\"2\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling>"
		      "<c:orientation val=\"minMax\"/>");
	buf_printf(
		out,
		"<c:min val=\"%.15g\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr>"
		"<a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"C9CED6\"/></a:solidFill></a:ln></c:spPr>"
		"</c:majorGridlines><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
		"<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:majorUnit "
		"val=\"%.15g\"/>"
		"</c:valAx>",
		low, format_of(chart), step);
}

static void put_line(const struct chart *chart, size_t which, struct buf *out)
{
	const struct chart_series *series = &chart->series[which];

	buf_printf(out, "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/>", which, which);
	put_name(series->label.n ? series->label : chart->title, out);
	buf_printf(
		out,
		"<c:spPr><a:ln w=\"25400\"><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill><a:prstDash val=\"%s\"/>"
		"</a:ln></c:spPr><c:marker><c:symbol val=\"%s\"/><c:size val=\"%d\"/><c:spPr><a:solidFill>"
		"<a:srgbClr val=\"%s\"/></a:solidFill></c:spPr></c:marker>",
		looks[which % COUNT_OF(looks)].colour, looks[which % COUNT_OF(looks)].dashes,
		looks[which % COUNT_OF(looks)].mark, chart->count > 12 ? 3 : 6, looks[which % COUNT_OF(looks)].colour);
	if (which == 0 && chart->count <= 12)
		put_shown(chart, "t", "1C1F24", out);
	put_labels(chart, out);
	buf_printf(out, "<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"%zu\"/>", chart->count);
	for (size_t i = 0; i < chart->count; i++)
		if (series->points[i].is_known)
			buf_printf(out, "<c:pt idx=\"%zu\"><c:v>%.15g</c:v></c:pt>", i, series->points[i].value);
	buf_adds(out, "</c:numLit></c:val><c:smooth val=\"0\"/></c:ser>");
}

/* What carries a bar, levels, what comes and what goes: one series each, one upon the other. */
enum bar { BAR_GROUND, BAR_LEVEL, BAR_UP, BAR_DOWN, BAR_COUNT };

static bool bar_of(const struct chart *chart, enum bar bar, size_t at, double *out)
{
	const struct chart_point *point = &chart->series[0].points[at];
	double before, after;

	chart_levels(chart, at, &before, &after);
	if (!point->is_known)
		return false;
	if (bar == BAR_GROUND)
		*out = point->is_total ? 0 : before < after ? before : after;
	else
		*out = after > before ? after - before : before - after;
	return bar == BAR_GROUND || bar == (point->is_total ? BAR_LEVEL : point->value < 0 ? BAR_DOWN : BAR_UP);
}

static void put_bars(const struct chart *chart, enum bar bar, struct buf *out)
{
	static const char *const names[] = { "", "Level", "Increase", "Decrease" };
	static const char *const fills[] = {
		"<a:noFill/>", "<a:solidFill><a:srgbClr val=\"1B5E8C\"/></a:solidFill>",
		"<a:solidFill><a:srgbClr val=\"7FB069\"/></a:solidFill>",
		("<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"C0564B\"/></a:fgClr><a:bgClr>"
		 "<a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill>")
	};

	buf_printf(out, "<c:ser><c:idx val=\"%d\"/><c:order val=\"%d\"/>", bar, bar);
	put_name(str_of(names[bar]), out);
	buf_printf(out, "<c:spPr>%s</c:spPr><c:invertIfNegative val=\"0\"/>", fills[bar]);
	if (bar != BAR_GROUND)
		put_shown(chart, bar == BAR_LEVEL ? "inEnd" : "ctr", bar == BAR_LEVEL ? "FFFFFF" : "1C1F24", out);
	put_labels(chart, out);
	buf_printf(out, "<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"%zu\"/>", chart->count);
	for (size_t i = 0; i < chart->count; i++) {
		double value;

		if (bar_of(chart, bar, i, &value))
			buf_printf(out, "<c:pt idx=\"%zu\"><c:v>%.15g</c:v></c:pt>", i, value);
	}
	buf_adds(out, "</c:numLit></c:val></c:ser>");
}

static void put_title(const struct chart *chart, double low, struct buf *out)
{
	struct buf title = BUF_EMPTY;

	buf_add(&title, chart->title);
	if (chart->money.n && chart->unit == UNIT_CURRENCY)
		buf_printf(&title, ", %.*s", STR_FMT(chart->money));
	if (chart->kind == CHART_WATERFALL && low > 0) {
		buf_adds(&title, "; bars begin at ");
		chart_value(chart, low, &title);
	}
	buf_adds(out, "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r>"
		      "<a:rPr lang=\"en-US\" sz=\"1200\" b=\"1\"/><a:t>");
	html_text(buf_str(&title), out);
	buf_adds(out, "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>");
	buf_release(&title);
}

void office_chart(const struct chart *chart, struct buf *out)
{
	bool is_waterfall = chart->kind == CHART_WATERFALL;
	double low, high, step;

	chart_range(chart, &low, &high);
	step = chart_step(low, high);
	low = floor(low / step) * step;
	buf_adds(out, "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
		      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:roundedCorners "
		      "val=\"0\"/><c:chart>");
	put_title(chart, low, out);
	buf_adds(out, "<c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/>");
	if (is_waterfall)
		buf_adds(out,
			 "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>");
	else
		buf_adds(out, "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
	for (int bar = 0; is_waterfall && bar < BAR_COUNT; bar++)
		put_bars(chart, (enum bar)bar, out);
	for (size_t i = 0; !is_waterfall && i < chart->series_count; i++)
		put_line(chart, i, out);
	buf_printf(out, "%s<c:axId val=\"1\"/><c:axId val=\"2\"/></c:%s>",
		   is_waterfall ? "<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/>" : "<c:marker val=\"1\"/>",
		   is_waterfall ? "barChart" : "lineChart");
	put_axes(chart, low, step, out);
	buf_adds(out, "</c:plotArea>");
	if (!is_waterfall)
		buf_adds(out, "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>");
	buf_adds(out,
		 "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:solidFill>"
		 "<a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p>"
		 "<a:pPr><a:defRPr sz=\"1000\"/></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr></c:chartSpace>");
}
