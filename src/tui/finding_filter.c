/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/finding_filter.h"

#include "base/text.h"

void finding_filter_release(struct finding_filter *filter)
{
	buf_release(&filter->text);
}

void finding_filter_clear(struct finding_filter *filter)
{
	struct buf text = filter->text;

	buf_clear(&text);
	*filter = (struct finding_filter){ .text = text };
}

bool finding_filter_is_open(const struct finding_filter *filter)
{
	return filter->level == FILTER_ALL_LEVELS && filter->waived == FILTER_WAIVED_SHOWN && !filter->section.n &&
	       !filter->family.n && str_is_blank(buf_str(&filter->text));
}

const char *filter_level_label(enum filter_level level)
{
	static const char *const labels[] = { "all", "errors", "errors and warnings", "warnings", "advice" };

	return labels[level];
}

const char *filter_waived_label(enum filter_waived waived)
{
	static const char *const labels[] = { "shown", "hidden", "only they" };

	return labels[waived];
}

struct str filter_section_label(struct str section)
{
	return str_is(section, "pack") ? STR("The pack") : str_of(domain_label(section));
}

struct str filter_section_of(const struct catalogue *catalogue, const struct finding *finding)
{
	const struct item *item = catalogue_find(catalogue, finding->at.item);

	return item ? item->domain : STR("pack");
}

static bool level_passes(enum filter_level asked, enum level level)
{
	switch (asked) {
	case FILTER_ERRORS:
		return level == LEVEL_ERROR;
	case FILTER_NO_ADVICE:
		return level != LEVEL_ADVICE;
	case FILTER_WARNINGS:
		return level == LEVEL_WARNING;
	case FILTER_ADVICE:
		return level == LEVEL_ADVICE;
	case FILTER_ALL_LEVELS:
	case FILTER_LEVELS:
		break;
	}
	return true;
}

static bool holds(struct str text, const struct buf *wanted)
{
	struct buf folded = BUF_EMPTY;
	bool found;

	text_fold(text, &folded);
	found = str_find(buf_str(&folded), buf_str(wanted), 0) != STR_NONE;
	buf_release(&folded);
	return found;
}

static bool text_passes(struct str asked, const struct catalogue *catalogue, const struct finding *finding)
{
	const struct item *item = catalogue_find(catalogue, finding->at.item);
	struct buf wanted = BUF_EMPTY;
	bool passes;

	if (str_is_blank(asked))
		return true;
	text_fold(str_trim(asked), &wanted);
	passes = holds(finding->message, &wanted) || holds(finding->rule->id, &wanted) ||
		 (item && (holds(item->label, &wanted) || holds(item->short_label, &wanted)));
	buf_release(&wanted);
	return passes;
}

bool finding_filter_passes(const struct finding_filter *filter, const struct catalogue *catalogue,
			   const struct finding *finding)
{
	if (!level_passes(filter->level, finding->level))
		return false;
	if (filter->waived != FILTER_WAIVED_SHOWN && finding->waived != (filter->waived == FILTER_WAIVED_ONLY))
		return false;
	if (filter->section.n && !str_eq(filter->section, filter_section_of(catalogue, finding)))
		return false;
	if (filter->family.n && !str_eq(filter->family, finding->rule->family))
		return false;
	return text_passes(buf_str(&filter->text), catalogue, finding);
}

static void put_part(struct buf *out, size_t start, struct str text)
{
	buf_adds(out, out->n > start ? ", " : "");
	buf_add(out, text);
}

void finding_filter_print(const struct finding_filter *filter, struct buf *out)
{
	size_t start = out->n;

	if (filter->level != FILTER_ALL_LEVELS)
		put_part(out, start, str_of(filter_level_label(filter->level)));
	if (filter->section.n)
		put_part(out, start, filter_section_label(filter->section));
	if (filter->family.n)
		put_part(out, start, filter->family);
	if (filter->waived != FILTER_WAIVED_SHOWN)
		put_part(out, start, filter->waived == FILTER_WAIVED_ONLY ? STR("waived") : STR("not waived"));
	if (!str_is_blank(buf_str(&filter->text))) {
		put_part(out, start, STR("\""));
		buf_add(out, str_trim(buf_str(&filter->text)));
		buf_addc(out, '"');
	}
}
