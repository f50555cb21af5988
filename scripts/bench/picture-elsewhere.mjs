// @ts-check
// What is beside the map in Chromium: opening the matrix, and the map in Firefox.
import { firefox } from '@playwright/test';
import { findFirefox } from '../tools.mjs';
import { comeToRest, openPage } from './chromium.mjs';
import { budget, median, milliseconds, notMeasured } from './figures.mjs';
import { paste, watchBlocks } from './in-page.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./chromium.mjs').Browser} Browser
 * @typedef {import('./chromium.mjs').Page} Page
 * @typedef {import('./figures.mjs').Row} Row
 */

const blockBudget = 100;
const hosts = [
  { cpus: 96, vcpus: 16, shape: 'node:2 core:24 pu:2' },
  { cpus: 448, vcpus: 128, shape: 'node:4 core:56 pu:2' },
  { cpus: 1024, vcpus: 512, shape: 'node:4 core:128 pu:2' },
  { cpus: 8192, vcpus: 4096, shape: 'node:8 core:512 pu:2' },
];

/** Threads × CPUs, opened for the first time. @param {Browser} browser @param {string} url @param {Measured} measured @param {number} rounds @returns {Promise<Row[]>} */
export async function measureMatrix(browser, url, measured, rounds) {
  const rows = [];
  for (const one of hosts.slice(-2)) {
    const { capabilities, domain } = measured.textsOf(one);
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const page = await openPage(browser, url);
      await paste(page, `${domain}\n${capabilities}`);
      await page.waitForTimeout(600);
      const blocks = await watchBlocks(page);
      await page.evaluate(() => {
        for (const button of document.querySelectorAll('button'))
          if (button.textContent === 'Matrix') button.click();
      });
      await page.getByTestId('matrix').waitFor();
      times.push(await blocks.longest());
      await page.context().close();
    }
    rows.push({
      what: 'longest block of the main thread when the matrix is opened',
      at: `${one.cpus}/${one.vcpus}`,
      ours: milliseconds(times),
      budget: budget(median(times), blockBudget, ' ms'),
    });
  }
  return rows;
}

/** Frames come with the screen there; so a hover is what it costs: script, style and layout. @param {string} url @param {Measured} measured @param {number} rounds @returns {Promise<Row[]>} */
export async function measureInFirefox(url, measured, rounds) {
  const executablePath = findFirefox();
  const browser = await firefox
    .launch(executablePath === undefined ? {} : { channel: 'moz-firefox', executablePath })
    .catch((/** @type {unknown} */ error) => error);
  if (browser instanceof Error || !hasPages(browser)) return [notMeasured('the picture in Firefox', browser)];
  try {
    const what = `Firefox ${browser.version()}`;
    const rows = [];
    for (const one of hosts) {
      const { capabilities, domain } = measured.textsOf(one);
      const painted = [];
      const hovers = [];
      const frames = { atOnce: noFrames(), atRest: noFrames(), pan: noFrames(), empty: noFrames() };
      for (let round = 0; round < rounds; round++) {
        const page = await openPage(browser, url);
        painted.push((await paste(page, `${domain}\n${capabilities}`)).painted);
        hovers.push(...(await hoverWork(page)));
        frames.atOnce.push(...(await zoomFrames(page)));
        await comeToRest(page);
        await page.waitForTimeout(restMs);
        frames.atRest.push(...(await zoomFrames(page)));
        frames.pan.push(...(await panFrames(page)));
        await page.context().close();
        frames.empty.push(...(await emptyFrames(browser)));
      }
      const at = `${one.cpus}/${one.vcpus}`;
      rows.push(
        {
          what: `${what}: paste → painted, fresh page`,
          at,
          ours: milliseconds(painted),
          beside: `hover, script + style + layout: ${milliseconds(hovers)}`,
        },
        {
          what: `${what}: late frames of zooming · panning, the page at rest`,
          at,
          ours: `${lateOf(frames.atRest)} · ${lateOf(frames.pan)}`,
          beside: `an empty page: ${lateOf(frames.empty)}; zooming at once after the paste: ${lateOf(frames.atOnce)}`,
        },
      );
    }
    return rows;
  } catch (error) {
    return [notMeasured('the picture in Firefox', error)];
  } finally {
    await browser.close();
  }
}

