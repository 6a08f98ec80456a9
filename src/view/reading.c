/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/reading.h"

#include "base/text.h"
#include "view/json.h"

/* A board reads three names as a pipeline; LABELS of the corpus and boardpack-checks(7) state the same figure. */
#define ENOUGH_ACCOUNTS 3

/* The slots in the order in which people ask: how much, when, what stands in the way. */
enum slot { ANSWER_SIZE, ANSWER_TIMING, ANSWER_GATE, ANSWER_COUNT };

static const struct {
	const char *key, *missing_key, *label, *missing_label;
} slots[ANSWER_COUNT] = {
	[ANSWER_SIZE] = { "size", "missing_sizing", "size", "without a size" },
	[ANSWER_TIMING] = { "timing", "missing_timing", "timing", "without a time" },
	[ANSWER_GATE] = { "gate", "missing_gate", "gate", "without a blocking gate" },
};

static const struct narrative_slot *slot_of(const struct narrative_entry *entry, enum slot slot)
{
	switch (slot) {
	case ANSWER_SIZE:
		return &entry->size;
	case ANSWER_TIMING:
		return &entry->timing;
	case ANSWER_GATE:
		return &entry->gate;
	case ANSWER_COUNT:
		break;
	}
	assert(!"a slot of a narrative");
	return NULL;
}

static bool is_lacking(const struct narrative_entry *entry, enum slot slot)
{
	return !slot_of(entry, slot)->found && !slot_of(entry, slot)->open;
}

static bool is_too_few(const struct narrative *narrative)
{
	return narrative->entries.n + narrative->doubtful < ENOUGH_ACCOUNTS && !narrative->thin_statement;
}

static void put_quoted(struct buf *out, struct str text)
{
	buf_addc(out, '"');
	text_visible(text, false, out);
	buf_addc(out, '"');
}

static void put_entry(struct buf *out, const struct narrative_entry *entry)
{
	text_visible(entry->name, false, out);
	for (size_t i = 0; i < entry->alias_count; i++) {
		buf_adds(out, i ? ", " : " (also ");
		text_visible(entry->aliases[i], false, out);
	}
	buf_adds(out, entry->alias_count ? ")\n" : "\n");
	if (entry->parent.n) {
		buf_adds(out, "  parent  ");
		put_quoted(out, entry->parent);
		buf_addc(out, '\n');
	}
	for (enum slot slot = 0; slot < ANSWER_COUNT; slot++) {
		const struct narrative_slot *found = slot_of(entry, slot);

		buf_printf(out, "  %-7s ", slots[slot].label);
		if (found->found) {
			put_quoted(out, found->text);
			buf_printf(out, " at byte %zu\n", found->span.at);
		} else {
			buf_adds(out, found->open ? "not clear\n" : "not found\n");
		}
	}
}

static void put_missing(struct buf *out, const struct narrative *narrative, enum slot slot)
{
	size_t count = 0;

	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];

		if (!is_lacking(entry, slot))
			continue;
		if (count++)
			buf_adds(out, ", ");
		else
			buf_printf(out, "%s: ", slots[slot].missing_label);
		text_visible(entry->name, false, out);
	}
	if (count)
		buf_addc(out, '\n');
}

/* A flag with the words that raised it, so that a reader who disagrees sees why. */
static void put_flag(struct buf *out, bool raised, const char *name, struct str text, struct span span)
{
	if (!raised)
		return;
	buf_adds(out, name);
	if (span.n && span.at <= text.n && span.n <= text.n - span.at) {
		buf_adds(out, ": ");
		put_quoted(out, str_in(text, span));
		buf_printf(out, " at byte %zu", span.at);
	}
	buf_addc(out, '\n');
}

