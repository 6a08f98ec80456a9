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
await "read-only (Permission denied): what you change is kept"
keys C-o
await "Write the report"
keys C-u
text "$work/report.ht"
keys Enter
await "no format of that name"
await "report.ht"
text ml
keys Enter
await "the report is in"
keys C-q
await "EXIT=0"
# Where journal and lock find their place in the folder, the pack alone cannot be written.
chmod u+w "$work/example"
start 80 24 "$as $BOARDPACK $PACK"
await "read-only (Permission denied): what you change is kept"
await "[read-only]"
# The first word says where it goes, the key that saves asks for a place at once, and with a copy nothing is asked any more.
keys Enter
text "Kept. "
await "your words stay here and in the journal"
keys C-s
await "Save elsewhere"
await "takes no change: Permission denied"
text "$work/kept.yaml"
keys Enter
await "a copy is in"
grep -q "Kept\. " "$work/kept.yaml" || fail "no copy"
keys C-q
await "EXIT=0"
# A pack that may be written in a folder that may not: no file can be made in its place.
chmod u+w "$PACK"
chmod a-w "$work/example"
start 80 24 "$as $BOARDPACK $PACK"
await "[read-only]"
keys Enter
text "Kept. "
await "your words stay in memory alone"
keys C-s
await "Save elsewhere"
keys Escape
gone "Save elsewhere"
keys C-q
await "changes that are in no"
keys d
await "EXIT=0"
chmod u+w "$work/example"
chmod a-w "$PACK"
start 80 24 "$as $BOARDPACK walk --plain $PACK"
await "This pack takes no change"
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
