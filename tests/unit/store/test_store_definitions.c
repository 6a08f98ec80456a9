/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/definitions.h"

/* Enough for two threads. */
enum { FILES = 80 };

static char folder[64];

static int drop(const char *path, const struct stat *at, int kind, struct FTW *walk)
{
	(void)at;
	(void)kind;
	(void)walk;
	return remove(path);
}

static int tear_down(void **unused)
{
	(void)unused;
	return nftw(folder, drop, 8, FTW_DEPTH | FTW_PHYS);
}

static void make(const char *name, const char *text)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY;

	file_join(&path, str_of(folder), str_of(name));
	if (text)
		assert_true(file_replace(path.p, str_of(text), NULL, &error));
	else
		assert_int_equal(mkdir(path.p, 0700), 0);
	buf_release(&path);
}

static int set_up(void **unused)
{
	char name[64], text[200];

	(void)unused;
	snprintf(folder, sizeof(folder), "test-definitions-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	make("catalogue", NULL);
	make("catalogue/sales", NULL);
	make("conventions", NULL);
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof(name), "catalogue/sales/own_%02d.yaml", i);
		snprintf(text, sizeof(text),
			 "label: Own %d\nkind: text\ngroup: Ours\norder: %d\n"
			 "partial: [stages, owners, source, what, why, read, write, pitfalls, example]\n",
			 i, i);
		make(name, text);
	}
	return 0;
}

/* What is read, of the program's own and the folder's; the message where that fails. */
static bool load(struct catalogue *catalogue, bool with_embedded, struct error *error)
{
	struct definitions definitions;
	bool fine;

	catalogue_init(catalogue);
	definitions_init(&definitions);
	if (with_embedded)
		definitions_list_embedded(&definitions);
	fine = definitions_list_own(&definitions, folder, error);
	fine = definitions_add(&definitions, catalogue, error) && fine;
	definitions_release(&definitions);
	return fine;
}

static void all_are_there(void **unused)
{
	struct error error = ERROR_NONE;
	struct catalogue catalogue;
	char id[32];

	(void)unused;
	assert_true(load(&catalogue, false, &error));
	assert_int_equal(catalogue.items.n, FILES);
	for (int i = 0; i < FILES; i++) {
		const struct item *item;

		snprintf(id, sizeof(id), "sales.own_%02d", i);
		item = catalogue_find(&catalogue, str_of(id));
		assert_non_null(item);
		assert_int_equal(item->order, i);
	}
	assert_true(catalogue_finish(&catalogue, &error));
	catalogue_release(&catalogue);
}

static void the_companys_own_definition_wins(void **unused)
{
	struct error error = ERROR_NONE;
	struct catalogue catalogue;

	(void)unused;
	make("catalogue/section", NULL);
	make("catalogue/section/highlights.yaml",
	     "label: Ours\nkind: text\ngroup: Overview\norder: 1\n"
	     "partial: [stages, owners, source, what, why, read, write, pitfalls, example]\n");
	assert_true(load(&catalogue, true, &error));
	assert_true(catalogue.items.n > FILES);
	assert_true(str_is(catalogue_find(&catalogue, STR("section.highlights"))->label, "Ours"));
	assert_non_null(catalogue_convention(&catalogue, STR("favourable_sign")));
	catalogue_release(&catalogue);
}

/* Whichever thread comes upon them first. */
static void faults_are_told_in_the_order_of_the_files(void **unused)
{
	struct error error = ERROR_NONE;
	struct catalogue catalogue;
	struct buf wanted = BUF_EMPTY;

	(void)unused;
	make("conventions/a.yaml", "[]");
	make("catalogue/sales/own_70.yaml", "label: {");
	make("catalogue/sales/own_03.yaml", "[]");
	make("catalogue/sales/own_41.yaml", "");
	assert_false(load(&catalogue, false, &error));
	buf_printf(&wanted,
		   "%s/catalogue/sales/own_03.yaml:1:1: an item is a map of keys such as 'label' and 'kind'\n"
		   "%s/catalogue/sales/own_41.yaml:1:1: an item is a map of keys such as 'label' and 'kind'\n"
		   "%s/catalogue/sales/own_70.yaml:1:9: did not find expected node content, while parsing a flow node "
		   "from line 1\n%s/conventions/a.yaml:1:1: ",
		   folder, folder, folder, folder);
	assert_true(str_starts(str_of(error_text(&error)), buf_str(&wanted)));
	assert_int_equal(catalogue.items.n, FILES - 3);
	catalogue_release(&catalogue);
	buf_release(&wanted);
	error_release(&error);
}

static bool load_hasty(struct catalogue *catalogue, struct error *error)
{
	struct definitions definitions;
	bool fine;

	catalogue_init(catalogue);
	definitions_init(&definitions);
	definitions.is_hasty = true;
	fine = definitions_list_own(&definitions, folder, error) && definitions_add(&definitions, catalogue, error) &&
	       catalogue_finish(catalogue, error);
	definitions_release(&definitions);
	return fine;
}

