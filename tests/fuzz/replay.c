/* SPDX-License-Identifier: MIT */
/*
 * Replays a corpus through a fuzz target, so that every make check runs what fuzzing once found.
 * To fuzz for real: clang -fsanitize=fuzzer,address,undefined with the target's file instead of this one; see HACKING.md.
 */
#include "base/base.h"
#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
	struct error error = ERROR_NONE;
	struct file_list list = { NULL, 0, 0 };
	struct buf path = BUF_EMPTY;
	struct buf content = BUF_EMPTY;
	size_t replayed = 0;

	if (argc != 2 || !file_list(argv[1], "", &list, &error)) {
		fprintf(stderr, "replay: %s\n", argc == 2 ? error_text(&error) : "one argument, the corpus");
		return 2;
	}
	for (size_t i = 0; i < list.n; i++) {
		buf_clear(&path);
		buf_clear(&content);
		file_join(&path, str_of(argv[1]), str_of(list.v[i]));
		if (!file_read(path.p, (size_t)64 << 20, &content, NULL, &error))
			continue;
		LLVMFuzzerTestOneInput((const uint8_t *)(content.p ? content.p : ""), content.n);
		replayed++;
	}
	printf("%zu inputs replayed\n", replayed);
	file_list_release(&list);
	buf_release(&path);
	buf_release(&content);
	error_release(&error);
	/* A corpus that vanished is a test that cannot fail. */
	return replayed ? 0 : 1;
}
