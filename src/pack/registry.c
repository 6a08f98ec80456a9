/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/registry.h"

#include "base/text.h"

void registry_init(struct registry *registry)
{
	*registry = (struct registry){ .word_at = NULL };
	arena_init(&registry->arena);
	index_init(&registry->called);
	index_init(&registry->groups);
	index_init(&registry->words);
}

void registry_release(struct registry *registry)
{
	vec_release(&registry->accounts);
	vec_release(&registry->names);
	index_release(&registry->called);
	index_release(&registry->groups);
	index_release(&registry->words);
	arena_release(&registry->arena);
	registry_init(registry);
}

void registry_add(struct registry *registry, const struct account *account)
{
	vec_push(&registry->accounts, *account);
}

void registry_fold(struct str name, struct buf *out)
{
	buf_clear(out);
	if (str_ends(name, STR("'s")))
		name.n -= 2;
	else if (str_ends(name, STR("\u2019s")))
		name.n -= 4;
	text_fold(name, out);
}

/* --- whole names */

static void to_small(struct str text, char *out)
{
	for (size_t i = 0; i < text.n; i++)
		out[i] = (char)(text.p[i] >= 'A' && text.p[i] <= 'Z' ? text.p[i] + ('a' - 'A') : text.p[i]);
}

/* The first account keeps a name: false when one has it. */
static bool put_whole(struct registry *registry, struct index *index, struct str text, size_t account)
{
	char *small = arena_alloc(&registry->arena, text.n + 1);

	to_small(text, small);
	if (index_get(index, (struct str){ small, text.n }) != INDEX_NONE)
		return false;
	index_put(index, (struct str){ small, text.n }, account);
	return true;
}

static const struct account *whole(const struct registry *registry, const struct index *index, struct str text)
{
	char *small = index->used ? mem_alloc(text.n) : NULL;
	size_t account = INDEX_NONE;

	if (small) {
		to_small(text, small);
		account = index_get(index, (struct str){ small, text.n });
		free(small);
	}
	return account == INDEX_NONE ? NULL : &registry->accounts.v[account];
}

const struct account *registry_called(const struct registry *registry, struct str text)
{
	return whole(registry, &registry->called, text);
}

const struct account *registry_group(const struct registry *registry, struct str text)
{
	return whole(registry, &registry->groups, text);
}

/* --- folded names, in order */

static void add_spelling(struct registry *registry, struct str written, struct buf *folded)
{
	registry_fold(written, folded);
	if (folded->n)
		vec_push(&registry->names, ((struct registry_name){ arena_str(&registry->arena, buf_str(folded)),
								    written, registry->names.n }));
}

static int by_folded(const void *a, const void *b)
{
	const struct registry_name *x = a, *y = b;
	int order = str_cmp(x->folded, y->folded);

	return order ? order : x->place < y->place ? -1 : x->place > y->place;
}

/* Of equal ones the first of the file stays. */
static void sort_names(struct registry *registry)
{
	size_t kept = 0;

	if (registry->names.n)
		qsort(registry->names.v, registry->names.n, sizeof(*registry->names.v), by_folded);
	for (size_t i = 0; i < registry->names.n; i++)
		if (!kept || !str_eq(registry->names.v[i].folded, registry->names.v[kept - 1].folded))
			registry->names.v[kept++] = registry->names.v[i];
	registry->names.n = kept;
}

/* --- words of names */

static void list_words(struct registry *registry)
{
	VEC(size_t) at = { NULL, 0, 0 }; /* per word: its uses, then where the next one goes */
	size_t total = 0;

	for (size_t i = 0; i < registry->names.n; i++) {
		struct str rest = registry->names.v[i].folded, word;

		for (; str_next_part(&rest, ' ', &word); total++) {
			size_t number = index_get(&registry->words, word);

			if (number == INDEX_NONE) {
				number = at.n;
				index_put(&registry->words, word, number);
				vec_push(&at, 0);
			}
			at.v[number]++;
		}
	}
	registry->word_at = arena_alloc(&registry->arena, (at.n + 1) * sizeof(*registry->word_at));
	registry->uses = arena_alloc(&registry->arena, (total + 1) * sizeof(*registry->uses));
	for (size_t i = 0; i < at.n; i++) {
		registry->word_at[i + 1] = registry->word_at[i] + at.v[i];
		at.v[i] = registry->word_at[i];
	}
	for (size_t i = 0; i < registry->names.n; i++) {
		struct str rest = registry->names.v[i].folded, word;

		while (str_next_part(&rest, ' ', &word))
			registry->uses[at.v[index_get(&registry->words, word)]++] = i;
	}
	vec_release(&at);
}

void registry_finish(struct registry *registry)
{
	struct buf folded = BUF_EMPTY;

	for (size_t i = 0; i < registry->accounts.n; i++) {
		const struct account *account = &registry->accounts.v[i];

		if (put_whole(registry, &registry->called, account->name, i))
			add_spelling(registry, account->name, &folded);
		for (size_t k = 0; k < account->aliases.n; k++)
			if (put_whole(registry, &registry->called, account->aliases.v[k], i))
				add_spelling(registry, account->aliases.v[k], &folded);
		if (account->parent.n && put_whole(registry, &registry->groups, account->parent, i))
			add_spelling(registry, account->parent, &folded);
	}
	buf_release(&folded);
	sort_names(registry);
	list_words(registry);
}