#define HEAD                                                                                                           \
	"label: Ours\nkind: text\ngroup: Overview\norder: 1\npartial: [stages, owners, source, why, read, write, "     \
	"pitfalls]\n"
#define REST "what: |\n  label: no key\nexample: an example\nrelated: [sales.own_01,\n  sales.own_02\n]\n"

/* What a first picture needs is there at once, and all of it in the end. */
static void texts_come_later(void **unused)
{
	struct error error = ERROR_NONE;
	struct catalogue catalogue;
	const struct item *item;

	(void)unused;
	make("catalogue/sales/own_09.yaml", HEAD "hint: short\n" REST);
	assert_true(load_hasty(&catalogue, &error));
	item = catalogue_find(&catalogue, STR("sales.own_09"));
	assert_true(item->is_cut);
	assert_true(str_is(item->label, "Ours"));
	assert_int_equal(item->hint.n, 0);
	assert_true(definitions_fill(&catalogue, &error));
	assert_ptr_equal(item, catalogue_find(&catalogue, STR("sales.own_09")));
	assert_false(item->is_cut);
	assert_true(str_is(item->hint, "short"));
	assert_true(str_is(item->what, "label: no key"));
	assert_true(str_is(item->example, "an example"));
	assert_int_equal(item->related.n, 2);
	/* Again, there is nothing to do. */
	assert_true(definitions_fill(&catalogue, &error));
	catalogue_release(&catalogue);
}

/* Whatever is odd about a file, it is read at once and as a whole. */
static void odd_files_do_not_wait(void **unused)
{
	static const char *const odd[] = {
		REST HEAD,
		HEAD REST "short: Behind\n",
		HEAD REST "\"short\": Behind\n",
		HEAD REST "? short\n: Behind\n",
		"{ label: Ours, kind: text, group: Overview, order: 1, what: w, example: e, short: Behind,\n"
		"partial: [stages, owners, source, why, read, write, pitfalls] }\n",
	};
	struct error error = ERROR_NONE;
	struct catalogue catalogue;

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(odd); i++) {
		const struct item *item;

		make("catalogue/sales/own_09.yaml", odd[i]);
		assert_true(load_hasty(&catalogue, &error));
		item = catalogue_find(&catalogue, STR("sales.own_09"));
		assert_false(item->is_cut);
		assert_true(str_is(item->short_label, i ? "Behind" : "Ours"));
		assert_true(item->what.n > 0);
		catalogue_release(&catalogue);
	}
}

/* In the same words as where nobody is in haste. */
static void faults_are_told_later(void **unused)
{
	static const char *const faulty[] = {
		HEAD "what: \n" REST,    HEAD "what: {\n",         HEAD REST "what: again\n", HEAD "why: [a]\n" REST,
		HEAD REST "basis: {}\n", HEAD REST "worked: []\n", HEAD "hint: h\n",
	};
	struct error error = ERROR_NONE, later = ERROR_NONE;
	struct catalogue catalogue;

	(void)unused;
	for (size_t i = 0; i < COUNT_OF(faulty); i++) {
		make("catalogue/sales/own_09.yaml", faulty[i]);
		error_clear(&error);
		error_clear(&later);
		assert_false(load(&catalogue, false, &error));
		catalogue_release(&catalogue);
		assert_true(load_hasty(&catalogue, &later));
		assert_int_equal(later.message.n, 0);
		assert_false(definitions_fill(&catalogue, &later));
		assert_string_equal(error_text(&later), error_text(&error));
		catalogue_release(&catalogue);
	}
	/* What only the whole catalogue tells. */
	make("catalogue/sales/own_09.yaml", HEAD "what: w\nexample: e\nrelated: [sales.own_99]\n");
	error_clear(&later);
	assert_true(load_hasty(&catalogue, &later));
	assert_false(definitions_fill(&catalogue, &later));
	assert_non_null(strstr(error_text(&later), "related item 'sales.own_99' of 'sales.own_09' does not exist"));
	catalogue_release(&catalogue);
	error_release(&error);
	error_release(&later);
}

/* At once: before anything is shown. */
static void faults_of_a_head_are_not_put_off(void **unused)
{
	struct error error = ERROR_NONE;
	struct catalogue catalogue;

	(void)unused;
	make("catalogue/sales/own_09.yaml", "kind: text\nlabel: L\ngroup: G\norder: x\nwhat: w\n");
	assert_false(load_hasty(&catalogue, &error));
	assert_non_null(strstr(error_text(&error), "own_09.yaml:4:8: 'order' is no whole number"));
	assert_non_null(strstr(error_text(&error), "no 'why'"));
	catalogue_release(&catalogue);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_are_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_companys_own_definition_wins, set_up, tear_down),
		cmocka_unit_test_setup_teardown(texts_come_later, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_files_do_not_wait, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_are_told_later, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_of_a_head_are_not_put_off, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_are_told_in_the_order_of_the_files, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
