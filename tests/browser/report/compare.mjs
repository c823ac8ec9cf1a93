/// Opens the pages of presend compare --format html in a real browser.
///
/// usage: node compare.mjs PRESEND
///
/// Of each page what check.mjs asks of its pages; and every difference that is clicked is marked in
/// the preview of its variant, what differs is marked from the start, variants scroll together.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { check_scripts, check_states, fail, files_below, kHere, kRoot, open_page, tell, with_browser } from './pages.mjs';

const counts = { pages: 0, states: 0, clicks: 0, marked: 0 };
const sample = (name) => path.join(kRoot, 'samples', name);

function write_page(program, variants, target) {
  execFileSync(program, ['compare', ...variants, '--format', 'html', '--output', target, '--exit-zero',
    '--isolated', '--no-progress'], { timeout: 60000, stdio: ['ignore', 'ignore', 'pipe'] });
  return target;
}

/// Clicks every difference; what is marked must be in view.
async function check_places(page, name) {
  const results = await page.evaluate(async () => {
    const results = [];
    for (const place of document.querySelectorAll('.comparison a.place')) {
      const told = new Promise((done) =>
        place.addEventListener('shown', (event) => done(event.detail), { once: true }));
      place.click();
      const detail = await Promise.race([told, new Promise((done) => setTimeout(done, 3000))]);
      const result = { text: place.textContent.slice(0, 80), told: Boolean(detail) };
      const box = place.closest('.comparison');
      const side = box.querySelectorAll('.side')[Number(place.dataset.side)];
      if (detail?.is_shown && place.dataset.spots) {
        const frame = side.querySelector('.frame:not([hidden]) iframe');
        const { innerWidth, innerHeight } = frame.contentWindow;
        result.marked = [...frame.contentDocument.querySelectorAll('ps-m, [data-ps-on]')].some((e) => {
          const at = e.getBoundingClientRect();
          return at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth;
        });
        const others = [...box.querySelectorAll('.side')].filter((other) => other !== side);
        result.is_alone = !others.some((other) => [...other.querySelectorAll('iframe')].some((f) =>
          f.contentDocument.querySelector('ps-m, [data-ps-on]')));
      }
      results.push(result);
    }
    return results;
  });
  for (const { text, told, marked, is_alone } of results) {
    ++counts.clicks;
    if (marked) ++counts.marked;
    if (!told) fail(name, `a click did nothing: ${text}`);
    if (marked === false) fail(name, `marked, but out of view: ${text}`);
    if (is_alone === false) fail(name, `marked in another variant too: ${text}`);
  }
}

async function check_page(browser, name, url, { differs = true } = {}) {
  const page = await open_page(browser, name, url);
  await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
  await page.locator('.sides').first().scrollIntoViewIfNeeded();
  await page.waitForSelector('.side iframe', { timeout: 5000 }).catch(() => fail(name, 'no preview'));
  counts.states += await check_states(page, name);
  await check_places(page, `${name} (390)`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await check_places(page, `${name} (1280)`);
  const marks = await page.evaluate(() => [...document.querySelectorAll('.side iframe')]
    .flatMap((frame) => [...frame.contentDocument.querySelectorAll('ps-d, [data-ps-diff]')]).length);
  if (differs !== marks > 0) fail(name, `${marks} places are marked as different`);
  await check_scripts(page, name);
  ++counts.pages;
  return page;
}

/// Whoever scrolls one variant scrolls all, unless that is switched off.
async function check_scrolling(page, name) {
  const positions = () => page.$$eval('.side .frame:not([hidden]) iframe', (frames) =>
    frames.map((frame) => Math.round(frame.contentWindow.scrollY)));
  await page.locator('.side').first().scrollIntoViewIfNeeded();
  const reset = () => page.$$eval('.side iframe', (frames) => frames.forEach((f) => f.contentWindow.scrollTo(0, 0)));
  const wheel = async () => {
    const box = await page.locator('.side .frame:not([hidden]) iframe').first().boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(300);
  };
  await reset();
  await wheel();
  const together = await positions();
  if (together.some((y) => y === 0)) fail(name, `does not scroll together: ${together}`);
  await page.uncheck('[data-together]');
  await reset();
  await page.waitForTimeout(100);
  await wheel();
  const alone = await positions();
  if (alone[0] === 0 || alone.slice(1).some((y) => y > 0)) fail(name, `does not scroll alone: ${alone}`);
}

async function main() {
  const [program] = process.argv.slice(2);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'presend-compare-'));
  const hostile = files_below(path.join(kHere, 'hostile'));
  const two = [sample('clean/newsletter.eml'), sample('promotional/spring-sale.eml')];
  const comparisons = [
    ['two variants', two],
    ['four variants', [...two, sample('clean/responsive-offer.eml'), sample('promotional/loud-offer.eml')]],
    ['folders', [sample('templates'), sample('templates')], { differs: false }],
    ['one draft twice', [two[0], two[0]], { differs: false }],
    ...hostile.map((file) => [`hostile ${path.basename(file)}`, [two[0], file]]),
  ];
  try {
    await with_browser(async (browser) => {
      for (const [i, [name, variants, how]] of comparisons.entries()) {
        const file = write_page(program, variants, path.join(folder, `${i}.html`));
        const page = await check_page(browser, name, pathToFileURL(file).href, how);
        if (i === 0) await check_scrolling(page, name);
        await page.context().close();
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  tell(`${counts.pages} pages of compare in ${counts.states} states; ${counts.clicks} differences clicked, ` +
    `${counts.marked} marked in a preview`);
}

await main();
