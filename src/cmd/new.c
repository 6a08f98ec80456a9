/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "cmd/cmd.h"
#include "store/release.h"

enum { OPTION_COMPANY, OPTION_CURRENCY, OPTION_PERIOD, OPTION_STAGE, OPTION_COUNT };

static const struct cmd_option options[] = {
	[OPTION_COMPANY] = { "company", 'c', "NAME", "the company's name" },
	[OPTION_CURRENCY] = { "currency", 'u', "CODE", "the currency of its books, such as USD" },
	[OPTION_PERIOD] = { "period", 'p', "PERIOD", "2026-Q3 or 2026-09; by default the one after the newest pack" },
	[OPTION_STAGE] = { "stage", 's', "STAGE", "preSeed, seed, seriesA, seriesB, seriesC or public" },
	{ NULL, 0, NULL, NULL },
};

/* What to create, checked. */
struct plan {
	const char *directory;
	char *given[OPTION_COUNT]; /* NULL where not given */
	struct buf company_path, pack_path;
	bool is_new_company;
	enum stage stage;
	struct period period;
};

/* Creates path; a file that is there already is never touched. */
static bool write_new(const char *path, const struct buf *text, struct error *error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	size_t done = 0;
	bool is_good;

	if (fd < 0)
		return error_errno(error, "cannot create '%s'", path);
	while (done < text->n) {
		ssize_t n = write(fd, text->p + done, text->n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	is_good = done == text->n && fsync(fd) == 0;
	if (!is_good)
		error_errno(error, "cannot write '%s'", path);
	close(fd);
	if (!is_good)
		unlink(path);
	return is_good;
}

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

static void put_company(const struct plan *plan, struct buf *out)
{
	buf_adds(out, "# What boardpack knows of the company; boardpack-pack(5) explains every key.\n"
		      "boardpack: 1\nname: ");
	put_quoted(out, str_of(plan->given[OPTION_COMPANY]));
	buf_printf(out, "\ncurrency: %s\nstage: %s\n", plan->given[OPTION_CURRENCY], stage_name(plan->stage));
	buf_adds(out, "numbers: point # 1,234.5; comma for 1.234,5\n"
		      "fiscal_year_start: 1\n"
		      "languages: [en_US]\n"
		      "\n"
		      "# Customers by name, so that narratives are read well:\n"
		      "# accounts:\n"
		      "#   - Example Industries\n"
		      "#   - name: Example Partners Limited\n"
		      "#     aliases: [Example Partners]\n"
		      "# Own products, plans and people, which are never customers:\n"
		      "# own_names: []\n"
		      "# Who answers for a domain or an item:\n"
		      "# owners: { sales: A. Name }\n"
		      "# Items beyond what the stage asks for, and items to leave out:\n"
		      "# items: { add: [], drop: [] }\n"
		      "# conventions: { runway_cash: operating, nrr_method: bridge }\n"
		      "# Checks to switch off or to take more or less seriously:\n"
		      "# checks: { hype-words: off }\n");
}

static void put_item(const struct item *item, struct buf *out)
{
	struct buf label = BUF_EMPTY;

	text_visible(item->label, false, &label);
	buf_printf(out, "  # %.*s:", STR_FMT(item->id));
	switch (item->kind) {
	case ITEM_NUMBER:
		buf_adds(out, " { actual: , forecast: , next: }");
		break;
	case ITEM_TEXT:
		buf_adds(out, " { text: }");
		break;
	case ITEM_TABLE:
		buf_adds(out, " { rows: [] }");
		break;
	}
	buf_printf(out, " # %.*s\n", STR_FMT(buf_str(&label)));
	buf_release(&label);
}

static void put_pack(const struct plan *plan, const struct workspace *workspace, struct buf *out)
{
	const struct catalogue *catalogue = &workspace->catalogue;
	struct str domain = STR("");

	buf_adds(out,
		 "# One period of the company; boardpack-pack(5) explains the format, boardpack explain ID an item.\n"
		 "boardpack: 1\nperiod: ");
	period_print(plan->period, out);
	buf_printf(out, "\ncatalogue: %.*s\nitems:\n", STR_FMT(release_current().version));
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (company_asks(&workspace->company, item) == RELEVANCE_NONE)
			continue;
		if (!str_eq(domain, item->domain))
			buf_printf(out, "%s  # --- %s\n", domain.n ? "\n" : "", domain_label(item->domain));
		domain = item->domain;
		put_item(item, out);
	}
}

/* The period after the newest pack in the folder. */
static bool next_period(struct plan *plan, struct error *error)
{
	struct file_list names = { NULL, 0, 0 };
	bool has_any = false;

	if (!file_list(plan->directory, ".yaml", &names, error))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		struct str name = str_of(names.v[i]);
		struct period period;

		if (!period_parse(str_sub(name, 0, name.n - strlen(".yaml")), &period))
			continue;
		if (!has_any || period_cmp(period, plan->period) > 0)
			plan->period = period;
		has_any = true;
	}
	file_list_release(&names);
	if (!has_any)
		return error_set(error, "no pack in '%s' to follow: name the period with --period", plan->directory);
	plan->period = period_add(plan->period, 1);
	return true;
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

static bool is_currency(const char *code)
{
	size_t n = 0;

	while (code[n] >= 'A' && code[n] <= 'Z')
		n++;
	return n == 3 && code[n] == '\0';
}

static bool check_new_company(struct plan *plan)
{
	static const int needed[] = { OPTION_COMPANY, OPTION_STAGE, OPTION_PERIOD, OPTION_CURRENCY };

	for (size_t i = 0; i < COUNT_OF(needed); i++) {
		if (plan->given[needed[i]])
			continue;
		cmd_usage(&cmd_new, "a new company needs --%s", options[needed[i]].name);
		return false;
	}
	if (str_is_blank(str_of(plan->given[OPTION_COMPANY])) || has_hazard(str_of(plan->given[OPTION_COMPANY]))) {
		cmd_usage(&cmd_new, "a company's name is one line of visible characters");
		return false;
	}
	if (!is_currency(plan->given[OPTION_CURRENCY])) {
		cmd_usage(&cmd_new, "'%s' is no currency code such as USD", plan->given[OPTION_CURRENCY]);
		return false;
	}
	return true;
}

static bool check(struct plan *plan)
{
	const char *stage = plan->given[OPTION_STAGE], *period = plan->given[OPTION_PERIOD];

	if (stage && !stage_parse(str_of(stage), &plan->stage)) {
		cmd_usage(&cmd_new, "unknown stage '%s': preSeed, seed, seriesA, seriesB, seriesC or public", stage);
		return false;
	}
	if (period && !period_parse(str_of(period), &plan->period)) {
		cmd_usage(&cmd_new, "'%s' is no period such as 2026-Q3 or 2026-09", period);
		return false;
	}
	if (plan->is_new_company)
		return check_new_company(plan);
	if (plan->given[OPTION_COMPANY] || plan->given[OPTION_CURRENCY] || stage)
		cmd_fail("'%s' exists and stays as it is", plan->company_path.p);
	return true;
}

static bool create(const char *path, const struct buf *text, struct buf *said, struct error *error)
{
	if (!write_new(path, text, error))
		return false;
	buf_adds(said, "wrote '");
	text_visible(str_of(path), false, said);
	buf_adds(said, "'\n");
	return true;
}

static bool write_files(struct plan *plan, struct workspace *workspace, struct buf *said, struct error *error)
{
	struct buf company = BUF_EMPTY, pack = BUF_EMPTY, name = BUF_EMPTY;
	bool is_good;

	is_good = workspace_open_catalogue(workspace, plan->is_new_company ? NULL : plan->directory, error) &&
		  (plan->given[OPTION_PERIOD] || next_period(plan, error));
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
		put_company(plan, &company);
		if (mkdir(plan->directory, 0777) < 0 && errno != EEXIST)
			is_good = error_errno(error, "cannot create '%s'", plan->directory);
		is_good = is_good && create(plan->company_path.p, &company, said, error);
	}
	is_good = is_good && create(plan->pack_path.p, &pack, said, error);
	buf_release(&company);
	buf_release(&pack);
	buf_release(&name);
	return is_good;
}

