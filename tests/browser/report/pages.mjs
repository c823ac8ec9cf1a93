/// What the checks of pages share: a browser that tells of whatever should not happen.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const kHere = path.dirname(fileURLToPath(import.meta.url));
export const kRoot = path.join(kHere, '..', '..', '..');
const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kPrograms = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'];
const kOptions = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--no-first-run',
  '--disable-default-apps', '--disable-domain-reliability',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication'];
export const kStates = [[1280, 900, 'light'], [1280, 900, 'dark'], [390, 844, 'light'], [390, 844, 'dark']];

export const failures = [];
export const fail = (name, what) => failures.push(`${name}: ${what}`);

export function files_below(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return files_below(file);
      return /\.(eml|html|mbox)$/.test(entry.name) ? [file] : [];
    });
}

/// Whatever leaves the browser would come here.
async function with_proxy(use) {
  const proxy = net.createServer((socket) => {
    socket.once('data', (bytes) => {
      const line = bytes.toString('latin1').split('\r\n')[0];
      // The browser's own questions: its clock, its updates.
      if (!/[/ .]google(apis)?\.com[:/]/.test(line)) fail('proxy', line);
      socket.destroy();
    });
    socket.on('error', () => {});
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${proxy.address().port}`);
  } finally {
    proxy.close();
  }
}

/// A page that tells of whatever should not happen.
export async function open_page(browser, name, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) fail(name, `console: ${message.text().slice(0, 300)}`);
  });
  page.on('pageerror', (error) => fail(name, `error: ${error}`));
  page.on('dialog', (dialog) => { fail(name, `dialog: ${dialog.message()}`); dialog.dismiss(); });
  context.on('page', () => fail(name, 'opened a window'));
  context.on('request', (request) => {
    if (request.url() !== url) fail(name, `request: ${request.url().slice(0, 120)}`);
  });
  await page.goto(url, { waitUntil: 'load', timeout: 20000 });
  return page;
}

export async function check_axe(page, name, rules) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(kAxe);
  const found = await page.evaluate(async (only) => {
    // The drafts in the frames are not ours to mend.
    const result = await window.axe.run(document, {
      iframes: false, resultTypes: ['violations'],
      ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    });
    return result.violations.filter((v) => ['serious', 'critical'].includes(v.impact))
      .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`);
  }, rules);
  for (const violation of found) fail(name, `axe: ${violation}`);
}

/// No script of the draft ran, and nothing that could is left of it.
export async function check_scripts(page, name) {
  const pwned = await page.evaluate(() => [window, ...[...document.querySelectorAll('iframe')]
    .map((frame) => frame.contentWindow)].map((view) => view.pwned).filter((value) => value !== undefined));
  if (pwned.length) fail(name, `a script of the draft ran: ${pwned}`);
  const left = await page.evaluate(() => [...document.querySelectorAll('iframe')].flatMap((frame) =>
    [...frame.contentDocument.querySelectorAll('*')].flatMap((element) => [
      ...(/^(script|link|base|iframe|object|embed|form|svg|math)$/.test(element.localName) ? [element.localName] : []),
      ...[...element.attributes].filter(({ name, value }) => /^on|^(href|action|srcset|poster|ping|background)$/.test(name) ||
        (name === 'src' && !value.startsWith('data:image/'))).map(({ name }) => `${element.localName}[${name}]`),
    ])));
  if (left.length) fail(name, `left in the preview: ${[...new Set(left)].join(', ')}`);
}

let turn = 0;

/// On a desktop and on a phone, in light and in dark: of the four pairs two in turn, as all of them
/// take minutes; ALL_STATES=1 looks at all. Nothing to scroll sideways, no serious complaint of axe-core.
/// How many states that were.
export async function check_states(page, name) {
  const states = process.env.ALL_STATES ? kStates
    : kStates.filter((_, i) => (turn % 2 === 0) === (i === 0 || i === 3));
  ++turn;
  for (const [width, height, scheme] of states) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) fail(name, `${width} px: ${wide} px wider than the window`);
    await check_axe(page, `${name} (${width} ${scheme})`, scheme === 'dark' ? ['color-contrast'] : null);
  }
  return states.length;
}

/// Calls `use` with a browser whose requests all end in a proxy that counts them as failures.
export async function with_browser(use) {
  const executablePath = process.env.CHROMIUM || kPrograms.find((file) => existsSync(file));
  await with_proxy(async (server) => {
    const browser = await chromium.launch({ executablePath, args: kOptions, proxy: { server, bypass: '127.0.0.1' } });
    try {
      await use(browser);
    } finally {
      await browser.close();
    }
  });
}

/// Prints what failed, and sets the exit code.
export function tell(counts) {
  for (const failure of failures.slice(0, 100)) console.log(failure);
  console.log(`\n${counts}; ${failures.length} failures`);
  process.exitCode = failures.length ? 1 : 0;
}
