/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/create.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/text.h"
#include "cmd/blank.h"
#include "store/templates.h"

/* Double quotes hold everything but what --company refuses anyway. */
static void put_quoted(struct buf *out, struct str text)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			buf_addc(out, '\\');
		buf_addc(out, text.p[i]);
	}
	buf_addc(out, '"');
}

static bool is_of_no_round(const struct creation *plan, const struct item *item)
{
	return plan->is_between_rounds && str_is(item->domain, COMPANY_ROUND);
}

/* One id a line: a person strikes out one by striking a line. */
static bool put_list(const char *name, const struct creation *plan, const struct catalogue *catalogue, bool is_add,
		     struct buf *out)
{
	size_t n = 0;

	if (!is_add && plan->is_between_rounds) {
		buf_printf(out, "  %s:\n    - " COMPANY_ROUND " # between two rounds\n", name);
		n++;
	}
	for (size_t i = 0; plan->is_chosen && i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		bool is_asked = item->stages[plan->stage] != RELEVANCE_NONE && !is_of_no_round(plan, item);

		if (item->is_carried || plan->is_chosen[i] == is_asked || plan->is_chosen[i] != is_add)
			continue;
		if (!n++)
			buf_printf(out, "  %s:\n", name);
		buf_printf(out, "    - %.*s\n", STR_FMT(item->id));
	}
	return n > 0;
}

static void put_items(const struct creation *plan, const struct catalogue *catalogue, struct buf *out)
{
	size_t start = out->n;
	bool has_any;

	buf_adds(out, "items:\n");
	has_any = put_list("add", plan, catalogue, true, out);
	has_any = put_list("drop", plan, catalogue, false, out) || has_any;
	if (!has_any)
		buf_splice(out, start, out->n - start, STR("# items: { add: [], drop: [] }\n"));
}

static void put_company(const struct creation *plan, const struct catalogue *catalogue, struct buf *out)
{
	buf_adds(out, "# What boardpack knows of the company; boardpack-pack(5) explains every key.\n"
		      "boardpack: 1\nname: ");
	put_quoted(out, str_of(plan->company));
	buf_printf(out, "\ncurrency: %s\nstage: %s\n", plan->code, stage_name(plan->stage));
	buf_adds(out, "numbers: point # 1,234.5; comma for 1.234,5\n"
		      "fiscal_year_start: ");
	buf_printf(out, "%d\n", plan->fiscal_year_start ? plan->fiscal_year_start : 1);
	buf_adds(out, "languages: [en_US] # spelling; several: [en_GB, de_DE]\n"
		      "\n"
		      "# Customers by name, so that narratives are read well:\n"
		      "# accounts:\n"
		      "#   - Example Industries\n"
		      "#   - name: Example Partners Limited\n"
		      "#     aliases: [Example Partners]\n"
		      "#     parent: Example Group # counts with its other companies unless they buy apart\n"
		      "# Own products, plans and people, which are never customers:\n"
		      "# own_names: []\n"
		      "# Who answers for a domain or an item:\n"
		      "# owners: { sales: A. Name }\n"
		      "# Items beyond what the stage asks for, and items to leave out:\n");
	put_items(plan, catalogue, out);
	buf_adds(out, "# conventions: { runway_cash: operating, nrr_method: bridge }\n"
		      "# Checks to switch off or to take more or less seriously:\n"
		      "# checks: { hype-words: off }\n");
}

static void put_pack(const struct creation *plan, const struct workspace *workspace, struct buf *out)
{
	const struct catalogue *catalogue = &workspace->catalogue;
	struct str domain = STR("");

	blank_head(plan->period, STR(""), out);
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (plan->is_chosen && !item->is_carried
			    ? !plan->is_chosen[i]
			    : company_asks(&workspace->company, item) == RELEVANCE_NONE || is_of_no_round(plan, item))
			continue;
		if (!str_eq(domain, item->domain))
			buf_printf(out, "%s  # --- %s\n", domain.n ? "\n" : "", domain_label(item->domain));
		domain = item->domain;
		blank_item(item, out);
	}
}

/* The period of the newest pack in the folder; has_any: is there one? */
static bool newest_period(const struct creation *plan, struct period *newest, bool *has_any, struct error *error)
{
	struct file_list names = { NULL, 0, 0 };

	*has_any = false;
	if (!file_list(plan->directory, ".yaml", &names, error))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		struct str name = str_of(names.v[i]);
		struct period period;

		if (!period_parse(str_sub(name, 0, name.n - strlen(".yaml")), &period))
			continue;
		if (!*has_any || period_cmp(period, *newest) > 0)
			*newest = period;
		*has_any = true;
	}
	file_list_release(&names);
	return true;
}

/* The period after it. */
static bool next_period(struct creation *plan, struct error *error)
{
	bool has_any;

	if (!newest_period(plan, &plan->period, &has_any, error))
		return false;
	if (!has_any)
		return error_set(error, "no pack in '%s' to follow: name the period with --period", plan->directory);
	if (period_is_last(plan->period))
		return error_set(error, "the newest pack in '%s' is of the last period there is", plan->directory);
	plan->period = period_add(plan->period, 1);
	return true;
}

static bool check_new_company(struct creation *plan, struct error *error)
{
	const struct {
		const char *name, *value;
	} needed[] = { { "company", plan->company },
		       { "stage", plan->stage_text },
		       { "period", plan->period_text },
		       { "currency", plan->currency } };

	for (size_t i = 0; i < COUNT_OF(needed); i++)
		if (!needed[i].value)
			return error_set(error, "a new company needs --%s", needed[i].name);
	return setup_name_is_good(str_of(plan->company), error) &&
	       setup_read_currency(str_of(plan->currency), plan->code, error);
}

