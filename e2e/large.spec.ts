/** 2,048 CPUs and 256 vCPUs: alike nodes fold; unfolded, painted on a canvas, and used like any other picture. */
import type { Page } from '@playwright/test';
import { textsOf } from '../src/testing/synthetic/large-host.ts';
import { choose, expect, judged, openPage, paste, picture, test } from './page.ts';

const { capabilities, domain } = textsOf({ cpus: 2048, vcpus: 256, shape: 'node:8 core:128 pu:2' });

async function openLarge(page: Page): Promise<void> {
  await openPage(page);
  await paste(page, `${domain}\n${capabilities}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2048 CPUs');
  // Six of the nodes are alike, and nothing happens on them.
  const fold = page.getByRole('button', { name: 'Fold nodes that are alike' });
  await expect(fold).toHaveAttribute('aria-pressed', 'true');
  await fold.click();
  // Laid out anew, in the worker.
  await expect(fold).toHaveAttribute('aria-pressed', 'false');
  await expect(picture(page)).toHaveAttribute('data-painted', 'canvas');
}

const focusedId = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? undefined);

/** What the eye sees of the ink, as one number: it changes when what is painted does. */
const inkOf = (page: Page, layer: number, within = '.pinscope-map'): Promise<number> =>
  page.evaluate(
    ([index, parent]) => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>(`${parent} > canvas`)[index];
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let sum = 0;
      for (const value of data) sum = (sum * 31 + value) % 1_000_003;
      return sum;
    },
    [layer, within] as const,
  );

/** The middle of node 0's button, on the screen. */
async function boxOf(
  page: Page,
  id: string,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(`[data-id="${id}"]`).boundingBox();
  if (box === null) throw new Error(`${id} is not in the page`);
  return box;
}

test('painted with few elements; what is pointed at is lit, and a click explains it', async ({ page }) => {
  await openLarge(page);
  expect(await page.locator('.pinscope-map *').count()).toBeLessThan(200);
  // The verdict comes from the worker, once the picture is painted.
  await judged(page);
  await expect(page.getByRole('button', { name: /NUMA node 7/ })).toBeAttached();
  const before = await inkOf(page, 2);
  const chip = await boxOf(page, 'd0/vcpu:0');
  await page.mouse.move(chip.x + chip.width / 2, chip.y + chip.height / 2);
  await expect(picture(page)).toHaveClass(/has-focus/);
  expect(await inkOf(page, 2)).not.toBe(before);
  await page.mouse.click(chip.x + chip.width / 2, chip.y + chip.height / 2);
  await expect(page.getByRole('heading', { name: 'Why · vCPU 0' })).toBeVisible();
  // Laid out anew in the worker, in the other language.
  await choose(page, 'Language', /简体中文/);
  await expect(page.getByRole('button', { name: /NUMA 节点 7/ })).toBeAttached();
});

test('arrow keys reach every thread and CPU, Enter opens @one-browser', async ({ page }) => {
  await openLarge(page);
  await page.locator('[data-id="d0/vcpu:0"]').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focusedId(page)).toBe('d0/vcpu:1');
  await expect(page.locator('[data-id="d0/vcpu:1"]')).toHaveAccessibleName(/vCPU 1/);
  await expect(page.locator('[data-id="d0/vcpu:0"]')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  expect(await focusedId(page)).toBe('d0/vcpu:9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Why · vCPU 9' })).toBeVisible();
  await expect(page.locator('[data-id="d0/vcpu:9"]')).toHaveAttribute('aria-pressed', 'true');
  for (let presses = 0; presses < 12; presses++) await page.keyboard.press('ArrowRight');
  expect(await focusedId(page)).toMatch(/^pcpu:/);

  // On paper it is a picture of elements, for as long as the printing takes.
  const printed = page.locator('svg.pinscope-map [data-id="pcpu:2047"]');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(printed).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(printed).toHaveCount(0);
});

test('what a screen reader brings into sight moves the view, and never the canvas within it', async ({
  page,
}) => {
  await openLarge(page);
  const node = page.getByRole('button', { name: /NUMA node 7/ });
  await expect(node).toBeAttached();
  for (let presses = 0; presses < 6; presses++) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(node).not.toBeInViewport();
  for (const bring of ['scrollIntoView', 'focus'] as const) {
    await node.evaluate((stop, how) => {
      stop[how]();
    }, bring);
    await expect(node).toBeInViewport();
    expect(await picture(page).evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])).toEqual([
      0, 0,
    ]);
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click({ clickCount: 6 });
    await expect(node).not.toBeInViewport();
  }
});

test('zoomed in there are numbers, under another lens other colours, in the dark others again', async ({
  page,
}) => {
  await openLarge(page);
  const afar = await inkOf(page, 0);
  for (let presses = 0; presses < 4; presses++) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => inkOf(page, 0)).not.toBe(afar);
  const bySource = await inkOf(page, 1);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('load');
  await expect.poll(() => inkOf(page, 1)).not.toBe(bySource);
  const smallOf = (): Promise<number> => inkOf(page, 0, '[data-testid=minimap]');
  const small = await smallOf();
  await choose(page, 'Theme', /Dark/);
  await expect.poll(smallOf).not.toBe(small);
  await choose(page, 'Theme', /Light/);
  await expect.poll(smallOf).toBe(small);
  await page.getByRole('button', { name: 'Fit' }).click();
  await expect.poll(() => inkOf(page, 0)).toBe(afar);
  await choose(page, 'Theme', /Dark/);
  await expect.poll(() => inkOf(page, 0)).not.toBe(afar);
});
