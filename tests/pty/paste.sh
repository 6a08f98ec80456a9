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
keys C-q
