#!/bin/sh
# Rows from a file and the report into one, begun on the screen: keys go on, the bottom line tells how far it is and how it ended.
. "$SOURCE/tests/pty/lib"
report=$work/example/2026-Q3.docx
values=$work/deals.csv
start 120 30 "$BOARDPACK" "$PACK"
await "^Q quit"
keys C-o
await "Write the report"
await "2026-Q3.docx"
keys Enter
await "the report is in"
[ -s "$report" ] || fail "no report"
# What is there already is asked about.
echo mine >"$report"
keys C-o
await "Write the report"
keys Enter
await "is there already"
keys c
gone "is there already"
grep -q mine "$report" || fail "overwritten without a word"
keys C-o
await "Write the report"
keys Enter
await "is there already"
keys o
await "the report is in"
grep -q mine "$report" && fail "not overwritten"
# What cannot be written says why, what has no format which there are.
keys C-o
await "Write the report"
keys C-u
text "$work/none/report.md"
keys Enter
await "the report was not written"
keys C-o
await "Write the report"
keys C-u
text "$work/report.txt"
keys Enter
await "no format of that name"
keys Escape
gone "Write the report"
# The report says what stands on the screen, saved or not.
keys /
text "lowlights"
await "Jump to"
keys Enter
await "core"
keys C-Home
text "Unheard of so far."
await "Unheard of so far."
keys C-o
await "Write the report"
keys C-u
text "$work/report.md"
keys Enter
await "the report is in"
grep -q "Unheard of so far" "$work/report.md" || fail "the report is an older one"
grep -q "Unheard of so far" "$PACK" && fail "saved without being asked"
# Nine thousand rows come while keys are pressed, and one key stops them.
keys C-p
text "key deals"
await "Jump to"
keys Enter
n=0
echo 'Deal;Stage' >"$values"
while [ $n -lt 9000 ]; do
	n=$((n + 1))
	echo "Row $n;Proposal"
done >>"$values"
keys M-s
await "Rows from a file"
text "$values"
keys Enter
await "9000 rows pasted, columns by name"
keys End
await "Row 9000"
keys C-z
await "taken back"
gone "Row 9000"
# A report that is being written is finished before boardpack ends.
keys C-o
await "Write the report"
keys C-u
text "$work/last.xlsx"
keys Enter
keys C-q
await "Unsaved changes"
keys d
await "EXIT=0"
[ -s "$work/last.xlsx" ] || screen | grep -q "boardpack-sheet" || fail "no last report"
