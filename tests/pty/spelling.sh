#!/bin/sh
# Suggestions for a misspelt word, and a word that the company's dictionary learns.
. "$SOURCE/tests/pty/lib"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys Enter C-Home
text "mispelled "
await "mispelled"
# The dictionary is loaded beside the screen: ask until it is there.
n=0
until screen | grep -q "misspelled"; do
	keys F6
	n=$((n + 1))
	[ $n -lt 60 ] || { echo "no dictionary for en_US here"; exit 77; }
	sleep 0.05
done
await "Enter replace"
keys Enter
await "misspelled "
gone "Enter replace"
keys C-Home
text "Zyzzogeton "
keys C-Left M-l
await "learned 'Zyzzogeton'"
grep -qx "Zyzzogeton" "$work/example/dictionary.txt" || fail "not in the company's dictionary"
keys C-q
await "save and leave"
keys d
await "EXIT=0"
# The user's own languages beside the company's: one that is not installed is told of, its words would be marked.
mkdir -p "$work/config/boardpack"
printf '# mine\nxx_XX\n' >"$work/config/boardpack/languages"
start 80 24 "XDG_CONFIG_HOME=$work/config $BOARDPACK" "$PACK"
await "no dictionary for xx_XX is installed"
keys C-q
await "EXIT=0"
