#!/bin/sh
# The reader of comments against the labelled corpora: the micro average of F1 on each must not fall below its mark.
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
status=0

# score FILE MARK: the file takes the place of other.jsonl beside a copy of the scorer.
score() {
	place=$TEST_TMP/$1
	mkdir -p "$place" && cp "$SOURCE/tests/corpus/score.py" "$SOURCE/tests/corpus/expansion.jsonl" "$place" || exit 1
	cp "$SOURCE/tests/corpus/$1.jsonl" "$place/other.jsonl" || exit 1
	cd "$place" || exit 1
	python3 score.py --inputs | grep '"dev-oth-' >inputs.jsonl || exit 1
	"$BOARDPACK" read --jsonl --issues <inputs.jsonl >predictions.jsonl || exit 1
	python3 score.py predictions.jsonl --errors none >score || exit 1
	echo "$1: $(grep 'micro average' score | head -n 1)"
	awk -v mark="$2" '/micro average/ && !found { sub(/.*F1 /, ""); found = 1; good = $1 + 0 >= mark } END { exit !(found && good) }' score ||
		status=1
}

score other 0.95
score fresh-used-other 0.94
exit $status
