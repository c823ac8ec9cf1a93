/// Holds presend against a real browser on the files of tricks/ and mails/.
///
/// usage: node compare.mjs PRESEND [FILE...]     (PRESEND may be - : check only the files' claims)
///
/// Every text of a trick ends in what it claims to be: "... hidden", "... visible", or "... absent"
/// when it is no text at all, such as one in a comment. A claim the browser denies is a wrong case
/// and fails as well. Where a text is hidden in two ways at once presend may name the other one, if
/// the file says so:
///   <!-- also: TEXT | REASON | why both hold -->
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { open_page, squeeze, truth, with_browser } from './truth.mjs';

const kHere = path.dirname(fileURLToPath(import.meta.url));
const kRoot = path.join(kHere, '..', '..');
const kCount = new Intl.NumberFormat('en');

function own_files() {
  return ['tricks', 'mails'].flatMap((folder) =>
    readdirSync(path.join(kHere, folder))
      .filter((name) => name.endsWith('.html'))
      .sort()
      .map((name) => path.join(kHere, folder, name)),
  );
}

function ask_presend(program, ...args) {
  const out = execFileSync(program, args, { maxBuffer: 1 << 28, timeout: 30000 });
  return JSON.parse(out.toString());
}

/// The pairs [theirs, ours] of a longest common subsequence; null stands where one has no partner.
function align(theirs, ours, same) {
  const [n, m] = [theirs.length, ours.length];
  const longest = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
  for (let i = n - 1; i >= 0; --i)
    for (let j = m - 1; j >= 0; --j)
      longest[i][j] = same(theirs[i], ours[j])
        ? longest[i + 1][j + 1] + 1
        : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const pairs = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && same(theirs[i], ours[j])) pairs.push([theirs[i++], ours[j++]]);
    else if (j === m || (i < n && longest[i + 1][j] >= longest[i][j + 1]))
      pairs.push([theirs[i++], null]);
    else pairs.push([null, ours[j++]]);
  }
  return pairs;
}

/// A file of tricks or a mail, and what it says of itself.
class Case {
  constructor(file) {
    this.file = file;
    this.name = path.relative(kRoot, file);
    this.is_tricks = path.basename(path.dirname(file)) === 'tricks';
    this.source = readFileSync(file, 'utf8');
    this.lines = this.source.split('\n').map(squeeze);
    this.also = new Map();
    for (const [, note] of this.source.matchAll(/<!-- also: (.*?) -->/g)) {
      const [text, reason, why] = note.split(' | ');
      if (!why) throw new Error(`${this.name}: "also" wants TEXT | REASON | why: ${note}`);
      this.also.set(text, [...(this.also.get(text) ?? []), reason]);
    }
    this.absent = this.source.match(/\b[\w][\w -]* absent\b/g) ?? [];
  }

  /// "file:line", as far as it can be told from the text.
  place(text, line) {
    const at = line ?? this.lines.findIndex((words) => words.includes(text)) + 1;
    return at ? `${this.name}:${at}` : this.name;
  }
}

class Outcome {
  failures = [];
  tricks = 0;
  texts = 0;
  agree = 0;
  counts = { visibility: 0, reason: 0, missing: 0, extra: 0, claim: 0 };

  fail(kind, place, text, says) {
    ++this.counts[kind];
    this.failures.push(`${place}: ${kind}: "${text.slice(0, 90)}": ${says}`);
  }
}

const told = (visible, why) => (visible ? 'shows it' : `hides it (${why})`);

function check_claims(file, seen, outcome) {
  for (const { text, visible, why } of seen.texts) {
    const claim = / (hidden|visible)$/.exec(text)?.[1];
    if (!claim) outcome.fail('claim', file.place(text), text, 'says neither hidden nor visible');
    else if ((claim === 'visible') !== visible)
      outcome.fail('claim', file.place(text), text, `the browser ${told(visible, why)}`);
  }
  const texts = seen.texts.map((t) => t.text);
  for (const text of file.absent)
    if (texts.some((t) => t.includes(text)))
      outcome.fail('claim', file.place(text), text, 'is a text in the browser');
  const twice = texts.find((text, i) => texts.indexOf(text) !== i);
  if (twice) outcome.fail('claim', file.place(twice), twice, 'stands there twice');
  for (const text of file.also.keys())
    if (!texts.includes(text))
      outcome.fail('claim', file.place(text), text, '"also" speaks of a text that is not there');
  outcome.tricks += texts.length + file.absent.length;
}

function check_texts(file, seen, dissected, outcome) {
  const ours = dissected.texts.map((t) => ({ ...t, text: squeeze(t.text) }));
  for (const [browser, presend] of align(seen.texts, ours, (a, b) => a.text === b.text)) {
    ++outcome.texts;
    const { text } = browser ?? presend;
    const place = file.place(text, presend?.line);
    if (!presend) {
      outcome.fail('missing', place, text,
        `the browser ${told(browser.visible, browser.why)}, presend does not list it`);
    } else if (!browser) {
      outcome.fail('extra', place, text, 'only presend lists it');
    } else if (browser.visible !== presend.visible) {
      outcome.fail('visibility', place, text,
        `the browser ${told(browser.visible, browser.why)}, ` +
        `presend ${told(presend.visible, presend.hidden_by)}`);
    } else if (!browser.visible && browser.why !== presend.hidden_by &&
               !file.also.get(text)?.includes(presend.hidden_by)) {
      outcome.fail('reason', place, text,
        `the browser hides it by ${browser.why}, presend by ${presend.hidden_by}`);
    } else {
      ++outcome.agree;
    }
  }
}

const share = ({ textArea, imageArea }) =>
  textArea + imageArea > 0 ? (textArea / (textArea + imageArea)).toFixed(3) : 'none';

/// For information only: areas differ with fonts. presend assumes that images are shown.
function print_shares(mails) {
  if (!mails.length) return;
  console.log('\nshare of the text in what is seen, text / (text + images):');
  console.log('  presend  browser  without images  file');
  for (const { name, presend, browser, without } of mails)
    console.log('  %s  %s  %s  %s', presend.padStart(7), browser.padStart(7),
                without.padStart(14), name);
}

async function main() {
  const [program, ...named] = process.argv.slice(2);
  const has_presend = program !== '-';
  const outcome = new Outcome();
  const mails = [];
  await with_browser(async (browser) => {
    const page = await open_page(browser);
    const page_with_images = await open_page(browser, { has_images: true });
    for (const name of named.length ? named : own_files()) {
      const file = new Case(path.resolve(name));
      const seen = await truth(page, file.file);
      if (file.is_tricks) check_claims(file, seen, outcome);
      if (!has_presend) continue;
      check_texts(file, seen, ask_presend(program, 'dissect', name, '--format', 'json'), outcome);
      if (file.is_tricks) continue;
      const { measures } = ask_presend(program, 'check', name, '--format', 'jsonl', '--exit-zero',
                                       '--no-progress', '--isolated');
      mails.push({
        name: file.name,
        presend: measures.text_share?.toFixed(3) ?? 'none',
        browser: share(await truth(page_with_images, file.file)),
        without: share(seen),
      });
    }
  });
  for (const failure of outcome.failures) console.log(failure);
  print_shares(mails);
  const failed = Object.entries(outcome.counts).map(([kind, n]) => `${kind} ${n}`).join(', ');
  console.log(`\n${kCount.format(outcome.tricks)} tricks; ` +
    `${kCount.format(outcome.agree)} of ${kCount.format(outcome.texts)} texts agree; ` +
    `disagreements: ${failed}`);
  process.exitCode = outcome.failures.length ? 1 : 0;
}

await main();
