/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "base/zip.h"

static uint32_t at32(const struct buf *out, size_t at)
{
	const unsigned char *p = (const unsigned char *)out->p + at;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Where the directory's line number `which` stands. */
static size_t line_at(const struct buf *out, size_t start, size_t which)
{
	size_t at = start + at32(out, out->n - 6);

	while (which--)
		at += 46 + (at32(out, at + 28) & 0xffff);
	return at;
}

static void files_stand_as_they_are(void **state)
{
	struct buf out = BUF_EMPTY;
	struct zip zip;

	(void)state;
	buf_adds(&out, "in front");
	zip_begin(&zip, &out);
	zip_add(&zip, "a.txt", STR("123456789"));
	zip_add(&zip, "b/c", STR(""));
	zip_end(&zip);
	assert_int_equal(at32(&out, 8), 0x04034b50);
	assert_int_equal(at32(&out, 8 + 14), 0xcbf43926); /* the check value of CRC-32 */
	assert_int_equal(at32(&out, 8 + 18), 9);
	assert_memory_equal(out.p + 8 + 30, "a.txt123456789", 14);
	/* The end: two entries, the directory's length and place from the archive's start. */
	assert_int_equal(at32(&out, out.n - 22), 0x06054b50);
	assert_int_equal(at32(&out, out.n - 14), 2 | 2 << 16);
	assert_int_equal(at32(&out, 8 + at32(&out, out.n - 6)), 0x02014b50);
	assert_int_equal(at32(&out, out.n - 10) + at32(&out, out.n - 6) + 22 + 8, out.n);
	/* Each line leads to its file, counted from the archive's start, and has a day that exists. */
	assert_int_equal(at32(&out, line_at(&out, 8, 0) + 42), 0);
	assert_int_equal(at32(&out, line_at(&out, 8, 1) + 42), 30 + 14);
	assert_int_equal(at32(&out, 8 + 30 + 14), 0x04034b50);
	assert_int_equal(at32(&out, line_at(&out, 8, 1) + 12) >> 16, 0x21); /* 1 January 1980 */
	assert_memory_equal(out.p + line_at(&out, 8, 1) + 46, "b/c", 3);
	buf_release(&out);
}

static void nothing_is_an_archive_too(void **state)
{
	struct buf out = BUF_EMPTY;
	struct zip zip;

	(void)state;
	zip_begin(&zip, &out);
	zip_end(&zip);
	assert_int_equal(out.n, 22);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_stand_as_they_are),
		cmocka_unit_test(nothing_is_an_archive_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
