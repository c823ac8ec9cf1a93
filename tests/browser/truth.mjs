/// What a real browser shows of HTML files: 700 by 900 pixels, scripts off, no network. An image
/// that cannot be loaded shrinks to its alternative text.
///
/// usage: node truth.mjs FILE...    one line of JSON a file:
///   {file, texts: [{text, visible, why}], images: [{src, w, h}], textArea, imageArea}
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { probe } from './probe.mjs';

/// White space, and the marks mail puts between letters, are one blank to both sides.
export const squeeze = (text) =>
  text.replace(/[\s\u00a0\u200b\u200c\u200d\u00ad\ufeff]+/gu, ' ').trim();

const kPrograms = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'];
const kOptions = [
  '--no-sandbox', // it runs as root in containers, and on our own files only
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/// Stands for every image when they are asked for: the room it takes is what the mail says.
const kPixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/// A page that reaches nothing but the file it is sent to.
export async function open_page(browser, { has_images = false } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    colorScheme: 'light',
    viewport: { width: 700, height: 900 },
  });
  await context.route('**/*', (route) => {
    const request = route.request();
    const is_the_file = request.url().startsWith('file:') && request.isNavigationRequest() &&
      !request.frame().parentFrame();
    if (is_the_file) return route.continue();
    if (has_images && request.resourceType() === 'image')
      return route.fulfill({ contentType: 'image/gif', body: kPixel });
    return route.abort();
  });
  return context.newPage();
}

export async function with_browser(use) {
  const program = process.env.CHROMIUM || kPrograms.find((file) => existsSync(file));
  const browser = await chromium.launch({ executablePath: program, args: kOptions });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

export async function truth(page, file) {
  await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load', timeout: 15000 });
  const seen = await page.evaluate(probe);
  for (const text of seen.texts) text.text = squeeze(text.text);
  return { file, ...seen };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await with_browser(async (browser) => {
    const page = await open_page(browser);
    for (const file of process.argv.slice(2)) console.log(JSON.stringify(await truth(page, file)));
  });
}