void reading_text(const struct narrative *narrative, struct str text, struct buf *out)
{
	size_t count = narrative->entries.n;

	buf_printf(out, "%zu named account%s\n", count, count == 1 ? "" : "s");
	for (size_t i = 0; i < count; i++) {
		buf_addc(out, '\n');
		put_entry(out, &narrative->entries.v[i]);
	}
	buf_addc(out, '\n');
	if (narrative->doubtful)
		buf_printf(out, "%zu more name%s that may be an account\n", narrative->doubtful,
			   narrative->doubtful == 1 ? "" : "s");
	put_flag(out, is_too_few(narrative), "too few named accounts", text, (struct span){ 0, 0 });
	for (enum slot slot = 0; slot < ANSWER_COUNT; slot++)
		put_missing(out, narrative, slot);
	put_flag(out, narrative->tam_talk,
		 narrative->tam_in_place ? "market-size talk in place of pipeline" : "market-size talk", text,
		 narrative->tam_span);
	put_flag(out, narrative->vague_only, "vague only", text, narrative->vague_span);
	put_flag(out, narrative->thin_statement, "says openly that the pipeline is thin", text, narrative->thin_span);
	if (buf_str(out).p[out->n - 2] == '\n')
		buf_adds(out, "nothing is missing\n");
}

static void json_account(struct json *json, const struct narrative_entry *entry)
{
	json_open(json, NULL, '{');
	json_str(json, "name", entry->name);
	json_open(json, "aliases", '[');
	for (size_t i = 0; i < entry->alias_count; i++)
		json_str(json, NULL, entry->aliases[i]);
	json_close(json, ']');
	if (entry->parent.n)
		json_str(json, "parent", entry->parent);
	for (enum slot slot = 0; slot < ANSWER_COUNT; slot++) {
		const struct narrative_slot *found = slot_of(entry, slot);

		if (!found->found) {
			json_null(json, slots[slot].key);
			continue;
		}
		json_open(json, slots[slot].key, '{');
		json_str(json, "text", found->text);
		json_span(json, "span", found->span);
		json_close(json, '}');
	}
	json_close(json, '}');
}

static void json_missing(struct json *json, const struct narrative *narrative, enum slot slot)
{
	json_open(json, slots[slot].missing_key, '[');
	for (size_t i = 0; i < narrative->entries.n; i++)
		if (is_lacking(&narrative->entries.v[i], slot))
			json_str(json, NULL, narrative->entries.v[i].name);
	json_close(json, ']');
}

void reading_json(const struct narrative *narrative, struct str id, bool pretty, struct buf *out)
{
	struct json json;

	json_init(&json, out, pretty);
	json_open(&json, NULL, '{');
	if (id.n)
		json_str(&json, "id", id);
	json_open(&json, "named_accounts", '[');
	for (size_t i = 0; i < narrative->entries.n; i++)
		json_str(&json, NULL, narrative->entries.v[i].name);
	json_close(&json, ']');
	json_open(&json, "accounts", '[');
	for (size_t i = 0; i < narrative->entries.n; i++)
		json_account(&json, &narrative->entries.v[i]);
	json_close(&json, ']');
	json_bool(&json, "too_few_named", is_too_few(narrative));
	for (enum slot slot = 0; slot < ANSWER_COUNT; slot++)
		json_missing(&json, narrative, slot);
	json_bool(&json, "tam_talk", narrative->tam_talk);
	json_bool(&json, "vague_only", narrative->vague_only);
	json_bool(&json, "thin_statement", narrative->thin_statement);
	json_close(&json, '}');
	buf_addc(out, '\n');
}

void reading_comment_json(const struct comment *comment, struct str id, struct buf *out)
{
	struct json json;

	json_init(&json, out, false);
	json_open(&json, NULL, '{');
	if (id.n)
		json_str(&json, "id", id);
	json_open(&json, "issues", '[');
	for (size_t fault = 0; fault < COMMENT_FAULTS; fault++)
		for (size_t i = 0; i < comment->findings.n; i++) {
			if (comment->findings.v[i].fault != fault)
				continue;
			json_str(&json, NULL, str_of(comment_code((enum comment_fault)fault)));
			break;
		}
	json_close(&json, ']');
	json_open(&json, "findings", '[');
	for (size_t i = 0; i < comment->findings.n; i++) {
		const struct comment_finding *finding = &comment->findings.v[i];

		json_open(&json, NULL, '{');
		json_str(&json, "issue", str_of(comment_code(finding->fault)));
		json_str(&json, "text", finding->what);
		json_span(&json, "span", finding->span);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
