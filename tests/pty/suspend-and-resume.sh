#!/bin/sh
# Suspend to the shell and back; a file that changed meanwhile is told, and not overwritten without a question.
. "$SOURCE/tests/pty/lib"
start 80 24 "bash --norc -i"
text "set -m; PS1='shell> '"
keys Enter
await "shell>"
text "$BOARDPACK $PACK"
keys Enter
await "^Q quit"
keys M-z
await "Stopped"
sed 's/penetration test report/audit report/' "$PACK" >"$work/new" && cp "$work/new" "$PACK"
text "fg"
keys Enter
await "changed on disk"
keys Enter
text "Zebra "
await "Zebra"
keys C-s
await "Changed on disk"
keys c
gone "Changed on disk"
grep -q "audit report" "$PACK" || fail "the other change is gone"
keys C-s
await "overwrite"
keys o
await "saved 2026-Q3.yaml"
grep -q "Zebra" "$PACK" || fail "the forced save did not write"
keys C-q
await "shell>"
