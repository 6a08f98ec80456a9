/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/sarif.h"

#include "base/text.h"
#include "check/rule.h"
#include "view/json.h"

#define VERSION_URI "https://json.schemastore.org/sarif-2.1.0.json"

/* How deep the elements of results and rules stand in the document. */
enum { RESULT_DEPTH = 4, RULE_DEPTH = 6 };

static const char *sarif_level(enum level level)
{
	return level == LEVEL_ADVICE ? "note" : level_name(level);
}

/* A relative reference: what is not plain in a path is percent-encoded. */
static void put_uri(struct json *json, const char *file)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	struct buf uri = BUF_EMPTY;

	for (const char *p = file ? file : ""; *p; p++) {
		if (strchr(plain, *p))
			buf_addc(&uri, *p);
		else
			buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)*p);
	}
	json_str(json, "uri", buf_str(&uri));
	buf_release(&uri);
}

static void put_message(struct json *json, const char *key, struct str text)
{
	json_open(json, key, '{');
	json_str(json, "text", text);
	json_close(json, '}');
}

static void put_location(struct json *json, const struct view_input *input, const struct finding *finding)
{
	struct report_place place = { 1, 1 };
	struct buf address = BUF_EMPTY;

	if (report_place(input, finding, &place) && input->characters)
		place.column = input->characters(input->locate_data, place.line, place.column);
	json_open(json, "locations", '[');
	json_open(json, NULL, '{');
	json_open(json, "physicalLocation", '{');
	json_open(json, "artifactLocation", '{');
	put_uri(json, input->file);
	json_close(json, '}');
	json_open(json, "region", '{');
	json_size(json, "startLine", place.line);
	json_size(json, "startColumn", place.column);
	json_close(json, '}');
	json_close(json, '}');
	if (finding->at.item.n) {
		addr_print(&finding->at, &address);
		json_open(json, "logicalLocations", '[');
		json_open(json, NULL, '{');
		json_str(json, "fullyQualifiedName", buf_str(&address));
		json_close(json, '}');
		json_close(json, ']');
	}
	json_close(json, '}');
	json_close(json, ']');
	buf_release(&address);
}

static void put_suppression(struct json *json, struct str reason)
{
	json_open(json, "suppressions", '[');
	json_open(json, NULL, '{');
	json_str(json, "kind", STR("inSource"));
	json_str(json, "justification", reason);
	json_close(json, '}');
	json_close(json, ']');
}

void sarif_results(const struct view_input *input, struct buf *out)
{
	struct json json;

	assert(input->findings);
	json_init_at(&json, out, true, RESULT_DEPTH);
	for (size_t i = 0; i < input->findings->list.n; i++) {
		const struct finding *finding = &input->findings->list.v[i];

		json_open(&json, NULL, '{');
		json_str(&json, "ruleId", finding->rule->id);
		json_str(&json, "level", str_of(sarif_level(finding->level)));
		put_message(&json, "message", finding->message);
		put_location(&json, input, finding);
		if (finding->waived)
			put_suppression(&json, finding->waiver_reason);
		json_close(&json, '}');
	}
}

void sarif_rule(const struct rule *rule, struct buf *out)
{
	struct json json;

	json_init_at(&json, out, true, RULE_DEPTH);
	json_open(&json, NULL, '{');
	json_str(&json, "id", rule->id);
	put_message(&json, "shortDescription", rule->message.n ? rule->message : rule->id);
	if (rule->why.n)
		put_message(&json, "fullDescription", rule->why);
	if (rule->fix.n)
		put_message(&json, "help", rule->fix);
	json_open(&json, "defaultConfiguration", '{');
	json_str(&json, "level", str_of(sarif_level(rule->level)));
	json_close(&json, '}');
	json_close(&json, '}');
}

static void put_all(struct json *json, const char *key, const struct str *parts, size_t count)
{
	json_open(json, key, '[');
	for (size_t i = 0; i < count; i++)
		if (parts[i].n)
			json_raw(json, NULL, str_trim(parts[i]));
	json_close(json, ']');
}

static void put_driver(struct json *json, const struct sarif_run *run)
{
	json_open(json, "tool", '{');
	json_open(json, "driver", '{');
	json_str(json, "name", STR("boardpack"));
	json_str(json, "semanticVersion", str_of(PACKAGE_VERSION));
	put_all(json, "rules", run->rules, run->rule_count);
	json_close(json, '}');
	json_close(json, '}');
}

static void put_skip(struct json *json, const struct sarif_skip *skip)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "%.*s was skipped: %.*s", STR_FMT(skip->rule), STR_FMT(skip->reason));
	json_open(json, NULL, '{');
	json_str(json, "level", STR("note"));
	put_message(json, "message", buf_str(&text));
	json_open(json, "locations", '[');
	json_open(json, NULL, '{');
	json_open(json, "physicalLocation", '{');
	json_open(json, "artifactLocation", '{');
	put_uri(json, skip->file.p);
	json_close(json, '}');
	json_close(json, '}');
	json_close(json, '}');
	json_close(json, ']');
	json_close(json, '}');
	buf_release(&text);
}

static void put_invocation(struct json *json, const struct sarif_run *run)
{
	json_open(json, "invocations", '[');
	json_open(json, NULL, '{');
	json_bool(json, "executionSuccessful", run->is_complete);
	json_open(json, "toolExecutionNotifications", '[');
	for (size_t i = 0; i < run->skip_count; i++)
		put_skip(json, &run->skips[i]);
	json_close(json, ']');
	json_close(json, '}');
	json_close(json, ']');
}

static void put_sum(struct json *json, const struct report_sum *sum)
{
	json_open(json, "properties", '{');
	json_size(json, "packs", sum->packs);
	json_size(json, "checksRan", sum->ran);
	json_size(json, "checksFired", sum->fired);
	json_size(json, "findings", sum->findings);
	json_size(json, "findingsWaived", sum->waived);
	json_size(json, "checksSkipped", sum->skipped);
	json_close(json, '}');
}

void sarif_document(const struct sarif_run *run, struct buf *out)
{
	struct json json;

	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_str(&json, "$schema", STR(VERSION_URI));
	json_str(&json, "version", STR("2.1.0"));
	json_open(&json, "runs", '[');
	json_open(&json, NULL, '{');
	put_driver(&json, run);
	json_str(&json, "columnKind", STR("unicodeCodePoints"));
	put_invocation(&json, run);
	put_all(&json, "results", run->results, run->result_count);
	put_sum(&json, &run->sum);
	json_close(&json, '}');
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
