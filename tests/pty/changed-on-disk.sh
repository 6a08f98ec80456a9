#!/bin/sh
# Somebody else's change is noticed before saving; save elsewhere keeps both.
. "$SOURCE/tests/pty/lib"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys Enter C-Home
text "Mine. "
await "Mine."
sed 's/penetration test report/audit report/' "$PACK" >"$work/new" && cp "$work/new" "$PACK"
keys C-s
await "Somebody else changed the file"
keys w
await "Against the file on disk"
await "{+Mine. +}"
await "[-audit-]{+penetration test+}"
keys Enter
await "first answer the question"
keys Escape
await "Somebody else changed the file"
keys e
await "Name of the file"
text "$work/elsewhere.yaml"
keys Enter
await "a copy is in"
grep -q "Mine\." "$work/elsewhere.yaml" || fail "the copy lacks the text"
grep -q "audit report" "$PACK" || fail "the other change is gone"
keys C-q
await "not saved"
keys d
await "EXIT=0"
cmp "$PACK" "$work/new" || fail "the file was touched"
