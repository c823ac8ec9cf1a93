#!/usr/bin/env python3
"""Compares templates with themselves plus one defect: the clean variant must win, and the defect must
be the first difference named. A draft against itself must be a tie.

usage: compare_test.py PRESEND [--verbose]
Templates and defects are those of mutation_test.py; drafts for the ties are all samples as well, and
those of the folder that PRESEND_CORPUS names (skipped without it).
"""
import collections
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

import mutation_test

NEEDED_WINS = 0.99
NEEDED_NAMED = 0.95
SAMPLES = os.path.join(mutation_test.HERE, '..', '..', 'samples')


def compare(presend, a, b):
    done = subprocess.run([presend, 'compare', a, b, '--format', 'json', '--isolated', '--exit-zero'],
                          capture_output=True)
    if done.returncode not in (0, 2):
        sys.exit(f'presend compare ended with {done.returncode}: {done.stderr.decode()[:500]}')
    return json.loads(done.stdout)['comparisons']


def mutants(presend, file):
    """The template, and each defect in it."""
    with open(file, 'rb') as opened:
        text = opened.read().decode('latin-1')
    offsets = mutation_test.places(presend, file, text)
    if not offsets:
        return text, []
    name, made = os.path.basename(file), []
    for number, (rule, defect) in enumerate(mutation_test.DEFECTS):
        at = random.Random(f'{name} {number}').choice(offsets)
        made.append((number, rule, text[:at] + '\n' + defect + '\n' + text[at:]))
    return text, made


def check_defects(presend, files, is_verbose):
    wins = named = total = 0
    lost, unnamed = collections.defaultdict(list), collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        clean, spoilt = os.path.join(scratch, 'clean'), os.path.join(scratch, 'spoilt')
        os.mkdir(clean)
        os.mkdir(spoilt)
        for file in files:
            text, made = mutants(presend, file)
            for number, rule, mutant in made:
                name = f'{number:02}-{rule}-{os.path.basename(file)}'
                mutation_test.write(os.path.join(clean, name), text)
                mutation_test.write(os.path.join(spoilt, name), mutant)
        # The clean one is A and then B: being first must not help.
        for a, b, winner in ((clean, spoilt, 'A'), (spoilt, clean, 'B')):
            for compared in compare(presend, a, b):
                total += 1
                rule = compared['name'].split('-')[1]
                first = compared['differences'][0]['rule'] if compared['differences'] else None
                if compared['winner'] == winner:
                    wins += 1
                else:
                    lost[compared['name'][:9]].append((compared['name'], compared['ranking'][0]))
                if first == rule:
                    named += 1
                else:
                    unnamed[compared['name'][:9]].append((compared['name'], first))
    for what, cases in (('the clean one does not win', lost), ('another is named first', unnamed)):
        for key, mutants_of in sorted(cases.items()):
            print(f'  {key}: {what} in {len(mutants_of)}')
            for case in mutants_of if is_verbose else mutants_of[:1]:
                print('     ', *case)
    print(f'{total} comparisons: the clean one wins in {wins / total:.2%}, '
          f'the defect is named first in {named / total:.2%}')
    return wins / total >= NEEDED_WINS and named / total >= NEEDED_NAMED


def check_ties(presend, folders):
    total, others = 0, []
    for folder in folders:
        for compared in compare(presend, folder, folder):
            total += 1
            if (compared['winner'] or compared['differences'] or compared['mix']
                    or any(c['words']['gained'] or c['words']['lost'] or c['links']['gained']
                           or c['links']['lost'] for c in compared['changes'])):
                others.append(compared['name'])
    print(f'{total} drafts against themselves: {total - len(others)} ties', *others[:5])
    return not others


def main():
    presend, is_verbose = sys.argv[1], '--verbose' in sys.argv
    files = sorted(file for file in glob.glob(os.path.join(SAMPLES, 'templates', '*.html'))
                   if 'broken' not in os.path.basename(file))
    folders = [SAMPLES]
    corpus = os.environ.get('PRESEND_CORPUS')
    if corpus:
        files += sorted(glob.glob(os.path.join(corpus, 'templates-html', '*.html')))
        folders += [os.path.join(corpus, name) for name in
                    ('ham', 'modern', 'newsletters', 'phish', 'spam', 'templates', 'templates-html')]
    else:
        print('PRESEND_CORPUS is not set: only the samples are compared')
    are_defects_found = check_defects(presend, files, is_verbose)
    are_ties = check_ties(presend, folders)
    if not (are_defects_found and are_ties):
        sys.exit(1)


if __name__ == '__main__':
    main()
