/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/composer.h"

/* Packs that the bridge of the appendix shows. */
#define BRIDGE_PACKS 4

static const char *const titles[] = {
	[LAYOUT_DEFINITIONS] = "definitions and sources",
	[LAYOUT_CHANGES] = "changes of definitions",
	[LAYOUT_BENCHMARKS] = "benchmarks",
	[LAYOUT_FULL_VARIANCE] = "all figures",
	[LAYOUT_FULL_BRIDGE] = "ARR bridge over four periods",
	[LAYOUT_TIES] = "identities and what they give",
	[LAYOUT_VERSION] = "changes since the last version",
	[LAYOUT_CHECKS] = "findings statement",
	[LAYOUT_GLOSSARY] = "glossary",
};

static void put_heading(struct composer *composer, const char *title)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "Appendix %c: %s", (int)('A' + composer->appendix_count++), title);
	document_page(composer->out);
	document_heading(composer->out, 2, buf_str(&text), STR(""));
	buf_release(&text);
}

static bool is_used(const struct composer *composer, const struct convention *convention)
{
	const struct catalogue *catalogue = composer->input->catalogue;
	struct variance variance;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (convention_affects(convention, item) && !composer->hidden[i] &&
		    (pack_is_answered(composer->input->pack, item) || compose_has_figures(composer, item, &variance)))
			return true;
	}
	return false;
}

/* Where practice is divided, a reader compares this pack with another company's only knowing which convention it follows. */
void appendix_conventions(struct composer *composer, int level)
{
	const struct catalogue *catalogue = composer->input->catalogue;
	bool is_first = true;

	for (size_t i = 0; i < catalogue->conventions.n; i++) {
		const struct convention *convention = catalogue->conventions.v[i];
		const struct convention_choice *choice = &convention->choices[convention->chosen];

		if (!is_used(composer, convention))
			continue;
		if (is_first && level)
			document_heading(composer->out, level, STR("Conventions"), STR(""));
		is_first = false;
		document_bullet(composer->out, STR(""));
		document_sayf(composer->out, DOCUMENT_STRONG, "%.*s:", STR_FMT(convention->label));
		document_sayf(composer->out, DOCUMENT_PLAIN, " %.*s%s%.*s", STR_FMT(choice->label),
			      convention->is_declared ? ". " : " (by default). ", STR_FMT(choice->text));
	}
}

static void all_figures(struct composer *composer)
{
	const struct catalogue *catalogue = composer->input->catalogue;

	for (size_t first = 0, end; first < catalogue->items.n; first = end) {
		struct str domain = catalogue->items.v[first]->domain;
		struct str label = str_of(domain_label(domain));
		compose_items items = { NULL, 0, 0 };
		struct variance variance;

		for (end = first; end < catalogue->items.n && str_eq(catalogue->items.v[end]->domain, domain); end++)
			if (compose_has_figures(composer, catalogue->items.v[end], &variance))
				vec_push(&items, catalogue->items.v[end]);
		if (items.n) {
			document_heading(composer->out, 3, label, STR(""));
			compose_figures(composer, &items, label);
		}
		vec_release(&items);
	}
}

static bool keeps_something_back(const struct composer *composer)
{
	for (size_t i = 0; i < composer->input->catalogue->items.n; i++)
		if (composer->hidden[i])
			return true;
	return false;
}

void appendix_put(struct composer *composer, enum layout_appendix appendix)
{
	bool tells_of_all = appendix == LAYOUT_TIES || appendix == LAYOUT_VERSION || appendix == LAYOUT_CHECKS;
	size_t before = composer->out->blocks.n;

	if (appendix == LAYOUT_CHECKS && !composer->input->findings)
		return;
	put_heading(composer, titles[appendix]);
	/* Their messages quote figures of other items: an edition that leaves some out cannot print them. */
	if (tells_of_all && keeps_something_back(composer)) {
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_PLAIN,
			     STR("This edition leaves items out; this appendix is in the board's edition."));
		return;
	}
	if (appendix == LAYOUT_DEFINITIONS)
		appendix_definitions(composer);
	else if (appendix == LAYOUT_CHANGES)
		appendix_changes(composer);
	else if (appendix == LAYOUT_BENCHMARKS)
		appendix_benchmarks(composer);
	else if (appendix == LAYOUT_FULL_VARIANCE)
		all_figures(composer);
	else if (appendix == LAYOUT_FULL_BRIDGE)
		compose_bridge(composer, BRIDGE_PACKS);
	else if (appendix == LAYOUT_TIES)
		appendix_ties(composer);
	else if (appendix == LAYOUT_VERSION)
		appendix_version(composer);
	else if (appendix == LAYOUT_CHECKS)
		appendix_checks(composer);
	else
		appendix_glossary(composer);
	if (composer->out->blocks.n == before + 2) {
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_PLAIN, STR("Nothing to report."));
	}
}
