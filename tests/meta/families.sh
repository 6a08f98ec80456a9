#!/bin/sh
# Every family of weaknesses in tests/rules/families.tsv has a rule, every rule named there exists, and no number is left out.
cd "$SOURCE" || exit 1
awk -F '\t' '
	/^#/ { next }
	{
		split($1, id, "-")
		if (!(id[1] in last)) { order[++families] = id[1]; covered[id[1]] = 0 }
		if (id[2] + 0 != last[id[1]] + 1) { print $1 " does not follow " id[1] "-" last[id[1]]; bad = 1 }
		last[id[1]] = id[2] + 0
		count++
		if (substr($2, 1, 1) == "-") {
			if (length($2) < 12) { print $1 " does not say why there is no rule"; bad = 1 }
			next
		}
		covered[id[1]]++
		n = split($2, rules, " ")
		for (i = 1; i <= n; i++) {
			file = "templates/checks/" rules[i] ".yaml"
			if ((getline line < file) <= 0) { print $1 ": there is no rule " rules[i]; bad = 1 }
			close(file)
		}
	}
	END {
		if (families != 23 || count != 229) { print families " families and " count " entries"; bad = 1 }
		for (i = 1; i <= families; i++)
			if (!covered[order[i]]) { print "the family " order[i] " has no rule"; bad = 1 }
		exit bad
	}
' tests/rules/families.tsv
