/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void assert_low(const char *text, const char *expected)
{
	assert_text("section.lowlights", text, expected);
}

static void test_explained(void **state)
{
	(void)state;
	assert_low("The customer effort score (CES) rose, and CES counts.", "");
	assert_low("Overall equipment effectiveness - OEE from here on - fell.", "");
	assert_low("The MBR slipped; that is our monthly business review.", "");
	assert_low("The TPA left: a third-party administrator that we had for years.", "");
	assert_low("The FAT, our factory acceptance test, failed.", "");
	assert_low("Our warehouse system, the WMS, went down.", "");
	assert_low("The bill of quantities, BOQ for short, was missing.", "");
	assert_low("By TPA we mean whoever handles claims.", "");
	assert_low("The BOQ (a priced list of all items) was missing.", "");
}

/* A bracket or an aside that tells something else, and a word that only begins so. */
static void test_unexplained(void **state)
{
	static const char *const texts[] = {
		"The QXR jobs moved.",
		"Close-out of the QXR action.",
		"We wait for the VPAT (see the glossary in the appendix).",
		"The BOQ (due 12 October) is late.",
		"The BOQ (twice) was late.",
		"The VPAT, which Joanne files, is late.",
		"The MBR slipped; that is our monthly review.",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_low(texts[i], "undefined_acronym");
}

/* What does something is a firm, what has a noun behind it is none; units and stressed words are no abbreviations. */
static void test_names(void **state)
{
	(void)state;
	assert_low("QXR has signed again.", "");
	assert_low("Those on our QXR arrangement left.", "undefined_acronym");
	assert_low("We lost DSV in August.", "");
	assert_low("Our DSV is late.", "undefined_acronym");
	assert_low("At 40 TB the disk was full.", "");
	assert_low("The pilot was NOT late.", "");
	assert_low("The FMEA is late.", "undefined_acronym");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_explained),
		cmocka_unit_test(test_unexplained),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
