#!/bin/sh
# A bracketed paste is text, never commands: letters, line ends and escape sequences in it.
. "$SOURCE/tests/pty/lib"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
printf 'q\nq\n^Q /' >"$work/paste"
t load-buffer "$work/paste"
# In the outline letters are commands: a paste does nothing there.
t paste-buffer -p -t 0
keys F1
await "Keys here"
keys Escape
gone "Keys here"
keys /
text "lowlights"
await "Jump to"
keys Enter
await "core"
printf 'First pasted line\nSecond \033[31mred\033[0m line\n' >"$work/paste"
t load-buffer "$work/paste"
keys C-Home
t paste-buffer -p -t 0
await "First pasted line"
await "<1B>"
keys C-s
await "saved 2026-Q3.yaml"
grep -q "First pasted line" "$PACK" || fail "the paste is not in the file"
keys C-z
gone "First pasted line"
keys C-y
await "First pasted line"
# What looks like the end of a paste is text, and keys right behind the end are keys: Undo takes the paste back.
keys C-Home
printf '\033[200~lead \033[20\033\033[2 tail\033[201~\032' >"$work/paste"
t load-buffer "$work/paste"
t paste-buffer -t 0
await "taken back"
gone "lead"
keys C-y
await "lead <1B>[20<1B><1B>[2 tail"
keys C-s
await "saved 2026-Q3.yaml"
keys C-q
