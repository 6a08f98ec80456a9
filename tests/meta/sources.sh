#!/bin/sh
# Makefile.am names every file under src/: what it does not name is no part of a release. And it says each thing once.
cd "$SOURCE" || exit 1
bad=0
for file in $(find src -name '*.[ch]' -o -name '*.def' | sort) src/LAYERS; do
	grep -qE "(^|[[:space:]])$file([[:space:]]|\$)" Makefile.am || { echo "Makefile.am: $file is not named"; bad=1; }
done
for name in $(sed -n 's/^\([A-Za-z_]*\) *=.*/\1/p' Makefile.am | sort | uniq -d); do
	echo "Makefile.am: $name is set twice"
	bad=1
done
# A file twice in one list is built once, and nobody sees it.
for twice in $(sed -e ':a' -e '/\\$/{N;s/\\\n//;ba' -e '}' Makefile.am | grep -E '^[A-Za-z_]+_SOURCES *\+?=' |
	while read -r name _ files; do
		for file in $files; do echo "$name:$file"; done
	done | sort | uniq -d); do
	echo "Makefile.am: $twice is named twice"
	bad=1
done
exit $bad
