#!/bin/sh
# The card's own story: two accounts, a finding appears while typing; the third account, it goes.
. "$SOURCE/tests/pty/lib"
start 80 24 "$BOARDPACK" "$PACK"
await "^Q quit"
keys /
text "expansion opp"
await "Expansion Opportunities"
keys Enter
await "Jonas Lindqvist"
keys M-h Delete
await "nothing written yet"
text "Castlemaine Facilities: \$52k ARR, closes in December 2026, waiting for the purchase order."
keys Enter Enter
text "Dorset & Vale Property: \$35k ARR, closes in March 2027, waiting for legal."
await "Findings"
await "names 2"
keys Enter Enter
text "Harlow Lifts: \$22k ARR, closes in February 2027, waiting for the integration."
await "No findings"
keys C-s
await "saved 2026-Q3.yaml"
grep -q "Harlow Lifts: .22k ARR" "$PACK" || fail "not in the file"
keys C-q
await "EXIT=0"
