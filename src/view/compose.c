/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/reference.h"
#include "view/compose.h"

#include "view/chart.h"
#include "view/composer.h"

#define BRIDGE_PACKS 4

static const char *const part_headings[] = {
	[LAYOUT_COVER] = "",
	[LAYOUT_DECISIONS] = "Decisions and asks",
	[LAYOUT_KPIS] = "Headline figures",
	[LAYOUT_VARIANCE] = "Figures against forecast",
	[LAYOUT_BRIDGE] = "ARR bridge",
	[LAYOUT_EXPANSION] = "Expansion",
	[LAYOUT_CASH] = "Cash and runway",
	[LAYOUT_ITEMS] = "",
	[LAYOUT_ACTIONS] = "Action items",
	[LAYOUT_RESOLUTIONS] = "Resolutions",
	[LAYOUT_REST] = "",
	[LAYOUT_CONVENTIONS] = "Conventions",
};

struct str compose_said(const struct composer *composer, struct str text)
{
	const struct view_input *input = composer->input;
	struct buf filled = BUF_EMPTY;

	if (str_find(text, STR("{{"), 0) == STR_NONE)
		return text;
	reference_fill(text, input->facts, input->catalogue, input->company, composer->hidden, &filled);
	text = arena_str(&composer->out->arena, buf_str(&filled));
	buf_release(&filled);
	return text;
}

struct str compose_text(const struct composer *composer, const struct item *item, const char *field)
{
	return compose_said(composer, pack_text(composer->input->pack, &(struct addr){ item->id, 0, str_of(field) }));
}

const struct item *compose_find(const struct composer *composer, const char *id, enum item_kind kind)
{
	const struct item *item = catalogue_find(composer->input->catalogue, str_of(id));

	return item && item->kind == kind && !composer->hidden[item->index] ? item : NULL;
}

struct str compose_anchor(const struct composer *composer, const struct item *item)
{
	struct buf anchor = BUF_EMPTY;
	struct str kept;

	if (!composer->options->appendices[LAYOUT_DEFINITIONS])
		return STR("");
	buf_printf(&anchor, "def-%.*s", STR_FMT(item->id));
	for (size_t i = 0; i < anchor.n; i++)
		if (strchr("._", anchor.p[i]))
			anchor.p[i] = '-';
	kept = arena_str(&composer->out->arena, buf_str(&anchor));
	buf_release(&anchor);
	return kept;
}

const char *compose_span(const struct composer *composer)
{
	return composer->input->pack->period.months == 1 ? "month" : "quarter";
}

void compose_period(const struct composer *composer, int back, struct buf *out)
{
	period_print(facts_period(composer->input->facts, back), out);
}

void compose_defaults(const struct layout *layout, const struct layout_audience *audience,
		      struct compose_options *options)
{
	const bool *from = audience && audience->has_appendices ? audience->appendices : layout->appendices;

	options->layout = layout;
	options->audience = audience;
	memcpy(options->appendices, from, sizeof(options->appendices));
}

static bool lists_id(const struct str_list *list, struct str id)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], id))
			return true;
	return false;
}

/* Where an item stands: in the first section that names it, else in the first that names its domain, else in the rest. */
static size_t home_of(const struct layout *layout, const struct item *item)
{
	for (size_t i = 0; i < layout->section_count; i++)
		if (lists_id(&layout->sections[i].items, item->id))
			return i;
	for (size_t i = 0; i < layout->section_count; i++)
		if (lists_id(&layout->sections[i].items, item->domain))
			return i;
	return layout->section_count;
}

void compose_hidden(const struct catalogue *catalogue, const struct layout *layout,
		    const struct layout_audience *audience, bool *hidden)
{
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		size_t home = home_of(layout, item);

		hidden[i] = !layout_shows(audience, item) ||
			    (home < layout->section_count && !layout_section_is_for(&layout->sections[home], audience));
	}
}

static void mark_headlines(struct composer *composer)
{
	const struct layout *layout = composer->options->layout;
	bool has_table = false;

	for (size_t i = 0; i < layout->section_count; i++)
		has_table = has_table || (layout->sections[i].part == LAYOUT_KPIS &&
					  layout_section_is_for(&layout->sections[i], composer->options->audience));
	for (size_t i = 0; has_table && i < layout->kpis.n; i++) {
		const struct item *item = catalogue_find(composer->input->catalogue, layout->kpis.v[i]);

		if (item)
			composer->is_headline[item->index] = true;
	}
}

