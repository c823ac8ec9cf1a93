#!/usr/bin/env python3
"""Holds the risks that fix plans promise against what the program says of the mended drafts.

usage: plan_test.py PRESEND [--verbose]
Puts defects into the promotional samples and into the templates of the folder that PRESEND_CORPUS
names, does in the text what each plan says, and scans again. Without PRESEND_CORPUS the second half
is skipped. A plan is followed up to the first edit that is not among the simple ones below. Fails
when fewer than 95 % of the promises hold within one point of risk.
"""
import collections
import copy
import email
import email.generator
import email.utils
import glob
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap

NEEDED = 0.95
TOLERANCE = 1.0
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, '..', '..', 'samples', 'promotional')
GATES = (['--fail-on', 'error'], ['--fail-on', 'warning'],
         ['--fail-on', 'error', '--max-risk', '8'])

PROSE = (b'The second rehearsal is in the gym on Thursday. Please bring your own stands and '
         b'something warm to drink; parking behind the bakery is free after six. The minutes of the last '
         b'meeting will follow, and the joiner would like an answer about the porch.')
# Dark on white, as the page around it may have any colours.
TEXT = (b'<p style="color:#111111;background-color:#ffffff">'
        b'Our new catalogue has arrived. It shows the chairs, tables and shelves that our workshop '
        b'built over the summer, with the kinds of wood they are made of and the time each of them '
        b'takes. You can see all of them in the shop, where we are glad to explain how they are '
        b'oiled and mended. On the first Saturday of the month the workshop is open to visitors, and '
        b'children may plane a board of their own. If you have a question about an order, answer '
        b'this mail and we will look into it on the next working day.</p>')
HIDING = (b'display:none', b'color:#ffffff;background-color:#ffffff', b'font-size:1px',
          b'position:absolute;left:-5000px', b'visibility:hidden', b'opacity:0')
ADDRESS = re.compile(rb'^\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})', re.I)
HIDDEN = re.compile(rb'<div class="injected".*?</div>', re.S)
HTTPS_HREF = re.compile(rb'(href\s*=\s*["\']?)https://(?!bit\.ly)', re.I)
HTTP_HREF = re.compile(rb'(href\s*=\s*["\']?)http://', re.I)
HTTP_SRC = re.compile(rb'((?:src|background)\s*=\s*["\']?)http://', re.I)
ANCHOR = re.compile(rb'<a\b[^>]*href\s*=\s*"(https?://[^"{}%*]+)"[^>]*>([^<]{2,60})</a>', re.I)
WAY_OUT = re.compile(rb'<a\b[^>]*>(?:(?!</a>).)*?(?:unsubscri|opt.?out|preferences)'
                     rb'(?:(?!</a>).)*</a>', re.I | re.S)


def before_end(html, addition):
    """`html` with `addition` as the last thing of its body."""
    at = html.lower().rfind(b'</body>')
    return html + addition if at < 0 else html[:at] + addition + html[at:]


def flattened(message):
    out = io.BytesIO()
    policy = message.policy.clone(max_line_length=None, linesep='\n')
    email.generator.BytesGenerator(out, mangle_from_=False, policy=policy).flatten(message)
    return out.getvalue()


