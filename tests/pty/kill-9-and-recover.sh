#!/bin/sh
# What was typed a second before kill -9 is offered at the next start, and nothing is taken without a yes.
. "$SOURCE/tests/pty/lib"
# Every typed character is a record of the journal; await_edits N waits until so many are on disk.
await_edits() {
	n=0
	until [ "$(grep -ac lettertext "$work/example/.2026-Q3.yaml.journal")" -ge "$1" ]; do
		n=$((n + 1))
		[ $n -lt 100 ] || fail "the journal does not hold $1 edits after five seconds"
		sleep 0.05
	done
}
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys Enter C-Home
text "Survivor one. "
await "Survivor one."
await_edits 14
kill -9 "$(program_pid)"
await "EXIT=137"
grep -q Survivor "$PACK" && fail "the file was written without a save"
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
# What they would change is shown first, and looking changes nothing.
cp "$work/example/.2026-Q3.yaml.journal" "$work/before"
keys w
await "What recovery brings"
await "{+Survivor one. +}"
cmp -s "$work/before" "$work/example/.2026-Q3.yaml.journal" || fail "looking changed the journal"
keys Escape
await "ended without saving"
keys r
await "recovered"
await "Survivor one."
# A second crash before any save still finds all of it.
kill -9 "$(program_pid)"
await "EXIT=137"
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
keys r
await "Survivor one."
keys C-s
await "saved 2026-Q3.yaml"
grep -q "Survivor one\." "$PACK" || fail "not in the file after saving"
keys C-q
await "EXIT=0"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
screen | grep -q "ended without saving" && fail "offered again after a save"
# Put aside: kept beside the pack, not in it.
keys Enter C-Home
text "Set aside. "
await "Set aside."
await_edits 11
kill -9 "$(program_pid)"
await "EXIT=137"
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
keys a
gone "ended without saving"
screen | grep -q "Set aside\." && fail "taken although put aside"
ls "$work"/example/.*.journal.old >/dev/null 2>&1 || fail "the journal is not beside the pack"
keys C-q
await "EXIT=0"
