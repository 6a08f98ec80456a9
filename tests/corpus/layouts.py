#!/usr/bin/env python3
"""Texts made of layouts filled with oddly put answers: a development measure of the alarms for answers that lack.

  python3 layouts.py BOARDPACK [--show N] [--seed N]

Every text is complete, so that each alarm is false; the same texts with one answer taken out tell how many gaps are found.
"""
import argparse, json, random, subprocess
NAMES = '''Alder Mill|Birch Foods|Corran Ferries|Dunmore Dairy|Eskdale Paper|Fennick Steel|Galloway Print|Harrow Clinics|Inverkip Marine|Jarrold Textiles|Kestrel Logistics|Lorne Insurance|Marlow Schools|Northwick Hospital|Orrin Energy|Pendleton Foods|Quarry Bank|Rannoch Timber|Selby Rail|Thornbury Hotels'''.split('|')
SIZES = '''€48k|£12,500 a year|$1.2m|CHF 420'000|EUR 70k|₹18 lakh|₹2.4 Cr|eighteen lakhs|R$ 340 mil|R$ 1,8 milhão|1,05 Mio. €|78 T€|half a million euros|a quarter of a million|twenty-four grand|a hundred and ten thousand dollars|low six figures|a mid five-figure sum|¥42M|KRW 120M|A$95,000|S$27k|US$ 1.4 million|260 tys. zł|3,4 mln PLN|NOK 2,7 millioner|450.000 kr.|SEK 1.1m|€3k-5k a month|between €300k and €350k|roughly £16k|$9,900/yr|€180k over three years|60 seats at €1,150 each|900 lifts at ¥7,500|NZ$70,000|AED 2.2m|zł 90 tys.|55 thousand|nine thousand five hundred pounds|110k|~$40K|€0.6m|about 85 k€|160.000 Euro'''.split('|')
TIMES = '''Q3|next quarter|mid-December|31 March|30.09.|2026-08-15|10/3|week 48|KW 45|calendar week 12|end of this month|before Easter|by Diwali|around Thanksgiving|in six weeks|1H26|FY-end|the first week of May|late autumn|after the summer break|Jahresende|im Mai|Ende Januar|noch vor den Herbstferien|fin novembre|à la rentrée|mi-décembre|w grudniu|do końca marca|i uke 7|före midsommar|til påske|Golden Week|before the soy harvest|at the end of the tax season|by Labor Day|on the first working day of January|in the spring|Onam|before Sinterklaas|1st half of next year|by the 14th|2Q27|Q4 FY26|in November|no later than 20 June|before the festival opens|the week after Republic Day|at the renewal on 1 February'''.split('|')
GATES = '''PO|their security review|legal is marking up the liability cap|CFO has to sign off|works council to be heard|waiting on the DPA|owner is on leave until then|budget not released yet|the board votes first|needs a yes from the franchisee council|tender threshold means a formal bid|our own SSO connector is not finished|pilot result in Plant 2|bank guarantee|nothing stands in the way|no blocker|GST registration|RBI circular must come out first|Betriebsrat muss zustimmen|Freigabe des Aufsichtsrats fehlt|Vergabestelle prüft noch|le comité doit rendre son avis|validation juridique en attente|falta la firma del director financiero|brakuje zgody zarządu|styret må godkjenne|facket ska höras|inkoop moet akkoord geven|falta o jurídico deles|the chair has not made up her mind|husband and wife do not agree|their insurer wants to see the drawings|purchasing asks for three bids|the mayor must countersign|integration with SAP|ISO 27001 surveillance audit to be completed|regulator has the file|everybody there waits for the new IT director|the parent wants three quotes|Rahmenvertrag läuft aus und wird neu verhandelt'''.split('|')
WHATS = '''second module|reporting add-on|two more sites|mobile app|audit pack|40 more seats|portal|planning tool|scheduling|data export'''.split('|')
def rows(sep, head=None):
    def make(es):
        out = [head] if head else []
        return '\n'.join(out + [sep.join(x for x in e if x is not None) for e in es])
    return make
def table(heads, order, rule=True):
    def make(es):
        lines = ['| ' + ' | '.join(heads) + ' |'] + (['|' + '---|' * len(heads)] if rule else [])
        return '\n'.join(lines + ['| ' + ' | '.join((e[i] or '') for i in order) + ' |' for e in es])
    return make
def block(labels):
    return lambda es: '\n\n'.join('\n'.join('%s: %s' % (l, e[i]) for l, i in labels if e[i] is not None) for e in es)
def bullets(form, tail):
    """form: the name and what; then what is there of size, time, gate, joined."""
    def make(es):
        return '\n'.join(form % (e[0], e[1]) + tail.join(x for x in e[2:] if x is not None) for e in es)
    return make
def prose(opening, size, time, gate, shuffle=False):
    def make(es):
        out = [opening]
        for e in es:
            s = '%s wants the %s' % (e[0], e[1])
            if e[2] is not None: s += size % e[2]
            s += '.'
            if e[3] is not None: s += ' ' + time % e[3]
            if e[4] is not None: s += ' ' + gate % e[4]
            out.append(s)
        return ' '.join(x for x in out if x)
    return make
