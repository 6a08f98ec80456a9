#!/bin/sh
# Every header compiles alone (after base.h, which every .c includes first).
cd "$SOURCE" || exit 1
FLAGS=$(pkg-config --cflags md4c libpcre2-8 yaml-0.1 jansson hunspell)
export FLAGS
# shellcheck disable=SC2016
find src -name '*.h' | sort | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 8 sh -c '
	bad=0
	for header; do
		printf "#include \"base/base.h\"\n#include \"%s\"\n" "${header#src/}" |
			${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc $FLAGS -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - ||
			{ echo "$header does not compile alone"; bad=1; }
	done
	exit $bad' sh