static void place(struct composer *composer)
{
	const struct catalogue *catalogue = composer->input->catalogue;
	const struct layout *layout = composer->options->layout;
	const struct findings *findings = composer->input->findings;

	for (size_t i = 0; i < catalogue->items.n; i++)
		composer->home[i] = home_of(layout, catalogue->items.v[i]);
	compose_hidden(catalogue, layout, composer->options->audience, composer->hidden);
	for (size_t i = 0; i < layout->section_count; i++)
		composer->has_variance = composer->has_variance ||
					 (layout->sections[i].part == LAYOUT_VARIANCE &&
					  layout_section_is_for(&layout->sections[i], composer->options->audience));
	mark_headlines(composer);
	compose_mark_repeated(composer);
	/* The rule knows when a commentary is due: to judge it again here would be to judge it otherwise one day. */
	for (size_t i = 0; findings && i < findings->list.n; i++) {
		const struct item *item = catalogue_find(catalogue, findings->list.v[i].at.item);

		if (item && str_is(findings->list.v[i].rule->id, "variance-no-comment"))
			composer->is_due[item->index] = true;
	}
}

/* The section's items in its own order, a domain's in the catalogue's. */
static void section_items(const struct composer *composer, size_t which, compose_items *out)
{
	const struct catalogue *catalogue = composer->input->catalogue;
	const struct str_list *list = &composer->options->layout->sections[which].items;

	for (size_t i = 0; i < list->n; i++)
		for (size_t k = 0; k < catalogue->items.n; k++) {
			const struct item *item = catalogue->items.v[k];
			bool is_named = str_eq(item->id, list->v[i]);
			bool is_of = !is_named && str_eq(item->domain, list->v[i]) && !lists_id(list, item->id);

			if (composer->home[k] == which && !composer->hidden[k] && (is_named || is_of))
				vec_push(out, item);
		}
}

/* A table or text of a section; a section of one thing has no heading of its own for it. */
static void put_item(struct composer *composer, const struct item *item, bool is_alone, enum layout_part part)
{
	document_about(composer->out, item->id);
	if (!is_alone)
		document_heading(composer->out, 3, item->label, STR(""));
	if (part == LAYOUT_RESOLUTIONS && str_is(item->id, "section.resolutions"))
		compose_resolutions(composer, item);
	else if (!(str_is(item->id, "section.actions") && compose_aged(composer, item)) &&
		 !(str_is(item->id, "customers.expansion_pipeline") && compose_aged(composer, item)))
		compose_body(composer, item);
	document_about(composer->out, STR(""));
}

static void put_trends(struct composer *composer, const struct layout_section *section)
{
	for (size_t i = 0; i < section->trends.n; i++) {
		const struct item *item = catalogue_find(composer->input->catalogue, section->trends.v[i]);

		if (!item || composer->hidden[item->index])
			continue;
		document_about(composer->out, item->id);
		document_chart(composer->out, compose_trend(composer, item));
		document_about(composer->out, STR(""));
	}
}

static void put_items(struct composer *composer, const struct layout_section *section, const compose_items *items,
		      struct str heading)
{
	compose_items rows = { NULL, 0, 0 };
	size_t bodies = 0;

	for (size_t i = 0; i < items->n; i++) {
		bodies += compose_has_body(composer, items->v[i]);
		if (!composer->is_repeated[items->v[i]->index])
			vec_push(&rows, items->v[i]);
	}
	if (compose_figures(composer, &rows, heading) && bodies)
		bodies++; /* beside a table of figures a text has its own heading */
	if (composer->has_variance)
		compose_words_alone(composer, items);
	else
		compose_commentaries(composer, items);
	put_trends(composer, section);
	for (size_t i = 0; i < items->n; i++)
		if (compose_has_body(composer, items->v[i]))
			put_item(composer, items->v[i], bodies == 1 && section->part != LAYOUT_EXPANSION,
				 section->part);
	vec_release(&rows);
}

static bool has_anything(const struct composer *composer, const compose_items *items)
{
	struct variance variance;

	for (size_t i = 0; i < items->n; i++)
		if (compose_has_body(composer, items->v[i]) || compose_has_words_alone(composer, items->v[i]) ||
		    (compose_has_figures(composer, items->v[i], &variance) &&
		     (!composer->is_repeated[items->v[i]->index] ||
		      !str_is_blank(compose_text(composer, items->v[i], "commentary")))))
			return true;
	return false;
}

/* A board asks on when nothing is said of these. */
static const struct item *expected(const struct composer *composer, const struct layout_section *section)
{
	const struct item *item = compose_find(composer, "section.resolutions", ITEM_TABLE);

	if (section->part != LAYOUT_RESOLUTIONS || !item)
		return NULL;
	/* A company that does not ask for them has nothing to answer. */
	return company_drops(composer->input->company, item) ? NULL : item;
}

/* What the part has shown in its own way is not shown again. */
static void leave_out(compose_items *items, bool (*is_shown)(const struct item *item))
{
	size_t kept = 0;

	for (size_t i = 0; i < items->n; i++)
		if (!is_shown(items->v[i]))
			items->v[kept++] = items->v[i];
	items->n = kept;
}

