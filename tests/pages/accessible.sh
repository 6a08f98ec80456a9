#!/bin/sh
# axe finds nothing in a real browser: light and dark, on a desk and on a telephone.
. "$SOURCE/tests/pages/lib"
need axe-core
need puppeteer-core
for browser in chromium chromium-browser google-chrome; do
	path=$(command -v $browser) && break
done
[ -n "$path" ] || skip "Chromium is not there"
cd "$modules/.." && node "$SOURCE/tests/pages/axe.mjs" "$path" "$page" "$TEST_TMP/profile"
