#!/bin/sh
# A director's or CFO's copy that may only be read: the screen says so at the start, and what is typed can be saved elsewhere.
. "$SOURCE/tests/pty/lib"
as=
if [ "$(id -u)" = 0 ]; then
	as="setpriv --bounding-set -dac_override,-dac_read_search"
	$as true 2>/dev/null || { echo "root may write everything"; exit 77; }
fi
chmod a-w "$work/example" "$PACK"
start 80 24 "$as $BOARDPACK $PACK"
await "this pack is only to be read"
keys C-o
await "Write the report"
keys C-u
text "$work/report.htm"
keys Enter
await "no format of that name"
await "report.htm"
text l
keys Enter
await "the report is in"
keys C-q
await "EXIT=0"
# Where journal and lock find their place in the folder, the pack alone cannot be written.
chmod u+w "$work/example"
start 80 24 "$as $BOARDPACK $PACK"
await "this pack is only to be read"
keys C-q
await "EXIT=0"
start 80 24 "$as $BOARDPACK walk --plain $PACK"
await "This pack is only to be read"
# At the end no "Save?" for a file that takes nothing: another one is asked for.
text "A letter."
keys Enter
text ":quit"
keys Enter
await "leaves them in the journal"
keys Enter
await "the next start offers your answers again"
await "EXIT=0"
start 80 24 "$as $BOARDPACK walk --plain $PACK"
await "Take them over?"
keys Enter
await "1 taken over"
text ":quit"
keys Enter
await "leaves them in the journal"
text "$work/copy.yaml"
keys Enter
await "EXIT=0"
grep -q "A letter." "$work/copy.yaml" || fail "no copy"
chmod u+w "$PACK"
