#!/usr/bin/env python3
"""Holds drafts that presend fix mended against what they were, in Chromium.

usage: mended.py PRESEND [FILE...]     (default: all samples, and 100 drafts of PRESEND_CORPUS)
Every HTML part before and after the safe edits, decoded here by Python's email package, must look
the same pixel by pixel. Exits 77 when what it takes is not installed.
"""
import email
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, '..', '..', 'samples')
CHROMIUM = [os.environ.get('CHROMIUM', ''), '/usr/lib/chromium/chromium', '/usr/bin/chromium']


def html_parts(raw, name):
    if name.endswith(('.html', '.htm')):
        return [raw]
    parts = []
    for part in email.message_from_bytes(raw).walk():
        if part.get_content_type() != 'text/html':
            continue
        body = part.get_payload(decode=True) or b''
        try:
            text = body.decode(part.get_content_charset() or 'utf-8', 'replace')
        except LookupError:
            text = body.decode('latin-1')
        parts.append(b'\xef\xbb\xbf' + text.encode('utf-8', 'replace'))
    return parts


def drafts():
    found = sorted(path for kind in ('eml', 'html') for path in
                   glob.glob(os.path.join(SAMPLES, '**', '*.' + kind), recursive=True))
    corpus = os.environ.get('PRESEND_CORPUS')
    if not corpus:
        print('SKIPPED: PRESEND_CORPUS names no folder of drafts; only the samples were shown')
        return found, []
    return found, sorted(glob.glob(os.path.join(corpus, '**', '*.eml'), recursive=True))


def mended_pairs(presend, paths, folder, most):
    """[number, path, fixers] of drafts whose HTML changed, written as NUMBER-before.html and so on."""
    pairs, mended = [], 0
    for path in paths:
        if len(pairs) >= most:
            break
        run = subprocess.run([presend, 'fix', '--isolated', '--format', 'json', path],
                             capture_output=True, check=False)
        listed = json.loads(run.stdout or '{"drafts":[]}')['drafts']
        if not listed or not listed[0]['edits']:
            continue
        mended += 1
        out = os.path.join(folder, 'mended')
        subprocess.run([presend, 'fix', '--isolated', '-o', out, path], capture_output=True,
                       check=True)
        with open(path, 'rb') as file:
            before = html_parts(file.read(), path)
        with open(out, 'rb') as file:
            after = html_parts(file.read(), path)
        if len(before) != len(after):
            print('%s: %d HTML parts became %d' % (path, len(before), len(after)))
            sys.exit(1)
        for one, other in zip(before, after):
            # Line ends of a file say nothing to a browser, and texts may lose their last.
            one, other = (text.replace(b'\r\n', b'\n').rstrip() for text in (one, other))
            number = len(pairs)
            for text, when in ((one, 'before'), (other, 'after')):
                with open(os.path.join(folder, '%d-%s.html' % (number, when)), 'wb') as file:
                    file.write(text)
            pairs.append({'path': path, 'is_same_text': one == other,
                          'fixers': sorted({fix['fixer'] for fix in listed[0]['fixes']})})
    return pairs, mended


def main():
    missing = [] if shutil.which('node') else ['node']
    if not any(program and os.access(program, os.X_OK) for program in CHROMIUM):
        missing.append('chromium')
    if not os.path.exists(os.path.join(HERE, 'node_modules', 'playwright-core', 'package.json')):
        missing.append('playwright-core')
    if missing:
        print('SKIPPED: nothing was shown in a browser; missing: %s.\nTo install: ./dev deps browser' %
              ', '.join(missing))
        return 77
    presend = sys.argv[1]
    samples, corpus = (sys.argv[2:], []) if len(sys.argv) > 2 else drafts()
    # Spread over the folders, so that each kind of draft is seen.
    corpus = corpus[::max(1, len(corpus) // 400)]
    is_right = True
    for title, paths, most in (('samples', samples, 1000), ('corpus', corpus, 100)):
        if not paths:
            continue
        with tempfile.TemporaryDirectory() as folder:
            pairs, mended = mended_pairs(presend, paths, folder, most)
            with open(os.path.join(folder, 'pairs.json'), 'w', encoding='utf-8') as file:
                json.dump(pairs, file)
            run = subprocess.run(['node', os.path.join(HERE, 'mended.mjs'), folder],
                                 stdout=subprocess.PIPE, check=False)
            answer = json.loads(run.stdout)
            different = answer['different']
        changed = sum(not pair['is_same_text'] for pair in pairs)
        print('%s: %d drafts mended, %d HTML parts shown before and after, %d of them edited; %d look '
              'different, in %d more lines break elsewhere, as zero-width spaces are gone' %
              (title, mended, len(pairs), changed, len(different), answer['moved']))
        for one in different:
            print('  %s %s: %s' % (one['path'], one['fixers'], one['what']))
        is_right &= not different and run.returncode == 0
    return 0 if is_right else 1


if __name__ == '__main__':
    sys.exit(main())
