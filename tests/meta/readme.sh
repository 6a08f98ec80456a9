#!/bin/sh
# What README.md and the examples of the manual pages say can be done and seen: every command runs in a folder of its own,
# and the findings that are shown are those of the example (places and counts aside, which move with every new check).
set -u
bad=0
work=$(mktemp -d "$TEST_TMP/readme.XXXXXX")
trap 'rm -rf "$work"' EXIT
export BOARDPACK_TODAY=2026-11-23
cp -R "$SOURCE/templates/example" "$work/example" && chmod -R u+w "$work/example"

# Places and numbers in front of a message, and how many checks there are, become #.
normal() {
	sed -E 's/^([^:]*):[0-9]+:[0-9]+:/\1:#:#:/; /checks ran/s/[0-9]+/#/g; /checks ran/s/ \(a figure is missing.*//'
}
"$BOARDPACK" lint "$work/example/2026-Q3.yaml" 2>&1 | sed "s|^$work/example/||" | normal >"$work/found"
grep -E '^2026-Q3.yaml:[0-9]|checks ran' "$SOURCE/README.md" | normal >"$work/shown"
[ -s "$work/shown" ] || { echo "README.md shows no findings"; bad=1; }
while IFS= read -r line; do
	grep -qxF -- "$line" "$work/found" || { echo "README.md shows what boardpack lint does not say: $line"; bad=1; }
done <"$work/shown"

# Commands in the order of the page. What opens a screen is left to the pty tier, or asks its questions in lines.
cd "$work" || exit 1
mkdir bin && printf '#!/bin/sh\nexec "%s" "$@"\n' "$BOARDPACK" >bin/boardpack && chmod +x bin/boardpack
PATH=$work/bin:$PATH
{
	sed -n 's/^    \(boardpack .*\)/\1/p' "$SOURCE/README.md"
	sed -n '/^.Sh EXAMPLES/,/^.Ed/p' "$SOURCE/man/boardpack.1" | sed -e ':a' -e '/\\e$/N; s/\\e\n *//; ta' |
		grep '^boardpack '
} | sed 's/ #.*//; s/[[:space:]]*$//' >commands
[ "$(wc -l <commands)" -gt 10 ] || { echo "README.md holds too few commands"; bad=1; }
while IFS= read -r command; do
	case $command in
	*walk* | "boardpack acme/2026-Q3.yaml") continue ;;
	*"boardpack new"*) rm -rf acme ;;
	*diff*) sed 's/2026-Q3/2026-Q2/' acme/2026-Q3.yaml >acme/2026-Q2.yaml ;;
	*next*) rm -f acme/2026-Q4.yaml ;;
	esac
	# 1 is what findings and differences give.
	sh -c "$command" >said 2>&1 </dev/null || [ $? -eq 1 ] || { echo "fails: $command"; cat said; bad=1; }
done <commands

# The examples of the formats: a pack and its waivers, an own item, an own check.
example() { # PAGE FIRST-LINE
	awk -v first="$2" '/^\.Bd -literal/ { at = 1; next } /^\.Ed/ { on = 0 } at { on = index($0, first) == 1; at = 0 } on' \
		"$SOURCE/man/$1" | sed 's/\\e/\\/g'
}
rm -rf acme/2026-*.yaml && mkdir -p acme/catalogue/fleet acme/checks
# The waiver is for a figure without the comment that stands in the other example.
{ example boardpack-pack.5 'boardpack: 1' | grep -v commentary && example boardpack-pack.5 waivers:; } >acme/2026-Q3.yaml
example boardpack-catalogue.5 label: >acme/catalogue/fleet/trucks.yaml
example boardpack-rules.5 'kind: words' >acme/checks/synergy.yaml
for file in acme/2026-Q3.yaml acme/catalogue/fleet/trucks.yaml acme/checks/synergy.yaml; do
	[ "$(wc -l <$file)" -gt 7 ] || { echo "no example became $file"; bad=1; }
done
boardpack lint acme/2026-Q3.yaml >said 2>&1 || [ $? -eq 1 ] || { echo "boardpack-pack(5) is refused: $(cat said)"; bad=1; }
grep -q ', 1 finding waived' said && ! grep -i 'unknown\|covers nothing' said || {
	echo "the examples of boardpack-pack(5) are not what it says: $(tail -n 1 said)"
	bad=1
}
boardpack show fleet.trucks acme/2026-Q3.yaml | grep -q '^Trucks on the road' || {
	echo "boardpack-catalogue(5) gives no item"
	bad=1
}
boardpack test-checks acme >said 2>&1 || { echo "the check of boardpack-rules(5):"; cat said; bad=1; }
grep -q '^1 check' said || { echo "no check was tested: $(cat said)"; bad=1; }
exit $bad
