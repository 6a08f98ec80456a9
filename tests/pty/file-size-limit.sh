#!/bin/sh
# A limit on the size of files is like a full disk: nothing is killed, the terminal is kept, the text stays in memory.
. "$SOURCE/tests/pty/lib"
cp "$PACK" "$work/before"
start 100 24 "ulimit -f 8; $BOARDPACK $PACK"
await "^Q quit"
keys Enter C-Home
text "Kept words. "
await "Kept words."
keys C-s
await "Not saved"
await "File too large"
cmp "$PACK" "$work/before" || fail "the pack's file changed"
ls -A "$work/example" | grep '[.]tmp$' && fail "a temporary file was left"
keys c
gone "Not saved"
await "Kept words."
keys C-q
await "save and leave"
keys d
await "EXIT=0"
