/* SPDX-License-Identifier: MIT */
/* boardpack-sheet TABLES WORKBOOK: the program that boardpack runs to write a workbook. */
#include "base/base.h"

#include "base/file.h"
#include "sheet/parcel.h"
#include "sheet/sheet.h"

#include <locale.h>

#define PARCEL_LIMIT ((size_t)256 << 20)

int main(int argc, char **argv)
{
	struct error error = ERROR_NONE;
	struct buf bytes = BUF_EMPTY;
	struct document document;
	bool fine;

	if (argc != 3) {
		fprintf(stderr, "boardpack-sheet: boardpack runs this program; it is of no use alone\n");
		return 2;
	}
	setlocale(LC_CTYPE, "C.UTF-8");
	document_init(&document);
	fine = file_read(argv[1], PARCEL_LIMIT, &bytes, NULL, &error) &&
	       parcel_unpack(buf_str(&bytes), &document, &error) && sheet_write(&document, argv[2], &error);
	if (!fine)
		fprintf(stderr, "%s\n", error_text(&error));
	document_release(&document);
	buf_release(&bytes);
	error_release(&error);
	return fine ? 0 : 2;
}