/** @param {unknown} browser @returns {browser is Browser} */
function hasPages(browser) {
  return typeof browser === 'object' && browser !== null && 'newContext' in browser;
}

/** @param {Page} page @returns {Promise<number[]>} */
function hoverWork(page) {
  return page.evaluate(() => {
    const pane = document.querySelector('[data-testid="picture"]');
    if (pane === null) throw new Error('no picture');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const times = [];
    for (let i = 0; i < 160 && times.length < 24; i++) {
      const clientX = left + width * ((0.5 + i * 0.7548776662) % 1);
      const clientY = top + height * 0.9 * ((0.5 + i * 0.569840291) % 1);
      const target = document.elementFromPoint(clientX, clientY) ?? pane;
      const event = { clientX, clientY, bubbles: true, pointerType: 'mouse' };
      const begin = performance.now();
      target.dispatchEvent(new window.PointerEvent('pointerover', event));
      target.dispatchEvent(new window.PointerEvent('pointermove', event));
      pane.getBoundingClientRect();
      const end = performance.now();
      if (document.querySelector('.pinscope-map.has-focus') !== null) times.push(end - begin);
    }
    return times;
  });
}

/** After it nothing of the paste goes on: judging, naming, what the page rehearses. */
const restMs = 1500;
/** Half as long again as a frame of 60 Hz: the one before is shown twice. */
const lateMs = 25;

/** @returns {number[]} */
const noFrames = () => [];

/** @param {number[]} frames ms from each to the next */
const lateOf = (frames) => `${frames.filter((ms) => ms > lateMs).length} of ${frames.length}`;

/** From frame to frame, a turn of the wheel each. @param {Page} page @returns {Promise<number[]>} */
function zoomFrames(page) {
  return page.evaluate(async () => {
    const pane = document.querySelector('[data-testid="picture"]');
    if (pane === null) throw new Error('no picture');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 4, bubbles: true, cancelable: true };
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    let before = Number(await frame());
    for (let i = 0; i < 60; i++) {
      pane.dispatchEvent(new window.WheelEvent('wheel', { ...at, deltaY: i < 30 ? -40 : 40 }));
      const now = Number(await frame());
      times.push(now - before);
      before = now;
    }
    return times;
  });
}

/** From frame to frame, the picture held and carried in a circle. @param {Page} page @returns {Promise<number[]>} */
function panFrames(page) {
  return page.evaluate(async () => {
    const pane = document.querySelector('[data-testid="picture"]');
    if (pane === null) throw new Error('no picture');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const at = (/** @type {number} */ i) => ({
      clientX: left + width / 2 + 120 * Math.cos(i / 9.55),
      clientY: top + height / 2 + 120 * Math.sin(i / 9.55),
      bubbles: true,
      cancelable: true,
      view: window,
    });
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    pane.dispatchEvent(new window.MouseEvent('mousedown', at(0)));
    let before = Number(await frame());
    for (let i = 1; i <= 60; i++) {
      window.dispatchEvent(new window.MouseEvent('mousemove', at(i)));
      const now = Number(await frame());
      times.push(now - before);
      before = now;
    }
    window.dispatchEvent(new window.MouseEvent('mouseup', at(60)));
    return times;
  });
}

/** What the browser and the machine drop by themselves. @param {Browser} browser @returns {Promise<number[]>} */
async function emptyFrames(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const times = await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const between = [];
    let before = Number(await frame());
    for (let i = 0; i < 60; i++) {
      document.title = String(i);
      const now = Number(await frame());
      between.push(now - before);
      before = now;
    }
    return between;
  });
  await page.close();
  return times;
}
