// @ts-check
// The picture in Chromium: paste → painted, hover → painted, frames of zoom and pan, elements, heap, longest block.
import { bytes, budget, median, milliseconds, notMeasured } from './figures.mjs';
import { openPage } from './chromium.mjs';
import { heapOf, openExampleAgain, paste, watchBlocks, watchWork } from './in-page.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./chromium.mjs').Browser} Browser
 * @typedef {import('./chromium.mjs').Page} Page
 * @typedef {import('./figures.mjs').Row} Row
 */

/** Hosts with two threads a core; the times are the targets in ms. */
const cases = [
  { cpus: 24, vcpus: 4, shape: 'node:1 core:12 pu:2' },
  { cpus: 96, vcpus: 16, shape: 'node:2 core:24 pu:2', first: 75 },
  { cpus: 256, vcpus: 32, shape: 'node:2 core:64 pu:2' },
  { cpus: 448, vcpus: 128, shape: 'node:4 core:56 pu:2', first: 100, second: 50 },
  { cpus: 1024, vcpus: 512, shape: 'node:4 core:128 pu:2', first: 200 },
  { cpus: 4096, vcpus: 256, shape: 'node:8 core:256 pu:2' },
  { cpus: 8192, vcpus: 512, shape: 'node:8 core:512 pu:2' },
  { cpus: 8192, vcpus: 4096, shape: 'node:8 core:512 pu:2', first: 300 },
];

const frameBudget = 16;
const blockBudget = 100;
const mostElements = 2000;

/** @param {number} cpus */
const hoverBudget = (cpus) => (cpus <= 1024 ? 8 : 16);

/** @typedef {Record<'firstWork' | 'hoverWork' | 'zoomWork' | 'panWork' | 'secondWork' | 'first' | 'second' | 'analyzed' | 'hover' | 'zoom' | 'pan' | 'heap' | 'elements' | 'block', number[]>} Samples */

/** @returns {Samples} */
const noSamples = () => ({
  firstWork: [],
  hoverWork: [],
  zoomWork: [],
  panWork: [],
  secondWork: [],
  first: [],
  second: [],
  analyzed: [],
  hover: [],
  zoom: [],
  pan: [],
  heap: [],
  elements: [],
  block: [],
});

/**
 * All sizes once a round, so that a slow moment of the machine does not meet one of them alone.
 * @param {Browser} browser @param {string} url @param {Measured} measured @param {number} rounds @param {readonly number[]} [only]
 * @returns {Promise<Row[]>}
 */
export async function measurePicture(browser, url, measured, rounds, only) {
  const all = cases
    .filter(({ cpus }) => only === undefined || only.includes(cpus))
    .map((one) => {
      const { capabilities, domain } = measured.textsOf(one);
      return {
        ...one,
        text: `${domain}\n${capabilities}`,
        samples: noSamples(),
        failure: /** @type {unknown} */ (undefined),
      };
    });
  const atRest = await heapAtRest(browser, url);
  for (let round = 0; round < rounds; round++) {
    for (const one of all) {
      if (one.failure !== undefined) continue;
      const page = await openPage(browser, url);
      try {
        await measureOnce(page, one, atRest);
      } catch (error) {
        one.failure = error;
      } finally {
        await page.context().close();
      }
    }
  }
  return all.flatMap(rowsOf);
}

/**
 * Of a page in which nothing was pasted. Not taken in the pages that are measured: a collection that is asked for throws
 * away code that the browser has made fast, as no reader's page does between its opening and the paste.
 * @param {Browser} browser @param {string} url @returns {Promise<number>}
 */
async function heapAtRest(browser, url) {
  const page = await openPage(browser, url);
  try {
    return await heapOf(page);
  } finally {
    await page.context().close();
  }
}

/** @param {Page} page @param {{ text: string, vcpus: number, samples: Samples }} one @param {number} atRest */
async function measureOnce(page, { text, vcpus, samples }, atRest) {
  const blocks = await watchBlocks(page);
  const work = await watchWork(page);
  /**
   * @template T
   * @param {number[]} into
   * @param {() => Promise<T>} run
   * @param {(result: T) => number} count
   */
  const during = async (into, run, count) => {
    const begin = await work.soFar();
    const result = await run();
    into.push(((await work.soFar()) - begin) / count(result));
    return result;
  };
  const { painted, analyzed } = await during(
    samples.firstWork,
    () => paste(page, text),
    () => 1,
  );
  samples.first.push(painted);
  samples.analyzed.push(analyzed);
  samples.block.push(await blocks.longest());
  samples.heap.push((await heapOf(page)) - atRest);
  await expectThreads(page, vcpus);
  samples.elements.push(await page.locator('.pinscope-map *').count());
  /** @param {number[]} times */
  const length = (times) => times.length;
  samples.hover.push(...(await during(samples.hoverWork, () => hover(page), length)));
  samples.zoom.push(...(await during(samples.zoomWork, () => zoom(page), length)));
  samples.pan.push(...(await during(samples.panWork, () => pan(page), length)));
  await openExampleAgain(page);
  samples.second.push(
    (
      await during(
        samples.secondWork,
        () => paste(page, text),
        () => 1,
      )
    ).painted,
  );
}

/** A picture that lacks threads is quickly painted. A canvas has no elements to count. @param {Page} page @param {number} vcpus */
async function expectThreads(page, vcpus) {
  if ((await page.locator('[data-painted="canvas"]').count()) > 0) return;
  const drawn = await page.locator('svg.pinscope-map [data-kind="vcpu"]').count();
  if (drawn < vcpus) throw new Error(`the picture lacks vCPUs: ${drawn} of ${vcpus}`);
}

