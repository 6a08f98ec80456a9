/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/index.h"

#define FIRST_SIZE 64

void index_init(struct index *index)
{
	*index = (struct index){ .slots = NULL };
}

void index_release(struct index *index)
{
	free(index->slots);
	index_init(index);
}

/* Where text stands, or belongs. At most half of the slots are used: there is always a free one. */
static struct index_slot *slot_of(const struct index *index, struct str text, unsigned long long hash)
{
	size_t i = (size_t)(hash ^ hash >> 32) & (index->size - 1);

	while (index->slots[i].is_used && !(index->slots[i].hash == hash && str_eq(index->slots[i].text, text)))
		i = (i + 1) & (index->size - 1);
	return &index->slots[i];
}

static void grow(struct index *index)
{
	struct index old = *index;

	index->size = old.size ? 2 * old.size : FIRST_SIZE;
	index->slots = mem_zero(index->size, sizeof(*index->slots));
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i].is_used)
			*slot_of(index, old.slots[i].text, old.slots[i].hash) = old.slots[i];
	free(old.slots);
}

size_t index_get(const struct index *index, struct str text)
{
	const struct index_slot *slot = index->size ? slot_of(index, text, str_hash(text)) : NULL;

	return slot && slot->is_used ? slot->number : INDEX_NONE;
}

void index_put(struct index *index, struct str text, size_t number)
{
	unsigned long long hash = str_hash(text);
	struct index_slot *slot;

	if (2 * (index->used + 1) > index->size)
		grow(index);
	slot = slot_of(index, text, hash);
	index->used += !slot->is_used;
	*slot = (struct index_slot){ text, hash, number, true };
}