static bool is_asks(const struct item *item)
{
	return str_is(item->id, "section.asks");
}

static void put_own(struct composer *composer, const struct layout_section *section, compose_items *items)
{
	switch (section->part) {
	case LAYOUT_DECISIONS:
		compose_decisions(composer);
		leave_out(items, is_asks);
		break;
	case LAYOUT_KPIS:
		compose_kpis(composer);
		break;
	case LAYOUT_VARIANCE:
		compose_variance(composer);
		break;
	case LAYOUT_BRIDGE:
		if (compose_bridge(composer, BRIDGE_PACKS))
			leave_out(items, compose_is_step);
		break;
	case LAYOUT_CASH:
		compose_scenarios(composer);
		break;
	case LAYOUT_CONVENTIONS:
		appendix_conventions(composer, 0);
		break;
	case LAYOUT_COVER:
	case LAYOUT_EXPANSION:
	case LAYOUT_ITEMS:
	case LAYOUT_ACTIONS:
	case LAYOUT_RESOLUTIONS:
	case LAYOUT_REST:
		break;
	}
}

/* Everything that no section shows, by domain: nothing that was typed is lost. */
static void put_rest(struct composer *composer)
{
	static const struct layout_section plain = { .part = LAYOUT_REST };
	const struct catalogue *catalogue = composer->input->catalogue;

	for (size_t first = 0, end; first < catalogue->items.n; first = end) {
		compose_items items = { NULL, 0, 0 };
		struct str domain = catalogue->items.v[first]->domain;

		for (end = first; end < catalogue->items.n && str_eq(catalogue->items.v[end]->domain, domain); end++)
			if (composer->home[end] == composer->options->layout->section_count && !composer->hidden[end])
				vec_push(&items, catalogue->items.v[end]);
		if (has_anything(composer, &items)) {
			/* Beside the layout's own sections "Summary" would promise too much. */
			struct str label = str_of(str_is(domain, "section") ? "Further notes" : domain_label(domain));

			document_heading(composer->out, 2, label, STR(""));
			put_items(composer, &plain, &items, label);
		}
		vec_release(&items);
	}
}

/* What a part has of its own comes first; a section that would have nothing under its heading has no heading either. */
static void put_section(struct composer *composer, size_t which)
{
	const struct layout_section *section = &composer->options->layout->sections[which];
	struct str heading = section->heading.n ? section->heading : str_of(part_headings[section->part]);
	compose_items items = { NULL, 0, 0 };
	size_t before, start;

	if (!layout_section_is_for(section, composer->options->audience))
		return;
	start = composer->out->blocks.n;
	if (section->starts_page && start)
		document_page(composer->out);
	if (section->part == LAYOUT_COVER || section->part == LAYOUT_REST) {
		section->part == LAYOUT_COVER ? compose_cover(composer) : put_rest(composer);
		return;
	}
	section_items(composer, which, &items);
	document_heading(composer->out, 2, heading, STR(""));
	before = composer->out->blocks.n;
	put_own(composer, section, &items);
	if (has_anything(composer, &items))
		put_items(composer, section, &items, heading);
	else
		put_trends(composer, section);
	if (items.n && !has_anything(composer, &items) && expected(composer, section))
		compose_none(composer, expected(composer, section));
	if (section->part == LAYOUT_EXPANSION)
		compose_outcomes(composer);
	/* Neither the heading nor the page in front of it owns anything that wants freeing. */
	if (composer->out->blocks.n == before)
		composer->out->blocks.n = start;
	vec_release(&items);
}

void compose(const struct view_input *input, const struct compose_options *options, struct document *document)
{
	struct composer composer = { .input = input, .options = options, .out = document };
	size_t count = input->catalogue->items.n + 1;
	bool has_rest = false;

	facts_refresh(input->facts);
	composer.home = mem_zero(count, sizeof(*composer.home));
	composer.hidden = mem_zero(count, sizeof(*composer.hidden));
	composer.is_due = mem_zero(count, sizeof(*composer.is_due));
	composer.is_headline = mem_zero(count, sizeof(*composer.is_headline));
	composer.is_repeated = mem_zero(count, sizeof(*composer.is_repeated));
	place(&composer);
	compose_title(&composer);
	for (size_t i = 0; i < options->layout->section_count && !options->only_appendices; i++) {
		put_section(&composer, i);
		has_rest = has_rest || options->layout->sections[i].part == LAYOUT_REST;
	}
	if (!has_rest && !options->only_appendices)
		put_rest(&composer);
	for (int i = 0; i < LAYOUT_APPENDIX_COUNT; i++)
		if (options->appendices[i])
			appendix_put(&composer, (enum layout_appendix)i);
	free(composer.home);
	free(composer.hidden);
	free(composer.is_due);
	free(composer.is_headline);
	free(composer.is_repeated);
}
