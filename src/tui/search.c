/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/search.h"

#include "base/text.h"

static bool has_capital(struct str query)
{
	uint32_t code;

	for (size_t at = 0; at < query.n; at += text_decode(query, at, &code)) {
		text_decode(query, at, &code);
		if (text_is_upper(code))
			return true;
	}
	return false;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Do two code points beyond ASCII differ in case alone? */
static bool same_folded(struct str a, struct str b)
{
	struct buf x = BUF_EMPTY, y = BUF_EMPTY;
	bool same;

	text_fold(a, &x);
	text_fold(b, &y);
	same = str_eq(buf_str(&x), buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* Bytes of text from at that match query; 0 when they do not. */
static size_t match_at(struct str text, size_t at, struct str query, bool is_exact)
{
	size_t from = at;

	for (size_t i = 0; i < query.n;) {
		uint32_t code;
		size_t n, m;

		if (at >= text.n)
			return 0;
		if (text.p[at] == query.p[i] || (!is_exact && lower(text.p[at]) == query.p[i])) {
			at++;
			i++;
			continue;
		}
		if (is_exact || !((unsigned char)text.p[at] & 0x80) || !((unsigned char)query.p[i] & 0x80))
			return 0;
		/* Letters like Ü and ü share their first byte or do not: back to where the letter starts. */
		while (i > 0 && ((unsigned char)query.p[i] & 0xc0) == 0x80 && at > from) {
			i--;
			at--;
		}
		n = text_decode(text, at, &code);
		m = text_decode(query, i, &code);
		if (!same_folded(str_sub(text, at, n), str_sub(query, i, m)))
			return 0;
		at += n;
		i += m;
	}
	return at - from;
}

/* Neither end of a match lies inside what a reader sees as one sign: "e" does not match half of an é made of two. */
static bool parts_cluster(struct str text, size_t end)
{
	return end < text.n && text_next_cluster(text, text_prev_cluster(text, end)) != end;
}

struct span search_text(struct str text, struct str query, size_t from)
{
	bool is_exact = has_capital(query);

	for (size_t at = from; query.n && at < text.n; at++) {
		size_t n;

		if (((unsigned char)text.p[at] & 0xc0) == 0x80)
			continue;
		n = match_at(text, at, query, is_exact);
		if (n && !parts_cluster(text, at + n))
			return (struct span){ at, n };
	}
	return (struct span){ from, 0 };
}

static void search_leaf(const struct pack *pack, struct str query, const struct search_hit *place,
			struct search_hits *hits)
{
	struct str text = pack_text(pack, &place->at);
	struct search_hit hit = *place;

	for (size_t from = 0; hits->n < SEARCH_MAX; from = hit.span.at + hit.span.n) {
		hit.span = search_text(text, query, from);
		if (!hit.span.n)
			return;
		vec_push(hits, hit);
	}
}

static void search_item(const struct pack *pack, const struct item *item, struct str query, struct search_hits *hits)
{
	const struct entry *entry = pack_entry(pack, item->id);
	struct search_hit place = { .item = item, .at = { .item = item->id } };
	const char *const *names;
	static const char *const of_table[] = { PACK_TABLE_TEXT };
	size_t count = pack_fields(item->kind, &names);

	if (item->kind == ITEM_TABLE) {
		names = of_table;
		count = 1;
	}

	for (size_t i = 0; entry && i < count; i++) {
		place.at.field = str_of(names[i]);
		place.field = i;
		search_leaf(pack, query, &place, hits);
	}
	for (size_t i = 0; entry && item->kind == ITEM_TABLE && i < entry->rows.n; i++)
		for (size_t j = 0; j < item->column_count; j++) {
			place.at.row = entry->rows.v[i]->serial;
			place.at.field = item->columns[j].id;
			place.field = i * item->column_count + j;
			search_leaf(pack, query, &place, hits);
		}
}

void search_pack(const struct catalogue *catalogue, const struct pack *pack, const struct item *only, struct str query,
		 struct search_hits *hits)
{
	hits->n = 0;
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (!only || catalogue->items.v[i] == only)
			search_item(pack, catalogue->items.v[i], query, hits);
}
