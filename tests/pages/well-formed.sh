#!/bin/sh
# The page and the pictures are well-formed XML.
. "$SOURCE/tests/pages/lib"
command -v xmllint >/dev/null || skip "xmllint is not there"
xmllint --noout "$page" "$TEST_TMP"/report-*.svg
