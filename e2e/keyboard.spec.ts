import type { Page } from '@playwright/test';
import { entity, expect, openPage, picture, test, textOnShow } from './page.ts';

async function tabUntil(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  throw new Error('Tab does not get there');
}

const focusedId = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? undefined);

test('an example from the menu, by keyboard', async ({ page }) => {
  await openPage(page);
  const examples = page.getByRole('banner').getByRole('button', { name: 'Examples' });
  await tabUntil(page, () => examples.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L05b-with-emulatorpin');
  await expect(examples).toBeFocused();
});

test('into the picture, a thread, why, its line: by keyboard', async ({ page }) => {
  await openPage(page);
  // The skip link leads to the picture; it is one stop for Tab, with arrows inside it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedId(page)).toBe('d0/vcpu:0');
  await page.keyboard.press('ArrowDown');
  expect(await focusedId(page)).toBe('d0/vcpu:1');
  await expect(picture(page)).toHaveClass(/has-focus/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Why · vCPU 1' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  expect(await focusedId(page)).toMatch(/^(?:pcpu|node|socket):/);
  // Escape steps back: from the vCPU to its VM, then to nothing.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'web-1', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  expect(await focusedId(page)).toMatch(/^d0\//);

  // A line from the chain of reasons.
  await page.keyboard.press('Enter');
  const line = page
    .getByRole('complementary')
    .getByRole('button', { name: /^line \d+$/ })
    .first();
  await tabUntil(page, () => line.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-line]').first()).toBeVisible();

  // The keys dialog opens on ? and closes on Escape.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('? is a letter while typing', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'New text' }).click();
  const editor = page.getByRole('textbox', { name: /^Text of/ });
  await editor.focus();
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => textOnShow(page)).toBe('?');
});

test('the table selects what the picture shows', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table').getByRole('button', { name: 'vCPU 2' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Map' }).click();
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/selected/);
});