static enum cmd_status run_plan(struct plan *plan)
{
	struct error error = ERROR_NONE;
	struct workspace workspace;
	struct buf said = BUF_EMPTY;
	enum cmd_status status = CMD_FAILED;

	file_join(&plan->company_path, str_of(plan->directory), STR("boardpack.yaml"));
	plan->is_new_company = !file_exists(plan->company_path.p);
	if (check(plan)) {
		workspace_init(&workspace);
		if (write_files(plan, &workspace, &said, &error))
			status = CMD_OK;
		else
			cmd_fail("%s", error_text(&error));
		if (said.n && cmd_output(NULL, &said) != CMD_OK)
			status = CMD_FAILED;
		workspace_release(&workspace);
	}
	buf_release(&said);
	buf_release(&plan->company_path);
	buf_release(&plan->pack_path);
	error_release(&error);
	return status;
}

static enum cmd_status run(int argc, char **argv)
{
	struct plan plan = { .directory = NULL };
	char *argument;
	int option;

	while ((option = cmd_option(&cmd_new, argc, argv, &argument)) >= 0)
		plan.given[option] = argument;
	if (option != -1)
		return CMD_FAILED;
	if (argc - optind != 1)
		return cmd_usage(&cmd_new, "new takes one folder");
	plan.directory = argv[optind];
	return run_plan(&plan);
}

const struct cmd cmd_new = {
	.name = "new",
	.usage = "new [--company NAME --stage STAGE --currency CODE] [--period PERIOD] DIR",
	.summary = "start a company's folder, or its next pack",
	.options = options,
	.run = run,
};
