#!/bin/sh
# A pack becomes final with one key and one answer; it survives kill -9, and saving changes its one line.
. "$SOURCE/tests/pty/lib"
cp "$PACK" "$work/before"
start 80 24 "$BOARDPACK" "$PACK"
await "2026-Q3 draft"
keys M-F
await "Against final"
keys f
await "2026-Q3 final"
await_file "statusdraftfinal" "$work/example/.2026-Q3.yaml.journal"
kill -9 "$(program_pid)"
await "EXIT=137"
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
keys r
await "2026-Q3 final"
keys C-s
await "saved 2026-Q3.yaml"
keys C-q
await "EXIT=0"
sed 's/^status: draft/status: final/' "$work/before" >"$work/expected"
grep -v '^catalogue: ' "$PACK" | cmp -s - "$work/expected" || fail "more than a line was changed"
grep -q '^status: final' "$PACK" || fail "not in the file"
