// @ts-check
// `npm run bench`: one table of times, sizes and memory, each beside something that runs in the same minutes. Nothing
// fails by a time: read the ratios, for the machine decides the rest.
//   npm run bench -- --quick            fewer rounds
//   npm run bench -- --only xml,picture   some of: node libvirt contention links xml picture sizes memory
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAsLibvirt } from './bench/as-libvirt.mjs';
import { launchChromium, launchFlags, servePage } from './bench/chromium.mjs';
import { buildPage, compileForNode, compileForPage, loadMeasured } from './bench/compile.mjs';
import { bytes, markdownTable, notMeasured } from './bench/figures.mjs';
import { measureContention } from './bench/contention.mjs';
import { measureXml } from './bench/in-chromium.mjs';
import { measureLinks } from './bench/links.mjs';
import { measurePicture } from './bench/picture.mjs';
import { measureInFirefox, measureMatrix } from './bench/picture-elsewhere.mjs';
import { measureGrowth, measureLongTexts, measureWaits, measureWithTree } from './bench/picture-limits.mjs';
import { measureInNode } from './bench/in-node.mjs';
import { measureSizes } from './bench/sizes.mjs';

/** @typedef {import('./bench/figures.mjs').Row} Row */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const rounds = values.quick === true ? { node: 7, xml: 7, pages: 3 } : { node: 21, xml: 15, pages: 7 };
const wanted = values.only?.split(',');
const isWanted = (/** @type {string} */ part) => wanted === undefined || wanted.includes(part);

const begin = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'pinscope-bench-'));
/** @type {Row[]} */
const rows = [];
let browserName = 'no Chromium';
try {
  await measureAll();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report();

async function measureAll() {
  say('compiling');
  const compiled = await compileForNode(root, folder);
  const measured = await loadMeasured(compiled);

  await add('node', 'text → analysis, text → SVG', () => measureInNode(measured, folder, rounds.node));
  await add('libvirt', 'text → report, domains beside virsh', () =>
    measureAsLibvirt(measured, folder, rounds.node),
  );
  await add('contention', 'contention', () => measureContention(measured, rounds.node));
  await add('picture', 'layout', () => measureGrowth(measured, rounds.node));
  await add('links', 'lengths of links', () => measureLinks(measured));
  await add('memory', 'memory', () => measureMemory(compiled));

  const browser = await launchChromium().catch((/** @type {unknown} */ error) => {
    browserName = `no Chromium: ${String(error).split('\n', 1)[0]}`;
    return undefined;
  });
  if (browser !== undefined) browserName = `Chromium ${browser.version()}`;
  try {
    await add('xml', 'XML read', async () => {
      if (browser === undefined) return [notMeasured('XML read beside DOMParser', browserName)];
      return measureXml(browser, await compileForPage(root, folder), measured, rounds.xml);
    });
    if (['sizes', 'picture'].some(isWanted)) await measureBuiltPage(measured, browser);
  } finally {
    await browser?.close();
  }
}

/** @param {import('./bench/compile.mjs').Measured} measured @param {import('./bench/chromium.mjs').Browser | undefined} browser */
async function measureBuiltPage(measured, browser) {
  let server;
  try {
    say('building the page');
    buildPage(root);
    server = await servePage(root);
  } catch (error) {
    rows.push(notMeasured('the built page', error));
    return;
  }
  const { url } = server;
  await add('sizes', 'sizes', () => measureSizes(root, browser, url));
  if (browser === undefined) await add('picture', 'picture', () => [notMeasured('the picture', browserName)]);
  else {
    await add('picture', 'picture', () => measurePicture(browser, url, measured, rounds.pages));
    await add('picture', 'long texts', () =>
      measureLongTexts(browser, url, measured, Math.min(3, rounds.pages)),
    );
    await add('picture', 'waits', () => measureWaits(browser, url, measured, Math.min(5, rounds.pages)));
    await add('picture', 'matrix', () => measureMatrix(browser, url, measured, rounds.pages));
    await add('picture', 'Firefox', () => measureInFirefox(url, measured, rounds.pages));
    await add('picture', 'accessibility tree', () => measureWithTree(url, measured, rounds.pages));
  }
  await server.close();
}

/** @param {string} compiled @returns {Row[]} */
function measureMemory(compiled) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', join(root, 'scripts', 'bench', 'memory.mjs'), compiled],
    { encoding: 'utf8' },
  );
  if (status !== 0) return [notMeasured('memory', stderr.trim())];
  const { grown, heap, peakRss, text, posted } = JSON.parse(stdout);
  return [
    {
      what: 'heap of one analysis (Node)',
      at: `8192/512, ${bytes(text)} in`,
      ours: `${bytes(grown)} more, ${bytes(heap)} in all`,
      beside: `${bytes(posted)} as JSON; process at its peak ${bytes(peakRss)}`,
      ratio: `${(grown / text).toFixed(1)} × the text`,
    },
  ];
}

/**
 * A part that breaks says so in the table, and the others go on.
 * @param {string} part
 * @param {string} title
 * @param {() => Row[] | Promise<Row[]>} measure
 */
async function add(part, title, measure) {
  if (!isWanted(part)) return;
  say(title);
  try {
    rows.push(...(await measure()));
  } catch (error) {
    rows.push(notMeasured(title, error));
  }
}

/** Progress, apart from the table. @param {string} what */
function say(what) {
  console.error(`bench: ${what} … (${((Date.now() - begin) / 1000).toFixed(0)} s)`);
}

function report() {
  const [cpu] = cpus();
  console.log(`\n${markdownTable(rows)}\n`);
  console.log(
    [
      `Medians (min–max) of ${rounds.node} rounds in Node, ${rounds.xml} of XML, ${rounds.pages} fresh pages, turn by turn with what is beside them;`,
      `a ratio is ours : theirs (paste: painted : analysed), and a program beside us counts with its start. The page's flags: ${launchFlags.join(' ')}.`,
      `Node ${process.version}, ${browserName}, ${cpus().length} × ${cpu?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}, ${((Date.now() - begin) / 1000).toFixed(0)} s in all.`,
    ].join('\n'),
  );
}
