#!/bin/sh
# What a terminal is told, cell by cell, on the main screens and at every depth of colour, against colours/SCREEN-DEPTH.golden.
# UPDATE=1 rewrites them; read the difference. How each meaning looks is in tests/unit/term/palette.golden.
. "$SOURCE/tests/pty/lib"
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
export BOARDPACK_TODAY=2026-11-23
bad=0 tried=0
# looks SCREEN DEPTH
looks() {
	golden=$SOURCE/tests/pty/colours/$1-$2.golden
	t capture-pane -peN -t 0 | python3 "$SOURCE/tests/pty/colours.py" >"$work/looks" || fail "$1 at $2: not read"
	if [ -n "${UPDATE:-}" ]; then
		cp "$work/looks" "$golden"
	elif ! diff -u "$golden" "$work/looks"; then
		echo "$1 at $2 looks otherwise"
		bad=1
	fi
}
try() { # DEPTH TERM [VARIABLE]
	infocmp "$2" >/dev/null 2>&1 || return 0
	tried=$((tried + 1))
	# No dictionary: which words are known is this machine's affair.
	start 80 24 "env ${3:-X=} TERM=$2 $BOARDPACK $PACK"
	await "answered  E"
	gone "checking"
	# The news that there is no dictionary goes with the next key.
	keys Down
	keys Up
	gone "xx_XX"
	sleep 0.5
	looks outline "$1"
	keys Enter
	keys C-Home
	text "On the pack. "
	await "[unsaved]"
	keys S-End
	await "On the pack."
	sleep 0.5
	looks narrative "$1"
	keys F4
	await " findings  "
	looks findings "$1"
	keys C-q
	await "save and leave"
	looks question "$1"
	keys d
	await "EXIT=0"
}
sed -i 's/^languages:.*/languages: [xx_XX]/' "$work/example/boardpack.yaml"
try true xterm-direct
try 256 xterm-256color
try 16 xterm-16color
try 8 xterm
try mono vt100
try none xterm-256color NO_COLOR=1
[ $tried -eq 6 ] || { echo "descriptions of $tried terminals of 6"; exit 77; }
exit $bad
