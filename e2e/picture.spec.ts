/** What is done with the picture: lenses and their filter, several things selected, search, zoom, export. */
import { readFileSync } from 'node:fs';
import { anew, entity, expect, openPage, painted, picture, shareLink, test, write } from './page.ts';

test('a lens tells something else apart, filters, and is one for all views and links @one-browser', async ({
  page,
  browser,
  baseURL,
}) => {
  await openPage(page, '#example=emulator-collides');
  const cpu = page.locator('.signs text');
  await expect(cpu).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Load');
  await expect(page.getByRole('button', { name: '2 threads: 22 CPUs' })).toBeVisible();
  await expect(cpu.first()).toBeVisible();
  // Counted from the first node, until something is selected; and the heat stays while that is lit.
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Distance');
  await expect(page.getByTestId('lens-from')).toHaveText('from Node 0');
  await entity(page, 'd0/vcpu:0').click();
  await expect(page.getByTestId('lens-from')).toHaveText(/^from vCPU 0/);
  await expect(picture(page)).toHaveClass(/has-focus/);
  await expect(page.locator('.tints path').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Findings');
  const warned = page.getByRole('button', { name: /^warning: /i });
  await warned.click();
  await expect(warned).toHaveAttribute('aria-pressed', 'false');
  await expect(
    page.locator('.edge[data-thread="d0/vcpu:0"]').or(page.locator('.edge.filtered')).first(),
  ).toBeAttached();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByText(/filtered out/)).toBeVisible();
  await page.getByRole('button', { name: 'Map' }).click();

  const link = await shareLink(page);
  const fresh = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' });
  const other = await fresh.newPage();
  await other.goto(link);
  await painted(other);
  await expect(other.getByRole('combobox', { name: 'Colours' })).toHaveValue('findings');
  await expect(other.getByRole('button', { name: /^warning: /i })).toHaveAttribute('aria-pressed', 'false');
  await fresh.close();
});

test('several things are selected and seen together @one-browser', async ({ page }) => {
  await openPage(page);
  await entity(page, 'd0/vcpu:0').click();
  await entity(page, 'd0/vcpu:2').click({ modifiers: ['Control'] });
  await expect(entity(page, 'd0/vcpu:0')).toHaveClass(/selected/);
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/selected/);
  await entity(page, 'd0/vcpu:0').click({ modifiers: ['Control'] });
  await expect(entity(page, 'd0/vcpu:0')).not.toHaveClass(/selected/);
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/selected/);
});

test('what is searched for is selected, and brought into view', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Find in the picture' });
  await expect(field).toBeFocused();
  await write(field, 'vcpu 2');
  await expect(page.getByRole('option', { name: 'vCPU 2' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/selected/);
  await expect(page.getByRole('complementary')).toContainText('vCPU 2');
  await write(field, 'cpu 700');
  await expect(page.getByText('Nothing of this kind here.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing of this kind here.')).toBeHidden();

  const before = await entity(page, 'd0/vcpu:2').boundingBox();
  await page.getByRole('button', { name: 'Zoom to the selection' }).click();
  await expect
    .poll(async () => (await entity(page, 'd0/vcpu:2').boundingBox())?.width ?? 0)
    .toBeGreaterThan((before?.width ?? 0) * 1.2);
});

test('a set is explained where it is pointed at @one-browser', async ({ page }) => {
  await openPage(page);
  await entity(page, 'd0/vcpu:2').hover();
  await expect(page.getByRole('presentation').filter({ hasText: '4-5 = 2 CPUs' })).toBeVisible();
});

test('the picture can be taken away, and opens again @one-browser', async ({ page }) => {
  // Over WebDriver BiDi Firefox tells of no download from a blob.
  await openPage(page, '#example=emulator-collides');
  const save = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('group', { name: 'Export' }).getByRole('button', { name, exact: true }).click(),
    ]);
    return download.path();
  };
  const svg = readFileSync(await save('SVG'), 'utf8');
  expect(svg).toContain('<svg xmlns=');
  expect(svg).not.toContain('pinscope-link');
  // Nothing is fetched by it, wherever it is opened.
  expect(svg).not.toMatch(/<script|<image|@import|url\((?!#)|(?:href|src)=["'](?!#)/);
  const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/m.exec(svg) ?? [];
  for (const scale of [1, 2, 4]) {
    const png = readFileSync(await save(`PNG ${String(scale)}×`));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(size).toEqual([width, height].map((px) => Math.ceil(Number(px) * scale)));
  }
  expect(readFileSync(await save('Text table'), 'utf8')).toContain('emulatorpin');
  const report: unknown = JSON.parse(readFileSync(await save('JSON'), 'utf8'));
  expect(report).toHaveProperty('domains');

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^SVG that opens here again/ }).click(),
  ]);
  const kept = await download.path();
  await openPage(page, '#example=plain');
  await page.getByTestId('file-picker').setInputFiles(kept);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('24 CPUs');
  await expect(entity(page, 'd0/emulator')).toBeVisible();

  // Beside another file it is opened too, and adds to it.
  await page.goto('about:blank');
  await openPage(page, anew);
  const other = "<domain type='kvm'><name>other</name><vcpu cpuset='2'>1</vcpu></domain>";
  await page.getByTestId('file-picker').setInputFiles([
    { name: 'other.xml', mimeType: 'text/xml', buffer: Buffer.from(other) },
    { name: 'picture.svg', mimeType: 'image/svg+xml', buffer: readFileSync(kept) },
  ]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('24 CPUs');
  await expect(entity(page, 'd0/vcpu:0')).toBeVisible();
  await expect(entity(page, 'd1/emulator')).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
});

test('each view is printed on one sheet across, with its legend and the findings @one-browser', async ({
  page,
}) => {
  await openPage(page, '#example=emulator-collides');
  await expect(page.getByText('The emulator shares CPU 16 with vCPU 1').first()).toBeVisible();
  for (const view of ['Map', 'Matrix', 'Table']) {
    await page.getByRole('banner').getByRole('button', { name: view, exact: true }).click();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g), view).toHaveLength(1);
    const [, width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number);
    expect(width, view).toBeGreaterThan(height);
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('banner')).toBeHidden();
  for (const text of ['Pinning source', 'The emulator shares CPU 16 with vCPU 1'])
    await expect(page.getByText(text).locator('visible=true').first()).toBeVisible();
  // Whatever the screen's theme: ink on paper.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
});
