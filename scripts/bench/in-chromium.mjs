// @ts-check
// Reading XML beside DOMParser, in Chromium.
import { bytes, budget, median, milliseconds, number } from './figures.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./chromium.mjs').Browser} Browser
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {import('./xml-in-page.ts').XmlJob} XmlJob
 * @typedef {import('./xml-in-page.ts').XmlTimes} XmlTimes
 */

/**
 * @param {Browser} browser
 * @param {string} script  the compiled xml-in-page.ts
 * @param {Measured} measured
 * @param {number} rounds
 * @returns {Promise<Row[]>}
 */
export async function measureXml(browser, script, measured, rounds) {
  const { longCapabilitiesText, pinnedDomainText } = measured;
  /** @type {readonly { name: string, how: XmlJob['how'], text: string }[]} */
  const documents = [
    { name: 'domain', how: 'domain', text: pinnedDomainText('node:4 core:56 pu:2', 128, 73) },
    {
      name: 'capabilities, 448 CPUs',
      how: 'large',
      text: longCapabilitiesText('node:4 core:56 pu:2', 60_000),
    },
    {
      name: 'capabilities, 8,192 CPUs',
      how: 'large',
      text: longCapabilitiesText('node:8 core:512 pu:2', 764_000),
    },
    {
      name: 'capabilities, 8,192 CPUs',
      how: 'large',
      text: longCapabilitiesText('node:8 core:512 pu:2', 2_500_000),
    },
  ];
  const rows = [];
  for (const { name, how, text } of documents) {
    const page = await browser.newPage();
    await page.addScriptTag({ path: script });
    const { ours, theirs } = await page.evaluate(
      (job) => /** @type {(job: XmlJob) => XmlTimes} */ (Reflect.get(window, 'compareXml'))(job),
      { text, how, rounds },
    );
    await page.close();
    const value = median(ours) / median(theirs);
    rows.push({
      what: 'XML read (Chromium, warm)',
      at: `${name}, ${bytes(text.length)}`,
      ours: milliseconds(ours),
      beside: `DOMParser: ${milliseconds(theirs)}`,
      ratio: number(value),
      budget: budget(value, text.length <= 1e6 ? 1 : 1.5, ' ×'),
    });
  }
  return rows;
}
