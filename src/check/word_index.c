/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/word_index.h"

void word_index_init(struct word_index *index)
{
	*index = (struct word_index){ .slots = NULL };
}

void word_index_release(struct word_index *index)
{
	vec_release(&index->entries);
	free(index->slots);
	word_index_init(index);
}

unsigned word_index_add(struct word_index *index, const struct str_list *phrases)
{
	if (phrases->n == 0)
		return 0;
	index->lists++;
	for (size_t i = 0; i < phrases->n; i++)
		if (phrases->v[i].n)
			vec_push(&index->entries, ((struct word_entry){ phrases->v[i], index->lists, (unsigned)i, 0 }));
	return index->lists;
}

/* The length of the word (letters and digits) at at; 0 when there is none. */
static size_t word_at(struct str s, size_t at)
{
	size_t end = at, n;

	while (end < s.n) {
		unsigned char c = (unsigned char)s.p[end];
		uint32_t code;

		if (c < 0x80) {
			if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z'))
				break;
			end++;
			continue;
		}
		n = text_decode(s, end, &code);
		if (!text_is_letter(code) && !text_is_digit(code))
			break;
		end += n;
	}
	return end - at;
}

static size_t hash(struct str word)
{
	size_t h = 14695981039346656037u;

	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)word.p[i]) * 1099511628211u;
	return h ^ (h >> 29);
}

static uint32_t *chain_of(struct word_index *index, struct str phrase)
{
	size_t n = word_at(phrase, 0);

	if (n)
		return &index->slots[hash(str_sub(phrase, 0, n)) & index->mask];
	return &index->signs[(unsigned char)phrase.p[0] & 127];
}

void word_index_finish(struct word_index *index)
{
	size_t size = 64;

	while (size < 4 * index->entries.n)
		size *= 2;
	free(index->slots);
	index->slots = mem_zero(size, sizeof(*index->slots));
	index->mask = size - 1;
	memset(index->signs, 0, sizeof(index->signs));
	for (size_t i = 0; i < index->entries.n; i++) {
		uint32_t *chain = chain_of(index, index->entries.v[i].phrase);

		index->entries.v[i].next = *chain;
		*chain = (uint32_t)i + 1;
	}
}

void word_hits_init(struct word_hits *hits, const struct word_index *index)
{
	*hits = (struct word_hits){ .lists = index->lists };
	hits->first = mem_zero(index->lists + 1, sizeof(*hits->first));
	hits->last = mem_zero(index->lists + 1, sizeof(*hits->last));
}

void word_hits_release(struct word_hits *hits)
{
	vec_release(&hits->hits);
	vec_release(&hits->touched);
	free(hits->first);
	free(hits->last);
	hits->first = hits->last = NULL;
}

static void forget(struct word_hits *hits)
{
	for (size_t i = 0; i < hits->touched.n; i++)
		hits->first[hits->touched.v[i]] = hits->last[hits->touched.v[i]] = 0;
	hits->touched.n = hits->hits.n = 0;
}

static void keep(struct word_hits *hits, const struct word_entry *entry, struct span at)
{
	uint32_t number;

	vec_push(&hits->hits, ((struct word_hit){ at, entry->phrase_no, 0 }));
	number = (uint32_t)hits->hits.n;
	if (hits->last[entry->list]) {
		hits->hits.v[hits->last[entry->list] - 1].next = number;
	} else {
		hits->first[entry->list] = number;
		vec_push(&hits->touched, entry->list);
	}
	hits->last[entry->list] = number;
}

static void try_chain(const struct word_index *index, uint32_t number, const struct folded *folded, size_t at,
		      struct word_hits *hits)
{
	struct str text = buf_str(&folded->text);

	for (; number; number = index->entries.v[number - 1].next) {
		const struct word_entry *entry = &index->entries.v[number - 1];
		struct str phrase = entry->phrase;

		if (phrase.n > text.n - at || memcmp(text.p + at, phrase.p, phrase.n) != 0 ||
		    !phrase_is_whole(text, phrase, at))
			continue;
		keep(hits, entry, phrase_source(folded, (struct span){ at, phrase.n }));
	}
}

void word_index_scan(const struct word_index *index, const struct folded *folded, struct word_hits *hits)
{
	struct str text = buf_str(&folded->text);
	size_t n;

	forget(hits);
	if (index->entries.n == 0)
		return;
	for (size_t at = 0; at < text.n; at += n) {
		unsigned char c = (unsigned char)text.p[at];
		uint32_t number;

		n = word_at(text, at);
		if (n) {
			number = index->slots[hash(str_sub(text, at, n)) & index->mask];
		} else {
			number = c < 0x80 ? index->signs[c] : 0;
			n = 1;
		}
		if (number)
			try_chain(index, number, folded, at, hits);
	}
}

const struct word_hit *word_hits_next(const struct word_hits *hits, unsigned list, uint32_t *cursor)
{
	const struct word_hit *hit;

	if (list == 0 || *cursor == UINT32_MAX)
		return NULL;
	if (*cursor == 0)
		*cursor = hits->first[list];
	if (*cursor == 0)
		return NULL;
	hit = &hits->hits.v[*cursor - 1];
	*cursor = hit->next ? hit->next : UINT32_MAX;
	return hit;
}

const struct word_hit *word_hits_in(const struct word_hits *hits, unsigned list, struct span piece)
{
	const struct word_hit *hit;

	for (uint32_t cursor = 0; (hit = word_hits_next(hits, list, &cursor));)
		if (hit->at.at >= piece.at && hit->at.at + hit->at.n <= piece.at + piece.n)
			return hit;
	return NULL;
}
