// @ts-check
// Reading XML beside DOMParser, and paste → painted, both in Chromium.
import { bytes, budget, median, milliseconds, notMeasured, number, ratio } from './figures.mjs';
import { comeToRest, openPage } from './chromium.mjs';

/**
 * @typedef {import('./compile.mjs').Measured} Measured
 * @typedef {import('./chromium.mjs').Browser} Browser
 * @typedef {import('./chromium.mjs').Page} Page
 * @typedef {import('./figures.mjs').Row} Row
 * @typedef {import('./xml-in-page.ts').XmlJob} XmlJob
 * @typedef {import('./xml-in-page.ts').XmlTimes} XmlTimes
 */

/** In ms, by the number of the host's CPUs. @type {Readonly<Record<number, number>>} */
const pasteBudgets = { 96: 75, 448: 100 };

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
    { name: 'domain', how: 'domain', text: pinnedDomainText('4n 56c 2t', 128, 73) },
    { name: 'capabilities, 448 CPUs', how: 'large', text: longCapabilitiesText('4n 56c 2t', 60_000) },
    { name: 'capabilities, 8,192 CPUs', how: 'large', text: longCapabilitiesText('8n 512c 2t', 764_000) },
    { name: 'capabilities, 8,192 CPUs', how: 'large', text: longCapabilitiesText('8n 512c 2t', 2_500_000) },
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

/**
 * @typedef {object} Paste
 * @property {number} painted   ms from the paste to the painted picture
 * @property {number} analyzed  ms from the paste to the analysis
 * @property {number} drawn     vCPUs in the picture
 */

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {Measured} measured
 * @param {number} pages
 * @returns {Promise<Row[]>}
 */
export async function measurePaste(browser, url, measured, pages) {
  /** @type {Row[]} */
  const rows = [];
  for (const one of measured.syntheticCases) {
    const { capabilities, domain } = measured.textsOf(one);
    const text = `${domain}\n${capabilities}`;
    const at = `${one.cpus}/${one.vcpus}, ${bytes(text.length)}`;
    try {
      /** @type {Paste[]} */
      const fresh = [];
      /** @type {Paste[]} */
      const again = [];
      const heaps = [];
      for (let turn = 0; turn < pages; turn++) {
        const page = await openPage(browser, url);
        const before = await heapOf(page);
        fresh.push(await paste(page, text));
        heaps.push((await heapOf(page)) - before);
        await openExampleAgain(page);
        again.push(await paste(page, text));
        await page.context().close();
      }
      const most = pasteBudgets[one.cpus];
      rows.push(
        {
          ...pasteRow('fresh page', at, fresh, one.vcpus),
          ...(most === undefined
            ? {}
            : { budget: budget(median(fresh.map(({ painted }) => painted)), most, ' ms') }),
        },
        {
          ...pasteRow('second paste', at, again, one.vcpus),
          beside: `heap +${bytes(median(heaps))} by the first paste`,
        },
      );
    } catch (error) {
      rows.push(notMeasured('paste → painted', error, at));
    }
  }
  return rows;
}

/** @param {string} which @param {string} at @param {readonly Paste[]} pastes @param {number} vcpus @returns {Row} */
function pasteRow(which, at, pastes, vcpus) {
  const missing = pastes.some(({ drawn }) => drawn < vcpus);
  if (missing) return notMeasured(`paste → painted, ${which}`, 'the picture lacks vCPUs', at);
  const painted = pastes.map(({ painted }) => painted);
  const analyzed = pastes.map(({ analyzed }) => analyzed);
  return {
    what: `paste → painted, ${which}`,
    at,
    ours: milliseconds(painted),
    beside: `→ analysed: ${milliseconds(analyzed)}`,
    ratio: ratio(median(painted), median(analyzed)),
  };
}

/**
 * Pastes as the browser does it: the event with the text, on the body. The text is in the page beforehand.
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<Paste>}
 */
async function paste(page, text) {
  await page.evaluate((given) => {
    Reflect.set(window, 'givenText', given);
  }, text);
  await comeToRest(page);
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no picture within 30 s')), 30_000);
        const observer = new PerformanceObserver((list) => {
          for (const { name, duration, startTime } of list.getEntries()) {
            if (name !== 'pinscope:paste-to-paint') continue;
            clearTimeout(timer);
            observer.disconnect();
            const analyzed = performance.getEntriesByName('pinscope:analyzed').at(-1);
            resolve({
              painted: duration,
              analyzed: (analyzed?.startTime ?? Number.NaN) - startTime,
              drawn: document.querySelectorAll('svg.pinscope-map [data-kind="vcpu"]').length,
            });
          }
        });
        observer.observe({ type: 'measure' });
        const clipboardData = new window.DataTransfer();
        clipboardData.setData('text/plain', String(Reflect.get(window, 'givenText')));
        const event = new window.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      }),
  );
}

/** So that the next paste starts over instead of adding a second guest. @param {Page} page */
async function openExampleAgain(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          if (list.getEntriesByName('pinscope:paste-to-paint').length > 0) resolve(undefined);
        });
        observer.observe({ type: 'measure' });
        location.hash = '#example=precedence';
      }),
  );
}

/** After a collection. @param {Page} page */
async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
