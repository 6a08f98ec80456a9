#!/bin/sh
# Leaving with unsaved changes: cancel stays, discard forgets, save writes and leaves; a save that fails keeps the text.
. "$SOURCE/tests/pty/lib"
cp "$PACK" "$work/before"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys Enter C-Home
text "Typed. "
await "[unsaved]"
keys C-q
await "not saved"
keys c
gone "save and leave"
await "Typed."
keys C-q
await "save and leave"
keys w
await "Since it was saved: 1 item"
await "{+Typed. +}"
keys Escape
await "save and leave"
keys d
await "EXIT=0"
cmp "$PACK" "$work/before" || fail "discarding wrote"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
screen | grep -q "Typed" && fail "discarded text came back"
keys Enter C-Home
text "Typed. "
await "[unsaved]"
keys C-q
await "save and leave"
keys s
await "EXIT=0"
diff "$work/before" "$PACK" >"$work/diff"
# The text, and the version of the catalogue, which the first save adds.
grep -q '^> catalogue: ' "$work/diff" || fail "no version of the catalogue"
[ "$(grep -c '^[<>]' "$work/diff")" = 3 ] || fail "more than one line changed: $(cat "$work/diff")"
