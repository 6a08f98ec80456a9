#!/bin/sh
# NO_COLOR and a terminal of 1978: everything is there and no colour is sent.
. "$SOURCE/tests/pty/lib"
colours() { t capture-pane -pe -t 0 | grep -c "$(printf '\033')\\[[0-9;]*[34][0-8]"; }
start 80 24 "NO_COLOR=1 $BOARDPACK $PACK"
await "^Q quit"
await "answered  E"
[ "$(colours)" = 0 ] || fail "colour under NO_COLOR"
keys C-q
await "EXIT=0"
start 80 24 "TERM=vt100 $BOARDPACK $PACK"
await "^Q quit"
await "answered  E"
[ "$(colours)" = 0 ] || fail "colour on a vt100"
keys F4
await "findings"
keys C-q
await "EXIT=0"
