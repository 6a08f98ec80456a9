/* SPDX-License-Identifier: MIT */
/*
 * lexicon: the .def files of prose/ as tables on stdout, in the form that prose/lexicon.h declares. A fault in one of them (an
 * empty phrase, two spaces, a capital, a phrase twice in a class, a FIRM that is a word besides, a noun that
 * an ending or another class tells already, more than a table can hold) fails the build.
 */
#include "base/base.h"

#include "prose/lexicon.h"
#include "prose/speech.h"

struct row {
	unsigned class;
	const char *phrases;
};

static const struct row prose_rows[] = {
#define LEXICON(name, text) { LEXICON_##name, text },
#include "prose/lexicon.def"
#include "prose/lexicon_answers.def"
#include "prose/lexicon_calendar.def"
#include "prose/lexicon_people.def"
#include "prose/lexicon_fates.def"
#include "prose/lexicon_openers.def"
#include "prose/lexicon_places.def"
#undef LEXICON
#define FIRM(name, kind) { LEXICON_##kind, name },
#include "prose/firm.def"
#undef FIRM
};

static const struct row speech_rows[] = {
#define SPEECH(name, text) { SPEECH_##name, text },
#include "prose/speech.def"
#undef SPEECH
};

/* Words whose other forms are made of them. */
enum forms { FORMS_NONE, FORMS_NOUN, FORMS_VERB };

static const struct tells_row {
	struct row row;
	enum forms forms;
} tells_rows[] = {
#define TELLS(name, text) { { TELLS_##name, text }, FORMS_NONE },
#define NOUNS(name, text) { { TELLS_##name, text }, FORMS_NOUN },
#define VERBS(name, text) { { TELLS_##name, text }, FORMS_VERB },
#include "prose/tells.def"
#undef TELLS
#undef NOUNS
#undef VERBS
};

static const struct row cue_rows[] = {
#define CUE(name, words) { CUE_##name, words },
#define ENDING(name, least, before, words)
#include "prose/cue.def"
#undef CUE
#undef ENDING
#define NOUN(cue, words) { CUE_##cue, words },
#include "prose/noun.def"
#undef NOUN
};

static const struct row set_rows[] = {
#define SET(name, words) { SET_##name, words },
#include "prose/set.def"
#undef SET
};

static const struct ending_row {
	unsigned cue, least, before;
	const char *endings;
} ending_rows[] = {
#define CUE(name, words)
#define ENDING(name, least, before, words) { CUE_##name, least, before, words },
#include "prose/cue.def"
#undef CUE
#undef ENDING
};

/* What the class of a phrase counts. */
enum kind { KIND_CLASS, KIND_CUE, KIND_SET, KIND_TELLS };

/* One phrase of one row; all that begin with one word become its entry. */
struct phrase {
	struct str text, first, rest;
	unsigned class;
	enum kind kind;
};

struct ending {
	struct str text;
	const struct ending_row *row;
};

struct builder {
	const char *name;
	unsigned flat; /* classes below are bits of a token */
	VEC(struct phrase) phrases;
	VEC(struct ending) endings;
	VEC(char *) forms; /* words that stand in no file: plurals and forms of verbs */
	struct buf pool;
};

static _Noreturn void fail(const char *what, struct str text)
{
	fprintf(stderr, "lexicon: %s: \"%.*s\"\n", what, STR_FMT(text));
	exit(1);
}

static void check(struct str phrase)
{
	if (!phrase.n || phrase.n > 255 || phrase.p[0] == ' ' || phrase.p[phrase.n - 1] == ' ')
		fail("not a phrase", phrase);
	for (size_t i = 0; i < phrase.n; i++)
		if ((phrase.p[i] >= 'A' && phrase.p[i] <= 'Z') || (phrase.p[i] == ' ' && phrase.p[i + 1] == ' '))
			fail("a capital, or two spaces", phrase);
}

static int by_words(const void *a, const void *b)
{
	const struct phrase *x = a, *y = b;
	int order = str_cmp(x->first, y->first);

	if (order == 0)
		order = str_cmp(x->rest, y->rest);
	if (order == 0)
		order = (int)x->kind - (int)y->kind;
	return order ? order : x->class < y->class ? -1 : x->class > y->class;
}

