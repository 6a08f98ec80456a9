#!/bin/sh
# The expansion reader against the labelled corpora: the headline macro F1 of each must not fall below its mark,
# nor the share of clean texts with a false alarm rise above the other.
. "$SOURCE/tests/corpus/lib"
status=0

# score FILE MARK MOST
score() {
	predict "$1" expansion 'dev-[0-9]'
	echo "$1:"
	grep -E 'HEADLINE|macro F1' score
	awk -v mark="$2" -v most="$3" '/HEADLINE/ { f1 = alarms = $0; sub(/.*labels: /, "", f1); sub(/.*clean texts: /, "", alarms)
		found = f1 + 0 >= mark && alarms + 0 <= most } END { exit !found }' score || status=1
}

score expansion 0.965 0.02
score fresh-used 0.90 0.09
exit $status
