#!/bin/sh
# The reader of comments against the labelled corpora: the micro average of F1 on each must not fall below its mark.
. "$SOURCE/tests/corpus/lib"
status=0

# score FILE MARK
score() {
	predict "$1" other 'dev-oth-' --issues
	echo "$1: $(grep 'micro average' score | head -n 1)"
	awk -v mark="$2" '/micro average/ && !found { sub(/.*F1 /, ""); found = 1; good = $1 + 0 >= mark } END { exit !(found && good) }' score ||
		status=1
}

score other 0.95
score fresh-used-other 0.93
exit $status
