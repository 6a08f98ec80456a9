#!/bin/sh
# A file fits in a head (600 lines), a function on a screen (60).
cd "$SOURCE" || exit 1
find src -name '*.[ch]' ! -name '*_data.c' | sort | xargs awk '
	FNR == 1 { start = 0 }
	FNR == 601 { print FILENAME ": more than 600 lines"; bad = 1 }
	/^\{/ { start = FNR }
	/^\}/ { if (start && FNR - start > 62) { print FILENAME ":" start ": function of " FNR - start - 1 " lines"; bad = 1 } start = 0 }
	END { exit bad }'
