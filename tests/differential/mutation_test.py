#!/usr/bin/env python3
"""Puts one defect at a time into templates and asks whether the gate stops it, on its line.

usage: mutation_test.py PRESEND [--verbose]
Every defect below goes once into every template: those of samples/templates, and those of the folder
templates-html in the folder that PRESEND_CORPUS names (skipped without it). The place, in front of
some visible text, is drawn from a seed. A defect counts as stopped when the gate fails with
--fail-on set to the severity of its rule and a finding of that rule stands on its line. Untouched
templates must pass the gate as it is by default; those that do not are listed with the reason.
"""
import bisect
import collections
import glob
import html.parser
import json
import os
import random
import subprocess
import sys
import tempfile

NEEDED = 0.98
NEEDED_UNTOUCHED = 0.95
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, '..', '..', 'samples', 'templates')
SEVERITIES = ('error', 'warning', 'info')

SHOWN = 'color:#222222;background-color:#ffffff;font-size:14px;line-height:20px'
PROSE = 'The boats leave at nine from the east pier and are back before the evening bell rings'
# Too long for the line an inbox shows beside the subject, which may be hidden at the top of a mail.
HIDDEN = ('Harbour trips every day of the week and every week of the year with captains who know each '
          'rock. Children under ten travel with their parents without a ticket of their own, dogs '
          'are welcome on the lower deck, and soup is served on the way back. Bring a warm coat, as '
          'the wind out there is cold even in July, and call us when the fog is thick. ')


def link(href, text='See the timetable'):
    return f'<a href="{href}" style="{SHOWN}">{text}</a>'


def styled(style, text=HIDDEN):
    return f'<div style="{style}">{text}</div>'


# Rule and the line that holds the defect.
DEFECTS = [
    ('LNK001', link('http://timetable.harbour-lines.example.com/today')),
    ('LNK003', link('https://harbour-tickets.net/pay', 'https://www.harbour-lines.com/pay')),
    ('LNK004', link('https://203.0.113.77/timetable')),
    ('LNK005', link('https://bit.ly/3xHarbour')),
    ('LNK006', link('https://www.paypal.com@harbour-tickets.net/login')),
    ('LNK007', link('https://www.p\u0430ypal.com/login').encode().decode('latin-1')),
    ('LNK008', link('https://harbour-tickets.net:8443/timetable')),
    ('LNK009', link('javascript:window.open(1)')),
    ('LNK009', link('data:text/html,hello')),
    ('LNK009', link('vbscript:msgbox')),
    ('LNK010', link('https://harbour-tickets.top/timetable')),
    ('LNK011', link('https://paypal.com.harbour-tickets.net/login')),
    ('LNK012', link('https://www.google.com/url?q=https%3A%2F%2Fharbour-tickets.net%2F')),
    ('LNK013', link('https://harbour-tickets.net/timetable.exe')),
    ('LNK013', link('https://harbour-tickets.net/timetable.scr')),
    ('LNK014', link('http://localhost:3000/timetable')),
    ('LNK016', link('https://harbour tickets .net/today')),
    ('LNK018', link('https://harbour-tickets.weebly.com/today')),
    ('LNK020', link('http://www.harbour-tickets.net/x', 'https://www.harbour-tickets.net/x')),
    ('LNK021', link('https://harbour-tick\u200bets.net/today').encode().decode('latin-1')),
    ('LNK022', link('https://a.b.c.d.e.f.harbour-tickets.net/today')),
    ('HID001', styled('display:none')),
    ('HID002', styled('visibility:hidden;' + SHOWN)),
    ('HID003', styled('opacity:0;' + SHOWN)),
    ('HID004', styled('font-size:1px;line-height:1px;color:#222222;background-color:#ffffff')),
    ('HID005', styled('color:#ffffff;background-color:#ffffff;font-size:14px')),
    ('HID006', styled('height:0;max-height:0;overflow:hidden;' + SHOWN)),
    ('HID007', styled('position:absolute;left:-9000px;' + SHOWN)),
    ('HID009', f'<p style="{SHOWN}">{PROSE}<a href="https://harbour-tickets.net/hidden" '
               'style="font-size:1px;line-height:1px;color:#222222">timetable of the boats</a></p>'),
    ('HID011', styled('color:#d0d0d0;background-color:#ffffff;font-size:14px')),
    ('HTM001', '<script>document.title = "boats";</script>'),
    ('HTM002', '<form action="https://harbour-tickets.net/f"><input type="password" name="p"></form>'),
    ('HTM003', '<object data="https://harbour-tickets.net/pier.swf"></object>'),
    ('HTM004', '<meta http-equiv="refresh" content="0;url=https://harbour-tickets.net/">'),
    ('HTM006', f'<p onclick="go()" style="{SHOWN}">{PROSE}</p>'),
    ('HTM008', f'<p style="{SHOWN}">' + ''.join(f'&#{ord(c)};' for c in PROSE[:60]) + '</p>'),
    ('IMG003', '<img src="https://harbour-tickets.net/pier.png" width="200" height="100">'),
    ('IMG004', '<img src="http://harbour-tickets.net/pier.png" width="20" height="20" alt="Pier">'),
    ('IMG009', '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEA'
               'AAIBRAA7" width="40" height="40" alt="Pier">'),
    ('TXT001', f'<p style="{SHOWN}">Order v1agra and c1alis without a doctor</p>'),
    ('TXT002', f'<p style="{SHOWN}">Your pass\u200bword and your pay\u200bment are due</p>'
               .encode().decode('latin-1')),
    ('TXT003', f'<p style="{SHOWN}">Log in to p\u0430yp\u0430l today</p>'.encode().decode('latin-1')),
    ('TXT102', f'<p style="{SHOWN}">Congratulations, you have won the lottery, claim your prize</p>'),
    ('TXT103', f'<p style="{SHOWN}">I am a barrister and the next of kin of the deceased gets the '
               'sum of ten million dollars as a foreign partner</p>'),
    ('TXT113', f'<p style="{SHOWN}">Your account has been suspended, verify your account now</p>'),
    ('TPL003', f'<p style="{SHOWN}">{{% if boats_leave_early %}}{PROSE}</p>'),
    ('TPL003', f'<p style="{SHOWN}">The boat of {{{{ pier.name }} leaves at nine</p>'),
    ('TPL006', f'<p style="{SHOWN}">Lorem ipsum dolor sit amet, consectetur adipiscing elit</p>'),
]


