#!/bin/sh
# The second one is told who and since when, reads, and cannot change; afterwards the pack is free again.
. "$SOURCE/tests/pty/lib"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
t split-window -v -l 12 -t 0 "$BOARDPACK $PACK; exec cat"
t resize-window -t 0 -x 100 -y 48
second() { t capture-pane -p -t 1; }
n=0
until second | grep -q "read-only: .* edits this pack since 2"; do
	n=$((n + 1))
	[ $n -lt 400 ] || fail "the second one was not told: $(second)"
	sleep 0.05
done
t send-keys -t 1 Enter
t send-keys -t 1 -l "x"
n=0
until second | grep -q "read-only while somebody else edits this pack"; do
	n=$((n + 1))
	[ $n -lt 400 ] || fail "typing was not refused: $(second)"
	sleep 0.05
done
second | grep -q "\[read-only\]" || fail "the title does not say so"
t send-keys -t 1 C-q
keys C-q
await "EXIT=0"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
screen | grep -q "read-only" && fail "a lock was left behind"
keys C-q
await "EXIT=0"
