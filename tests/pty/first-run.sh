#!/bin/sh
# A first run on the screen: alone in an empty folder; nothing is written by leaving; then the walk, taken up elsewhere.
. "$SOURCE/tests/pty/lib"
mkdir "$work/acme"
start 80 24 "cd $work/acme && BOARDPACK_TODAY=2026-11-27 $BOARDPACK"
await "Fiscal year begins"
await "2026-Q3"
text "Acme Robotics"
keys C-q
await "nothing is written yet"
keys C-q
await "EXIT=2"
[ -z "$(ls -A "$work/acme")" ] || fail "something was written by leaving"
start 80 24 "cd $work/acme && BOARDPACK_TODAY=2026-11-27 $BOARDPACK edit"
await "Company"
text "Acme Robotics"
keys Enter
text "b"
await "Series B"
keys Enter Enter
text "eur"
keys Enter
text "jul"
await "July"
await "2027-Q1"
keys Enter Enter Enter
await "items ticked"
text "lowlights"
await "found: lowlights"
text " "
keys Enter
await "Acme Robotics  2027-Q1"
await "Summary 0/"
grep -q '^currency: EUR$' "$work/acme/boardpack.yaml" || fail "no currency"
grep -q '^stage: seriesB$' "$work/acme/boardpack.yaml" || fail "no stage"
grep -q '^fiscal_year_start: 7$' "$work/acme/boardpack.yaml" || fail "no fiscal year"
grep -q -- '- fundraising #' "$work/acme/boardpack.yaml" || fail "a round is asked for"
grep -q -- '- section.lowlights$' "$work/acme/boardpack.yaml" || fail "the unticked item is asked for"
# Behind the last field comes the next open item.
text "We grew."
keys Tab
await "1/"
keys C-s
await "saved"
keys C-q
await "EXIT=0"
# On another machine, or in lines.
cp -R "$work/acme" "$work/elsewhere"
start 80 24 "cd $work/elsewhere && $BOARDPACK walk"
await "Summary 1/"
keys C-q
await "EXIT=0"
start 80 24 "cd $work/elsewhere && TERM=dumb $BOARDPACK"
await ":help lists the commands"
keys C-d
await "EXIT=0"
# In a locale without UTF-8 the questions are drawn in ASCII.
start 80 24 "LC_ALL=C $BOARDPACK walk $work/third"
await "Fiscal year begins"
keys C-q
await "EXIT=2"
[ -e "$work/third" ] && fail "something was written by leaving"
exit 0