class Enclosure(html.parser.HTMLParser):
    """Where in a file text may not be put in front of: inside links, buttons and the head."""

    UNFIT = {'a', 'button', 'head', 'title', 'style', 'script', 'select', 'textarea', 'noscript'}

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.starts = [0]
        for at, char in enumerate(text):
            if char == '\n':
                self.starts.append(at + 1)
        self.changes = [(0, 0)]  # from this offset on, how many unfit elements are open
        self.open = collections.Counter()
        self.feed(text)

    def here(self):
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def note(self):
        self.changes.append((self.here(), sum(self.open.values())))

    def handle_starttag(self, tag, attrs):
        if tag in self.UNFIT:
            self.open[tag] += 1
            self.note()

    def handle_endtag(self, tag):
        if self.open[tag] > 0:
            self.open[tag] -= 1
            self.note()

    def is_fit(self, offset):
        return self.changes[bisect.bisect_right(self.changes, (offset, 1 << 30)) - 1][1] == 0


def places(presend, path, text):
    """Offsets of visible texts in front of which a defect may be put."""
    out = subprocess.run([presend, 'dissect', '--isolated', '--format', 'json', path],
                         capture_output=True, check=True).stdout
    enclosure = Enclosure(text)
    found = []
    for entry in json.loads(out)['texts']:
        if not entry['visible'] or entry['role'] != 'body':
            continue
        offset = enclosure.starts[entry['line'] - 1] + entry['column'] - 1
        # What a tag prints begins with the tag; what an entity shows begins with the entity.
        if text[offset:offset + 1].isalnum() and enclosure.is_fit(offset):
            found.append(offset)
    return found


def check(presend, folder, severity):
    """Drafts by file name, as the gate at that severity sees them."""
    out = subprocess.run([presend, 'check', '--isolated', '--format', 'jsonl', '--fail-on', severity,
                          folder], capture_output=True).stdout
    drafts = (json.loads(line) for line in out.splitlines())
    return {os.path.basename(draft['file']): draft for draft in drafts}


