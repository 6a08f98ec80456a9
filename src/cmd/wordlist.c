/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/wordlist.h"

#include "base/text.h"
#include "cmd/config.h"
#include "cmd/program.h"
#include "spell/dictionary.h"
#include "store/words.h"

/* Names the company knows are spelt right, whatever a dictionary says. */
static void learn_name(const struct speller *speller, struct str name)
{
	struct text_spans words = { NULL, 0, 0 };

	text_words(name, &words);
	for (size_t i = 0; i < words.n; i++)
		speller->learn(speller->data, str_in(name, words.v[i]));
	vec_release(&words);
}

/* What every board writes and dictionaries do not know; words with capitals are not judged anyway. */
static void learn_trade(const struct speller *speller)
{
	static const char *const words[] = {
#define WORD(text) text,
#include "cmd/trade.def"
#undef WORD
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		speller->learn(speller->data, str_of(words[i]));
}

/* A list that cannot be read teaches nothing; learning the next word says why. */
static void learn_list(const struct speller *speller, const char *directory)
{
	struct error error = ERROR_NONE;
	struct words words;

	words_init(&words);
	if (words_load(&words, directory, &error))
		for (size_t i = 0; i < words.list.n; i++)
			speller->learn(speller->data, str_of(words.list.v[i]));
	words_release(&words);
	error_release(&error);
}

static void learn_names(const struct speller *speller, const struct company *company)
{
	learn_name(speller, company->name);
	for (size_t i = 0; i < company->customers.accounts.n; i++) {
		learn_name(speller, company->customers.accounts.v[i].name);
		for (size_t j = 0; j < company->customers.accounts.v[i].aliases.n; j++)
			learn_name(speller, company->customers.accounts.v[i].aliases.v[j]);
		learn_name(speller, company->customers.accounts.v[i].parent);
	}
	for (size_t i = 0; i < company->own_names.n; i++)
		learn_name(speller, company->own_names.v[i]);
	for (size_t i = 0; i < company->owners.n; i++)
		learn_name(speller, company->owners.v[i].value);
}

static void add_language(struct str name, struct buf *languages)
{
	if (name.n)
		buf_printf(languages, "%s%.*s", languages->n ? " " : "", STR_FMT(name));
}

/* The company's first: its suggestions come first. */
static void choose_languages(const struct company *company, const char *own, struct buf *languages)
{
	struct error error = ERROR_NONE;
	struct words words;

	for (size_t i = 0; i < company->languages.n; i++)
		add_language(company->languages.v[i], languages);
	words_init(&words);
	if (own && words_load_file(&words, own, "languages", &error))
		for (size_t i = 0; i < words.list.n; i++)
			add_language(str_of(words.list.v[i]), languages);
	if (!languages->n)
		add_language(STR("en_US"), languages);
	words_release(&words);
	error_release(&error);
}

static void say_lacking(struct str languages, struct buf *notice)
{
	struct buf name = BUF_EMPTY, aff = BUF_EMPTY, dic = BUF_EMPTY, lacking = BUF_EMPTY;
	struct str part;
	size_t found = 0;

	while (str_next_part(&languages, ' ', &part)) {
		buf_clear(&name);
		buf_add(&name, part);
		if (!part.n)
			continue;
		if (dictionary_find(NULL, name.p, &aff, &dic))
			found++;
		else
			buf_printf(&lacking, "%s%.*s", lacking.n ? ", " : "", STR_FMT(part));
	}
	if (found && lacking.n)
		buf_printf(notice, "no dictionary for %s is installed: its words are marked", lacking.p);
	buf_release(&name);
	buf_release(&aff);
	buf_release(&dic);
	buf_release(&lacking);
}

struct service *wordlist_start(const struct workspace *workspace, const struct clock *clock, struct buf *notice)
{
	struct buf own = BUF_EMPTY, languages = BUF_EMPTY, program = BUF_EMPTY;
	bool has_own = config_directory(&own);
	struct service *service;
	struct speller speller;

	choose_languages(&workspace->company, has_own ? own.p : NULL, &languages);
	say_lacking(buf_str(&languages), notice);
	service = service_start(program_find("boardpack-spell", &program) ? program.p : NULL, NULL, languages.p, clock);
	speller = service_speller(service);
	learn_trade(&speller);
	learn_names(&speller, &workspace->company);
	learn_list(&speller, workspace->directory);
	if (has_own)
		learn_list(&speller, own.p);
	buf_release(&program);
	buf_release(&languages);
	buf_release(&own);
	return service;
}

void wordlist_learn(struct app *app, const char *directory, bool is_mine)
{
	struct error error = ERROR_NONE;
	struct str word = buf_str(&app->word);
	struct buf own = BUF_EMPTY;
	bool fine;

	if (is_mine)
		fine = (config_directory(&own) || error_set(&error, "there is no home for your own words")) &&
		       config_make(own.p, &error) && words_add(own.p, word, &error);
	else
		fine = words_add(directory, word, &error);
	buf_release(&own);
	if (fine)
		app_message(app, "learned '%.*s'%s", STR_FMT(word), is_mine ? " for you alone" : "");
	else
		app_alarm(app, "learned for this session only: %s", error_text(&error));
	error_release(&error);
}
