#!/bin/sh
# A release of the catalogue never changes: while the version in this tree has a record, the catalogue is what the record says.
# Until then NEWS calls it in preparation. Records of earlier releases are held by their checksums.
cd "$SOURCE" || exit 1
bad=0
version=$(sed -n 's/^version: //p' templates/releases/current.yaml)
while read -r known sum; do
	[ "$(cksum <"templates/releases/$known.json")" = "$sum" ] || {
		echo "templates/releases/$known.json was changed: a release stays as it was"
		bad=1
	}
done <<'SUMS'
0.1.0 2990724717 44179
1.0.0 4228586195 180043
SUMS
if [ ! -e "templates/releases/$version.json" ]; then
	grep -q "^\* Catalogue $version (in preparation)" NEWS || {
		echo "catalogue $version has no record (make release-record), and NEWS does not call it in preparation"
		bad=1
	}
	exit $bad
fi
grep -q "^\* Catalogue $version (in preparation)" NEWS && {
	echo "catalogue $version is released, and NEWS calls it in preparation"
	bad=1
}
work=$(mktemp -d "$TEST_TMP/releases.XXXXXX")
"$BOARDPACK" catalogue export -f release -o "$work/now.json" || exit 1
cmp -s "$work/now.json" "templates/releases/$version.json" || {
	echo "the catalogue is not what release $version was: give it a new version in templates/releases/current.yaml"
	"$BOARDPACK" catalogue diff "templates/releases/$version.json" current | head -n 40
	bad=1
}
exit $bad
