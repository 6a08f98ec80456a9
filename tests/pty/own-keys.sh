#!/bin/sh
# Keys of the user's own take the place of the defaults; a mistake is told with its line, and the rest counts.
. "$SOURCE/tests/pty/lib"
mkdir -p "$work/config/boardpack"
printf '# mine\nfindings F12\nnosuch F11\nsave ^O\n' >"$work/config/boardpack/keys"
start 80 24 "XDG_CONFIG_HOME=$work/config $BOARDPACK $PACK"
await "keys:3: unknown action 'nosuch'"
keys F12
await "  findings "
keys Escape
await "^O save"
keys Enter C-Home
text "Mine. "
keys C-o
await "saved 2026-Q3.yaml"
# The word list for this user alone.
text "Qwertzel "
keys C-Left M-L
await "for you alone"
grep -qx Qwertzel "$work/config/boardpack/dictionary.txt" || fail "not in the user's own list"
[ ! -f "$work/example/dictionary.txt" ] || fail "the company's list was written"
keys C-q
await "save and leave"
keys d
await "EXIT=0"
screen | grep -q "unknown action 'nosuch'" || fail "not told on the way out"
# Where findings do not fit, the key to all of them is the user's own, and so is that of the help.
printf 'findings F12\nhelp F11\n' >"$work/config/boardpack/keys"
start 80 24 "XDG_CONFIG_HOME=$work/config $BOARDPACK $PACK"
await "answered  E"
keys /
text "expansion_opportunities"
await "Jump to"
keys Enter
await "more: F12"
keys Escape
await "Enter open"
keys W
await "nothing to do here for that key; F11 shows the keys"
keys C-q
await "EXIT=0"