/* Phrases in order: the same ones stand together. */
static void check_twice(const struct builder *builder)
{
	for (size_t i = 1; i < builder->phrases.n; i++)
		if (by_words(&builder->phrases.v[i - 1], &builder->phrases.v[i]) == 0)
			fail("twice in a class", builder->phrases.v[i].text);
}

static void add_row(struct builder *builder, const struct row *row, enum kind kind)
{
	struct str rest = str_of(row->phrases), text;

	/* A set whose words are all in noun.def. */
	if (kind == KIND_CUE && !rest.n)
		return;
	while (str_next_part(&rest, '|', &text)) {
		size_t space = str_find_char(text, ' ', 0);
		struct phrase phrase = { text, text, STR(""), row->class, kind };

		check(text);
		if (space != STR_NONE) {
			phrase.first = str_sub(text, 0, space);
			phrase.rest = str_sub(text, space + 1, text.n - space - 1);
		}
		if (kind != KIND_CLASS && phrase.rest.n)
			fail("a cue, or a set's, is one word", text);
		vec_push(&builder->phrases, phrase);
	}
}

static void add_endings(struct builder *builder)
{
	for (size_t i = 0; i < COUNT_OF(ending_rows); i++) {
		struct str rest = str_of(ending_rows[i].endings), text;

		while (str_next_part(&rest, '|', &text)) {
			check(text);
			if (text.n < 2 || ending_rows[i].least < 5)
				fail("too short an ending", text);
			vec_push(&builder->endings, ((struct ending){ text, &ending_rows[i] }));
		}
	}
}

/* A noun that one of the endings tells already. */
static void check_nouns(const struct builder *builder)
{
	for (size_t i = 0; i < builder->phrases.n; i++) {
		const struct phrase *phrase = &builder->phrases.v[i];

		for (size_t k = 0;
		     k < builder->endings.n && phrase->kind == KIND_CUE && phrase->class == CUE_GERMAN_NOUN; k++) {
			const struct ending *ending = &builder->endings.v[k];

			if ((ending->row->cue == CUE_NOUN_ENDING || ending->row->cue == CUE_GERMAN_HEAD) &&
			    phrase->text.n >= ending->row->least &&
			    phrase->text.n >= ending->row->before + ending->text.n &&
			    str_ends(phrase->text, ending->text))
				fail("a noun by its ending", phrase->text);
		}
	}
}

static void add_form(struct builder *builder, struct str first, const char *ending, struct str rest, unsigned family)
{
	struct buf form = BUF_EMPTY;
	struct phrase phrase = { .class = family, .kind = KIND_TELLS };

	buf_printf(&form, "%.*s%s%s%.*s", STR_FMT(first), ending, rest.n ? " " : "", STR_FMT(rest));
	vec_push(&builder->forms, buf_detach(&form));
	phrase.text = str_of(builder->forms.v[builder->forms.n - 1]);
	phrase.first = str_sub(phrase.text, 0, first.n + strlen(ending));
	phrase.rest = str_sub(phrase.text, phrase.text.n - rest.n, rest.n);
	vec_push(&builder->phrases, phrase);
}

static bool ends_in_y(struct str word)
{
	return word.n > 1 && word.p[word.n - 1] == 'y' && !strchr("aeiou", word.p[word.n - 2]);
}

/* "Box", "lorry", "van": with the ending for several, or for him and her. */
static void add_s(struct builder *builder, struct str word, struct str rest, unsigned family)
{
	if (ends_in_y(word))
		add_form(builder, str_sub(word, 0, word.n - 1), "ies", rest, family);
	else if (str_ends(word, STR("s")) || str_ends(word, STR("x")) || str_ends(word, STR("z")) ||
		 str_ends(word, STR("ch")) || str_ends(word, STR("sh")))
		add_form(builder, word, "es", rest, family);
	else
		add_form(builder, word, "s", rest, family);
}

