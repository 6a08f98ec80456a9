#!/bin/sh
# Locale C: no byte above 127 reaches the terminal, and the screen still stands.
. "$SOURCE/tests/pty/lib"
start 80 24 "LC_ALL=C $BOARDPACK $PACK"
await "^Q quit"
await "Guide"
screen | LC_ALL=C grep -q '[^ -~]' && fail "bytes above 127 on the screen"
# Charts too: what was gained and what was lost are told apart.
keys M-k
await "ARR bridge, 2026-Q3"
await "+455k"
screen | LC_ALL=C grep -q '[^ -~]' && fail "bytes above 127 in the bridge"
screen | grep -q 'New business.*++++' || fail "no bar upwards"
screen | grep -q 'Churn.*-150k.*---' || fail "no bar downwards"
keys Escape
await "Guide"
keys Enter C-Home
text "plain "
await "plain"
keys C-s
await "saved 2026-Q3.yaml"
grep -q "€\|plain" "$PACK" || fail "not saved"
keys C-q
await "EXIT=0"
