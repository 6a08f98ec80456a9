/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/report.h"

#include "base/text.h"
#include "view/json.h"

struct place {
	size_t line, column;
};

static bool locate(const struct view_input *input, const struct addr *at, size_t offset, struct place *place)
{
	return input->locate && input->locate(input->locate_data, at, offset, &place->line, &place->column);
}

/* What is not in the file (a missing answer) is shown where its row or item stands. False when that is nowhere either. */
static bool find_place(const struct view_input *input, const struct finding *finding, struct place *place)
{
	struct addr at = finding->at;

	if (finding->file_line) {
		*place = (struct place){ finding->file_line, finding->file_column ? finding->file_column : 1 };
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
	struct place place = { 1, 1 };

	find_place(input, finding, &place);
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

/* The reasons of skipped rules in the order in which they first occur, each with its number of rules. */
static void put_skipped(const struct findings *findings, struct buf *out)
{
	const struct skip *v = findings->skipped.v;
	size_t n = findings->skipped.n;

	for (size_t i = 0; i < n; i++) {
		size_t count = 0;
		bool is_first = true;

		for (size_t j = 0; j < n; j++) {
			if (!str_eq(v[i].reason, v[j].reason))
				continue;
			count++;
			if (j < i)
				is_first = false;
		}
		if (!is_first)
			continue;
		buf_adds(out, i ? "; " : " (");
		text_visible(v[i].reason, false, out);
		if (count > 1)
			buf_printf(out, ": %zu", count);
	}
	if (n)
		buf_addc(out, ')');
}

void report_counts(const struct findings *findings, struct buf *out)
{
	size_t open = findings->list.n - findings->waived;

	buf_printf(out, "%zu check%s ran, %zu fired (%zu finding%s), %zu finding%s waived, %zu check%s skipped",
		   findings->ran, findings->ran == 1 ? "" : "s", findings->fired, open, open == 1 ? "" : "s",
		   findings->waived, findings->waived == 1 ? "" : "s", findings->skipped.n,
		   findings->skipped.n == 1 ? "" : "s");
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

static void json_finding(struct json *json, const struct view_input *input, const struct finding *finding)
{
	struct place place;

	json_open(json, NULL, '{');
	json_str(json, "rule", finding->rule->id);
	json_str(json, "level", str_of(level_name(finding->level)));
	json_text_or_null(json, "item", finding->at.item);
	if (finding->at.row)
		json_size(json, "row", finding->at.row);
	else
		json_null(json, "row");
	json_text_or_null(json, "field", finding->at.field);
	if (finding->span.n) {
		json_open(json, "span", '{');
		json_size(json, "start", finding->span.at);
		json_size(json, "end", finding->span.at + finding->span.n);
		json_close(json, '}');
	} else {
		json_null(json, "span");
	}
	json_text_or_null(json, "file", str_of(input->file));
	if (find_place(input, finding, &place)) {
		json_size(json, "line", place.line);
		json_size(json, "column", place.column);
	} else {
		json_null(json, "line");
		json_null(json, "column");
	}
	json_str(json, "message", finding->message);
	json_text_or_null(json, "fix", finding->rule->fix);
	json_bool(json, "waived", finding->waived);
	json_text_or_null(json, "waiver_reason", finding->waived ? finding->waiver_reason : STR(""));
	json_close(json, '}');
}

void report_json(const struct view_input *input, struct buf *out)
{
	const struct findings *findings = input->findings;
	size_t by_level[LEVEL_ERROR + 1] = { 0 };
	struct json json;

	assert(findings);
	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_text_or_null(&json, "file", str_of(input->file));
	json_open(&json, "findings", '[');
	for (size_t i = 0; i < findings->list.n; i++) {
		json_finding(&json, input, &findings->list.v[i]);
		if (!findings->list.v[i].waived)
			by_level[findings->list.v[i].level]++;
	}
	json_close(&json, ']');
	json_open(&json, "counts", '{');
	json_size(&json, "ran", findings->ran);
	json_size(&json, "fired", findings->fired);
	json_size(&json, "findings", findings->list.n - findings->waived);
	for (int level = LEVEL_ERROR; level >= LEVEL_ADVICE; level--)
		json_size(&json, level_name((enum level)level), by_level[level]);
	json_size(&json, "waived", findings->waived);
	json_size(&json, "skipped", findings->skipped.n);
	json_close(&json, '}');
	json_open(&json, "skipped", '[');
	for (size_t i = 0; i < findings->skipped.n; i++) {
		json_open(&json, NULL, '{');
		json_str(&json, "rule", findings->skipped.v[i].rule->id);
		json_str(&json, "reason", findings->skipped.v[i].reason);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
