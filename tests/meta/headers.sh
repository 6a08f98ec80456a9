#!/bin/sh
# Every header compiles alone (after base.h, which every .c includes first).
cd "$SOURCE" || exit 1
bad=0
for header in $(find src -name '*.h' | sort); do
	name=${header#src/}
	printf '#include "base/base.h"\n#include "%s"\n' "$name" |
		${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc $(pkg-config --cflags md4c libpcre2-8 yaml-0.1 jansson hunspell) \
			-Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - || {
		echo "$header does not compile alone"
		bad=1
	}
done
exit $bad