def write(path, text):
    with open(path, 'wb') as file:
        file.write(text.encode('latin-1'))


def untouched(presend, templates, folder):
    """Checks the templates as they are; those that pass, and how many there are."""
    for name, text in templates.items():
        write(os.path.join(folder, name), text)
    drafts = check(presend, folder, 'error')
    failing = [draft for draft in drafts.values() if draft['gate'] != 'pass']
    for draft in failing:
        reasons = [f'{f["rule"]}:{(f["location"] or {}).get("line", "-")}'
                   for f in draft['findings'] if f['severity'] == 'error']
        print(f'  fails untouched: {os.path.basename(draft["file"])}: risk {draft["risk"]} '
              + ' '.join(reasons))
    print(f'untouched templates that pass: {len(drafts) - len(failing)} of {len(drafts)}')
    return len(drafts) - len(failing) >= NEEDED_UNTOUCHED * len(drafts)


def main():
    presend = sys.argv[1]
    is_verbose = '--verbose' in sys.argv
    files = glob.glob(os.path.join(SAMPLES, '*.html'))
    # Their own defects are what they are samples of.
    files = [file for file in files if 'broken' not in os.path.basename(file)]
    corpus = os.environ.get('PRESEND_CORPUS')
    if corpus:
        files += glob.glob(os.path.join(corpus, 'templates-html', '*.html'))
    else:
        print('PRESEND_CORPUS is not set: only the samples are mutated')
    severity_of = {rule['rule']: rule['severity'] for rule in json.loads(subprocess.run(
        [presend, 'rules', '--format', 'json'], capture_output=True, check=True).stdout)}
    with tempfile.TemporaryDirectory() as scratch:
        templates, lines, offsets = {}, {}, {}
        for file in sorted(files):
            name = os.path.basename(file)
            with open(file, 'rb') as opened:
                templates[name] = opened.read().decode('latin-1')
            offsets[name] = places(presend, file, templates[name])
        folder = os.path.join(scratch, 'untouched')
        os.mkdir(folder)
        is_fine = untouched(presend, templates, folder)
        for severity in SEVERITIES:
            os.mkdir(os.path.join(scratch, severity))
        for name, text in templates.items():
            if not offsets[name]:
                print(f'  no place for a defect in {name}')
                continue
            for number, (rule, defect) in enumerate(DEFECTS):
                at = random.Random(f'{name} {number}').choice(offsets[name])
                mutant = f'{number:02}-{rule}-{name}'
                lines[mutant] = text.count('\n', 0, at) + 2
                write(os.path.join(scratch, severity_of.get(rule, 'error'), mutant),
                      text[:at] + '\n' + defect + '\n' + text[at:])
        stopped, missed = collections.Counter(), collections.defaultdict(list)
        for severity in SEVERITIES:
            drafts = check(presend, os.path.join(scratch, severity), severity)
            for mutant in sorted(os.listdir(os.path.join(scratch, severity))):
                draft, key = drafts[mutant], mutant[:9]
                rule = mutant.split('-')[1]
                ranks = SEVERITIES[:SEVERITIES.index(severity) + 1]
                on_line = [f for f in draft['findings'] if f['rule'] == rule and f['location']
                           and f['severity'] in ranks
                           and f['location']['line'] <= lines[mutant] <= f['location']['end_line']]
                if on_line and draft['gate'] == 'fail':
                    stopped[key] += 1
                else:
                    missed[key].append((mutant, lines[mutant], [
                        (f['severity'], (f['location'] or {}).get('line'), f['message'][:90])
                        for f in draft['findings'] if f['rule'] == rule]))
    total = sum(stopped.values()) + sum(map(len, missed.values()))
    for key, cases in sorted(missed.items()):
        print(f'  {key}: {len(cases)} of {len(cases) + stopped[key]} not stopped on their line')
        for case in cases if is_verbose else cases[:1]:
            print('     ', *case)
    share = sum(stopped.values()) / total
    print(f'{len(DEFECTS)} defects, {total} mutants: {share:.1%} stopped on their line')
    if share < NEEDED or not is_fine:
        sys.exit(1)


if __name__ == '__main__':
    main()
