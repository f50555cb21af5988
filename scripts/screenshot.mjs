// @ts-check
// `npm run screenshot`: the pictures of the README, docs/pinscope.png and docs/pinscope-dark.png, from the built page.
//   npm run screenshot -- --all DIR   light and dark, wide and narrow, in every language, into DIR
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from './tools.mjs';

/** @typedef {{ file: string, theme: 'light' | 'dark', language: string, width: number, height: number }} Shot */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { all: { type: 'string' } } });
const themes = /** @type {const} */ (['light', 'dark']);
const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const languages = ['en', 'zh-CN'];

await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  preview: { host: '127.0.0.1', port: 0, strictPort: false },
  logLevel: 'warn',
});
const address = server.httpServer.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  // the same pixels on every machine: no subpixel text, sRGB
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-lcd-text',
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
  ],
});
try {
  for (const shot of values.all === undefined ? readmeShots() : allShots(resolve(values.all)))
    await take(shot);
} finally {
  await browser.close();
  await server.close();
}

/** @returns {Shot[]} */
function readmeShots() {
  return themes.map((theme) => ({
    file: join(root, 'docs', theme === 'light' ? 'pinscope.png' : 'pinscope-dark.png'),
    theme,
    language: 'en',
    width: 1440,
    height: 900,
  }));
}

/** @param {string} folder @returns {Shot[]} */
function allShots(folder) {
  return languages.flatMap((language) =>
    windows.flatMap((size) =>
      themes.map((theme) => ({
        file: join(folder, `${language}-${size.width}-${theme}.png`),
        theme,
        language,
        ...size,
      })),
    ),
  );
}

/** Language and theme as the page keeps them from visit to visit. @param {Shot} shot */
async function take({ file, theme, language, width, height }) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.addInitScript((preferences) => {
    window.localStorage.setItem('pinscope:preferences', preferences);
  }, JSON.stringify({ language, theme }));
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/#example=precedence`);
  await page.waitForFunction(() => performance.getEntriesByName('pinscope:paste-to-paint').length > 0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    // what follows the picture (lists, marks in the editor) comes within the next frames
    for (let frame = 0; frame < 5; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  console.log(file);
}
