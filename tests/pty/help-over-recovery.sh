#!/bin/sh
# While the question about an earlier session's edits is open, help may cover it, but no key jumps, saves or types past it.
. "$SOURCE/tests/pty/lib"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys Enter C-Home
text "Survivor one. "
await "Survivor one."
n=0
until [ "$(grep -ac lettertext "$work/example/.2026-Q3.yaml.journal")" -ge 14 ]; do
	n=$((n + 1))
	[ $n -lt 100 ] || fail "the journal does not hold 14 edits after five seconds"
	sleep 0.05
done
kill -9 "$(program_pid)"
await "EXIT=137"
cp "$PACK" "$work/before"
cp "$work/example/.2026-Q3.yaml.journal" "$work/journal"
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
keys F1
await "Keys here"
keys C-p
await "first answer the question"
text "u"
keys C-s C-q
await "Keys here"
keys Escape
await "ended without saving"
keys C-s
await "ended without saving"
cmp -s "$PACK" "$work/before" || fail "saved past the question"
cmp -s "$work/example/.2026-Q3.yaml.journal" "$work/journal" || fail "the journal was touched before an answer"
# Two Escapes at once close help and then leave, keeping everything.
keys F1
await "Keys here"
keys Escape Escape
await "EXIT=0"
cmp -s "$work/example/.2026-Q3.yaml.journal" "$work/journal" || fail "leaving touched the journal"
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
keys r
await "recovered"
await "Survivor one."
keys C-s
await "saved 2026-Q3.yaml"
grep -q "Survivor one\." "$PACK" || fail "not in the file after saving"
