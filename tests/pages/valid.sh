#!/bin/sh
# A validator of HTML that we did not write finds nothing.
. "$SOURCE/tests/pages/lib"
need html-validate
node "$modules/.bin/html-validate" -c "$SOURCE/tests/pages/htmlvalidate.json" "$page"
