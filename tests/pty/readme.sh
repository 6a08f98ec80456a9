#!/bin/sh
# The picture in README.md is what the example shows.
. "$SOURCE/tests/pty/lib"
sed -n '/^ Fernhill Systems /,/^```/{/^```/!p}' "$SOURCE/README.md" >"$work/said"
[ -s "$work/said" ] || fail "README.md has no picture"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys /
text "expansion opp"
await "Expansion Opportunities"
keys Enter
await "Findings W3"
await "and by when"
screen | sed 's/ *$//' >"$work/shown"
sed 's/ *$//' "$work/said" | diff - "$work/shown" || fail "README.md shows another screen"
keys C-q
await "EXIT=0"