/* "Ship+" doubles its last letter. */
static void add_verb(struct builder *builder, struct str word, struct str rest, unsigned family)
{
	char last[] = { 0, 0 }, done[8], doing[8];
	bool doubles = str_ends(word, STR("+"));

	word.n -= doubles;
	last[0] = doubles ? word.p[word.n - 1] : '\0';
	add_form(builder, word, "", rest, family);
	add_s(builder, word, rest, family);
	snprintf(done, sizeof(done), "%sed", last);
	snprintf(doing, sizeof(doing), "%sing", last);
	if (str_ends(word, STR("e"))) {
		add_form(builder, word, "d", rest, family);
		add_form(builder, str_sub(word, 0, word.n - !str_ends(word, STR("ee"))), "ing", rest, family);
	} else {
		if (ends_in_y(word))
			add_form(builder, str_sub(word, 0, word.n - 1), "ied", rest, family);
		else
			add_form(builder, word, done, rest, family);
		add_form(builder, word, doing, rest, family);
	}
}

/* A family's words with their other forms; one that is there already is not added again. */
static void add_tells(struct builder *builder, const struct tells_row *row)
{
	struct str all = str_of(row->row.phrases), text;

	while (str_next_part(&all, '|', &text)) {
		size_t space = str_find_char(text, ' ', 0);
		struct str first = space == STR_NONE ? text : str_sub(text, 0, space);
		struct str rest = space == STR_NONE ? STR("") : str_sub(text, space + 1, text.n - space - 1);
		struct buf form = BUF_EMPTY;

		check(text);
		if (row->forms == FORMS_VERB) {
			add_verb(builder, first, rest, row->row.class);
			continue;
		}
		add_form(builder, first, "", rest, row->row.class);
		if (row->forms != FORMS_NOUN)
			continue;
		if (!rest.n) {
			add_s(builder, first, rest, row->row.class);
			continue;
		}
		buf_printf(&form, "%.*s%s", STR_FMT(rest),
			   str_ends(rest, STR("s")) || str_ends(rest, STR("h")) || str_ends(rest, STR("x")) ? "es"
													    : "s");
		if (ends_in_y(rest)) {
			form.n = rest.n - 1;
			buf_add(&form, STR("ies"));
		}
		add_form(builder, first, "", buf_str(&form), row->row.class);
		buf_release(&form);
	}
}

/* What was made of two words, or written down besides. */
static void drop_twice(struct builder *builder)
{
	size_t n = 0;

	for (size_t i = 0; i < builder->phrases.n; i++)
		if (!n || builder->phrases.v[i].kind != KIND_TELLS ||
		    by_words(&builder->phrases.v[n - 1], &builder->phrases.v[i]) != 0)
			builder->phrases.v[n++] = builder->phrases.v[i];
	builder->phrases.n = n;
}

static int by_tail(const void *a, const void *b)
{
	const struct ending *x = a, *y = b;
	unsigned left = lexicon_tail_hash(x->text), right = lexicon_tail_hash(y->text);

	return left < right ? -1 : left > right ? 1 : str_cmp(x->text, y->text);
}

/* Where text stands in the pool; its tail may serve another. */
static size_t pooled(struct builder *builder, struct str text)
{
	size_t at = builder->pool.n;

	buf_add(&builder->pool, text);
	return at;
}

/* An ordinary word is no name anyway. */
static void check_noun(struct str word, uint64_t classes, uint64_t cues, unsigned flat)
{
	if (flat == LEXICON_COUNT_FLAT && (cues & (CUES(GERMAN_NOUN) | CUES(ENGLISH_OPENER))) &&
	    (classes & (LEX(COMMON) | LEX(FUNCTION))))
		fail("NOUN, and an ordinary word already", word);
}

/* A name of one word that means nothing else overrules what the word is besides, so it must be nothing besides. */
static void check_firm(struct str word, uint64_t classes, uint64_t cues, unsigned labels, unsigned flat)
{
	if (flat == LEXICON_COUNT_FLAT && labels >> (LEXICON_FIRM - LEXICON_COUNT_FLAT) & 1 &&
	    ((classes & ~(LEX(ORGWORD) | LEX(ACRONYM))) || (cues & (CUES(GERMAN_NOUN) | CUES(ENGLISH_OPENER)))))
		fail("FIRM, and a word besides (FIRM_WORD?)", word);
}

