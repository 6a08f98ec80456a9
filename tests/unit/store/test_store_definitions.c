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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_are_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_companys_own_definition_wins, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_are_told_in_the_order_of_the_files, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
