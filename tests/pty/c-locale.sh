#!/bin/sh
# Locale C: no byte above 127 reaches the terminal, and the screen still stands.
. "$SOURCE/tests/pty/lib"
start 80 24 "LC_ALL=C $BOARDPACK $PACK"
await "^Q quit"
await "Guide"
screen | LC_ALL=C grep -q '[^ -~]' && fail "bytes above 127 on the screen"
keys Enter C-Home
text "plain "
await "plain"
keys C-s
await "saved 2026-Q3.yaml"
grep -q "€\|plain" "$PACK" || fail "not saved"
keys C-q
await "EXIT=0"
