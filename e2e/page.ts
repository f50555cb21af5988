/** The journeys' hands: every test watches that nothing leaves this origin and nothing complains. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { servedOrigins } from './serve.ts';

export { expect };

/** Requests to other origins and errors in the console of every context that a test opens, from its first page on. */
export const test = base.extend<{ watched: { expectComplaint: (text: string) => void } }>({
  watched: [
    async ({ context, browser, baseURL }, use) => {
      const complaints: string[] = [];
      const foreign: string[] = [];
      const expected: string[] = [];
      const watch = (one: BrowserContext): void => {
        watchContext(one, new URL(baseURL ?? '').origin, complaints, foreign);
      };
      watch(context);
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const opened = await newContext(options);
        watch(opened);
        return opened;
      };
      await use({
        expectComplaint: (text) => {
          expected.push(text);
        },
      });
      browser.newContext = newContext;
      expect(foreign, 'requests to other origins').toEqual([]);
      const others = complaints.filter((complaint) => !expected.some((text) => complaint.includes(text)));
      expect(others, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

function watchContext(
  context: BrowserContext,
  origin: string,
  complaints: string[],
  foreign: string[],
): void {
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || servedOrigins.has(url.origin);
    if (!isOurs && !/^(?:about|data|blob|file):$/.test(url.protocol)) foreign.push(url.href);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

const texts = join(import.meta.dirname, '../src/examples/texts');

/** One of the built-in texts, as it is shipped. */
export function textOf(name: string): string {
  return readFileSync(join(texts, name), 'utf8');
}

export const hosts = {
  h1: 'H1-8cpu-1node.capabilities.xml',
  h2: 'H2-24cpu-1node-seed001.capabilities.xml',
  h3: 'H3-40cpu-2node-seed003.capabilities.xml',
  h4: 'H4-16cpu-2node.capabilities.xml',
} as const;

/** To begin anew in the same tab: without it the tab goes on with the texts it had. */
export const anew = '#example=precedence';

/** Opens the page and waits until its first picture (or what stands in its place) is painted. */
export async function openPage(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./${fragment}`);
  await painted(page);
}

export async function painted(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('pinscope:paste-to-paint').length > 0);
}

/** The rules, which come after the picture, have judged: the heading has their verdict, and names say how much they found. */
export async function judged(page: Page): Promise<void> {
  await painted(page);
  // Until then a room for the verdict stands there.
  await expect(page.getByRole('heading', { level: 1 }).locator('[aria-hidden]')).toHaveCount(0);
}

/** A paste on the page, outside any field. */
export async function paste(page: Page, ...all: readonly string[]): Promise<void> {
  for (const text of all) {
    await page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: data });
      document.body.dispatchEvent(event);
    }, text);
    await painted(page);
  }
}

/** What stands in the text on show, in whichever of the two editors has it: of a long one the lines in sight. */
export function textOnShow(page: Page): Promise<string> {
  return page
    .getByRole('textbox', { name: /^Text of/ })
    .evaluate((element) =>
      element instanceof HTMLTextAreaElement
        ? element.value
        : [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
    );
}

/** The whole text on show, as a copy of everything has it: the editor keeps elements only for the lines in sight. */
export async function copiedText(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: /^Text of/ });
  await field.press('ControlOrMeta+a');
  return field.evaluate((element) => {
    if (element instanceof HTMLTextAreaElement) return element.value;
    const clipboardData = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData }));
    return clipboardData.getData('text/plain');
  });
}

/** A box, thread or line of the picture, or a row of the table. */
export function entity(page: Page, id: string): Locator {
  return page.locator(`[data-id="${id}"]`);
}

export function picture(page: Page): Locator {
  return page.getByRole('group', { name: /Picture of the host|宿主机与虚拟机线程的图示/ });
}

export async function choose(page: Page, menu: string | RegExp, choice: string | RegExp): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: menu, exact: typeof menu === 'string' })
    .click();
  await page
    .getByRole('banner')
    .getByRole('button', { name: choice, exact: typeof choice === 'string' })
    .click();
}

/** What the table says about a thread: its CPUs and the setting they come from. */
export async function expectRow(page: Page, thread: string, cpus: string, source: string): Promise<void> {
  const cells = entity(page, thread).getByRole('cell');
  await expect(cells.nth(0)).toHaveText(cpus);
  await expect(cells.nth(1).getByText(source, { exact: true })).toBeVisible();
}

/** Opens the Share panel and gives the link that it offers: on this machine's own address, the part from # on. */
export async function shareLink(page: Page): Promise<string> {
  await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
  return page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue();
}

/**
 * Writes into a field that React controls, key by key. Not `fill`: over WebDriver BiDi (Firefox) Playwright
 * sets the field's value by script, which React takes for its own and tells nobody.
 */
export async function write(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}
