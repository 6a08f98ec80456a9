#!/bin/sh
# The expansion reader against the labelled corpora: the headline macro F1 of each must not fall below its mark,
# nor the share of clean texts with a false alarm rise above the other.
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
status=0

# score FILE MARK MOST: the file takes the place of expansion.jsonl beside a copy of the scorer.
score() {
	place=$TEST_TMP/$1
	mkdir -p "$place" && cp "$SOURCE/tests/corpus/score.py" "$SOURCE/tests/corpus/other.jsonl" "$place" || exit 1
	cp "$SOURCE/tests/corpus/$1.jsonl" "$place/expansion.jsonl" || exit 1
	cd "$place" || exit 1
	python3 score.py --inputs | grep '"dev-[0-9]' >inputs.jsonl || exit 1
	"$BOARDPACK" read --jsonl <inputs.jsonl >predictions.jsonl || exit 1
	python3 score.py predictions.jsonl --errors none >score || exit 1
	echo "$1:"
	grep -E 'HEADLINE|macro F1' score
	awk -v mark="$2" -v most="$3" '/HEADLINE/ { f1 = alarms = $0; sub(/.*labels: /, "", f1); sub(/.*clean texts: /, "", alarms)
		found = f1 + 0 >= mark && alarms + 0 <= most } END { exit !found }' score || status=1
}

score expansion 0.960 0.03
score fresh-used 0.895 0.10
exit $status
