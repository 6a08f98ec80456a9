#!/bin/sh
# The reader of comments against the labelled corpus: the micro average of F1 must not fall below the mark.
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
MARK=0.95
cd "$SOURCE/tests/corpus" || exit 1
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
python3 score.py --inputs | grep '"dev-oth-' >"$TEST_TMP/inputs.jsonl" || exit 1
"$BOARDPACK" read --jsonl --issues <"$TEST_TMP/inputs.jsonl" >"$TEST_TMP/predictions.jsonl" || exit 1
python3 score.py "$TEST_TMP/predictions.jsonl" --errors none >"$TEST_TMP/score" || exit 1
grep 'micro average' "$TEST_TMP/score" | head -n 1
awk -v mark=$MARK '/micro average/ && !found { sub(/.*F1 /, ""); found = 1; good = $1 + 0 >= mark } END { exit !(found && good) }' "$TEST_TMP/score"
