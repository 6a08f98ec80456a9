#!/bin/sh
# Who comes back to a pack sees what somebody else changed meanwhile; who wants no copies of packs kept has none.
. "$SOURCE/tests/pty/lib"
looks=$work/state/boardpack/looks
open() { start 80 24 "XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config $BOARDPACK $PACK"; await "CEO Letter"; }
leave() {
	keys C-q
	await "EXIT=0"
}
open
keys M-Y
await "you have not closed this pack before"
leave
[ "$(stat -c %a "$looks"/*.yaml)" = 600 ] || fail "others may read it"
sed 's/We missed the quarter/We nearly made the quarter/' "$PACK" >"$work/new" && mv "$work/new" "$PACK"
open
await "the pack changed since you looked last"
await "M-Y shows what"
keys M-Y
await "We [-missed-]{+nearly made+} the quarter"
leave
[ "$(ls "$looks" | wc -l)" = 2 ] || fail "both states are kept"
open
await "^Q quit"
keys M-Y
await "Nothing differs"
keys Left
await "{+nearly made+}"
leave
# What one saved oneself is no news, also where the session that saved it was cut off.
open
await "^Q quit"
keys Enter C-Home
text "Mine. "
keys C-s
await "saved 2026-Q3.yaml"
kill -9 "$(program_pid)"
await "EXIT=137"
open
await "E4 W14"
screen | grep "since you looked" && fail "own work is told as somebody's change"
leave
mkdir -p "$work/config/boardpack"
echo "looks: off" >"$work/config/boardpack/settings"
rm "$looks"/*
open
keys M-Y
await "looks: off"
leave
[ -z "$(ls "$looks")" ] || fail "it was kept all the same"