static size_t word_length(struct str rest)
{
	size_t space = str_find_char(rest, ' ', 0);

	return space == STR_NONE ? rest.n : space;
}

/* Lines of words, lines of phrases and the slots: from a run of phrases with one first word. */
static void print_word(struct builder *builder, size_t from, size_t to, struct buf *phrases, size_t *phrase_count)
{
	const struct phrase *list = builder->phrases.v;
	uint64_t classes = 0, cues = 0, sets = 0;
	bool begins_firm = false;
	unsigned labels = 0;
	size_t first = 0;

	for (size_t i = from; i < to; i++) {
		if (list[i].kind == KIND_CUE)
			cues |= UINT64_C(1) << list[i].class;
		else if (list[i].kind == KIND_SET || (list[i].kind == KIND_TELLS && !list[i].rest.n))
			sets |= UINT64_C(1) << list[i].class;
		else if (!list[i].rest.n && list[i].class < builder->flat)
			classes |= UINT64_C(1) << list[i].class;
		else if (!list[i].rest.n)
			labels |= 1U << (list[i].class - builder->flat);
		if (!list[i].rest.n)
			continue;
		if (!first)
			first = *phrase_count;
		++*phrase_count;
		begins_firm |= list[i].class >= LEXICON_FIRM && builder->flat == LEXICON_COUNT_FLAT;
		buf_printf(phrases, "\t{ %zu, %zu, %zu, %u, %d },\n", pooled(builder, list[i].rest), list[i].rest.n,
			   word_length(list[i].rest), list[i].class + (list[i].kind == KIND_TELLS ? builder->flat : 0),
			   i + 1 == to);
	}
	check_firm(list[from].first, classes, cues, labels, builder->flat);
	check_noun(list[from].first, classes, cues, builder->flat);
	printf("\t{ UINT64_C(0x%llx), UINT64_C(0x%llx), UINT64_C(0x%llx), 0x%lx, %zu, %zu, %zu, %d, %u },\n",
	       (unsigned long long)classes, (unsigned long long)cues, (unsigned long long)sets,
	       (unsigned long)lexicon_hash(list[from].first), pooled(builder, list[from].first), first,
	       list[from].first.n, begins_firm, labels);
}

static void put_slot(size_t *slots, size_t mask, struct str word, size_t number)
{
	size_t at = lexicon_hash(word) & mask;

	while (slots[at])
		at = (at + 1) & mask;
	slots[at] = number;
}

static void print_list(const char *type, const char *builder, const char *what, const size_t *list, size_t n)
{
	printf("};\nstatic const %s %s_%s[] = {", type, builder, what);
	for (size_t i = 0; i < n; i++)
		printf("%s%zu,", i % 20 == 0 ? "\n\t" : " ", list[i]);
	printf("\n");
}

static void print_endings(struct builder *builder)
{
	size_t tails[LEXICON_TAILS + 1] = { 0 };

	if (builder->endings.n > UINT16_MAX)
		fail("too many endings", STR(""));
	if (builder->endings.n)
		qsort(builder->endings.v, builder->endings.n, sizeof(*builder->endings.v), by_tail);
	printf("};\nstatic const struct lexicon_ending %s_endings[] = {\n", builder->name);
	for (size_t i = 0; i < builder->endings.n; i++) {
		const struct ending *ending = &builder->endings.v[i];

		for (size_t k = lexicon_tail_hash(ending->text) + 1; k <= LEXICON_TAILS; k++)
			tails[k] = i + 1;
		printf("\t{ %zu, %zu, %u, %u, %u },\n", pooled(builder, ending->text), ending->text.n,
		       ending->row->least, ending->row->before, ending->row->cue);
	}
	printf("\t{ 0, 0, 0, 0, 0 },\n");
	print_list("uint16_t", builder->name, "tails", tails, LEXICON_TAILS + 1);
}