void creation_init(struct creation *plan, const char *directory)
{
	*plan = (struct creation){ .directory = directory, .company_path = BUF_EMPTY, .pack_path = BUF_EMPTY };
	file_join(&plan->company_path, str_of(directory), STR("boardpack.yaml"));
	plan->is_new_company = !file_exists(plan->company_path.p);
}

void creation_release(struct creation *plan)
{
	buf_release(&plan->company_path);
	buf_release(&plan->pack_path);
}

bool creation_check(struct creation *plan, struct error *error)
{
	const char *stage = plan->stage_text, *period = plan->period_text;

	if (stage && !setup_read_stage(str_of(stage), &plan->stage, error))
		return false;
	if (plan->raising_text) {
		bool is_raising;

		if (!setup_read_answer(str_of(plan->raising_text), &is_raising, error))
			return false;
		plan->is_between_rounds = !is_raising;
	}
	if (period && !setup_read_period(str_of(period), &plan->period, error))
		return false;
	return !plan->is_new_company || check_new_company(plan, error);
}

void creation_take(struct creation *plan, const struct setup *setup)
{
	plan->company = setup->name.n ? setup->name.p : NULL;
	plan->currency = setup->currency.p;
	plan->stage_text = setup->is_new_company ? stage_name(setup->stage) : NULL;
	plan->period_text = setup->period.p;
	plan->fiscal_year_start = setup->fiscal_year_start;
	plan->is_between_rounds = setup->is_new_company && !setup->is_raising;
	plan->is_chosen = setup->is_new_company ? setup->is_chosen : NULL;
}

static bool create(const char *path, const struct buf *text, struct buf *said, struct error *error)
{
	if (!blank_write(path, text, error))
		return false;
	buf_adds(said, "wrote '");
	text_visible(str_of(path), false, said);
	buf_adds(said, "'\n");
	return true;
}

/* Who wanted to go on with last quarter's pack has an empty one beside it. */
static void say_next(const struct creation *plan, struct period newest, struct buf *said)
{
	if (period_cmp(newest, plan->period) >= 0)
		return;
	buf_adds(said, "Nothing of ");
	period_print(newest, said);
	buf_adds(said, " goes over into it: boardpack next makes a pack with its forecasts and open rows.\n");
}

static bool write_files(struct creation *plan, struct workspace *workspace, struct buf *said, struct error *error)
{
	struct buf company = BUF_EMPTY, pack = BUF_EMPTY, name = BUF_EMPTY;
	struct period newest;
	bool is_good, has_any = false;

	is_good = plan->is_new_company || newest_period(plan, &newest, &has_any, error);
	is_good = is_good &&
		  workspace_open_catalogue(workspace, plan->is_new_company ? NULL : plan->directory, error) &&
		  (plan->period_text || next_period(plan, error));
	if (is_good && plan->is_new_company)
		workspace->company.stage = plan->stage;
	if (is_good) {
		period_print(plan->period, &name);
		buf_adds(&name, ".yaml");
		file_join(&plan->pack_path, str_of(plan->directory), buf_str(&name));
		put_pack(plan, workspace, &pack);
	}
	/* The pack is looked for before the company is written: nothing half done when it is there. */
	if (is_good && file_exists(plan->pack_path.p))
		is_good = error_set(error, "'%s' exists; boardpack new overwrites nothing", plan->pack_path.p);
	if (is_good && plan->is_new_company) {
		put_company(plan, &workspace->catalogue, &company);
		if (mkdir(plan->directory, 0777) < 0 && errno != EEXIST)
			is_good = error_errno(error, "cannot create '%s'", plan->directory);
		is_good = is_good && create(plan->company_path.p, &company, said, error);
	}
	is_good = is_good && create(plan->pack_path.p, &pack, said, error);
	if (is_good && has_any)
		say_next(plan, newest, said);
	buf_release(&company);
	buf_release(&pack);
	buf_release(&name);
	return is_good;
}

bool creation_write(struct creation *plan, struct buf *said, struct error *error)
{
	struct workspace workspace;
	bool is_good;

	workspace_init(&workspace);
	is_good = write_files(plan, &workspace, said, error);
	workspace_release(&workspace);
	return is_good;
}

#define EXAMPLE "example/"

/* The path of an example's file in directory; false for every other template. */
static bool example_path(const struct template *template, const char *directory, struct buf *out)
{
	struct str path = str_of(template->path);

	buf_clear(out);
	if (!str_starts(path, STR(EXAMPLE)) || !template->bytes)
		return false;
	file_join(out, str_of(directory), str_sub(path, strlen(EXAMPLE), path.n - strlen(EXAMPLE)));
	return true;
}

bool creation_example(const char *directory, struct buf *said, struct error *error)
{
	struct buf path = BUF_EMPTY;
	bool is_good = true;

	/* Nothing half done: all are looked for before the first is written. */
	for (size_t i = 0; is_good && i < template_count; i++)
		if (example_path(&templates[i], directory, &path) && file_exists(path.p))
			is_good = error_set(error, "'%s' exists; boardpack new overwrites nothing", path.p);
	if (is_good && mkdir(directory, 0777) < 0 && errno != EEXIST)
		is_good = error_errno(error, "cannot create '%s'", directory);
	for (size_t i = 0; is_good && i < template_count; i++) {
		struct buf text = BUF_EMPTY;

		if (!example_path(&templates[i], directory, &path))
			continue;
		buf_add(&text, (struct str){ templates[i].bytes, templates[i].length });
		is_good = create(path.p, &text, said, error);
		buf_release(&text);
	}
	buf_release(&path);
	return is_good;
}
