/** The same page on a phone and on a projector, and with names that nobody planned for. */
import { anew, entity, expect, judged, openPage, paste, shareLink, test, textOf, hosts } from './page.ts';
import type { Page } from '@playwright/test';

/** Whether an element stands within the window from side to side, and nothing of it is cut there. */
async function isWithin(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .evaluateAll((all) =>
      all.every(
        (one) => one.getBoundingClientRect().left >= 0 && one.getBoundingClientRect().right <= innerWidth,
      ),
    );
}

function fail(): never {
  throw new Error('not there');
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the way to the selection is seen to its end, in a frame of its own', async ({ page }) => {
    await openPage(page, anew);
    await entity(page, 'pcpu:8').click();
    const crumbs = page.getByTestId('crumbs');
    await expect(crumbs.getByRole('button', { name: 'CPU 8', exact: true })).toBeVisible();
    await expect(crumbs.getByRole('button')).toHaveCount(2);
    expect(await isWithin(page, '[data-testid="crumbs"]')).toBe(true);
    expect(await isWithin(page, '[data-testid="crumbs"] [aria-current]')).toBe(true);
    await expect(crumbs).toHaveCSS('border-bottom-width', '1px');
    await expect(crumbs).toHaveCSS('border-right-width', '1px');
  });

  test('no name of a setting is broken in the table', async ({ page }) => {
    await openPage(page, '#example=memory-bound');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const badge = page.getByRole('cell').filter({ hasText: 'default' }).first().locator('> *').first();
    await expect(badge).toHaveCSS('white-space', 'nowrap');
  });
});

test.describe('on a screen of 4K', () => {
  test.use({ viewport: { width: 3840, height: 2160 } });

  test('the matrix is as large as what stands around it, and a press hits what it seems to', async ({
    page,
  }) => {
    await openPage(page, anew);
    await page.getByRole('button', { name: 'Matrix', exact: true }).click();
    const grid = page.getByRole('grid');
    await grid.focus();
    await grid.press('ArrowDown');
    await grid.press('ArrowLeft');
    const { x, y, width, height } = (await page.getByTestId('matrix-cursor').boundingBox()) ?? fail();
    // The names have about 120 px, by half larger.
    expect(width).toBeGreaterThan(160);
    await page.mouse.click(x + width / 2, y + height * 1.5);
    await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('vCPU 2');
  });

  test('a lesson beside the picture is read as the rest is', async ({ page }) => {
    await openPage(page, '#lesson=05-precedence&step=2');
    const heading = page.getByRole('heading', { name: 'No pin of its own', level: 2, exact: true });
    const side = page.getByRole('complementary').filter({ has: heading });
    await expect(heading).toBeVisible();
    expect((await side.boundingBox())?.width).toBeGreaterThan(800);
    expect((await heading.boundingBox())?.height).toBeGreaterThan(36);
  });

  test('a dialog is as large as the rest, and within the window', async ({ page }) => {
    await openPage(page, anew);
    await shareLink(page);
    const dialog = await page.getByRole('dialog').boundingBox();
    expect(dialog?.width).toBeGreaterThan(1400);
    expect((dialog?.y ?? 0) + (dialog?.height ?? Infinity)).toBeLessThan(2160);
    await page.setViewportSize({ width: 3840, height: 700 });
    const low = await page.getByRole('dialog').boundingBox();
    expect(low?.height).toBeLessThan(700);
  });

  test('a tip is as large as the rest, and within the pane', async ({ page }) => {
    await openPage(page, anew);
    await entity(page, 'pcpu:11').hover();
    const tip = page
      .getByTestId('picture')
      .getByText('CPU 11', { exact: false })
      .and(page.getByRole('presentation'));
    await expect(tip).toHaveCSS('font-size', '18px');
    const [box, pane] = [await tip.boundingBox(), await page.getByTestId('picture').boundingBox()];
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThan((pane?.x ?? 0) + (pane?.width ?? 0));
  });

  test('a small picture fills more of a pane that is higher', async ({ page }) => {
    await openPage(page, anew);
    const chip = await entity(page, 'd0/vcpu:0').first().boundingBox();
    // Of 40 px, which is three times as large.
    expect(chip?.height).toBeGreaterThan(112);
  });
});

test('a name of 500 characters leaves every part of the page its place, and is told whole by its tip', async ({
  page,
}) => {
  const name = 'x'.repeat(500);
  await openPage(page);
  await paste(page, textOf(hosts.h4), `<domain><name>${name}</name><vcpu>2</vcpu></domain>`);
  await judged(page);
  const chip = page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name }).first();
  await expect(chip).toHaveAttribute('title', name);
  const [{ x = 0, width = Infinity, height = Infinity }, pane] = [
    (await chip.boundingBox()) ?? {},
    await page.getByRole('complementary', { name: 'Details' }).boundingBox(),
  ];
  expect(x + width).toBeLessThan((pane?.x ?? 0) + (pane?.width ?? 0));
  expect(height).toBeLessThan(48);
  const said = page.getByRole('heading', { level: 1 });
  expect((await said.boundingBox())?.height).toBeLessThan(4 * 24 + 1);
  const gave = page.getByText(name, { exact: true }).last();
  expect((await gave.boundingBox())?.height).toBeLessThan(100);
});

test('of many VMs it is said how many are not offered one by one', async ({ page }) => {
  await openPage(page);
  const guests = Array.from(
    { length: 11 },
    (_, i) => `<domain><name>vm${String(i)}</name><vcpu>1</vcpu></domain>`,
  );
  await paste(page, guests.join('\n'));
  const why = page.getByRole('complementary', { name: 'Details' }).locator('section').first();
  await expect(why.getByRole('button', { name: 'vm7' })).toBeVisible();
  await expect(why.getByText('+3', { exact: true })).toBeVisible();
});

test('scroll bars and the measure of a link have colours of the theme', async ({ page }) => {
  await openPage(page, anew);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shareLink(page);
  const bars = await page.evaluate(() =>
    [...document.querySelectorAll('.cm-scroller, dialog, aside > div')].map(
      (one) => getComputedStyle(one).scrollbarColor,
    ),
  );
  expect(bars.length).toBeGreaterThan(1);
  expect(new Set(bars).size).toBe(1);
  expect(bars[0]).toMatch(/^rgb/);
});
