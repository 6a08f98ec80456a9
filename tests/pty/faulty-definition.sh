#!/bin/sh
# A fault in the long texts of a company's own definition is found behind the first picture: the program ends, the terminal is
# given back, and the fault is told as by every other command.
. "$SOURCE/tests/pty/lib"
mkdir -p "$work/example/catalogue/sales"
file=$work/example/catalogue/sales/own.yaml
printf '%s\n' 'label: Own' 'kind: text' 'group: Overview' 'order: 900' 'stages: { seriesA: core }' 'owners: [CEO]' \
	'source: { tier: editorial, name: us, date: 2026-11-01 }' 'what: said' 'why: ' 'example: one' >"$file"
start 80 24 "$BOARDPACK" "$PACK"
await "own.yaml:9:5:"
await "'why' is empty"
await "no 'read'"
await "EXIT=2"
gone "Fernhill Systems  2026-Q3"
rest=$(find "$work/example" -name '.*' -type f)
[ -z "$rest" ] || fail "left behind: $rest"
