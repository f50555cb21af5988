// @ts-check
// What the measurements do inside the page: pasting as a browser does it, waiting for paint, watching for long blocks.
import { comeToRest } from './chromium.mjs';

/**
 * @typedef {import('./chromium.mjs').Page} Page
 * @typedef {object} Paste
 * @property {number} painted   ms from the paste to the painted picture
 * @property {number} analyzed  ms from the paste to the analysis
 */

/**
 * The event with the text, on the body. The text is on the clipboard beforehand: putting it there is no work of the page's.
 * @param {Page} page @param {string} text @returns {Promise<Paste>}
 */
export async function paste(page, text) {
  await page.evaluate((given) => {
    const clipboardData = new window.DataTransfer();
    clipboardData.setData('text/plain', given);
    Reflect.set(window, 'clipboardGiven', clipboardData);
    Reflect.set(
      window,
      'afterPaint',
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => {
            const channel = new window.MessageChannel();
            channel.port1.onmessage = resolve;
            channel.port2.postMessage(undefined);
          });
        }),
    );
  }, text);
  await comeToRest(page);
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no picture within 60 s')), 60_000);
        const observer = new PerformanceObserver((list) => {
          for (const { name, duration, startTime } of list.getEntries()) {
            if (name !== 'pinscope:paste-to-paint') continue;
            clearTimeout(timer);
            observer.disconnect();
            const analyzed = performance.getEntriesByName('pinscope:analyzed').at(-1);
            resolve({ painted: duration, analyzed: (analyzed?.startTime ?? Number.NaN) - startTime });
          }
        });
        observer.observe({ type: 'measure' });
        const clipboardData = Reflect.get(window, 'clipboardGiven');
        const event = new window.ClipboardEvent('paste', { bubbles: true, cancelable: true });
        // Firefox takes no data from a script's event.
        Object.defineProperty(event, 'clipboardData', { value: clipboardData });
        document.body.dispatchEvent(event);
      }),
  );
}

/** So that the next paste starts over instead of adding a second guest. @param {Page} page */
export async function openExampleAgain(page) {
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
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Tasks of more than 50 ms from now on; shorter ones count as none. @param {Page} page */
export async function watchBlocks(page) {
  await page.evaluate(() => {
    const found = /** @type {number[]} */ ([]);
    Reflect.set(window, 'blocks', found);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    }).observe({ type: 'longtask' });
  });
  return {
    /** Once the page is at rest. @returns {Promise<number>} */
    longest: async () => {
      await page.waitForTimeout(600);
      return page.evaluate(() => Math.max(0, .../** @type {number[]} */ (Reflect.get(window, 'blocks'))));
    },
  };
}

const betweenKeysMs = 5;

/**
 * Presses a key that does nothing, again soon after it is heard, as a browser is told of a keyboard: how long the page lets
 * each wait. A block that gives way to input (CodeMirror parses in slices of 100 ms and asks after each piece) makes none wait.
 * @param {Page} page
 */
export async function pressKeys(page) {
  await page.evaluate(() => {
    const waits = /** @type {number[]} */ ([]);
    Reflect.set(window, 'waits', waits);
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        waits.push(performance.now() - timeStamp);
      },
      { capture: true },
    );
  });
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 };
  let isPressing = true;
  const pressing = (async () => {
    while (isPressing) {
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await page.waitForTimeout(betweenKeysMs);
    }
  })();
  return {
    /** @returns {Promise<{ longest: number, presses: number }>} */
    stop: async () => {
      isPressing = false;
      await pressing;
      await session.detach();
      return page.evaluate(() => {
        const waits = /** @type {number[]} */ (Reflect.get(window, 'waits'));
        return { longest: Math.max(...waits), presses: waits.length };
      });
    },
  };
}

/**
 * What the page's main thread has worked so far, in ms by the processor's clock: unlike the time on the wall it hardly
 * moves with what else the machine does.
 * @param {Page} page
 */
export async function watchWork(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    /** @returns {Promise<number>} */
    soFar: async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
    },
  };
}
