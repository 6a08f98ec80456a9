#!/usr/bin/env python3
"""Fit the points of src/check/comment_tells.def to labelled sentences (logistic regression, no libraries).

  python3 tests/corpus/weigh_causes.py [--write] [--errors] [causes.jsonl]

Run at the root of a built tree. Each writer is held out once: what is printed is what a fit on the others does with the
sentences. With --write the points of a fit on all are written into the table. Fit anew when words or conditions changed.
"""
import json, math, os, random, re, subprocess, sys, tempfile
TABLE, BIAS = 'src/check/comment_tells.def', 'src/check/comment_tells.c'
def features(records):
    """Per record a list of sentences, each a list of features."""
    out = os.path.join(tempfile.mkdtemp(), 'weigh')
    libs = subprocess.run(['pkg-config', '--libs', 'md4c', 'libpcre2-8'], capture_output=True, text=True).stdout.split()
    subprocess.run(['gcc', '-O1', '-std=c11', '-D_GNU_SOURCE', '-Isrc', '-I.', 'tests/corpus/weigh_causes.c', 'libboardpack.a'] + libs + ['-lunistring', '-lm', '-o', out], check=True)
    feed = ''.join(label(r) + '\t' + r['text'].replace('\n', ' ').replace('\t', ' ') + '\n' for r in records)
    lines = subprocess.run([out], input=feed.encode(), capture_output=True, check=True).stdout.decode().splitlines()
    assert len(lines) == len(records)
    return [[s.split()[1:] for s in l.split('\t') if s] or [[]] for l in lines]
def label(r): return r['kpi'].split('.')[-1].replace('_', ' ')
def score(w, fs): return w.get('', 0) + sum(w.get(f, 0) for f in fs)
def best(w, parts): return max(score(w, fs) for fs in parts)
def fit(data, rounds=3, epochs=25, rate=0.1, decay=0.004):
    """What is no cause is none in any part; what is one is so in its best part, which each round looks for anew."""
    w, rnd, data = {'': 0.0}, random.Random(1), list(data)
    for r in range(rounds):
        chosen = [(max(parts, key=lambda fs: score(w, fs)) if r else parts[0], yes) for parts, yes in data]
        w = {'': 0.0}
        for e in range(epochs):
            rnd.shuffle(chosen)
            step = rate / (1 + e * 0.2)
            for fs, yes in chosen:
                d = yes - 1 / (1 + math.exp(-max(-30, min(30, score(w, fs)))))
                w[''] += step * d
                for f in fs: w[f] = w.get(f, 0) + step * (d - decay * w.get(f, 0))
    return w
def point(w, f): return max(-99, min(99, round(10 * w.get(f, 0))))
def show(title, judged):
    line = title.ljust(12)
    for t in (-1, -0.5, 0, 0.5, 1):
        hit = [(s > t) == yes for s, yes in judged]
        cause = [s > t for s, yes in judged if yes]; other = [s <= t for s, yes in judged if not yes]
        line += '  above %4.1f: right %.3f (causes %.2f, others %.2f)' % (t, sum(hit) / len(hit), sum(cause) / max(1, len(cause)), sum(other) / max(1, len(other)))
    print(line)
def main():
    files = [a for a in sys.argv[1:] if not a.startswith('--')] or ['tests/corpus/causes.jsonl']
    records = [json.loads(l) for f in files for l in open(f, encoding='utf-8') if l.strip()]
    data = [(r['writer'], fs, r['cause'], r['text']) for r, fs in zip(records, features(records))]
    every = []
    for writer in sorted({d[0] for d in data}):
        w = fit((fs, yes) for who, fs, yes, text in data if who != writer)
        judged = [(best(w, fs), yes, text, fs[0]) for who, fs, yes, text in data if who == writer]
        show('writer %s' % writer, [j[:2] for j in judged])
        every += judged
    show('all', [j[:2] for j in every])
    if '--errors' in sys.argv:
        for s, yes, text, fs in sorted(every):
            if (s > 0) != yes: print('%s %5.1f %s   [%s]' % ('not seen' if yes else 'wrong   ', s, text, ' '.join(fs)))
    if '--write' in sys.argv:
        w = fit((fs, yes) for who, fs, yes, text in data)
        text = open(TABLE).read()
        text = re.sub(r'^FAMILY\((\w+), .*\)$', lambda m: 'FAMILY(%s, %d, %d, %d)' % (m[1], point(w, m[1] + '_ONCE'), point(w, m[1] + '_MORE'), point(w, m[1] + '_FIRST')), text, flags=re.M)
        text = re.sub(r'^WEIGH\((\w+), -?\d+,', lambda m: 'WEIGH(%s, %d,' % (m[1], point(w, m[1])), text, flags=re.M)
        open(TABLE, 'w').write(text)
        code = open(BIAS).read()
        open(BIAS, 'w').write(re.sub(r'BIAS = -?\d+', 'BIAS = %d' % round(10 * w['']), code))
if __name__ == '__main__': main()
