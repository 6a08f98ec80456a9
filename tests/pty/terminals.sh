#!/bin/sh
# Eight, sixteen, 256 and true colours, monochrome, the Linux console, screen: the same screen, and no colour that is not there.
. "$SOURCE/tests/pty/lib"
colours() { t capture-pane -pe -t 0 | grep -c "$(printf '\033')\\[[0-9;]*$1"; }
tried=0
try() { # TERM COLOURS
	infocmp "$1" >/dev/null 2>&1 || return 0
	tried=$((tried + 1))
	start 80 24 "TERM=$1 $BOARDPACK $PACK"
	await "^Q quit"
	await "answered  E"
	screen | grep -q "Findings A2 " || fail "$1: no findings"
	rich=$(colours '[34]8;5;') true=$(colours '[34]8;2;') bright=$(colours '9[0-7]') plain=$(colours '3[1-6]')
	case $2 in
	mono) [ "$rich$true$bright$plain" = 0000 ] || fail "$1: colours" ;;
	8) [ "$plain" -gt 0 ] && [ "$rich$true$bright" = 000 ] || fail "$1: not the eight: $plain $rich $true $bright" ;;
	16) [ "$bright" -gt 0 ] && [ "$rich$true" = 00 ] || fail "$1: not the sixteen: $rich $true $bright" ;;
	256) [ "$rich" -gt 0 ] && [ "$true" = 0 ] || fail "$1: not the 256" ;;
	direct)
		[ "$true" -gt 0 ] && [ "$rich" = 0 ] || fail "$1: not red, green and blue"
		# 231 of 256 is white, and no dark blue.
		[ "$(colours '38;2;255;255;255')" -gt 0 ] || fail "$1: the title is not white"
		;;
	esac
	keys Enter C-Home
	text "On $1. "
	await "On $1."
	keys C-p
	await "Jump to"
	keys Escape
	gone "Jump to"
	keys C-q
	await "save and leave"
	keys d
	await "EXIT=0"
	# The terminal is given back: what is typed shows.
	text "echoed"
	await "echoed"
}
try linux 8
try xterm 8
try xterm-16color 16
try xterm-256color 256
try xterm-direct direct
try screen 8
try screen-256color 256
try vt100 mono
try xterm-mono mono
[ $tried -ge 4 ] || { echo "descriptions of $tried terminals only"; exit 77; }
# One that cannot move its cursor gets lines: told for a screen, done for a walk.
start 80 24 "TERM=dumb $BOARDPACK $PACK"
await "cannot move its cursor"
await "walk' asks in lines there"
await "EXIT=2"
start 80 24 "TERM=dumb $BOARDPACK walk $PACK"
await "Fernhill Systems, 2026-Q3"
text ":quit"
keys Enter
await "EXIT=0"
# What nobody has heard of is taken for what they all are.
start 80 24 "TERM=no-such-terminal $BOARDPACK $PACK"
await "^Q quit"
keys C-q
await "EXIT=0"
