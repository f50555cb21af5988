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

/**
 * @typedef {object} Paste
 * @property {number} painted   ms from the paste to the painted picture
 * @property {number} analyzed  ms from the paste to the analysis
 * @property {number} drawn     vCPUs in the picture
 */

/**
 * All sizes once a round, so that a slow moment of the machine does not meet one of them alone.
 * @param {Browser} browser
 * @param {string} url
 * @param {Measured} measured
 * @param {number} pages
 * @returns {Promise<Row[]>}
 */
export async function measurePaste(browser, url, measured, pages) {
  const cases = measured.syntheticCases.map((one) => {
    const { capabilities, domain } = measured.textsOf(one);
    const text = `${domain}\n${capabilities}`;
    return {
      ...one,
      text,
      at: `${one.cpus}/${one.vcpus}, ${bytes(text.length)}`,
      first: /** @type {Paste[]} */ ([]),
      busy: /** @type {number[]} */ ([]),
      second: /** @type {Paste[]} */ ([]),
      heaps: /** @type {number[]} */ ([]),
      failure: /** @type {unknown} */ (undefined),
    };
  });
  for (let round = 0; round < pages; round++) {
    for (const one of cases) {
      if (one.failure !== undefined) continue;
      const page = await openPage(browser, url);
      try {
        const before = await heapOf(page);
        await browser.startTracing(page, { categories: ['blink.user_timing'] });
        try {
          one.first.push(await paste(page, one.text));
        } finally {
          one.busy.push(busyTimeIn(await browser.stopTracing()));
        }
        one.heaps.push((await heapOf(page)) - before);
        await openExampleAgain(page);
        one.second.push(await paste(page, one.text));
      } catch (error) {
        one.failure = error;
      } finally {
        await page.context().close();
      }
    }
  }
  return cases.flatMap(({ cpus, vcpus, at, first, busy, second, heaps, failure }) => {
    if (failure !== undefined) return [notMeasured('paste → painted', failure, at)];
    const most = pasteBudgets[cpus];
    const value = median(first.map(({ painted }) => painted));
    return [
      {
        ...pasteRow('fresh page', at, first, vcpus, busy),
        ...(most === undefined ? {} : { budget: budget(value, most, ' ms') }),
      },
      {
        ...pasteRow('second paste', at, second, vcpus),
        beside: `heap +${bytes(median(heaps))} by the first paste`,
        ratio: `${ratio(median(second.map(({ painted }) => painted)), value)} of the first`,
      },
    ];
  });
}

/**
 * @param {string} which
 * @param {string} at
 * @param {readonly Paste[]} pastes
 * @param {number} vcpus
 * @param {readonly number[]} [busy]
 * @returns {Row}
 */
function pasteRow(which, at, pastes, vcpus, busy) {
  const what = `paste → painted, ${which}`;
  if (pastes.some(({ drawn }) => drawn < vcpus)) return notMeasured(what, 'the picture lacks vCPUs', at);
  const painted = pastes.map(({ painted }) => painted);
  const analyzed = pastes.map(({ analyzed }) => analyzed);
  const share = busy === undefined ? '' : `main thread busy: ${milliseconds(busy)}; `;
  return {
    what,
    at,
    ours: milliseconds(painted),
    beside: `${share}→ analysed: ${milliseconds(analyzed)}`,
    ratio: ratio(median(painted), median(analyzed)),
  };
}

/**
 * What the page's main thread worked between the paste and the painted picture, by the processor's clock: unlike the
 * time on the wall it hardly moves with what else the machine does.
 * @param {Buffer} trace
 */
function busyTimeIn(trace) {
  /** @type {readonly { name: string, tts?: number }[]} */
  const events = JSON.parse(trace.toString('utf8')).traceEvents;
  const at = (/** @type {string} */ name) =>
    events.findLast((event) => event.name === name)?.tts ?? Number.NaN;
  return (at('pinscope:painted') - at('pinscope:paste')) / 1000;
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
              drawn:
                document.querySelector('[data-painted="canvas"]') === null
                  ? document.querySelectorAll('svg.pinscope-map [data-kind="vcpu"]').length
                  : Infinity,
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