/* '?' as a number too, or trigraphs would come about. */
static void print_pool(const struct builder *builder)
{
	printf("};\nstatic const char %s_pool[] =", builder->name);
	for (size_t i = 0; i < builder->pool.n; i++) {
		unsigned char c = (unsigned char)builder->pool.p[i];

		if (i % 100 == 0)
			printf("%s\n\t\"", i ? "\"" : "");
		if (c >= ' ' && c < 127 && !strchr("\"\\?", c))
			putchar(c);
		else
			printf("\\%03o", c);
	}
	printf("\";\n");
}

static void print(struct builder *builder)
{
	struct buf phrases = BUF_EMPTY;
	size_t words = 1, phrase_count = 1, size = 1;
	size_t *slots;

	qsort(builder->phrases.v, builder->phrases.n, sizeof(*builder->phrases.v), by_words);
	drop_twice(builder);
	check_twice(builder);
	while (size < 2 * builder->phrases.n)
		size *= 2;
	slots = mem_zero(size, sizeof(*slots));
	printf("\nstatic const struct lexicon_word %s_words[] = {\n\t{ 0, 0, 0, 0, 0, 0, 0, 0, 0 },\n", builder->name);
	for (size_t from = 0, to; from < builder->phrases.n; from = to, words++) {
		for (to = from + 1;
		     to < builder->phrases.n && str_eq(builder->phrases.v[to].first, builder->phrases.v[from].first);
		     to++)
			;
		print_word(builder, from, to, &phrases, &phrase_count);
		put_slot(slots, size - 1, builder->phrases.v[from].first, words);
	}
	if (words > UINT16_MAX || phrase_count > UINT16_MAX)
		fail("too many words", STR(""));
	printf("};\nstatic const struct lexicon_phrase %s_phrases[] = {\n\t{ 0, 0, 0, 0, 1 },\n%.*s", builder->name,
	       STR_FMT(buf_str(&phrases)));
	print_endings(builder);
	print_list("uint16_t", builder->name, "slots", slots, size);
	print_pool(builder);
	printf("const struct lexicon lexicon_%s = { %s_pool, %s_words, %s_phrases, %s_endings, %s_tails, %s_slots, %zu "
	       "};\n",
	       builder->name, builder->name, builder->name, builder->name, builder->name, builder->name, builder->name,
	       size - 1);
	free(slots);
	buf_release(&phrases);
	buf_release(&builder->pool);
	for (size_t i = 0; i < builder->forms.n; i++)
		free(builder->forms.v[i]);
	vec_release(&builder->forms);
	vec_release(&builder->phrases);
	vec_release(&builder->endings);
}

int main(void)
{
	struct builder prose = { .name = "prose", .flat = LEXICON_COUNT_FLAT };
	struct builder speech = { .name = "speech", .flat = SPEECH_COUNT };

	printf("/* Written by build-aux/lexicon.c: do not edit. */\n#include \"base/base.h\"\n\n"
	       "#include \"prose/lexicon.h\"\n\n"
	       "/* Longer than the standard promises to every compiler; those that can build the rest take them. */\n"
	       "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n");
	for (size_t i = 0; i < COUNT_OF(prose_rows); i++)
		add_row(&prose, &prose_rows[i], KIND_CLASS);
	for (size_t i = 0; i < COUNT_OF(cue_rows); i++)
		add_row(&prose, &cue_rows[i], KIND_CUE);
	for (size_t i = 0; i < COUNT_OF(set_rows); i++)
		add_row(&prose, &set_rows[i], KIND_SET);
	add_endings(&prose);
	check_nouns(&prose);
	print(&prose);
	for (size_t i = 0; i < COUNT_OF(speech_rows); i++)
		add_row(&speech, &speech_rows[i], KIND_CLASS);
	for (size_t i = 0; i < COUNT_OF(tells_rows); i++)
		add_tells(&speech, &tells_rows[i]);
	print(&speech);
	return fflush(stdout) == 0 ? 0 : 1;
}
