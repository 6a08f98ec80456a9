/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/report.h"

#include "base/text.h"
#include "view/json.h"

static bool locate(const struct view_input *input, const struct addr *at, size_t offset, struct report_place *place)
{
	return input->locate && input->locate(input->locate_data, at, offset, &place->line, &place->column);
}

bool report_place(const struct view_input *input, const struct finding *finding, struct report_place *place)
{
	struct addr at = finding->at;

	if (finding->file_line) {
		*place = (struct report_place){ finding->file_line, finding->file_column ? finding->file_column : 1 };
		return true;
	}
	if (at.item.n == 0)
		return false;
	if (locate(input, &at, finding->span.at, place))
		return true;
	at.field = STR("");
	if (locate(input, &at, 0, place))
		return true;
	at.row = 0;
	return locate(input, &at, 0, place);
}

static void put_finding(const struct view_input *input, const struct finding *finding, struct buf *out)
{
	struct report_place place = { 1, 1 };

	report_place(input, finding, &place);
	if (input->file)
		text_visible(str_of(input->file), false, out);
	buf_printf(out, ":%zu:%zu: %s: ", place.line, place.column, level_name(finding->level));
	text_visible(finding->message, false, out);
	buf_addc(out, ' ');
	buf_addc(out, '[');
	text_visible(finding->rule->id, false, out);
	buf_addc(out, ']');
	if (finding->waived) {
		buf_adds(out, " (waived: ");
		text_visible(finding->waiver_reason, false, out);
		buf_addc(out, ')');
	}
	buf_addc(out, '\n');
}

/* Beyond so many skipped rules their reasons are told in kinds: a young pack lacks a hundred figures. */
#define REASONS_MAX 6

static struct str reason_of(const struct findings *findings, size_t i)
{
	static const struct str missing[] = { { " is missing", 11 },
					      { " has no rows ", 13 },
					      { " cannot be read", 15 } };
	struct str reason = findings->skipped.v[i].reason;

	for (size_t k = 0; k < COUNT_OF(missing) && findings->skipped.n > REASONS_MAX; k++)
		if (str_find(reason, missing[k], 0) != STR_NONE)
			return STR("a figure is missing");
	return reason;
}

/* The reasons of skipped rules in the order in which they first occur, each with its number of rules. */
static void put_skipped(const struct findings *findings, struct buf *out)
{
	size_t n = findings->skipped.n;

	for (size_t i = 0; i < n; i++) {
		struct str reason = reason_of(findings, i);
		size_t count = 0;
		bool is_first = true;

		for (size_t j = 0; j < n; j++) {
			if (!str_eq(reason, reason_of(findings, j)))
				continue;
			count++;
			if (j < i)
				is_first = false;
		}
		if (!is_first)
			continue;
		buf_adds(out, i ? "; " : " (");
		text_visible(reason, false, out);
		if (count > 1)
			buf_printf(out, ": %zu", count);
	}
	if (n)
		buf_addc(out, ')');
}

static void put_counted(struct buf *out, size_t n, const char *noun, const char *rest)
{
	buf_printf(out, "%zu %s%s%s", n, noun, n == 1 ? "" : "s", rest);
}

void report_counts(const struct findings *findings, struct buf *out)
{
	size_t open = findings->list.n - findings->waived;

	put_counted(out, findings->ran, "check", " ran, ");
	buf_printf(out, "%zu fired (", findings->fired);
	put_counted(out, open, "finding", "), ");
	put_counted(out, findings->waived, "finding", " waived, ");
	put_counted(out, findings->skipped.n, "check", " skipped");
	put_skipped(findings, out);
	buf_addc(out, '\n');
}

void report_text(const struct view_input *input, struct buf *out)
{
	assert(input->findings);
	for (size_t i = 0; i < input->findings->list.n; i++)
		put_finding(input, &input->findings->list.v[i], out);
	report_counts(input->findings, out);
}

static void json_text_or_null(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_str(json, key, text);
	else
		json_null(json, key);
}

/* A number beside what its formula gives, where both are known. */
static void json_computed(struct json *json, const struct view_input *input, const struct addr *at)
{
	const struct item *item = catalogue_find(input->catalogue, at->item);
	struct fact fact;

	if (!item || item->kind != ITEM_NUMBER || !input->facts || !str_is(at->field, "actual"))
		return;
	fact = facts_get(input->facts, item, EXPR_FIELD_ACTUAL, 0);
	if (fact.state != FACT_TYPED || !fact.has_formula_value)
		return;
	json_number(json, "typed", fact.quantity.value);
	json_number(json, "computed", fact.formula_value.value);
}

