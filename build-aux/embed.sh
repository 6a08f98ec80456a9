#!/bin/sh
# SPDX-License-Identifier: MIT
# embed.sh SRCDIR: the files under SRCDIR/templates as one C file on stdout; src/store/templates.h declares its table.
# One od for all files and one awk: a process for each file would take seconds.
set -eu
LC_ALL=C
export LC_ALL

[ $# -eq 1 ] || { echo "usage: embed.sh SRCDIR" >&2; exit 2; }
cd "$1/templates"

# Whatever folder there is: a new kind of template needs a line here only for its pattern.
list=$(find * -type f \( -path 'schema/*.json' -o -path 'catalogue/*/*.yaml' -o -path 'checks/*.yaml' -o -path 'conventions/*.yaml' \
	-o -path 'activities/*.yaml' -o -path 'example/*' \) \
	! -name '.*' ! -name '*~' | sort)
[ -n "$list" ] || { echo "embed.sh: no templates in '$1'" >&2; exit 1; }
if printf '%s\n' "$list" | grep '[^A-Za-z0-9._/-]' >&2; then
	echo "embed.sh: names of templates may hold only letters, digits, '.', '_' and '-'" >&2
	exit 1
fi

# Names hold no white space, so they may be split into words.
# shellcheck disable=SC2086
{
	wc -c $list /dev/null
	echo "bytes"
	cat $list | od -An -v -tu1
} | awk '
	BEGIN {
		print "/* Written by build-aux/embed.sh: do not edit. */"
		print "#include \"base/base.h\"\n\n#include \"store/templates.h\""
	}
	!body && $1 == "bytes" { body = 1; current = 0; left = 0; next }
	!body {
		if ($2 != "total" && $2 != "/dev/null") {
			count++
			size[count] = $1
			path[count] = $2
		}
		next
	}
	function begin() {
		while (left == 0 && current < count) {
			current++
			left = size[current]
			printf "\nstatic const unsigned char file%d[] = {", current
			if (left == 0)
				printf "0};"
		}
	}
	{
		line = ""
		for (i = 1; i <= NF; i++) {
			if (left == 0) {
				printf "%s", line
				line = ""
				begin()
			}
			line = line $i ","
			if (--left == 0)
				line = line "};"
		}
		print line
	}
	END {
		begin()
		if (left != 0 || current != count) {
			print "embed.sh: a template changed while it was read" > "/dev/stderr"
			exit 1
		}
		print "\nconst struct template templates[] = {"
		for (i = 1; i <= count; i++)
			printf "\t{ \"%s\", file%d, %d },\n", path[i], i, size[i]
		print "};\n\nconst size_t template_count = " count ";"
	}'
