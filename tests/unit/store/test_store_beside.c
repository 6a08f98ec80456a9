/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/beside.h"
#include "scratch.h"

static void names_are_hidden_beside_the_pack(void **unused)
{
	char *path = beside_path("acme/2026-Q3.yaml", "journal"), *here = beside_path("p.yaml", "lock");

	(void)unused;
	assert_string_equal(path, "acme/.2026-Q3.yaml.journal");
	assert_string_equal(here, "./.p.yaml.lock");
	free(path);
	free(here);
}

static void only_our_own_plain_files_open(void **unused)
{
	char plain[96], other[96];
	struct stat status;
	int fd;

	(void)unused;
	snprintf(plain, sizeof(plain), "%s/plain", folder);
	snprintf(other, sizeof(other), "%s/other", folder);
	fd = beside_open(plain, O_RDWR | O_CREAT | O_EXCL);
	assert_true(fd >= 0);
	assert_int_equal(fstat(fd, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_true(beside_write(fd, STR("abc"), 0));
	assert_true(beside_write(fd, STR("xy"), 1));
	assert_int_equal(lseek(fd, 0, SEEK_END), 3);
	close(fd);
	assert_true(beside_sync_folder(plain));

	assert_int_equal(symlink("plain", other), 0);
	assert_int_equal(beside_open(other, O_RDONLY), -1);
	assert_int_equal(unlink(other), 0);
	assert_int_equal(mkfifo(other, 0600), 0);
	assert_int_equal(beside_open(other, O_RDONLY), -1);
	assert_int_equal(unlink(other), 0);
	/* A second name of the file may be anybody's. */
	assert_int_equal(link(plain, other), 0);
	assert_int_equal(beside_open(plain, O_RDONLY), -1);
}

static void a_full_disk_is_told(void **unused)
{
	int fd = open("/dev/full", O_WRONLY);

	(void)unused;
	if (fd < 0)
		skip();
	assert_false(beside_write(fd, STR("abc"), 0));
	assert_int_equal(errno, ENOSPC);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_hidden_beside_the_pack),
		cmocka_unit_test_setup_teardown(only_our_own_plain_files_open, set_up, tear_down),
		cmocka_unit_test(a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
