#!/bin/sh
# A pack of an older catalogue says so when it opens, and a key shows which of its definitions changed.
. "$SOURCE/tests/pty/lib"
sed -i 's/^period: .*/&\ncatalogue: 0.1.0/' "$PACK"
mkdir -p "$work/config/boardpack" && echo "changes F12" >"$work/config/boardpack/keys"
start 80 24 XDG_CONFIG_HOME="$work/config" "$BOARDPACK" "$PACK"
await "changed since catalogue 0.1.0: F12 shows them"
keys F12
await "0.1.0 to "
await "changed"
keys F12
gone "changes of definitions"
keys C-q
await "EXIT=0"
