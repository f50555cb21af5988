// @ts-check
// Chromium for the measurements, the built page for it to open, and the two signs that the page gives.
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findChromium } from '../tools.mjs';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 */

/** Those of the journeys; and a frame is painted when it is ready instead of at the screen's next turn. */
export const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];

/** @param {readonly string[]} [more] further flags @returns {Promise<Browser>} */
export function launchChromium(more = []) {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...launchFlags, ...more],
  });
}

/** Serves dist/ on a free port. @param {string} root */
export async function servePage(root) {
  const server = await preview({
    root,
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
    logLevel: 'warn',
  });
  const address = server.httpServer.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** So long the page is left alone: nobody has a text at hand sooner, and in its worker it rehearses for a second and a half, from half a second on. */
const readingMs = 2000;

/**
 * A fresh page, in a context of its own (no cache, no storage), whose example is painted and which has come to rest.
 * @param {Browser} browser
 * @param {string} url
 * @returns {Promise<Page>}
 */
export async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(url);
  await comeToRest(page);
  await page.waitForTimeout(readingMs);
  return page;
}

/** The picture is painted, nothing is loading, and the page is idle. @param {Page} page */
export async function comeToRest(page) {
  await page.waitForFunction(
    () => performance.getEntriesByName('pinscope:paste-to-paint').length > 0,
    undefined,
    { polling: 50, timeout: 30_000 },
  );
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        window.requestIdleCallback(resolve, { timeout: 2000 });
      }),
  );
}
