/// Opens the pages of --format html in a real browser: every sample and the hostile drafts, on a
/// desktop and a phone, light and dark.
///
/// usage: node check.mjs PRESEND [FILE...]     (FILE: drafts instead of those)
///
/// Of each page: nothing on the console, no request but for the page itself (counted at the browser
/// and at a proxy), no script of the draft, no serious complaint of axe-core, nothing to scroll
/// sideways, and every finding that is clicked is marked where it stands. A page of a 200 KB draft
/// must open within a second; SLOW=N allows N seconds where machines are busy.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { check_scripts, check_states, fail, files_below, kHere, kRoot, open_page, tell, with_browser } from './pages.mjs';

const kPagesAtOnce = 4;
const counts = { pages: 0, clicks: 0, marked: 0, places: 0, states: 0 };

function write_page(program, files, target) {
  const { status, stderr } = spawnSync(program, ['check', ...files, '--format', 'html', '--output',
    target, '--exit-zero', '--isolated', '--no-progress'], { timeout: 60000 });
  // 2: a sample is cut off, which the page tells as well.
  if (status !== 0 && !(status === 2 && existsSync(target))) throw new Error(`presend: ${stderr}`);
  return target;
}

/// Clicks every finding; what is marked must be in view.
async function check_places(page, name) {
  const results = await page.evaluate(async () => {
    const results = [];
    const is_inside = (box, left, top, right, bottom) =>
      box.bottom > top && box.top < bottom && box.right > left && box.left < right;
    for (const place of document.querySelectorAll('.findings .place')) {
      if (place.localName !== 'a') continue;
      const draft = place.closest('.draft');
      const told = new Promise((done) =>
        place.addEventListener('shown', (event) => done(event.detail), { once: true }));
      place.click();
      const detail = await Promise.race([told, new Promise((done) => setTimeout(done, 3000))]);
      const result = { text: place.textContent.slice(0, 80), spots: place.dataset.spots, told: Boolean(detail) };
      const pane = draft.querySelector('.src');
      const mark = pane.querySelector('mark, b.is-on');
      const box = pane.getBoundingClientRect();
      result.source = Boolean(mark) &&
        is_inside(mark.getBoundingClientRect(), box.left, box.top, box.right, box.bottom);
      if (detail?.in_preview && place.dataset.spots) {
        const frame = [...draft.querySelectorAll('.frame:not([hidden]) iframe')][0];
        const on = frame.contentDocument.querySelector('ps-m, [data-ps-on]');
        const { innerWidth, innerHeight } = frame.contentWindow;
        result.preview = Boolean(on) && [...frame.contentDocument.querySelectorAll('ps-m, [data-ps-on]')]
          .some((e) => is_inside(e.getBoundingClientRect(), 0, 0, innerWidth, innerHeight));
      }
      results.push(result);
    }
    return results;
  });
  for (const { text, spots, told, source, preview } of results) {
    ++counts.clicks;
    if (spots) ++counts.places;
    if (preview) ++counts.marked;
    if (!told) fail(name, `a click did nothing: ${text}`);
    if (!source) fail(name, `not shown in the source: ${text}`);
    if (preview === false) fail(name, `marked in the preview, but out of view: ${text}`);
    if (spots && preview === undefined && process.env.VERBOSE) console.log(`${name}: not in the preview: ${text}`);
  }
}

