/* SPDX-License-Identifier: MIT */
/*
 * Owns: how unit tests say in one line what a narrative is read as.
 * Never: knows how it is read.
 */
#ifndef NARRATIVE_FIXTURE_H
#define NARRATIVE_FIXTURE_H

#include "check/narrative.h"

/* "Name:STG, …": a letter for each answer that was found, a dash for each that was not. */
static inline void describe(const struct narrative *narrative, struct str text, struct buf *out)
{
	(void)text;
	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];

		buf_printf(out, "%s%.*s:%c%c%c", i ? ", " : "", STR_FMT(entry->name), entry->size.found ? 'S' : '-',
			   entry->timing.found ? 'T' : '-', entry->gate.found ? 'G' : '-');
	}
	if (narrative->thin_statement)
		buf_adds(out, " thin");
	if (narrative->tam_talk)
		buf_adds(out, narrative->tam_in_place ? " market!" : " market");
	if (narrative->vague_only)
		buf_adds(out, " vague");
}

/* What say appends of the narrative with that text; context may be NULL. */
static inline void assert_said(void (*say)(const struct narrative *narrative, struct str text, struct buf *out),
			       const struct narrative_context *context, const char *text, const char *expected)
{
	struct narrative narrative;
	struct buf out = BUF_EMPTY;

	narrative_init(&narrative);
	narrative_read(&narrative, str_of(text), context);
	say(&narrative, str_of(text), &out);
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
	narrative_release(&narrative);
}

static inline void assert_reads_as(const struct narrative_context *context, const char *text, const char *expected)
{
	assert_said(describe, context, text, expected);
}

static inline void assert_reads(const char *text, const char *expected)
{
	assert_reads_as(NULL, text, expected);
}

struct reading {
	const char *text, *reads;
};

/* Each text behind an account that is whole. */
static inline void assert_reads_behind(const struct reading *readings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf text = BUF_EMPTY, reads = BUF_EMPTY;

		buf_printf(&text, "Alder Mill wants labels for £9k in May, legal. %s", readings[i].text);
		buf_printf(&reads, "Alder Mill:STG%s", readings[i].reads);
		assert_reads(text.p, reads.p);
		buf_release(&text);
		buf_release(&reads);
	}
}

/* What is said to be missing: "Name:STG", a letter for each answer that is neither found nor in doubt. */
static inline void describe_lacks(const struct narrative *narrative, struct str text, struct buf *out)
{
	(void)text;
	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];
		const struct narrative_slot *slots[] = { &entry->size, &entry->timing, &entry->gate };
		size_t before = out->n;

		for (size_t k = 0; k < COUNT_OF(slots); k++) {
			if (slots[k]->found || slots[k]->open)
				continue;
			if (out->n == before)
				buf_printf(out, "%s%.*s:", out->n ? ", " : "", STR_FMT(entry->name));
			buf_addc(out, "STG"[k]);
		}
	}
}

static inline void assert_lacks(const char *text, const char *expected)
{
	assert_said(describe_lacks, NULL, text, expected);
}

#endif
