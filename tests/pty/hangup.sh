#!/bin/sh
# A dropped line and a polite end lose not one character.
. "$SOURCE/tests/pty/lib"
for signal in HUP TERM; do
	start 80 24 "$BOARDPACK" "$PACK"
	await "^Q quit"
	keys Enter C-Home
	text "Line for $signal. "
	await "Line for $signal."
	kill -$signal "$(program_pid)"
	await "EXIT="
	start 80 24 "$BOARDPACK" "$PACK"
	await "ended without saving"
	keys r
	await "Line for $signal."
	keys C-s
	await "saved 2026-Q3.yaml"
	keys C-q
	await "EXIT=0"
done
