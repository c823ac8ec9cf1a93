#!/usr/bin/env python3
"""Holds what `presend fix` says of its edits against the bytes it writes.

usage: fix_test.py PRESEND [--every N] [--verbose]
For each sample, and each draft (one in N, default 8) of the folder that PRESEND_CORPUS names, mends
the draft with and without --unsafe and checks, without presend's own code, that
- the edits told as JSON, done here, give the bytes that were written, and nothing else differs;
- the diff, done by patch(1), gives the same bytes;
- Python's email package and presend dissect read the mended draft, with as many parts as before
  (one or two more where a plain text version was added);
- bodies and attachments that no edit touches are, decoded, what they were, and letters that a
  reader sees stay, but for the edits told;
- the risk promised is the risk of a scan, and no rule finds more than before;
- a second run changes nothing.
"""
import base64
import collections
import email
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, '..', '..', 'samples')
BATCH = 150


def run(arguments):
    # The date is judged against the clock, which must not move on between two scans.
    environment = dict(os.environ, SOURCE_DATE_EPOCH='1795000000', LC_ALL='C.UTF-8')
    return subprocess.run(arguments, capture_output=True, check=False, env=environment)


def apply(raw, edits):
    out, done = [], 0
    for edit in edits:
        assert done <= edit['begin'] <= edit['end'] <= len(raw), 'edits overlap or lie outside'
        out.append(raw[done:edit['begin']])
        if 'replacement_base64' in edit:
            out.append(base64.b64decode(edit['replacement_base64']))
        else:
            out.append(edit['replacement'].encode())
        done = edit['end']
    out.append(raw[done:])
    return b''.join(out)


def leaves(raw):
    """Type and decoded bytes of every leaf."""
    message = email.message_from_bytes(raw)
    found = []
    for part in message.walk():
        if not part.is_multipart():
            body = part.get_payload(decode=True) or b''
            found.append((part.get_content_type(), body.replace(b'\r\n', b'\n').rstrip(b'\n')))
    return found


# What each fixer may do to a decoded body; all others leave bodies alone.
BODY_FIXERS = {
    'secure-links': lambda body: re.sub(rb'(?i)(http)s(:)', rb'\1\2', body),
    'decorative-alt': lambda body: re.sub(rb'(?i)(<img) alt=""', rb'\1', body),
    'invisible-letters': lambda body: re.sub(
        rb'&#(?:x[0-9a-f]+|[0-9]+);|&(?:zwn?j|ZeroWidthSpace|NoBreak|shy|[lr]lm);'
        rb'|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xc2\xad|\xcd\x8f'
        rb'|\xef\xb8[\x80-\x8f]|\xd8\x9c|[\x9d\x9e\xad\x8e]', b'', body, flags=re.I),
}
UNSAFE_BODY_FIXERS = {'active-markup', 'hidden-text'}


def is_subsequence(short, long):
    it = iter(long)
    return all(byte in it for byte in short)


def body_problem(before, after, fixers):
    if before == after:
        return None
    if fixers & UNSAFE_BODY_FIXERS:
        # Only deletions, besides what the others did, in either order.
        for fixer in ('secure-links', 'decorative-alt'):
            if fixer in fixers:
                before, after = BODY_FIXERS[fixer](before), BODY_FIXERS[fixer](after)
        return None if is_subsequence(after, before) else 'a body differs by more than deletions'
    for fixer, reduce in BODY_FIXERS.items():
        if fixer in fixers:
            before, after = reduce(before), reduce(after)
    return None if before == after else 'a body differs though no edit says so'


def problems(raw, mended, draft):
    """What is wrong with one draft, as strings."""
    if apply(raw, draft['edits']) != mended:
        yield 'the edits told do not give the bytes written'
    if not draft['edits']:
        return
    fixers = {fix['fixer'] for fix in draft['fixes']}
    used = {number for edit in draft['edits'] for number in edit['fixes']}
    if used != set(range(len(draft['fixes']))):
        yield 'fixes and edits do not belong together: %s of %d' % (sorted(used), len(draft['fixes']))
    old, new = leaves(raw), leaves(mended)
    if 'text-alternative' in fixers:
        if len(new) == len(old) + 1:
            added = [i for i, leaf in enumerate(new) if leaf[0] == 'text/plain' and
                     (i >= len(old) or leaf != old[i])]
            if not added:
                yield 'no plain text version was added'
                return
            text = new.pop(added[0])[1]
            if max(map(len, text.decode('utf-8').split('\n'))) > 76 and not long_words(text):
                yield 'the plain text version is not wrapped'
        else:
            yield 'a plain text version adds %d parts' % (len(new) - len(old))
            return
    if [kind for kind, _ in old] != [kind for kind, _ in new]:
        yield 'the parts changed: %s' % [kind for kind, _ in new]
        return
    for (_, before), (_, after) in zip(old, new):
        problem = body_problem(before, after, fixers)
        if problem:
            yield problem
    longest = max(map(len, mended.replace(b'\r\n', b'\n').split(b'\n')))
    if longest > max(998, max(map(len, raw.replace(b'\r\n', b'\n').split(b'\n')))):
        yield 'a line became too long'


def long_words(text):
    return any(len(word) > 60 for word in text.decode('utf-8').split()) or any(
        ord(letter) > 127 for letter in text.decode('utf-8'))


def patched(raw, diff, name):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, 'wb') as file:
            file.write(raw)
        done = subprocess.run(['patch', '-p0', '--binary', '-s', '-o', path + '.new', path],
                              input=diff, capture_output=True, check=False)
        if done.returncode != 0 or not os.path.exists(path + '.new'):
            return None
        with open(path + '.new', 'rb') as file:
            return file.read()


