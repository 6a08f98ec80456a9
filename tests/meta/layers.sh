#!/bin/sh
# src/LAYERS is the law: which folder may include which, and which library header has which home.
cd "$SOURCE" || exit 1
find src -name '*.[ch]' | sort | xargs grep -nE '^[ 	]*#[ 	]*include' /dev/null |
	awk -v law=src/LAYERS '
	BEGIN {
		while ((getline line < law) > 0) {
			if (line ~ /^#/ || line == "") continue
			n = split(line, w, /[ \t]+/)
			known[w[1]] = 1
			may[w[1]] = "," (w[2] == "-" ? "" : w[2]) "," w[1] ","
			for (i = 3; i <= n; i++) if (w[i] != "-" && w[i] != "") home[w[i]] = w[1]
		}
	}
	{
		split($0, part, ":")
		file = part[1]; where = part[1] ":" part[2]
		split(file, dir, "/"); layer = dir[2]
		if (!(layer in known)) { print where ": folder " layer " is not in src/LAYERS"; bad = 1; next }
		text = $0; sub(/^[^"<]*["<]/, "", text); sub(/[">].*$/, "", text)
		if ($0 ~ /include[ \t]*"/) {
			split(text, target, "/")
			if (text !~ /\//) { print where ": own headers are included as \"layer/name.h\""; bad = 1 }
			else if (index(may[layer], "," target[1] ",") == 0) { print where ": " layer " may not include " text; bad = 1 }
			seen++
		} else if (text in home && home[text] != layer) {
			print where ": " text " lives in " home[text] " and nowhere else"; bad = 1
		}
	}
	END { if (!seen) { print "no include was read: the test is broken"; bad = 1 } exit bad }'
