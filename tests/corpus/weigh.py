#!/usr/bin/env python3
"""Fit the points of src/check/narrative_weigh.def to labelled narratives (logistic regression, no libraries).

  python3 tests/corpus/weigh.py [--write] FILE.jsonl[:WEIGHT] ...

Run at the root of a built tree. Each file is held out once: what is printed is what a fit on the others does with it. With
--write the points of a fit on all are written into the table. Fit anew when a condition, the lexicon or the grammar changed.
"""
import json, math, os, random, re, subprocess, sys, tempfile
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__))))
from score import norm
TABLE, BIAS = 'src/check/narrative_weigh.def', 'src/check/narrative_weigh.c'
def build():
    out = os.path.join(tempfile.mkdtemp(), 'weigh')
    libs = subprocess.run(['pkg-config', '--libs', 'md4c', 'libpcre2-8'], capture_output=True, text=True).stdout.split()
    subprocess.run(['gcc', '-O1', '-std=c11', '-D_GNU_SOURCE', '-Isrc', '-I.', 'tests/corpus/weigh.c', 'libboardpack.a'] + libs + ['-lunistring', '-lm', '-o', out], check=True)
    return out
def load(program, path):
    recs = [json.loads(l) for l in open(path, encoding='utf-8') if l.strip()]
    feed = b''.join(((r['company'] or '') + '\n' + r['text']).encode() + b'\0' for r in recs)
    out = subprocess.run([program], input=feed, capture_output=True, check=True).stdout.decode(errors='replace')
    for r, t in zip(recs, out.split('TEXT\n')[1:], strict=True):
        gold = {norm(x) for a in r['labels']['accounts'] for x in [a['name']] + a['aliases']}
        groups = {}
        for line in t.splitlines():
            group, verdict, points, features, name = line.split('\t', 4)
            g = groups.setdefault(group, dict(id=r['id'], name=name, yes=False, verdict=0))
            g['features'], g['points'] = features.split(), int(points)
            g['yes'] |= norm(name) in gold
            g['verdict'] = max(g['verdict'], int(verdict))
        yield from groups.values()
def fit(data, epochs=12, rate=0.1, decay=0.002):
    w, rnd = {'': -3.0}, random.Random(1)
    data = list(data)
    for e in range(epochs):
        rnd.shuffle(data)
        step = rate / (1 + e * 0.3)
        for g, weight in data:
            fs = [''] + g['features']
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(w.get(f, 0) for f in fs)))))
            d = (g['yes'] - p) * weight
            for f in fs: w[f] = w.get(f, 0) + step * (d - decay * w.get(f, 0))
    return w
def score(w, g): return w[''] + sum(w.get(f, 0) for f in g['features'])
def show(title, data, chosen):
    tp = sum(g['yes'] and chosen(g) for g in data); fp = sum(not g['yes'] and chosen(g) for g in data); fn = sum(g['yes'] and not chosen(g) for g in data)
    print('%-28s tp %-4d fp %-4d fn %-4d F1 %.3f' % (title, tp, fp, fn, 2 * tp / max(1, 2 * tp + fp + fn)))
def main():
    files = [a for a in sys.argv[1:] if a != '--write']
    program, sets = build(), []
    for f in files:
        path, _, weight = f.partition(':')
        sets.append((list(load(program, path)), float(weight or 1)))
    held = []
    for i, (data, weight) in enumerate(sets):
        if weight < 1: continue
        w = fit([(g, wt) for k, (d, wt) in enumerate(sets) if k != i or len(sets) == 1 for g in d])
        for g in data: g['s'] = score(w, g)
        held += data
    show('grammar alone', held, lambda g: g['verdict'] == 4)
    for t in (-1, -0.5, 0, 0.5, 1): show('points, above %.1f' % t, held, lambda g: g['s'] > t)
    for v, name in enumerate(('no', 'unproven', 'deal', 'maybe', 'yes')):
        for lo in range(-4, 5):
            bin = [g for g in held if g['verdict'] == v and lo <= (max(-4, min(4.9, g['s']))) < lo + 1]
            print('%-9s %+d..%+d  %3d accounts, %3d others' % (name, lo, lo + 1, sum(g['yes'] for g in bin), sum(not g['yes'] for g in bin)))
    if '--errors' in os.environ.get('WEIGH', ''):
        for g in sorted(held, key=lambda g: g['s']):
            if g['yes'] != (g['s'] > 0): print('%s %5.1f verdict %d %s %s' % ('not found' if g['yes'] else 'wrong    ', g['s'], g['verdict'], g['id'], g['name']))
    if '--write' in sys.argv:
        w = fit([(g, wt) for d, wt in sets for g in d])
        point = lambda f: max(-99, min(99, round(10 * w.get(f, 0))))
        text = open(TABLE).read()
        open(TABLE, 'w').write(re.sub(r'^WEIGH\((\w+), -?\d+,', lambda m: 'WEIGH(%s, %d,' % (m[1], point(m[1])), text, flags=re.M))
        code = open(BIAS).read()
        open(BIAS, 'w').write(re.sub(r'BIAS = -?\d+', 'BIAS = %d' % round(10 * w['']), code))
main()