async function check_page(browser, name, url) {
  const page = await open_page(browser, name, url);
  await page.evaluate(() => Promise.all([...document.querySelectorAll('details')].map((d) => { d.open = true; })));
  await page.waitForTimeout(50);
  const states = await check_states(page, name);
  counts.states += states;
  await check_places(page, `${name} (390)`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await check_places(page, `${name} (1280)`);
  await check_scripts(page, name);
  ++counts.pages;
  await page.context().close();
}

/// A draft of 200 KB, as newsletters are: sections with tables, links and pictures.
function large_draft() {
  let body = '';
  for (let i = 0; body.length < 200 * 1024; ++i)
    body += `<table width="600"><tr><td style="padding:8px;color:#333"><h2>Part ${i}</h2><img src="https://img.example.com/${i}.png" width="280" height="120" alt="Part ${i}">` +
      `<p>What happened in part ${i} of this long letter, told in some words. <a href="http://www.example.com/part/${i}">Read part ${i}</a></p>` +
      `<p style="display:none">hidden words number ${i} for nobody</p></td></tr></table>\n`;
  return 'From: Letters <letters@example.com>\r\nTo: you@example.net\r\nSubject: A long letter\r\n' +
    'Date: Mon, 16 Nov 2026 07:30:00 +0000\r\nMessage-ID: <long@example.com>\r\nMIME-Version: 1.0\r\n' +
    `Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>${body}</body></html>\r\n`;
}

async function check_speed(browser, program, folder) {
  const draft = path.join(folder, 'large.eml');
  writeFileSync(draft, large_draft());
  const file = write_page(program, [draft], path.join(folder, 'large.html'));
  const most_bytes = statSync(draft).size + (1 << 20);
  const times = [];
  for (let i = 0; i < 5; ++i) {
    const page = await open_page(browser, 'large draft', pathToFileURL(file).href);
    times.push(await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now();
    }));
    await page.context().close();
  }
  const best = Math.min(...times);
  console.log(`a draft of ${statSync(draft).size} bytes: a page of ${statSync(file).size} bytes, open after ${best.toFixed(0)} ms`);
  if (statSync(file).size > most_bytes) fail('large draft', `its page has ${statSync(file).size} bytes`);
  if (best > 1000 * Number(process.env.SLOW ?? 1)) fail('large draft', `its page opens after ${best.toFixed(0)} ms`);
}

/// Many drafts in one page: the overview sorts and leads to each; served over http.
async function check_overview(browser, program, folder) {
  const file = write_page(program, [path.join(kRoot, 'samples/promotional'), path.join(kRoot, 'samples/clean')],
                          path.join(folder, 'many.html'));
  const page = await open_page(browser, 'overview', pathToFileURL(file).href);
  const rows = () => page.$$eval('.sortable tbody tr', (all) => all.map((row) => row.cells[1].dataset.value));
  await page.click('.sortable th:nth-child(2) button');
  const up = (await rows()).map(Number);
  if (up.some((risk, i) => i > 0 && risk < up[i - 1])) fail('overview', 'is not sorted by risk');
  await page.click('.sortable tbody tr:last-child a');
  await page.waitForSelector('details.draft[open] iframe', { timeout: 5000 }).catch(() => fail('overview', 'a link opened no draft'));
  const frames = await page.$$eval('iframe', (all) => all.length);
  if (frames > 2) fail('overview', `${frames} frames were built for one draft`);
  await page.context().close();

  const html = readFileSync(file);
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader('Content-Type', 'text/html').end(html);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${server.address().port}/many.html`;
  const served = await open_page(browser, 'overview over http', url);
  await served.click('.sortable tbody a');
  await served.waitForSelector('details.draft[open] iframe', { timeout: 5000 }).catch(() => fail('overview over http', 'no frame'));
  await served.context().close();
  server.close();
  if (asked.length !== 1) fail('overview over http', `the server was asked for ${asked.join(', ')}`);
}

/// Without scripts findings, source and previews can still be read.
async function check_without_scripts(browser, program, folder) {
  const file = write_page(program, [path.join(kRoot, 'samples/promotional/spring-sale.eml')], path.join(folder, 'plain.html'));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  for (const selector of ['.group h4', '.src b', 'iframe', '.measures table'])
    if (!(await page.locator(selector).first().isVisible())) fail('without scripts', `${selector} is not there`);
  const text = await page.frameLocator('iframe').first().locator('body').innerText();
  if (!text.includes('unsubscribe') && text.length < 100) fail('without scripts', 'the preview is empty');
  await context.close();
}

async function main() {
  const [program, ...named] = process.argv.slice(2);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'presend-report-'));
  const drafts = named.length ? named
    : [...files_below(path.join(kRoot, 'samples')), ...files_below(path.join(kHere, 'hostile'))];
  try {
    await with_browser(async (browser) => {
      const left = drafts.entries();
      const work = async () => {
        for (const [i, draft] of left) {
          const page = write_page(program, [draft], path.join(folder, `${i}.html`));
          await check_page(browser, path.relative(kRoot, path.resolve(draft)), pathToFileURL(page).href)
            .catch((error) => fail(draft, String(error).split('\n')[0]));
          rmSync(page);
        }
      };
      await check_speed(browser, program, folder);
      await Promise.all(Array.from({ length: kPagesAtOnce }, work));
      if (!named.length) {
        await check_overview(browser, program, folder);
        await check_without_scripts(browser, program, folder);
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  tell(`${counts.pages} pages in ${counts.states} states; ${counts.clicks} findings clicked, ` +
    `${counts.marked} of the ${counts.places} that concern the text marked in the preview`);
}

await main();
