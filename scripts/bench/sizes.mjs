// @ts-check
// What the page makes a browser load: by a real load of the empty page, and by the import lines of the built files.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { budget, bytes, notMeasured } from './figures.mjs';

/**
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {{ name: string, gzip: number }} File  of dist/assets
 */

const initialBudget = 120_000;
const coreBudget = 90_000;
const editorBudget = 115_000;

/**
 * @param {string} root
 * @param {import('./chromium.mjs').Browser | undefined} browser
 * @param {string} url
 * @returns {Promise<Row[]>}
 */
export async function measureSizes(root, browser, url) {
  const dist = join(root, 'dist');
  const all = filesIn(dist);
  const scripts = all.filter(({ name }) => name.endsWith('.js'));
  const linked = staticallyLinked(dist, scriptsOfPage(dist));
  const initial = scripts.filter(({ name }) => linked.has(name));
  /** @type {Row[]} */
  const rows = [
    {
      what: 'initial JavaScript, gzip',
      at: 'by the import lines',
      ours: total(initial),
      beside: list(initial),
      budget: budget(sum(initial) / 1000, initialBudget / 1000, ' kB'),
    },
  ];
  if (browser === undefined)
    rows.push(notMeasured('initial JavaScript, gzip', 'no Chromium', 'by a real load'));
  else rows.push(...(await byRealLoad(browser, url, scripts)));

  const later = scripts.filter(({ name }) => !linked.has(name));
  const examples = later.filter(({ name }) => name.startsWith('texts'));
  const workers = later.filter(({ name }) => name.includes('worker'));
  const entry = later.find(({ name }) => name.startsWith('reading-core'));
  const withEntry = staticallyLinked(dist, entry === undefined ? [] : [entry.name]);
  const core = later.filter(({ name }) => withEntry.has(name));
  const ofEditor = staticallyLinked(
    dist,
    later.map(({ name }) => name).filter((name) => name.startsWith('code-editor')),
  );
  const editor = later.filter((file) => ofEditor.has(file.name) && !core.includes(file));
  const others = later.filter((file) => ![...examples, ...workers, ...core, ...editor].includes(file));
  const lessonParts = staticallyLinked(
    dist,
    scripts.map(({ name }) => name).filter((name) => /^(?:catalog|lesson|lesson-side)-/.test(name)),
  );
  const atStart = staticallyLinked(
    dist,
    scripts.map(({ name }) => name).filter((name) => /^(?:reading|picture|judging)-core-/.test(name)),
  );
  const lessons = later.filter(({ name }) => lessonParts.has(name) && !atStart.has(name));
  // Each has a file of its own as long as nothing that is loaded at once needs it.
  const early = ['catalog', 'lesson-side', 'teach'].filter(
    (part) => !later.some(({ name }) => name.replace(/-[\w-]{8}\.js$/, '') === part),
  );
  const styles = all.filter(({ name }) => name.endsWith('.css'));
  rows.push(
    entry === undefined
      ? notMeasured('reading core, gzip', 'no chunk of this name')
      : {
          what: 'reading core, gzip',
          ours: total(core),
          beside: list(core),
          budget: budget(sum(core) / 1000, coreBudget / 1000, ' kB'),
        },
    {
      what: 'editor, gzip, on demand',
      ours: total(editor),
      beside: list(editor),
      budget: budget(sum(editor) / 1000, editorBudget / 1000, ' kB'),
    },
    { what: 'other later chunks, gzip', ours: total(others), beside: list(others) },
    {
      what: 'parts of the lessons in the initial JavaScript',
      ours: early.length === 0 ? 'none' : early.join(', '),
      beside: `with a lesson come ${total(lessons)}, and its words`,
      budget: budget(early.length, 0, ''),
    },
    { what: 'worker for large texts, gzip', ours: total(workers), beside: list(workers) },
    { what: 'examples, gzip', ours: total(examples), beside: list(examples) },
    { what: 'styles, gzip', ours: total(styles), beside: list(styles) },
  );
  return rows;
}

/**
 * Loads the empty page and splits its scripts at the moment when it can be used: the frame with its buttons is on
 * the screen, and its listeners are set.
 * @param {import('./chromium.mjs').Browser} browser
 * @param {string} url
 * @param {readonly File[]} scripts
 * @returns {Promise<Row[]>}
 */
async function byRealLoad(browser, url, scripts) {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const observer = new window.MutationObserver(() => {
        if (document.querySelector('header button') === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => performance.mark('bench:interactive');
          channel.port2.postMessage(undefined);
        });
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    const { interactive, requests } = await page.evaluate(() => ({
      interactive: performance.getEntriesByName('bench:interactive')[0]?.startTime ?? Number.NaN,
      requests: performance
        .getEntriesByType('resource')
        .map(({ name, startTime }) => ({ name: new URL(name).pathname.split('/').at(-1) ?? '', startTime })),
    }));
    const requested = scripts.flatMap((file) => {
      const request = requests.find(({ name }) => name === file.name);
      return request === undefined ? [] : [{ ...file, early: !(request.startTime > interactive) }];
    });
    const early = requested.filter((file) => file.early);
    const late = requested.filter((file) => !file.early);
    return [
      {
        what: 'initial JavaScript, gzip',
        at: `by a real load, interactive after ${Math.round(interactive)} ms`,
        ours: total(early),
        beside: `${list(early)}; later: ${list(late) || 'nothing'}`,
        budget: budget(sum(early) / 1000, initialBudget / 1000, ' kB'),
      },
    ];
  } finally {
    await context.close();
  }
}

/** @param {string} dist @returns {string[]} */
function scriptsOfPage(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="[^"]*?([^"/]+\.js)"/g)].map((match) => match[1] ?? '');
}

/** These scripts and what they import in turn, not counting `import()`. @param {string} dist @param {readonly string[]} from */
function staticallyLinked(dist, from) {
  /** @type {Set<string>} */
  const found = new Set();
  const queue = [...from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const file = join(dist, 'assets', name);
    if (found.has(name) || !existsSync(file)) continue;
    found.add(name);
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      queue.push(match[1] ?? '');
  }
  return found;
}

/** @param {string} dist @returns {File[]} */
function filesIn(dist) {
  const assets = join(dist, 'assets');
  return readdirSync(assets)
    .map((name) => ({ name, gzip: gzipSync(readFileSync(join(assets, name)), { level: 9 }).length }))
    .sort((a, b) => b.gzip - a.gzip);
}

/** @param {readonly File[]} files */
function sum(files) {
  return files.reduce((size, file) => size + file.gzip, 0);
}

/** @param {readonly File[]} files */
function total(files) {
  return bytes(sum(files));
}

/** @param {readonly File[]} files */
function list(files) {
  return files
    .map(({ name, gzip }) => `${name.replace(/-[\w-]{8}(?=\.\w+$)/, '')} ${(gzip / 1000).toFixed(1)}`)
    .join(', ');
}
