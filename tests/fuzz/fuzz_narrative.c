/* SPDX-License-Identifier: MIT */
/* Any bytes as a narrative: every name and slot lies inside the text, and what is shown comes from it. */
#include "base/base.h"

#include "check/narrative.h"
#include "prose/passage.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_slot(const struct narrative_slot *slot, struct str text)
{
	if (!slot->found)
		return;
	assert(slot->span.n > 0);
	assert(slot->span.at <= text.n && slot->span.n <= text.n - slot->span.at);
	assert(slot->text.n > 0 && slot->text.n <= slot->span.n);
}

static void check_span(struct span span, struct str text)
{
	assert(span.at <= text.n && span.n <= text.n - span.at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct str own[] = { { "Pulse", 5 } };
	const struct narrative_context context = { .company = STR("Brightloop"), .own_names = own, .own_count = 1 };
	char *copy = mem_alloc(size ? size : 1); /* no byte too many, so that the sanitizer sees each */
	struct str text = { copy, size };
	struct narrative narrative;

	if (size)
		memcpy(copy, data, size);
	narrative_init(&narrative);
	narrative_read(&narrative, text, &context);
	for (size_t i = 0; i < narrative.entries.n; i++) {
		const struct narrative_entry *entry = &narrative.entries.v[i];

		assert(entry->name.n > 0);
		check_span(entry->span, text);
		check_slot(&entry->size, text);
		check_slot(&entry->timing, text);
		check_slot(&entry->gate, text);
	}
	check_span(narrative.tam_span, text);
	check_span(narrative.thin_span, text);
	check_span(narrative.vague_span, text);
	assert(!narrative.tam_in_place || narrative.tam_talk);
	assert(!narrative.vague_only || !narrative.entries.n);
	narrative_release(&narrative);
	free(copy);
	return 0;
}
