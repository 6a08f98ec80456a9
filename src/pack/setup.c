/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/setup.h"

#include "base/text.h"

static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
				      "July",    "August",   "September", "October", "November", "December" };

enum { LEAST_OF_A_MONTH = 3 };

void setup_propose(struct setup *setup, struct date today)
{
	buf_clear(&setup->period);
	period_print(period_add(period_of(today, 3, setup->fiscal_year_start), -1), &setup->period);
}

void setup_init(struct setup *setup, const struct catalogue *catalogue, struct date today)
{
	*setup = (struct setup){
		.catalogue = catalogue, .is_new_company = true, .stage = STAGE_SERIES_A, .fiscal_year_start = 1
	};
	buf_adds(&setup->currency, "USD");
	setup->is_chosen = mem_zero(catalogue->items.n + 1, sizeof(*setup->is_chosen));
	setup_propose(setup, today);
	setup_preset(setup);
}

void setup_release(struct setup *setup)
{
	buf_release(&setup->name);
	buf_release(&setup->currency);
	buf_release(&setup->period);
	free(setup->is_chosen);
	setup->is_chosen = NULL;
}

enum relevance setup_asks(const struct setup *setup, const struct item *item)
{
	if (item->is_carried || (!setup->is_raising && str_is(item->domain, COMPANY_ROUND)))
		return RELEVANCE_NONE;
	return item->stages[setup->stage];
}

void setup_raise(struct setup *setup, bool is_raising)
{
	setup->is_raising = is_raising;
	for (size_t i = 0; i < setup->catalogue->items.n; i++) {
		const struct item *item = setup->catalogue->items.v[i];

		if (str_is(item->domain, COMPANY_ROUND))
			setup->is_chosen[i] = setup_asks(setup, item) == RELEVANCE_CORE;
	}
}

void setup_preset(struct setup *setup)
{
	for (size_t i = 0; i < setup->catalogue->items.n; i++)
		setup->is_chosen[i] = setup_asks(setup, setup->catalogue->items.v[i]) == RELEVANCE_CORE;
}

size_t setup_count(const struct setup *setup, struct str domain, enum relevance relevance, bool chosen)
{
	size_t n = 0;

	for (size_t i = 0; i < setup->catalogue->items.n; i++) {
		const struct item *item = setup->catalogue->items.v[i];

		n += setup_asks(setup, item) == relevance && (!domain.n || str_eq(item->domain, domain)) &&
		     (!chosen || setup->is_chosen[i]);
	}
	return n;
}

static bool has_hazard(struct str text)
{
	size_t n;

	if (text_ill_formed(text) != STR_NONE)
		return true;
	for (size_t at = 0; at < text.n; at += n)
		if (text_hazard_at(text, at, &n) != TEXT_HAZARD_NONE || text.p[at] == '\n' || text.p[at] == '\t')
			return true;
	return false;
}

bool setup_name_is_good(struct str name, struct error *error)
{
	if (str_is_blank(name) || has_hazard(name))
		return error_set(error, "a company's name is one line of visible characters");
	return true;
}

bool setup_read_currency(struct str text, char out[4], struct error *error)
{
	struct str code = str_trim(text);

	for (size_t i = 0; i < code.n && i < 3; i++)
		out[i] = code.p[i] >= 'a' && code.p[i] <= 'z' ? (char)(code.p[i] - 32) : code.p[i];
	out[code.n < 3 ? code.n : 3] = '\0';
	for (size_t i = 0; i < 3; i++)
		if (code.n != 3 || out[i] < 'A' || out[i] > 'Z')
			return error_set(error, "'%.*s' is no currency code such as USD", STR_FMT(code));
	return true;
}

/* Case and what stands between the words make no difference: seriesA, "Series A", series-a. */
static bool is_same_name(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && strchr(" -_", a.p[i]))
			i++;
		while (j < b.n && strchr(" -_", b.p[j]))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (!str_eq_nocase(str_sub(a, i++, 1), str_sub(b, j++, 1)))
			return false;
	}
}

bool setup_read_stage(struct str text, enum stage *out, struct error *error)
{
	struct str name = str_trim(text);

	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		struct str label = str_of(stage_label((enum stage)stage));

		/* "A" for Series A. */
		if (is_same_name(name, label) || (name.n == 1 && str_starts(label, STR("Series ")) &&
						  str_eq_nocase(name, str_sub(label, 7, label.n - 7)))) {
			*out = (enum stage)stage;
			return true;
		}
	}
	return error_set(error, "unknown stage '%.*s': preSeed, seed, seriesA, seriesB, seriesC or public",
			 STR_FMT(name));
}

bool setup_read_answer(struct str text, bool *out, struct error *error)
{
	static const char *const words[] = { "no", "yes" };
	struct str word = str_trim(text);

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (word.n && word.n <= strlen(words[i]) && str_eq_nocase(word, str_sub(str_of(words[i]), 0, word.n))) {
			*out = i > 0;
			return true;
		}
	return error_set(error, "'%.*s' is neither yes nor no", STR_FMT(word));
}

bool setup_read_period(struct str text, struct period *out, struct error *error)
{
	return period_read(str_trim(text), out) ||
	       error_set(error, "'%.*s' is no period such as 2026-Q3 or 2026-09", STR_FMT(text));
}

bool setup_read_month(struct str text, int *out, struct error *error)
{
	struct str name = str_trim(text);
	size_t number;

	if (str_to_size(name, &number) && number >= 1 && number <= 12) {
		*out = (int)number;
		return true;
	}
	for (int i = 0; i < 12 && name.n >= LEAST_OF_A_MONTH; i++) {
		struct str month = str_of(months[i]);

		if (name.n <= month.n && str_eq_nocase(name, str_sub(month, 0, name.n))) {
			*out = i + 1;
			return true;
		}
	}
	return error_set(error, "'%.*s' is no month from 1 to 12", STR_FMT(name));
}

const char *setup_month_name(int month)
{
	return months[month - 1];
}
