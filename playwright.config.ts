import { defineConfig } from '@playwright/test';
import { findFirefox, findQuickChromium } from './scripts/tools.mjs';

// The journeys run on the built page. 4173 is left to `npm start`.
const port = Number(process.env['PINSCOPE_E2E_PORT'] ?? 4174);
const chromium = findQuickChromium();
const firefox = findFirefox();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  retries: 0,
  // Firefox on two busy cores takes its time; what is wrong stays wrong.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PINSCOPE_E2E_JSON'] ?? 'test-results/json/e2e.json' }],
  ],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'en-US',
    // It would fetch the whole page for each test; one allows it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    // A trace of every test costs a third of its time: asked for when one fails.
    trace: process.env['PINSCOPE_TRACE'] === undefined ? 'off' : 'retain-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      outputDir: 'test-results/e2e-chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          // Debian's; without it, the build that `playwright install` downloads
          ...(chromium === undefined ? {} : { executablePath: chromium }),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
          ],
        },
      },
    },
    {
      name: 'firefox',
      outputDir: 'test-results/e2e-firefox',
      // What is the same in every browser is tried in one: what texts mean and what is said of them, axe's rules;
      // and what this one cannot do under test.
      testIgnore: ['access', 'bad-input', 'reading', 'rules', 'snippets'].map((name) => `${name}.spec.ts`),
      grepInvert: /@one-browser/,
      // Debian's Firefox ESR speaks WebDriver BiDi, which is what this channel means (Playwright ≤ 1.64.1)
      use:
        firefox === undefined
          ? { browserName: 'firefox' }
          : { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: firefox } },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false, // it could be serving another build
    timeout: 30_000,
  },
});
