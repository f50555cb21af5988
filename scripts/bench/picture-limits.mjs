// @ts-check
// The picture at its limits: with the accessibility tree, long texts and noise, and how its layout grows.
import { budget, bytes, median, milliseconds, notMeasured, number } from './figures.mjs';
import { launchChromium, openPage } from './chromium.mjs';
import { paste, pressKeys, watchBlocks } from './in-page.mjs';
import { sample, warmUp } from './side-by-side.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./chromium.mjs').Browser} Browser
 * @typedef {import('./figures.mjs').Row} Row
 */

const treeBudget = 400;
const blockBudget = 100;
const waitCases = [
  { cpus: 1024, vcpus: 512, shape: 'node:4 core:128 pu:2' },
  { cpus: 8192, vcpus: 4096, shape: 'node:8 core:512 pu:2' },
];
/** The editor takes the text up after the picture, and the rules judge it. */
const afterPasteMs = 1500;
const doublingBudget = 2.3;
const noiseBytes = 50_000_000;

/** 1,024 CPUs for somebody whose screen reader is on. @param {string} url @param {Measured} measured @param {number} rounds @returns {Promise<Row[]>} */
export async function measureWithTree(url, measured, rounds) {
  const browser = await launchChromium(['--force-renderer-accessibility']);
  try {
    const rows = [];
    for (const vcpus of [128, 512]) {
      const { capabilities, domain } = measured.textsOf({ cpus: 1024, vcpus, shape: 'node:4 core:128 pu:2' });
      const times = [];
      for (let round = 0; round < rounds; round++) {
        const page = await openPage(browser, url);
        times.push((await paste(page, `${domain}\n${capabilities}`)).painted);
        await page.context().close();
      }
      rows.push({
        what: 'paste → painted with the accessibility tree',
        at: `1024/${vcpus}`,
        ours: milliseconds(times),
        budget: budget(median(times), treeBudget, ' ms'),
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/**
 * How long a key waits while a text is taken up: nothing may hold input up for longer than a block may last.
 * @param {Browser} browser @param {string} url @param {Measured} measured @param {number} rounds @returns {Promise<Row[]>}
 */
export async function measureWaits(browser, url, measured, rounds) {
  const rows = [];
  for (const one of waitCases) {
    const { capabilities, domain } = measured.textsOf(one);
    const longest = [];
    let presses = 0;
    for (let round = 0; round < rounds; round++) {
      const page = await openPage(browser, url);
      try {
        const keys = await pressKeys(page);
        await paste(page, `${domain}\n${capabilities}`);
        await page.waitForTimeout(afterPasteMs);
        const waited = await keys.stop();
        longest.push(waited.longest);
        presses += waited.presses;
      } finally {
        await page.context().close();
      }
    }
    rows.push({
      what: 'longest wait of a key pressed meanwhile, first paste',
      at: `${one.cpus}/${one.vcpus}`,
      ours: milliseconds(longest),
      beside: `${presses} presses`,
      budget: budget(median(longest), blockBudget, ' ms'),
    });
  }
  return rows;
}

/** Capabilities of 8,192 CPUs as long as they get, and what is no text of libvirt's at all. @param {Browser} browser @param {string} url @param {Measured} measured @param {number} rounds @returns {Promise<Row[]>} */
export async function measureLongTexts(browser, url, measured, rounds) {
  const capabilities = measured.longCapabilitiesText('node:8 core:512 pu:2', 2_500_000);
  const line = 'Nov 21 16:04:47 host kernel: [ 1234.567890] usb 1-1: new high-speed device\n';
  const noise = line.repeat(Math.ceil(noiseBytes / line.length));
  const rows = [];
  for (const [what, text] of /** @type {const} */ ([
    ['8,192-CPU capabilities', capabilities],
    ['noise', noise],
  ])) {
    const at = `${what}, ${bytes(text.length)}`;
    const times = [];
    const blocks = [];
    try {
      for (let round = 0; round < rounds; round++) {
        const page = await openPage(browser, url);
        try {
          const watched = await watchBlocks(page);
          times.push((await paste(page, text)).painted);
          blocks.push(await watched.longest());
        } finally {
          await page.context().close();
        }
      }
    } catch (error) {
      rows.push(notMeasured('paste → answer', error, at));
      continue;
    }
    rows.push(
      { what: 'paste → answer', at, ours: milliseconds(times) },
      {
        what: 'longest block of the main thread',
        at,
        ours: milliseconds(blocks),
        budget: budget(median(blocks), blockBudget, ' ms'),
      },
    );
  }
  return rows;
}

/** Twice the host, twice the threads. @param {Measured} measured @param {number} rounds @returns {Row[]} */
export function measureGrowth(measured, rounds) {
  /** @type {readonly (readonly [string, Case, Case])[]} */
  const pairs = [
    [
      'CPUs',
      { cpus: 4096, vcpus: 512, shape: 'node:8 core:256 pu:2' },
      { cpus: 8192, vcpus: 512, shape: 'node:8 core:512 pu:2' },
    ],
    [
      'threads',
      { cpus: 8192, vcpus: 2048, shape: 'node:8 core:512 pu:2' },
      { cpus: 8192, vcpus: 4096, shape: 'node:8 core:512 pu:2' },
    ],
    [
      'CPUs and threads',
      { cpus: 4096, vcpus: 2048, shape: 'node:8 core:256 pu:2' },
      { cpus: 8192, vcpus: 4096, shape: 'node:8 core:512 pu:2' },
    ],
  ];
  return pairs.map(([what, half, whole]) => {
    const [small, large] = [half, whole].map((one) => {
      const analysis = measured.analyzeTexts(measured.textsOf(one));
      return () => void measured.layOut(analysis);
    });
    if (small === undefined || large === undefined) throw new Error('a pair has two');
    for (const run of [small, large]) warmUp(run);
    const times = sample({ small, large }, rounds);
    const value = median(times.large) / median(times.small);
    return {
      what: `layout, twice the ${what} (Node, warm)`,
      at: `${half.cpus}/${half.vcpus} → ${whole.cpus}/${whole.vcpus}`,
      ours: milliseconds(times.large),
      beside: `half: ${milliseconds(times.small)}`,
      ratio: number(value),
      budget: budget(value, doublingBudget, ' ×'),
    };
  });
}

/** @typedef {import('../../src/testing/synthetic/large-host.ts').SyntheticCase} Case */
