#!/bin/sh
# From nothing: the questions of a first run, the first open item, the next one, what is left, and the walk taken up again.
. "$SOURCE/tests/pty/lib"
start 100 30 "$BOARDPACK" walk --plain "$work/acme"
await "name?"
text "Acme Analytics"
keys Enter
await "Stage?"
text "Series A"
keys Enter
await "Raising money"
text y
keys Enter
await "Currency"
keys Enter
await "fiscal year begins?"
keys Enter
await "Period"
text 2026-Q3
keys Enter
await "as well?"
keys Enter
await "some sections?"
text y
keys Enter
for section in Summary Sales Customers Product People Finance Fundraising; do
	keys Enter
	await "$section:"
done
keys Enter
await "Acme Analytics, 2026-Q3"
keys C-d
await "EXIT=0"
start 100 30 "$BOARDPACK" walk "$work/acme"
await "Acme Analytics  2026-Q3"
await "2026-Q3.yaml is written: type here"
text "We grew."
await "We grew."
keys M-o
await "5 core items to answer"
keys M-w
await "items are open"
keys C-s
await "saved"
keys C-q
await "EXIT=0"
grep -q "We grew" "$work/acme/2026-Q3.yaml" || fail "not saved"
start 100 30 "$BOARDPACK" walk "$work/acme"
await "5 core items to answer"
keys C-q
await "EXIT=0"
start 100 30 "TERM=dumb $BOARDPACK" walk "$work/acme"
await "1 of 81 core items answered"
text ":left"
keys Enter
await "In the whole pack: "
keys C-d
await "EXIT=0"
# Lines are broken between words, and the text of a page is set anew for the width.
start 60 30 "TERM=dumb $BOARDPACK" walk "$work/acme"
await "  Ask:"
screen | grep -q 'a dot, or an empty line where a$' || fail "broken within a word"
screen | grep -q '^row begins, ends the table.' || fail "broken within a word"
screen | grep -q '^  Each request .* decision,$' || fail "a page wider than the terminal"
keys C-d
await "EXIT=0"
rest=$(find "$work/acme" -name '.*' -type f)
[ -z "$rest" ] || fail "left behind: $rest"
# Answers that were typed before they were asked for: what comes behind a question begins a line of its own.
start 60 30 "stty -echo; sleep 1; stty echo; TERM=dumb $BOARDPACK" walk "$work/acme"
text ":go churned"
keys Enter
text 85k
keys Enter
text 60k
keys Enter
await "Next forecast:"
screen | grep -q '^Read as 60,000 USD' || fail "said behind the question"
keys C-d
await "EXIT=0"
