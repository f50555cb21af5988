/** The matrix and the table: one selection, one lens and one filter with the map; keys, hover, copying. */
import type { Locator, Page } from '@playwright/test';
import { entity, expect, hosts, openPage, paste, test, textOf } from './page.ts';

const view = (page: Page, name: 'Map' | 'Matrix' | 'Table'): Locator =>
  page.getByRole('group', { name: 'View' }).getByRole('button', { name });
const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Matrix of threads/ });
const why = (page: Page, of: string): Locator => page.getByRole('heading', { name: `Why · ${of}` });

/** The cell, row header or column header that the cursor is on: `d0/vcpu:1 pcpu:2`. */
const cursorAt = (page: Page, id: string): Locator => page.locator(`[data-cursor="${id}"]`);

async function openMatrix(page: Page): Promise<void> {
  await openPage(page);
  await view(page, 'Matrix').click();
  await expect(grid(page)).toBeVisible();
}

/** The middle of the cursor's frame on the screen. */
async function cursorPoint(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByTestId('matrix-cursor').evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  return box;
}

test('the keyboard reads the matrix: cells, headers, ends, selecting', async ({ page }) => {
  await openMatrix(page);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '8');
  await expect(grid(page)).toHaveAttribute('aria-colcount', '17');
  await grid(page).focus();
  await expect(cursorAt(page, 'd0/vcpu:0 pcpu:0')).toHaveText('vCPU 0 may not run on CPU 0 · vcpupin');
  await page.keyboard.press('ArrowRight');
  // Siblings stand side by side.
  await expect(cursorAt(page, 'd0/vcpu:0 pcpu:8')).toContainText('vCPU 0 may run on CPU 8 and nowhere else');
  const active = await grid(page).getAttribute('aria-activedescendant');
  await expect(cursorAt(page, 'd0/vcpu:0 pcpu:8')).toHaveAttribute('id', active ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(cursorAt(page, 'pcpu:8')).toHaveText('CPU 8: 2 threads may run here');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'CPU 8', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(cursorAt(page, 'd0/vcpu:0 pcpu:15')).toBeAttached();
  await page.keyboard.press('Control+End');
  await expect(cursorAt(page, 'd0/emulator pcpu:15')).toBeAttached();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(cursorAt(page, 'd0/emulator')).toContainText('8 = 1 CPU: on node 0');
  await page.keyboard.press('Enter');
  await expect(why(page, 'Emulator')).toBeVisible();
  // The line that decides is marked.
  await expect(page.locator('[data-line="8"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why(page, 'Emulator')).toHaveCount(0);
  // One stop of the tab key.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Larger cells' })).toBeFocused();
});

test('the pointer: a cell selects its thread, Ctrl adds, a header its CPU, a band its node', async ({
  page,
}) => {
  await openMatrix(page);
  await grid(page).focus();
  const cell = await cursorPoint(page);
  await page.keyboard.press('ArrowUp');
  const header = await cursorPoint(page);
  await page.mouse.click(cell.x, cell.y);
  await expect(why(page, 'vCPU 0')).toBeVisible();
  await page.keyboard.down('Control');
  await page.mouse.click(cell.x, cell.y + 26);
  await page.keyboard.up('Control');
  await view(page, 'Map').click();
  await expect(entity(page, 'd0/vcpu:0')).toHaveClass(/selected/);
  await expect(entity(page, 'd0/vcpu:1')).toHaveClass(/selected/);
  await view(page, 'Matrix').click();
  await page.mouse.click(header.x, header.y);
  await expect(page.getByRole('heading', { name: 'CPU 0', exact: true })).toBeVisible();
  const box = await grid(page).boundingBox();
  await page.mouse.click(header.x, (box?.y ?? 0) + 10);
  await expect(page.getByRole('heading', { name: 'Node 0' })).toBeVisible();
  await page.mouse.move(cell.x, cell.y);
  await expect(page.getByText('vCPU 0 may not run on CPU 0 · vcpupin').last()).toBeVisible();
});

test('what is selected in another view is brought into sight', async ({ page }) => {
  await openPage(page);
  const vcpus = 200;
  await paste(
    page,
    `<domain type='kvm'><name>big</name><memory>1</memory><vcpu>${String(vcpus)}</vcpu></domain>`,
    textOf(hosts.h3),
  );
  await view(page, 'Table').click();
  await page.getByRole('columnheader', { name: 'Thread' }).getByRole('button').click();
  await page.getByRole('table').getByRole('button', { name: 'vCPU 180' }).click();
  await view(page, 'Matrix').click();
  await expect.poll(() => grid(page).evaluate((element) => element.scrollTop)).toBeGreaterThan(1000);
  await view(page, 'Table').click();
  await expect(entity(page, 'd0/vcpu:180')).toBeInViewport();
});

test('lens and filter are the same in all views @one-browser', async ({ page }) => {
  await openMatrix(page);
  const legend = page.getByRole('group', { name: /^What the colours mean/ });
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('findings');
  await view(page, 'Table').click();
  await expect(page.getByRole('columnheader', { name: 'Findings' })).toBeVisible();
  await expect(entity(page, 'd0/vcpu:0').getByRole('cell').nth(2)).toContainText('warning');
  await legend.getByRole('button', { name: /^warning/i }).click();
  await expect(page.getByText('5 threads filtered out.')).toBeVisible();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(6);
});

test('a host without a guest: the table says what is missing, as the picture does @one-browser', async ({
  page,
}) => {
  await openPage(page, '#example=host-numactl');
  await view(page, 'Table').click();
  await expect(page.getByText('No guest yet', { exact: true })).toBeVisible();
  await expect(
    page.getByText('Paste the output of virsh dumpxml to see where its threads may run.'),
  ).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Copy as TSV' })).toHaveCount(0);
  await paste(page, "<domain type='kvm'><name>one</name><memory>1</memory><vcpu>1</vcpu></domain>");
  await expect(entity(page, 'd0/vcpu:0')).toBeVisible();
});

test('the table sorts by each column, and back @one-browser', async ({ page }) => {
  await openPage(page);
  await view(page, 'Table').click();
  const names = page.getByRole('rowheader');
  const header = page.getByRole('columnheader', { name: 'May run on CPUs' });
  await expect(header).toHaveAttribute('aria-sort', 'none');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(names).toHaveText(['vCPU 1', 'vCPU 3', 'vCPU 2', 'vCPU 0', 'Emulator']);
  await header.getByRole('button').press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(names).toHaveText(['vCPU 0', 'Emulator', 'vCPU 2', 'vCPU 1', 'vCPU 3']);
  await header.getByRole('button').click();
  await expect(names.first()).toHaveText('vCPU 0');
  await expect(entity(page, 'd0/vcpu:1').getByRole('cell').first()).toHaveAttribute(
    'title',
    '0-2 = 3 CPUs: on node 0',
  );
});

test('the table is copied as it is shown @one-browser', async ({ page, context }) => {
  // Firefox grants no clipboard to a test.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await view(page, 'Table').click();
  await page.getByRole('button', { name: 'Copy as TSV' }).click();
  await expect(page.getByText('5 rows copied.')).toBeVisible();
  const tsv = await page.evaluate(() => navigator.clipboard.readText());
  expect(tsv.split('\n')[0]).toMatch(/^Thread\tMay run on CPUs\tSetting\t/);
  expect(tsv.split('\n')[1]).toMatch(/^vCPU 0\t8\tvcpupin\t.*\(line 6\)$/);
  await page
    .getByRole('group', { name: 'Copy the table' })
    .getByRole('button', { name: 'Copy as Markdown' })
    .click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('| vCPU 0 | 8 | vcpupin |');
});

test('thousands of threads come in pages @one-browser', async ({ page }) => {
  await openPage(page);
  await paste(page, `<domain type='kvm'><name>big</name><memory>1</memory><vcpu>450</vcpu></domain>`);
  await view(page, 'Table').click();
  await expect(page.getByText('1–100 of 451 threads')).toBeVisible();
  for (let turned = 0; turned < 4; turned++)
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('401–451 of 451 threads')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeDisabled();
  await expect(page.getByRole('rowheader').last()).toHaveText('Emulator');
});
