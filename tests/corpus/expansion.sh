#!/bin/sh
# The expansion reader against the labelled corpus: the headline macro F1 must not fall below the mark.
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
MARK=0.94
cd "$SOURCE/tests/corpus" || exit 1
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
python3 score.py --inputs | grep '"dev-[0-9]' >"$TEST_TMP/inputs.jsonl" || exit 1
"$BOARDPACK" read --jsonl <"$TEST_TMP/inputs.jsonl" >"$TEST_TMP/predictions.jsonl" || exit 1
python3 score.py "$TEST_TMP/predictions.jsonl" --errors none >"$TEST_TMP/score" || exit 1
grep -E 'HEADLINE|macro F1' "$TEST_TMP/score"
awk -v mark=$MARK '/HEADLINE/ { sub(/.*labels: /, ""); found = 1; exit !($1 + 0 >= mark) } END { if (!found) exit 1 }' "$TEST_TMP/score"