class Draft:
    """A message as its header and the parts around one HTML text."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            self.message = email.message_from_binary_file(file)
        self.leaf = None
        for index, part in enumerate(self.message.walk()):
            if part.get_content_type() == 'text/html' and self.leaf is None:
                self.leaf = index
                charset = part.get_content_charset() or 'utf-8'
                text = part.get_payload(decode=True).decode(charset, 'replace')
                self.html = text.replace('\r\n', '\n').encode('utf-8', 'replace')
        if self.leaf is not None and max(map(len, self.html.split(b'\n'))) > 900:
            self.html = re.sub(rb'>\s*<', b'>\n<', self.html)

    def rendered(self):
        """The bytes, with the HTML unencoded so that places in it can be edited."""
        message = copy.deepcopy(self.message)
        part = next(itertools.islice(message.walk(), self.leaf, None))
        del part['Content-Transfer-Encoding']
        part.set_param('charset', 'utf-8')
        part['Content-Transfer-Encoding'] = '8bit'
        part.set_payload(self.html.decode('ascii', 'surrogateescape'))
        return flattened(message)

    def without_fields(self, *names):
        for name in names:
            del self.message[name]


def inject_http(draft, _):
    draft.html = HTTPS_HREF.sub(rb'\1http://', draft.html)


def inject_hidden(draft, seed):
    style = HIDING[seed % len(HIDING)]
    draft.html = before_end(draft.html, b'<div class="injected" style="' + style + b'">' + PROSE +
                            b' <a style="color:inherit" href="http://notices.example/minutes">'
                            b'The minutes</a></div>\n')


def inject_mismatch(draft, _):
    match = ANCHOR.search(draft.html)
    if match:
        begin, end = match.span(2)
        draft.html = draft.html[:begin] + b'www.another-shop.example' + draft.html[end:]


def inject_shortener(draft, seed):
    match = ANCHOR.search(draft.html)
    if match:
        begin, end = match.span(1)
        draft.html = draft.html[:begin] + b'http://bit.ly/3x%dq' % seed + draft.html[end:]


def inject_image_only(draft, _):
    head, begin, rest = draft.html.partition(b'<body')
    if not begin:
        return
    draft.html = (head + b'<body>\n<a href="https://shop.example/"><img alt="" width="600" '
                  b'height="900" src="https://shop.example/all.jpg"></a>\n</body></html>\n')


def inject_no_unsubscribe(draft, _):
    draft.html = WAY_OUT.sub(b'', draft.html)
    draft.without_fields('List-Unsubscribe', 'List-Unsubscribe-Post')


DEFECTS = [inject_image_only, inject_http, inject_mismatch, inject_shortener, inject_hidden,
           inject_no_unsubscribe]


def offset_of(raw, line, column):
    at = 0
    for _ in range(line - 1):
        at = raw.index(b'\n', at) + 1
    return at + column - 1


def place_of(raw, finding):
    where = finding['location']
    return (offset_of(raw, where['line'], where['column']),
            offset_of(raw, where['end_line'], where['end_column']))


def links_to(href):
    return re.compile(rb'(<a\b[^>]*href\s*=\s*["\']?\s*)' + re.escape(href) +
                      rb'(\s*["\']?[^>]*>)((?:(?!<a\b).)*?)(</a>)', re.S | re.I)


def with_words(raw, hrefs):
    """Links with one of the addresses show words where they showed an address."""
    for href in hrefs:
        raw = links_to(href).sub(
            lambda m: m[0] if not ADDRESS.search(m[3]) else m[0].replace(m[3], b'Visit our shop'), raw)
    return raw


def without_shortener(raw, hrefs):
    """Links with one of the addresses lead to the page, which is the one they show, if any."""
    for href in hrefs:
        page = b'https://www.' + own_site(raw) + b'/page'
        for match in links_to(href).finditer(raw):
            shown = ADDRESS.search(match[3])
            page = b'https://' + shown[1] + b'/' if shown else page
        raw = raw.replace(href, page)  # in the plain text as well
    return raw


def written_as_text(raw):
    """The message with its plain text behind its pictures; prose where that says too little."""
    at = raw.lower().rfind(b'</body>')
    if at < 0:
        return None
    message = email.message_from_bytes(raw)
    plain = [part for part in message.walk() if part.get_content_type() == 'text/plain']
    text = ''
    if plain:
        text = plain[0].get_payload(decode=True).decode(plain[0].get_content_charset() or 'utf-8',
                                                        'replace')
    if len(text) >= 500:
        text = re.sub(r'https?://\S+', '', text)
        text = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
        start = '<p style="color:#111111;background-color:#ffffff">'
        return raw[:at] + (start + text.replace('\n\n', '</p>\n' + start) + '</p>').encode() + raw[at:]
    message = email.message_from_bytes(raw[:at] + TEXT + raw[at:])
    for part in message.walk():
        if part.get_content_type() == 'text/plain':
            del part['Content-Transfer-Encoding']
            part['Content-Transfer-Encoding'] = '8bit'
            part.set_param('charset', 'utf-8')
            text += '\n' + textwrap.fill(re.sub('<.*?>', '', TEXT.decode())) + '\n'
            part.set_payload(text.encode().decode('ascii', 'surrogateescape'))
            text = ''
    return flattened(message)


def mend(rule, raw, original, findings):
    """What a person would do about `rule`; None when that is no simple edit."""
    mine = [finding for finding in findings if finding['rule'] == rule]
    hrefs = {original[slice(*place_of(original, finding))] for finding in mine
             if finding['location'] and rule.startswith('LNK')}
    # An edit before this one may have switched them.
    hrefs |= {href.replace(b'http://', b'https://') for href in hrefs}
    if rule.startswith('HID'):
        # Only what was put in: to delete other hidden text needs a browser's eyes.
        spans = [match.span() for match in HIDDEN.finditer(original)]
        for finding in mine:
            if finding['location'] is None:
                return None
            at = place_of(original, finding)[0]
            is_ours = any(begin <= at < end for begin, end in spans)
            if not is_ours or 'more like it' in finding['message']:
                return None
        return HIDDEN.sub(b'', raw)
    if rule in ('LNK001', 'LNK020', 'UNS006'):
        raw = re.sub(rb'(List-Unsubscribe:[^\n]*<)http://', rb'\1https://', raw)
        raw = HTTP_HREF.sub(rb'\1https://', raw)
        # In plain text as well.
        return re.sub(rb'(\s)http://', rb'\1https://', raw)
    if rule == 'IMG004':
        return HTTP_SRC.sub(rb'\1https://', raw)
    if rule == 'LNK003':
        return with_words(raw, hrefs)
    if rule in ('LNK014', 'LNK016'):
        page = rb'\g<1>https://www.' + own_site(raw) + rb'/page\2'
        for href in hrefs:
            link = rb'(<a\b[^>]*href\s*=\s*["\'])\s*' + re.escape(href) + rb'\s*(["\'])'
            raw = re.sub(link, page, raw, flags=re.I)
        return raw
    if rule == 'LNK005':
        return without_shortener(raw, hrefs)
    if rule in ('IMG002', 'IMG008'):
        return written_as_text(raw)
    if rule == 'HDR007':
        now = email.utils.formatdate(localtime=False).encode()
        return b'Date: ' + now + b'\n' + re.sub(rb'^Date:.*\n', b'', raw, count=1, flags=re.M)
    if rule == 'UNS001':
        footer = b'<p><a href="https://www.' + own_site(raw) + b'/leave/12">Unsubscribe</a></p>'
        at = raw.lower().rfind(b'</body>')
        return None if at < 0 else raw[:at] + footer + raw[at:]
    if rule in ('UNS002', 'UNS003'):
        raw = re.sub(rb'List-Unsubscribe(-Post)?:[^\n]*\n([ \t][^\n]*\n)*', b'', raw)
        return (b'List-Unsubscribe: <https://www.' + own_site(raw) + b'/leave/12>\n'
                b'List-Unsubscribe-Post: List-Unsubscribe=One-Click\n' + raw)
    return None


def own_site(raw):
    match = re.search(rb'^From:[^\n]*@([\w.-]+)', raw, re.M | re.I)
    return match[1] if match else b'shop.example'


def scan(presend, folder, options):
    run = subprocess.run([presend, 'check', '--format', 'jsonl', '--exit-zero', *options, folder],
                         capture_output=True, check=False)
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    return {os.path.basename(report['file']): report for report in reports}


def write(folder, drafts):
    for name, raw in drafts.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(raw)


def spoilt(paths):
    """Name -> bytes of each draft with each defect, and with a few of them together."""
    drafts = {}
    for number, path in enumerate(sorted(paths)):
        if Draft(path).leaf is None:
            continue
        choices = [(defect,) for defect in DEFECTS]
        for turn in range(4):
            size = 2 + (number + turn) % 3
            start = number * 5 + turn * 7
            choices.append(tuple(d for i, d in enumerate(DEFECTS) if (start + i) % 6 < size))
        for turn, choice in enumerate(choices):
            draft = Draft(path)
            for defect in choice:
                defect(draft, number + turn)
            drafts['%03d-%02d-%s.eml' % (number, turn, os.path.basename(path)[:40])] = draft.rendered()
    return drafts


def follow(report, original):
    """The draft as far as its plan could be followed, and the risk promised for there."""
    findings = {finding['fingerprint']: finding for finding in report['findings']}
    raw, promised, done, stopped = original, None, [], None
    for step in report['fix_plan']:
        settled = [findings[fingerprint] for fingerprint in step['fingerprints']]
        rule = step_rule(step, settled)
        now = mend(rule, raw, original, settled)
        if now is None:
            stopped = rule
            break
        raw, promised = now, step['risk_after']
        done.append(rule)
    return raw, promised, done, stopped


def step_rule(step, settled):
    """The rule an edit mends: the one all others hang on, which the action tells."""
    for finding in settled:
        for rule, words in ACTIONS.items():
            if finding['rule'] == rule and re.match(words, step['action']):
                return rule
    rules = {finding['rule'] for finding in settled}
    return rules.pop() if len(rules) == 1 else 'other'


ACTIONS = {
    'LNK001': r'Switch (the link|\d+ links) to https',
    'LNK014': r'Put the real address in, or', 'LNK003': r'Make ', 'LNK005': r'Link straight to the page instead',
    'HID008': r'Delete the hidden text', 'HID009': r'Delete the (\d+ )?hidden link',
    'HID001': r'Delete the (\d+ )?texts? that', 'HID002': r'Delete the (\d+ )?invisible',
    'HID003': r'Delete the (\d+ )?transparent', 'HID004': r'Delete the (\d+ )?tiny',
    'HID005': r'Delete the (\d+ )?texts? in the colour', 'HID006': r'Delete the (\d+ )?texts? in (a )?box',
    'HID007': r'Delete the (\d+ )?texts? outside', 'IMG004': r'Switch (the|\d+) picture',
    'UNS006': r'Switch (the|\d+) unsubscribe', 'LNK020': r'Switch (the link|\d+ links) that',
    'IMG002': r'Write the message as text and', 'IMG008': r'Write the message as text, and',
}


def listed(counter):
    return ', '.join('%s %d' % pair for pair in counter.most_common(12))


def check(presend, title, paths, is_verbose):
    drafts = spoilt(paths)
    total, held, empty, whole, fall = 0, 0, 0, 0, 0
    unfollowed, edits = collections.Counter(), collections.Counter()
    for options in GATES:
        with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as after:
            write(before, drafts)
            reports = scan(presend, before, options)
            promises, mended = {}, {}
            for name, report in reports.items():
                if not report['fix_plan']:
                    empty += 1
                    continue
                raw, promised, done, stopped = follow(report, drafts[name])
                if not done:
                    unfollowed[stopped] += 1
                    continue
                whole += len(done) == len(report['fix_plan'])
                edits.update(done)
                fall += report['risk'] - promised
                promises[name], mended[name] = promised, raw
            write(after, mended)
            for name, report in scan(presend, after, options).items():
                total += 1
                is_held = abs(report['risk'] - promises[name]) <= TOLERANCE
                held += is_held
                if not is_held and is_verbose:
                    was = collections.Counter(f['rule'] for f in reports[name]['findings'])
                    now = collections.Counter(f['rule'] for f in report['findings'])
                    print('%s %s: %.1f, promised %.1f, is %.1f; gone %s, new %s; %s' % (
                        ' '.join(options), name, reports[name]['risk'], promises[name], report['risk'],
                        dict(was - now), dict(now - was),
                        [step['action'] for step in reports[name]['fix_plan']]))
    print('%s: %d drafts under %d gates; %d of %d promises hold within %g (%.1f %%), %d of them for '
          'the whole plan; %d plans empty, %d began with an edit that is not simple (%s)' % (
              title, len(drafts), len(GATES), held, total, TOLERANCE, 100 * held / max(total, 1), whole,
              empty, sum(unfollowed.values()),
              listed(unfollowed)))
    print('  the risk falls by %.1f on average; edits done: %s' % (fall / max(total, 1), listed(edits)))
    return total > 0 and held >= NEEDED * total


def main():
    presend, is_verbose = sys.argv[1], '--verbose' in sys.argv
    is_right = check(presend, 'promotional samples', glob.glob(os.path.join(SAMPLES, '*.eml')),
                     is_verbose)
    corpus = os.environ.get('PRESEND_CORPUS')
    if not corpus:
        print('SKIPPED: PRESEND_CORPUS names no folder of drafts; no template was spoilt')
    else:
        is_right &= check(presend, 'templates', glob.glob(os.path.join(corpus, 'templates', '*.eml')),
                          is_verbose)
    return 0 if is_right else 1


if __name__ == '__main__':
    sys.exit(main())