static void json_finding(struct json *json, const struct view_input *input, const struct finding *finding)
{
	struct report_place place;

	json_open(json, NULL, '{');
	json_str(json, "rule", finding->rule->id);
	json_str(json, "level", str_of(level_name(finding->level)));
	json_text_or_null(json, "item", finding->at.item);
	if (finding->at.row)
		json_size(json, "row", finding->at.row);
	else
		json_null(json, "row");
	json_text_or_null(json, "field", finding->at.field);
	if (finding->span.n)
		json_span(json, "span", finding->span);
	else
		json_null(json, "span");
	json_text_or_null(json, "file", str_of(input->file));
	if (report_place(input, finding, &place)) {
		json_size(json, "line", place.line);
		json_size(json, "column", place.column);
	} else {
		json_null(json, "line");
		json_null(json, "column");
	}
	json_str(json, "message", finding->message);
	json_computed(json, input, &finding->at);
	json_text_or_null(json, "fix", finding->rule->fix);
	json_bool(json, "waived", finding->waived);
	json_text_or_null(json, "waiver_reason", finding->waived ? finding->waiver_reason : STR(""));
	json_close(json, '}');
}

static void json_counts(struct json *json, const struct findings *findings)
{
	size_t by_level[LEVEL_ERROR + 1] = { 0 };

	for (size_t i = 0; i < findings->list.n; i++)
		if (!findings->list.v[i].waived)
			by_level[findings->list.v[i].level]++;
	json_open(json, "counts", '{');
	json_size(json, "ran", findings->ran);
	json_size(json, "fired", findings->fired);
	json_size(json, "findings", findings->list.n - findings->waived);
	for (int level = LEVEL_ERROR; level >= LEVEL_ADVICE; level--)
		json_size(json, level_name((enum level)level), by_level[level]);
	json_size(json, "waived", findings->waived);
	json_size(json, "skipped", findings->skipped.n);
	json_close(json, '}');
}

void report_json(const struct view_input *input, struct json *json)
{
	const struct findings *findings = input->findings;

	assert(findings);
	json_open(json, NULL, '{');
	json_text_or_null(json, "file", str_of(input->file));
	json_open(json, "findings", '[');
	for (size_t i = 0; i < findings->list.n; i++)
		json_finding(json, input, &findings->list.v[i]);
	json_close(json, ']');
	json_counts(json, findings);
	json_open(json, "skipped", '[');
	for (size_t i = 0; i < findings->skipped.n; i++) {
		json_open(json, NULL, '{');
		json_str(json, "rule", findings->skipped.v[i].rule->id);
		json_str(json, "reason", findings->skipped.v[i].reason);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

/* A workflow command is one line; its properties end at a comma or a colon. */
static void put_command_text(struct str text, bool is_property, struct buf *out)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, false, &shown);
	for (size_t i = 0; i < shown.n; i++) {
		char c = shown.p[i];

		if (c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ',')))
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
		else
			buf_addc(out, c);
	}
	buf_release(&shown);
}

static void put_command(const struct view_input *input, const struct finding *finding, struct buf *out)
{
	static const char *const commands[] = {
		[LEVEL_ADVICE] = "notice", [LEVEL_WARNING] = "warning", [LEVEL_ERROR] = "error"
	};
	struct report_place place = { 1, 1 };

	report_place(input, finding, &place);
	buf_printf(out, "::%s file=", commands[finding->level]);
	put_command_text(str_of(input->file), true, out);
	buf_printf(out, ",line=%zu,col=%zu,title=", place.line, place.column);
	put_command_text(finding->rule->id, true, out);
	buf_adds(out, "::");
	put_command_text(finding->message, false, out);
	buf_addc(out, '\n');
}

void report_github(const struct view_input *input, struct buf *out)
{
	struct buf counts = BUF_EMPTY;

	for (size_t i = 0; i < input->findings->list.n; i++)
		if (!input->findings->list.v[i].waived)
			put_command(input, &input->findings->list.v[i], out);
	report_counts(input->findings, &counts);
	buf_adds(out, "::notice file=");
	put_command_text(str_of(input->file), true, out);
	buf_adds(out, ",title=boardpack::");
	put_command_text(str_trim(buf_str(&counts)), false, out);
	buf_addc(out, '\n');
	buf_release(&counts);
}

void report_add(struct report_sum *sum, const struct findings *findings)
{
	sum->packs++;
	sum->ran += findings->ran;
	sum->fired += findings->fired;
	sum->findings += findings->list.n - findings->waived;
	sum->waived += findings->waived;
	sum->skipped += findings->skipped.n;
}

void report_sum(const struct report_sum *sum, struct buf *out)
{
	put_counted(out, sum->packs, "pack", ": ");
	put_counted(out, sum->ran, "check", " ran, ");
	buf_printf(out, "%zu fired (", sum->fired);
	put_counted(out, sum->findings, "finding", "), ");
	put_counted(out, sum->waived, "finding", " waived, ");
	put_counted(out, sum->skipped, "check", " skipped\n");
}
