/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/label.h"
#include "check/pass.h"

/* What boards say beside the labels of the catalogue. */
static const struct synonym {
	const char *item, *words;
} synonyms[] = {
#define NUMBER(item, words) { item, words },
#include "prose/synonym.def"
};

/* Words before a name that do not make it another. */
static const char neutral[] =
#define NEUTRAL(words) words
#include "prose/synonym.def"
	;

#define WORDS_BETWEEN_MAX 6
#define NEAR_BYTES        400

void label_set_init(struct label_set *set)
{
	*set = (struct label_set){ .list = 0 };
}

void label_set_release(struct label_set *set)
{
	vec_release(&set->phrases);
	vec_release(&set->items);
	label_set_init(set);
}

static void add(struct label_set *set, struct str words, const struct item *item, struct arena *arena)
{
	struct buf folded = BUF_EMPTY;

	phrase_fold(words, &folded);
	/* One short word of everyday language names nothing. */
	if (folded.n >= 3) {
		vec_push(&set->phrases, arena_str(arena, buf_str(&folded)));
		vec_push(&set->items, item);
	}
	buf_release(&folded);
}

/* "Net revenue retention (NRR)" is also said by its parts. */
static void add_label(struct label_set *set, struct str label, const struct item *item, struct arena *arena)
{
	struct str rest = label, part;

	while (str_next_part(&rest, '(', &part)) {
		part = str_trim(part);
		if (part.n && part.p[part.n - 1] == ')')
			part.n--;
		add(set, part, item, arena);
	}
}

void label_set_build(struct label_set *set, const struct catalogue *catalogue, struct arena *arena,
		     struct word_index *index)
{
	for (size_t i = 0; catalogue && i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (item->kind != ITEM_NUMBER || item->is_carried)
			continue;
		add_label(set, item->label, item, arena);
		if (!str_eq(item->label, item->short_label))
			add_label(set, item->short_label, item, arena);
	}
	for (size_t i = 0; catalogue && i < COUNT_OF(synonyms); i++) {
		const struct item *item = catalogue_find(catalogue, str_of(synonyms[i].item));
		struct str rest = str_of(synonyms[i].words), part;

		while (item && str_next_part(&rest, '|', &part))
			add(set, part, item, arena);
	}
	set->list = word_index_add(index, &(struct str_list){ set->phrases.v, set->phrases.n });
}

static bool is_letter_or_digit(struct str text, size_t at)
{
	uint32_t code;

	text_decode(text, at, &code);
	return text_is_letter(code) || text_is_digit(code);
}

/* A word right before the name that turns it into another: "expansion ARR", "SMB headcount". */
static bool is_qualified(struct str text, size_t at)
{
	size_t end = at, start;

	if (at == 0 || text.p[at - 1] != ' ')
		return at > 0 && text.p[at - 1] == '-';
	for (end = at - 1, start = end; start && (is_letter_or_digit(text, start - 1) || text.p[start - 1] == '-' ||
						  ((unsigned char)text.p[start - 1] & 0xC0) == 0x80);)
		start--;
	/* The mark of a list item stands between nothing. */
	if (end - start == 1 && text.p[start] == '-')
		return false;
	if (start == end)
		return end > 0 && text.p[end - 1] == '%';
	if (str_is_any(str_sub(text, start, end - start), str_of(neutral)))
		return false;
	/* The figure itself may stand before it: "$4.9m ARR". */
	return text.p[start] < '0' || text.p[start] > '9';
}

size_t label_meanings(const struct label_hit *hit, const struct item *out[2])
{
	size_t count = 0;

	if (hit->item)
		out[count++] = hit->item;
	for (size_t i = 0; !hit->item && i < COUNT_OF(hit->either) && hit->either[i]; i++)
		out[count++] = hit->either[i];
	return count;
}

/* The same words once more, as the name of item. */
static void add_meaning(struct label_hit *hit, const struct item *item)
{
	const struct item *known[2];

	for (size_t i = label_meanings(hit, known); i--;)
		if (known[i] == item)
			return;
	hit->either[0] = hit->item;
	hit->either[1] = hit->item ? item : NULL;
	hit->item = NULL;
}

/* The words of an id, as in "{{finance.total_revenue}}": no name that somebody wrote. */
static bool is_in_reference(struct str text, struct span at)
{
	size_t end = at.at + at.n;

	return (at.at && strchr("._", text.p[at.at - 1])) || (end < text.n && strchr("_}", text.p[end]));
}

void labels_find(struct lint *lint, struct str text, struct labels *out)
{
	const struct label_set *set = &lint->input->rules->labels;
	const struct leaf_scan *scan = pass_scan(lint, text);
	const struct word_hit *hit;

	*out = (struct labels){ .hits = { NULL, 0, 0 } };
	for (uint32_t cursor = 0; (hit = word_hits_next(&scan->hits, set->list, &cursor));) {
		struct label_hit *last = out->hits.n ? &out->hits.v[out->hits.n - 1] : NULL;
		struct label_hit next = { .at = hit->at, .item = set->items.v[hit->phrase_no] };

		if (is_in_reference(text, hit->at))
			continue;
		if (last && hit->at.at < last->at.at + last->at.n) {
			/* The longer name holds. */
			if (hit->at.at == last->at.at && hit->at.n == last->at.n) {
				add_meaning(last, next.item);
				continue;
			}
			if (hit->at.n <= last->at.n)
				continue;
			out->hits.n--;
		}
		vec_push(&out->hits, next);
	}
	for (size_t i = 0; i < out->hits.n; i++)
		if (is_qualified(text, out->hits.v[i].at.at))
			out->hits.v[i] = (struct label_hit){ .at = out->hits.v[i].at };
}

void labels_release(struct labels *labels)
{
	vec_release(&labels->hits);
}

/* Few words and no figure. */
static bool is_near(struct str between)
{
	size_t words = 0;
	bool inside = false;

	for (size_t i = 0; i < between.n; i++) {
		char c = between.p[i];

		if ((c >= '0' && c <= '9') || c == '\n' || c == ';')
			return false;
		words += c != ' ' && !inside;
		inside = c != ' ';
	}
	return words <= WORDS_BETWEEN_MAX;
}

static bool means_something(const struct label_hit *hit)
{
	return hit->item || hit->either[0];
}

static size_t first_from(const struct labels *labels, size_t at)
{
	size_t low = 0, high = labels->hits.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (labels->hits.v[middle].at.at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct label_hit *labels_of(const struct labels *labels, struct lint *lint, struct span figure)
{
	struct str text = lint->scan.text;
	struct span sentence = pass_piece(lint, PHRASE_SENTENCE, figure.at);
	size_t end = figure.at + figure.n;
	const struct label_hit *before = NULL;

	/* Words between a name and its figure are few, however long the sentence is. */
	for (size_t i = first_from(labels, end > sentence.at + NEAR_BYTES ? end - NEAR_BYTES : sentence.at);
	     i < labels->hits.n; i++) {
		const struct label_hit *hit = &labels->hits.v[i];
		size_t stop = hit->at.at + hit->at.n;

		/* A name may stand right behind the figure, not farther. */
		if (hit->at.at >= sentence.at + sentence.n || hit->at.at > end + 4)
			break;
		if (stop <= figure.at)
			before = hit;
		else if (hit->at.at >= end && hit->at.at - end <= 4 && is_near(str_sub(text, end, hit->at.at - end)))
			return means_something(hit) ? hit : NULL;
	}
	if (!before || !means_something(before) ||
	    !is_near(str_sub(text, before->at.at + before->at.n, figure.at - before->at.at - before->at.n)))
		return NULL;
	return before;
}
