#!/usr/bin/env python3
"""Holds the languages that presend tells against labels made by people.

usage: language_test.py PRESEND
PRESEND_CORPUS names the folder of drafts that languages.tsv labels; without it the test is skipped.
Fails when fewer than 95 % of the text parts that are there are told right.
"""
import collections
import json
import os
import subprocess
import sys

SKIPPED = 77
NEEDED = 0.95
FEWEST = 250


def main():
    corpus = os.environ.get('PRESEND_CORPUS')
    if not corpus:
        print('SKIPPED: PRESEND_CORPUS names no folder of drafts; no language was compared')
        return SKIPPED
    labels = collections.defaultdict(dict)
    with open(os.path.join(os.path.dirname(__file__), 'languages.tsv'), encoding='utf-8') as rows:
        for row in rows:
            if not row.startswith('#'):
                name, part, label = row.rstrip('\n').split('\t')
                labels[name][part] = label
    total = right = 0
    for name, parts in labels.items():
        path = os.path.join(corpus, name)
        if not os.path.exists(path):
            continue
        run = subprocess.run([sys.argv[1], 'dissect', '--format', 'json', path],
                             capture_output=True, check=False)
        told = {part['part']: part['language'] for part in json.loads(run.stdout)['parts']}
        for part, label in parts.items():
            total += 1
            right += told.get(part) == label
            if told.get(part) != label:
                print('%s part %s: %s, labelled %s' % (name, part, told.get(part), label))
    if total < FEWEST:
        print('SKIPPED: only %d labelled parts are in %s' % (total, corpus))
        return SKIPPED
    print('language right: %d of %d text parts (%.1f %%)' % (right, total, 100 * right / total))
    return 0 if right >= NEEDED * total else 1


if __name__ == '__main__':
    sys.exit(main())
