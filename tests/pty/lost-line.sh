#!/bin/sh
# The line is cut: the terminal is closed under the program. It is gone within a second, and not a letter is lost.
. "$SOURCE/tests/pty/lib"
runs() { # who has ended and is not yet collected by anyone runs no more
	case $(ps -o stat= -p "$1" 2>/dev/null) in "" | Z*) return 1 ;; esac
}
dead() { # PID
	n=0
	while runs "$1"; do
		n=$((n + 1))
		[ $n -lt 100 ] || fail "still there without a terminal"
		sleep 0.01
	done
}
cut() {
	pid=$(program_pid)
	[ -n "$pid" ] || fail "not running"
	# The server goes without a word: no hang-up but the one of the closed terminal.
	kill -9 "$(t display-message -p '#{pid}')"
	dead "$pid"
	SOCKET=${SOCKET}x
}
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys Enter C-Home
text "The line was cut here. "
await "The line was cut here."
cut
start 80 24 "$BOARDPACK" "$PACK"
await "ended without saving"
keys r
await "The line was cut here."
keys C-s
await "saved 2026-Q3.yaml"
keys C-q
await "EXIT=0"
# The same in lines: a cut, a hang-up and a polite end keep the answers.
share=81
for how in cut HUP TERM; do
	share=$((share + 1))
	start 80 24 "$BOARDPACK" walk --plain "$PACK"
	await "Fernhill Systems, 2026-Q3"
	text ":go gross revenue retention"
	keys Enter
	await "Actual ["
	text "$share.5 %"
	keys Enter
	await "Read as $share.5 %"
	if [ $how = cut ]; then
		cut
	else
		pid=$(program_pid)
		kill -$how "$pid"
		dead "$pid"
	fi
	start 80 24 "$BOARDPACK" walk --plain "$PACK"
	await "of an earlier session found"
	text y
	keys Enter
	await "taken over"
	text ":save"
	keys Enter
	await "Saved"
	text ":quit"
	keys Enter
	await "EXIT=0"
	grep -q "actual: $share.5 %" "$PACK" || fail "$how: the answer is lost"
done
