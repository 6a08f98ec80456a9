#!/bin/sh
# A narrative goes to the user's own editor and comes back as one step of undo; its file was private and is gone.
. "$SOURCE/tests/pty/lib"
cat >"$work/editor" <<'END'
#!/bin/sh
stat -c %a "$2" "$(dirname "$2")" >"$1"
printf 'From outside. ' | cat - "$2" >"$2.new" && mv "$2.new" "$2"
END
chmod +x "$work/editor"
mkdir "$work/tmp"
start 80 24 "env -u XDG_RUNTIME_DIR TMPDIR=$work/tmp VISUAL='$work/editor $work/modes' $BOARDPACK $PACK"
await "^Q quit"
keys Enter C-Home
text "Typed here. "
await "Typed here."
keys M-e
await "taken over"
await "From outside. Typed here."
[ "$(tr '\n' ' ' <"$work/modes")" = "600 700 " ] || fail "modes $(cat "$work/modes")"
[ -z "$(ls "$work/tmp")" ] || fail "left behind: $(ls "$work/tmp")"
keys C-z
await "taken back"
gone "From outside."
await "Typed here."
keys C-y
await "From outside."
keys C-s
await "saved 2026-Q3.yaml"
grep -q "From outside\. Typed here\." "$PACK" || fail "not in the file"
keys C-q
await "EXIT=0"
# A zero byte is nothing: with it the pack could not be saved.
printf '#!/bin/sh\nprintf "Ze\\000ro. " >"$1.new" && cat "$1" >>"$1.new" && mv "$1.new" "$1"\n' >"$work/zero"
chmod +x "$work/zero"
start 80 24 "env VISUAL=$work/zero $BOARDPACK $PACK"
await "^Q quit"
keys Enter M-e
await "Zero. "
keys C-s
await "saved 2026-Q3.yaml"
keys C-q
await "EXIT=0"
# An editor that fails changes nothing, and the screen is back.
start 80 24 "env VISUAL=false $BOARDPACK $PACK"
await "^Q quit"
keys Enter M-e
await "did not end well"
keys C-q
await "EXIT=0"
