#!/bin/sh
# markdownlint finds nothing in the example's report.
. "$SOURCE/tests/pages/lib"
need markdownlint-cli2
cp "$SOURCE/tests/pages/markdownlint-cli2.jsonc" "$TEST_TMP/.markdownlint-cli2.jsonc"
cd "$TEST_TMP" && node "$modules/.bin/markdownlint-cli2" report.md
