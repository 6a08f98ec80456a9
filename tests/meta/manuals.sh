#!/bin/sh
# Manual pages that are made of tables are current, and no option is undocumented.
cd "$SOURCE" || exit 1
bad=0
for page in checks keys; do
	"$BOARDPACK" manual $page | diff -u "man/boardpack-$page.7" - || {
		echo "man/boardpack-$page.7 is old: make manual"
		bad=1
	}
done
for option in $("$BOARDPACK" help --all | grep -oE -- '--[a-z][a-z-]+' | sort -u); do
	escaped=$(printf '%s' "$option" | sed 's/-/\\\\-/g')
	grep -qE -- "$option|$escaped" man/boardpack.1 || { echo "$option is not in man/boardpack.1"; bad=1; }
done
exit $bad
