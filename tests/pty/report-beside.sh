#!/bin/sh
# The report stands beside what is written and follows it; a narrow screen shows it alone. Without UTF-8 and colours, too.
. "$SOURCE/tests/pty/lib"
start 120 30 "LC_ALL=C NO_COLOR=1 $BOARDPACK $PACK"
await "^Q quit"
keys Enter
keys M-q
await "Report for the board"
keys C-Home
text "Twelve logos signed. "
n=0
until [ "$(screen | grep -o 'Twelve logos signed\.' | wc -l)" = 2 ]; do
	n=$((n + 1))
	[ $n -lt 400 ] || fail "the report does not follow"
	sleep 0.05
done
screen | LC_ALL=C grep -q '[^ -~]' && fail "bytes above 127 on the screen"
t resize-window -t 0 -x 90 -y 20
await "v Summary"
keys M-q
await "Twelve logos signed."
await "more lines"
keys M-q
gone "more lines"
keys C-q
await "save and leave"
keys d
await "EXIT=0"
