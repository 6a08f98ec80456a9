#!/bin/sh
# A pack of an older catalogue says so when it opens, and a key shows which of its definitions changed.
. "$SOURCE/tests/pty/lib"
sed -i 's/^period: .*/&\ncatalogue: 0.1.0/' "$PACK"
start 80 24 "$BOARDPACK" "$PACK"
await "changed since catalogue 0.1.0"
keys M-c
await "0.1.0 to "
await "changed"
keys M-c
gone "changes of definitions"
keys C-q
await "EXIT=0"