static bool has_word(struct str rest, struct str word)
{
	struct str next;

	while (str_next_part(&rest, ' ', &next))
		if (str_eq(next, word))
			return true;
	return false;
}

/* All words of part are words of whole: "corvane" in "corvane health". */
static bool is_part(struct str part, struct str whole)
{
	struct str rest = part, word;

	while (str_next_part(&rest, ' ', &word))
		if (word.n && !has_word(whole, word))
			return false;
	return true;
}

bool registry_has_words(const struct registry *registry, struct str folded)
{
	struct str rest = folded, word;
	size_t from = 0, to = SIZE_MAX;

	/* Only a name with the rarest of the words can have them all. */
	while (str_next_part(&rest, ' ', &word)) {
		size_t number = index_get(&registry->words, word);

		if (number == INDEX_NONE)
			return false;
		if (registry->word_at[number + 1] - registry->word_at[number] < to - from) {
			from = registry->word_at[number];
			to = registry->word_at[number + 1];
		}
	}
	for (size_t i = from; i < to && to != SIZE_MAX; i++)
		if (is_part(folded, registry->names.v[registry->uses[i]].folded))
			return true;
	return false;
}

/* --- names with slips */

/*
 * The names in order, as a tree of beginnings: the rows of the table of distances that two neighbours share are made once,
 * and where a beginning has too many slips already, all names that begin so are passed over.
 */
struct search {
	struct str text;
	size_t slips;
	size_t rows[REGISTRY_COMPARED + 1][REGISTRY_COMPARED + 1]; /* per bytes of the name, per bytes of the text */
	const struct registry_name *found;
	size_t best;
};

static size_t least_of(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* The row of the name's first i bytes, i > 0; false when no name that begins so can be near enough. */
static bool make_row(struct search *search, struct str name, size_t i)
{
	size_t *now = search->rows[i];
	const size_t *last = search->rows[i - 1];
	size_t least = now[0] = i;

	for (size_t k = 1; k <= search->text.n; k++) {
		now[k] = least_of(last[k] + 1, now[k - 1] + 1, last[k - 1] + (name.p[i - 1] != search->text.p[k - 1]));
		if (i > 1 && k > 1 && name.p[i - 1] == search->text.p[k - 2] &&
		    name.p[i - 2] == search->text.p[k - 1] && search->rows[i - 2][k - 2] + 1 < now[k])
			now[k] = search->rows[i - 2][k - 2] + 1;
		least = least < now[k] ? least : now[k];
	}
	return least <= search->slips;
}

static size_t shared_start(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

/* The first name from i on that does not begin with start. */
static size_t past(const struct registry *registry, size_t i, struct str start)
{
	size_t high = registry->names.n;

	while (i < high) {
		size_t middle = i + (high - i) / 2;
		struct str name = registry->names.v[middle].folded;

		if (str_starts(name, start))
			i = middle + 1;
		else
			high = middle;
	}
	return i;
}

/* The first name that begins with c. */
static size_t first_with(const struct registry *registry, char c)
{
	size_t low = 0, high = registry->names.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if ((unsigned char)registry->names.v[middle].folded.p[0] < (unsigned char)c)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void judge(struct search *search, const struct registry_name *name)
{
	size_t gap = search->rows[name->folded.n][search->text.n];
	/* A plural or genitive is no slip. */
	bool is_plural = gap == 1 && str_starts(search->text, name->folded) && str_ends(search->text, STR("s"));

	if (gap > search->slips || is_plural || (search->found && gap > search->best) ||
	    (search->found && gap == search->best && name->place > search->found->place))
		return;
	search->best = gap;
	search->found = name;
}

struct str registry_misspelt(const struct registry *registry, struct str folded, size_t slips)
{
	struct search search;
	struct str last = STR("");
	size_t made = 0; /* rows of last */

	if (!folded.n || folded.n > REGISTRY_COMPARED || !registry->names.n)
		return STR("");
	/* Part by part: the rows are read once they are made, and clearing 34 KB for each word took a tenth of a lint's time. */
	search.text = folded;
	search.slips = slips;
	search.found = NULL;
	search.best = 0;
	for (size_t k = 0; k <= folded.n; k++)
		search.rows[0][k] = k;
	for (size_t i = first_with(registry, folded.p[0]); i < registry->names.n;) {
		struct str name = registry->names.v[i].folded;
		size_t shared = shared_start(name, last), row = shared < made ? shared : made;

		if (name.p[0] != folded.p[0])
			break;
		while (row < name.n && row < REGISTRY_COMPARED && make_row(&search, name, row + 1))
			row++;
		last = name;
		made = row;
		if (row == name.n)
			judge(&search, &registry->names.v[i++]);
		else if (row == REGISTRY_COMPARED)
			i++;
		else
			i = past(registry, i, str_sub(name, 0, row + 1));
	}
	return search.found ? search.found->written : STR("");
}
