#!/bin/sh
# What a layout keeps from an audience is in nothing that the audience is given: no format, chart, alternative text, appendix or export,
# not by way of a reference in a text either. Every answer is a mark of its own, so that each can be looked for.
. "$SOURCE/tests/pages/lib"
cd "$TEST_TMP" && mkdir -p marks && BOARDPACK=$BOARDPACK python3 - "$SOURCE" <<'END'
import io, os, re, subprocess, sys, zipfile

source, program = sys.argv[1], os.environ['BOARDPACK']
run = lambda *a: subprocess.run([program, *a], cwd='marks', capture_output=True)
items = re.findall(r'"id": "([^"]*)",\s*"label": "[^"]*",\s*"kind": "(\w+)"',
                   run('export', source + '/templates/example/2026-Q3.yaml').stdout.decode())
catalogue = {}
for folder, _, names in os.walk(source + '/templates/catalogue'):
    for name in names:
        text = open(os.path.join(folder, name), encoding='utf-8').read()
        kind = re.search(r'^kind: (\w+)', text, re.M).group(1)
        catalogue[os.path.basename(folder) + '.' + name[:-5]] = (kind, text)
assert len(catalogue) > 100

# A number is told by its digits, a text by a word.
marks, lines = {}, []
for n, (item, (kind, text)) in enumerate(sorted(catalogue.items())):
    word = 'Mark%03dword' % n
    if kind == 'number':
        actual, forecast = 7000000 + n * 1000 + 13, 7000000 + n * 1000 + 517
        marks[item] = [word, '{:,}'.format(actual), str(actual), '{:,}'.format(forecast), str(forecast)]
        lines.append('  %s: {actual: "%d", forecast: "%d", next: "%d", commentary: "%s"}' % (item, actual, forecast, actual, word))
    elif kind == 'text':
        marks[item] = [word]
        lines.append('  %s: {text: "- %s, $12k, in March"}' % (item, word))
    else:
        columns = re.findall(r'- \{ id: (\w+),[^}]*type: (\w+)', text)
        cells = ', '.join('%s: "%s"' % (c, word) for c, t in columns if t in ('text', 'name'))
        if not cells:
            continue
        marks[item] = [word]
        lines.append('  %s: {rows: [{%s}]}' % (item, cells))
# Neither what a reference names nor its name: in a text, a commentary, a cell.
every = ' '.join('{{%s}}' % i for i in sorted(catalogue))
letter = '  section.highlights: {text: "- ' + every + '"}'
for item in marks:
    marks[item].append('{{' + item)
lines = [line.replace('Mark', every + ' Mark', 1) if re.match(r'  (customers.churn_risks|sales.arr): ', line) else line for line in lines]
lines = [letter if line.startswith('  section.highlights:') else line for line in lines]
del marks['section.highlights']
for period in ('2026-Q1', '2026-Q2', '2026-Q3'):
    open('marks/%s.yaml' % period, 'w').write('boardpack: 1\nperiod: %s\nitems:\n%s\n' % (period, '\n'.join(lines)))

def texts(name, content):
    if content[:2] != b'PK':
        return content.decode()
    book = zipfile.ZipFile(io.BytesIO(content))
    return '\n'.join(book.read(n).decode() for n in book.namelist())

def given(stage, audience):
    open('marks/boardpack.yaml', 'w').write('boardpack: 1\nname: Acme\nstage: %s\n' % stage)
    for charts in ('text', 'mermaid', 'svg'):
        run('render', '-A', 'all', '--since', '2026-Q2.yaml', '-a', audience, '-c', charts, '-o', charts + '.md', '2026-Q3.yaml')
    for name in ('html', 'docx', 'pptx', 'xlsx'):
        run('render', '-A', 'all', '--since', '2026-Q2.yaml', '-a', audience, '-f', name, '-o', 'r.' + name, '2026-Q3.yaml')
    for name in ('json', 'csv'):
        run('export', '-f', name, '-a', audience, '-o', 'e.' + name, '2026-Q3.yaml')
    for name in sorted(os.listdir('marks')):
        if not name.endswith('.yaml'):
            yield name, texts(name, open('marks/' + name, 'rb').read())
            os.remove('marks/' + name)

bad = 0
for stage in ('seriesC',): # its layout has all sections
    layout = open(source + '/templates/reports/%s.yaml' % stage).read()
    board = dict(given(stage, 'board'))
    assert len(board) >= 8, list(board)
    for audience in ('observer', 'lender'):
        without = re.search(r'  %s:\n    without:\s*((?:\[[^]]*\])|(?:\n      - .*)+)' % audience, layout).group(1)
        without = re.findall(r'[\w.]+', without)
        hidden = [i for i in marks if i in without or i.split('.')[0] in without]
        assert len(hidden) > 3, hidden
        # A mark that the board's edition has not either proves nothing.
        told = sum(any(m in board['text.md'] for m in marks[i]) for i in hidden)
        assert told > len(hidden) / 2, (told, len(hidden))
        for name, text in given(stage, audience):
            for item in hidden:
                for mark in marks[item]:
                    if mark in text:
                        bad += 1
                        print(stage, audience, name, item, mark, text[max(0, text.find(mark) - 60):][:120].replace('\n', ' '))
sys.exit(bad > 0)
END
