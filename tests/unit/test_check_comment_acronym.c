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
	assert_low("The TPA is slow; that is a third-party administrator.", "");
	assert_low("The FAT, our factory acceptance test, failed.", "");
	assert_low("Our warehouse system, the WMS, went down.", "");
	assert_low("The bill of quantities, BOQ for short, was missing.", "");
	assert_low("By TPA we mean whoever handles claims.", "");
	assert_low("The BOQ (a priced list of all items) was missing.", "");
	assert_low("The HGA is late; that is the heads of group audit.", "");
}

/* Words that begin as it does explain it, where they stand as an explanation does, though they do not spell it. */
static void test_begun(void **state)
{
	(void)state;
	assert_low("The product database (PDB) broke.", "");
	assert_low("The PDB, our product database, broke.", "");
	assert_low("We moved the product database, or PDB, to Leeds.", "");
	assert_low("The product database, PDB for short, broke.", "");
	assert_low("It froze. Our product database, the PDB, broke.", "");
	assert_low("The QDB connector (Quality data) broke.", "");
	assert_low("PDB = what we keep of pumps.", "");
	assert_low("PDB: what we keep of pumps.", "");
	assert_low("It froze.\nPDB: what we keep of pumps.", "");
	assert_low("We moved to a PDB: a product database.", "");
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
		"The MBR is for many of our big and loud rooms.",
		"The OEE effort ended.",
		"The BOQ (12 October) is late.",
		"The BOQ (October 12) is late.",
		"The PDB for Leeds is late.",
		"The PDB is short.",
		"By PDB we hope for more.",
		"Pumps broke. Our hall, the PDB, burnt.",
		"We wait for QXR.",
		"What parts them is the QXR: below twelve they stay.",
	};

	(void)state;
	assert_texts("section.lowlights", texts, COUNT_OF(texts), "undefined_acronym");
}

/* What does something is a firm, what has a noun behind it is none; units and stressed words are no abbreviations. */
static void test_names(void **state)
{
	(void)state;
	assert_low("QXR has signed again.", "");
	assert_low("QXR finally signed.", "");
	assert_low("QXR and Orvel signed.", "");
	assert_low("We met QXR Robotics.", "");
	assert_low("Those on our QXR arrangement left.", "undefined_acronym");
	assert_low("We lost DSV in August.", "");
	assert_low("Our DSV is late.", "undefined_acronym");
	assert_low("We build the interface to SAP TM until 15 December.", "");
	assert_low("We build the interface to our TM until 15 December.", "undefined_acronym");
	assert_low("At 40 TB the disk was full.", "");
	assert_low("The pilot was NOT late.", "");
	assert_low("The FMEA is late.", "undefined_acronym");
}

/* A firm among firms, and what only people do; what has an article may be a thing or a board of ours. */
static void test_firms(void **state)
{
	(void)state;
	assert_low("DHL, KONE and the RSPB have moved.", "");
	assert_low("Contracts with BASF, RWE and QXR run on.", "");
	assert_low("ASML's renewal came early.", "");
	assert_low("The CIO of QXR met us.", "");
	assert_low("The QXR met twice.", "undefined_acronym");
	assert_low("Seven BDMs joined.", "undefined_acronym");
	assert_low("Then TKR fell.", "undefined_acronym");
	assert_low("We lost 450 TKR.", "");
	assert_low("USB sticks and the EMA are fine.", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_explained), cmocka_unit_test(test_begun), cmocka_unit_test(test_unexplained),
		cmocka_unit_test(test_names),     cmocka_unit_test(test_firms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
