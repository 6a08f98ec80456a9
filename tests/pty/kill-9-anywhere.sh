#!/bin/sh
# kill -9 at moments nobody chose: what comes back is what was typed, from its start; after a second it is all of it; and the
# pack's own file is whole. KILLS=200 for the long run.
. "$SOURCE/tests/pty/lib"
kills=${KILLS:-6}
seed=${SEED:-$$}
words="alpha bravo charlie delta echo foxtrot golf hotel india juliett "
i=0
while [ $i -lt "$kills" ]; do
	i=$((i + 1))
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	pause=$((seed / 65536 % 1500))
	start 80 24 "$BOARDPACK" "$PACK"
	await "v Summary"
	cp "$PACK" "$work/before"
	keys Enter C-Home
	text "N$i "
	await "N$i "
	text "$words"
	[ $((seed % 3)) -gt 0 ] || keys C-s
	sleep "$(printf '0.%03d' $((pause % 1000)))"
	[ $pause -lt 1000 ] || sleep 1
	kill -9 "$(program_pid)"
	await "EXIT=137"
	"$BOARDPACK" lint "$PACK" >/dev/null 2>"$work/err" || [ $? -eq 1 ] || fail "the pack does not open: $(cat "$work/err")"
	start 80 24 "$BOARDPACK" "$PACK"
	await "$(basename "$PACK" .yaml)"
	n=0
	until screen | grep -qE "ended without saving|v Summary"; do
		n=$((n + 1))
		[ $n -lt 400 ] || fail "did not start"
		sleep 0.05
	done
	if screen | grep -q "ended without saving"; then
		keys r
		await "recovered"
	fi
	keys C-s
	await "saved 2026-Q3.yaml"
	keys C-q
	await "EXIT=0"
	got=$(grep -o "N$i .*" "$PACK" | head -n 1)
	whole="N$i $words"
	if [ $pause -ge 1000 ]; then
		case $got in "$whole"*) ;; *) fail "kill $i after $pause ms: '$got' is not all" ;; esac
	fi
	# Whatever came back is a beginning of what was typed, before the text that stood there.
	typed=$(printf '%s' "$got" | sed 's/- New business.*//; s/N[0-9]* .*//2')
	case $whole in "$typed"*) ;; *)
		first=$(printf '%s' "$got" | cut -c1-${#whole})
		[ "$first" = "$whole" ] || fail "kill $i after $pause ms: '$got'"
		;;
	esac
	cp "$work/before" "$PACK"
done