/**
 * A frame in which nothing changes (the pointer came upon nothing new) lasts to the next turn of a clock of 60 Hz, also
 * with the cap lifted: an empty page takes 17 ms for each. Without a rest the next hover would wait for that clock, and
 * how often it does would be all that is measured.
 */
const restMs = 40;

/** Onto one thing after another, from rest, by the events that the pointer makes. @param {Page} page @returns {Promise<number[]>} */
function hover(page) {
  return page.evaluate(async (rest) => {
    const pane = document.querySelector('[data-testid="picture"]');
    if (pane === null) throw new Error('no picture');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const times = [];
    for (let i = 0; i < 160 && times.length < 24; i++) {
      // A sequence that spreads over the pane without ever repeating.
      const clientX = left + width * ((0.5 + i * 0.7548776662) % 1);
      const clientY = top + height * 0.9 * ((0.5 + i * 0.569840291) % 1);
      const target = document.elementFromPoint(clientX, clientY) ?? pane;
      await new Promise((resolve) => setTimeout(resolve, rest));
      const begin = performance.now();
      const event = { clientX, clientY, bubbles: true, pointerType: 'mouse' };
      target.dispatchEvent(new window.PointerEvent('pointerover', event));
      target.dispatchEvent(new window.PointerEvent('pointermove', event));
      await /** @type {Promise<void>} */ (Reflect.get(window, 'afterPaint')());
      const end = performance.now();
      if (document.querySelector('.pinscope-map.has-focus') !== null) times.push(end - begin);
    }
    return times;
  }, restMs);
}

/** Into the middle and out again, a turn of the wheel a frame. @param {Page} page @returns {Promise<number[]>} */
function zoom(page) {
  return page.evaluate(async () => {
    const pane = document.querySelector('[data-testid="picture"]');
    if (pane === null) throw new Error('no picture');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const times = [];
    for (let i = 0; i < 60; i++) {
      const begin = performance.now();
      const at = { clientX: left + width / 2, clientY: top + height / 4, bubbles: true, cancelable: true };
      pane.dispatchEvent(new window.WheelEvent('wheel', { ...at, deltaY: i < 30 ? -40 : 40 }));
      await /** @type {Promise<void>} */ (Reflect.get(window, 'afterPaint')());
      times.push(performance.now() - begin);
    }
    return times;
  });
}

/** @param {Page} page @returns {Promise<number[]>} */
function pan(page) {
  return page.evaluate(async () => {
    const pane = document.querySelector('[data-testid="picture"]');
    if (pane === null) throw new Error('no picture');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const at = (/** @type {number} */ step) => ({
      clientX: left + width / 2 + 4 * step,
      clientY: top + height / 2 + 2 * step,
      bubbles: true,
      cancelable: true,
      view: window,
    });
    pane.dispatchEvent(new window.MouseEvent('mousedown', at(0)));
    const times = [];
    for (let step = 1; step <= 40; step++) {
      const begin = performance.now();
      window.dispatchEvent(new window.MouseEvent('mousemove', at(step < 20 ? step : 40 - step)));
      await /** @type {Promise<void>} */ (Reflect.get(window, 'afterPaint')());
      times.push(performance.now() - begin);
    }
    window.dispatchEvent(new window.MouseEvent('mouseup', at(0)));
    return times;
  });
}

/** @param {typeof cases[number] & { text: string, samples: Samples, failure: unknown }} one @returns {Row[]} */
function rowsOf({ cpus, vcpus, text, first, second, samples, failure }) {
  const at = `${cpus}/${vcpus}`;
  if (failure !== undefined) return [notMeasured('the picture', failure, at)];
  const elements = median(samples.elements);
  return [
    {
      what: 'paste → painted, fresh page',
      at: `${at}, ${bytes(text.length)}`,
      ours: milliseconds(samples.first),
      beside: `main thread busy: ${milliseconds(samples.firstWork)}; → analysed: ${milliseconds(samples.analyzed)}; heap +${bytes(median(samples.heap))}`,
      ...(first === undefined ? {} : { budget: budget(median(samples.first), first, ' ms') }),
    },
    {
      what: 'paste → painted, second paste',
      at,
      ours: milliseconds(samples.second),
      beside: `main thread busy: ${milliseconds(samples.secondWork)}`,
      ...(second === undefined ? {} : { budget: budget(median(samples.second), second, ' ms') }),
    },
    {
      what: 'longest block of the main thread at the first paste',
      at,
      ours: milliseconds(samples.block),
      budget: budget(median(samples.block), blockBudget, ' ms'),
    },
    {
      what: 'hover → painted',
      at,
      ours: milliseconds(samples.hover),
      beside: `main thread busy: ${milliseconds(samples.hoverWork)}`,
      budget: budget(median(samples.hover), hoverBudget(cpus), ' ms'),
    },
    {
      what: 'a frame of zooming',
      at,
      ours: milliseconds(samples.zoom),
      beside: `main thread busy: ${milliseconds(samples.zoomWork)}`,
      budget: budget(median(samples.zoom), frameBudget, ' ms'),
    },
    {
      what: 'a frame of panning',
      at,
      ours: milliseconds(samples.pan),
      beside: `main thread busy: ${milliseconds(samples.panWork)}`,
      budget: budget(median(samples.pan), frameBudget, ' ms'),
    },
    {
      what: 'elements of the picture',
      at,
      ours: String(elements),
      ...(cpus > 1024 ? { budget: budget(elements, mostElements, '') } : {}),
    },
  ];
}
