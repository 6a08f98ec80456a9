#!/bin/sh
# Sentences that give a cause and those that do not: as many as this must be told apart. Tuning saw them.
command -v python3 >/dev/null 2>&1 || { echo "no python3"; exit 77; }
cd "$TEST_TMP" || exit 1
python3 - "$SOURCE/tests/corpus/causes.jsonl" "$BOARDPACK" <<'END'
import json, subprocess, sys
rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
ask = ''.join(json.dumps({'id': str(i), 'kpi': {'id': r['kpi'], 'label': r['kpi'].split('.')[-1].replace('_', ' '), 'unit': 'count'},
    'period': '2026-Q3', 'values': {'actual': 40, 'forecast': 60, 'prior': 50}, 'text': r['text'], 'prior_text': None}) + '\n' for i, r in enumerate(rows))
out = subprocess.run([sys.argv[2], 'read', '--jsonl', '--issues'], input=ask.encode(), capture_output=True, check=True).stdout.decode().splitlines()
right = sum(('variance_no_cause' in json.loads(o)['issues']) != r['cause'] for o, r in zip(out, rows, strict=True))
print('causes: %d of %d sentences right, %.3f' % (right, len(rows), right / len(rows)))
sys.exit(right < 0.93 * len(rows))
END
