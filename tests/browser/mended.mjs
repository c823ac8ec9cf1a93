/// Shows pairs of HTML files and tells which look different, pixel by pixel, as JSON.
///
/// usage: node mended.mjs FOLDER     with pairs.json, 0-before.html, 0-after.html, 1-before.html …
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { open_page, truth, with_browser } from './truth.mjs';

const kWidths = [700, 375];
/// Lines may break elsewhere once a zero-width space is gone, which allows a break.
const kMovesBreaks = 'invisible-letters';
const kMostHeight = 8000; // of a picture; a longer page is compared as far as that

async function picture(page, file, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 15000 });
  const size = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.scrollHeight,
  ]);
  const clip = { x: 0, y: 0, width, height: Math.max(1, Math.min(size[1], kMostHeight)) };
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled' });
  return { size, png };
}

const folder = process.argv[2];
const pairs = JSON.parse(readFileSync(path.join(folder, 'pairs.json'), 'utf8'));
const different = [];
let moved = 0;
await with_browser(async (browser) => {
  const page = await open_page(browser, { has_images: true });
  for (const [number, pair] of pairs.entries()) {
    const files = ['before', 'after'].map((when) => path.join(folder, `${number}-${when}.html`));
    for (const width of kWidths) {
      const [before, after] = [
        await picture(page, files[0], width),
        await picture(page, files[1], width),
      ];
      if (before.png.equals(after.png)) continue;
      const texts = [];
      for (const file of files)
        texts.push((await truth(page, file)).texts.filter((text) => text.visible));
      const letters = texts.map((all) => all.map((text) => text.text).join('').replaceAll(' ', ''));
      if (pair.fixers.includes(kMovesBreaks) && letters[0] === letters[1]) {
        ++moved;
        break;
      }
      const first = texts[0].findIndex((text, i) => text.text !== texts[1][i]?.text);
      const what =
        first >= 0
          ? `at ${width} px "${texts[0][first].text}" became "${texts[1][first]?.text}"`
          : `at ${width} px the same texts look different (${before.size} became ${after.size})`;
      different.push({ path: pair.path, fixers: pair.fixers, what });
      break;
    }
  }
});
console.log(JSON.stringify({ different, moved }));
