#!/bin/sh
# Every part of the DOCX and PPTX files is well-formed XML, what they name is there, and the bytes are the same every time.
. "$SOURCE/tests/pages/lib"
command -v xmllint >/dev/null || skip "xmllint is not there"
cd "$TEST_TMP" || exit 1
for format in docx pptx; do
	rm -rf office && mkdir office
	"$BOARDPACK" render -A all -f $format -o office.$format "$SOURCE/templates/example/2026-Q3.yaml" || exit 1
	"$BOARDPACK" render -A all -f $format -o again.$format "$SOURCE/templates/example/2026-Q3.yaml" || exit 1
	cmp office.$format again.$format || exit 1
	python3 - $format <<'END' || exit 1
import posixpath, re, sys, zipfile

book = zipfile.ZipFile('office.' + sys.argv[1])
assert book.testzip() is None
names = set(book.namelist())
assert len(names) == len(book.namelist())
types = book.read('[Content_Types].xml').decode()
for part in re.findall(r'PartName="/([^"]*)"', types):
    assert part in names, part
for name in names:
    if not name.endswith('.rels'):
        continue
    base = posixpath.dirname(posixpath.dirname(name))
    for target in re.findall(r'Target="([^"]*)"', book.read(name).decode()):
        assert posixpath.normpath(posixpath.join(base, target)) in names, (name, target)
book.extractall('office')
END
	find office -type f -exec xmllint --noout {} + || exit 1
done
