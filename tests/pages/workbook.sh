#!/bin/sh
# The workbook has numbers and formulas, no formula of the founder's, and the same bytes every time.
. "$SOURCE/tests/pages/lib"
mkdir -p "$TEST_TMP/books/x" && cd "$TEST_TMP/books" || exit 1
cat >x/2026-Q3.yaml <<'END'
boardpack: 1
period: 2026-Q3
items:
  section.risks: { rows: [ { risk: '=HYPERLINK("http://evil.example")', owner: Ada }, { risk: '＝HYPERLINK(1)', owner: "@SUM(1)" } ] }
  section.agenda: { rows: [ { topic: One, minutes: '10' }, { topic: Two, minutes: '20' } ] }
  sales.new_business: { actual: 90k, forecast: 100k }
  sales.churn_arr: { actual: 30k, forecast: 20k }
END
"$BOARDPACK" render -L seriesA -f xlsx -o a.xlsx x/2026-Q3.yaml 2>err || { grep -q "boardpack-sheet" err && skip "no libxlsxwriter"; cat err; exit 1; }
"$BOARDPACK" render -L seriesA -f xlsx -o b.xlsx x/2026-Q3.yaml 2>/dev/null
cmp a.xlsx b.xlsx || exit 1
python3 - <<'END'
import re, zipfile

book = zipfile.ZipFile('a.xlsx')
sheets = ''.join(book.read(name).decode() for name in book.namelist() if name.startswith('xl/worksheets/sheet'))
formulas = re.findall(r'<f>([^<]*)</f><v>([^<]*)</v>', sheets)
for want in [('C2-B2', '-10000'), ('(C2-B2)/B2', '-0.1'), ('B3-C3', '-10000'), ('(B3-C3)/B3', '-0.5'), ('SUM(B2:B3)', '30')]:
    assert want in formulas, (want, formulas)
assert not any('HYPERLINK' in formula for formula, _ in formulas)
assert 'HYPERLINK' in book.read('xl/sharedStrings.xml').decode()
END
# A company's name may hold what no XML holds.
printf 'boardpack: 1\nname: "A\\e[31mB"\n' >x/boardpack.yaml
"$BOARDPACK" render -L seriesA -f xlsx -o c.xlsx x/2026-Q3.yaml || exit 1
python3 - <<'END'
import xml.dom.minidom, zipfile

book = zipfile.ZipFile('c.xlsx')
for name in book.namelist():
    if name.endswith('.xml') or name.endswith('.rels'):
        xml.dom.minidom.parseString(book.read(name))
assert 'A&lt;1B&gt;[31mB' in book.read('docProps/app.xml').decode()
END
