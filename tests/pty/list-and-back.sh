#!/bin/sh
# Rows that became a list and rows again, also over a save and another start, are in the file as they were: comments, columns that the
# catalogue does not know, line breaks.
. "$SOURCE/tests/pty/lib"
sed 's/^      - ask: Approve the hiring.*/      # asked twice already\
      - secret_note: words # kept\
        ask: |\
          Approve the hiring of two\
\
          customer success managers/' "$SOURCE/templates/example/2026-Q3.yaml" >"$PACK"
cp "$PACK" "$work/before"
[ "$(grep -c "asked twice\|secret_note" "$PACK")" = 2 ] || fail "the example has another ask"
same() {
	# The version of the catalogue is what the first save adds.
	grep -v '^catalogue: ' "$PACK" | diff "$work/before" - || fail "$1"
}
open_asks() {
	start 80 24 "$BOARDPACK" "$PACK"
	await "^Q quit"
	keys C-p
	text section.asks
	await "section.asks"
	keys Enter
}
open_asks
await "Ask*"
keys M-P
await "# Rows: Asks"
keys C-s
await "no report shows the text"
keys M-T
await "2 rows from the text"
keys C-s
await "saved 2026-Q3.yaml"
same "over a save"
keys M-P
await "# Rows: Asks"
keys C-s
await "no report shows the text"
keys C-q
await "EXIT=0"
grep -q 'asked twice' "$PACK" || fail "the rows are gone from the file"
open_asks
await "# Rows: Asks"
keys M-T
await "2 rows from the text"
keys C-s
await "saved 2026-Q3.yaml"
keys C-q
await "EXIT=0"
same "over another start"