def scan(presend, folder):
    out = run([presend, 'check', '--isolated', '--format', 'jsonl', '--exit-zero', '--no-progress',
               folder]).stdout
    return {os.path.basename(r['file']): r for r in map(json.loads, out.splitlines())}


def fix(presend, folder, options):
    result = run([presend, 'fix', '--isolated', '--no-progress', '--format', 'json', *options, folder])
    drafts = json.loads(result.stdout)['drafts']
    return {os.path.basename(draft['file']): draft for draft in drafts}, result


class Tally:
    def __init__(self):
        self.drafts = self.mended = self.fixes = self.patched = 0
        self.fixers, self.declined, self.wrong = [collections.Counter() for _ in range(3)]
        self.fall = 0.0

    def note(self, name, problem, is_verbose):
        self.wrong[problem.split(':')[0]] += 1
        if is_verbose or sum(self.wrong.values()) <= 20:
            print('WRONG %s: %s' % (name, problem))


def check_batch(presend, paths, options, tally, is_verbose):
    with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as after:
        raw = {}
        for number, path in enumerate(paths):
            name = '%05d-%s' % (number, re.sub(r'[^\w.-]', '_', os.path.basename(path))[-60:])
            if not re.search(r'\.(eml|html?)$', name):
                name += '.eml'
            shutil.copyfile(path, os.path.join(before, name))
            with open(path, 'rb') as file:
                raw[name] = file.read()
        shown, _ = fix(presend, before, options)
        for name in raw:
            shutil.copyfile(os.path.join(before, name), os.path.join(after, name))
        written, _ = fix(presend, after, options + ['--write'])
        mended = {}
        for name in raw:
            with open(os.path.join(after, name), 'rb') as file:
                mended[name] = file.read()
        was, now = scan(presend, before), scan(presend, after)
        again, _ = fix(presend, after, options)
        dissected = 0
        for name, draft in written.items():
            tally.drafts += 1
            tally.declined.update(each['because'].split(':')[0] for each in draft['declined'])
            wrong = list(problems(raw[name], mended[name], draft))
            if shown[name]['edits'] != draft['edits']:
                wrong.append('shown and written edits differ')
            if name in now and abs(now[name]['risk'] - draft['risk_after']) > 0.011:
                wrong.append('the risk promised is not that of a scan: %.2f, %.2f' %
                             (draft['risk_after'], now[name]['risk']))
            if name in now:
                rules = collections.Counter(f['rule'] for f in now[name]['findings'])
                rules.subtract(f['rule'] for f in was[name]['findings'])
                more = [rule for rule, count in rules.items() if count > 0]
                if more:
                    wrong.append('a new finding: %s' % more)
            elif draft['edits']:
                wrong.append('the mended draft cannot be scanned')
            if name not in again or again[name]['edits']:
                wrong.append('a second run changes more: %s' %
                             [f['fixer'] for f in again.get(name, {}).get('fixes', [])])
            if draft['edits']:
                tally.mended += 1
                tally.fixes += len(draft['fixes'])
                tally.fixers.update(f['fixer'] for f in draft['fixes'])
                tally.fall += draft['risk_before'] - draft['risk_after']
                if tally.mended % 5 == 1:
                    path = os.path.join(before, name)
                    diff = run([presend, 'fix', '--isolated', '--no-progress', *options, path]).stdout
                    tally.patched += 1
                    if patched(raw[name], diff, name) != mended[name]:
                        wrong.append('patch does not take the diff')
                    dissect = run([presend, 'dissect', '--isolated', '--format', 'json',
                                   os.path.join(after, name)])
                    dissected += dissect.returncode == 0
                    if dissect.returncode not in (0, 2):
                        wrong.append('presend dissect fails')
            for problem in wrong:
                tally.note(name, problem, is_verbose)


def check(presend, title, paths, options, is_verbose):
    tally = Tally()
    for start in range(0, len(paths), BATCH):
        check_batch(presend, paths[start:start + BATCH], options, tally, is_verbose)
    print('%s%s: %d drafts, %d mended by %d edits (%s), the risk falls by %.1f on average, '
          '%d diffs done by patch' %
          (title, ' '.join(['', *options]), tally.drafts, tally.mended, tally.fixes,
           ', '.join('%s %d' % pair for pair in tally.fixers.most_common()),
           tally.fall / max(tally.mended, 1), tally.patched))
    if tally.declined:
        print('  declined: %s' % ', '.join('%s %d' % pair for pair in tally.declined.most_common(8)))
    if tally.wrong:
        print('  WRONG: %s' % ', '.join('%s %d' % pair for pair in tally.wrong.most_common()))
    return tally.drafts > 0 and not tally.wrong


def main():
    arguments = sys.argv[1:]
    presend, is_verbose = arguments[0], '--verbose' in arguments
    every = int(arguments[arguments.index('--every') + 1]) if '--every' in arguments else 8
    samples = sorted(path for kind in ('eml', 'html')
                     for path in glob.glob(os.path.join(SAMPLES, '**', '*.' + kind), recursive=True))
    is_right = True
    for options in ([], ['--unsafe']):
        is_right &= check(presend, 'samples', samples, options, is_verbose)
    corpus = os.environ.get('PRESEND_CORPUS')
    if not corpus:
        print('SKIPPED: PRESEND_CORPUS names no folder of drafts; only the samples were mended')
        return 0 if is_right else 1
    drafts = sorted(path for path in glob.glob(os.path.join(corpus, '**', '*'), recursive=True)
                    if os.path.isfile(path) and not path.endswith(('.txt', '.json', '.py', '.md',
                                                                   '.tsv', '.expect', '.png')))
    for options in ([], ['--unsafe']):
        is_right &= check(presend, 'corpus', drafts[::every], options, is_verbose)
    return 0 if is_right else 1


if __name__ == '__main__':
    sys.exit(main())
