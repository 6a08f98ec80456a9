#!/bin/sh
# Every module of the core has a unit test. A module that is split (expr_parse.c) is tested with its head (expr).
cd "$SOURCE" || exit 1
bad=0
for header in $(find src/base src/calc src/prose src/catalogue src/pack src/check src/view src/tui src/store src/spell -name '*.h' | sort); do
	layer=$(basename "$(dirname "$header")")
	module=$(basename "$header" .h)
	[ -f "src/$layer/$module.c" ] || continue # a header of types, or of one private tree
	found=
	for test in tests/unit/test_${layer}_$module.c tests/unit/*/test_${layer}_$module.c; do
		[ ! -f "$test" ] || found=yes
	done
	grep -rqsE "Tests: .*\b$layer/$module\b" tests/unit tests/screens tests/laws tests/rules && found=yes
	[ -n "$found" ] || { echo "src/$layer/$module.c has no unit test"; bad=1; }
done
exit $bad