def qa(es):
    parts = ['Q: Who is buying more?\nA: ' + ', '.join(e[0] for e in es) + '.']
    for q, i in (('How much?', 2), ('By when?', 3), ('What could stop it?', 4)):
        parts.append('Q: %s\nA: ' % q + ' '.join('%s: %s.' % (e[0], e[i]) for e in es if e[i] is not None))
    return '\n'.join(parts)
def sections(es):
    return '\n\n'.join('### %s\n' % h + '\n'.join('- %s: %s' % (e[0], e[i]) for e in es if e[i] is not None) for h, i in (('Value', 2), ('Timing', 3), ('Open points', 4)))
def nested(es):
    return '\n'.join('* **%s**\n' % e[0] + '\n'.join('    * %s: %s' % (l, e[i]) for l, i in (('what', 1), ('how much', 2), ('when', 3), ("what's left", 4)) if e[i] is not None) for e in es)
def numbered(es):
    return '\n'.join('%d. %s\n   %s' % (k + 1, e[0], '; '.join(x for x in e[1:] if x is not None)) for k, e in enumerate(es))
LAYOUTS = {
    'dash': bullets('- %s – %s – ', ' – '), 'comma': bullets('- %s, %s, ', ', '), 'colon': bullets('• %s: %s, ', ', '),
    'semicolon': bullets('* %s: %s; ', '; '), 'slash': bullets('- %s / %s / ', ' / '), 'bracket': bullets('- %s (%s): ', ', '),
    'stops': bullets('– %s. %s. ', '. '), 'numbered': numbered, 'nested': nested, 'qa': qa, 'sections': sections,
    'lines': rows(', '), 'table': table(['Account', 'What', 'Value', 'Close', 'Gate'], [0, 1, 2, 3, 4]),
    'odd table': table(["What's stopping it?", 'Who', 'When they sign', 'In money', 'Scope'], [4, 0, 3, 2, 1]),
    'german table': table(['Kunde', 'Was', 'Betrag', 'Abschluss', 'Hürde'], [0, 1, 2, 3, 4]),
    'short table': table(['Customer', 'Opp', 'Opp size', 'Qtr', 'What must happen'], [0, 1, 2, 3, 4], False),
    'block': block([('Account', 0), ('What', 1), ('Size', 2), ('Close', 3), ('Gate', 4)]),
    'german block': block([('Kunde', 0), ('Was', 1), ('Volumen', 2), ('Termin', 3), ('Offen', 4)]),
    'prose': prose('Three accounts may grow.', ', %s', 'We expect it %s.', 'Still open: %s.'),
    'prose 2': prose('', ', worth %s', 'They would sign %s.', 'The gate: %s.'),
    'prose 3': prose('The list is short.', ' for %s', 'Signature %s.', 'What stands between: %s.'),
}
def main():
    ap = argparse.ArgumentParser(); ap.add_argument('boardpack'); ap.add_argument('--show', type=int, default=0); ap.add_argument('--seed', type=int, default=1); ap.add_argument('--each', type=int, default=30); ap.add_argument('--by', default='layout')
    o = ap.parse_args(); rnd = random.Random(o.seed); recs = []
    for name, make in LAYOUTS.items():
        for k in range(o.each):
            es = [[n, rnd.choice(WHATS), rnd.choice(SIZES), rnd.choice(TIMES), rnd.choice(GATES)] for n in rnd.sample(NAMES, 3)]
            recs.append((name, es, None, make(es)))
            e, i = rnd.randrange(3), rnd.randrange(2, 5); gap = [list(x) for x in es]; gap[e][i] = None
            recs.append((name, es, (e, i), make(gap)))
    out = subprocess.run([o.boardpack, 'read', '--jsonl'], input=''.join(json.dumps({'id': 'dev-%d' % k, 'kpi': 'customers.expansion_opportunities', 'company': None, 'text': r[3]}, ensure_ascii=False) + '\n' for k, r in enumerate(recs)).encode(), stdout=subprocess.PIPE).stdout.decode()
    keys = {2: 'missing_sizing', 3: 'missing_timing', 4: 'missing_gate'}; stat = {}; bad = {}; shown = 0
    for r, p in zip(recs, map(json.loads, out.splitlines())):
        p = dict(p, **p.get('labels', {})); p.update(p.get('flags', {}) if isinstance(p.get('flags'), dict) else {})
        name, es, gap, text = r; s = stat.setdefault(name, [0, 0, 0, 0]); wrong = []
        for i, key in keys.items():
            for n in p.get(key, []):
                if gap and n == es[gap[0]][0] and gap[1] == i: s[2] += 1
                else:
                    wrong.append((key, n)); a = next((e[i] for e in es if e[0] == n), '(name) ' + n); bad[a] = bad.get(a, 0) + 1
        s[0] += len(wrong); s[1] += 1; s[3] += gap is not None
        if wrong and shown < o.show: shown += 1; print(wrong, '\n' + text + '\n')
    for name, s in sorted(stat.items(), key=lambda x: -x[1][0]): print('%-14s false alarms %3d in %d texts   gaps found %d of %d' % (name, s[0], s[1], s[2], s[3]))
    t = [sum(s[k] for s in stat.values()) for k in range(4)]; print('all            false alarms %3d in %d texts   gaps found %d of %d' % tuple(t))
    print('worst: ' + '; '.join('%s %d' % x for x in sorted(bad.items(), key=lambda x: -x[1])[:40]))
if __name__ == '__main__': main()
