#!/bin/sh
# Any size at any moment: small, tiny, back, with a prompt open.
. "$SOURCE/tests/pty/lib"
start 120 40 "$BOARDPACK" "$PACK"
await "Fernhill Systems"
resize() { t resize-window -t 0 -x "$1" -y "$2"; }
resize 60 16
await "Highlights"
resize 20 4
await "too small"
resize 80 24
await "^Q quit"
keys /
text "nps"
await "Jump to"
resize 45 11
await "Jump to"
resize 10 2
resize 1 1
resize 100 30
await "Jump to"
keys Enter
await "[38"
resize 300 100
await "What it is"
resize 80 24
text "9"
await "389"
keys C-z
gone "389"
keys C-q
await "EXIT=0"
