#!/bin/sh
# The first screen stands, help opens and closes, quitting gives the terminal back and leaves no file behind.
. "$SOURCE/tests/pty/lib"
cp "$PACK" "$work/before"
start 80 24 "$BOARDPACK" "$PACK"
await "Fernhill Systems  2026-Q3"
await "^Q quit"
keys F1
await "Keys here"
keys Escape
gone "Keys here"
keys F3
await "variance table"
keys q
gone "variance table"
keys C-q
await "EXIT=0"
gone "Fernhill"
cmp "$PACK" "$work/before" || fail "the pack changed although nothing was typed"
rest=$(find "$work/example" -name '.*' -type f)
[ -z "$rest" ] || fail "left behind: $rest"
